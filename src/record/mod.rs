//! What the record of a series answers: what happened when, who proposed what, who stands where, how votes went.
//!
//! Goes in: a series and what is wanted of it. Comes out: entries in order, still tied to the series. Nothing is judged here:
//! whether a proposal's words stand in a draft is not asked.

use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Event, EventKind, EventState, Outcome, Proposal};
use crate::series::{DraftEntry, record::Document};

pub mod actors;
mod around;
pub mod documents;
mod filter;
pub mod positions;
pub mod votes;

pub use around::{Around, around};
pub use filter::{Filter, article_number};

/// What stands at one point of a timeline.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// A paper that is no draft.
    Document(&'a Document),
    /// A draft.
    Draft(&'a DraftEntry),
    /// An event.
    Event(&'a Event),
    /// A proposal.
    Proposal(&'a Proposal),
}

/// An entry of a timeline.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The date; `None` where it is not known.
    pub date: Option<Date>,
    /// What stands there.
    pub what: What<'a>,
}

impl What<'_> {
    /// The kind, as `--kind` and JSON name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Draft(_) => "draft",
            Self::Event(event) => event.kind.as_str(),
            Self::Proposal(_) => "proposal",
        }
    }

    /// Every kind there may be.
    pub fn kinds() -> Vec<&'static str> {
        let events = EventKind::ALL.iter().map(|(name, _)| *name);
        events.chain(["draft", "proposal"]).collect()
    }
}

/// The sessions that were held between two days, the first of which counts, the earliest first.
pub fn sessions_between(series: &Series, from: Date, to: Date) -> Vec<&Event> {
    let events = series.record.events.iter();
    let mut sessions: Vec<&Event> = events
        .filter(|event| event.kind == EventKind::Session && event.state == EventState::Held)
        .filter(|event| (from.first()..to.first()).contains(&event.date.first()))
        .collect();
    sessions.sort_by_key(|event| event.date);
    sessions
}

/// What happened, the earliest first; what has no date comes last.
///
/// A draft, document or proposal that an event of the same day brought or decided stands in the timeline once, as that
/// event, unless its own kind is asked for.
pub fn timeline<'a>(series: &'a Series, filter: &Filter<'a>) -> Vec<Moment<'a>> {
    let record = &series.record;
    let documents =
        record.documents.iter().map(|document| (document.date, What::Document(document)));
    let drafts = series.drafts.iter().map(|draft| (draft.date, What::Draft(draft)));
    let events = record.events.iter().map(|event| (Some(event.date), What::Event(event)));
    let proposals =
        record.proposals.iter().map(|proposal| (proposal.date, What::Proposal(proposal)));
    let all = documents.chain(drafts).chain(events).chain(proposals);
    let moments = all.map(|(date, what)| Moment { date, what });
    let mut wanted: Vec<Moment<'a>> = moments.filter(|moment| filter.takes(moment)).collect();
    if filter.kinds.is_empty() {
        let events: Vec<&Event> = wanted
            .iter()
            .filter_map(|moment| match moment.what {
                What::Event(event) => Some(event),
                _ => None,
            })
            .collect();
        wanted.retain(|moment| !events.iter().any(|event| tells(event, moment)));
    }
    wanted.sort_by_key(|moment| (moment.date.is_none(), moment.date));
    wanted
}

/// Whether an event tells what a moment would repeat.
fn tells(event: &Event, moment: &Moment<'_>) -> bool {
    if moment.date != Some(event.date) {
        return false;
    }
    match moment.what {
        What::Event(_) => false,
        What::Document(document) => event.document.as_ref() == Some(&document.id),
        What::Draft(draft) => event.target.draft.as_ref() == Some(&draft.id),
        What::Proposal(proposal) => {
            let on = event.vote.as_ref().and_then(|vote| vote.on.as_ref());
            proposal.id.is_some() && on == proposal.id.as_ref()
        }
    }
}

/// The proposals that are wanted, in the order of their dates; what has no date comes last.
pub fn proposals<'a>(
    series: &'a Series,
    filter: &Filter<'a>,
    outcome: Option<Outcome>,
) -> Vec<&'a Proposal> {
    let all = series.record.proposals.iter();
    let mut wanted: Vec<&Proposal> = all
        .filter(|proposal| {
            filter.takes(&Moment { date: proposal.date, what: What::Proposal(proposal) })
        })
        .filter(|proposal| filter.takes_target(&proposal.target))
        .filter(|proposal| outcome.is_none_or(|outcome| proposal.outcome == outcome))
        .collect();
    wanted.sort_by_key(|proposal| (proposal.date.is_none(), proposal.date));
    wanted
}

/// The states that `--state` knows.
pub fn states() -> impl Iterator<Item = &'static str> {
    EventState::ALL.iter().map(|(name, _)| *name)
}
