//! Project settings: the file `travaux.toml`, found in the current folder or one above it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Severity;
use crate::error::Error;
use crate::messages;
use crate::review::{Scoped, ScopedToml, Selection, Selector, levels_of, selection};
use crate::series::Status;
use crate::toml_file::TomlFile;

/// The name of the settings file.
pub const FILE_NAME: &str = "travaux.toml";

/// What a project sets once instead of on every command line.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The folder of the settings file, as it is reached from the current one.
    pub folder: PathBuf,
    /// The folder of the series that draft ids are looked up in.
    pub series: Option<PathBuf>,
    /// Rule folders; they take the place of the packs that ship with travaux.
    pub rules: Vec<PathBuf>,
    /// Rule folders beside those packs.
    pub extra_rules: Vec<PathBuf>,
    /// The level from which a finding makes `lint` fail.
    pub fail_on: Option<FailOn>,
    /// Which rules count.
    pub selection: Selection,
    /// The levels of rules, where they are not the rules' own.
    pub levels: Vec<(Selector, Severity)>,
    /// The stage of texts whose series does not say it.
    pub stage: Option<Status>,
    /// The file of findings that are known.
    pub baseline: Option<PathBuf>,
    /// What holds for some paths or some clauses only.
    pub lint: Vec<Scoped>,
    /// The language in which travaux speaks.
    pub ui_lang: Option<String>,
}

/// The level from which a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Note,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The level; `None` where no finding counts.
    pub fn level(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    series: Option<PathBuf>,
    #[serde(default)]
    rules: Vec<PathBuf>,
    #[serde(default)]
    extra_rules: Vec<PathBuf>,
    fail_on: Option<FailOn>,
    #[serde(default)]
    select: Vec<Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
    #[serde(default)]
    levels: BTreeMap<Spanned<String>, Severity>,
    stage: Option<Status>,
    baseline: Option<PathBuf>,
    #[serde(default)]
    lint: Vec<Spanned<ScopedToml>>,
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
            folder: folder.to_owned(),
            series: file.series.map(|series| folder.join(series)),
            rules: file.rules.iter().map(|rules| folder.join(rules)).collect(),
            extra_rules: file.extra_rules.iter().map(|rules| folder.join(rules)).collect(),
            fail_on: file.fail_on,
            selection: selection(&toml, file.select, file.ignore),
            levels: levels_of(&toml, file.levels),
            stage: file.stage,
            baseline: file.baseline.map(|baseline| folder.join(baseline)),
            lint: file
                .lint
                .into_iter()
                .map(|table| ScopedToml::read(table, &toml))
                .collect::<Result<_, _>>()?,
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
        assert_eq!(config.fail_on, Some(FailOn::Warning));
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
