//! Brackets and agreement over time: what is open in each draft, what was opened and closed since the one before, which
//! alternative won, and what was agreed ad referendum and changed afterwards.
//!
//! A bracket is the same in two drafts where its sign is one that the comparison of the drafts carries on.

mod agreed;
mod contests;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

pub use self::agreed::{Agreed, Reopened};
pub use self::contests::{Contest, Fate};

use super::blame::Carried;
use super::{Cell, History, Marks, Presence, marks};
use crate::draft::{ClauseIdx, Draft, Marking, MarkingKind};
use crate::source::Span;

/// What brackets and marks say of all drafts, or of one clause in all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Brackets {
    /// One for each draft; `None` where its text is not here, or the clause is not in it.
    pub states: Vec<Option<State>>,
    /// The articles that anything is marked in, with their state in each draft; none where one clause was asked for.
    pub rows: Vec<MarkedRow>,
    /// Every set of alternatives with what became of it in the next draft.
    pub contests: Vec<Contest>,
    /// Everything that was agreed ad referendum, with what changed in it afterwards.
    pub agreed: Vec<Agreed>,
}

/// What is open in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Which draft.
    pub stage: usize,
    /// What its brackets and marks say.
    pub marks: Marks,
    /// How many clauses have a bracket in their own words.
    pub clauses: usize,
    /// What changed since the draft before; `None` where there is none to compare with.
    pub turn: Option<Turn>,
}

/// How many brackets came and went between two drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The draft before.
    pub last: usize,
    /// Brackets that it did not have.
    pub opened: usize,
    /// Brackets of it that are no more.
    pub closed: usize,
}

/// An article with its state in each draft.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedRow {
    /// What of it stands in each draft.
    pub cells: Vec<Cell>,
    /// Its state in each draft; `None` where it is not there, or its text is not here.
    pub states: Vec<Option<Marks>>,
}

impl History<'_> {
    /// What brackets and marks say of all drafts; of one clause, where it was followed.
    pub fn brackets(&self, life: Option<&[Cell]>) -> Brackets {
        let tracks = Tracks::new(self, life);
        let stages = 0..self.stages.len();
        Brackets {
            states: stages.map(|stage| tracks.state(stage)).collect(),
            rows: if life.is_some() { Vec::new() } else { self.marked_rows() },
            contests: contests::contests(&tracks),
            agreed: agreed::agreed(&tracks),
        }
    }

    fn marked_rows(&self) -> Vec<MarkedRow> {
        let row = |cells: Vec<Cell>| {
            let state = |cell: &Cell| {
                let is_read = cell.presence == Presence::Here && self.stages[cell.stage].has_text;
                let of = |&idx: &ClauseIdx| marks(self.draft(cell.stage), idx);
                is_read.then(|| Marks::sum(cell.clauses.iter().map(of)))
            };
            let states = cells.iter().map(state).collect();
            MarkedRow { cells, states }
        };
        let rows = self.rows().into_iter().map(|known| row(known.cells));
        let is_marked = |row: &MarkedRow| row.states.iter().flatten().any(|m| !m.is_clean());
        rows.filter(is_marked).collect()
    }
}

/// The drafts with the way of every word through them, limited to what was asked for.
struct Tracks<'h, 'a> {
    history: &'h History<'a>,
    carried: Carried<'h, 'a>,
    /// For each draft, the clauses that are looked at; everything below them is as well.
    clauses: Vec<Vec<ClauseIdx>>,
}

impl<'h, 'a> Tracks<'h, 'a> {
    fn new(history: &'h History<'a>, life: Option<&[Cell]>) -> Self {
        let last = history.stages.len().saturating_sub(1);
        let clauses = (0..history.stages.len()).map(|stage| {
            if let Some(cells) = life {
                return cells[stage].clauses.clone();
            }
            let draft = history.draft(stage);
            draft.roots().filter(|&idx| draft.clause(idx).kind.is_operative()).collect()
        });
        let carried = Carried::up_to(history, last, &[]);
        Self { history, clauses: clauses.collect(), carried }
    }

    fn draft(&self, stage: usize) -> &'a Draft {
        self.history.draft(stage)
    }

    /// The next draft that has a text.
    fn next(&self, stage: usize) -> Option<usize> {
        self.history.step_from(stage).map(|step| step.new)
    }

    /// The clauses of a draft that are looked at, with everything below them; other language versions are passed over.
    fn looked_at(&self, stage: usize) -> impl Iterator<Item = ClauseIdx> {
        let draft = self.draft(stage);
        let below = self.clauses[stage].iter().flat_map(move |&idx| draft.subtree(idx));
        let operative = below.filter(|(_, clause)| clause.kind.is_operative());
        operative.map(|(idx, _)| idx)
    }

    /// The markings of a draft that are looked at, with the clauses that they stand in.
    fn markings(&self, stage: usize) -> impl Iterator<Item = (ClauseIdx, &'a Marking)> {
        let draft = self.draft(stage);
        self.looked_at(stage).flat_map(move |idx| {
            draft.clause(idx).markings.iter().map(move |marking| (idx, marking))
        })
    }

    fn state(&self, stage: usize) -> Option<State> {
        let is_here = self.history.stages[stage].has_text && !self.clauses[stage].is_empty();
        if !is_here {
            return None;
        }
        let draft = self.draft(stage);
        let own: Vec<(ClauseIdx, Span)> = self.brackets(stage).collect();
        let mut clauses: Vec<ClauseIdx> = own.iter().map(|&(idx, _)| idx).collect();
        clauses.dedup();
        // Drafts that stand beside each other come to one.
        let steps = self.history.steps.iter().filter(|step| step.new == stage && !step.is_return);
        let steps = steps.filter(|step| self.next(step.old) == Some(stage));
        let new = self.signs(stage);
        let turn = steps.fold(None, |turn: Option<Turn>, step| {
            let old = self.signs(step.old);
            let kept = self.kept(step.old, &old, &new).count();
            let Turn { last, opened, closed } =
                turn.unwrap_or(Turn { last: step.old, opened: new.len(), closed: 0 });
            Some(Turn { last, opened: opened - kept, closed: closed + old.len() - kept })
        });
        let marks = Marks::sum(self.clauses[stage].iter().map(|&idx| marks(draft, idx)));
        Some(State { stage, marks, clauses: clauses.len(), turn })
    }

    /// The brackets of a draft that hold what is not agreed.
    fn brackets(&self, stage: usize) -> impl Iterator<Item = (ClauseIdx, Span)> {
        let open =
            self.markings(stage).filter(|(_, marking)| marking.kind == MarkingKind::Bracketed);
        open.map(|(idx, marking)| (idx, marking.span))
    }

    /// The signs with which the brackets of a draft open.
    fn signs(&self, stage: usize) -> BTreeSet<usize> {
        let text = &self.carried.texts[stage];
        self.brackets(stage).map(|(_, span)| text.within(span).start).collect()
    }

    /// The signs of a draft that are kept, as signs of the next one.
    fn kept<'s>(
        &'s self,
        stage: usize,
        signs: &'s BTreeSet<usize>,
        next: &'s BTreeSet<usize>,
    ) -> impl Iterator<Item = usize> + 's {
        let words = &self.carried.texts[stage].words;
        let later = signs.iter().filter_map(|&sign| words.get(sign)?.next).map(|at| at as usize);
        later.filter(|at| next.contains(at))
    }

    /// Whether a bracket is none that the draft before had.
    fn is_fresh(&self, last: usize, stage: usize, bracket: Span) -> bool {
        let (old, new) = (self.signs(last), self.signs(stage));
        let sign = self.carried.texts[stage].within(bracket).start;
        !self.kept(last, &old, &new).any(|at| at == sign)
    }

    /// Whether a word came with a draft.
    fn is_new(&self, stage: usize, word: usize) -> bool {
        self.carried.origin_of(stage, word).is_some_and(|origin| origin.came_with(stage))
    }

    /// The words of a stretch, without marks.
    fn words(&self, stage: usize, range: Range<usize>) -> Vec<usize> {
        let text = &self.carried.texts[stage];
        range.filter(|&at| text.words[at].token.is_word).collect()
    }
}
