//! Joins lines to paragraphs, and words that were parted at the end of a line.

use rustc_hash::FxHashSet;

use super::lines::Line;
use crate::import::flow::Flow;
use crate::import::report::{Fate, Report, What};

/// The size of most lines, in points.
pub(super) fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut sizes: Vec<(i64, usize)> = Vec::new();
    for line in pages.iter().flatten() {
        let size = (line.size * 10.0).round() as i64;
        match sizes.iter_mut().find(|(known, _)| *known == size) {
            Some((_, n)) => *n += line.text.len(),
            None => sizes.push((size, line.text.len())),
        }
    }
    sizes.iter().max_by_key(|(size, n)| (*n, *size)).map_or(10.0, |(size, _)| *size as f64 / 10.0)
}

/// The usual distance between two lines of a paragraph, in points; between lines further apart stands a gap.
fn leading(pages: &[Vec<Line>]) -> f64 {
    let close = |pair: &[Line]| {
        let (gap, size) = (pair[0].y - pair[1].y, pair[1].size);
        (gap > 0.8 * size && gap < 1.7 * size).then_some(gap)
    };
    let mut gaps: Vec<f64> =
        pages.iter().flat_map(|page| page.windows(2).filter_map(close)).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_else(|| 1.2 * body_size(pages))
}

/// Lays the lines of all pages out as paragraphs. Lines within a paragraph stay lines: what belongs together the
/// parser knows better.
pub(super) fn lay_out(pages: &[Vec<Line>], flow: &mut Flow, report: &mut Report) {
    let leading = leading(pages);
    let words = vocabulary(pages);
    let edge = |of: fn(&Line) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
        pages.iter().flatten().map(of).fold(start, pick)
    };
    let margins = (edge(|l| l.start, f64::min, f64::INFINITY), edge(|l| l.end, f64::max, 0.0));
    let mut paragraph = String::new();
    let mut last: Option<(usize, &Line)> = None;
    for (n, page) in pages.iter().enumerate() {
        for line in page {
            let goes_on = last.is_some_and(|(on_page, last)| {
                if on_page == n {
                    follows(last, line, leading)
                } else {
                    continues(last, line, margins)
                }
            });
            if !goes_on {
                flow.paragraph(&std::mem::take(&mut paragraph));
            }
            join(&mut paragraph, &line.text, &words, report);
            last = Some((n, line));
        }
    }
    flow.paragraph(&paragraph);
}

/// Whether a sentence or item ends with these words.
pub(super) fn ends(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '؛', '。', '；', '：'])
}

/// Whether a line stands right below another, as one of the same paragraph.
fn follows(last: &Line, line: &Line, leading: f64) -> bool {
    let gap = last.y - line.y;
    let usual = leading.max(1.05 * line.size.max(last.size)).min(2.2 * leading);
    if gap <= 0.0 || gap > 1.25 * usual || (last.size - line.size).abs() > 0.15 * last.size {
        return false;
    }
    // A first line may be set in; only after a line that ends.
    let indent = if line.is_rtl { last.end - line.end } else { line.start - last.start };
    !(ends(&last.text) && indent > 0.9 * line.size)
}

/// Whether the first line of a page goes on with the last paragraph of the page before.
fn continues(last: &Line, line: &Line, margins: (f64, f64)) -> bool {
    let reach = if last.is_rtl { last.start - margins.0 } else { margins.1 - last.end };
    let is_full = reach < 0.2 * (margins.1 - margins.0);
    // A sentence goes on in small letters, where the script has them.
    let goes_on = is_full || line.text.starts_with(char::is_lowercase);
    !ends(&last.text) && goes_on && (line.size - last.size).abs() < 0.1 * last.size
}

/// All words that stand within a line, folded; to tell which hyphens belong to a word.
fn vocabulary(pages: &[Vec<Line>]) -> FxHashSet<String> {
    let mut words = FxHashSet::default();
    for line in pages.iter().flatten() {
        words.extend(line.text.split_whitespace().map(fold));
    }
    words
}

/// A word in lower case, without the marks around it.
fn fold(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Adds a line to a paragraph; a word that was parted is put together.
fn join(paragraph: &mut String, line: &str, words: &FxHashSet<String>, report: &mut Report) {
    let hyphens = ['-', '\u{2010}', '\u{AD}'];
    let is_parted =
        paragraph.strip_suffix(hyphens).is_some_and(|word| word.ends_with(char::is_alphabetic))
            && line.starts_with(char::is_lowercase);
    if !is_parted {
        if !paragraph.is_empty() {
            paragraph.push('\n');
        }
        paragraph.push_str(line);
        return;
    }
    let head = paragraph.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
    let tail = line.split(char::is_whitespace).next().unwrap_or_default();
    let bare = head.trim_end_matches(hyphens);
    let (whole, hyphened) = (fold(&format!("{bare}{tail}")), fold(&format!("{bare}-{tail}")));
    let is_soft = head.ends_with('\u{AD}') || words.contains(&whole) && !words.contains(&hyphened);
    if is_soft {
        paragraph.truncate(paragraph.trim_end_matches(hyphens).len());
        report.add(Fate::Kept, What::Hyphens, &format!("{bare}{tail}"));
    } else if !words.contains(&hyphened) {
        report.add(Fate::Doubtful, What::Hyphens, &format!("{head}{tail}"));
    }
    // The rest of the word goes up; the line is broken after it.
    paragraph.push_str(tail);
    let rest = line[tail.len()..].trim_start();
    if !rest.is_empty() {
        paragraph.push('\n');
        paragraph.push_str(rest);
    }
}
