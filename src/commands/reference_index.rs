//! Keeps the index of a folder of instruments on disk, in step with the folder.
//!
//! The index is one hidden file in the folder, so that it moves with it, serves everyone who reads it, and can be deleted
//! at any time. It is made in memory, written to a file of its own and put in place at once: a run that is interrupted
//! leaves the old index as it was, and two runs at a time do each other no harm.

use std::fs::{self, File};
use std::io::{self, IsTerminal as _, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use travaux::origins::{Builder, FileEntry, Index, Indexed, Store, Unusable, versions};
use travaux::render::visible_sentence;
use travaux::say;

use super::reference_folder::{in_parallel, read_source, shown_index};
use super::warn;

/// The file in which the index of a folder is kept.
pub(super) const NAME: &str = ".travaux-index";
/// A file that was changed as shortly before the index was made may have been changed again since, unnoticed by the
/// clock of the file system.
const RACY: Duration = Duration::from_secs(2);
/// An unfinished index of another run is taken away when it is as old.
const ABANDONED: Duration = Duration::from_secs(600);

/// The bytes of an index.
pub(super) enum Bytes {
    Memory(Vec<u8>),
    Disk(OnDisk),
}

impl Bytes {
    pub(super) fn store(&self) -> &dyn Store {
        match self {
            Self::Memory(bytes) => bytes,
            Self::Disk(file) => file,
        }
    }
}

/// An index that is read piece by piece.
pub(super) struct OnDisk {
    file: Mutex<File>,
    size: u64,
}

impl OnDisk {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Ok(Self { file: Mutex::new(file), size })
    }
}

impl Store for OnDisk {
    fn size(&self) -> u64 {
        self.size
    }

    fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>> {
        if offset.checked_add(length as u64)? > self.size {
            return None;
        }
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(offset)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// The index of a folder as it is now: the one on disk where nothing changed, else a new one. `afresh` does not look at
/// the one on disk.
pub(super) fn up_to_date(folder: &Path, files: &[FileEntry], afresh: bool) -> Bytes {
    let path = folder.join(NAME);
    let on_disk = if afresh { None } else { OnDisk::open(&path).ok() };
    if let Some(on_disk) = on_disk {
        match Index::open(&on_disk) {
            Ok(index) => {
                let (kept, changed) = compare(folder, files, &index);
                let is_same = changed.is_empty() && kept == index.files();
                if is_same {
                    return Bytes::Disk(on_disk);
                }
                let mut builder = Builder::default();
                if builder.keep(&index, &kept).is_ok() {
                    return build(folder, builder, &changed);
                }
                warn(&say!("origins-index-damaged", path = shown_index(folder)));
            }
            Err(Unusable::Damaged) => {
                warn(&say!("origins-index-damaged", path = shown_index(folder)));
            }
            Err(Unusable::Foreign) => {
                warn(&say!("origins-index-foreign", path = shown_index(folder)));
            }
        }
    }
    build(folder, Builder::default(), files)
}

/// Which files did not change since the index was made, as they are now, and which did or are new.
fn compare(
    folder: &Path,
    files: &[FileEntry],
    index: &Index<'_>,
) -> (Vec<FileEntry>, Vec<FileEntry>) {
    let made = index.made();
    let racy = i64::try_from(RACY.as_nanos()).unwrap_or(i64::MAX);
    let is_kept = in_parallel(files.len(), |n| {
        let file = &files[n];
        let at = index.files().binary_search_by(|known| known.path.cmp(&file.path)).ok()?;
        let known = &index.files()[at];
        if known.size != file.size {
            return None;
        }
        let is_same_time = known.modified == file.modified;
        let is_sure = is_same_time && file.modified < made.saturating_sub(racy);
        let is_same = is_sure
            || read_source(folder, &file.path).is_ok_and(|source| source.sha256() == known.sha256)
            || is_same_time && known.skipped.is_some();
        is_same.then(|| FileEntry { modified: file.modified, ..known.clone() })
    });
    let changed = files.iter().zip(&is_kept).filter(|(_, kept)| kept.is_none());
    let changed = changed.map(|(file, _)| file.clone()).collect();
    (is_kept.into_iter().flatten().collect(), changed)
}

/// Indexes files, puts the index together, and on disk where that can be.
fn build(folder: &Path, mut builder: Builder, files: &[FileEntry]) -> Bytes {
    let made = now();
    let progress = Progress::new(files.len());
    let indexed = in_parallel(files.len(), |n| {
        let mut file = files[n].clone();
        let indexed = match read_source(folder, &file.path) {
            Ok(source) => {
                source.sha256().clone_into(&mut file.sha256);
                let drafts = versions(&file.path, source.text());
                Some(Indexed::new(&file.path, &drafts))
            }
            Err(reason) => {
                file.skipped = Some(reason);
                None
            }
        };
        progress.step();
        (file, indexed)
    });
    for (file, indexed) in indexed {
        builder.add(file, indexed);
    }
    let bytes = builder.finish(made, &say!("origins-too-many"));
    progress.end();
    if let Err(cause) = write(folder, &bytes) {
        let path = shown_index(folder);
        warn(&say!("origins-index-not-kept", path = path, cause = cause.to_string()));
    }
    Bytes::Memory(bytes)
}

/// Writes an index beside its place and then puts it there.
fn write(folder: &Path, bytes: &[u8]) -> io::Result<()> {
    sweep(folder);
    let temporary = folder.join(format!("{NAME}.{}.tmp", std::process::id()));
    let result = File::create(&temporary)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&temporary, folder.join(NAME)));
    if result.is_err() {
        // What is left over is taken away by a later run at the latest.
        let _ = fs::remove_file(&temporary);
    }
    result
}

/// Takes away what interrupted runs left.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_ours = entry.file_name().to_string_lossy().starts_with(NAME);
        let is_temporary = is_ours && path.extension().is_some_and(|ending| ending == "tmp");
        let modified = || entry.metadata().and_then(|metadata| metadata.modified()).ok();
        let age = || modified().and_then(|modified| modified.elapsed().ok());
        if is_temporary && age().is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(path);
        }
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// A bar on standard error, where that is a terminal and there is enough to do.
struct Progress {
    total: usize,
    done: AtomicUsize,
    is_shown: bool,
}

/// Fewer files are indexed before anyone looks up.
const WORTH_A_BAR: usize = 50;
/// Columns of the bar.
const BAR: usize = 24;

impl Progress {
    fn new(total: usize) -> Self {
        let is_shown = total >= WORTH_A_BAR && io::stderr().is_terminal();
        Self { total, done: AtomicUsize::new(0), is_shown }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let is_new = done * 100 / self.total != (done - 1) * 100 / self.total;
        if self.is_shown && is_new {
            let full = done * BAR / self.total;
            let bar = format!("{}{}", "#".repeat(full), "-".repeat(BAR - full));
            let words = say!("origins-indexing", done = done, total = self.total);
            // Nothing can be done where standard error is closed.
            let _ = write!(io::stderr(), "\r[{bar}] {}", visible_sentence(&words));
        }
    }

    /// Wipes the bar.
    fn end(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
