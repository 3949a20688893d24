//! Finds, for every item of one list, the few items of the other that are worth comparing.
//!
//! Comparing all with all does not scale, and an index of rare words finds nothing in repetitive text. So each item
//! asks for its rarest words, however common these are, and where a word is used by many, only those nearest in
//! relative position answer. What finds no partner asks again, further afield. The work grows with the number of items, not with its square.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::score::{Profiles, Scorer};

/// How many users of a word answer to a key that is not a word.
const N_USERS: usize = 24;
/// The rank of a feature that no item of a list uses.
const UNUSED: u32 = u32::MAX;
/// Up to this many pairs, all are compared.
const ALL_PAIRS: usize = 16_384;

/// Whether all pairs of two lists are compared.
pub(super) fn is_exhaustive(n_old: usize, n_new: usize) -> bool {
    n_old * n_new <= ALL_PAIRS
}

/// How far a search goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// How many of its rarest words an item asks for.
    pub words: usize,
    /// How many users of a word answer.
    pub users: usize,
    /// How many candidates an item keeps.
    pub best: usize,
}

/// A list of items to search, with the positions that still take part.
#[derive(Clone, Copy)]
pub(super) struct List<'a> {
    pub profiles: &'a Profiles,
    pub free: &'a [u32],
    /// How many items the list has, free or not.
    pub len: usize,
}

/// Pairs (old position, new position) worth comparing, sorted, each once.
pub(super) fn candidates(
    scorer: &Scorer<'_>,
    vocabulary: &[u64],
    old: List<'_>,
    new: List<'_>,
    reach: Reach,
) -> Vec<(u32, u32)> {
    if is_exhaustive(old.free.len(), new.free.len()) {
        return old.free.iter().flat_map(|&i| new.free.iter().map(move |&j| (i, j))).collect();
    }
    let search = |from: List<'_>, to: List<'_>| {
        let mut pairs = Vec::with_capacity(from.free.len() * reach.best);
        Search::new(scorer, vocabulary, to, reach).all(from, |one, other| pairs.push((one, other)));
        pairs
    };
    let (mut pairs, back) = std::thread::scope(|scope| {
        let back = scope.spawn(|| search(new, old));
        (search(old, new), back.join().expect("searching does not panic"))
    });
    pairs.extend(back.into_iter().map(|(j, i)| (i, j)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The distance of two positions, each taken relative to the length of its list.
pub(super) fn distance(i: u32, old_len: usize, j: u32, new_len: usize) -> u64 {
    (u64::from(i) * new_len as u64).abs_diff(u64::from(j) * old_len as u64)
}

struct Search<'a> {
    scorer: &'a Scorer<'a>,
    list: List<'a>,
    reach: Reach,
    /// Features, the rarest first.
    by_rarity: Vec<u32>,
    /// For each feature, its place in `by_rarity`.
    ranks: Vec<u32>,
    /// For each feature, and one past the last, where its users begin.
    starts: Vec<u32>,
    users: Vec<u32>,
    sums: Vec<u32>,
    touched: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(scorer: &'a Scorer<'a>, vocabulary: &'a [u64], list: List<'a>, reach: Reach) -> Self {
        let mut starts = vec![0_u32; scorer.n_features() + 1];
        let entries = |&item: &u32| list.profiles.entries(item as usize).iter();
        for &(feature, _) in list.free.iter().flat_map(entries) {
            starts[feature as usize + 1] += 1;
        }
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        let mut users = vec![0; starts.last().copied().unwrap_or(0) as usize];
        let mut next = starts.clone();
        for &item in list.free {
            for &(feature, _) in list.profiles.entries(item as usize) {
                users[next[feature as usize] as usize] = item;
                next[feature as usize] += 1;
            }
        }
        let n_users = |feature: u32| starts[feature as usize + 1] - starts[feature as usize];
        let mut by_rarity: Vec<u32> = (0..scorer.n_features() as u32).collect();
        by_rarity.sort_unstable_by_key(|&feature| {
            (n_users(feature), vocabulary[feature as usize], feature)
        });
        let mut ranks = vec![0; by_rarity.len()];
        for (rank, &feature) in by_rarity.iter().enumerate() {
            ranks[feature as usize] = if n_users(feature) > 0 { rank as u32 } else { UNUSED };
        }
        let sums = vec![0; list.len];
        let touched = Vec::new();
        Self { scorer, list, reach, by_rarity, ranks, starts, users, sums, touched }
    }

    fn all(&mut self, from: List<'_>, mut found: impl FnMut(u32, u32)) {
        let mut rare: Vec<u32> = Vec::new();
        let mut best: Vec<(Reverse<u32>, u64, u32)> = Vec::with_capacity(self.reach.best + 1);
        for &item in from.free {
            rare.clear();
            let entries = from.profiles.entries(item as usize).iter();
            let ranks = entries.map(|&(feature, _)| self.ranks[feature as usize]);
            rare.extend(ranks.filter(|&rank| rank != UNUSED));
            if rare.len() > self.reach.words {
                rare.select_nth_unstable(self.reach.words);
                rare.truncate(self.reach.words);
            }
            for &rank in &rare {
                self.count_users(self.by_rarity[rank as usize], item, from.len);
            }
            best.clear();
            let mut touched = std::mem::take(&mut self.touched);
            for other in touched.drain(..) {
                let sum = std::mem::take(&mut self.sums[other as usize]);
                // Most are far below the best: their distance does not matter.
                if best.len() == self.reach.best && best.last().is_some_and(|last| sum < last.0.0) {
                    continue;
                }
                let apart = distance(item, from.len, other, self.list.len);
                let entry = (Reverse(sum), apart, other);
                let place = best.partition_point(|better| *better < entry);
                best.insert(place, entry);
                best.truncate(self.reach.best);
            }
            self.touched = touched;
            for &(_, _, other) in &best {
                found(item, other);
            }
        }
    }

    fn count_users(&mut self, feature: u32, item: u32, from_len: usize) {
        let range =
            self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize;
        let users = nearest(&self.users[range], self.reach.users, item, from_len, self.list.len);
        let weight = self.scorer.weight(feature) as u32;
        for &user in users {
            let sum = &mut self.sums[user as usize];
            if *sum == 0 {
                self.touched.push(user);
            }
            *sum += weight;
        }
    }
}

/// The users of a word that stand nearest to an item; all where they are few.
fn nearest(users: &[u32], limit: usize, item: u32, from_len: usize, to_len: usize) -> &[u32] {
    if users.len() <= limit {
        return users;
    }
    let here = (u64::from(item) * to_len as u64 / from_len.max(1) as u64) as u32;
    let middle = users.partition_point(|&user| user < here);
    let start = middle.saturating_sub(limit / 2).min(users.len() - limit);
    &users[start..start + limit]
}

/// Pairs with equal keys: where a key is used often, only those nearest in relative position.
pub(super) fn with_equal_keys(
    old: &[(u64, u32)],
    new: &[(u64, u32)],
    lens: (usize, usize),
) -> BTreeSet<(u32, u32)> {
    let mut pairs = BTreeSet::new();
    for_equal_runs(old, new, |old, new| {
        let old: Vec<u32> = old.iter().map(|&(_, i)| i).collect();
        let new: Vec<u32> = new.iter().map(|&(_, j)| j).collect();
        for &i in &old {
            pairs.extend(nearest(&new, N_USERS, i, lens.0, lens.1).iter().map(|&j| (i, j)));
        }
        for &j in &new {
            pairs.extend(nearest(&old, N_USERS, j, lens.1, lens.0).iter().map(|&i| (i, j)));
        }
    });
    pairs
}

/// Calls `each` with the runs of two sorted lists that share a key.
pub(super) fn for_equal_runs(
    old: &[(u64, u32)],
    new: &[(u64, u32)],
    mut each: impl FnMut(&[(u64, u32)], &[(u64, u32)]),
) {
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        let key = old[i].0.max(new[j].0);
        let i_end = i + old[i..].partition_point(|&(k, _)| k < key);
        let j_end = j + new[j..].partition_point(|&(k, _)| k < key);
        if i_end > i || j_end > j {
            (i, j) = (i_end, j_end);
            continue;
        }
        let i_end = i + old[i..].partition_point(|&(k, _)| k == key);
        let j_end = j + new[j..].partition_point(|&(k, _)| k == key);
        each(&old[i..i_end], &new[j..j_end]);
        (i, j) = (i_end, j_end);
    }
}
