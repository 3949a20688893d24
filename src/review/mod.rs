//! Living with findings: which rules count where, what is known already, and what a person set aside and why.
//!
//! In go reports and what people decided, out come the same reports with some findings left out, marked as suppressed
//! or given another level, and notes on decisions that no longer hold. A decision never hides what changed since: it
//! is tied to the words that were judged ([`crate::lint::Fingerprint`]), not to a line.

mod baseline;
mod selection;
mod settings;
mod suppression;

pub use baseline::{Baseline, Stale};
pub use selection::{Selection, Selector, Written};
pub use settings::{Scoped, Settings, Target};
pub(crate) use settings::{ScopedToml, levels_of, selection};
pub use suppression::{FILE_NAME as SUPPRESSIONS, Suppression, Suppressions, block};

use crate::draft::Draft;
use crate::lint::Report;

/// A draft that was checked, and what the rules say of it.
#[derive(Debug)]
pub struct Checked<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The older draft that it was compared with, where there is one.
    pub old: Option<&'a Draft>,
    /// What the rules say of it.
    pub report: &'a mut Report,
}
