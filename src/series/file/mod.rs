//! Reads `series.toml`. Every table is read by itself, so that one mistake does not hide the next; what is wrong is
//! reported in one go, in the order of the file.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use self::entry::{Entry, Reading};
use self::names::{Kind, Names, OwnNames};
use super::Series;
use super::record::Record;
use crate::error::Error;
use crate::toml_file::TomlFile;

mod asks;
mod drafts;
mod entry;
mod events;
mod names;
mod papers;
mod votes;
mod whole;

/// Reads and checks the text of a `series.toml`: what could be read of it, and what is wrong.
pub(super) fn read(path: &Path, text: &str) -> (Option<Series>, Vec<Error>) {
    let toml = TomlFile::new(path, text);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return (None, vec![toml.syntax_error(&error)]),
    };
    let reading = Reading::new(&toml);
    let root = Entry::new(&reading, table.get_ref(), 0..0);
    let series = Reader::new(&root, table.get_ref()).series(path);
    root.finish();
    whole::check(&series, &reading);
    (Some(series), reading.into_errors())
}

/// Reads the tables of a file.
struct Reader<'a> {
    root: &'a Entry<'a>,
    names: Names<'a>,
    /// The rows of each source, by its id.
    rows: BTreeMap<String, Vec<String>>,
}

impl<'a> Reader<'a> {
    fn new(root: &'a Entry<'a>, table: &'a DeTable<'a>) -> Self {
        let names = Names::collect(root.reading, |kind| own_names(table, kind));
        Self { root, names, rows: rows(table) }
    }

    /// The numbered statements of a source.
    fn rows(&self, source: &str) -> &[String] {
        self.rows.get(source).map_or(&[], Vec::as_slice)
    }

    fn series(&self, path: &Path) -> Series {
        let root = self.root;
        let folder = path.parent().unwrap_or(Path::new(""));
        Series {
            path: path.to_owned(),
            title: root.required("title", root.text("title")),
            default_language: root.string("default-language"),
            drafts: self.each("draft", |entry| self.draft(entry, folder)),
            concordance: self.each("concordance", |entry| self.concordance(entry)).concat(),
            clusters: self.each("cluster", |entry| self.cluster(entry)),
            classes: self.each("class", |entry| self.class(entry)).into_iter().flatten().collect(),
            record: Record {
                sources: self.each("source", |entry| self.source(entry)),
                actors: self.each("actor", |entry| self.actor(entry)),
                topics: self.each("topic", |entry| self.topic(entry)),
                documents: self.each("document", |entry| self.document(entry)),
                events: self
                    .each("event", |entry| self.event(entry))
                    .into_iter()
                    .flatten()
                    .collect(),
                proposals: self
                    .each("proposal", |entry| self.proposal(entry))
                    .into_iter()
                    .flatten()
                    .collect(),
                positions: self
                    .each("position", |entry| self.position(entry))
                    .into_iter()
                    .flatten()
                    .collect(),
                asks: self.each("ask", |entry| self.ask(entry)),
            },
        }
    }

    /// Reads every table of a name, and reports the keys that nobody knows.
    fn each<T>(&self, key: &'static str, read: impl Fn(&Entry<'a>) -> T) -> Vec<T> {
        let entries = self.root.tables(key).into_iter();
        entries
            .map(|entry| {
                let value = read(&entry);
                entry.finish();
                value
            })
            .collect()
    }
}

/// The names of every entry of a kind; what is no name is left to those who read the entry.
fn own_names<'a>(root: &'a DeTable<'a>, kind: Kind) -> Vec<OwnNames> {
    let Some(DeValue::Array(list)) = root.get(kind.table()).map(Spanned::get_ref) else {
        return Vec::new();
    };
    let tables = list.iter().filter_map(|item| item.get_ref().as_table());
    tables
        .map(|table| {
            let texts = |key: &str| table.get(key).map(texts).unwrap_or_default();
            OwnNames {
                id: texts("id").into_iter().next(),
                own: match kind {
                    Kind::Actor => [texts("name"), texts("aliases")].concat(),
                    Kind::Topic => texts("name"),
                    Kind::Draft => texts("aliases"),
                    _ => Vec::new(),
                },
                shared: match kind {
                    Kind::Draft | Kind::Document => [texts("symbol"), texts("title")].concat(),
                    Kind::Event | Kind::Source => texts("title"),
                    _ => Vec::new(),
                },
            }
        })
        .collect()
}

/// The rows of each source, by its id.
fn rows(root: &DeTable<'_>) -> BTreeMap<String, Vec<String>> {
    let Some(DeValue::Array(list)) = root.get(Kind::Source.table()).map(Spanned::get_ref) else {
        return BTreeMap::new();
    };
    let tables = list.iter().filter_map(|item| item.get_ref().as_table());
    let rows = tables.filter_map(|table| {
        let id = texts(table.get("id")?).into_iter().next()?.into_inner();
        let written = table.get("rows")?;
        let rows = match written.get_ref() {
            DeValue::String(range) => papers::row_range(range).unwrap_or_default(),
            _ => texts(written).into_iter().map(Spanned::into_inner).collect(),
        };
        Some((id, rows))
    });
    rows.collect()
}

/// The texts of a value: itself, those of its list, or those of its languages.
fn texts(value: &Spanned<DeValue<'_>>) -> Vec<Spanned<String>> {
    let text = |value: &Spanned<DeValue<'_>>| {
        let text = value.get_ref().as_str()?.trim();
        (!text.is_empty()).then(|| Spanned::new(value.span(), text.to_owned()))
    };
    match value.get_ref() {
        DeValue::Array(list) => list.iter().filter_map(text).collect(),
        DeValue::Table(table) => table.iter().filter_map(|(_, value)| text(value)).collect(),
        _ => text(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests;
