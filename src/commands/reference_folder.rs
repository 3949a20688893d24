//! A folder of reference instruments: its files, what is known of them, and the questions put to its index.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::UNIX_EPOCH;

use travaux::draft::Draft;
use travaux::error::Error;
use travaux::import::{self, Kind, import};
use travaux::origins::{
    Described, FILE_NAME, FileEntry, Index, Options, Origins, Query, Unusable, described,
    instruments, versions,
};
use travaux::read;
use travaux::say;
use travaux::source::Source;

use super::project::read_text;
use super::reference_index::{self, Bytes};
use super::{note, warn};

/// How often an answer is tried anew after the index or the folder turned out to be otherwise.
const TRIES: usize = 3;

/// A folder of reference instruments.
pub(super) struct ReferenceFolder {
    path: PathBuf,
    /// The texts, sorted by path; what they hold is not known yet.
    files: Vec<FileEntry>,
    described: BTreeMap<String, Described>,
}

impl ReferenceFolder {
    /// Lists the texts of a folder.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        if !path.is_dir() {
            let shown = path.display().to_string();
            return Err(Error::Usage(say!("origins-no-folder", path = shown)));
        }
        let mut files = Vec::new();
        let mut n_others = 0;
        list(path, "", &mut files, &mut n_others)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        if n_others > 0 {
            note(&say!("origins-other-files", n = n_others));
        }
        let settings = path.join(FILE_NAME);
        let described = if settings.is_file() {
            let names: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
            described(&settings, &read_text(&settings)?, &names)?
        } else {
            BTreeMap::new()
        };
        Ok(Self { path: path.to_owned(), files, described })
    }

    /// Where the words of a draft come from.
    pub(super) fn origins(&self, draft: &Draft, options: &Options) -> Result<Origins, Error> {
        let mut bytes = reference_index::up_to_date(&self.path, &self.files, false);
        for _ in 0..TRIES {
            match self.ask(&bytes, draft, options) {
                Ok(origins) => return Ok(origins),
                Err(Unusable::Foreign | Unusable::Damaged) => {
                    warn(&say!("origins-index-damaged", path = shown_index(&self.path)));
                    bytes = reference_index::up_to_date(&self.path, &self.files, true);
                }
            }
        }
        let path = self.path.display().to_string();
        Err(Error::Usage(say!("origins-folder-changes", path = path)))
    }

    fn ask(&self, bytes: &Bytes, draft: &Draft, options: &Options) -> Result<Origins, Unusable> {
        let index = Index::open(bytes.store())?;
        for file in index.files() {
            if let Some(reason) = &file.skipped {
                warn(&say!("origins-skipped", file = file.path.as_str(), reason = reason.as_str()));
            }
        }
        let instruments = instruments(&index, &self.described);
        let query = Query::new(draft, &index, &instruments, options.clone())?;
        let wanted: Vec<usize> = query.files().collect();
        let files = self.read(&index, &wanted).ok_or(Unusable::Damaged)?;
        query.answer(files)
    }

    /// Reads and parses files of the index; `None` where one is no longer what it was.
    fn read(&self, index: &Index<'_>, wanted: &[usize]) -> Option<BTreeMap<usize, Vec<Draft>>> {
        let read = in_parallel(wanted.len(), |n| {
            let entry = &index.files()[wanted[n]];
            let source = read_source(&self.path, &entry.path).ok()?;
            (source.sha256() == entry.sha256).then(|| versions(&entry.path, source.text()))
        });
        wanted.iter().copied().zip(read).map(|(file, drafts)| Some((file, drafts?))).collect()
    }
}

/// The name of the index of a folder, for people.
pub(super) fn shown_index(folder: &Path) -> String {
    folder.join(reference_index::NAME).display().to_string()
}

/// Reads a text of a folder; `path` has `/` between folders. The error says why it is no text.
pub(super) fn read_source(folder: &Path, path: &str) -> Result<Source, String> {
    let file = path.split('/').fold(folder.to_owned(), |folder, part| folder.join(part));
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    if let Some(kind) = Kind::of(&bytes) {
        let imported = import(kind, &bytes, import::Options::default())?;
        return Ok(read::imported(path, imported, bytes));
    }
    Ok(read::decode(path, bytes)?.source)
}

/// Lists the texts below a folder; hidden files and linked folders are passed over.
fn list(
    folder: &Path,
    prefix: &str,
    files: &mut Vec<FileEntry>,
    n_others: &mut usize,
) -> Result<(), Error> {
    let read_error = |cause| Error::Read { path: folder.to_owned(), cause };
    for entry in fs::read_dir(folder).map_err(read_error)? {
        let entry = entry.map_err(read_error)?;
        let Ok(name) = entry.file_name().into_string() else {
            *n_others += 1;
            continue;
        };
        if name.starts_with('.') || name == FILE_NAME {
            continue;
        }
        let path = entry.path();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            // A link may lead in a circle.
            if !path.is_symlink() {
                list(&path, &format!("{name}/"), files, n_others)?;
            }
            continue;
        }
        let is_text = path
            .extension()
            .is_some_and(|end| ["txt", "md"].iter().any(|text| end.eq_ignore_ascii_case(text)));
        let Some(metadata) = fs::metadata(&path).ok().filter(|_| is_text) else {
            *n_others += 1;
            continue;
        };
        let modified = metadata.modified().ok();
        let since = modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        files.push(FileEntry {
            path: name,
            size: metadata.len(),
            modified: since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(0)),
            sha256: String::new(),
            versions: Vec::new(),
            skipped: None,
        });
    }
    Ok(())
}

/// Does so many pieces of work on all cores; the results come in the order of the pieces.
pub(super) fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores.min(count) {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= count {
                        return;
                    }
                    let result = work(n);
                    done.lock().expect("no work panics while it holds the lock").push((n, result));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("no work panics while it holds the lock");
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, result)| result).collect()
}
