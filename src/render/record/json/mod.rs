//! The record as JSON, schema version 1.0, one line.
//!
//! Texts are objects by language (`und` where neither the entry nor the series says which). Actors, drafts, documents,
//! events, proposals and topics are named by their ids. Every entry has `evidence`, `cites` (`source:row`), `correction`
//! and `line`, that of `series.toml`.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::record::actors::Tally;
use crate::record::documents::{Entry, superseded_by};
use crate::record::positions::{Matrix, when};
use crate::record::{Moment, What};
use crate::series::record::{Actor, Basis, Document, Event, OtherDate, Paper, Position, Proposal};
use crate::series::text::Text;
use crate::series::{DraftEntry, Series};
use crate::trace::{Drafts, Trace};

use super::super::json::{SCHEMA_VERSION, write_line};

pub(in crate::render) mod asks;
mod wire;

pub use asks::asks;
use wire::{
    ActorJson, BasisJson, CellJson, DocumentJson, DraftJson, EntryJson, EventJson, OtherDateJson,
    PageJson, PositionJson, PositionsJson, ProposalJson, RowJson, TopicJson, TraceJson, TracedJson,
    VoteJson,
};

type Texts<'a> = BTreeMap<&'a str, &'a str>;

/// Writes the timeline: `entries`, each with `entry` (event, draft, document or proposal).
///
/// # Errors
///
/// What the writer says.
pub fn timeline(
    series: &Series,
    moments: &[Moment<'_>],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let json = Json { series };
    let entries: Vec<EntryJson<'_>> = moments
        .iter()
        .map(|moment| match moment.what {
            What::Event(event) => EntryJson::Event(Box::new(json.event(event))),
            What::Draft(draft) => EntryJson::Draft(Box::new(json.draft(draft))),
            What::Document(document) => EntryJson::Document(Box::new(json.document(document))),
            What::Proposal(proposal) => EntryJson::Proposal(Box::new(json.proposal(proposal))),
        })
        .collect();
    json.write("entries", &entries, out)
}

/// Writes `proposals`.
///
/// # Errors
///
/// What the writer says.
pub fn proposals(series: &Series, wanted: &[&Proposal], out: &mut dyn io::Write) -> io::Result<()> {
    let json = Json { series };
    let proposals: Vec<_> = wanted.iter().map(|proposal| json.proposal(proposal)).collect();
    json.write("proposals", &proposals, out)
}

/// Writes `proposals`, each with its `trace`: by what `means` it was looked for, the `verdict`, whether the record
/// `disagrees`, and for each draft what was `found` in which `clauses`, with the `share` of its words.
///
/// # Errors
///
/// What the writer says.
pub fn traces(
    drafts: &Drafts<'_>,
    traces: &[Trace<'_>],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let json = Json { series: drafts.series };
    let traced: Vec<_> = traces
        .iter()
        .map(|trace| TracedJson {
            proposal: json.proposal(trace.proposal),
            trace: TraceJson::new(drafts, trace),
        })
        .collect();
    json.write("proposals", &traced, out)
}

/// Writes `votes`: events with their `vote`.
///
/// # Errors
///
/// What the writer says.
pub fn votes(series: &Series, wanted: &[&Event], out: &mut dyn io::Write) -> io::Result<()> {
    let json = Json { series };
    let votes: Vec<_> = wanted.iter().map(|event| json.event(event)).collect();
    json.write("votes", &votes, out)
}

/// Writes `actors`, each with what it did.
///
/// # Errors
///
/// What the writer says.
pub fn actors(
    series: &Series,
    wanted: &[(&Actor, Tally)],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let json = Json { series };
    let actors: Vec<_> = wanted.iter().map(|(actor, tally)| json.actor(actor, *tally)).collect();
    json.write("actors", &actors, out)
}

/// Writes `documents`: documents and drafts, each with `entry`.
///
/// # Errors
///
/// What the writer says.
pub fn documents(series: &Series, wanted: &[Entry<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    let json = Json { series };
    let papers: Vec<EntryJson<'_>> = wanted
        .iter()
        .map(|entry| match entry {
            Entry::Document(document) => EntryJson::Document(Box::new(json.document(document))),
            Entry::Draft(draft) => EntryJson::Draft(Box::new(json.draft(draft))),
        })
        .collect();
    json.write("documents", &papers, out)
}

/// Writes `positions`, `topics` and `actors`: for each actor a cell for each topic, with the ids of the `positions` by
/// their line, and the group `through` which it holds them.
///
/// # Errors
///
/// What the writer says.
pub fn positions(series: &Series, matrix: &Matrix<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let json = Json { series };
    let all = matrix.positions(series);
    let rows = matrix.rows.iter().map(|(actor, cells)| RowJson {
        actor: &actor.id,
        cells: matrix
            .topics
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.positions.is_empty())
            .map(|(topic, cell)| CellJson {
                topic: &topic.id,
                stances: cell.positions.iter().map(|position| position.stance.as_str()).collect(),
                lines: cell.positions.iter().map(|position| position.basis.place.line).collect(),
                through: cell.through.map(|group| group.id.as_str()),
            })
            .collect(),
    });
    let page = PositionsJson {
        schema_version: SCHEMA_VERSION,
        title: json.text(&series.title),
        topics: matrix
            .topics
            .iter()
            .map(|topic| TopicJson { id: &topic.id, name: json.text(&topic.name) })
            .collect(),
        positions: all.iter().map(|position| json.position(position)).collect(),
        actors: rows.collect(),
    };
    write_line(&page, out)
}

/// Turns entries of a series into wire types.
struct Json<'a> {
    series: &'a Series,
}

impl<'a> Json<'a> {
    fn write<T: Serialize>(
        &self,
        key: &'static str,
        entries: &[T],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let page = PageJson {
            schema_version: SCHEMA_VERSION,
            title: self.text(&self.series.title),
            entries: BTreeMap::from([(key, entries)]),
        };
        write_line(&page, out)
    }

    fn text(&self, text: &'a Text) -> Texts<'a> {
        let default = self.series.default_language.as_deref().unwrap_or("und");
        text.all().map(|(language, text)| (language.unwrap_or(default), text)).collect()
    }

    fn texts(&self, text: Option<&'a Text>) -> Option<Texts<'a>> {
        text.map(|text| self.text(text))
    }

    fn basis(&self, basis: &'a Basis) -> BasisJson<'a> {
        let cite = |cite: &crate::series::record::Cite| match &cite.row {
            Some(row) => format!("{}:{row}", cite.source),
            None => cite.source.clone(),
        };
        BasisJson {
            evidence: basis.evidence.map(crate::series::record::Evidence::as_str),
            cites: basis.cites.iter().map(cite).collect(),
            correction: self.texts(basis.correction.as_ref()),
            line: basis.place.line,
        }
    }

    fn other_dates(&self, dates: &'a [OtherDate]) -> Vec<OtherDateJson<'a>> {
        let other = |other: &'a OtherDate| OtherDateJson {
            date: other.date.to_string(),
            source: other.source.as_deref(),
            note: self.texts(other.note.as_ref()),
        };
        dates.iter().map(other).collect()
    }

    fn papers(papers: &'a [Paper]) -> Vec<&'a str> {
        papers.iter().map(Paper::id).collect()
    }

    fn superseded_by(&self, paper: &Paper) -> Vec<String> {
        let later = superseded_by(self.series, paper);
        later.iter().map(|entry| entry.paper().id().to_owned()).collect()
    }

    fn event(&self, event: &'a Event) -> EventJson<'a> {
        EventJson {
            id: event.id.as_deref(),
            kind: event.kind.as_str(),
            state: event.state.as_str(),
            postponed_to: event.postponed_to.as_deref(),
            date: event.date.to_string(),
            until: event.until.map(|date| date.to_string()),
            date_source: event.date_source.as_deref(),
            other_dates: self.other_dates(&event.other_dates),
            title: self.text(&event.title),
            place: self.texts(event.place.as_ref()),
            by: &event.by,
            with: &event.with,
            against: &event.against,
            participants: event.participants,
            participants_are: self.texts(event.participants_are.as_ref()),
            part_of: event.part_of.as_deref(),
            draft: event.target.draft.as_deref(),
            clause: event.target.clause.as_deref(),
            document: event.document.as_deref(),
            note: self.texts(event.note.as_ref()),
            vote: event.vote.as_ref().map(VoteJson::new),
            basis: self.basis(&event.basis),
        }
    }

    fn proposal(&self, proposal: &'a Proposal) -> ProposalJson<'a> {
        ProposalJson {
            id: proposal.id.as_deref(),
            by: &proposal.by,
            with: &proposal.with,
            date: proposal.date.map(|date| date.to_string()),
            date_source: proposal.date_source.as_deref(),
            draft: proposal.target.draft.as_deref(),
            clause: proposal.target.clause.as_deref(),
            document: proposal.document.as_deref(),
            action: proposal.action.as_str(),
            at: proposal.at.map(crate::series::record::Where::as_str),
            text: self.texts(proposal.text.as_ref()),
            words: self.texts(proposal.words.as_ref()),
            new_words: self.texts(proposal.new_words.as_ref()),
            amends: proposal.amends.as_deref(),
            supersedes: &proposal.supersedes,
            outcome: proposal.outcome.as_str(),
            event: proposal.event.as_deref(),
            note: self.texts(proposal.note.as_ref()),
            basis: self.basis(&proposal.basis),
        }
    }

    fn position(&self, position: &'a Position) -> PositionJson<'a> {
        PositionJson {
            by: &position.by,
            topic: position.topic.as_deref(),
            draft: position.target.draft.as_deref(),
            clause: position.target.clause.as_deref(),
            date: when(self.series, position).map(|date| date.to_string()),
            stance: position.stance.as_str(),
            note: self.texts(position.note.as_ref()),
            basis: self.basis(&position.basis),
        }
    }

    fn actor(&self, actor: &'a Actor, tally: Tally) -> ActorJson<'a> {
        let groups = self.series.record.groups_of(&actor.id);
        ActorJson {
            id: &actor.id,
            name: self.text(&actor.name),
            kind: actor.kind.as_str(),
            aliases: &actor.aliases,
            members: &actor.members,
            groups: groups.into_iter().map(|group| group.id.as_str()).collect(),
            drafts: tally.drafts,
            documents: tally.documents,
            events: tally.events,
            votes: tally.votes,
            proposals: tally.proposals,
            supports: tally.supports,
            positions: tally.positions,
            asks: tally.asks,
            note: self.texts(actor.note.as_ref()),
            basis: self.basis(&actor.basis),
        }
    }

    fn document(&self, document: &'a Document) -> DocumentJson<'a> {
        DocumentJson {
            id: &document.id,
            symbol: document.symbol.as_deref(),
            title: Some(self.text(&document.title)),
            date: document.date.map(|date| date.to_string()),
            date_source: document.date_source.as_deref(),
            other_dates: self.other_dates(&document.other_dates),
            by: &document.by,
            status: self.texts(document.status.as_ref()),
            supersedes: Self::papers(&document.supersedes),
            superseded_by: self.superseded_by(&Paper::Document(document.id.clone())),
            address: document.address.as_deref(),
            note: self.texts(document.note.as_ref()),
            basis: self.basis(&document.basis),
        }
    }

    fn draft(&self, draft: &'a DraftEntry) -> DraftJson<'a> {
        DraftJson {
            id: &draft.id,
            aliases: &draft.aliases,
            symbol: draft.symbol.as_deref(),
            title: self.texts(draft.title.as_ref()),
            date: draft.date.map(|date| date.to_string()),
            date_source: draft.date_source.as_deref(),
            other_dates: self.other_dates(&draft.other_dates),
            status: draft.status.map(crate::series::Status::as_str),
            by: &draft.by,
            supersedes: Self::papers(&draft.supersedes),
            superseded_by: self.superseded_by(&Paper::Draft(draft.id.clone())),
            beside: &draft.beside,
            texts: draft.texts.keys().map(String::as_str).collect(),
            address: draft.address.as_deref(),
            import: draft.import.as_deref(),
            note: self.texts(draft.note.as_ref()),
            basis: self.basis(&draft.basis),
        }
    }
}
