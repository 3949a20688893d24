//! Words and marks: the units that alignment and comparison work on.
//!
//! A token carries the place where it stands and a hash of its matching key, so that tokens of different drafts
//! compare without a shared table. White space is no token; brackets, quotes and hyphens are tokens of their own;
//! `5.1` and `State's` are one; a Chinese character is one.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use unicode_normalization::char::canonical_combining_class;

use crate::key;
use crate::source::Span;

/// One word or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Hash of the matching key (see [`crate::key`]); equal keys have equal hashes.
    pub hash: u64,
    /// Where the token stands in the source.
    pub span: Span,
    /// Whether the token is a word or number rather than a mark.
    pub is_word: bool,
}

/// Appends the tokens of `text[span]` to `out`; spans are those of the whole text.
pub fn tokenize(text: &str, span: Span, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    while at < end {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            let length = bytes[at..end].iter().position(|byte| !byte.is_ascii_alphanumeric());
            let stop = length.map_or(end, |length| at + length);
            if stop == end || matches!(bytes[stop], b' ' | b'\n' | b';' | b':' | b')' | b']') {
                let mut hasher = FxHasher::default();
                hasher.write(&bytes[at..stop]);
                out.push(Token { hash: hasher.finish(), span: Span::new(at, stop), is_word: true });
                at = stop;
                continue;
            }
            let stop = word_end(text, at, end);
            push(text, at, stop, true, out);
            at = stop;
        } else if byte < 0x80 {
            if byte.is_ascii_whitespace() || byte.is_ascii_control() {
                at += 1;
            } else if byte == b'`' && bytes.get(at + 1) == Some(&b'`') && at + 1 < end {
                push(text, at, at + 2, false, out);
                at += 2;
            } else {
                push(text, at, at + 1, false, out);
                at += 1;
            }
        } else {
            let c = text[at..].chars().next().expect("offset is a character boundary");
            let stop = if is_word_char(c) { word_end(text, at, end) } else { at + c.len_utf8() };
            push(text, at, stop, is_word_char(c), out);
            at = stop;
        }
    }
}

/// The tokens of a text of its own.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 6);
    tokenize(text, Span::new(0, text.len()), &mut out);
    out
}

fn push(text: &str, start: usize, end: usize, is_word: bool, out: &mut Vec<Token>) {
    let word = &text[start..end];
    let mut hasher = FxHasher::default();
    if word.is_ascii() {
        if word == "``" {
            hasher.write(b"\"");
        } else if word == "`" {
            hasher.write(b"'");
        } else {
            hasher.write(word.as_bytes());
        }
    } else {
        let mut buffer = [0; SHORT];
        match fold_short(word, &mut buffer) {
            Some([]) => return,
            Some(folded) => hasher.write(folded),
            None => {
                let folded = fold_word(word);
                if folded.is_empty() {
                    return;
                }
                hasher.write(folded.as_bytes());
            }
        }
    }
    out.push(Token { hash: hasher.finish(), span: Span::new(start, end), is_word });
}

/// Longest word in bytes that is folded without allocating; folding never lengthens the characters it takes.
const SHORT: usize = 64;

/// The matching key of a short word of everyday characters; `None` where only [`fold_word`] knows.
fn fold_short<'a>(word: &str, buffer: &'a mut [u8; SHORT]) -> Option<&'a [u8]> {
    if word.len() > SHORT {
        return None;
    }
    let mut length = 0;
    for c in word.chars() {
        match c {
            // Composed letters and ideographs are their own key.
            'a'..='z'
            | 'A'..='Z'
            | '0'..='9'
            | '\u{C0}'..='\u{FF}'
            | '\u{100}'..='\u{131}'
            | '\u{14A}'..='\u{17E}'
            | '\u{400}'..='\u{45F}'
            | '\u{4E00}'..='\u{9FFF}'
            // Arabic letters, digits and vowel signs; signs that compose with a letter are not among them.
            | '\u{620}'..='\u{652}'
            | '\u{660}'..='\u{669}' => {}
            _ => return None,
        }
        if let Some(c) = key::fold_char(c) {
            length += c.encode_utf8(&mut buffer[length..]).len();
        }
    }
    Some(&buffer[..length])
}

fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    key::for_each_folded(word, |_, c| {
        if c != ' ' {
            folded.push(c);
        }
    });
    folded
}

/// Hash of the matching key of a word in lower case.
pub(crate) fn lower_hash(word: &str, token: &Token) -> u64 {
    if !word.chars().any(char::is_uppercase) {
        return token.hash;
    }
    if word.is_ascii() && word.len() <= 64 {
        let mut lower = [0; 64];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let mut hasher = FxHasher::default();
        hasher.write(lower);
        return hasher.finish();
    }
    tokens(&word.to_lowercase()).first().map_or(token.hash, |token| token.hash)
}

/// Whether a character belongs to words: letters, digits, and the marks and controls that words carry inside.
fn is_word_char(c: char) -> bool {
    match c {
        '\u{620}'..='\u{669}' | '\u{400}'..='\u{481}' | '\u{4E00}'..='\u{9FFF}' => true,
        _ => {
            c.is_alphanumeric()
                || canonical_combining_class(c) != 0
                || matches!(c, '\u{00AD}' | '\u{0640}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
        }
    }
}

/// Whether the text at a token begins with a character of a script written without spaces.
pub(crate) fn starts_with_ideograph(text: &str, span: Span) -> bool {
    let rest = &text[span.range()];
    rest.as_bytes().first().is_some_and(|&byte| byte >= 0xE3)
        && rest.chars().next().is_some_and(is_ideograph)
}

/// Whether a character is written without spaces between words, so that each stands alone.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{3007}' | '\u{20000}'..='\u{3134F}')
}

fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut plain = start;
    while plain < limit && bytes[plain].is_ascii_alphanumeric() {
        plain += 1;
    }
    let ends_plain = match bytes.get(plain) {
        _ if plain == limit => true,
        Some(b'.' | b',') => !bytes[plain - usize::from(plain > start)].is_ascii_digit(),
        Some(b'\'') => false,
        byte => byte.is_none_or(u8::is_ascii),
    };
    if plain > start && ends_plain {
        return plain;
    }
    let mut last = if plain > start { char::from(bytes[plain - 1]) } else { '\0' };
    let mut chars = text[plain..limit].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let at = plain + offset;
        if is_ideograph(c) {
            return if at == start { start + c.len_utf8() } else { at };
        }
        if !is_word_char(c) {
            let joins = match c {
                '\'' | '’' => {
                    last.is_alphabetic()
                        && chars.peek().is_some_and(|(_, next)| next.is_alphabetic())
                }
                '.' | ',' => {
                    last.is_numeric() && chars.peek().is_some_and(|(_, next)| next.is_numeric())
                }
                _ => false,
            };
            if !joins {
                return at;
            }
        }
        last = c;
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text).iter().map(|token| &text[token.span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn splits_words_and_marks() {
        case("", &[]);
        case("[shall] [may]", &["[", "shall", "]", "[", "may", "]"]);
        case(
            "5.1, the State's co-operation",
            &["5.1", ",", "the", "State's", "co", "-", "operation"],
        );
        case("المادة ٤٢،", &["المادة", "٤٢", "،"]);
        case("第42条", &["第", "42", "条"]);
        case("e\u{301}tat", &["e\u{301}tat"]);
    }

    #[test]
    fn the_short_way_of_folding_agrees_with_the_long_one() {
        for c in '\u{80}'..='\u{FFFF}' {
            for word in [format!("{c}"), format!("a{c}b"), format!("ل{c}ل")] {
                let mut buffer = [0; SHORT];
                if let Some(folded) = fold_short(&word, &mut buffer) {
                    assert_eq!(folded, fold_word(&word).as_bytes(), "{c:?} in {word}");
                }
            }
        }
    }

    #[test]
    fn equal_keys_have_equal_hashes() {
        let hashes = |text: &str| tokens(text).iter().map(|token| token.hash).collect::<Vec<_>>();
        assert_eq!(hashes("e\u{301}tat — “x”"), hashes("état - \"x\""));
        assert_eq!(hashes("co-\noperation"), hashes("co-operation"));
        assert_eq!(hashes("وفقًا ٤٢"), hashes("وفقا 42"));
        assert_ne!(hashes("shall"), hashes("may"));
    }
}
