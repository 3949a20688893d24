//! Arguments of the comparison of two drafts.

use clap::{Args, ValueEnum};

use super::CommonArgs;

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  travaux diff v3 v4                           two drafts of the series in ./drafts
  travaux diff old.txt new.txt --stat          words gained and lost, article by article
  travaux diff v2 v3 --article 42              one article, by its old or its new number
  travaux diff v2 v5 --lang ar --format markdown -o changes.md
  travaux diff v4 v5 --format docx -o v5.docx --author \"Delegation of Arvania\"
  travaux diff v4 v5 --format akn -o v5.xml    Akoma Ntoso: v5 with what it changes in v4";

/// Arguments of `travaux diff`.
#[derive(Args, Debug)]
pub(crate) struct DiffArgs {
    /// The old draft: a file, `-`, or the id, alias or symbol of a draft.
    pub(crate) old: String,
    /// The new draft.
    pub(crate) new: String,
    /// Only the article with this number or id, on either side.
    #[arg(long, value_name = "N")]
    pub(crate) article: Option<String>,
    /// How to print the comparison.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// Count words gained and lost, article by article.
    #[arg(long, conflicts_with = "format")]
    pub(crate) stat: bool,
    /// Show unchanged stretches of changed clauses in full.
    #[arg(long)]
    pub(crate) full: bool,
    /// Who made the changes of a Word file; travaux without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) author: Option<String>,
    /// When they were made, such as 2026-11-22T09:00:00Z; the date of the new draft in its series without it.
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    pub(crate) date: Option<String>,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Formats of `travaux diff`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Changed words in their place, for the terminal.
    Text,
    /// Old on the left, new on the right.
    SideBySide,
    /// For other programs.
    Json,
    /// For messages and issues.
    Markdown,
    /// Three columns for spreadsheets: old text, new text, comment; one row for each changed article.
    Csv,
    /// A page for the browser: one file, works offline and printed.
    Html,
    /// A Word file with tracked changes: both drafts in full, what the rules say in comments. Needs -o.
    Docx,
    /// Akoma Ntoso 3.0: the new draft in full, its changes as modifications of the old one.
    Akn,
}

/// Reads a moment in UTC, or a day as its beginning.
fn moment(text: &str) -> Result<String, String> {
    travaux::render::docx::moment(text).ok_or_else(|| travaux::say!("docx-date"))
}
