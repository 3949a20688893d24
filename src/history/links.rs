//! Builds a history: compares neighbours, looks for what came back, adds what people decided.

use super::{Crosswalk, History, Link, Place, Stage, Step, Via};
use crate::align::{Override, align, returned};
use crate::diff::{Redline, Relation, compare};
use crate::draft::{ClauseIdx, Draft};

/// Builds the history of drafts, given oldest first.
pub(super) fn build<'a>(
    stages: Vec<Stage<'a>>,
    crosswalks: &[Crosswalk],
    beside: &[(usize, usize)],
) -> History<'a> {
    let empty = |stages: &[Stage<'a>]| -> Vec<Vec<Vec<u32>>> {
        stages.iter().map(|stage| vec![Vec::new(); stage.draft.clauses.len()]).collect()
    };
    let (forward, backward) = (empty(&stages), empty(&stages));
    let mut history = History {
        rounds: rounds(stages.len(), beside),
        crosswalks: crosswalks.to_vec(),
        stages,
        steps: Vec::new(),
        links: Vec::new(),
        forward,
        backward,
        ended: Vec::new(),
        begun: Vec::new(),
    };
    let with_text: Vec<usize> =
        (0..history.stages.len()).filter(|&n| history.stages[n].has_text).collect();
    let rounds: Vec<Vec<usize>> = with_text
        .chunk_by(|&one, &other| history.are_beside(one, other))
        .map(<[usize]>::to_vec)
        .collect();
    for (old_stage, new_stage) in rounds.windows(2).flat_map(|pair| across(&pair[0], &pair[1])) {
        let overrides = overrides(crosswalks, old_stage, new_stage);
        let (old, new) = (history.draft(old_stage), history.draft(new_stage));
        let alignment = align(old, new, &overrides);
        let redline = compare(old, new, &alignment);
        history.push_step(old_stage, new_stage, redline, false);
    }
    // The shortest gap first, so that a clause that went twice comes back from where it stood last.
    for gap in 2..rounds.len() {
        for start in 0..rounds.len() - gap {
            for (old, new) in across(&rounds[start], &rounds[start + gap]) {
                let overrides = overrides(crosswalks, old, new);
                history.push_returns(old, new, &overrides);
            }
        }
    }
    for (n, entry) in crosswalks.iter().enumerate() {
        history.push_crosswalk(n, entry);
    }
    history
}

/// Which round each draft belongs to: neighbours that all stand beside each other share one.
fn rounds(n_stages: usize, beside: &[(usize, usize)]) -> Vec<usize> {
    let mut rounds: Vec<usize> = Vec::with_capacity(n_stages);
    for stage in 0..n_stages {
        let last = rounds.last().copied();
        let is_beside =
            |other: usize| beside.contains(&(other, stage)) || beside.contains(&(stage, other));
        let joins = last.is_some()
            && (0..stage).filter(|&other| Some(rounds[other]) == last).all(is_beside);
        rounds.push(match last {
            Some(last) if joins => last,
            Some(last) => last + 1,
            None => 0,
        });
    }
    rounds
}

/// Every draft of one round with every draft of another.
fn across(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    old.iter().flat_map(|&old| new.iter().map(move |&new| (old, new))).collect()
}

/// What people decided on two drafts.
fn overrides(crosswalks: &[Crosswalk], old: usize, new: usize) -> Vec<Override> {
    let about = crosswalks.iter().filter(|entry| entry.old_stage == old && entry.new_stage == new);
    about.map(Crosswalk::to_override).collect()
}

impl History<'_> {
    fn push_step(&mut self, old: usize, new: usize, redline: Redline, is_return: bool) {
        let at = self.steps.len();
        let mut change_of_old = vec![None; self.draft(old).clauses.len()];
        let mut change_of_new = vec![None; self.draft(new).clauses.len()];
        for (n, change) in redline.changes.iter().enumerate() {
            for idx in &change.old {
                change_of_old[idx.get()].get_or_insert(n as u32);
            }
            for idx in &change.new {
                change_of_new[idx.get()].get_or_insert(n as u32);
            }
            for &i in &change.old {
                for &j in &change.new {
                    let is_inner = stands_below(self.draft(old), i, &change.old)
                        || stands_below(self.draft(new), j, &change.new);
                    self.push_link(Link {
                        old: Place { stage: old, clause: i },
                        new: Place { stage: new, clause: j },
                        via: Via::Change { step: at, change: n },
                        is_inner,
                    });
                }
            }
        }
        self.steps.push(Step { old, new, redline, is_return, change_of_old, change_of_new });
    }

    fn push_link(&mut self, link: Link) {
        let at = self.links.len() as u32;
        self.forward[link.old.stage][link.old.clause.get()].push(at);
        self.backward[link.new.stage][link.new.clause.get()].push(at);
        self.links.push(link);
    }

    /// Looks in a draft for what an earlier one, not the one before it, lost.
    fn push_returns(&mut self, old: usize, new: usize, overrides: &[Override]) {
        let old_left = left(&self.forward[old]);
        let new_left = left(&self.backward[new]);
        let (old_draft, new_draft) = (self.draft(old), self.draft(new));
        let alignment = returned(old_draft, new_draft, &old_left, &new_left, overrides);
        if alignment.pairs.is_empty() {
            return;
        }
        let mut redline = compare(old_draft, new_draft, &alignment);
        redline
            .changes
            .retain(|change| !matches!(change.relation, Relation::Inserted | Relation::Deleted));
        self.push_step(old, new, redline, true);
    }

    /// Links what a person said of drafts one of which has no text.
    fn push_crosswalk(&mut self, n: usize, entry: &Crosswalk) {
        if !entry.is_match {
            return;
        }
        let find = |stage: usize, id: &Option<String>| -> Option<Place> {
            let clause = self.draft(stage).find(id.as_deref()?)?;
            Some(Place { stage, clause })
        };
        let places = (find(entry.old_stage, &entry.old), find(entry.new_stage, &entry.new));
        match places {
            (Some(old), Some(new)) => {
                let has_texts = self.stages[old.stage].has_text && self.stages[new.stage].has_text;
                if !has_texts {
                    self.push_link(Link { old, new, via: Via::Crosswalk(n), is_inner: false });
                }
            }
            (Some(old), None) if entry.new.is_none() => self.ended.push((old, entry.new_stage, n)),
            (None, Some(new)) if entry.old.is_none() => self.begun.push((new, entry.old_stage, n)),
            _ => {}
        }
    }
}

/// The clauses that no link leads from.
fn left(links: &[Vec<u32>]) -> Vec<ClauseIdx> {
    let free = links.iter().enumerate().filter(|(_, links)| links.is_empty());
    free.map(|(n, _)| ClauseIdx(n as u32)).collect()
}

/// Whether a clause stands below another one of a list.
fn stands_below(draft: &Draft, idx: ClauseIdx, list: &[ClauseIdx]) -> bool {
    list.len() > 1
        && list.iter().any(|&other| other < idx && idx.0 < draft.clause(other).subtree_end)
}
