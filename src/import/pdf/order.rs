//! Reading order: columns on a page, and right-to-left lines.

use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

use super::glyphs::Glyph;

/// The least number of rows that two columns take.
const N_ROWS: usize = 8;

/// Where two columns are parted, in points from the left: a strip that few rows cross.
pub(super) fn gutter(rows: &[Vec<Glyph>]) -> Option<f64> {
    let inked = |row: &Vec<Glyph>| -> Vec<(f64, f64, f64)> {
        row.iter().filter(|g| !g.is_space()).map(|g| (g.x, g.end(), g.size)).collect()
    };
    let rows: Vec<Vec<(f64, f64, f64)>> =
        rows.iter().map(inked).filter(|row| !row.is_empty()).collect();
    if rows.len() < N_ROWS {
        return None;
    }
    let left = rows.iter().map(|row| row[0].0).fold(f64::INFINITY, f64::min);
    let right = rows.iter().flatten().map(|glyph| glyph.1).fold(0.0, f64::max);
    let middle = left + (right - left) / 2.0;
    // Gaps near the middle of the page, each for the row in which it stands.
    let gap = |row: &Vec<(f64, f64, f64)>| {
        row.windows(2).map(|pair| (pair[0].1, pair[1].0, pair[0].2)).find(|&(from, to, size)| {
            to - from > 1.2 * size && from < middle + 40.0 && to > middle - 40.0
        })
    };
    let gaps: Vec<_> = rows.iter().filter_map(gap).collect();
    let from = gaps.iter().map(|gap| gap.0).fold(0.0, f64::max);
    let to = gaps.iter().map(|gap| gap.1).fold(f64::INFINITY, f64::min);
    let is_crossed = |row: &&Vec<(f64, f64, f64)>| {
        row.first().is_some_and(|first| first.0 < from)
            && row.last().is_some_and(|last| last.1 > to)
    };
    let n_both = rows.iter().filter(is_crossed).count();
    let is_gutter = to > from && gaps.len() >= N_ROWS && gaps.len() * 10 >= n_both * 7;
    is_gutter.then_some(f64::midpoint(from, to))
}

/// The rows of two columns one after the other; a row across both stays where it is.
pub(super) fn columns(rows: Vec<Vec<Glyph>>, gutter: f64) -> Vec<Vec<Glyph>> {
    let mut out = Vec::new();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let rtl = rows.iter().flatten().filter(|glyph| glyph.text.chars().any(is_rtl)).count() * 2
        > rows.iter().flatten().filter(|glyph| !glyph.is_space()).count();
    for row in rows {
        let crosses =
            row.iter().any(|glyph| !glyph.is_space() && glyph.x < gutter && glyph.end() > gutter);
        if crosses {
            out.append(&mut first);
            out.append(&mut second);
            out.push(row);
            continue;
        }
        let (left, right): (Vec<_>, Vec<_>) = row.into_iter().partition(|glyph| glyph.x < gutter);
        let (near, far) = if rtl { (right, left) } else { (left, right) };
        first.push(near);
        second.push(far);
    }
    out.append(&mut first);
    out.append(&mut second);
    out
}

/// Whether a character is written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The characters of a row, given from left to right, in reading order; and whether they are read from right to left.
pub(super) fn read(row: &[String]) -> (String, bool) {
    let visual: String = row.concat();
    let n_rtl = visual.chars().filter(|&c| is_rtl(c)).count();
    let n_ltr = visual.chars().filter(|&c| c.is_alphabetic() && !is_rtl(c)).count();
    let is_rtl_line = n_rtl > n_ltr;
    let text = if n_rtl == 0 { visual } else { logical(row, is_rtl_line) };
    (plain(&text), is_rtl_line)
}

/// The words of a line, a space between each two. Ligatures and the forms that letters take within a word are a matter of
/// fonts.
pub(super) fn plain(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(|c| match c {
            '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => c.to_string().nfkc().collect(),
            c => vec![c],
        })
        .filter(|c| *c != '\u{0640}')
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Turns the order on the page into that of speech. Reordering is its own inverse but for odd cases: what a line shows
/// from left to right is taken for a text, and what that text would show is the line as it is read.
fn logical(row: &[String], is_rtl_line: bool) -> String {
    // A ligature holds its letters in the order of speech already.
    let visual: String =
        row.iter()
            .map(|glyph| {
                if glyph.chars().any(is_rtl) {
                    glyph.chars().rev().collect()
                } else {
                    glyph.clone()
                }
            })
            .collect();
    let level = if is_rtl_line { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(&visual, Some(level));
    let Some(paragraph) = info.paragraphs.first() else { return visual };
    let line = info.reorder_line(paragraph, paragraph.range.clone()).into_owned();
    if is_rtl_line { with_brackets(&line) } else { line }
}

/// Sets brackets right: a document tells either what they look like or what they mean, and looks change with direction.
pub(super) fn with_brackets(line: &str) -> String {
    let mut depth = 0_i32;
    let mut n_wrong = 0;
    for c in line.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                n_wrong += i32::from(depth < 0);
                depth = depth.max(0);
            }
            _ => {}
        }
    }
    if n_wrong <= depth.min(0) || n_wrong == 0 {
        return line.to_owned();
    }
    let mirrored = |c| match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        c => c,
    };
    line.chars().map(mirrored).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(visual: &str, logical: &str) {
        let row: Vec<String> = visual.chars().map(String::from).collect();
        assert_eq!(read(&row).0, logical);
    }

    #[test]
    fn right_to_left_lines_are_read_from_the_right() {
        case("Article 5", "Article 5");
        case("5 ةداملا", "المادة 5");
        case("12 نم 3 ةداملا", "المادة 3 من 12");
        case(")أ( لوألا", "الأول )أ(".replace(")أ(", "(أ)").as_str());
        case("ICAO ةمظنم", "منظمة ICAO");
        case("\u{FE93}\u{FEA9}", "دة");
    }
}
