//! `travaux blame`: which draft brought each word of a draft.

use travaux::error::Error;
use travaux::history::{Attribution, History};
use travaux::render::history as render;
use travaux::render::history::blame::Told;
use travaux::render::html;
use travaux::say;
use travaux::series::record::Proposal;
use travaux::trace::{Side, followed, proposers};

use super::history::Drafts;
use super::names::Names;
use super::{Outcome, output, project};
use crate::cli::{BlameArgs, TableFormat};

pub(super) fn run(args: &BlameArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.table.common.names, &config);
    let (draft, clause) = split(args, &names)?;
    let drafts = read(args, draft, &names)?;
    // A draft without words is left out when drafts are read.
    let Some(stage) = drafts.find(draft) else { return Ok(Outcome::NothingToCheck) };
    let since = args.since.as_deref().map(|name| drafts.find_or_tell(name)).transpose()?;
    let clause = clause.map(|name| drafts.clause(stage, name)).transpose()?;
    let history = drafts.history(&names);
    if !history.stages[stage].has_text {
        // The error says where the text is to be had.
        names.read(draft)?;
    }
    let mut blame = history.blame(stage, clause, &attributions(&drafts, &history, &names));
    let shares = blame.shares(history.draft(stage));
    if let Some(since) = since {
        blame.since(since);
    }
    let told = Told { blame, shares, since };
    let is_empty = told.is_empty(history.draft(stage));
    let lives = drafts.lives(&history, &names);
    let layout = output::layout_of(&args.table.common);
    output::write(args.table.common.output.as_deref(), |out| match args.table.format {
        TableFormat::Text => render::blame::text(&lives, &told, layout, out),
        TableFormat::Markdown => render::blame::markdown(&lives, &told, out),
        TableFormat::Csv => render::blame::csv(&lives, &told, out),
        TableFormat::Html => html::record(&render::blame::page(&lives, &told)).write(out),
        TableFormat::Json => render::blame_json(&lives, &told, out),
    })?;
    Ok(if is_empty { Outcome::NothingToCheck } else { Outcome::Clean })
}

/// Which stretches of the drafts trace to proposals of the record.
fn attributions(drafts: &Drafts<'_>, history: &History<'_>, names: &Names<'_>) -> Vec<Attribution> {
    let Some(series) = names.series() else { return Vec::new() };
    let ids = drafts.ids();
    let side = |stage: usize| Side { draft: history.draft(stage), entry: drafts.all[stage].entry };
    let mut found = Vec::new();
    for step in history.steps.iter().filter(|step| !step.is_return) {
        let follow = |proposal: &Proposal| followed(history, &ids, [step.old, step.new], proposal);
        let proposers = proposers(series, &step.redline, side(step.old), side(step.new), follow);
        for traced in step.redline.changes.iter().flat_map(|change| proposers.of(change)) {
            let all = &series.record.proposals;
            let Some(proposal) = all.iter().position(|known| std::ptr::eq(known, traced.proposal))
            else {
                continue;
            };
            let stretches = traced.put_in.iter();
            found.extend(stretches.map(|&span| Attribution { stage: step.new, span, proposal }));
        }
    }
    found
}

/// The draft and the clause, which may stand behind a colon: `v2:42`.
fn split<'a>(args: &'a BlameArgs, names: &Names<'_>) -> Result<(&'a str, Option<&'a str>), Error> {
    let whole = (args.draft.as_str(), args.clause.as_deref());
    let Some((draft, clause)) = args.draft.split_once(':') else { return Ok(whole) };
    let is_file = std::path::Path::new(&args.draft).exists();
    if is_file || args.clause.is_some() {
        return Ok(whole);
    }
    let is_listed = names.load_series()?.is_some_and(|series| series.find(draft).is_some());
    Ok(if is_listed { (draft, Some(clause.trim())) } else { whole })
}

/// Reads the drafts of --with and the draft itself, else those of the series up to it.
fn read<'a>(args: &BlameArgs, draft: &str, names: &'a Names<'_>) -> Result<Drafts<'a>, Error> {
    if !args.with.is_empty() {
        let mut wanted: Vec<String> =
            args.with.iter().filter(|name| *name != draft).cloned().collect();
        wanted.push(draft.to_owned());
        return Drafts::read(&wanted, names);
    }
    if draft == "-" || std::path::Path::new(draft).exists() {
        return Err(Error::Usage(say!("blame-with-what", draft = draft)));
    }
    // An error about the name comes before one about the series.
    names.open(draft)?;
    Drafts::read_up_to(draft, names)
}
