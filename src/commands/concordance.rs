//! `travaux concordance`: the articles of all drafts side by side, or where one clause is now.

use travaux::error::Error;
use travaux::render::history::{self as render, Answer, is_changed};
use travaux::render::html;
use travaux::say;

use super::history::Drafts;
use super::names::Names;
use super::{Outcome, output, project};
use crate::cli::{ConcordanceArgs, TableFormat};

pub(super) fn run(args: &ConcordanceArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.table.common.names, &config);
    let drafts = Drafts::read(&wanted(args, &names)?, &names)?;
    if drafts.all.is_empty() {
        return Ok(Outcome::NothingToCheck);
    }
    if let Some(from) = &args.from {
        return answer(args, from, &drafts, &names);
    }
    let history = drafts.history(&names);
    let lives = drafts.lives(&history, &names);
    let mut rows = history.rows();
    let groups = history.group_lives(&rows);
    let is_empty = if args.chapters { groups.is_empty() } else { rows.is_empty() };
    if args.only_changed {
        rows.retain(|row| is_changed(&history, row));
    }
    let layout = output::layout_of(&args.table.common);
    output::write(args.table.common.output.as_deref(), |out| {
        match (args.table.format, args.chapters) {
            (TableFormat::Text, false) => render::text(&lives, &rows, &groups, layout, out),
            (TableFormat::Text, true) => render::chapters_text(&lives, &groups, layout, out),
            (TableFormat::Markdown, false) => render::markdown(&lives, &rows, &groups, out),
            (TableFormat::Markdown, true) => render::chapters_markdown(&lives, &groups, out),
            (TableFormat::Csv, false) => render::csv(&lives, &rows, out),
            (TableFormat::Csv, true) => render::chapters_csv(&lives, &groups, out),
            (TableFormat::Html, false) => {
                html::record(&render::concordance_page(&lives, &rows, &groups)).write(out)
            }
            (TableFormat::Html, true) => {
                html::record(&render::chapters_page(&lives, &groups)).write(out)
            }
            (TableFormat::Json, false) => render::json(&lives, &rows, &groups, out),
            (TableFormat::Json, true) => render::chapters_json(&lives, &groups, out),
        }
    })?;
    Ok(if is_empty { Outcome::NothingToCheck } else { Outcome::Clean })
}

/// The drafts to read: those that were named; with --from all of the series, or the ones of --from and --to.
fn wanted(args: &ConcordanceArgs, names: &Names<'_>) -> Result<Vec<String>, Error> {
    let Some(from) = &args.from else { return Ok(args.drafts.clone()) };
    if args.drafts.is_empty() {
        return Err(Error::Usage(say!("concordance-from-what", draft = from.as_str())));
    }
    let is_listed = |name: &String| -> Result<bool, Error> {
        Ok(!std::path::Path::new(name).exists()
            && names.load_series()?.is_some_and(|series| series.find(name).is_some()))
    };
    let mut listed = is_listed(from)?;
    for to in &args.to {
        listed &= is_listed(to)?;
    }
    if listed {
        return Ok(Vec::new());
    }
    Ok(std::iter::once(from).chain(&args.to).cloned().collect())
}

/// Says where the clauses that were named stand in the other drafts.
fn answer(
    args: &ConcordanceArgs,
    from: &str,
    drafts: &Drafts<'_>,
    names: &Names<'_>,
) -> Result<Outcome, Error> {
    let stage = drafts.find_or_tell(from)?;
    let clauses =
        args.drafts.iter().map(|name| drafts.clause(stage, name)).collect::<Result<Vec<_>, _>>()?;
    let wanted: Vec<usize> = if args.to.is_empty() {
        (stage + 1..drafts.all.len()).collect()
    } else {
        args.to.iter().map(|name| drafts.find_or_tell(name)).collect::<Result<_, _>>()?
    };
    if wanted.is_empty() {
        return Err(Error::Usage(say!("concordance-is-newest", draft = from)));
    }
    let history = drafts.history(names);
    let lives = drafts.lives(&history, names);
    let answers: Vec<Answer> = clauses
        .into_iter()
        .map(|clause| Answer {
            stage,
            clause,
            cells: history.follow(stage, clause),
            wanted: wanted.clone(),
        })
        .collect();
    let layout = output::layout_of(&args.table.common);
    output::write(args.table.common.output.as_deref(), |out| match args.table.format {
        TableFormat::Text => render::answer_text(&lives, &answers, layout, out),
        TableFormat::Markdown => render::answer_markdown(&lives, &answers, out),
        TableFormat::Csv => render::answer_csv(&lives, &answers, out),
        TableFormat::Html => html::record(&render::answer_page(&lives, &answers)).write(out),
        TableFormat::Json => render::answer_json(&lives, &answers, out),
    })?;
    Ok(Outcome::Clean)
}
