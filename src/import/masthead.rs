//! What the head of a document says of it: symbol, date, title, language.
//!
//! A guess, to be offered and never taken for granted.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::{self, Language, furniture, loose};
use crate::series::date::Date;

use super::report::{Report, What};

/// How many lines at the start may belong to the head.
const N_LINES: usize = 60;

/// What is known of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The symbol, as in `A/RES/79/243` (United Nations Editorial Manual, document symbols).
    pub symbol: Option<String>,
    /// The first date.
    pub date: Option<Date>,
    /// The title.
    pub title: Option<String>,
    /// The language, BCP 47.
    pub language: Option<String>,
}

/// An organ in capitals, then numbers, sessions and kinds after slashes.
static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s(\[])([A-Z]{1,8}(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,8})")
        .expect("a pattern that a test runs")
});

/// Reads the head of a text; running heads count where the text has no symbol.
pub fn masthead(text: &str, report: &Report) -> Masthead {
    let language = language::guess(text);
    let known = language.as_deref().and_then(Language::by_code);
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(N_LINES).collect();
    let margins = report
        .items()
        .iter()
        .filter(|item| matches!(item.what, What::Headers | What::Footers))
        .flat_map(|item| &item.samples);
    let heads: Vec<&str> = lines.iter().copied().chain(margins.map(String::as_str)).collect();
    Masthead {
        symbol: heads.iter().find_map(|line| symbol(line)).map(str::to_owned),
        date: known.and_then(|language| {
            heads.iter().filter(|line| is_date_line(line)).find_map(|line| date(line, language))
        }),
        title: title(text),
        language,
    }
}

/// The symbol in a line: one that has a number.
fn symbol(line: &str) -> Option<&str> {
    let found = SYMBOL.captures_iter(line).filter_map(|captures| captures.get(1));
    found
        .map(|symbol| symbol.as_str().trim_end_matches(['.', '(', ')', '-']))
        .find(|symbol| symbol.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a line may say when a document was issued: it is short, and no part of a sentence about something else.
fn is_date_line(line: &str) -> bool {
    line.chars().count() <= 40 && !line.trim_end().ends_with([',', ';', '،', '؛', '-'])
}

/// The date in a line: a day, a month by its name, a year.
fn date(line: &str, language: &Language) -> Option<Date> {
    let folded = loose(line);
    for (n, names) in language.months.iter().enumerate() {
        for name in names {
            for (at, _) in folded.match_indices(name.as_str()) {
                let (before, after) = (&folded[..at], &folded[at + name.len()..]);
                if !is_apart(before, name, after) {
                    continue;
                }
                let found = of_parts(before, n as u8 + 1, after);
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// Whether the name of a month stands by itself; in scripts without spaces, whether no digit more belongs to it.
fn is_apart(before: &str, name: &str, after: &str) -> bool {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return !before.ends_with(|c: char| c.is_ascii_digit());
    }
    let is_spaced = !name.ends_with('月');
    !(is_spaced
        && (before.ends_with(char::is_alphabetic) || after.starts_with(char::is_alphabetic)))
}

/// A date from what stands before and after the name of its month: `6 July 2023`, `July 6, 2023`, `2023年7月6日`.
fn of_parts(before: &str, month: u8, after: &str) -> Option<Date> {
    let numbers = |text: &str| -> Vec<u16> {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
    };
    // Only the nearest words count.
    let near = |text: &str, from_end: bool| -> String {
        if from_end {
            text.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect()
        } else {
            text.chars().take(12).collect()
        }
    };
    let (before, after) = (numbers(&near(before, true)), numbers(&near(after, false)));
    let is_year = |n: &u16| (1800..2200).contains(n);
    let is_day = |n: &u16| (1..=31).contains(n);
    let year = after.iter().copied().find(is_year).or(before.last().copied().filter(is_year))?;
    let day = before.last().copied().filter(is_day).or(after.first().copied().filter(is_day));
    Some(Date { year, month: Some(month), day: day.map(|day| day as u8) })
}

/// The title: the first paragraph of some words that is neither furniture nor about a session or a date.
fn title(text: &str) -> Option<String> {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        words.join(" ")
    });
    let is_number = |c: char| c.is_numeric() || matches!(c, '/' | '.' | ' ');
    let plain = |paragraph: String| -> Option<String> {
        let bare = paragraph.trim_start_matches(is_number);
        let n_words = bare.split_whitespace().count();
        // Chinese has no spaces between words.
        let n_han = bare.chars().filter(|c| ('\u{3400}'..='\u{9FFF}').contains(c)).count();
        let is_long = n_words >= 5 || n_han >= 8;
        let is_title = is_long
            && bare.chars().count() <= 400
            && !bare.contains(char::is_numeric)
            && bare.starts_with(char::is_alphabetic)
            && !bare.ends_with([',', ';', ':', '،', '؛', '：', '；'])
            && !furniture().is_match(bare);
        is_title.then(|| bare.to_owned())
    };
    paragraphs.take(20).find_map(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn dated(line: &str, language: &str, expected: &str) {
        let language = Language::by_code(language).unwrap();
        assert_eq!(
            date(line, language).map(|date| date.to_string()).unwrap_or_default(),
            expected,
            "{line}"
        );
    }

    #[test]
    fn dates_are_read_in_all_languages() {
        dated("Distr.: General 6 July 2023", "en", "2023-07-06");
        dated("July 6, 2023", "en", "2023-07-06");
        dated("The States may in March agree", "en", "");
        dated("Genève, le 1er août 1949", "fr", "1949-08-01");
        dated("6 de julio de 2023", "es", "2023-07-06");
        dated("6 июля 2023 года", "ru", "2023-07-06");
        dated("2023年7月6日", "zh", "2023-07-06");
        dated("2023年12月16日", "zh", "2023-12-16");
        dated("6 تموز/يوليه 2023", "ar", "2023-07-06");
        dated("6 يوليو 2023", "ar", "2023-07-06");
    }

    #[test]
    fn a_head_is_read_as_a_whole() {
        let text = "United Nations A/X.9/2024/5\n\nGeneral Assembly Distr.: General\n\n6 July 2024\n\nThird session\n\n\
            9/5. Model convention on the\nprotection of records\n\nThe Parties to this Convention,\n\n\
            Recalling the rules of 10 December 1982 on the matter,\n";
        let head = masthead(text, &Report::default());
        assert_eq!(head.symbol.as_deref(), Some("A/X.9/2024/5"));
        assert_eq!(head.date.map(|date| date.to_string()).as_deref(), Some("2024-07-06"));
        assert_eq!(head.title.as_deref(), Some("Model convention on the protection of records"));
    }

    #[test]
    fn a_date_in_a_sentence_is_not_that_of_the_document() {
        let text = "The Parties to this Convention,\n\nRecalling the rules of 10 December 1982 on the matter, agree.\n";
        assert_eq!(masthead(text, &Report::default()).date, None);
    }

    #[test]
    fn symbols_have_a_number() {
        let found = |line| symbol(line).unwrap_or_default();
        assert_eq!(found("United Nations A/CONF.232/2023/4*"), "A/CONF.232/2023/4");
        assert_eq!(found("(MC/2023/11/Rev.1)"), "MC/2023/11/Rev.1");
        assert_eq!(found("States and/or NGOs; EU/ASEAN"), "");
    }
}
