//! Which drafts of a series a table leaves out, and why.

use crate::messages::commas;
use crate::say;
use crate::series::DraftEntry;

use super::address::squeeze;

/// Drafts of a series that take no part.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Their ids, in the order of the file.
    pub(super) ids: Vec<String>,
    /// Those of them that have no text here in any language.
    without_text: Vec<String>,
}

impl LeftOut {
    /// These drafts.
    pub fn new(entries: &[&DraftEntry]) -> Self {
        let ids = |entries: &mut dyn Iterator<Item = &&DraftEntry>| {
            entries.map(|entry| entry.id.clone()).collect()
        };
        Self {
            ids: ids(&mut entries.iter()),
            without_text: ids(&mut entries.iter().filter(|entry| entry.texts.is_empty())),
        }
    }

    /// One sentence for each reason.
    pub(super) fn remarks(&self) -> Vec<String> {
        let named = |is_without: bool| {
            let ids = self.ids.iter().filter(|id| self.without_text.contains(id) == is_without);
            let names: Vec<String> = ids.map(|id| squeeze(id)).collect();
            (!names.is_empty()).then(|| commas(&names))
        };
        let other = named(false).map(|drafts| say!("scorecard-left-out", drafts = drafts));
        let without = named(true).map(|drafts| say!("left-out-no-text", drafts = drafts));
        other.into_iter().chain(without).collect()
    }
}
