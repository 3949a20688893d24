//! The words of one draft in order, each with where it comes from.

use std::ops::Range;

use super::{Part, Run};
use crate::diff::words::Word as Compared;
use crate::draft::{ClauseIdx, Draft};
use crate::source::Span;
use crate::token::{self, Token};

/// A stretch of a clause: its number, its heading, or a run of its own text.
#[derive(Clone, Debug)]
pub(in crate::history) struct Piece {
    pub(in crate::history) clause: ClauseIdx,
    pub(in crate::history) part: Part,
    pub(in crate::history) span: Span,
    /// Which of the words stand in it.
    pub(in crate::history) words: Range<usize>,
}

/// A word or mark.
#[derive(Clone, Copy, Debug)]
pub(in crate::history) struct Word {
    pub(in crate::history) token: Token,
    /// Where it comes from; `None` until that is known.
    pub(in crate::history) origin: Option<u32>,
    /// Whether a later draft has it from here.
    pub(in crate::history) is_kept: bool,
    /// Which word of the next draft it is.
    pub(in crate::history) next: Option<u32>,
}

/// The words of a draft.
#[derive(Clone, Debug, Default)]
pub(in crate::history) struct Text {
    pub(in crate::history) pieces: Vec<Piece>,
    pub(in crate::history) words: Vec<Word>,
    /// For each clause, its pieces.
    of_clause: Vec<Vec<u32>>,
}

impl Text {
    /// Cuts a draft into its pieces and words.
    pub(in crate::history) fn read(draft: &Draft) -> Self {
        let mut found: Vec<(Span, ClauseIdx, Part)> = Vec::new();
        for (idx, clause) in draft.iter() {
            found.extend(clause.marker.map(|span| (span, idx, Part::Number)));
            found.extend(clause.heading.map(|span| (span, idx, Part::Heading)));
            found.extend(draft.text_runs(idx).into_iter().map(|span| (span, idx, Part::Text)));
        }
        found.retain(|(span, ..)| !span.is_empty());
        found.sort_by_key(|&(span, idx, part)| (span.start, part, idx));
        found = with_signs_around(draft, &found);
        let mut text = Self { of_clause: vec![Vec::new(); draft.clauses.len()], ..Self::default() };
        let mut end = 0;
        let mut tokens = Vec::new();
        for (mut span, clause, part) in found {
            // No byte is told of twice.
            span.start = span.start.max(end);
            if span.start >= span.end {
                continue;
            }
            end = span.end;
            tokens.clear();
            token::tokenize(draft.source.text(), span, &mut tokens);
            let first = text.words.len();
            text.words.extend(tokens.iter().map(|&token| Word {
                token,
                origin: None,
                is_kept: false,
                next: None,
            }));
            text.of_clause[clause.get()].push(text.pieces.len() as u32);
            text.pieces.push(Piece { clause, part, span, words: first..text.words.len() });
        }
        text
    }

    /// The words that begin in a stretch.
    pub(in crate::history) fn within(&self, span: Span) -> Range<usize> {
        let at = |offset: u32| self.words.partition_point(|word| word.token.span.start < offset);
        at(span.start)..at(span.end)
    }

    /// The piece in which a word stands.
    pub(in crate::history) fn piece_of(&self, word: usize) -> Option<&Piece> {
        let at = self.pieces.partition_point(|piece| piece.words.end <= word);
        self.pieces.get(at).filter(|piece| piece.words.contains(&word))
    }

    /// The words of one part of some clauses, in their order.
    pub(in crate::history) fn of(&self, clauses: &[ClauseIdx], part: Part) -> Vec<usize> {
        let pieces = clauses.iter().flat_map(|idx| &self.of_clause[idx.get()]);
        let pieces = pieces.map(|&at| &self.pieces[at as usize]);
        pieces.filter(|piece| piece.part == part).flat_map(|piece| piece.words.clone()).collect()
    }

    /// Words as the comparison takes them.
    pub(in crate::history) fn compared(&self, draft: &Draft, words: &[usize]) -> Vec<Compared> {
        let text = draft.source.text();
        words.iter().map(|&at| Compared::new(text, &self.words[at].token)).collect()
    }

    /// How many words, not marks, stand in a stretch of them.
    pub(in crate::history) fn count(&self, words: Range<usize>) -> usize {
        self.words[words].iter().filter(|word| word.token.is_word).count()
    }

    /// The runs that make up a stretch of the source; the white space after a run is part of it.
    ///
    /// A mark that is no bracket goes with the words beside it.
    pub(in crate::history) fn runs(&self, draft: &Draft, region: Span) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for piece in &self.pieces {
            for at in piece.words.clone() {
                let origin = self.words[at].origin.unwrap_or_default() as usize;
                let is_first = at == piece.words.start;
                let start =
                    if is_first { piece.span.start } else { self.words[at].token.span.start };
                let joins = runs.last().is_some_and(|run: &Run| {
                    !is_first && (run.origin == origin || self.goes_along(draft, at))
                });
                let words = usize::from(self.words[at].token.is_word);
                if let Some(last) = runs.last_mut().filter(|_| joins) {
                    last.words += words;
                    continue;
                }
                let span = Span { start, end: start };
                runs.push(Run { clause: piece.clause, part: piece.part, span, words, origin });
            }
        }
        close(runs, region)
    }

    /// Whether a word is a mark that says nothing by itself: punctuation, no bracket.
    fn goes_along(&self, draft: &Draft, at: usize) -> bool {
        let token = &self.words[at].token;
        let sign = draft.source.slice(token.span).chars().next();
        !token.is_word
            && sign.is_some_and(|c| {
                !matches!(c, '[' | ']' | '［' | '］' | '【' | '】' | '(' | '"' | '“' | '«')
            })
    }
}

/// Adds what stands between numbers, headings and texts: a dash, a bracket before a number.
fn with_signs_around(
    draft: &Draft,
    found: &[(Span, ClauseIdx, Part)],
) -> Vec<(Span, ClauseIdx, Part)> {
    let source = draft.source.text();
    let mut all = Vec::with_capacity(found.len());
    let mut end = 0;
    let last = Span::new(source.len(), source.len());
    let stops = found.iter().map(|&(span, ..)| span).chain([last]);
    for (n, stop) in stops.enumerate() {
        let between = source.get(end as usize..stop.start as usize).unwrap_or_default();
        let lead = between.len() - between.trim_start().len();
        let start = end as usize + lead;
        let signs = Span::new(start, start + between.trim().len());
        let clause = (!signs.is_empty()).then(|| draft.clause_at(start)).flatten();
        all.extend(clause.map(|clause| (signs, clause, Part::Around)));
        all.extend(found.get(n).copied());
        end = end.max(stop.end);
    }
    all
}

/// Lets every run end where the next begins, and cuts the first and the last at the ends of the region.
fn close(mut runs: Vec<Run>, region: Span) -> Vec<Run> {
    let starts: Vec<u32> = runs.iter().skip(1).map(|run| run.span.start).collect();
    for (n, run) in runs.iter_mut().enumerate() {
        run.span.end = starts.get(n).copied().unwrap_or(u32::MAX);
        if n == 0 {
            run.span.start = 0;
        }
        run.span.start = run.span.start.max(region.start);
        run.span.end = run.span.end.min(region.end);
    }
    runs.retain(|run| run.span.start < run.span.end);
    runs
}
