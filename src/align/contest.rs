//! Decides where likeness alone does not: between candidates about as alike, and among rewritten texts whose headings
//! still tell.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::MatchedBy;
use super::index::{self, List};
use super::matching::{self, Item, Lists, Match, Matcher, Matches, Ranked};
use super::score::dice;
use super::side::Side;

/// How near in likeness to the best candidate another must be to contest it.
const CONTESTED: f64 = 0.8;
/// What the order of words counts in a contest, against their likeness.
const ORDER_COUNTS: f64 = 1.5;
/// Plain similarity of two headings that are nearly the same; they must also share four words.
const NAMED_ALIKE: f64 = 0.55;

/// The likeness of the two best candidates of every item: which they are, plain and weighted.
#[derive(Debug, Default)]
pub(super) struct Rivals {
    old: Vec<Best>,
    new: Vec<Best>,
}

/// The two best candidates of one item: position, plain and weighted likeness.
type Best = [(u32, f64, f64); 2];

impl Rivals {
    pub(super) fn new(lists: &Lists<'_>, compared: &[Match]) -> Self {
        const NONE: Best = [(u32::MAX, 0.0, 0.0); 2];
        let mut rivals =
            Self { old: vec![NONE; lists.old.len()], new: vec![NONE; lists.new.len()] };
        for candidate in compared {
            let (plain, weighted) = (candidate.score.plain, candidate.score.weighted);
            for (best, other) in [
                (&mut rivals.old[candidate.old as usize], candidate.new),
                (&mut rivals.new[candidate.new as usize], candidate.old),
            ] {
                if weighted > best[0].2 {
                    *best = [(other, plain, weighted), best[0]];
                } else if weighted > best[1].2 {
                    best[1] = (other, plain, weighted);
                }
            }
        }
        rivals
    }

    /// The best plain and weighted likeness of either item with any other.
    pub(super) fn of(&self, candidate: &Match) -> (f64, f64) {
        let rival = |best: Option<&Best>, partner: u32| {
            let rival = best.and_then(|best| best.iter().find(|&&(other, ..)| other != partner));
            rival.map_or((0.0, 0.0), |&(_, plain, weighted)| (plain, weighted))
        };
        let old = rival(self.old.get(candidate.old as usize), candidate.new);
        let new = rival(self.new.get(candidate.new as usize), candidate.old);
        (old.0.max(new.0), old.1.max(new.1))
    }
}

impl Matcher<'_, '_> {
    /// Where an item has several candidates about as alike, lets the order of words decide: takes from the rank of
    /// each what it lacks of the runs of three words that the best of them shares.
    pub(super) fn settle_contests(&self, ranked: &mut [Ranked]) {
        let mut best_old = vec![(0.0, 0); self.lists.old.len()];
        let mut best_new = vec![(0.0, 0); self.lists.new.len()];
        let tally = |best: &mut (f64, u32), weighted: f64| {
            if weighted > best.0 {
                best.1 = if best.0 >= CONTESTED * weighted { best.1 + 1 } else { 1 };
                best.0 = weighted;
            } else if weighted >= CONTESTED * best.0 {
                best.1 += 1;
            }
        };
        for (_, candidate) in ranked.iter() {
            tally(&mut best_old[candidate.old as usize], candidate.score.weighted);
            tally(&mut best_new[candidate.new as usize], candidate.score.weighted);
        }
        let contested = |best: (f64, u32), weighted: f64| {
            best.1 > 1 && weighted >= CONTESTED * best.0 && weighted >= self.policy.text
        };
        let mut runs: Vec<(usize, f64)> = Vec::new();
        for (at, (_, candidate)) in ranked.iter().enumerate() {
            let weighted = candidate.score.weighted;
            if contested(best_old[candidate.old as usize], weighted)
                || contested(best_new[candidate.new as usize], weighted)
            {
                runs.push((at, self.runs_in_common(candidate)));
            }
        }
        let (mut most_old, mut most_new) = (FxHashMap::default(), FxHashMap::default());
        for &(at, share) in &runs {
            let most: &mut f64 = most_old.entry(ranked[at].1.old).or_default();
            *most = most.max(share);
            let most: &mut f64 = most_new.entry(ranked[at].1.new).or_default();
            *most = most.max(share);
        }
        for (at, share) in runs {
            let most = most_old[&ranked[at].1.old].max(most_new[&ranked[at].1.new]);
            ranked[at].0.0 -= ORDER_COUNTS * (most - share);
        }
    }

    /// Share of runs of three words in common, `0.0..=1.0`.
    fn runs_in_common(&self, candidate: &Match) -> f64 {
        let sequence = |side: &Side<'_>, item: &Item| -> Vec<u64> {
            let range = if item.is_own { side.own(item.clause) } else { side.body(item.clause) };
            let mut runs: Vec<u64> = side
                .features(range)
                .windows(3)
                .map(|run| {
                    matching::mix(matching::mix(run[0].into(), run[1].into()), run[2].into())
                })
                .collect();
            runs.sort_unstable();
            runs
        };
        let old = sequence(self.sides.0, &self.lists.old[candidate.old as usize]);
        let new = sequence(self.sides.1, &self.lists.new[candidate.new as usize]);
        let (mut i, mut j, mut common) = (0, 0, 0);
        while i < old.len() && j < new.len() {
            match old[i].cmp(&new[j]) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    common += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        dice(common, (old.len() + new.len()) as u64)
    }

    /// Pairs what is left and has nearly the same heading, if the texts have anything in common.
    pub(super) fn named_alike(&mut self, found: &mut Matches) {
        let headed = |items: &[Item], taken: &[Option<u32>]| -> Vec<u32> {
            let free = (0..items.len()).filter(|&n| taken[n].is_none() && items[n].heading != 0);
            free.map(|n| n as u32).collect()
        };
        let old_free = headed(self.lists.old, &found.of_old);
        let new_free = headed(self.lists.new, &found.of_new);
        if old_free.is_empty() || new_free.is_empty() {
            return;
        }
        let (a, b) = self.sides;
        let old =
            self.scorer.profiles(a, self.lists.old.iter().map(|item| a.headline(item.clause)));
        let new =
            self.scorer.profiles(b, self.lists.new.iter().map(|item| b.headline(item.clause)));
        let pairs = index::candidates(
            self.scorer,
            self.vocabulary,
            List { profiles: &old, free: &old_free, len: self.lists.old.len() },
            List { profiles: &new, free: &new_free, len: self.lists.new.len() },
            matching::NEAR,
        );
        let mut ranked: Vec<Ranked> = Vec::new();
        for (i, j) in pairs {
            let heading = self.scorer.score((&old, i as usize), (&new, j as usize));
            let n_words = (old.words(i as usize) + new.words(j as usize)) as f64;
            let in_common = heading.plain * n_words / 2.0;
            if heading.plain < NAMED_ALIKE || in_common < 3.5 || !self.allows(i, j) {
                continue;
            }
            let profiles = (&self.lists.old_profiles, &self.lists.new_profiles);
            let score = self.scorer.score((profiles.0, i as usize), (profiles.1, j as usize));
            if score.weighted >= self.policy.heading {
                let rank = (heading.plain + score.weighted, self.distance(i, j), i + j);
                ranked.push((rank, Match { old: i, new: j, by: MatchedBy::Text, score }));
            }
        }
        matching::accept(ranked, found);
    }
}
