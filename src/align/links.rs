//! The pairs found so far, and which clauses they hold.

use super::{MatchedBy, Pair};
use crate::draft::{ClauseIdx, Draft};

/// Pairs under construction.
#[derive(Debug)]
pub(super) struct Links {
    /// The pairs in order of finding.
    pub pairs: Vec<Pair>,
    of_old: Vec<Option<u32>>,
    of_new: Vec<Option<u32>>,
    /// Old clauses that a person said were dropped.
    old_alone: Vec<bool>,
    /// New clauses that a person said were not there before.
    new_alone: Vec<bool>,
}

impl Links {
    pub(super) fn new(old: &Draft, new: &Draft) -> Self {
        Self {
            pairs: Vec::with_capacity(old.clauses.len().max(new.clauses.len())),
            of_old: vec![None; old.clauses.len()],
            of_new: vec![None; new.clauses.len()],
            old_alone: vec![false; old.clauses.len()],
            new_alone: vec![false; new.clauses.len()],
        }
    }

    /// The first pair that holds an old clause.
    pub(super) fn of_old(&self, idx: ClauseIdx) -> Option<usize> {
        self.of_old[idx.get()].map(|at| at as usize)
    }

    /// The first pair that holds a new clause.
    pub(super) fn of_new(&self, idx: ClauseIdx) -> Option<usize> {
        self.of_new[idx.get()].map(|at| at as usize)
    }

    /// Whether both clauses still want a partner.
    pub(super) fn are_free(&self, old: ClauseIdx, new: ClauseIdx) -> bool {
        self.is_old_free(old) && self.is_new_free(new)
    }

    /// Whether an old clause still wants a partner.
    pub(super) fn is_old_free(&self, idx: ClauseIdx) -> bool {
        self.of_old(idx).is_none() && !self.old_alone[idx.get()]
    }

    /// Whether a new clause still wants a partner.
    pub(super) fn is_new_free(&self, idx: ClauseIdx) -> bool {
        self.of_new(idx).is_none() && !self.new_alone[idx.get()]
    }

    /// Finds no partner for an old clause.
    pub(super) fn leave_old(&mut self, idx: ClauseIdx) {
        self.old_alone[idx.get()] = true;
    }

    /// Finds no partner for a new clause.
    pub(super) fn leave_new(&mut self, idx: ClauseIdx) {
        self.new_alone[idx.get()] = true;
    }

    /// Adds a pair; a clause that is in one already stays listed under that one.
    pub(super) fn add(&mut self, pair: Pair) {
        self.pairs.push(pair);
        self.note(self.pairs.len() - 1);
    }

    /// Adds several pairs.
    pub(super) fn extend(&mut self, pairs: impl IntoIterator<Item = Pair>) {
        for pair in pairs {
            self.add(pair);
        }
    }

    /// Takes note of clauses that were added to a pair.
    pub(super) fn note(&mut self, at: usize) {
        for idx in &self.pairs[at].old {
            self.of_old[idx.get()].get_or_insert(at as u32);
        }
        for idx in &self.pairs[at].new {
            self.of_new[idx.get()].get_or_insert(at as u32);
        }
    }

    /// Adds the clauses without a partner and puts all pairs in the order of the new draft, deleted clauses where they
    /// stood.
    pub(super) fn finish(mut self, old: &Draft, new: &Draft) -> Vec<Pair> {
        for (idx, _) in new.iter().filter(|(idx, _)| self.of_new[idx.get()].is_none()) {
            self.pairs.push(single(Vec::new(), vec![idx]));
        }
        let anchors = self.anchors(old, new);
        for (idx, _) in old.iter().filter(|(idx, _)| self.of_old[idx.get()].is_none()) {
            self.pairs.push(single(vec![idx], Vec::new()));
        }
        self.pairs.sort_by_cached_key(|pair| match (pair.new.first(), pair.old.first()) {
            (Some(new), old) => (new.0 + 1, 0, pair.new.len(), old.map_or(0, |old| old.0)),
            (None, Some(old)) => (anchors[old.get()], 1, 0, old.0),
            (None, None) => (0, 0, 0, 0),
        });
        self.pairs
    }

    /// For each old clause, one past the new clause after which it would stand.
    fn anchors(&self, old: &Draft, new: &Draft) -> Vec<u32> {
        let mut anchors = vec![0; old.clauses.len()];
        // Where a clause's next sibling would stand; by parent, one past it, 0 for the roots.
        let mut next = vec![0; old.clauses.len() + 1];
        for (idx, clause) in old.iter() {
            let level = clause.parent.map_or(0, |parent| parent.get() + 1);
            let anchor = next[level];
            anchors[idx.get()] = anchor;
            next[idx.get() + 1] = anchor;
            let Some(pair) = self.of_old(idx).map(|at| &self.pairs[at]) else { continue };
            if pair.moved {
                continue;
            }
            if let (Some(first), Some(last)) = (pair.new.first(), pair.new.last()) {
                next[idx.get() + 1] = first.0 + 1;
                next[level] = next[level].max(new.clause(*last).subtree_end);
            }
        }
        anchors
    }
}

fn single(old: Vec<ClauseIdx>, new: Vec<ClauseIdx>) -> Pair {
    Pair { old, new, matched_by: None, similarity: 0.0, moved: false }
}

/// A pair of one old and one new clause.
pub(super) fn pair(old: ClauseIdx, new: ClauseIdx, by: MatchedBy, similarity: f64) -> Pair {
    Pair { old: vec![old], new: vec![new], matched_by: Some(by), similarity, moved: false }
}
