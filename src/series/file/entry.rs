//! One table of `series.toml` while it is being read. What is wrong is noted, and the reading goes on.
//!
//! A key is known because somebody asked for it; [`Entry::finish`] reports the others.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::date::Date;
use super::super::record::Place;
use super::super::text::{Text, Words};
use crate::error::Error;
use crate::messages::{Value, commas};
use crate::say;
use crate::toml_file::{TomlFile, nearest};

/// The file, and what was found wrong in it so far.
pub(super) struct Reading<'a> {
    pub(super) toml: &'a TomlFile<'a>,
    errors: RefCell<Vec<Error>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(toml: &'a TomlFile<'a>) -> Self {
        Self { toml, errors: RefCell::new(Vec::new()) }
    }

    /// Notes that something at `span` is wrong.
    pub(super) fn wrong(&self, span: Range<usize>, message: impl Into<String>) {
        self.errors.borrow_mut().push(self.toml.error(span, message));
    }

    /// Notes that something at a place is wrong.
    pub(super) fn wrong_at(&self, place: Place, message: impl Into<String>) {
        self.errors.borrow_mut().push(Error::Config {
            path: self.toml.path().to_owned(),
            line: place.line,
            column: place.column,
            message: message.into(),
        });
    }

    pub(super) fn place(&self, span: Range<usize>) -> Place {
        let (line, column) = self.toml.position(span.start);
        Place { line, column }
    }

    /// Everything that was wrong.
    pub(super) fn into_errors(self) -> Vec<Error> {
        self.errors.into_inner()
    }
}

/// A table of the file.
pub(super) struct Entry<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) span: Range<usize>,
    table: &'a DeTable<'a>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Entry<'a> {
    pub(super) fn new(
        reading: &'a Reading<'a>,
        table: &'a DeTable<'a>,
        span: Range<usize>,
    ) -> Self {
        Self { reading, span, table, asked: RefCell::new(Vec::new()) }
    }

    /// Where the entry begins.
    pub(super) fn place(&self) -> Place {
        self.reading.place(self.span.clone())
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Whether the key stands there, whatever it holds.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Where the value of a key stands, else the entry.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.span.clone(), Spanned::span)
    }

    /// Notes that the value of a key is of the wrong kind.
    fn not(&self, key: &str, span: Range<usize>, wanted: &str) {
        let wanted = Value::composed(wanted);
        self.reading.wrong(span, say!("series-wrong-kind", key = key, wanted = wanted));
    }

    /// Notes that a key is missing.
    pub(super) fn missing(&self, key: &str) {
        self.reading.wrong(self.span.clone(), say!("series-key-missing", key = key));
    }

    /// The value of a key that must be there.
    pub(super) fn required<T: Default>(&self, key: &'static str, value: Option<T>) -> T {
        if !self.has(key) {
            self.missing(key);
        }
        value.unwrap_or_default()
    }

    /// A text without languages.
    pub(super) fn word(&self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                Some(Spanned::new(value.span(), text.trim().to_owned()))
            }
            _ => {
                self.not(key, value.span(), &say!("series-wants-text"));
                None
            }
        }
    }

    /// The same, without its place.
    pub(super) fn string(&self, key: &'static str) -> Option<String> {
        self.word(key).map(Spanned::into_inner)
    }

    /// A text or a whole number, as text.
    pub(super) fn word_or_number(&self, key: &'static str) -> Option<String> {
        match self.get(key)?.get_ref() {
            DeValue::Integer(number) => Some(number.to_string()),
            _ => self.string(key),
        }
    }

    /// A text or a list of texts.
    pub(super) fn words(&self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(list) => list
                .iter()
                .filter_map(|item| match item.get_ref() {
                    DeValue::String(text) if !text.trim().is_empty() => {
                        Some(Spanned::new(item.span(), text.trim().to_owned()))
                    }
                    _ => {
                        self.not(key, item.span(), &say!("series-wants-texts"));
                        None
                    }
                })
                .collect(),
            DeValue::String(_) => self.word(key).into_iter().collect(),
            _ => {
                self.not(key, value.span(), &say!("series-wants-texts"));
                Vec::new()
            }
        }
    }

    /// A text, or one for each language.
    pub(super) fn text(&self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(_) => self.string(key).map(Text::plain),
            DeValue::Table(table) if !table.is_empty() => {
                let mut by_language = BTreeMap::new();
                for (language, text) in table {
                    if !self.is_language(language) {
                        continue;
                    }
                    match text.get_ref() {
                        DeValue::String(words) if !words.trim().is_empty() => {
                            let words = words.trim().to_owned();
                            by_language.insert(language.get_ref().to_string(), words);
                        }
                        _ => self.not(key, text.span(), &say!("series-wants-languages")),
                    }
                }
                (!by_language.is_empty()).then_some(Text { plain: None, by_language })
            }
            _ => {
                self.not(key, value.span(), &say!("series-wants-languages"));
                None
            }
        }
    }

    /// Runs of words, or such runs for each language.
    pub(super) fn runs(&self, key: &'static str) -> Words {
        let Some(value) = self.get(key) else { return Words::default() };
        let DeValue::Table(table) = value.get_ref() else {
            let plain = self.words(key).into_iter().map(Spanned::into_inner).collect();
            return Words { plain, by_language: BTreeMap::new() };
        };
        let mut by_language = BTreeMap::new();
        for (language, value) in table {
            if !self.is_language(language) {
                continue;
            }
            let single = std::slice::from_ref(value);
            let items = match value.get_ref() {
                DeValue::Array(list) => list.iter().collect::<Vec<_>>(),
                _ => single.iter().collect(),
            };
            let mut runs = Vec::new();
            for item in items {
                match item.get_ref() {
                    DeValue::String(text) if !text.trim().is_empty() => {
                        runs.push(text.trim().to_owned());
                    }
                    _ => self.not(key, item.span(), &say!("series-wants-texts")),
                }
            }
            by_language.insert(language.get_ref().to_string(), runs);
        }
        Words { plain: Vec::new(), by_language }
    }

    /// Whether a key is the code of a language; noted where it is not.
    fn is_language(&self, key: &Spanned<toml::de::DeString<'_>>) -> bool {
        let code: &str = key.get_ref();
        let mut parts = code.split('-');
        let is_primary = parts
            .next()
            .is_some_and(|p| matches!(p.len(), 2 | 3) && p.bytes().all(|b| b.is_ascii_lowercase()));
        let is_tag = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric());
        let is_code = is_primary && parts.all(is_tag);
        if !is_code {
            self.reading.wrong(key.span(), say!("series-no-language", code = code));
        }
        is_code
    }

    /// A date: a TOML date, or a text for a month or a year.
    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.get(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(date) => Date::from_toml(date),
            DeValue::String(text) => Date::parse(text.trim()),
            _ => None,
        };
        if date.is_none() {
            self.not(key, value.span(), &say!("series-wants-date"));
        }
        date
    }

    /// A whole number that is not negative.
    pub(super) fn number(&self, key: &'static str) -> Option<usize> {
        let value = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => usize::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if number.is_none_or(|number| number > u32::MAX as usize) {
            self.not(key, value.span(), &say!("series-wants-number"));
            return None;
        }
        number
    }

    /// Yes or no.
    pub(super) fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.not(key, value.span(), &say!("series-wants-flag"));
        }
        flag
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let word = self.word(key)?;
        let found = known.iter().find(|(name, _)| name == word.get_ref());
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let message = if let Some(near) = nearest(word.get_ref(), names.iter().copied()) {
                say!("unknown-value-near", value = word.get_ref(), near = near)
            } else {
                let list = Value::composed(commas(&names));
                say!("unknown-value", value = word.get_ref(), known = list)
            };
            self.reading.wrong(word.span(), message);
        }
        found.map(|(_, value)| *value)
    }

    /// A table below this one.
    pub(super) fn table(&self, key: &'static str) -> Option<Entry<'a>> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.not(key, value.span(), &say!("series-wants-table", key = key));
        }
        table.map(|table| Entry::new(self.reading, table, value.span()))
    }

    /// The tables below this one.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Entry<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let mut tables = Vec::new();
        match value.get_ref() {
            DeValue::Array(list) => {
                for item in list {
                    match item.get_ref() {
                        DeValue::Table(table) => {
                            tables.push(Entry::new(self.reading, table, item.span()));
                        }
                        _ => self.not(key, item.span(), &say!("series-wants-tables", key = key)),
                    }
                }
            }
            _ => self.not(key, value.span(), &say!("series-wants-tables", key = key)),
        }
        tables
    }

    /// The texts of a table by key, with their places.
    pub(super) fn paths(&self, key: &'static str) -> Vec<(String, Spanned<String>)> {
        let Some(entry) = self.table(key) else { return Vec::new() };
        let mut paths = Vec::new();
        for (name, value) in entry.table {
            match value.get_ref() {
                DeValue::String(path) => {
                    let path = Spanned::new(value.span(), path.to_string());
                    paths.push((name.get_ref().to_string(), path));
                }
                _ => self.not(key, value.span(), &say!("series-wants-text")),
            }
        }
        paths
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(&self) {
        let mut known = self.asked.borrow().clone();
        known.sort_unstable();
        known.dedup();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let message = if let Some(near) = nearest(name, known.iter().copied()) {
                say!("unknown-key-near", key = name, near = near)
            } else {
                let list = Value::composed(commas(&known));
                say!("unknown-key", key = name, known = list)
            };
            self.reading.wrong(key.span(), message);
        }
    }
}
