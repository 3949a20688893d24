//! `travaux origins`: where the words of a draft come from.

use travaux::draft::{ClauseIdx, ClauseKind, Draft};
use travaux::error::Error;
use travaux::origins::{Options, Origins, date_of};
use travaux::render::TextOptions;
use travaux::render::html;
use travaux::render::origins::{self, Report};
use travaux::say;
use travaux::series::date::Date;

use super::clause::find;
use super::names::{Named, Names};
use super::reference_folder::ReferenceFolder;
use super::{Outcome, output, project, warn};
use crate::cli::{OriginsArgs, TableFormat};

pub(super) fn run(args: &OriginsArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.table.common.names, &config);
    let named = names.read(&args.draft)?.not_empty()?;
    let options = Options {
        min_share: f64::from(args.min_share) / 100.0,
        date: args.date.or_else(|| date(&named)),
        article: args.article.as_deref().map(|name| article(&named.draft, name)).transpose()?,
    };
    let folder = ReferenceFolder::open(&args.folder)?;
    let found = folder.origins(&named.draft, &options)?;
    if found.looked_at == 0 || found.articles.is_empty() {
        // Nothing to compare with is not the same as nothing found.
        warn(&nothing(&named.draft, &found));
        return Ok(Outcome::NothingToCheck);
    }
    let report = Report {
        version: named.version(),
        date: options.date,
        folder: &args.folder.display().to_string(),
        is_one_article: options.article.is_some(),
        origins: &found,
    };
    let layout = TextOptions { full: args.full, ..output::layout_of(&args.table.common) };
    output::write(args.table.common.output.as_deref(), |out| match args.table.format {
        TableFormat::Text => origins::text(&report, layout, out),
        TableFormat::Markdown => origins::markdown(&report, layout, out),
        TableFormat::Csv => origins::csv(&report, out),
        TableFormat::Html => html::origins(&report, args.full).write(out),
        TableFormat::Json => origins::json(&report, out),
    })?;
    Ok(Outcome::Clean)
}

/// Why nothing was compared.
fn nothing(draft: &Draft, found: &Origins) -> String {
    if found.articles.is_empty() {
        return say!("origins-no-articles", draft = draft.name.as_str());
    }
    let language = draft.language.as_str();
    say!("origins-no-instruments", language = language, n = found.later)
}

/// The date that the series gives the draft, else the one that its text gives.
fn date(named: &Named<'_>) -> Option<Date> {
    match named.entry {
        Some(entry) => entry.date,
        None => date_of(&named.draft),
    }
}

/// The article that was asked for.
fn article(draft: &Draft, name: &str) -> Result<ClauseIdx, Error> {
    let clause = find(draft, name)?;
    draft
        .article_of(clause)
        .or_else(|| draft.clause(clause).kind.eq(&ClauseKind::Annex).then_some(clause))
        .ok_or_else(|| Error::Usage(say!("origins-no-article", clause = name)))
}
