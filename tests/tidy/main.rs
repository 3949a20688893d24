//! Keeps the project in order: sizes, headers, and what the documents promise.

#![allow(clippy::disallowed_methods, reason = "the files of the project are what is checked")]
#![allow(clippy::unwrap_used, reason = "a check that cannot read its file must fail")]

mod documents;
mod sources;

use std::path::{Path, PathBuf};

/// The folder of the project.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project as text.
#[track_caller]
fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
