//! Follows one clause from its draft to every other, forward and backward.

use std::collections::BTreeMap;

use super::{History, Link, Place, Via};
use crate::draft::ClauseIdx;

/// Whether a clause stands in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It does.
    Here,
    /// It does not.
    Absent,
    /// It stands in another draft beside this one, such as the other part of the same text.
    Beside,
    /// The text is not here, and nobody said.
    Unknown,
}

impl Presence {
    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Absent => "absent",
            Self::Beside => "beside",
            Self::Unknown => "unknown",
        }
    }
}

/// What of a followed clause one draft holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Which draft.
    pub stage: usize,
    /// The clauses, in document order: several after a split or before a join, none where it is not there.
    pub clauses: Vec<ClauseIdx>,
    /// Whether it stands in the draft.
    pub presence: Presence,
    /// The links by which it came from earlier drafts.
    pub came: Vec<Link>,
    /// Whether only the article that held the clause could be followed, through a draft without a text.
    pub is_lifted: bool,
}

/// Clauses that were reached, with whether only their article could be followed.
type Reached = Vec<BTreeMap<ClauseIdx, bool>>;

impl History<'_> {
    /// Follows a clause to every draft; one cell for each draft, oldest first.
    ///
    /// From the clause the way leads forward only to later drafts and backward only to earlier ones, so that
    /// what it was joined with later does not count as what it was before.
    pub fn follow(&self, stage: usize, clause: ClauseIdx) -> Vec<Cell> {
        let mut reached: Reached = vec![BTreeMap::new(); self.stages.len()];
        reached[stage].insert(clause, false);
        let mut came = vec![Vec::new(); self.stages.len()];
        for at in stage..self.stages.len() {
            self.advance(at, true, &mut reached, &mut came);
        }
        for at in (0..=stage).rev() {
            self.advance(at, false, &mut reached, &mut came);
        }
        let cells: Vec<Vec<ClauseIdx>> = reached
            .iter()
            .enumerate()
            .map(|(stage, found)| self.topmost(stage, found.keys().copied()))
            .collect();
        let places: Vec<Place> = places(&cells);
        let presence = self.presence(&cells, &places);
        let cells = cells.into_iter().zip(came).zip(presence).enumerate();
        cells
            .map(|(stage, ((clauses, mut came), presence))| {
                came.sort_by_key(|link: &Link| (link.old, link.new));
                came.dedup();
                let is_lifted = !clauses.is_empty() && reached[stage].values().all(|&l| l);
                Cell { stage, clauses, presence, came, is_lifted }
            })
            .collect()
    }

    /// What a clause was in the first draft in which it stood, and whether only its article could be followed there.
    pub(super) fn first(&self, stage: usize, clause: ClauseIdx) -> (Vec<Place>, bool) {
        let mut reached: Reached = vec![BTreeMap::new(); self.stages.len()];
        reached[stage].insert(clause, false);
        let mut came = vec![Vec::new(); self.stages.len()];
        for at in (0..=stage).rev() {
            self.advance(at, false, &mut reached, &mut came);
        }
        let stage = reached.iter().position(|found| !found.is_empty()).unwrap_or(stage);
        let clauses = self.topmost(stage, reached[stage].keys().copied()).into_iter();
        let is_lifted = reached[stage].values().all(|&is_lifted| is_lifted);
        (clauses.map(|clause| Place { stage, clause }).collect(), is_lifted)
    }

    /// Goes on from all clauses that were reached in one draft.
    fn advance(&self, at: usize, onward: bool, reached: &mut Reached, came: &mut [Vec<Link>]) {
        let here: Vec<(ClauseIdx, bool)> = reached[at].iter().map(|(&c, &l)| (c, l)).collect();
        for (clause, was_lifted) in here {
            for (link, is_lifted) in self.ways(Place { stage: at, clause }, onward) {
                let to = if onward { link.new } else { link.old };
                let is_lifted = is_lifted || was_lifted;
                // What the texts say is more exact than what is known of the article.
                if is_lifted && reached[to.stage].values().any(|&lifted| !lifted) {
                    continue;
                }
                let known = reached[to.stage].entry(to.clause).or_insert(is_lifted);
                *known &= is_lifted;
                came[link.new.stage].push(link);
            }
        }
    }

    /// The links that lead on from a clause; the second says whether it is its article's.
    fn ways(&self, place: Place, onward: bool) -> Vec<(Link, bool)> {
        let of = |place: Place| -> Vec<Link> {
            if onward {
                self.onward(place).copied().collect()
            } else {
                self.back(place).copied().collect()
            }
        };
        let mut links = of(place);
        if links.iter().any(|link| !link.is_inner) {
            links.retain(|link| !link.is_inner);
        }
        let is_decided = links.iter().any(|link| matches!(link.via, Via::Crosswalk(_)));
        let mut ways: Vec<(Link, bool)> = links.into_iter().map(|link| (link, false)).collect();
        let article = self.draft(place.stage).article_of(place.clause);
        if let Some(clause) = article.filter(|&clause| clause != place.clause && !is_decided) {
            let lifted = of(Place { clause, ..place });
            let lifted = lifted.into_iter().filter(|l| matches!(l.via, Via::Crosswalk(_)));
            ways.extend(lifted.map(|link| (link, true)));
        }
        ways
    }

    /// Clauses without those that stand below another one of them.
    pub(crate) fn topmost(
        &self,
        stage: usize,
        clauses: impl IntoIterator<Item = ClauseIdx>,
    ) -> Vec<ClauseIdx> {
        let draft = self.draft(stage);
        let mut end = 0;
        let mut kept = Vec::new();
        for idx in clauses {
            if idx.0 >= end {
                end = draft.clause(idx).subtree_end;
                kept.push(idx);
            }
        }
        kept
    }

    /// Whether a life that holds these clauses stands in each of the drafts.
    pub(super) fn presence(&self, cells: &[Vec<ClauseIdx>], places: &[Place]) -> Vec<Presence> {
        let said = |list: &[(Place, usize, usize)], stage: usize| {
            list.iter().any(|(place, at, _)| *at == stage && places.binary_search(place).is_ok())
        };
        let is_beside = |stage: usize| {
            let here = (0..cells.len()).filter(|&other| !cells[other].is_empty());
            here.into_iter().any(|other| self.are_beside(stage, other))
        };
        // What stands in outlines alone was compared with no text.
        let was_compared = places.iter().any(|place| self.stages[place.stage].has_text);
        let mut presence: Vec<Presence> = (0..cells.len())
            .map(|stage| match cells[stage].is_empty() {
                false => Presence::Here,
                true if is_beside(stage) => Presence::Beside,
                true if was_compared && self.stages[stage].has_text => Presence::Absent,
                true if said(&self.ended, stage) || said(&self.begun, stage) => Presence::Absent,
                true => Presence::Unknown,
            })
            .collect();
        // What was said to be dropped stays so, and what was said to be new was not there before.
        for stage in 1..cells.len() {
            let was_dropped = presence[stage - 1] == Presence::Absent
                && cells[..stage].iter().any(|cell| !cell.is_empty());
            if presence[stage] == Presence::Unknown && was_dropped {
                presence[stage] = Presence::Absent;
            }
        }
        for stage in (0..cells.len().saturating_sub(1)).rev() {
            let is_new = presence[stage + 1] == Presence::Absent
                && cells[stage + 1..].iter().any(|cell| !cell.is_empty());
            if presence[stage] == Presence::Unknown && is_new {
                presence[stage] = Presence::Absent;
            }
        }
        presence
    }
}

/// All clauses of a life, in order.
pub(super) fn places(cells: &[Vec<ClauseIdx>]) -> Vec<Place> {
    let of = |(stage, clauses): (usize, &Vec<ClauseIdx>)| {
        clauses.iter().map(move |&clause| Place { stage, clause }).collect::<Vec<_>>()
    };
    cells.iter().enumerate().flat_map(of).collect()
}
