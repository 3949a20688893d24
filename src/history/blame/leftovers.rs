//! Words that went to a clause which is no pair of the one that they stood in: a sentence that was moved.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::carry::Carried;
use super::text::Text;
use crate::history::Step;

/// Tokens in a row by which a stretch is found.
const SEED: usize = 8;

/// Words that a stretch must have to be known again in another place.
const FEWEST: usize = 10;

/// Words of the new draft that nothing explains, with the words of the old draft that went and are the same ones.
///
/// Only wording counts that either draft has once: what treaties say over and over was not moved.
pub(super) fn moved(carried: &Carried<'_, '_>, step: &Step) -> Vec<(usize, usize)> {
    let (old, new) = (&carried.texts[step.old], &carried.texts[step.new]);
    let seeds = new.words.windows(SEED).any(|words| words.iter().all(|word| word.origin.is_none()));
    if !seeds {
        return Vec::new();
    }
    let (from, to) = (once(old), once(new));
    let is_free = |at: usize| !old.words[at].is_kept;
    let is_new = |at: usize| new.words[at].origin.is_none();
    let is_same = |i: usize, j: usize| {
        is_free(i) && is_new(j) && old.words[i].token.hash == new.words[j].token.hash
    };
    let mut found = Vec::new();
    let mut next = 0;
    while next + SEED <= new.words.len() {
        let at = next;
        next += 1;
        let seed = hash(new, at);
        let Some(Some(start)) = from.get(&seed).filter(|_| to.get(&seed) == Some(&Some(at))) else {
            continue;
        };
        if !(0..SEED).all(|n| is_same(start + n, at + n)) {
            continue;
        }
        let (mut i, mut j) = (*start, at);
        while i > 0 && j > 0 && is_same(i - 1, j - 1) {
            (i, j) = (i - 1, j - 1);
        }
        let rest = (0..).take_while(|n| {
            i + n < old.words.len() && j + n < new.words.len() && is_same(i + n, j + n)
        });
        let length = rest.count();
        next = j + length;
        if new.count(j..j + length) >= FEWEST {
            found.extend((0..length).map(|n| (i + n, j + n)));
        }
    }
    found
}

/// Where seeds stand that a draft has once; `None` for those that it has more often.
fn once(text: &Text) -> FxHashMap<u64, Option<usize>> {
    let mut seeds: FxHashMap<u64, Option<usize>> = FxHashMap::default();
    for at in 0..(text.words.len() + 1).saturating_sub(SEED) {
        seeds.entry(hash(text, at)).and_modify(|known| *known = None).or_insert(Some(at));
    }
    seeds
}

fn hash(text: &Text, at: usize) -> u64 {
    let mut hasher = FxHasher::default();
    for word in &text.words[at..at + SEED] {
        hasher.write_u64(word.token.hash);
    }
    hasher.finish()
}
