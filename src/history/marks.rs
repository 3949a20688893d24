//! The state of brackets of a clause in one draft, with everything below it.

use std::collections::BTreeSet;

use crate::draft::{ClauseIdx, Draft, MarkingKind};

/// What brackets and marks say of a clause, and of everything below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// How many brackets are open in it.
    pub open: usize,
    /// The deepest nesting.
    pub depth: u32,
    /// Whether the whole clause stands in brackets, its own or those of what holds it.
    pub is_all_open: bool,
    /// How many alternatives compete, over all sets.
    pub alternatives: usize,
    /// How many sets of alternatives there are.
    pub groups: usize,
    /// How many stretches are agreed ad referendum.
    pub agreed: usize,
    /// How many blanks are to be filled.
    pub placeholders: usize,
    /// How many stretches are marked as deleted.
    pub deleted: usize,
    /// Who proposed what stands here.
    pub proposed_by: Vec<String>,
    /// Who supports it.
    pub supported_by: Vec<String>,
    /// Who opposes it.
    pub opposed_by: Vec<String>,
    /// Who asks that it be deleted.
    pub deletion_asked_by: Vec<String>,
}

impl Marks {
    /// Whether nothing is marked.
    pub fn is_clean(&self) -> bool {
        *self == Self::default()
    }

    /// What several clauses are marked with together.
    pub fn sum(all: impl IntoIterator<Item = Marks>) -> Marks {
        let mut all = all.into_iter();
        let mut sum = all.next().unwrap_or_default();
        for marks in all {
            sum.open += marks.open;
            sum.depth = sum.depth.max(marks.depth);
            sum.is_all_open &= marks.is_all_open;
            sum.alternatives += marks.alternatives;
            sum.groups += marks.groups;
            sum.agreed += marks.agreed;
            sum.placeholders += marks.placeholders;
            sum.deleted += marks.deleted;
            merge(&mut sum.proposed_by, &marks.proposed_by);
            merge(&mut sum.supported_by, &marks.supported_by);
            merge(&mut sum.opposed_by, &marks.opposed_by);
            merge(&mut sum.deletion_asked_by, &marks.deletion_asked_by);
        }
        sum
    }
}

/// Adds names that are not on a list yet.
fn merge(list: &mut Vec<String>, names: &[String]) {
    for name in names {
        if !list.contains(name) {
            list.push(name.clone());
        }
    }
}

/// Reads the markings of a clause and of everything below it; brackets in notes below it are none of the text.
pub fn marks(draft: &Draft, idx: ClauseIdx) -> Marks {
    let mut marks = Marks::default();
    let mut groups = BTreeSet::new();
    let below = draft.subtree(idx).filter(|(at, clause)| *at == idx || clause.kind.is_operative());
    let below = below.flat_map(|(_, clause)| &clause.markings);
    for marking in below {
        marks.depth = marks.depth.max(marking.depth);
        let names: Option<(&mut Vec<String>, &Vec<String>)> = match &marking.kind {
            MarkingKind::Bracketed => {
                marks.open += 1;
                None
            }
            MarkingKind::Alternative { group, .. } => {
                marks.alternatives += 1;
                groups.insert(*group);
                None
            }
            MarkingKind::Agreed => {
                marks.agreed += 1;
                None
            }
            MarkingKind::Placeholder => {
                marks.placeholders += 1;
                None
            }
            MarkingKind::Deleted => {
                marks.deleted += 1;
                None
            }
            MarkingKind::ProposedBy(names) => Some((&mut marks.proposed_by, names)),
            MarkingKind::SupportedBy(names) => Some((&mut marks.supported_by, names)),
            MarkingKind::OpposedBy(names) => Some((&mut marks.opposed_by, names)),
            MarkingKind::DeletionAskedBy(names) => Some((&mut marks.deletion_asked_by, names)),
        };
        if let Some((list, names)) = names {
            merge(list, names);
        }
    }
    marks.groups = groups.len();
    marks.is_all_open = is_all(draft, idx, &MarkingKind::Bracketed);
    marks
}

/// Whether all words of a clause are marked so, by its own marks or those of what holds it.
pub fn is_all(draft: &Draft, idx: ClauseIdx, kind: &MarkingKind) -> bool {
    let text = own_extent(draft, idx);
    draft.ancestors(idx).any(|above| {
        draft.clause(above).markings.iter().any(|marking| {
            marking.kind == *kind && marking.span.start <= text.0 && marking.span.end >= text.1
        })
    })
}

/// Where the words of a clause begin and end: after its number, up to its end.
fn own_extent(draft: &Draft, idx: ClauseIdx) -> (u32, u32) {
    let clause = draft.clause(idx);
    let start = match (clause.heading, clause.text) {
        (Some(heading), _) => heading.start,
        (None, text) if !text.is_empty() => text.start,
        _ => clause.span.start,
    };
    (start, clause.span.end)
}
