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
fn the_rules_that_ship_are_sound() {
    let (rules, errors) = RuleSet::parse(&RuleSet::shipped_files());
    assert_eq!(errors, []);
    assert_eq!(rules.len(), RuleSet::shipped().len());
}

/// What a comparison reads must say the same as the whole file: the layout of our own files is known, not their words.
#[test]
fn a_comparison_reads_what_it_needs_of_the_rules() {
    let all = RuleSet::shipped();
    let is_needed = |rule: &&Rule| {
        matches!(rule.check, Check::Absence(..) | Check::Words(Wrong::Term, _))
            || matches!(rule.check, Check::Reference(_) | Check::Change(_))
    };
    let without_languages = |rule: &Rule| {
        let examples = rule.examples.len();
        (format!("{:?}", (&rule.id, rule.level, &rule.scope, &rule.needs, &rule.help)), examples)
    };
    for language in LANGUAGES {
        let few = RuleSet::shipped_for_change(language);
        let needed: Vec<&Rule> = all.iter().filter(is_needed).collect();
        assert_eq!(few.len(), needed.len(), "{language}");
        for (whole, part) in needed.into_iter().zip(&few) {
            let (words, examples) = without_languages(part);
            assert_eq!((without_languages(whole).0, 0), (words, examples));
            let written = |rule: &Rule| format!("{:?}", rule.check.patterns(language));
            assert_eq!(written(whole), written(part), "{} in {language}", whole.id);
            match (&whole.check, &part.check) {
                (Check::Change(whole), Check::Change(part)) => assert_eq!(whole, part),
                (whole, part) => assert_eq!(whole.kind(), part.kind()),
            }
        }
        for name in all.word_lists() {
            let list = |set: &RuleSet| format!("{:?}", set.words(name, language));
            assert_eq!(list(&all), list(&few), "{name} in {language}");
        }
        let covers = |set: &RuleSet| format!("{:?}", set.covers(language));
        assert_eq!(covers(&all), covers(&few), "{language}");
        let classes = |set: &RuleSet| {
            let of =
                |class: &class::ClassWords| format!("{:?}", (class.name, class.language(language)));
            set.classes().iter().map(of).collect::<Vec<String>>()
        };
        assert_eq!(classes(&all), classes(&few), "{language}");
    }
    let text = RuleSet::shipped_files().into_iter().map(|(_, text)| text).collect::<String>();
    let excerpt = excerpt::for_change(&text, "en");
    assert!(excerpt.len() * 3 < text.len(), "{} of {}", excerpt.len(), text.len());
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
    fn no_text_breaks_the_rules(text in r"(Article [1-3]\n|\[|\]|~~|strife|التطرف|[a-zé ]{1,6}|[;:.]|\n\(a\) ){0,40}") {
        let report = check(&draft("en", &text), &RuleSet::shipped(), &LintOptions::default());
        for finding in &report.findings {
            proptest::prop_assert!(text.get(finding.span.range()).is_some());
        }
    }
}
