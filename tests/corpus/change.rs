//! Every error over the change between two real texts, judged by hand.
//!
//! `tests/expectations/change.tsv` is held as `verdicts` says.

use std::collections::BTreeSet;

use travaux::align::align;
use travaux::diagnostic::Severity;
use travaux::diff::compare;
use travaux::lint::{LintOptions, RuleSet, check_change};

use crate::folder::Corpus;
use crate::verdicts::List;

/// A name for each pair, its old text and its new one.
const PAIRS: [(&str, &str, &str); 9] = [
    ("untoc-uncac", "criminal-law-treaties/BWBV0001668.md", "criminal-law-treaties/BWBV0001830.md"),
    ("ipc-bns", "ipc-to-bns/ipc-1860.txt", "ipc-to-bns/bns-2023.txt"),
    (
        "prepcom",
        "prepcom-report/v1-advance-unedited.txt",
        "prepcom-report/v2-final-A.AC.296.2026.9.txt",
    ),
    (
        "nodules-sulphides-en",
        "isa-exploration/nodules-2013/en.txt",
        "isa-exploration/sulphides-2010/en.txt",
    ),
    (
        "sulphides-crusts-en",
        "isa-exploration/sulphides-2010/en.txt",
        "isa-exploration/crusts-2012/en.txt",
    ),
    (
        "nodules-sulphides-fr",
        "isa-exploration/nodules-2013/fr.txt",
        "isa-exploration/sulphides-2010/fr.txt",
    ),
    (
        "sulphides-crusts-fr",
        "isa-exploration/sulphides-2010/fr.txt",
        "isa-exploration/crusts-2012/fr.txt",
    ),
    (
        "nodules-sulphides-es",
        "isa-exploration/nodules-2013/es.txt",
        "isa-exploration/sulphides-2010/es.txt",
    ),
    (
        "sulphides-crusts-es",
        "isa-exploration/sulphides-2010/es.txt",
        "isa-exploration/crusts-2012/es.txt",
    ),
];

/// The share of right findings.
const SHARE: f64 = 0.9;

/// Pair, clause, rule.
const LIST: List = List {
    file: "change.tsv",
    head: "# Errors over the change between real texts, judged by hand: pair, clause, rule, verdict (right, wrong), note.",
};

#[test]
fn every_error_over_a_change_is_judged() {
    let Some(corpus) = Corpus::open() else { return };
    let rules = RuleSet::shipped();
    let mut found = BTreeSet::new();
    for (pair, old, new) in PAIRS {
        let (old, new) = (corpus.draft(old), corpus.draft(new));
        let redline = compare(&old, &new, &align(&old, &new, &[]));
        let report = check_change(&old, &new, &redline, &[], &rules, &LintOptions::default());
        let errors =
            report.findings.into_iter().filter(|f| f.level == Severity::Error && !f.is_gain);
        let before = found.len();
        for finding in errors {
            let now = finding.clause.map(|idx| new.clause(idx).id.to_string());
            let was = finding.old.map(|place| old.clause(place.clause).id.to_string());
            let clause = now.or(was).unwrap_or_default();
            found.insert((pair.to_owned(), clause, finding.rule));
        }
        println!("change: {pair}: {} clauses with errors", found.len() - before);
    }
    let verdicts = LIST.hold(&found);
    let n_right = verdicts.values().filter(|is_right| **is_right).count();
    println!("change: {n_right} of {} right", verdicts.len());
    assert!(n_right as f64 >= SHARE * verdicts.len() as f64, "{n_right} of {}", verdicts.len());
}
