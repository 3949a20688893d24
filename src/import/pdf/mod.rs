//! Reads PDF files that carry their text, and texts that were printed page by page; pictures of pages are refused.

mod furniture;
mod glyphs;
mod guard;
mod labels;
mod lines;
mod order;
mod paragraphs;
pub(super) mod printed;

use std::panic;
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

use pdf_extract::Document;

use self::lines::Line;
use super::Imported;
use super::flow::Flow;
use super::report::{Fate, Report, What};
use crate::say;

/// How long a document may take; one of a thousand pages takes some seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// The stack of the thread that reads, in bytes: the library calls itself for what is nested.
const STACK: usize = 256 << 20;

/// Reads a document.
///
/// # Errors
///
/// Where it is damaged, encrypted, holds pictures only, or takes too long.
pub(super) fn read(bytes: &[u8]) -> Result<Imported, String> {
    guard::sizes(bytes)?;
    let (sender, receiver) = mpsc::channel();
    let bytes = bytes.to_vec();
    quiet();
    let reader =
        thread::Builder::new().name(READER.to_owned()).stack_size(STACK).spawn(move || {
            // Nobody may wait for the answer any more.
            let _ = sender.send(pages(&bytes));
        });
    let answer = match reader {
        Ok(_) => receiver.recv_timeout(PATIENCE),
        Err(_) => Err(mpsc::RecvTimeoutError::Disconnected),
    };
    let (mut pages, n_damaged) = match answer {
        Ok(pages) => pages?,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            return Err(say!("pdf-too-slow", n = PATIENCE.as_secs() as usize));
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => return Err(say!("pdf-broken", reason = "")),
    };
    let mut report = Report::default();
    for page in n_damaged {
        report.add(Fate::Doubtful, What::DamagedPages, &page.to_string());
    }
    if pages.iter().all(Vec::is_empty) {
        return Err(say!("pdf-no-text", n = pages.len()));
    }
    // A rule is at times drawn with characters of a font of its own.
    let is_rule = |text: &str| text.chars().all(|c| c == '\u{FFFD}') && text.chars().count() > 3;
    for page in &mut pages {
        page.retain(|line| !is_rule(&line.text));
    }
    Ok(finish(pages, Flow::default(), report))
}

/// Lays lines out as text, without what is printed around it.
fn finish(mut pages: Vec<Vec<Line>>, mut flow: Flow, mut report: Report) -> Imported {
    furniture::take(&mut pages, &mut report);
    furniture::line_numbers(&mut pages, &mut report);
    let body = paragraphs::body_size(&pages);
    for page in &mut pages {
        for (mark, note) in furniture::notes(page, body) {
            report.add(Fate::Kept, What::Notes, &note);
            flow.note(&mark, &note);
        }
        for reference in page.iter().flat_map(|line| &line.references) {
            report.add(Fate::Dropped, What::NoteMarks, reference);
        }
    }
    labels::complete(&mut pages, &mut report);
    for word in pages.iter().flatten().flat_map(|line| line.text.split(' ')) {
        if word.contains('\u{FFFD}') {
            report.add(Fate::Doubtful, What::UnknownLetters, word);
        }
    }
    paragraphs::lay_out(&pages, &mut flow, &mut report);
    Imported::new(flow.into_text(), report)
}

/// What the thread that reads is called.
const READER: &str = "pdf reader";

/// Keeps the panics of the library to itself: they are answers here, and no message for people.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(READER) {
                hook(info);
            }
        }));
    });
}

/// The lines of all pages, and the numbers of those that could not be read.
type Pages = (Vec<Vec<Line>>, Vec<u32>);

fn pages(bytes: &[u8]) -> Result<Pages, String> {
    let document = Document::load_mem(bytes)
        .map_err(|error| say!("pdf-broken", reason = error.to_string()))?;
    if document.trailer.has(b"Encrypt") {
        return Err(say!("pdf-encrypted"));
    }
    guard::circles(&document)?;
    let mut damaged = Vec::new();
    let mut pages = Vec::new();
    for &number in document.get_pages().keys() {
        match glyphs::page(&document, number) {
            Some(page) => pages.push(lines::lines(page)),
            None => damaged.push(number),
        }
    }
    if pages.is_empty() {
        return Err(say!("pdf-broken", reason = say!("pdf-no-pages")));
    }
    Ok((pages, damaged))
}
