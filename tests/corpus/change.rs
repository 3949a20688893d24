//! Every error over the change between two real texts, judged by hand.
//!
//! `tests/expectations/change.tsv` lists pair, clause, rule and verdict, no text. A finding that is not listed, and one
//! that is listed and no longer found, both fail: the list says what the rules do today. `UPDATE_JUDGED=1` writes it
//! anew and marks what nobody has judged with `?`, which fails until it says `right` or `wrong`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use travaux::align::align;
use travaux::diagnostic::Severity;
use travaux::diff::compare;
use travaux::lint::{LintOptions, RuleSet, check_change};

use crate::folder::Corpus;

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
type Key = (String, String, String);

fn list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expectations/change.tsv")
}

fn read_list() -> BTreeMap<Key, (String, String)> {
    let text = std::fs::read_to_string(list()).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [pair, clause, rule, verdict, note] = fields[..] else {
                panic!("five fields expected: {line}")
            };
            let key = (pair.to_owned(), clause.to_owned(), rule.to_owned());
            (key, (verdict.to_owned(), note.to_owned()))
        })
        .collect()
}

fn write_list(found: &BTreeSet<Key>, verdicts: &BTreeMap<Key, (String, String)>) {
    let mut text = String::from(
        "# Errors over the change between real texts, judged by hand: pair, clause, rule, verdict (right, wrong), note.\n",
    );
    for key in found {
        let (verdict, note) = verdicts.get(key).map_or(("?", ""), |(v, n)| (v, n));
        let (pair, clause, rule) = key;
        writeln!(text, "{pair}\t{clause}\t{rule}\t{verdict}\t{note}").unwrap();
    }
    std::fs::write(list(), text).unwrap();
}

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
    let mut verdicts = read_list();
    if std::env::var_os("UPDATE_JUDGED").is_some() {
        write_list(&found, &verdicts);
        verdicts = read_list();
    }
    let listed: BTreeSet<Key> = verdicts.keys().cloned().collect();
    let gone: Vec<&Key> = listed.difference(&found).collect();
    let new: Vec<&Key> = found.difference(&listed).collect();
    assert!(gone.is_empty(), "listed and no longer found: {gone:#?}");
    assert!(new.is_empty(), "found and not judged: {new:#?}");
    let mut n_right = 0;
    for (key, (verdict, _)) in &verdicts {
        match verdict.as_str() {
            "right" => n_right += 1,
            "wrong" => {}
            other => panic!("{key:?}: verdict `{other}`, expected right or wrong"),
        }
    }
    println!("change: {n_right} of {} right", verdicts.len());
    assert!(f64::from(n_right) >= SHARE * verdicts.len() as f64, "{n_right} of {}", verdicts.len());
}
