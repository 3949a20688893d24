//! Turns the names on the command line into drafts: paths, `-`, or what a series calls its drafts.

use std::cell::OnceCell;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::thread;

use travaux::config::Config;
use travaux::draft::Draft;
use travaux::error::{Error, at};
use travaux::import::{Fate, Imported, Kind, Options, Report, import};
use travaux::messages::{Value, commas};
use travaux::parse::{ParseOptions, parse};
use travaux::read::{self, decode};
use travaux::render::Version;
use travaux::render::import::report;
use travaux::say;
use travaux::series::{DraftEntry, Series, TextFile};
use travaux::source::Source;

use super::{note, project, warn};
use crate::cli::NameArgs;

/// A draft that was named on the command line.
pub(super) struct Named<'a> {
    pub(super) draft: Draft,
    pub(super) entry: Option<&'a DraftEntry>,
}

/// A text that was read, and what the reader calls it; still to be parsed.
pub(super) struct Text<'a> {
    source: Source,
    options: ParseOptions,
    entry: Option<&'a DraftEntry>,
}

impl<'a> Text<'a> {
    pub(super) fn parse(self) -> Named<'a> {
        Named { draft: parse(self.source, &self.options), entry: self.entry }
    }
}

impl Named<'_> {
    /// The draft with what its series knows of it.
    pub(super) fn version(&self) -> Version<'_> {
        Version { draft: &self.draft, entry: self.entry }
    }

    /// Fails where the draft holds no text.
    pub(super) fn not_empty(self) -> Result<Self, Error> {
        if is_blank(&self.draft) {
            return Err(Error::NotText {
                path: PathBuf::from(self.draft.source.path()),
                reason: say!("file-is-empty"),
            });
        }
        Ok(self)
    }
}

/// Whether a draft holds nothing but white space and byte order marks.
pub(super) fn is_blank(draft: &Draft) -> bool {
    draft.source.text().trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty()
}

/// Looks up names; the series is read when the first name needs it.
pub(super) struct Names<'a> {
    args: &'a NameArgs,
    config: &'a Config,
    series: OnceCell<Option<Series>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(args: &'a NameArgs, config: &'a Config) -> Self {
        Self { args, config, series: OnceCell::new() }
    }

    /// The series, where one was needed and found.
    pub(super) fn series(&self) -> Option<&Series> {
        self.series.get().and_then(Option::as_ref)
    }

    /// How documents are imported.
    fn options(&self) -> Options {
        Options { tracked: self.args.tracked.map(Into::into) }
    }

    /// The language that was asked for.
    pub(super) fn language(&self) -> Option<&str> {
        self.args.lang.as_deref()
    }

    /// Reads the text that a name stands for.
    pub(super) fn open(&self, name: &str) -> Result<Text<'_>, Error> {
        self.text(name)
    }

    /// The folder of the series, where one was needed and found.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        self.series().and_then(|series| series.path.parent()).map(Path::to_owned)
    }

    /// Reads and parses the draft that a name stands for.
    pub(super) fn read(&self, name: &str) -> Result<Named<'_>, Error> {
        Ok(self.text(name)?.parse())
    }

    /// Reads and parses every language version that a series has of a draft, the default language first; the draft
    /// itself where no series knows it.
    pub(super) fn read_languages(&self, name: &str) -> Result<Vec<Named<'_>>, Error> {
        let named = self.read(name)?;
        let Some(entry) = named.entry else { return Ok(vec![named]) };
        let others = entry.texts.iter().filter(|(language, _)| **language != named.draft.language);
        let mut versions = Vec::new();
        for (language, file) in others {
            versions.push(self.read_entry(entry, language, file)?);
        }
        versions.insert(0, named);
        Ok(versions)
    }

    /// Reads and parses one of the texts of a draft of the series.
    pub(super) fn read_entry<'e>(
        &self,
        entry: &'e DraftEntry,
        language: &str,
        file: &TextFile,
    ) -> Result<Named<'e>, Error> {
        let source = source_of_entry(self.series(), entry, file, self.options())?;
        let options = ParseOptions { name: entry.id.clone(), language: Some(language.to_owned()) };
        Ok(Text { source, options, entry: Some(entry) }.parse())
    }

    /// Reads two drafts, and parses them side by side.
    pub(super) fn read_both(&self, old: &str, new: &str) -> Result<(Named<'_>, Named<'_>), Error> {
        let (old, new) = (self.text(old)?, self.text(new)?);
        Ok(thread::scope(|scope| {
            let old = scope.spawn(|| old.parse());
            let new = new.parse();
            (old.join().expect("the parser does not panic"), new)
        }))
    }

    fn text(&self, name: &str) -> Result<Text<'_>, Error> {
        if name == "-" {
            return Ok(self.unlisted(source_of_stdin(self.options())?, name));
        }
        let path = Path::new(name);
        if path.exists() {
            return Ok(self.unlisted(source_of_file(path, self.options())?, name));
        }
        let Some(series) = self.load_series_of(Some(name))? else {
            let name = one_line(name);
            return Err(Error::Usage(say!("no-file-no-series", name = name)));
        };
        let entry = series.find(name).ok_or_else(|| unknown_name(series, name))?;
        let asked = self.args.lang.as_deref();
        let (language, file) =
            entry.text(asked, series.default_language.as_deref()).map_err(Error::Usage)?;
        let source = source_of_entry(Some(series), entry, file, self.options())?;
        let options = ParseOptions { name: entry.id.clone(), language: Some(language.to_owned()) };
        Ok(Text { source, options, entry: Some(entry) })
    }

    fn unlisted(&self, source: Source, name: &str) -> Text<'_> {
        let options = ParseOptions { name: name.to_owned(), language: self.args.lang.clone() };
        Text { source, options, entry: None }
    }

    /// The series, read when it is first needed; `None` where there is none to be found.
    pub(super) fn load_series(&self) -> Result<Option<&Series>, Error> {
        self.load_series_of(None)
    }

    /// The same; of several series, the one that knows a draft of this name.
    fn load_series_of(&self, name: Option<&str>) -> Result<Option<&Series>, Error> {
        if self.series.get().is_none() {
            let series = project::series(self.args.series.as_deref(), self.config, name)?;
            // The cell is empty: it was looked at just now.
            let _ = self.series.set(series);
        }
        Ok(self.series())
    }
}

/// Reads and parses every text that is here of a draft, in the order of their languages.
pub(super) fn versions(series: &Series, entry: &DraftEntry) -> Result<Vec<Draft>, Error> {
    entry.texts.iter().map(|(language, file)| version(series, entry, language, file)).collect()
}

/// Reads and parses a draft in the default language of its series, else in the first that it has; `None` where no text of it
/// is here.
pub(super) fn default_version(series: &Series, entry: &DraftEntry) -> Result<Option<Draft>, Error> {
    let text = entry.text(None, series.default_language.as_deref());
    text.ok().map(|(language, file)| version(series, entry, language, file)).transpose()
}

fn version(
    series: &Series,
    entry: &DraftEntry,
    language: &str,
    file: &TextFile,
) -> Result<Draft, Error> {
    let source = source_of_entry(Some(series), entry, file, Options::default())?;
    let options = ParseOptions { name: entry.id.clone(), language: Some(language.to_owned()) };
    Ok(parse(source, &options))
}

/// Reads the text of an entry; an error about a missing file leads to the line that names it.
fn source_of_entry(
    series: Option<&Series>,
    entry: &DraftEntry,
    file: &TextFile,
    options: Options,
) -> Result<Source, Error> {
    source_of_file(&file.path, options).map_err(|error| match (error, series) {
        (Error::Read { path, cause }, Some(series)) if cause.kind() == io::ErrorKind::NotFound => {
            Error::Config {
                path: series.path.clone(),
                line: file.line,
                column: 1,
                message: say!(
                    "text-is-missing",
                    draft = entry.id.as_str(),
                    path = path.display().to_string()
                ),
            }
        }
        (error, _) => error,
    })
}

fn unknown_name(series: &Series, name: &str) -> Error {
    let known: Vec<&str> = series.drafts.iter().map(|draft| draft.id.as_str()).collect();
    let near =
        series.nearest(name).map(|near| say!("did-you-mean", near = near)).unwrap_or_default();
    Error::Usage(say!(
        "no-file-no-draft",
        name = one_line(name),
        near = Value::composed(near),
        series = series.path.display().to_string(),
        known = Value::composed(commas(&known))
    ))
}

/// A name with its line breaks made visible, so that it cannot pass for a message of its own.
fn one_line(name: &str) -> String {
    name.replace('\n', "␊").replace('\r', "␍")
}

fn source_of_stdin(options: Options) -> Result<Source, Error> {
    source(Path::new("-"), bytes_of_stdin()?, options)
}

fn source_of_file(path: &Path, options: Options) -> Result<Source, Error> {
    source(path, bytes_of_file(path)?, options)
}

fn bytes_of_stdin() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|cause| Error::Read { path: PathBuf::from("-"), cause })?;
    Ok(bytes)
}

fn bytes_of_file(path: &Path) -> Result<Vec<u8>, Error> {
    let read_error = |cause| Error::Read { path: path.to_owned(), cause };
    let metadata = fs::metadata(path).map_err(read_error)?;
    if metadata.is_dir() {
        return Err(Error::NotText { path: path.to_owned(), reason: say!("is-a-folder") });
    }
    if u32::try_from(metadata.len()).is_err() {
        return Err(Error::NotText { path: path.to_owned(), reason: say!("is-too-large") });
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(read_error)?;
    Ok(bytes)
}

/// Reads a document or text as plain text; what was left out or is doubtful is told.
pub(super) fn import_file(path: &Path, options: Options) -> Result<Imported, Error> {
    let bytes = if path == Path::new("-") { bytes_of_stdin()? } else { bytes_of_file(path)? };
    if let Some(imported) = imported(path, &bytes, options)? {
        return Ok(imported);
    }
    let source = source(path, bytes, options)?;
    Ok(Imported::new(source.text().to_owned(), Report::default()))
}

/// Imports a document, and tells what that left out or doubts; `None` where the bytes are no document.
fn imported(path: &Path, bytes: &[u8], options: Options) -> Result<Option<Imported>, Error> {
    let Some(kind) = Kind::of(bytes) else { return Ok(None) };
    let imported = import(kind, bytes, options)
        .map_err(|reason| Error::NotText { path: path.to_owned(), reason })?;
    let shown = one_line(&path.display().to_string());
    for (fate, line) in report(&imported.report) {
        let tell = if fate == Fate::Doubtful { warn } else { note };
        tell(&at(&format!("{shown}:"), &line));
    }
    Ok(Some(imported))
}

/// Turns the bytes of a text or document into a source.
fn source(path: &Path, bytes: Vec<u8>, options: Options) -> Result<Source, Error> {
    let shown = one_line(&path.display().to_string());
    if let Some(imported) = imported(path, &bytes, options)? {
        return Ok(read::imported(&shown, imported, bytes));
    }
    let decoded =
        decode(&shown, bytes).map_err(|reason| Error::NotText { path: path.to_owned(), reason })?;
    if let Some(warning) = decoded.warning {
        warn(&at(&format!("{shown}:"), &warning));
    }
    Ok(decoded.source)
}
