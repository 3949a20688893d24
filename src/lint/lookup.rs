//! Looks up runs of words in the clauses of a draft, and how strongly clauses bind.
//!
//! Goes in: a draft, and words as a person wrote them. Comes out: where they stand, and whether they stand there whichever
//! way the brackets go. Words are matched as rules match them: without regard to case, accents and vowel signs, as whole
//! words where the script puts spaces between them, with the particles that Arabic writes onto a word.

use std::ops::Range;

use super::pattern::{LANGUAGES, Pattern, PatternSet};
use super::sentence::Sentences;
use super::strength::{Strength, Strengths};
use super::text::Text;
use super::view::{Marks, Matcher, Statement};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::source::Span;

/// So many marks are read together; where there are more, each clause is read by itself, which costs less. Where a single
/// clause has more, its words are looked up as they stand, and what a bracket touches depends on it.
const MOST_MARKS: usize = 200;

/// A run of words to be looked up.
#[derive(Debug)]
pub(crate) struct Phrase {
    patterns: PatternSet,
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The clause.
    pub(crate) clause: ClauseIdx,
    /// The words.
    pub(crate) span: Span,
    /// Whether they stand there whichever way the brackets go.
    pub(crate) is_settled: bool,
}

/// How strongly a clause binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The clause whose words say so.
    pub(crate) clause: ClauseIdx,
    /// The words, the one that decides first, then what it depends on.
    pub(crate) words: Vec<Span>,
    /// What the words say under each reading of the brackets; one where there are none.
    pub(crate) readings: Vec<Option<Strength>>,
}

/// A draft made ready for looking words up in it.
pub(crate) struct Lookup<'a> {
    draft: &'a Draft,
    text: Text,
    marks: Marks,
    sentences: Sentences,
}

impl Phrase {
    /// Makes words ready; they are looked up in texts of this language.
    pub(crate) fn new(words: &str, language: &str) -> Self {
        let folded = Text::new(words).folded;
        let words: Vec<&str> = folded.split_whitespace().collect();
        let words = words.join(" ");
        let language = primary(language);
        let mut written = vec![bounded(&words, &words, language)];
        // What is written with the article loses a letter of it after the particle that means `to`.
        if let ("ar", Some(bare)) = (language, words.strip_prefix("ال")) {
            written.push(format!(r"\b[وف]?لل{}", ended(&words, &regex_syntax::escape(bare))));
        }
        let patterns = written.iter().filter_map(|written| Pattern::new(written, language).ok());
        Self { patterns: PatternSet::new(patterns.collect()) }
    }
}

/// A pattern that stands for whole words, where the script tells them apart.
fn bounded(words: &str, shown: &str, language: &str) -> String {
    let start = match words.chars().next() {
        Some(c) if language == "ar" && is_spaced(c) && !c.is_ascii() => "~",
        Some(c) if is_spaced(c) => r"\b",
        _ => "",
    };
    format!("{start}{}", ended(words, &regex_syntax::escape(shown)))
}

/// A pattern that ends with the word.
fn ended(words: &str, pattern: &str) -> String {
    let end = if words.chars().next_back().is_some_and(is_spaced) { r"\b" } else { "" };
    format!("{pattern}{end}")
}

/// Whether a letter or digit belongs to a script that puts spaces between words.
fn is_spaced(c: char) -> bool {
    let is_unspaced = matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    c.is_alphanumeric() && !is_unspaced
}

fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// Whether a text in this language shows a duty by a word; elsewhere a duty may stand in the bare form of the verb.
pub(crate) fn speaks_of_strength(language: &str) -> bool {
    Strengths::shipped().is_explicit(Strength::Duty, primary(language))
}

impl<'a> Lookup<'a> {
    /// Makes a draft ready.
    pub(crate) fn new(draft: &'a Draft) -> Self {
        let text = Text::of(draft);
        Self {
            draft,
            marks: Marks::new(draft, &text),
            sentences: Sentences::new(draft, &text),
            text,
        }
    }

    /// The draft.
    pub(crate) fn draft(&self) -> &'a Draft {
        self.draft
    }

    /// Where words stand in clauses and below them, in the order of the text; in their headings instead where that is
    /// asked for.
    pub(crate) fn find(
        &self,
        clauses: &[ClauseIdx],
        phrase: &Phrase,
        headings: bool,
    ) -> Vec<Found> {
        let mut found = Vec::new();
        for &clause in clauses {
            for unit in self.units(clause, headings) {
                self.find_in(unit, phrase, &mut found);
            }
        }
        found.sort_by_key(|found| (found.span.start, found.span.end));
        found.dedup();
        found
    }

    /// Looks in stretches that are read as one.
    fn find_in(&self, unit: Vec<Range<usize>>, phrase: &Phrase, found: &mut Vec<Found>) {
        let statement = Statement::of(&self.text, &self.marks, unit.clone());
        // A pattern that cannot be compiled is one of far too many words; they stand nowhere.
        let hits: Vec<(Range<usize>, bool)> = if statement.marks() <= MOST_MARKS {
            let hits = statement.find(&phrase.patterns).unwrap_or_default();
            hits.into_iter().map(|hit| (hit.range, hit.lenient && hit.strict)).collect()
        } else if let [part] = unit.as_slice() {
            let hits = phrase.patterns.find_all(&self.text.folded[part.clone()]);
            let hits = hits.unwrap_or_default().into_iter();
            let hits = hits.map(|hit| part.start + hit.start..part.start + hit.end);
            hits.map(|hit| (hit.clone(), !self.marks.touch(&hit))).collect()
        } else {
            for part in unit {
                self.find_in(vec![part], phrase, found);
            }
            return;
        };
        for (range, is_settled) in hits {
            let span = self.text.source_span(&range, self.draft.source.text());
            if self.marks.is_remark(&range) {
                continue;
            }
            if let Some(clause) = self.draft.clause_at(span.start as usize) {
                found.push(Found { clause, span, is_settled });
            }
        }
    }

    /// The stretches of a clause and of what stands below it that are read as one: those of an article, else those of
    /// each clause.
    fn units(&self, clause: ClauseIdx, headings: bool) -> Vec<Vec<Range<usize>>> {
        let mut units: Vec<Vec<Range<usize>>> = Vec::new();
        let mut open: Option<ClauseIdx> = None;
        let mut skip_until = 0;
        for (idx, known) in self.draft.subtree(clause) {
            if idx.0 < skip_until {
                continue;
            }
            if !known.kind.is_operative() && idx != clause {
                skip_until = known.subtree_end;
                continue;
            }
            let is_inside = open.is_some_and(|open| idx.0 < self.draft.clause(open).subtree_end);
            if !is_inside {
                let is_group = known.kind.is_group() || known.kind == ClauseKind::Preamble;
                open = (!is_group).then_some(idx);
                units.push(Vec::new());
            }
            let spans = if headings {
                known.heading.into_iter().collect()
            } else {
                self.draft.text_runs(idx)
            };
            let ranges = spans.into_iter().map(|span| self.text.folded_range(span));
            if let Some(unit) = units.last_mut() {
                unit.extend(ranges.filter(|range| !range.is_empty()));
            }
        }
        units.retain(|unit| !unit.is_empty());
        units
    }

    /// How strongly clauses bind: what the first of their sentences says that has a word for it.
    pub(crate) fn strength(&self, clauses: &[ClauseIdx]) -> Option<Said> {
        clauses.iter().find_map(|&clause| self.strength_of(clause))
    }

    fn strength_of(&self, clause: ClauseIdx) -> Option<Said> {
        let language = primary(&self.draft.language);
        if !LANGUAGES.contains(&language) {
            return None;
        }
        let strengths = Strengths::shipped();
        let (text, sentences, marks) = (&self.text, &self.sentences, &self.marks);
        let matcher = Matcher { text, sentences, marks, whole: None };
        let end = self.draft.clause(clause).subtree_end;
        let all = (sentences.first_of(clause)..sentences.len())
            .take_while(|&n| sentences.get(n).clause.0 < end);
        for n in all.filter(|&n| !sentences.get(n).is_heading) {
            let (parts, own) = sentences.parts(n);
            let mut readings = matcher.readings(n);
            if readings.is_empty() {
                let parts = parts.iter().map(|part| &text.folded[part.clone()]);
                readings.push(parts.collect::<Vec<_>>().join(" "));
            }
            let readings: Vec<Option<Strength>> =
                readings.iter().map(|reading| strengths.of(reading, language)).collect();
            if readings.iter().all(Option::is_none) {
                continue;
            }
            // The sentence's own words first, then those that lead to it.
            let order = std::iter::once(own).chain((0..parts.len()).filter(|&part| part != own));
            let words = order.flat_map(|part| self.strong_words(&parts[part], language)).collect();
            return Some(Said { clause: sentences.get(n).clause, words, readings });
        }
        None
    }

    /// The words of a stretch that say how strongly it binds, conditions last.
    fn strong_words(&self, part: &Range<usize>, language: &str) -> Vec<Span> {
        let folded = &self.text.folded[part.clone()];
        let mut modals = Strengths::shipped().modals(folded, language);
        modals.sort_by_key(|modal| modal.strength == Strength::QualifiedDuty);
        let place = |range: &Range<usize>| part.start + range.start..part.start + range.end;
        let source = self.draft.source.text();
        modals.iter().map(|modal| self.text.source_span(&place(&modal.range), source)).collect()
    }
}
