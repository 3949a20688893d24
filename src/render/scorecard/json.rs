//! The scorecard as JSON, schema version 1.0, one line.
//!
//! `schema_version`, `title` (or null), `drafts`, `left_out` (names), `safeguards`. A safeguard has `id`, `name`, `rules`
//! and `cells`, one for each draft in the order of `drafts`. A cell has `draft`, `verdict`, `clauses` (those that decide),
//! `against` (those that contradict), `missing` (ids of articles), `missing_rules`, `not_evaluated` (`rule`, `reason`).
//! A clause has `id`, `article` (the number as printed, or null), `verdict`, `rule`, `line`, `start`, `end`, `quote`,
//! `softened_by` and `in_brackets`.

use std::io;

use serde::Serialize;

use crate::draft::Draft;
use crate::messages;
use crate::scorecard::{Cell, Ground};

use super::super::address::short;
use super::super::json::{DraftJson, HeadJson, write_line};
use super::Scorecard;

/// Writes the scorecard.
pub fn scorecard(card: &Scorecard<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let safeguards = card.rows.iter().enumerate().map(|(n, row)| {
        let cells = card
            .columns
            .iter()
            .filter_map(|(version, cells)| Some(CellJson::new(version.draft, cells.get(n)?)));
        SafeguardJson {
            id: &row.id,
            name: row.name.get(messages::ui().language()),
            rules: &row.rules,
            cells: cells.collect(),
        }
    });
    let scorecard = ScorecardJson {
        head: HeadJson::new(
            card.title,
            card.columns.iter().map(|(version, _)| DraftJson::new(*version)).collect(),
            &card.left_out.ids,
        ),
        safeguards: safeguards.collect(),
    };
    write_line(&scorecard, out)
}

#[derive(Serialize)]
struct ScorecardJson<'a> {
    #[serde(flatten)]
    head: HeadJson<'a, DraftJson<'a>>,
    safeguards: Vec<SafeguardJson<'a>>,
}

#[derive(Serialize)]
struct SafeguardJson<'a> {
    id: &'a str,
    name: &'a str,
    rules: &'a [String],
    cells: Vec<CellJson<'a>>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    draft: &'a str,
    verdict: &'static str,
    clauses: Vec<ClauseJson<'a>>,
    against: Vec<ClauseJson<'a>>,
    missing: Vec<&'a str>,
    missing_rules: &'a [String],
    not_evaluated: Vec<NotEvaluatedJson<'a>>,
}

impl<'a> CellJson<'a> {
    fn new(draft: &'a Draft, cell: &'a Cell) -> Self {
        let clauses = |grounds: &'a [Ground]| {
            grounds.iter().map(|ground| ClauseJson::new(draft, ground)).collect()
        };
        Self {
            draft: &draft.name,
            verdict: cell.verdict.as_str(),
            clauses: clauses(&cell.grounds),
            against: clauses(&cell.against),
            missing: cell.missing.iter().map(|&idx| draft.clause(idx).id.as_str()).collect(),
            missing_rules: &cell.missing_rules,
            not_evaluated: cell
                .not_evaluated
                .iter()
                .map(|(rule, reason)| NotEvaluatedJson { rule, reason })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    id: &'a str,
    article: Option<String>,
    verdict: &'static str,
    rule: &'a str,
    line: usize,
    start: u32,
    end: u32,
    quote: &'a str,
    softened_by: &'a [String],
    in_brackets: bool,
}

impl<'a> ClauseJson<'a> {
    fn new(draft: &'a Draft, ground: &'a Ground) -> Self {
        let article = draft.article_of(ground.clause).map(|_| short(draft, ground.clause));
        Self {
            id: draft.clause(ground.clause).id.as_str(),
            article,
            verdict: ground.verdict.as_str(),
            rule: &ground.rule,
            line: draft.source.position(ground.span.start as usize).line,
            start: ground.span.start,
            end: ground.span.end,
            quote: draft.source.slice(ground.span),
            softened_by: &ground.softened_by,
            in_brackets: ground.in_brackets,
        }
    }
}

#[derive(Serialize)]
struct NotEvaluatedJson<'a> {
    rule: &'a str,
    reason: &'a str,
}
