//! Reads numbers of every script and style: digits, roman, spelled, Chinese, letters, with bis, ter and alt.
//!
//! All functions work on folded text (see [`crate::key`]), so digits of every script are ASCII.

use crate::language::{Language, starts_with_word};
use crate::number::NumberKey;

/// A number found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) key: NumberKey,
    /// Bytes of folded text that it takes.
    pub(crate) len: usize,
    /// Whether the base is written in a way that takes ASCII digits in an id (digits, spelled, Chinese).
    pub(crate) is_decimal: bool,
}

/// Reads the number of an article or group at the start of `text`: `24`, `10 bis`, `29A`, `XII`, `first`, `四十二`.
pub(crate) fn heading_number(text: &str, language: &Language) -> Option<Numeral> {
    let (value, mut len, is_decimal) = base(text, language)?;
    let mut key = NumberKey::plain(value);
    if let Some((letter, taken)) =
        trailing_letters(&text[len..]).filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))
    {
        key.letter = letter;
        len += taken;
    }
    len += insertions(&text[len..], language, &mut key, false);
    Some(Numeral { key, len, is_decimal })
}

/// Reads bis, ter, alt and the like after a number; gives the bytes taken. `dotted` allows a full stop before.
pub(crate) fn insertions(
    text: &str,
    language: &Language,
    key: &mut NumberKey,
    dotted: bool,
) -> usize {
    let mut taken = 0;
    if let Some((insertion, len)) = insertion(text, language, dotted) {
        key.insertion = insertion;
        taken += len;
    }
    if let Some((alternative, len)) = alternative(&text[taken..], language, dotted) {
        key.alternative = alternative;
        taken += len;
    }
    taken
}

fn insertion(text: &str, language: &Language, dotted: bool) -> Option<(u16, usize)> {
    if let Some(suffix) = language.insertion_suffix
        && let Some(rest) = text.strip_prefix(suffix)
        && let Some((value, len)) = chinese(rest)
    {
        return Some((value as u16, suffix.len_utf8() + len));
    }
    let skipped = separator(text, dotted);
    let rest = &text[skipped..];
    language
        .insertions
        .iter()
        .find_map(|(word, value)| starts_with_word(rest, word).map(|len| (*value, skipped + len)))
}

fn alternative(text: &str, language: &Language, dotted: bool) -> Option<(u16, usize)> {
    let skipped = separator(text, dotted);
    let rest = &text[skipped..];
    let len = language.alternatives.iter().find_map(|word| starts_with_word(rest, word))?;
    let after = &rest[len..];
    let dot = usize::from(after.starts_with('.'));
    let spaced = after[dot..].trim_start_matches(' ');
    let gap = after.len() - spaced.len();
    match digits(spaced) {
        // `Alt. 1` after a full stop opens a bracketed alternative of the text, it is no part of the number.
        Some(_) if dotted || gap > dot + 1 => None,
        Some((value, taken)) if taken <= 2 => Some((value as u16, skipped + len + gap + taken)),
        _ => Some((1, skipped + len)),
    }
}

/// The length of what may stand between a number and bis: a space, a hyphen, and a full stop where `dotted`.
fn separator(text: &str, dotted: bool) -> usize {
    let mut len = 0;
    let mut rest = text;
    if dotted && rest.starts_with('.') {
        len += 1;
        rest = &rest[1..];
    }
    if rest.starts_with([' ', '-']) {
        len += 1;
    }
    len
}

fn base(text: &str, language: &Language) -> Option<(u32, usize, bool)> {
    if let Some((value, len)) = digits(text) {
        return (len <= 4).then_some((value, len, true));
    }
    if let Some((value, len)) = roman(text)
        && ends_word(text, len)
    {
        return Some((value, len, false));
    }
    if let Some((value, len)) = spelled(text, &language.ordinals) {
        return Some((value, len, true));
    }
    if let Some((value, len)) = chinese(text) {
        return Some((value, len, true));
    }
    // A single capital letter numbers parts and annexes: `Annex A`.
    let letter = text.chars().next().filter(char::is_ascii_uppercase)?;
    ends_word(text, 1).then_some((letter as u32 - 'A' as u32 + 1, 1, false))
}

fn ends_word(text: &str, len: usize) -> bool {
    !text[len..].chars().next().is_some_and(char::is_alphanumeric)
}

/// ASCII digits at the start of a text: value and length.
pub(crate) fn digits(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if len == 0 || len > 6 {
        return None;
    }
    Some((text[..len].parse().ok()?, len))
}

fn trailing_letters(text: &str) -> Option<(u16, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_uppercase).count();
    if len == 0 || len > 2 || !ends_word(text, len) {
        return None;
    }
    let value = text[..len].bytes().fold(0, |sum, byte| sum * 27 + u16::from(byte - b'A' + 1));
    Some((value, len))
}

/// A roman number in capitals at the start of a text, in canonical form, below 200: value and length.
pub(crate) fn roman(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
    (len > 0).then(|| roman_value(&text[..len]).map(|value| (value, len)))?
}

/// The value of a roman number in capitals, in canonical form, below 200.
pub(crate) fn roman_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let digit = |byte| match byte {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        b'C' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().map(digit).collect::<Option<_>>()?;
    let value = digits.iter().enumerate().fold(0i64, |sum, (n, &digit)| {
        let digit = i64::from(digit);
        if digits.get(n + 1).is_some_and(|&next| i64::from(next) > digit) {
            sum - digit
        } else {
            sum + digit
        }
    });
    let value = u32::try_from(value).ok().filter(|&value| value > 0 && value < 200)?;
    (to_roman(value) == text).then_some(value)
}

/// A number below 4,000 in capital Roman numerals.
pub(crate) fn to_roman(mut value: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (step, sign) in STEPS {
        while value >= step {
            out.push_str(sign);
            value -= step;
        }
    }
    out
}

/// A number from 1 to 99 in Chinese, as clauses are counted; `None` for others.
pub(crate) fn to_chinese(value: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (value as usize / 10, value as usize % 10);
    match tens {
        0 if ones > 0 => Some(DIGITS[ones].to_owned()),
        1..=9 => {
            let tens = if tens == 1 { "" } else { DIGITS[tens] };
            Some(format!("{tens}十{}", DIGITS[ones]))
        }
        _ => None,
    }
}

/// A spelled number at the start of a text, the longest that fits: value and length.
pub(crate) fn spelled(text: &str, words: &[(String, u32)]) -> Option<(u32, usize)> {
    words.iter().find_map(|(word, value)| starts_with_word(text, word).map(|len| (*value, len)))
}

/// A Chinese number at the start of a text, below 10,000: value and length.
pub(crate) fn chinese(text: &str) -> Option<(u32, usize)> {
    let digit = |signs: &str, c| signs.chars().position(|known| known == c).map(|n| n as u32);
    let (mut total, mut pending, mut len) = (0u32, None::<u32>, 0);
    for c in text.chars().take(9) {
        let step = match c {
            '〇' | '○' => Some(0),
            '两' | '兩' => Some(2),
            c => digit("零一二三四五六七八九", c)
                .or_else(|| digit("零壹贰叁肆伍陆柒捌玖", c))
                .or_else(|| digit("零壹貳參肆伍陸柒捌玖", c)),
        };
        let unit = match c {
            '十' | '拾' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 0,
        };
        if let Some(step) = step {
            // Two digits side by side: read digit by digit, as in years.
            pending = Some(
                pending
                    .filter(|_| step > 0 || pending.is_some())
                    .map_or(step, |last| last * 10 + step),
            );
        } else if unit > 0 {
            total += pending.take().filter(|&n| n > 0).unwrap_or(1) * unit;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    let value = total + pending.unwrap_or(0);
    (len > 0 && value > 0 && value < 10_000).then_some((value, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> &'static Language {
        Language::by_code(code).expect("ships")
    }

    #[track_caller]
    fn case(code: &str, text: &str, value: u32, rest: &str) {
        let folded = crate::key::fold(text);
        let found = heading_number(&folded, language(code)).expect("a number");
        assert_eq!((found.key.value, &folded[found.len..]), (value, rest), "{text}");
    }

    #[test]
    fn reads_every_style() {
        case("en", "24. Title", 24, ". Title");
        case("en", "XIV", 14, "");
        case("en", "first rule", 1, " rule");
        case("fr", "premier", 1, "");
        case("es", "único", 1, "");
        case("zh", "四十二条", 42, "条");
        case("zh", "一百零五条", 105, "条");
        case("zh", "十条", 10, "条");
        case("ar", "٤٢", 42, "");
        case("ar", "الثانية والأربعون", 42, "");
        case("ar", "الخامسة عشرة تعاريف", 15, " تعاريف");
        case("ar", "الأولى", 1, "");
    }

    #[test]
    fn reads_insertions() {
        let key = |code, text| {
            heading_number(&crate::key::fold(text), language(code)).expect("a number").key
        };
        let ten = NumberKey::plain(10);
        assert_eq!(key("en", "10 bis"), NumberKey { insertion: 2, ..ten });
        assert_eq!(key("en", "10ter."), NumberKey { insertion: 3, ..ten });
        assert_eq!(key("en", "10 Alt. Documents"), NumberKey { alternative: 1, ..ten });
        assert_eq!(key("en", "10 bis alt 2"), NumberKey { insertion: 2, alternative: 2, ..ten });
        assert_eq!(key("en", "10. Alt. 1 Guarantee"), ten);
        assert_eq!(key("en", "10AB"), NumberKey { letter: 29, ..ten });
        assert_eq!(key("ar", "10 مكرراً"), NumberKey { insertion: 2, ..ten });
        assert_eq!(key("zh", "十之二"), NumberKey { insertion: 2, ..ten });
        assert!(key("en", "10") < key("en", "10 bis") && key("en", "10 bis") < key("en", "11"));
    }

    #[test]
    fn roman_numbers_are_canonical() {
        assert_eq!(roman_value("XLII"), Some(42));
        assert_eq!(roman_value("IIII"), None);
        assert_eq!(roman_value("VX"), None);
    }
}
