//! The log of a clause as JSON, schema version 1.0, one line.
//!
//! `schema_version`, `title` (or null), `drafts`, `left_out`, `clause` (`draft`, `id`), `notes`, `entries`, one for each draft in
//! the order of `drafts`. An entry has what a cell of a concordance has, and `brackets` (or null where no text is here),
//! `words_added`, `words_deleted`, `gained` and `lost` (`rule`, `level`, `n`), `change_findings` (`rule`, `level`, `message`,
//! `is_gain`), `proposals` and `events` (votes and the like on the clause, and sessions before the next draft) with their
//! `line` of `series.toml`, `asks` (`ask`, its id or null, `line` of `series.toml`, and what `asks` says of a draft), and with `--patch` `changes` as in `diff`.

use std::io;

use serde::Serialize;

use crate::asks::Answer;
use crate::history::{Count, Marks};
use crate::lint::Finding;
use crate::record::Around;
use crate::series::record::Event;

use super::super::json::{ChangeJson, HeadJson, write_line};
use super::super::record::json::asks::MadeJson;
use super::super::units::Sides;
use super::Lives;
use super::json::{CellJson, StageJson, head};
use super::log::Log;

/// Writes the log; `patch` adds what changed at each step.
pub fn log(
    lives: &Lives<'_>,
    log: &Log<'_>,
    patch: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = lives.draft(log.stage);
    let entries = log.entries.iter().map(|entry| {
        let sides = entry
            .last
            .filter(|_| patch)
            .map(|last| Sides { old: lives.draft(last), new: lives.draft(entry.stage) });
        let of_stage = |answer| AskJson::new(lives, answer, entry.stage);
        EntryJson {
            cell: CellJson::new(lives, &log.cells, entry.stage),
            brackets: entry.marks.as_ref().map(BracketsJson::new),
            words_added: entry.words.0,
            words_deleted: entry.words.1,
            gained: entry.gained.iter().map(CountJson::new).collect(),
            lost: entry.lost.iter().map(CountJson::new).collect(),
            change_findings: entry.changes.iter().map(FindingJson::new).collect(),
            proposals: around(log, entry.stage).map(ProposalJson::all).unwrap_or_default(),
            events: around(log, entry.stage).map(EventJson::all).unwrap_or_default(),
            asks: log.record.iter().flat_map(|record| &record.asks).filter_map(of_stage).collect(),
            changes: sides.map(|sides| {
                let changes = entry.redline.changes.iter();
                changes.map(|change| ChangeJson::new(change, sides)).collect()
            }),
        }
    });
    let log = LogJson {
        head: head(lives),
        clause: NamedJson { draft: &draft.name, id: draft.clause(log.clause).id.as_str() },
        notes: &log.notes,
        entries: entries.collect(),
    };
    write_line(&log, out)
}

#[derive(Serialize)]
struct LogJson<'a> {
    #[serde(flatten)]
    head: HeadJson<'a, StageJson<'a>>,
    clause: NamedJson<'a>,
    notes: &'a [String],
    entries: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct NamedJson<'a> {
    pub(super) draft: &'a str,
    pub(super) id: &'a str,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    #[serde(flatten)]
    cell: CellJson<'a>,
    brackets: Option<BracketsJson<'a>>,
    words_added: usize,
    words_deleted: usize,
    gained: Vec<CountJson<'a>>,
    lost: Vec<CountJson<'a>>,
    change_findings: Vec<FindingJson<'a>>,
    proposals: Vec<ProposalJson<'a>>,
    events: Vec<EventJson<'a>>,
    asks: Vec<AskJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeJson<'a>>>,
}

/// What the draft of an entry made of an ask.
#[derive(Serialize)]
struct AskJson<'a> {
    ask: Option<&'a str>,
    line: usize,
    #[serde(flatten)]
    made: MadeJson<'a>,
}

impl<'a> AskJson<'a> {
    fn new(lives: &'a Lives<'_>, answer: &'a Answer<'a>, stage: usize) -> Option<Self> {
        let cell = answer.cell(stage)?;
        let is_base = answer.base == Some(stage);
        Some(Self {
            ask: answer.ask.id.as_deref(),
            line: answer.ask.basis.place.line,
            made: MadeJson::new(&lives.draft(stage).name, is_base, cell),
        })
    }
}

fn around<'a>(log: &'a Log<'_>, stage: usize) -> Option<&'a Around<'a>> {
    log.record.as_ref()?.around.get(stage)
}

#[derive(Serialize)]
struct ProposalJson<'a> {
    id: Option<&'a str>,
    line: usize,
}

impl<'a> ProposalJson<'a> {
    fn all(around: &'a Around<'a>) -> Vec<Self> {
        let proposals = around.proposals.iter();
        proposals.map(|p| Self { id: p.id.as_deref(), line: p.basis.place.line }).collect()
    }
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: Option<&'a str>,
    kind: &'static str,
    date: String,
    line: usize,
}

impl<'a> EventJson<'a> {
    fn all(around: &'a Around<'a>) -> Vec<Self> {
        let events = around.events.iter().chain(&around.sessions);
        let event = |event: &&'a Event| Self {
            id: event.id.as_deref(),
            kind: event.kind.as_str(),
            date: event.date.to_string(),
            line: event.basis.place.line,
        };
        events.map(event).collect()
    }
}

#[derive(Serialize)]
pub(super) struct BracketsJson<'a> {
    open: usize,
    depth: u32,
    all_open: bool,
    alternatives: usize,
    groups: usize,
    agreed: usize,
    placeholders: usize,
    deleted: usize,
    proposed_by: &'a [String],
    supported_by: &'a [String],
    opposed_by: &'a [String],
    deletion_asked_by: &'a [String],
}

impl<'a> BracketsJson<'a> {
    pub(super) fn new(marks: &'a Marks) -> Self {
        Self {
            open: marks.open,
            depth: marks.depth,
            all_open: marks.is_all_open,
            alternatives: marks.alternatives,
            groups: marks.groups,
            agreed: marks.agreed,
            placeholders: marks.placeholders,
            deleted: marks.deleted,
            proposed_by: &marks.proposed_by,
            supported_by: &marks.supported_by,
            opposed_by: &marks.opposed_by,
            deletion_asked_by: &marks.deletion_asked_by,
        }
    }
}

#[derive(Serialize)]
struct CountJson<'a> {
    rule: &'a str,
    level: &'static str,
    n: usize,
}

impl<'a> CountJson<'a> {
    fn new(count: &'a Count) -> Self {
        Self { rule: &count.rule, level: count.level.as_str(), n: count.n }
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    level: &'static str,
    message: &'a str,
    is_gain: bool,
}

impl<'a> FindingJson<'a> {
    fn new(finding: &'a Finding) -> Self {
        Self {
            rule: &finding.rule,
            level: finding.level.as_str(),
            message: &finding.message,
            is_gain: finding.is_gain,
        }
    }
}
