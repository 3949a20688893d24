//! Finds references in the words of a clause.

use super::words::Words;
use super::{Level, Mention, Path, Step};
use crate::key::Folded;
use crate::language::{Language, loose_char};
use crate::number::NumberKey;
use crate::parse::numeral;
use crate::source::Span;

/// At most so many words make the name of an instrument, its noun included.
const LONGEST_NAME: usize = 7;

/// A word, number or mark of a text, loosely folded.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) loose: String,
    /// As folded, with capitals.
    text: String,
    span: Span,
}

/// Cuts a text into words and marks; spans are bytes of the text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let folded = Folded::new(text);
    let mut out: Vec<Token> = Vec::new();
    let mut last_end = usize::MAX;
    for (at, c) in folded.text.char_indices() {
        if c == ' ' {
            continue;
        }
        let end = at + c.len_utf8();
        let is_ideograph = ('\u{3400}'..='\u{9FFF}').contains(&c);
        let is_word = c.is_alphanumeric() && !is_ideograph;
        let joins = at == last_end
            && is_word
            && out.last().is_some_and(|token| {
                token.text.chars().next_back().is_some_and(|last| {
                    last.is_alphanumeric()
                        && !('\u{3400}'..='\u{9FFF}').contains(&last)
                        // `3b` and `b3` are two: a number and a letter.
                        && (last.is_numeric() == c.is_numeric() || c.is_ascii_uppercase())
                })
            });
        let range = folded.unfold(at, end);
        if joins && let Some(token) = out.last_mut() {
            token.text.push(c);
            token.loose.push(loose_char(c));
            token.span.end = range.end as u32;
        } else {
            out.push(Token {
                loose: loose_char(c).to_string(),
                text: c.to_string(),
                span: Span::new(range.start, range.end),
            });
        }
        last_end = end;
    }
    out
}

/// All references in a text, in order.
pub(super) fn mentions(text: &str, words: &Words) -> Vec<Mention> {
    if !text.chars().any(char::is_numeric)
        && !has_roman(text)
        && words.around.is_empty()
        && !may_be_relative(text, words)
    {
        return Vec::new();
    }
    let tokens = tokens(text);
    let scanner = Scanner { tokens: &tokens, words };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !words.may_begin(&tokens[at].loose) {
            at += 1;
            continue;
        }
        match scanner.mention(at) {
            Some((mention, next)) => {
                out.push(mention);
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a text holds what may be a roman number: `chapter IV`.
fn has_roman(text: &str) -> bool {
    let is_roman = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
    };
    text.split(|c: char| !c.is_alphanumeric()).any(is_roman)
}

/// Whether a text without numbers may hold `the preceding paragraph`.
fn may_be_relative(text: &str, words: &Words) -> bool {
    let loose = crate::language::loose(text);
    words
        .preceding
        .iter()
        .chain(&words.following)
        .any(|phrase| phrase.last().is_some_and(|word| loose.contains(word.as_str())))
}

struct Scanner<'a> {
    tokens: &'a [Token],
    words: &'a Words,
}

/// The numbers after a noun: each with the steps in parentheses behind it.
struct Numbers {
    level: Level,
    /// Each item, and the end of its range where it is one.
    items: Vec<(Vec<Step>, Option<Step>)>,
    next: usize,
}

impl Scanner<'_> {
    /// The reference that begins at a token, and the token after it.
    fn mention(&self, at: usize) -> Option<(Mention, usize)> {
        if let Some(found) = self.relative(at) {
            return Some(found);
        }
        let mut groups = vec![self.numbers(at)?];
        while let Some(next) = self.linked(&groups) {
            groups.push(next);
        }
        let end = groups.last().expect("a group was found").next;
        let (is_other, next) = self.instrument(end);
        groups.sort_by_key(|group| group.level);
        let paths = paths(&groups);
        let span = Span { start: self.tokens[at].span.start, end: self.tokens[end - 1].span.end };
        Some((Mention { span, paths, is_other }, next))
    }

    /// `the preceding paragraph`, `le paragraphe précédent`.
    fn relative(&self, at: usize) -> Option<(Mention, usize)> {
        for (phrases, offset) in [(&self.words.preceding, -1), (&self.words.following, 1)] {
            if let Some(after) = self.phrase(at, phrases)
                && let Some((level, next)) = self.noun(after)
                && self.number(next, level).is_none()
            {
                return Some(self.relative_mention(at, next, level, offset));
            }
            if let Some((level, after)) = self.noun(at)
                && let Some(next) = self.phrase(after, phrases)
            {
                return Some(self.relative_mention(at, next, level, offset));
            }
        }
        None
    }

    fn relative_mention(
        &self,
        at: usize,
        next: usize,
        level: Level,
        offset: i8,
    ) -> (Mention, usize) {
        let span = Span { start: self.tokens[at].span.start, end: self.tokens[next - 1].span.end };
        (Mention { span, paths: vec![Path::Relative(level, offset)], is_other: false }, next)
    }

    /// A noun with its numbers: `paragraphs 1 (a), 2 and 4 to 6`.
    fn numbers(&self, at: usize) -> Option<Numbers> {
        let (level, first, next) = if let Some((level, step, next)) = self.around(at) {
            (level, vec![step], next)
        } else {
            let (level, after) = self.noun(at)?;
            let (steps, next) =
                self.item(after, level).or_else(|| self.range_start(after, level))?;
            (level, steps, next)
        };
        let mut numbers = Numbers { level, items: vec![(first, None)], next };
        while let Some(next) = self.more(&mut numbers) {
            numbers.next = next;
        }
        Some(numbers)
    }

    /// The first number of `المواد من 6 إلى 16`, where a word stands between noun and range.
    fn range_start(&self, at: usize, level: Level) -> Option<(Vec<Step>, usize)> {
        let (steps, next) = self.item(self.phrase(at, &self.words.of)?, level)?;
        self.phrase(next, &self.words.to).map(|_| (steps, next))
    }

    /// Takes one more number after those found: a range, or another item of the list.
    fn more(&self, numbers: &mut Numbers) -> Option<usize> {
        let at = numbers.next;
        let is_dash = self.is(at, "-");
        if let Some(after) = self.phrase(at, &self.words.to).or(is_dash.then_some(at + 1))
            && let Some((steps, next)) = self.same_level(after, numbers.level)
            && let [step] = steps.as_slice()
            && let Some((_, end @ None)) = numbers.items.last_mut()
        {
            *end = Some(step.clone());
            return Some(next);
        }
        let comma = usize::from(self.is(at, ",") || self.is(at, "、"));
        let after = self.phrase(at + comma, &self.words.and).unwrap_or(at + comma);
        if after == at {
            return None;
        }
        let (steps, next) = self.same_level(after, numbers.level)?;
        // `articles 5, 6 and 7` goes on; `article 5, 30 days after` does not.
        let is_listed = self.words.language.is_cased || comma == 0 || !steps.is_empty();
        if !is_listed || (comma == 1 && after == at + 1 && self.is_measure(next)) {
            return None;
        }
        numbers.items.push((steps, None));
        Some(next)
    }

    /// Whether a number is followed by a word in lower case that no reference goes on with: `30 days`.
    fn is_measure(&self, next: usize) -> bool {
        self.tokens
            .get(next)
            .is_some_and(|token| token.text.chars().next().is_some_and(char::is_lowercase))
            && self.phrase(next, &self.words.and).is_none()
            && self.phrase(next, &self.words.to).is_none()
            && self.phrase(next, &self.words.of).is_none()
            && self.noun(next).is_none()
    }

    /// A number of the same noun, which is not said again or is (`第六条和第七条`).
    fn same_level(&self, at: usize, level: Level) -> Option<(Vec<Step>, usize)> {
        if let Some((other, step, next)) = self.around(at) {
            return (other == level).then(|| (vec![step], next));
        }
        if self.words.around.is_empty() { self.item(at, level) } else { None }
    }

    /// A number with the letters in parentheses behind it: `1 (a) (ii)`.
    fn item(&self, at: usize, level: Level) -> Option<(Vec<Step>, usize)> {
        let (step, mut next) = self.number(at, level)?;
        let mut steps = vec![step];
        while let Some((step, after)) = self.parenthesised(next, Level::Point) {
            let step = if level == Level::Article
                && steps.len() == 1
                && step.printed.starts_with(|c: char| c.is_ascii_digit())
            {
                Step { level: Level::Paragraph, ..step }
            } else {
                step
            };
            steps.push(step);
            next = after;
        }
        Some((steps, next))
    }

    /// A number at a token: digits, roman, letters in parentheses.
    fn number(&self, at: usize, level: Level) -> Option<(Step, usize)> {
        if let Some(found) = self.parenthesised(at, level) {
            return Some(found);
        }
        let token = self.tokens.get(at)?;
        let is_digits = token.text.starts_with(|c: char| c.is_ascii_digit());
        if is_digits {
            let numeral = numeral::heading_number(&token.text, self.words.language)?;
            let mut key = numeral.key;
            let (next, printed) = self.insertion(at + 1, &mut key, &token.text);
            return (key.value < 1000).then_some((Step { level, key, printed }, next));
        }
        if level == Level::Point {
            // `alinéa a)`, `letter b`: a single letter.
            let is_closed = self.is(at + 1, ")");
            let key = letter(&token.text, self.words.language)?;
            return is_closed.then(|| (Step { level, key, printed: token.text.clone() }, at + 2));
        }
        if level <= Level::Article
            && let Some((value, next)) = self.spelled(at)
        {
            return Some((
                Step { level, key: NumberKey::plain(value), printed: value.to_string() },
                next,
            ));
        }
        let roman = numeral::roman_value(&token.text)?;
        // A single capital may be a word.
        (token.text.len() > 1 || level != Level::Paragraph).then(|| {
            (Step { level, key: NumberKey::plain(roman), printed: token.text.clone() }, at + 1)
        })
    }

    /// A spelled number of up to three words: `premier`, `الخامسة عشرة`.
    fn spelled(&self, at: usize) -> Option<(u32, usize)> {
        (1..=3).rev().find_map(|n| {
            let words: Vec<&str> =
                self.tokens.get(at..at + n)?.iter().map(|token| token.text.as_str()).collect();
            let joined = words.join(" ");
            let (value, len) = numeral::spelled(&joined, &self.words.language.ordinals)?;
            (len == joined.len()).then_some((value, at + n))
        })
    }

    /// bis, ter and alt behind a number.
    fn insertion(&self, at: usize, key: &mut NumberKey, printed: &str) -> (usize, String) {
        let Some(token) = self.tokens.get(at) else { return (at, printed.to_owned()) };
        let taken = numeral::insertions(&token.text, self.words.language, key, false);
        if taken == token.text.len() && taken > 0 {
            (at + 1, format!("{printed}{}", token.text))
        } else {
            *key = NumberKey { insertion: 0, alternative: 0, ..*key };
            (at, printed.to_owned())
        }
    }

    fn parenthesised(&self, at: usize, level: Level) -> Option<(Step, usize)> {
        if !self.is(at, "(") || !self.is(at + 2, ")") {
            return None;
        }
        let token = self.tokens.get(at + 1)?;
        let key = match numeral::digits(&token.text) {
            Some((value, len)) if len == token.text.len() => NumberKey::plain(value),
            _ => letter(&token.text, self.words.language)?,
        };
        Some((Step { level, key, printed: token.text.clone() }, at + 3))
    }

    /// A number with its noun around it: `第四十二条`.
    fn around(&self, at: usize) -> Option<(Level, Step, usize)> {
        self.words.around.iter().find_map(|(before, after, level)| {
            let mut next = at;
            for c in before.chars() {
                next = self.is(next, c.encode_utf8(&mut [0; 4])).then_some(next + 1)?;
            }
            let from = next;
            while self.tokens.get(next).is_some_and(|token| {
                numeral::chinese(&token.text).is_some()
                    || token.text.starts_with(|c: char| c.is_ascii_digit())
            }) {
                next += 1;
            }
            let printed: String =
                self.tokens[from..next].iter().map(|token| token.text.as_str()).collect();
            let numeral = numeral::heading_number(&printed, self.words.language)
                .filter(|n| n.len == printed.len() && next > from)?;
            for c in after.chars() {
                next = self.is(next, c.encode_utf8(&mut [0; 4])).then_some(next + 1)?;
            }
            Some((
                *level,
                Step { level: *level, key: numeral.key, printed: numeral.key.value.to_string() },
                next,
            ))
        })
    }

    /// The group of numbers that belongs to the same reference: `..., paragraph 1`, `... of article 24`.
    fn linked(&self, groups: &[Numbers]) -> Option<Numbers> {
        let last = groups.last()?;
        let mut at = last.next + usize::from(self.is(last.next, ","));
        at = self.phrase(at, &self.words.of).unwrap_or(at);
        if let Some(after) = self.phrase(at, &self.words.this)
            && self.noun(after).is_some()
        {
            return None;
        }
        let next = self.numbers(at)?;
        // `article 5 and article 7` are two references; `article 5, paragraph 2` is one.
        groups.iter().all(|group| group.level != next.level).then_some(next)
    }

    /// Whether another instrument is meant, and the token after the words that say so.
    fn instrument(&self, at: usize) -> (bool, usize) {
        if let Some(next) = self.phrase(at, &self.words.own) {
            return (false, next);
        }
        match self.phrase(at, &self.words.other).or_else(|| self.named_instrument(at)) {
            Some(next) => (true, next),
            None => (false, at),
        }
    }

    /// `of the Budapest Convention`: names between the words that make an instrument another one.
    fn named_instrument(&self, at: usize) -> Option<usize> {
        let is_name = |token: &Token| token.text.chars().next().is_some_and(char::is_uppercase);
        self.words.other.iter().find_map(|phrase| {
            let (noun, lead) = phrase.split_last()?;
            let from = self.matches(at, lead).filter(|_| lead.len() > 1)?;
            let names = self.tokens[from..].iter().take(LONGEST_NAME).take_while(|t| is_name(t));
            let found = names.skip(1).position(|token| token.loose == *noun)?;
            Some(from + found + 2)
        })
    }

    fn noun(&self, at: usize) -> Option<(Level, usize)> {
        self.words.nouns.iter().find_map(|(noun, level)| Some((*level, self.matches(at, noun)?)))
    }

    fn phrase(&self, at: usize, phrases: &[Vec<String>]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.matches(at, phrase))
    }

    fn matches(&self, at: usize, phrase: &[String]) -> Option<usize> {
        let end = at + phrase.len();
        let tokens = self.tokens.get(at..end)?;
        tokens.iter().zip(phrase).all(|(token, word)| token.loose == *word).then_some(end)
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text == text)
    }
}

fn letter(text: &str, language: &Language) -> Option<NumberKey> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let is_repeated = chars.all(|c| c == first);
    if is_repeated && text.chars().count() <= 2 && !(first == 'i' && text.len() == 2) {
        let folded = crate::key::fold_char(first)?;
        for set in &language.letters {
            if let Some(at) =
                set.iter().position(|&known| known == folded || known == loose_char(folded))
            {
                let round = if text.chars().count() == 2 { set.len() } else { 0 };
                return Some(NumberKey::plain((at + round) as u32 + 1));
            }
        }
    }
    numeral::roman_value(&text.to_ascii_uppercase()).map(NumberKey::plain)
}

/// The paths that groups of numbers, sorted by level, make: each inner number below the last outer one.
fn paths(groups: &[Numbers]) -> Vec<Path> {
    let Some((inner, outer)) = groups.split_last() else { return Vec::new() };
    let prefix: Vec<Step> = outer
        .iter()
        .filter_map(|group| group.items.last())
        .flat_map(|(steps, _)| steps.clone())
        .collect();
    let mut out: Vec<Path> = Vec::new();
    // `articles 5 and 6, paragraph 2`: the articles before the last stand for themselves.
    for group in outer {
        let earlier = &group.items[..group.items.len() - 1];
        out.extend(earlier.iter().map(|(steps, end)| path(steps.clone(), end.clone())));
    }
    out.extend(
        inner
            .items
            .iter()
            .map(|(steps, end)| path([prefix.clone(), steps.clone()].concat(), end.clone())),
    );
    out
}

fn path(steps: Vec<Step>, end: Option<Step>) -> Path {
    match end {
        Some(end) => Path::Range(steps, end),
        None => Path::Steps(steps),
    }
}
