//! Keeps a folder of pages: writes what changed, removes what is no longer made, touches nothing that it did not make.
//!
//! A list of the pages with their digests stands in the folder. What is not in the list, or is not as it was written, is a
//! person's own, and is never overwritten or removed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use travaux::error::Error;
use travaux::messages::{Value, commas};
use travaux::say;
use travaux::source::sha256;

use super::super::output;

/// The list of what was made.
const LIST: &str = ".travaux-site.json";
/// Files that an error names.
const MOST_NAMED: usize = 5;

/// What a run did to a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stored {
    /// Pages that there are now.
    pub(super) pages: usize,
    /// Pages that were new or had changed.
    pub(super) written: usize,
    /// Pages that are no longer made.
    pub(super) removed: usize,
}

/// What the last run made.
#[derive(Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// Whether the run ended before everything was written; the digests then say nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_unfinished: bool,
    /// The pages, by their path below the folder, with the SHA-256 of their bytes.
    pages: BTreeMap<String, String>,
}

/// Makes the folder hold these pages, given by their path below it with `/` between the parts.
pub(super) fn store(folder: &Path, pages: &BTreeMap<String, Vec<u8>>) -> Result<Stored, Error> {
    let list = read_list(folder)?;
    let mut foreign = Vec::new();
    let mut to_write = Vec::new();
    for (name, bytes) in pages {
        match state(folder, name, &list, Some(bytes))? {
            State::Same => {}
            State::Ours | State::Missing => to_write.push(name),
            State::Foreign => foreign.push(name.as_str()),
        }
    }
    let mut to_remove = Vec::new();
    for name in list.pages.keys().filter(|name| !pages.contains_key(*name)) {
        match state(folder, name, &list, None)? {
            State::Same | State::Ours => to_remove.push(name),
            State::Missing => {}
            State::Foreign => foreign.push(name),
        }
    }
    if !foreign.is_empty() {
        return Err(refusal(folder, &foreign));
    }
    let new = pages.iter().map(|(name, bytes)| (name.clone(), sha256(bytes)));
    let new = List { is_unfinished: false, pages: new.collect() };
    if to_write.is_empty() && to_remove.is_empty() && list == new {
        return Ok(Stored { pages: pages.len(), ..Stored::default() });
    }
    let mut both = list.pages.clone();
    both.extend(new.pages.clone());
    write_list(folder, &List { is_unfinished: true, pages: both })?;
    for name in &to_write {
        let path = path_of(folder, name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, &pages[*name]))
            .map_err(|cause| Error::Write { path: Some(path.clone()), cause })?;
    }
    for name in &to_remove {
        remove(folder, name)?;
    }
    write_list(folder, &new)?;
    Ok(Stored { pages: pages.len(), written: to_write.len(), removed: to_remove.len() })
}

/// Whose a file is.
enum State {
    /// It holds what it is to hold.
    Same,
    /// The last run made it.
    Ours,
    /// There is none.
    Missing,
    /// Somebody else made or changed it.
    Foreign,
}

fn state(folder: &Path, name: &str, list: &List, wanted: Option<&Vec<u8>>) -> Result<State, Error> {
    let path = path_of(folder, name);
    let metadata = match fs::symlink_metadata(&path) {
        Ok(metadata) => metadata,
        Err(cause) if is_missing(&cause) => return Ok(State::Missing),
        Err(cause) => return Err(Error::Read { path, cause }),
    };
    if !metadata.is_file() {
        return Ok(State::Foreign);
    }
    let bytes = fs::read(&path).map_err(|cause| Error::Read { path, cause })?;
    if wanted == Some(&bytes) {
        return Ok(State::Same);
    }
    Ok(match list.pages.get(name) {
        Some(known) if list.is_unfinished || *known == sha256(&bytes) => State::Ours,
        _ => State::Foreign,
    })
}

/// Whether a file is not there; one below what is a file cannot be.
fn is_missing(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn refusal(folder: &Path, foreign: &[&str]) -> Error {
    let shown = |name: &&str| path_of(folder, name).display().to_string();
    let mut named: Vec<String> = foreign.iter().take(MOST_NAMED).map(shown).collect();
    if let Some(n @ 1..) = foreign.len().checked_sub(MOST_NAMED) {
        named.push(say!("and-n-more", n = n));
    }
    let files = Value::composed(commas(&named));
    Error::Usage(say!("site-foreign", files = files, n = foreign.len()))
}

/// Removes a page, and the folders that are empty without it.
fn remove(folder: &Path, name: &str) -> Result<(), Error> {
    let path = path_of(folder, name);
    fs::remove_file(&path).map_err(|cause| Error::Write { path: Some(path.clone()), cause })?;
    let above = path.ancestors().skip(1).take_while(|above| *above != folder);
    for above in above {
        // A folder that holds something stays.
        if fs::remove_dir(above).is_err() {
            break;
        }
    }
    Ok(())
}

fn read_list(folder: &Path) -> Result<List, Error> {
    let path = folder.join(LIST);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(List::default()),
        Err(cause) => return Err(Error::Read { path, cause }),
    };
    let list = serde_json::from_str::<List>(&text).ok();
    list.filter(|list| list.pages.keys().all(|name| is_below(name))).ok_or_else(|| {
        let reason = say!("site-list-broken");
        Error::NotText { path, reason }
    })
}

fn write_list(folder: &Path, list: &List) -> Result<(), Error> {
    let path = folder.join(LIST);
    let written = fs::create_dir_all(folder).and_then(|()| {
        let text = serde_json::to_string_pretty(list)?;
        output::replace(&path, &(text + "\n"))
    });
    written.map_err(|cause| Error::Write { path: Some(path), cause })
}

/// Whether a path leads to a file below the folder and nowhere else.
fn is_below(name: &str) -> bool {
    let is_part = |part: &str| {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        !part.starts_with('.') && !part.is_empty() && part.chars().all(is_plain)
    };
    name.split('/').all(is_part)
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    name.split('/').fold(folder.to_owned(), |path, part| path.join(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(pages: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        pages.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[track_caller]
    fn stored(folder: &Path, now: &[(&str, &str)], expected: (usize, usize, usize)) {
        let stored = store(folder, &pages(now)).unwrap();
        assert_eq!((stored.pages, stored.written, stored.removed), expected);
    }

    #[test]
    fn only_what_changed_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let folder = &folder.path().join("new");
        stored(folder, &[("a.html", "1"), ("en/b.html", "2")], (2, 2, 0));
        stored(folder, &[("a.html", "1"), ("en/b.html", "2")], (2, 0, 0));
        stored(folder, &[("a.html", "3"), ("en/b.html", "2")], (2, 1, 0));
        stored(folder, &[("a.html", "3")], (1, 0, 1));
        assert!(!folder.join("en").exists());
        // What somebody deleted is made again.
        fs::remove_file(folder.join("a.html")).unwrap();
        stored(folder, &[("a.html", "3")], (1, 1, 0));
    }

    #[track_caller]
    fn refused(folder: &Path, now: &[(&str, &str)], file: &str) {
        let before = fs::read(folder.join(file)).ok();
        let error = store(folder, &pages(now)).expect_err("it is somebody's").to_string();
        assert!(error.contains(file), "{error}");
        assert_eq!(fs::read(folder.join(file)).ok(), before);
    }

    #[test]
    fn what_others_made_or_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("index.html"), "mine").unwrap();
        refused(folder, &[("index.html", "1"), ("x.html", "1")], "index.html");
        assert!(!folder.join("x.html").exists(), "nothing is written where something is refused");
        stored(folder, &[("x.html", "1"), ("y.html", "1")], (2, 2, 0));
        fs::write(folder.join("x.html"), "by hand").unwrap();
        refused(folder, &[("x.html", "2"), ("y.html", "1")], "x.html");
        refused(folder, &[("y.html", "1")], "x.html");
        fs::create_dir(folder.join("z.html")).unwrap();
        refused(folder, &[("x.html", "by hand"), ("y.html", "1"), ("z.html", "1")], "z.html");
        assert_eq!(fs::read(folder.join("index.html")).unwrap(), b"mine");
    }

    #[test]
    fn a_run_that_was_cut_short_is_taken_up() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        stored(folder, &[("a.html", "1")], (1, 1, 0));
        let digests = BTreeMap::from([("a.html".to_owned(), sha256(b"3"))]);
        write_list(folder, &List { is_unfinished: true, pages: digests }).unwrap();
        stored(folder, &[("a.html", "2")], (1, 1, 0));
    }

    #[test]
    fn a_list_cannot_lead_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        stored(&site, &[("a.html", "1")], (1, 1, 0));
        for name in ["../x", "/x", "a/../../x", "c:\\x", ""] {
            let pages = BTreeMap::from([(name.to_owned(), String::new())]);
            let list = serde_json::to_string(&List { is_unfinished: true, pages }).unwrap();
            fs::write(site.join(LIST), list).unwrap();
            assert!(store(&site, &pages_of_nothing()).is_err(), "{name}");
        }
        fs::write(site.join(LIST), "{").unwrap();
        assert!(store(&site, &pages_of_nothing()).is_err());
    }

    fn pages_of_nothing() -> BTreeMap<String, Vec<u8>> {
        BTreeMap::new()
    }
}
