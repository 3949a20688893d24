//! The commands about the record of a negotiation: `timeline`, `proposals`, `positions`, `votes`, `actors`, `documents`,
//! and `record check`.

use std::io::{self, Write};
use std::path::Path;

use travaux::draft::Draft;
use travaux::error::Error;
use travaux::messages::{Value, commas};
use travaux::record::{self, Filter};
use travaux::render::html;
use travaux::render::record as render;
use travaux::render::record::{Page, json};
use travaux::say;
use travaux::series::{DraftEntry, Series};
use travaux::toml_file::nearest;

use super::history::tell_missing;
use super::names::{default_version, versions};
use super::{Outcome, apply, note, output, project};
use crate::cli::{
    ActorsArgs, LayoutArgs, ListArgs, PositionsArgs, ProposalsArgs, ProposalsCommand, RecordArgs,
    RecordCommand, TableArgs, TableFormat, TimelineArgs, WhoWhenArgs,
};

pub(super) fn timeline(args: &TimelineArgs) -> Result<Outcome, Error> {
    let series = series(&args.record)?;
    let mut filter = filter(&series, &args.who_when)?;
    filter.kinds.clone_from(&args.kind);
    filter.state = args.state;
    let moments = record::timeline(&series, &filter);
    let page = render::timeline(&series, &moments);
    show(args.record.printing(), &series, &page, |out| json::timeline(&series, &moments, out))
}

pub(super) fn proposals(args: &ProposalsArgs) -> Result<Outcome, Error> {
    if let Some(ProposalsCommand::Apply(args)) = &args.command {
        return apply::run(args);
    }
    let series = series(&args.record)?;
    let mut filter = filter(&series, &args.who_when)?;
    filter.draft = args.draft.as_deref().map(|name| draft(&series, name)).transpose()?;
    filter.clause.clone_from(&args.clause);
    let wanted = record::proposals(&series, &filter, args.outcome);
    let page = render::proposals(&series, &wanted);
    show(args.record.printing(), &series, &page, |out| json::proposals(&series, &wanted, out))
}

pub(super) fn positions(args: &PositionsArgs) -> Result<Outcome, Error> {
    let series = series(&args.record)?;
    let filter = Filter { actors: actor_ids(&series, args.actor.as_deref())?, ..Filter::default() };
    let topic = args.topic.as_deref().map(|name| topic(&series, name)).transpose()?;
    let matrix = record::positions::matrix(&series, &filter, topic);
    let page = render::positions(&series, &matrix);
    show(args.record.printing(), &series, &page, |out| json::positions(&series, &matrix, out))
}

pub(super) fn votes(args: &ListArgs) -> Result<Outcome, Error> {
    let series = series(&args.record)?;
    let filter = filter(&series, &args.who_when)?;
    let votes = record::votes::votes(&series, &filter);
    let page = render::votes(&series, &votes);
    show(args.record.printing(), &series, &page, |out| json::votes(&series, &votes, out))
}

pub(super) fn actors(args: &ActorsArgs) -> Result<Outcome, Error> {
    let series = series(&args.record)?;
    let filter = Filter { actors: actor_ids(&series, args.actor.as_deref())?, ..Filter::default() };
    let actors = record::actors::actors(&series, &filter, args.kind);
    let page = render::actors(&series, &actors);
    show(args.record.printing(), &series, &page, |out| json::actors(&series, &actors, out))
}

pub(super) fn documents(args: &ListArgs) -> Result<Outcome, Error> {
    let series = series(&args.record)?;
    let filter = filter(&series, &args.who_when)?;
    let papers = record::documents::register(&series, &filter);
    let page = render::documents(&series, &papers);
    show(args.record.printing(), &series, &page, |out| json::documents(&series, &papers, out))
}

/// Checks a series, and reads every text of it that is here.
pub(super) fn check(command: &RecordCommand) -> Result<Outcome, Error> {
    let RecordCommand::Check { series } = command;
    let config = project::config()?;
    let Some(path) = project::series_file(series.as_deref(), &config)? else {
        return Err(Error::Usage(say!("record-no-series")));
    };
    let (series, mut errors) = Series::read(&path, &project::read_text(&path)?);
    let Some(series) = series else {
        return Error::all(errors).map(|()| Outcome::Clean);
    };
    let mut n_texts = 0;
    for entry in &series.drafts {
        match versions(&series, entry) {
            Ok(drafts) => {
                n_texts += drafts.len();
                let drafts: Vec<&Draft> = drafts.iter().collect();
                errors.extend(series.check_clauses(&entry.id, &drafts));
            }
            Err(error) => errors.push(error),
        }
    }
    Error::all(errors)?;
    output::write(None, |out| writeln!(out, "{}", render::checked(&series, n_texts)))?;
    Ok(Outcome::Clean)
}

/// The series; warns of the clauses that it names and its texts do not have.
fn series(args: &RecordArgs) -> Result<Series, Error> {
    let config = project::config()?;
    let series = project::series(args.series.as_deref(), &config, None)?
        .ok_or_else(|| Error::Usage(say!("record-no-series")))?;
    // A text that cannot be read is not what was asked for; `record check` tells of it.
    let texts: Vec<(&DraftEntry, Draft)> = series
        .drafts
        .iter()
        .filter_map(|entry| Some((entry, default_version(&series, entry).ok()??)))
        .collect();
    tell_missing(&series, texts.iter().map(|(entry, draft)| (*entry, draft)));
    Ok(series)
}

pub(super) fn filter<'a>(series: &'a Series, args: &WhoWhenArgs) -> Result<Filter<'a>, Error> {
    Ok(Filter {
        actors: actor_ids(series, args.actor.as_deref())?,
        from: args.from,
        to: args.to,
        ..Filter::default()
    })
}

/// The ids of an actor and of its groups; none where no actor is asked for.
pub(super) fn actor_ids<'a>(series: &'a Series, name: Option<&str>) -> Result<Vec<&'a str>, Error> {
    let Some(name) = name else { return Ok(Vec::new()) };
    if let Some(actor) = series.record.find_actor(name) {
        return Ok(Filter::ids_of(series, &actor.id));
    }
    let known = series.record.actors.iter().flat_map(travaux::series::record::Actor::names);
    Err(Error::Usage(match nearest(name, known) {
        Some(near) => say!("record-no-actor-near", name = name, near = near),
        None => say!("record-no-actor", name = name),
    }))
}

pub(super) fn topic<'a>(series: &'a Series, name: &str) -> Result<&'a str, Error> {
    if let Some(topic) = series.record.find_topic(name) {
        return Ok(&topic.id);
    }
    let ids: Vec<&str> = series.record.topics.iter().map(|topic| topic.id.as_str()).collect();
    Err(Error::Usage(match nearest(name, ids.iter().copied()) {
        Some(near) => say!("record-no-topic-near", name = name, near = near),
        None => {
            say!("record-no-topic", name = name, known = Value::composed(commas(&ids)))
        }
    }))
}

pub(super) fn draft<'a>(series: &'a Series, name: &str) -> Result<&'a str, Error> {
    series.find(name).map(|draft| draft.id.as_str()).ok_or_else(|| {
        let known: Vec<&str> = series.drafts.iter().map(|draft| draft.id.as_str()).collect();
        Error::Usage(say!(
            "record-no-draft",
            name = name,
            path = series.path.display().to_string(),
            known = Value::composed(commas(&known))
        ))
    })
}

/// How a page is printed.
#[derive(Clone, Copy)]
pub(super) struct Printing<'a> {
    pub(super) format: TableFormat,
    pub(super) output: Option<&'a Path>,
    pub(super) layout: LayoutArgs,
}

impl RecordArgs {
    fn printing(&self) -> Printing<'_> {
        let Self { format, output, layout, .. } = self;
        Printing { format: *format, output: output.as_deref(), layout: *layout }
    }
}

impl TableArgs {
    pub(super) fn printing(&self) -> Printing<'_> {
        let common = &self.common;
        Printing { format: self.format, output: common.output.as_deref(), layout: common.layout }
    }
}

/// Writes a page in the format that was asked for.
pub(super) fn show(
    printing: Printing<'_>,
    series: &Series,
    page: &Page,
    json: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Outcome, Error> {
    let options = output::text_options(printing.layout, printing.output.is_some());
    if page.is_empty() {
        note(&say!("record-nothing", path = series.path.display().to_string()));
        if printing.format == TableFormat::Text {
            return Ok(Outcome::NothingToCheck);
        }
    }
    output::write(printing.output, |out| match printing.format {
        TableFormat::Text => page.text(options, out),
        TableFormat::Markdown => page.markdown(out),
        TableFormat::Csv => page.csv(out),
        TableFormat::Html => html::record(page).write(out),
        TableFormat::Json => json(out),
    })?;
    Ok(if page.is_empty() { Outcome::NothingToCheck } else { Outcome::Clean })
}
