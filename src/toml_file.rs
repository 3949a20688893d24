//! Reads the TOML files that people write, and says where and how to mend what is wrong in them.

use std::ops::Range;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::messages::{Value, commas};
use crate::say;
use crate::source::Source;

/// A TOML file while it is being read.
pub(crate) struct TomlFile<'a> {
    path: &'a Path,
    source: Source,
}

impl<'a> TomlFile<'a> {
    pub(crate) fn new(path: &'a Path, text: &str) -> Self {
        Self { path, source: Source::new(path.display().to_string(), text) }
    }

    /// Reads the whole file; unknown keys are errors where `T` denies them.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        toml::from_str(self.source.text()).map_err(|error| self.syntax_error(&error))
    }

    /// What the reader of TOML says, with its place.
    pub(crate) fn syntax_error(&self, error: &toml::de::Error) -> Error {
        self.error(error.span().unwrap_or(0..0), with_suggestion(error.message()))
    }

    /// The error that something at `span` is wrong.
    pub(crate) fn error(&self, span: Range<usize>, message: impl Into<String>) -> Error {
        let position = self.source.position(span.start);
        Error::Config {
            path: self.path.to_owned(),
            line: position.line,
            column: position.column,
            message: message.into(),
        }
    }

    /// Where the file stands.
    pub(crate) fn path(&self) -> &'a Path {
        self.path
    }

    /// Line and column of a byte offset, one-based.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        let position = self.source.position(offset);
        (position.line, position.column)
    }

    /// The line of a byte offset, one-based.
    pub(crate) fn line(&self, offset: usize) -> usize {
        self.source.position(offset).line
    }
}

/// Adds the nearest of the words that serde expected: "unknown field `txt`, expected one of `date`, `texts`".
fn with_suggestion(message: &str) -> String {
    let first_line = message.lines().next().unwrap_or(message);
    let mut quoted = first_line.split('`').skip(1).step_by(2);
    let (true, Some(unknown)) = (first_line.starts_with("unknown"), quoted.next()) else {
        return message.trim_end().replace('\n', "; ");
    };
    let known: Vec<&str> = quoted.collect();
    let list = Value::composed(commas(&known));
    match (first_line.starts_with("unknown variant"), nearest(unknown, known.iter().copied())) {
        (true, Some(near)) => say!("unknown-value-near", value = unknown, near = near),
        (true, None) => say!("unknown-value", value = unknown, known = list),
        (false, Some(near)) => say!("unknown-key-near", key = unknown, near = near),
        (false, None) => say!("unknown-key", key = unknown, known = list),
    }
}

/// The word that someone who typed `word` most likely meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, first), (b, second)| a.total_cmp(b).then_with(|| second.cmp(first)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(message: &str, expected: &str) {
        assert_eq!(with_suggestion(message), expected);
    }

    #[test]
    fn unknown_keys_get_a_suggestion() {
        case(
            "unknown field `titel`, expected one of `title`, `draft`",
            "unknown key `titel`; did you mean `title`?",
        );
        case(
            "unknown field `zzz`, expected one of `title`, `draft`",
            "unknown key `zzz`; known here: title, draft",
        );
        case(
            "unknown variant `eror`, expected one of `error`, `note`",
            "unknown value `eror`; did you mean `error`?",
        );
        case("invalid type: integer\n", "invalid type: integer");
    }

    #[test]
    fn nearest_word_or_none() {
        assert_eq!(nearest("V2", ["v1", "v2"]), Some("v2"));
        assert_eq!(
            nearest("defualt-language", ["title", "default-language"]),
            Some("default-language")
        );
        assert_eq!(nearest("xyz", ["title"]), None);
    }
}
