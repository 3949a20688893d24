//! What people decided on the clauses of two drafts, in the form in which a history takes it.

use std::collections::BTreeMap;

use super::outline::{Group, Known, outline};
use crate::align::Override;
use crate::draft::Draft;
use crate::series::Series;
use crate::series::record::Evidence;

/// A pair of clauses that a person decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crosswalk {
    /// Which draft, the older one.
    pub old_stage: usize,
    /// The id of the clause in it; `None` where the new clause was not there.
    pub old: Option<String>,
    /// Which draft, the newer one.
    pub new_stage: usize,
    /// The id of the clause in it; `None` where the old clause was dropped.
    pub new: Option<String>,
    /// Whether the two belong together, or must never be paired.
    pub is_match: bool,
    /// How well that is known.
    pub evidence: Option<Evidence>,
}

impl Crosswalk {
    /// What the aligner is told where both drafts have a text.
    pub(super) fn to_override(&self) -> Override {
        Override { old: self.old.clone(), new: self.new.clone(), is_match: self.is_match }
    }
}

/// What a series says of drafts, given by their ids in the order of the stages; `None` for a draft that it does not list.
pub fn crosswalks(series: &Series, ids: &[Option<&str>]) -> Vec<Crosswalk> {
    let stage_of: BTreeMap<&str, usize> =
        ids.iter().enumerate().filter_map(|(stage, id)| Some(((*id)?, stage))).collect();
    let entries = series.concordance.iter().filter_map(|entry| {
        let old_stage = *stage_of.get(entry.old_draft.as_str())?;
        let new_stage = *stage_of.get(entry.new_draft.as_str())?;
        let (old, new) = (entry.old_clause.clone(), entry.new_clause.clone());
        let (is_match, evidence) = (entry.is_match, entry.basis.evidence);
        match old_stage.cmp(&new_stage) {
            std::cmp::Ordering::Less => {
                Some(Crosswalk { old_stage, old, new_stage, new, is_match, evidence })
            }
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Crosswalk {
                old_stage: new_stage,
                old: new,
                new_stage: old_stage,
                new: old,
                is_match,
                evidence,
            }),
        }
    });
    entries.collect()
}

/// The pairs of drafts that stand beside each other, given by their ids in the order of the stages.
pub fn beside(series: &Series, ids: &[Option<&str>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (stage, id) in ids.iter().enumerate() {
        for (other, other_id) in ids[..stage].iter().enumerate() {
            if let (Some(id), Some(other_id)) = (id, other_id)
                && series.are_beside(id, other_id)
            {
                pairs.push((other, stage));
            }
        }
    }
    pairs
}

/// What a series knows of a draft whose text is not here, with subjects in a language where it has them; `None` where it
/// knows of no clause.
pub fn outline_of(series: &Series, id: &str, language: &str) -> Option<Draft> {
    let mut known: Vec<Known> = Vec::new();
    for entry in &series.concordance {
        let subject = entry.subject.as_ref().map(|text| text.get(language).to_owned());
        for (draft, clause) in
            [(&entry.old_draft, &entry.old_clause), (&entry.new_draft, &entry.new_clause)]
        {
            if let Some(clause) = clause.as_ref().filter(|_| draft == id) {
                known.push(Known { id: clause.clone(), subject: subject.clone() });
            }
        }
    }
    let clusters = series.clusters.iter().filter(|cluster| cluster.draft == id);
    let groups: Vec<Group> = clusters
        .map(|cluster| Group {
            chapter: cluster.chapter.clone(),
            cluster: Some(cluster.number.clone()),
            heading: cluster.heading.as_ref().map(|text| text.get(language).to_owned()),
            articles: cluster.articles.clone(),
        })
        .collect();
    (!known.is_empty() || !groups.is_empty()).then(|| outline(id, language, &known, &groups))
}
