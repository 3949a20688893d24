//! Findings about a change in the terminal: what it was, what it is, what else it concerns; losses first, gains last.

use std::io;

use crate::draft::Draft;
use crate::lint::{Check, Finding, Related, Report, RuleSet};
use crate::messages::{Value, semicolons};
use crate::say;

use super::address::{full, squeeze};
use super::bidi::{mixed, visible_words};
use super::findings::{self, level_style, push_excerpt, push_gutter, push_labelled, remarks};
use super::style::{BOLD, paint, put};
use super::summary::side_names;
use super::units::Sides;
use super::wrap::{isolated, wrap_plain};
use super::{TextOptions, Version};
use crate::messages::names::level_name;

/// Places of one kind that a finding lists.
const PLACES: usize = 12;

/// Writes what the rules say of a change, and then of the new draft.
pub fn findings(
    report: &Report,
    rules: &RuleSet,
    (old, new): (Version<'_>, Version<'_>),
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let Parted { losses, gains, own } = Parted::new(report, rules);
    let [old_name, new_name] = side_names(Sides { old: old.draft, new: new.draft });
    let names = || (Value::composed(old_name.clone()), Value::composed(new_name.clone()));
    let mut buffer = String::new();
    let title = |text: &str, buffer: &mut String| {
        let mut line = String::new();
        wrap_plain(text, options.width, 0, 2, &mut line);
        paint(buffer, BOLD, options.color, line.trim_end());
        buffer.push_str("\n\n");
    };
    let (from, to) = names();
    title(&say!("change-title", old = from, new = to), &mut buffer);
    if losses.is_empty() {
        buffer.push_str(&say!("no-change-findings"));
        buffer.push_str("\n\n");
    }
    for finding in losses {
        push_change(finding, (old.draft, new.draft), options, &mut buffer);
    }
    if !gains.is_empty() {
        let (from, to) = names();
        title(&say!("gains-title", old = from, new = to), &mut buffer);
        for finding in gains {
            push_gain(finding, (old.draft, new.draft), options, &mut buffer);
        }
        buffer.push('\n');
    }
    if !own.is_empty() {
        title(&say!("own-title", new = Value::composed(new_name.clone())), &mut buffer);
    }
    out.write_all(buffer.as_bytes())?;
    findings::each(own.into_iter(), new, options, out)
}

/// What the rules say of a change, in its parts; without what was set aside.
pub(super) struct Parted<'a> {
    /// What the change took from people.
    pub(super) losses: Vec<&'a Finding>,
    /// What it gave them.
    pub(super) gains: Vec<&'a Finding>,
    /// What the rules say of the new draft itself.
    pub(super) own: Vec<&'a Finding>,
}

impl<'a> Parted<'a> {
    pub(super) fn new(report: &'a Report, rules: &RuleSet) -> Self {
        let is_change = |finding: &Finding| {
            let rule = rules.get(&finding.rule);
            finding.old.is_some() || rule.is_some_and(|rule| matches!(rule.check, Check::Change(_)))
        };
        let shown = report.findings.iter().filter(|finding| finding.suppressed.is_none());
        let (change, own): (Vec<&Finding>, Vec<&Finding>) = shown.partition(|f| is_change(f));
        let (losses, gains) = change.into_iter().partition(|finding| !finding.is_gain);
        Self { losses, gains, own }
    }
}

fn push_change(
    finding: &Finding,
    (old, new): (&Draft, &Draft),
    options: TextOptions,
    out: &mut String,
) {
    let level = level_name(finding.level);
    let title = say!(
        "finding-title",
        level = Value::composed(level),
        rule = squeeze(&finding.rule),
        message = Value::composed(mixed(&visible_words(&finding.message)))
    );
    let mut lines = String::new();
    wrap_plain(&title, options.width, 0, 2, &mut lines);
    match lines.find(']').filter(|_| options.color) {
        Some(head) => {
            let (level, rest) = lines.split_at(head + 1);
            paint(out, level_style(finding.level), true, level);
            paint(out, BOLD, true, rest.trim_end());
            out.push('\n');
        }
        None => out.push_str(&lines),
    }
    if let Some(place) = finding.old {
        let was = Finding { clause: Some(place.clause), span: place.span, ..finding.clone() };
        push_side(&was, old, options, true, out);
    }
    if let Some(clause) = finding.clause {
        let shows_words = finding.old.is_none() || new.clause(clause).text.contains(finding.span);
        push_side(finding, new, options, shows_words, out);
    }
    let gutter = 3;
    for (name, text) in remarks(finding, new) {
        push_gutter(out, "=", gutter, options);
        push_labelled(&name, &text, gutter + 3, options, out);
    }
    out.push('\n');
}

/// Where the words of one side stand, and the words.
fn push_side(
    finding: &Finding,
    draft: &Draft,
    options: TextOptions,
    shows_words: bool,
    out: &mut String,
) {
    let position = draft.source.position(finding.span.start as usize);
    let gutter = 3;
    let mut place =
        format!("{}:{}:{}", squeeze(draft.source.path()), position.line, position.column);
    if let Some(idx) = finding.clause {
        put(&mut place, format_args!("  {}", full(draft, idx)));
    }
    push_gutter(out, "-->", gutter - 1, options);
    out.push_str(&place);
    out.push('\n');
    if shows_words {
        push_excerpt(finding, draft, gutter, position.line, options, out);
    }
}

/// One line: what was gained, and where.
fn push_gain(
    finding: &Finding,
    (old, new): (&Draft, &Draft),
    options: TextOptions,
    out: &mut String,
) {
    let place = match (finding.clause, finding.old) {
        (_, Some(place)) if finding.related.is_empty() && finding.clause.is_none() => {
            full(old, place.clause)
        }
        (Some(idx), _) => full(new, idx),
        (None, Some(place)) => full(old, place.clause),
        (None, None) => String::new(),
    };
    let title = say!(
        "finding-title",
        level = Value::composed(say!("level-gain")),
        rule = squeeze(&finding.rule),
        message = Value::composed(mixed(&visible_words(&finding.message)))
    );
    let words =
        say!("related-places", message = Value::composed(title), places = Value::composed(place));
    wrap_plain(&words, options.width, 0, 4, out);
}

/// What else a finding concerns: a line for each thing that is said, with its places.
pub(super) fn relations(related: &[Related], draft: &Draft) -> Vec<String> {
    let mut said: Vec<(&str, Vec<String>)> = Vec::new();
    for relation in related {
        let place = isolated(&full(draft, relation.place.clause));
        match said.iter_mut().find(|(message, _)| *message == relation.message) {
            Some((_, places)) => places.push(place),
            None => said.push((&relation.message, vec![place])),
        }
    }
    // What is said of one place each would take a line for each place.
    let is_alone = |(_, places): &(&str, Vec<String>)| places.len() == 1;
    let (alone, shared): (Vec<_>, Vec<_>) = said.into_iter().partition(is_alone);
    let line = |message: &str, places: String| {
        let message = Value::composed(message.to_owned());
        say!("related-places", message = message, places = Value::composed(places))
    };
    let shared = shared.into_iter().map(|(message, places)| line(message, first_of(places)));
    let alone: Vec<String> =
        alone.into_iter().map(|(message, mut places)| line(message, places.remove(0))).collect();
    let alone = (!alone.is_empty()).then(|| first_of(alone));
    shared.chain(alone).collect()
}

/// A list, shortened where it is long.
fn first_of(mut parts: Vec<String>) -> String {
    parts.dedup();
    let hidden = parts.len().saturating_sub(PLACES);
    parts.truncate(PLACES);
    let list = semicolons(&parts);
    if hidden == 0 {
        return list;
    }
    say!("related-more", places = Value::composed(list), n = hidden)
}
