//! What a draft made of an ask, in words: the verdict, the clause that decides, what was found and what is missing.

use crate::asks::{Answer, Cell, Part, Short, State, Verdict, What, Why};
use crate::messages::{Value, commas, semicolons};
use crate::say;

use super::super::super::address::{full, short, squeeze};
use super::super::super::wrap::isolated;

/// Words that a list of them shows.
const MOST: usize = 4;

/// A verdict in a word or two.
pub(super) fn verdict_name(verdict: Verdict) -> String {
    say!("asks-verdict", verdict = Value::composed(verdict.as_str()))
}

/// What a cell came to: `met`; `partly met, 1 of 2`.
fn verdict(cell: &Cell<'_>) -> String {
    let name = verdict_name(cell.verdict);
    let (held, of) = (cell.n_held(), cell.parts.len());
    let is_mixed = matches!(cell.verdict, Verdict::Partly | Verdict::Worse) && of > 1;
    if is_mixed { say!("asks-share", verdict = name, held = held, n = of) } else { name }
}

/// Why something cannot be judged.
pub(super) fn reason(why: Why) -> String {
    say!("asks-why", why = Value::composed(why.as_str()))
}

/// What a cell came to and what decides it, in a sentence.
pub(super) fn sentence(cell: &Cell<'_>) -> String {
    let place = place(cell);
    let facts = semicolons(&facts(cell));
    let verdict = verdict(cell);
    let grounds = match (place, facts.is_empty()) {
        (None, true) => return verdict,
        (None, false) => return semicolons(&[verdict, facts]),
        (Some(place), true) => place,
        (Some(place), false) => crate::messages::titled(place, facts),
    };
    let verdict = Value::composed(verdict);
    say!("asks-verdict-and-grounds", verdict = verdict, grounds = Value::composed(grounds))
}

/// What an ask is called: its id, else its number, else where it stands in the file.
pub(super) fn label(answer: &Answer<'_>) -> String {
    let ask = answer.ask;
    let name = ask.id.as_deref().or(ask.number.as_deref()).map(squeeze);
    isolated(&name.unwrap_or_else(|| format!("#{}", ask.basis.place.line)))
}

/// The clauses that an ask is about in a draft: `Article 24, para 3`.
pub(super) fn place(cell: &Cell<'_>) -> Option<String> {
    let names: Vec<String> = cell.clauses.iter().map(|&idx| full(cell.draft, idx)).collect();
    (!names.is_empty()).then(|| names.join(" + "))
}

/// Sentences that tell of words, those of one kind together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Says,
    InBrackets,
    Elsewhere,
    InHeading,
    Missing,
    Lost,
    Free,
    TakenOut,
    Still,
    Now,
}

/// What decides: what cannot be judged first, then what is worse, what is missing, what holds.
pub(super) fn facts(cell: &Cell<'_>) -> Vec<String> {
    let mut reasons: Vec<Why> = cell.why.into_iter().collect();
    reasons.extend(cell.parts.iter().filter_map(|part| match part.state {
        State::Unjudged(why) => Some(why),
        _ => None,
    }));
    let mut facts: Vec<String> = reasons.into_iter().map(reason).collect();
    let mut parts: Vec<&Part<'_>> =
        cell.parts.iter().filter(|part| !matches!(part.state, State::Unjudged(_))).collect();
    // That a clause still stands, or words still do not, is worth saying only where it is all that can be said.
    let is_plain = |part: &&Part<'_>| {
        part.state == State::Holds
            && matches!(part.what, What::Keep | What::Lacks(_))
            && part.held != Some(false)
    };
    if !parts.iter().all(is_plain) {
        parts.retain(|part| !is_plain(part));
    }
    parts.sort_by_key(|part| match part.state {
        _ if part.is_worse => 0,
        State::Fails => 1,
        State::InPart(_) => 2,
        State::Holds | State::Unjudged(_) => 3,
    });
    let mut words: Vec<(Kind, Vec<String>)> = Vec::new();
    let mut said: Vec<Result<String, Kind>> = Vec::new();
    for part in parts {
        said.extend(told(cell, part).map(Ok));
        let Some((kind, word)) = told_of_words(cell, part) else { continue };
        if let Some((_, list)) = words.iter_mut().find(|(known, _)| *known == kind) {
            list.push(word);
        } else {
            words.push((kind, vec![word]));
            said.push(Err(kind));
        }
    }
    let all_of = |kind: Kind| {
        let list = words.iter().find(|(known, _)| *known == kind);
        about_words(kind, list.map_or(&[][..], |(_, list)| list))
    };
    facts.extend(said.into_iter().map(|fact| fact.unwrap_or_else(all_of)));
    let mut told: Vec<String> = Vec::new();
    facts.retain(|fact| {
        let is_new = !told.contains(fact);
        told.push(fact.clone());
        is_new
    });
    facts
}

/// What a part about words tells, and the words.
fn told_of_words(cell: &Cell<'_>, part: &Part<'_>) -> Option<(Kind, String)> {
    let (What::Contains(Some(words)) | What::Lacks(Some(words))) = part.what else { return None };
    let wants_them = matches!(part.what, What::Contains(_));
    let kind = match (part.state, wants_them) {
        (State::InPart(Short::Elsewhere), _) => Kind::Elsewhere,
        (State::InPart(Short::Heading), _) => Kind::InHeading,
        (State::InPart(_), _) => Kind::InBrackets,
        (State::Fails, true) if part.is_worse => Kind::Lost,
        (State::Fails, true) => Kind::Missing,
        (State::Holds, false) if part.held == Some(false) => Kind::TakenOut,
        (State::Holds, false) => Kind::Free,
        (State::Fails, false) if part.is_worse => Kind::Now,
        (State::Fails, false) if part.held == Some(false) => Kind::Still,
        // It was asked for, or it is what the ask was made about.
        (State::Holds, true) | (State::Fails, false) => Kind::Says,
        (State::Unjudged(_), _) => return None,
    };
    let mut said = quoted(words);
    if !wants_them && part.n > 1 {
        said = say!("asks-times", words = Value::composed(said), n = part.n);
    }
    let is_told = part.clause.is_none_or(|clause| cell.clauses.contains(&clause));
    if let Some(clause) = part.clause.filter(|_| !is_told) {
        let clause = Value::composed(isolated(&short(cell.draft, clause)));
        said = say!("asks-words-at", words = Value::composed(said), clause = clause);
    }
    Some((kind, said))
}

fn about_words(kind: Kind, list: &[String]) -> String {
    let words = Value::composed(commas(list));
    match kind {
        Kind::Says => say!("asks-says", words = words),
        Kind::InBrackets => say!("asks-in-brackets", words = words),
        Kind::Elsewhere => say!("asks-elsewhere", words = words),
        Kind::InHeading => say!("asks-in-heading", words = words),
        Kind::Missing => say!("asks-missing", words = words),
        Kind::Lost => say!("asks-lost", words = words),
        Kind::Free => say!("asks-free", words = words),
        Kind::TakenOut => say!("asks-taken-out", words = words),
        Kind::Still => say!("asks-still", words = words),
        Kind::Now => say!("asks-now", words = words),
    }
}

/// What a part that is not about words tells.
fn told(cell: &Cell<'_>, part: &Part<'_>) -> Option<String> {
    let is_gone = cell.presence == crate::history::Presence::Absent;
    Some(match (part.what, part.state) {
        (What::Contains(_) | What::Lacks(_), _) if is_gone && cell.clauses.is_empty() => {
            say!("asks-gone")
        }
        (What::Contains(_) | What::Lacks(_), _) | (_, State::Unjudged(_)) => return None,
        (What::Delete | What::Keep, State::InPart(_)) => say!("asks-stands-in-brackets"),
        (What::Delete, State::Holds) | (What::Keep, State::Fails) => say!("asks-gone"),
        (What::Delete | What::Keep, _) => say!("asks-stands"),
        (What::Modal(_) | What::Unbracketed, State::Fails) if is_gone => say!("asks-gone"),
        (What::Modal(_), state) => modal(cell, part, state),
        (What::Unbracketed, State::Holds) => say!("asks-no-brackets"),
        (What::Unbracketed, State::Fails) => say!("asks-all-bracketed"),
        (What::Unbracketed, State::InPart(_)) => say!("asks-open", n = part.n),
    })
}

/// How strongly the clause binds, in its own words.
fn modal(cell: &Cell<'_>, part: &Part<'_>, state: State) -> String {
    let words = part.spans.iter().map(|&span| quoted(cell.draft.source.slice(span)));
    let words: Vec<String> = words.take(if state == State::Holds { 1 } else { MOST }).collect();
    if words.is_empty() {
        return say!("asks-no-modal");
    }
    let first = Value::composed(words[0].clone());
    let all = Value::composed(commas(&words));
    match state {
        State::InPart(Short::Qualified) => say!("asks-qualified", words = all),
        State::InPart(_) => say!("asks-modal-open", words = all),
        State::Fails if part.is_turned() => say!("asks-turned", words = first),
        State::Fails => say!("asks-weaker", words = first),
        State::Holds | State::Unjudged(_) => say!("asks-says", words = first),
    }
}

fn quoted(words: &str) -> String {
    say!("quoted-in-print", text = isolated(&squeeze(words)))
}
