//! Finds the settings and the series that a command works with.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::config::{self, Config};
use travaux::error::Error;
use travaux::messages::{Value, commas};
use travaux::say;
use travaux::series::{self, Series};

/// Reads the nearest `travaux.toml`, in the current folder or one above it; default settings where there is none.
pub(super) fn config() -> Result<Config, Error> {
    let Ok(here) = std::env::current_dir() else {
        return Ok(Config::default());
    };
    for (level, folder) in here.ancestors().enumerate() {
        let path = folder.join(config::FILE_NAME);
        if path.is_file() {
            let shown = if level == 0 { PathBuf::from(config::FILE_NAME) } else { path };
            return Config::parse(&shown, &read_text(&shown)?);
        }
    }
    Ok(Config::default())
}

/// Reads the series that draft names are looked up in; `None` where there is none to be found.
pub(super) fn series(asked: Option<&Path>, config: &Config) -> Result<Option<Series>, Error> {
    let folder = match asked.or(config.series.as_deref()) {
        Some(folder) => folder.to_owned(),
        None => match only_series(Path::new("drafts"))? {
            Some(folder) => folder,
            None => return Ok(None),
        },
    };
    let path = if folder.is_file() { folder } else { folder.join(series::FILE_NAME) };
    Series::parse(&path, &read_text(&path)?).map(Some)
}

/// The only folder with a `series.toml` below `drafts`.
fn only_series(drafts: &Path) -> Result<Option<PathBuf>, Error> {
    let Ok(entries) = fs::read_dir(drafts) else {
        return Ok(None);
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|folder| folder.join(series::FILE_NAME).is_file())
        .collect();
    found.sort();
    if found.len() > 1 {
        let names: Vec<String> = found.iter().map(|path| path.display().to_string()).collect();
        let names = Value::composed(commas(&names));
        return Err(Error::Usage(say!("several-series", names = names)));
    }
    Ok(found.pop())
}

/// Reads a TOML file.
pub(super) fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Read { path: path.to_owned(), cause })?;
    String::from_utf8(bytes)
        .map_err(|_| Error::NotText { path: path.to_owned(), reason: say!("not-utf-8") })
}
