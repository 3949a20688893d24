//! Decides which markers count, by the lists that are open where they stand.
//!
//! A marker counts when it continues an open list, or opens one that is announced or goes on; else it is text.
//! `(i)` after `(h)` is a letter or a roman number by what comes next, not by the line.

use super::marker::{Alphabet, Before, Marker, Reading, Shape};
use crate::number::NumberKey;

/// How many markers are looked at to see whether a list goes on.
const LOOKAHEAD: usize = 64;

/// A marker that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Index of the marker.
    pub(crate) marker: usize,
    /// How many lists are open around it, 0 for the outermost.
    pub(crate) depth: usize,
    pub(crate) key: NumberKey,
    pub(crate) alphabet: Alphabet,
    /// Whether it opens a list.
    pub(crate) is_first: bool,
}

struct OpenList {
    shape: Shape,
    alphabet: Alphabet,
    last: NumberKey,
}

enum Fit {
    Continues { level: usize, reading: Reading },
    Opens { level: usize, reading: Reading },
}

/// The markers that count, in order. `announced[n]` says that a colon stands before marker `n`.
pub(crate) fn resolve(markers: &[Marker], announced: &[bool]) -> Vec<Item> {
    let mut stack: Vec<OpenList> = Vec::new();
    let mut items = Vec::new();
    for n in 0..markers.len() {
        // Each option is a text of its own.
        let is_body_start =
            items.last().is_none_or(|last: &Item| markers[last.marker].shape == Shape::Option);
        let Some(fit) = fit(markers, n, announced[n], &stack, is_body_start) else { continue };
        let (level, reading, is_first) = match fit {
            Fit::Continues { level, reading } => (level, reading, false),
            Fit::Opens { level, reading } => (level, reading, true),
        };
        stack.truncate(level + usize::from(!is_first));
        if is_first {
            stack.push(OpenList {
                shape: markers[n].shape,
                alphabet: reading.alphabet,
                last: reading.key,
            });
        } else if let Some(list) = stack.last_mut() {
            list.last = reading.key;
        }
        items.push(Item {
            marker: n,
            depth: level,
            key: reading.key,
            alphabet: reading.alphabet,
            is_first,
        });
    }
    items
}

fn fit(
    markers: &[Marker],
    n: usize,
    announced: bool,
    stack: &[OpenList],
    is_body_start: bool,
) -> Option<Fit> {
    let marker = &markers[n];
    let continues = continuation(marker, stack).filter(|_| may_continue(marker));
    let opens = opening(markers, n, announced, stack, is_body_start);
    match (continues, opens) {
        (Some((level, reading)), Some(opened)) => {
            let stays = Fit::Continues { level, reading };
            let prefers_new = match goes_on_first(markers, n, reading, opened.1) {
                Some(is_new) => is_new,
                None => announced,
            };
            Some(if prefers_new {
                Fit::Opens { level: opened.0, reading: opened.1 }
            } else {
                stays
            })
        }
        (Some((level, reading)), None) => Some(Fit::Continues { level, reading }),
        (None, Some((level, reading))) => Some(Fit::Opens { level, reading }),
        (None, None) => {
            with_gap(markers, n, stack).map(|(level, reading)| Fit::Continues { level, reading })
        }
    }
}

/// Whether a marker stands where an item may begin.
fn may_continue(marker: &Marker) -> bool {
    match marker.before {
        Before::Start => true,
        Before::Stop | Before::Colon => {
            !matches!(marker.shape, Shape::Dot | Shape::Dash) || marker.opens_sentence
        }
        Before::Reference | Before::Text => false,
    }
}

/// The innermost open list that the marker continues directly.
fn continuation(marker: &Marker, stack: &[OpenList]) -> Option<(usize, Reading)> {
    stack.iter().enumerate().rev().find_map(|(level, list)| {
        let reading = reading_as(marker, list)?;
        (list.shape == Shape::Bullet || list.last.is_followed_by(reading.key))
            .then_some((level, reading))
    })
}

fn reading_as(marker: &Marker, list: &OpenList) -> Option<Reading> {
    if marker.shape != list.shape {
        return None;
    }
    marker.readings.iter().copied().find(|reading| reading.alphabet == list.alphabet)
}

/// The level at which the marker opens a list, where it may.
fn opening(
    markers: &[Marker],
    n: usize,
    announced: bool,
    stack: &[OpenList],
    is_body_start: bool,
) -> Option<(usize, Reading)> {
    let marker = &markers[n];
    // A text may begin after its first number was lost, or with `1 bis`.
    let first_value =
        if is_body_start && marker.before == Before::Start && marker.shape != Shape::Option {
            3
        } else {
            1
        };
    // Roman before letters: `(i)` opens a list as a roman number.
    let reading =
        marker.readings.iter().rev().copied().find(|reading| reading.key.value == 1).or_else(
            || marker.readings.iter().copied().find(|reading| reading.key.value <= first_value),
        )?;
    let open_at = stack
        .iter()
        .position(|list| list.shape == marker.shape && list.alphabet == reading.alphabet);
    let level = match open_at {
        // The same style again: below the innermost item where a colon announces it, else in place of the open list.
        Some(level) if announced && level + 1 == stack.len() => stack.len(),
        Some(level) if marker.before == Before::Start && reading.key.value == 1 => level,
        Some(_) => return None,
        None => stack.len(),
    };
    let goes_on = || goes_on(markers, n, reading, stack);
    let counts = match marker.before {
        Before::Start => {
            let stands_alone = is_body_start
                && reading.key.value == 1
                && !matches!(marker.shape, Shape::Parens | Shape::CloseParen | Shape::Bullet);
            stands_alone || announced || goes_on()
        }
        Before::Colon => marker.shape != Shape::Bullet && may_continue(marker) && goes_on(),
        Before::Stop | Before::Reference | Before::Text => false,
    };
    counts.then_some((level, reading))
}

/// Whether a later marker continues the list that this one would open, before an outer list goes on.
fn goes_on(markers: &[Marker], n: usize, reading: Reading, stack: &[OpenList]) -> bool {
    let shape = markers[n].shape;
    for later in markers[n + 1..].iter().take(LOOKAHEAD) {
        let follows = later.shape == shape
            && may_continue(later)
            && later
                .readings
                .iter()
                .any(|r| r.alphabet == reading.alphabet && reading.key.is_followed_by(r.key));
        if follows {
            return true;
        }
        if later.before == Before::Start && continuation(later, stack).is_some() {
            return false;
        }
    }
    false
}

/// Which of two readings the following markers bear out first: `Some(true)` for the second.
fn goes_on_first(markers: &[Marker], n: usize, stays: Reading, opens: Reading) -> Option<bool> {
    markers[n + 1..]
        .iter()
        .take(LOOKAHEAD)
        .filter(|later| later.shape == markers[n].shape && may_continue(later))
        .find_map(|later| {
            let follows = |reading: Reading| {
                later
                    .readings
                    .iter()
                    .any(|r| r.alphabet == reading.alphabet && reading.key.is_followed_by(r.key))
            };
            match (follows(stays), follows(opens)) {
                (true, false) => Some(false),
                (false, true) => Some(true),
                _ => None,
            }
        })
}

/// A block that begins with a later number of an open list, where numbers are missing, or with the same number again.
fn with_gap(markers: &[Marker], n: usize, stack: &[OpenList]) -> Option<(usize, Reading)> {
    let marker = &markers[n];
    if marker.before != Before::Start {
        return None;
    }
    let (level, reading) = stack.iter().enumerate().rev().find_map(|(level, list)| {
        let reading = reading_as(marker, list)?;
        let limit = if list.alphabet == Alphabet::Digit { 20 } else { 4 };
        let is_ahead = reading.key >= list.last && reading.key.value <= list.last.value + limit;
        is_ahead.then_some((level, reading))
    })?;
    // The number that is due comes later: this one floats.
    let list = &stack[level];
    let is_due_later = markers[n + 1..].iter().take(8).any(|later| {
        later.before == Before::Start
            && reading_as(later, list)
                .is_some_and(|r| list.last.is_followed_by(r.key) && r.key < reading.key)
    });
    (!is_due_later).then_some((level, reading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::parse::marker::markers;
    use crate::source::Span;

    /// Each line is a block; gives depth and number of the markers that count.
    #[track_caller]
    fn case(lines: &[&str], expected: &[&str]) {
        let text = lines.join("\n");
        let mut found = Vec::new();
        let mut announced = Vec::new();
        let mut at = 0;
        for line in lines {
            markers(
                &text,
                Span::new(at, at + line.len()),
                true,
                Language::by_code("en").expect("ships"),
                &mut found,
            );
            let colon = at > 1 && text[..at - 1].ends_with(':');
            announced.resize(found.len(), false);
            if let Some(first) = found.iter().position(|m| m.start as usize == at) {
                announced[first] = colon;
            }
            at += line.len() + 1;
        }
        let items: Vec<String> = resolve(&found, &announced)
            .iter()
            .map(|item| {
                format!("{}{}", ">".repeat(item.depth), &text[found[item.marker].number.range()])
            })
            .collect();
        assert_eq!(items, expected);
    }

    #[test]
    fn nests_by_the_lists_that_are_open() {
        case(
            &["1. The:", "(a) one;", "(i) first;", "(ii) second;", "(b) two.", "2. Next"],
            &["1", ">a", ">>i", ">>ii", ">b", "2"],
        );
        case(&["(g) seven;", "(h) eight;"], &[]);
        case(
            &[
                "List:", "(a) a;", "(b) b;", "(c) c;", "(d) d;", "(e) e;", "(f) f;", "(g) g;",
                "(h) h;", "(i) i;", "(j) j.",
            ],
            &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
        );
    }

    #[test]
    fn markers_in_mid_line_need_a_stop_and_their_turn() {
        case(&["1. One thing. 2. Another thing. 3. A third."], &["1", "2", "3"]);
        case(&["1. As in paragraph 2. The State", "2. Then"], &["1", "2"]);
        case(&["1. Under subparagraphs (a), (b) and (c) it", "2. Then"], &["1", "2"]);
        case(&["4. Of each under paragraph 3(b), (h),", "(i) and (l) for each.", "5. Then"], &[]);
    }

    #[test]
    fn insertions_and_gaps_continue() {
        case(&["1. One", "1. bis One more", "[2. Two", "4. Four"], &["1", "1. bis", "2", "4"]);
    }
}
