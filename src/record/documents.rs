//! The register of papers: documents and drafts, and what took the place of what.

use crate::series::DraftEntry;
use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Document, Paper};

use super::{Filter, Moment, What};

/// A paper of the register.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A paper that is no draft.
    Document(&'a Document),
    /// A draft.
    Draft(&'a DraftEntry),
}

impl<'a> Entry<'a> {
    /// The date, where it is known.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Document(document) => document.date,
            Self::Draft(draft) => draft.date,
        }
    }

    /// What it takes the place of.
    pub fn supersedes(&self) -> &'a [Paper] {
        match self {
            Self::Document(document) => &document.supersedes,
            Self::Draft(draft) => &draft.supersedes,
        }
    }

    /// How other papers name it.
    pub fn paper(&self) -> Paper {
        match self {
            Self::Document(document) => Paper::Document(document.id.clone()),
            Self::Draft(draft) => Paper::Draft(draft.id.clone()),
        }
    }
}

/// The papers that are wanted, the earliest first; what has no date comes last.
pub fn register<'a>(series: &'a Series, filter: &Filter<'a>) -> Vec<Entry<'a>> {
    let mut papers: Vec<Entry<'a>> = all(series)
        .filter(|entry| {
            let what = match entry {
                Entry::Document(document) => What::Document(document),
                Entry::Draft(draft) => What::Draft(draft),
            };
            filter.takes(&Moment { date: entry.date(), what })
        })
        .collect();
    papers.sort_by_key(|entry| (entry.date().is_none(), entry.date()));
    papers
}

/// The papers that took the place of one.
pub fn superseded_by<'a>(series: &'a Series, paper: &Paper) -> Vec<Entry<'a>> {
    all(series).filter(|entry| entry.supersedes().contains(paper)).collect()
}

fn all(series: &Series) -> impl Iterator<Item = Entry<'_>> {
    let documents = series.record.documents.iter().map(Entry::Document);
    documents.chain(series.drafts.iter().map(Entry::Draft))
}
