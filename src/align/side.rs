//! One side of an alignment: a draft turned into numbers.
//!
//! A draft goes in; out come, for every clause, hashes of its texts and a range of *features*. The features of a clause
//! and of everything below it are one slice, so that any subtree is compared without copying. A feature is a word,
//! or in Chinese a pair of neighbouring characters. Words of notes, furniture and translations stand apart at the end,
//! so that they never count as words of the clause around them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::draft::{ClauseIdx, Draft};
use crate::source::Span;
use crate::token::{self, Token};

/// Base of the rolling hash over token hashes; odd, so that powers of it never vanish.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// How far reading has come: a clause's text lies between two of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    hash: u64,
    tokens: u32,
    features: u32,
}

impl Mark {
    fn push(&mut self, token: &Token) {
        self.hash = self.hash.wrapping_mul(BASE).wrapping_add(token.hash | 1);
        self.tokens += 1;
    }

    /// Hash of the tokens from here to `end`; 0 where there are none.
    fn hash_to(self, end: Mark) -> u64 {
        let count = end.tokens - self.tokens;
        if count == 0 {
            return 0;
        }
        let hash = end.hash.wrapping_sub(self.hash.wrapping_mul(BASE.wrapping_pow(count)));
        (hash ^ u64::from(count).wrapping_mul(BASE)).max(1)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    start: Mark,
    own_start: Mark,
    own_end: Mark,
    heading: u64,
    is_operative: bool,
}

/// A draft as hashes and features.
#[derive(Debug)]
pub(super) struct Side<'a> {
    /// The draft itself.
    pub draft: &'a Draft,
    readings: Vec<Reading>,
    /// For each clause, and one past the last, where reading stood when it began.
    marks: Vec<Mark>,
    features: Vec<u32>,
    /// Hash of each feature; the index is the feature.
    vocabulary: Vec<u64>,
}

impl<'a> Side<'a> {
    /// Reads a draft.
    pub(super) fn read(draft: &'a Draft) -> Self {
        let mut reader = Reader::new(draft);
        let mut readings = vec![Reading::default(); draft.clauses.len()];
        let mut marks = Vec::with_capacity(draft.clauses.len() + 1);
        for (n, clause) in draft.clauses.iter().enumerate() {
            marks.push(reader.mark);
            let parent = clause.parent.is_none_or(|parent| readings[parent.get()].is_operative);
            readings[n].is_operative = parent && clause.kind.is_operative();
            if readings[n].is_operative {
                reader.clause(ClauseIdx(n as u32), &mut readings[n]);
            }
        }
        marks.push(reader.mark);
        for (n, reading) in readings.iter_mut().enumerate() {
            if !reading.is_operative {
                reader.clause(ClauseIdx(n as u32), reading);
            }
        }
        let Reader { features, vocabulary, .. } = reader;
        Self { draft, readings, marks, features, vocabulary }
    }

    /// Whether the clause and all that hold it bind.
    pub(super) fn is_operative(&self, idx: ClauseIdx) -> bool {
        self.readings[idx.get()].is_operative
    }

    /// Hash of the clause's own tokens; 0 where there are none.
    pub(super) fn own_hash(&self, idx: ClauseIdx) -> u64 {
        let reading = &self.readings[idx.get()];
        reading.own_start.hash_to(reading.own_end)
    }

    /// Hash of the tokens of heading and own text.
    pub(super) fn hash(&self, idx: ClauseIdx) -> u64 {
        let reading = &self.readings[idx.get()];
        reading.start.hash_to(reading.own_end)
    }

    /// Hash of all operative tokens below the heading, as if the text were flat; 0 where there are none.
    pub(super) fn body_hash(&self, idx: ClauseIdx) -> u64 {
        let reading = &self.readings[idx.get()];
        reading.own_start.hash_to(self.end(idx))
    }

    /// Hash of the heading's words regardless of case; 0 where there is no heading.
    pub(super) fn heading(&self, idx: ClauseIdx) -> u64 {
        self.readings[idx.get()].heading
    }

    /// Features of the clause's heading.
    pub(super) fn headline(&self, idx: ClauseIdx) -> Range<u32> {
        let reading = &self.readings[idx.get()];
        reading.start.features..reading.own_start.features
    }

    /// Features of the clause's own text.
    pub(super) fn own(&self, idx: ClauseIdx) -> Range<u32> {
        let reading = &self.readings[idx.get()];
        reading.own_start.features..reading.own_end.features
    }

    /// Features of everything below the heading.
    pub(super) fn body(&self, idx: ClauseIdx) -> Range<u32> {
        self.readings[idx.get()].own_start.features..self.end(idx).features
    }

    /// Tokens of heading and own text, as positions in the run of all operative tokens.
    pub(super) fn tokens(&self, idx: ClauseIdx) -> Range<u32> {
        let reading = &self.readings[idx.get()];
        reading.start.tokens..reading.own_end.tokens
    }

    /// Tokens of the own text alone.
    pub(super) fn own_tokens(&self, idx: ClauseIdx) -> Range<u32> {
        let reading = &self.readings[idx.get()];
        reading.own_start.tokens..reading.own_end.tokens
    }

    /// The features at a range.
    pub(super) fn features(&self, range: Range<u32>) -> &[u32] {
        &self.features[range.start as usize..range.end as usize]
    }

    /// The operative clauses directly below one, in document order.
    pub(super) fn children(&self, idx: ClauseIdx) -> impl Iterator<Item = ClauseIdx> {
        self.draft.children(idx).filter(|&child| self.is_operative(child))
    }

    fn end(&self, idx: ClauseIdx) -> Mark {
        let reading = &self.readings[idx.get()];
        if reading.is_operative {
            self.marks[self.draft.clause(idx).subtree_end as usize]
        } else {
            reading.own_end
        }
    }
}

/// Gives the features of two sides the same names. Returns the hash of each feature.
pub(super) fn share_vocabulary(old: &mut Side<'_>, new: &mut Side<'_>) -> Vec<u64> {
    let mut vocabulary = std::mem::take(&mut old.vocabulary);
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    ids.extend(vocabulary.iter().enumerate().map(|(id, &hash)| (hash, id as u32)));
    let renamed: Vec<u32> = std::mem::take(&mut new.vocabulary)
        .into_iter()
        .map(|hash| {
            *ids.entry(hash).or_insert_with(|| {
                vocabulary.push(hash);
                vocabulary.len() as u32 - 1
            })
        })
        .collect();
    for feature in &mut new.features {
        *feature = renamed[*feature as usize];
    }
    vocabulary
}

struct Reader<'a> {
    draft: &'a Draft,
    mark: Mark,
    ids: FxHashMap<u64, u32>,
    vocabulary: Vec<u64>,
    features: Vec<u32>,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    fn new(draft: &'a Draft) -> Self {
        Self {
            draft,
            mark: Mark::default(),
            ids: FxHashMap::default(),
            vocabulary: Vec::new(),
            features: Vec::with_capacity(draft.source.text().len() / 7),
            tokens: Vec::new(),
        }
    }

    fn clause(&mut self, idx: ClauseIdx, reading: &mut Reading) {
        let clause = self.draft.clause(idx);
        reading.start = self.mark;
        if let Some(heading) = clause.heading {
            self.text(heading);
            reading.heading = heading_key(self.draft.source.slice(heading));
        }
        reading.own_start = self.mark;
        for run in self.draft.text_runs(idx) {
            self.text(run);
        }
        reading.own_end = self.mark;
    }

    fn text(&mut self, span: Span) {
        let text = self.draft.source.text();
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        token::tokenize(text, span, &mut tokens);
        let mut before = None;
        for token in &tokens {
            self.mark.push(token);
            let is_ideograph = token.is_word && token::starts_with_ideograph(text, token.span);
            if token.is_word {
                self.feature(match before {
                    Some(before) if is_ideograph => token.hash ^ u64::rotate_left(before, 17),
                    _ => token.hash,
                });
            }
            before = is_ideograph.then_some(token.hash);
        }
        self.tokens = tokens;
        self.mark.features = self.features.len() as u32;
    }

    fn feature(&mut self, hash: u64) {
        let id = *self.ids.entry(hash).or_insert_with(|| {
            self.vocabulary.push(hash);
            self.vocabulary.len() as u32 - 1
        });
        self.features.push(id);
    }
}

/// Hash of a heading's words; capitals and marks do not count.
fn heading_key(heading: &str) -> u64 {
    let lower = heading.to_lowercase();
    let mut mark = Mark::default();
    for token in token::tokens(&lower).iter().filter(|token| token.is_word) {
        mark.push(token);
    }
    Mark::default().hash_to(mark)
}
