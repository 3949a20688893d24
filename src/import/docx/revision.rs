//! Tracked changes: which text counts, and how the rest is shown (ISO/IEC 29500-1, 17.13.5).

use roxmltree::Node;

use super::super::Tracked;
use super::super::xml::child;

/// How tracked changes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct View(Tracked);

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Insertion,
    Deletion,
}

impl Change {
    /// What an element says of what it holds, or of the mark whose properties hold it.
    fn of(name: &str) -> Option<Self> {
        match name {
            "ins" | "moveTo" | "cellIns" => Some(Self::Insertion),
            "del" | "moveFrom" | "cellDel" => Some(Self::Deletion),
            _ => None,
        }
    }

    /// What an element of a paragraph does to what it holds.
    pub(super) fn around(node: Node) -> Option<Self> {
        Self::of(node.tag_name().name())
    }

    /// What properties say of the paragraph mark, row or cell that they belong to.
    pub(super) fn within(properties: Option<Node>) -> Option<Self> {
        properties?.children().find_map(Self::around)
    }
}

impl View {
    /// How to look at a document with so many changes; `None` where that was not said.
    pub(super) fn choose(tracked: Option<Tracked>, n_changes: usize) -> Option<Self> {
        match tracked {
            None if n_changes > 0 => None,
            tracked => Some(Self(tracked.unwrap_or(Tracked::Accept))),
        }
    }

    /// Whether a change takes what it stands on out of the text.
    pub(super) fn removes(self, change: Option<Change>) -> bool {
        matches!(
            (self.0, change),
            (Tracked::Accept, Some(Change::Deletion)) | (Tracked::Reject, Some(Change::Insertion))
        )
    }

    /// Whether both texts are shown.
    pub(super) fn shows_both(self) -> bool {
        self.0 == Tracked::Markup
    }

    /// The properties of a paragraph: those before the change where changes are rejected.
    pub(super) fn properties<'a, 'i>(self, paragraph: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
        let now = child(paragraph, "pPr")?;
        if self.0 != Tracked::Reject {
            return Some(now);
        }
        Some(child(now, "pPrChange").map_or(now, |change| child(change, "pPr").unwrap_or(change)))
    }

    /// Whether the number of a paragraph is only proposed, and the proposal is rejected.
    pub(super) fn drops_number(self, properties: Node) -> bool {
        let number = child(properties, "numPr");
        self.0 == Tracked::Reject && number.is_some_and(|number| child(number, "ins").is_some())
    }
}

/// How many changes of words, paragraphs, rows and cells a part holds.
pub(super) fn count(root: Node) -> usize {
    root.descendants().filter(|node| Change::around(*node).is_some()).count()
}
