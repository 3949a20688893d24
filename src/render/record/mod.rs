//! Pages about the record of a negotiation: timeline, proposals, positions, votes, actors, documents.
//!
//! Each page is put together once, in the language of the interface, and then written as text, Markdown or CSV.
//! JSON has its own types, in [`json`].

use crate::messages::{self, Value, commas, semicolons, titled};
use crate::record::article_number;
use crate::say;
use crate::series::Series;
use crate::series::record::{Basis, Evidence, OtherDate, Paper, Target};
use crate::series::text::Text;

use super::address::squeeze;
use super::wrap::isolated;

mod actors;
mod around;
pub(super) mod asks;
mod checked;
mod documents;
pub mod json;
pub(super) mod page;
mod positions;
mod proposals;
mod timeline;
mod trace;
mod votes;
mod words;

pub use actors::actors;
pub(super) use around::lines as around_lines;
pub use asks::{Asked, asks};
pub use checked::checked;
pub use documents::documents;
pub use page::Page;
pub use positions::positions;
pub use proposals::proposals;
pub(super) use proposals::proposed_by;
pub use timeline::timeline;
pub use trace::traces;
pub use votes::votes;
pub(super) use words::status as status_name;

/// What every page needs to name things.
#[derive(Clone, Copy)]
struct Names<'a> {
    series: &'a Series,
    language: &'static str,
}

impl<'a> Names<'a> {
    fn new(series: &'a Series) -> Self {
        Self { series, language: messages::ui().language() }
    }

    /// A text in the language of the interface.
    fn text(&self, text: &Text) -> String {
        isolated(&squeeze(text.get(self.language)))
    }

    /// What the treaty is called, to be filled into a title.
    fn treaty(&self) -> Value<'static> {
        Value::composed(self.text(&self.series.title))
    }

    /// The name of an actor.
    fn actor(&self, id: &str) -> String {
        isolated(&squeeze(self.series.record.name_of(id, self.language)))
    }

    /// The names of actors, as a list.
    fn actors(&self, ids: &[String]) -> Value<'static> {
        let names: Vec<String> = ids.iter().map(|id| self.actor(id)).collect();
        Value::composed(commas(&names))
    }

    /// A paper by its symbol where it has one.
    fn paper(&self, paper: &Paper) -> String {
        match paper {
            Paper::Draft(id) => self.draft(id),
            Paper::Document(id) => {
                let symbol =
                    self.series.record.document(id).and_then(|known| known.symbol.as_ref());
                isolated(&squeeze(symbol.unwrap_or(id)))
            }
        }
    }

    /// A draft by its id, and its symbol where it has one.
    fn draft(&self, id: &str) -> String {
        match self.series.draft(id).and_then(|draft| draft.symbol.as_ref()) {
            Some(symbol) => isolated(&squeeze(&format!("{id} ({symbol})"))),
            None => isolated(&squeeze(id)),
        }
    }

    /// The draft and clause that an entry is about.
    fn target(target: &Target) -> Option<String> {
        let draft = target.draft.as_deref()?;
        let Some(clause) = &target.clause else { return Some(isolated(&squeeze(draft))) };
        Some(say!("record-place", clause = Value::composed(clause_name(clause)), draft = draft))
    }

    /// The statements that an entry rests on.
    fn cites(basis: &Basis) -> Option<String> {
        let mut sources: Vec<(&str, Vec<&str>)> = Vec::new();
        for cite in &basis.cites {
            match sources.iter_mut().find(|(source, _)| *source == cite.source) {
                Some((_, rows)) => rows.extend(cite.row.as_deref()),
                None => sources.push((&cite.source, cite.row.as_deref().into_iter().collect())),
            }
        }
        let said: Vec<String> = sources
            .into_iter()
            .map(|(source, rows)| squeeze(&format!("{source} {}", commas(&rows))))
            .map(|source| isolated(&source))
            .collect();
        (!said.is_empty()).then(|| say!("record-cites", cites = Value::composed(semicolons(&said))))
    }

    /// Dates that other sources give, one sentence each.
    fn other_dates(&self, dates: &[OtherDate]) -> Vec<String> {
        let sentence = |other: &OtherDate| {
            let date = other.date.to_string();
            let source = other.source.as_deref().and_then(|id| self.series.record.source(id));
            let said = match source {
                Some(source) => {
                    let source = Value::composed(self.text(&source.title));
                    say!("record-other-date-in", date = date, source = source)
                }
                None => say!("record-other-date", date = date),
            };
            match &other.note {
                Some(note) => titled(said, self.text(note)),
                None => said,
            }
        };
        dates.iter().map(sentence).collect()
    }

    /// What is to be said below a page: what entries from memory are worth, and what the sources are.
    fn footnotes<'b>(&self, bases: impl Iterator<Item = &'b Basis>) -> Vec<String> {
        let bases: Vec<&Basis> = bases.collect();
        let mut notes = Vec::new();
        if bases.iter().any(|basis| basis.evidence == Some(Evidence::Memory)) {
            notes.push(say!("record-memory-note"));
        }
        let is_cited =
            |id: &str| bases.iter().any(|basis| basis.cites.iter().any(|cite| cite.source == id));
        let sources = self.series.record.sources.iter();
        notes.extend(sources.filter(|source| is_cited(&source.id)).map(|source| {
            let title = self.text(&source.title);
            titled(isolated(&squeeze(&source.id)), title)
        }));
        notes
    }

    /// The note of an entry and what was corrected in it, in this order at the end of what is said of it.
    fn remarks(&self, note: Option<&Text>, basis: &Basis) -> Vec<String> {
        let note = note.map(|note| self.text(note));
        let correction = basis.correction.as_ref().map(|correction| {
            say!("record-correction", text = Value::composed(self.text(correction)))
        });
        note.into_iter().chain(correction).collect()
    }
}

/// A clause as lawyers name it, told from its id: `article 24(3)`; the id where it stands in no article.
fn clause_name(id: &str) -> String {
    match article_number(id) {
        Some(number) => say!("record-article", number = number),
        None => isolated(&squeeze(id)),
    }
}

/// The head of an entry, marked where nobody has checked it.
fn marked(head: String, basis: &Basis) -> String {
    match basis.evidence {
        Some(Evidence::Memory) => say!("record-from-memory", text = Value::composed(head)),
        _ => head,
    }
}

/// How well an entry is known, in a word; empty where the record does not say.
fn evidence(basis: &Basis) -> String {
    basis.evidence.map(words::evidence).unwrap_or_default()
}

/// Words in quotation marks.
fn quoted(words: &str) -> String {
    isolated(&format!("“{}”", squeeze(words)))
}
