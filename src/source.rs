//! A text as it was read, and places in it.
//!
//! A [`Source`] keeps the text exactly as it stands in the file, so that every span can be shown and checked.
//! Offsets are bytes, zero-based; lines and columns are one-based and appear only where a person reads them.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// A half-open range of bytes in a source, zero-based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span runs backwards");
        Self { start: start as u32, end: end as u32 }
    }

    /// The span as a range that slices a string.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span, ends included.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside this span.
    pub fn contains_offset(self, offset: usize) -> bool {
        (self.start as usize) <= offset && offset < self.end as usize
    }
}

/// A place as a person counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, one-based.
    pub line: usize,
    /// Column in characters (Unicode scalar values), one-based.
    pub column: usize,
}

/// A place in a text to which the document that it comes from gives a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The first byte of what is named.
    pub at: u32,
    /// The element that the document has there.
    pub element: Box<str>,
    /// The name.
    pub id: Box<str>,
}

/// A text with its name, its lines and the digest of the bytes that it was read from.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    line_starts: OnceLock<Vec<u32>>,
    sha256: OnceLock<String>,
    origin: Option<Vec<u8>>,
    labels: Vec<Label>,
}

impl Source {
    /// A source that holds `text` as it is; `path` is shown to people and never opened.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
            sha256: OnceLock::new(),
            origin: None,
            labels: Vec::new(),
        }
    }

    /// A source whose text was decoded from `bytes` in another encoding; the digest is that of the bytes.
    pub(crate) fn decoded(path: impl Into<String>, text: String, bytes: Vec<u8>) -> Self {
        Self { origin: Some(bytes), ..Self::new(path, text) }
    }

    /// The same text with the names that its document gives to places in it, in their order.
    pub(crate) fn labelled(self, labels: Vec<Label>) -> Self {
        Self { labels, ..self }
    }

    /// The names that the document gives to places in the text.
    pub(crate) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The path or name under which the text was read.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// SHA-256 of the bytes as they were read, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| sha256(self.origin.as_deref().unwrap_or(self.text.as_bytes())))
    }

    /// The line of a byte offset, one-based; quick on long lines, where a column must be counted.
    pub fn line_at(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|&start| start as usize <= offset.min(self.text.len()))
    }

    /// The line and column of a byte offset; an offset inside a character counts as that character.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_at(offset);
        let start = self.line_starts()[line - 1] as usize;
        let column =
            self.text.as_bytes()[start..offset].iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
                + usize::from(self.text.is_char_boundary(offset));
        Position { line, column: column.max(1) }
    }

    /// The line and column of a byte offset, the column in UTF-16 code units, as editors and SARIF count; a byte order
    /// mark counts for nothing.
    pub fn position_utf16(&self, offset: usize) -> Position {
        let offset = floor(&self.text, offset.min(self.text.len()));
        let line = self.line_at(offset);
        let before = &self.text[self.line_starts()[line - 1] as usize..offset];
        let before = if line == 1 { before.trim_start_matches('\u{FEFF}') } else { before };
        Position { line, column: before.encode_utf16().count() + 1 }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            std::iter::once(0)
                .chain(memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at as u32 + 1))
                .collect()
        })
    }

    /// The text of a line without its line break; `line` is one-based.
    pub fn line(&self, line: usize) -> &str {
        self.text.split('\n').nth(line.saturating_sub(1)).unwrap_or("").trim_end_matches('\r')
    }
}

/// The last character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The SHA-256 of bytes, in small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").expect("a string takes all that is written to it");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_utf_16_count_code_units() {
        let case = |text: &str, offset: usize, line: usize, column: usize| {
            let source = Source::new("t", text);
            assert_eq!(source.position_utf16(offset), Position { line, column }, "{text} {offset}");
        };
        case("", 0, 1, 1);
        case("مادة 1", 9, 1, 6);
        case("a\u{1F600}b", 5, 1, 4);
        case("a\u{1F600}b", 3, 1, 2);
        case("\u{FEFF}ab\n\u{FEFF}c", 4, 1, 2);
        case("\u{FEFF}ab\n\u{FEFF}c", 9, 2, 2);
        case("ab", 9, 1, 3);
    }

    #[track_caller]
    fn case(text: &str, offset: usize, line: usize, column: usize) {
        assert_eq!(Source::new("t", text).position(offset), Position { line, column });
    }

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        case("", 0, 1, 1);
        case("ab\ncd", 0, 1, 1);
        case("ab\ncd", 2, 1, 3);
        case("ab\ncd", 3, 2, 1);
        case("ab\ncd", 5, 2, 3);
        case("مادة 1", 4, 1, 3);
        case("مادة 1", 9, 1, 6);
    }

    #[test]
    fn digest_is_that_of_the_bytes() {
        assert_eq!(
            Source::new("t", "abc").sha256(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
