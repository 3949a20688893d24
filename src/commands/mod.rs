//! One module per command; the only place that reads files and writes output.

#![allow(clippy::disallowed_methods, reason = "commands are where files are read and written")]

mod across;
mod against;
mod apply;
mod asks;
mod blame;
mod brackets;
mod clause;
mod concordance;
mod diff;
mod folder;
mod fragment;
mod history;
mod import;
mod lint;
mod lint_output;
mod log;
mod names;
mod origins;
mod output;
mod packs;
mod project;
mod record;
mod reference_folder;
mod reference_index;
mod review;
mod rules;
mod scorecard;
mod show;
mod site;
mod trace;

use std::io::{self, Write as _};

use travaux::error::Error;
use travaux::messages;
use travaux::render::visible_sentence;
use travaux::say;

use crate::cli::{Cli, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to report: exit code 0.
    Clean,
    /// Differences or findings: exit code 1.
    Found,
    /// The work was done, but something that was asked for could not be read: exit code 2.
    Trouble,
    /// There was no text to check: exit code 3.
    NothingToCheck,
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::Trouble => 2,
            Self::NothingToCheck => 3,
        }
    }
}

/// Runs the command that was asked for.
pub(crate) fn run(cli: Cli) -> Result<Outcome, Error> {
    choose_language(cli.ui_lang.as_deref())?;
    match cli.command {
        Command::Diff(args) => diff::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Scorecard(args) => scorecard::run(&args),
        Command::Origins(args) => origins::run(&args),
        Command::Concordance(args) => concordance::run(&args),
        Command::Log(args) => log::run(&args),
        Command::Blame(args) => blame::run(&args),
        Command::Brackets(args) => brackets::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Site(args) => site::run(&args),
        Command::Rules(command) => rules::run(&command),
        Command::Timeline(args) => record::timeline(&args),
        Command::Proposals(args) => record::proposals(&args),
        Command::Trace(args) => trace::run(&args),
        Command::Asks(args) => asks::run(&args),
        Command::Positions(args) => record::positions(&args),
        Command::Votes(args) => record::votes(&args),
        Command::Actors(args) => record::actors(&args),
        Command::Documents(args) => record::documents(&args),
        Command::Record(command) => record::check(&command),
    }
}

/// Chooses the language of the interface: as asked, else that of the settings. The environment's own has no say, so that
/// output is the same everywhere.
fn choose_language(asked: Option<&str>) -> Result<(), Error> {
    match asked.filter(|language| !language.is_empty()) {
        Some(language) => messages::choose(language).map_err(Error::Usage),
        None => match project::config()?.ui_lang {
            Some(language) => messages::choose(&language).map_err(Error::Usage),
            None => Ok(()),
        },
    }
}

/// Tells the reader, on standard error, what stopped the command, and what lies behind it.
pub(crate) fn report(message: &str, causes: impl IntoIterator<Item = String>) {
    tell(&say!("level-error"), message);
    for cause in causes {
        // Nothing can be done where standard error is closed.
        let _ = writeln!(io::stderr(), "  {}", visible_sentence(&say!("caused-by", cause = cause)));
    }
}

/// Tells the reader, on standard error, what was guessed or left out.
fn warn(message: &str) {
    tell(&say!("level-warning"), message);
}

/// Tells the reader, on standard error, what was done or what else may help.
fn note(message: &str) {
    tell(&say!("level-note"), message);
}

fn tell(level: &str, message: &str) {
    let _ = writeln!(io::stderr(), "travaux: {level}: {}", visible_sentence(message));
}
