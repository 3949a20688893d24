//! The scorecard as a Markdown table, with the deciding clause in each cell.

use std::io;

use crate::scorecard::Verdict;

use super::super::markdown::escape;
use super::super::style::put;
use super::{Scorecard, places};

/// Writes the table, its legend, and the clauses that decide.
pub fn scorecard(card: &Scorecard<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let words = card.words();
    let mut buffer = format!("### {}\n\n| {} |", escape(&card.heading()), words.safeguard);
    for (version, _) in &card.columns {
        put(&mut buffer, format_args!(" {} |", cell_text(&version.draft.name)));
    }
    buffer.push_str("\n|---|");
    buffer.push_str(&"---|".repeat(card.columns.len()));
    buffer.push('\n');
    for (n, row) in card.rows.iter().enumerate() {
        put(&mut buffer, format_args!("| {} |", cell_text(row.name.get(card.language))));
        for (version, cells) in &card.columns {
            let Some(cell) = cells.get(n) else { continue };
            let verdict = words.verdict(cell.verdict);
            let strong = if cell.verdict == Verdict::Requires { "**" } else { "" };
            put(&mut buffer, format_args!(" {strong}{verdict}{strong}"));
            let places = places(version.draft, cell);
            if !places.is_empty() {
                put(&mut buffer, format_args!(" {}", cell_text(&places)));
            }
            if let Some(against) = cell.against.iter().map(|ground| ground.verdict).max() {
                put(&mut buffer, format_args!("; {} {}", words.but, words.verdict(against)));
            }
            buffer.push_str(" |");
        }
        buffer.push('\n');
    }
    buffer.push('\n');
    for verdict in Verdict::ALL {
        let (name, meaning) = (words.verdict(verdict), words.meaning(verdict));
        put(&mut buffer, format_args!("- **{name}**: {meaning}\n"));
    }
    for name in &card.left_out {
        put(&mut buffer, format_args!("\n{} {}\n", words.left_out, cell_text(name)));
    }
    put(&mut buffer, format_args!("\n*{}*\n", words.disclaimer));
    for (row, drafts) in card.notes() {
        put(&mut buffer, format_args!("\n**{}**\n\n", cell_text(&row)));
        for (draft, lines) in drafts {
            let lines: Vec<String> = lines.iter().map(|line| cell_text(line)).collect();
            put(&mut buffer, format_args!("- {}: {}\n", cell_text(&draft), lines.join("; ")));
        }
    }
    out.write_all(buffer.as_bytes())
}

/// Text of a draft that can break neither the table nor a line.
fn cell_text(text: &str) -> String {
    let line = super::squeeze(text);
    escape(&line).replace('|', "\\|")
}
