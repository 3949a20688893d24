//! Reads text that was printed page by page, such as `pdftotext -layout` makes of a PDF: a form feed ends a page, and
//! spaces put the words where they stand on it.
//!
//! Characters are given places on a page, so that what is known of pages holds here too. Words from right to left come
//! in reading order already.

use super::glyphs::{Glyph, Page};
use super::lines::{Line, lines};
use super::order::{is_rtl, plain, with_brackets};
use crate::import::Imported;
use crate::import::flow::Flow;
use crate::import::report::{Fate, Report, What};
use crate::read::is_binary;

/// The size of all characters, in points; what is a gap is measured by it.
const SIZE: f64 = 10.0;

/// The width of a character.
const WIDTH: f64 = SIZE / 2.0;

/// The distance of two lines that follow each other.
const LEADING: f64 = 1.2 * SIZE;

/// The most pages that are believed.
const N_PAGES: usize = 20_000;

/// A page with more characters is no page: its lines are taken as they come.
const N_CHARS: usize = 200_000;

/// So many lines that go on with a sentence after an empty line show that a text is spaced.
const N_SPACED: usize = 6;

/// The most spaces that a tab stands for.
const TAB: usize = 8;

/// Whether these bytes are text on pages.
pub(crate) fn is_printed(bytes: &[u8]) -> bool {
    let n_feeds = memchr::memchr_iter(0x0C, bytes).take(N_PAGES + 1).count();
    (1..=N_PAGES).contains(&n_feeds) && str::from_utf8(bytes).is_ok() && !is_binary(bytes)
}

/// Reads a text.
pub(crate) fn read(text: &str) -> Imported {
    let mut report = Report::default();
    let mut flow = Flow::default();
    // A font that does not name its letters leaves controls in their place.
    let is_letter = |c: char| c.is_control() && !c.is_ascii_whitespace();
    let text = text.replace(is_letter, "\u{FFFD}");
    let mut pages: Vec<Vec<&str>> = text
        .trim_start_matches('\u{FEFF}')
        .trim_end_matches('\x0C')
        .split('\x0C')
        .map(|page| page.lines().map(str::trim_end).collect())
        .collect();
    for rows in &mut pages {
        for (mark, note) in notes(rows) {
            report.add(Fate::Kept, What::Notes, &note);
            // Where the mark stands in the words only its size has told.
            report.add(Fate::Doubtful, What::NoteMarks, &mark);
            flow.note(&mark, &note);
        }
    }
    let leading = LEADING / spacing(&pages);
    let pages = pages.iter().map(|rows| page(rows, leading)).collect();
    super::finish(pages, flow, report)
}

/// How many lines down the next line of a sentence stands mostly: 2 where a text is spaced.
fn spacing(pages: &[Vec<&str>]) -> f64 {
    let (mut n_close, mut n_spaced, mut n_open) = (0, 0, 0);
    for rows in pages {
        let words: Vec<usize> = (0..rows.len()).filter(|&n| !rows[n].is_empty()).collect();
        for pair in words.windows(2) {
            let is_spaced = pair[1] - pair[0] == 2;
            n_close += usize::from(pair[1] - pair[0] == 1);
            n_spaced += usize::from(is_spaced);
            // A heading or another paragraph begins with a capital or a number.
            let goes_on = |row: &str| {
                let first = row.trim_start().chars().find(|c| !is_control(*c));
                first.is_some_and(|c| c.is_alphabetic() && !c.is_uppercase())
            };
            let is_open = !super::paragraphs::ends(rows[pair[0]]) && goes_on(rows[pair[1]]);
            n_open += usize::from(is_spaced && is_open);
        }
    }
    if n_spaced > 3 * n_close && n_open * 2 > n_spaced && n_open >= N_SPACED { 2.0 } else { 1.0 }
}

/// The lines of a page.
fn page(rows: &[&str], leading: f64) -> Vec<Line> {
    let n_chars: usize = rows.iter().map(|row| row.len()).sum();
    let places = || rows.iter().enumerate().map(|(n, row)| (-leading * n as f64, *row));
    if n_chars > N_CHARS || rows.iter().any(|row| row.chars().any(is_rtl)) {
        return places().filter_map(|(y, row)| line(row, y)).collect();
    }
    let mut glyphs = Vec::with_capacity(n_chars);
    for (y, row) in places() {
        for (at, c) in columns(row).filter(|(_, c)| !c.is_whitespace() && !is_control(*c)) {
            let x = at as f64 * WIDTH;
            glyphs.push(Glyph { x, y, width: WIDTH, size: SIZE, text: c.to_string() });
        }
    }
    lines(Page { height: 0.0, glyphs })
}

/// A row as a line, its words in the order in which they come.
fn line(row: &str, y: f64) -> Option<Line> {
    let bare: String = row.chars().filter(|c| !is_control(*c)).collect();
    let text = plain(&bare);
    let n_rtl = text.chars().filter(|&c| is_rtl(c)).count();
    let is_rtl = n_rtl * 2 > text.chars().filter(|c| c.is_alphabetic()).count();
    let text = if is_rtl { with_brackets(&text) } else { text };
    let lead = columns(&bare).find(|(_, c)| !c.is_whitespace())?.0;
    let start = lead as f64 * WIDTH;
    let end = start + bare.trim().chars().count() as f64 * WIDTH;
    (!text.is_empty()).then_some(Line {
        start,
        end,
        y,
        size: SIZE,
        text,
        is_rtl,
        margin: None,
        references: Vec::new(),
    })
}

/// The characters of a row with the columns in which they stand.
fn columns(row: &str) -> impl Iterator<Item = (usize, char)> {
    let mut column = 0;
    row.chars().map(move |c| {
        let at = column;
        column += match c {
            '\t' => TAB - column % TAB,
            c if is_control(c) => 0,
            _ => 1,
        };
        (at, c)
    })
}

/// Whether a character only tells in which direction others run.
fn is_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Takes the notes off a page: what stands below a rule, as far as it begins with marks.
fn notes(rows: &mut Vec<&str>) -> Vec<(String, String)> {
    let is_rule = |row: &&str| {
        let bare = row.trim();
        bare.len() >= 5 && bare.bytes().all(|byte| byte == b'_')
    };
    let Some(rule) = rows.iter().rposition(is_rule) else { return Vec::new() };
    let mut notes: Vec<(String, String)> = Vec::new();
    let mut end = rule + 1;
    let mut is_spaced = false;
    for (n, row) in rows.iter().enumerate().skip(rule + 1) {
        let words = row.trim();
        if words.is_empty() {
            is_spaced = true;
            continue;
        }
        match (mark(words), notes.last_mut()) {
            (Some(mark), _) => {
                notes.push((mark.to_owned(), words[mark.len()..].trim().to_owned()));
            }
            (None, Some((_, note))) if !is_spaced => {
                note.push(' ');
                note.push_str(words);
            }
            (None, _) => break,
        }
        is_spaced = false;
        end = n + 1;
    }
    if !notes.is_empty() {
        rows.drain(rule..end);
    }
    notes
}

/// The mark of a note, by itself or before its words.
fn mark(words: &str) -> Option<&str> {
    let mark = words.split(char::is_whitespace).next()?;
    let is_number = mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let is_stars = mark.len() <= 3 && mark.bytes().all(|byte| byte == b'*');
    (is_number || is_stars).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) -> Report {
        assert!(is_printed(text.as_bytes()));
        let imported = read(text);
        assert_eq!(imported.text, expected);
        imported.report
    }

    fn count(report: &Report, what: What) -> usize {
        report.items().iter().filter(|item| item.what == what).map(|item| item.count).sum()
    }

    #[test]
    fn pages_lose_what_is_printed_around_the_text() {
        let page =
            |n: usize, words: &str| format!("   MC/2023/11\n\n{words}\n\n\n      - {n} -\n\x0C");
        let text = page(
            1,
            "     Article 1\n\n1.    Each Party shall protect the confi-\ndentiality of data and",
        ) + &page(
            2,
            "sources.\n\n2. The confidentiality of sources ends\nhere.\n\n  _______\n  1\n      See the report.\n",
        ) + &page(3, "   Article 2\n\nStates act.");
        let report = case(
            &text,
            "Article 1\n\n1. Each Party shall protect the confidentiality\nof data and\nsources.\n\n2. The confidentiality of sources ends\nhere.\n\nArticle 2\n\nStates act.\n\n________________\n\n1 See the report.\n",
        );
        for (what, n) in [(What::Headers, 3), (What::PageNumbers, 3), (What::Notes, 1)] {
            assert_eq!(count(&report, what), n, "{what:?}");
        }
        assert_eq!(report.items()[0].fate, Fate::Doubtful);
    }

    #[test]
    fn numbers_of_lines_and_columns_are_seen() {
        let lines = |line: fn(usize) -> String| (10..22).map(line).collect::<Vec<_>>().join("\n");
        let plain = |n| format!("each of these words stands in a line of its own, no. {n}");
        let numbered =
            |n| format!("{n:>4}      each of these words stands in a line of its own, no. {n}");
        let report = case(&(lines(numbered) + "\x0C"), &(lines(plain) + "\n"));
        assert_eq!(count(&report, What::LineNumbers), 12);
        let both = lines(|n| format!("left words {n}                right words {n}"));
        let sides = [lines(|n| format!("left words {n}")), lines(|n| format!("right words {n}"))];
        case(&(both + "\x0C"), &(sides.join("\n\n") + "\n"));
    }

    #[test]
    fn spaced_lines_are_one_paragraph() {
        let lines: Vec<String> = (1..9).map(|n| format!("the words of line {n}")).collect();
        case(&format!("{}\x0C", lines.join("\n\n")), &(lines.join("\n") + "\n"));
    }

    #[test]
    fn words_from_right_to_left_stay_in_order() {
        let text = "\u{202B}المادة 5\u{202C}\n\n   \u{202B})أ( الأول؛\u{202C}\n\x0C";
        case(text, "المادة 5\n\n(أ) الأول؛\n");
    }

    #[test]
    fn other_texts_are_not_on_pages() {
        let many = vec![0x0C; N_PAGES + 1];
        for bytes in ["Article 1\n".as_bytes(), b"a\x0Cb\0c", b"a\x0C\xFF", &many] {
            assert!(!is_printed(bytes));
        }
    }
}
