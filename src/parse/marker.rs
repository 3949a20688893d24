//! Finds what may be the number of a paragraph or point: `1.`, `(a)`, `i)`, `١-`, `（一）`, `’1’`, `أولا:`.
//!
//! Whether a marker counts is decided by the lists that are open (see [`super::list`]).

use super::block::is_blank;
use super::dress::{Scan, scan};
use super::heading::ends_sentence;
use crate::language::{Language, loose};
use crate::number::NumberKey;
use crate::source::Span;

/// How a number is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// `1.` and `一、`
    Dot,
    /// `(1)`
    Parens,
    /// `1)`
    CloseParen,
    /// `1 -`, `- 1`
    Dash,
    /// `’1’`
    Quoted,
    /// `أولا:`
    Word,
    /// `Option 1`
    Option,
    /// `–`, without a number
    Bullet,
}

/// What the number is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Alphabet {
    Digit,
    Lower,
    Upper,
    RomanLower,
    RomanUpper,
    Chinese,
    /// The n-th set of letters of the language.
    Native(u8),
    Word,
}

/// One way to read a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) alphabet: Alphabet,
    pub(crate) key: NumberKey,
}

/// What stands before a marker inside a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// The start of the block.
    Start,
    /// A colon or a dash that announces a list.
    Colon,
    /// The end of a sentence or item.
    Stop,
    /// A word that makes the number a reference: `paragraph 1.`
    Reference,
    /// Anything else.
    Text,
}

/// A number that may begin a clause.
#[derive(Clone, Debug)]
pub(crate) struct Marker {
    /// Where the clause would begin: the marker, or a bracket before it.
    pub(crate) start: u32,
    /// The marker with its punctuation.
    pub(crate) span: Span,
    /// The number without punctuation.
    pub(crate) number: Span,
    pub(crate) shape: Shape,
    pub(crate) readings: Vec<Reading>,
    pub(crate) before: Before,
    /// Whether the words after it begin as a sentence does.
    pub(crate) opens_sentence: bool,
}

/// All markers of a stretch of a block, in order. `is_start` says whether the stretch begins the block.
pub(crate) fn markers(
    text: &str,
    span: Span,
    is_start: bool,
    language: &Language,
    out: &mut Vec<Marker>,
) {
    let piece = &text[span.range()];
    let base = span.start as usize;
    let bytes = piece.as_bytes();
    let mut from = 0;
    if is_start {
        let prefix = piece.len()
            - piece
                .trim_start_matches([
                    '[', '"', '“', '«', '*', '~', ' ', '\u{200F}', '\u{202B}', '>',
                ])
                .len();
        if let Some(scan) = scan(piece, prefix, true, language) {
            from = scan.end;
            out.push(marker(piece, base, 0, prefix, scan, Before::Start));
        }
    }
    let mut at = from.max(1);
    while at < bytes.len() {
        // Inside a word of small letters nothing begins.
        if bytes[at].is_ascii_lowercase() && bytes[at - 1].is_ascii_alphabetic() {
            at += 1;
            while bytes.get(at).is_some_and(u8::is_ascii_lowercase) {
                at += 1;
            }
            continue;
        }
        if !is_candidate(bytes, at) || !piece.is_char_boundary(at) {
            at += 1;
            continue;
        }
        match scan(piece, at, false, language) {
            Some(scan) => {
                let end = scan.end;
                let start = bracket_start(piece, at);
                let before = before(&piece[..start], language);
                out.push(marker(piece, base, start, at, scan, before));
                at = end;
            }
            None => at += 1,
        }
    }
}

/// Whether a line begins with a marker, so that it cannot continue the line before.
pub(crate) fn begins_line(line: &str, language: &Language) -> bool {
    let prefix = line.len() - line.trim_start_matches(['[', '"', '“', '«', '*', '~']).len();
    scan(line, prefix, true, language).is_some()
}

/// Whether a line ends in the middle of a reference or enumeration, so that a number on the next line belongs to it:
/// `... under paragraph`, `... (a), (b) and`.
pub(crate) fn leads_reference(line: &str, language: &Language) -> bool {
    let bare = line.trim_end();
    if bare.ends_with([',', '،', '、']) {
        return true;
    }
    let last = bare.rsplit(is_blank).next().unwrap_or(bare);
    let word = loose(last);
    let is_conjunction = language.conjunctions.contains(&word);
    // `...; and` ends an item.
    let ends_item =
        is_conjunction && bare[..bare.len() - last.len()].trim_end().ends_with([';', '؛', '；']);
    (is_conjunction || language.reference_words.contains(&word)) && !ends_item
}

fn marker(piece: &str, base: usize, start: usize, at: usize, scan: Scan, before: Before) -> Marker {
    let after = piece[scan.end..].trim_start_matches(|c: char| is_blank(c) || "[\"“«(".contains(c));
    Marker {
        start: (base + start) as u32,
        span: Span::new(base + at, base + scan.end),
        number: Span::new(base + scan.number.0, base + scan.number.1),
        shape: scan.shape,
        readings: scan.readings,
        before,
        opens_sentence: after
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()),
    }
}

/// A cheap test of the byte: a digit, bracket, quote, letter or lead byte after a space, bracket or stop.
fn is_candidate(bytes: &[u8], at: usize) -> bool {
    let byte = bytes[at];
    let before = bytes[at - 1];
    let after_space = before.is_ascii_whitespace() || before == b'[';
    match byte {
        b'(' => after_space || b";:.])".contains(&before) || before >= 0x80,
        b'0'..=b'9' => after_space || before >= 0x80,
        // Dashes and quotation marks.
        b'-' | b'\'' | 0xE2 => after_space,
        b'a'..=b'z' | b'A'..=b'Z' => {
            after_space
                && bytes[at + 1..].iter().take(4).find(|b| !b.is_ascii_alphabetic()) == Some(&b')')
        }
        // Letters of two bytes: Arabic, Cyrillic, and the digits of Arabic.
        0xC2..=0xDF => {
            let rest = &bytes[at + 2..];
            after_space
                && (matches!((byte, bytes[at + 1]), (0xD9, 0xA0..=0xA9) | (0xDB, 0xB0..=0xB9))
                    || rest.first().is_some_and(|next| matches!(next, b')' | b' ' | b'-' | 0xE2))
                    || rest.starts_with("\u{640}".as_bytes()))
        }
        // Chinese numerals and full-width signs.
        0xE3..=0xEF => true,
        _ => false,
    }
}

/// Where the brackets that stand directly before a marker begin.
fn bracket_start(piece: &str, at: usize) -> usize {
    let before = &piece[..at];
    let bare = before.trim_end_matches(['[', '"', '“']);
    if bare.len() < before.len() && bare.ends_with(|c: char| is_blank(c) || c == ']') {
        bare.len()
    } else {
        at
    }
}

fn before(text: &str, language: &Language) -> Before {
    let bare = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, ']' | ')' | '/'));
    let Some(last) = bare.chars().next_back() else { return Before::Start };
    if matches!(last, ':' | '：' | '—' | '–') {
        return Before::Colon;
    }
    let word_start = bare.rfind(|c: char| is_blank(c)).map_or(0, |n| n + 1);
    let word_start = if bare.is_char_boundary(word_start) { word_start } else { bare.len() };
    let word = loose(&bare[word_start..]);
    if language.reference_words.contains(&word) || language.conjunctions.contains(&word) {
        // `...; and (b)`: the stop stands before the conjunction.
        let earlier = bare[..word_start].trim_end();
        if language.conjunctions.contains(&word) && earlier.ends_with([';', '.', '؛', '；', ':'])
        {
            return Before::Stop;
        }
        return Before::Reference;
    }
    if ends_sentence(bare) { Before::Stop } else { Before::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(code: &str, text: &str, expected: &[(&str, Shape, u32)]) {
        let mut found = Vec::new();
        markers(
            text,
            Span::new(0, text.len()),
            true,
            Language::by_code(code).expect("ships"),
            &mut found,
        );
        let found: Vec<(&str, Shape, u32)> = found
            .iter()
            .map(|m| (&text[m.number.range()], m.shape, m.readings[0].key.value))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_every_dress() {
        case("en", "1. The State; (a) one", &[("1", Shape::Dot, 1), ("a", Shape::Parens, 1)]);
        case("en", "2. bis The", &[("2. bis", Shape::Dot, 2)]);
        case("en", "3 ter. The", &[("3 ter", Shape::Dot, 3)]);
        case("en", "[(c) Approach;]", &[("c", Shape::Parens, 3)]);
        case("en", "(c) bis an approach", &[("c) bis", Shape::Parens, 3)]);
        case("fr", "a) Un point", &[("a", Shape::CloseParen, 1)]);
        case("ar", "١- تعني", &[("١", Shape::Dash, 1)]);
        case("ar", "2 مكرراً - [حيثما", &[("2 مكرراً", Shape::Dash, 2)]);
        case("en", "2 bis - The", &[("2 bis", Shape::Dash, 2)]);
        case("ar", "- 1 تعني", &[("1", Shape::Dash, 1)]);
        case("ar", "(هـ) نقطة", &[("هـ", Shape::Parens, 5)]);
        case("ar", "أ‌- نقطة", &[]);
        case("ar", "أ- نقطة", &[("أ", Shape::Dash, 1)]);
        case("ar", "’1’ يوفر", &[("1", Shape::Quoted, 1)]);
        case("ar", "أولاً – مع", &[("أولاً", Shape::Word, 1)]);
        case("zh", "一、本协定", &[("一", Shape::Dot, 1)]);
        case("zh", "（十二）用语", &[("十二", Shape::Parens, 12)]);
        case("en", "Option 1", &[("1", Shape::Option, 1)]);
    }

    #[test]
    fn leaves_numbers_in_words_alone() {
        case("en", "4.1 percent", &[]);
        case("en", "within 30 days", &[]);
        case("en", "1982. It", &[]);
        case("en", "Mr. Smith", &[]);
    }
}
