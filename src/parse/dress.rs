//! Reads one marker: the number, what it is written in, and the punctuation that dresses it.

use super::block::is_blank;
use super::marker::{Alphabet, Reading, Shape};
use super::numeral;
use crate::key;
use crate::language::{LabelRole, Language, starts_with};
use crate::number::NumberKey;

/// A marker that was read; offsets count from where the scan began.
pub(super) struct Scan {
    /// One past the punctuation.
    pub(super) end: usize,
    /// Where the number stands, without punctuation.
    pub(super) number: (usize, usize),
    pub(super) shape: Shape,
    pub(super) readings: Vec<Reading>,
}

/// Reads the marker at a place of a piece, in whatever dress; `is_start` says whether the piece begins there.
pub(super) fn scan(piece: &str, at: usize, is_start: bool, language: &Language) -> Option<Scan> {
    let rest = &piece[at..];
    let first = rest.chars().next()?;
    let scan = match first {
        '(' | '（' => parens(rest, language),
        '\'' | '’' | '‘' | '′' | '‛' => quoted(rest),
        '-' | '–' | '—' | '•' | '·' | '*' | '■' | '●' if is_start => {
            floating_dash(rest).or_else(|| bullet(rest))
        }
        c if digit(c).is_some() => digits_first(rest, is_start, language),
        c if c.is_ascii_alphabetic() => letters_first(rest, is_start, language),
        c if c.is_alphabetic() => native_first(piece, at, is_start, language),
        _ => None,
    };
    let scan = scan.or_else(|| if is_start { option(rest, language) } else { None })?;
    Some(Scan { end: at + scan.end, number: (at + scan.number.0, at + scan.number.1), ..scan })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Value and byte length of up to three digits of any script, not followed by a fourth.
fn digit_run(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut len, mut count) = (0, 0, 0);
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        value = value * 10 + digit;
        len += c.len_utf8();
        count += 1;
        if count > 3 {
            return None;
        }
    }
    (count > 0).then_some((value, len))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '‐' | '‑')
}

fn plain(alphabet: Alphabet, value: u32) -> Reading {
    Reading { alphabet, key: NumberKey::plain(value) }
}

fn digits_first(rest: &str, is_start: bool, language: &Language) -> Option<Scan> {
    let (value, len) = digit_run(rest)?;
    let mut key = NumberKey::plain(value);
    let after = &rest[len..];
    let next = after.chars().next()?;
    let done = |shape, end, number_end, key| {
        Some(Scan {
            end,
            number: (0, number_end),
            shape,
            readings: vec![Reading { alphabet: Alphabet::Digit, key }],
        })
    };
    match next {
        '.' | '．' | '、' => {
            if after[next.len_utf8()..].chars().next().is_some_and(|c| digit(c).is_some()) {
                return None;
            }
            let taken = if next == '.' { insertions(after, language, &mut key, true) } else { 0 };
            let number_end = len + taken;
            let mut end = number_end.max(len + next.len_utf8());
            if taken > 0 && rest[end..].starts_with('.') {
                end += 1;
            }
            done(Shape::Dot, end, number_end.max(len), key)
        }
        ')' | '）' => done(Shape::CloseParen, len + next.len_utf8(), len, key),
        ' ' | '\u{a0}' | '-' | '–' | '—' | '−' => {
            let taken = insertions(after, language, &mut key, false);
            if taken > 0 {
                let tail = rest[len + taken..].trim_start_matches([' ', '\u{a0}']);
                let after_dash =
                    tail.strip_prefix(is_dash).filter(|after| after.starts_with(is_blank));
                if let Some(after_dash) = after_dash.filter(|_| is_start) {
                    return done(Shape::Dash, rest.len() - after_dash.len(), len + taken, key);
                }
                let dot = usize::from(rest[len + taken..].starts_with('.'));
                return (dot == 1 || is_start)
                    .then(|| done(Shape::Dot, len + taken + dot, len + taken, key))?;
            }
            let bare = after.trim_start_matches([' ', '\u{a0}']);
            let dash = bare.chars().next().filter(|&c| is_dash(c))?;
            let dash_end = rest.len() - bare.len() + dash.len_utf8();
            let follows = rest[dash_end..].chars().next()?;
            // A range such as 5-7 is no marker.
            let is_marker = is_blank(follows) || (follows.is_alphabetic() && !follows.is_ascii());
            (is_marker && (is_start || language.is_rtl))
                .then(|| done(Shape::Dash, dash_end, len, key))?
        }
        _ => None,
    }
}

/// `- 1` and `-1`, as extraction often leaves `1 -` of a right-to-left text.
fn floating_dash(rest: &str) -> Option<Scan> {
    let dash = rest.chars().next()?.len_utf8();
    let gap = rest[dash..].len() - rest[dash..].trim_start_matches(' ').len();
    let (value, len) = digit_run(&rest[dash + gap..])?;
    let end = dash + gap + len;
    rest[end..].starts_with(is_blank).then(|| Scan {
        end,
        number: (dash + gap, end),
        shape: Shape::Dash,
        readings: vec![plain(Alphabet::Digit, value)],
    })
}

/// `– words`: an item without a number.
fn bullet(rest: &str) -> Option<Scan> {
    let len = rest.chars().next()?.len_utf8();
    let after = rest[len..].chars().next()?;
    is_blank(after).then(|| Scan {
        end: len,
        number: (0, 0),
        shape: Shape::Bullet,
        readings: vec![plain(Alphabet::Word, 1)],
    })
}

fn quoted(rest: &str) -> Option<Scan> {
    let open = rest.chars().next()?.len_utf8();
    let (value, len) = digit_run(&rest[open..])?;
    let close =
        rest[open + len..].chars().next().filter(|c| matches!(c, '\'' | '’' | '‘' | '′' | '‛'))?;
    Some(Scan {
        end: open + len + close.len_utf8(),
        number: (open, open + len),
        shape: Shape::Quoted,
        readings: vec![plain(Alphabet::Digit, value)],
    })
}

fn parens(rest: &str, language: &Language) -> Option<Scan> {
    let open = rest.chars().next()?.len_utf8();
    let (inner_len, close) = rest[open..]
        .char_indices()
        .take(9)
        .find(|(_, c)| matches!(c, ')' | '）'))
        .map(|(at, c)| (at, c.len_utf8()))?;
    let inner = rest[open..open + inner_len].trim();
    let mut readings = readings(inner, language);
    if readings.is_empty() {
        return None;
    }
    let mut end = open + inner_len + close;
    let mut key = NumberKey::default();
    let taken = insertions(&rest[end..], language, &mut key, false);
    if taken > 0 {
        for reading in &mut readings {
            reading.key = NumberKey { value: reading.key.value, ..key };
        }
        end += taken;
        end += usize::from(rest[end..].starts_with('.'));
    }
    let number = if taken > 0 { (open, end) } else { (open, open + inner_len) };
    Some(Scan { end, number, shape: Shape::Parens, readings })
}

fn letters_first(rest: &str, is_start: bool, language: &Language) -> Option<Scan> {
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if len > 5 {
        return None;
    }
    let close = rest[len..].chars().next()?;
    let shape = match close {
        ')' | '）' => Shape::CloseParen,
        '.' if is_start && rest[len + 1..].starts_with(is_blank) => Shape::Dot,
        _ => return None,
    };
    let mut readings = readings(&rest[..len], language);
    if shape == Shape::Dot && len > 1 {
        readings.retain(|reading| {
            matches!(reading.alphabet, Alphabet::RomanLower | Alphabet::RomanUpper)
        });
    }
    (!readings.is_empty()).then(|| Scan {
        end: len + close.len_utf8(),
        number: (0, len),
        shape,
        readings,
    })
}

/// Letters and numerals that are not Latin: `أ-`, `一、`, `أولا:`.
fn native_first(piece: &str, at: usize, is_start: bool, language: &Language) -> Option<Scan> {
    let rest = &piece[at..];
    if let Some((value, len)) = numeral::chinese(rest) {
        let is_open = at == 0
            || piece[..at].ends_with(|c: char| is_blank(c) || "。；：，".contains(c) || c == '[');
        let after = &rest[len..];
        let dressed =
            after.starts_with(['、', '．']) || (is_start && after.starts_with(['\u{3000}', ' ']));
        if is_open && dressed {
            let end = len + after.chars().next().map_or(0, char::len_utf8);
            return Some(Scan {
                end,
                number: (0, len),
                shape: Shape::Dot,
                readings: vec![plain(Alphabet::Chinese, value)],
            });
        }
        return None;
    }
    let spaced = at == 0 || piece[..at].ends_with(|c: char| is_blank(c) || c == '[');
    if !spaced {
        return None;
    }
    let first = rest.chars().next()?;
    let bare = rest[first.len_utf8()..].trim_start_matches(['\u{640}', '\u{654}', '\u{655}']);
    let len = rest.len() - bare.len();
    let readings_of = |len: usize| readings(&rest[..len], language);
    let after = bare.trim_start_matches(' ');
    match after.chars().next() {
        Some(close @ (')' | '）')) if bare.len() == after.len() => {
            let readings = readings_of(len);
            (!readings.is_empty()).then(|| Scan {
                end: len + close.len_utf8(),
                number: (0, len),
                shape: Shape::CloseParen,
                readings,
            })
        }
        Some(dash) if is_start && is_dash(dash) => {
            let readings = readings_of(len);
            let end = rest.len() - after.len() + dash.len_utf8();
            let scan = Scan { end, number: (0, len), shape: Shape::Dash, readings };
            (!scan.readings.is_empty()).then_some(scan)
        }
        _ if is_start => list_ordinal(rest, language),
        _ => None,
    }
}

fn list_ordinal(rest: &str, language: &Language) -> Option<Scan> {
    if language.list_ordinals.is_empty()
        || !rest.chars().take(24).any(|c| matches!(c, ':' | '.' | ')') || is_dash(c))
    {
        return None;
    }
    let head = head(rest, 60);
    let (value, len) = numeral::spelled(&head.text, &language.list_ordinals)?;
    let after = head.text[len..].trim_start();
    let close = after.chars().next().filter(|c| matches!(c, ':' | '-' | '.' | ')'))?;
    let end = head.text.len() - after.len() + close.len_utf8();
    Some(Scan {
        end: head.unfold(0, end).end,
        number: (0, head.unfold(0, len).end),
        shape: Shape::Word,
        readings: vec![plain(Alphabet::Word, value)],
    })
}

/// `Option 1`, `Alternative A:`: a label that stands alone or before a colon.
fn option(rest: &str, language: &Language) -> Option<Scan> {
    if !language.may_begin_label(rest, |role| role == LabelRole::Option) {
        return None;
    }
    let head = head(rest, 60);
    for label in language.labels.iter().filter(|label| label.role == LabelRole::Option) {
        let Some(before) = starts_with(&head.text, &label.before) else { continue };
        let gap = head.text[before..].len() - head.text[before..].trim_start().len();
        let Some(numeral) = numeral::heading_number(&head.text[before + gap..], language) else {
            continue;
        };
        let len = before + gap + numeral.len;
        let after = head.text[len..].trim_start_matches(['.', ':', '-', ' ', ')', ']', '*']);
        let is_alone = after.is_empty();
        let is_dressed = head.text[len..].starts_with([':', '.', ' '])
            && head.text[len..].trim_start().starts_with([':', '.', '-']);
        if is_alone || is_dressed {
            let end = if is_alone {
                rest.len().min(head.unfold(0, len).end)
            } else {
                head.unfold(0, head.text.len() - after.len()).end
            };
            let number_at = head.unfold(before + gap, len);
            return Some(Scan {
                end,
                number: (number_at.start, number_at.end),
                shape: Shape::Option,
                readings: vec![plain(Alphabet::Digit, numeral.key.value)],
            });
        }
    }
    None
}

fn head(text: &str, limit: usize) -> key::Folded {
    key::Folded::new(key::start_of(text, limit))
}

fn insertions(after: &str, language: &Language, key: &mut NumberKey, dotted: bool) -> usize {
    // Most numbers are followed by words that no insertion begins with.
    let mut chars = after.trim_start_matches(['.', ' ', '-', '\u{a0}']).chars();
    let first = chars.next();
    if !first.is_some_and(|c| c.is_alphabetic() && language.may_begin_insertion(c)) {
        return 0;
    }
    let head = head(after, 40);
    if head.text.len() == after.len().min(40) {
        return numeral::insertions(&head.text, language, key, dotted);
    }
    let lead = after.len() - after.trim_start().len();
    let text = if lead > 0 { format!(" {}", head.text) } else { head.text.clone() };
    let taken = numeral::insertions(&text, language, key, dotted);
    if taken == 0 { 0 } else { head.unfold(0, taken - usize::from(lead > 0)).end }
}

/// All ways to read what stands between the punctuation of a marker.
fn readings(inner: &str, language: &Language) -> Vec<Reading> {
    let mut out = Vec::new();
    if let Some((value, len)) = digit_run(inner)
        && len == inner.len()
    {
        out.push(plain(Alphabet::Digit, value));
        return out;
    }
    if !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_alphabetic()) && inner.len() <= 5
    {
        let is_lower = inner.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_lower || inner.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let (letters, roman) = if is_lower {
                (Alphabet::Lower, Alphabet::RomanLower)
            } else {
                (Alphabet::Upper, Alphabet::RomanUpper)
            };
            let first = inner.as_bytes()[0].to_ascii_lowercase();
            if inner.len() <= 2 && inner.bytes().all(|byte| byte.to_ascii_lowercase() == first) {
                out.push(plain(
                    letters,
                    u32::from(first - b'a') + 1 + 26 * (inner.len() as u32 - 1),
                ));
            }
            if let Some(value) = numeral::roman_value(&inner.to_ascii_uppercase()) {
                out.push(plain(roman, value));
            }
        }
        return out;
    }
    if let Some((value, len)) = numeral::chinese(inner)
        && len == inner.len()
    {
        out.push(plain(Alphabet::Chinese, value));
        return out;
    }
    let folded = key::fold(inner);
    let mut chars = folded.chars();
    if let (Some(letter), second) = (chars.next(), chars.next())
        && chars.next().is_none()
        && second.is_none_or(|second| second == letter)
    {
        for (n, set) in language.letters.iter().enumerate() {
            if let Some(at) = set.iter().position(|&known| known == letter) {
                let rounds = u32::from(second.is_some()) * set.len() as u32;
                out.push(plain(Alphabet::Native(n as u8), at as u32 + 1 + rounds));
            }
        }
    }
    out
}
