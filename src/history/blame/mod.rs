//! Which draft brought the words of a draft.
//!
//! Every word keeps the draft that brought it for as long as the comparisons of neighbouring drafts carry it on: within its
//! clause, through splits and joins, with a clause that moved. What was gone and came back keeps the draft that had it
//! first, with the gap. The runs cut the source up: put together, they are the text itself.

mod carry;
mod leftovers;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeSet;

pub(super) use self::carry::Carried;
pub(super) use self::text::Piece;
use super::History;
use crate::draft::{ClauseIdx, Draft};
use crate::source::Span;

/// Where words come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The draft that brought them, the first one of those whose text is here.
    pub stage: usize,
    /// Where they were gone in between; the last time, where that was so more than once.
    pub gap: Option<Gap>,
    /// Who proposed them, as the marks in the texts say.
    pub proposed_by: Vec<String>,
    /// The proposals of the record that they trace to, as [`Attribution`]s name them.
    pub proposals: Vec<usize>,
}

/// A stretch of a draft that is known to trace to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Which draft.
    pub stage: usize,
    /// The stretch.
    pub span: Span,
    /// The number of the proposal.
    pub proposal: usize,
}

impl Origin {
    /// Whether a draft brought the words, or put them back.
    pub fn came_with(&self, stage: usize) -> bool {
        self.gap.map_or(self.stage, |gap| gap.back) == stage
    }
}

/// Drafts between which words were gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The first draft without them.
    pub gone: usize,
    /// The draft in which they are back.
    pub back: usize,
}

/// What of a clause a run belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its label and number.
    Number,
    /// Its heading.
    Heading,
    /// Its own text.
    Text,
    /// Signs between these: a dash, a bracket that opens before the number.
    Around,
}

impl Part {
    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Around => "around",
        }
    }
}

/// A stretch of a draft that one draft brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The clause in which it stands.
    pub clause: ClauseIdx,
    /// What of the clause it belongs to.
    pub part: Part,
    /// The stretch, with the white space after it.
    pub span: Span,
    /// How many words it has.
    pub words: usize,
    /// Which of [`Blame::origins`].
    pub origin: usize,
}

/// The words of a draft, or of a clause and everything below it, with the drafts that brought them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// Which draft.
    pub stage: usize,
    /// The clause, where only one was asked for.
    pub clause: Option<ClauseIdx>,
    /// Stretches that follow each other without a gap.
    pub runs: Vec<Run>,
    /// Where words come from, each once.
    pub origins: Vec<Origin>,
}

/// How many words one draft brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which draft.
    pub stage: usize,
    /// How many words of headings and texts.
    pub words: usize,
}

impl History<'_> {
    /// Says which draft brought the words of a draft, or of a clause with everything below it.
    ///
    /// The draft must have a text; of an outline nothing is known. `attributions` say which stretches of the drafts trace to
    /// proposals; of these only the words count that their draft brought or put back.
    pub fn blame(
        &self,
        stage: usize,
        clause: Option<ClauseIdx>,
        attributions: &[Attribution],
    ) -> Blame {
        let carried = Carried::up_to(self, stage, attributions);
        let draft = self.draft(stage);
        let region = clause
            .map_or_else(|| Span::new(0, draft.source.text().len()), |idx| draft.clause(idx).span);
        let runs = carried.runs(stage, region);
        Blame { stage, clause, runs, origins: carried.into_origins() }
    }
}

impl Blame {
    /// Where the words of a run come from.
    pub fn origin(&self, run: &Run) -> &Origin {
        &self.origins[run.origin]
    }

    /// Leaves only what a draft or a later one brought, or put back.
    pub fn since(&mut self, stage: usize) {
        let Self { runs, origins, .. } = self;
        runs.retain(|run| {
            let origin = &origins[run.origin];
            origin.stage >= stage || origin.gap.is_some_and(|gap| gap.back >= stage)
        });
    }

    /// How many words of headings and operative texts each draft brought, the oldest draft first.
    pub fn shares(&self, draft: &Draft) -> Vec<Share> {
        let counts = |run: &&Run| {
            matches!(run.part, Part::Heading | Part::Text) && is_counted(draft, run.clause)
        };
        let counted: Vec<&Run> = self.runs.iter().filter(counts).collect();
        let stages: BTreeSet<usize> = counted.iter().map(|run| self.origin(run).stage).collect();
        let share = |stage: usize| {
            let here = counted.iter().filter(|run| self.origin(run).stage == stage);
            Share { stage, words: here.map(|run| run.words).sum() }
        };
        stages.into_iter().map(share).filter(|share| share.words > 0).collect()
    }
}

/// Whether the words of a clause are the draft's own: neither notes nor what was printed around them.
pub fn is_counted(draft: &Draft, clause: ClauseIdx) -> bool {
    draft.ancestors(clause).all(|idx| draft.clause(idx).kind.is_operative())
}
