//! Puts the characters of a page together to lines, in the order in which they are read.

use super::glyphs::{Glyph, Page};
use super::order;

/// A line of a page.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Left edge, in points.
    pub(crate) start: f64,
    /// Right edge, in points.
    pub(crate) end: f64,
    /// Baseline, in points from the foot of the page.
    pub(crate) y: f64,
    /// The size of most of its characters, in points.
    pub(crate) size: f64,
    /// The words, in reading order.
    pub(crate) text: String,
    /// Whether it is read from right to left.
    pub(crate) is_rtl: bool,
    /// The number that stands apart in the margin, as lines of drafts are numbered; taken out of the text.
    pub(crate) margin: Option<u32>,
    /// Raised numbers that lead to notes; taken out of the text.
    pub(crate) references: Vec<String>,
}

/// A gap of this share of the size is a space between words.
const SPACE: f64 = 0.2;

/// A gap of this share of the size is more than a space.
const WIDE: f64 = 1.5;

/// The lines of a page in reading order.
pub(super) fn lines(page: Page) -> Vec<Line> {
    let rows = rows(page.glyphs);
    match order::gutter(&rows) {
        Some(gutter) => order::columns(rows, gutter).into_iter().filter_map(line).collect(),
        None => rows.into_iter().filter_map(line).collect(),
    }
}

/// The characters of each row, from left to right; rows from the head of the page to its foot.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    let mut base = (f64::INFINITY, 0.0);
    for glyph in glyphs {
        // Raised and lowered characters belong to the row.
        let reach = 0.45 * glyph.size.max(base.1);
        match rows.last_mut() {
            Some(row) if base.0 - glyph.y <= reach => {
                if glyph.size > base.1 {
                    base = (glyph.y, glyph.size);
                }
                row.push(glyph);
            }
            _ => {
                base = (glyph.y, glyph.size);
                rows.push(vec![glyph]);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        // Bold is at times drawn as the same character twice.
        row.dedup_by(|next, kept| {
            next.text == kept.text && !next.is_space() && (next.x - kept.x).abs() < 0.12 * kept.size
        });
    }
    rows
}

/// A row as a line; `None` where it has no word.
fn line(mut row: Vec<Glyph>) -> Option<Line> {
    let size = main_size(&row)?;
    let y = row.iter().find(|glyph| (glyph.size - size).abs() < 0.1).map(|glyph| glyph.y)?;
    let margin = take_margin(&mut row, size);
    let references = take_references(&mut row, size, y);
    let inked = || row.iter().filter(|glyph| !glyph.is_space());
    let start = inked().map(|glyph| glyph.x).fold(f64::INFINITY, f64::min);
    let end = inked().map(Glyph::end).fold(0.0, f64::max);
    let (text, is_rtl) = order::read(&words(&row));
    (!text.is_empty()).then_some(Line { start, end, y, size, text, is_rtl, margin, references })
}

/// The size of most characters.
fn main_size(row: &[Glyph]) -> Option<f64> {
    let mut sizes: Vec<f64> =
        row.iter().filter(|glyph| !glyph.is_space()).map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    // The upper of the middle ones: a number raised beside a short word is no measure.
    sizes.get(sizes.len() / 2).copied()
}

/// The characters with the spaces between them, from left to right.
fn words(row: &[Glyph]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    let mut was_space = true;
    for glyph in row {
        let is_space = glyph.is_space();
        if !was_space && !is_space && glyph.x - end > SPACE * glyph.size {
            out.push(" ".to_owned());
        }
        if is_space && was_space {
            end = end.max(glyph.end());
            continue;
        }
        let text = if glyph.text.is_empty() { "\u{FFFD}" } else { &glyph.text };
        let is_mark = text
            .chars()
            .all(|c| matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'));
        match out.len().checked_sub(1) {
            // A vowel mark is drawn over its letter; read from right to left it comes after it.
            Some(last) if is_mark && glyph.x >= end - 0.01 => out.insert(last + 1, text.to_owned()),
            Some(last) if is_mark => out.insert(last, text.to_owned()),
            _ => out.push(if is_space { " ".to_owned() } else { text.to_owned() }),
        }
        end = end.max(glyph.end());
        was_space = is_space;
    }
    out
}

/// Takes a number out of the margin: one that stands by itself at an end of the row.
fn take_margin(row: &mut Vec<Glyph>, size: f64) -> Option<u32> {
    let at_start = apart(row.iter(), size, |before, after| after.x - before.end());
    if let Some((n, number)) = at_start {
        row.drain(..n);
        return Some(number);
    }
    let (n, number) = apart(row.iter().rev(), size, |before, after| before.x - after.end())?;
    row.truncate(row.len() - n);
    // The digits were seen from the right.
    let digits: String = number.to_string().chars().rev().collect();
    digits.parse().ok()
}

/// A number of up to three digits, apart from what follows; with how many characters it takes.
fn apart<'g>(
    row: impl Iterator<Item = &'g Glyph>,
    size: f64,
    gap: impl Fn(&Glyph, &Glyph) -> f64,
) -> Option<(usize, u32)> {
    let mut digits = String::new();
    let mut last: Option<&Glyph> = None;
    for (n, glyph) in row.enumerate() {
        if glyph.is_space() {
            continue;
        }
        if let Some(last) = last.filter(|last| gap(last, glyph) > WIDE * size) {
            let _ = last;
            return (digits.len() <= 3)
                .then(|| digits.parse().ok())
                .flatten()
                .map(|number| (n, number));
        }
        if glyph.text.len() != 1 || !glyph.text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(&glyph.text);
        last = Some(glyph);
    }
    None
}

/// Takes raised small numbers out of a row.
fn take_references(row: &mut Vec<Glyph>, size: f64, y: f64) -> Vec<String> {
    let is_raised = |glyph: &Glyph| {
        glyph.size < 0.8 * size
            && glyph.y > y + 0.15 * size
            && glyph.text.chars().all(|c| c.is_numeric() || c == '*')
            && !glyph.text.is_empty()
    };
    let mut references: Vec<String> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for glyph in row.iter().filter(|glyph| is_raised(glyph)) {
        match references.last_mut() {
            Some(last) if glyph.x - end < 0.3 * glyph.size => last.push_str(&glyph.text),
            _ => references.push(glyph.text.clone()),
        }
        end = glyph.end();
    }
    // At the start of a line the number of a note itself is raised.
    let first = row.iter().position(|glyph| !glyph.is_space());
    if first.is_some_and(|first| is_raised(&row[first])) {
        return Vec::new();
    }
    row.retain(|glyph| !is_raised(glyph));
    references
}
