//! What an import left out, kept or doubts: as lines for people, and the whole import as JSON.
//!
//! JSON, schema version 1.0, one line: `schema_version`, `text`, `masthead` (`symbol`, `date`,
//! `title`, `language`, each of them null where it was not found), `report`. A line of the report has `fate` (`doubtful`,
//! `dropped` or `kept`), `what`, `count` and `samples`, the first few, shortened.

use std::io;

use serde::Serialize;

use crate::import::{Fate, Imported, Item, Masthead, Report, What};
use crate::messages::{Value, commas, semicolons};
use crate::say;

use super::json::{SCHEMA_VERSION, write_line};

/// The report as sentences, one for each fate; what must be looked at first. Samples are given for what is doubtful.
pub fn report(report: &Report) -> Vec<(Fate, String)> {
    let fates = [
        (Fate::Doubtful, say!("import-doubtful")),
        (Fate::Dropped, say!("import-dropped")),
        (Fate::Kept, say!("import-kept")),
    ];
    fates
        .into_iter()
        .filter_map(|(fate, name)| {
            let things: Vec<String> =
                report.items().iter().filter(|item| item.fate == fate).map(thing).collect();
            (!things.is_empty()).then(|| {
                let things = Value::composed(semicolons(&things));
                (fate, say!("import-line", fate = Value::composed(name), things = things))
            })
        })
        .collect()
}

/// What it is, how often, and the first of them.
fn thing(item: &Item) -> String {
    let thing = say!("import-thing", what = Value::composed(name(item.what)), n = item.count);
    if item.samples.is_empty() || item.fate == Fate::Kept {
        return thing;
    }
    let samples: Vec<String> =
        item.samples.iter().map(|sample| say!("import-sample", sample = sample.as_str())).collect();
    say!(
        "import-samples",
        thing = Value::composed(thing),
        samples = Value::composed(commas(&samples))
    )
}

fn name(what: What) -> String {
    match what {
        What::UnknownLetters => say!("import-unknown-letters"),
        What::DamagedPages => say!("import-damaged-pages"),
        What::HiddenText => say!("import-hidden-text"),
        What::UnknownNumbers => say!("import-unknown-numbers"),
        What::Symbols => say!("import-symbols"),
        What::Embedded => say!("import-embedded"),
        What::Hyphens => say!("import-hyphens"),
        What::Labels => say!("import-labels"),
        What::Notes => say!("import-notes"),
        What::NoteMarks => say!("import-note-marks"),
        What::PageNumbers => say!("import-page-numbers"),
        What::LineNumbers => say!("import-line-numbers"),
        What::Headers => say!("import-headers"),
        What::Footers => say!("import-footers"),
        What::Navigation => say!("import-navigation"),
        What::Comments => say!("import-comments"),
        What::Images => say!("import-images"),
        What::Contents => say!("import-contents"),
        What::Numbers => say!("import-numbers"),
        What::TextBoxes => say!("import-text-boxes"),
        What::TableRows => say!("import-table-rows"),
        What::Insertions => say!("import-insertions"),
        What::Deletions => say!("import-deletions"),
        What::Struck => say!("import-struck"),
    }
}

#[derive(Serialize)]
struct ImportJson<'a> {
    schema_version: &'static str,
    text: &'a str,
    masthead: MastheadJson<'a>,
    report: Vec<ItemJson<'a>>,
}

#[derive(Serialize)]
struct MastheadJson<'a> {
    symbol: Option<&'a str>,
    date: Option<String>,
    title: Option<&'a str>,
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    fate: &'static str,
    what: &'static str,
    count: usize,
    samples: &'a [String],
}

/// Writes text and report.
pub fn json(imported: &Imported, head: &Masthead, out: &mut dyn io::Write) -> io::Result<()> {
    let items = imported.report.items().iter().map(|item| ItemJson {
        fate: item.fate.as_str(),
        what: item.what.as_str(),
        count: item.count,
        samples: &item.samples,
    });
    let import = ImportJson {
        schema_version: SCHEMA_VERSION,
        text: &imported.text,
        masthead: MastheadJson {
            symbol: head.symbol.as_deref(),
            date: head.date.map(|date| date.to_string()),
            title: head.title.as_deref(),
            language: head.language.as_deref(),
        },
        report: items.collect(),
    };
    write_line(&import, out)
}
