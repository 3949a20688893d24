//! Reads web pages. Nothing in them is run or fetched.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::flow::Flow;
use super::report::{Fate, Report, What};
use super::{Imported, Options, Tracked};
use crate::say;

/// Elements that hold no text of the document.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select",
    "button", "form",
];

/// Elements that lead elsewhere. Heads and feet may belong to the document, and stay.
const AROUND: &[&str] = &["nav", "menu"];

/// Elements within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "ruby", "rb",
];

/// Whether these bytes begin as a web page does.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    // Comments and an XML declaration may come first.
    while let Some(end) = ["<!--", "<?"].iter().find_map(|open| {
        rest.starts_with(open)
            .then(|| rest.find(if *open == "<?" { "?>" } else { "-->" }))
            .flatten()
    }) {
        rest = rest[end..].trim_start_matches(['-', '?']).trim_start_matches('>').trim_start();
    }
    let starts =
        |tag: &str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts("<!doctype html") || starts("<html")
}

/// Reads a page.
///
/// # Errors
///
/// Where the page holds tracked changes and nobody said what to do with them.
pub(super) fn read(text: &str, options: Options) -> Result<Imported, String> {
    let page = Html::parse_document(text);
    let has_main = page.tree.nodes().any(|node| name(node.value()) == Some("main"));
    let n_changes =
        page.tree.nodes().filter(|node| matches!(name(node.value()), Some("ins" | "del"))).count();
    let tracked = match options.tracked {
        None if n_changes > 0 => return Err(say!("tracked-not-said", n = n_changes)),
        tracked => tracked.unwrap_or(Tracked::Accept),
    };
    let mut reader = Reader { tracked, has_main, in_main: 0, skipped: None, ..Reader::default() };
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => reader.text(text),
                Node::Element(element) => reader.open(element, node.id()),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    reader.close(element, node.id());
                }
            }
        }
    }
    reader.end();
    Ok(Imported::new(reader.flow.into_text(), reader.report))
}

fn name(node: &Node) -> Option<&str> {
    node.as_element().map(Element::name)
}

/// A list that is open: how it counts, and how far.
struct List {
    style: Option<char>,
    next: u32,
}

/// A part of the page that is left out.
struct Skipped {
    node: ego_tree::NodeId,
    /// What it is called in the report; nothing where nobody misses it.
    what: Option<What>,
    text: String,
}

#[derive(Default)]
struct Reader {
    tracked: Tracked,
    /// Whether the page says which part of it is the document, and how deep in that part this is.
    has_main: bool,
    in_main: usize,
    flow: Flow,
    report: Report,
    paragraph: String,
    lists: Vec<List>,
    skipped: Option<Skipped>,
    in_pre: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if let Some(skipped) = &mut self.skipped {
            skipped.text.push_str(text);
            return;
        }
        if self.has_main && self.in_main == 0 {
            return;
        }
        if self.in_pre > 0 {
            self.paragraph.push_str(text);
            return;
        }
        for (n, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if n > 0 && !self.paragraph.ends_with([' ', '\n']) {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(word);
        }
    }

    fn open(&mut self, element: &Element, node: ego_tree::NodeId) {
        if self.skipped.is_some() {
            return;
        }
        let name = element.name();
        let skipped = self.skips(element);
        if skipped.is_some() || SKIPPED.contains(&name) {
            self.skipped = Some(Skipped { node, what: skipped, text: String::new() });
            return;
        }
        match name {
            "main" => self.in_main += 1,
            "pre" => self.in_pre += 1,
            "br" => self.paragraph.push('\n'),
            "img" | "picture" | "video" => self.report.add(
                Fate::Dropped,
                What::Images,
                element.attr("alt").unwrap_or_default(),
            ),
            "tr" => self.report.add(Fate::Kept, What::TableRows, ""),
            _ => {}
        }
        if matches!(name, "s" | "strike") {
            self.report.add(Fate::Kept, What::Struck, "");
        }
        if let Some((open, _)) = self.marks(name) {
            self.paragraph.push_str(open);
        }
        if !is_inline(name) {
            self.end();
        }
        match name {
            "ol" | "ul" => self.lists.push(List {
                style: (name == "ol")
                    .then(|| element.attr("type").and_then(|t| t.chars().next()).unwrap_or('1')),
                next: element.attr("start").and_then(|n| n.parse().ok()).unwrap_or(1),
            }),
            "li" => self.item(element),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element, node: ego_tree::NodeId) {
        if let Some(skipped) = self.skipped.take_if(|skipped| skipped.node == node) {
            if let Some(what) = skipped.what.filter(|_| !skipped.text.trim().is_empty()) {
                self.report.add(Fate::Dropped, what, &skipped.text);
            }
            return;
        }
        if self.skipped.is_some() {
            return;
        }
        let name = element.name();
        if let Some((_, close)) = self.marks(name) {
            self.paragraph.push_str(close);
        }
        if !is_inline(name) {
            self.end();
        }
        match name {
            "main" => self.in_main -= 1,
            "pre" => self.in_pre -= 1,
            "ol" | "ul" => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    /// Ends the paragraph.
    fn end(&mut self) {
        self.flow.paragraph(&std::mem::take(&mut self.paragraph));
    }

    /// What an element that is left out is called in the report.
    fn skips(&self, element: &Element) -> Option<What> {
        let name = element.name();
        let has_role =
            |roles: &[&str]| element.attr("role").is_some_and(|role| roles.contains(&role));
        if AROUND.contains(&name) && self.in_main == 0
            || has_role(&["navigation", "banner", "search"])
        {
            return Some(What::Navigation);
        }
        let style: String = element.attr("style").unwrap_or_default().split_whitespace().collect();
        if element.attr("hidden").is_some() || style.contains("display:none") {
            return Some(What::HiddenText);
        }
        // A raised number that leads to a note.
        if name == "sup" || has_role(&["doc-noteref"]) {
            return Some(What::NoteMarks);
        }
        match (name, self.tracked) {
            ("del", Tracked::Accept) => Some(What::Deletions),
            ("ins", Tracked::Reject) => Some(What::Insertions),
            _ => None,
        }
    }

    /// The marks around what an element holds.
    fn marks(&self, name: &str) -> Option<(&'static str, &'static str)> {
        match name {
            "ins" if self.tracked == Tracked::Markup => Some(("{++", "++}")),
            "del" if self.tracked == Tracked::Markup => Some(("{--", "--}")),
            "s" | "strike" => Some(("~~", "~~")),
            _ => None,
        }
    }

    /// Prints the number of a list item, as a browser does.
    fn item(&mut self, element: &Element) {
        let Some(list) = self.lists.last_mut() else { return };
        let Some(style) = list.style else {
            self.paragraph.push_str("• ");
            return;
        };
        let number = element.attr("value").and_then(|n| n.parse().ok()).unwrap_or(list.next);
        list.next = u32::saturating_add(number, 1);
        let format = match style {
            'a' => "lowerLetter",
            'A' => "upperLetter",
            'i' => "lowerRoman",
            'I' => "upperRoman",
            _ => "decimal",
        };
        let number = super::counting::print(format, number).unwrap_or_default();
        let label = if style == '1' { format!("{number}. ") } else { format!("({number}) ") };
        self.report.add(Fate::Kept, What::Numbers, "");
        self.paragraph.push_str(&label);
    }
}

fn is_inline(name: &str) -> bool {
    name == "br" || INLINE.contains(&name)
}
