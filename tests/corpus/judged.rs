//! Every finding at error level over the real texts, judged by hand.
//!
//! `tests/expectations/lint.tsv` is held as `verdicts` says.

use std::collections::{BTreeMap, BTreeSet};

use travaux::diagnostic::Severity;
use travaux::draft::Draft;
use travaux::lint::{LintOptions, RuleSet, check};

use crate::folder::Corpus;
use crate::formex;
use crate::verdicts::{Key, List, Verdicts};

/// Shares that the verdicts must reach: over all rules, and in each family.
const OVERALL: f64 = 0.95;
const FAMILY: f64 = 0.90;

/// File, clause, rule.
const LIST: List = List {
    file: "lint.tsv",
    head: "# Findings at error level over the real texts, judged by hand: file, clause, rule, verdict (right, wrong), note.",
};

/// The errors that the rules find in a draft.
fn errors(name: &str, draft: &Draft, rules: &RuleSet, found: &mut BTreeSet<Key>) {
    for finding in check(draft, rules, &LintOptions::default()).findings {
        if finding.level == Severity::Error {
            let clause = finding.clause.map_or("-", |idx| draft.clause(idx).id.as_str());
            found.insert((name.to_owned(), clause.to_owned(), finding.rule));
        }
    }
}

#[test]
fn every_error_is_judged_and_nearly_all_are_right() {
    let Some(corpus) = Corpus::open() else { return };
    let rules = RuleSet::shipped();
    let mut found = BTreeSet::new();
    for name in corpus.names(&["txt", "md"]).iter().filter(|name| !name.ends_with("README.md")) {
        errors(name, &corpus.draft(name), &rules, &mut found);
    }
    let gdpr = "gdpr/en.consolidated.xml";
    errors(gdpr, &formex::regulation(&corpus, gdpr), &rules, &mut found);
    report(&LIST.hold(&found));
}

/// Prints the shares of right findings and asserts that they are high enough.
fn report(verdicts: &Verdicts) {
    let mut families: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((_, _, rule), &is_right) in verdicts {
        let family = rule.split('-').next().unwrap_or(rule);
        let (right, all) = families.entry(family).or_default();
        *right += usize::from(is_right);
        *all += 1;
    }
    let share = |right: usize, all: usize| right as f64 / all.max(1) as f64;
    let (mut right, mut all) = (0, 0);
    for (family, &(n_right, n)) in &families {
        println!("judged: {family}: {n_right} of {n} right ({:.3})", share(n_right, n));
        assert!(share(n_right, n) >= FAMILY, "{family}: {n_right} of {n}");
        right += n_right;
        all += n;
    }
    println!("judged: all: {right} of {all} right ({:.3})", share(right, all));
    assert!(share(right, all) >= OVERALL, "{right} of {all}");
}
