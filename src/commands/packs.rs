//! Reads the rules that a command works with: those that ship, or those of folders, and others beside them.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::config::Config;
use travaux::error::{Error, at};
use travaux::lint::RuleSet;
use travaux::say;

use super::project;
use crate::cli::PackArgs;

/// The rules that were asked for; whether all of them could be read.
///
/// What is wrong in a rule file is told, and the other rules are still there.
pub(super) fn rule_set(args: &PackArgs, config: &Config) -> Result<(RuleSet, bool), Error> {
    let (base, beside) = match args.rules.as_slice() {
        [] => (&config.rules, config.extra_rules.as_slice()),
        _ => (&args.rules, &[][..]),
    };
    let extra: Vec<&PathBuf> = beside.iter().chain(&args.extra_rules).collect();
    if base.is_empty() && extra.is_empty() {
        return Ok((RuleSet::shipped(), true));
    }
    let mut files = Vec::new();
    for folder in base.iter().chain(extra) {
        for path in rule_files(folder)? {
            let text = project::read_text(&path)?;
            files.push((path.display().to_string(), text));
        }
    }
    let (rules, errors) =
        if base.is_empty() { RuleSet::shipped_and(&files) } else { RuleSet::parse(&files) };
    for error in &errors {
        let place = format!("{}:{}:{}:", error.path, error.line, error.column);
        super::report(&at(&place, &error.message), []);
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
        let folder = folder.display().to_string();
        return Err(Error::Usage(say!("no-rule-file", folder = folder)));
    }
    Ok(files)
}
