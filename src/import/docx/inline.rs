//! Walks through the runs of a paragraph.

use roxmltree::Node;

use super::super::report::{Fate, Report, What};
use super::super::xml::{attribute, child, elements};
use super::body::{Reader, check_depth};
use super::revision::Change;
use super::styles::Look;

/// How a stretch of a paragraph is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Inserted,
    Deleted,
    Struck,
    Bold,
}

impl Style {
    /// The marks around such a stretch; CriticMarkup and Markdown.
    fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("", ""),
            Self::Inserted => ("{++", "++}"),
            Self::Deleted => ("{--", "--}"),
            Self::Struck => ("~~", "~~"),
            Self::Bold => ("**", "**"),
        }
    }
}

/// Adds the lines of a stretch, each with its marks: a pair of marks stands within a line.
fn mark_lines(text: &str, (open, close): (&str, &str), out: &mut String) {
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            out.push_str(line);
            continue;
        }
        let at = line.len() - line.trim_start().len();
        out.extend([&line[..at], open, words, close, &line[at + words.len()..]]);
    }
}

/// What the signs of the usual fonts look like that people put into texts: bullets, dashes, boxes.
fn usual_sign(font: &str, c: char) -> Option<char> {
    let signs: &[(u32, char)] = match font {
        "Symbol" => &[
            (0x2D, '\u{2212}'),
            (0xA2, '′'),
            (0xA3, '≤'),
            (0xB0, '°'),
            (0xB1, '±'),
            (0xB2, '″'),
            (0xB3, '≥'),
            (0xB4, '×'),
            (0xB7, '•'),
            (0xBC, '…'),
            (0xBE, '—'),
            (0xD7, '⋅'),
        ],
        "Wingdings" => &[
            (0x6C, '●'),
            (0x6E, '■'),
            (0x6F, '□'),
            (0x76, '❖'),
            (0x9F, '•'),
            (0xA7, '▪'),
            (0xA8, '◻'),
            (0xD8, '➢'),
            (0xE0, '→'),
            (0xFC, '✓'),
            (0xFE, '☑'),
        ],
        _ => return None,
    };
    // Such characters are kept from U+F000 on.
    let code = u32::from(c).checked_sub(0xF000)?;
    signs.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Line<'a, 'i> {
    stretches: Vec<(Style, String)>,
    /// For each field that is open, whether its result has begun.
    fields: Vec<bool>,
    /// Notes that the paragraph leads to; whether it is an endnote.
    pub(super) notes: Vec<(bool, Node<'a, 'i>)>,
    /// Text boxes that hang on the paragraph.
    pub(super) boxes: Vec<Node<'a, 'i>>,
}

impl Line<'_, '_> {
    fn push(&mut self, style: Style, text: &str) {
        match self.stretches.last_mut() {
            Some((last, stretch)) if *last == style => stretch.push_str(text),
            _ => self.stretches.push((style, text.to_owned())),
        }
    }

    /// The text so far with its marks; nothing is left.
    pub(super) fn take_text(&mut self, marks_bold: bool, report: &mut Report) -> String {
        let stretches = std::mem::take(&mut self.stretches);
        let has_words = |(_, text): &&(Style, String)| !text.trim().is_empty();
        // Bold words are insertions only among others: a bold paragraph is a heading.
        let marks_bold = marks_bold
            && stretches.iter().filter(has_words).any(|(style, _)| *style != Style::Bold);
        let mut out = String::new();
        for (style, text) in stretches {
            let what = match style {
                Style::Inserted => Some(What::Insertions),
                Style::Deleted => Some(What::Deletions),
                Style::Struck => Some(What::Struck),
                Style::Plain | Style::Bold => None,
            };
            let words = text.trim();
            if words.is_empty() || style == Style::Plain || style == Style::Bold && !marks_bold {
                out.push_str(&text);
                continue;
            }
            if let Some(what) = what {
                report.add(Fate::Kept, what, words);
            }
            mark_lines(&text, style.marks(), &mut out);
        }
        out
    }

    /// Whether what comes is the code of a field, not its result.
    fn in_code(&self) -> bool {
        self.fields.iter().any(|has_result| !has_result)
    }
}

impl<'a, 'i> Reader<'_, 'a, 'i> {
    /// Reads what stands in a paragraph, or in an element of it.
    pub(super) fn inline(
        &mut self,
        parent: Node<'a, 'i>,
        look: Look,
        style: Style,
        depth: usize,
    ) -> Result<(), String> {
        check_depth(depth)?;
        for node in elements(parent) {
            let name = node.tag_name().name();
            let change = Change::around(node);
            if self.setting.view.removes(change) {
                continue;
            }
            match name {
                "r" => self.run(node, look, style, depth)?,
                "t" => self.line.push(style, node.text().unwrap_or_default()),
                "AlternateContent" => {
                    if let Some(choice) = elements(node).next() {
                        self.inline(choice, look, style, depth + 1)?;
                    }
                }
                // Properties, and marks without words of their own.
                _ if name.ends_with("Pr") || name.ends_with("Start") || name.ends_with("End") => {}
                _ => {
                    self.inline(node, look, self.style_of(change, style), depth + 1)?;
                }
            }
        }
        Ok(())
    }

    /// How words within a change are shown.
    fn style_of(&self, change: Option<Change>, style: Style) -> Style {
        match change {
            Some(Change::Insertion) if self.setting.view.shows_both() => Style::Inserted,
            Some(Change::Deletion) if self.setting.view.shows_both() => Style::Deleted,
            _ => style,
        }
    }

    fn run(
        &mut self,
        run: Node<'a, 'i>,
        paragraph: Look,
        style: Style,
        depth: usize,
    ) -> Result<(), String> {
        let properties = child(run, "rPr");
        let named =
            properties.and_then(|node| child(node, "rStyle")).and_then(|n| attribute(n, "val"));
        let look = Look::of(properties).or(self.setting.styles.character_look(named)).or(paragraph);
        if look.hidden == Some(true) {
            let hidden = super::root_text(run);
            if !hidden.is_empty() {
                self.report.add(Fate::Doubtful, What::HiddenText, &hidden);
            }
            return Ok(());
        }
        let style = match style {
            Style::Plain if look.struck == Some(true) => Style::Struck,
            Style::Plain if look.bold == Some(true) => Style::Bold,
            style => style,
        };
        self.run_content(run, look, style, depth)
    }

    fn run_content(
        &mut self,
        run: Node<'a, 'i>,
        look: Look,
        style: Style,
        depth: usize,
    ) -> Result<(), String> {
        check_depth(depth)?;
        for node in elements(run) {
            let change = Change::around(node);
            match node.tag_name().name() {
                // In a formula the change stands within the run.
                _ if self.setting.view.removes(change) => {}
                _ if change.is_some() => {
                    self.run_content(node, look, self.style_of(change, style), depth + 1)?;
                }
                "fldChar" => self.field(node),
                _ if self.line.in_code() => {}
                "t" | "delText" => self.line.push(style, node.text().unwrap_or_default()),
                "tab" | "ptab" => self.line.push(style, "\t"),
                "br" | "cr" => self.line.push(style, "\n"),
                "noBreakHyphen" => self.line.push(style, "\u{2011}"),
                "sym" => self.symbol(node, style),
                "footnoteReference" => self.reference(node, false),
                "endnoteReference" => self.reference(node, true),
                "ruby" => {
                    if let Some(base) = child(node, "rubyBase") {
                        self.inline(base, look, style, depth + 1)?;
                    }
                }
                "drawing" | "pict" | "object" => self.drawing(node),
                "AlternateContent" => {
                    if let Some(choice) = elements(node).next() {
                        self.run_content(choice, look, style, depth + 1)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn field(&mut self, node: Node) {
        let fields = &mut self.line.fields;
        match attribute(node, "fldCharType") {
            Some("begin") => fields.push(false),
            Some("separate") => {
                if let Some(has_result) = fields.last_mut() {
                    *has_result = true;
                }
            }
            Some("end") => {
                fields.pop();
            }
            _ => {}
        }
    }

    fn symbol(&mut self, node: Node, style: Style) {
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let font = attribute(node, "font").unwrap_or_default();
        let c = code.and_then(char::from_u32).map(|c| usual_sign(font, c).unwrap_or(c));
        match c {
            // What such a character looks like only its font knows.
            Some('\u{E000}'..='\u{F8FF}') | None => {
                self.report.add(Fate::Doubtful, What::Symbols, font);
                self.line.push(style, "\u{FFFD}");
            }
            Some(c) => self.line.push(style, c.encode_utf8(&mut [0; 4])),
        }
    }

    fn reference(&mut self, node: Node<'a, 'i>, is_endnote: bool) {
        let notes = if is_endnote { &self.setting.endnotes } else { &self.setting.footnotes };
        let note = attribute(node, "id").and_then(|id| notes.get(id));
        self.line.notes.extend(note.map(|note| (is_endnote, *note)));
    }

    fn drawing(&mut self, node: Node<'a, 'i>) {
        let mut boxes: Vec<_> =
            node.descendants().filter(|node| node.tag_name().name() == "txbxContent").collect();
        // One within another is read with it.
        boxes.retain(|inner| {
            inner
                .ancestors()
                .skip(1)
                .take_while(|n| *n != node)
                .all(|n| n.tag_name().name() != "txbxContent")
        });
        if boxes.is_empty() {
            self.report.add(Fate::Dropped, What::Images, "");
        }
        for text_box in boxes {
            self.report.add(Fate::Kept, What::TextBoxes, &super::root_text(text_box));
            self.line.boxes.push(text_box);
        }
    }
}
