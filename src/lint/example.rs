//! Runs the examples of rules, which are their tests.

use super::kind::Shift;
use super::rule::Rule;
use super::{Check, Example, LintOptions, RuleSet, across, check, check_change};
use crate::align::align;
use crate::diff::compare;
use crate::draft::Draft;
use crate::parse::{ParseOptions, parse};
use crate::source::Source;

/// An example that does not show what it should, or one that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFailure {
    /// The rule's name.
    pub rule: String,
    /// The file of the rule.
    pub path: String,
    /// The line where the rule begins, one-based.
    pub line: usize,
    /// The language of the example, as a BCP 47 code.
    pub language: String,
    /// The example's text; empty where it is missing.
    pub text: String,
    /// What is wrong with it.
    pub shortfall: Shortfall,
}

/// What is wrong with an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// A bad example that the rule does not catch.
    NotCaught,
    /// A good example that the rule catches.
    Caught,
    /// A language that the rule claims has no bad example.
    NoBad,
    /// A language that the rule claims has no good example.
    NoGood,
    /// The rule could not be run on it.
    NotRun(String),
}

impl std::fmt::Display for Shortfall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotCaught => f.write_str("the bad example is not caught"),
            Self::Caught => f.write_str("the good example is caught"),
            Self::NoBad => f.write_str("there is no bad example in this language"),
            Self::NoGood => f.write_str("there is no good example in this language"),
            Self::NotRun(reason) => write!(f, "the example could not be run: {reason}"),
        }
    }
}

impl RuleSet {
    /// Runs every rule on its own examples; empty when each language that a rule claims has a bad example that is
    /// caught and a good one that is not.
    pub fn run_examples(&self) -> Vec<ExampleFailure> {
        self.iter().flat_map(|rule| run_rule(rule, self)).collect()
    }
}

fn run_rule(rule: &Rule, rules: &RuleSet) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    let mut fail = |language: &str, text: &str, shortfall| {
        failures.push(ExampleFailure {
            rule: rule.id.clone(),
            path: rule.path.clone(),
            line: rule.line,
            language: language.to_owned(),
            text: text.to_owned(),
            shortfall,
        });
    };
    for language in rule.languages() {
        let of_language = || rule.examples.iter().filter(|example| example.language == language);
        if !of_language().any(|example| example.bad.is_some()) {
            fail(language, "", Shortfall::NoBad);
        }
        if !of_language().any(|example| example.good.is_some()) {
            fail(language, "", Shortfall::NoGood);
        }
    }
    // A rule without words claims the languages of its examples: with none at all, nothing shows what it does.
    if rule.languages().next().is_none() {
        fail("en", "", Shortfall::NoBad);
        fail("en", "", Shortfall::NoGood);
    }
    for example in &rule.examples {
        let texts = [(&example.bad, true), (&example.good, false)];
        for (text, should_fire) in texts {
            let Some(text) = text else { continue };
            match fires(rule, rules, example, text) {
                Ok(fired) if fired == should_fire => {}
                Ok(true) => fail(&example.language, text, Shortfall::Caught),
                Ok(false) => fail(&example.language, text, Shortfall::NotCaught),
                Err(reason) => fail(&example.language, text, Shortfall::NotRun(reason)),
            }
        }
    }
    failures
}

fn fires(rule: &Rule, rules: &RuleSet, example: &Example, text: &str) -> Result<bool, String> {
    let read = |text: &str, language| {
        parse(Source::new("example", text), &ParseOptions { name: String::new(), language })
    };
    let draft = read(text, Some(example.language.clone()));
    if let Check::Language(_) = rule.check {
        // The language of the other text is told by its words.
        let reference = read(example.old.as_deref().unwrap_or_default(), None);
        let findings = across::judge(&reference, &draft, rule, &LintOptions::default());
        return Ok(!findings.is_empty());
    }
    if rule.check.needs_old() {
        let language = Some(example.language.clone());
        let Some(old) = &example.old else {
            return Err("a rule over a change needs an `old` text".to_owned());
        };
        let old = read(old, language.clone());
        let redline = compare(&old, &draft, &align(&old, &draft, &[]));
        // What comes back stood in an older draft: that of the bad example.
        let comes_back =
            matches!(&rule.check, Check::Change(change) if change.find == Shift::VagueReturned);
        let older = example.bad.as_deref().filter(|_| comes_back);
        let older = older.map(|text| read(text, language));
        let older: Vec<&Draft> = older.iter().collect();
        let report = check_change(&old, &draft, &redline, &older, rules, &LintOptions::default());
        return match report.not_evaluated.iter().find(|not| not.rule == rule.id) {
            Some(not) => Err(not.reason.clone()),
            None => Ok(report.findings.iter().any(|finding| finding.rule == rule.id)),
        };
    }
    check::fires(&draft, rule, rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(rest: &str, expected: &[Shortfall]) {
        let head = "[[rule]]\nid = 'a'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n[rule.check.term]\nen = { fire = ['strife'], unless = ['end of strife'] }\n";
        let (set, errors) = RuleSet::parse(&[("r.toml".into(), format!("{head}{rest}"))]);
        assert_eq!(errors, []);
        let found: Vec<Shortfall> = set.run_examples().into_iter().map(|f| f.shortfall).collect();
        assert_eq!(found, expected, "{rest}");
    }

    #[test]
    fn examples_are_tests() {
        case("[[rule.example]]\nbad = 'spreading strife'\ngood = 'the end of strife'\n", &[]);
        case("", &[Shortfall::NoBad, Shortfall::NoGood]);
        case(
            "[[rule.example]]\nbad = 'strafe'\ngood = 'strife'\n",
            &[Shortfall::NotCaught, Shortfall::Caught],
        );
    }

    #[test]
    fn a_compound_rule_is_run_with_its_parts_on_a_small_draft() {
        let part = |id: &str, word: &str| {
            format!(
                "[[rule]]\nid = '{id}'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n[rule.check.term]\nen.fire = ['{word}']\n[[rule.example]]\nbad = '{word}'\ngood = 'peace'\n"
            )
        };
        let compound = |examples: &str| {
            let head = "[[rule]]\nid = 'c'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\nhelp = 'h'\n[rule.check.compound]\nall = ['a', 'b']\n";
            let text = format!("{}{}{head}{examples}", part("a", "strife"), part("b", "secrecy"));
            let (set, errors) = RuleSet::parse(&[("r.toml".into(), text)]);
            assert_eq!(errors, []);
            set.run_examples().into_iter().map(|f| (f.rule, f.shortfall)).collect::<Vec<_>>()
        };
        let no = |shortfall| ("c".to_owned(), shortfall);
        assert_eq!(compound(""), [no(Shortfall::NoBad), no(Shortfall::NoGood)]);
        let both = "[[rule.example]]\nbad = 'strife and secrecy'\ngood = 'strife'\n";
        assert_eq!(compound(both), []);
        let neither = "[[rule.example]]\nbad = 'secrecy'\ngood = 'strife and secrecy'\n";
        assert_eq!(compound(neither), [no(Shortfall::NotCaught), no(Shortfall::Caught)]);
    }

    #[test]
    fn the_rules_that_ship_pass_their_own_examples() {
        let failures: Vec<String> = RuleSet::shipped()
            .run_examples()
            .into_iter()
            .map(|f| {
                format!(
                    "{}:{}: {} [{}] {}: {}",
                    f.path, f.line, f.rule, f.language, f.shortfall, f.text
                )
            })
            .collect();
        assert_eq!(failures, Vec::<String>::new(), "\n{}", failures.join("\n"));
    }
}
