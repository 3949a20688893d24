//! `travaux diff`: compares two drafts.

use std::io::{self, IsTerminal as _};

use travaux::align::align;
use travaux::diff::{Redline, compare};
use travaux::error::Error;
use travaux::lint::{LintOptions, RuleSet, check_change};
use travaux::render::akn::{self, FirstIds};
use travaux::render::docx::{self, Stamp};
use travaux::render::{
    self, Focus, TextOptions, Version, columns, html, json, markdown, side_by_side, text,
};
use travaux::say;
use travaux::trace::{Side, proposers};

use super::history::{first_ids, tell_missing};
use super::names::{Named, Names};
use super::{Outcome, output, project, warn};
use crate::cli::{DiffArgs, DiffFormat};

pub(super) fn run(args: &DiffArgs) -> Result<Outcome, Error> {
    if args.old == "-" && args.new == "-" {
        return Err(Error::Usage(say!("both-are-stdin")));
    }
    check_options(args)?;
    let config = project::config()?;
    let names = Names::new(&args.common.names, &config);
    let (old, new) = names.read_both(&args.old, &args.new)?;
    let (old, new) = (old.not_empty()?, new.not_empty()?);
    if old.draft.language != new.draft.language {
        warn(&say!(
            "languages-differ",
            old = old.draft.name.as_str(),
            old_language = old.draft.language.as_str(),
            new = new.draft.name.as_str(),
            new_language = new.draft.language.as_str()
        ));
    }
    let overrides = overrides(&names, &old, &new);
    let alignment = align(&old.draft, &new.draft, &overrides);
    let redline = compare(&old.draft, &new.draft, &alignment);
    let versions = (old.version(), new.version());
    let is_text = !matches!(args.format, DiffFormat::Json | DiffFormat::Akn) && !args.stat;
    let is_one_language = old.draft.language == new.draft.language;
    let change = (is_text && is_one_language).then(|| {
        let rules = RuleSet::shipped_for_change(&old.draft.language);
        let options = LintOptions::default();
        check_change(&old.draft, &new.draft, &redline, &[], &rules, &options).findings
    });
    let sides = [&old, &new].map(|named| Side { draft: &named.draft, entry: named.entry });
    let proposers = names
        .series()
        .filter(|_| is_one_language)
        .map(|series| proposers(series, &redline, sides[0], sides[1], |_| Default::default()));
    let proposers = proposers.as_ref();
    let focus = Focus { article: args.article.as_deref(), change: change.as_deref(), proposers };
    let first_ids = match args.format {
        DiffFormat::Akn => first_ids(&new, &names),
        _ => Vec::new(),
    };
    let differs = report(args, &redline, versions, focus, &first_ids)?;
    // The process ends here: taking large drafts apart piece by piece would only cost time.
    std::mem::forget((old, new, alignment, redline));
    Ok(if differs { Outcome::Found } else { Outcome::Clean })
}

/// Refuses what does not go with the format, before anything is read.
fn check_options(args: &DiffArgs) -> Result<(), Error> {
    if args.format == DiffFormat::Akn && args.article.is_some() {
        return Err(Error::Usage(say!("diff-akn-whole", option = "--article")));
    }
    if args.format != DiffFormat::Docx || args.stat {
        let given = [("--author", args.author.is_some()), ("--date", args.date.is_some())];
        return match given.into_iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => Err(Error::Usage(say!("docx-only", option = option))),
            None => Ok(()),
        };
    }
    if args.article.is_some() {
        return Err(Error::Usage(say!("docx-whole", option = "--article")));
    }
    if args.common.output.is_none() && io::stdout().is_terminal() {
        return Err(Error::Usage(say!("docx-needs-output")));
    }
    Ok(())
}

/// Writes the comparison as asked for; says whether the drafts differ.
fn report(
    args: &DiffArgs,
    redline: &Redline,
    (old, new): (Version<'_>, Version<'_>),
    focus: Focus<'_>,
    first_ids: &FirstIds,
) -> Result<bool, Error> {
    let article = focus.article;
    if let Some(article) = article
        && !render::has_article(redline, old, new, article)
    {
        let draft = args.new.as_str();
        return Err(Error::Usage(say!("neither-has-article", article = article, draft = draft)));
    }
    let options = TextOptions { full: args.full, ..output::layout_of(&args.common) };
    output::write(args.common.output.as_deref(), |out| match args.format {
        _ if args.stat => render::stat(redline, old, new, focus, options, out),
        DiffFormat::Text => text::redline(redline, old, new, focus, options, out),
        DiffFormat::Json => json::redline(redline, old, new, focus, out),
        DiffFormat::SideBySide => side_by_side::redline(redline, old, new, focus, options, out),
        DiffFormat::Csv => columns::redline(redline, old, new, focus, out),
        DiffFormat::Markdown => markdown::redline(redline, old, new, focus, options, out),
        DiffFormat::Html => html::redline(redline, old, new, focus).write(out),
        DiffFormat::Docx => {
            let stamp = Stamp::new(args.author.as_deref(), args.date.as_deref(), new);
            docx::redline(redline, old, new, focus, &stamp, out)
        }
        DiffFormat::Akn => akn::redline(redline, old, new, first_ids, out),
    })?;
    Ok(render::differs(redline, old, new, article))
}

/// What people decided on these two drafts. Warns of the clauses that the series names and they do not have.
pub(super) fn overrides(
    names: &Names<'_>,
    old: &Named<'_>,
    new: &Named<'_>,
) -> Vec<travaux::align::Override> {
    let (Some(series), Some(old_entry), Some(new_entry)) = (names.series(), old.entry, new.entry)
    else {
        return Vec::new();
    };
    tell_missing(series, [(old_entry, &old.draft), (new_entry, &new.draft)]);
    series.overrides(&old_entry.id, &new_entry.id)
}
