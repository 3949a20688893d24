//! What became of chapters and clusters: whether they still stand, and where their articles went.

use std::collections::BTreeMap;

use super::{History, Place, Presence, Row, units};
use crate::draft::{ClauseIdx, Draft};
use crate::series::record::Evidence;

/// A chapter, cluster or the like of one draft, and what became of its articles in the next.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupLife {
    /// The group.
    pub group: Place,
    /// The next draft.
    pub next: usize,
    /// How many articles the group holds, those of groups in it included.
    pub articles: usize,
    /// Where the articles that are still there stand in the next draft, most of them first. `None`: in no group.
    pub stays: Vec<Stay>,
    /// Articles that the next draft does not have.
    pub dropped: Vec<ClauseIdx>,
    /// Articles of which nobody knows, for the next draft has no text here.
    pub unknown: usize,
    /// Whether the groups of the next draft are known: its text is here, or some are recorded.
    pub knows_groups: bool,
    /// The groups of the next draft that this one became, by its heading, number or articles.
    pub became: Vec<ClauseIdx>,
    /// Whether what became of an article of it is known from memory only.
    pub is_from_memory: bool,
}

/// How many articles of a group went to one group of the next draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The innermost group; `None` where the articles stand in none.
    pub group: Option<ClauseIdx>,
    /// How many.
    pub articles: usize,
}

impl GroupLife {
    /// How many articles the next draft still has.
    pub fn survivors(&self) -> usize {
        self.stays.iter().map(|stay| stay.articles).sum()
    }

    /// Whether the group is gone: no group of the next draft continues it, and none of its articles is there.
    pub fn disappeared(&self) -> bool {
        self.articles > 0 && self.dropped.len() == self.articles && self.became.is_empty()
    }

    /// Whether all its articles stand in the group that it became, and in no other.
    pub fn was_kept(&self) -> bool {
        self.became.len() == 1
            && self.stays.len() == 1
            && self.stays[0].group == Some(self.became[0])
            && self.survivors() == self.articles
    }

    /// Whether no group of the next draft continues it, while articles of it live on.
    pub fn was_dissolved(&self) -> bool {
        self.knows_groups && self.became.is_empty() && self.survivors() > 0
    }
}

impl History<'_> {
    /// What became of every group of every draft in the next one, in the order of the drafts.
    pub fn group_lives(&self, rows: &[Row]) -> Vec<GroupLife> {
        let mut row_of: BTreeMap<Place, usize> = BTreeMap::new();
        for (n, row) in rows.iter().enumerate() {
            for cell in &row.cells {
                for &clause in &cell.clauses {
                    row_of.entry(Place { stage: cell.stage, clause }).or_insert(n);
                }
            }
        }
        let mut lives = Vec::new();
        for stage in 0..self.stages.len().saturating_sub(1) {
            let draft = self.draft(stage);
            let units = units(draft);
            // A draft of which nothing is recorded says nothing of the one before.
            let is_known = |next: &usize| {
                units.iter().any(|&clause| {
                    let row = row_of.get(&Place { stage, clause });
                    row.is_some_and(|&n| {
                        matches!(rows[n].cells[*next].presence, Presence::Here | Presence::Absent)
                    })
                })
            };
            let next = (stage + 1..self.stages.len()).find(is_known).unwrap_or(stage + 1);
            for (clause, _) in draft.iter().filter(|(_, clause)| clause.kind.is_group()) {
                let life = self.group_life(Place { stage, clause }, next, &units, rows, &row_of);
                lives.extend((life.articles > 0).then_some(life));
            }
        }
        lives
    }

    fn group_life(
        &self,
        group: Place,
        next: usize,
        units: &[ClauseIdx],
        rows: &[Row],
        row_of: &BTreeMap<Place, usize>,
    ) -> GroupLife {
        let (draft, next_draft) = (self.draft(group.stage), self.draft(next));
        let mut life = GroupLife {
            group,
            next,
            articles: 0,
            stays: Vec::new(),
            dropped: Vec::new(),
            unknown: 0,
            knows_groups: self.stages[next].has_text
                || next_draft.clauses.iter().any(|clause| clause.kind.is_group()),
            became: Vec::new(),
            is_from_memory: false,
        };
        let mut stays: BTreeMap<Option<ClauseIdx>, usize> = BTreeMap::new();
        let end = draft.clause(group.clause).subtree_end;
        let from = units.partition_point(|&idx| idx < group.clause);
        for &clause in units[from..].iter().take_while(|idx| idx.0 < end) {
            life.articles += 1;
            let row = row_of.get(&Place { stage: group.stage, clause }).map(|&row| &rows[row]);
            let Some(row) = row else { continue };
            let cell = &row.cells[next];
            life.is_from_memory |= self.evidence(&row.cells, next) == Some(Evidence::Memory);
            match (cell.presence, self.heir(Place { stage: group.stage, clause }, next)) {
                (_, Some(heir)) => {
                    *stays.entry(group_of(next_draft, heir)).or_default() += 1;
                }
                (Presence::Unknown | Presence::Beside, None) => life.unknown += 1,
                _ => life.dropped.push(clause),
            }
        }
        life.stays = stays.into_iter().map(|(group, articles)| Stay { group, articles }).collect();
        life.stays.sort_by_key(|stay| (std::cmp::Reverse(stay.articles), stay.group));
        life.became = self.became(group, &life);
        life
    }

    /// The clause that an article became in the next draft.
    fn heir(&self, place: Place, next: usize) -> Option<ClauseIdx> {
        let links = self.onward(place).filter(|link| link.new.stage == next && !link.is_inner);
        links.map(|link| link.new.clause).min()
    }

    /// The groups that continue one: those it was paired with, as long as they hold an article of it.
    fn became(&self, group: Place, life: &GroupLife) -> Vec<ClauseIdx> {
        let next_draft = self.draft(life.next);
        let holds = |idx: ClauseIdx| {
            life.stays.iter().any(|stay| {
                stay.group
                    .is_some_and(|inner| next_draft.ancestors(inner).any(|above| above == idx))
            })
        };
        let linked = self.onward(group).filter(|link| link.new.stage == life.next);
        let mut became: Vec<ClauseIdx> =
            linked.map(|link| link.new.clause).filter(|&idx| holds(idx)).collect();
        if became.is_empty() && !self.stages[group.stage].has_text
            || became.is_empty() && !self.stages[life.next].has_text
        {
            // Without a text the same number and rank must do.
            let clause = self.clause(group);
            let same = next_draft.iter().filter(|(idx, other)| {
                other.kind == clause.kind && other.number == clause.number && holds(*idx)
            });
            became = same.map(|(idx, _)| idx).collect();
        }
        became.sort_unstable();
        became.dedup();
        became
    }
}

/// The innermost group that holds a clause.
fn group_of(draft: &Draft, idx: ClauseIdx) -> Option<ClauseIdx> {
    draft.ancestors(idx).skip(1).find(|&idx| draft.clause(idx).kind.is_group())
}
