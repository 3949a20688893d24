//! The names that clauses had where they first appeared.

use std::collections::BTreeSet;

use super::History;
use crate::draft::{ClauseIdx, ClauseKind};

impl History<'_> {
    /// For each clause of a draft, the id that it had in the first draft of the history in which it stood: the work-level
    /// id (`wId`) of Akoma Ntoso. Nothing where that is its id still, where it came from several clauses, where only
    /// its article could be followed, and for all but the first of those that one clause became: no id stands twice.
    pub fn first_ids(&self, stage: usize) -> Vec<Option<String>> {
        let mut taken = BTreeSet::new();
        let clauses = self.draft(stage).iter();
        clauses
            .map(|(idx, clause)| {
                if matches!(clause.kind, ClauseKind::Furniture | ClauseKind::Translation) {
                    return None;
                }
                let id = self.first_id(stage, idx)?;
                (id != clause.id.as_str() && taken.insert(id)).then(|| id.to_owned())
            })
            .collect()
    }

    fn first_id(&self, stage: usize, clause: ClauseIdx) -> Option<&str> {
        let (first, is_lifted) = self.first(stage, clause);
        match first.as_slice() {
            [one] if !is_lifted => Some(self.clause(*one).id.as_str()),
            _ => None,
        }
    }
}
