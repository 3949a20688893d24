//! How a word processor prints a number (ISO/IEC 29500-1, 17.18.59 `ST_NumberFormat`).

use super::What;
use crate::parse::numeral::{to_chinese, to_roman};

/// The letters with which a script counts, and how it goes on after the last.
const LETTERS: &[(&str, &str)] = &[
    ("lowerLetter", "abcdefghijklmnopqrstuvwxyz"),
    ("upperLetter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("russianLower", "абвгдежзиклмнопрстуфхцчшщыэюя"),
    ("russianUpper", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
    ("arabicAlpha", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    ("arabicAbjad", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
];

/// Arabic numerals of the Middle East, by their place.
const HINDI: [char; 10] = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];

/// Chinese digits by their value.
const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Prints a number; an error says that the format is not known, and what stands for it.
pub(crate) fn print(format: &str, n: u32) -> Result<String, (What, String)> {
    if let Some((_, letters)) = LETTERS.iter().find(|(name, _)| *name == format) {
        return Ok(letter(letters, n));
    }
    Ok(match format {
        "decimal" => n.to_string(),
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "ordinal" => ordinal(n),
        "hindiNumbers" | "arabicNumbers" => {
            n.to_string().bytes().map(|digit| HINDI[usize::from(digit - b'0')]).collect()
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => chinese(n),
        _ => return Err((What::UnknownNumbers, n.to_string())),
    })
}

/// The n-th letter, one-based; after the last the letters are doubled, then tripled.
fn letter(letters: &str, n: u32) -> String {
    let n_letters = letters.chars().count() as u32;
    let Some(index) = n.checked_sub(1) else { return String::new() };
    let c = letters.chars().nth((index % n_letters) as usize).unwrap_or('?');
    // A hostile number must not become a long text.
    std::iter::repeat_n(c, (index / n_letters + 1).min(9) as usize).collect()
}

fn roman(n: u32) -> String {
    if (1..4000).contains(&n) { to_roman(n) } else { n.to_string() }
}

fn ordinal(n: u32) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// Up to 99 in words, as clauses are counted; beyond that digit by digit.
fn chinese(n: u32) -> String {
    let digits = || n.to_string().bytes().map(|byte| CHINESE[usize::from(byte - b'0')]).collect();
    to_chinese(n).unwrap_or_else(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(format: &str, n: u32, printed: &str) {
        assert_eq!(print(format, n).unwrap(), printed);
    }

    #[test]
    fn numbers_are_printed_as_a_word_processor_does() {
        case("decimal", 12, "12");
        case("lowerLetter", 2, "b");
        case("lowerLetter", 28, "bb");
        case("upperRoman", 44, "XLIV");
        case("lowerRoman", 4, "iv");
        case("upperRoman", 4000, "4000");
        case("arabicAbjad", 3, "ج");
        case("arabicAlpha", 3, "ت");
        case("hindiNumbers", 10, "١٠");
        case("chineseCounting", 21, "二十一");
        case("chineseCounting", 10, "十");
        case("russianLower", 3, "в");
        case("decimalZero", 3, "03");
        case("ordinal", 12, "12th");
        case("lowerLetter", 0, "");
        assert_eq!(print("klingon", 3), Err((What::UnknownNumbers, "3".to_owned())));
    }

    #[test]
    fn a_hostile_number_stays_short() {
        assert!(print("lowerLetter", u32::MAX).unwrap().len() < 20);
    }
}
