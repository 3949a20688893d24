//! Reads the drafts of a history: those that were named, else all of the series.

use std::thread;

use travaux::draft::{ClauseIdx, Draft};
use travaux::error::Error;
use travaux::history::{History, Stage, beside, crosswalks, outline_of};
use travaux::messages;
use travaux::render::history::Lives;
use travaux::render::{LeftOut, Version};
use travaux::say;
use travaux::series::{DraftEntry, Series};

use super::names::{Named, Names, is_blank, versions};
use super::{clause, warn};

/// The drafts of a history, oldest first.
pub(super) struct Drafts<'a> {
    /// The drafts; the outlines of those whose text is not here.
    pub(super) all: Vec<Named<'a>>,
    /// Whether the text of each is here.
    has_text: Vec<bool>,
    /// Drafts of the series that take no part.
    left_out: LeftOut,
}

impl<'a> Drafts<'a> {
    /// Reads the drafts that were named, in the order in which they were named; else all of the series, by date.
    pub(super) fn read(wanted: &[String], names: &'a Names<'_>) -> Result<Self, Error> {
        if wanted.is_empty() {
            return Self::read_series_and(&[], names);
        }
        Self::read_all(wanted, &[], names)
    }

    /// Reads all drafts of the series by date, and after them texts that may not be of it.
    pub(super) fn read_series_and(files: &[String], names: &'a Names<'_>) -> Result<Self, Error> {
        let Some(series) = names.load_series()? else {
            return Err(Error::Usage(say!("history-no-series")));
        };
        let mut left_out = Vec::new();
        let mut wanted = all_of(series, names.language(), &mut left_out);
        wanted.extend_from_slice(files);
        Self::read_all(&wanted, &left_out, names)
    }

    fn read_all(
        wanted: &[String],
        left_out: &[&DraftEntry],
        names: &'a Names<'_>,
    ) -> Result<Self, Error> {
        let left_out = LeftOut::new(left_out);
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
        // What is newer than the draft is not missed.
        let older = series.in_order(series.drafts.iter().collect());
        let older: Vec<&str> = older
            .iter()
            .map(|entry| entry.id.as_str())
            .take_while(|id| found.is_some_and(|found| found.id != *id))
            .collect();
        left_out.retain(|entry| older.contains(&entry.id.as_str()));
        Self::read_all(&wanted, &left_out, names)
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
        let beside = names.series().map(|series| beside(series, &ids)).unwrap_or_default();
        if let Some(series) = names.series() {
            let texts = self.all.iter().zip(&self.has_text).filter(|(_, has_text)| **has_text);
            let texts = texts.filter_map(|(named, _)| Some((named.entry?, &named.draft)));
            tell_missing(series, texts);
        }
        History::with_parts(stages, &entries, &beside)
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

/// For each clause of a draft, the id that it had where it first appeared in its series, where that is another one. Where
/// an older draft cannot be read, the reader is told, and nothing is known.
pub(super) fn first_ids(named: &Named<'_>, names: &Names<'_>) -> Vec<Option<String>> {
    let Some(entry) = named.entry else { return Vec::new() };
    let drafts = match Drafts::read_up_to(&entry.id, names) {
        Ok(drafts) => drafts,
        Err(error) => {
            warn(&error.to_string());
            return Vec::new();
        }
    };
    // Read again in the same language, it is the same draft.
    let is_same =
        |&stage: &usize| drafts.draft(stage).source.sha256() == named.draft.source.sha256();
    let stage = drafts.find(&entry.id).filter(is_same);
    stage.map(|stage| drafts.history(names).first_ids(stage)).unwrap_or_default()
}

/// Warns of the clauses that a series names and its texts do not have.
pub(super) fn tell_missing<'a>(
    series: &Series,
    texts: impl IntoIterator<Item = (&'a DraftEntry, &'a Draft)>,
) {
    let mut errors = Vec::new();
    for (entry, draft) in texts {
        // Points go by the letters of a language: before anything is said, the other versions are asked too.
        if !series.check_clauses(&entry.id, &[draft]).is_empty()
            && let Ok(drafts) = versions(series, entry)
        {
            errors.extend(series.check_clauses(&entry.id, &drafts.iter().collect::<Vec<_>>()));
        }
    }
    if let Err(errors) = Error::all(errors) {
        errors.each().iter().for_each(|error| warn(&error.to_string()));
    }
}

/// The drafts of a series from the oldest to the newest. A draft takes part that has a text in
/// the language asked for, or no text here at all but a part in what people decided.
pub(super) fn all_of<'a>(
    series: &'a Series,
    asked: Option<&str>,
    left_out: &mut Vec<&'a DraftEntry>,
) -> Vec<String> {
    let language = asked.or(series.default_language.as_deref());
    let takes_part = |entry: &&DraftEntry| match (entry.texts.is_empty(), language) {
        (true, _) => outline_of(series, &entry.id, messages::ui().language()).is_some(),
        (false, Some(language)) => entry.texts.contains_key(language),
        (false, None) => true,
    };
    let (taken, others): (Vec<&DraftEntry>, Vec<_>) = series.drafts.iter().partition(takes_part);
    left_out.extend(others);
    series.in_order(taken).iter().map(|entry| entry.id.clone()).collect()
}
