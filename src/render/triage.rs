//! What rules say of a change, for the top of a comparison: a sentence for each rule, the gravest first, gains last.

use unicode_width::UnicodeWidthStr as _;

use crate::diagnostic::Severity;
use crate::draft::{ClauseIdx, Draft};
use crate::lint::{Finding, Place};
use crate::messages::{Value, semicolons};
use crate::say;

use super::Focus;
use super::address::{full, squeeze};
use super::bidi::mixed;
use super::findings::weight_name;
use super::summary::side_names;
use super::units::{Sides, Unit};
use super::wrap::isolated;

/// Places that a sentence lists.
const PLACES: usize = 6;

/// Signs that open a quotation in a message.
const QUOTES: [char; 3] = ['"', '«', '\u{2068}'];
/// Columns of a quotation.
const QUOTE: usize = 48;

/// The sentences on losses, and those on gains.
pub(super) fn sentences(
    units: &[Unit<'_>],
    sides: Sides<'_>,
    focus: Focus<'_>,
) -> [Vec<String>; 2] {
    let ours = |finding: &&Finding| focus.article.is_none() || is_about(finding, units, sides);
    let findings = focus.change.unwrap_or_default().iter().filter(ours);
    let (gains, losses): (Vec<&Finding>, Vec<&Finding>) = findings.partition(|f| f.is_gain);
    let weighty = losses.into_iter().filter(|finding| is_shown(finding));
    [of(weighty, sides), of(gains.into_iter(), sides)]
}

/// Whether a finding is named among the losses; notes say what the comparison itself says below.
pub(super) fn is_shown(finding: &Finding) -> bool {
    !finding.is_gain && finding.level > Severity::Note
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
    let title = say!(
        "finding-title",
        level = Value::composed(weight_name(first)),
        rule = squeeze(&first.rule),
        message = Value::composed(parts(&first.message).0)
    );
    say!("related-places", message = Value::composed(title), places = Value::composed(list))
}

/// A message, and what it adds in parentheses or after a colon about one place only.
fn parts(message: &str) -> (&str, Option<&str>) {
    if let Some((message, detail)) = message.strip_suffix(')').and_then(|m| m.split_once(" (")) {
        return (message, Some(detail));
    }
    match message.split_once(": ") {
        Some((message, detail)) if detail.starts_with(QUOTES) => (message, Some(detail)),
        _ => (message, None),
    }
}

/// Where it is in the new draft, or where it was in the old one, with what tells it from the others.
fn place(finding: &Finding, sides: Sides<'_>) -> String {
    let is_gone = finding.old.is_some_and(|_| {
        let has = |idx: ClauseIdx| sides.new.clause(idx).text.contains(finding.span);
        !finding.clause.is_some_and(has)
    });
    let before = |old: Place| {
        let [name, _] = side_names(sides);
        let place = Value::composed(isolated(&full(sides.old, old.clause)));
        say!("place-in-draft", place = place, draft = Value::composed(name))
    };
    let place = match (finding.old, finding.clause) {
        (Some(old), _) if is_gone => before(old),
        (_, Some(new)) => isolated(&full(sides.new, new)),
        (Some(old), None) => before(old),
        (None, None) => String::new(),
    };
    if finding.is_gain {
        return place;
    }
    match parts(&finding.message).1 {
        Some(quoted) if quoted.starts_with(QUOTES) => format!("{place} {quoted}"),
        Some(names) => format!("{place} ({})", mixed(names)),
        None => match words(finding, sides) {
            Some(words) => format!("{place} {words}"),
            None => place,
        },
    }
}

/// The words that went and those that came, where they are few and only one side has them.
fn words(finding: &Finding, sides: Sides<'_>) -> Option<String> {
    let (old, new) = (finding.old?, finding.clause?);
    let (was, is) = (sides.old.source.slice(old.span), sides.new.source.slice(finding.span));
    let text = |draft: &Draft, idx: ClauseIdx| squeeze(draft.source.slice(draft.clause(idx).text));
    let (before, after) = (text(sides.old, old.clause), text(sides.new, new));
    let quote = |words: &str, here: &str, there: &str| {
        let words = squeeze(words);
        let is_news = words.contains(char::is_alphanumeric)
            && words.width() <= QUOTE
            && here.matches(&words).count() > there.matches(&words).count();
        is_news.then(|| say!("quoted", text = isolated(&words)))
    };
    let (went, came) = (quote(was, &before, &after), quote(is, &after, &before));
    match (went, came) {
        (Some(went), Some(came)) => Some(format!("{went} -> {came}")),
        (went, came) => went.or(came),
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
