//! How well it is known where a clause stands, in drafts of which only what people recorded is here.

use super::{Cell, Crosswalk, History, Link, Place, Presence, Via};
use crate::align::MatchedBy;
use crate::series::record::Evidence;

impl History<'_> {
    /// How well it is known what a cell says; `None` where the texts say it, or nobody said how well.
    ///
    /// What leads to a clause is as good as the weakest entry that does; that a clause stands somewhere at all, or is not
    /// there, as good as the best entry that says so.
    pub fn evidence(&self, cells: &[Cell], stage: usize) -> Option<Evidence> {
        let cell = &cells[stage];
        let entries: Vec<&Crosswalk> = match cell.presence {
            Presence::Here if !cell.came.is_empty() => {
                let came: Option<Vec<&Crosswalk>> =
                    cell.came.iter().map(|link| self.decided_by(link)).collect();
                let came = came?.into_iter().filter_map(|entry| entry.evidence);
                return came.min_by_key(|&evidence| rank(evidence));
            }
            Presence::Here if self.stages[stage].has_text => return None,
            Presence::Here => self.naming(cell),
            Presence::Absent => self.ending(cells, stage),
            Presence::Beside | Presence::Unknown => return None,
        };
        let known = entries.into_iter().filter_map(|entry| entry.evidence);
        known.max_by_key(|&evidence| rank(evidence))
    }

    /// The entry that says that two clauses are one; `None` where the texts do.
    fn decided_by(&self, link: &Link) -> Option<&Crosswalk> {
        if let Via::Crosswalk(n) = link.via {
            return self.crosswalks.get(n);
        }
        if self.change(link)?.matched_by != Some(MatchedBy::Concordance) {
            return None;
        }
        let (old, new) = (self.clause(link.old).id.as_str(), self.clause(link.new).id.as_str());
        self.crosswalks.iter().find(|entry| {
            (entry.old_stage, entry.new_stage) == (link.old.stage, link.new.stage)
                && (entry.old.as_deref(), entry.new.as_deref()) == (Some(old), Some(new))
        })
    }

    /// The entries that name a clause of a cell.
    fn naming(&self, cell: &Cell) -> Vec<&Crosswalk> {
        let is_ours = |stage: usize, id: &Option<String>| {
            let draft = self.draft(cell.stage);
            stage == cell.stage
                && id.as_deref().is_some_and(|id| {
                    cell.clauses.iter().any(|&clause| draft.clause(clause).id.as_str() == id)
                })
        };
        let names = |entry: &&Crosswalk| {
            entry.is_match
                && (is_ours(entry.old_stage, &entry.old) || is_ours(entry.new_stage, &entry.new))
        };
        self.crosswalks.iter().filter(names).collect()
    }

    /// The entries that say that the clauses of a life ended before a draft, or began after it.
    fn ending(&self, cells: &[Cell], stage: usize) -> Vec<&Crosswalk> {
        let is_ours = |place: &Place| cells[place.stage].clauses.contains(&place.clause);
        // Of other drafts with a text the text speaks for itself.
        let may_reach = !self.stages[stage].has_text;
        let ended = self.ended.iter().filter(|(_, at, _)| *at == stage || may_reach && *at < stage);
        let begun = self.begun.iter().filter(|(_, at, _)| *at == stage || may_reach && *at > stage);
        let ours = ended.chain(begun).filter(|(place, _, _)| is_ours(place));
        ours.filter_map(|(_, _, entry)| self.crosswalks.get(*entry)).collect()
    }
}

fn rank(evidence: Evidence) -> u8 {
    match evidence {
        Evidence::Memory => 0,
        Evidence::Source => 1,
        Evidence::Checked => 2,
    }
}
