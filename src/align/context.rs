//! What every level of an alignment works with: both drafts read, their words weighed, and what may not be paired.

use rustc_hash::FxHashSet;

use super::links::Links;
use super::score::Scorer;
use super::side::{self, Side};
use super::units;
use crate::draft::ClauseIdx;

/// Pairs that a person ruled out.
pub(super) type Forbidden = FxHashSet<(ClauseIdx, ClauseIdx)>;

/// Two drafts made ready to be compared.
pub(super) struct Ground<'a> {
    old: Side<'a>,
    new: Side<'a>,
    vocabulary: Vec<u64>,
    weights: Vec<u32>,
    forbidden: Forbidden,
}

impl<'a> Ground<'a> {
    pub(super) fn new(mut old: Side<'a>, mut new: Side<'a>, forbidden: Forbidden) -> Self {
        let vocabulary = side::share_vocabulary(&mut old, &mut new);
        let weights = units::weights(vocabulary.len(), &old, &new);
        Self { old, new, vocabulary, weights, forbidden }
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context {
            old: &self.old,
            new: &self.new,
            vocabulary: &self.vocabulary,
            weights: &self.weights,
            forbidden: &self.forbidden,
        }
    }
}

/// What every level of the alignment works with.
pub(super) struct Context<'a> {
    pub old: &'a Side<'a>,
    pub new: &'a Side<'a>,
    pub vocabulary: &'a [u64],
    pub weights: &'a [u32],
    pub forbidden: &'a Forbidden,
}

impl<'a> Context<'a> {
    /// Says how alike the pairs are that a person decided on; gives back what measured it.
    pub(super) fn score(&self, links: &mut Links) -> Scorer<'a> {
        let mut scorer = Scorer::new(self.weights);
        for pair in &mut links.pairs {
            pair.similarity = scorer.similarity(self, &pair.old, &pair.new);
        }
        scorer
    }
}
