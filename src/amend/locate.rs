//! Finds words in a text on the matching key.

use std::ops::Range;

use crate::source::Span;
use crate::token::{self, Token, lower_hash};
use crate::trace::words::Words;

/// Where words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Located {
    /// At one place.
    Once(Range<usize>),
    /// Nowhere; the stretch that holds most of them, where one holds any.
    Nowhere(Option<Range<usize>>),
    /// At several places.
    Often(Vec<Range<usize>>),
}

/// Finds words in a range of a text; as they are, else without regard to case. What stands in `besides` does not count.
pub(super) fn locate(
    text: &str,
    range: &Range<usize>,
    besides: &[Range<usize>],
    wanted: &str,
) -> Located {
    let is_wanted = |token: &Token| {
        let span = token.span.range();
        !besides.iter().any(|other| other.start <= span.start && span.end <= other.end)
    };
    let mut tokens = Vec::new();
    token::tokenize(text, Span::new(range.start, range.end), &mut tokens);
    tokens.retain(is_wanted);
    let wanted_tokens = token::tokens(wanted);
    if wanted_tokens.is_empty() {
        return Located::Nowhere(None);
    }
    let exact = |_: &str, token: &Token| token.hash;
    let loose = |text: &str, token: &Token| lower_hash(&text[token.span.range()], token);
    let mut found = places(text, &tokens, wanted, &wanted_tokens, exact);
    if found.is_empty() {
        found = places(text, &tokens, wanted, &wanted_tokens, loose);
    }
    match found.len() {
        0 => Located::Nowhere(nearest(text, range, wanted)),
        1 => Located::Once(found.remove(0)),
        _ => Located::Often(found),
    }
}

fn places(
    text: &str,
    tokens: &[Token],
    wanted: &str,
    wanted_tokens: &[Token],
    hash: impl Fn(&str, &Token) -> u64,
) -> Vec<Range<usize>> {
    let hashes: Vec<u64> = tokens.iter().map(|token| hash(text, token)).collect();
    let wanted: Vec<u64> = wanted_tokens.iter().map(|token| hash(wanted, token)).collect();
    let starts = (0..hashes.len()).filter(|&at| hashes[at..].starts_with(&wanted));
    let range = |at: usize| {
        let last = tokens[at + wanted.len() - 1].span;
        tokens[at].span.start as usize..last.end as usize
    };
    starts.map(range).collect()
}

/// The longest run of the words that stands in the text.
fn nearest(text: &str, range: &Range<usize>, wanted: &str) -> Option<Range<usize>> {
    let here = Words::of_text(text, Span::new(range.start, range.end));
    let wanted = Words::of_text(wanted, Span::new(0, wanted.len()));
    let runs = here.overlap(&wanted).runs;
    let longest = runs.into_iter().max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)))?;
    let stretch = here.stretch(longest);
    Some(stretch.range())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, wanted: &str, expected: Result<&str, &[&str]>) {
        let found = match locate(text, &(0..text.len()), &[], wanted) {
            Located::Once(range) => Ok(text[range].to_owned()),
            Located::Nowhere(near) => Err(near.into_iter().collect::<Vec<_>>()),
            Located::Often(places) => Err(places),
        };
        let found = found.map_err(|places| {
            places.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        });
        let expected = expected
            .map(str::to_owned)
            .map_err(|list| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{wanted}");
    }

    #[test]
    fn words_stand_once_or_not() {
        case("States shall act. It may act.", "shall  act", Ok("shall act"));
        case("States shall act. It may act.", "act", Err(&["act", "act"]));
        case("States shall act.", "hall act", Err(&[]));
        case("Nothing in it shall be read so.", "nothing in it", Ok("Nothing in it"));
        case("a power of the State", "every power of the State may", Err(&["power of the State"]));
        case("وفقًا لقانونها", "وفقا لقانونها", Ok("وفقًا لقانونها"));
        case("x", "", Err(&[]));
    }
}
