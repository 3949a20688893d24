//! The same words, set in another way.

use unicode_normalization::UnicodeNormalization as _;

/// A way of setting a text, by name.
type Variant = (&'static str, fn(&str) -> String);

/// Ways of setting a text that change none of its words.
pub(crate) const VARIANTS: &[Variant] = &[
    ("wrapped at 78", |text| wrapped(text, 78)),
    ("wrapped at 100", |text| wrapped(text, 100)),
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("NFD", |text| text.nfd().collect()),
    ("curly quotes", curly),
    ("no-break spaces", |text| text.replace(' ', "\u{A0}")),
];

/// Breaks lines as Python's `textwrap` does: at spaces and after hyphens between letters, so that they fit a width in
/// characters. White space stays as it is but for the one where a line is broken; a longer word stands alone.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut filled = 0;
        for chunk in chunks(line) {
            let (n_chars, is_blank) = (chunk.chars().count(), chunk.trim().is_empty());
            if filled > 0 && filled + n_chars > width {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                filled = 0;
                if is_blank {
                    continue;
                }
            }
            out.push_str(chunk);
            filled += n_chars;
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// Runs of spaces, and words cut after their inner hyphens.
fn chunks(line: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    for window in chars.windows(2) {
        let [(at, before), (next, after)] = *window else { continue };
        let follows = |wanted: fn(char) -> bool| line[..at].chars().next_back().is_some_and(wanted);
        let is_hyphen =
            before == '-' && after.is_alphabetic() && follows(char::is_alphabetic) && at > start;
        if is_hyphen || (before == ' ') != (after == ' ') {
            chunks.push(&line[start..next]);
            start = next;
        }
    }
    chunks.push(&line[start..]);
    chunks
}

/// Straight quotes as a word processor sets them: paired double quotes within a line, apostrophes.
fn curly(text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let mut pieces = line.split('"').peekable();
        let mut is_open = false;
        while let Some(piece) = pieces.next() {
            out.push_str(&piece.replace('\'', "’"));
            if pieces.peek().is_some() {
                is_open = !is_open;
                out.push(if is_open { '“' } else { '”' });
            }
        }
    }
    out
}
