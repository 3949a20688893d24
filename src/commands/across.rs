//! `travaux lint --across-languages`: compares the language versions of drafts.

use travaux::diagnostic::Severity;
use travaux::error::Error;
use travaux::lint::{LintOptions, Report, RuleSet, check_languages};
use travaux::render::{across, findings};
use travaux::say;

use super::names::{Named, Names, is_blank};
use super::{Outcome, output, warn};
use crate::cli::{Format, LintArgs};

pub(super) fn run(
    args: &LintArgs,
    rules: &RuleSet,
    rules_are_sound: bool,
    names: &Names<'_>,
) -> Result<Outcome, Error> {
    let groups = groups(&args.files, names)?;
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
    let options = output::text_options(args.layout, false);
    output::write(None, |out| {
        for (reference, other, report) in &compared {
            match args.format {
                Format::Text => findings::findings(report, other.version(), options, out)?,
                Format::Json => across::json(report, reference.version(), other.version(), out)?,
            }
        }
        if args.format == Format::Text && !compared.is_empty() {
            let reports: Vec<&Report> = compared.iter().map(|(_, _, report)| report).collect();
            findings::closing(&reports, options, out)?;
        }
        Ok(())
    })?;
    let fail_on = args.fail_on.map_or(Severity::Error, Severity::from);
    let failed =
        compared.iter().flat_map(|(_, _, report)| &report.findings).any(|f| f.level >= fail_on);
    Ok(match (rules_are_sound, compared.is_empty(), failed) {
        (false, _, _) => Outcome::Trouble,
        (true, true, _) => Outcome::NothingToCheck,
        (true, false, true) => Outcome::Found,
        (true, false, false) => Outcome::Clean,
    })
}

/// The versions that belong together: those that a series has of one draft, and all files that stand by themselves.
fn groups<'n>(files: &[String], names: &'n Names<'_>) -> Result<Vec<Vec<Named<'n>>>, Error> {
    let mut groups: Vec<Vec<Named<'_>>> = Vec::new();
    let mut alone: Vec<Named<'_>> = Vec::new();
    for name in files {
        let mut versions = names.read_languages(name)?;
        versions.retain(|named| {
            if is_blank(&named.draft) {
                let name = &named.draft.name;
                warn(&format!("{name}: the file is empty; there is nothing to check"));
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
