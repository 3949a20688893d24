//! Fires where other rules found something: what is bad alone and worse together.

use super::Case;
use crate::lint::Place;
use crate::lint::kind::{Check, Compound};
use crate::lint::rule::Rule;
use crate::lint::rule_set::RuleSet;
use crate::lint::{Finding, NotEvaluated, Reading, Related, Report};
use crate::say;

/// Judges all compound rules on what the others found; suppressed findings do not count.
pub(super) fn check(case: &Case<'_>, rules: &RuleSet, report: &mut Report) {
    let is_compound = |name: &str| rules.get(name).is_some_and(|rule| compound(rule).is_some());
    report.findings.retain(|finding| !is_compound(&finding.rule));
    report.not_evaluated.retain(|not| !is_compound(&not.rule));
    let mut found = Vec::new();
    for rule in rules {
        let Some(compound) = compound(rule) else { continue };
        let judged = judge(case, rules, rule, compound, report);
        match judged {
            Ok(finding) => found.extend(finding),
            Err(reason) => {
                report.not_evaluated.push(NotEvaluated { rule: rule.id.clone(), reason });
            }
        }
    }
    report.findings.extend(found);
    report.sort();
}

fn compound(rule: &Rule) -> Option<&Compound> {
    match &rule.check {
        Check::Compound(compound) => Some(compound),
        _ => None,
    }
}

/// What a rule found first under the reading that it stands under most firmly.
fn strongest<'r>(report: &'r Report, rule: &str) -> Option<&'r Finding> {
    let live = report.findings.iter().filter(|f| f.rule == rule && f.suppressed.is_none());
    live.min_by_key(|finding| finding.reading)
}

fn judge(
    case: &Case<'_>,
    rules: &RuleSet,
    rule: &Rule,
    compound: &Compound,
    report: &Report,
) -> Result<Option<Finding>, String> {
    // A rule may be named by its code.
    let id = |name: &'_ str| rules.get(name).map_or(name, |rule| rule.id.as_str()).to_owned();
    let mut parts: Vec<&Finding> = Vec::new();
    let mut unknown: Option<String> = None;
    let mut is_missing = false;
    for name in &compound.all {
        match strongest(report, &id(name)) {
            Some(finding) => parts.push(finding),
            None if is_evaluated(rules, report, &id(name)) => is_missing = true,
            None => unknown = Some(name.clone()),
        }
    }
    let any: Vec<&Finding> =
        compound.any.iter().filter_map(|name| strongest(report, &id(name))).collect();
    if !compound.any.is_empty() && any.is_empty() {
        let all_known = compound.any.iter().all(|name| is_evaluated(rules, report, &id(name)));
        match compound.any.first() {
            Some(name) if !all_known => unknown = unknown.or_else(|| Some(name.clone())),
            _ => is_missing = true,
        }
    }
    match unknown {
        _ if is_missing => return Ok(None),
        Some(name) => {
            return Err(say!(in case.messages(), "compound-without", rule = name));
        }
        None => {}
    }
    let least = any.iter().map(|finding| finding.reading).min();
    parts.extend(any);
    let all = parts.iter().take(compound.all.len()).map(|finding| finding.reading);
    let reading = all.chain(least).max().unwrap_or(Reading::Both);
    let Some(&first) = parts.iter().min_by_key(|finding| finding.span) else { return Ok(None) };
    let mut finding = case.finding(rule, first.clause, first.span, reading);
    parts.sort_by_key(|part| part.span);
    for part in parts {
        let Some(clause) = part.clause else { continue };
        finding
            .related
            .push(Related { place: Place { clause, span: part.span }, message: part.rule.clone() });
    }
    Ok(Some(finding))
}

fn is_evaluated(rules: &RuleSet, report: &Report, rule: &str) -> bool {
    rules.get(rule).is_some() && report.not_evaluated.iter().all(|not| not.rule != rule)
}
