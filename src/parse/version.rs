//! Finds several language versions in one file, one after the other.

use rustc_hash::FxHashSet;

use super::block::Block;
use crate::language;
use crate::token::{self, Token};

/// A run of blocks in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// First block.
    pub(crate) from: usize,
    /// One past the last block.
    pub(crate) to: usize,
    /// Whether this is the version to be parsed.
    pub(crate) is_chosen: bool,
}

/// Fewer bytes than this are not enough to tell a language.
const WINDOW: usize = 1500;
/// A text is looked at in at most this many windows, so that a long one costs no more than a short one.
const MOST: usize = 72;
/// A version has at least this many windows.
const LEAST: usize = 3;
/// A window needs no guess where one word in so many is known from windows before it: the small words of a language
/// return on every page, and another language has few of them.
const FAMILIAR: usize = 2;

/// Splits a text where its language changes for good. `wanted` is the language asked for or found at the start.
pub(crate) fn split(text: &str, blocks: &[Block], wanted: &str, is_asked: bool) -> Vec<Version> {
    let whole = vec![Version { from: 0, to: blocks.len(), is_chosen: true }];
    let windows = windows(blocks);
    if windows.len() < 2 * LEAST || probe(text, blocks, &windows) {
        return whole;
    }
    let codes: Vec<Option<String>> =
        windows.iter().map(|&(from, to)| guess(text, blocks, from, to)).collect();
    let runs = runs(&codes);
    if runs.len() < 2 {
        return whole;
    }
    let mut versions = Vec::new();
    let mut from = 0;
    for (n, (code, last)) in runs.iter().enumerate() {
        let to = match runs.get(n + 1) {
            Some((next, _)) => boundary(text, blocks, windows[*last], code, next),
            None => blocks.len(),
        };
        versions.push((code.clone(), Version { from, to, is_chosen: false }));
        from = to;
    }
    let chosen = versions.iter().position(|(code, _)| is_asked && code == wanted).unwrap_or(0);
    versions[chosen].1.is_chosen = true;
    versions.into_iter().map(|(_, version)| version).collect()
}

/// Runs of blocks of at least [`WINDOW`] bytes, [`MOST`] of them at most.
fn windows(blocks: &[Block]) -> Vec<(usize, usize)> {
    let total: usize = blocks.iter().map(|block| block.span.len()).sum();
    let least = WINDOW.max(total / MOST);
    let mut out = Vec::new();
    let (mut from, mut size) = (0, 0);
    for (n, block) in blocks.iter().enumerate() {
        size += block.span.len();
        if size >= least {
            out.push((from, n + 1));
            (from, size) = (n + 1, 0);
        }
    }
    out
}

/// Whether a few windows over the whole text agree on the language, so that the rest need not be looked at.
fn probe(text: &str, blocks: &[Block], windows: &[(usize, usize)]) -> bool {
    let step = (windows.len() / 8).max(1);
    let mut known: Option<(String, FxHashSet<u64>)> = None;
    for &(from, to) in windows.iter().step_by(step) {
        let sample = sample(text, blocks, from, to);
        let words: Vec<u64> = words(sample).collect();
        if let Some((_, vocabulary)) = &known {
            let n_known = words.iter().filter(|word| vocabulary.contains(word)).count();
            if n_known * FAMILIAR >= words.len() {
                continue;
            }
        }
        let Some(code) = language::guess(sample) else { continue };
        let (first, vocabulary) = known.get_or_insert_with(|| (code.clone(), FxHashSet::default()));
        if *first != code {
            return false;
        }
        vocabulary.extend(words);
    }
    true
}

/// Hashes of the words of a sample; numbers and marks say nothing of the language.
fn words(sample: &str) -> impl Iterator<Item = u64> {
    let is_word = |token: &Token| {
        token.is_word && !sample.as_bytes()[token.span.start as usize].is_ascii_digit()
    };
    token::tokens(sample).into_iter().filter(is_word).map(|token| token.hash)
}

fn guess(text: &str, blocks: &[Block], from: usize, to: usize) -> Option<String> {
    language::guess(sample(text, blocks, from, to))
}

/// The beginning of a run of blocks.
fn sample<'a>(text: &'a str, blocks: &[Block], from: usize, to: usize) -> &'a str {
    let start = blocks[from].span.start as usize;
    let end = blocks[to - 1].span.end as usize;
    crate::key::start_of(&text[start..end], WINDOW)
}

/// Languages that last for [`LEAST`] windows, each with its last window.
fn runs(codes: &[Option<String>]) -> Vec<(String, usize)> {
    let mut runs: Vec<(String, usize)> = Vec::new();
    let mut n = 0;
    while n < codes.len() {
        let Some(code) = &codes[n] else {
            n += 1;
            continue;
        };
        let len = codes[n..]
            .iter()
            .take_while(|other| other.as_ref().is_none_or(|other| other == code))
            .count();
        match runs.last_mut() {
            Some((last, end)) if last == code => *end = n + len - 1,
            _ if len >= LEAST => runs.push((code.clone(), n + len - 1)),
            _ => {}
        }
        n += len;
    }
    runs
}

/// The first block of the new language after the last window of the old one.
fn boundary(text: &str, blocks: &[Block], last: (usize, usize), old: &str, new: &str) -> usize {
    // The change lies in the last window or just after it: the first long block in the new language is looked for, then
    // the short blocks before it that no longer look like the old one (a title, a heading).
    let first = (last.0..blocks.len())
        .find(|&n| {
            blocks[n].span.len() > 200 && guess(text, blocks, n, n + 1).as_deref() == Some(new)
        })
        .unwrap_or(last.1);
    let mut at = first;
    while at > last.0 {
        let block = &blocks[at - 1];
        let is_old =
            block.span.len() > 80 && guess(text, blocks, at - 1, at).as_deref() == Some(old);
        if is_old || block.span.len() > 200 {
            break;
        }
        at -= 1;
    }
    at
}
