//! A text that is edited step by step, and where the clauses of the draft that it was stand in it.

use std::ops::Range;

use crate::draft::{ClauseIdx, Draft};

/// One edit, in the offsets of the text that it was made on.
#[derive(Clone, Copy, Debug)]
struct Edit {
    at: usize,
    old_len: usize,
    new_len: usize,
    /// The innermost clause that holds what was put in.
    holder: Option<ClauseIdx>,
}

/// What was done to a clause.
#[derive(Clone, Debug)]
struct Touch {
    clause: ClauseIdx,
    /// The id of the proposal that did it.
    by: String,
    how: How,
}

/// How a clause was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Words of it.
    Words,
    /// Its whole text, and what stood below it.
    Text,
    /// It was taken out.
    Gone,
    /// Something was put beside it.
    Beside,
}

/// The text of a draft while it is edited.
#[derive(Clone, Debug)]
pub(super) struct Workspace<'a> {
    pub(super) draft: &'a Draft,
    pub(super) text: String,
    edits: Vec<Edit>,
    touches: Vec<Touch>,
    /// New clauses: behind which one they were put, where they stood then, and after how many edits.
    created: Vec<(ClauseIdx, Range<usize>, usize)>,
}

impl<'a> Workspace<'a> {
    pub(super) fn new(draft: &'a Draft) -> Self {
        let text = draft.source.text().to_owned();
        Self { draft, text, edits: Vec::new(), touches: Vec::new(), created: Vec::new() }
    }

    /// Where a stretch of a clause of the draft stands now.
    pub(super) fn now(&self, clause: ClauseIdx, range: Range<usize>) -> Range<usize> {
        let holds = |holder: ClauseIdx| self.draft.ancestors(holder).any(|above| above == clause);
        self.forward(range, 0, |holder| holder.is_some_and(holds))
    }

    /// Leads a range past all edits from one on; `is_inside` says whether what was put in at its edge belongs to it.
    fn forward(
        &self,
        range: Range<usize>,
        since: usize,
        is_inside: impl Fn(Option<ClauseIdx>) -> bool,
    ) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        for edit in &self.edits[since..] {
            let old_end = edit.at + edit.old_len;
            if edit.old_len == 0 {
                let is_inside = is_inside(edit.holder);
                if start > edit.at || start == edit.at && !is_inside {
                    start += edit.new_len;
                }
                if end > edit.at || end == edit.at && is_inside {
                    end += edit.new_len;
                }
                continue;
            }
            start = match start {
                _ if start >= old_end => start - edit.old_len + edit.new_len,
                _ if start <= edit.at => start,
                _ => edit.at + edit.new_len,
            };
            end = match end {
                _ if end >= old_end => end - edit.old_len + edit.new_len,
                _ if end <= edit.at => end,
                _ => edit.at,
            };
        }
        start..end.max(start)
    }

    /// Puts a new clause behind another one, and behind those that were put there before.
    pub(super) fn put_behind(&mut self, clause: ClauseIdx, end: usize, text: &str) {
        let behind = self.created.iter().filter(|(known, ..)| *known == clause);
        let ends =
            behind.map(|(_, range, since)| self.forward(range.clone(), *since, |_| false).end);
        let at = ends.max().unwrap_or(end).max(end);
        self.splice(at..at, text, self.draft.clause(clause).parent);
        self.created.push((clause, at..at + text.len(), self.edits.len()));
    }

    /// Where a clause stands now.
    pub(super) fn clause(&self, clause: ClauseIdx) -> Range<usize> {
        self.now(clause, self.draft.clause(clause).span.range())
    }

    /// Puts `text` in the place of a range; it belongs to the clause `holder`.
    pub(super) fn splice(&mut self, range: Range<usize>, text: &str, holder: Option<ClauseIdx>) {
        let (at, old_len, new_len) = (range.start, range.len(), text.len());
        self.text.replace_range(range, text);
        self.edits.push(Edit { at, old_len, new_len, holder });
    }

    /// Notes what a proposal did to a clause.
    pub(super) fn touch(&mut self, clause: ClauseIdx, by: &str, how: How) {
        self.touches.push(Touch { clause, by: by.to_owned(), how });
    }

    /// The proposal that took a clause out, or wrote anew what holds it.
    pub(super) fn gone_by(&self, clause: ClauseIdx) -> Option<&str> {
        let is_gone = |touch: &&Touch| {
            let mut above = self.draft.ancestors(clause);
            match touch.how {
                How::Gone => above.any(|above| above == touch.clause),
                How::Text => above.skip(1).any(|above| above == touch.clause),
                How::Words | How::Beside => false,
            }
        };
        self.touches.iter().find(is_gone).map(|touch| touch.by.as_str())
    }

    /// The proposal that changed something in a clause.
    pub(super) fn changed_by(&self, clause: ClauseIdx) -> Option<&str> {
        let is_inside = |touch: &&Touch| {
            let mut above = self.draft.ancestors(touch.clause);
            match touch.how {
                // What stands beside a clause stands in the one above it.
                How::Beside => above.skip(1).any(|above| above == clause),
                _ => above.any(|above| above == clause),
            }
        };
        self.touches.iter().find(is_inside).map(|touch| touch.by.as_str())
    }

    /// The clauses that were changed, and those that something was put beside.
    pub(super) fn touched(&self) -> Vec<ClauseIdx> {
        self.touches.iter().map(|touch| touch.clause).collect()
    }

    /// The line break that the text uses.
    pub(super) fn line_break(&self) -> &'static str {
        if self.draft.source.text().contains("\r\n") { "\r\n" } else { "\n" }
    }
}
