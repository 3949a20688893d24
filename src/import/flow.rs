//! Lays paragraphs and notes out as plain text.

use std::fmt::Write as _;

/// What is set before notes, so that the parser tells them from the text.
const RULE: &str = "________________";

/// Paragraphs and notes in reading order.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    paragraphs: Vec<String>,
    notes: Vec<(String, String)>,
}

impl Flow {
    /// Adds a paragraph; one without a word is left out. Lines within it stay lines.
    pub(crate) fn paragraph(&mut self, text: &str) {
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            self.paragraphs.push(lines.join("\n"));
        }
    }

    /// Adds a note with the mark that leads to it.
    pub(crate) fn note(&mut self, mark: &str, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            self.notes.push((mark.to_owned(), words.join(" ")));
        }
    }

    /// The paragraphs so far.
    pub(crate) fn paragraphs(&self) -> &[String] {
        &self.paragraphs
    }

    /// The text, notes last.
    pub(crate) fn into_text(self) -> String {
        let mut text = self.paragraphs.join("\n\n");
        if !text.is_empty() {
            text.push('\n');
        }
        if !self.notes.is_empty() {
            let _ = writeln!(text, "\n{RULE}");
            for (mark, note) in self.notes {
                let _ = writeln!(text, "\n{mark} {note}");
            }
        }
        text
    }
}
