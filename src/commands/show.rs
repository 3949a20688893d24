//! `travaux show`: the outline of a draft, or one clause.

use travaux::error::Error;
use travaux::render::{json, outline};

use super::clause::find;
use super::names::Names;
use super::{Outcome, output, project};
use crate::cli::{Format, ShowArgs};

pub(super) fn run(args: &ShowArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.names, &config);
    let named = names.read(&args.draft)?.not_empty()?;
    let clause = match &args.clause {
        Some(name) => Some(find(&named.draft, name)?),
        None => None,
    };
    let version = named.version();
    let options = output::text_options(args.layout, false);
    output::write(None, |out| match (args.format, clause) {
        (Format::Json, clause) => json::draft(version, clause, out),
        (Format::Text, Some(idx)) => outline::clause(version, idx, options, out),
        (Format::Text, None) => outline::draft(version, options, out),
    })?;
    Ok(Outcome::Clean)
}
