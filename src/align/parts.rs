//! Splits and joins: items left over that are a part of one that is already paired.
//!
//! A left-over item belongs to a pair where what the pair's partner leaves unexplained explains it: the second half of
//! a divided article shares little with the first half and much with the old article.

use rustc_hash::FxHashMap;

use super::matching::{Lists, Match, Matches};
use super::score::{Profiles, Scorer, share};

/// Most clauses on the many side of a split or join.
const MOST_PARTS: usize = 8;
/// Weight of the part that the pair leaves unexplained and the whole explains.
const EXPLAINED: f64 = 0.4;
/// The same for a part that stands apart from its pair.
const EXPLAINED_APART: f64 = 0.7;
/// Weight of the whole that the part adds to what its pair explains.
const GAIN: f64 = 0.12;
/// Weight of the whole that pair and part explain together.
const COVERED: f64 = 0.6;

/// An item that joins a pair: an old one in a join, a new one in a split.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A further old item of the pair.
    Old { pair: u32, item: u32 },
    /// A further new item of the pair.
    New { pair: u32, item: u32 },
}

/// A part with how well it is explained and what decides a tie: the sum of positions, and the hash of its text, which
/// says the same from either side.
type Ranked = (f64, (u32, u64), Part);

/// Finds the parts and marks them as taken.
pub(super) fn parts(lists: &Lists<'_>, scorer: &mut Scorer<'_>, found: &mut Matches) -> Vec<Part> {
    let mut ranked: Vec<Ranked> = Vec::new();
    for &candidate in &found.compared {
        let (old, new) = (candidate.old, candidate.new);
        match (found.of_old[old as usize], found.of_new[new as usize]) {
            (Some(pair), None) => {
                let whole = Whole {
                    item: (&lists.old_profiles, old),
                    parts: &lists.new_profiles,
                    first: found.pairs[pair as usize].new,
                };
                if let Some(rank) = whole.explains(new, candidate, scorer) {
                    let tie = (old + new, lists.new[new as usize].key);
                    ranked.push((rank, tie, Part::New { pair, item: new }));
                }
            }
            (None, Some(pair)) => {
                let whole = Whole {
                    item: (&lists.new_profiles, new),
                    parts: &lists.old_profiles,
                    first: found.pairs[pair as usize].old,
                };
                if let Some(rank) = whole.explains(old, candidate, scorer) {
                    let tie = (old + new, lists.old[old as usize].key);
                    ranked.push((rank, tie, Part::Old { pair, item: old }));
                }
            }
            _ => {}
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    take(ranked.into_iter().map(|(_, _, part)| part), found)
}

/// Accepts the parts, best first, each item once; a pair grows on one side only.
fn take(ranked: impl Iterator<Item = Part>, found: &mut Matches) -> Vec<Part> {
    let mut grown: FxHashMap<u32, (bool, usize)> = FxHashMap::default();
    let mut taken = Vec::new();
    for part in ranked {
        let (pair, is_old, slot) = match part {
            Part::Old { pair, item } => (pair, true, &mut found.of_old[item as usize]),
            Part::New { pair, item } => (pair, false, &mut found.of_new[item as usize]),
        };
        let (grows_old, n_parts) = grown.entry(pair).or_insert((is_old, 1));
        if slot.is_some() || *grows_old != is_old || *n_parts >= MOST_PARTS {
            continue;
        }
        *n_parts += 1;
        *slot = Some(pair);
        taken.push(part);
    }
    taken
}

/// An item that may be the whole of which others are parts.
struct Whole<'a> {
    /// The words of its side, and its position there.
    item: (&'a Profiles, u32),
    parts: &'a Profiles,
    /// The part that it is paired with.
    first: u32,
}

impl Whole<'_> {
    /// How well the whole explains a further part, if well enough.
    fn explains(&self, part: u32, candidate: Match, scorer: &mut Scorer<'_>) -> Option<f64> {
        let part_weight = self.parts.weight(part as usize);
        if share(candidate.score.common, part_weight) < EXPLAINED {
            return None;
        }
        let (profiles, whole) = self.item;
        let whole_weight = profiles.weight(whole as usize);
        let entries = profiles.entries(whole as usize);
        let first = self.parts.entries(self.first as usize);
        scorer.load(entries);
        let (_, by_first) = scorer.overlap(first);
        scorer.subtract(first);
        let (_, by_part) = scorer.overlap(self.parts.entries(part as usize));
        scorer.unload(entries);
        let explained = share(by_part, part_weight);
        let needed = if part.abs_diff(self.first) <= 3 { EXPLAINED } else { EXPLAINED_APART };
        let holds = explained >= needed
            && share(by_part, whole_weight) >= GAIN
            && share(by_first + by_part, whole_weight) >= COVERED;
        holds.then_some(explained)
    }
}
