//! What the record holds around a clause in one draft: who proposed what for it, what was voted and said on it, and the
//! sessions between this draft and the next.

use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Event, EventKind, EventState, Proposal};

/// What the record holds around a clause in one draft, each list by date.
#[derive(Clone, Debug, Default)]
pub struct Around<'a> {
    /// What was proposed for it.
    pub proposals: Vec<&'a Proposal>,
    /// Votes, statements and the like about it.
    pub events: Vec<&'a Event>,
    /// The sessions that were held before the next draft.
    pub sessions: Vec<&'a Event>,
}

/// Collects what the record holds around a clause of a draft; `stands` says whether a clause of the draft, given by its id, is
/// the one meant. `next` is the date of the draft after it.
pub fn around<'a>(
    series: &'a Series,
    draft: &str,
    next: Option<Date>,
    stands: impl Fn(&str) -> bool,
) -> Around<'a> {
    let record = &series.record;
    let is_ours = |target: &crate::series::record::Target| {
        target.draft.as_deref() == Some(draft) && target.clause.as_deref().is_some_and(&stands)
    };
    let mut proposals: Vec<&Proposal> =
        record.proposals.iter().filter(|proposal| is_ours(&proposal.target)).collect();
    let is_on = |event: &&Event| {
        let on = event.vote.as_ref().and_then(|vote| vote.on.as_ref());
        let is_voted = |proposal: &&Proposal| on.is_some() && proposal.id.as_ref() == on;
        is_ours(&event.target) || proposals.iter().any(is_voted)
    };
    let mut events: Vec<&Event> = record.events.iter().filter(is_on).collect();
    let issued = series.draft(draft).and_then(|entry| entry.date);
    let is_between = |event: &&Event| {
        let is_held = event.kind == EventKind::Session && event.state == EventState::Held;
        let is_after = issued.is_some_and(|issued| event.date.first() > issued.last());
        is_held && is_after && next.is_some_and(|next| event.date.first() <= next.last())
    };
    let mut sessions: Vec<&Event> = record.events.iter().filter(is_between).collect();
    proposals.sort_by_key(|proposal| (proposal.date.is_none(), proposal.date));
    events.sort_by_key(|event| event.date);
    sessions.sort_by_key(|event| event.date);
    Around { proposals, events, sessions }
}
