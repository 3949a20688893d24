//! `travaux lint --across-languages`: compares the language versions of drafts.

use travaux::config::{Config, FailOn};
use travaux::error::Error;
use travaux::lint::{LintOptions, Report, RuleSet, check_languages};
use travaux::render::{Linted, across};
use travaux::say;

use super::lint_output::{self, Run};
use super::names::{Named, Names, is_blank};
use super::{Outcome, output, warn};
use crate::cli::{LintArgs, LintFormat};

pub(super) fn run(
    args: &LintArgs,
    config: &Config,
    rules: &RuleSet,
    rules_are_sound: bool,
) -> Result<Outcome, Error> {
    if args.format == LintFormat::Suppressions {
        return Err(Error::Usage(say!("across-no-suppressions")));
    }
    let names = Names::new(&args.common.names, config);
    let groups = groups(&args.files, &names)?;
    let mut compared: Vec<(&Named<'_>, &Named<'_>, Report)> = Vec::new();
    for group in &groups {
        let Some((reference, others)) = group.split_first() else { continue };
        if others.is_empty() {
            warn(&format!("{}: {}", reference.draft.name, say!("across-one-language")));
        }
        for other in others {
            let options = LintOptions::default();
            let report = check_languages(&reference.draft, &other.draft, rules, &options);
            compared.push((reference, other, report));
        }
    }
    let fail_on = args.review.fail_on.map(FailOn::from).or(config.fail_on);
    let fail_on = fail_on.unwrap_or(FailOn::Error).level();
    let mut found = compared.iter().flat_map(|(_, _, report)| &report.findings);
    let failed = found.any(|finding| fail_on.is_some_and(|level| finding.level >= level));
    let outcome = match (rules_are_sound, compared.is_empty(), failed) {
        (false, _, _) => Outcome::Trouble,
        (true, true, _) => Outcome::NothingToCheck,
        (true, false, true) => Outcome::Found,
        (true, false, false) => Outcome::Clean,
    };
    if args.format == LintFormat::Json {
        output::write(args.common.output.as_deref(), |out| {
            compared.iter().try_for_each(|(reference, other, report)| {
                across::json(report, reference.version(), other.version(), out)
            })
        })?;
        return Ok(outcome);
    }
    let linted: Vec<Linted<'_>> = compared
        .iter()
        .map(|(reference, other, report)| Linted {
            version: other.version(),
            report,
            old: Some(reference.version()),
        })
        .collect();
    lint_output::write(args, &linted, rules, Run { outcome, fail_on, is_sound: rules_are_sound })?;
    Ok(outcome)
}

/// The versions that belong together: those that a series has of one draft, and all files that stand by themselves.
fn groups<'n>(files: &[String], names: &'n Names<'_>) -> Result<Vec<Vec<Named<'n>>>, Error> {
    let mut groups: Vec<Vec<Named<'_>>> = Vec::new();
    let mut alone: Vec<Named<'_>> = Vec::new();
    for name in files {
        let mut versions = names.read_languages(name)?;
        versions.retain(|named| {
            if is_blank(&named.draft) {
                warn(&say!("nothing-to-check", draft = named.draft.name.as_str()));
            }
            !is_blank(&named.draft)
        });
        if versions.iter().all(|named| named.entry.is_none()) {
            alone.extend(versions);
        } else {
            groups.push(versions);
        }
    }
    if !alone.is_empty() {
        groups.push(alone);
    }
    Ok(groups)
}
