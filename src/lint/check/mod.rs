//! The mechanisms of rules, one file each, and what they share: a draft made ready to be judged.

mod absence;
mod evidence;
mod term;

use super::class::{Class, Classes};
use super::kind::{Check, LanguagePatterns};
use super::rule::{Rule, Texts};
use super::rule_set::{Index, RuleSet};
use super::sentence::Sentences;
use super::text::Text;
use super::view::{Hit, Marks, Matcher};
use super::wording::names;
use super::{Finding, LintOptions, NotEvaluated, Reading, Report};
use crate::draft::{ClauseIdx, Draft};
use crate::messages::Value;
use crate::say;
use crate::source::Span;

/// How many bytes on either side of a list's joint are searched for words that run across it.
const JOINT: usize = 60;

pub use evidence::Evidence;

/// Runs every rule over a draft.
pub(super) fn run(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Report {
    prepare(draft, rules, options).run(rules)
}

/// Says which sentences satisfy the absence rules of a set.
pub(super) fn evidence(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Vec<Evidence> {
    let case = prepare(draft, rules, options);
    let candidates = case.candidates(rules.index(&draft.language), rules.len());
    evidence::collect(&case, rules.iter().zip(candidates))
}

fn prepare<'a>(draft: &'a Draft, rules: &RuleSet, options: &'a LintOptions) -> Case<'a> {
    let text = Text::new(draft.source.text());
    let classes = Classes::new(draft, &text, rules.classes(), &options.classes, options.as_class);
    Case {
        sentences: Sentences::new(draft, &text),
        marks: Marks::new(draft, &text),
        classes,
        text,
        draft,
        options,
        everywhere: false,
    }
}

/// Whether a rule fires on an example, which is all scope and no document.
pub(super) fn fires(draft: &Draft, rule: &Rule, options: &LintOptions) -> Result<bool, String> {
    let text = Text::new(draft.source.text());
    let case = Case {
        sentences: Sentences::new(draft, &text),
        marks: Marks::new(draft, &text),
        classes: Classes::none(draft),
        text,
        draft,
        options,
        everywhere: true,
    };
    let Some(patterns) = rule.check.patterns(&draft.language) else {
        return Err(no_patterns(draft, options));
    };
    let sentences: Vec<usize> = (0..case.sentences.len()).collect();
    let mut report = Report::default();
    case.judge(rule, patterns, &sentences, &mut report);
    match report.not_evaluated.first() {
        Some(not) => Err(not.reason.clone()),
        None => Ok(!report.findings.is_empty()),
    }
}

/// A draft made ready to be judged.
struct Case<'a> {
    draft: &'a Draft,
    text: Text,
    sentences: Sentences,
    marks: Marks,
    classes: Classes,
    options: &'a LintOptions,
    /// Whether every clause counts as in scope.
    everywhere: bool,
}

impl Case<'_> {
    fn run(&self, rules: &RuleSet) -> Report {
        let mut report = Report::default();
        let candidates = self.candidates(rules.index(&self.draft.language), rules.len());
        let of_one_text = |rule: &&Rule| !matches!(rule.check, Check::Language(_));
        for (rule, sentences) in rules.iter().zip(candidates).filter(|(rule, _)| of_one_text(rule))
        {
            match rule.check.patterns(&self.draft.language) {
                Some(patterns) => self.judge(rule, patterns, &sentences, &mut report),
                None => report.not_evaluated.push(NotEvaluated {
                    rule: rule.id.clone(),
                    reason: no_patterns(self.draft, self.options),
                }),
            }
        }
        report.findings.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule))
        });
        report
    }

    fn judge(
        &self,
        rule: &Rule,
        patterns: &LanguagePatterns,
        sentences: &[usize],
        report: &mut Report,
    ) {
        let judged = if self.is_about(&rule.needs) {
            match &rule.check {
                Check::Words(..) | Check::Polarity(..) => {
                    term::check(self, rule, patterns, sentences)
                }
                Check::Absence(absence, _) => {
                    absence::check(self, rule, absence.within, patterns, sentences)
                }
                _ => Err(say!(in self.options.messages(), "kind-does-not-run")),
            }
        } else {
            Err(
                say!(in self.options.messages(), "text-is-not-about", classes = self.names(&rule.needs)),
            )
        };
        match judged {
            Ok(findings) => report.findings.extend(findings),
            Err(reason) => {
                report.not_evaluated.push(NotEvaluated { rule: rule.id.clone(), reason });
            }
        }
    }

    /// For each rule, the sentences that hold one of its words.
    fn candidates(&self, index: Option<&Index>, n_rules: usize) -> Vec<Vec<usize>> {
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

    fn matcher(&self) -> Matcher<'_> {
        Matcher { text: &self.text, sentences: &self.sentences, marks: &self.marks }
    }

    fn hits(&self, sentence: usize, patterns: &LanguagePatterns) -> Result<Vec<Hit>, String> {
        self.matcher()
            .hits(sentence, &patterns.fire, &patterns.unless)
            .map_err(|reason| {
                say!(in self.options.messages(), "pattern-cannot-be-compiled", reason = reason)
            })
    }

    /// Whether a clause is what a rule looks at.
    fn is_in_scope(&self, clause: ClauseIdx, scope: &[Class]) -> bool {
        self.everywhere
            || scope.is_empty()
            || self.classes.of(clause).is_some_and(|class| scope.contains(&class))
    }

    /// Whether the text is about what a rule needs.
    fn is_about(&self, needs: &[Class]) -> bool {
        self.everywhere || needs.is_empty() || self.classes.shows_any(needs)
    }

    /// Why a rule cannot be judged, where no clause is what it looks at.
    fn no_scope(&self, scope: &[Class]) -> Option<String> {
        let has_scope = self.sentences.iter().any(|(_, s)| self.is_in_scope(s.clause, scope));
        (!has_scope).then(
            || say!(in self.options.messages(), "no-provision-on", classes = self.names(scope)),
        )
    }

    /// The names of classes, for a sentence.
    fn names(&self, classes: &[Class]) -> Value<'static> {
        Value::composed(names(classes, self.options.messages()))
    }

    fn span(&self, range: &std::ops::Range<usize>) -> Span {
        self.text.source_span(range, self.draft.source.text())
    }

    fn finding(
        &self,
        rule: &Rule,
        clause: Option<ClauseIdx>,
        span: Span,
        reading: Reading,
    ) -> Finding {
        let language = self.options.ui_language();
        let get = |texts: &Texts| texts.get(language).to_owned();
        Finding {
            rule: rule.id.clone(),
            level: if reading == Reading::Both { rule.level } else { rule.level.lowered() },
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

fn no_patterns(draft: &Draft, options: &LintOptions) -> String {
    say!(in options.messages(), "no-patterns", language = draft.language.as_str())
}

/// The last character boundary at or before an offset.
fn char_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
