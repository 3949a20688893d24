//! Paragraphs cut into words that can be compared and put together again.

use crate::source::Span;
use crate::token;

use super::super::words::{Class, Word};

/// A word or mark, and what follows it.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    pub(super) word: Word,
    /// The word itself, without the white space behind it.
    pub(super) text: &'a str,
    /// The white space before the next word of the paragraph.
    pub(super) gap: &'a str,
    /// Whether the paragraph ends here.
    pub(super) is_last: bool,
    /// Which paragraph it belongs to.
    pub(super) paragraph: usize,
}

/// Appends the pieces of a paragraph.
pub(super) fn cut<'a>(text: &'a str, span: Span, paragraph: usize, out: &mut Vec<Piece<'a>>) {
    let mut tokens = Vec::new();
    token::tokenize(text, span, &mut tokens);
    let slice = |start: u32, end: u32| {
        let whole = &text[start as usize..end as usize];
        let words = whole.trim_end();
        (words, &whole[words.len()..])
    };
    if tokens.is_empty() {
        let (text, gap) = slice(span.start, span.end);
        let word = Word { hash: 0, class: Class::Mark };
        out.push(Piece { word, text, gap, is_last: true, paragraph });
    }
    for (n, token) in tokens.iter().enumerate() {
        let start = if n == 0 { span.start } else { token.span.start };
        let end = tokens.get(n + 1).map_or(span.end, |next| next.span.start);
        let (words, gap) = slice(start, end);
        let word = Word::new(text, token);
        out.push(Piece { word, text: words, gap, is_last: n + 1 == tokens.len(), paragraph });
    }
}

/// Appends text, each run of white space as one space; a single no-break or ideographic space stays what it is.
pub(super) fn push(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(char::is_whitespace) {
        out.push_str(&rest[..at]);
        let after = rest[at..].trim_start();
        let blank = &rest[at..rest.len() - after.len()];
        let is_kept = matches!(blank, "\u{A0}" | "\u{2007}" | "\u{202F}" | "\u{3000}");
        out.push_str(if is_kept { blank } else { " " });
        rest = after;
    }
    out.push_str(rest);
}
