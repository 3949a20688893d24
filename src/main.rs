//! Entry point of `travaux`: arguments, one command, an exit code.

mod cli;
mod commands;

use std::error::Error as _;
use std::io;
use std::process::ExitCode;

use clap::Parser as _;
use travaux::error::Error;

use commands::Outcome;

fn main() -> ExitCode {
    match commands::run(cli::Cli::parse()) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(Error::Write { cause, .. }) if cause.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            for error in error.each() {
                let causes = std::iter::successors(error.source(), |&cause| cause.source());
                commands::report(&error.to_string(), causes.map(ToString::to_string));
            }
            ExitCode::from(Outcome::Trouble.code())
        }
    }
}
