//! Tells what is printed on pages beside the text: running heads, page numbers, numbers of lines, notes.

use rustc_hash::FxHashMap;

use super::lines::Line;
use crate::import::report::{Fate, Report, What};

/// How many lines at the head and at the foot of a page may be furniture.
const N_EDGE: usize = 3;

/// Takes running heads and page numbers off the pages.
pub(super) fn take(pages: &mut [Vec<Line>], report: &mut Report) {
    let mut heads: FxHashMap<String, usize> = FxHashMap::default();
    let mut offsets: FxHashMap<i64, usize> = FxHashMap::default();
    for (n, page) in (0..).zip(pages.iter()) {
        let mut keys: Vec<String> = Vec::new();
        let mut counts: Vec<i64> = Vec::new();
        for at in edges(page.len()) {
            keys.push(key(&page[at].text, n));
            counts.extend(page_number(&page[at].text).map(|number| number - n));
        }
        keys.sort_unstable();
        keys.dedup();
        counts.sort_unstable();
        counts.dedup();
        for key in keys {
            *heads.entry(key).or_default() += 1;
        }
        for offset in counts {
            *offsets.entry(offset).or_default() += 1;
        }
    }
    // Left and right pages have heads of their own, and chapters change them.
    let often = (pages.len() / 4).max(3);
    let n_pages = pages.len();
    let offset = offsets
        .into_iter()
        .filter(|&(offset, n)| n > 1 || offset == 1)
        .max_by_key(|&(offset, n)| (n, -offset.abs()))
        .map(|(offset, _)| offset);
    for (n, page) in (0..).zip(pages.iter_mut()) {
        let what = |line: &Line| {
            let is_number = offset.is_some() && page_number(&line.text).map(|p| p - n) == offset;
            let is_head = heads.get(&key(&line.text, n)).is_some_and(|&n| n >= often);
            match (is_number || is_page_of(&line.text, n + 1, n_pages), is_head) {
                (true, _) => Some(What::PageNumbers),
                (false, true) => Some(What::Headers),
                (false, false) => None,
            }
        };
        let gone: Vec<(usize, What)> =
            edges(page.len()).filter_map(|at| Some((at, what(&page[at])?))).collect();
        for (at, what) in gone.into_iter().rev() {
            report.add(Fate::Dropped, what, &page.remove(at).text);
        }
    }
}

/// The indices of the lines at head and foot of a page.
fn edges(n_lines: usize) -> impl Iterator<Item = usize> {
    (0..n_lines).filter(move |at| *at < N_EDGE || *at + N_EDGE >= n_lines)
}

/// A line with the number of its page made alike on all pages; `n` is the index of the page. Other numbers stay: the
/// headings of two articles are no running head.
fn key(text: &str, n: i64) -> String {
    let words = text.split_whitespace().map(|word| match word.parse::<i64>() {
        Ok(number) => format!("#{}", number - n),
        Err(_) => word.to_lowercase(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The number in a line that holds nothing else: `5`, `- 5 -`, `[5]`.
fn page_number(text: &str) -> Option<i64> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "-–—‑|[]".contains(c));
    (bare.len() <= 4).then(|| bare.parse().ok()).flatten()
}

/// Whether a short line says which page of how many this is, as in `2/3 25-03668`.
fn is_page_of(text: &str, page: i64, n_pages: usize) -> bool {
    let mark = format!("{page}/{n_pages}");
    text.chars().count() <= 40 && text.split_whitespace().any(|word| word == mark)
}

/// Puts numbers that stand in the margin back where they do not count lines.
pub(super) fn line_numbers(pages: &mut [Vec<Line>], report: &mut Report) {
    let numbers: Vec<u32> = pages.iter().flatten().filter_map(|line| line.margin).collect();
    // Lines are counted in ones or in fives, and the count begins anew with a page at most.
    let steps = |step: u32| {
        numbers.windows(2).filter(|pair| pair[1] == pair[0] + step || pair[1] == step).count()
    };
    let n_steps = steps(1).max(steps(5));
    let is_count = numbers.len() >= 8 && n_steps * 10 >= (numbers.len() - 1) * 8;
    for line in pages.iter_mut().flatten() {
        let Some(number) = line.margin.take() else { continue };
        if is_count {
            report.add(Fate::Dropped, What::LineNumbers, "");
        } else {
            line.text = format!("{number} {}", line.text);
        }
    }
}

/// A note at the foot of a page: its mark and its text.
pub(super) type Note = (String, String);

/// Takes the notes off the foot of a page; `body` is the size of the text, in points.
pub(super) fn notes(page: &mut Vec<Line>, body: f64) -> Vec<Note> {
    let is_small = |line: &&Line| line.size < 0.95 * body;
    let n_small = page.iter().rev().take_while(is_small).count();
    let small = page.len() - n_small;
    // They begin with the first line that has a mark.
    let Some(first) = (small..page.len()).find(|&at| mark(&page[at].text).is_some()) else {
        return Vec::new();
    };
    // A page that is all small is no page of notes.
    if first == 0 {
        return Vec::new();
    }
    let mut notes: Vec<Note> = Vec::new();
    for line in page.drain(first..) {
        match (mark(&line.text), notes.last_mut()) {
            (None, Some((_, note))) => {
                note.push(' ');
                note.push_str(&line.text);
            }
            (mark, _) => {
                let mark = mark.unwrap_or_default();
                notes.push((mark.to_owned(), line.text[mark.len()..].trim().to_owned()));
            }
        }
    }
    notes
}

/// The mark at the start of a note: up to three digits or asterisks, and not the number of a paragraph.
fn mark(text: &str) -> Option<&str> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let stars = text.find(|c: char| c != '*').unwrap_or(text.len());
    let end = digits.max(stars);
    let is_mark = (1..=3).contains(&end) && !text[end..].starts_with(['.', ')', '/', ',', '%']);
    is_mark.then(|| &text[..end])
}
