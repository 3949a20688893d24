//! Grows the tree: clauses are opened in document order, their spans are closed at the end.

use crate::draft::{Clause, ClauseId, ClauseIdx, ClauseKind};
use crate::number::Number;
use crate::source::Span;

/// Collects clauses in document order.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) clauses: Vec<Clause>,
    /// For each clause, whether its number is written so that ids take ASCII digits for it.
    pub(crate) decimal: Vec<bool>,
}

impl Tree {
    /// Opens a clause below `parent`; its span ends at `end` until children or text push it on.
    pub(crate) fn open(
        &mut self,
        kind: ClauseKind,
        parent: Option<ClauseIdx>,
        start: u32,
        end: u32,
    ) -> ClauseIdx {
        let idx = ClauseIdx(self.clauses.len() as u32);
        self.decimal.push(false);
        self.clauses.push(Clause {
            id: ClauseId("".into()),
            kind,
            number: None,
            marker: None,
            heading: None,
            parent,
            subtree_end: idx.0 + 1,
            span: Span { start, end },
            text: Span { start: end, end },
            markings: Vec::new(),
        });
        idx
    }

    pub(crate) fn clause(&mut self, idx: ClauseIdx) -> &mut Clause {
        &mut self.clauses[idx.get()]
    }

    /// Sets number and marker of a clause.
    pub(crate) fn set_number(
        &mut self,
        idx: ClauseIdx,
        number: Number,
        marker: Span,
        is_decimal: bool,
    ) {
        self.decimal[idx.get()] = is_decimal;
        let clause = self.clause(idx);
        clause.number = Some(number);
        clause.marker = Some(marker);
        clause.span.end = clause.span.end.max(marker.end);
        clause.text = Span { start: clause.span.end, end: clause.span.end };
    }

    /// Sets the heading of a clause; its text begins after it.
    pub(crate) fn set_heading(&mut self, idx: ClauseIdx, heading: Span) {
        let clause = self.clause(idx);
        clause.heading = Some(heading);
        clause.span.end = clause.span.end.max(heading.end);
        clause.text = Span { start: clause.span.end, end: clause.span.end };
    }

    /// Adds a stretch to the clause's own text.
    pub(crate) fn add_text(&mut self, idx: ClauseIdx, stretch: Span) {
        if stretch.is_empty() {
            return;
        }
        let clause = self.clause(idx);
        if clause.text.is_empty() {
            clause.text.start = stretch.start;
        }
        clause.text.end = stretch.end;
        clause.span.end = clause.span.end.max(stretch.end);
    }

    /// Closes all spans: a clause reaches to the end of its last child.
    pub(crate) fn close(&mut self) {
        for n in (0..self.clauses.len()).rev() {
            let (end, subtree_end) = (self.clauses[n].span.end, self.clauses[n].subtree_end);
            if let Some(parent) = self.clauses[n].parent {
                let parent = &mut self.clauses[parent.get()];
                parent.span.end = parent.span.end.max(end);
                parent.subtree_end = parent.subtree_end.max(subtree_end);
            }
        }
    }
}
