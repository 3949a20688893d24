//! Tells a title from the text that is glued to it.

use super::heading::ends_sentence;
use crate::key::Folded;
use crate::language::{Language, starts_with_word};

/// The longest title, in characters.
const LONGEST: usize = 260;

/// Whether a block that follows a number reads as a title: short, and no sentence.
pub(crate) fn is_title(text: &str, language: &Language) -> bool {
    if begins_sentence(text, language) {
        return false;
    }
    let bare = text.trim_end_matches(['*', '_', ' ']);
    if bare.chars().count() > LONGEST || !bare.chars().any(char::is_alphabetic) {
        return false;
    }
    if bare.ends_with(',') || bare.ends_with('，') || bare.ends_with('،') {
        return false;
    }
    // A single full stop after a few words still ends a title.
    !ends_sentence(bare)
        || (bare.ends_with('.')
            && bare.split_whitespace().count() <= 6
            && !without_last(bare).contains('.'))
}

/// Whether words begin as a sentence does and go on for longer than most titles.
fn begins_sentence(text: &str, language: &Language) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let is_opener = if language.is_cased {
        language.sentence_openers.contains(first)
    } else {
        language.sentence_openers.contains(&crate::language::loose(first))
    };
    is_opener && words.take(5).count() == 5
}

fn without_last(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next_back();
    chars.as_str()
}

/// Whether words on the line of a number read as a title that a full stop ends, where titles stand there.
pub(crate) fn is_stopped_title(text: &str) -> bool {
    let bare = text.trim_end();
    bare.ends_with(['.', '。'])
        && bare.chars().count() <= 200
        && !without_last(bare).contains(['.', ';', '。', '；', '؛', ':'])
}

/// The length of the title that a text begins with, where text is glued to it; `None` where no title can be told.
///
/// Where the script has no capitals, only words on the line of the number (`is_same_line`) are taken apart.
pub(crate) fn glued(text: &str, is_same_line: bool, language: &Language) -> Option<usize> {
    if let Some(len) = known(text, language) {
        return Some(len);
    }
    let len = if language.is_cased {
        cased(text, language)
    } else if is_same_line {
        uncased(text, language)
    } else {
        None
    };
    len.filter(|&len| !begins_sentence(&text[..len], language))
}

/// Titles that the language's data lists.
fn known(text: &str, language: &Language) -> Option<usize> {
    let head = Folded::new(crate::key::start_of(text, 400));
    let spaced = language.code != "zh";
    language
        .openers
        .titles
        .iter()
        .filter_map(|title| {
            let len = if spaced {
                starts_with_word(&head.text, title)?
            } else {
                crate::language::starts_with(&head.text, title)?
            };
            let next = head.text[len..].trim_start().chars().next()?;
            let begins =
                !language.is_cased || next.is_uppercase() || next.is_ascii_digit() || next == '(';
            begins.then(|| head.unfold(0, len).end)
        })
        .max()
}

/// A capital opener after words in lower case begins the text: `Objectives The objectives of ...`.
fn cased(text: &str, language: &Language) -> Option<usize> {
    let mut previous: Option<&str> = None;
    for (at, word) in words(text).take(45) {
        if let Some(previous) = previous
            && language.sentence_openers.contains(word)
            && !is_function_word(previous, language)
            && !language.sentence_openers.contains(previous)
            && previous.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == ']')
            && text[at..].split_whitespace().take(3).count() == 3
        {
            return Some(text[..at].trim_end().len());
        }
        if word.ends_with(['.', ';', ':']) {
            return None;
        }
        previous = Some(word);
    }
    None
}

fn is_function_word(word: &str, language: &Language) -> bool {
    let word = word.trim_matches(['(', '[', '“', '"', ',']).to_lowercase();
    let last = word.rsplit(['’', '\'', '-']).next().unwrap_or(&word).to_owned();
    language.function_words.contains(&word) || language.function_words.contains(&last)
}

/// An opener inside the text begins the sentence, where the script has no capitals.
fn uncased(text: &str, language: &Language) -> Option<usize> {
    if language.code == "zh" || text.contains(['。', '，']) && !text.contains(' ') {
        return language
            .openers
            .sentence
            .iter()
            .filter_map(|opener| text.find(opener.as_str()))
            .filter(|&at| (6..=90).contains(&at) && !text[..at].contains(['，', '。', '；', '：']))
            .min()
            // A sentence that merely mentions the opener is no title.
            .filter(|&at| {
                !language.references.heads.iter().any(|head| text[..at].ends_with(head.as_str()))
            });
    }
    words(text).take(30).skip(1).find_map(|(at, word)| {
        language
            .sentence_openers
            .contains(&crate::language::loose(word))
            .then(|| text[..at].trim_end().len())
            .filter(|&len| !text[..len].contains(['،', '.', '؛', ':']))
    })
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(code: &str, text: &str, expected: Option<&str>) {
        let found =
            glued(text, true, Language::by_code(code).expect("ships")).map(|len| &text[..len]);
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_a_title_from_its_text() {
        case("en", "Use of terms For the purposes of this text:", Some("Use of terms"));
        case("en", "Aims and limits The aims of this part are:", Some("Aims and limits"));
        case("en", "Cooperation among States Parties shall help one another.", None);
        case("en", "Each Party shall take measures.", None);
        case(
            "fr",
            "Champ d'application Le présent texte régit les cas suivants.",
            Some("Champ d'application"),
        );
        case(
            "ru",
            "Сфера применения Настоящий текст применяется к делам.",
            Some("Сфера применения"),
        );
        case("ar", "نطاق الانطباق ينطبق هذا النص على ما يلي", Some("نطاق الانطباق"));
        case("zh", "用语为本公约的目的：", Some("用语"));
    }

    #[test]
    fn sentences_are_no_titles() {
        let english = Language::by_code("en").expect("ships");
        assert!(is_title("Conditions and safeguards", english));
        assert!(is_title("Definitions.", english));
        assert!(!is_title(
            "The Parties shall cooperate under this Convention at all times.",
            english
        ));
        assert!(!is_title("For the purposes of this text:", english));
    }
}
