//! What was left out of a passage and what was added, in pieces that a reader knows: clauses, sentences, words.

use super::passage::{Side, stretches};
use crate::diff::words::Run;
use crate::draft::ClauseIdx;
use crate::source::Span;

/// One change of the words: what was left out, and what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What of the instrument is not in the draft.
    pub dropped: Vec<Dropped>,
    /// What of the draft is not in the instrument.
    pub added: Vec<Added>,
}

impl Edit {
    /// How many words it is about.
    pub fn words(&self) -> usize {
        let dropped: usize = self.dropped.iter().map(|piece| piece.words).sum();
        let added: usize = self.added.iter().map(|piece| piece.words).sum();
        dropped.max(added)
    }
}

/// How much of a clause was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of its own text.
    Clause,
    /// Its first sentence, of several.
    FirstSentence,
    /// Its last sentence, of several.
    LastSentence,
    /// Another whole sentence.
    Sentence,
    /// Some words.
    Words,
}

impl Extent {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::FirstSentence => "first-sentence",
            Self::LastSentence => "last-sentence",
            Self::Sentence => "sentence",
            Self::Words => "words",
        }
    }
}

/// Words of an instrument that are not in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The clause of the instrument.
    pub clause: ClauseIdx,
    /// How much of it.
    pub extent: Extent,
    /// Where they stand.
    pub span: Span,
    /// How many words.
    pub words: usize,
}

/// Words of the draft that are not in the instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The clause of the draft.
    pub clause: ClauseIdx,
    /// Where they stand.
    pub span: Span,
    /// How many words.
    pub words: usize,
}

/// The edits of a comparison.
pub(super) fn edits(runs: &[Run], old: &Side<'_>, new: &Side<'_>) -> Vec<Edit> {
    let changes = runs.iter().filter(|run| !run.is_equal);
    changes
        .map(|run| Edit { dropped: dropped(run, old), added: added(run, new) })
        .filter(|edit| !edit.dropped.is_empty() || !edit.added.is_empty())
        .collect()
}

fn added(run: &Run, new: &Side<'_>) -> Vec<Added> {
    let mut at = run.new.start;
    let mut added = Vec::new();
    while at < run.new.end {
        let end = end_of(new, at, run.new.end, |n| new.place(n).clause);
        let words = new.count(at..end);
        for (clause, span) in stretches(new, at..end) {
            added.push(Added { clause, span, words });
        }
        at = end;
    }
    added
}

fn dropped(run: &Run, old: &Side<'_>) -> Vec<Dropped> {
    let mut at = run.old.start;
    let mut dropped: Vec<Dropped> = Vec::new();
    while at < run.old.end {
        let n_words = old.at.len();
        let clause = old.place(at).clause;
        let begins = |key: &dyn Fn(usize) -> u32| at == 0 || key(at - 1) != key(at);
        let by_clause = |n: usize| old.place(n).clause.0;
        let by_sentence = |n: usize| old.place(n).sentence;
        let clause_end = end_of(old, at, n_words, by_clause);
        let sentence_end = end_of(old, at, n_words, by_sentence);
        let (end, extent) = if begins(&by_clause) && clause_end <= run.old.end {
            (clause_end, Extent::Clause)
        } else if begins(&by_sentence) && sentence_end <= run.old.end {
            let extent = match (begins(&by_clause), sentence_end == clause_end) {
                (true, _) => Extent::FirstSentence,
                (_, true) => Extent::LastSentence,
                _ => Extent::Sentence,
            };
            (sentence_end, extent)
        } else {
            (sentence_end.min(run.old.end), Extent::Words)
        };
        let words = old.count(at..end);
        for (_, span) in stretches(old, at..end) {
            dropped.push(Dropped { clause, extent, span, words });
        }
        at = end;
    }
    dropped
}

/// One past the last word from `start` on that has the same key.
fn end_of<K: PartialEq>(
    side: &Side<'_>,
    start: usize,
    limit: usize,
    key: impl Fn(usize) -> K,
) -> usize {
    let limit = limit.min(side.at.len());
    let first = key(start);
    (start..limit).find(|&n| key(n) != first).unwrap_or(limit)
}
