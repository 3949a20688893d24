//! What rules say of a change, for the top of a comparison: a sentence for each rule, the gravest first, gains last.

use crate::diagnostic::Severity;
use crate::draft::ClauseIdx;
use crate::lint::Finding;
use crate::messages::{Value, semicolons};
use crate::say;

use super::Focus;
use super::address::{full, squeeze};
use super::units::{Sides, Unit};
use super::wrap::isolated;
use crate::messages::names::level_name;

/// Places that a sentence lists.
const PLACES: usize = 6;

/// The sentences on losses, and those on gains.
pub(super) fn sentences(
    units: &[Unit<'_>],
    sides: Sides<'_>,
    focus: Focus<'_>,
) -> [Vec<String>; 2] {
    let ours = |finding: &&Finding| focus.article.is_none() || is_about(finding, units, sides);
    let findings = focus.change.unwrap_or_default().iter().filter(ours);
    let (gains, losses): (Vec<&Finding>, Vec<&Finding>) = findings.partition(|f| f.is_gain);
    // Notes say what the comparison itself says below.
    let weighty = losses.into_iter().filter(|finding| finding.level > Severity::Note);
    [of(weighty, sides), of(gains.into_iter(), sides)]
}

/// One sentence for each rule and level.
fn of<'f>(findings: impl Iterator<Item = &'f Finding>, sides: Sides<'_>) -> Vec<String> {
    let mut groups: Vec<(&Finding, Vec<String>)> = Vec::new();
    for finding in findings {
        let place = place(finding, sides);
        let is_same = |(first, _): &&mut (&Finding, Vec<String>)| {
            first.rule == finding.rule && first.level == finding.level
        };
        match groups.iter_mut().find(is_same) {
            Some((_, places)) if places.contains(&place) => {}
            Some((_, places)) => places.push(place),
            None => groups.push((finding, vec![place])),
        }
    }
    groups.into_iter().map(|(first, places)| sentence(first, places)).collect()
}

fn sentence(first: &Finding, mut places: Vec<String>) -> String {
    let hidden = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    let mut list = semicolons(&places);
    if hidden > 0 {
        list = say!("related-more", places = Value::composed(list), n = hidden);
    }
    let level = if first.is_gain { say!("level-gain") } else { level_name(first.level) };
    // What a message adds in parentheses or after a colon is about one place only.
    let message = first.message.split(" (").next().unwrap_or_default();
    let message = message.split(": \"").next().unwrap_or_default();
    let title = say!(
        "finding-title",
        level = Value::composed(level),
        rule = squeeze(&first.rule),
        message = Value::composed(message)
    );
    say!("related-places", message = Value::composed(title), places = Value::composed(list))
}

/// Where it is in the new draft, or where it was in the old one.
fn place(finding: &Finding, sides: Sides<'_>) -> String {
    let is_gone = finding.old.is_some_and(|_| {
        let has = |idx: ClauseIdx| sides.new.clause(idx).text.contains(finding.span);
        !finding.clause.is_some_and(has)
    });
    match (finding.old, finding.clause) {
        (Some(old), _) if is_gone => isolated(&full(sides.old, old.clause)),
        (_, Some(new)) => isolated(&full(sides.new, new)),
        (Some(old), None) => isolated(&full(sides.old, old.clause)),
        (None, None) => String::new(),
    }
}

/// Whether a finding is about one of the articles that are wanted.
fn is_about(finding: &Finding, units: &[Unit<'_>], sides: Sides<'_>) -> bool {
    units.iter().any(|unit| {
        let old = finding.old.is_some_and(|place| {
            sides.old.ancestors(place.clause).any(|idx| unit.head.old.contains(&idx))
        });
        let new = finding.clause.is_some_and(|clause| {
            sides.new.ancestors(clause).any(|idx| unit.head.new.contains(&idx))
        });
        old || new
    })
}
