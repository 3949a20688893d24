//! Gives every clause its Akoma Ntoso eId (Naming Convention 1.0, section 5): `art_5__para_2__point_a`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::draft::{Clause, ClauseId, ClauseIdx, ClauseKind};
use crate::number::NumberKey;

const INSERTIONS: [&str; 13] = [
    "",
    "",
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "undecies",
    "duodecies",
];

/// What `bis`, `ter` and so on stand for in a number.
pub(crate) fn insertion_of(word: &str) -> Option<u16> {
    let at = INSERTIONS.iter().position(|known| !known.is_empty() && *known == word)?;
    u16::try_from(at).ok()
}

/// A number as printed, its white space collapsed and the punctuation around it dropped.
pub(crate) fn printed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(')', "").trim_matches(|c: char| c == '.' || c == ':').to_owned()
}

/// Sets the ids of all clauses. Articles carry no group unless their number stands more than once.
pub(crate) fn assign(clauses: &mut [Clause], is_decimal: impl Fn(ClauseIdx) -> bool) {
    assign_around(clauses, is_decimal, &[]);
}

/// The same around the ids that some clauses are `given`.
pub(super) fn assign_around(
    clauses: &mut [Clause],
    is_decimal: impl Fn(ClauseIdx) -> bool,
    given: &[Option<&str>],
) {
    let repeated = repeated_articles(clauses, &is_decimal);
    let mut repetitions: FxHashMap<Box<str>, u32> = FxHashMap::default();
    let mut taken: FxHashSet<Box<str>> = given.iter().flatten().map(|&id| id.into()).collect();
    let mut counters: FxHashMap<(Option<ClauseIdx>, ClauseKind), u32> = FxHashMap::default();
    for n in 0..clauses.len() {
        let idx = ClauseIdx(n as u32);
        let clause = &clauses[n];
        let is_preface = clause.kind == ClauseKind::Preamble
            && clauses[n + 1..].iter().any(|later| later.kind == ClauseKind::Preamble);
        let own = if is_preface {
            "preface".to_owned()
        } else {
            own_part(clause, is_decimal(idx), &mut counters)
        };
        if let Some(id) = given.get(n).copied().flatten() {
            clauses[n].id = ClauseId(id.into());
            continue;
        }
        let above = if clause.kind == ClauseKind::Article {
            let is_repeated = repeated.contains(&own);
            scope(clauses, idx, is_repeated)
        } else {
            clause.parent
        };
        let mut id: String = match above {
            Some(above) => [clauses[above.get()].id.as_str(), "__", &own].concat(),
            None => own,
        };
        if taken.contains(id.as_str()) {
            // Each id counts its own repetitions, so that many of them cost no more than a few.
            let count = repetitions.entry(id.as_str().into()).or_insert(1);
            let mut again;
            loop {
                *count += 1;
                again = format!("{id}_{count}");
                if !taken.contains(again.as_str()) {
                    break;
                }
            }
            id = again;
        }
        let id: Box<str> = id.into();
        taken.insert(id.clone());
        clauses[n].id = ClauseId(id);
    }
}

/// Article parts that stand more than once outside annexes.
fn repeated_articles(
    clauses: &[Clause],
    is_decimal: &impl Fn(ClauseIdx) -> bool,
) -> FxHashSet<String> {
    let mut seen = FxHashSet::default();
    let mut repeated = FxHashSet::default();
    for (n, clause) in clauses.iter().enumerate() {
        let idx = ClauseIdx(n as u32);
        if clause.kind == ClauseKind::Article && scope(clauses, idx, false).is_none() {
            let part = own_part(clause, is_decimal(idx), &mut FxHashMap::default());
            if !seen.insert(part.clone()) {
                repeated.insert(part);
            }
        }
    }
    repeated
}

/// The group that an article's id names: its annex, or its innermost group where the number is repeated.
fn scope(clauses: &[Clause], idx: ClauseIdx, is_repeated: bool) -> Option<ClauseIdx> {
    let ancestors =
        std::iter::successors(clauses[idx.get()].parent, |&parent| clauses[parent.get()].parent);
    let mut innermost = None;
    for ancestor in ancestors {
        let kind = clauses[ancestor.get()].kind;
        if kind == ClauseKind::Annex {
            return Some(ancestor);
        }
        if kind.is_group() {
            innermost = innermost.or(Some(ancestor));
        }
    }
    innermost.filter(|_| is_repeated)
}

fn own_part(
    clause: &Clause,
    is_decimal: bool,
    counters: &mut FxHashMap<(Option<ClauseIdx>, ClauseKind), u32>,
) -> String {
    let name = element(clause.kind);
    if let Some(number) = &clause.number {
        return [name, "_", &number_part(&number.printed, number.key, is_decimal)].concat();
    }
    match clause.kind {
        ClauseKind::Preamble | ClauseKind::Closing => name.to_owned(),
        kind => {
            let count = counters.entry((clause.parent, kind)).or_insert(0);
            *count += 1;
            match kind {
                ClauseKind::Recital
                | ClauseKind::Note
                | ClauseKind::Furniture
                | ClauseKind::Translation
                | ClauseKind::Annex => {
                    format!("{name}_{count}")
                }
                _ => format!("{name}_nn_{count}"),
            }
        }
    }
}

fn number_part(printed: &str, key: NumberKey, is_decimal: bool) -> String {
    let mut part = if is_decimal { key.value.to_string() } else { base_of(printed, key) };
    if is_decimal && key.letter > 0 {
        let letters = [key.letter / 27, key.letter % 27];
        part.extend(letters.iter().filter(|&&n| n > 0).map(|&n| char::from(b'A' + (n - 1) as u8)));
    }
    if key.insertion > 0 {
        match INSERTIONS.get(key.insertion as usize) {
            Some(name) => part.push_str(name),
            None => part.extend(["ins", &key.insertion.to_string()]),
        }
    }
    match key.alternative {
        0 => {}
        1 => part.push_str("alt"),
        n => part.extend(["alt", &n.to_string()]),
    }
    part
}

/// The letters or roman digits of a number, without insertions.
fn base_of(printed: &str, key: NumberKey) -> String {
    let is_part = |c: &char| c.is_alphanumeric() && *c != '\u{640}';
    let base: String = printed.chars().skip_while(|c| !is_part(c)).take_while(is_part).collect();
    if base.is_empty() { key.value.to_string() } else { base }
}

fn element(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Recital => "rec",
        ClauseKind::Chapter => "chp",
        ClauseKind::Section => "sec",
        ClauseKind::Article => "art",
        ClauseKind::Paragraph => "para",
        other => other.as_str(),
    }
}
