//! What a draft changes in an older one, as the active modifications of the standard (`analysis`).
//!
//! Every change of the redline that a reader is told of has its modification, in the order of the redline: `source` is
//! the clause of this document, `destination` the one of the older draft that it changes. The body stays the plain text of the
//! new draft; `old` and `new` hold the words of the clause itself, what left and what came marked as `t:del` and
//! `t:ins`. A changed number, and a clause that moved, is a `renumbering`: the standard has no other word for a new place.

use std::io;

use crate::akn::OWN_NAMESPACE;
use crate::diff::{Change, Redline, Relation, Segment};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::source::Span;

use super::super::Version;
use super::super::units::differs;
use super::meta::{self, SOURCE};
use super::xml::Xml;

/// The id of the reference to the older draft.
pub(super) const OLD: &str = "old";

/// What this document is compared with.
#[derive(Clone, Copy)]
pub(super) struct Comparison<'a> {
    pub(super) redline: &'a Redline,
    pub(super) old: Version<'a>,
}

/// The words of a clause, with what of them stands on one side only.
type Words = Vec<(bool, Span)>;

/// What `old` or `new` says of one side.
#[derive(Default)]
struct Wording {
    number: Option<Span>,
    heading: Option<Span>,
    words: Words,
}

impl Wording {
    fn is_empty(&self) -> bool {
        self.number.is_none() && self.heading.is_none() && self.words.is_empty()
    }
}

/// Writes `analysis`; nothing where the drafts are the same.
pub(super) fn write(
    comparison: Comparison<'_>,
    new: Version<'_>,
    xml: &mut Xml<'_>,
) -> io::Result<()> {
    let mut changes = comparison.redline.changes.iter().filter(|change| differs(change)).peekable();
    if changes.peek().is_none() {
        return Ok(());
    }
    xml.open("analysis", &[("source", Some(SOURCE)), ("xmlns:t", Some(OWN_NAMESPACE))])?;
    xml.open("activeModifications", &[])?;
    let mut writer = Writer {
        old: Side::new(comparison.old.draft, comparison.redline, true),
        new: Side::new(new.draft, comparison.redline, false),
        old_uri: meta::expression(comparison.old),
        n: 0,
        xml,
    };
    for change in changes {
        writer.change(change)?;
    }
    xml.close("activeModifications")?;
    xml.close("analysis")
}

/// One draft, with the clauses of the other one that its clauses stand in a change with.
struct Side<'a> {
    draft: &'a Draft,
    /// For each clause, the last clause that it became or was.
    other: Vec<Option<ClauseIdx>>,
}

impl<'a> Side<'a> {
    fn new(draft: &'a Draft, redline: &Redline, is_old: bool) -> Self {
        let mut other = vec![None; draft.clauses.len()];
        for change in &redline.changes {
            let (own, others) =
                if is_old { (&change.old, &change.new) } else { (&change.new, &change.old) };
            for idx in own {
                other[idx.get()] = other[idx.get()].or(others.last().copied());
            }
        }
        Self { draft, other }
    }

    /// Where a clause that the other draft does not have would stand there: after the clause before it, else at the
    /// start of the one that holds it; `None` is the whole of the draft.
    fn place(&self, idx: ClauseIdx) -> (Option<ClauseIdx>, &'static str) {
        let mut idx = idx;
        loop {
            let parent = self.draft.clause(idx).parent;
            let before = match parent {
                Some(parent) => self.draft.children(parent),
                None => self.draft.roots(),
            };
            let is_text = |idx: &ClauseIdx| {
                let kind = self.draft.clause(*idx).kind;
                !matches!(kind, ClauseKind::Furniture | ClauseKind::Translation)
            };
            let before = before.take_while(|&sibling| sibling < idx).filter(is_text);
            if let Some(other) = before.filter_map(|before| self.other[before.get()]).last() {
                return (Some(other), "after");
            }
            let Some(parent) = parent else { return (None, "start") };
            if let Some(other) = self.other[parent.get()] {
                return (Some(other), "start");
            }
            idx = parent;
        }
    }
}

struct Writer<'a, 'x, 'w> {
    old: Side<'a>,
    new: Side<'a>,
    old_uri: Option<String>,
    n: usize,
    xml: &'x mut Xml<'w>,
}

impl Writer<'_, '_, '_> {
    fn change(&mut self, change: &Change) -> io::Result<()> {
        let kind = match change.relation {
            Relation::Inserted => Some("insertion"),
            Relation::Deleted => Some("repeal"),
            Relation::Split => Some("split"),
            Relation::Joined => Some("join"),
            Relation::Edited => Some("substitution"),
            Relation::Same => change.heading_changed.then_some("substitution"),
        };
        if let Some(kind) = kind {
            self.modification(kind, change, &wording(change, self.sides()))?;
        }
        let is_on_both_sides = !change.old.is_empty() && !change.new.is_empty();
        if is_on_both_sides && (change.renumbered || change.moved) {
            let number = |draft: &Draft, clauses: &[ClauseIdx]| Wording {
                number: clauses.first().and_then(|&idx| number(draft, idx)),
                ..Wording::default()
            };
            let numbers =
                [number(self.old.draft, &change.old), number(self.new.draft, &change.new)];
            self.modification("renumbering", change, &numbers)?;
        }
        Ok(())
    }

    fn sides(&self) -> [&Draft; 2] {
        [self.old.draft, self.new.draft]
    }

    fn modification(
        &mut self,
        kind: &str,
        change: &Change,
        [old, new]: &[Wording; 2],
    ) -> io::Result<()> {
        self.n += 1;
        let id = format!("amod_{}", self.n);
        self.xml.open("textualMod", &[("type", Some(kind)), ("eId", Some(&id))])?;
        for &idx in &change.new {
            self.xml.empty("source", &[("href", Some(&self.in_new(Some(idx))))])?;
        }
        if let ([], [first, ..]) = (change.new.as_slice(), change.old.as_slice()) {
            let (place, pos) = self.old.place(*first);
            let href = self.in_new(place);
            self.xml.empty("source", &[("href", Some(&href)), ("pos", Some(pos))])?;
        }
        for &idx in &change.old {
            self.xml.empty("destination", &[("href", Some(&self.in_old(Some(idx))))])?;
        }
        if let ([], [first, ..]) = (change.old.as_slice(), change.new.as_slice()) {
            let (place, pos) = self.new.place(*first);
            let href = self.in_old(place);
            self.xml.empty("destination", &[("href", Some(&href)), ("pos", Some(pos))])?;
        }
        let [old_draft, new_draft] = [self.old.draft, self.new.draft];
        self.wording(("old", "t:del"), old_draft, old)?;
        self.wording(("new", "t:ins"), new_draft, new)?;
        self.xml.close("textualMod")
    }

    /// A clause of this document; all of it is `#`.
    fn in_new(&self, idx: Option<ClauseIdx>) -> String {
        let id = idx.map(|idx| self.new.draft.clause(idx).id.as_str());
        format!("#{}", id.unwrap_or_default())
    }

    /// A clause of the older draft, as a portion of its expression where that has a URI.
    fn in_old(&self, idx: Option<ClauseIdx>) -> String {
        let id = idx.map(|idx| self.old.draft.clause(idx).id.as_str());
        match (&self.old_uri, id) {
            (Some(uri), Some(id)) => format!("{uri}/!main~{id}"),
            (Some(uri), None) => format!("{uri}/!main"),
            (None, Some(id)) => format!("~{id}"),
            (None, None) => format!("#{OLD}"),
        }
    }

    fn wording(
        &mut self,
        (element, mark): (&str, &str),
        draft: &Draft,
        wording: &Wording,
    ) -> io::Result<()> {
        if wording.is_empty() {
            return Ok(());
        }
        self.xml.open(element, &[])?;
        for (name, span) in [("t:num", wording.number), ("t:heading", wording.heading)] {
            if let Some(span) = span {
                self.xml.open_block(name, &[])?;
                self.xml.text(draft.source.slice(span))?;
                self.xml.end(name)?;
            }
        }
        if !wording.words.is_empty() {
            self.xml.open_block("t:text", &[])?;
            let mut at = None;
            for &(is_marked, span) in &wording.words {
                // The words of two clauses, or what a note stands between.
                if at.replace(span.end).is_some_and(|at| at != span.start) {
                    self.xml.text(" ")?;
                }
                if is_marked {
                    self.xml.start(mark, &[])?;
                }
                self.xml.text(draft.source.slice(span))?;
                if is_marked {
                    self.xml.end(mark)?;
                }
            }
            self.xml.end("t:text")?;
        }
        self.xml.close(element)
    }
}

fn number(draft: &Draft, idx: ClauseIdx) -> Option<Span> {
    draft.clause(idx).marker.filter(|span| !span.is_empty())
}

/// What both sides of a change say: all of it for a clause that came or went, else what changed.
fn wording(change: &Change, [old, new]: [&Draft; 2]) -> [Wording; 2] {
    let whole = |draft: &Draft, clauses: &[ClauseIdx]| {
        let first = clauses.first().copied();
        Wording {
            number: first.and_then(|idx| number(draft, idx)),
            heading: first.and_then(|idx| draft.clause(idx).heading),
            words: clauses
                .iter()
                .flat_map(|&idx| draft.text_runs(idx))
                .filter(|span| !span.is_empty())
                .map(|span| (false, span))
                .collect(),
        }
    };
    match change.relation {
        Relation::Inserted => return [Wording::default(), whole(new, &change.new)],
        Relation::Deleted => return [whole(old, &change.old), Wording::default()],
        _ => {}
    }
    let heading = |draft: &Draft, clauses: &[ClauseIdx]| {
        let first = clauses.first().filter(|_| change.heading_changed)?;
        draft.clause(*first).heading
    };
    let [old_words, new_words] = words(&change.segments);
    [
        Wording { number: None, heading: heading(old, &change.old), words: old_words },
        Wording { number: None, heading: heading(new, &change.new), words: new_words },
    ]
}

/// The words of both sides with what changed; nothing where they are the same.
fn words(segments: &[Segment]) -> [Words; 2] {
    let mut words = [Words::new(), Words::new()];
    if segments.iter().all(|segment| matches!(segment, Segment::Equal { .. })) {
        return words;
    }
    for segment in segments.iter().filter(|segment| !segment.is_empty()) {
        match *segment {
            Segment::Equal { old, new } => {
                words[0].push((false, old));
                words[1].push((false, new));
            }
            Segment::Delete { old } => words[0].push((true, old)),
            Segment::Insert { new } => words[1].push((true, new)),
        }
    }
    words
}
