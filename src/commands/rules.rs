//! `travaux rules`: lists, explains and tests the rules.

use travaux::config::Config;
use travaux::diagnostic::Severity;
use travaux::error::Error;
use travaux::lint::Rule;
use travaux::messages::{self, Value};
use travaux::render::rules as render;
use travaux::review::Selection;
use travaux::say;
use travaux::toml_file::nearest;

use super::{Outcome, output, packs, project, review};
use crate::cli::RulesCommand;

pub(super) fn run(command: &RulesCommand) -> Result<Outcome, Error> {
    let (RulesCommand::List { args, .. }
    | RulesCommand::Test(args)
    | RulesCommand::Explain { args, .. }) = command;
    let config = project::config()?;
    let (rules, rules_are_sound) = packs::rule_set(&args.packs, &config)?;
    let options = output::text_options(args.layout, false);
    let language = args.lang.as_deref().unwrap_or(messages::ui().language());
    let mut outcome = Outcome::Clean;
    match command {
        RulesCommand::List { selection, level, kind, .. } => {
            let selections = review::selections(selection, &Config::default());
            if rules_are_sound {
                selections.iter().flat_map(Selection::iter).try_for_each(|s| s.check(&rules))?;
            }
            let level = level.map(Severity::from);
            let listed: Vec<&Rule> = rules
                .iter()
                .filter(|rule| selections.iter().all(|selection| selection.keeps(rule)))
                .filter(|rule| level.is_none_or(|level| rule.level == level))
                .filter(|rule| kind.as_ref().is_none_or(|kind| rule.check.kind() == kind))
                .collect();
            output::write(None, |out| render::list(&listed, language, options, out))?;
        }
        RulesCommand::Explain { rule: name, .. } => {
            let rule = rules.get(name).ok_or_else(|| {
                let near = nearest(name, rules.iter().map(|rule| rule.id.as_str()));
                let near = near.map(|near| say!("did-you-mean", near = near)).unwrap_or_default();
                let near = Value::composed(near);
                Error::Usage(say!("no-such-rule", rule = name, near = near))
            })?;
            output::write(None, |out| render::explain(rule, language, options, out))?;
        }
        RulesCommand::Test(_) => {
            let failures = rules.run_examples();
            output::write(None, |out| render::tested(&rules, &failures, options, out))?;
            if !failures.is_empty() {
                outcome = Outcome::Found;
            }
        }
    }
    Ok(if rules_are_sound { outcome } else { Outcome::Trouble })
}
