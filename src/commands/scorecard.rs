//! `travaux scorecard`: what each draft makes of each safeguard.

use travaux::error::Error;
use travaux::lint::LintOptions;
use travaux::messages;
use travaux::render::scorecard::{self, Scorecard};
use travaux::render::{LeftOut, html};
use travaux::say;
use travaux::scorecard::column;

use super::names::{Names, is_blank};
use super::{Outcome, output, packs, project, warn};
use crate::cli::{ScorecardArgs, TableFormat};

pub(super) fn run(args: &ScorecardArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let (rules, rules_are_sound) = packs::rule_set(&args.packs, &config)?;
    let names = Names::new(&args.table.common.names, &config);
    let (wanted, left_out) = wanted(args, &names)?;
    let mut drafts = Vec::new();
    for name in &wanted {
        let named = names.read(name)?;
        if is_blank(&named.draft) {
            warn(&say!("nothing-to-check", draft = named.draft.name.as_str()));
        } else {
            drafts.push(named);
        }
    }
    let options = LintOptions::default();
    let card = Scorecard {
        title: drafts
            .iter()
            .any(|named| named.entry.is_some())
            .then(|| names.series().map(|series| series.title.get(messages::ui().language())))
            .flatten(),
        rows: rules.safeguards(),
        columns: drafts
            .iter()
            .map(|named| (named.version(), column(&named.draft, &rules, &options)))
            .collect(),
        left_out,
    };
    if card.columns.is_empty() {
        return Ok(Outcome::NothingToCheck);
    }
    let layout = output::layout_of(&args.table.common);
    output::write(args.table.common.output.as_deref(), |out| match args.table.format {
        TableFormat::Text => scorecard::text(&card, layout, out),
        TableFormat::Markdown => scorecard::markdown(&card, out),
        TableFormat::Csv => scorecard::csv(&card, out),
        TableFormat::Html => html::scorecard(&card).write(out),
        TableFormat::Json => scorecard::json(&card, out),
    })?;
    Ok(if rules_are_sound { Outcome::Clean } else { Outcome::Trouble })
}

/// The drafts that were named, else all of the series that have a text in the language asked for; and the others.
fn wanted(args: &ScorecardArgs, names: &Names<'_>) -> Result<(Vec<String>, LeftOut), Error> {
    if !args.drafts.is_empty() {
        return Ok((args.drafts.clone(), LeftOut::default()));
    }
    let Some(series) = names.load_series()? else {
        return Err(Error::Usage(say!("history-no-series")));
    };
    let language = args.table.common.names.lang.as_deref().or(series.default_language.as_deref());
    let has_text = |entry: &travaux::series::DraftEntry| {
        language.map_or(!entry.texts.is_empty(), |language| entry.texts.contains_key(language))
    };
    let (wanted, left_out): (Vec<_>, Vec<_>) =
        series.drafts.iter().partition(|entry| has_text(entry));
    if wanted.is_empty() {
        let path = series.path.display().to_string();
        let has_none = series.drafts.iter().all(|entry| entry.texts.is_empty());
        return Err(Error::Usage(match language.filter(|_| !has_none) {
            Some(language) => say!("series-not-in-language", path = path, language = language),
            None => say!("series-without-texts", path = path),
        }));
    }
    let wanted = wanted.into_iter().map(|entry| entry.id.clone()).collect();
    Ok((wanted, LeftOut::new(&left_out)))
}
