//! A draft as Markdown: headings, recitals, paragraphs and nested lists, notes as quotations.
//!
//! Numbers stay as they are printed, and no program that shows Markdown counts them anew: their marks are escaped.

use std::io;

use crate::draft::{ClauseIdx, ClauseKind, Draft};

use super::Version;
use super::address::squeeze;
use super::bidi;
use super::markdown::{escape, escape_start};
use super::style::put;
use super::summary::identity;
use super::visible;

/// Writes a draft, or the subtree of one clause.
pub fn draft(
    version: Version<'_>,
    clause: Option<ClauseIdx>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = version.draft;
    let mut buffer = String::new();
    put(&mut buffer, format_args!("<!-- {} -->\n", identity(version).replace("--", "- -")));
    let range = match clause {
        Some(idx) => idx.get()..draft.clause(idx).subtree_end as usize,
        None => 0..draft.clauses.len(),
    };
    for n in range {
        push_clause(draft, ClauseIdx(n as u32), &mut buffer);
    }
    out.write_all(buffer.as_bytes())
}

fn push_clause(draft: &Draft, idx: ClauseIdx, out: &mut String) {
    let clause = draft.clause(idx);
    if matches!(clause.kind, ClauseKind::Furniture | ClauseKind::Translation) {
        return;
    }
    let marker = clause.marker.map(|span| squeeze(draft.source.slice(span))).unwrap_or_default();
    let heading = draft.heading(idx).map(squeeze).filter(|heading| *heading != marker);
    let opened = opened(draft, idx);
    let marker = format!("{opened}{marker}");
    let text = draft.own_text(idx);
    let is_headed = clause.kind == ClauseKind::Article
        || clause.kind.is_group()
        || clause.kind == ClauseKind::Preamble;
    let title = [marker.as_str(), heading.as_deref().unwrap_or_default()].join(" ");
    if is_headed {
        if !title.trim().is_empty() {
            let level = "#".repeat((groups_above(draft, idx) + 1).min(6));
            put(out, format_args!("\n{level} {}\n", line(title.trim())));
        }
        push_paragraphs(&text, "", out);
        return;
    }
    let words = [title.trim(), text.trim()].join(" ");
    match clause.kind {
        ClauseKind::Point | ClauseKind::Subpoint => {
            let depth = draft
                .ancestors(idx)
                .skip(1)
                .filter(|&above| {
                    matches!(draft.clause(above).kind, ClauseKind::Point | ClauseKind::Subpoint)
                })
                .count();
            let indent = "  ".repeat(depth.min(10));
            put(out, format_args!("\n{indent}- {}\n", line(words.trim())));
        }
        ClauseKind::Note => push_paragraphs(&words, "> ", out),
        _ => push_paragraphs(&words, "", out),
    }
}

/// The bracket that stands before the number of a clause.
pub(super) fn opened(draft: &Draft, idx: ClauseIdx) -> &str {
    let clause = draft.clause(idx);
    let Some(marker) = clause.marker.filter(|marker| marker.start > clause.span.start) else {
        return "";
    };
    let before = draft.source.text().get(clause.span.start as usize..marker.start as usize);
    before.map(str::trim).filter(|before| before.len() < 8).unwrap_or_default()
}

fn groups_above(draft: &Draft, idx: ClauseIdx) -> usize {
    draft.ancestors(idx).skip(1).filter(|&above| draft.clause(above).kind.is_group()).count()
}

/// The stretches between empty lines, a paragraph each.
fn push_paragraphs(text: &str, before: &str, out: &mut String) {
    let mut paragraph: Vec<&str> = Vec::new();
    for source_line in text.lines().chain([""]) {
        if !source_line.trim().is_empty() {
            paragraph.push(source_line);
        } else if !paragraph.is_empty() {
            put(out, format_args!("\n{before}{}\n", line(&paragraph.join(" "))));
            paragraph.clear();
        }
    }
}

/// Text as one line that holds no markup.
fn line(text: &str) -> String {
    bidi::line(&escape_start(&escape(&visible(&squeeze(text)))))
}
