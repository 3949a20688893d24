//! The word-level comparison of two runs of tokens, cleaned for a reader.
//!
//! `similar` finds the shortest script; long runs are first cut at words that occur once on either side, so that no
//! input takes quadratic time. Then small equal stretches inside a change are taken into it, since a lawyer
//! reads "thirty (30)" as one change.

use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::token::{self, Token};

/// One token, as far as the comparison is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Hash of the matching key.
    pub hash: u64,
    /// What the token is for a reader.
    pub class: Class,
}

impl Word {
    /// What the comparison sees of a token of `text`.
    pub(crate) fn new(text: &str, token: &Token) -> Self {
        let class = if token.is_word {
            if token::starts_with_ideograph(text, token.span) {
                Class::Ideograph
            } else {
                Class::Word
            }
        } else {
            match text[token.span.range()].chars().next() {
                Some('(' | '（') => Class::Open,
                Some(')' | '）') => Class::Close,
                Some('[' | ']' | '［' | '］') => Class::Bracket,
                _ => Class::Mark,
            }
        };
        Self { hash: token.hash, class }
    }
}

/// What a token is for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word or number.
    Word,
    /// A character of a script written without spaces.
    Ideograph,
    /// `(` and the like.
    Open,
    /// `)` and the like.
    Close,
    /// `[` or `]`: what is agreed begins or ends here.
    Bracket,
    /// Any other mark.
    Mark,
}

/// A stretch that is equal on both sides, or a change from one stretch to another; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub is_equal: bool,
}

/// Up to this many tokens on both sides together go to `similar` as they are.
const SMALL: usize = 3000;

/// Compares two runs of tokens. The result covers both, in order; equal stretches and changes take turns.
pub(crate) fn compare(old: &[Word], new: &[Word]) -> Vec<Run> {
    let mut runs = Vec::new();
    compare_range(old, new, 0..old.len(), 0..new.len(), &mut runs);
    let runs = clean(&join(runs), old, new);
    close_parentheses(join(runs), old, new)
}

fn compare_range(
    old: &[Word],
    new: &[Word],
    mut old_range: Range<usize>,
    mut new_range: Range<usize>,
    out: &mut Vec<Run>,
) {
    let prefix = old[old_range.clone()]
        .iter()
        .zip(&new[new_range.clone()])
        .take_while(|(a, b)| a.hash == b.hash)
        .count();
    equal(old_range.start, new_range.start, prefix, out);
    old_range.start += prefix;
    new_range.start += prefix;
    let suffix = old[old_range.clone()]
        .iter()
        .rev()
        .zip(new[new_range.clone()].iter().rev())
        .take_while(|(a, b)| a.hash == b.hash)
        .count();
    old_range.end -= suffix;
    new_range.end -= suffix;
    let (old_end, new_end) = (old_range.end, new_range.end);
    if old_range.is_empty() || new_range.is_empty() {
        change(old_range, new_range, out);
    } else if old_range.len() + new_range.len() <= SMALL {
        by_similar(old, new, old_range, new_range, out);
    } else {
        by_anchors(old, new, old_range, new_range, out);
    }
    equal(old_end, new_end, suffix, out);
}

fn by_similar(
    old: &[Word],
    new: &[Word],
    old_range: Range<usize>,
    new_range: Range<usize>,
    out: &mut Vec<Run>,
) {
    let hashes = |words: &[Word]| words.iter().map(|word| word.hash).collect::<Vec<_>>();
    let old_hashes = hashes(&old[old_range.clone()]);
    let new_hashes = hashes(&new[new_range.clone()]);
    for op in capture_diff_slices(Algorithm::Myers, &old_hashes, &new_hashes) {
        let is_equal = matches!(op, DiffOp::Equal { .. });
        let (a, b) = (op.old_range(), op.new_range());
        out.push(Run {
            old: old_range.start + a.start..old_range.start + a.end,
            new: new_range.start + b.start..new_range.start + b.end,
            is_equal,
        });
    }
}

/// Cuts long runs at words that occur once on either side and stand in the same order. Where there are none, all of the
/// old is replaced by all of the new.
fn by_anchors(
    old: &[Word],
    new: &[Word],
    old_range: Range<usize>,
    new_range: Range<usize>,
    out: &mut Vec<Run>,
) {
    let anchors = anchors(old, new, &old_range, &new_range);
    let (mut i, mut j) = (old_range.start, new_range.start);
    if anchors.is_empty() {
        change(old_range, new_range, out);
        return;
    }
    for (old_at, new_at) in anchors {
        if old_at < i || new_at < j {
            continue;
        }
        compare_range(old, new, i..old_at, j..new_at, out);
        let length = old[old_at..old_range.end]
            .iter()
            .zip(&new[new_at..new_range.end])
            .take_while(|(a, b)| a.hash == b.hash)
            .count();
        equal(old_at, new_at, length, out);
        (i, j) = (old_at + length, new_at + length);
    }
    compare_range(old, new, i..old_range.end, j..new_range.end, out);
}

fn anchors(
    old: &[Word],
    new: &[Word],
    old_range: &Range<usize>,
    new_range: &Range<usize>,
) -> Vec<(usize, usize)> {
    const MANY: usize = usize::MAX;
    let mut places: FxHashMap<u64, (Option<usize>, Option<usize>)> = FxHashMap::default();
    let note = |place: &mut Option<usize>, at| *place = Some(place.map_or(at, |_| MANY));
    for at in old_range.clone() {
        note(&mut places.entry(old[at].hash).or_default().0, at);
    }
    for at in new_range.clone() {
        note(&mut places.entry(new[at].hash).or_default().1, at);
    }
    let pairs: Vec<(usize, usize)> = old_range
        .clone()
        .filter_map(|at| match places[&old[at].hash] {
            (Some(i), Some(j)) if i == at && j != MANY => Some((i, j)),
            _ => None,
        })
        .collect();
    longest_increasing(&pairs)
}

/// The longest run of pairs, sorted by their first, whose second also rises.
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (n, &(_, new)) in pairs.iter().enumerate() {
        let length = tails.partition_point(|&tail| pairs[tail].1 < new);
        before[n] = length.checked_sub(1).map_or(usize::MAX, |last| tails[last]);
        if length == tails.len() {
            tails.push(n);
        } else {
            tails[length] = n;
        }
    }
    let mut run = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        run.push(pairs[at]);
        at = before[at];
    }
    run.reverse();
    run
}

fn equal(old: usize, new: usize, length: usize, out: &mut Vec<Run>) {
    if length > 0 {
        out.push(Run { old: old..old + length, new: new..new + length, is_equal: true });
    }
}

fn change(old: Range<usize>, new: Range<usize>, out: &mut Vec<Run>) {
    if !old.is_empty() || !new.is_empty() {
        out.push(Run { old, new, is_equal: false });
    }
}

/// Joins neighbours of the same kind.
fn join(runs: impl IntoIterator<Item = Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.is_equal == run.is_equal => {
                last.old.end = run.old.end;
                last.new.end = run.new.end;
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// Takes small equal stretches between two changes into the change.
fn clean(runs: &[Run], old: &[Word], new: &[Word]) -> Vec<Run> {
    let mut cleaned: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let mut run = run.clone();
        if run.is_equal
            && let (Some(before), Some(after)) = (cleaned.last(), runs.get(at + 1))
            && is_noise(&old[run.old.clone()], before, after, old, new)
        {
            run.is_equal = false;
        }
        match cleaned.last_mut() {
            Some(last) if !last.is_equal && !run.is_equal => {
                last.old.end = run.old.end;
                last.new.end = run.new.end;
            }
            _ => cleaned.push(run),
        }
    }
    cleaned
}

/// Whether an equal stretch between two changes tells the reader nothing.
fn is_noise(stretch: &[Word], before: &Run, after: &Run, old: &[Word], new: &[Word]) -> bool {
    let count = |class| stretch.iter().filter(|word| word.class == class).count();
    if count(Class::Bracket) > 0 || stretch.len() > 4 {
        return false;
    }
    let ideographs = count(Class::Ideograph);
    if ideographs > 0 {
        return ideographs < 2 && stretch.len() == 1;
    }
    // Two insertions, or two deletions, with words kept between them are two changes.
    let has_both = (!before.old.is_empty() || !after.old.is_empty())
        && (!before.new.is_empty() || !after.new.is_empty());
    let size = |run: &Run| {
        let words = |words: &[Word]| words.iter().filter(|word| word.class == Class::Word).count();
        words(&old[run.old.clone()]).max(words(&new[run.new.clone()]))
    };
    let smaller = size(before).min(size(after));
    has_both
        && match count(Class::Word) {
            0 => smaller >= 1,
            1 => smaller >= 2,
            2 => smaller >= 4,
            _ => false,
        }
}

/// Lets a change that opens a parenthesis on both sides run on to where it closes.
fn close_parentheses(mut runs: Vec<Run>, old: &[Word], new: &[Word]) -> Vec<Run> {
    for at in 1..runs.len() {
        let (before, after) = runs.split_at_mut(at);
        let (change, equal) = (&mut before[at - 1], &mut after[0]);
        if change.is_equal
            || old.get(equal.old.start).is_none_or(|word| word.class != Class::Close)
            || !(is_open(&old[change.old.clone()]) && is_open(&new[change.new.clone()]))
        {
            continue;
        }
        change.old.end += 1;
        change.new.end += 1;
        equal.old.start += 1;
        equal.new.start += 1;
    }
    runs.retain(|run| !run.old.is_empty() || !run.new.is_empty());
    join(runs)
}

/// Whether a parenthesis opens and does not close.
fn is_open(words: &[Word]) -> bool {
    let mut depth = 0;
    for word in words {
        match word.class {
            Class::Open => depth += 1,
            Class::Close if depth > 0 => depth -= 1,
            _ => {}
        }
    }
    depth > 0
}
