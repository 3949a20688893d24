//! `travaux asks`: what became of what was asked for, draft by draft.

use std::path::Path;

use travaux::asks::{Answer, Judge, Texts, Verdict};
use travaux::draft::Draft;
use travaux::error::Error;
use travaux::history::History;
use travaux::record::Filter;
use travaux::render::record as render;
use travaux::render::record::{Asked, json};
use travaux::say;
use travaux::series::Series;
use travaux::series::record::Ask;

use super::history::Drafts;
use super::names::{Named, Names, versions};
use super::record::{actor_ids, draft, show, topic};
use super::{Outcome, project};
use crate::cli::{AsksArgs, NameArgs};

pub(super) fn run(args: &AsksArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let is_file = |name: &&String| name.as_str() == "-" || Path::new(name).exists();
    let files: Vec<String> = args.drafts.iter().filter(is_file).cloned().collect();
    // A file can be followed in its own language only; else clauses are followed in the language that every draft has,
    // and words are looked up in the one that was asked for.
    let asked = args.table.common.names.lang.as_deref();
    let lang = asked.filter(|_| !files.is_empty()).map(str::to_owned);
    let followed = NameArgs { lang, ..args.table.common.names.clone() };
    let names = Names::new(&followed, &config);
    let Some(series) = names.load_series()? else {
        return Err(Error::Usage(say!("record-no-series")));
    };
    let wanted = wanted(args, series)?;
    let drafts = Drafts::read_series_and(&files, &names)?;
    let versions = Versions::read(&drafts, series)?;
    versions.check(&drafts, series)?;
    let history = drafts.history(&names);
    let texts = versions.texts(&drafts, &history, asked);
    let judge = Judge::new(&history, texts, series.default_language.as_deref());
    let mut answers: Vec<Answer<'_>> = wanted.into_iter().map(|ask| judge.answer(ask)).collect();
    let mut columns = shown(args, &drafts, &answers)?;
    if let Some(verdict) = args.verdict {
        let newest = columns.last().copied();
        answers.retain(|answer| {
            let cell = newest.and_then(|newest| answer.cell(newest));
            cell.map_or(Verdict::Unknown, |cell| cell.verdict) == verdict
        });
        columns = shown(args, &drafts, &answers)?;
    }
    let lives = drafts.lives(&history, &names);
    let asked = Asked { series, lives: &lives, answers: &answers, shown: &columns };
    let page = render::asks(&asked);
    show(args.table.printing(), series, &page, |out| json::asks(&asked, out))
}

/// The asks that are wanted, in the order of the record.
fn wanted<'a>(args: &AsksArgs, series: &'a Series) -> Result<Vec<&'a Ask>, Error> {
    let filter = Filter {
        actors: actor_ids(series, args.actor.as_deref())?,
        draft: args.draft.as_deref().map(|name| draft(series, name)).transpose()?,
        clause: args.clause.clone(),
        ..Filter::default()
    };
    let topic = args.topic.as_deref().map(|name| topic(series, name)).transpose()?;
    let asks = series.record.asks.iter();
    Ok(asks
        .filter(|ask| filter.takes_any(&[&ask.by]) && filter.takes_target(&ask.target))
        .filter(|ask| topic.is_none_or(|topic| ask.topic.as_deref() == Some(topic)))
        .collect())
}

/// The drafts to show: those that were named, with those that are asked about; else all since the first of these.
fn shown(
    args: &AsksArgs,
    drafts: &Drafts<'_>,
    answers: &[Answer<'_>],
) -> Result<Vec<usize>, Error> {
    let bases = || answers.iter().filter_map(|answer| answer.base);
    if args.drafts.is_empty() {
        let first = bases().min().unwrap_or(drafts.all.len());
        return Ok((first..drafts.all.len()).collect());
    }
    let named = args.drafts.iter().map(|name| drafts.find_or_tell(name));
    let mut shown = named.collect::<Result<Vec<usize>, Error>>()?;
    let newest = shown.iter().copied().max().unwrap_or_default();
    shown.extend(bases().filter(|&base| base < newest));
    shown.sort_unstable();
    shown.dedup();
    Ok(shown)
}

/// The language versions of the drafts of a history, beside the one that is followed.
pub(super) struct Versions(Vec<Vec<Draft>>);

impl Versions {
    /// Reads them; none of a draft that has but one.
    pub(super) fn read(drafts: &Drafts<'_>, series: &Series) -> Result<Self, Error> {
        let of = |named: &Named<'_>| match named.entry.filter(|entry| entry.texts.len() > 1) {
            Some(entry) => versions(series, entry),
            None => Ok(Vec::new()),
        };
        Ok(Self(drafts.all.iter().map(of).collect::<Result<_, _>>()?))
    }

    /// Whether the clauses that the record names stand in the drafts.
    fn check(&self, drafts: &Drafts<'_>, series: &Series) -> Result<(), Error> {
        let mut errors = Vec::new();
        for (named, versions) in drafts.all.iter().zip(&self.0) {
            let Some(entry) = named.entry.filter(|entry| !entry.texts.is_empty()) else { continue };
            let mut read: Vec<&Draft> = versions.iter().collect();
            if read.is_empty() {
                read.push(&named.draft);
            }
            errors.extend(series.check_clauses(&entry.id, &read));
        }
        Error::all(errors)
    }

    /// What is at hand of each draft, where words are looked up in texts of the language that was asked for.
    pub(super) fn texts<'a>(
        &'a self,
        drafts: &'a Drafts<'a>,
        history: &History<'_>,
        asked: Option<&str>,
    ) -> Vec<Texts<'a>> {
        let stages = drafts.all.iter().zip(&self.0).zip(&history.stages);
        stages
            .map(|((named, versions), stage)| {
                let is_asked = |draft: &&Draft| asked.is_none_or(|asked| draft.language == asked);
                let own = Some(&named.draft).filter(|_| stage.has_text);
                Texts {
                    id: named.entry.map(|entry| entry.id.as_str()),
                    date: named.entry.and_then(|entry| entry.date),
                    shown: own.filter(is_asked).or_else(|| versions.iter().find(is_asked)),
                    versions: versions.iter().collect(),
                }
            })
            .collect()
    }
}
