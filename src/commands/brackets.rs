//! `travaux brackets`: what is open in each draft, which alternative won, what was agreed and changed afterwards.

use travaux::error::Error;
use travaux::render::history as render;
use travaux::render::history::brackets::{Asked, page};
use travaux::render::html;

use super::history::Drafts;
use super::log::Wanted;
use super::names::Names;
use super::{Outcome, output, project};
use crate::cli::{BracketsArgs, TableFormat};

pub(super) fn run(args: &BracketsArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let names = Names::new(&args.table.common.names, &config);
    let drafts = Drafts::read(&args.drafts, &names)?;
    if drafts.all.is_empty() {
        return Ok(Outcome::NothingToCheck);
    }
    let wanted = args.clause.as_deref();
    let wanted = wanted.map(|clause| Wanted::new(clause, None, &drafts)).transpose()?;
    let history = drafts.history(&names);
    let asked = match wanted {
        Some(wanted) => {
            let (stage, clause) = wanted.find(&drafts, &history)?;
            Some(Asked { stage, clause, cells: history.follow(stage, clause) })
        }
        None => None,
    };
    let brackets = history.brackets(asked.as_ref().map(|asked| asked.cells.as_slice()));
    let lives = drafts.lives(&history, &names);
    let page = page(&lives, &brackets, asked.as_ref());
    let layout = output::layout_of(&args.table.common);
    output::write(args.table.common.output.as_deref(), |out| match args.table.format {
        TableFormat::Text => page.text(layout, out),
        TableFormat::Markdown => page.markdown(out),
        TableFormat::Csv => page.csv(out),
        TableFormat::Html => html::record(&page).write(out),
        TableFormat::Json => render::brackets_json(&lives, &brackets, asked.as_ref(), out),
    })?;
    let is_empty = brackets.states.iter().all(Option::is_none);
    Ok(if is_empty { Outcome::NothingToCheck } else { Outcome::Clean })
}
