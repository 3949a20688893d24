//! What is done to constructed drafts.

use std::sync::LazyLock;

use proptest::prelude::*;
use travaux::align::align;
use travaux::diff::compare;
use travaux::draft::Draft;
use travaux::lint::{LintOptions, Report, RuleSet, check};
use travaux::render::{Focus, Version, differs, json, json_findings};

use crate::draft_in;
use crate::treaty::Language;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::shipped);

/// Strings that look a little like treaties, and some that do not.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\nArticle 1\n".to_owned()),
        Just("\nArticle 2 bis. ".to_owned()),
        Just("\nالمادة ٣\n".to_owned()),
        Just("\n第四条\n".to_owned()),
        Just("\nCHAPTER II\n".to_owned()),
        Just("\nPreamble\n".to_owned()),
        Just("\nAnnex I\n".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just("\n1. ".to_owned()),
        Just(" 2. ".to_owned()),
        Just("\n(a) ".to_owned()),
        Just("; (i) ".to_owned()),
        Just("\n(أ) ".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("ك\u{0640}\u{200F}".to_owned()),
        Just("\u{0}\u{1B}[31m\u{202E}".to_owned()),
        Just(" shall establish as criminal offences the spreading of ".to_owned()),
        Just(" the powers in this chapter ".to_owned()),
        "[a-z ]{1,20}",
        "\\PC{0,12}",
        ".{0,8}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn version(draft: &Draft) -> Version<'_> {
    Version { draft, entry: None }
}

/// Whether two texts compare as the same.
pub(crate) fn is_same(old: &str, new: &str, language: Language) -> bool {
    let (old, new) = (draft_in(old, language), draft_in(new, language));
    let redline = compare(&old, &new, &align(&old, &new, &[]));
    !differs(&redline, version(&old), version(&new), None)
}

/// Everything about two texts as JSON.
pub(crate) fn printed(old: &str, new: &str, language: Language) -> Vec<u8> {
    let (old, new) = (draft_in(old, language), draft_in(new, language));
    let redline = compare(&old, &new, &align(&old, &new, &[]));
    let mut out = Vec::new();
    json::draft(version(&old), None, &mut out).unwrap();
    json::redline(&redline, version(&old), version(&new), Focus::default(), &mut out).unwrap();
    json_findings::findings(&lint(&new), None, version(&new), &mut out).unwrap();
    out
}

/// Runs the rules that ship; every finding must lie within the text.
pub(crate) fn lint(draft: &Draft) -> Report {
    let report = check(draft, &RULES, &LintOptions::default());
    for finding in &report.findings {
        assert!(draft.source.text().get(finding.span.range()).is_some(), "{finding:?}");
    }
    report
}
