//! A baseline hides what it was made of, however the text is set, and nothing in a clause that changed.

use std::path::Path;

use proptest::prelude::*;

use travaux::draft::{ClauseIdx, ClauseKind, Draft};
use travaux::lint::{Finding, Fingerprint, LintOptions, Report, RuleSet, check};
use travaux::review::{Baseline, Checked};

use crate::treaty::treaty;
use crate::{config, draft, draft_in, shipped, variants};

/// A rule that finds something in nearly every sentence.
const RULE: &str = "[[rule]]\nid = 'any-word'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 's'\nhelp = 'h'\n\
    [rule.check.term]\nen = { fire = ['\\w{4,}'] }\nar = { fire = ['\\w{4,}'] }\nfr = { fire = ['\\w{4,}'] }\n\
    es = { fire = ['\\w{4,}'] }\nru = { fire = ['\\w{4,}'] }\nzh = { fire = ['缔约国'] }\n";

fn lint(draft: &Draft, rules: &RuleSet) -> Report {
    check(draft, rules, &LintOptions::default())
}

/// The baseline of a text, written and read again.
fn baseline(draft: &Draft, rules: &RuleSet) -> Baseline {
    let mut report = lint(draft, rules);
    let baseline = Baseline::of(&[Checked { draft, old: None, report: &mut report }]);
    let read = Baseline::parse(Path::new("b.json"), &baseline.to_json()).unwrap();
    assert_eq!(read, baseline);
    baseline
}

/// What a baseline leaves of the findings of a text, and what it lists in vain.
fn left(draft: &Draft, rules: &RuleSet, baseline: &Baseline) -> (Vec<Finding>, Vec<String>) {
    let mut report = lint(draft, rules);
    let stale = baseline.hide(&mut [Checked { draft, old: None, report: &mut report }], "known");
    (report.findings.into_iter().filter(|f| f.suppressed.is_none()).collect(), stale)
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_baseline_leaves_nothing_however_the_text_is_set(treaty in treaty()) {
        let (rules, errors) = RuleSet::parse(&[("r.toml".to_owned(), RULE.to_owned())]);
        prop_assert_eq!(errors, []);
        let text = treaty.text();
        let known = baseline(&draft_in(&text, treaty.language), &rules);
        for (variant, change) in variants::VARIANTS {
            let changed = change(&text);
            let (left, stale) = left(&draft_in(&changed, treaty.language), &rules, &known);
            prop_assert!(left.is_empty() && stale.is_empty(), "{}: {:?} {:?}\n{}", variant, left, stale, changed);
        }
    }
}

#[test]
fn the_baseline_of_a_shipped_draft_leaves_nothing_however_it_is_set() {
    let rules = RuleSet::shipped();
    for (name, text) in shipped::texts() {
        let known = baseline(&draft(&text), &rules);
        assert!(!known.is_empty(), "{name}");
        for (variant, change) in variants::VARIANTS {
            let (left, stale) = left(&draft(&change(&text)), &rules, &known);
            assert_eq!((left, stale), (Vec::new(), Vec::new()), "{name}, {variant}");
        }
    }
}

#[test]
fn a_word_in_the_clause_of_a_finding_revives_it() {
    let rules = RuleSet::shipped();
    let mut n_revived = 0;
    for (name, text) in shipped::texts() {
        let original = draft(&text);
        let known = baseline(&original, &rules);
        for finding in lint(&original, &rules).findings {
            // A finding about a chapter, the preamble or the whole draft does not hang on one clause of it.
            let is_one = |idx: &ClauseIdx| {
                let kind = original.clause(*idx).kind;
                !kind.is_group() && kind != ClauseKind::Preamble
            };
            let Some(clause) = finding.clause.filter(is_one) else { continue };
            let id = original.clause(clause).id.as_str();
            let mut changed = text.clone();
            let word = if original.language == "ar" { " حالا" } else { " henceforth" };
            changed.insert_str(finding.span.end as usize, word);
            let changed = draft(&changed);
            let (left, _) = left(&changed, &rules, &known);
            let is_same = |other: &Finding| {
                let print = Fingerprint::new(other, &changed, None);
                // A heading and the words below it are judged apart.
                let is_here = other.span.start == finding.span.start;
                is_here && print.rule == finding.rule && print.clause.as_deref() == Some(id)
            };
            // The word may end what was found; what is still found there must be seen.
            let still = lint(&changed, &rules).findings.iter().filter(|f| is_same(f)).count();
            let seen = left.iter().filter(|f| is_same(f)).count();
            assert_eq!(seen, still, "{name}: {} in {id}", finding.rule);
            n_revived += seen;
        }
    }
    assert!(n_revived > 50, "findings are revived: {n_revived}");
}
