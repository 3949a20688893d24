//! Finds the clause that a name on the command line stands for: an id, or numbers as people write them.

use travaux::draft::{ClauseIdx, ClauseKind, Draft};
use travaux::error::Error;
use travaux::key::fold;
use travaux::messages::{Value, commas};
use travaux::say;
use travaux::toml_file::nearest;

use super::note;

/// The clause called `name`: `art_42__para_1`, `42`, `42(1)(a)`, `Article 42, paragraph 1`.
pub(super) fn find(draft: &Draft, name: &str) -> Result<ClauseIdx, Error> {
    draft
        .called(name.trim())
        .or_else(|| by_label(draft, name))
        .or_else(|| by_numbers(draft, name))
        .ok_or_else(|| {
            let ids = draft.clauses.iter().map(|clause| clause.id.as_str());
            let near = nearest_above(draft, name)
                .or_else(|| nearest(name, ids).map(|near| say!("did-you-mean", near = near)))
                .unwrap_or_default();
            let near = Value::composed(near);
            Error::Usage(say!(
                "no-such-clause",
                draft = draft.name.as_str(),
                clause = name,
                near = near
            ))
        })
}

/// The clause called `name`, or the only one with this heading.
pub(super) fn find_or_heading(draft: &Draft, name: &str) -> Result<ClauseIdx, Error> {
    let found = find(draft, name);
    if found.is_ok() {
        return found;
    }
    let mut hits = by_heading(draft, name, true);
    if hits.is_empty() {
        hits = by_heading(draft, name, false);
    }
    match hits.as_slice() {
        [] => found,
        [one] => Ok(*one),
        several => Err(Error::Usage(say!(
            "several-clauses-called",
            name = name,
            clauses = Value::composed(commas(&ids(draft, several)))
        ))),
    }
}

/// The clauses with this heading on the matching key; those whose heading holds its words where it need not be `whole`.
pub(super) fn by_heading(draft: &Draft, name: &str, whole: bool) -> Vec<ClauseIdx> {
    let wanted = spaced(name);
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let is_wanted = |heading: &str| {
        let heading = spaced(heading);
        if whole { heading == wanted } else { heading.contains(&wanted) }
    };
    let operative = draft.iter().filter(|(_, clause)| clause.kind.is_operative());
    let found = operative.filter(|&(idx, _)| draft.heading(idx).is_some_and(is_wanted));
    found.map(|(idx, _)| idx).collect()
}

/// The ids of clauses, for a message.
fn ids<'a>(draft: &'a Draft, clauses: &[ClauseIdx]) -> Vec<&'a str> {
    clauses.iter().map(|&idx| draft.clause(idx).id.as_str()).collect()
}

/// The words of a text on the matching key, each with a space before and after it.
fn spaced(text: &str) -> String {
    let folded = fold(text).to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut spaced = String::from(" ");
    for word in words {
        spaced.push_str(word);
        spaced.push(' ');
    }
    spaced
}

/// The chapter, annex or the like whose printed label this is: `Chapter II`.
fn by_label(draft: &Draft, name: &str) -> Option<ClauseIdx> {
    let wanted = plain(name);
    draft
        .iter()
        .filter(|(_, clause)| clause.kind.is_group())
        .find(|(_, clause)| {
            clause.marker.is_some_and(|span| plain(draft.source.slice(span)) == wanted)
        })
        .map(|(idx, _)| idx)
}

/// Walks down by numbers: the first is that of an article, the others of clauses below it.
fn by_numbers(draft: &Draft, name: &str) -> Option<ClauseIdx> {
    let numbers = numbers(name);
    let (first, rest) = numbers.split_first()?;
    let mut at = draft
        .iter()
        .find(|(_, clause)| clause.kind == ClauseKind::Article && is_number(draft, clause, first))
        .map(|(idx, _)| idx)?;
    for number in rest {
        at = below(draft, at, number)?;
    }
    Some(at)
}

/// Says how far down the numbers of a name lead, where they lead anywhere.
fn nearest_above(draft: &Draft, name: &str) -> Option<String> {
    let idx = above(draft, name)?;
    Some(say!("nothing-below", clause = draft.clause(idx).id.as_str()))
}

/// The last clause that the numbers of a name lead to, where not all of them lead on.
fn above(draft: &Draft, name: &str) -> Option<ClauseIdx> {
    let mut numbers = numbers(name);
    while numbers.pop().is_some() && !numbers.is_empty() {
        if let Some(idx) = by_numbers(draft, &numbers.join(" ")) {
            return Some(idx);
        }
    }
    None
}

/// The clause called `name` in a draft whose text is not here; what holds it, with a word to the reader, where only that
/// is recorded.
pub(super) fn find_in_outline(draft: &Draft, name: &str) -> Result<ClauseIdx, Error> {
    find_or_heading(draft, name).or_else(|error| {
        let idx = above(draft, name).ok_or(error)?;
        note(&say!(
            "outline-knows-article",
            clause = name,
            draft = draft.name.as_str(),
            known = draft.clause(idx).id.as_str()
        ));
        Ok(idx)
    })
}

/// The nearest clause below `at` with this number; an unnumbered paragraph is passed through.
fn below(draft: &Draft, at: ClauseIdx, number: &str) -> Option<ClauseIdx> {
    draft.children(at).find(|&idx| is_number(draft, draft.clause(idx), number)).or_else(|| {
        draft
            .children(at)
            .filter(|&idx| draft.clause(idx).number.is_none())
            .find_map(|idx| below(draft, idx, number))
    })
}

fn is_number(_draft: &Draft, clause: &travaux::draft::Clause, wanted: &str) -> bool {
    clause.number.as_ref().is_some_and(|number| plain(&number.printed) == wanted)
}

/// The numbers in a name, in order: `Article 10 bis, para. 1 (a)` gives `10bis`, `1`, `a`.
fn numbers(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut numbers: Vec<String> = Vec::new();
    for word in words {
        let lower = word.to_lowercase();
        let is_suffix = matches!(lower.as_str(), "bis" | "ter" | "quater" | "alt" | "مكرر");
        match numbers.last_mut() {
            Some(last) if is_suffix => last.push_str(&lower),
            _ if is_suffix || is_label(&lower) => {}
            _ => numbers.push(lower),
        }
    }
    numbers
}

/// Whether a word only says what kind of clause the next number is.
fn is_label(word: &str) -> bool {
    word.chars().count() > 2
        && !word.chars().any(char::is_numeric)
        && !word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'))
}

fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
