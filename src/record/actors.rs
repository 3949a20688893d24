//! The actors of a record, and how much of it each has a part in.

use crate::series::Series;
use crate::series::record::{Actor, ActorKind};

use super::Filter;
use super::filter::event_actors;

/// How often an actor stands in the record under its own name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Drafts that it wrote.
    pub drafts: usize,
    /// Documents that it wrote.
    pub documents: usize,
    /// Events in which it acts or is named.
    pub events: usize,
    /// Votes in which its vote is known.
    pub votes: usize,
    /// Proposals that it made.
    pub proposals: usize,
    /// Proposals of others that it supports.
    pub supports: usize,
    /// Positions that it took.
    pub positions: usize,
    /// Things that it asks for.
    pub asks: usize,
}

/// The actors that are wanted, kind by kind, and what each did.
pub fn actors<'a>(
    series: &'a Series,
    filter: &Filter<'a>,
    kind: Option<ActorKind>,
) -> Vec<(&'a Actor, Tally)> {
    let mut actors: Vec<&Actor> = series
        .record
        .actors
        .iter()
        .filter(|actor| kind.is_none_or(|kind| actor.kind == kind))
        .filter(|actor| filter.actors.is_empty() || filter.actors.contains(&actor.id.as_str()))
        .collect();
    actors.sort_by_key(|actor| actor.kind);
    actors.into_iter().map(|actor| (actor, tally(series, &actor.id))).collect()
}

fn tally(series: &Series, id: &str) -> Tally {
    let record = &series.record;
    let names = |list: &[String]| list.iter().any(|known| known == id);
    let votes = record.events.iter().filter_map(|event| event.vote.as_ref());
    Tally {
        drafts: series.drafts.iter().filter(|draft| names(&draft.by)).count(),
        documents: record.documents.iter().filter(|document| names(&document.by)).count(),
        events: record
            .events
            .iter()
            .filter(|event| event_actors(event).into_iter().any(|list| names(list)))
            .count(),
        votes: votes
            .filter(|vote| names(&vote.in_favour) || names(&vote.opposed) || names(&vote.abstained))
            .count(),
        proposals: record.proposals.iter().filter(|proposal| names(&proposal.by)).count(),
        supports: record.proposals.iter().filter(|proposal| names(&proposal.with)).count(),
        positions: record.positions.iter().filter(|position| names(&position.by)).count(),
        asks: record.asks.iter().filter(|ask| names(&ask.by)).count(),
    }
}
