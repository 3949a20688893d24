//! The scorecard as a Markdown table, with the deciding clause in each cell.

use std::io;

use crate::messages::Value;
use crate::say;
use crate::scorecard::Verdict;

use super::super::markdown::escape;
use super::super::style::put;
use super::{Scorecard, meaning, places, verdict};

/// Writes the table, its legend, and the clauses that decide.
pub fn scorecard(card: &Scorecard<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let title = say!("scorecard-safeguard");
    let mut buffer = format!("### {}\n\n| {title} |", escape(&card.heading()));
    for (version, _) in &card.columns {
        put(&mut buffer, format_args!(" {} |", cell_text(&version.draft.name)));
    }
    buffer.push_str("\n|---|");
    buffer.push_str(&"---|".repeat(card.columns.len()));
    buffer.push('\n');
    for (n, row) in card.rows.iter().enumerate() {
        put(&mut buffer, format_args!("| {} |", cell_text(&Scorecard::name(row))));
        for (version, cells) in &card.columns {
            let Some(cell) = cells.get(n) else { continue };
            let word = verdict(cell.verdict);
            let strong = if cell.verdict == Verdict::Requires { "**" } else { "" };
            let mut said = format!("{strong}{word}{strong}");
            let places = places(version.draft, cell);
            if !places.is_empty() {
                put(&mut said, format_args!(" {}", cell_text(&places)));
            }
            if let Some(against) = cell.against.iter().map(|ground| ground.verdict).max() {
                let against = Value::composed(verdict(against));
                said = say!("scorecard-but", verdict = Value::composed(said), against = against);
            }
            put(&mut buffer, format_args!(" {said}"));
            buffer.push_str(" |");
        }
        buffer.push('\n');
    }
    buffer.push('\n');
    for known in Verdict::ALL {
        put(&mut buffer, format_args!("- **{}**: {}\n", verdict(known), meaning(known)));
    }
    for line in card.left_out.remarks() {
        put(&mut buffer, format_args!("\n{}\n", cell_text(&line)));
    }
    put(&mut buffer, format_args!("\n*{}*\n", say!("scorecard-disclaimer")));
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
