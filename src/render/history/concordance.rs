//! The concordance as a table for the terminal, or a list where many drafts do not fit, and as Markdown.

use std::io;

use crate::history::{GroupLife, Presence, Row};
use crate::messages::{Value, commas, titled};
use crate::say;

use super::super::TextOptions;
use super::super::markdown::escape;
use super::super::style::{BOLD, DIM, paint, put};
use super::super::wrap::{columns, isolated, truncate, wrap_plain};
use super::cells::{BESIDE, FROM_MEMORY};
use super::{Lives, Notes};

/// Columns that the heading needs beside the numbers.
const LEAST_HEADING: usize = 24;
/// Columns that the name of a draft may widen its column to.
const WIDEST_NAME: usize = 10;
/// The widest column of numbers; longer lists are broken.
const WIDEST_NUMBERS: usize = 12;

/// Writes the table, and below it the chapters and clusters that disappeared.
pub fn text(
    lives: &Lives<'_>,
    rows: &[Row],
    groups: &[GroupLife],
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    let mut title = String::new();
    wrap_plain(&lives.heading(), options.width, 0, 2, &mut title);
    paint(&mut buffer, BOLD, options.color, title.trim_end());
    buffer.push_str("\n\n");
    let table = Table::new(lives, rows, options);
    if table.heading_width() >= LEAST_HEADING {
        table.push(&mut buffer);
    } else {
        push_list(lives, rows, options, &mut buffer);
    }
    push_remarks(lives, rows, groups, options, &mut buffer);
    out.write_all(buffer.as_bytes())
}

/// What the signs mean, what disappeared, which drafts are not here.
fn push_remarks(
    lives: &Lives<'_>,
    rows: &[Row],
    groups: &[GroupLife],
    options: TextOptions,
    out: &mut String,
) {
    out.push('\n');
    for (sign, meaning) in signs(lives, rows) {
        let mut lines = String::new();
        wrap_plain(&meaning, options.width.saturating_sub(3), 0, 0, &mut lines);
        put(out, format_args!("{sign}  {}\n", lines.trim_end().replace('\n', "\n   ")));
    }
    for life in groups.iter().filter(|life| life.disappeared()) {
        wrap_plain(&lives.group_sentence(life), options.width, 0, 2, out);
    }
    for remark in lives.remarks() {
        wrap_plain(&remark, options.width, 0, 2, out);
    }
}

/// The signs in the cells, with what they mean.
pub(in crate::render) fn signs(lives: &Lives<'_>, rows: &[Row]) -> Vec<(&'static str, String)> {
    let has = |wanted| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.presence == wanted);
    let is_unsure =
        |row: &Row| (0..row.cells.len()).any(|stage| lives.is_from_memory(&row.cells, stage));
    let mut signs = Vec::new();
    if has(Presence::Absent) {
        signs.push(("-", say!("concordance-absent")));
    }
    if has(Presence::Beside) {
        signs.push((BESIDE, say!("concordance-beside")));
    }
    if has(Presence::Unknown) {
        signs.push(("?", say!("concordance-unknown")));
    }
    if rows.iter().any(is_unsure) {
        signs.push((FROM_MEMORY, say!("record-memory-note")));
    }
    signs
}

/// A table in the making.
struct Table<'a, 'b> {
    lives: &'a Lives<'b>,
    /// The rows, those that are told as one together.
    rows: Vec<&'a [Row]>,
    names: Vec<String>,
    widths: Vec<usize>,
    /// Spaces between columns.
    gap: usize,
    options: TextOptions,
}

impl<'a, 'b> Table<'a, 'b> {
    fn new(lives: &'a Lives<'b>, rows: &'a [Row], options: TextOptions) -> Self {
        let names = lives.names();
        let rows = lives.ranges(rows);
        let mut widths = Vec::new();
        for (stage, name) in names.iter().enumerate() {
            let cells = rows.iter().flat_map(|row| lives.cell(row, stage));
            let longest = cells.map(|text| columns(&text)).max().unwrap_or(1);
            widths.push(longest.max(columns(name).min(WIDEST_NAME)).min(WIDEST_NUMBERS));
        }
        let mut table = Self { lives, rows, names, widths, gap: 2, options };
        if table.heading_width() < LEAST_HEADING {
            table.gap = 1;
        }
        table
    }

    /// Columns that are left for headings.
    fn heading_width(&self) -> usize {
        let numbers: usize = self.widths.iter().map(|width| width + self.gap).sum();
        self.options.width.saturating_sub(numbers)
    }

    fn push(&self, out: &mut String) {
        let mut head = String::new();
        for (name, &width) in self.names.iter().zip(&self.widths) {
            push_cell(&mut head, &truncate(name, width), width + self.gap);
        }
        head.push_str(&say!("concordance-heading"));
        put(out, format_args!("{}\n", head.trim_end()));
        let total = self
            .options
            .width
            .min(self.widths.iter().map(|width| width + self.gap).sum::<usize>() + LEAST_HEADING);
        put(out, format_args!("{}\n", "-".repeat(total)));
        for rows in &self.rows {
            self.push_row(rows, out);
        }
    }

    fn push_row(&self, rows: &[Row], out: &mut String) {
        let Some(row) = rows.first() else { return };
        let cells: Vec<Vec<String>> = self
            .widths
            .iter()
            .enumerate()
            .map(|(stage, &width)| lines(&self.lives.cell(rows, stage), width))
            .collect();
        let mut subject = String::new();
        let text = with_notes(
            self.lives.subject(&row.cells),
            &self.lives.notes(&row.cells, Notes::Hidden),
        );
        wrap_plain(&text, self.heading_width(), 0, 2, &mut subject);
        let subject: Vec<&str> = subject.trim_end().split('\n').collect();
        let height = cells.iter().map(Vec::len).chain([subject.len()]).max().unwrap_or(1);
        let is_gone = row.cells.last().is_some_and(|cell| cell.presence == Presence::Absent);
        for n in 0..height {
            let mut line = String::new();
            for (cell, &width) in cells.iter().zip(&self.widths) {
                push_cell(&mut line, cell.get(n).map_or("", String::as_str), width + self.gap);
            }
            line.push_str(subject.get(n).unwrap_or(&""));
            line.truncate(line.trim_end().len());
            if is_gone {
                paint(out, DIM, self.options.color, &line);
            } else {
                out.push_str(&line);
            }
            out.push('\n');
        }
    }
}

/// A heading with what is to be said of its article.
fn with_notes(subject: String, notes: &[String]) -> String {
    if notes.is_empty() {
        return subject;
    }
    let notes = Value::composed(commas(notes));
    say!("concordance-with-notes", heading = Value::composed(subject), notes = notes)
}

/// The numbers of a cell, broken into lines.
fn lines(numbers: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (n, number) in numbers.iter().enumerate() {
        let comma = if n + 1 < numbers.len() { "," } else { "" };
        for part in number.split(' ') {
            let is_last = number.ends_with(part);
            let part = format!("{}{}", isolated(part), if is_last { comma } else { "" });
            match lines.last_mut() {
                Some(line) if columns(line) + 1 + columns(&part) <= width => {
                    line.push(' ');
                    line.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    lines
}

/// One article after the other, for more drafts than fit side by side.
fn push_list(lives: &Lives<'_>, rows: &[Row], options: TextOptions, out: &mut String) {
    let names = lives.names();
    for rows in lives.ranges(rows) {
        let row = &rows[0];
        let subject = lives.subject(&row.cells);
        let text = with_notes(subject, &lives.notes(&row.cells, Notes::Telling));
        if !text.is_empty() {
            wrap_plain(&text, options.width, 0, 2, out);
        }
        let told = |stage: &usize| row.cells[*stage].presence != Presence::Beside;
        let cells = (0..names.len()).filter(told).map(|stage| {
            let name = &names[stage];
            let numbers: Vec<String> =
                lives.cell(rows, stage).iter().map(|n| isolated(n)).collect();
            say!(
                "concordance-cell",
                draft = name.as_str(),
                numbers = Value::composed(numbers.join(" + "))
            )
        });
        wrap_plain(&commas(&cells.collect::<Vec<_>>()), options.width, 4, 4, out);
    }
}

fn push_cell(out: &mut String, text: &str, width: usize) {
    out.push_str(text);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(text))));
}

/// Writes the table as Markdown.
pub fn markdown(
    lives: &Lives<'_>,
    rows: &[Row],
    groups: &[GroupLife],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = lives.names();
    let mut buffer = format!("### {}\n\n|", escape(&lives.heading()));
    for name in &names {
        put(&mut buffer, format_args!(" {} |", in_table(name)));
    }
    put(
        &mut buffer,
        format_args!(" {} | {} |\n|", say!("concordance-heading"), say!("concordance-happened")),
    );
    buffer.push_str(&"---|".repeat(names.len() + 2));
    buffer.push('\n');
    for rows in lives.ranges(rows) {
        let row = &rows[0];
        buffer.push('|');
        for stage in 0..row.cells.len() {
            put(&mut buffer, format_args!(" {} |", in_table(&lives.cell(rows, stage).join(", "))));
        }
        let subject = lives.subject(&row.cells);
        let notes = commas(&lives.notes(&row.cells, Notes::Telling));
        put(&mut buffer, format_args!(" {} | {} |\n", in_table(&subject), in_table(&notes)));
    }
    let gone = groups.iter().filter(|life| life.disappeared());
    let sentences = gone.map(|life| lives.group_sentence(life));
    let signs =
        signs(lives, rows).into_iter().map(|(sign, meaning)| titled(sign.to_owned(), meaning));
    let remarks: Vec<String> = signs.chain(sentences).chain(lives.remarks()).collect();
    if !remarks.is_empty() {
        buffer.push('\n');
    }
    for remark in remarks {
        put(&mut buffer, format_args!("- {}\n", escape(&remark)));
    }
    out.write_all(buffer.as_bytes())
}

/// Text that can break neither the table nor a line.
pub(super) fn in_table(text: &str) -> String {
    escape(text).replace('|', "\\|")
}

/// Writes what became of each chapter and cluster from draft to draft.
pub fn chapters_text(
    lives: &Lives<'_>,
    groups: &[GroupLife],
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for (title, groups) in by_step(lives, groups) {
        if !buffer.is_empty() {
            buffer.push('\n');
        }
        paint(&mut buffer, BOLD, options.color, &title);
        buffer.push('\n');
        let (kept, others): (Vec<&GroupLife>, Vec<_>) =
            groups.into_iter().partition(|life| life.was_kept());
        for life in others {
            wrap_plain(&lives.group_sentence(life), options.width, 2, 4, &mut buffer);
        }
        if !kept.is_empty() {
            wrap_plain(&lives.kept_sentence(&kept), options.width, 2, 4, &mut buffer);
        }
    }
    let remarks = lives.remarks();
    if !remarks.is_empty() {
        buffer.push('\n');
    }
    for remark in remarks {
        wrap_plain(&remark, options.width, 0, 2, &mut buffer);
    }
    out.write_all(buffer.as_bytes())
}

/// The same as Markdown.
pub fn chapters_markdown(
    lives: &Lives<'_>,
    groups: &[GroupLife],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for (title, groups) in by_step(lives, groups) {
        put(&mut buffer, format_args!("### {}\n\n", escape(&title)));
        let (kept, others): (Vec<&GroupLife>, Vec<_>) =
            groups.into_iter().partition(|life| life.was_kept());
        for life in others {
            let strong = if life.disappeared() { "**" } else { "" };
            let sentence = escape(&lives.group_sentence(life));
            put(&mut buffer, format_args!("- {strong}{sentence}{strong}\n"));
        }
        if !kept.is_empty() {
            put(&mut buffer, format_args!("- {}\n", escape(&lives.kept_sentence(&kept))));
        }
        buffer.push('\n');
    }
    for remark in lives.remarks() {
        put(&mut buffer, format_args!("- {}\n", escape(&remark)));
    }
    out.write_all(buffer.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

/// The lives of groups by the draft in which they stand.
pub(super) fn by_step<'g>(
    lives: &Lives<'_>,
    groups: &'g [GroupLife],
) -> Vec<(String, Vec<&'g GroupLife>)> {
    let names = lives.names();
    let mut steps: Vec<(usize, Vec<&GroupLife>)> = Vec::new();
    for life in groups {
        match steps.last_mut() {
            Some((stage, list)) if *stage == life.group.stage => list.push(life),
            _ => steps.push((life.group.stage, vec![life])),
        }
    }
    let named = steps.into_iter().map(|(stage, list)| {
        let title = say!(
            "history-step",
            old = names[stage].as_str(),
            new = names[list.first().map_or(stage, |life| life.next)].as_str()
        );
        (title, list)
    });
    named.collect()
}
