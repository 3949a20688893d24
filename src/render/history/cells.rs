//! What stands in the cells of a concordance, and which rows are told as one.

use crate::draft::ClauseKind;
use crate::history::{Cell, Presence, Row};
use crate::number::NumberKey;
use crate::series::record::Evidence;

use super::{Lives, Notes, brief};

/// Stands behind a number that is known from memory only.
pub(super) const FROM_MEMORY: &str = "*";
/// Stands where a clause is in the draft beside.
pub(super) const BESIDE: &str = "/";

impl Lives<'_> {
    /// The numbers in a cell: `24`, `24(3)`; a sign where there is none.
    pub(in crate::render) fn numbers(&self, cell: &Cell) -> Vec<String> {
        match cell.presence {
            Presence::Here => {
                cell.clauses.iter().map(|&idx| brief(self.draft(cell.stage), idx)).collect()
            }
            Presence::Absent => vec!["-".to_owned()],
            Presence::Beside => vec![BESIDE.to_owned()],
            Presence::Unknown => vec!["?".to_owned()],
        }
    }

    /// Whether what a cell says is known from memory only.
    pub(super) fn is_from_memory(&self, cells: &[Cell], stage: usize) -> bool {
        self.history.evidence(cells, stage) == Some(Evidence::Memory)
    }

    /// The same; what was dropped stays so, and is marked once.
    pub(super) fn is_to_be_marked(&self, cells: &[Cell], stage: usize) -> bool {
        let before = cells[..stage].iter().rfind(|cell| cell.presence != Presence::Beside);
        let was_gone = before.is_some_and(|cell| cell.presence == Presence::Absent);
        let is_told = cells[stage].presence == Presence::Absent && was_gone;
        !is_told && self.is_from_memory(cells, stage)
    }

    /// The sign behind what a cell says, where it is to be marked.
    pub(in crate::render) fn mark(&self, cells: &[Cell], stage: usize) -> Option<&'static str> {
        self.is_to_be_marked(cells, stage).then_some(FROM_MEMORY)
    }

    /// The cell of rows that are told as one: `15-17`; marked where it is known from memory only.
    pub(super) fn cell(&self, rows: &[Row], stage: usize) -> Vec<String> {
        let [first, .., last] = rows else {
            let Some(row) = rows.first() else { return Vec::new() };
            return self.marked(&row.cells, stage, self.numbers(&row.cells[stage]));
        };
        let numbers = match first.cells[stage].presence {
            Presence::Here => {
                let ends = [first, last].map(|row| self.numbers(&row.cells[stage]).concat());
                vec![ends.join("-")]
            }
            _ => self.numbers(&first.cells[stage]),
        };
        self.marked(&first.cells, stage, numbers)
    }

    fn marked(&self, cells: &[Cell], stage: usize, mut numbers: Vec<String>) -> Vec<String> {
        if let (Some(last), Some(mark)) = (numbers.last_mut(), self.mark(cells, stage)) {
            last.push_str(mark);
        }
        numbers
    }

    /// Rows of which the same is recorded and whose numbers follow each other, side by side.
    pub(super) fn ranges<'r>(&self, rows: &'r [Row]) -> Vec<&'r [Row]> {
        rows.chunk_by(|one, next| self.continues(one, next)).collect()
    }

    fn continues(&self, one: &Row, next: &Row) -> bool {
        let same_cell = |stage: usize| {
            let (old, new) = (&one.cells[stage], &next.cells[stage]);
            old.presence == new.presence
                && self.is_from_memory(&one.cells, stage) == self.is_from_memory(&next.cells, stage)
                && match (self.plain_number(old), self.plain_number(new)) {
                    (Some(old), Some(new)) => new == old.saturating_add(1),
                    _ => old.presence != Presence::Here,
                }
        };
        (0..one.cells.len()).all(same_cell)
            && self.subject(&one.cells) == self.subject(&next.cells)
            && self.notes(&one.cells, Notes::All) == self.notes(&next.cells, Notes::All)
    }

    /// The number of the only article in a cell, where no text of the draft is here and the number is a plain one.
    fn plain_number(&self, cell: &Cell) -> Option<u32> {
        let &[clause] = &cell.clauses[..] else { return None };
        let clause = self.draft(cell.stage).clause(clause);
        let key = clause.number.as_ref()?.key;
        let is_plain = clause.kind == ClauseKind::Article
            && !self.history.stages[cell.stage].has_text
            && key == NumberKey::plain(key.value);
        is_plain.then_some(key.value)
    }
}
