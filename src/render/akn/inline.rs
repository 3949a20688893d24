//! The words of a paragraph with what brackets, States and references mark in it.

use std::io;

use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::reference::Target;
use crate::source::Span;

use super::body::Body;

/// One paragraph: its spans of the source, and the notes that stand before a span.
pub(super) struct Stretch {
    parts: Vec<(Vec<ClauseIdx>, Span)>,
}

impl Stretch {
    /// From the first word to the last.
    pub(super) fn span(&self) -> Span {
        let start = self.parts.first().map_or(0, |(_, span)| span.start);
        Span { start, end: self.parts.last().map_or(start, |(_, span)| span.end) }
    }
}

/// What a stretch of words is marked as.
struct Mark {
    span: Span,
    element: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl Body<'_, '_, '_> {
    /// The paragraphs of a clause's own text; `span` may begin before it.
    pub(super) fn stretches(&self, idx: ClauseIdx, span: Span) -> Vec<Stretch> {
        let draft = self.draft;
        let mut out: Vec<Stretch> = Vec::new();
        let mut before = None::<u32>;
        for (n, mut run) in draft.text_runs(idx).into_iter().enumerate() {
            if n == 0 {
                run.start = run.start.min(span.start);
            }
            let notes: Vec<ClauseIdx> = draft
                .children(idx)
                .filter(|&child| {
                    let child = draft.clause(child);
                    child.kind == ClauseKind::Note
                        && child.span.start < run.start
                        && before.is_some_and(|before| child.span.start >= before)
                })
                .collect();
            for (m, part) in paragraphs(draft.source.slice(run)).enumerate() {
                let start = run.start + part.start as u32;
                let part = self.trimmed(Span { start, end: run.start + part.end as u32 });
                if part.is_empty() {
                    continue;
                }
                match out.last_mut().filter(|_| m == 0) {
                    Some(last) => last.parts.push((notes.clone(), part)),
                    None => out.push(Stretch { parts: vec![(Vec::new(), part)] }),
                }
            }
            before = Some(run.end);
        }
        out
    }

    /// Writes a paragraph with its marks.
    pub(super) fn stretch(&mut self, idx: ClauseIdx, stretch: &Stretch) -> io::Result<()> {
        let marks = nested(self.marks(idx, stretch.span()));
        let mut ends: Vec<&Mark> = Vec::new();
        let mut marks = marks.iter().peekable();
        for (n, (notes, span)) in stretch.parts.iter().enumerate() {
            if n > 0 {
                for &note in notes {
                    self.note(note)?;
                }
                self.xml.text(" ")?;
            }
            let mut at = span.start;
            loop {
                let close = ends.last().map(|mark| mark.span.end);
                let open = marks.peek().map(|mark| mark.span.start);
                let is_close = close.is_some_and(|close| open.is_none_or(|open| close <= open));
                let Some(next) = (if is_close { close } else { open }) else { break };
                if next > span.end || next == span.end && !is_close {
                    break;
                }
                if next > at {
                    self.lines(self.draft.source.slice(Span { start: at, end: next }))?;
                    at = next;
                }
                if is_close {
                    if let Some(mark) = ends.pop() {
                        self.xml.end(mark.element)?;
                    }
                } else if let Some(mark) = marks.next() {
                    let attributes: Vec<(&str, Option<&str>)> = mark
                        .attributes
                        .iter()
                        .map(|(name, value)| (*name, Some(value.as_str())))
                        .collect();
                    self.xml.start(mark.element, &attributes)?;
                    ends.push(mark);
                }
            }
            if at < span.end {
                self.lines(self.draft.source.slice(Span { start: at, end: span.end }))?;
            }
        }
        while let Some(mark) = ends.pop() {
            self.xml.end(mark.element)?;
        }
        Ok(())
    }

    /// Writes text; where its lines end is kept.
    pub(super) fn lines(&mut self, text: &str) -> io::Result<()> {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.xml.empty_inline("eol", &[])?;
            }
            self.xml.text(line.trim_end_matches('\r'))?;
        }
        Ok(())
    }

    /// Writes a note where it interrupts a text.
    fn note(&mut self, idx: ClauseIdx) -> io::Result<()> {
        let clause = self.draft.clause(idx);
        let marker = clause.number.as_ref().map(|number| number.printed.as_str());
        let attributes =
            [("eId", Some(clause.id.as_str())), ("marker", marker), ("placement", Some("bottom"))];
        self.xml.start("authorialNote", &attributes)?;
        self.xml.start("p", &[])?;
        self.lines(self.draft.source.slice(clause.span))?;
        self.xml.end("p")?;
        self.xml.end("authorialNote")
    }

    /// The marks that lie within a stretch.
    fn marks(&mut self, idx: ClauseIdx, within: Span) -> Vec<Mark> {
        let draft = self.draft;
        let is_within = |span: Span| span.start >= within.start && span.end <= within.end;
        let clause = draft.clause(idx);
        let mut marks = Vec::new();
        for marking in clause.markings.iter().filter(|marking| is_within(marking.span)) {
            let (element, attributes) = self.marking(clause.id.as_str(), &marking.kind);
            marks.push(Mark { span: marking.span, element, attributes });
        }
        let from = self.references.partition_point(|reference| reference.clause < idx);
        let own = self.references[from..].iter().take_while(|reference| reference.clause == idx);
        for (n, reference) in own.enumerate() {
            let id = format!("{}__ref_{}", clause.id, n + 1);
            if is_within(reference.span)
                && let Some((element, mut attributes)) = link(draft, &reference.targets)
            {
                attributes.insert(0, ("eId", id));
                marks.push(Mark { span: reference.span, element, attributes });
            }
        }
        marks
    }

    fn marking(
        &mut self,
        id: &str,
        kind: &MarkingKind,
    ) -> (&'static str, Vec<(&'static str, String)>) {
        match kind {
            MarkingKind::Alternative { group, option } => {
                let own = format!("{id}__alt_{group}_{option}");
                let mut attributes = vec![("name", "alternative".to_owned()), ("eId", own.clone())];
                match self.options.get(group) {
                    Some(first) => attributes.push(("alternativeTo", format!("#{first}"))),
                    None => {
                        self.options.insert(*group, own);
                    }
                }
                ("inline", attributes)
            }
            MarkingKind::ProposedBy(states)
            | MarkingKind::SupportedBy(states)
            | MarkingKind::OpposedBy(states)
            | MarkingKind::DeletionAskedBy(states) => {
                let class = ("class", kind.as_str().to_owned());
                ("remark", vec![class, ("title", states.join("; "))])
            }
            MarkingKind::Agreed => ("remark", vec![("class", kind.as_str().to_owned())]),
            MarkingKind::Bracketed | MarkingKind::Placeholder | MarkingKind::Deleted => {
                ("inline", vec![("name", kind.as_str().to_owned())])
            }
        }
    }
}

/// Where a reference leads: to one clause, or to a row of neighbours. Others have no element that says it.
fn link(draft: &Draft, targets: &[Target]) -> Option<(&'static str, Vec<(&'static str, String)>)> {
    let mut clauses = Vec::new();
    for target in targets {
        let Target::Clause(idx) = target else { return None };
        clauses.push(*idx);
    }
    let href = |idx: ClauseIdx| format!("#{}", draft.clause(idx).id);
    match clauses.as_slice() {
        [] => None,
        [one] => Some(("ref", vec![("href", href(*one))])),
        [first, .., last] => {
            let is_row = clauses.windows(2).all(|pair| {
                draft.clause(pair[0]).subtree_end == pair[1].0
                    && draft.clause(pair[0]).kind == draft.clause(pair[1]).kind
            });
            is_row.then(|| ("rref", vec![("from", href(*first)), ("upTo", href(*last))]))
        }
    }
}

/// Marks in the order of the text, each within the one before it or after it; those that cross another are left out.
fn nested(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.retain(|mark| !mark.span.is_empty());
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut open: Vec<u32> = Vec::new();
    marks.retain(|mark| {
        while open.last().is_some_and(|&end| end <= mark.span.start) {
            open.pop();
        }
        let fits = open.last().is_none_or(|&end| mark.span.end <= end);
        if fits {
            open.push(mark.span.end);
        }
        fits
    });
    marks
}

/// The stretches between empty lines.
fn paragraphs(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut cuts = vec![0];
    let mut at = 0;
    let mut is_blank = false;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            is_blank = true;
        } else if is_blank && at > 0 {
            cuts.push(at);
            is_blank = false;
        } else {
            is_blank = false;
        }
        at += line.len();
    }
    cuts.push(text.len());
    (1..cuts.len()).map(move |n| cuts[n - 1]..cuts[n])
}
