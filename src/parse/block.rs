//! Lines and blocks: a block is what a typist would call a paragraph, whatever width it is wrapped to.

use crate::source::Span;

/// A run of lines that belong together, with the white space around it left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub(crate) span: Span,
    /// Whether an empty line, or the start of the text, stands before it.
    pub(crate) is_spaced: bool,
    /// Markdown heading level, or 0; the signs are part of the span.
    pub(crate) markdown: u8,
    /// Where the words begin, after Markdown signs.
    pub(crate) body: u32,
}

struct Line {
    start: usize,
    end: usize,
    /// Characters, white space around left out.
    width: usize,
    is_spaced: bool,
}

/// Splits a text into blocks.
///
/// `starts_clause(before, line)` tells whether a line begins a clause of its own (heading, marker) after the line before.
pub(crate) fn blocks(text: &str, starts_clause: impl Fn(&str, &str) -> bool) -> Vec<Block> {
    let lines = lines(text);
    let wrap = wrap_width(&lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut previous: Option<&Line> = None;
    for line in &lines {
        let content = &text[line.start..line.end];
        let (markdown, body) = markdown_heading(content);
        let continues = previous.is_some_and(|previous| {
            !line.is_spaced
                && markdown == 0
                && !is_rule(content)
                && !is_rule(&text[previous.start..previous.end])
                && wrap.is_some_and(|wrap| {
                    previous.width + 1 + first_chunk(content) > wrap
                        || runs_on(&text[previous.start..previous.end], content)
                })
                && !starts_clause(&text[previous.start..previous.end], content)
        });
        match blocks.last_mut() {
            Some(block) if continues => block.span.end = line.end as u32,
            _ => blocks.push(Block {
                span: Span::new(line.start, line.end),
                is_spaced: line.is_spaced,
                markdown,
                body: (line.start + body) as u32,
            }),
        }
        previous = Some(line);
    }
    blocks
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut is_spaced = true;
    let bytes = text.as_bytes();
    let mut ends = memchr::memchr3_iter(b'\n', b'\r', 0x0C, bytes);
    loop {
        let end = ends.next().unwrap_or(text.len());
        let raw = &text[start..end];
        let trimmed = raw.trim_matches(is_blank);
        if trimmed.is_empty() {
            // The two halves of CR LF are one line break.
            let is_crlf = end > 0
                && bytes.get(end) == Some(&b'\n')
                && bytes[end - 1] == b'\r'
                && raw.is_empty();
            is_spaced |= !is_crlf;
        } else {
            let from = start + (raw.len() - raw.trim_start_matches(is_blank).len());
            lines.push(Line {
                start: from,
                end: from + trimmed.len(),
                width: raw.trim_end_matches(is_blank).chars().count(),
                is_spaced,
            });
            is_spaced = false;
        }
        if end == text.len() {
            return lines;
        }
        start = end + 1;
    }
}

/// White space, and the controls that carry no words.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// The width to which the lines are wrapped, in characters, or `None` where each line is a paragraph.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut followed: Vec<usize> =
        lines.windows(2).filter(|pair| !pair[1].is_spaced).map(|pair| pair[0].width).collect();
    if followed.len() < 3 {
        return None;
    }
    followed.sort_unstable();
    // Some lines stick out: an address, a rule, a row of a table.
    [99, 98, 96, 93, 90].into_iter().find_map(|percent| {
        let width = followed[(followed.len() - 1) * percent / 100];
        let full = followed.iter().filter(|&&w| w + 16 > width && w <= width).count();
        ((20..=160).contains(&width) && full * 4 >= followed.len()).then_some(width)
    })
}

/// The width of what would have to fit on the line before: up to the first space, hyphen, or ideograph.
fn first_chunk(content: &str) -> usize {
    let mut width = 0;
    for c in content.chars() {
        if is_blank(c) {
            break;
        }
        width += 1;
        if c == '-' || ('\u{3000}'..='\u{9FFF}').contains(&c) {
            break;
        }
    }
    width
}

/// Whether a sentence of a wrapped text goes on from one line to the next, whatever the width of the line.
fn runs_on(before: &str, line: &str) -> bool {
    line.starts_with(char::is_lowercase) && !super::heading::ends_sentence(before)
}

/// Whether a line is drawn, not written: `_____`.
fn is_rule(content: &str) -> bool {
    content.len() >= 3 && content.bytes().all(|byte| b"_-=*~".contains(&byte))
}

fn markdown_heading(content: &str) -> (u8, usize) {
    let signs = content.bytes().take_while(|&byte| byte == b'#').count();
    if signs == 0 || signs > 6 {
        return (0, 0);
    }
    let body = content[signs..].trim_start();
    if body.is_empty() { (0, 0) } else { (signs as u8, content.len() - body.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found: Vec<String> = blocks(text, |_, line| line.starts_with('('))
            .iter()
            .map(|block| text[block.span.range()].split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn joins_wrapped_lines_and_keeps_hard_breaks() {
        case("one\n\ntwo", &["one", "two"]);
        case("one\r\n\r\ntwo\r\nthree", &["one", "two", "three"]);
        case("# Title\n## Other", &["# Title", "## Other"]);
        let wrapped = "1. The words of this paragraph run on until the line is\n\
                       full and then go on to the next line, which is also full\n\
                       and then end here.\n\
                       (a) A point of its own, long enough to be wrapped once and\n\
                       to end.\n\
                       Closing words.";
        case(
            wrapped,
            &[
                "1. The words of this paragraph run on until the line is full and then go on to the next line, which is also full and then end here.",
                "(a) A point of its own, long enough to be wrapped once and to end.",
                "Closing words.",
            ],
        );
    }
}
