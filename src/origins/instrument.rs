//! What an instrument of a folder is called, how old it is, and which language versions its file holds.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::draft::{Clause, ClauseKind, Draft};
use crate::error::Error;
use crate::key;
use crate::language;
use crate::parse::{ParseOptions, parse};
use crate::say;
use crate::series::date::Date;
use crate::source::Source;
use crate::toml_file::{TomlFile, nearest};

/// The file in a folder that says what its instruments are called and how old they are.
pub const FILE_NAME: &str = "instruments.toml";

/// Whether a date is certainly later than another: of the same year only where both days are known.
pub(super) fn is_after(date: Date, other: Date) -> bool {
    date.first() > other.last()
}

/// What `instruments.toml` says of one instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Its full title.
    pub title: Option<String>,
    /// What lawyers call it: `UNTOC`.
    pub name: Option<String>,
    /// When it was adopted.
    pub date: Option<Date>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    instrument: Vec<toml::Spanned<Entry>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    title: Option<String>,
    name: Option<String>,
    date: Option<toml::Spanned<toml::Value>>,
}

/// Reads `instruments.toml`: what it says of each file, by its path in the folder. `files` are those that are there.
pub fn described(
    path: &Path,
    text: &str,
    files: &[String],
) -> Result<BTreeMap<String, Described>, Error> {
    let toml = TomlFile::new(path, text);
    let file: File = toml.parse()?;
    let mut all = BTreeMap::new();
    for entry in file.instrument {
        let span = entry.span();
        let entry = entry.into_inner();
        if !files.contains(&entry.file) {
            let known = files.iter().map(String::as_str);
            return Err(toml.error(span, missing(&entry.file, nearest(&entry.file, known))));
        }
        let date = match entry.date {
            Some(date) => {
                let when = when(date.get_ref());
                let error = || toml.error(date.span(), say!("instruments-no-date"));
                Some(when.ok_or_else(error)?)
            }
            None => None,
        };
        let described = Described { title: entry.title, name: entry.name, date };
        if all.insert(entry.file.clone(), described).is_some() {
            return Err(toml.error(span, say!("instruments-twice", file = entry.file)));
        }
    }
    Ok(all)
}

fn missing(file: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => say!("instruments-no-file-near", file = file, near = near),
        None => say!("instruments-no-file", file = file),
    }
}

/// A date as people write it in TOML: `2003-10-31`, `2003`, or either in quotes.
fn when(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::Datetime(written) => Date::from_toml(written),
        toml::Value::Integer(year) => Date::parse(&format!("{year:04}")),
        toml::Value::String(text) => Date::parse(text),
        _ => None,
    }
}

/// The language versions of a file, each parsed by itself; the first one first.
pub fn versions(path: &str, text: &str) -> Vec<Draft> {
    let read = |language: Option<String>| {
        parse(Source::new(path, text), &ParseOptions { name: String::new(), language })
    };
    let mut drafts = vec![read(None)];
    let others = drafts[0].clauses.iter().filter(|clause| clause.kind == ClauseKind::Translation);
    let mut languages: Vec<String> = Vec::new();
    for clause in others {
        let sample = key::start_of(&text[clause.span.range()], SAMPLE);
        languages.extend(language::guess(sample));
    }
    for language in languages {
        if drafts.iter().all(|draft| draft.language != language) {
            drafts.push(read(Some(language)));
        }
    }
    drafts
}

/// Bytes that are enough to tell a language.
const SAMPLE: usize = 2500;

/// The title of a text as it stands at its head: the last of its title lines, since collections put their own before
/// it; `None` where there is none.
pub(super) fn title(draft: &Draft) -> Option<String> {
    let first = draft.clauses.first().filter(|clause| clause.kind == ClauseKind::Preamble)?;
    let end = draft.clauses.get(1..).unwrap_or_default().iter();
    let end = end.filter(|clause| clause.kind != ClauseKind::Furniture);
    let end = end.map(|clause| clause.span.start).next().unwrap_or(first.span.end);
    let head = &draft.source.text()[first.span.start as usize..end.max(first.span.start) as usize];
    let lines = || head.lines().map(str::trim).filter(|line| !line.starts_with('<'));
    let lines = || lines().filter(|line| line.chars().any(char::is_alphabetic));
    let marked = lines().rfind(|line| line.starts_with('#'));
    let plain = lines().next();
    let title = marked.or(plain)?.trim_matches(|c: char| c == '#' || c == '*' || c.is_whitespace());
    let is_title = title.chars().any(char::is_alphabetic) && title.len() <= LONGEST_TITLE;
    is_title.then(|| title.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Bytes beyond which a first line is no title.
const LONGEST_TITLE: usize = 400;

/// How old a text says it is: a year at the end of its title or alone in brackets there, else the only year in its
/// closing words, else a year or day in the name of its file. A year in the midst of a title may be that of another
/// instrument, and so says nothing.
pub(super) fn date(draft: &Draft, title: Option<&str>, file: &str) -> Option<Date> {
    title.and_then(of_title).or_else(|| of_closing(draft)).or_else(|| of_file(file))
}

fn of_title(title: &str) -> Option<Date> {
    let folded = key::fold(title);
    let bare = folded.trim_end_matches(|c: char| matches!(c, ')' | '.' | ']') || c.is_whitespace());
    let at = bare.len().checked_sub(4).filter(|&at| bare.is_char_boundary(at))?;
    let before = bare[..at].trim_end();
    before.ends_with([',', '(', '[', '，', '、']).then(|| year(&bare[at..])).flatten()
}

/// The year of the words after the last article, where they name one only.
fn of_closing(draft: &Draft) -> Option<Date> {
    let is_closing =
        |clause: &&Clause| clause.kind == ClauseKind::Closing && clause.parent.is_none();
    let mut years = draft.clauses.iter().filter(is_closing).flat_map(|clause| {
        let text = key::fold(key::start_of(draft.source.slice(clause.span), SAMPLE));
        numbers(&text).filter_map(year).collect::<Vec<_>>()
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

fn of_file(file: &str) -> Option<Date> {
    let name = Path::new(file).file_stem()?.to_string_lossy().into_owned();
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let mut found = name
        .split(|c: char| !is_part(c))
        .map(|part| part.trim_matches('-'))
        .filter_map(|part| Date::parse(part).filter(|date| YEARS.contains(&date.year)));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Years in which an instrument may have been made.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2100;

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

fn year(digits: &str) -> Option<Date> {
    Date::parse(digits).filter(|date| YEARS.contains(&date.year))
}
