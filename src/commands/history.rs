//! Reads the drafts of a history: those that were named, else all of the series.

use std::thread;

use travaux::draft::{ClauseIdx, Draft};
use travaux::error::Error;
use travaux::history::{Crosswalk, History, Stage, crosswalks, outline_of};
use travaux::messages;
use travaux::render::Version;
use travaux::render::history::Lives;
use travaux::say;
use travaux::series::{DraftEntry, Series};

use super::names::{Named, Names, is_blank};
use super::{clause, warn};

/// The drafts of a history, oldest first.
pub(super) struct Drafts<'a> {
    /// The drafts; the outlines of those whose text is not here.
    pub(super) all: Vec<Named<'a>>,
    /// Whether the text of each is here.
    has_text: Vec<bool>,
    /// Drafts of the series that take no part.
    pub(super) left_out: Vec<String>,
}

impl<'a> Drafts<'a> {
    /// Reads the drafts that were named, in the order in which they were named; else all of the series, by date.
    pub(super) fn read(wanted: &[String], names: &'a Names<'_>) -> Result<Self, Error> {
        if wanted.is_empty() {
            return Self::read_series_and(&[], names);
        }
        Self::read_all(wanted, Vec::new(), names)
    }

    /// Reads all drafts of the series by date, and after them texts that may not be of it.
    pub(super) fn read_series_and(files: &[String], names: &'a Names<'_>) -> Result<Self, Error> {
        let Some(series) = names.load_series()? else {
            return Err(Error::Usage(say!("history-no-series")));
        };
        let mut left_out = Vec::new();
        let mut wanted = all_of(series, names.language(), &mut left_out);
        wanted.extend_from_slice(files);
        Self::read_all(&wanted, left_out, names)
    }

    fn read_all(
        wanted: &[String],
        left_out: Vec<String>,
        names: &'a Names<'_>,
    ) -> Result<Self, Error> {
        let mut drafts = Self { all: Vec::new(), has_text: Vec::new(), left_out };
        for pair in wanted.chunks(2) {
            let read: Vec<_> = thread::scope(|scope| {
                let texts: Vec<_> = pair
                    .iter()
                    .map(|name| names.open(name).map(|text| scope.spawn(|| text.parse())))
                    .collect();
                let finish = |text: thread::ScopedJoinHandle<'_, Named<'a>>| {
                    text.join().expect("the parser does not panic")
                };
                texts.into_iter().map(|text| text.map(finish)).collect()
            });
            for (name, named) in pair.iter().zip(read) {
                drafts.add(name, named, names)?;
            }
        }
        Ok(drafts)
    }

    /// Reads the drafts of the series up to one of them.
    pub(super) fn read_up_to(name: &str, names: &'a Names<'_>) -> Result<Self, Error> {
        let Some(series) = names.load_series()? else {
            return Err(Error::Usage(say!("history-no-series")));
        };
        let mut left_out = Vec::new();
        let mut wanted = all_of(series, names.language(), &mut left_out);
        let found = series.find(name);
        match found.and_then(|entry| wanted.iter().position(|id| *id == entry.id)) {
            Some(last) => wanted.truncate(last + 1),
            None => wanted.push(name.to_owned()),
        }
        let order = |entry: &DraftEntry| {
            let place = series.drafts.iter().position(|other| other.id == entry.id);
            (entry.date.map(travaux::series::date::Date::first), place)
        };
        left_out.retain(|id| {
            let left = series.draft(id).map(order);
            left.is_some() && left < found.map(order)
        });
        Ok(Self { left_out, ..Self::read(&wanted, names)? })
    }

    /// Adds a draft that was read, or the outline of one whose text is not here.
    fn add(
        &mut self,
        name: &str,
        read: Result<Named<'a>, Error>,
        names: &'a Names<'_>,
    ) -> Result<(), Error> {
        let outlined = names.series().and_then(|series| {
            let entry = series.find(name).filter(|entry| entry.texts.is_empty())?;
            let language = messages::ui().language();
            Some(Named { draft: outline_of(series, &entry.id, language)?, entry: Some(entry) })
        });
        match (read, outlined) {
            (Ok(named), _) if is_blank(&named.draft) => {
                warn(&say!("nothing-to-check", draft = named.draft.name.as_str()));
            }
            (Ok(named), _) => {
                self.all.push(named);
                self.has_text.push(true);
            }
            (Err(_), Some(outline)) => {
                self.all.push(outline);
                self.has_text.push(false);
            }
            (Err(error), None) => return Err(error),
        }
        Ok(())
    }

    /// Which of the drafts a name stands for.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let is_named = |named: &Named<'_>| {
            named.draft.name == name
                || named.entry.is_some_and(|entry| {
                    entry.names().any(|known| known == name)
                        || entry.symbol.as_deref().is_some_and(|s| s.eq_ignore_ascii_case(name))
                })
        };
        self.all.iter().position(is_named)
    }

    /// Which of the drafts a name stands for; an error that lists them where it is none.
    pub(super) fn find_or_tell(&self, name: &str) -> Result<usize, Error> {
        self.find(name).ok_or_else(|| {
            let known: Vec<&str> = self.all.iter().map(|named| named.draft.name.as_str()).collect();
            let known = messages::Value::composed(messages::commas(&known));
            Error::Usage(say!("history-no-such-draft", name = name, known = known))
        })
    }

    /// Follows the clauses of the drafts, with what people decided.
    pub(super) fn history(&self, names: &Names<'_>) -> History<'_> {
        let stages = self.all.iter().zip(&self.has_text);
        let stages: Vec<Stage<'_>> =
            stages.map(|(named, &has_text)| Stage { draft: &named.draft, has_text }).collect();
        let ids = self.ids();
        let entries = names.series().map(|series| crosswalks(series, &ids)).unwrap_or_default();
        for entry in &entries {
            self.tell_missing(entry, names);
        }
        History::new(stages, &entries)
    }

    /// Warns of a clause that an entry names and a text does not have.
    fn tell_missing(&self, entry: &Crosswalk, names: &Names<'_>) {
        let Some(series) = names.series() else { return };
        for (stage, id) in [(entry.old_stage, &entry.old), (entry.new_stage, &entry.new)] {
            let draft = &self.all[stage].draft;
            if let Some(id) = id.as_deref().filter(|id| draft.find(id).is_none()) {
                warn(&say!(
                    "concordance-names-no-clause",
                    path = series.path.display().to_string(),
                    old = self.all[entry.old_stage].draft.name.as_str(),
                    new = self.all[entry.new_stage].draft.name.as_str(),
                    clause = id,
                    draft = draft.name.as_str()
                ));
            }
        }
    }

    /// The history with what is known of its drafts, for the renderers.
    pub(super) fn lives<'h>(&'h self, history: &'h History<'h>, names: &'h Names<'_>) -> Lives<'h> {
        let is_listed = self.all.iter().any(|named| named.entry.is_some());
        let series = names.series().filter(|_| is_listed);
        Lives {
            title: series.map(|series| series.title.get(messages::ui().language())),
            history,
            versions: self.all.iter().map(Named::version).collect::<Vec<Version<'_>>>(),
            series,
            left_out: self.left_out.clone(),
        }
    }

    /// For each draft its id in the series, where it stands in one.
    pub(super) fn ids(&self) -> Vec<Option<&str>> {
        self.all.iter().map(|named| named.entry.map(|entry| entry.id.as_str())).collect()
    }

    /// The clause of a draft that a name stands for: an id, numbers, a heading.
    pub(super) fn clause(&self, stage: usize, name: &str) -> Result<ClauseIdx, Error> {
        let draft = self.draft(stage);
        if self.has_text[stage] {
            clause::find_or_heading(draft, name)
        } else {
            clause::find_in_outline(draft, name)
        }
    }

    /// The draft of a stage.
    pub(super) fn draft(&self, stage: usize) -> &Draft {
        &self.all[stage].draft
    }
}

/// The drafts of a series by date, where all have one, else in the order of the file. A draft takes part that has a text in
/// the language asked for, or no text here at all but a part in what people decided.
fn all_of(series: &Series, asked: Option<&str>, left_out: &mut Vec<String>) -> Vec<String> {
    let language = asked.or(series.default_language.as_deref());
    let takes_part = |entry: &&DraftEntry| match (entry.texts.is_empty(), language) {
        (true, _) => outline_of(series, &entry.id, messages::ui().language()).is_some(),
        (false, Some(language)) => entry.texts.contains_key(language),
        (false, None) => true,
    };
    let (mut taken, others): (Vec<&DraftEntry>, Vec<&DraftEntry>) =
        series.drafts.iter().partition(takes_part);
    if taken.iter().all(|entry| entry.date.is_some()) {
        taken.sort_by_key(|entry| entry.date.map(travaux::series::date::Date::first));
    }
    left_out.extend(others.iter().map(|entry| entry.id.clone()));
    taken.iter().map(|entry| entry.id.clone()).collect()
}
