//! `travaux rules`: lists, explains and tests the rules.

use travaux::error::Error;
use travaux::messages::{self, Value};
use travaux::render::rules as render;
use travaux::say;
use travaux::toml_file::nearest;

use super::lint::rule_set;
use super::{Outcome, output, project};
use crate::cli::RulesCommand;

pub(super) fn run(command: &RulesCommand) -> Result<Outcome, Error> {
    let (RulesCommand::List(args) | RulesCommand::Test(args) | RulesCommand::Explain { args, .. }) =
        command;
    let config = project::config()?;
    let folders = if args.rules.is_empty() { &config.rules } else { &args.rules };
    let (rules, rules_are_sound) = rule_set(folders)?;
    let options = output::text_options(args.layout, false);
    let language = args.lang.as_deref().unwrap_or(messages::ui().language());
    let mut outcome = Outcome::Clean;
    match command {
        RulesCommand::List(_) => {
            output::write(None, |out| render::list(&rules, language, options, out))?;
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
