//! Finds words that are struck out: `~~words~~`, as Markdown writes it and the import of documents keeps it.

use crate::source::Span;

/// What stands before and after struck words.
const SIGN: &str = "~~";

/// The stretches of a text that are struck out, with their signs. A pair stands within one paragraph, close to its words;
/// a single `~`, and a row of more than two, are signs of other things.
pub(crate) fn struck(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut row_end = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), SIGN) {
        let end = at + SIGN.len();
        let is_row = at < row_end || text[end..].starts_with('~');
        if is_row {
            row_end = end + 1;
            continue;
        }
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let from = open.filter(|&from| !text[from..at].contains(['\n', '\r', '\x0C']));
        match from {
            Some(from) if is_word(before) && from + SIGN.len() < at => {
                found.push(Span::new(from, end));
                open = None;
            }
            // What is escaped, or part of an address, strikes nothing.
            _ => open = (is_word(after) && !matches!(before, Some('\\' | '/' | '~'))).then_some(at),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found: Vec<&str> = struck(text).iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_within_a_paragraph_are_struck() {
        case("It ~~shall~~ may ~~not ever~~ act.", &["~~shall~~", "~~not ever~~"]);
        case("~~It acts.~~\n\n~~It ends.~~", &["~~It acts.~~", "~~It ends.~~"]);
        case("sub~~sub~~jects", &["~~sub~~"]);
        case("within ~5 days, ~~~ or ~~~~~~ a", &[]);
        case("about ~~5 and ~~6 days", &[]);
        case("It ~~ shall ~~ act; ~~open", &[]);
        case("It ~~shall\n\nact~~ ~~now~~", &["~~now~~"]);
        case("see x.org/~~a/~~b and \\~~c~~", &[]);
        case("~~~~ ~~", &[]);
    }
}
