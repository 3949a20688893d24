//! The scorecard in the terminal: words where they fit, letters where many drafts stand side by side.

use std::io;

use crate::say;
use crate::scorecard::Verdict;
use anstyle::{AnsiColor, Style};

use super::super::TextOptions;
use super::super::address::squeeze;
use super::super::style::{BOLD, DIM, paint, put};
use super::super::wrap::{columns, isolated, truncate, wrap_plain};
use super::{Scorecard, letter, meaning, verdict};

/// Columns that the name of a safeguard may fill.
const NAME: usize = 28;

/// Writes the table, its legend, and the clauses that decide.
pub fn scorecard(
    card: &Scorecard<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    paint(&mut buffer, BOLD, options.color, &card.heading());
    buffer.push_str("\n\n");
    push_table(card, options, &mut buffer);
    push_notes(card, options, &mut buffer);
    out.write_all(buffer.as_bytes())
}

fn push_table(card: &Scorecard<'_>, options: TextOptions, out: &mut String) {
    let title = say!("scorecard-safeguard");
    let names: Vec<String> =
        card.rows.iter().map(|row| truncate(&Scorecard::name(row), NAME)).collect();
    let first = names.iter().map(|name| columns(name)).max().unwrap_or(0).max(columns(&title));
    let heads: Vec<String> =
        card.columns.iter().map(|(version, _)| squeeze(&version.draft.name)).collect();
    let widest = Verdict::ALL.iter().map(|&v| columns(&verdict(v))).max().unwrap_or(0);
    let room = options.width.saturating_sub(first) / heads.len().max(1);
    let is_short = room < widest + 1;
    let longest_head = heads.iter().map(|head| columns(head)).max().unwrap_or(0);
    let column = if is_short {
        longest_head.clamp(1, room.saturating_sub(1).max(3))
    } else {
        longest_head.clamp(widest, room - 1)
    };
    push_cell(out, &title, first);
    for head in &heads {
        out.push(' ');
        push_cell(out, &truncate(head, column), column);
    }
    end_line(out);
    put(out, format_args!("{}\n", "-".repeat(first + heads.len() * (column + 1))));
    for (n, name) in names.iter().enumerate() {
        push_cell(out, name, first);
        for (_, cells) in &card.columns {
            let Some(cell) = cells.get(n) else { continue };
            let word = if is_short { letter(cell.verdict) } else { verdict(cell.verdict) };
            out.push(' ');
            paint(out, style(cell.verdict), options.color, &word);
            out.extend(std::iter::repeat_n(' ', column.saturating_sub(columns(&word))));
        }
        end_line(out);
    }
    out.push('\n');
    for known in Verdict::ALL {
        let is_used =
            card.columns.iter().flat_map(|(_, cells)| cells).any(|cell| cell.verdict == known);
        if is_used {
            let name = verdict(known);
            let sign = if is_short { letter(known) } else { name.clone() };
            let sign_width = if is_short { 1 } else { widest };
            paint(out, style(known), options.color, &sign);
            out.extend(std::iter::repeat_n(' ', sign_width.saturating_sub(columns(&sign)) + 2));
            if is_short {
                put(out, format_args!("{name}: "));
            }
            put(out, format_args!("{}\n", meaning(known)));
        }
    }
    for line in card.left_out.remarks() {
        wrap_plain(&line, options.width, 0, 2, out);
    }
    wrap_plain(&say!("scorecard-disclaimer"), options.width, 0, 0, out);
}

fn push_notes(card: &Scorecard<'_>, options: TextOptions, out: &mut String) {
    let notes = card.notes();
    if notes.is_empty() {
        return;
    }
    out.push('\n');
    paint(out, BOLD, options.color, &say!("scorecard-grounds"));
    out.push('\n');
    let widest = |name: &str| columns(name).min(12);
    let column = notes.iter().flat_map(|(_, d)| d).map(|(name, _)| widest(name)).max().unwrap_or(0);
    for (row, drafts) in notes {
        put(out, format_args!("\n{row}\n"));
        for (draft, lines) in drafts {
            for (n, line) in lines.iter().enumerate() {
                let name = if n == 0 { truncate(&draft, column) } else { String::new() };
                let mut wrapped = String::new();
                let width = options.width.saturating_sub(column + 4).max(20);
                wrap_plain(line, width, 0, 2, &mut wrapped);
                out.push_str("  ");
                paint(out, DIM, options.color, &name);
                out.extend(std::iter::repeat_n(' ', column.saturating_sub(columns(&name)) + 2));
                let indent = " ".repeat(column + 4);
                out.push_str(&wrapped.trim_end().replace('\n', &format!("\n{indent}")));
                out.push('\n');
            }
        }
    }
}

fn push_cell(out: &mut String, text: &str, width: usize) {
    out.push_str(&isolated(text));
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(text))));
}

fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Requires => AnsiColor::Green.on_default(),
        Verdict::Weak | Verdict::Bracketed | Verdict::Permits => AnsiColor::Yellow.on_default(),
        Verdict::Deemed | Verdict::Absent | Verdict::Negated => AnsiColor::Red.on_default(),
        Verdict::NotEvaluated => DIM,
    }
}
