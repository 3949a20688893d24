//! Which draft brought the words of a draft, as JSON, schema version 1.0, one line.
//!
//! `schema_version`, `title` (or null), `drafts`, `left_out`, `draft`, `clause` (or null), `since` (or null), `shares` (`draft`,
//! `words`, `share`), `runs`. A run has `clause`, `part` (number, heading, text, around), `draft`, `words`, `text`, and where there is
//! something to say `gone`, `back`, `proposed_by` (names in the marks of the texts) and `proposals` (`id`, `by`). Where `since` is null the texts of the runs, put together, are the text
//! of the draft or clause.

use std::io;

use serde::Serialize;

use crate::history::Run;

use super::super::json::{HeadJson, Lazy, write_line};
use super::Lives;
use super::blame::Told;
use super::json::{StageJson, head};

/// Writes every run.
pub fn blame(lives: &Lives<'_>, told: &Told, out: &mut dyn io::Write) -> io::Result<()> {
    let draft = lives.draft(told.blame.stage);
    let all: usize = told.shares.iter().map(|share| share.words).sum();
    let shares = told.shares.iter().map(|share| ShareJson {
        draft: &lives.draft(share.stage).name,
        words: share.words,
        share: (share.words as f64 / all.max(1) as f64 * 1e4).round() / 1e4,
    });
    let blame = BlameJson {
        head: head(lives),
        draft: &draft.name,
        clause: told.blame.clause.map(|idx| draft.clause(idx).id.as_str()),
        since: told.since.map(|stage| lives.draft(stage).name.as_str()),
        shares: shares.collect(),
        runs: Lazy(|| told.blame.runs.iter().map(|run| RunJson::new(lives, told, run))),
    };
    write_line(&blame, out)
}

#[derive(Serialize)]
struct BlameJson<'a, R: Serialize> {
    #[serde(flatten)]
    head: HeadJson<'a, StageJson<'a>>,
    draft: &'a str,
    clause: Option<&'a str>,
    since: Option<&'a str>,
    shares: Vec<ShareJson<'a>>,
    runs: R,
}

#[derive(Serialize)]
struct ShareJson<'a> {
    draft: &'a str,
    words: usize,
    share: f64,
}

#[derive(Serialize)]
struct RunJson<'a> {
    clause: &'a str,
    part: &'static str,
    draft: &'a str,
    words: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    back: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    proposed_by: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<ProposalJson<'a>>,
}

#[derive(Serialize)]
struct ProposalJson<'a> {
    id: Option<&'a str>,
    by: &'a [String],
}

impl<'a> RunJson<'a> {
    fn new(lives: &'a Lives<'_>, told: &'a Told, run: &Run) -> Self {
        let draft = lives.draft(told.blame.stage);
        let origin = told.blame.origin(run);
        let name = |stage: usize| lives.draft(stage).name.as_str();
        Self {
            clause: draft.clause(run.clause).id.as_str(),
            part: run.part.as_str(),
            draft: name(origin.stage),
            words: run.words,
            text: draft.source.slice(run.span),
            gone: origin.gap.map(|gap| name(gap.gone)),
            back: origin.gap.map(|gap| name(gap.back)),
            proposed_by: &origin.proposed_by,
            proposals: lives.series.map_or_else(Vec::new, |series| {
                let known = origin.proposals.iter().map(|&at| &series.record.proposals[at]);
                known.map(|known| ProposalJson { id: known.id.as_deref(), by: &known.by }).collect()
            }),
        }
    }
}
