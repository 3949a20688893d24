//! The few terminal styles in use.

use std::fmt::{Arguments, Write as _};

use anstyle::{AnsiColor, Style};

/// Headers of articles.
pub(super) const BOLD: Style = Style::new().bold();
/// Addresses and asides.
pub(super) const DIM: Style = Style::new().dimmed();
/// Deleted words; struck, so that colour is not the only sign.
pub(super) const DELETE: Style = AnsiColor::Red.on_default().strikethrough();
/// Inserted words; underlined, so that colour is not the only sign.
pub(super) const INSERT: Style = AnsiColor::Green.on_default().underline();

/// One for each draft where several stand side by side; the name of the draft stands beside it.
pub(super) const DRAFTS: [Style; 6] = [
    AnsiColor::Cyan.on_default(),
    AnsiColor::Yellow.on_default(),
    AnsiColor::Magenta.on_default(),
    AnsiColor::Green.on_default(),
    AnsiColor::Blue.on_default(),
    AnsiColor::Red.on_default(),
];

/// Appends formatted text.
pub(super) fn put(out: &mut String, args: Arguments<'_>) {
    out.write_fmt(args).expect("writing to a string cannot fail");
}

/// Appends `text` in a style, or plain where colour is off.
pub(super) fn paint(out: &mut String, style: Style, color: bool, text: &str) {
    if color && !text.is_empty() {
        write!(out, "{style}{text}{style:#}").expect("writing to a string cannot fail");
    } else {
        out.push_str(text);
    }
}
