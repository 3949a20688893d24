//! How alike two stretches of text are.
//!
//! Two measures, both the share of words in common (Dice over multisets): *plain*, where every word counts the same and
//! which people are shown, and *weighted*, where a word counts the more the fewer articles use it. The sums are
//! whole numbers, so that the order of the sides cannot matter.

use std::ops::Range;

use super::context::Context;
use super::side::Side;
use crate::draft::ClauseIdx;

/// Both measures of one pair.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Score {
    /// Share of words in common, `0.0..=1.0`.
    pub plain: f64,
    /// Share of weight in common, `0.0..=1.0`.
    pub weighted: f64,
    /// Weight in common.
    pub common: u64,
}

/// The words of one item with their counts, each word once.
#[derive(Clone, Debug, Default)]
pub(super) struct Profiles {
    entries: Vec<(u32, u32)>,
    ranges: Vec<Range<u32>>,
    /// Words and weight of each item.
    totals: Vec<(u64, u64)>,
}

impl Profiles {
    pub(super) fn entries(&self, item: usize) -> &[(u32, u32)] {
        let range = &self.ranges[item];
        &self.entries[range.start as usize..range.end as usize]
    }

    /// Number of words of an item.
    pub(super) fn words(&self, item: usize) -> u64 {
        self.totals[item].0
    }

    /// Summed weight of the words of an item.
    pub(super) fn weight(&self, item: usize) -> u64 {
        self.totals[item].1
    }
}

/// Weighs words and compares profiles; holds the tables that every comparison needs.
#[derive(Clone, Debug)]
pub(super) struct Scorer<'a> {
    weights: &'a [u32],
    counts: Vec<u32>,
    at: Vec<u32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(weights: &'a [u32]) -> Self {
        Self { weights, counts: vec![0; weights.len()], at: vec![u32::MAX; weights.len()] }
    }

    /// Number of different features.
    pub(super) fn n_features(&self) -> usize {
        self.weights.len()
    }

    /// The weight of one word.
    pub(super) fn weight(&self, feature: u32) -> u64 {
        u64::from(self.weights[feature as usize])
    }

    /// Counts the words of every range.
    pub(super) fn profiles(
        &mut self,
        side: &Side<'_>,
        ranges: impl Iterator<Item = Range<u32>> + Clone,
    ) -> Profiles {
        let n_words: usize = ranges.clone().map(|range| range.len()).sum();
        let n_items = ranges.size_hint().0;
        let mut profiles = Profiles {
            entries: Vec::with_capacity(n_words),
            ranges: Vec::with_capacity(n_items),
            totals: Vec::with_capacity(n_items),
        };
        for range in ranges {
            let start = profiles.entries.len();
            let words = u64::from(range.end - range.start);
            let mut weight = 0;
            for &feature in side.features(range) {
                let at = &mut self.at[feature as usize];
                if *at == u32::MAX {
                    *at = profiles.entries.len() as u32;
                    profiles.entries.push((feature, 0));
                }
                profiles.entries[*at as usize].1 += 1;
                weight += u64::from(self.weights[feature as usize]);
            }
            for &(feature, _) in &profiles.entries[start..] {
                self.at[feature as usize] = u32::MAX;
            }
            profiles.ranges.push(start as u32..profiles.entries.len() as u32);
            profiles.totals.push((words, weight));
        }
        profiles
    }

    /// Makes an item the one that others are compared with, until [`Scorer::unload`].
    pub(super) fn load(&mut self, entries: &[(u32, u32)]) {
        for &(feature, count) in entries {
            self.counts[feature as usize] = count;
        }
    }

    /// Share of an item's weight that a stretch explains and `first`, if there is one, does not explain already.
    pub(super) fn explained(
        &mut self,
        stretch: &[u32],
        (profiles, item): (&Profiles, u32),
        first: Option<u32>,
    ) -> f64 {
        for &feature in stretch {
            self.counts[feature as usize] += 1;
        }
        if let Some(first) = first {
            self.subtract(profiles.entries(first as usize));
        }
        let (_, weight) = self.overlap(profiles.entries(item as usize));
        for &feature in stretch {
            self.counts[feature as usize] = 0;
        }
        share(weight, profiles.weight(item as usize))
    }

    /// Takes the words of another item away from the loaded one.
    pub(super) fn subtract(&mut self, entries: &[(u32, u32)]) {
        for &(feature, count) in entries {
            let left = &mut self.counts[feature as usize];
            *left = left.saturating_sub(count);
        }
    }

    /// Forgets the loaded item.
    pub(super) fn unload(&mut self, entries: &[(u32, u32)]) {
        for &(feature, _) in entries {
            self.counts[feature as usize] = 0;
        }
    }

    /// Words and weight that an item shares with the loaded one.
    pub(super) fn overlap(&self, entries: &[(u32, u32)]) -> (u64, u64) {
        let (mut words, mut weight) = (0, 0);
        for &(feature, count) in entries {
            let common = u64::from(count.min(self.counts[feature as usize]));
            words += common;
            weight += common * self.weight(feature);
        }
        (words, weight)
    }

    /// Plain similarity of the bodies of several clauses on either side, taken together.
    pub(super) fn similarity(
        &mut self,
        context: &Context<'_>,
        old: &[ClauseIdx],
        new: &[ClauseIdx],
    ) -> f64 {
        let old = old.iter().map(|&idx| context.old.body(idx));
        let new = new.iter().map(|&idx| context.new.body(idx));
        let (score, _) = self.compare(context, old, new);
        score.plain
    }

    /// Compares stretches of either side, taken together; also gives the weights of the two.
    pub(super) fn compare(
        &mut self,
        context: &Context<'_>,
        old: impl Iterator<Item = Range<u32>> + Clone,
        new: impl Iterator<Item = Range<u32>>,
    ) -> (Score, (u64, u64)) {
        let (mut words, mut weights, mut common) = (0, (0, 0), (0, 0));
        for &feature in old.clone().flat_map(|range| context.old.features(range)) {
            self.counts[feature as usize] += 1;
            weights.0 += self.weight(feature);
            words += 1;
        }
        for &feature in new.flat_map(|range| context.new.features(range)) {
            let weight = self.weight(feature);
            if let Some(left) = self.counts[feature as usize].checked_sub(1) {
                self.counts[feature as usize] = left;
                common = (common.0 + 1, common.1 + weight);
            }
            weights.1 += weight;
            words += 1;
        }
        for &feature in old.flat_map(|range| context.old.features(range)) {
            self.counts[feature as usize] = 0;
        }
        let plain = dice(common.0, words);
        let weighted = dice(common.1, weights.0 + weights.1);
        (Score { plain, weighted, common: common.1 }, weights)
    }

    /// Compares two items.
    pub(super) fn score(&mut self, old: (&Profiles, usize), new: (&Profiles, usize)) -> Score {
        self.load(old.0.entries(old.1));
        let score = self.score_loaded(old, new);
        self.unload(old.0.entries(old.1));
        score
    }

    /// Compares the loaded old item with a new one.
    pub(super) fn score_loaded(&self, old: (&Profiles, usize), new: (&Profiles, usize)) -> Score {
        let (words, common) = self.overlap(new.0.entries(new.1));
        Score {
            plain: dice(words, old.0.words(old.1) + new.0.words(new.1)),
            weighted: dice(common, old.0.weight(old.1) + new.0.weight(new.1)),
            common,
        }
    }
}

/// Twice the common part over the whole, `0.0..=1.0`; 0 where there is nothing.
pub(super) fn dice(common: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { 2.0 * common as f64 / total as f64 }
}

/// A part of a whole, `0.0..=1.0`; 0 where there is nothing.
pub(super) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Weighs every feature by how few of the ranges on both sides use it.
pub(super) fn weigh(n_features: usize, sides: [(&Side<'_>, &[Range<u32>]); 2]) -> Vec<u32> {
    let mut uses = vec![0_u32; n_features];
    let mut last = vec![0_u32; n_features];
    let mut stamp = 0;
    for (side, ranges) in sides {
        for range in ranges {
            stamp += 1;
            for &feature in side.features(range.clone()) {
                if last[feature as usize] != stamp {
                    last[feature as usize] = stamp;
                    uses[feature as usize] += 1;
                }
            }
        }
    }
    let n_ranges = f64::from(stamp.max(1));
    uses.into_iter().map(|n| (1024.0 * (n_ranges / f64::from(n.max(1))).ln_1p()) as u32).collect()
}
