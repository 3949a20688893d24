//! Rules over real texts: what is known to be missing is reported, and nothing is invented.

use std::collections::BTreeSet;

use travaux::draft::Draft;
use travaux::lint::{LintOptions, Report, RuleSet, check};

use crate::folder::Corpus;

#[track_caller]
fn report(corpus: &Corpus, name: &str) -> (Draft, Report) {
    let draft = corpus.draft(name);
    let report = check(&draft, &RuleSet::shipped(), &LintOptions::default());
    println!("lint: {name}: {} findings", report.findings.len());
    (draft, report)
}

/// The rules with findings.
fn rules(report: &Report) -> BTreeSet<&str> {
    report.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn missing_and_present_safeguards_are_told_apart() {
    let Some(corpus) = Corpus::open() else { return };
    let (_, report) = report(&corpus, "budapest/budapest-en-nl.md");
    let found = rules(&report);
    for missing in [
        "sg-prior-judicial-authorisation",
        "sg-legality",
        "sg-necessity",
        "sg-effective-remedy",
        "sg-user-notification",
    ] {
        assert!(found.contains(missing), "{missing} is not reported");
    }
    let unjudged: Vec<&str> = report.not_evaluated.iter().map(|rule| rule.rule.as_str()).collect();
    for present in ["sg-proportionality", "sg-independent-oversight"] {
        assert!(!found.contains(present), "{present} is reported");
        assert!(!unjudged.contains(&present), "{present} was not judged");
    }
}

#[test]
fn a_content_crime_is_reported_in_decomposed_letters() {
    let Some(corpus) = Corpus::open() else { return };
    let (draft, report) = report(&corpus, "egypt-cybercrime/law-175-2018-ar.txt");
    let articles: BTreeSet<&str> = report
        .findings
        .iter()
        .filter(|finding| finding.rule.starts_with("vt-"))
        .filter_map(|finding| Some(draft.clause(finding.clause?).id.as_str()))
        .collect();
    assert!(articles.contains("art_25"), "{articles:?}");
    let finds = |article: &str, rule: &str| {
        report.findings.iter().any(|finding| {
            let is_there = |idx| {
                draft.article_of(idx).is_some_and(|at| draft.clause(at).id.as_str() == article)
            };
            finding.rule == rule && finding.clause.is_some_and(is_there)
        })
    };
    for (article, rule) in [
        ("art_2", "pw-bulk-retention"),
        ("art_7", "pw-website-blocking"),
        ("art_26", "vt-obscenity-morals"),
        ("art_29", "mr-strict-liability"),
        ("art_34", "vt-public-order-aims"),
    ] {
        assert!(finds(article, rule), "{rule} does not find {article}");
    }
}

#[test]
fn treaties_without_content_crimes_get_no_false_alarm() {
    let Some(corpus) = Corpus::open() else { return };
    for name in [
        "un-cybercrime-convention/ar-articles-1-15.txt",
        "bbnj/ar.txt",
        "bbnj/en.txt",
        "bbnj/es.txt",
        "bbnj/fr.txt",
        "bbnj/ru.txt",
        "bbnj/zh.txt",
        "isa-exploitation-draft/parts-1-to-3.txt",
    ] {
        let (_, report) = report(&corpus, name);
        let alarms: Vec<_> = rules(&report).into_iter().filter(|r| r.starts_with("vt-")).collect();
        assert_eq!(alarms, [""; 0], "{name}");
    }
}
