//! Keeps text of two directions in order: isolates (UAX #9, section 2.4.2) that never run over the end of a line.

use std::borrow::Cow;

use crate::bidi::{ISOLATE_RTL, POP, is_opening, isolate_words};
use crate::messages;

use super::visible;
use super::wrap::isolated;

/// A sentence that was put together in the language of the interface, on a line of its own.
pub(super) fn line(text: &str) -> String {
    if messages::ui().is_rtl() { format!("{ISOLATE_RTL}{text}{POP}") } else { text.to_owned() }
}

/// A text of any direction among words of the interface, in an isolate where those run from right to left.
pub(super) fn isolated_in_rtl(text: &str) -> String {
    if messages::ui().is_rtl() { isolated(text) } else { text.to_owned() }
}

/// A text for people, such as that of a rule, with words of the other direction in isolates.
pub(super) fn mixed(text: &str) -> String {
    if messages::ui().is_rtl() { isolate_words(text) } else { text.to_owned() }
}

/// A sentence for standard error, safe to print: where it runs from right to left, its isolates are kept.
pub fn visible_sentence(text: &str) -> Cow<'_, str> {
    if !messages::ui().is_rtl() {
        return visible(text);
    }
    Cow::Owned(line(&visible_words(text)))
}

/// Words of the interface, safe to print: where they run from right to left, their isolates are kept.
pub(super) fn visible_words(text: &str) -> Cow<'_, str> {
    if !messages::ui().is_rtl() {
        return visible(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut open = Open::default();
    for piece in text.split_inclusive(is_control) {
        let words = piece.trim_end_matches(is_control);
        out.push_str(&visible(words));
        let control = &piece[words.len()..];
        // An isolate may not end before it began: that would end one around it.
        if control.chars().all(|c| c != POP || !open.0.is_empty()) {
            open.pass(control);
            out.push_str(control);
        }
    }
    open.close(&mut out);
    Cow::Owned(out)
}

fn is_control(c: char) -> bool {
    is_opening(c) || c == POP
}

/// The isolates that are open where a line breaks: closed before the break, opened again after it.
#[derive(Default)]
pub(super) struct Open(Vec<char>);

impl Open {
    /// Takes note of what a word opens and closes.
    pub(super) fn pass(&mut self, word: &str) {
        if word.is_ascii() {
            return;
        }
        for c in word.chars() {
            match c {
                POP => drop(self.0.pop()),
                c if is_opening(c) => self.0.push(c),
                _ => {}
            }
        }
    }

    /// Opens the isolate of a line that runs from right to left.
    pub(super) fn begin(&mut self, out: &mut String) {
        if messages::ui().is_rtl() {
            self.0.push(ISOLATE_RTL);
            out.push(ISOLATE_RTL);
        }
    }

    /// Closes what is open.
    pub(super) fn close(&self, out: &mut String) {
        out.extend(std::iter::repeat_n(POP, self.0.len()));
    }

    /// Opens again what was closed.
    pub(super) fn reopen(&self, out: &mut String) {
        out.extend(&self.0);
    }
}
