//! The words of texts, for finding one in the other: case, typography, marks and brackets do not count.

use std::ops::Range;

use crate::draft::{ClauseIdx, Draft};
use crate::language::Language;
use crate::parse::{ParseOptions, leading_marker, parse};
use crate::source::{Source, Span};
use crate::token::{self, lower_hash};

/// A run of words counts from this length on, unless nothing shorter is looked for.
const LEAST_RUN: usize = 3;

/// The words of a text, with the places where they stand in its source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// The hash of each.
    words: Vec<u64>,
    spans: Vec<Span>,
}

/// How much of a wording a text holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overlap {
    /// Words of the wording that stand in the text, in runs.
    pub(crate) held: usize,
    /// Which words of the text these are, one range for each run.
    pub(crate) runs: Vec<Range<usize>>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Words {
    /// The words of a wording that somebody proposed, without the numbers before its paragraphs.
    pub(crate) fn of_wording(text: &str, language: &str) -> Self {
        let options = ParseOptions { name: String::new(), language: Some(language.to_owned()) };
        let draft = parse(Source::new("", text), &options);
        let mut words = Self::default();
        words.push(text, Span::new(0, text.len()));
        let mut markers: Vec<Span> =
            draft.clauses.iter().filter_map(|clause| clause.marker).collect();
        // A number that continues a list is none to the parser where the list is not here.
        let language = Language::by_code(language).or_else(|| Language::by_code("en"));
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let marker = language.and_then(|language| leading_marker(line, language));
            markers.extend(
                marker
                    .map(|span| Span::new(start + span.start as usize, start + span.end as usize)),
            );
            start += line.len();
        }
        let without = words.without(|span| markers.iter().any(|marker| marker.contains(span)));
        // What is nothing but numbers is looked for as it is.
        if without.is_empty() { words } else { without }
    }

    /// The words of a stretch of a text.
    pub(crate) fn of_text(text: &str, span: Span) -> Self {
        let mut words = Self::default();
        words.push(text, span);
        words
    }

    /// The own text of clauses, one after the other.
    pub(crate) fn of_clauses(draft: &Draft, clauses: &[ClauseIdx]) -> Self {
        let mut words = Self::default();
        for &idx in clauses {
            words.push_own(draft, idx);
        }
        words
    }

    /// Heading and text of a clause and of everything below it that binds.
    pub(crate) fn of_subtree(draft: &Draft, idx: ClauseIdx) -> Self {
        let mut words = Self::default();
        let mut skip_until = 0;
        for (idx, clause) in draft.subtree(idx) {
            if idx.0 < skip_until {
                continue;
            }
            if !clause.kind.is_operative() {
                skip_until = clause.subtree_end;
                continue;
            }
            if let Some(heading) = clause.heading {
                words.push(draft.source.text(), heading);
            }
            words.push_own(draft, idx);
        }
        words
    }

    fn push_own(&mut self, draft: &Draft, idx: ClauseIdx) {
        for run in draft.text_runs(idx) {
            self.push(draft.source.text(), run);
        }
    }

    fn push(&mut self, text: &str, span: Span) {
        let mut tokens = Vec::new();
        token::tokenize(text, span, &mut tokens);
        for token in tokens.iter().filter(|token| token.is_word) {
            self.words.push(lower_hash(&text[token.span.range()], token));
            self.spans.push(token.span);
        }
    }

    fn without(&self, is_left_out: impl Fn(Span) -> bool) -> Self {
        let kept = self.words.iter().zip(&self.spans).filter(|(_, span)| !is_left_out(**span));
        let (words, spans) = kept.map(|(word, span)| (*word, *span)).unzip();
        Self { words, spans }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where a word stands.
    pub(crate) fn span(&self, at: usize) -> Span {
        self.spans[at]
    }

    /// The stretch from the first to the last word of a range.
    pub(crate) fn stretch(&self, range: Range<usize>) -> Span {
        Span { start: self.spans[range.start].start, end: self.spans[range.end - 1].end }
    }

    /// Where the words of another text stand in this one, one after the other.
    pub(crate) fn places_of(&self, wanted: &Self) -> Vec<usize> {
        if wanted.is_empty() {
            return Vec::new();
        }
        let is_here = |at: &usize| {
            let here = &self.words[*at..*at + wanted.len()];
            here.iter().zip(&wanted.words).all(|(here, wanted)| here == wanted)
        };
        (0..=self.len().saturating_sub(wanted.len()))
            .filter(|at| at + wanted.len() <= self.len())
            .filter(is_here)
            .collect()
    }

    /// How much of a wording stands in this text, in its order; scattered words do not count.
    pub(crate) fn overlap(&self, wanted: &Self) -> Overlap {
        let mut overlap = Overlap::default();
        let least = LEAST_RUN.min(wanted.len());
        let mut open = vec![(0..wanted.len(), 0..self.len())];
        // The longest run first, then what stands before and after it.
        while let Some((wanted_range, range)) = open.pop() {
            let (at, start, length) = self.longest(wanted, wanted_range.clone(), range.clone());
            if length < least || length == 0 {
                continue;
            }
            overlap.held += length;
            overlap.runs.push(start..start + length);
            open.push((wanted_range.start..at, range.start..start));
            open.push((at + length..wanted_range.end, start + length..range.end));
        }
        overlap.runs.sort_by_key(|run| run.start);
        overlap
    }

    /// The longest run of words that both ranges hold: where it begins in either, and its length. The first of equals.
    fn longest(
        &self,
        wanted: &Self,
        wanted_range: Range<usize>,
        range: Range<usize>,
    ) -> (usize, usize, usize) {
        let mut best = (0, 0, 0);
        // For each place of the text, the length of the run that ends there and at the word before the one looked at.
        let mut before = vec![0; range.len() + 1];
        for at in wanted_range {
            let mut here = vec![0; range.len() + 1];
            for (n, word) in self.words[range.clone()].iter().enumerate() {
                if *word == wanted.words[at] {
                    here[n + 1] = before[n] + 1;
                    if here[n + 1] > best.2 {
                        best =
                            (at + 1 - here[n + 1], range.start + n + 1 - here[n + 1], here[n + 1]);
                    }
                }
            }
            before = here;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        Words::of_wording(text, "en")
    }

    #[test]
    fn numbers_before_paragraphs_are_no_words() {
        assert_eq!(words("6. No power shall be used.").len(), 5);
        assert_eq!(words("(a) One two;").len(), 2);
        assert_eq!(words("thirty (30) days").len(), 3);
        assert_eq!(words("42").len(), 1);
        assert_eq!(Words::of_wording("6 - لا يجوز", "ar").len(), 2);
    }

    #[test]
    fn words_are_found_whole_and_past_brackets() {
        let text = words("Each Party [shall] [, in law,] ensure access");
        assert_eq!(text.places_of(&words("party shall in")), [1]);
        assert!(text.places_of(&words("sure access")).is_empty());
        assert!(text.places_of(&words("ensure access to it")).is_empty());
        assert_eq!(text.places_of(&words("")), Vec::<usize>::new());
    }

    #[test]
    fn scattered_words_are_no_overlap() {
        let text = words("The State shall give notice to the person as soon as it can");
        assert_eq!(text.overlap(&words("the person as soon as possible")).held, 5);
        assert_eq!(text.overlap(&words("the owner shall pay the State")).held, 0);
        assert_eq!(text.overlap(&words("notice to")).held, 2);
    }
}
