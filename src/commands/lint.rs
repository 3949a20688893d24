//! `travaux lint`: checks drafts against rules.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::diagnostic::Severity;
use travaux::error::Error;
use travaux::lint::{LintOptions, Report, RuleSet, check};
use travaux::render::{findings, json_findings};

use super::names::{Names, is_blank};
use super::{Outcome, output, project, warn};
use crate::cli::{Format, LintArgs};

pub(super) fn run(args: &LintArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let folders = if args.rules.is_empty() { &config.rules } else { &args.rules };
    let (rules, rules_are_sound) = rule_set(folders)?;
    let names = Names::new(&args.names, &config);
    if args.across_languages {
        return super::across::run(args, &rules, rules_are_sound, &names);
    }
    let drafts = args.files.iter().map(|name| names.read(name)).collect::<Result<Vec<_>, _>>()?;
    let (drafts, empty): (Vec<_>, Vec<_>) =
        drafts.into_iter().partition(|named| !is_blank(&named.draft));
    for named in &empty {
        warn(&format!("{}: the file is empty; there is nothing to check", named.draft.name));
    }
    let reports: Vec<Report> =
        drafts.iter().map(|named| check(&named.draft, &rules, &LintOptions::default())).collect();
    let options = output::text_options(args.layout, false);
    output::write(None, |out| {
        for (named, report) in drafts.iter().zip(&reports) {
            match args.format {
                Format::Text => findings::findings(report, named.version(), options, out)?,
                Format::Json => json_findings::findings(report, named.version(), out)?,
            }
        }
        if args.format == Format::Text && !reports.is_empty() {
            findings::closing(&reports.iter().collect::<Vec<_>>(), options, out)?;
        }
        Ok(())
    })?;
    let fail_on = args.fail_on.map(Severity::from).or(config.fail_on).unwrap_or(Severity::Error);
    let failed = reports.iter().flat_map(|report| &report.findings).any(|f| f.level >= fail_on);
    Ok(match (rules_are_sound, drafts.is_empty(), failed) {
        (false, _, _) => Outcome::Trouble,
        (true, true, _) => Outcome::NothingToCheck,
        (true, false, true) => Outcome::Found,
        (true, false, false) => Outcome::Clean,
    })
}

/// The rules in these folders, else those that ship; whether all of them could be read.
pub(super) fn rule_set(folders: &[PathBuf]) -> Result<(RuleSet, bool), Error> {
    if folders.is_empty() {
        return Ok((RuleSet::shipped(), true));
    }
    let mut files = Vec::new();
    for folder in folders {
        for path in rule_files(folder)? {
            let text = project::read_text(&path)?;
            files.push((path.display().to_string(), text));
        }
    }
    let (rules, errors) = RuleSet::parse(&files);
    for error in &errors {
        let place = format!("{}:{}:{}", error.path, error.line, error.column);
        super::report(&format!("{place}: {}", error.message), []);
    }
    Ok((rules, errors.is_empty()))
}

/// The rule files of a folder, in the order of their names; a file stands for itself.
fn rule_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let read_error = |cause| Error::Read { path: folder.to_owned(), cause };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(read_error)? {
        let path = entry.map_err(read_error)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Error::Usage(format!(
            "there is no rule file (*.toml) in `{}`",
            folder.display()
        )));
    }
    Ok(files)
}
