//! The model: a draft is a tree of clauses that covers its source.
//!
//! Clauses stand in one vector, in document order, parents before children, so that a clause and everything
//! below it is one slice: `draft.subtree(idx)`. Every byte of the source that is not white space lies in a leaf.

use std::borrow::Cow;
use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::number::Number;
use crate::source::{Source, Span};

/// Index of a clause in [`Draft::clauses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseIdx(pub u32);

impl ClauseIdx {
    /// The index as a `usize`.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// What a clause is, in the words of Akoma Ntoso 3.0 where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClauseKind {
    /// What stands before the first provision: title, parties, recitals.
    Preamble,
    /// One consideration of the preamble.
    Recital,
    /// A part (`PART IV`).
    Part,
    /// A title above chapters or below sections (`TITLE 1`).
    Title,
    /// A chapter.
    Chapter,
    /// A section that groups articles.
    Section,
    /// A cluster of a consolidated negotiating document.
    Cluster,
    /// An article, regulation, rule, principle, or a statute's section.
    Article,
    /// A paragraph of an article, numbered or not.
    Paragraph,
    /// A point of a list, first level.
    Point,
    /// A point of a list, second level and below.
    Subpoint,
    /// Words after a list or after the last article (Akoma Ntoso `wrapUp`, `conclusions`).
    Closing,
    /// An annex, with its own numbering.
    Annex,
    /// A footnote, a Chair's or interpretative note: not operative.
    Note,
    /// Running heads, symbols, page and job numbers.
    Furniture,
    /// Another language version in the same file, not parsed further.
    Translation,
}

impl ClauseKind {
    /// The kind in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Preamble => "preamble",
            Self::Recital => "recital",
            Self::Part => "part",
            Self::Title => "title",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Cluster => "cluster",
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            Self::Point => "point",
            Self::Subpoint => "subpoint",
            Self::Closing => "closing",
            Self::Annex => "annex",
            Self::Note => "note",
            Self::Furniture => "furniture",
            Self::Translation => "translation",
        }
    }

    /// Whether the clause groups articles: part, title, chapter, section, cluster, annex.
    pub fn is_group(self) -> bool {
        matches!(
            self,
            Self::Part | Self::Title | Self::Chapter | Self::Section | Self::Cluster | Self::Annex
        )
    }

    /// Whether the words of the clause bind: neither note, furniture nor translation.
    pub fn is_operative(self) -> bool {
        !matches!(self, Self::Note | Self::Furniture | Self::Translation)
    }
}

/// The Akoma Ntoso eId of a clause, unique in its draft: `art_5__para_2__point_a`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(pub(crate) Box<str>);

impl ClauseId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A node of the draft, whatever its rank.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Akoma Ntoso eId, unique in the draft.
    pub id: ClauseId,
    /// What the clause is.
    pub kind: ClauseKind,
    /// The number as printed, with its sort key.
    pub number: Option<Number>,
    /// Where label and number stand together (`Article 24`, `(a)`, `2.`).
    pub marker: Option<Span>,
    /// Where the heading stands, without the number.
    pub heading: Option<Span>,
    /// The clause that holds this one.
    pub parent: Option<ClauseIdx>,
    /// One past the last clause of the subtree that starts here.
    pub subtree_end: u32,
    /// The whole clause, children included, without the white space around it.
    pub span: Span,
    /// Its own text: after number and heading, before the first child; empty where there is none.
    pub text: Span,
    /// What brackets and marks say about the text, outermost first.
    pub markings: Vec<Marking>,
}

/// What a bracket or a mark says of a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// What it says.
    pub kind: MarkingKind,
    /// The stretch, brackets included.
    pub span: Span,
    /// How many brackets are open here, this one included; one-based, 0 for marks that are no bracket.
    pub depth: u32,
}

/// The kinds of marking that negotiating texts carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkingKind {
    /// In square brackets: not agreed.
    Bracketed,
    /// One of several competing texts; `option` is one-based within `group`.
    Alternative {
        /// Which set of alternatives, numbered through the draft from 1.
        group: u32,
        /// Which of the set, one-based.
        option: u32,
    },
    /// Put forward by these States or groups.
    ProposedBy(Vec<String>),
    /// Supported by these States or groups.
    SupportedBy(Vec<String>),
    /// Opposed by these States or groups.
    OpposedBy(Vec<String>),
    /// Deletion asked by these States or groups.
    DeletionAskedBy(Vec<String>),
    /// Agreed ad referendum.
    Agreed,
    /// A blank to be filled.
    Placeholder,
    /// Marked as deleted.
    Deleted,
}

impl MarkingKind {
    /// The kind in kebab-case, as in the JSON output.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Bracketed => "bracketed",
            Self::Alternative { .. } => "alternative",
            Self::ProposedBy(_) => "proposed-by",
            Self::SupportedBy(_) => "supported-by",
            Self::OpposedBy(_) => "opposed-by",
            Self::DeletionAskedBy(_) => "deletion-asked-by",
            Self::Agreed => "agreed",
            Self::Placeholder => "placeholder",
            Self::Deleted => "deleted",
        }
    }
}

/// One text of the treaty at one date, in one language.
#[derive(Debug)]
pub struct Draft {
    /// What the reader calls it: a draft id (`v1`) or the path.
    pub name: String,
    /// BCP 47 code of its language: `en`, `ar`, `zh` ...
    pub language: String,
    /// The text that it was parsed from.
    pub source: Source,
    /// All clauses in document order, parents before children.
    pub clauses: Vec<Clause>,
    /// What is odd in the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Draft {
    /// The clause at an index.
    pub fn clause(&self, idx: ClauseIdx) -> &Clause {
        &self.clauses[idx.get()]
    }

    /// All clauses with their indices, in document order.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (ClauseIdx, &Clause)> + ExactSizeIterator {
        self.clauses.iter().enumerate().map(|(n, clause)| (ClauseIdx(n as u32), clause))
    }

    /// A clause and everything below it, in document order.
    pub fn subtree(&self, idx: ClauseIdx) -> impl DoubleEndedIterator<Item = (ClauseIdx, &Clause)> {
        let range = idx.get()..self.clause(idx).subtree_end as usize;
        self.clauses[range].iter().enumerate().map(move |(n, c)| (ClauseIdx(idx.0 + n as u32), c))
    }

    /// The clauses directly below one, in document order.
    pub fn children(&self, idx: ClauseIdx) -> Children<'_> {
        Children { draft: self, next: idx.0 + 1, end: self.clause(idx).subtree_end }
    }

    /// The clauses that have no parent, in document order.
    pub fn roots(&self) -> Children<'_> {
        Children { draft: self, next: 0, end: self.clauses.len() as u32 }
    }

    /// The clause with this id.
    pub fn find(&self, id: &str) -> Option<ClauseIdx> {
        self.iter().find(|(_, clause)| clause.id.as_str() == id).map(|(idx, _)| idx)
    }

    /// The clause with this id; else the one that holds what the document of the draft calls so, where that is no clause by
    /// itself: words that are the own text of a clause, or a list of points.
    pub fn called(&self, id: &str) -> Option<ClauseIdx> {
        self.find(id).or_else(|| {
            let label = self.source.labels().iter().find(|label| *label.id == *id)?;
            let innermost = self.clause_at(label.at as usize)?;
            let begins = |idx: &ClauseIdx| self.clause(*idx).span.start == label.at;
            match self.ancestors(innermost).take_while(begins).last() {
                Some(outermost) => self.clause(outermost).parent.or(Some(outermost)),
                None => Some(innermost),
            }
        })
    }

    /// The same clause in another language version of this draft: the one with the same id, else the one at the same
    /// place among clauses of its kind, where both versions have equally many. Points go by the letters of the language.
    pub fn counterpart(&self, idx: ClauseIdx, other: &Self) -> Option<ClauseIdx> {
        let clause = self.clause(idx);
        if let Some(same) = other.find(clause.id.as_str()) {
            return Some(same);
        }
        let parent = clause.parent?;
        let there = self.counterpart(parent, other)?;
        let is_alike = |draft: &Self, child: &ClauseIdx| draft.clause(*child).kind == clause.kind;
        let here: Vec<ClauseIdx> =
            self.children(parent).filter(|child| is_alike(self, child)).collect();
        let there: Vec<ClauseIdx> =
            other.children(there).filter(|child| is_alike(other, child)).collect();
        let at = here.iter().position(|&child| child == idx)?;
        (here.len() == there.len()).then(|| there[at])
    }

    /// The innermost clause whose span holds the byte at `offset`.
    pub fn clause_at(&self, offset: usize) -> Option<ClauseIdx> {
        let mut found = None;
        let mut level = self.roots();
        while let Some(idx) = level.find(|&idx| self.clause(idx).span.contains_offset(offset)) {
            found = Some(idx);
            level = self.children(idx);
        }
        found
    }

    /// The clause itself, its parent, and so on up to the root.
    pub fn ancestors(&self, idx: ClauseIdx) -> impl Iterator<Item = ClauseIdx> + '_ {
        std::iter::successors(Some(idx), |&idx| self.clause(idx).parent)
    }

    /// The article that holds a clause, or the clause itself where it is one.
    pub fn article_of(&self, idx: ClauseIdx) -> Option<ClauseIdx> {
        self.ancestors(idx).find(|&idx| self.clause(idx).kind == ClauseKind::Article)
    }

    /// The stretches of the clause's own text: one, unless page furniture or notes stand in the midst of it.
    pub fn text_runs(&self, idx: ClauseIdx) -> Vec<Span> {
        let text = self.clause(idx).text;
        let mut runs = Vec::with_capacity(1);
        let mut start = text.start;
        // What interrupts the text stands before all other children.
        for child in self.children(idx).map(|child| self.clause(child)) {
            if child.span.start >= text.end || child.kind.is_operative() {
                break;
            }
            if child.span.start > start {
                runs.push(Span { start, end: child.span.start });
            }
            start = child.span.end;
        }
        if start < text.end {
            runs.push(Span { start, end: text.end });
        }
        runs
    }

    /// The words that are struck out in the text itself, such as `~~these~~`, with their signs, in document order.
    pub fn struck(&self) -> Vec<Span> {
        let markings = self.clauses.iter().flat_map(|clause| &clause.markings);
        let mut struck: Vec<Span> = markings
            .filter(|marking| self.is_struck(marking))
            .map(|marking| marking.span)
            .collect();
        struck.sort_unstable_by_key(|span| span.start);
        struck
    }

    /// Whether a marking strikes the words out that it covers; others say in words that something is deleted.
    pub fn is_struck(&self, marking: &Marking) -> bool {
        marking.kind == MarkingKind::Deleted && self.source.slice(marking.span).starts_with('~')
    }

    /// The clause's own text as it stands in the source, without page furniture and notes in the midst of it.
    pub fn own_text(&self, idx: ClauseIdx) -> Cow<'_, str> {
        match self.text_runs(idx).as_slice() {
            [] => Cow::Borrowed(""),
            [run] => Cow::Borrowed(self.source.slice(*run)),
            runs => Cow::Owned(runs.iter().map(|&run| self.source.slice(run)).collect()),
        }
    }

    /// The clause's heading as it stands in the source.
    pub fn heading(&self, idx: ClauseIdx) -> Option<&str> {
        self.clause(idx).heading.map(|span| self.source.slice(span))
    }
}

/// Iterates over sibling clauses; see [`Draft::children`].
#[derive(Clone, Debug)]
pub struct Children<'a> {
    draft: &'a Draft,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = ClauseIdx;

    fn next(&mut self) -> Option<ClauseIdx> {
        if self.next >= self.end {
            return None;
        }
        let idx = ClauseIdx(self.next);
        self.next = self.draft.clause(idx).subtree_end;
        Some(idx)
    }
}
