//! What the shipped rules and the engine must and must not report, on constructed drafts.

mod arabic;
mod brackets;
mod cover;
mod drafting;
mod measured_false_positives;
mod polarity;
mod real_texts;
mod scope;
mod sentences;

use super::*;
use crate::draft::ClauseKind;
use crate::parse::{ParseOptions, parse};
use crate::source::Source;

fn draft(language: &str, text: &str) -> Draft {
    let language = Some(language.to_owned());
    parse(Source::new("t", text), &ParseOptions { language, ..ParseOptions::default() })
}

/// Rule, level and reading of every finding of the shipped rules.
fn report(language: &str, text: &str, as_class: Option<Class>) -> Report {
    let options = LintOptions { as_class, ..LintOptions::default() };
    check(&draft(language, text), &RuleSet::shipped(), &options)
}

#[track_caller]
fn silent(language: &str, as_class: Class, rule: &str, text: &str) {
    let report = report(language, text, Some(as_class));
    let found: Vec<&Finding> = report.findings.iter().filter(|f| f.rule == rule).collect();
    assert!(found.is_empty(), "{text}: {found:?}");
    assert!(report.not_evaluated.iter().all(|not| not.rule != rule), "{rule} was not evaluated");
}

#[track_caller]
fn fires(language: &str, as_class: Class, rule: &str, text: &str) -> Finding {
    let report = report(language, text, Some(as_class));
    let found = report.findings.into_iter().find(|f| f.rule == rule);
    found.unwrap_or_else(|| panic!("{rule} is silent on {text}"))
}

/// A rule file with one rule.
fn one_rule(head: &str, check: &str) -> RuleSet {
    let text = format!(
        "[[rule]]\nid = 'r'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n{head}\n{check}"
    );
    let (rules, errors) = RuleSet::parse(&[("r.toml".into(), text)]);
    assert_eq!(errors, []);
    rules
}

fn term(fire: &str, unless: &str) -> RuleSet {
    one_rule("", &format!("[rule.check.term]\nen.fire = ['{fire}']\nen.unless = ['{unless}']"))
}

/// Words, level and reading of every finding.
fn found(text: &str, rules: &RuleSet) -> Vec<(String, &'static str, &'static str)> {
    let draft = draft("en", text);
    check(&draft, rules, &LintOptions::default())
        .findings
        .iter()
        .map(|f| (draft.source.slice(f.span).to_owned(), f.level.as_str(), f.reading.as_str()))
        .collect()
}

#[track_caller]
fn readings(text: &str, rules: &RuleSet, expected: &[(&str, &str, &str)]) {
    let found = found(text, rules);
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(a, b, c)| (a.as_str(), *b, *c)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn every_shipped_rule_speaks_english_and_arabic_throughout() {
    let rules = RuleSet::shipped();
    assert!(rules.len() >= 38, "{}", rules.len());
    for rule in &rules {
        let languages: Vec<&str> = rule.languages().collect();
        // A compound finding claims the languages of the rules that it stands on.
        let is_compound = rule.check.kind() == "compound";
        assert!(
            is_compound || languages.starts_with(&["en", "ar"]),
            "{} has patterns for {languages:?}",
            rule.id
        );
        for texts in [&rule.summary, &rule.why, &rule.help] {
            assert!(texts.has("en") && texts.has("ar"), "{} lacks a translation", rule.id);
        }
        assert!(!rule.code.is_empty() && !rule.source.is_empty(), "{}", rule.id);
    }
}

#[test]
fn duplicate_names_are_reported_with_both_places() {
    let rule = "[[rule]]\nid = 'r'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n[rule.check.term]\nen.fire = ['a']\n";
    let (rules, errors) =
        RuleSet::parse(&[("a.toml".into(), rule.into()), ("b.toml".into(), rule.into())]);
    assert_eq!(rules.len(), 1);
    assert_eq!((errors[0].path.as_str(), errors[0].line, errors[0].column), ("b.toml", 2, 6));
    assert!(errors[0].message.contains("a.toml:1"), "{errors:?}");
}

#[test]
fn a_pattern_that_cannot_be_compiled_is_not_silent() {
    let rules = one_rule("", "[rule.check.term]\nen.fire = ['strife(?:\\w{500}){500}']");
    let report = check(&draft("en", "Article 1\n\nstrife\n"), &rules, &LintOptions::default());
    assert!(report.not_evaluated[0].reason.contains("cannot be compiled"), "{report:?}");
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_the_rules(text in r"(Article [1-3]\n|\[|\]|strife|التطرف|[a-zé ]{1,6}|[;:.]|\n\(a\) ){0,40}") {
        let report = check(&draft("en", &text), &RuleSet::shipped(), &LintOptions::default());
        for finding in &report.findings {
            proptest::prop_assert!(text.get(finding.span.range()).is_some());
        }
    }
}
