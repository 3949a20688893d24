//! Turns documents into plain text, and says what was left out, kept or is doubtful on the way.
//!
//! A document is recognised by its content, never by its name. What comes out is a text as a person would type it:
//! paragraphs apart by an empty line, printed numbers before them, notes after a rule at the end, where the parser
//! knows them for what they are.

mod akn;
mod counting;
mod docx;
mod flow;
mod html;
mod masthead;
mod package;
mod pdf;
mod report;
mod xml;

use crate::say;
use crate::source::Label;

pub use masthead::{Masthead, masthead};
pub use report::{Fate, Item, Report, What};

/// What to do with tracked changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tracked {
    /// The text as if all changes were accepted.
    #[default]
    Accept,
    /// The text as if all changes were rejected.
    Reject,
    /// Both, in the marks of CriticMarkup: `{++inserted++}`, `{--deleted--}`.
    Markup,
}

/// How a document is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// What to do with tracked changes; a document that has some is refused without it.
    pub tracked: Option<Tracked>,
}

/// A document as plain text.
#[derive(Debug)]
pub struct Imported {
    /// The text; its lines end in a line feed.
    pub text: String,
    /// What was left out, kept or is doubtful.
    pub report: Report,
    /// The names that the document gives to places in the text, in their order.
    pub labels: Vec<Label>,
}

impl Imported {
    /// A text from a document that names no places in it.
    pub fn new(text: String, report: Report) -> Self {
        Self { text, report, labels: Vec::new() }
    }
}

/// What a document is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML (Word 2007 and later).
    Docx,
    /// Portable Document Format.
    Pdf,
    /// A web page.
    Html,
    /// Akoma Ntoso 3.0.
    Akn,
    /// Plain text on pages, such as `pdftotext -layout` writes.
    Printed,
}

impl Kind {
    /// What these bytes are; `None` where they are no document that can be imported.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'P', b'K', 3, 4, ..] => Some(Self::Docx),
            // Some programs write a few bytes before the header.
            _ if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some() => {
                Some(Self::Pdf)
            }
            _ if akn::is_akn(bytes) => Some(Self::Akn),
            _ if html::is_html(bytes) => Some(Self::Html),
            _ if pdf::printed::is_printed(bytes) => Some(Self::Printed),
            _ => None,
        }
    }
}

/// Reads a document.
///
/// # Errors
///
/// Why it cannot be read, and what to do; in the language of the interface, without the name of the file.
pub fn import(kind: Kind, bytes: &[u8], options: Options) -> Result<Imported, String> {
    let imported = match kind {
        Kind::Docx => docx::read(bytes, options)?,
        Kind::Pdf => pdf::read(bytes)?,
        Kind::Akn => akn::read(&xml::decode(bytes), options)?,
        Kind::Printed => pdf::printed::read(&String::from_utf8_lossy(bytes)),
        Kind::Html => html::read(&xml::decode(bytes), options)?,
    };
    if imported.text.trim().is_empty() {
        return Err(say!("import-no-text"));
    }
    Ok(imported)
}
