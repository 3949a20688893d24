//! The tables about events, proposals and positions.

use super::super::record::{
    Action, Event, EventKind, EventState, Outcome, Position, Proposal, Stance, Target, Where,
};
use super::Reader;
use super::entry::Entry;
use super::names::Kind;
use crate::say;

impl Reader<'_> {
    /// The draft and clause that an entry is about.
    pub(super) fn target(&self, entry: &Entry<'_>) -> Target {
        let has_clause = entry.has("clause");
        if has_clause && !entry.has("draft") {
            entry.reading.wrong(entry.span_of("clause"), say!("series-clause-of-draft"));
        }
        let span = if has_clause { entry.span_of("clause") } else { entry.span.clone() };
        Target {
            draft: self.names.one(Kind::Draft, entry, "draft"),
            clause: entry.string("clause"),
            place: entry.reading.place(span),
        }
    }

    pub(super) fn event(&self, entry: &Entry<'_>) -> Option<Event> {
        let kind = entry.choice("kind", EventKind::ALL);
        let date = entry.date("date");
        for key in ["kind", "date"] {
            if !entry.has(key) {
                entry.missing(key);
            }
        }
        let state = entry.choice("state", EventState::ALL).unwrap_or(EventState::Held);
        let postponed_to = self.names.one(Kind::Event, entry, "postponed-to");
        if postponed_to.is_some() && state != EventState::Postponed {
            entry.reading.wrong(entry.span_of("postponed-to"), say!("series-not-postponed"));
        }
        let until = entry.date("until");
        if let (Some(date), Some(until)) = (date, until)
            && until.last() < date.first()
        {
            entry.reading.wrong(entry.span_of("until"), say!("series-ends-before"));
        }
        // Everything is read before it is known whether it will do, so that all mistakes are found.
        let (id, title) = (entry.string("id"), entry.required("title", entry.text("title")));
        let vote = entry.table("vote").map(|vote| {
            let read = self.vote(&vote);
            vote.finish();
            read
        });
        let event = Event {
            id,
            kind: kind.unwrap_or(EventKind::Meeting),
            state,
            postponed_to,
            date: date.unwrap_or(super::super::date::Date { year: 0, month: None, day: None }),
            until,
            date_source: self.names.one(Kind::Source, entry, "date-source"),
            other_dates: self.other_dates(entry),
            title,
            place: entry.text("place"),
            by: self.names.list(Kind::Actor, entry, "by"),
            with: self.names.list(Kind::Actor, entry, "with"),
            against: self.names.list(Kind::Actor, entry, "against"),
            participants: entry.number("participants"),
            participants_are: entry.text("participants-are"),
            part_of: self.names.one(Kind::Event, entry, "part-of"),
            target: self.target(entry),
            document: self.names.one(Kind::Document, entry, "document"),
            note: entry.text("note"),
            vote,
            basis: self.basis(entry),
        };
        date.is_some().then_some(event)
    }

    pub(super) fn proposal(&self, entry: &Entry<'_>) -> Option<Proposal> {
        let action = entry.choice("action", Action::ALL);
        if !entry.has("action") {
            entry.missing("action");
        }
        let proposal = Proposal {
            id: entry.string("id"),
            by: self.names.actors_required(entry, "by"),
            with: self.names.list(Kind::Actor, entry, "with"),
            date: entry.date("date"),
            date_source: self.names.one(Kind::Source, entry, "date-source"),
            target: self.target(entry),
            document: self.names.one(Kind::Document, entry, "document"),
            action: action.unwrap_or(Action::Add),
            text: entry.text("text"),
            at: entry.choice("where", Where::ALL),
            words: entry.text("words"),
            new_words: entry.text("new-words"),
            amends: self.names.one(Kind::Proposal, entry, "amends"),
            supersedes: self.names.list(Kind::Proposal, entry, "supersedes"),
            outcome: entry.choice("outcome", Outcome::ALL).unwrap_or(Outcome::Unknown),
            event: self.names.one(Kind::Event, entry, "event"),
            note: entry.text("note"),
            basis: self.basis(entry),
        };
        let wrong = |key, message: String| entry.reading.wrong(entry.span_of(key), message);
        match action {
            Some(Action::Replace) | None => {}
            Some(action) if entry.has("new-words") => {
                wrong("new-words", say!("series-new-words", action = action.as_str()));
            }
            Some(_) => {}
        }
        if entry.has("where") && action.is_some_and(|action| action != Action::Add) {
            wrong("where", say!("series-where-of-add"));
        }
        if action == Some(Action::Replace) && entry.has("words") && !entry.has("new-words") {
            wrong("words", say!("series-replace-needs"));
        }
        action.map(|_| proposal)
    }

    pub(super) fn position(&self, entry: &Entry<'_>) -> Option<Position> {
        let stance = entry.choice("stance", Stance::ALL);
        if !entry.has("stance") {
            entry.missing("stance");
        }
        if !entry.has("topic") && !entry.has("clause") {
            entry.reading.wrong(entry.span.clone(), say!("series-position-of"));
        }
        let position = Position {
            by: self.names.actors_required(entry, "by"),
            topic: self.names.one(Kind::Topic, entry, "topic"),
            target: self.target(entry),
            date: entry.date("date"),
            stance: stance.unwrap_or(Stance::Mixed),
            note: entry.text("note"),
            basis: self.basis(entry),
        };
        stance.map(|_| position)
    }
}
