//! Completes the labels of articles and chapters where a document does not name all its letters.
//!
//! A word of the text is never guessed. A label is: it stands at the start of a line, a number follows, and only one of
//! the labels that the languages know fits the letters that are there.

use super::lines::Line;
use crate::import::report::{Fate, Report, What};
use crate::language::Language;

const UNKNOWN: char = '\u{FFFD}';

/// Completes the labels of all pages.
pub(super) fn complete(pages: &mut [Vec<Line>], report: &mut Report) {
    let is_damaged = |line: &Line| line.text.contains(UNKNOWN);
    if !pages.iter().flatten().any(is_damaged) {
        return;
    }
    let labels: Vec<&str> = Language::codes()
        .filter_map(Language::by_code)
        .flat_map(Language::printed_labels)
        .collect();
    for line in pages.iter_mut().flatten() {
        let words = line.text.split(' ').count();
        let Some((first, rest)) = line.text.split_once(' ') else { continue };
        let is_number = rest.starts_with(|c: char| c.is_numeric()) && words == 2;
        let has_letter = first.chars().any(char::is_alphabetic);
        if !is_number || !has_letter || !first.contains(UNKNOWN) {
            continue;
        }
        let mut fitting: Vec<&str> =
            labels.iter().copied().filter(|label| fits(first, label)).collect();
        fitting.dedup();
        if let [label] = fitting[..] {
            report.add(Fate::Doubtful, What::Labels, &line.text);
            line.text = format!("{label} {rest}");
        }
    }
}

/// Whether a label has the letters of a word at the places where the word names them.
fn fits(word: &str, label: &str) -> bool {
    word.chars().count() == label.chars().count()
        && word.chars().zip(label.chars()).all(|(a, b)| a == UNKNOWN || a == b)
}
