//! Writes findings in the format that was asked for, and tells what that format leaves out.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use travaux::diagnostic::Severity;
use travaux::error::Error;
use travaux::lint::{Report, RuleSet};
use travaux::render::{
    Linted, Paths, change_findings, findings, github, html, json_findings, junit, sarif,
};
use travaux::say;

use super::{Outcome, output, warn};
use crate::cli::{LintArgs, LintFormat};

/// The variable in which GitHub names the file for the summary of a step.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// What a run came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) outcome: Outcome,
    /// The level from which a finding counts; `None` where none does.
    pub(super) fail_on: Option<Severity>,
    /// Whether every rule could be read.
    pub(super) is_sound: bool,
}

/// Writes what the rules say of the drafts.
pub(super) fn write(
    args: &LintArgs,
    drafts: &[Linted<'_>],
    rules: &RuleSet,
    run: Run,
) -> Result<(), Error> {
    let path = args.common.output.as_deref();
    output::write(path, |out| match args.format {
        LintFormat::Text => {
            let options = output::layout_of(&args.common);
            for linted in drafts {
                let (report, new) = (linted.report, linted.version);
                match linted.old {
                    Some(old) => {
                        change_findings::findings(report, rules, (old, new), options, out)?;
                    }
                    None => findings::findings(report, new, options, out)?,
                }
            }
            let reports: Vec<&Report> = drafts.iter().map(|linted| linted.report).collect();
            if reports.is_empty() { Ok(()) } else { findings::closing(&reports, options, out) }
        }
        LintFormat::Json => drafts.iter().try_for_each(|linted| {
            json_findings::findings(linted.report, linted.old, linted.version, out)
        }),
        LintFormat::Sarif => {
            let options = sarif::SarifOptions {
                paths: paths(),
                exit_code: run.outcome.code(),
                is_sound: run.is_sound,
            };
            sarif::findings(drafts, rules, &options, out)
        }
        LintFormat::Github => github::annotations(drafts, &paths(), out),
        LintFormat::Junit => junit::findings(drafts, rules, &paths(), run.fail_on, out),
        LintFormat::Html => html::findings(drafts, rules).write(out),
        LintFormat::Suppressions => Ok(()),
    })?;
    match args.format {
        LintFormat::Sarif => {
            for limit in sarif::limits(drafts) {
                warn(&limit);
            }
        }
        LintFormat::Github => {
            if let Some(limit) = github::limits(drafts) {
                warn(&limit);
            }
            write_summary(drafts)?;
        }
        _ => {}
    }
    Ok(())
}

/// Adds a summary to the file that GitHub names, where it names one.
fn write_summary(drafts: &[Linted<'_>]) -> Result<(), Error> {
    let Some(path) = std::env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = PathBuf::from(path);
    let written = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
    let summary = github::summary(drafts, &paths(), usize::try_from(written).unwrap_or(usize::MAX));
    if summary.is_empty() {
        warn(&say!("summary-full"));
        return Ok(());
    }
    let mut options = OpenOptions::new();
    let file = options.append(true).create(true).open(&path);
    file.and_then(|mut file| file.write_all(summary.as_bytes()))
        .map_err(|cause| Error::Write { path: Some(path), cause })
}

/// Files are named from the folder of the repository, the nearest that holds `.git`, else from the current one.
fn paths() -> Paths {
    let here = std::env::current_dir().unwrap_or_default();
    let root = here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here);
    Paths { root: Path::to_owned(root), here }
}
