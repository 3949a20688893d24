//! The life of every clause over all drafts of a treaty.
//!
//! Drafts go in, oldest first; out comes a [`History`]: how the clauses of neighbouring drafts are linked, what was
//! dropped and came back, and what people decided (`[[concordance]]`). A draft whose text is not here takes part with its
//! [`outline`]; it is linked by what people decided alone. [`History::follow`] leads from one clause to every other draft,
//! [`History::rows`] gives the life of every article.

mod blame;
mod brackets;
mod crosswalk;
mod evidence;
mod first;
mod follow;
mod groups;
mod links;
mod log;
mod marks;
pub mod outline;
mod rows;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use self::blame::{Attribution, Blame, Gap, Origin, Part, Run, Share, is_counted};
pub use self::brackets::{Agreed, Brackets, Contest, Fate, MarkedRow, Reopened, State, Turn};
pub use self::crosswalk::{Crosswalk, beside, crosswalks, outline_of};
pub use self::follow::{Cell, Presence};
pub use self::groups::{GroupLife, Stay};
pub use self::log::{Count, Entry};
pub use self::marks::{Marks, is_all, marks};
pub use self::rows::{Happening, Row, units};

use crate::diff::{Change, Redline};
use crate::draft::{Clause, ClauseIdx, Draft};

/// One draft of a history.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// The draft, or the outline of one whose text is not here.
    pub draft: &'a Draft,
    /// Whether the text is here.
    pub has_text: bool,
}

/// A clause of one of the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which draft, counted from the oldest, zero-based.
    pub stage: usize,
    /// Which clause of it.
    pub clause: ClauseIdx,
}

/// The comparison of two drafts with a text.
#[derive(Debug)]
pub struct Step {
    /// The older draft.
    pub old: usize,
    /// The newer draft: the next with a text, or a later one where the step holds what came back.
    pub new: usize,
    /// What became of every clause; of a step with what came back, what became of these.
    pub redline: Redline,
    /// Whether the step holds nothing but what was dropped after `old` and came back in `new`.
    pub is_return: bool,
    /// For each old clause, the change in which it stands.
    change_of_old: Vec<Option<u32>>,
    /// For each new clause, the change in which it stands.
    change_of_new: Vec<Option<u32>>,
}

impl Step {
    /// The change in which an old clause stands.
    pub fn change_of_old(&self, idx: ClauseIdx) -> Option<&Change> {
        self.change_of_old.get(idx.get()).copied().flatten().map(|at| self.change(at as usize))
    }

    /// The change in which a new clause stands.
    pub fn change_of_new(&self, idx: ClauseIdx) -> Option<&Change> {
        self.change_of_new.get(idx.get()).copied().flatten().map(|at| self.change(at as usize))
    }

    fn change(&self, at: usize) -> &Change {
        &self.redline.changes[at]
    }
}

/// How two clauses of different drafts are known to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// By comparing texts.
    Change {
        /// Which of [`History::steps`].
        step: usize,
        /// Which of its changes.
        change: usize,
    },
    /// A person said so, of drafts one of which has no text here; which of the entries.
    Crosswalk(usize),
}

/// Two clauses of different drafts that are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// In the older draft.
    pub old: Place,
    /// In the newer draft.
    pub new: Place,
    /// How that is known.
    pub via: Via,
    /// Whether one end stands below a clause that is linked as well: an own text that became a paragraph.
    pub is_inner: bool,
}

/// All drafts of a treaty with what leads from each clause to the next.
#[derive(Debug)]
pub struct History<'a> {
    /// The drafts, oldest first.
    pub stages: Vec<Stage<'a>>,
    /// The comparisons: neighbours first, then what came back.
    pub steps: Vec<Step>,
    /// Every pair of clauses that are one.
    pub links: Vec<Link>,
    /// For each clause of each draft, the links that lead on.
    forward: Vec<Vec<Vec<u32>>>,
    /// For each clause of each draft, the links that lead back.
    backward: Vec<Vec<Vec<u32>>>,
    /// What people decided.
    crosswalks: Vec<Crosswalk>,
    /// For each draft, which round of the negotiation it belongs to; drafts that stand beside each other share one.
    rounds: Vec<usize>,
    /// Clauses that a person said ended: where they stood, and the first draft without them.
    ended: Vec<(Place, usize, usize)>,
    /// Clauses that a person said were new: where they stand, and the last draft without them.
    begun: Vec<(Place, usize, usize)>,
}

impl<'a> History<'a> {
    /// Follows the clauses of drafts, given oldest first. Entries about clauses that there are not are passed over.
    pub fn new(stages: Vec<Stage<'a>>, crosswalks: &[Crosswalk]) -> Self {
        Self::with_parts(stages, crosswalks, &[])
    }

    /// The same where some drafts stand beside each other, as the two parts of one text do: these are not compared with
    /// each other, but each with the draft that follows.
    pub fn with_parts(
        stages: Vec<Stage<'a>>,
        crosswalks: &[Crosswalk],
        beside: &[(usize, usize)],
    ) -> Self {
        links::build(stages, crosswalks, beside)
    }

    /// The clause at a place.
    pub fn clause(&self, place: Place) -> &'a Clause {
        self.draft(place.stage).clause(place.clause)
    }

    /// The draft of a stage.
    pub fn draft(&self, stage: usize) -> &'a Draft {
        self.stages[stage].draft
    }

    /// The change that a link stands for; `None` where a person said so of a draft without a text.
    pub fn change(&self, link: &Link) -> Option<&Change> {
        match link.via {
            Via::Change { step, change } => self.steps.get(step)?.redline.changes.get(change),
            Via::Crosswalk(_) => None,
        }
    }

    /// The comparison of a draft with the one before it that has a text; the first, where several stand before it.
    pub fn step_into(&self, stage: usize) -> Option<&Step> {
        self.steps.iter().find(|step| step.new == stage && !step.is_return)
    }

    /// The same; where several stand before it, with the one that holds what was followed.
    pub fn step_of(&self, cells: &[Cell], stage: usize) -> Option<&Step> {
        let last = cells[..stage].iter().rposition(|cell| cell.presence == Presence::Here);
        let mut into = self.steps.iter().filter(|step| step.new == stage && !step.is_return);
        into.clone().find(|step| Some(step.old) == last).or_else(|| into.next())
    }

    /// Whether two drafts stand beside each other.
    fn are_beside(&self, one: usize, other: usize) -> bool {
        one != other && self.rounds[one] == self.rounds[other]
    }

    /// The comparison of a draft with the next one that has a text.
    pub fn step_from(&self, stage: usize) -> Option<&Step> {
        self.steps.iter().find(|step| step.old == stage && !step.is_return)
    }

    /// The links that lead from a clause to later drafts.
    pub fn onward(&self, place: Place) -> impl Iterator<Item = &Link> {
        self.forward[place.stage][place.clause.get()].iter().map(|&at| &self.links[at as usize])
    }

    /// The links that lead from a clause to earlier drafts.
    pub fn back(&self, place: Place) -> impl Iterator<Item = &Link> {
        self.backward[place.stage][place.clause.get()].iter().map(|&at| &self.links[at as usize])
    }
}
