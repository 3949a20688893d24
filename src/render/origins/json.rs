//! Origins as JSON, schema version 1.0, one line.
//!
//! `schema_version`, `draft`, `date` (of the draft, or null), `folder`, `looked_at` and `later` (how many instruments),
//! `instruments` (those that are named: `path`, `name`, `title`, `date`, `language`), `articles`, `summary`.
//! An article has `id`, `number`, `heading`, `line`, `words`, `taken`, `kind` (verbatim, adapted, heading, new),
//! `origins`, the best one first, and `also_in`. An origin has `instrument` (a path), `id`, `number`, `line`, `kind`,
//! `words` (of the article of the instrument), `taken`, `share`, `passages` and `left_out` (ids of clauses there).
//! A passage has `clauses` and `source_clauses` (ids), `kind`, `words`, `source_words`, `taken`, `share`, `dropped`
//! (`clause`, `extent`, `words`, `text`) and `added` (`clause`, `words`, `text`). Shares are those of the draft's words.

use std::io;

use serde::Serialize;

use crate::draft::{ClauseIdx, Draft};
use crate::origins::{ArticleOrigins, Elsewhere, Instrument, Origin, Passage};

use super::super::json::{DraftJson, SCHEMA_VERSION, write_line};
use super::{Counts, Report};

/// Writes the origins of a draft.
pub fn origins(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let found = report.origins;
    let counts = Counts::new(found);
    let by_instrument = counts.by_source.iter().map(|(&source, &articles)| InstrumentCountJson {
        instrument: &found.sources[source].instrument.path,
        articles,
    });
    let json = OriginsJson {
        schema_version: SCHEMA_VERSION,
        draft: DraftJson::new(report.version),
        date: report.date.map(|date| date.to_string()),
        folder: report.folder,
        looked_at: found.looked_at,
        later: found.later,
        instruments: found.sources.iter().map(|s| InstrumentJson::new(&s.instrument)).collect(),
        articles: found.articles.iter().map(|a| ArticleJson::new(report, a)).collect(),
        summary: SummaryJson {
            articles: found.articles.len(),
            verbatim: counts.verbatim,
            adapted: counts.adapted,
            heading: counts.heading,
            new: counts.new,
            by_instrument: by_instrument.collect(),
        },
    };
    write_line(&json, out)
}

#[derive(Serialize)]
struct OriginsJson<'a> {
    schema_version: &'static str,
    draft: DraftJson<'a>,
    date: Option<String>,
    folder: &'a str,
    looked_at: usize,
    later: usize,
    instruments: Vec<InstrumentJson<'a>>,
    articles: Vec<ArticleJson<'a>>,
    summary: SummaryJson<'a>,
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    articles: usize,
    verbatim: usize,
    adapted: usize,
    heading: usize,
    new: usize,
    by_instrument: Vec<InstrumentCountJson<'a>>,
}

#[derive(Serialize)]
struct InstrumentCountJson<'a> {
    instrument: &'a str,
    articles: usize,
}

#[derive(Serialize)]
struct InstrumentJson<'a> {
    path: &'a str,
    name: &'a str,
    title: Option<&'a str>,
    date: Option<String>,
    language: &'a str,
}

impl<'a> InstrumentJson<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        Self {
            path: &instrument.path,
            name: &instrument.name,
            title: instrument.title.as_deref(),
            date: instrument.date.map(|date| date.to_string()),
            language: &instrument.language,
        }
    }
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    id: &'a str,
    number: Option<&'a str>,
    heading: Option<&'a str>,
    line: usize,
    words: usize,
    taken: usize,
    kind: &'static str,
    origins: Vec<OriginJson<'a>>,
    also_in: Vec<ElsewhereJson<'a>>,
}

impl<'a> ArticleJson<'a> {
    fn new(report: &Report<'a>, article: &'a ArticleOrigins) -> Self {
        let draft = report.draft();
        let place = Place::new(draft, article.clause);
        Self {
            id: place.id,
            number: place.number,
            heading: draft.heading(article.clause),
            line: place.line,
            words: article.words,
            taken: article.taken,
            kind: article.origins.first().map_or("new", |origin| origin.kind.as_str()),
            origins: article
                .origins
                .iter()
                .map(|origin| OriginJson::new(report, article, origin))
                .collect(),
            also_in: article
                .also_in
                .iter()
                .map(|also| ElsewhereJson::new(report, article, also))
                .collect(),
        }
    }
}

/// Where a clause stands.
struct Place<'a> {
    id: &'a str,
    number: Option<&'a str>,
    line: usize,
}

impl<'a> Place<'a> {
    fn new(draft: &'a Draft, idx: ClauseIdx) -> Self {
        let clause = draft.clause(idx);
        Self {
            id: clause.id.as_str(),
            number: clause.number.as_ref().map(|number| number.printed.as_str()),
            line: draft.source.line_at(clause.span.start as usize),
        }
    }
}

#[derive(Serialize)]
struct OriginJson<'a> {
    instrument: &'a str,
    id: &'a str,
    number: Option<&'a str>,
    line: usize,
    kind: &'static str,
    words: usize,
    taken: usize,
    share: f64,
    passages: Vec<PassageJson<'a>>,
    left_out: Vec<&'a str>,
}

impl<'a> OriginJson<'a> {
    fn new(report: &Report<'a>, article: &ArticleOrigins, origin: &'a Origin) -> Self {
        let source = report.source(origin);
        let place = Place::new(&source.draft, origin.clause);
        let passage = |passage| PassageJson::new(report.draft(), &source.draft, passage);
        Self {
            instrument: &source.instrument.path,
            id: place.id,
            number: place.number,
            line: place.line,
            kind: origin.kind.as_str(),
            words: origin.source_words,
            taken: origin.taken,
            share: share(origin.taken, article.words),
            passages: origin.passages.iter().map(passage).collect(),
            left_out: ids(&source.draft, &origin.left_out),
        }
    }
}

#[derive(Serialize)]
struct ElsewhereJson<'a> {
    instrument: &'a str,
    id: &'a str,
    number: Option<&'a str>,
    line: usize,
    taken: usize,
    share: f64,
}

impl<'a> ElsewhereJson<'a> {
    fn new(report: &Report<'a>, article: &ArticleOrigins, also: &Elsewhere) -> Self {
        let source = &report.origins.sources[also.source];
        let place = Place::new(&source.draft, also.clause);
        Self {
            instrument: &source.instrument.path,
            id: place.id,
            number: place.number,
            line: place.line,
            taken: also.taken,
            share: share(also.taken, article.words),
        }
    }
}

#[derive(Serialize)]
struct PassageJson<'a> {
    clauses: Vec<&'a str>,
    source_clauses: Vec<&'a str>,
    kind: &'static str,
    words: usize,
    source_words: usize,
    taken: usize,
    share: f64,
    dropped: Vec<DroppedJson<'a>>,
    added: Vec<AddedJson<'a>>,
}

#[derive(Serialize)]
struct DroppedJson<'a> {
    clause: &'a str,
    extent: &'static str,
    words: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct AddedJson<'a> {
    clause: &'a str,
    words: usize,
    text: &'a str,
}

impl<'a> PassageJson<'a> {
    fn new(new: &'a Draft, old: &'a Draft, passage: &'a Passage) -> Self {
        let dropped = passage.edits.iter().flat_map(|edit| &edit.dropped);
        let added = passage.edits.iter().flat_map(|edit| &edit.added);
        Self {
            clauses: ids(new, &passage.clauses),
            source_clauses: ids(old, &passage.source_clauses),
            kind: passage.kind.as_str(),
            words: passage.words,
            source_words: passage.source_words,
            taken: passage.taken,
            share: share(passage.taken, passage.words),
            dropped: dropped
                .map(|piece| DroppedJson {
                    clause: old.clause(piece.clause).id.as_str(),
                    extent: piece.extent.as_str(),
                    words: piece.words,
                    text: old.source.slice(piece.span).trim(),
                })
                .collect(),
            added: added
                .map(|piece| AddedJson {
                    clause: new.clause(piece.clause).id.as_str(),
                    words: piece.words,
                    text: new.source.slice(piece.span).trim(),
                })
                .collect(),
        }
    }
}

fn ids<'a>(draft: &'a Draft, clauses: &[ClauseIdx]) -> Vec<&'a str> {
    clauses.iter().map(|&clause| draft.clause(clause).id.as_str()).collect()
}

/// A share with four decimals.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (part as f64 / whole as f64 * 10_000.0).round() / 10_000.0 }
}
