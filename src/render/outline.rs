//! A draft as an outline, and one clause in full.

use std::borrow::Cow;
use std::io;

use crate::bidi::is_rtl;
use crate::draft::{Clause, ClauseIdx, ClauseKind, Draft, Marking, MarkingKind};

use crate::messages::names::level_name;
use crate::messages::{Value, commas};
use crate::say;

use super::address::{full, label, number, squeeze};
use super::bidi::{self, Open};
use super::style::{BOLD, DIM, paint, put};
use super::summary::identity;
use super::wrap::{Layout, Op, Run, beginning, isolated, wrap, wrap_plain};
use super::{TextOptions, Version};

/// Markings of one clause that are listed.
const MARKINGS: usize = 40;

/// Odd places that are listed.
const DIAGNOSTICS: usize = 200;

/// Writes the outline of a draft: one line for each clause.
pub fn draft(
    version: Version<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = version.draft;
    let mut buffer = String::new();
    paint(&mut buffer, BOLD, options.color, &bidi::line(&identity(version)));
    buffer.push_str("\n\n");
    for (idx, clause) in draft.iter() {
        let depth = draft.ancestors(idx).count() - 1;
        push_outline(draft, idx, clause, depth, options, &mut buffer);
    }
    push_diagnostics(draft, options, &mut buffer);
    out.write_all(buffer.as_bytes())
}

/// Writes one clause with everything below it.
pub fn clause(
    version: Version<'_>,
    idx: ClauseIdx,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = version.draft;
    let mut buffer = String::new();
    let line = draft.source.line_at(draft.clause(idx).span.start as usize);
    let place = format!("{}:{line}", squeeze(draft.source.path()));
    let title = full(draft, idx);
    let title = format!("{title} ({})", bidi::isolated_in_rtl(&squeeze(&draft.name)));
    paint(&mut buffer, BOLD, options.color, &bidi::line(&title));
    buffer.push_str("  ");
    paint(&mut buffer, DIM, options.color, &format!("{}  {place}", draft.clause(idx).id));
    buffer.push('\n');
    let top = draft.ancestors(idx).count();
    for (idx, _) in draft.subtree(idx) {
        let depth = draft.ancestors(idx).count() - top;
        push_full(draft, idx, depth, options, &mut buffer);
    }
    out.write_all(buffer.as_bytes())
}

fn push_outline(
    draft: &Draft,
    idx: ClauseIdx,
    clause: &Clause,
    depth: usize,
    options: TextOptions,
    out: &mut String,
) {
    let indent = 2 * depth.min(10);
    out.extend(std::iter::repeat_n(' ', indent));
    let mut open = Open::default();
    open.begin(out);
    let label = match clause.kind {
        ClauseKind::Paragraph => number(clause).map_or_else(|| "-".to_owned(), |n| format!("{n}.")),
        _ => label(draft, idx),
    };
    let style =
        if clause.kind == ClauseKind::Article || clause.kind.is_group() { BOLD } else { DIM };
    paint(out, style, options.color, &isolated(&label));
    let marks = marks(clause);
    let room =
        options.width.saturating_sub(indent + label.chars().count() + 2 + marks.chars().count());
    let words = draft
        .heading(idx)
        .filter(|heading| !heading.trim().is_empty())
        .map_or_else(|| draft.own_text(idx), Cow::Borrowed);
    let words = beginning(&words, room.max(8));
    if !words.is_empty() {
        out.push_str("  ");
        out.push_str(&isolated(&words));
    }
    if !marks.is_empty() {
        out.push(' ');
        paint(out, DIM, options.color, &marks);
    }
    open.close(out);
    out.push('\n');
}

/// What the markings of a clause come to: ` {2 brackets, proposed by Arvania}`.
fn marks(clause: &Clause) -> String {
    let mut parts = Vec::new();
    let n = |wanted: fn(&MarkingKind) -> bool| {
        clause.markings.iter().filter(|marking| wanted(&marking.kind)).count()
    };
    let brackets = n(|kind| matches!(kind, MarkingKind::Bracketed));
    let alternatives = n(|kind| matches!(kind, MarkingKind::Alternative { .. }));
    let placeholders = n(|kind| matches!(kind, MarkingKind::Placeholder));
    let counts = [
        (brackets, say!("n-brackets", n = brackets)),
        (alternatives, say!("n-alternatives", n = alternatives)),
        (placeholders, say!("n-placeholders", n = placeholders)),
    ];
    parts.extend(counts.into_iter().filter_map(|(n, part)| (n > 0).then_some(part)));
    for marking in &clause.markings {
        if let Some(states) = attribution(marking) {
            parts.push(states);
        } else if matches!(marking.kind, MarkingKind::Agreed | MarkingKind::Deleted) {
            let name = marking_name(&marking.kind);
            if !parts.contains(&name) {
                parts.push(name);
            }
        }
    }
    if parts.is_empty() { String::new() } else { format!("{{{}}}", commas(&parts)) }
}

/// `proposed by Arvania, Belmora`.
fn attribution(marking: &Marking) -> Option<String> {
    let list = |states: &[String]| {
        let states: Vec<String> = states.iter().map(|state| isolated(&squeeze(state))).collect();
        Value::composed(commas(&states))
    };
    Some(match &marking.kind {
        MarkingKind::ProposedBy(states) => say!("marking-proposed-by", states = list(states)),
        MarkingKind::SupportedBy(states) => say!("marking-supported-by", states = list(states)),
        MarkingKind::OpposedBy(states) => say!("marking-opposed-by", states = list(states)),
        MarkingKind::DeletionAskedBy(states) => {
            say!("marking-deletion-asked-by", states = list(states))
        }
        _ => return None,
    })
}

/// What a marking that no state made is called.
fn marking_name(kind: &MarkingKind) -> String {
    match kind {
        MarkingKind::Bracketed => say!("marking-bracketed"),
        MarkingKind::Alternative { group, option } => {
            say!("marking-alternative", option = *option as usize, group = *group as usize)
        }
        MarkingKind::Agreed => say!("marking-agreed"),
        MarkingKind::Placeholder => say!("marking-placeholder"),
        MarkingKind::Deleted => say!("marking-deleted"),
        kind => kind.as_str().to_owned(),
    }
}

fn push_full(draft: &Draft, idx: ClauseIdx, depth: usize, options: TextOptions, out: &mut String) {
    let clause = draft.clause(idx);
    let indent = 2 * depth.min(10);
    let marker = clause.marker.map_or("", |span| draft.source.slice(span));
    let marker = format!("{}{marker}", brackets_before(draft, clause));
    let heading = draft.heading(idx).unwrap_or_default();
    let own = draft.own_text(idx);
    let text = [marker.as_str(), heading, &own]
        .iter()
        .filter(|part| !part.trim().is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    let runs = [Run::new(Op::Equal, text)];
    let width = options.width.saturating_sub(indent).max(20);
    let layout = Layout { width, color: options.color, rtl: is_rtl(&draft.language) };
    for line in wrap(&runs, layout) {
        out.extend(std::iter::repeat_n(' ', indent));
        line.paint(layout, out);
        out.push('\n');
    }
    for marking in clause.markings.iter().take(MARKINGS) {
        push_marking(draft, marking, indent + 4, options, out);
    }
    if let Some(hidden @ 1..) = clause.markings.len().checked_sub(MARKINGS) {
        out.extend(std::iter::repeat_n(' ', indent + 4));
        put(out, format_args!("{}\n", bidi::line(&say!("and-more-in-json", n = hidden))));
    }
}

/// The brackets that stand before the number of a clause.
fn brackets_before<'a>(draft: &'a Draft, clause: &Clause) -> &'a str {
    let Some(marker) = clause.marker else {
        return "";
    };
    clause
        .markings
        .iter()
        .filter(|marking| marking.span.start < marker.start)
        .map(|marking| &draft.source.text()[marking.span.start as usize..marker.start as usize])
        .find(|before| before.chars().all(|c| c == '[' || c.is_whitespace()))
        .map_or("", str::trim)
}

/// A marking with the words that it stands on.
fn push_marking(
    draft: &Draft,
    marking: &Marking,
    indent: usize,
    options: TextOptions,
    out: &mut String,
) {
    let what = match (&marking.kind, attribution(marking)) {
        (_, Some(attribution)) => attribution,
        (kind @ MarkingKind::Alternative { .. }, _) => marking_name(kind),
        (kind, _) if marking.depth > 1 => {
            commas(&[marking_name(kind), say!("depth", n = marking.depth as usize)])
        }
        (kind, _) => marking_name(kind),
    };
    let room = options.width.saturating_sub(indent + what.chars().count() + 4).max(12);
    let quote = isolated(&beginning(draft.source.slice(marking.span), room));
    out.extend(std::iter::repeat_n(' ', indent));
    let line = say!("titled", title = Value::composed(what), parts = Value::composed(quote));
    paint(out, DIM, options.color, &bidi::line(&line));
    out.push('\n');
}

fn push_diagnostics(draft: &Draft, options: TextOptions, out: &mut String) {
    if draft.diagnostics.is_empty() {
        return;
    }
    let title = say!("odd-in-the-text", n = draft.diagnostics.len());
    put(out, format_args!("\n{}\n", bidi::line(&title)));
    for diagnostic in draft.diagnostics.iter().take(DIAGNOSTICS) {
        let position = draft.source.position(diagnostic.span.start as usize);
        let place = format!("{}:{}:", position.line, position.column);
        let line = say!(
            "diagnostic",
            place = place,
            level = Value::composed(level_name(diagnostic.severity)),
            message = Value::composed(bidi::visible_words(&diagnostic.message)),
            code = diagnostic.code
        );
        wrap_plain(&line, options.width, 2, 6, out);
    }
    if let Some(hidden @ 1..) = draft.diagnostics.len().checked_sub(DIAGNOSTICS) {
        put(out, format_args!("  {}\n", bidi::line(&say!("and-more-in-json", n = hidden))));
    }
}
