//! Paragraph and character styles, as far as they decide about text: numbers, contents, what is hidden or struck.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::super::xml::{attribute, child, elements};

/// The list that a paragraph belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberRef {
    /// Which list; 0 is none, also where a style has one.
    pub(super) list: Option<u32>,
    /// Which level of it, zero-based.
    pub(super) level: Option<usize>,
}

/// How characters are set; `None` is for the style below to say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) bold: Option<bool>,
}

impl Look {
    pub(super) fn of(properties: Option<Node>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let toggle = |name: &str| child(properties, name).map(is_on);
        Self {
            hidden: toggle("vanish"),
            struck: toggle("strike").or_else(|| toggle("dstrike")),
            bold: toggle("b"),
        }
    }

    /// This look where it says something, else the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            bold: self.bold.or(other.bold),
        }
    }
}

/// Whether a toggle property is on (ISO/IEC 29500-1, 17.17.4).
pub(super) fn is_on(property: Node) -> bool {
    !matches!(attribute(property, "val"), Some("0" | "false" | "off"))
}

impl NumberRef {
    /// The `numPr` of paragraph properties.
    pub(super) fn of(properties: Node) -> Self {
        let Some(number) = child(properties, "numPr") else { return Self::default() };
        let value = |name: &str| child(number, name).and_then(|node| attribute(node, "val"));
        Self {
            list: value("numId").and_then(|id| id.parse().ok()),
            level: value("ilvl").and_then(|level| level.parse().ok()),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    number: NumberRef,
    look: Look,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: FxHashMap<String, Style>,
    default_paragraph: Option<String>,
}

/// How long a chain of styles may be; a longer one runs in a circle.
const CHAIN: usize = 32;

impl Styles {
    pub(super) fn read(root: Node) -> Self {
        let mut styles = Self::default();
        for node in elements(root).filter(|node| node.tag_name().name() == "style") {
            let Some(id) = attribute(node, "styleId") else { continue };
            let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val"));
            let style = Style {
                name: value("name").unwrap_or(id).to_lowercase(),
                based_on: value("basedOn").map(str::to_owned),
                number: child(node, "pPr").map(NumberRef::of).unwrap_or_default(),
                look: Look::of(child(node, "rPr")),
            };
            let is_default = matches!(attribute(node, "default"), Some("1" | "true"));
            if is_default && attribute(node, "type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style and those that it is based on, itself first; for a paragraph without one, the default style.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.by_id.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(CHAIN)
    }

    fn paragraph<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        self.chain(id.or(self.default_paragraph.as_deref()))
    }

    /// The list that a paragraph style belongs to, and the style that says so.
    pub(super) fn number<'s>(&'s self, id: Option<&'s str>) -> Option<(NumberRef, &'s str)> {
        let mut said = self.paragraph(id).filter(|(_, style)| style.number.list.is_some());
        said.next().map(|(id, style)| (style.number, id))
    }

    /// How the characters of a paragraph style are set.
    pub(super) fn paragraph_look(&self, id: Option<&str>) -> Look {
        self.paragraph(id).fold(Look::default(), |look, (_, style)| look.or(style.look))
    }

    /// How the characters of a character style are set.
    pub(super) fn character_look(&self, id: Option<&str>) -> Look {
        self.chain(id).fold(Look::default(), |look, (_, style)| look.or(style.look))
    }

    /// Whether a style is that of a line of a table of contents; Word names these the same in every language.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| {
            style.name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok())
        })
    }
}
