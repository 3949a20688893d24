//! Redlines of clauses: the comparison of their own texts, as spans of both sources.
//!
//! White space after a token belongs to it, and what stands before the first token to the first, so that the spans of
//! one side, put together, are the text itself.

use super::Segment;
use super::words::{self, Word};
use crate::draft::{ClauseIdx, Draft};
use crate::source::Span;
use crate::token::{self, Token};

/// The own texts of some clauses of one side, cut into tokens.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    words: Vec<Word>,
    /// For each token, the stretch of source that belongs to it.
    spans: Vec<Span>,
    /// Texts without any token.
    blank: Vec<Span>,
    tokens: Vec<Token>,
}

impl Pieces {
    /// Cuts up the own texts of clauses.
    pub(super) fn read(&mut self, draft: &Draft, clauses: &[ClauseIdx]) {
        self.words.clear();
        self.spans.clear();
        self.blank.clear();
        for &idx in clauses {
            for run in draft.text_runs(idx) {
                self.add(draft.source.text(), run);
            }
        }
    }

    fn add(&mut self, text: &str, span: Span) {
        self.tokens.clear();
        token::tokenize(text, span, &mut self.tokens);
        let first = self.spans.len();
        for token in &self.tokens {
            self.words.push(Word::new(text, token));
            self.spans.push(token.span);
        }
        let Some(last) = self.spans.len().checked_sub(1).filter(|&last| last >= first) else {
            if !span.is_empty() {
                self.blank.push(span);
            }
            return;
        };
        self.spans[first].start = span.start;
        for at in first..last {
            self.spans[at].end = self.spans[at + 1].start;
        }
        self.spans[last].end = span.end;
    }

    /// Whether both sides have the same tokens.
    pub(super) fn equals(&self, other: &Self) -> bool {
        self.words.len() == other.words.len()
            && self.words.iter().zip(&other.words).all(|(a, b)| a.hash == b.hash)
    }

    /// The stretches that make up a range of tokens, one for each clause that it touches.
    fn stretches(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = Span> {
        let spans = &self.spans[range];
        spans
            .chunk_by(|a, b| a.end == b.start)
            .map(|run| Span { start: run[0].start, end: run[run.len() - 1].end })
    }
}

/// Compares the texts of both sides.
pub(super) fn segments(old: &Pieces, new: &Pieces) -> Vec<Segment> {
    let mut segments = Vec::new();
    for &old in &old.blank {
        segments.push(Segment::Equal { old, new: Span::default() });
    }
    for &new in &new.blank {
        segments.push(Segment::Equal { old: Span::default(), new });
    }
    if old.equals(new) {
        equal(old, new, 0..old.words.len(), 0, &mut segments);
        return segments;
    }
    for run in words::compare(&old.words, &new.words) {
        if run.is_equal {
            equal(old, new, run.old, run.new.start, &mut segments);
        } else {
            segments.extend(old.stretches(run.old).map(|old| Segment::Delete { old }));
            segments.extend(new.stretches(run.new).map(|new| Segment::Insert { new }));
        }
    }
    segments
}

/// Adds equal stretches, cut where either side goes on in another clause.
fn equal(
    old: &Pieces,
    new: &Pieces,
    range: std::ops::Range<usize>,
    new_start: usize,
    out: &mut Vec<Segment>,
) {
    let mut open: Option<(Span, Span)> = None;
    for (at, &a) in old.spans[range].iter().enumerate() {
        let b = new.spans[new_start + at];
        match &mut open {
            Some((old, new)) if old.end == a.start && new.end == b.start => {
                old.end = a.end;
                new.end = b.end;
            }
            _ => {
                out.extend(open.map(|(old, new)| Segment::Equal { old, new }));
                open = Some((a, b));
            }
        }
    }
    out.extend(open.map(|(old, new)| Segment::Equal { old, new }));
}
