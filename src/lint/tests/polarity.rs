//! Words of a safeguard that require it, leave it to choice, deem it fulfilled or take it away; the wording is ours.

use super::*;
use Class::Cooperation;

/// A convention with a power of investigation and a chapter on cooperation that says `clause`.
fn cooperating(clause: &str) -> String {
    format!(
        "Chapter I\nGeneral provisions\n\nArticle 1\nStatement of purpose\n\nThe purpose is safety.\n\n\
         Chapter II\nProcedural measures\n\nArticle 2\nInterception of content data\n\nEach Party shall empower its competent authorities to intercept.\n\n\
         Chapter III\nInternational cooperation\n\nArticle 3\nOther matters\n\n{clause}\n\nArticle 4\nCosts\n\nEach Party bears its costs.\n"
    )
}

#[track_caller]
fn requires(rule: &str, clause: &str, expected: bool) {
    let report = report("en", &cooperating(clause), None);
    assert!(report.not_evaluated.iter().all(|not| not.rule != rule), "{rule} was not evaluated");
    let is_missing = report.findings.iter().any(|finding| finding.rule == rule);
    assert_eq!(!is_missing, expected, "{rule}: {clause}");
}

#[test]
fn dual_criminality_by_polarity() {
    let rule = "ic-dual-criminality";
    requires(
        rule,
        "Help is given provided that the act is punishable under the laws of both Parties.",
        true,
    );
    requires(rule, "Parties shall refuse assistance in the absence of dual criminality.", true);
    requires(
        rule,
        "Parties may decline assistance on the ground of absence of dual criminality.",
        false,
    );
    requires(rule, "Dual criminality shall not be required as a condition for assistance.", false);
    requires(
        rule,
        "Where dual criminality is required, it shall be deemed fulfilled whatever name the laws of both Parties give to the offence.",
        false,
    );
    fires(
        "en",
        Cooperation,
        "ic-dual-criminality-optional",
        "A Party that requires dual criminality may reserve the right to refuse where dual criminality is missing.",
    );
    let waived = fires(
        "en",
        Cooperation,
        "ic-dual-criminality-waived",
        "Help shall be given regardless of dual criminality.",
    );
    assert_eq!(waived.level, Severity::Error);
    let preserved = "For such preservation of data dual criminality shall not be required.";
    silent("en", Cooperation, "ic-dual-criminality-waived", preserved);
    let borne = fires("en", Cooperation, "ic-dual-criminality-waived-preservation", preserved);
    assert_eq!(borne.level, Severity::Note);
    fires(
        "en",
        Cooperation,
        "ic-dual-criminality-deemed",
        "Dual criminality shall be deemed fulfilled whatever the offence is called.",
    );
}

#[test]
fn political_offences_by_polarity() {
    let (kept, removed) = ("ic-political-offence", "ic-political-offence-removed");
    for clause in [
        "A request may be refused if it concerns an offence that the Party considers a political offence.",
        "Extradition shall not be granted if the offence is regarded by the requested Party as a political offence.",
        "Assistance may be refused if:\n\n(a) the act is minor;\n\n(b) the offence is a political or fiscal offence.",
    ] {
        requires(kept, clause, true);
        silent("en", Cooperation, removed, clause);
    }
    for clause in [
        "None of the offences shall be regarded, for extradition, as a political offence.",
        "A request may not be refused on the sole ground that it concerns a political offence.",
        "A Party shall not consider any of the offences of this treaty to be a political offence.",
        "Offences of this treaty shall not be considered as political offences.",
    ] {
        requires(kept, clause, false);
        fires("en", Cooperation, removed, clause);
    }
    silent(
        "en",
        Cooperation,
        removed,
        "An attempt on the life of a Head of State shall not be deemed to be a political offence.",
    );
}

#[test]
fn domestic_law_as_means_and_as_condition() {
    let fires = |clause: &str| {
        let text = format!(
            "Article 1\nRemedies\n\n{clause}\n\nArticle 2\nInterception of content data\n\nX.\n"
        );
        let report = report("en", &text, None);
        report.findings.iter().any(|finding| finding.rule == "df-domestic-law-safeguard")
    };
    assert!(!fires("Each Party shall, in accordance with its domestic law, provide a remedy."));
    assert!(fires("Each Party shall, if its domestic law so permits, provide a remedy."));
}

#[test]
fn a_procedural_chapter_without_powers_asks_for_no_limits_on_powers() {
    let text = cooperating("Help is given.")
        .replace("Interception of content data", "Prosecution")
        .replace(
            "Each Party shall empower its competent authorities to intercept.",
            "Each Party shall hear the victims.",
        );
    let report = report("en", &text, None);
    for rule in ["sg-legality", "sg-prior-judicial-authorisation", "sg-human-rights-clause"] {
        assert!(report.not_evaluated.iter().any(|not| not.rule == rule), "{rule}");
    }
    requires("sg-legality", "Help is given.", false);
}
