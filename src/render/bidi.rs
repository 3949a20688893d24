//! Keeps text of two directions in order: isolates (UAX #9, section 2.4.2) that never run over the end of a line.

use crate::messages::{self, ISOLATE, ISOLATE_LTR, ISOLATE_RTL, POP};

use super::wrap::is_rtl_letter;

/// A sentence that was put together in the language of the interface, on a line of its own.
pub(super) fn line(text: &str) -> String {
    if messages::ui().is_rtl() { format!("{ISOLATE_RTL}{text}{POP}") } else { text.to_owned() }
}

/// A text for people, such as that of a rule, with words of the other direction in isolates.
pub(super) fn mixed(text: &str) -> String {
    if messages::ui().is_rtl() { isolate_words(text) } else { text.to_owned() }
}

/// Puts stretches of left-to-right words in isolates; a text with no other words is one stretch.
fn isolate_words(text: &str) -> String {
    let is_ltr = |c: char| c.is_alphabetic() && !is_rtl_letter(c);
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find(is_ltr) {
        let tail = &rest[start..];
        let limit = tail.find(is_rtl_letter).unwrap_or(tail.len());
        let mut end = tail[..limit]
            .char_indices()
            .filter(|(_, c)| is_ltr(*c) || c.is_ascii_digit())
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        let is_open = tail[..end].matches('(').count() > tail[..end].matches(')').count();
        end += usize::from(is_open && tail[end..].starts_with(')'));
        let is_all = start == 0 && limit == tail.len() && out.is_empty();
        let end = if is_all { tail.len() } else { end };
        out.push_str(&rest[..start]);
        out.push(ISOLATE_LTR);
        out.push_str(&tail[..end]);
        out.push(POP);
        rest = &tail[end..];
    }
    out.push_str(rest);
    out
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
                ISOLATE | ISOLATE_LTR | ISOLATE_RTL => self.0.push(c),
                POP => drop(self.0.pop()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let shown = isolate_words(text).replace(ISOLATE_LTR, "<").replace(POP, ">");
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_of_the_other_direction_stand_in_isolates() {
        case("المادة 15", "المادة 15");
        case("Rome Statute, article 7(1).", "<Rome Statute, article 7(1).>");
        case("انظر vt-x (VT01) والمادة 3", "انظر <vt-x (VT01)> والمادة 3");
        case("المبدأ (nulla poena) قائم.", "المبدأ (<nulla poena>) قائم.");
    }
}
