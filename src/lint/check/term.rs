//! Fires on words that should not be there.

use super::Case;
use crate::diagnostic::Severity;
use crate::draft::ClauseKind;
use crate::lint::class::Class;
use crate::lint::kind::LanguagePatterns;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Reading};

/// Judges a rule on the sentences that hold its words.
///
/// Words in the preamble bind nobody, so they weigh one level less there.
pub(super) fn check(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    if let Some(reason) = case.no_scope(&rule.scope) {
        return Err(reason);
    }
    let mut findings = Vec::new();
    for &n in sentences {
        let clause = case.sentences.get(n).clause;
        if !case.is_in_scope(clause, &rule.scope) {
            continue;
        }
        for hit in case.hits(n, patterns)? {
            let is_settled = hit.strict && !is_heading_of_brackets(case, n);
            let reading = match (hit.lenient, is_settled) {
                (true, true) => Reading::Both,
                (true, false) => Reading::Worst,
                (false, _) => Reading::Best,
            };
            let mut finding = case.finding(rule, Some(clause), case.span(&hit.range), reading);
            if case.classes.of(clause) == Some(Class::Preamble) {
                finding.level = Severity::lowered(finding.level);
            }
            if reading != Reading::Both {
                finding.message = case.proposed(finding.message, finding.span);
            }
            findings.push(finding);
        }
    }
    Ok(findings)
}

/// Whether a sentence is the heading of an article whose words are all in brackets: without them it heads nothing.
fn is_heading_of_brackets(case: &Case<'_>, n: usize) -> bool {
    let heading = case.sentences.get(n);
    let end = case.draft.clause(heading.clause).subtree_end;
    let mut body = (n + 1..case.sentences.len())
        .map(|n| case.sentences.get(n))
        .take_while(|sentence| sentence.clause.0 < end)
        .filter(|sentence| !sentence.is_heading)
        .peekable();
    heading.is_heading
        && case.draft.clause(heading.clause).kind == ClauseKind::Article
        && body.peek().is_some()
        && body.all(|sentence| case.marks.cover(&sentence.range))
}
