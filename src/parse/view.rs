//! The text as the parser reads it, with the way back to the source.
//!
//! Composed characters, plain spaces, no invisible controls: what typography changes, the parser never sees, so it
//! cannot parse the same words in two ways. A text that is plain already is not copied.

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::block::Block;
use crate::diagnostic::Diagnostic;
use crate::draft::{Clause, ClauseIdx};
use crate::key;
use crate::source::Span;

/// A text to parse.
pub(crate) struct View<'a> {
    pub(crate) text: Cow<'a, str>,
    /// For each byte of the text, and one past its end, the offset in the source; `None` where they are the same.
    offsets: Option<Vec<u32>>,
}

impl<'a> View<'a> {
    /// The view of a source text.
    pub(crate) fn new(source: &'a str) -> Self {
        // Letters that are composed and take no marks need no closer look.
        let is_plain = source.chars().all(|c| c.is_ascii() || key::is_plain(c))
            || (!source.chars().any(|c| replacement(c) != Some(c))
                && is_nfc_quick(source.chars()) == IsNormalized::Yes);
        if is_plain {
            return Self { text: Cow::Borrowed(source), offsets: None };
        }
        let mut text = String::with_capacity(source.len());
        let mut offsets = Vec::with_capacity(source.len() + 1);
        let mut run_start = 0;
        // Compose run by run, from one plain ASCII character to the next, so that offsets stay close.
        let mut chars = source.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            // A letter with a mark after it composes with the mark.
            let is_marked = chars
                .peek()
                .is_some_and(|&(_, next)| !next.is_ascii() && canonical_combining_class(next) != 0);
            if c.is_ascii() && !is_marked {
                push_run(&source[run_start..at], run_start, &mut text, &mut offsets);
                text.push(c);
                offsets.push(at as u32);
                run_start = at + 1;
            }
        }
        push_run(&source[run_start..], run_start, &mut text, &mut offsets);
        offsets.push(source.len() as u32);
        Self { text: Cow::Owned(text), offsets: Some(offsets) }
    }

    /// Turns the line breaks inside blocks into spaces: how a paragraph is wrapped says nothing.
    pub(crate) fn unwrap_lines(&mut self, blocks: &[Block]) {
        let is_wrapped =
            |block: &&Block| self.text[block.span.range()].contains(['\n', '\r', '\x0C']);
        let wrapped: Vec<Span> = blocks.iter().filter(is_wrapped).map(|block| block.span).collect();
        if wrapped.is_empty() {
            return;
        }
        let mut bytes = std::mem::take(&mut self.text).into_owned().into_bytes();
        for span in wrapped {
            for byte in &mut bytes[span.range()] {
                if matches!(byte, b'\n' | b'\r' | 0x0C) {
                    *byte = b' ';
                }
            }
        }
        self.text = Cow::Owned(String::from_utf8(bytes).expect("ASCII was replaced by ASCII"));
    }

    /// Takes the spans of clauses and diagnostics back to the source. Controls that the parser never saw fall to the
    /// clause that they stand before, or to the last one.
    pub(crate) fn restore(
        &self,
        source: &str,
        clauses: &mut [Clause],
        diagnostics: &mut [Diagnostic],
    ) {
        let Some(offsets) = &self.offsets else { return };
        let restore = |span: &mut Span| {
            span.start = offsets[span.start as usize];
            span.end = offsets[span.end as usize].max(span.start);
        };
        for clause in clauses.iter_mut() {
            restore(&mut clause.span);
            clause.span.start = before_controls(source, clause.span.start);
            restore(&mut clause.text);
            clause.heading.iter_mut().for_each(restore);
            clause.marker.iter_mut().for_each(restore);
            for marking in &mut clause.markings {
                restore(&mut marking.span);
            }
        }
        for diagnostic in diagnostics {
            restore(&mut diagnostic.span);
        }
        let end = source.trim_end_matches(super::block::is_blank).len() as u32;
        let mut last = clauses.len().checked_sub(1);
        while let Some(n) = last {
            clauses[n].span.end = clauses[n].span.end.max(end);
            last = clauses[n].parent.map(ClauseIdx::get);
        }
    }
}

/// Where the invisible controls begin that stand directly before a place, after white space.
fn before_controls(source: &str, at: u32) -> u32 {
    let before = &source[..at as usize];
    let bare = before.trim_end_matches(|c| replacement(c).is_none());
    let is_free = bare.chars().next_back().is_none_or(super::block::is_blank);
    if is_free { bare.len() as u32 } else { at }
}

fn push_run(run: &str, start: usize, text: &mut String, offsets: &mut Vec<u32>) {
    if run.is_empty() {
        return;
    }
    let kept = || run.char_indices().filter_map(|(at, c)| Some((at, replacement(c)?)));
    let filtered: String = kept().map(|(_, c)| c).collect();
    if is_nfc_quick(filtered.chars()) == IsNormalized::Yes {
        for (at, c) in kept() {
            text.push(c);
            offsets.resize(text.len(), (start + at) as u32);
        }
        return;
    }
    // Composition moves characters: each composed character points to the base letter that it came from.
    let mut sources = kept().filter(|&(_, c)| canonical_combining_class(c) == 0);
    for c in filtered.nfc() {
        let is_base = canonical_combining_class(c) == 0;
        let at = if is_base { sources.next().map(|(at, _)| (start + at) as u32) } else { None };
        let at = at.or_else(|| offsets.last().copied()).unwrap_or(start as u32);
        text.push(c);
        offsets.resize(text.len(), at);
    }
}

/// What a character is read as; `None` where it is not read at all.
fn replacement(c: char) -> Option<char> {
    match c {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Some(' '),
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(source: &str, expected: &str) {
        let view = View::new(source);
        assert_eq!(view.text, expected);
        if let Some(offsets) = &view.offsets {
            assert_eq!(offsets.len(), view.text.len() + 1);
            assert!(offsets.is_sorted());
            assert!(offsets.iter().all(|&at| source.is_char_boundary(at as usize)));
        }
    }

    #[test]
    fn reads_past_typography() {
        case("plain", "plain");
        case("été 1", "été 1");
        case("e\u{301}te\u{301} 1", "été 1");
        case("a\u{a0}b\u{ad}c\u{200f}", "a bc");
        case("\u{202b}ا\u{654}حكام\u{202c}", "أحكام");
    }
}
