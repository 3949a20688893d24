//! Arguments of `travaux site`.

use std::path::PathBuf;

use clap::Args;

use super::{PackArgs, Tracked};

pub(crate) const SITE_EXAMPLES: &str = "\
Examples:
  travaux site                                 the series in ./drafts, as pages in ./site
  travaux site -o public --series drafts/our-treaty
  travaux site --lang ar                       pages in Arabic only";

/// Arguments of `travaux site`.
#[derive(Args, Debug)]
pub(crate) struct SiteArgs {
    /// The folder of the pages. Files in it that travaux did not write are never touched.
    #[arg(short, long, value_name = "DIR", default_value = "site")]
    pub(crate) output: PathBuf,
    /// The languages of the pages: en, ar; both without it. Drafts are shown in the same language where they have a text in it.
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub(crate) lang: Vec<String>,
    /// The series: its folder, or the name of a folder in ./drafts.
    ///
    /// Without it, the series of travaux.toml, else the only one in ./drafts.
    #[arg(long, value_name = "DIR")]
    pub(crate) series: Option<PathBuf>,
    /// What to do with the tracked changes of a Word file or web page.
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) tracked: Option<Tracked>,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
}
