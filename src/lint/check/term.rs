//! Fires on words that should not be there.

use super::Case;
use crate::diagnostic::Severity;
use crate::lint::class::Class;
use crate::lint::rule::{LanguagePatterns, Rule};
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
            let reading = match (hit.lenient, hit.strict) {
                (true, true) => Reading::Both,
                (true, false) => Reading::Worst,
                (false, _) => Reading::Best,
            };
            let mut finding = case.finding(rule, Some(clause), case.span(&hit.range), reading);
            if case.classes.of(clause) == Some(Class::Preamble) {
                finding.level = Severity::lowered(finding.level);
            }
            findings.push(finding);
        }
    }
    Ok(findings)
}
