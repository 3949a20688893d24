//! Prints finished values: outlines, redlines, findings. One file per format; none computes a difference or a finding.
//!
//! Draft text is untrusted. Whatever goes to a terminal or into Markdown passes through [`visible`], so that no escape
//! sequence and no bidirectional control of a draft takes effect. Right-to-left text is put in Unicode isolates
//! (UAX #9, section 2.4.2) line by line and is never reordered here.

use crate::diff::Redline;
use crate::draft::Draft;
use crate::lint::Report;
use crate::series::DraftEntry;
use crate::trace::Proposers;

use units::is_about;
use units::{Sides, units};

mod abbreviate;
pub mod across;
mod address;
pub mod akn;
mod atoms;
mod bidi;
mod cells;
pub mod change_findings;
pub mod columns;
pub mod docx;
mod entries;
pub mod findings;
pub mod github;
pub mod history;
pub mod html;
pub mod import;
pub mod json;
pub mod json_findings;
mod json_links;
pub mod junit;
mod left_out;
mod losses;
mod machine;
pub mod markdown;
pub mod origins;
pub mod outline;
pub mod plain_markdown;
mod proposed;
pub mod record;
pub mod rules;
pub mod sarif;
mod sarif_log;
mod sarif_rules;
pub mod scorecard;
pub mod side_by_side;
mod stat;
mod style;
mod summary;
pub mod text;
mod triage;
mod units;
mod visible;
mod wrap;

pub use bidi::visible_sentence;
pub use left_out::LeftOut;
pub use machine::Paths;
pub use stat::stat;
pub use visible::visible;

/// What of a comparison is wanted, and what is known of it besides.
#[derive(Clone, Copy, Debug, Default)]
pub struct Focus<'a> {
    /// Number or id of the only article wanted, on either side.
    pub article: Option<&'a str>,
    /// What rules say of the change, gravest first; `None` where nobody asked them.
    pub change: Option<&'a [crate::lint::Finding]>,
    /// Who proposed what changed; `None` where no record says.
    pub proposers: Option<&'a Proposers<'a>>,
}

/// A draft with what its series knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The entry of `series.toml`, where the draft was named through a series.
    pub entry: Option<&'a DraftEntry>,
}

/// A draft that was checked, and what the rules say of it.
#[derive(Clone, Copy, Debug)]
pub struct Linted<'a> {
    /// The draft.
    pub version: Version<'a>,
    /// What the rules say of it.
    pub report: &'a Report,
    /// The older draft that it was compared with, where there is one.
    pub old: Option<Version<'a>>,
}

/// How text for people is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Columns that a line may fill.
    pub width: usize,
    /// Whether colours and other terminal styles are used.
    pub color: bool,
    /// Whether long unchanged stretches are shown in full.
    pub full: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 80, color: false, full: false }
    }
}

/// Whether two drafts differ in what a reader is told of; `article` limits it to one article.
pub fn differs(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    article: Option<&str>,
) -> bool {
    let sides = Sides { old: old.draft, new: new.draft };
    units(redline, sides)
        .iter()
        .filter(|unit| article.is_none_or(|article| is_about(unit, sides, article)))
        .any(|unit| unit.changes().any(units::differs))
}

/// Whether either draft has an article with this number or id.
pub fn has_article(redline: &Redline, old: Version<'_>, new: Version<'_>, article: &str) -> bool {
    let sides = Sides { old: old.draft, new: new.draft };
    units(redline, sides).iter().any(|unit| is_about(unit, sides, article))
}
