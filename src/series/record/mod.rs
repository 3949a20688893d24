//! The record of a negotiation: who took part, what happened, who asked for what.
//!
//! Names in it are ids that [`super::Series::parse`] has found: an actor, event or document that an entry names is there.

use super::date::Date;
use super::text::{Text, Words, name_key};

mod kinds;

pub use kinds::{
    Action, ActorKind, EventKind, EventState, Evidence, Majority, Modal, Outcome, Stance,
    VoteOutcome, Where, Within,
};

/// The people, events and papers around the drafts of a series, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// What the record rests on.
    pub sources: Vec<Source>,
    /// States, groups, organisations, bodies, persons.
    pub actors: Vec<Actor>,
    /// What positions are about.
    pub topics: Vec<Topic>,
    /// Papers that are no drafts.
    pub documents: Vec<Document>,
    /// Sessions, votes, statements and the like.
    pub events: Vec<Event>,
    /// Who put which wording forward.
    pub proposals: Vec<Proposal>,
    /// Who stands where.
    pub positions: Vec<Position>,
    /// Who wants what.
    pub asks: Vec<Ask>,
}

/// A line and column of `series.toml`, one-based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// What an entry rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// How well it is known; `None` where the file does not say.
    pub evidence: Option<Evidence>,
    /// The statements of sources that it carries.
    pub cites: Vec<Cite>,
    /// What the source says, and why the entry says otherwise.
    pub correction: Option<Text>,
    /// Where the entry begins.
    pub place: Place,
}

/// A statement of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The id of the source.
    pub source: String,
    /// Its numbered statement, where the source numbers them.
    pub row: Option<String>,
}

/// A date that another source gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDate {
    /// The date.
    pub date: Date,
    /// The id of the source that gives it.
    pub source: Option<String>,
    /// Anything else.
    pub note: Option<Text>,
}

/// A text that the record rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What `cites` calls it.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Where it is published.
    pub address: Option<String>,
    /// Its numbered statements.
    pub rows: Vec<String>,
    /// The rows that no entry carries, and why not.
    pub skip: Vec<(String, Text)>,
    /// Where the entry begins.
    pub place: Place,
}

/// Somebody who acts in the negotiation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What other entries call it.
    pub id: String,
    /// The name that people read.
    pub name: Text,
    /// What kind of actor it is.
    pub kind: ActorKind,
    /// Other names, in any language.
    pub aliases: Vec<String>,
    /// The ids of the members of a group.
    pub members: Vec<String>,
    /// Anything else.
    pub note: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// A subject on which actors take positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What other entries call it.
    pub id: String,
    /// The name that people read.
    pub name: Text,
    /// Anything else.
    pub note: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// A paper that another supersedes, or that an entry names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// The id of a document.
    Document(String),
    /// The id of a draft.
    Draft(String),
}

impl Paper {
    /// The id, whichever it is.
    pub fn id(&self) -> &str {
        match self {
            Self::Document(id) | Self::Draft(id) => id,
        }
    }
}

/// A paper that is no draft: a letter, a resolution, a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What other entries call it.
    pub id: String,
    /// The document symbol.
    pub symbol: Option<String>,
    /// What it is called.
    pub title: Text,
    /// Its date.
    pub date: Option<Date>,
    /// The id of the source that gives the date.
    pub date_source: Option<String>,
    /// Dates that other sources give.
    pub other_dates: Vec<OtherDate>,
    /// The ids of the actors that wrote or sponsored it.
    pub by: Vec<String>,
    /// A free word: letter, tabled, adopted, superseded.
    pub status: Option<Text>,
    /// What it takes the place of.
    pub supersedes: Vec<Paper>,
    /// Where it is published.
    pub address: Option<String>,
    /// Anything else.
    pub note: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// What a draft and clause an entry is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The id of the draft.
    pub draft: Option<String>,
    /// The id of a clause of that draft.
    pub clause: Option<String>,
    /// Where the clause is named, else where the entry begins.
    pub place: Place,
}

/// Something that happened on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What other entries call it.
    pub id: Option<String>,
    /// What it was.
    pub kind: EventKind,
    /// Whether it took place.
    pub state: EventState,
    /// The id of the event that it was put off to.
    pub postponed_to: Option<String>,
    /// The first day.
    pub date: Date,
    /// The last day, where there are several.
    pub until: Option<Date>,
    /// The id of the source that gives the date.
    pub date_source: Option<String>,
    /// Dates that other sources give.
    pub other_dates: Vec<OtherDate>,
    /// What it is called.
    pub title: Text,
    /// Where it took place.
    pub place: Option<Text>,
    /// The ids of the actors that act: who wrote, sponsored, spoke.
    pub by: Vec<String>,
    /// The ids of co-sponsors, invited speakers, others named.
    pub with: Vec<String>,
    /// The ids of the actors that objected.
    pub against: Vec<String>,
    /// How many took part.
    pub participants: Option<usize>,
    /// What those who took part are: states, organisations.
    pub participants_are: Option<Text>,
    /// The id of the event that this one is a part of.
    pub part_of: Option<String>,
    /// The draft and clause that it is about.
    pub target: Target,
    /// The id of the document that it is about, or that came of it.
    pub document: Option<String>,
    /// What came of it.
    pub note: Option<Text>,
    /// The vote that was taken.
    pub vote: Option<Vote>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// A vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The id of the proposal that was voted on.
    pub on: Option<String>,
    /// For, against and abstaining; `None` where the numbers are not known or there was no vote.
    pub counts: Option<Counts>,
    /// Whether it was adopted without a vote.
    pub without_vote: bool,
    /// What came of it.
    pub outcome: Option<VoteOutcome>,
    /// What it took.
    pub majority: Majority,
    /// The ids of those known to have voted for it.
    pub in_favour: Vec<String>,
    /// The ids of those known to have voted against it.
    pub opposed: Vec<String>,
    /// The ids of those known to have abstained.
    pub abstained: Vec<String>,
}

/// The numbers of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Votes in favour.
    pub in_favour: usize,
    /// Votes against.
    pub against: usize,
    /// Abstentions.
    pub abstain: usize,
}

impl Counts {
    /// Whether the votes in favour suffice; abstentions do not count.
    pub fn carries(self, majority: Majority) -> bool {
        match majority {
            Majority::Simple => self.in_favour > self.against,
            Majority::TwoThirds => {
                self.in_favour > 0
                    && self.in_favour.saturating_mul(3)
                        >= self.in_favour.saturating_add(self.against).saturating_mul(2)
            }
        }
    }
}

/// A wording that was put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What other entries and the command line call it.
    pub id: Option<String>,
    /// The ids of the proposers.
    pub by: Vec<String>,
    /// The ids of co-sponsors and supporters.
    pub with: Vec<String>,
    /// The date.
    pub date: Option<Date>,
    /// The id of the source that gives the date.
    pub date_source: Option<String>,
    /// The draft and clause that it is about.
    pub target: Target,
    /// The id of the document that it amends.
    pub document: Option<String>,
    /// What is to be done with the clause.
    pub action: Action,
    /// What it says, described.
    pub text: Option<Text>,
    /// Where an addition goes.
    pub at: Option<Where>,
    /// The exact words that are added or taken out.
    pub words: Option<Text>,
    /// The exact words that a replacement puts in.
    pub new_words: Option<Text>,
    /// The id of the proposal that it amends.
    pub amends: Option<String>,
    /// The ids of the proposals that it takes the place of.
    pub supersedes: Vec<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// The id of the event at which it was made.
    pub event: Option<String>,
    /// Anything else.
    pub note: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// Where someone stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The ids of those who take it.
    pub by: Vec<String>,
    /// The id of the topic; there is a topic or a clause.
    pub topic: Option<String>,
    /// The draft and clause that it is about.
    pub target: Target,
    /// Since when.
    pub date: Option<Date>,
    /// For or against.
    pub stance: Stance,
    /// Anything else.
    pub note: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// What someone wants of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What other entries and the command line call it.
    pub id: Option<String>,
    /// Its number in the submission.
    pub number: Option<String>,
    /// The ids of those who ask.
    pub by: Vec<String>,
    /// The date.
    pub date: Option<Date>,
    /// The id of the submission.
    pub document: Option<String>,
    /// The draft and clause that it is about.
    pub target: Target,
    /// The id of the topic.
    pub topic: Option<String>,
    /// What is asked for.
    pub wants: Text,
    /// Anything else.
    pub note: Option<Text>,
    /// What decides whether it is met.
    pub expect: Option<Expect>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// What decides whether an ask is met: all that stands here must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// The clause is gone.
    pub delete: bool,
    /// The clause is still there.
    pub keep: bool,
    /// Words that must stand there.
    pub contains: Words,
    /// Words that must not.
    pub lacks: Words,
    /// How strongly it must bind, at least.
    pub modal: Option<Modal>,
    /// No open bracket is over it.
    pub unbracketed: bool,
    /// How far around the clause words are looked for.
    pub within: Within,
}

impl Actor {
    /// Every name that it goes by: the id, the names, the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.name.all().map(|(_, name)| name);
        std::iter::once(self.id.as_str())
            .chain(names)
            .chain(self.aliases.iter().map(String::as_str))
    }
}

impl Record {
    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// The actor that goes by this name in any language; hamza and case do not matter.
    pub fn find_actor(&self, name: &str) -> Option<&Actor> {
        let key = name_key(name);
        self.actors.iter().find(|actor| actor.names().any(|known| name_key(known) == key))
    }

    /// The topic with this id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The topic with this id or name.
    pub fn find_topic(&self, name: &str) -> Option<&Topic> {
        let key = name_key(name);
        self.topics.iter().find(|topic| {
            let mut names = std::iter::once(topic.id.as_str()).chain(topic.name.all().map(|n| n.1));
            names.any(|known| name_key(known) == key)
        })
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The event with this id.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id.as_deref() == Some(id))
    }

    /// The proposal with this id.
    pub fn proposal(&self, id: &str) -> Option<&Proposal> {
        self.proposals.iter().find(|proposal| proposal.id.as_deref() == Some(id))
    }

    /// The ask with this id.
    pub fn ask(&self, id: &str) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.id.as_deref() == Some(id))
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The groups that an actor is a member of, directly or through another group.
    pub fn groups_of(&self, id: &str) -> Vec<&Actor> {
        let mut found: Vec<&Actor> = Vec::new();
        let mut wanted = vec![id];
        while let Some(member) = wanted.pop() {
            for actor in &self.actors {
                let holds = actor.members.iter().any(|known| known == member);
                if holds && !found.iter().any(|known| known.id == actor.id) {
                    found.push(actor);
                    wanted.push(&actor.id);
                }
            }
        }
        found
    }

    /// What an actor is called in a language; the id where there is no such actor.
    pub fn name_of<'a>(&'a self, id: &'a str, language: &str) -> &'a str {
        self.actor(id).map_or(id, |actor| actor.name.get(language))
    }
}
