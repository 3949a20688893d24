//! Splits marked-up text into what a line break may not cut.
//!
//! Runs go in, atoms come out: words, and single characters of scripts without spaces, safe to print.

use std::borrow::Cow;

use super::abbreviate::{is_closing, is_wide};
use super::visible;
use super::wrap::{Op, Run, columns};

/// What stands before an atom; a line may begin at a space or a break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    Break,
    Space,
}

/// A word, or a character of a script without spaces: what is never broken unless it is wider than a line.
pub(super) struct Atom<'a> {
    pub(super) op: Op,
    pub(super) text: Cow<'a, str>,
    /// Columns that the text fills.
    pub(super) columns: usize,
    pub(super) before: Before,
    pub(super) opens: bool,
    pub(super) closes: bool,
}

/// Splits runs into atoms; white space is collapsed and remembered as [`Before::Space`].
pub(super) fn atoms<'a>(runs: &'a [Run<'a>]) -> Vec<Atom<'a>> {
    let mut atoms: Vec<Atom<'a>> = Vec::new();
    // White space that comes before the next atom, and that which comes once deletions are over.
    let (mut space, mut space_later) = (false, false);
    for (n, run) in runs.iter().enumerate() {
        if run.op != Op::Delete {
            space |= std::mem::take(&mut space_later);
        }
        let first = atoms.len();
        for word in run.text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end_matches(char::is_whitespace);
            if !bare.is_empty() {
                push_word(&mut atoms, run.op, bare, std::mem::take(&mut space));
            }
            space |= bare.len() < word.len();
        }
        if run.op == Op::Equal && runs.get(n + 1).is_some_and(|next| next.op == Op::Delete) {
            space_later =
                std::mem::replace(&mut space, run.old_text().ends_with(char::is_whitespace));
            space_later &= !space;
        }
        if atoms.len() == first {
            continue;
        }
        if n > 0 && run.op == Op::Insert && needs_gap(&atoms, first) {
            atoms[first].before = Before::Space;
        }
        if run.op != Op::Equal {
            atoms[first].opens = true;
            atoms.last_mut().expect("the run has an atom").closes = true;
        }
    }
    atoms
}

/// Whether an insertion right after a deletion would run into it: `shall` and `may`.
fn needs_gap(atoms: &[Atom<'_>], first: usize) -> bool {
    first > 0 && atoms[first - 1].op == Op::Delete
}

fn push_word<'a>(atoms: &mut Vec<Atom<'a>>, op: Op, word: &'a str, space_before: bool) {
    let mut push = |text: &'a str, before: Before| {
        let text = visible(text);
        let columns = columns(&text);
        atoms.push(Atom { op, text, columns, before, opens: false, closes: false });
    };
    let before = if space_before {
        Before::Space
    } else if word.starts_with(|c| is_wide(c) && !is_closing(c)) {
        Before::Break
    } else {
        Before::Nothing
    };
    let (mut start, mut last) = (0, ' ');
    if !word.is_ascii() {
        for (at, c) in word.char_indices() {
            if at > start && (is_wide(c) || is_wide(last)) && !is_closing(c) {
                push(&word[start..at], if start == 0 { before } else { Before::Break });
                start = at;
            }
            last = c;
        }
    }
    push(&word[start..], if start == 0 { before } else { Before::Break });
}
