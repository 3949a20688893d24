//! Words that are gone from one place and stand in another: a restructured text loses nothing by it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Comparison;
use super::side::Side;
use crate::draft::{ClauseIdx, ClauseKind};

/// So many words in a row are looked up together, and so many signs where a language has no spaces.
const ROW: [usize; 2] = [4, 6];
/// A copy has this share of the rows, in percent.
const SAME: usize = 75;
/// Fewer rows than this may stand anywhere by chance.
const FEWEST_ROWS: usize = 3;
/// Words before and after a phrase that make it recognizable.
const AROUND: usize = 4;

/// Which clauses of each side hold which rows of words; made when first asked for.
#[derive(Debug, Default)]
pub(super) struct Copies([OnceCell<FxHashMap<u64, Vec<ClauseIdx>>>; 2]);

impl Comparison<'_> {
    /// Whether a stretch of one side stands in the other as often as before, and where.
    pub(super) fn copy_of(&self, side: usize, range: &Range<usize>) -> Option<ClauseIdx> {
        let here = self.side(side);
        let rows = rows(here, range);
        if rows.len() < FEWEST_ROWS {
            return None;
        }
        let was_bound = here
            .case
            .sentences
            .at(range.start)
            .is_none_or(|n| binds(here, here.case.sentences.get(n).clause));
        let before = self.holders(side, &rows).len();
        let there = self.side(1 - side);
        let mut after = self.holders(1 - side, &rows);
        after.retain(|&idx| !was_bound || binds(there, idx));
        // A copy that only brackets hold is no copy.
        let is_open = |idx: ClauseIdx| {
            let text = there.case.text.folded_range(there.case.draft.clause(idx).text);
            side == 0 && there.case.marks.cover(&text) && !here.case.marks.cover(range)
        };
        after.retain(|&idx| !is_open(idx));
        // What was there before is no copy where there is another place for it.
        let is_kept = |idx: &&ClauseIdx| self.became[1 - side][idx.get()].is_empty();
        (after.len() >= before.max(1))
            .then(|| after.iter().find(is_kept).or(after.first()).copied())
            .flatten()
    }

    /// The same of a phrase, with the words around it.
    pub(super) fn phrase_stands_elsewhere(&self, side: usize, words: &Range<usize>) -> bool {
        let text = &self.side(side).case.text.folded;
        let before = text[..words.start].split_whitespace().rev().take(AROUND).last();
        let after = text[words.end..].split_whitespace().take(AROUND).last();
        let offset = |part: &str| part.as_ptr().addr() - text.as_ptr().addr();
        let start = before.map_or(words.start, offset);
        let end = after.map_or(words.end, |part| offset(part) + part.len());
        self.copy_of(side, &(start..end)).is_some()
    }

    fn side(&self, side: usize) -> &Side<'_> {
        if side == 0 { &self.old } else { &self.new }
    }

    /// The clauses of one side that hold most of these rows.
    fn holders(&self, side: usize, wanted: &BTreeSet<u64>) -> Vec<ClauseIdx> {
        let index = self.copies.0[side].get_or_init(|| {
            let here = self.side(side);
            let mut index: FxHashMap<u64, Vec<ClauseIdx>> = FxHashMap::default();
            for (idx, clause) in here.case.draft.iter() {
                for row in rows(here, &here.case.text.folded_range(clause.text)) {
                    index.entry(row).or_default().push(idx);
                }
            }
            index
        });
        let mut counts: BTreeMap<ClauseIdx, usize> = BTreeMap::new();
        for idx in wanted.iter().filter_map(|row| index.get(row)).flatten() {
            *counts.entry(*idx).or_default() += 1;
        }
        counts.retain(|_, n| *n * 100 >= wanted.len() * SAME);
        counts.into_keys().collect()
    }
}

/// Whether a clause is none of those that bind nobody.
fn binds(side: &Side<'_>, idx: ClauseIdx) -> bool {
    let kind = side.case.draft.clause(idx).kind;
    !matches!(kind, ClauseKind::Preamble | ClauseKind::Recital | ClauseKind::Note)
}

/// The rows of words of a stretch, without what stands between the words.
fn rows(side: &Side<'_>, range: &Range<usize>) -> BTreeSet<u64> {
    use std::hash::BuildHasher as _;
    let text = &side.case.text.folded[range.clone()];
    let hasher = rustc_hash::FxBuildHasher;
    if side.case.draft.language == "zh" {
        let signs: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        return signs.windows(ROW[1]).map(|row| hasher.hash_one(row)).collect();
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    words.windows(ROW[0]).map(|row| hasher.hash_one(row)).collect()
}
