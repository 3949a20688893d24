//! Brackets and agreement over time as JSON, schema version 1.0, one line.
//!
//! `schema_version`, `title` (or null), `drafts`, `left_out`, `clause` (or null: `draft`, `id`), `states`, one for each draft in
//! the order of `drafts` (null where its text is not here, or the clause is not in it): what `brackets` of a log has, `clauses`,
//! and `last`, `opened` and `closed` where there is a draft before. `rows`: `clauses` (for each draft, the ids) and
//! `states`. `alternatives`: `draft`, `clause`, `options`, `next`, `new_clause`, `fate` (won, several, open, reworded, none, gone,
//! unclear, last), `chosen` (options, counted from 1) and `words`. `agreed`: `draft`, `clause`, `unmarked` (the first later
//! draft that does not mark it), `marked_anew`, `compared` (the last draft that it was compared with), each or null, and `reopened` (`draft`, `clauses`, `gone`, `new`, `in_brackets`).

use std::io;

use serde::Serialize;

use crate::draft::ClauseIdx;
use crate::history::{Agreed, Brackets, Contest, Fate, MarkedRow, Reopened, State};
use crate::source::Span;

use super::super::json::{HeadJson, write_line};
use super::Lives;
use super::brackets::Asked;
use super::json::{StageJson, head};
use super::json_log::{BracketsJson, NamedJson};

/// Writes everything that is known of brackets.
pub fn brackets(
    lives: &Lives<'_>,
    brackets: &Brackets,
    asked: Option<&Asked>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let json = Json {
        head: head(lives),
        clause: asked.map(|asked| NamedJson {
            draft: &lives.draft(asked.stage).name,
            id: id(lives, asked.stage, asked.clause),
        }),
        states: brackets
            .states
            .iter()
            .map(|state| state.as_ref().map(|state| StateJson::new(lives, state)))
            .collect(),
        rows: brackets.rows.iter().map(|row| RowJson::new(lives, row)).collect(),
        alternatives: brackets.contests.iter().map(|c| ContestJson::new(lives, c)).collect(),
        agreed: brackets.agreed.iter().map(|agreed| AgreedJson::new(lives, agreed)).collect(),
    };
    write_line(&json, out)
}

fn id<'a>(lives: &'a Lives<'_>, stage: usize, clause: ClauseIdx) -> &'a str {
    lives.draft(stage).clause(clause).id.as_str()
}

fn ids<'a>(lives: &'a Lives<'_>, stage: usize, clauses: &[ClauseIdx]) -> Vec<&'a str> {
    clauses.iter().map(|&clause| id(lives, stage, clause)).collect()
}

fn texts<'a>(lives: &'a Lives<'_>, stage: usize, spans: &[Span]) -> Vec<&'a str> {
    spans.iter().map(|&span| lives.draft(stage).source.slice(span)).collect()
}

#[derive(Serialize)]
struct Json<'a> {
    #[serde(flatten)]
    head: HeadJson<'a, StageJson<'a>>,
    clause: Option<NamedJson<'a>>,
    states: Vec<Option<StateJson<'a>>>,
    rows: Vec<RowJson<'a>>,
    alternatives: Vec<ContestJson<'a>>,
    agreed: Vec<AgreedJson<'a>>,
}

#[derive(Serialize)]
struct StateJson<'a> {
    #[serde(flatten)]
    marks: BracketsJson<'a>,
    clauses: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<usize>,
}

impl<'a> StateJson<'a> {
    fn new(lives: &'a Lives<'_>, state: &'a State) -> Self {
        Self {
            marks: BracketsJson::new(&state.marks),
            clauses: state.clauses,
            last: state.turn.map(|turn| lives.draft(turn.last).name.as_str()),
            opened: state.turn.map(|turn| turn.opened),
            closed: state.turn.map(|turn| turn.closed),
        }
    }
}

#[derive(Serialize)]
struct RowJson<'a> {
    clauses: Vec<Vec<&'a str>>,
    states: Vec<Option<BracketsJson<'a>>>,
}

impl<'a> RowJson<'a> {
    fn new(lives: &'a Lives<'_>, row: &'a MarkedRow) -> Self {
        let clauses = row.cells.iter().map(|cell| ids(lives, cell.stage, &cell.clauses));
        let states = row.states.iter().map(|marks| marks.as_ref().map(BracketsJson::new));
        Self { clauses: clauses.collect(), states: states.collect() }
    }
}

#[derive(Serialize)]
struct ContestJson<'a> {
    draft: &'a str,
    clause: &'a str,
    options: Vec<&'a str>,
    next: Option<&'a str>,
    new_clause: Option<&'a str>,
    fate: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    chosen: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'a str>,
}

impl<'a> ContestJson<'a> {
    fn new(lives: &'a Lives<'_>, contest: &Contest) -> Self {
        let chosen: Vec<usize> = match &contest.fate {
            Fate::Won(one) => vec![one + 1],
            Fate::Several(list) | Fate::Open(list) => list.iter().map(|n| n + 1).collect(),
            _ => Vec::new(),
        };
        let words = match (&contest.fate, contest.next) {
            (Fate::Reworded(span), Some(next)) => Some(lives.draft(next).source.slice(*span)),
            _ => None,
        };
        let new = contest.next.zip(contest.new_clause);
        Self {
            draft: &lives.draft(contest.stage).name,
            clause: id(lives, contest.stage, contest.clause),
            options: texts(lives, contest.stage, &contest.options),
            next: contest.next.map(|next| lives.draft(next).name.as_str()),
            new_clause: new.map(|(next, clause)| id(lives, next, clause)),
            fate: contest.fate.as_str(),
            chosen,
            words,
        }
    }
}

#[derive(Serialize)]
struct AgreedJson<'a> {
    draft: &'a str,
    clause: &'a str,
    unmarked: Option<&'a str>,
    marked_anew: Option<&'a str>,
    compared: Option<&'a str>,
    reopened: Vec<ReopenedJson<'a>>,
}

impl<'a> AgreedJson<'a> {
    fn new(lives: &'a Lives<'_>, agreed: &Agreed) -> Self {
        let name = |stage: Option<usize>| stage.map(|stage| lives.draft(stage).name.as_str());
        Self {
            draft: &lives.draft(agreed.stage).name,
            clause: id(lives, agreed.stage, agreed.clause),
            unmarked: name(agreed.unmarked),
            marked_anew: name(agreed.marked_anew),
            compared: name(agreed.compared),
            reopened: agreed.reopened.iter().map(|one| ReopenedJson::new(lives, one)).collect(),
        }
    }
}

#[derive(Serialize)]
struct ReopenedJson<'a> {
    draft: &'a str,
    clauses: Vec<&'a str>,
    gone: Vec<&'a str>,
    new: Vec<&'a str>,
    in_brackets: bool,
}

impl<'a> ReopenedJson<'a> {
    fn new(lives: &'a Lives<'_>, change: &Reopened) -> Self {
        Self {
            draft: &lives.draft(change.stage).name,
            clauses: ids(lives, change.stage, &change.clauses),
            gone: texts(lives, change.last, &change.gone),
            new: texts(lives, change.stage, &change.new),
            in_brackets: change.is_bracketed,
        }
    }
}
