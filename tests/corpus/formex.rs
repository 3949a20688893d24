//! A regulation of the European Union, made into plain text from its Formex XML.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use travaux::draft::{ClauseKind, Draft};

use crate::folder::{Corpus, count, draft};
use crate::laws::lossless;

#[test]
fn every_article_paragraph_and_point_is_found() {
    let Some(corpus) = Corpus::open() else { return };
    let xml = corpus.text("gdpr/en.original.xml");
    let document = Document::parse(&xml).unwrap();
    let draft = draft("gdpr", Writer::text(document.root_element()));
    lossless(&draft).unwrap();
    let n_paragraphs = draft.clauses.iter().filter(|clause| is_numbered_paragraph(clause)).count();
    let n_points = count(&draft, ClauseKind::Point) + count(&draft, ClauseKind::Subpoint);
    let found = (
        count(&draft, ClauseKind::Article),
        n_paragraphs,
        n_points,
        count(&draft, ClauseKind::Recital),
    );
    println!("formex: articles, paragraphs, points, recitals: {found:?}");
    assert_eq!(found, (99, 372, 389, 173));
    assert_eq!(in_draft(&draft), in_xml(&document));
}

/// A regulation as a draft.
pub(crate) fn regulation(corpus: &Corpus, name: &str) -> Draft {
    let xml = corpus.text(name);
    draft(name, Writer::text(Document::parse(&xml).unwrap().root_element()))
}

fn is_numbered_paragraph(clause: &travaux::draft::Clause) -> bool {
    clause.kind == ClauseKind::Paragraph && clause.number.is_some()
}

/// Paragraphs and points of each article, as the draft has them.
fn in_draft(draft: &Draft) -> BTreeMap<String, (usize, usize)> {
    let is_point = |kind| matches!(kind, ClauseKind::Point | ClauseKind::Subpoint);
    let articles = draft.iter().filter(|(_, clause)| clause.kind == ClauseKind::Article);
    let counted = articles.map(|(idx, article)| {
        let n_paragraphs = draft.subtree(idx).filter(|(_, c)| is_numbered_paragraph(c)).count();
        let n_points = draft.subtree(idx).filter(|(_, c)| is_point(c.kind)).count();
        (article.id.to_string(), (n_paragraphs, n_points))
    });
    counted.collect()
}

/// Paragraphs and points of each article, as the XML has them.
fn in_xml(document: &Document<'_>) -> BTreeMap<String, (usize, usize)> {
    let n = |article: Node<'_, '_>, name: &str| {
        article.descendants().filter(|node| node.has_tag_name(name)).count()
    };
    let articles = document.descendants().filter(|node| node.has_tag_name("ARTICLE"));
    let counted = articles.map(|article| {
        let number = article.attribute("IDENTIFIER").unwrap().trim_start_matches('0');
        (format!("art_{number}"), (n(article, "PARAG"), n(article, "ITEM")))
    });
    counted.collect()
}

/// Writes Formex XML as plain text, one paragraph a line.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
}

impl Writer {
    fn text(root: Node<'_, '_>) -> String {
        let mut writer = Self::default();
        writer.walk(root);
        writer.lines.join("\n\n")
    }

    fn walk(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
        let holds = |names: &[&str]| has_descendant(node, names);
        match name {
            "BIB.INSTANCE" | "NOTE" => {}
            "NP" => self.numbered(node),
            "ITEM" if child(node, "NP").is_none() => self.lines.push(format!("— {}", flat(node))),
            "P" | "TXT" | "TI.ART" | "STI.ART" | "PREAMBLE.INIT" | "VISA" | "PREAMBLE.FINAL"
            | "GR.CONSID.INIT"
                if !holds(&["LIST", "NP"]) =>
            {
                self.lines.push(flat(node));
            }
            "ALINEA" if child(node, "P").is_none() && !holds(&["LIST", "NP"]) => {
                self.lines.push(flat(node));
            }
            "PARAG" => self.paragraph(node),
            "TITLE" => {
                let lines = node.descendants().filter(|node| node.has_tag_name("P"));
                self.lines.extend(lines.map(flat));
            }
            _ => node.children().filter(Node::is_element).for_each(|child| self.walk(child)),
        }
    }

    /// A number and its text; a dash where there is no number.
    fn numbered(&mut self, node: Node<'_, '_>) {
        let number = child(node, "NO.P").and_then(|number| number.text()).unwrap_or("—");
        let text = child(node, "TXT").map(flat).unwrap_or_default();
        self.lines.push(format!("{number} {text}"));
        for more in node.children().filter(|child| child.has_tag_name("P")) {
            self.walk(more);
        }
    }

    /// A paragraph, whose number goes before its first line.
    fn paragraph(&mut self, node: Node<'_, '_>) {
        let first = self.lines.len();
        let number = child(node, "NO.PARAG").map(flat).unwrap_or_default();
        let rest = node.children().filter(Node::is_element);
        for child in rest.filter(|child| !child.has_tag_name("NO.PARAG")) {
            self.walk(child);
        }
        let line = &mut self.lines[first];
        *line = format!("{number} {line}");
    }
}

fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn has_descendant(node: Node<'_, '_>, names: &[&str]) -> bool {
    node.descendants().skip(1).any(|inner| names.iter().any(|&name| inner.has_tag_name(name)))
}

/// The text of an element on one line, without its notes.
fn flat(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(node: Node<'_, '_>, text: &mut String) {
    match node.tag_name().name() {
        "NOTE" => return,
        "QUOT.START" => text.push('‘'),
        "QUOT.END" => text.push('’'),
        _ => {}
    }
    for child in node.children() {
        match child.text().filter(|_| child.is_text()) {
            Some(words) => text.push_str(words),
            None => gather(child, text),
        }
    }
}
