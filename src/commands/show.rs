//! `travaux show`: the outline of a draft, or one clause.

use travaux::error::Error;
use travaux::render::{akn, json, outline, plain_markdown};

use super::clause::find;
use super::history::first_ids;
use super::names::Names;
use super::{Outcome, output, project};
use crate::cli::{ShowArgs, ShowFormat};

pub(super) fn run(args: &ShowArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.names, &config);
    let named = names.read(&args.draft)?.not_empty()?;
    let clause = match &args.clause {
        Some(name) => Some(find(&named.draft, name)?),
        None => None,
    };
    let first_ids = match args.format {
        ShowFormat::Akn => first_ids(&named, &names),
        _ => Vec::new(),
    };
    let version = named.version();
    let options = output::text_options(args.layout, args.output.is_some());
    output::write(args.output.as_deref(), |out| match (args.format, clause) {
        (ShowFormat::Json, clause) => json::draft(version, clause, out),
        (ShowFormat::Akn, clause) => akn::draft(version, clause, &first_ids, out),
        (ShowFormat::Markdown, clause) => plain_markdown::draft(version, clause, out),
        (ShowFormat::Text, Some(idx)) => outline::clause(version, idx, options, out),
        (ShowFormat::Text, None) => outline::draft(version, options, out),
    })?;
    Ok(Outcome::Clean)
}
