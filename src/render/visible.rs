//! Makes characters visible that would otherwise steer the reader's terminal.

use std::borrow::Cow;

/// The text with every control character replaced by a sign that can be seen; line breaks and tabs stay.
///
/// Control characters become control pictures (`␛`); C1 controls, bidirectional embeddings, overrides and isolates,
/// and tag characters become their code points (`<U+202E>`). The implicit marks (LRM, RLM, ALM) and byte order marks
/// are left out: they have no width, and the isolates that renderers write do their work.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let Some(first) = text.find(is_unsafe) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(&text[..first]);
    for c in text[first..].chars() {
        match c {
            c if !is_unsafe(c) => out.push(c),
            '\0'..='\u{1F}' => {
                out.push(char::from_u32(0x2400 + c as u32).expect("U+2400 to U+241F are pictures"));
            }
            '\u{7F}' => out.push('␡'),
            '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{FEFF}' => {}
            c => {
                use std::fmt::Write as _;
                write!(out, "<U+{:04X}>", c as u32).expect("writing to a string cannot fail");
            }
        }
    }
    Cow::Owned(out)
}

fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        _ => matches!(c,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn controls_become_signs() {
        case("plain — مادة\n\t第", "plain — مادة\n\t第");
        case("\u{1b}[31mred\u{7}\0\r", "␛[31mred␇␀␍");
        case("\u{9b}31m\u{85}\u{7f}", "<U+009B>31m<U+0085>␡");
        case("a\u{202E}b\u{2067}c\u{2069}", "a<U+202E>b<U+2067>c<U+2069>");
        case("\u{FEFF}م\u{200F}1\u{200E}", "م1");
        case("\u{E0041}", "<U+E0041>");
    }

    #[test]
    fn text_without_controls_is_not_copied() {
        assert!(matches!(visible("article 1"), Cow::Borrowed(_)));
    }
}
