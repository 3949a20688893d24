//! Asks as JSON: `asks`, and with each what every draft made of it.
//!
//! An ask has `id`, `number`, `by`, `date`, `document`, `draft`, `clause`, `topic`, `wants`, `note`, `base` (the draft that it
//! is judged from, or null), `why` (or null: why no draft could be judged) and `drafts`. A draft has `draft`, `is_base`,
//! `verdict` (met, partly-met, not-met, made-worse, not-judged), `why` (or null), `presence`, `language` (or null),
//! `clauses` (ids), `held` and `parts`. A part has `kind` (the key of `expect`), `expected` (words or a modal, or null),
//! `state` (holds, in-part, fails, not-judged), `why` (or null: what it falls short by, or why it was not judged), `worse`,
//! `n`, `clause` (or null) and `quotes`: the words that decide, with `line`, `start` and `end`.

use std::io;

use serde::Serialize;

use crate::asks::{Answer, Cell, Part, State, What};
use crate::source::Span;

use super::super::asks::Asked;
use super::wire::BasisJson;
use super::{Json, Texts};

/// Writes `asks`.
///
/// # Errors
///
/// What the writer says.
pub fn asks(asked: &Asked<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let json = Json { series: asked.series };
    let drafts: Vec<&str> =
        asked.lives.versions.iter().map(|version| version.draft.name.as_str()).collect();
    let asks: Vec<AskJson<'_>> =
        asked.answers.iter().map(|answer| json.ask(answer, asked, &drafts)).collect();
    json.write("asks", &asks, out)
}

impl<'a> Json<'a> {
    fn ask(&self, answer: &'a Answer<'a>, asked: &Asked<'_>, drafts: &[&'a str]) -> AskJson<'a> {
        let ask = answer.ask;
        let is_shown =
            |cell: &&Cell<'_>| answer.base == Some(cell.stage) || asked.shown.contains(&cell.stage);
        let cells = answer.cells.iter().filter(is_shown);
        AskJson {
            id: ask.id.as_deref(),
            number: ask.number.as_deref(),
            by: &ask.by,
            date: ask.date.map(|date| date.to_string()),
            document: ask.document.as_deref(),
            draft: ask.target.draft.as_deref(),
            clause: ask.target.clause.as_deref(),
            topic: ask.topic.as_deref(),
            wants: self.text(&ask.wants),
            note: self.texts(ask.note.as_ref()),
            base: answer.base.map(|stage| drafts[stage]),
            why: answer.why.map(crate::asks::Why::as_str),
            drafts: cells
                .map(|cell| {
                    MadeJson::new(drafts[cell.stage], answer.base == Some(cell.stage), cell)
                })
                .collect(),
            basis: self.basis(&ask.basis),
        }
    }
}

#[derive(Serialize)]
struct AskJson<'a> {
    id: Option<&'a str>,
    number: Option<&'a str>,
    by: &'a [String],
    date: Option<String>,
    document: Option<&'a str>,
    draft: Option<&'a str>,
    clause: Option<&'a str>,
    topic: Option<&'a str>,
    wants: Texts<'a>,
    note: Option<Texts<'a>>,
    base: Option<&'a str>,
    why: Option<&'static str>,
    drafts: Vec<MadeJson<'a>>,
    #[serde(flatten)]
    basis: BasisJson<'a>,
}

/// What one draft made of an ask.
#[derive(Serialize)]
pub(in crate::render) struct MadeJson<'a> {
    draft: &'a str,
    is_base: bool,
    verdict: &'static str,
    why: Option<&'static str>,
    presence: &'static str,
    language: Option<&'a str>,
    clauses: Vec<&'a str>,
    held: usize,
    parts: Vec<PartJson<'a>>,
}

impl<'a> MadeJson<'a> {
    pub(in crate::render) fn new(draft: &'a str, is_base: bool, cell: &'a Cell<'a>) -> Self {
        let id = |clause| cell.draft.clause(clause).id.as_str();
        Self {
            draft,
            is_base,
            verdict: cell.verdict.as_str(),
            why: cell.why.map(crate::asks::Why::as_str),
            presence: cell.presence.as_str(),
            language: cell.has_text.then_some(cell.draft.language.as_str()),
            clauses: cell.clauses.iter().map(|&clause| id(clause)).collect(),
            held: cell.n_held(),
            parts: cell.parts.iter().map(|part| PartJson::new(cell, part)).collect(),
        }
    }
}

#[derive(Serialize)]
struct PartJson<'a> {
    kind: &'static str,
    expected: Option<&'a str>,
    state: &'static str,
    why: Option<&'static str>,
    worse: bool,
    n: usize,
    clause: Option<&'a str>,
    quotes: Vec<QuoteJson<'a>>,
}

impl<'a> PartJson<'a> {
    fn new(cell: &Cell<'a>, part: &Part<'a>) -> Self {
        let (state, why) = match part.state {
            State::Holds => ("holds", None),
            State::InPart(short) => ("in-part", Some(short.as_str())),
            State::Fails => ("fails", None),
            State::Unjudged(why) => ("not-judged", Some(why.as_str())),
        };
        let draft = cell.draft;
        let quote = |&span: &Span| QuoteJson {
            line: draft.source.position(span.start as usize).line,
            start: span.start,
            end: span.end,
            text: draft.source.slice(span),
        };
        Self {
            kind: part.what.as_str(),
            expected: match part.what {
                What::Contains(words) | What::Lacks(words) => words,
                What::Modal(modal) => Some(modal.as_str()),
                What::Delete | What::Keep | What::Unbracketed => None,
            },
            state,
            why,
            worse: part.is_worse,
            n: part.n,
            clause: part.clause.map(|clause| draft.clause(clause).id.as_str()),
            quotes: part.spans.iter().map(quote).collect(),
        }
    }
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    line: usize,
    start: u32,
    end: u32,
    text: &'a str,
}
