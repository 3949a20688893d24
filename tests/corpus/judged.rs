//! Every finding at error level over the real texts, judged by hand.
//!
//! `tests/expectations/lint.tsv` lists file, clause, rule and verdict, no text. A finding that is not listed, and one
//! that is listed and no longer found, both fail: the list says what the rules do today. `UPDATE_JUDGED=1` writes it
//! anew and marks what nobody has judged with `?`, which fails until it says `right` or `wrong`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use travaux::diagnostic::Severity;
use travaux::draft::Draft;
use travaux::lint::{LintOptions, RuleSet, check};

use crate::folder::Corpus;
use crate::formex;

/// Shares that the verdicts must reach: over all rules, and in each family.
const OVERALL: f64 = 0.95;
const FAMILY: f64 = 0.90;

/// A finding without its text: file, clause, rule.
type Key = (String, String, String);

/// Verdict and note.
type Verdict = (String, String);

fn list() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expectations/lint.tsv")
}

fn read_list() -> BTreeMap<Key, Verdict> {
    let text = std::fs::read_to_string(list()).unwrap();
    let mut verdicts = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, clause, rule, verdict, note] = fields[..] else {
            panic!("five fields expected: {line}")
        };
        let key = (file.to_owned(), clause.to_owned(), rule.to_owned());
        verdicts.insert(key, (verdict.to_owned(), note.to_owned()));
    }
    verdicts
}

fn write_list(found: &BTreeSet<Key>, verdicts: &BTreeMap<Key, Verdict>) {
    let mut text = String::from(
        "# Findings at error level over the real texts, judged by hand: file, clause, rule, verdict (right, wrong), note.\n",
    );
    for key in found {
        let (verdict, note) = verdicts.get(key).map_or(("?", ""), |(v, n)| (v, n));
        let (file, clause, rule) = key;
        writeln!(text, "{file}\t{clause}\t{rule}\t{verdict}\t{note}").unwrap();
    }
    std::fs::write(list(), text).unwrap();
}

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
    report(&verdicts);
}

/// Prints the shares of right findings and asserts that they are high enough.
fn report(verdicts: &BTreeMap<Key, Verdict>) {
    let mut families: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((file, clause, rule), (verdict, _)) in verdicts {
        let is_right = match verdict.as_str() {
            "right" => true,
            "wrong" => false,
            other => panic!("{file} {clause} {rule}: verdict `{other}`, expected right or wrong"),
        };
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
