//! Leaves out the middle of long unchanged stretches, so that a reader sees a change and its surroundings.

use std::borrow::Cow;

use super::wrap::{Op, Run};

/// Cuts the middle out of long equal runs, keeping `context` words beside each change.
pub(super) fn abbreviate(runs: &mut [Run<'_>], context: usize) {
    let last = runs.len().saturating_sub(1);
    for (n, run) in runs.iter_mut().enumerate() {
        let head = if n > 0 { context } else { 0 };
        let tail = if n < last { context } else { 0 };
        if run.op != Op::Equal || head + tail == 0 {
            continue;
        }
        if let Some(short) = shortened(&run.text, head, tail) {
            run.old = run.old.as_deref().and_then(|old| shortened(old, head, tail)).map(Cow::Owned);
            run.text = Cow::Owned(short);
        }
    }
}

/// The first `head` and the last `tail` words of a text, where that leaves out more than a few.
fn shortened(text: &str, head: usize, tail: usize) -> Option<String> {
    let starts = word_starts(text);
    if starts.len() < head + tail + 6 {
        return None;
    }
    let head_end = if head == 0 { 0 } else { starts[head] };
    let tail_start = if tail == 0 { text.len() } else { starts[starts.len() - tail] };
    let parts = [text[..head_end].trim_end(), "…", &text[tail_start..]];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Where words start; every second character in a script without spaces.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut n_wide = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if is_wide(c) {
            if n_wide % 2 == 0 && !is_closing(c) {
                starts.push(at);
            }
            n_wide += 1;
        } else if !c.is_whitespace() && (last.is_whitespace() || is_wide(last)) {
            starts.push(at);
        }
        last = c;
    }
    starts
}

/// Whether a line may break on either side of a character.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3134F}')
}

/// Whether a character may not begin a line.
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '。' | '，'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '」'
            | '』'
            | '》'
            | '】'
            | '〉'
            | '”'
            | '’'
            | ']'
            | ')'
            | ','
            | '.'
            | ';'
            | ':'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_unchanged_stretches_are_cut() {
        let words = |n: usize| (1..=n).map(|n| format!("w{n} ")).collect::<Vec<_>>().concat();
        let mut runs = vec![
            Run::new(Op::Equal, words(20)),
            Run::new(Op::Delete, "x "),
            Run::new(Op::Equal, words(20)),
            Run::new(Op::Insert, "y "),
            Run::new(Op::Equal, words(20)),
        ];
        abbreviate(&mut runs, 2);
        let texts: Vec<&str> = runs.iter().map(|run| run.text.as_ref()).collect();
        assert_eq!(texts, ["… w19 w20 ", "x ", "w1 w2 … w19 w20 ", "y ", "w1 w2 …"]);
    }
}
