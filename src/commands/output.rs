//! Where results go, and how they are laid out there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anstream::AutoStream;
use travaux::error::Error;
use travaux::render::TextOptions;

use crate::cli::{ColorWhen, CommonArgs, LayoutArgs};

/// Columns where standard output is no terminal.
const DEFAULT_WIDTH: usize = 80;

/// Runs `write` on a file, or on standard output where `path` is `None`.
pub(super) fn write(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    let result = match path {
        Some(path) => File::create(path).and_then(|file| buffered(file, write)),
        None => buffered(io::stdout().lock(), write),
    };
    result.map_err(|cause| Error::Write { path: path.map(Path::to_owned), cause })
}

fn buffered<W: Write>(
    target: W,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut writer = BufWriter::with_capacity(1 << 16, target);
    write(&mut writer)?;
    writer.flush()
}

/// Writes a file so that it is either the old one or the new one, whatever happens in between.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = File::create(&new)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        // What could not be put in place is of no use; that it cannot be removed is no second error.
        let _ = fs::remove_file(&new);
    }
    written
}

/// How text for people is laid out where it goes.
pub(super) fn layout_of(args: &CommonArgs) -> TextOptions {
    text_options(args.layout, args.output.is_some())
}

/// How text for people is laid out: for the terminal where there is one, plain in 80 columns otherwise.
pub(super) fn text_options(layout: LayoutArgs, to_file: bool) -> TextOptions {
    let color = match layout.color {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => {
            !to_file && AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
        }
    };
    let terminal = || {
        let size = terminal_size::terminal_size_of(io::stdout()).filter(|_| !to_file);
        size.map(|(width, _)| usize::from(width.0).max(20))
    };
    let width = layout.width.map(usize::from).or_else(terminal).unwrap_or(DEFAULT_WIDTH);
    TextOptions { width, color, full: false }
}
