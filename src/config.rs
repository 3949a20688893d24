//! Project settings: the file `travaux.toml`, found in the current folder or one above it.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Severity;
use crate::error::Error;
use crate::messages;
use crate::toml_file::TomlFile;

/// The name of the settings file.
pub const FILE_NAME: &str = "travaux.toml";

/// What a project sets once instead of on every command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The folder of the series that draft ids are looked up in.
    pub series: Option<PathBuf>,
    /// Rule folders; they take the place of the packs that ship with travaux.
    pub rules: Vec<PathBuf>,
    /// The level from which a finding makes `lint` fail.
    pub fail_on: Option<Severity>,
    /// The language in which travaux speaks.
    pub ui_lang: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    series: Option<PathBuf>,
    #[serde(default)]
    rules: Vec<PathBuf>,
    fail_on: Option<Severity>,
    ui_lang: Option<Spanned<String>>,
}

impl Config {
    /// Reads the text of a settings file; its paths are relative to its folder.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] where a key is unknown or a value is of the wrong type.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let toml = TomlFile::new(path, text);
        let file: File = toml.parse()?;
        let ui_lang = file.ui_lang.map(|language| {
            messages::check(language.get_ref())
                .map_err(|message| toml.error(language.span(), message))
                .map(|()| language.into_inner())
        });
        let folder = path.parent().unwrap_or(Path::new(""));
        Ok(Self {
            series: file.series.map(|series| folder.join(series)),
            rules: file.rules.iter().map(|rules| folder.join(rules)).collect(),
            fail_on: file.fail_on,
            ui_lang: ui_lang.transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file() {
        let text = "series = 'drafts/x'\nrules = ['rules']\nfail-on = 'warning'\nui-lang = 'ar'\n";
        let config = Config::parse(Path::new("/p/travaux.toml"), text).expect("valid");
        assert_eq!(config.series, Some(PathBuf::from("/p/drafts/x")));
        assert_eq!(config.rules, [PathBuf::from("/p/rules")]);
        assert_eq!(config.fail_on, Some(Severity::Warning));
        assert_eq!(config.ui_lang.as_deref(), Some("ar"));
    }

    #[track_caller]
    fn wrong(text: &str, expected: &str) {
        let error = Config::parse(Path::new("travaux.toml"), text).expect_err("invalid");
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        wrong("\nserie = 'x'", "travaux.toml:2:1: unknown key `serie`; did you mean `series`?");
        wrong(
            "ui-lang = 'tlh'",
            "travaux.toml:1:11: travaux does not speak `tlh`; it speaks: en, ar",
        );
        wrong("fail-on = 'eror'", "travaux.toml:1:11: unknown value `eror`; did you mean `error`?");
    }
}
