//! Origins as a Markdown table, and what was taken word by word where it is asked for.

use std::io;

use crate::messages::semicolons;
use crate::say;

use super::super::TextOptions;
use super::super::bidi;
use super::super::cells::markdown_cell;
use super::super::markdown::{escape, marked_up};
use super::super::style::put;
use super::{Report, passage_title, runs};

/// Writes the origins of a draft.
pub fn origins(
    report: &Report<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = format!("### {}\n\n", bidi::line(&escape(&report.heading())));
    for sentence in report.summary() {
        put(&mut buffer, format_args!("{}\n\n", bidi::line(&escape(&sentence))));
    }
    for (n, name) in report.by_instrument() {
        put(&mut buffer, format_args!("- {n}: {}\n", markdown_cell(&name)));
    }
    let heads =
        [say!("origins-head-article"), say!("origins-head-origin"), say!("origins-head-more")];
    put(&mut buffer, format_args!("\n| {} |\n|---|---|---|\n", heads.join(" | ")));
    for article in &report.origins.articles {
        let name = markdown_cell(&report.article(article.clause));
        let verdict = markdown_cell(&report.verdict(article));
        let details: Vec<String> = report.details(article).lines().collect();
        let details = markdown_cell(&semicolons(&details));
        put(&mut buffer, format_args!("| {name} | {verdict} | {details} |\n"));
    }
    put(&mut buffer, format_args!("\n*{}*\n", say!("origins-disclaimer")));
    if options.full {
        push_passages(report, &mut buffer);
    }
    out.write_all(buffer.as_bytes())
}

fn push_passages(report: &Report<'_>, out: &mut String) {
    let new = report.draft();
    for article in &report.origins.articles {
        for origin in article.origins.iter().filter(|origin| !origin.passages.is_empty()) {
            let old = &report.source(origin).draft;
            let place = report.place(origin.source, origin.clause);
            let name = report.article(article.clause);
            put(out, format_args!("\n#### {}\n\n{}\n", escape(&name), escape(&place)));
            for passage in &origin.passages {
                let title = escape(&passage_title(passage, old, new)).replace("->", "→");
                let words = marked_up(&runs(passage, old, new));
                put(out, format_args!("\n{}\n\n> {words}\n", bidi::line(&title)));
            }
        }
    }
}
