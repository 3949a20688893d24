//! Fires on a cross-reference that leads nowhere.
//!
//! A provision of another instrument is never missing. Where what is missing was the article on safeguards, the words
//! around the reference say so, and so does the finding.

use super::Case;
use crate::draft::ClauseKind;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Reading};
use crate::messages::Value;
use crate::reference::{Reference, Target};
use crate::say;

/// Judges a rule.
pub(super) fn check(case: &Case<'_>, rule: &Rule) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    for reference in case.references() {
        let missing: Vec<&str> = reference.targets.iter().filter_map(missing).collect();
        if missing.is_empty() || !is_judged(case, reference) {
            continue;
        }
        let range = case.text.folded_range(reference.span);
        if case.marks.are_deleted(&range) {
            continue;
        }
        let reading = if case.marks.touch(&range) { Reading::Worst } else { Reading::Both };
        let mut finding = case.finding(rule, Some(reference.clause), reference.span, reading);
        let message = Value::composed(finding.message);
        let targets = missing.join(&say!(in case.messages(), "list-comma"));
        finding.message = if speaks_of_safeguards(case, reference)? {
            say!(in case.messages(), "dangling-safeguard", message = message, targets = targets)
        } else {
            say!(in case.messages(), "dangling", message = message, targets = targets)
        };
        findings.push(finding);
    }
    Ok(findings)
}

fn missing(target: &Target) -> Option<&str> {
    match target {
        Target::Missing(id) => Some(id),
        Target::Clause(_) | Target::Other(_) => None,
    }
}

/// Whether the text holds what a reference could lead to at all: a fragment refers to articles that it does not hold.
fn is_judged(case: &Case<'_>, reference: &Reference) -> bool {
    let n_articles =
        case.draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Article).count();
    let is_inner = |id: &str| {
        case.draft
            .article_of(reference.clause)
            .is_some_and(|article| id.starts_with(case.draft.clause(article).id.as_str()))
    };
    n_articles > 1 || reference.targets.iter().filter_map(missing).all(is_inner)
}

/// Whether the sentence of a reference speaks of safeguards.
fn speaks_of_safeguards(case: &Case<'_>, reference: &Reference) -> Result<bool, String> {
    let Some(words) = case.cover_words.filter(|words| !words.safeguards.is_empty()) else {
        return Ok(false);
    };
    let regex = words.safeguards.regex()?;
    let at = case.text.folded_range(reference.span).start;
    let sentence = case.sentences.at(at);
    Ok(sentence.is_some_and(|n| {
        let own = case.sentences.get(n).range.clone();
        regex.is_match(&case.text.folded[own])
    }))
}
