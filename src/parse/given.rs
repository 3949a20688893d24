//! Takes over the ids that a document gives its own clauses.
//!
//! A name counts where a clause begins that is what the document says it is; else where the names and the clauses that begin
//! there are as many. What is left without a name gets one as in any other text.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::akn;
use crate::draft::{Clause, ClauseKind};
use crate::source::Label;

/// For each clause the id that the document gives it. None stands twice.
pub(super) fn given<'a>(labels: &'a [Label], clauses: &[Clause]) -> Vec<Option<&'a str>> {
    let mut given = vec![None; clauses.len()];
    let mut seen = FxHashSet::default();
    let mut at: FxHashMap<u32, (Vec<&Label>, Vec<usize>)> = FxHashMap::default();
    for label in labels {
        if akn::is_id(&label.id) && seen.insert(&label.id) {
            at.entry(label.at).or_default().0.push(label);
        }
    }
    for (n, clause) in clauses.iter().enumerate() {
        if let Some((_, clauses)) = at.get_mut(&clause.span.start) {
            clauses.push(n);
        }
    }
    for (mut labels, mut here) in at.into_values() {
        // Both stand from the outside in.
        let mut from = 0;
        here.retain(|&n| {
            let kind = clauses[n].kind;
            let found = labels[from..].iter().position(|label| is_called(&label.element, kind));
            let Some(found) = found else { return true };
            from += found;
            given[n] = Some(&*labels.remove(from).id);
            false
        });
        if here.len() == labels.len() {
            for (n, label) in here.into_iter().zip(labels) {
                given[n] = Some(&*label.id);
            }
        }
    }
    given
}

/// Whether an element is what a clause of this kind is written as.
fn is_called(element: &str, kind: ClauseKind) -> bool {
    let known = akn::kind_of(element);
    known == Some(kind) || known == Some(ClauseKind::Point) && kind == ClauseKind::Subpoint
}
