//! Folds a text for matching: one step beyond the matching key.
//!
//! In goes a whole source, out comes its folded text with the way back. On top of [`crate::key`], case, the accents of
//! Latin letters, teh marbuta and yo do not count, so that patterns need no flags and no spelling variants. Patterns
//! are folded by the same function, so that what an author writes is what a text is compared with.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use crate::key::for_each_folded;
use crate::source::Span;

/// A folded text with the way back to the source.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// The folded text.
    pub(crate) folded: String,
    /// For each byte of the folded text, and one past its end, the byte offset in the source.
    offsets: Vec<u32>,
}

impl Text {
    /// Folds a source text.
    pub(crate) fn new(source: &str) -> Self {
        let mut text = Self {
            folded: String::with_capacity(source.len()),
            offsets: Vec::with_capacity(source.len() + 1),
        };
        let mut start = 0;
        for line in source.split_inclusive('\n') {
            if line.bytes().all(is_plain) {
                for (n, byte) in line.bytes().enumerate() {
                    text.push(start + n, char::from(byte.to_ascii_lowercase()));
                }
            } else {
                for_each_folded(line, |n, c| {
                    if let Some(c) = fold_char(c) {
                        text.push(start + n, c);
                    }
                });
            }
            start += line.len();
        }
        text.offsets.push(source.len() as u32);
        text
    }

    /// Adds a folded character that came from a source offset; white space collapses.
    fn push(&mut self, at: usize, c: char) {
        let c = if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
        if c == ' ' && self.folded.as_bytes().last().is_none_or(|&last| last == b' ') {
            return;
        }
        self.folded.push(c);
        self.offsets.resize(self.folded.len(), at as u32);
    }

    /// The folded range that a span of the source became.
    pub(crate) fn folded_range(&self, span: Span) -> Range<usize> {
        let start = self.boundary(span.start);
        start..self.boundary(span.end).max(start)
    }

    fn boundary(&self, offset: u32) -> usize {
        let mut at = self.offsets.partition_point(|&from| from < offset).min(self.folded.len());
        while !self.folded.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// The source offset of a folded byte.
    pub(crate) fn source_offset(&self, at: usize) -> usize {
        self.offsets[at] as usize
    }

    /// The span of the source that a folded range came from, without white space at its ends.
    pub(crate) fn source_span(&self, range: &Range<usize>, source: &str) -> Span {
        let start = self.source_offset(range.start);
        let end = self.source_offset(range.end).max(start);
        Span::new(start, start + source[start..end].trim_end().len())
    }
}

/// Whether folding does nothing to a byte but change its case or make it a space.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'_' | b'a'..=b'~' | b'\n' | b'\r' | b'\t')
}

/// The folded form of a character of the matching key, or `None` where it does not count.
pub(crate) fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        // Accents that no letter has swallowed, such as the stress marks of Russian.
        '\u{300}'..='\u{36F}' => return None,
        'ة' => 'ه',
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            lower(base.unwrap_or(c))
        }
        'ё' | 'Ё' => 'е',
        // Scripts without case.
        '\u{600}'..='\u{6FF}' | '\u{3000}'..='\u{9FFF}' => c,
        _ => lower(c),
    })
}

fn lower(c: char) -> char {
    let mut lowered = c.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(source: &str, folded: &str) {
        assert_eq!(Text::new(source).folded.trim(), folded);
    }

    #[test]
    fn case_accents_and_arabic_spelling_do_not_count() {
        case("EXTRÉMISME  et\nhaine", "extremisme et haine");
        case("Сам ё́лка ЁЖ", "сам елка еж");
        case("اﻹِرهــابِيّة", "الارهابيه");
        case("ا\u{654}حكام", "احكام");
        case("仇恨；言论。", "仇恨;言论。");
    }

    #[test]
    fn ranges_lead_there_and_back() {
        let source = "a  Été —  «الإرهـاب» z";
        let text = Text::new(source);
        for word in ["ete", "الارهاب", "z"] {
            let at = text.folded.find(word).expect("folded");
            let span = text.source_span(&(at..at + word.len()), source);
            assert_eq!(text.folded_range(span), at..at + word.len());
        }
    }
}
