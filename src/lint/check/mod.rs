//! The mechanisms of rules, one file each, and what they share: a draft made ready to be judged.

mod absence;
mod bracket;
mod character;
mod compound;
mod cover;
mod definition;
mod evidence;
mod numbering;
mod reference;
mod term;

pub use evidence::Evidence;

use std::cell::OnceCell;
use std::ops::Range;

pub(crate) use cover::CoverWords;
use cover::Covers;

use super::class::{Class, Classes};
use super::kind::{Check, LanguagePatterns, ReferenceFault, Within};
use super::rule::{Rule, Texts};
use super::rule_set::{Index, RuleSet};
use super::sentence::Sentences;
use super::text::Text;
use super::view::{Hit, Marks, Matcher};
use super::wording::names;
use super::{Finding, LintOptions, NotEvaluated, Reading, Report};
use crate::definition::{Definition, definitions};
use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::messages::{Messages, Value};
use crate::reference::{Reference, references};
use crate::say;
use crate::source::Span;

/// How many bytes on either side of a list's joint are searched for words that run across it.
const JOINT: usize = 60;

/// Final clauses are looked for among so many articles at the end.
const FINAL_ARTICLES: usize = 4;

/// Says which sentences satisfy the absence rules of a set.
pub(super) fn evidence(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Vec<Evidence> {
    let case = Case::new(draft, rules, options, Judged::Draft);
    let candidates = case.candidates(rules.index(&draft.language), rules.len());
    evidence::collect(&case, rules.iter().zip(candidates))
}

/// Runs every rule over a draft.
pub(super) fn run(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Report {
    Case::new(draft, rules, options, Judged::Draft).run(rules)
}

/// Judges the compound rules on the findings of a report.
pub(super) fn compounds(
    draft: &Draft,
    rules: &RuleSet,
    options: &LintOptions,
    report: &mut Report,
) {
    compound::check(&Case::new(draft, rules, options, Judged::Draft), rules, report);
}

/// Whether a rule fires on an example. An example without articles is all scope and no document.
pub(super) fn fires(draft: &Draft, rule: &Rule, rules: &RuleSet) -> Result<bool, String> {
    let options = LintOptions::default();
    let has_articles = draft.clauses.iter().any(|clause| clause.kind == ClauseKind::Article);
    let is_document = match &rule.check {
        Check::Absence(absence, _) => has_articles && absence.within == Within::Article,
        check => check.all_patterns().is_none(),
    };
    let judged = if is_document { Judged::Example } else { Judged::Everywhere };
    let case = Case::new(draft, rules, &options, judged);
    if rule.check.is_without_patterns(&draft.language) {
        return Err(case.no_patterns());
    }
    if matches!(rule.check, Check::Compound(_)) {
        let report = case.run(rules);
        let not = report.not_evaluated.into_iter().find(|not| not.rule == rule.id);
        return match not {
            Some(not) => Err(not.reason),
            None => Ok(report.findings.iter().any(|finding| finding.rule == rule.id)),
        };
    }
    let sentences: Vec<usize> = (0..case.sentences.len()).collect();
    let mut report = Report::default();
    case.judge(rule, &sentences, &mut report);
    match report.not_evaluated.first() {
        Some(not) => Err(not.reason.clone()),
        None => Ok(!report.findings.is_empty()),
    }
}

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// A draft.
    Draft,
    /// An example that is a small draft: what rules need of a text is given.
    Example,
    /// An example without articles: every clause is in scope.
    Everywhere,
}

/// A draft made ready to be judged.
pub(super) struct Case<'a> {
    pub(super) draft: &'a Draft,
    pub(super) text: Text,
    pub(super) sentences: Sentences,
    pub(super) marks: Marks,
    pub(super) classes: Classes,
    options: &'a LintOptions,
    cover_words: Option<&'a CoverWords>,
    /// Whether what rules need of a text is given.
    is_example: bool,
    /// Whether every clause counts as in scope.
    pub(super) everywhere: bool,
    // What only some rules need is found when the first of them asks.
    references: OnceCell<Vec<Reference>>,
    definitions: OnceCell<Vec<Definition>>,
    covers: OnceCell<Result<Covers, String>>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        draft: &'a Draft,
        rules: &'a RuleSet,
        options: &'a LintOptions,
        judged: Judged,
    ) -> Self {
        let text = Text::of(draft);
        let everywhere = judged == Judged::Everywhere;
        let classes = if everywhere {
            Classes::none(draft)
        } else {
            Classes::new(draft, &text, rules.classes(), &options.classes, options.as_class)
        };
        Self {
            sentences: Sentences::new(draft, &text),
            marks: Marks::new(draft, &text),
            classes,
            text,
            draft,
            options,
            cover_words: rules.covers(&draft.language),
            is_example: judged != Judged::Draft,
            everywhere,
            references: OnceCell::new(),
            definitions: OnceCell::new(),
            covers: OnceCell::new(),
        }
    }
}

impl Case<'_> {
    fn run(&self, rules: &RuleSet) -> Report {
        let mut report = Report::default();
        let candidates = self.candidates(rules.index(&self.draft.language), rules.len());
        for (rule, sentences) in rules.iter().zip(candidates) {
            if matches!(rule.check, Check::Compound(_) | Check::Language(_))
                || rule.check.needs_old()
            {
                continue;
            }
            self.judge(rule, &sentences, &mut report);
        }
        compound::check(self, rules, &mut report);
        report
    }

    pub(super) fn judge(&self, rule: &Rule, sentences: &[usize], report: &mut Report) {
        let judged = if !self.is_about(&rule.needs) {
            Err(say!(in self.messages(), "text-is-not-about", classes = self.names(&rule.needs)))
        } else if rule.check.is_without_patterns(&self.draft.language) {
            Err(self.no_patterns())
        } else {
            self.check(rule, sentences)
        };
        match judged {
            Ok(findings) => report.findings.extend(findings),
            Err(reason) => {
                report.not_evaluated.push(NotEvaluated { rule: rule.id.clone(), reason });
            }
        }
    }

    fn check(&self, rule: &Rule, sentences: &[usize]) -> Result<Vec<Finding>, String> {
        let patterns = rule.check.patterns(&self.draft.language);
        match (&rule.check, patterns) {
            (Check::Words(..) | Check::Polarity(..), Some(patterns)) => {
                term::check(self, rule, patterns, sentences)
            }
            (Check::Absence(absence, _), Some(patterns)) => {
                absence::check(self, rule, absence, patterns, sentences)
            }
            (Check::Undefined(_), Some(patterns)) => {
                definition::undefined(self, rule, patterns, sentences)
            }
            (Check::Definition(fault, _), patterns) => {
                definition::check(self, rule, *fault, patterns, sentences)
            }
            (Check::Numbering(fault), _) => Ok(numbering::check(self, rule, *fault)),
            (Check::Reference(ReferenceFault::Dangling), _) => reference::check(self, rule),
            (Check::Bracket(fault), _) => Ok(bracket::check(self, rule, *fault)),
            (Check::Character(fault), _) => Ok(character::check(self, rule, *fault)),
            _ => Err(say!(in self.messages(), "kind-does-not-run")),
        }
    }

    /// For each rule, the sentences that hold one of its words.
    pub(super) fn candidates(&self, index: Option<&Index>, n_rules: usize) -> Vec<Vec<usize>> {
        let mut candidates: Vec<Vec<usize>> = vec![Vec::new(); n_rules];
        let Some(index) = index else { return candidates };
        let mut add = |rules: &[usize], sentence: usize| {
            for &rule in rules {
                if candidates[rule].last() != Some(&sentence) {
                    candidates[rule].push(sentence);
                }
            }
        };
        let mut items = Vec::new();
        index.scan(&self.text.folded, |at, rules| {
            if let Some(sentence) = self.sentences.at(at) {
                add(rules, sentence);
                items.clear();
                self.sentences.items_of(sentence, &mut items);
                for &item in &items {
                    add(rules, item);
                }
            }
        });
        for (n, sentence) in self.sentences.iter() {
            if let Some(chapeau) = sentence.chapeau {
                let joint = self.joint(chapeau, n);
                index.scan(&joint, |_, rules| add(rules, n));
            }
        }
        let matcher = self.matcher();
        for n in 0..self.sentences.len() {
            for view in matcher.readings(n) {
                index.scan(&view, |_, rules| add(rules, n));
            }
        }
        for &rule in index.always() {
            candidates[rule] = (0..self.sentences.len()).collect();
        }
        for sentences in &mut candidates {
            sentences.sort_unstable();
            sentences.dedup();
        }
        candidates
    }

    /// The end of a chapeau and the beginning of one of its items, as one text.
    fn joint(&self, chapeau: usize, item: usize) -> String {
        let (before, after) =
            (self.sentences.get(chapeau).range.clone(), self.sentences.get(item).range.clone());
        let text = &self.text.folded;
        let from = char_boundary(text, before.end.saturating_sub(JOINT).max(before.start));
        let to = char_boundary(text, (after.start + JOINT).min(after.end));
        format!("{} {}", &text[from..before.end], &text[after.start..to])
    }

    pub(super) fn matcher(&self) -> Matcher<'_> {
        let (text, sentences, marks) = (&self.text, &self.sentences, &self.marks);
        Matcher { text, sentences, marks, whole: None }
    }

    pub(super) fn hits(
        &self,
        sentence: usize,
        patterns: &LanguagePatterns,
    ) -> Result<Vec<Hit>, String> {
        self.hits_within(sentence, patterns, None)
    }

    /// Like `hits`; brackets around all of `whole` do not count.
    fn hits_within(
        &self,
        sentence: usize,
        patterns: &LanguagePatterns,
        whole: Option<Range<usize>>,
    ) -> Result<Vec<Hit>, String> {
        Matcher { whole, ..self.matcher() }
            .hits(sentence, &patterns.fire, &patterns.unless)
            .map_err(|reason| self.not_compiled(&reason))
    }

    /// The cross-references of the draft.
    fn references(&self) -> &[Reference] {
        self.references.get_or_init(|| {
            let mut found = references(self.draft);
            found.retain(|reference| !self.is_struck(reference.span));
            found
        })
    }

    /// The terms that the draft defines.
    fn definitions(&self) -> &[Definition] {
        self.definitions.get_or_init(|| {
            let mut found = definitions(self.draft);
            found.retain(|definition| !self.is_struck(definition.span));
            found
        })
    }

    /// Whether words of the source are struck out.
    fn is_struck(&self, span: Span) -> bool {
        self.text.folded[self.text.folded_range(span)].trim().is_empty()
    }

    /// How far its safeguard articles reach.
    fn covers(&self) -> Result<&Covers, String> {
        self.covers.get_or_init(|| Covers::new(self)).as_ref().map_err(Clone::clone)
    }

    /// The articles that are of a scope by their own heading or words; all where it is empty.
    fn articles_of<'s>(&'s self, scope: &'s [Class]) -> impl Iterator<Item = ClauseIdx> + 's {
        let articles = self.draft.iter().filter(|(_, clause)| clause.kind == ClauseKind::Article);
        articles.map(|(idx, _)| idx).filter(move |&idx| {
            scope.is_empty() || self.classes.own(idx).is_some_and(|class| scope.contains(&class))
        })
    }

    /// Whether the text goes on to its final clauses, so that what it lacks does not stand in a part left out.
    fn is_whole(&self) -> bool {
        let is_article = |(idx, clause): (ClauseIdx, &Clause)| {
            let mut around = self.draft.ancestors(idx);
            let is_annexed = around.any(|idx| self.draft.clause(idx).kind == ClauseKind::Annex);
            (clause.kind == ClauseKind::Article && !is_annexed).then_some(idx)
        };
        let last = self.draft.iter().rev().filter_map(is_article).take(FINAL_ARTICLES);
        last.into_iter().any(|idx| self.classes.of(idx) == Some(Class::Final))
    }

    /// Who put forward the bracketed words of a span, as the text says.
    fn proposers(&self, span: Span) -> Vec<String> {
        let clause = self.draft.clause_at(span.start as usize);
        let around = clause.into_iter().flat_map(|idx| self.draft.ancestors(idx));
        let markings = around.flat_map(|idx| &self.draft.clause(idx).markings);
        let proposals = markings.filter_map(|marking| match &marking.kind {
            MarkingKind::ProposedBy(names) if marking.span.contains(span) => {
                Some((marking.span.len(), names))
            }
            _ => None,
        });
        proposals.min_by_key(|&(len, _)| len).map(|(_, names)| names.clone()).unwrap_or_default()
    }

    /// Whether a clause is what a rule looks at.
    pub(super) fn is_in_scope(&self, clause: ClauseIdx, scope: &[Class]) -> bool {
        self.everywhere
            || scope.is_empty()
            || self.classes.of(clause).is_some_and(|class| scope.contains(&class))
    }

    /// Whether the text is about what a rule needs.
    pub(super) fn is_about(&self, needs: &[Class]) -> bool {
        self.is_example || needs.is_empty() || self.classes.shows_any(needs)
    }

    /// Why a rule cannot be judged, where no clause is what it looks at.
    fn no_scope(&self, scope: &[Class]) -> Option<String> {
        let has_scope = self.sentences.iter().any(|(_, s)| self.is_in_scope(s.clause, scope));
        (!has_scope)
            .then(|| say!(in self.messages(), "no-provision-on", classes = self.names(scope)))
    }

    /// The sentences in the reader's language.
    pub(super) fn messages(&self) -> &'static Messages {
        self.options.messages()
    }

    fn no_patterns(&self) -> String {
        say!(in self.messages(), "no-patterns", language = self.draft.language.as_str())
    }

    fn not_compiled(&self, reason: &str) -> String {
        say!(in self.messages(), "pattern-cannot-be-compiled", reason = reason)
    }

    /// The names of classes, for a sentence.
    fn names(&self, classes: &[Class]) -> Value<'static> {
        Value::composed(names(classes, self.messages()))
    }

    /// A message about words that stand in brackets, with the names of those who put them forward.
    fn proposed(&self, message: String, span: Span) -> String {
        let proposers = self.proposers(span);
        if proposers.is_empty() {
            return message;
        }
        let states = Value::composed(proposers.join(&say!(in self.messages(), "list-comma")));
        say!(in self.messages(), "proposed-by", message = Value::composed(message), states = states)
    }

    /// Where a clause says what it is: its heading, else its number, else its first words; its number first on demand.
    fn title(&self, idx: ClauseIdx, by_number: bool) -> Span {
        let clause = self.draft.clause(idx);
        let named = if by_number {
            clause.marker.or(clause.heading)
        } else {
            clause.heading.or(clause.marker)
        };
        named.unwrap_or_else(|| {
            let source = self.draft.source.slice(clause.span);
            let end = source.find('\n').unwrap_or(source.len()).min(80);
            let start = clause.span.start as usize;
            Span::new(start, start + char_boundary(source, end))
        })
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.text.source_span(range, self.draft.source.text())
    }

    pub(super) fn finding(
        &self,
        rule: &Rule,
        clause: Option<ClauseIdx>,
        span: Span,
        reading: Reading,
    ) -> Finding {
        let language = self.options.ui_language();
        let level = rule.level_in(self.options.stage);
        let get = |texts: &Texts| texts.get(language).to_owned();
        Finding {
            rule: rule.id.clone(),
            level: if reading == Reading::Both { level } else { level.lowered() },
            clause,
            span,
            message: get(&rule.summary),
            help: get(&rule.help),
            source: rule.source.clone(),
            reading,
            old: None,
            related: Vec::new(),
            is_gain: false,
            suppressed: None,
        }
    }
}

/// The last character boundary at or before an offset.
fn char_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
