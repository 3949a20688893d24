//! Origins in the terminal: a line for each article, what was left out and added below it, a summary at the end.

use std::io;

use crate::bidi::is_rtl;
use crate::messages::titled;
use crate::origins::ArticleOrigins;
use crate::say;

use super::super::TextOptions;
use super::super::style::{BOLD, DIM, paint, put};
use super::super::wrap::{Layout, wrap, wrap_plain};
use super::{Report, passage_title, runs};

/// Writes the origins of a draft.
pub fn origins(
    report: &Report<'_>,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    let mut line = String::new();
    wrap_plain(&report.heading(), options.width, 0, 2, &mut line);
    paint(&mut buffer, BOLD, options.color, line.trim_end());
    buffer.push('\n');
    let is_new = |article: &ArticleOrigins| article.origins.is_empty();
    let runs = report.origins.articles.chunk_by(|one, next| is_new(one) && is_new(next));
    for run in runs {
        buffer.push('\n');
        if let [first, .., last] = run {
            line.clear();
            wrap_plain(&report.new_run(first, last, run.len()), options.width, 0, 2, &mut line);
            paint(&mut buffer, DIM, options.color, line.trim_end());
            buffer.push('\n');
            continue;
        }
        let article = &run[0];
        line.clear();
        let title = titled(report.article(article.clause), report.verdict(article));
        wrap_plain(&title, options.width, 0, 2, &mut line);
        let style = if article.origins.is_empty() { DIM } else { BOLD };
        paint(&mut buffer, style, options.color, line.trim_end());
        buffer.push('\n');
        for detail in report.details(article).lines() {
            wrap_plain(&detail, options.width, 2, 4, &mut buffer);
        }
        if options.full {
            push_passages(report, article, options, &mut buffer);
        }
    }
    buffer.push('\n');
    for sentence in report.summary() {
        wrap_plain(&sentence, options.width, 0, 2, &mut buffer);
    }
    for (n, name) in report.by_instrument() {
        put(&mut buffer, format_args!("{n:>5}  "));
        let mut line = String::new();
        wrap_plain(&name, options.width.saturating_sub(7).max(20), 0, 0, &mut line);
        put(&mut buffer, format_args!("{}\n", line.trim_end().replace('\n', "\n       ")));
    }
    wrap_plain(&say!("origins-disclaimer"), options.width, 0, 0, &mut buffer);
    out.write_all(buffer.as_bytes())
}

fn push_passages(
    report: &Report<'_>,
    article: &ArticleOrigins,
    options: TextOptions,
    out: &mut String,
) {
    let new = report.draft();
    let layout = Layout {
        width: options.width.saturating_sub(4).max(20),
        color: options.color,
        rtl: is_rtl(&new.language),
    };
    for origin in &article.origins {
        let old = &report.source(origin).draft;
        for passage in &origin.passages {
            let mut line = String::new();
            wrap_plain(&passage_title(passage, old, new), options.width, 2, 4, &mut line);
            paint(out, DIM, options.color, line.trim_end());
            out.push('\n');
            for line in wrap(&runs(passage, old, new), layout) {
                out.push_str("    ");
                line.paint(layout, out);
                out.push('\n');
            }
        }
    }
}
