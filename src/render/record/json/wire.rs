//! The types that the JSON of a record is made of: what they say is a promise to other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::series::record::{Vote, VoteOutcome};
use crate::trace::{Drafts, Sighting, Trace, Verdict};

use super::super::votes::margin_number;
use super::Texts;

#[derive(Serialize)]
pub(super) struct PageJson<'a, T: Serialize> {
    pub(super) schema_version: &'static str,
    pub(super) title: Texts<'a>,
    #[serde(flatten)]
    pub(super) entries: BTreeMap<&'static str, &'a [T]>,
}

#[derive(Serialize)]
#[serde(tag = "entry", rename_all = "kebab-case")]
pub(super) enum EntryJson<'a> {
    Event(Box<EventJson<'a>>),
    Draft(Box<DraftJson<'a>>),
    Document(Box<DocumentJson<'a>>),
    Proposal(Box<ProposalJson<'a>>),
}

#[derive(Serialize)]
pub(super) struct BasisJson<'a> {
    pub(super) evidence: Option<&'static str>,
    pub(super) cites: Vec<String>,
    pub(super) correction: Option<Texts<'a>>,
    pub(super) line: usize,
}

#[derive(Serialize)]
pub(super) struct OtherDateJson<'a> {
    pub(super) date: String,
    pub(super) source: Option<&'a str>,
    pub(super) note: Option<Texts<'a>>,
}

#[derive(Serialize)]
pub(super) struct EventJson<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) kind: &'static str,
    pub(super) state: &'static str,
    pub(super) postponed_to: Option<&'a str>,
    pub(super) date: String,
    pub(super) until: Option<String>,
    pub(super) date_source: Option<&'a str>,
    pub(super) other_dates: Vec<OtherDateJson<'a>>,
    pub(super) title: Texts<'a>,
    pub(super) place: Option<Texts<'a>>,
    pub(super) by: &'a [String],
    pub(super) with: &'a [String],
    pub(super) against: &'a [String],
    pub(super) participants: Option<usize>,
    pub(super) participants_are: Option<Texts<'a>>,
    pub(super) part_of: Option<&'a str>,
    pub(super) draft: Option<&'a str>,
    pub(super) clause: Option<&'a str>,
    pub(super) document: Option<&'a str>,
    pub(super) note: Option<Texts<'a>>,
    pub(super) vote: Option<VoteJson<'a>>,
    #[serde(flatten)]
    pub(super) basis: BasisJson<'a>,
}

/// `margin`: under a simple majority how many more voted for than against, else how many more than were needed.
#[derive(Serialize)]
pub(super) struct VoteJson<'a> {
    pub(super) on: Option<&'a str>,
    #[serde(rename = "for")]
    pub(super) for_it: Option<usize>,
    pub(super) against: Option<usize>,
    pub(super) abstain: Option<usize>,
    pub(super) without_vote: bool,
    pub(super) outcome: Option<&'static str>,
    pub(super) majority: &'static str,
    pub(super) margin: Option<i64>,
    pub(super) in_favour: &'a [String],
    pub(super) opposed: &'a [String],
    pub(super) abstained: &'a [String],
}

impl<'a> VoteJson<'a> {
    pub(super) fn new(vote: &'a Vote) -> Self {
        Self {
            on: vote.on.as_deref(),
            for_it: vote.counts.map(|counts| counts.in_favour),
            against: vote.counts.map(|counts| counts.against),
            abstain: vote.counts.map(|counts| counts.abstain),
            without_vote: vote.without_vote,
            outcome: vote.outcome.map(VoteOutcome::as_str),
            majority: vote.majority.as_str(),
            margin: margin_number(vote),
            in_favour: &vote.in_favour,
            opposed: &vote.opposed,
            abstained: &vote.abstained,
        }
    }
}

#[derive(Serialize)]
pub(super) struct ProposalJson<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) by: &'a [String],
    pub(super) with: &'a [String],
    pub(super) date: Option<String>,
    pub(super) date_source: Option<&'a str>,
    pub(super) draft: Option<&'a str>,
    pub(super) clause: Option<&'a str>,
    pub(super) document: Option<&'a str>,
    pub(super) action: &'static str,
    #[serde(rename = "where")]
    pub(super) at: Option<&'static str>,
    pub(super) text: Option<Texts<'a>>,
    pub(super) words: Option<Texts<'a>>,
    pub(super) new_words: Option<Texts<'a>>,
    pub(super) amends: Option<&'a str>,
    pub(super) supersedes: &'a [String],
    pub(super) outcome: &'static str,
    pub(super) event: Option<&'a str>,
    pub(super) note: Option<Texts<'a>>,
    #[serde(flatten)]
    pub(super) basis: BasisJson<'a>,
}

#[derive(Serialize)]
pub(super) struct TracedJson<'a> {
    #[serde(flatten)]
    pub(super) proposal: ProposalJson<'a>,
    pub(super) trace: TraceJson<'a>,
}

#[derive(Serialize)]
pub(super) struct TraceJson<'a> {
    means: &'static str,
    verdict: &'static str,
    why: Option<&'static str>,
    disagrees: bool,
    drafts: Vec<SightingJson<'a>>,
}

#[derive(Serialize)]
struct SightingJson<'a> {
    draft: &'a str,
    found: &'static str,
    share: Option<f64>,
    clauses: Vec<&'a str>,
    in_brackets: bool,
    is_alternative: bool,
    deletion_asked: bool,
}

impl<'a> TraceJson<'a> {
    pub(super) fn new(drafts: &Drafts<'a>, trace: &Trace<'_>) -> Self {
        let sighting = |sighting: &Sighting| {
            let draft = drafts.history.draft(sighting.stage);
            SightingJson {
                draft: draft.name.as_str(),
                found: sighting.found.as_str(),
                share: sighting.share.map(|share| (share * 1e4).round() / 1e4),
                clauses: sighting
                    .clauses
                    .iter()
                    .map(|&idx| draft.clause(idx).id.as_str())
                    .collect(),
                in_brackets: sighting.in_brackets,
                is_alternative: sighting.is_alternative,
                deletion_asked: sighting.deletion_asked,
            }
        };
        Self {
            means: trace.means.as_str(),
            verdict: trace.verdict.as_str(),
            why: match trace.verdict {
                Verdict::Untraced(why) => Some(why.as_str()),
                _ => None,
            },
            disagrees: trace.disagrees(),
            drafts: trace.sightings.iter().map(sighting).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct PositionsJson<'a> {
    pub(super) schema_version: &'static str,
    pub(super) title: Texts<'a>,
    pub(super) topics: Vec<TopicJson<'a>>,
    pub(super) positions: Vec<PositionJson<'a>>,
    pub(super) actors: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct TopicJson<'a> {
    pub(super) id: &'a str,
    pub(super) name: Texts<'a>,
}

#[derive(Serialize)]
pub(super) struct RowJson<'a> {
    pub(super) actor: &'a str,
    pub(super) cells: Vec<CellJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct CellJson<'a> {
    pub(super) topic: &'a str,
    pub(super) stances: Vec<&'static str>,
    pub(super) lines: Vec<usize>,
    pub(super) through: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct PositionJson<'a> {
    pub(super) by: &'a [String],
    pub(super) topic: Option<&'a str>,
    pub(super) draft: Option<&'a str>,
    pub(super) clause: Option<&'a str>,
    pub(super) date: Option<String>,
    pub(super) stance: &'static str,
    pub(super) note: Option<Texts<'a>>,
    #[serde(flatten)]
    pub(super) basis: BasisJson<'a>,
}

#[derive(Serialize)]
pub(super) struct ActorJson<'a> {
    pub(super) id: &'a str,
    pub(super) name: Texts<'a>,
    pub(super) kind: &'static str,
    pub(super) aliases: &'a [String],
    pub(super) members: &'a [String],
    pub(super) groups: Vec<&'a str>,
    pub(super) drafts: usize,
    pub(super) documents: usize,
    pub(super) events: usize,
    pub(super) votes: usize,
    pub(super) proposals: usize,
    pub(super) supports: usize,
    pub(super) positions: usize,
    pub(super) asks: usize,
    pub(super) note: Option<Texts<'a>>,
    #[serde(flatten)]
    pub(super) basis: BasisJson<'a>,
}

#[derive(Serialize)]
pub(super) struct DocumentJson<'a> {
    pub(super) id: &'a str,
    pub(super) symbol: Option<&'a str>,
    pub(super) title: Option<Texts<'a>>,
    pub(super) date: Option<String>,
    pub(super) date_source: Option<&'a str>,
    pub(super) other_dates: Vec<OtherDateJson<'a>>,
    pub(super) by: &'a [String],
    pub(super) status: Option<Texts<'a>>,
    pub(super) supersedes: Vec<&'a str>,
    pub(super) superseded_by: Vec<String>,
    pub(super) address: Option<&'a str>,
    pub(super) note: Option<Texts<'a>>,
    #[serde(flatten)]
    pub(super) basis: BasisJson<'a>,
}

#[derive(Serialize)]
pub(super) struct DraftJson<'a> {
    pub(super) id: &'a str,
    pub(super) aliases: &'a [String],
    pub(super) symbol: Option<&'a str>,
    pub(super) title: Option<Texts<'a>>,
    pub(super) date: Option<String>,
    pub(super) date_source: Option<&'a str>,
    pub(super) other_dates: Vec<OtherDateJson<'a>>,
    pub(super) status: Option<&'static str>,
    pub(super) by: &'a [String],
    pub(super) supersedes: Vec<&'a str>,
    pub(super) superseded_by: Vec<String>,
    pub(super) beside: &'a [String],
    pub(super) texts: Vec<&'a str>,
    pub(super) address: Option<&'a str>,
    pub(super) import: Option<&'a str>,
    pub(super) note: Option<Texts<'a>>,
    #[serde(flatten)]
    pub(super) basis: BasisJson<'a>,
}
