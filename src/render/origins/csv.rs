//! Origins as CSV (RFC 4180): a line for each origin of each article, and one for each article that is new.

use std::io;

use crate::messages::semicolons;
use crate::origins::{ArticleOrigins, Origin};
use crate::say;

use super::super::address::{full, label};
use super::super::cells::csv_cell;
use super::{Report, percent};

/// Writes the origins of a draft.
pub fn origins(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    writer.write_record([
        say!("origins-head-article"),
        say!("origins-head-heading"),
        say!("origins-head-result"),
        say!("origins-head-share"),
        say!("origins-head-instrument"),
        say!("origins-head-date"),
        say!("origins-head-source"),
        say!("origins-head-without"),
        say!("origins-head-added"),
        say!("origins-head-also"),
    ])?;
    for article in &report.origins.articles {
        if article.origins.is_empty() {
            writer.write_record(record(report, article, None))?;
        }
        for origin in &article.origins {
            writer.write_record(record(report, article, Some(origin)))?;
        }
    }
    writer.flush()
}

fn record(report: &Report<'_>, article: &ArticleOrigins, origin: Option<&Origin>) -> Vec<String> {
    let draft = report.draft();
    let heading = draft.heading(article.clause).unwrap_or_default();
    let mut record = vec![csv_cell(&label(draft, article.clause)), csv_cell(heading)];
    let Some(origin) = origin else {
        record.extend(["new".to_owned(), "0".to_owned()]);
        record.resize(10, String::new());
        return record;
    };
    let source = report.source(origin);
    let is_first = article.origins.first().is_some_and(|first| std::ptr::eq(first, origin));
    let also = if is_first { report.also(article) } else { Vec::new() };
    record.extend([
        origin.kind.as_str().to_owned(),
        percent(origin.taken, article.words).to_string(),
        csv_cell(&source.instrument.name),
        source.instrument.date.map(|date| date.to_string()).unwrap_or_default(),
        csv_cell(&full(&source.draft, origin.clause)),
        csv_cell(&semicolons(&report.without(origin))),
        csv_cell(&semicolons(&report.added(origin))),
        csv_cell(&semicolons(&also)),
    ]);
    record
}
