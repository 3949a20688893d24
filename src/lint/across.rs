//! Compares two language versions of one draft: how they are built, and how strongly their clauses bind.
//!
//! Clauses are paired by number, article by article; words are never translated. How strongly a clause binds is told by
//! words that are explicit in both languages: outside English and Chinese a duty is mostly a bare form of the verb, so
//! that its absence means nothing.

use std::collections::BTreeSet;

use super::kind::{Check, LanguageFault};
use super::strength::{Modal, Strength, Strengths};
use super::text::Text;
use super::{Finding, LintOptions, Place, Reading, Report, Rule, RuleSet};
use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft};
use crate::messages::{Messages, Value};
use crate::say;
use crate::source::Span;

/// Compares a language version with the one that it is measured against; findings stand in `draft`, and their `old`
/// place in `reference`.
pub fn check_languages(
    reference: &Draft,
    draft: &Draft,
    rules: &RuleSet,
    options: &LintOptions,
) -> Report {
    let mut report = Report::default();
    for rule in rules {
        report.findings.extend(judge(reference, draft, rule, options));
    }
    report.findings.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule))
    });
    report
}

/// What one rule says of two versions; nothing where it is no rule about languages.
pub(super) fn judge(
    reference: &Draft,
    draft: &Draft,
    rule: &Rule,
    options: &LintOptions,
) -> Vec<Finding> {
    let Check::Language(fault) = rule.check else { return Vec::new() };
    let mut versions = Versions {
        reference,
        draft,
        rule,
        options,
        messages: options.messages(),
        findings: Vec::new(),
        pairs: Vec::new(),
    };
    versions.compare_structure();
    match fault {
        LanguageFault::Structure => {}
        LanguageFault::Modality => {
            versions.findings.clear();
            versions.compare_modality();
        }
    }
    versions.findings
}

struct Versions<'a> {
    reference: &'a Draft,
    draft: &'a Draft,
    rule: &'a Rule,
    options: &'a LintOptions,
    messages: &'static Messages,
    findings: Vec<Finding>,
    /// Clauses that belong together: of the reference, of the draft.
    pairs: Vec<(ClauseIdx, ClauseIdx)>,
}

impl Versions<'_> {
    fn compare_structure(&mut self) {
        let (there, here) = (articles(self.reference), articles(self.draft));
        if there.is_empty() || here.is_empty() {
            return;
        }
        let mut run: Vec<ClauseIdx> = Vec::new();
        for (key, article) in &here {
            let same = there.iter().find(|(other, _)| other == key);
            match same {
                Some((_, other)) => {
                    self.only_here(&std::mem::take(&mut run));
                    self.compare_article(*other, *article);
                }
                None => run.push(*article),
            }
        }
        self.only_here(&std::mem::take(&mut run));
        let mut last = ClauseIdx(0);
        for (key, other) in &there {
            match here.iter().find(|(own, _)| own == key) {
                Some((_, article)) => {
                    self.only_there(&std::mem::take(&mut run), last);
                    last = *article;
                }
                None => run.push(*other),
            }
        }
        self.only_there(&run, last);
    }

    /// Articles in a row that the reference does not have.
    fn only_here(&mut self, articles: &[ClauseIdx]) {
        let Some(&first) = articles.first() else { return };
        let message = say!(
            in self.messages, "across-only-here", message = self.summary(),
            articles = row(self.draft, articles), language = self.reference.language.as_str()
        );
        self.push(message, first, None);
    }

    /// Articles in a row that only the reference has; `last` is the article before them here.
    fn only_there(&mut self, articles: &[ClauseIdx], last: ClauseIdx) {
        let Some(&first) = articles.first() else { return };
        let message = say!(
            in self.messages, "across-only-there", message = self.summary(),
            articles = row(self.reference, articles),
            language = self.reference.language.as_str(), place = place_of(self.reference, first)
        );
        self.push(message, last, Some((first, title(self.reference, first))));
    }

    fn compare_article(&mut self, other: ClauseIdx, article: ClauseIdx) {
        self.compare_clause(other, article);
        let (there, here) = (brackets(self.reference, other), brackets(self.draft, article));
        if there != here {
            let count = |n: usize| say!(in self.messages, "n-brackets", n = n);
            self.differ(other, article, &count(there), &count(here));
        }
    }

    /// Pairs the parts of two clauses by number, and says where one has more than the other.
    fn compare_clause(&mut self, other: ClauseIdx, clause: ClauseIdx) {
        self.pairs.push((other, clause));
        let (there, here) = (parts(self.reference, other), parts(self.draft, clause));
        if there.len() != here.len() {
            let kind = |draft: &Draft, parts: &[ClauseIdx]| {
                parts.first().map(|&idx| draft.clause(idx).kind)
            };
            let kind = kind(self.reference, &there).or(kind(self.draft, &here));
            let count = |n: usize| match kind {
                Some(ClauseKind::Paragraph) => say!(in self.messages, "n-paragraphs", n = n),
                _ => say!(in self.messages, "n-points", n = n),
            };
            self.differ(other, clause, &count(there.len()), &count(here.len()));
        }
        let is_equal = there.len() == here.len();
        for (n, &part) in here.iter().enumerate() {
            let key = |draft: &Draft, idx| {
                let clause = draft.clause(idx);
                (clause.kind, clause.number.as_ref().map(|number| number.key))
            };
            let number = key(self.draft, part);
            let mut same = there.iter().filter(|&&idx| key(self.reference, idx) == number);
            let by_number = same.next().filter(|_| number.1.is_some());
            if let Some(&same) = by_number.or_else(|| there.get(n).filter(|_| is_equal)) {
                self.compare_clause(same, part);
            }
        }
    }

    fn compare_modality(&mut self) {
        let (there, here) = (Words::new(self.reference), Words::new(self.draft));
        for (other, clause) in std::mem::take(&mut self.pairs) {
            let (theirs, ours) = (there.of(other), here.of(clause));
            let Some((their, our)) = conflict(&there, &theirs, &here, &ours) else { continue };
            let said = |words: &Words<'_>, modal: &Modal| {
                let span = words.span(modal);
                let printed = words.draft.source.slice(span).split_whitespace();
                let printed = printed.collect::<Vec<_>>().join(" ");
                let strength = Value::composed(strength_name(modal.strength, self.messages));
                say!(in self.messages, "across-words", words = printed, strength = strength)
            };
            let message = say!(
                in self.messages, "across-modality", message = self.summary(),
                here = Value::composed(said(&here, our)),
                there = Value::composed(said(&there, their)),
                language = self.reference.language.as_str(),
                place = place_of(self.reference, other)
            );
            let span = here.span(our);
            self.push_at(message, clause, span, Some((other, there.span(their))));
        }
    }

    fn differ(&mut self, other: ClauseIdx, clause: ClauseIdx, there: &str, here: &str) {
        let message = say!(
            in self.messages, "across-structure", message = self.summary(),
            here = Value::composed(here), there = Value::composed(there),
            language = self.reference.language.as_str(), place = place_of(self.reference, other)
        );
        self.push(message, clause, Some((other, title(self.reference, other))));
    }

    fn summary(&self) -> Value<'static> {
        Value::composed(self.rule.summary.get(self.options.ui_language()).to_owned())
    }

    fn push(&mut self, message: String, clause: ClauseIdx, old: Option<(ClauseIdx, Span)>) {
        self.push_at(message, clause, title(self.draft, clause), old);
    }

    fn push_at(
        &mut self,
        message: String,
        clause: ClauseIdx,
        span: Span,
        old: Option<(ClauseIdx, Span)>,
    ) {
        let help = self.rule.help.get(self.options.ui_language());
        self.findings.push(Finding {
            rule: self.rule.id.clone(),
            level: self.rule.level,
            clause: Some(clause),
            span,
            message,
            help: help.to_owned(),
            source: self.rule.source.clone(),
            reading: Reading::Both,
            old: old.map(|(clause, span)| Place { clause, span }),
            related: Vec::new(),
            is_gain: false,
            suppressed: None,
        });
    }
}

/// The operative articles with what identifies them in every language, in the order of the text.
fn articles(draft: &Draft) -> Vec<(String, ClauseIdx)> {
    let all = draft.iter().filter(|(idx, clause)| {
        clause.kind == ClauseKind::Article
            && draft.ancestors(*idx).all(|idx| draft.clause(idx).kind.is_operative())
    });
    all.map(|(idx, clause)| (article_key(clause), idx)).collect()
}

/// Articles in a row, as printed: `Article 3 – Article 7`.
fn row(draft: &Draft, articles: &[ClauseIdx]) -> String {
    match articles {
        [] => String::new(),
        [only] => label(draft, *only),
        [first, .., last] => format!("{} – {}", label(draft, *first), label(draft, *last)),
    }
}

/// What identifies an article in every language: where it stands, and the key of its number.
fn article_key(clause: &Clause) -> String {
    let key = clause.number.as_ref().map(|number| number.key).unwrap_or_default();
    let annex = clause.id.as_str().rsplit_once("__").map_or("", |(above, _)| above);
    format!("{annex} {:06} {} {} {}", key.value, key.letter, key.insertion, key.alternative)
}

/// The paragraphs or points right below a clause.
fn parts(draft: &Draft, idx: ClauseIdx) -> Vec<ClauseIdx> {
    let is_part =
        |kind| matches!(kind, ClauseKind::Paragraph | ClauseKind::Point | ClauseKind::Subpoint);
    draft.children(idx).filter(|&child| is_part(draft.clause(child).kind)).collect()
}

/// How many brackets open in a clause and below it.
fn brackets(draft: &Draft, idx: ClauseIdx) -> usize {
    draft.source.slice(draft.clause(idx).span).matches(['[', '［']).count()
}

/// Where a clause says what it is.
fn title(draft: &Draft, idx: ClauseIdx) -> Span {
    let clause = draft.clause(idx);
    clause
        .marker
        .or(clause.heading)
        .unwrap_or(Span { start: clause.span.start, end: clause.span.start })
}

/// A clause as printed: `Article 25`.
fn label(draft: &Draft, idx: ClauseIdx) -> String {
    let words: Vec<&str> = draft.source.slice(title(draft, idx)).split_whitespace().collect();
    if words.is_empty() { draft.clause(idx).id.to_string() } else { words.join(" ") }
}

/// A place in the other text: path, line and clause.
fn place_of(draft: &Draft, idx: ClauseIdx) -> String {
    let line = draft.source.position(title(draft, idx).start as usize).line;
    format!("{}:{line} {}", draft.source.path(), draft.clause(idx).id)
}

/// A draft whose words of strength are looked up clause by clause.
struct Words<'a> {
    draft: &'a Draft,
    text: Text,
}

impl<'a> Words<'a> {
    fn new(draft: &'a Draft) -> Self {
        Self { draft, text: Text::of(draft) }
    }

    /// The words of strength in a clause's own text, placed in the whole text.
    fn of(&self, clause: ClauseIdx) -> Vec<Modal> {
        let range = self.text.folded_range(self.draft.clause(clause).text);
        let mut modals =
            Strengths::shipped().modals(&self.text.folded[range.clone()], &self.draft.language);
        for modal in &mut modals {
            modal.range = range.start + modal.range.start..range.start + modal.range.end;
        }
        modals
    }

    fn span(&self, modal: &Modal) -> Span {
        self.text.source_span(&modal.range, self.draft.source.text())
    }

    /// What a word of this language may stand for: may, should, must, must not.
    fn classes(&self, modal: &Modal) -> BTreeSet<Strength> {
        let class = match modal.strength {
            Strength::AbsoluteDuty => Strength::Duty,
            Strength::QualifiedDuty | Strength::Effort | Strength::Lifted => {
                return BTreeSet::new();
            }
            strength => strength,
        };
        let also = Strengths::shipped().table(modal).also(&self.draft.language);
        also.iter().copied().chain([class]).collect()
    }
}

/// A word of each side that says what no word of the other side says, though the other language would show it.
///
/// Beside a recommendation, duties that the other language would not show in words excuse nothing: a must that stands
/// where others say should is no translation of some shall in the same clause.
fn conflict<'m>(
    there: &Words<'_>,
    theirs: &'m [Modal],
    here: &Words<'_>,
    ours: &'m [Modal],
) -> Option<(&'m Modal, &'m Modal)> {
    let strengths = Strengths::shipped();
    let find = |all_count: bool| {
        let alone = |words: &Words<'_>, modal: &Modal, other: &Words<'_>, others: &[Modal]| {
            let own = words.classes(modal);
            let counts = |modal: &&Modal| {
                all_count || strengths.table(modal).is_explicit_in(&words.draft.language)
            };
            let said = others.iter().filter(counts).flat_map(|modal| other.classes(modal));
            strengths.table(modal).is_explicit_in(&other.draft.language)
                && !own.is_empty()
                && said.into_iter().all(|class| !own.contains(&class))
        };
        let their = theirs.iter().find(|modal| alone(there, modal, here, ours))?;
        let our = ours.iter().find(|modal| alone(here, modal, there, theirs))?;
        Some((their, our))
    };
    let is_advice = |(their, our): &(&Modal, &Modal)| {
        [their.strength, our.strength].contains(&Strength::Recommendation)
    };
    find(true).or_else(|| find(false).filter(is_advice))
}

/// A strength in a word.
fn strength_name(strength: Strength, messages: &Messages) -> String {
    match strength {
        Strength::Lifted => say!(in messages, "strength-lifted"),
        Strength::Discretion => say!(in messages, "strength-discretion"),
        Strength::Recommendation => say!(in messages, "strength-recommendation"),
        Strength::Effort => say!(in messages, "strength-effort"),
        Strength::QualifiedDuty => say!(in messages, "strength-qualified-duty"),
        Strength::Duty => say!(in messages, "strength-duty"),
        Strength::AbsoluteDuty => say!(in messages, "strength-absolute-duty"),
        Strength::Prohibition => say!(in messages, "strength-prohibition"),
    }
}
