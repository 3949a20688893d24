//! Arguments of the command that imports documents.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use travaux::import;

pub(crate) const IMPORT_EXAMPLES: &str = "\
Examples:
  travaux import draft.docx -o draft.txt
  travaux import amendments.docx --tracked reject   the text before the changes
  travaux import report.pdf --format json           text and report for programs
  travaux import draft.pdf --into drafts/ours --id v6   text and entry of a series";

/// What to do with tracked changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tracked {
    /// The text as if all were accepted.
    Accept,
    /// The text as if all were rejected.
    Reject,
    /// Both, as {++inserted++} and {--deleted--}.
    Markup,
}

impl From<Tracked> for import::Tracked {
    fn from(tracked: Tracked) -> Self {
        match tracked {
            Tracked::Accept => Self::Accept,
            Tracked::Reject => Self::Reject,
            Tracked::Markup => Self::Markup,
        }
    }
}

/// Formats of `travaux import`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// The text alone.
    Text,
    /// Text and report, for programs.
    Json,
}

/// Arguments of `travaux import`.
#[derive(Args, Debug)]
pub(crate) struct ImportArgs {
    /// The document: DOCX, PDF, HTML, Akoma Ntoso or plain text in any encoding; `-` is standard input.
    pub(crate) file: PathBuf,
    /// What to do with tracked changes; a document that has some is refused without it.
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) tracked: Option<Tracked>,
    /// How to print what was read.
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    pub(crate) format: ImportFormat,
    /// Write to a file instead of standard output; one that is there already is not overwritten.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write the text into the folder of this series, and an entry into its series.toml: what the head of the document
    /// says of symbol, title and date. Look it over: it is a guess.
    #[arg(long, value_name = "SERIES", requires = "id", conflicts_with_all = ["output", "format"])]
    pub(crate) into: Option<PathBuf>,
    /// With --into, the id of the draft; one that is there gets a text in another language.
    #[arg(long, value_name = "ID", requires = "into")]
    pub(crate) id: Option<String>,
    /// The language of the text, where it is not the one that is guessed.
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
}
