//! A page of entries, and how it is written: as text for the terminal, as Markdown, as CSV.

use std::io;

use crate::bidi::is_isolated;

use super::super::TextOptions;
use super::super::cells::{csv_cell, markdown_cell};
use super::super::style::{BOLD, DIM, paint, put};
use super::super::wrap::{columns, isolated, truncate, wrap_plain};

/// What a command shows of a record.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What heads the page.
    pub(in crate::render) title: String,
    /// What comes first.
    pub(in crate::render) intro: Vec<String>,
    /// A table above the entries, where there is one.
    pub(in crate::render) matrix: Option<Matrix>,
    /// The entries, in groups that may have a heading.
    pub(in crate::render) groups: Vec<(Option<String>, Vec<Item>)>,
    /// The same as a table, for spreadsheets.
    pub(in crate::render) table: Table,
    /// What a reader may choose the rows of the table by, one for each row; none where there is nothing to choose.
    pub(in crate::render) row_kinds: Vec<(&'static str, String)>,
    /// Whether Markdown shows the table in place of the entries.
    pub(in crate::render) is_tabular: bool,
    /// Whether a page shows its entries over the years as a picture.
    pub(in crate::render) has_years: bool,
    /// Whether entries stand below one another without a blank line.
    pub(in crate::render) is_dense: bool,
    /// What is to be said at the end.
    pub(in crate::render) footnotes: Vec<String>,
}

/// An entry.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Item {
    /// What it is found by: a date, mostly.
    pub(in crate::render) lead: String,
    /// What it is.
    pub(in crate::render) head: String,
    /// What else is to be said of it.
    pub(in crate::render) lines: Vec<String>,
    /// What it rests on.
    pub(in crate::render) basis: Option<String>,
    /// What a reader may choose it by, and what that is called.
    pub(in crate::render) kind: Option<(&'static str, String)>,
    /// What the record calls it, where it has a name of its own.
    pub(in crate::render) id: Option<String>,
    /// When it was, for a picture of the years.
    pub(in crate::render) year: Option<u16>,
}

/// Rows of cells below their heads.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Table {
    pub(in crate::render) heads: Vec<String>,
    pub(in crate::render) rows: Vec<Vec<String>>,
}

/// A table of short cells, with a key to its columns where their names do not fit above them.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Matrix {
    /// The head of the first column.
    pub(in crate::render) corner: String,
    pub(in crate::render) heads: Vec<String>,
    pub(in crate::render) rows: Vec<(String, Vec<MatrixCell>)>,
    /// The signs in use, with what they mean.
    pub(in crate::render) legend: Vec<(String, String)>,
}

/// A cell in words, and in signs where words do not fit.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct MatrixCell {
    pub(in crate::render) words: String,
    pub(in crate::render) signs: String,
}

/// Columns that the first column of a page or a matrix may fill.
const WIDEST_LEAD: usize = 26;
/// The same where this saves a matrix a table.
const LEAST_LEAD: usize = 20;

impl Page {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|(_, items)| items.is_empty()) && self.table.rows.is_empty()
    }

    /// Writes the page for the terminal.
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn text(&self, options: TextOptions, out: &mut dyn io::Write) -> io::Result<()> {
        let mut buffer = String::new();
        let mut title = String::new();
        wrap_plain(&self.title, options.width, 0, 0, &mut title);
        paint(&mut buffer, BOLD, options.color, title.trim_end());
        buffer.push('\n');
        for line in &self.intro {
            wrap_plain(line, options.width, 0, 2, &mut buffer);
        }
        if let Some(matrix) = &self.matrix {
            matrix.text(options, &mut buffer);
            buffer.truncate(buffer.trim_end_matches('\n').len());
            buffer.push('\n');
        }
        let items = || self.groups.iter().flat_map(|(_, items)| items);
        let lead = items().map(|item| columns(&item.lead)).max().unwrap_or(0).min(WIDEST_LEAD);
        for (heading, items) in &self.groups {
            if items.is_empty() {
                continue;
            }
            if let Some(heading) = heading {
                if !buffer.ends_with("\n\n") {
                    buffer.push('\n');
                }
                let mut line = String::new();
                wrap_plain(heading, options.width, 0, 0, &mut line);
                paint(&mut buffer, BOLD, options.color, line.trim_end());
                buffer.push('\n');
            }
            for item in items {
                if !self.is_dense {
                    buffer.push('\n');
                }
                let is_bold = !self.is_dense || !item.lines.is_empty();
                item.text(lead, is_bold, options, &mut buffer);
            }
        }
        if !self.footnotes.is_empty() {
            buffer.push('\n');
        }
        for note in &self.footnotes {
            wrap_plain(note, options.width, 0, 0, &mut buffer);
        }
        out.write_all(buffer.as_bytes())
    }

    /// Writes the page as Markdown.
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn markdown(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut buffer = format!("### {}\n", markdown_cell(&self.title));
        for line in &self.intro {
            put(&mut buffer, format_args!("\n{}\n", markdown_cell(line)));
        }
        if let Some(matrix) = &self.matrix {
            matrix.as_table().markdown(&mut buffer);
        }
        if self.is_tabular {
            self.table.markdown(&mut buffer);
        } else {
            for (heading, items) in self.groups.iter().filter(|(_, items)| !items.is_empty()) {
                if let Some(heading) = heading {
                    put(&mut buffer, format_args!("\n**{}**\n", markdown_cell(heading)));
                }
                buffer.push('\n');
                for item in items {
                    item.markdown(&mut buffer);
                }
            }
        }
        for note in &self.footnotes {
            put(&mut buffer, format_args!("\n*{}*\n", markdown_cell(note)));
        }
        out.write_all(buffer.as_bytes())
    }

    /// Writes the page as CSV (RFC 4180).
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn csv(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut writer =
            ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
        writer.write_record(self.table.heads.iter().map(|head| csv_cell(head)))?;
        for row in &self.table.rows {
            writer.write_record(row.iter().map(|cell| csv_cell(cell)))?;
        }
        writer.flush()
    }
}

impl Item {
    fn text(&self, lead: usize, is_bold: bool, options: TextOptions, out: &mut String) {
        let indent = if lead == 0 { 0 } else { lead + 2 };
        let width = options.width.saturating_sub(indent).max(20);
        let margin = " ".repeat(indent);
        let shown = truncate(&self.lead, lead);
        out.push_str(&shown);
        out.extend(std::iter::repeat_n(' ', indent.saturating_sub(columns(&shown))));
        let mut head = String::new();
        wrap_plain(&self.head, width, 0, 2, &mut head);
        for (n, line) in head.trim_end().split('\n').enumerate() {
            if n > 0 {
                out.push('\n');
                out.push_str(&margin);
            }
            paint(out, BOLD, options.color && is_bold, line);
        }
        out.push('\n');
        let margin = if indent == 0 { "  ".to_owned() } else { margin };
        let width = options.width.saturating_sub(margin.len()).max(20);
        let lines = self.lines.iter().map(|line| (line, false));
        for (line, is_dim) in lines.chain(self.basis.iter().map(|basis| (basis, true))) {
            let mut wrapped = String::new();
            wrap_plain(line, width, 0, 2, &mut wrapped);
            for part in wrapped.trim_end().split('\n') {
                out.push_str(&margin);
                if is_dim {
                    paint(out, DIM, options.color, part);
                } else {
                    out.push_str(part);
                }
                out.push('\n');
            }
        }
    }

    fn markdown(&self, out: &mut String) {
        let lead = if self.lead.is_empty() {
            String::new()
        } else {
            format!("{} ", markdown_cell(&self.lead))
        };
        put(out, format_args!("- {lead}**{}**\n", markdown_cell(&self.head)));
        for line in self.lines.iter().chain(&self.basis) {
            put(out, format_args!("  - {}\n", markdown_cell(line)));
        }
    }
}

impl Table {
    fn markdown(&self, out: &mut String) {
        out.push_str("\n|");
        for head in &self.heads {
            put(out, format_args!(" {} |", markdown_cell(head)));
        }
        put(out, format_args!("\n|{}\n", "---|".repeat(self.heads.len())));
        for row in &self.rows {
            out.push('|');
            for cell in row {
                put(out, format_args!(" {} |", markdown_cell(cell)));
            }
            out.push('\n');
        }
    }
}

impl Matrix {
    fn as_table(&self) -> Table {
        let heads = std::iter::once(&self.corner).chain(&self.heads).cloned().collect();
        let row = |(name, cells): &(String, Vec<MatrixCell>)| {
            let words = cells.iter().map(|cell| cell.words.clone());
            std::iter::once(name.clone()).chain(words).collect()
        };
        Table { heads, rows: self.rows.iter().map(row).collect() }
    }

    fn text(&self, options: TextOptions, out: &mut String) {
        let cells = || self.rows.iter().flat_map(|(_, cells)| cells);
        let widest = |width: fn(&MatrixCell) -> usize| cells().map(width).max().unwrap_or(1);
        let names = self.rows.iter().map(|(name, _)| columns(name));
        let mut first = names.max().unwrap_or(0).min(WIDEST_LEAD).max(columns(&self.corner));
        let room = options.width.saturating_sub(first) / self.heads.len().max(1);
        let head = self.heads.iter().map(|head| columns(head)).max().unwrap_or(1);
        let words = widest(|cell| columns(&cell.words));
        let in_words = words.max(head) < room;
        // Numbers stand above the columns where names do not fit.
        let numbers: Vec<String> = (1..=self.heads.len()).map(|n| n.to_string()).collect();
        let (heads, width) = if in_words {
            (&self.heads, words.max(head))
        } else {
            (&numbers, widest(|cell| columns(&cell.signs)).max(2))
        };
        out.push('\n');
        if !in_words {
            for (number, head) in numbers.iter().zip(&self.heads) {
                let mut line = String::new();
                wrap_plain(head, options.width.saturating_sub(4).max(20), 0, 0, &mut line);
                let line = line.trim_end().replace('\n', "\n    ");
                put(out, format_args!("{number:>2}  {line}\n"));
            }
            out.push('\n');
        }
        // What does not fit side by side stands below one another.
        let fit = |first: usize| (options.width.saturating_sub(first) / (width + 1)).max(1);
        let tables = |first: usize| heads.len().div_ceil(fit(first));
        if tables(LEAST_LEAD) < tables(first) {
            // Rather shorter names than another table.
            first =
                (LEAST_LEAD..first).rfind(|&less| tables(less) < tables(first)).unwrap_or(first);
        }
        let per_table = heads.len().div_ceil(tables(first).max(1)).max(1);
        for start in (0..heads.len()).step_by(per_table) {
            let end = heads.len().min(start + per_table);
            push_row(out, &self.corner, &heads[start..end], first, width);
            put(out, format_args!("{}\n", "-".repeat(first + (end - start) * (width + 1))));
            for (name, cells) in &self.rows {
                let shown: Vec<String> = cells[start..end]
                    .iter()
                    .map(|cell| if in_words { cell.words.clone() } else { cell.signs.clone() })
                    .collect();
                if shown.iter().any(|cell| !cell.is_empty()) {
                    push_row(out, name, &shown, first, width);
                }
            }
            out.push('\n');
        }
        let signs = self.legend.iter().map(|(sign, _)| columns(sign)).max().unwrap_or(0);
        for (sign, meaning) in &self.legend {
            let is_used = |cell: &MatrixCell| {
                let shown = if in_words { &cell.words } else { &cell.signs };
                shown.contains(sign.as_str()) && (!in_words || matches!(sign.as_str(), "*" | ">"))
            };
            if cells().any(is_used) {
                let pad = " ".repeat(signs.saturating_sub(columns(sign)) + 2);
                let mut line = String::new();
                wrap_plain(
                    meaning,
                    options.width.saturating_sub(signs + 2).max(20),
                    0,
                    0,
                    &mut line,
                );
                let indent = " ".repeat(signs + 2);
                let line = line.trim_end().replace('\n', &format!("\n{indent}"));
                put(out, format_args!("{sign}{pad}{line}\n"));
            }
        }
    }
}

/// The text in an isolate, unless it is one already.
fn isolate(text: &str) -> String {
    if is_isolated(text) { text.to_owned() } else { isolated(text) }
}

fn push_row(out: &mut String, name: &str, cells: &[String], first: usize, width: usize) {
    let mut line = isolate(&truncate(name, first));
    line.extend(std::iter::repeat_n(' ', first.saturating_sub(columns(name))));
    for cell in cells {
        line.push(' ');
        let shown = truncate(cell, width);
        line.push_str(&isolate(&shown));
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(&shown))));
    }
    out.push_str(line.trim_end_matches(' '));
    out.push('\n');
}
