//! Folds a text for matching: one step beyond the matching key.
//!
//! In goes a whole source, out comes its folded text with the way back. On top of [`crate::key`], case, the accents of
//! Latin letters, teh marbuta and yo do not count, so that patterns need no flags and no spelling variants. Patterns
//! are folded by the same function, so that what an author writes is what a text is compared with.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use crate::draft::Draft;
use crate::key::for_each_folded;
use crate::source::Span;

/// A folded text with the way back to the source.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// The folded text.
    pub(crate) folded: String,
    /// Where in the folded text a stretch begins, and where in the source; within a stretch byte answers to byte.
    stretches: Vec<(u32, u32)>,
    /// Where in the source the last stretch would go on.
    next: u32,
    source_len: u32,
}

impl Text {
    /// Folds a source text.
    pub(crate) fn new(source: &str) -> Self {
        let mut text = Self::empty(source);
        text.push_lines(source, 0);
        text
    }

    /// Folds the text of a draft without the words that it strikes out: they are no part of it.
    pub(crate) fn of(draft: &Draft) -> Self {
        let source = draft.source.text();
        let mut text = Self::empty(source);
        let mut at = 0;
        for span in draft.struck() {
            if span.start as usize >= at {
                text.push_lines(&source[at..span.start as usize], at);
                at = span.end as usize;
            }
        }
        text.push_lines(&source[at..], at);
        text
    }

    fn empty(source: &str) -> Self {
        let folded = String::with_capacity(source.len());
        Self { folded, source_len: source.len() as u32, ..Self::default() }
    }

    fn push_lines(&mut self, source: &str, from: usize) {
        let mut start = from;
        for line in source.split_inclusive('\n') {
            if line.bytes().all(is_plain) {
                self.push_plain(line, start);
            } else {
                for_each_folded(line, |n, c| {
                    if let Some(c) = fold_char(c) {
                        self.push(start + n, c);
                    }
                });
            }
            start += line.len();
        }
    }

    /// Adds a line of plain letters, run by run of what stays as it is.
    fn push_plain(&mut self, line: &str, start: usize) {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if is_space(bytes[at]) {
                self.push(start + at, ' ');
                at += 1;
                continue;
            }
            let ends = |n: &usize| {
                let follows = bytes.get(n + 1).is_none_or(|&byte| is_space(byte));
                is_space(bytes[*n]) && (bytes[*n] != b' ' || follows)
            };
            let end = (at..bytes.len()).find(ends).unwrap_or(bytes.len());
            let from = self.begin(start + at);
            self.folded.push_str(&line[at..end]);
            self.folded[from..].make_ascii_lowercase();
            self.next = (start + end) as u32;
            at = end;
        }
    }

    /// Adds a folded character that came from a source offset; white space collapses.
    fn push(&mut self, at: usize, c: char) {
        let c = if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
        if c == ' ' && self.folded.as_bytes().last().is_none_or(|&last| last == b' ') {
            return;
        }
        self.begin(at);
        self.folded.push(c);
        self.next = (at + c.len_utf8()) as u32;
    }

    /// Begins a stretch unless the last one goes on at this source offset; the folded offset where it begins.
    fn begin(&mut self, at: usize) -> usize {
        let from = self.folded.len();
        if self.next != at as u32 || self.stretches.is_empty() {
            self.stretches.push((from as u32, at as u32));
        }
        from
    }

    /// The folded range that a span of the source became.
    pub(crate) fn folded_range(&self, span: Span) -> Range<usize> {
        let start = self.boundary(span.start);
        start..self.boundary(span.end).max(start)
    }

    fn boundary(&self, offset: u32) -> usize {
        let after = self.stretches.partition_point(|&(_, source)| source < offset);
        let end =
            self.stretches.get(after).map_or(self.folded.len(), |&(folded, _)| folded as usize);
        let within = after.checked_sub(1).map_or(0, |n| {
            let (folded, source) = self.stretches[n];
            (folded + (offset - source)) as usize
        });
        let mut at = within.min(end);
        while !self.folded.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// The source offset of a folded byte.
    pub(crate) fn source_offset(&self, at: usize) -> usize {
        if at >= self.folded.len() {
            return self.source_len as usize;
        }
        let n = self.stretches.partition_point(|&(folded, _)| folded as usize <= at);
        let (folded, source) = self.stretches[n.saturating_sub(1)];
        source as usize + (at - folded as usize)
    }

    /// The span of the source that a folded range came from, without white space at its ends.
    pub(crate) fn source_span(&self, range: &Range<usize>, source: &str) -> Span {
        let start = self.source_offset(range.start);
        let end = self.source_offset(range.end).max(start);
        Span::new(start, start + source[start..end].trim_end().len())
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
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
