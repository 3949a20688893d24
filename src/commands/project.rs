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

/// Where a series is described that was asked for by its folder or name, else the one that [`series`] would read.
pub(super) fn series_file(asked: Option<&Path>, config: &Config) -> Result<Option<PathBuf>, Error> {
    let chosen = asked.map(by_name).or_else(|| config.series.clone());
    let folder = match chosen {
        Some(folder) => folder,
        None => match folders_with_series(Path::new(DRAFTS)).as_slice() {
            [] => return Ok(None),
            [only] => only.clone(),
            several => return Err(several_series(several)),
        },
    };
    Ok(Some(file_of(&folder)))
}

fn several_series(folders: &[PathBuf]) -> Error {
    let names: Vec<String> = folders.iter().map(|path| path.display().to_string()).collect();
    Error::Usage(say!("several-series", names = Value::composed(commas(&names))))
}

/// The file that describes the series of a folder.
fn file_of(folder: &Path) -> PathBuf {
    if folder.is_file() { folder.to_owned() } else { folder.join(series::FILE_NAME) }
}

/// Where series are looked for when none is chosen.
const DRAFTS: &str = "drafts";

/// Reads the series that draft names are looked up in; `None` where there is none to be found. Of several series none
/// of which is chosen, it is the only one that knows the draft `name`.
pub(super) fn series(
    asked: Option<&Path>,
    config: &Config,
    name: Option<&str>,
) -> Result<Option<Series>, Error> {
    if let Some(folder) = asked {
        return read_series(&by_name(folder)).map(Some);
    }
    if let Some(folder) = &config.series {
        return read_series(folder).map(Some);
    }
    let folders = folders_with_series(Path::new(DRAFTS));
    let mut known =
        folders.iter().map(|folder| read_series(folder)).collect::<Result<Vec<_>, _>>()?;
    if known.len() > 1 {
        let knows = |series: &Series| name.is_some_and(|name| series.find(name).is_some());
        known.retain(knows);
        if known.len() != 1 {
            return Err(several_series(&folders));
        }
    }
    Ok(known.pop())
}

/// The folder of a series: as it was named, else the one of that name below `drafts`.
fn by_name(asked: &Path) -> PathBuf {
    let named = Path::new(DRAFTS).join(asked);
    let is_there = asked.is_file() || asked.join(series::FILE_NAME).is_file();
    if !is_there && named.join(series::FILE_NAME).is_file() { named } else { asked.to_owned() }
}

/// Reads the series of a folder, or a file that describes one.
fn read_series(folder: &Path) -> Result<Series, Error> {
    let path = file_of(folder);
    Series::parse(&path, &read_text(&path)?)
}

/// The folders with a `series.toml` below `drafts`, sorted.
fn folders_with_series(drafts: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(drafts) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|folder| folder.join(series::FILE_NAME).is_file())
        .collect();
    found.sort();
    found
}

/// Reads a TOML file.
pub(super) fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Read { path: path.to_owned(), cause })?;
    String::from_utf8(bytes)
        .map_err(|_| Error::NotText { path: path.to_owned(), reason: say!("not-utf-8") })
}
