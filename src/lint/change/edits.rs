//! The places where two texts differ, in folded offsets, clause by clause.

use std::ops::{Index, Range};

use crate::diff::{Change, Redline, Segment};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::lint::check::Case;
use crate::source::Span;

/// Stretches of one side that lie further apart belong to different edits.
const NEAR: u32 = 40;

/// A place where the texts of paired clauses differ.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// The change of the redline that it belongs to.
    pub(super) change: usize,
    /// What went out, in the folded old text; empty where words only came in.
    pub(super) old: Range<usize>,
    /// What came in, in the folded new text; empty where words only went out.
    pub(super) new: Range<usize>,
    pub(super) old_clause: ClauseIdx,
    pub(super) new_clause: ClauseIdx,
}

/// All edits of a redline, in its order.
#[derive(Debug, Default)]
pub(super) struct Edits {
    all: Vec<Edit>,
}

impl Index<usize> for Edits {
    type Output = Edit;

    fn index(&self, n: usize) -> &Edit {
        &self.all[n]
    }
}

impl Edits {
    pub(super) fn new(old: &Case<'_>, new: &Case<'_>, redline: &Redline) -> Self {
        let mut edits = Self::default();
        for (n, change) in redline.changes.iter().enumerate() {
            let is_pair = !change.old.is_empty() && !change.new.is_empty();
            let is_text = |kind| !matches!(kind, ClauseKind::Furniture | ClauseKind::Translation);
            let has_edit =
                change.segments.iter().any(|segment| !matches!(segment, Segment::Equal { .. }));
            if is_pair && has_edit && is_text(change.kind) {
                edits.add(n, change, old, new);
            }
        }
        edits
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Edit)> {
        self.all.iter().enumerate()
    }

    /// The edits of one change of the redline.
    pub(super) fn of_change(&self, change: usize) -> impl Iterator<Item = (usize, &Edit)> {
        let from = self.all.partition_point(|edit| edit.change < change);
        self.all[from..]
            .iter()
            .enumerate()
            .map(move |(n, edit)| (from + n, edit))
            .take_while(move |(_, edit)| edit.change == change)
    }

    fn add(&mut self, n: usize, change: &Change, old: &Case<'_>, new: &Case<'_>) {
        let mut at = [
            old.draft.clause(change.old[0]).text.start,
            new.draft.clause(change.new[0]).text.start,
        ];
        let mut open: Option<[Option<Span>; 2]> = None;
        for segment in &change.segments {
            let (side, span) = match *segment {
                Segment::Equal { old: o, new: w } => {
                    self.close(n, change, &mut open, at, (old, new));
                    if !o.is_empty() {
                        at[0] = o.end;
                    }
                    if !w.is_empty() {
                        at[1] = w.end;
                    }
                    continue;
                }
                Segment::Delete { old } => (0, old),
                Segment::Insert { new } => (1, new),
            };
            if span.is_empty() {
                continue;
            }
            let is_far = open.is_some_and(|open| {
                open[side].is_some_and(|before| span.start > before.end + NEAR)
            });
            if is_far {
                self.close(n, change, &mut open, at, (old, new));
            }
            let spans = open.get_or_insert([None, None]);
            let start = spans[side].map_or(span.start, |before| before.start);
            spans[side] = Some(Span { start, end: span.end });
            if is_far {
                at[side] = span.start;
            }
        }
        self.close(n, change, &mut open, at, (old, new));
    }

    fn close(
        &mut self,
        change: usize,
        of: &Change,
        open: &mut Option<[Option<Span>; 2]>,
        at: [u32; 2],
        (old, new): (&Case<'_>, &Case<'_>),
    ) {
        let Some(spans) = open.take() else { return };
        let range = |case: &Case<'_>, side: usize| {
            let span = spans[side].unwrap_or(Span { start: at[side], end: at[side] });
            trimmed(&case.text.folded, case.text.folded_range(span))
        };
        let start = |side: usize| spans[side].map_or(at[side], |span| span.start);
        self.all.push(Edit {
            change,
            old: range(old, 0),
            new: range(new, 1),
            old_clause: holder(old.draft, &of.old, start(0)),
            new_clause: holder(new.draft, &of.new, start(1)),
        });
    }
}

/// The clause of a change in whose text an offset lies.
fn holder(draft: &Draft, clauses: &[ClauseIdx], at: u32) -> ClauseIdx {
    let holds = |idx: &&ClauseIdx| {
        let text = draft.clause(**idx).text;
        text.start <= at && at <= text.end
    };
    clauses.iter().find(holds).copied().unwrap_or(clauses[0])
}

fn trimmed(folded: &str, range: Range<usize>) -> Range<usize> {
    let text = &folded[range.clone()];
    let end = range.start + text.trim_end().len();
    let start = range.start + (text.len() - text.trim_start().len());
    if start < end { start..end } else { range.start..range.start }
}

/// Whether words share at least a byte with an edit, or stand in its place where it is empty.
pub(super) fn overlaps(words: &Range<usize>, edit: &Range<usize>) -> bool {
    if edit.is_empty() {
        words.start < edit.start && edit.start < words.end
    } else {
        words.start < edit.end && edit.start < words.end
    }
}

/// Whether words overlap an edit or stand right beside it.
pub(super) fn touches(words: &Range<usize>, edit: &Range<usize>) -> bool {
    words.start <= edit.end + 2 && edit.start <= words.end + 2
}
