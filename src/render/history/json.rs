//! Concordances as JSON, schema version 1.0, one line.
//!
//! `concordance`: `schema_version`, `title` (or null), `drafts`, `left_out`, `rows`, `groups`. A row has `cells`, one for each
//! draft in the order of `drafts`. A cell has `draft`, `presence` (here, absent, beside, unknown), `clauses` (`id`, `kind`, `number`,
//! `heading`, `place`), `happenings` since the draft before (new, dropped, returned, split, joined, moved, renumbered,
//! heading-changed, edited), `last` (the draft where what returned stood last), `came_from`, `lifted` where only the
//! article could be followed, and `evidence` (source, checked, memory) where a record says so and no text. A clause is
//! `beside` where it stands in another draft of the same round, such as the other part of one text. What came from a clause has `draft`, `clause`, `new_clause`, `relation`, `similarity` and
//! `matched_by`; the last three are absent where no texts were compared.
//!
//! A group has `draft`, `clause`, `next`, `articles`, `still_there`, `stays` (`group` or null, `articles`), `dropped`, `unknown`,
//! `became`, `disappeared` and `from_memory`.
//!
//! `concordance --from`: `answers` in place of `rows` and `groups`, each with `draft`, `clause` and `cells`.

use std::io;

use serde::Serialize;

use crate::draft::{ClauseIdx, Draft};
use crate::history::{Cell, GroupLife, Happening, Link, Row};
use crate::series::record::Evidence;

use super::super::json::{DraftJson, HeadJson, NamedJson, rounded, write_line};
use super::{Answer, Lives};

/// Writes all rows, and what became of chapters and clusters.
pub fn concordance(
    lives: &Lives<'_>,
    rows: &[Row],
    groups: &[GroupLife],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let rows = rows.iter().map(|row| RowJson {
        cells: (0..row.cells.len()).map(|n| CellJson::new(lives, &row.cells, n)).collect(),
    });
    let rows = Some(rows.collect());
    let groups = Some(groups.iter().map(|life| GroupJson::new(lives, life)).collect());
    write_line(&ConcordanceJson { rows, groups, ..ConcordanceJson::new(lives) }, out)
}

/// Writes what became of chapters and clusters.
pub fn chapters(
    lives: &Lives<'_>,
    groups: &[GroupLife],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let groups = Some(groups.iter().map(|life| GroupJson::new(lives, life)).collect());
    write_line(&ConcordanceJson { groups, ..ConcordanceJson::new(lives) }, out)
}

/// Writes where clauses of one draft stand in the others.
pub fn answer(lives: &Lives<'_>, answers: &[Answer], out: &mut dyn io::Write) -> io::Result<()> {
    let answers = answers.iter().map(|answer| AnswerJson {
        draft: &lives.draft(answer.stage).name,
        clause: lives.draft(answer.stage).clause(answer.clause).id.as_str(),
        cells: answer.wanted.iter().map(|&n| CellJson::new(lives, &answer.cells, n)).collect(),
    });
    let answers = Some(answers.collect());
    write_line(&ConcordanceJson { answers, ..ConcordanceJson::new(lives) }, out)
}

#[derive(Serialize)]
struct ConcordanceJson<'a> {
    #[serde(flatten)]
    head: HeadJson<'a, StageJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<RowJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Vec<AnswerJson<'a>>>,
}

impl<'a> ConcordanceJson<'a> {
    fn new(lives: &'a Lives<'_>) -> Self {
        Self { head: head(lives), rows: None, groups: None, answers: None }
    }
}

/// What heads the output: the drafts of a history.
pub(super) fn head<'a>(lives: &'a Lives<'_>) -> HeadJson<'a, StageJson<'a>> {
    let stages = lives.versions.iter().zip(&lives.history.stages);
    let stages = stages.map(|(&version, stage)| StageJson {
        draft: DraftJson::new(version),
        has_text: stage.has_text,
    });
    HeadJson::new(lives.title, stages.collect(), &lives.left_out.ids)
}

#[derive(Serialize)]
pub(super) struct StageJson<'a> {
    #[serde(flatten)]
    draft: DraftJson<'a>,
    has_text: bool,
}

#[derive(Serialize)]
struct RowJson<'a> {
    cells: Vec<CellJson<'a>>,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    draft: &'a str,
    clause: &'a str,
    cells: Vec<CellJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct CellJson<'a> {
    draft: &'a str,
    presence: &'static str,
    clauses: Vec<ClauseJson<'a>>,
    happenings: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<&'a str>,
    came_from: Vec<OriginJson<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    lifted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'static str>,
}

impl<'a> CellJson<'a> {
    pub(super) fn new(lives: &'a Lives<'_>, cells: &[Cell], stage: usize) -> Self {
        let cell = &cells[stage];
        let draft = lives.draft(stage);
        let happenings = lives.history.happenings(cells, stage);
        let last = happenings.iter().find_map(|what| match what {
            Happening::Returned(last) => Some(lives.draft(*last).name.as_str()),
            _ => None,
        });
        Self {
            draft: &draft.name,
            presence: cell.presence.as_str(),
            clauses: cell.clauses.iter().map(|&idx| ClauseJson::new(draft, idx)).collect(),
            happenings: happenings.iter().map(|what| what.as_str()).collect(),
            last,
            came_from: cell.came.iter().map(|link| OriginJson::new(lives, link)).collect(),
            lifted: cell.is_lifted,
            evidence: lives.history.evidence(cells, stage).map(Evidence::as_str),
        }
    }
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    #[serde(flatten)]
    named: NamedJson<'a>,
    place: Option<&'a str>,
}

impl<'a> ClauseJson<'a> {
    fn new(draft: &'a Draft, idx: ClauseIdx) -> Self {
        let group = draft.ancestors(idx).skip(1).find(|&up| draft.clause(up).kind.is_group());
        Self {
            named: NamedJson::new(draft, idx),
            place: group.map(|group| draft.clause(group).id.as_str()),
        }
    }
}

#[derive(Serialize)]
struct OriginJson<'a> {
    draft: &'a str,
    clause: &'a str,
    new_clause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    similarity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched_by: Option<&'static str>,
}

impl<'a> OriginJson<'a> {
    fn new(lives: &'a Lives<'_>, link: &Link) -> Self {
        let change = lives.history.change(link);
        Self {
            draft: &lives.draft(link.old.stage).name,
            clause: lives.history.clause(link.old).id.as_str(),
            new_clause: lives.history.clause(link.new).id.as_str(),
            relation: change.map(|change| change.relation.as_str()),
            similarity: change.map(|change| rounded(change.similarity)),
            matched_by: change
                .and_then(|change| change.matched_by)
                .map(crate::align::MatchedBy::as_str),
        }
    }
}

#[derive(Serialize)]
struct GroupJson<'a> {
    draft: &'a str,
    clause: &'a str,
    kind: &'static str,
    number: Option<&'a str>,
    heading: Option<&'a str>,
    next: &'a str,
    articles: usize,
    still_there: usize,
    stays: Vec<StayJson<'a>>,
    dropped: Vec<&'a str>,
    unknown: usize,
    became: Vec<&'a str>,
    disappeared: bool,
    from_memory: bool,
}

impl<'a> GroupJson<'a> {
    fn new(lives: &'a Lives<'_>, life: &GroupLife) -> Self {
        let (draft, next) = (lives.draft(life.group.stage), lives.draft(life.next));
        let clause = draft.clause(life.group.clause);
        let id = |draft: &'a Draft, idx: ClauseIdx| draft.clause(idx).id.as_str();
        let stays = life.stays.iter().map(|stay| StayJson {
            group: stay.group.map(|group| id(next, group)),
            articles: stay.articles,
        });
        Self {
            draft: &draft.name,
            clause: clause.id.as_str(),
            kind: clause.kind.as_str(),
            number: clause.number.as_ref().map(|number| number.printed.as_str()),
            heading: draft.heading(life.group.clause),
            next: &next.name,
            articles: life.articles,
            still_there: life.survivors(),
            stays: stays.collect(),
            dropped: life.dropped.iter().map(|&idx| id(draft, idx)).collect(),
            unknown: life.unknown,
            became: life.became.iter().map(|&idx| id(next, idx)).collect(),
            disappeared: life.disappeared(),
            from_memory: life.is_from_memory,
        }
    }
}

#[derive(Serialize)]
struct StayJson<'a> {
    group: Option<&'a str>,
    articles: usize,
}
