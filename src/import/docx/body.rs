//! Walks through paragraphs and tables.

use std::mem;

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::flow::Flow;
use super::super::report::{Fate, Report, What};
use super::super::xml::{DEPTH, attribute, child, elements};
use super::inline::{Line, Style};
use super::numbering::Numbering;
use super::revision::{Change, View};
use super::styles::{NumberRef, Styles};
use crate::say;

/// What holds for the whole document.
pub(super) struct Setting<'a, 'i> {
    pub(super) styles: &'a Styles,
    pub(super) view: View,
    pub(super) footnotes: FxHashMap<&'a str, Node<'a, 'i>>,
    pub(super) endnotes: FxHashMap<&'a str, Node<'a, 'i>>,
    /// Whether bold words may be insertions: only in a text that strikes others out.
    pub(super) marks_bold: bool,
}

/// The text of a document.
///
/// # Errors
///
/// Where its elements are nested too deeply.
pub(super) fn text_of<'a, 'i>(
    root: Node<'a, 'i>,
    setting: &mut Setting<'a, 'i>,
    numbering: Numbering,
    report: &mut Report,
) -> Result<String, String> {
    let mut reader = Reader {
        setting,
        numbering,
        report,
        flow: Flow::default(),
        line: Line::default(),
        n_notes: [0; 2],
    };
    if let Some(body) = child(root, "body") {
        reader.blocks(body, 0)?;
        reader.flush("");
    }
    Ok(reader.flow.into_text())
}

pub(super) struct Reader<'r, 'a, 'i> {
    pub(super) setting: &'r Setting<'a, 'i>,
    numbering: Numbering,
    pub(super) report: &'r mut Report,
    flow: Flow,
    /// The paragraph that is being read; also what is left of one whose mark is gone.
    pub(super) line: Line<'a, 'i>,
    /// How many footnotes and endnotes there were.
    n_notes: [u32; 2],
}

impl<'a, 'i> Reader<'_, 'a, 'i> {
    fn blocks(&mut self, parent: Node<'a, 'i>, depth: usize) -> Result<(), String> {
        check_depth(depth)?;
        for node in elements(parent) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth)?,
                "tbl" => self.table(node, depth)?,
                "sdt" if is_contents(node) => self.contents(node),
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" | "del"
                | "moveFrom" | "Choice" | "body" | "txbxContent"
                    if !self.setting.view.removes(Change::around(node)) =>
                {
                    self.blocks(node, depth + 1)?;
                }
                "AlternateContent" => {
                    if let Some(choice) = elements(node).next() {
                        self.blocks(choice, depth + 1)?;
                    }
                }
                "altChunk" | "subDoc" => self.report.add(Fate::Doubtful, What::Embedded, ""),
                _ => {}
            }
        }
        Ok(())
    }

    fn contents(&mut self, node: Node<'a, 'i>) {
        self.report.add(Fate::Dropped, What::Contents, &super::root_text(node));
    }

    fn table(&mut self, table: Node<'a, 'i>, depth: usize) -> Result<(), String> {
        check_depth(depth)?;
        // No paragraph goes on behind a table, also where the table itself is gone.
        self.flush("");
        for row in table_parts(table, "tr", depth)? {
            if self.is_gone(row, "trPr") {
                continue;
            }
            for cell in table_parts(row, "tc", depth)? {
                if !self.is_gone(cell, "tcPr") {
                    self.blocks(cell, depth + 1)?;
                    self.flush("");
                }
            }
            self.report.add(Fate::Kept, What::TableRows, "");
        }
        Ok(())
    }

    /// Whether a tracked change takes a row or cell away.
    fn is_gone(&self, node: Node<'a, 'i>, properties: &str) -> bool {
        self.setting.view.removes(Change::within(child(node, properties)))
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, depth: usize) -> Result<(), String> {
        let view = self.setting.view;
        let properties = view.properties(node);
        let value = |name: &str| {
            properties.and_then(|node| child(node, name)).and_then(|node| attribute(node, "val"))
        };
        let style = value("pStyle");
        if self.setting.styles.is_contents(style) {
            self.contents(node);
            return Ok(());
        }
        self.inline(node, self.setting.styles.paragraph_look(style), Style::Plain, depth)?;
        // The mark at the end of a paragraph may itself be inserted or deleted: then the next paragraph goes on here.
        let mark = child(node, "pPr").and_then(|properties| child(properties, "rPr"));
        if !view.removes(Change::within(mark)) {
            let direct = match properties {
                Some(properties) if !view.drops_number(properties) => NumberRef::of(properties),
                _ => NumberRef::default(),
            };
            let label = self.numbering.label(direct, style, self.setting.styles, self.report);
            self.flush(&label);
        }
        let boxes = mem::take(&mut self.line.boxes);
        for text_box in boxes {
            let outer = mem::take(&mut self.line);
            self.blocks(text_box, depth + 1)?;
            self.flush("");
            self.line = outer;
        }
        Ok(())
    }

    /// Ends a paragraph.
    fn flush(&mut self, label: &str) {
        let text = self.line.take_text(self.setting.marks_bold, self.report);
        let text = match (label.trim(), text.trim_start()) {
            ("", text) => text.to_owned(),
            (label, text) => format!("{label} {text}"),
        };
        self.flow.paragraph(&text);
        for (is_endnote, note) in mem::take(&mut self.line.notes) {
            self.note(is_endnote, note);
        }
    }

    fn note(&mut self, is_endnote: bool, node: Node<'a, 'i>) {
        let count = &mut self.n_notes[usize::from(is_endnote)];
        *count += 1;
        let mark = if is_endnote { format!("[n{count}]") } else { count.to_string() };
        let outer = mem::take(&mut self.flow);
        let line = mem::take(&mut self.line);
        // A note that cannot be read is a note that is nested too deeply.
        let is_read = self.blocks(node, DEPTH / 2).is_ok();
        self.flush("");
        let note = mem::replace(&mut self.flow, outer);
        self.line = line;
        let text = note.paragraphs().join(" ");
        self.report.add(if is_read { Fate::Kept } else { Fate::Doubtful }, What::Notes, &text);
        self.flow.note(&mark, &text);
    }
}

/// The rows of a table or the cells of a row, through the elements that may stand around them.
fn table_parts<'a, 'i>(
    parent: Node<'a, 'i>,
    name: &str,
    depth: usize,
) -> Result<Vec<Node<'a, 'i>>, String> {
    check_depth(depth)?;
    let mut found = Vec::new();
    for node in elements(parent) {
        match node.tag_name().name() {
            tag if tag == name => found.push(node),
            "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "del" => {
                found.extend(table_parts(node, name, depth + 1)?);
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Whether a content control holds a table of contents.
fn is_contents(control: Node) -> bool {
    let gallery = child(control, "sdtPr")
        .and_then(|properties| child(properties, "docPartObj"))
        .and_then(|part| child(part, "docPartGallery"));
    gallery.and_then(|gallery| attribute(gallery, "val")) == Some("Table of Contents")
}

pub(super) fn check_depth(depth: usize) -> Result<(), String> {
    if depth > DEPTH { Err(say!("xml-too-deep", most = DEPTH)) } else { Ok(()) }
}
