//! Fires on a cross-reference that leads nowhere.
//!
//! A provision of another instrument is never missing. Where what is missing was the article on safeguards, the words
//! around the reference say so, and so does the finding.

use std::collections::BTreeSet;

use super::Case;
use crate::diagnostic::Severity;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::lint::class::Class;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Reading};
use crate::messages::Value;
use crate::reference::{Reference, Target};
use crate::say;

/// A text that refers to more articles beyond its last one than this is an extract.
const FEWEST_BEYOND: usize = 3;
/// A number that is farther beyond twice the last one is that of another instrument.
const FARTHEST: u32 = 10;
/// Headings run on in a text where one article in so many does not begin its line.
const RUN_ON: usize = 10;

/// Another instrument is looked for within so many folded bytes of a reference.
const REACH: usize = 160;

/// Judges a rule.
pub(super) fn check(case: &Case<'_>, rule: &Rule) -> Result<Vec<Finding>, String> {
    let judge = Judge::new(case);
    let mut dangling: Vec<(&Reference, Vec<&str>)> = Vec::new();
    // One sentence that calls what is missing the safeguards tells of all references to it.
    let mut safeguards: BTreeSet<&str> = BTreeSet::new();
    for reference in case.references() {
        let missing: Vec<&str> = reference
            .targets
            .iter()
            .filter_map(missing)
            .filter(|id| judge.is_missing(reference, id))
            .collect();
        let is_recital = case.classes.of(reference.clause) == Some(Class::Preamble);
        let is_deleted = case.marks.are_deleted(&case.text.folded_range(reference.span));
        let is_listed = is_entry(case, reference);
        if missing.is_empty() || is_recital || is_deleted || is_listed {
            continue;
        }
        if judge.is_elsewhere(reference)? || judge.is_of_annex(reference)? {
            continue;
        }
        if speaks_of_safeguards(case, reference)? {
            safeguards.extend(&missing);
        }
        dangling.push((reference, missing));
    }
    let finding = |(reference, missing): (&Reference, Vec<&str>)| {
        let is_open = case.marks.touch(&case.text.folded_range(reference.span));
        let reading = if is_open { Reading::Worst } else { Reading::Both };
        let mut finding = case.finding(rule, Some(reference.clause), reference.span, reading);
        let message = Value::composed(finding.message);
        let targets = missing.join(&say!(in case.messages(), "list-comma"));
        finding.message = if missing.iter().any(|id| safeguards.contains(id)) {
            say!(in case.messages(), "dangling-safeguard", message = message, targets = targets)
        } else {
            say!(in case.messages(), "dangling", message = message, targets = targets)
        };
        finding
    };
    let mut findings: Vec<Finding> = dangling.into_iter().map(finding).collect();
    findings.extend(judge.extract(rule));
    Ok(findings)
}

/// Whether a reference is an entry of a table or of a list of contents, and says nothing.
fn is_entry(case: &Case<'_>, reference: &Reference) -> bool {
    let source = case.draft.source.text();
    let (start, end) = (reference.span.start as usize, reference.span.end as usize);
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let (before, after) = (&source[line_start..start], &source[end..line_end]);
    let is_row = before.contains('|') || after.contains('|');
    // A page number after dots or a tab.
    let is_content = (after.contains("....") || after.contains('\t'))
        && after.trim_end().ends_with(char::is_numeric);
    let says_nothing = |text: &str| !text.contains(char::is_alphabetic);
    is_row || says_nothing(before) && (is_content || says_nothing(after))
}

/// The number at the head of `93ter`.
fn leading_number(printed: &str) -> Option<u32> {
    let end = printed.find(|c: char| !c.is_ascii_digit()).unwrap_or(printed.len());
    printed[..end].parse().ok()
}

/// Whether the headings of articles run on in the lines, as they do in text taken out of pages.
fn runs_on(case: &Case<'_>) -> bool {
    let source = case.draft.source.text();
    let articles = case.draft.iter().filter(|(_, clause)| clause.kind == ClauseKind::Article);
    let (mut n, mut n_within) = (0, 0);
    for marker in articles.filter_map(|(_, clause)| clause.marker) {
        let start = marker.start as usize;
        let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
        n += 1;
        n_within += usize::from(source[line..start].contains(char::is_alphanumeric));
    }
    n_within > 1 && n_within * RUN_ON >= n
}

/// Whether a paragraph's marker, `3.`, `3)` or `(3)`, stands in running words after a sentence or a page's number, where
/// it was not read as one.
fn has_marker(text: &str, printed: &str) -> bool {
    text.match_indices(printed).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + printed.len()..]);
        let word = before.trim_end_matches('(').trim_end();
        let is_free = word.len() < before.len()
            && word
                .ends_with(|c: char| c.is_numeric() || matches!(c, '.' | ';' | ':' | '؛' | '。'));
        let is_closed = after.starts_with(['.', ')', '-', '、', '．']);
        let goes_on = after.chars().nth(1).is_some_and(|c| c.is_whitespace() || c.is_alphabetic());
        is_free && is_closed && goes_on
    })
}

fn missing(target: &Target) -> Option<&str> {
    match target {
        Target::Missing(id) => Some(id),
        Target::Clause(_) | Target::Other(_) => None,
    }
}

/// Says what is surely missing. A text may be an extract, its structure may be misread, and a reference may be to an
/// instrument that is named at some distance: what could be one of these is not reported.
struct Judge<'a> {
    case: &'a Case<'a>,
    /// The values of the numbers of the articles, where they are counted through.
    articles: Vec<u32>,
    /// Whether the text goes on to its final clauses, and does not refer to many articles after them.
    is_whole: bool,
    /// The first reference to an article beyond the last, and how many such articles there are, in an extract.
    beyond: Option<(&'a Reference, usize)>,
    /// Articles that are there, though their headings were not read as such.
    misread: BTreeSet<String>,
}

impl<'a> Judge<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let draft = case.draft;
        let of_treaty = draft.iter().filter(|(idx, clause)| {
            let mut around = draft.ancestors(*idx);
            clause.kind == ClauseKind::Article
                && !around.any(|idx| draft.clause(idx).kind == ClauseKind::Annex)
        });
        let articles: Vec<(ClauseIdx, u32)> = of_treaty
            .filter_map(|(idx, clause)| Some((idx, clause.number.as_ref()?.key.value)))
            .collect();
        let is_whole = articles.iter().any(|&(idx, _)| case.classes.of(idx) == Some(Class::Final));
        let is_counted =
            articles.len() > 1 && articles.windows(2).all(|pair| pair[0].1 <= pair[1].1);
        let articles: Vec<u32> =
            articles.into_iter().map(|(_, value)| value).filter(|_| is_counted).collect();
        let mut judge =
            Self { case, articles, is_whole, beyond: None, misread: Self::misread(case) };
        judge.beyond = judge.many_beyond();
        judge.is_whole = is_whole && judge.beyond.is_none();
        judge
    }

    /// The first reference to an article that is beyond the last one and not that of another instrument, and how many
    /// articles are meant; `None` where they are few.
    fn many_beyond(&self) -> Option<(&'a Reference, usize)> {
        let &last = self.articles.last()?;
        let mut numbers = BTreeSet::new();
        let mut first = None;
        for reference in self.case.references() {
            let ids = reference.targets.iter().filter_map(missing);
            let articles = ids.filter_map(|id| id.split("__").next()?.strip_prefix("art_"));
            let beyond: Vec<u32> = articles
                .filter_map(leading_number)
                .filter(|&number| number > last && number <= 2 * last + FARTHEST)
                .collect();
            let is_own = || self.is_elsewhere(reference).is_ok_and(|is_elsewhere| !is_elsewhere);
            if !beyond.is_empty() && is_own() {
                numbers.extend(beyond);
                first = first.or(Some(reference));
            }
        }
        first.filter(|_| numbers.len() > FEWEST_BEYOND).map(|first| (first, numbers.len()))
    }

    /// The note that an extract is one.
    fn extract(&self, rule: &Rule) -> Option<Finding> {
        let (first, n) = self.beyond?;
        let mut finding = self.case.finding(rule, Some(first.clause), first.span, Reading::Both);
        finding.level = Severity::Note;
        finding.message = say!(in self.case.messages(), "dangling-in-extract", n = n);
        Some(finding)
    }

    /// Whether a reference in an annex may be to a text that the annex is about: a list, a protocol, a table of
    /// equivalences. What names this text is not.
    fn is_of_annex(&self, reference: &Reference) -> Result<bool, String> {
        let draft = self.case.draft;
        let mut around = draft.ancestors(reference.clause);
        if !around.any(|idx| draft.clause(idx).kind == ClauseKind::Annex) {
            return Ok(false);
        }
        let at = self.case.text.folded_range(reference.span);
        let (Some(words), Some(n)) = (self.case.cover_words, self.case.sentences.at(at.start))
        else {
            return Ok(true);
        };
        let sentence = &self.case.text.folded[self.case.sentences.get(n).range.clone()];
        Ok(words.this_text.is_empty() || !words.this_text.is_match(sentence)?)
    }

    fn is_missing(&self, reference: &Reference, id: &str) -> bool {
        let steps: Vec<&str> = id.split("__").collect();
        if steps.first().is_some_and(|first| self.misread.contains(*first)) {
            return false;
        }
        let draft = self.case.draft;
        let mut known = steps.len();
        while known > 0 && draft.find(&steps[..known].join("__")).is_none() {
            known -= 1;
        }
        let around = draft.find(&steps[..known].join("__"));
        match (around, steps.get(known)) {
            (Some(parent), Some(step)) => self.lacks(reference, parent, step),
            (None, Some(step)) => match step.split_once('_') {
                Some(("art", number)) => self.lacks_article(number),
                Some(("chp" | "part", _)) => {
                    self.is_whole && steps.len() == 1 && self.has_groups(step)
                }
                // A paragraph of the article around.
                Some(("para", _)) => {
                    let Some(article) = draft.article_of(reference.clause) else { return false };
                    let base = draft.clause(article).id.as_str();
                    self.is_missing(reference, &format!("{base}__{id}"))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// The ids of articles whose headings may have been misread as references, at the head of a line within the
    /// article before.
    fn misread(case: &Case<'_>) -> BTreeSet<String> {
        let source = case.draft.source.text();
        let runs_on = runs_on(case);
        let mut misread = BTreeSet::new();
        for reference in case.references() {
            let [Target::Missing(id)] = reference.targets.as_slice() else { continue };
            let start = reference.span.start as usize;
            let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
            let is_head = !source[line..start].contains(char::is_alphabetic);
            let around = case.draft.article_of(reference.clause);
            let number = around.and_then(|idx| case.draft.clause(idx).number.as_ref());
            let follows = number
                .zip(leading_number(id.trim_start_matches(|c: char| !c.is_ascii_digit())))
                .is_some_and(|(number, missing)| {
                    missing == number.key.value || missing == number.key.value + 1
                });
            if (is_head || runs_on) && follows {
                misread.insert(id.clone());
            }
        }
        misread
    }

    fn lacks_article(&self, number: &str) -> bool {
        let (Some(number), Some(&last)) = (leading_number(number), self.articles.last()) else {
            return false;
        };
        // A number far beyond the last one is that of another instrument.
        number > 0 && (number <= last || self.is_whole && number <= 2 * last + FARTHEST)
    }

    /// Whether a clause has numbered parts that leave no doubt, and not this one.
    fn lacks(&self, reference: &Reference, parent: ClauseIdx, step: &str) -> bool {
        let Some((name, printed)) = step.split_once('_') else { return false };
        let draft = self.case.draft;
        // What an alphabet or a system of numerals can be misread in is left alone.
        let is_legible = match name {
            "para" => printed.starts_with(|c: char| c.is_ascii_digit()),
            _ => printed.chars().count() == 1 && printed.is_ascii(),
        };
        let is_kind = |kind: ClauseKind| match name {
            "para" => kind == ClauseKind::Paragraph,
            "point" => matches!(kind, ClauseKind::Point | ClauseKind::Subpoint),
            _ => false,
        };
        let parts = draft.children(parent).map(|idx| draft.clause(idx));
        let values: Vec<u32> = parts
            .filter(|part| is_kind(part.kind))
            .filter_map(|part| Some(part.number.as_ref()?.key.value))
            .collect();
        let is_sound = values.len() > 1 && values.iter().zip(1..).all(|(&value, n)| value == n);
        // `articles 31, paragraph 1, and 32`: the second number is that of an article.
        let is_article = printed
            .parse::<u32>()
            .is_ok_and(|number| reference.targets.len() > 1 && self.articles.contains(&number));
        let is_printed =
            name == "para" && has_marker(draft.source.slice(draft.clause(parent).span), printed);
        let is_short = printed.chars().count() <= 2;
        is_sound && is_legible && !is_article && is_short && !is_printed
    }

    /// Whether the text has several groups of the kind that an id names.
    fn has_groups(&self, step: &str) -> bool {
        let kind = if step.starts_with("chp") { ClauseKind::Chapter } else { ClauseKind::Part };
        self.case.draft.clauses.iter().filter(|clause| clause.kind == kind).count() > 1
    }

    /// Whether the words around a reference name another instrument, or another article for its paragraphs.
    fn is_elsewhere(&self, reference: &Reference) -> Result<bool, String> {
        let case = self.case;
        let source = case.draft.source.text();
        let after = &source[reference.span.end as usize..];
        // A link in Markdown leads out of the text; a dash joins an article to its paragraph.
        let link = after.find(['[', ']']).map(|at| &after[at..]);
        let before = source[..reference.span.start as usize].trim_end();
        if link.is_some_and(|link| link.starts_with("](")) || before.ends_with(['-', '–']) {
            return Ok(true);
        }
        let Some(words) = case.cover_words.filter(|words| !words.other_text.is_empty()) else {
            return Ok(false);
        };
        let at = case.text.folded_range(reference.span);
        let (mut from, mut to) = (at.start.saturating_sub(REACH), at.end + REACH);
        if let Some(n) = case.sentences.at(at.start) {
            let sentence = &case.sentences.get(n).range;
            (from, to) = (from.max(sentence.start), to.min(sentence.end));
        }
        let text = &case.text.folded;
        let from = super::char_boundary(text, from);
        let to = super::char_boundary(text, to.min(text.len()).max(at.end));
        let mut window = text[from..to].to_owned();
        if !words.this_text.is_empty() {
            for found in words.this_text.find_all(&window)?.into_iter().rev() {
                window.replace_range(found, "-");
            }
        }
        Ok(words.other_text.is_match(&window)?)
    }
}

/// Whether the sentence of a reference speaks of safeguards.
fn speaks_of_safeguards(case: &Case<'_>, reference: &Reference) -> Result<bool, String> {
    let Some(words) = case.cover_words.filter(|words| !words.safeguards.is_empty()) else {
        return Ok(false);
    };
    let at = case.text.folded_range(reference.span).start;
    let Some(n) = case.sentences.at(at) else { return Ok(false) };
    let own = case.sentences.get(n).range.clone();
    Ok(words.safeguards.is_match(&case.text.folded[own])?)
}
