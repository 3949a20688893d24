//! Pairs what stands between the same neighbours: the last thing that can be said of an item.

use std::ops::Range;

use super::MatchedBy;
use super::matching::{Match, Matcher, Matches};

/// Plain similarity of two items that stand between the same neighbours.
const FILL_IN: f64 = 0.35;
/// How many times as alike as any other such a pair must be.
const NOT_WORSE: f64 = 1.2;

impl Matcher<'_, '_> {
    /// Pairs what stands between the same neighbours, if at all alike.
    pub(super) fn fill_gaps(&mut self, found: &mut Matches) {
        let (n_old, n_new) = (found.of_old.len(), found.of_new.len());
        let extents = Extents::new(found);
        let mut at = 0;
        while at < n_old {
            if found.of_old[at].is_some() {
                at += 1;
                continue;
            }
            let end = (at..n_old).find(|&n| found.of_old[n].is_some()).unwrap_or(n_old);
            let start = match at.checked_sub(1).and_then(|before| found.of_old[before]) {
                None => Some(0),
                Some(pair) => extents.after(pair, at),
            };
            let stop = match found.of_old.get(end) {
                None => Some(n_new),
                Some(pair) => extents.before(pair.expect("the gap ends at a pair"), end),
            };
            if let (Some(start), Some(stop)) = (start, stop)
                && start < stop
                && found.of_new[start..stop].iter().all(Option::is_none)
            {
                self.fill_gap(at..end, start..stop, found);
            }
            at = end;
        }
    }

    fn fill_gap(&mut self, old: Range<usize>, new: Range<usize>, found: &mut Matches) {
        if old.len() * new.len() > 256 {
            return;
        }
        let mut ranked = Vec::new();
        for i in old {
            for j in new.clone() {
                if !self.allows(i as u32, j as u32) {
                    continue;
                }
                let (a, b) = (&self.lists.old_profiles, &self.lists.new_profiles);
                let score = self.scorer.score((a, i), (b, j));
                let is_empty = a.words(i) == 0 && b.words(j) == 0;
                let candidate =
                    Match { old: i as u32, new: j as u32, by: MatchedBy::Position, score };
                let is_alike = score.plain >= FILL_IN
                    && score.weighted >= self.policy.text_alone / 2.0
                    && score.weighted >= NOT_WORSE * found.rivals.of(&candidate).1;
                if is_alike || is_empty {
                    ranked.push((score.plain, self.distance(i as u32, j as u32), candidate));
                }
            }
        }
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| a.1.cmp(&b.1))
                .then_with(|| (a.2.old + a.2.new).cmp(&(b.2.old + b.2.new)))
        });
        let mut taken: Vec<(u32, u32)> = Vec::new();
        for (_, _, candidate) in ranked {
            let in_order =
                taken.iter().all(|&(old, new)| (old < candidate.old) == (new < candidate.new));
            if found.takes(candidate.old, candidate.new) && in_order {
                taken.push((candidate.old, candidate.new));
                found.push(candidate);
            }
        }
    }
}

/// How far each pair reaches on either side: first item, and one past the last.
struct Extents {
    pairs: Vec<[(usize, usize); 2]>,
}

impl Extents {
    fn new(found: &Matches) -> Self {
        let mut pairs = vec![[(usize::MAX, 0); 2]; found.pairs.len()];
        for (side, taken) in [&found.of_old, &found.of_new].into_iter().enumerate() {
            for (at, pair) in taken.iter().enumerate().filter_map(|(at, pair)| Some((at, (*pair)?)))
            {
                let (first, end) = &mut pairs[pair as usize][side];
                *first = (*first).min(at);
                *end = (*end).max(at + 1);
            }
        }
        Self { pairs }
    }

    /// Where the new items after a pair begin, if the pair ends at `old` on the other side.
    fn after(&self, pair: u32, old: usize) -> Option<usize> {
        let [of_old, of_new] = *self.pairs.get(pair as usize)?;
        (of_old.1 == old).then_some(of_new.1)
    }

    /// Where the new items before a pair end, if the pair begins at `old` on the other side.
    fn before(&self, pair: u32, old: usize) -> Option<usize> {
        let [of_old, of_new] = *self.pairs.get(pair as usize)?;
        (of_old.0 == old).then_some(of_new.0)
    }
}
