//! Says of changes who proposed them.

use crate::diff::Change;
use crate::messages::{Value, commas};
use crate::say;
use crate::series::record::Proposal;
use crate::trace::Proposers;

use super::record::proposed_by;

/// One sentence for each proposal that changes trace to; `place` names the clause of a change where the reader needs it.
pub(super) fn sentences<'a>(
    proposers: &Proposers<'_>,
    changes: impl Iterator<Item = &'a Change>,
    place: impl Fn(&Change) -> Option<String>,
) -> Vec<String> {
    let mut found: Vec<(&Proposal, Vec<Option<String>>)> = Vec::new();
    for change in changes {
        for traced in proposers.of(change) {
            let place = place(change);
            match found.iter_mut().find(|(known, _)| std::ptr::eq(*known, traced.proposal)) {
                Some((_, places)) => places.push(place),
                None => found.push((traced.proposal, vec![place])),
            }
        }
    }
    let sentence = |(proposal, places): (&Proposal, Vec<Option<String>>)| {
        let said = proposed_by(proposers.series, proposal);
        // What concerns the article as a whole needs no place.
        let Some(mut places) = places.into_iter().collect::<Option<Vec<String>>>() else {
            return said;
        };
        places.dedup();
        let places = Value::composed(commas(&places));
        say!("proposed-at", places = places, said = Value::composed(said))
    };
    found.into_iter().map(sentence).collect()
}
