//! Entry point of `travaux`: arguments, one command, an exit code.

mod cli;
mod commands;

use std::error::Error as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use travaux::error::Error;

use commands::Outcome;

fn main() -> ExitCode {
    match commands::run(cli::Cli::parse()) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Trouble) => ExitCode::from(2),
        Ok(Outcome::NothingToCheck) => ExitCode::from(3),
        Err(Error::Write { cause, .. }) if cause.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            commands::report(&error.to_string());
            let mut cause = error.source();
            while let Some(error) = cause {
                let _ = writeln!(
                    io::stderr(),
                    "  caused by: {}",
                    travaux::render::visible(&error.to_string())
                );
                cause = error.source();
            }
            ExitCode::from(2)
        }
    }
}
