//! Compares an article of a draft with an article of an instrument: what was taken, paragraph by paragraph.
//!
//! A paragraph goes to the paragraph with which it shares most short runs of words, wherever that stands; what belongs
//! together is then compared word by word. Scattered words that any two legal texts share do not count as taken.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Kind;
use super::edits::{Edit, edits};
use super::text::{Place, Unit, shingles};
use crate::diff::Segment;
use crate::diff::words::{Run, Word, compare};
use crate::draft::ClauseIdx;
use crate::source::Span;

/// Words in the runs by which paragraphs find each other.
const SHORT_RUN: usize = 3;
/// A run of words that both texts share counts from this length on, unless most of the passage is shared.
const LEAST_RUN: usize = 3;
/// The share of a passage from which on shorter runs count as well.
const MOSTLY: f64 = 0.7;
/// Words that were changed between two runs, up to which these belong together.
const GAP: usize = 6;
/// Words besides formula in runs that belong together, from which on they were taken rather than met by chance.
const LEAST_TOGETHER: usize = 8;
/// The same where the articles have the same heading: what an article is called says what it is about.
const LEAST_WITH_HEADING: usize = 4;
/// The share of a passage from which on it was taken in any case.
const HALF: f64 = 0.5;
/// What a run of formula counts where paragraphs look for each other.
const OF_FORMULA: f64 = 0.25;
/// Runs that a paragraph must share with a second paragraph to be compared with both.
const SECOND: f64 = 5.0;

/// What a paragraph of the draft, or several, took from an article.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The paragraphs or points of the draft.
    pub clauses: Vec<ClauseIdx>,
    /// Those of the instrument.
    pub source_clauses: Vec<ClauseIdx>,
    /// Whether every word of the draft stands there, in the same order.
    pub kind: Kind,
    /// Words of the draft.
    pub words: usize,
    /// How many of them were taken.
    pub taken: usize,
    /// Words of the instrument.
    pub source_words: usize,
    /// What was left out and added, in the order of the text.
    pub edits: Vec<Edit>,
    /// The comparison: old is the instrument, new the draft.
    pub segments: Vec<Segment>,
}

/// What an article of the draft took from an article of an instrument.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    pub(super) passages: Vec<Passage>,
    /// For each word of the article of the draft, whether it was taken.
    pub(super) is_taken: Vec<bool>,
    /// For each word of the article of the instrument, whether it was taken.
    pub(super) is_given: Vec<bool>,
    /// Blocks of the instrument of which nothing was taken.
    pub(super) left_out: Vec<ClauseIdx>,
}

/// Compares two articles. `is_formula` tells which words of the draft are formula.
pub(super) fn compare_articles(new: &Unit, is_formula: &[bool], old: &Unit) -> Match {
    let mut matched = Match {
        is_taken: vec![false; new.words.len()],
        is_given: vec![false; old.words.len()],
        ..Match::default()
    };
    for group in groups(new, is_formula, old) {
        if let Some(passage) = passage((new, is_formula), old, &group, &mut matched) {
            matched.passages.push(passage);
        }
    }
    let is_named = |clause: ClauseIdx| {
        matched.passages.iter().any(|passage| passage.source_clauses.contains(&clause))
    };
    let untouched = old.blocks.iter().filter(|block| {
        !is_named(block.clause) && !matched.is_given[block.words.clone()].contains(&true)
    });
    matched.left_out = untouched.map(|block| block.clause).collect();
    matched
}

/// Blocks of both sides that are compared with each other.
#[derive(Clone, Debug, Default)]
struct Group {
    new: Vec<usize>,
    old: Vec<usize>,
}

/// Finds which blocks belong together.
fn groups(new: &Unit, is_formula: &[bool], old: &Unit) -> Vec<Group> {
    let old_block = block_of(old);
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    shingles(&old.words, SHORT_RUN, |start, length, hash| {
        if old_block[start] == old_block[start + length - 1] {
            let blocks = places.entry(hash).or_default();
            if blocks.last() != Some(&old_block[start]) {
                blocks.push(old_block[start]);
            }
        }
    });
    let mut groups: Vec<Group> = Vec::new();
    let mut expected = 0;
    for (n, block) in new.blocks.iter().enumerate() {
        let mut hits: Vec<(f64, &[usize])> = Vec::new();
        shingles(&new.words[block.words.clone()], SHORT_RUN, |start, length, hash| {
            if let Some(blocks) = places.get(&hash) {
                let start = block.words.start + start;
                let is_formula = is_formula[start..start + length].iter().all(|&is| is);
                hits.push((if is_formula { OF_FORMULA } else { 1.0 }, blocks));
            }
        });
        let mut chosen: Vec<usize> = Vec::new();
        let least = if new.weight(block.words.clone()) < 8 { 1.0 } else { 2.0 };
        while let Some((score, best)) = best(&hits, old.blocks.len(), expected) {
            if score < if chosen.is_empty() { least } else { SECOND } || chosen.len() == 3 {
                break;
            }
            chosen.push(best);
            hits.retain(|(_, blocks)| !blocks.contains(&best));
        }
        expected = chosen.first().map_or(expected, |&first| first + 1);
        add(&mut groups, n, chosen);
    }
    groups.sort_by_key(|group| group.new[0]);
    groups
}

/// The block with the highest score; of equals the one that is expected next, else the first.
fn best(hits: &[(f64, &[usize])], n_blocks: usize, expected: usize) -> Option<(f64, usize)> {
    let mut scores = vec![0.0; n_blocks];
    for (weight, blocks) in hits {
        blocks.iter().for_each(|&block| scores[block] += weight);
    }
    let first = scores.iter().copied().enumerate().max_by(|(i, a), (j, b)| {
        a.total_cmp(b).then((*i == expected).cmp(&(*j == expected))).then(j.cmp(i))
    });
    first.map(|(block, score)| (score, block)).filter(|(score, _)| *score > 0.0)
}

/// Adds a block to the groups that hold one of its counterparts; these become one.
fn add(groups: &mut Vec<Group>, block: usize, counterparts: Vec<usize>) {
    if counterparts.is_empty() {
        return;
    }
    let mut joined = Group { new: vec![block], old: counterparts };
    groups.retain(|group| {
        let is_shared = group.old.iter().any(|old| joined.old.contains(old));
        if is_shared {
            joined.new.extend(&group.new);
            joined.old.extend(&group.old);
        }
        !is_shared
    });
    joined.new.sort_unstable();
    joined.old.sort_unstable();
    joined.old.dedup();
    groups.push(joined);
}

/// For each word, the block that it belongs to.
fn block_of(unit: &Unit) -> Vec<usize> {
    let mut blocks = vec![0; unit.words.len()];
    for (n, block) in unit.blocks.iter().enumerate() {
        blocks[block.words.clone()].fill(n);
    }
    blocks
}

/// The words of some blocks, one after the other.
pub(super) struct Side<'a> {
    pub(super) unit: &'a Unit,
    /// For each word, its place in the unit.
    pub(super) at: Vec<usize>,
}

impl<'a> Side<'a> {
    fn new(unit: &'a Unit, blocks: &[usize]) -> Self {
        let at = blocks.iter().flat_map(|&n| unit.blocks[n].words.clone()).collect();
        Self { unit, at }
    }

    fn words(&self) -> Vec<Word> {
        self.at.iter().map(|&at| self.unit.words[at]).collect()
    }

    pub(super) fn place(&self, n: usize) -> Place {
        self.unit.places[self.at[n]]
    }

    /// How many words a range has for a reader.
    pub(super) fn count(&self, range: Range<usize>) -> usize {
        let words: Vec<Word> = self.at[range].iter().map(|&at| self.unit.words[at]).collect();
        super::text::weight(&words).div_ceil(2)
    }
}

fn passage(
    (new, is_formula): (&Unit, &[bool]),
    old: &Unit,
    group: &Group,
    matched: &mut Match,
) -> Option<Passage> {
    let (new_side, old_side) = (Side::new(new, &group.new), Side::new(old, &group.old));
    let runs = compare(&old_side.words(), &new_side.words());
    let runs = drop_scattered(runs, &old_side, &new_side);
    let n_new = new_side.count(0..new_side.at.len());
    let equal = || runs.iter().filter(|run| run.is_equal);
    let taken: usize = equal().map(|run| new_side.count(run.new.clone())).sum();
    let has_heading = new.heading != 0 && new.heading == old.heading;
    let least = if has_heading { LEAST_WITH_HEADING } else { LEAST_TOGETHER };
    let is_taken = taken as f64 >= HALF * n_new as f64
        || together(&runs, &old_side, &new_side, is_formula) >= least;
    if taken == 0 || !is_taken {
        return None;
    }
    for run in equal() {
        run.new.clone().for_each(|n| matched.is_taken[new_side.at[n]] = true);
        run.old.clone().for_each(|n| matched.is_given[old_side.at[n]] = true);
    }
    let clauses = |unit: &Unit, blocks: &[usize]| {
        blocks.iter().map(|&n| unit.blocks[n].clause).collect::<Vec<_>>()
    };
    let is_whole = runs.iter().all(|run| run.is_equal || run.new.is_empty());
    Some(Passage {
        clauses: clauses(new, &group.new),
        source_clauses: clauses(old, &group.old),
        kind: if is_whole { Kind::Verbatim } else { Kind::Adapted },
        words: n_new,
        taken,
        source_words: old_side.count(0..old_side.at.len()),
        edits: edits(&runs, &old_side, &new_side),
        segments: segments(&runs, &old_side, &new_side),
    })
}

/// The most words besides formula in equal runs that little stands between.
fn together(runs: &[Run], old: &Side<'_>, new: &Side<'_>, is_formula: &[bool]) -> usize {
    let (mut most, mut sum) = (0, 0);
    for run in runs {
        if run.is_equal {
            let words: Vec<Word> = new.at[run.new.clone()]
                .iter()
                .filter(|&&at| !is_formula[at])
                .map(|&at| new.unit.words[at])
                .collect();
            sum += super::text::weight(&words).div_ceil(2);
            most = most.max(sum);
        } else if new.count(run.new.clone()).max(old.count(run.old.clone())) > GAP {
            sum = 0;
        }
    }
    most
}

/// Takes equal runs of a word or two into the change around them, unless most of the passage is equal.
fn drop_scattered(runs: Vec<Run>, old: &Side<'_>, new: &Side<'_>) -> Vec<Run> {
    let size = |run: &Run| new.count(run.new.clone());
    let equal: usize = runs.iter().filter(|run| run.is_equal).map(size).sum();
    let n_old = old.count(0..old.at.len());
    let n_new = new.count(0..new.at.len());
    let is_mostly_equal = equal as f64 >= MOSTLY * n_old.max(n_new) as f64;
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for mut run in runs {
        run.is_equal &= is_mostly_equal || size(&run) >= LEAST_RUN || size(&run) == n_new;
        match kept.last_mut() {
            Some(last) if last.is_equal == run.is_equal => {
                last.old.end = run.old.end;
                last.new.end = run.new.end;
            }
            _ => kept.push(run),
        }
    }
    kept
}

/// The stretches of source of a range of words, one for each clause that it touches.
pub(super) fn stretches(side: &Side<'_>, range: Range<usize>) -> Vec<(ClauseIdx, Span)> {
    let mut stretches: Vec<(ClauseIdx, Span)> = Vec::new();
    for n in range {
        let place = side.place(n);
        match stretches.last_mut() {
            Some((clause, span)) if *clause == place.clause && span.end <= place.span.start => {
                span.end = place.span.end;
            }
            _ => stretches.push((place.clause, place.span)),
        }
    }
    stretches
}

fn segments(runs: &[Run], old: &Side<'_>, new: &Side<'_>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for run in runs {
        let old_spans = || stretches(old, run.old.clone()).into_iter().map(|(_, span)| span);
        let new_spans = || stretches(new, run.new.clone()).into_iter().map(|(_, span)| span);
        if !run.is_equal {
            segments.extend(old_spans().map(|old| Segment::Delete { old }));
            segments.extend(new_spans().map(|new| Segment::Insert { new }));
            continue;
        }
        // Cut where either side goes on in another clause.
        let mut open: Option<(Place, Place)> = None;
        for (o, n) in run.old.clone().zip(run.new.clone()) {
            let (a, b) = (old.place(o), new.place(n));
            match &mut open {
                Some((old, new)) if old.clause == a.clause && new.clause == b.clause => {
                    old.span.end = a.span.end;
                    new.span.end = b.span.end;
                }
                _ => {
                    segments.extend(open.map(equal));
                    open = Some((a, b));
                }
            }
        }
        segments.extend(open.map(equal));
    }
    segments
}

fn equal((old, new): (Place, Place)) -> Segment {
    Segment::Equal { old: old.span, new: new.span }
}
