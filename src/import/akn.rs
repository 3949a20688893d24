//! Reads Akoma Ntoso 3.0: numbers, headings and words in the order of the text.
//!
//! What travaux wrote itself comes back as the text that it was, page furniture apart ([`crate::akn`]). The `eId`s of the
//! document go along as labels of the places where its clauses begin.

use roxmltree::Node;

use super::flow::Flow;
use super::report::{Fate, Report, What};
use super::xml::{self, attribute, elements};
use super::{Imported, Options, Tracked};
use crate::akn::{Before, Gap, alpha2, is_holder, runs_on};
use crate::language::Language;
use crate::say;
use crate::source::Label;

/// Bytes at the start of a document in which its first element stands.
const START: usize = 4096;

/// Elements that hold no words of the document.
const SKIPPED: &[&str] = &["meta", "componentRef", "documentRef", "img", "quotedStructureRef"];

/// Elements that hold words.
const BLOCKS: &[&str] = &[
    "num",
    "heading",
    "subheading",
    "crossHeading",
    "p",
    "block",
    "listIntroduction",
    "listWrapUp",
    "from",
    "caption",
    "docTitle",
    "tocItem",
];

/// Whether these bytes begin as a document of Akoma Ntoso does.
pub(super) fn is_akn(bytes: &[u8]) -> bool {
    let start = xml::decode(&bytes[..bytes.len().min(START)]);
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    let is_tag = |at: usize| {
        let (before, after) = (&start[..at], &start[at + "akomaNtoso".len()..]);
        let prefix = before.rfind('<').map(|open| &before[open + 1..]);
        let is_name = |prefix: &str| {
            prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
        };
        prefix.is_some_and(|prefix| prefix.is_empty() || prefix.ends_with(':') && is_name(prefix))
            && after.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
    };
    start.starts_with('<') && start.match_indices("akomaNtoso").any(|(at, _)| is_tag(at))
}

/// Reads a document.
///
/// # Errors
///
/// Where it is not well-formed or too large, or holds changes and nobody said what to do with them.
pub(super) fn read(text: &str, options: Options) -> Result<Imported, String> {
    let document = xml::parse("akomaNtoso", text)?;
    let root = document.root_element();
    if root.tag_name().name() != "akomaNtoso" {
        return Err(say!("import-no-text"));
    }
    let n_changes = root
        .descendants()
        .filter(|node| {
            matches!(node.tag_name().name(), "ins" | "del") && is_akn_element(*node, root)
        })
        .count();
    let tracked = match options.tracked {
        None if n_changes > 0 => return Err(say!("tracked-not-said", n = n_changes)),
        tracked => tracked.unwrap_or(Tracked::Accept),
    };
    let language = root
        .descendants()
        .find(|node| node.tag_name().name() == "FRBRlanguage")
        .and_then(|node| alpha2(attribute(node, "language")?))
        .and_then(Language::by_code);
    let has_articles = root.descendants().any(|node| node.tag_name().name() == "article");
    let mut reader = Reader {
        language,
        has_articles,
        flow: Flow::default(),
        report: Report::default(),
        paragraph: String::new(),
        before: Before::Other,
        n_notes: 0,
        tracked,
        n_letters: 0,
        labels: Vec::new(),
    };
    reader.walk(root, 0);
    reader.end();
    let text = reader.flow.into_text();
    let labels = placed(reader.labels, &text);
    Ok(Imported { text, report: reader.report, labels })
}

/// Whether an element is of the vocabulary of the document, not of one that is embedded in its data.
fn is_akn_element(node: Node<'_, '_>, root: Node<'_, '_>) -> bool {
    node.tag_name().namespace() == root.tag_name().namespace()
}

/// Labels whose place counts letters, with the bytes of the text at which they stand.
fn placed(mut labels: Vec<Label>, text: &str) -> Vec<Label> {
    let mut letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut n_passed = 0;
    let mut here = letters.next();
    labels.retain_mut(|label| {
        while n_passed < label.at && here.is_some() {
            here = letters.next();
            n_passed += 1;
        }
        label.at = here.map_or(0, |(at, _)| at as u32);
        here.is_some()
    });
    labels
}

struct Reader {
    language: Option<&'static Language>,
    /// Whether the document has articles; where it has none, its sections stand for them.
    has_articles: bool,
    flow: Flow,
    report: Report,
    paragraph: String,
    before: Before,
    n_notes: u32,
    tracked: Tracked,
    /// Characters other than white space in the paragraphs so far.
    n_letters: u32,
    /// Names of clauses; their place counts letters.
    labels: Vec<Label>,
}

impl Reader {
    fn walk(&mut self, node: Node<'_, '_>, depth: usize) {
        for child in node.children() {
            if child.is_text() {
                let words = child.text().unwrap_or_default();
                if !words.trim().is_empty() {
                    self.add("p", None, words.trim(), Before::Other);
                }
                continue;
            }
            let name = child.tag_name().name();
            match name {
                _ if !child.is_element() => {}
                "toc" => self.report.add(Fate::Dropped, What::Contents, ""),
                "img" => {
                    let words = attribute(child, "alt").unwrap_or_default();
                    self.report.add(Fate::Dropped, What::Images, words);
                }
                "authorialNote" => self.note(child),
                "ins" | "del" => {
                    let mut words = String::new();
                    self.change(child, name == "ins", &mut words, 0);
                    self.add("p", None, words.trim(), Before::Other);
                }
                _ if SKIPPED.contains(&name) => {}
                _ if BLOCKS.contains(&name) || depth > xml::DEPTH => self.block(child, node),
                _ => self.holder(child, depth + 1),
            }
        }
    }

    /// Takes an element that holds others, with the name that it has. One without words has no place.
    fn holder(&mut self, node: Node<'_, '_>, depth: usize) {
        let (at, n_labels) = (self.n_letters, self.labels.len());
        let element = node.tag_name().name();
        if let Some(id) = attribute(node, "eId").filter(|_| is_holder(element)) {
            self.labels.push(Label { at, element: element.into(), id: id.into() });
        }
        self.walk(node, depth);
        if self.n_letters == at {
            self.labels.truncate(n_labels);
        }
    }

    /// Takes an element that holds words.
    fn block(&mut self, node: Node<'_, '_>, parent: Node<'_, '_>) {
        let mut words = String::new();
        self.inline(node, &mut words, 0);
        let (name, holder) = (node.tag_name().name(), parent.tag_name().name());
        let mut after = Before::Other;
        if name == "num" {
            words = self.labelled(words, holder);
            after = Before::Number { runs_on: runs_on(holder) };
        }
        let gap = attribute(node, "class").and_then(Gap::from_class);
        self.add(name, gap, words.trim_matches(' '), after);
    }

    fn add(&mut self, name: &str, gap: Option<Gap>, words: &str, after: Before) {
        if words.is_empty() {
            return;
        }
        match gap.unwrap_or_else(|| Gap::usual(self.before, name)) {
            Gap::Joined => {}
            Gap::SameLine => self.paragraph.push(' '),
            Gap::NextLine => self.paragraph.push('\n'),
            Gap::Apart => self.end(),
        }
        self.paragraph.push_str(words);
        self.n_letters += words.chars().filter(|c| !c.is_whitespace()).count() as u32;
        self.before = after;
    }

    /// The words of an element, its notes apart.
    fn inline(&mut self, node: Node<'_, '_>, out: &mut String, depth: usize) {
        for child in node.children() {
            if child.is_text() {
                push_words(child.text().unwrap_or_default(), out);
                continue;
            }
            match child.tag_name().name() {
                _ if !child.is_element() => {}
                "eol" | "br" => out.push('\n'),
                "authorialNote" => self.note(child),
                "noteRef" => self.report.add(Fate::Dropped, What::NoteMarks, ""),
                "img" => self.report.add(Fate::Dropped, What::Images, ""),
                name @ ("ins" | "del") if depth <= xml::DEPTH => {
                    self.change(child, name == "ins", out, depth);
                }
                _ if depth > xml::DEPTH => {
                    for text in child.descendants().filter(Node::is_text) {
                        push_words(text.text().unwrap_or_default(), out);
                    }
                }
                name => {
                    // A block within words, such as a text that is quoted.
                    let is_block = BLOCKS.contains(&name)
                        || elements(child)
                            .next()
                            .is_some_and(|inner| BLOCKS.contains(&inner.tag_name().name()));
                    if is_block && !out.is_empty() && !out.ends_with(['\n', ' ']) {
                        out.push(' ');
                    }
                    self.inline(child, out, depth + 1);
                }
            }
        }
    }

    /// Takes words that were inserted or deleted.
    fn change(&mut self, node: Node<'_, '_>, is_insertion: bool, out: &mut String, depth: usize) {
        let what = if is_insertion { What::Insertions } else { What::Deletions };
        let (open, close) = match (self.tracked, is_insertion) {
            (Tracked::Markup, true) => ("{++", "++}"),
            (Tracked::Markup, false) => ("{--", "--}"),
            (Tracked::Accept, true) | (Tracked::Reject, false) => ("", ""),
            (Tracked::Accept, false) | (Tracked::Reject, true) => {
                let words: String = node.descendants().filter_map(|node| node.text()).collect();
                self.report.add(Fate::Dropped, what, &words);
                return;
            }
        };
        out.push_str(open);
        self.inline(node, out, depth + 1);
        out.push_str(close);
    }

    fn note(&mut self, node: Node<'_, '_>) {
        self.n_notes += 1;
        let mut words = String::new();
        for text in node.descendants().filter(Node::is_text) {
            push_words(text.text().unwrap_or_default(), &mut words);
        }
        let marker =
            attribute(node, "marker").map_or_else(|| self.n_notes.to_string(), str::to_owned);
        let words = words.trim();
        // Some print the mark in the note too.
        let is_marked = words
            .strip_prefix(marker.as_str())
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()));
        let words = if is_marked { words[marker.len()..].trim_start() } else { words };
        self.report.add(Fate::Kept, What::Notes, words);
        self.flow.note(&marker, words);
    }

    /// A number with the word before it, where the document leaves that out.
    fn labelled(&self, number: String, holder: &str) -> String {
        let at = match holder {
            "article" => 0,
            "section" if !self.has_articles => 1,
            _ => return number,
        };
        let form = self.language.and_then(|language| language.article_forms[at].as_deref());
        let is_bare = number.trim().starts_with(char::is_numeric);
        match form.filter(|_| is_bare) {
            Some(form) => form.replace('#', number.trim().trim_end_matches('.')),
            None => number,
        }
    }

    fn end(&mut self) {
        self.flow.paragraph(&std::mem::take(&mut self.paragraph));
    }
}

/// Adds words, their white space as one space.
fn push_words(text: &str, out: &mut String) {
    for (n, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
        if n > 0 && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        out.push_str(word);
    }
}
