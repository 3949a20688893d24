//! A comparison as CSV in three columns, as delegations use it: old text, new text, comment; one row for each article.
//!
//! A cell has one line for each clause. Text that a spreadsheet would run as a formula is preceded by an apostrophe.

use std::io;

use crate::diff::Redline;
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::lint::Finding;
use crate::messages::Value;
use crate::say;

use super::address::{owner, squeeze};
use super::cells::csv_cell;
use super::entries::{Entry, Item, Report, Selection};
use super::findings::weight_name;
use super::plain_markdown::opened;
use super::summary::side_names;
use super::units::Sides;
use super::{Focus, Version};

/// Writes one row for each article, chapter or preamble that changed.
pub fn redline(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    focus: Focus<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sides = Sides { old: old.draft, new: new.draft };
    let report =
        Report::new(redline, sides, Selection { focus, full: true, ..Selection::default() });
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let [old_name, new_name] = side_names(sides).map(|name| csv_cell(&name));
    writer.write_record([old_name, new_name, say!("columns-comment")])?;
    for entry in &report.entries {
        let [old, new] = &entry.owners;
        let findings = focus.change.unwrap_or_default();
        writer.write_record([
            text(sides.old, old),
            text(sides.new, new),
            comment(entry, findings, sides),
        ])?;
    }
    writer.flush()
}

/// The text of articles, a line for each clause.
fn text(draft: &Draft, owners: &[ClauseIdx]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for &top in owners {
        for (idx, clause) in draft.subtree(top) {
            let is_left_out =
                matches!(clause.kind, ClauseKind::Furniture | ClauseKind::Translation);
            if is_left_out || owner(draft, idx) != top {
                continue;
            }
            let marker = clause.marker.map_or("", |span| draft.source.slice(span));
            let heading = draft.heading(idx).filter(|heading| *heading != marker);
            let marker = [opened(draft, idx), marker].concat();
            let marker = marker.as_str();
            let text = draft.own_text(idx);
            let words = if clause.kind == ClauseKind::Article && clause.marker.is_some() {
                lines.push(squeeze(&[marker, heading.unwrap_or_default()].join(" ")));
                squeeze(&text)
            } else {
                squeeze(&[marker, heading.unwrap_or_default(), &text].join(" "))
            };
            lines.push(words);
        }
    }
    cell(&lines)
}

/// What became of the article, what else is to be said of it, and what rules say of the change.
fn comment(entry: &Entry<'_>, findings: &[Finding], sides: Sides<'_>) -> String {
    let mut lines = vec![entry.title.clone(), entry.facts.clone()];
    for item in &entry.items {
        if let Item::Note(note) = item {
            lines.push(note.clone());
        }
    }
    for finding in findings {
        if entry.holds(finding, sides) {
            lines.push(say!(
                "finding-title",
                level = Value::composed(weight_name(finding)),
                rule = squeeze(&finding.rule),
                message = Value::composed(squeeze(&finding.message))
            ));
        }
    }
    cell(&lines)
}

/// Lines as one cell.
fn cell(lines: &[String]) -> String {
    let lines: Vec<String> =
        lines.iter().filter(|line| !line.is_empty()).map(|line| csv_cell(line)).collect();
    lines.join("\n")
}
