//! `travaux diff`: compares two drafts.

use travaux::align::align;
use travaux::diff::{Redline, compare};
use travaux::error::Error;
use travaux::render::{self, TextOptions, Version, json, markdown, side_by_side, text};

use super::names::{Named, Names};
use super::{Outcome, output, project, warn};
use crate::cli::{DiffArgs, DiffFormat};

pub(super) fn run(args: &DiffArgs) -> Result<Outcome, Error> {
    if args.old == "-" && args.new == "-" {
        let message = "both drafts are `-`; standard input can be only one of them";
        return Err(Error::Usage(message.to_owned()));
    }
    let config = project::config()?;
    let names = Names::new(&args.names, &config);
    let (old, new) = names.read_both(&args.old, &args.new)?;
    let (old, new) = (old.not_empty()?, new.not_empty()?);
    if old.draft.language != new.draft.language {
        warn(&format!(
            "the drafts are in different languages: {} is `{}`, {} is `{}`; choose with --lang",
            old.draft.name, old.draft.language, new.draft.name, new.draft.language
        ));
    }
    let overrides = overrides(&names, &old, &new);
    let alignment = align(&old.draft, &new.draft, &overrides);
    let redline = compare(&old.draft, &new.draft, &alignment);
    let versions = (old.version(), new.version());
    let differs = report(args, &redline, versions)?;
    // The process ends here: taking large drafts apart piece by piece would only cost time.
    std::mem::forget((old, new, alignment, redline));
    Ok(if differs { Outcome::Found } else { Outcome::Clean })
}

/// Writes the comparison as asked for; says whether the drafts differ.
fn report(
    args: &DiffArgs,
    redline: &Redline,
    (old, new): (Version<'_>, Version<'_>),
) -> Result<bool, Error> {
    let article = args.article.as_deref();
    if let Some(article) = article
        && !render::has_article(redline, old, new, article)
    {
        return Err(Error::Usage(format!(
            "neither draft has an article `{article}`; `travaux show {}` lists what there is",
            args.new
        )));
    }
    let options =
        TextOptions { full: args.full, ..output::text_options(args.layout, args.output.is_some()) };
    output::write(args.output.as_deref(), |out| match args.format {
        _ if args.stat => render::stat(redline, old, new, article, options, out),
        DiffFormat::Text => text::redline(redline, old, new, article, options, out),
        DiffFormat::Json => json::redline(redline, old, new, article, out),
        DiffFormat::SideBySide => side_by_side::redline(redline, old, new, article, options, out),
        DiffFormat::Markdown => markdown::redline(redline, old, new, article, options, out),
    })?;
    Ok(render::differs(redline, old, new, article))
}

/// What people decided on these two drafts; entries that name no clause are left out with a warning.
fn overrides(names: &Names<'_>, old: &Named<'_>, new: &Named<'_>) -> Vec<travaux::align::Override> {
    let (Some(series), Some(old_entry), Some(new_entry)) = (names.series(), old.entry, new.entry)
    else {
        return Vec::new();
    };
    let mut overrides = series.overrides(&old_entry.id, &new_entry.id);
    overrides.retain(|entry| {
        let missing = [(old, &entry.old), (new, &entry.new)]
            .into_iter()
            .find(|(named, clause)| named.draft.find(clause).is_none());
        if let Some((named, clause)) = missing {
            warn(&format!(
                "{}: the concordance of {} and {} names `{clause}`, which {} does not have",
                series.path.display(),
                old_entry.id,
                new_entry.id,
                named.draft.name
            ));
        }
        missing.is_none()
    });
    overrides
}
