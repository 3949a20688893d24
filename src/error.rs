//! What can stop a run: files, settings and output. An odd text is a [`crate::diagnostic::Diagnostic`] instead.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::Value;
use crate::say;

/// Why a command could not do its work.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Output could not be written.
    Write {
        /// Where to; `None` for standard output.
        path: Option<PathBuf>,
        /// What the system said.
        cause: io::Error,
    },
    /// A file is no text that can be read.
    NotText {
        /// The file.
        path: PathBuf,
        /// Why not, and what to do.
        reason: String,
    },
    /// A settings, series or rule file is wrong.
    Config {
        /// The file.
        path: PathBuf,
        /// Line, one-based.
        line: usize,
        /// Column, one-based.
        column: usize,
        /// What is wrong, and what to do.
        message: String,
    },
    /// Several things are wrong; never empty, and none of them is itself several.
    Many(Vec<Error>),
    /// The command line asks for something that is not there.
    Usage(String),
}

impl Error {
    /// Fails with these errors, if there are any, in the order of their places.
    ///
    /// # Errors
    ///
    /// The only one by itself, else [`Error::Many`].
    pub fn all(mut errors: Vec<Self>) -> Result<(), Self> {
        let place = |error: &Self| match error {
            Self::Config { path, line, column, .. } => (path.clone(), *line, *column),
            _ => (PathBuf::new(), 0, 0),
        };
        errors.sort_by_key(place);
        errors.dedup_by_key(|error| error.to_string());
        match errors.len() {
            0 => Ok(()),
            1 => Err(errors.remove(0)),
            _ => Err(Self::Many(errors)),
        }
    }

    /// The errors one by one.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::Many(errors) => errors,
            _ => std::slice::from_ref(self),
        }
    }
}

/// A message after its place: `file:line:column: message`.
pub fn at(place: &str, message: &str) -> String {
    say!("error-at", place = place, message = Value::composed(message))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, .. } => f.write_str(&say!("cannot-read", path = shown(path))),
            Self::Write { path: Some(path), .. } => {
                f.write_str(&say!("cannot-write", path = shown(path)))
            }
            Self::Write { path: None, .. } => f.write_str(&say!("cannot-write-to-output")),
            Self::NotText { path, reason } => {
                let reason = Value::composed(reason);
                f.write_str(&say!("cannot-read-as-text", path = shown(path), reason = reason))
            }
            Self::Config { path, line, column, message } => {
                f.write_str(&at(&format!("{}:{line}:{column}:", path.display()), message))
            }
            Self::Many(errors) => {
                for (n, error) in errors.iter().enumerate() {
                    if n > 0 {
                        f.write_str("\n")?;
                    }
                    error.fmt(f)?;
                }
                Ok(())
            }
            Self::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { cause, .. } | Self::Write { cause, .. } => Some(cause),
            Self::NotText { .. } | Self::Config { .. } | Self::Many(_) | Self::Usage(_) => None,
        }
    }
}
