//! Rules over a change, on the drafts that ship and on what a hostile edit makes of them.

#![allow(clippy::disallowed_methods, reason = "the shipped series is what is tested")]

use super::*;
use crate::align::{Override, align};
use crate::diff::compare;
use crate::parse::{ParseOptions, parse};
use crate::series::Series;
use crate::source::Source;

const FOLDER: &str = "drafts/model-convention";

fn read(name: &str, language: &str) -> String {
    std::fs::read_to_string(format!("{FOLDER}/{name}.{language}.txt")).expect("the series ships")
}

fn draft(name: &str, language: &str, text: String) -> Draft {
    let options = ParseOptions { name: name.to_owned(), language: Some(language.to_owned()) };
    parse(Source::new(name, text), &options)
}

fn overrides(old: &str, new: &str) -> Vec<Override> {
    let path = std::path::Path::new(FOLDER).join("series.toml");
    let text = std::fs::read_to_string(&path).expect("the series ships");
    Series::parse(&path, &text).expect("a sound series").overrides(old, new)
}

/// What the rules find between two drafts that ship.
fn run(old: &str, new: &str, language: &str) -> (Draft, Draft, Report) {
    let (old_draft, new_draft) =
        (draft(old, language, read(old, language)), draft(new, language, read(new, language)));
    let alignment = align(&old_draft, &new_draft, &overrides(old, new));
    let redline = compare(&old_draft, &new_draft, &alignment);
    let (set, options) = (RuleSet::shipped(), LintOptions::default());
    let report = check_change(&old_draft, &new_draft, &redline, &[], &set, &options);
    (old_draft, new_draft, report)
}

/// Expects each rule at each clause, of the new draft, or of the old one where nothing became of it; of errors, nothing
/// else.
#[track_caller]
fn expect(old: &str, new: &str, language: &str, expected: &[(&str, &str, &str)]) {
    let (old, new, report) = run(old, new, language);
    let places = |finding: &Finding| {
        let now = finding.clause.map(|idx| new.clause(idx).id.to_string());
        let was = finding.old.map(|place| old.clause(place.clause).id.to_string());
        [now, was]
    };
    for (rule, clause, level) in expected {
        let is_found = report.findings.iter().any(|finding| {
            let level_found = if finding.is_gain { "gain" } else { finding.level.as_str() };
            finding.rule == *rule
                && level_found == *level
                && places(finding).iter().flatten().any(|id| id == clause)
        });
        assert!(is_found, "{rule} at {clause} as {level} is not found");
    }
    let others: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.level == Severity::Error && !finding.is_gain)
        .filter(|finding| {
            !expected.iter().any(|(rule, clause, _)| {
                finding.rule == *rule && places(finding).iter().flatten().any(|id| id == clause)
            })
        })
        .map(|finding| format!("{} at {:?}", finding.rule, places(finding)))
        .collect();
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn what_the_zero_draft_lost_is_found() {
    expect(
        "v2",
        "v3",
        "en",
        &[
            ("dx-modal-strengthened", "art_5", "gain"),
            ("dx-safeguard-deleted", "art_5__para_1bis", "warning"),
            ("dx-safeguard-deleted", "art_10bis", "warning"),
            ("dx-modal-weakened", "art_6__para_3", "error"),
            ("dx-safeguard-deleted", "art_6__para_2bis", "warning"),
            ("dx-safeguard-deleted", "art_24__para_1", "error"),
            ("dx-safeguards-reach", "art_24__para_1", "error"),
            ("dx-safeguards-reach", "art_24__para_3", "error"),
            ("dx-qualifier-removed", "art_24__para_2", "gain"),
            ("dx-safeguard-narrowed", "art_24__para_2__point_a", "warning"),
            ("dx-safeguard-deleted", "art_24__para_3", "error"),
            ("dx-safeguard-deleted", "art_42__para_5", "error"),
            ("dx-safeguard-narrowed", "art_23__para_5", "warning"),
            ("dx-power-softened", "art_29__para_1", "gain"),
            ("dx-power-softened", "art_30__para_1", "gain"),
            ("dx-safeguard-settled", "art_30__para_3", "gain"),
            ("dx-safeguard-settled", "art_22__para_6", "gain"),
            ("dx-modal-strengthened", "art_13__para_3", "gain"),
            ("dx-safeguard-deleted", "art_3__para_4", "warning"),
            ("dx-offence-removed", "art_14", "gain"),
            ("dx-offence-removed", "art_27", "gain"),
            ("dx-vague-term-removed", "art_29bis", "gain"),
            ("dx-definition-dropped", "art_2__point_k", "note"),
            ("dx-definition-added", "art_2__point_l", "note"),
            ("dx-scope-other-treaties", "art_17__para_1", "warning"),
            ("dx-safeguard-added", "art_36", "gain"),
            ("dx-renumbered", "art_13", "note"),
        ],
    );
}

#[test]
fn what_the_revised_draft_lost_is_found() {
    expect(
        "v3",
        "v4",
        "en",
        &[
            ("dx-scope-unspecific", "art_23__para_1", "error"),
            ("dx-scope-widened", "art_23__para_2__point_b", "error"),
            ("dx-safeguard-bracketed", "art_24__para_3", "error"),
            ("dx-modal-weakened", "art_40__para_3", "error"),
            ("dx-list-shortened", "art_5", "error"),
            ("dx-modal-weakened", "art_13__para_3", "error"),
            ("dx-qualifier-inserted", "art_30__para_3", "warning"),
            ("dx-threshold-changed", "art_29__para_3", "warning"),
            ("dx-threshold-changed", "art_42__para_3", "warning"),
            ("dx-definition-changed", "art_2__point_l", "warning"),
            ("dx-heading-changed", "art_41", "note"),
            ("dx-renumbered", "art_49", "note"),
        ],
    );
}

#[test]
fn what_the_final_text_lost_and_gained_is_found() {
    expect(
        "v4",
        "v5",
        "en",
        &[
            ("dx-heading-changed", "art_4", "note"),
            ("dx-safeguard-added", "art_6__para_2", "gain"),
            ("dx-safeguard-settled", "art_24__para_3", "gain"),
            ("dx-qualifier-inserted", "art_24__para_3", "warning"),
            ("dx-scope-specific", "art_23__para_1", "gain"),
            ("dx-modal-strengthened", "art_7__para_3", "gain"),
            ("dx-modal-strengthened", "art_23__para_4", "gain"),
            ("dx-qualifier-inserted", "art_15__para_4", "warning"),
            ("dx-safeguard-added", "art_21__para_8", "gain"),
            ("dx-jurisdiction-widened", "art_22__para_2__point_c", "warning"),
            ("dx-threshold-changed", "art_25__para_2", "warning"),
            ("dx-definition-added", "art_2__point_m", "note"),
            ("dx-scope-widened", "art_35__para_1", "error"),
            ("dx-qualifier-inserted", "art_36__para_3", "warning"),
            ("dx-modal-strengthened-power", "art_45__para_1", "error"),
            ("dx-safeguard-deleted", "preamble__rec_4", "warning"),
            ("dx-consensus-regressed", "art_18__para_4", "warning"),
        ],
    );
}

#[test]
fn a_clean_text_reopens_nothing_by_its_missing_marks() {
    let (_, new, report) = run("v4", "v5", "en");
    let reopened = report.findings.iter().filter(|f| f.rule == "dx-consensus-regressed");
    let clauses: Vec<_> =
        reopened.filter_map(|f| Some(new.clause(f.clause?).id.to_string())).collect();
    // Of the two texts whose mark is gone, one has other words.
    assert_eq!(clauses, ["art_18__para_4"]);
}

#[test]
fn a_deleted_article_is_reported_with_what_it_leaves_behind() {
    let text = read("v2", "en");
    let (start, end) = (
        text.find("\nArticle 42\n").expect("article 42"),
        text.find("\nArticle 43\n").expect("article 43"),
    );
    let new = draft("hostile", "en", format!("{}{}", &text[..start], &text[end..]));
    let old = draft("v2", "en", text);
    let redline = compare(&old, &new, &align(&old, &new, &[]));
    let set = RuleSet::shipped();
    let report = check_change(&old, &new, &redline, &[], &set, &LintOptions::default());
    let errors: Vec<&Finding> =
        report.findings.iter().filter(|f| f.level == Severity::Error).collect();
    let [finding] = errors.as_slice() else { panic!("{errors:#?}") };
    let deleted = finding.old.map(|place| old.clause(place.clause).id.to_string());
    assert_eq!(
        (finding.rule.as_str(), deleted.as_deref()),
        ("dx-safeguard-deleted", Some("art_42"))
    );
    let of = |message: &str| -> Vec<String> {
        let ours = finding.related.iter().filter(|related| related.message == message);
        ours.map(|related| new.clause(related.place.clause).id.to_string()).collect()
    };
    let powers = ["art_43", "art_44", "art_45", "art_46", "art_47", "art_48"];
    let dangling = of("refers to what is gone");
    let naked = of("is left without a safeguard");
    for power in powers {
        assert!(dangling.iter().any(|id| id.starts_with(power)), "{power}: {dangling:?}");
        assert!(naked.iter().any(|id| id == power), "{power}: {naked:?}");
    }
}

#[test]
fn a_draft_has_no_changes_against_itself() {
    for language in ["en", "ar"] {
        let (_, _, report) = run("v5", "v5", language);
        assert_eq!(report.findings, []);
    }
}

#[test]
fn arabic_drafts_are_compared_as_english_ones_are() {
    let (old, new, report) = run("v2", "v5", "ar");
    let found = |rule: &str, clause: &str| {
        report.findings.iter().any(|finding| {
            let now = finding.clause.map(|idx| new.clause(idx).id.as_str());
            let was = finding.old.map(|place| old.clause(place.clause).id.as_str());
            finding.rule == rule && (now == Some(clause) || was == Some(clause))
        })
    };
    for (rule, clause) in [
        ("dx-safeguard-deleted", "art_10bis"),
        ("dx-safeguard-deleted", "art_42__para_5"),
        ("dx-safeguard-deleted", "art_24__para_1"),
        ("dx-safeguards-reach", "art_24__para_1"),
        ("dx-list-shortened", "art_6__para_1"),
        ("dx-qualifier-inserted", "art_24__para_3"),
        ("dx-qualifier-inserted", "art_30__para_3"),
        ("dx-power-softened", "art_29__para_1"),
        ("dx-power-softened", "art_30__para_1"),
    ] {
        assert!(found(rule, clause), "{rule} at {clause} is not found");
    }
}
