//! Arguments of the commands that follow clauses over many drafts.

use clap::{Args, ValueEnum};

use super::{CommonArgs, PackArgs, TableArgs};

/// Arguments of `travaux concordance`.
#[derive(Args, Debug)]
pub(crate) struct ConcordanceArgs {
    /// The drafts, oldest first: files, or ids, aliases or symbols of drafts; every draft of the series without it. With
    /// --from, clauses of that draft: `42`, `42(3)`, a heading.
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<String>,
    /// Say where clauses of this draft stand in the others.
    #[arg(long, value_name = "DRAFT", conflicts_with_all = ["chapters", "only_changed"])]
    pub(crate) from: Option<String>,
    /// With --from, only this draft; several where repeated.
    #[arg(long, value_name = "DRAFT", requires = "from")]
    pub(crate) to: Vec<String>,
    /// Say what became of chapters and clusters instead.
    #[arg(long, alias = "clusters", conflicts_with = "only_changed")]
    pub(crate) chapters: bool,
    /// Leave out articles that keep number, place and heading throughout.
    #[arg(long)]
    pub(crate) only_changed: bool,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

/// Arguments of `travaux log`.
#[derive(Args, Debug)]
pub(crate) struct LogArgs {
    /// The clause: a number (`42`, `42(1)(a)`), an id, a heading, `chapter II`; of the newest draft that has it, or of
    /// the one before the colon (`v2:42`).
    pub(crate) clause: String,
    /// The drafts, oldest first: files, or ids, aliases or symbols of drafts; every draft of the series without it.
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<String>,
    /// The draft that the clause is named in.
    #[arg(long, value_name = "DRAFT")]
    pub(crate) from: Option<String>,
    /// Show what changed at each step, word by word.
    #[arg(short, long)]
    pub(crate) patch: bool,
    /// Show unchanged stretches of changed clauses in full.
    #[arg(long, requires = "patch")]
    pub(crate) full: bool,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
    /// How to print the log.
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub(crate) format: LogFormat,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Formats of `travaux log`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For the terminal.
    Text,
    /// For messages and issues.
    Markdown,
    /// One page for the browser.
    Html,
    /// For other programs.
    Json,
}

pub(crate) const BLAME_EXAMPLES: &str = "\
Examples:
  travaux blame v5 24                          article 24 of v5, with the draft that brought each word
  travaux blame v5 'conditions and safeguards'
  travaux blame v5 --since v4                  what v4 and v5 brought, in the whole draft
  travaux blame new.txt --with old.txt older.txt newer.txt
  travaux blame v5 --format csv -o words.csv";

/// Arguments of `travaux blame`.
#[derive(Args, Debug)]
pub(crate) struct BlameArgs {
    /// The draft: a file, or the id, alias or symbol of a draft.
    pub(crate) draft: String,
    /// Only this clause of it, with everything below: a number (`24`, `24(3)`), an id, a heading, `chapter II`.
    pub(crate) clause: Option<String>,
    /// The drafts before it, oldest first: files, or ids, aliases or symbols of drafts; those of the series without it.
    #[arg(long, value_name = "DRAFT", num_args = 1..)]
    pub(crate) with: Vec<String>,
    /// Show only what this draft or a later one brought.
    #[arg(long, value_name = "DRAFT")]
    pub(crate) since: Option<String>,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

pub(crate) const BRACKETS_EXAMPLES: &str = "\
Examples:
  travaux brackets                             every draft of the series in ./drafts
  travaux brackets v2 v3                       two drafts
  travaux brackets --clause 24                 one article, through all drafts
  travaux brackets a.txt b.txt c.txt           any texts, oldest first
  travaux brackets --format csv -o brackets.csv";

/// Arguments of `travaux brackets`.
#[derive(Args, Debug)]
pub(crate) struct BracketsArgs {
    /// The drafts, oldest first: files, or ids, aliases or symbols of drafts; every draft of the series without it.
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<String>,
    /// Only this clause, with everything below: a number (`24`, `24(3)`), an id, a heading; of the newest draft that has it,
    /// or of the one before the colon (`v2:42`).
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}
