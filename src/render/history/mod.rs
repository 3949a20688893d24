//! Prints histories: the table of all articles across all drafts, what became of chapters, where one clause is now, and the
//! log of one clause.

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::history::{Cell, GroupLife, Happening, History, Row};
use crate::key::fold;
use crate::messages::{Value, commas, semicolons};
use crate::say;
use crate::series::Series;

use super::address::{label, number, short, squeeze};
use super::wrap::{beginning, isolated};
use super::{LeftOut, Version};

mod answer;
pub mod blame;
pub mod brackets;
mod cells;
mod concordance;
mod csv;
mod json;
mod json_blame;
mod json_brackets;
mod json_log;
pub mod log;
mod log_text;
mod pages;

pub use answer::{markdown as answer_markdown, text as answer_text};
pub(super) use concordance::signs;
pub use concordance::{chapters_markdown, chapters_text, markdown, text};
pub use csv::{answer as answer_csv, chapters as chapters_csv, concordance as csv};
pub use json::{answer as answer_json, chapters as chapters_json, concordance as json};
pub use json_blame::blame as blame_json;
pub use json_brackets::brackets as brackets_json;
pub use json_log::log as log_json;
pub(super) use log_text::remarks as log_remarks;
pub use log_text::{markdown as log_markdown, text as log_text};
pub use pages::{answer_page, chapters_page, concordance_page};

/// Columns that the words of an article without a heading may fill.
const WORDS: usize = 40;

/// A history with what is known of its drafts, ready to be shown.
#[derive(Clone, Debug)]
pub struct Lives<'a> {
    /// What the treaty is called, where a series says so.
    pub title: Option<&'a str>,
    /// The history.
    pub history: &'a History<'a>,
    /// Its drafts, in the same order.
    pub versions: Vec<Version<'a>>,
    /// The series that they stand in.
    pub series: Option<&'a Series>,
    /// Drafts of the series that take no part.
    pub left_out: LeftOut,
}

/// How much is said of what happened to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notes {
    /// What the numbers do not show.
    Hidden,
    /// That and what was dropped.
    Telling,
    /// Everything.
    All,
}

/// Where a clause of one draft stands in the others.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The draft that was named.
    pub stage: usize,
    /// The clause that was named.
    pub clause: ClauseIdx,
    /// What of it stands in each draft.
    pub cells: Vec<Cell>,
    /// The drafts that are asked about.
    pub wanted: Vec<usize>,
}

impl<'a> Lives<'a> {
    pub(in crate::render) fn draft(&self, stage: usize) -> &'a Draft {
        self.history.draft(stage)
    }

    /// Short names of the drafts that tell them apart: ids, else file names, with their folder where need be.
    pub(in crate::render) fn names(&self) -> Vec<String> {
        let full: Vec<&str> = self.versions.iter().map(|v| v.draft.name.as_str()).collect();
        let last = |name: &str, parts: usize| -> String {
            let pieces: Vec<&str> = name.split(['/', '\\']).collect();
            let name = pieces[pieces.len().saturating_sub(parts)..].join("/");
            match name.rsplit_once('.') {
                Some((stem, "txt" | "md" | "text")) if !stem.is_empty() => squeeze(stem),
                _ => squeeze(&name),
            }
        };
        let is_one_each = |names: &[String]| {
            let mut sorted: Vec<&String> = names.iter().collect();
            sorted.sort_unstable();
            sorted.windows(2).all(|pair| pair[0] != pair[1])
        };
        for parts in 1..6 {
            let names: Vec<String> = full.iter().map(|name| last(name, parts)).collect();
            if is_one_each(&names) {
                return names;
            }
        }
        full.iter().map(|name| squeeze(name)).collect()
    }

    /// The name of one draft.
    fn name(&self, stage: usize) -> String {
        self.names().swap_remove(stage)
    }

    /// The languages of the texts, for a title.
    fn languages(&self) -> String {
        let texts = self.versions.iter().zip(&self.history.stages);
        let mut languages: Vec<&str> = texts
            .filter(|(_, stage)| stage.has_text)
            .map(|(version, _)| version.draft.language.as_str())
            .collect();
        languages.sort_unstable();
        languages.dedup();
        squeeze(&commas(&languages))
    }

    /// What heads a concordance.
    pub(in crate::render) fn heading(&self) -> String {
        let languages = self.languages();
        match (self.title, languages.is_empty()) {
            (Some(treaty), false) => {
                say!("concordance-title-of", treaty = squeeze(treaty), languages = languages)
            }
            (Some(treaty), true) => say!("concordance-title-no-text", treaty = squeeze(treaty)),
            (None, _) => say!("concordance-title", languages = languages),
        }
    }

    /// Which drafts were left out, and which have no text here.
    pub(in crate::render) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        let stages = self.history.stages.iter().enumerate();
        let without: Vec<String> =
            stages.filter(|(_, stage)| !stage.has_text).map(|(n, _)| self.name(n)).collect();
        if without.len() == self.history.stages.len() {
            remarks.push(say!("history-no-text-of-any"));
        } else if !without.is_empty() {
            remarks.push(say!("history-no-text-of", drafts = commas(&without)));
        }
        remarks.extend(self.left_out.remarks());
        remarks
    }

    /// What a row is about: the newest heading, else the first words. Several where several articles stand there.
    pub(in crate::render) fn subject(&self, cells: &[Cell]) -> String {
        let mut words = None;
        for cell in cells.iter().rev() {
            let draft = self.draft(cell.stage);
            let mut headings: Vec<String> =
                cell.clauses.iter().filter_map(|&idx| heading(draft, idx)).collect();
            headings.dedup();
            if !headings.is_empty() {
                return isolated(&semicolons(&headings));
            }
            if let (None, Some(&idx)) = (&words, cell.clauses.first()) {
                words = first_words(draft, idx);
            }
        }
        words.map(|words| isolated(&words)).unwrap_or_default()
    }

    /// What is to be said of a life beside its numbers.
    pub(in crate::render) fn told(&self, cells: &[Cell]) -> Vec<String> {
        self.notes(cells, Notes::Hidden)
    }

    /// What is worth saying of a life beside its numbers.
    fn notes(&self, cells: &[Cell], how_much: Notes) -> Vec<String> {
        let all = how_much == Notes::All;
        let names = self.names();
        let mut notes = Vec::new();
        for (stage, draft) in names.iter().enumerate() {
            for happening in self.history.happenings(cells, stage) {
                let draft = draft.as_str();
                notes.push(match happening {
                    Happening::Dropped if how_much == Notes::Hidden => continue,
                    Happening::Dropped => say!("history-dropped", draft = draft),
                    Happening::Returned(last) => {
                        say!("history-returned", draft = draft, last = names[last].as_str())
                    }
                    Happening::Split => say!("history-split", draft = draft),
                    Happening::Joined => say!("history-joined", draft = draft),
                    Happening::Moved => say!("history-moved", draft = draft),
                    Happening::New if all => say!("history-new", draft = draft),
                    Happening::Renumbered if all => say!("history-renumbered", draft = draft),
                    Happening::HeadingChanged if all => say!("history-heading", draft = draft),
                    Happening::Edited if all => say!("history-edited", draft = draft),
                    _ => continue,
                });
            }
        }
        notes
    }

    /// Which chapters and clusters of a draft keep all their articles.
    fn kept_sentence(&self, kept: &[&GroupLife]) -> String {
        let names = kept.iter().map(|life| {
            let group = group_name_short(self.draft(life.group.stage), life.group.clause);
            say!("group-count", group = Value::composed(group), n = life.articles)
        });
        let groups = Value::composed(commas(&names.collect::<Vec<_>>()));
        let sentence = say!("group-all-kept", groups = groups);
        if kept.iter().any(|life| life.is_from_memory) {
            say!("record-from-memory", text = Value::composed(sentence))
        } else {
            sentence
        }
    }

    /// What became of a chapter or cluster in the next draft, in a sentence.
    pub(in crate::render) fn group_sentence(&self, life: &GroupLife) -> String {
        let sentence = self.what_became_of(life);
        if life.is_from_memory {
            say!("record-from-memory", text = Value::composed(sentence))
        } else {
            sentence
        }
    }

    fn what_became_of(&self, life: &GroupLife) -> String {
        let (draft, next) = (self.name(life.group.stage), self.name(life.next));
        let group = group_name(self.draft(life.group.stage), life.group.clause);
        let group = Value::composed(group);
        let n = life.articles;
        if life.disappeared() {
            return say!("group-disappeared", group = group, draft = draft, next = next, n = n);
        }
        let next_draft = self.draft(life.next);
        let mut places: Vec<String> = Vec::new();
        for stay in &life.stays {
            if !life.knows_groups {
                places.push(say!("group-still-there", n = stay.articles));
                continue;
            }
            let place = match stay.group {
                Some(idx) => group_name_short(next_draft, idx),
                None => say!("group-nowhere"),
            };
            places.push(say!("group-stay", n = stay.articles, place = Value::composed(place)));
        }
        if !life.dropped.is_empty() {
            let old = self.draft(life.group.stage);
            let articles: Vec<String> = life.dropped.iter().map(|&idx| brief(old, idx)).collect();
            let articles = Value::composed(commas(&articles));
            places.push(say!("group-dropped", n = life.dropped.len(), articles = articles));
        }
        if life.unknown > 0 {
            places.push(say!("group-unknown", n = life.unknown));
        }
        let places = Value::composed(semicolons(&places));
        if life.was_dissolved() {
            say!("group-dissolved", group = group, next = next, n = n, places = places)
        } else {
            say!("group-kept", group = group, n = n, places = places)
        }
    }
}

/// Whether a row tells of more than edited words: its article came, went, or has another number, place or heading.
pub fn is_changed(history: &History<'_>, row: &Row) -> bool {
    (0..row.cells.len()).any(|stage| {
        history.happenings(&row.cells, stage).iter().any(|&what| what != Happening::Edited)
    })
}

/// The number of a clause: `24`, `24(3)`; with its annex where it stands in one.
fn brief(draft: &Draft, idx: ClauseIdx) -> String {
    let clause = draft.clause(idx);
    let name = match number(clause) {
        Some(number) if clause.kind == ClauseKind::Paragraph && draft.article_of(idx).is_none() => {
            number
        }
        _ => short(draft, idx),
    };
    let annex =
        draft.ancestors(idx).skip(1).find(|&above| draft.clause(above).kind == ClauseKind::Annex);
    match annex {
        Some(annex) => format!("{} {name}", label(draft, annex)),
        None => name,
    }
}

/// The heading of a clause, or of the article that holds it.
pub(in crate::render) fn heading(draft: &Draft, idx: ClauseIdx) -> Option<String> {
    let owner = draft.ancestors(idx).find(|&idx| draft.heading(idx).is_some())?;
    let is_group = draft.clause(owner).kind.is_group() && owner != idx;
    let text = (!is_group).then(|| squeeze(draft.heading(owner).unwrap_or_default()))?;
    let clause = draft.clause(owner);
    let says_more = !text.is_empty() && fold(&text) != fold(clause.kind.as_str());
    says_more.then_some(text)
}

/// The first words of a clause without a heading, in quotation marks.
fn first_words(draft: &Draft, idx: ClauseIdx) -> Option<String> {
    let with_text = draft.subtree(idx).find(|&(idx, _)| !draft.own_text(idx).trim().is_empty())?;
    let words = beginning(&draft.own_text(with_text.0), WORDS);
    Some(say!("quoted", text = isolated(&words)))
}

/// `Chapter II, Cluster 8 "Content"`.
fn group_name(draft: &Draft, idx: ClauseIdx) -> String {
    let name = group_name_short(draft, idx);
    match draft.heading(idx).map(squeeze).filter(|heading| !heading.is_empty()) {
        Some(heading) => format!("{name} {}", say!("quoted", text = isolated(&heading))),
        None => name,
    }
}

/// `Chapter II, Cluster 8`.
fn group_name_short(draft: &Draft, idx: ClauseIdx) -> String {
    let mut labels: Vec<String> =
        draft.ancestors(idx).map(|idx| isolated(&label(draft, idx))).collect();
    labels.reverse();
    commas(&labels)
}

/// `Chapter IV, Cluster 2` of the groups that hold a clause; nothing where none does.
fn place_of(draft: &Draft, idx: ClauseIdx) -> Option<String> {
    let group = draft.ancestors(idx).skip(1).find(|&above| draft.clause(above).kind.is_group())?;
    Some(group_name(draft, group))
}
