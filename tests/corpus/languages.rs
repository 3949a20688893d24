//! Language versions of real treaties, and the scorecards of treaties whose safeguards are known; ids only.

use std::collections::BTreeSet;

use travaux::draft::Draft;
use travaux::lint::{LintOptions, RuleSet, check_languages};
use travaux::scorecard::{Verdict, column};

use crate::folder::Corpus;

/// The clauses where the versions do not bind equally strongly.
fn modality(reference: &Draft, draft: &Draft) -> BTreeSet<String> {
    let report = check_languages(reference, draft, &RuleSet::shipped(), &LintOptions::default());
    let of_modality = report.findings.iter().filter(|f| f.rule == "dr-language-modality-mismatch");
    of_modality
        .filter_map(|finding| Some(draft.clause(finding.clause?).id.as_str().to_owned()))
        .collect()
}

#[test]
fn a_recommendation_that_two_languages_turn_into_a_prohibition_is_found() {
    let Some(corpus) = Corpus::open() else { return };
    let english = corpus.draft("bbnj/en.txt");
    for (language, differs) in
        [("ru", true), ("zh", true), ("fr", false), ("es", false), ("ar", false)]
    {
        let found = modality(&english, &corpus.draft(&format!("bbnj/{language}.txt")));
        println!("languages: bbnj en-{language}: {found:?}");
        assert_eq!(found.contains("art_25__para_3"), differs, "{language}: {found:?}");
        assert!(found.len() <= 6, "{language}: {found:?}");
    }
}

#[test]
fn the_safeguards_of_a_treaty_with_known_ones_are_told_apart() {
    let Some(corpus) = Corpus::open() else { return };
    let rules = RuleSet::shipped();
    let draft = corpus.draft("budapest/budapest-en-nl.md");
    let cells = column(&draft, &rules, &LintOptions::default());
    let verdict = |row: &str| {
        let n = rules.safeguards().iter().position(|safeguard| safeguard.id == row);
        cells[n.unwrap_or_else(|| panic!("no row {row}"))].verdict
    };
    for safeguard in rules.safeguards() {
        println!("scorecard: budapest: {}: {}", safeguard.id, verdict(&safeguard.id).as_str());
    }
    // A row whose rules do not ship yet is not evaluated, which is neither.
    for row in
        ["mens-rea", "dual-use-tools", "safeguards-reach-powers", "proportionality", "oversight"]
    {
        let found = verdict(row);
        assert!(!matches!(found, Verdict::Absent | Verdict::Negated), "{row}: {found:?}");
    }
    for row in [
        "prior-authorisation",
        "necessity",
        "legality",
        "remedy",
        "notification",
        "public-interest",
    ] {
        let found = verdict(row);
        assert!(matches!(found, Verdict::Absent | Verdict::NotEvaluated), "{row}: {found:?}");
    }
}

#[test]
fn a_safeguard_that_is_also_made_optional_is_told_from_one_that_is_taken_away() {
    let Some(corpus) = Corpus::open() else { return };
    let rules = RuleSet::shipped();
    let draft = corpus.draft("criminal-law-treaties/BWBV0001830.md");
    let cells = column(&draft, &rules, &LintOptions::default());
    let cell = |row: &str| {
        let n = rules.safeguards().iter().position(|safeguard| safeguard.id == row);
        &cells[n.unwrap_or_else(|| panic!("no row {row}"))]
    };
    let dual = cell("dual-criminality");
    let against: BTreeSet<Verdict> = dual.against.iter().map(|ground| ground.verdict).collect();
    assert_eq!(dual.verdict, Verdict::Requires);
    assert!(against.contains(&Verdict::Permits), "{against:?}");
    assert_eq!(cell("political-offence").verdict, Verdict::Negated);
}
