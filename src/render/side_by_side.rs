//! The redline in two columns: old on the left, new on the right, each wrapped by itself.

use std::io;

use crate::bidi::is_rtl;
use crate::diff::Redline;

use super::entries::{Entry, Item, Report, Selection};
use super::style::{DIM, paint};
use super::summary::side_names;
use super::text::{header, push_summary, push_title};
use super::units::Sides;
use super::wrap::{Layout, Line, Op, Run, wrap, wrap_plain};
use super::{Focus, TextOptions, Version};

/// What stands between the columns.
const GAP: &str = " │ ";

/// Writes the comparison of two drafts; `article` limits it to the article with this number or id.
pub fn redline(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    focus: Focus<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sides = Sides { old: old.draft, new: new.draft };
    let selection = Selection { focus, full: options.full, ..Selection::default() };
    let report = Report::new(redline, sides, selection);
    let column = options.width.saturating_sub(GAP.chars().count()).max(20) / 2;
    let layout =
        |language: &str| Layout { width: column, color: options.color, rtl: is_rtl(language) };
    let layouts = [layout(&old.draft.language), layout(&new.draft.language)];
    let mut buffer = String::new();
    header(old, new, options, &mut buffer);
    push_summary(&report.summary, sides, options, &mut buffer);
    if !report.entries.is_empty() {
        buffer.push('\n');
        let names = side_names(sides).map(|name| vec![Run::new(Op::Equal, name)]);
        push_columns(&names, layouts, options, &mut buffer);
    }
    out.write_all(buffer.as_bytes())?;
    for entry in &report.entries {
        buffer.clear();
        push_entry(entry, layouts, options, &mut buffer);
        out.write_all(buffer.as_bytes())?;
    }
    Ok(())
}

fn push_entry(entry: &Entry<'_>, layouts: [Layout; 2], options: TextOptions, out: &mut String) {
    out.push('\n');
    push_title(entry, options, out);
    for item in &entry.items {
        match item {
            Item::Note(note) => wrap_plain(note, options.width, 2, 6, out),
            Item::Text { title, runs, .. } => {
                if let Some(title) = title {
                    let mut line = String::new();
                    wrap_plain(title, options.width, 2, 6, &mut line);
                    paint(out, DIM, options.color, line.trim_end_matches('\n'));
                    out.push('\n');
                }
                push_columns(&sides(runs), layouts, options, out);
            }
        }
    }
}

/// The runs of the old and of the new text.
fn sides<'a>(runs: &'a [Run<'a>]) -> [Vec<Run<'a>>; 2] {
    let side = |other: Op| runs.iter().filter(move |run| run.op != other);
    [
        side(Op::Insert).map(|run| Run::new(run.op, run.old_text())).collect(),
        side(Op::Delete).map(|run| Run::new(run.op, run.text.as_ref())).collect(),
    ]
}

fn push_columns(
    sides: &[Vec<Run<'_>>; 2],
    layouts: [Layout; 2],
    options: TextOptions,
    out: &mut String,
) {
    let [old, new] = [wrap(&sides[0], layouts[0]), wrap(&sides[1], layouts[1])];
    for n in 0..old.len().max(new.len()) {
        push_cell(old.get(n), layouts[0], true, out);
        paint(out, DIM, options.color, GAP);
        push_cell(new.get(n), layouts[1], layouts[1].rtl, out);
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
}

/// Appends one line of a column; right-to-left text stands at its right edge.
fn push_cell(line: Option<&Line>, layout: Layout, padded: bool, out: &mut String) {
    let used = line.map_or(0, |line| line.width);
    let pad = if padded { layout.width.saturating_sub(used) } else { 0 };
    let before = if layout.rtl { pad } else { 0 };
    out.extend(std::iter::repeat_n(' ', before));
    if let Some(line) = line {
        line.paint(layout, out);
    }
    out.extend(std::iter::repeat_n(' ', pad - before));
}
