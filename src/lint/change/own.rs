//! What the rules say of the new draft and did not say of the old one.

use std::collections::BTreeSet;

use crate::diff::Redline;
use crate::draft::ClauseIdx;
use crate::lint::{Finding, Report};

/// Leaves out the findings that the old draft had in the same place, and those whose words a finding about the change
/// names already.
pub fn only_new(
    mut report: Report,
    before: &Report,
    redline: &Redline,
    change: &[Finding],
) -> Report {
    let known: BTreeSet<(&str, Option<ClauseIdx>)> =
        before.findings.iter().map(|finding| (finding.rule.as_str(), finding.clause)).collect();
    let was_known = |finding: &Finding| {
        let is_known = |old| known.contains(&(finding.rule.as_str(), old));
        let Some(clause) = finding.clause else { return is_known(None) };
        let mut pairs = redline.changes.iter().filter(|change| change.new.contains(&clause));
        pairs.any(|change| change.old.iter().any(|&old| is_known(Some(old))))
    };
    let is_named = |finding: &Finding| {
        change.iter().any(|named| named.clause == finding.clause && named.span == finding.span)
    };
    report.findings.retain(|finding| !was_known(finding) && !is_named(finding));
    report
}
