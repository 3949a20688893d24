//! What became of proposals in the texts.
//!
//! Goes in: the record of a series and its drafts. Comes out: to which proposals a change between two drafts traces, and
//! for each proposal in which drafts it is found. Outcomes that people recorded have no say in it, but are compared with
//! it in the end.

mod proposers;
mod sightings;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use crate::draft::ClauseIdx;
use crate::series::record::{Outcome, Proposal};

pub use self::proposers::{Proposed, Proposers, Side, followed, proposers};
pub use self::sightings::Drafts;

/// By what a proposal is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// By its words.
    Words,
    /// By its clause: whether that stands in a draft.
    Clause,
    /// It has no words: only whether its clause changed can be told.
    Effect,
    /// It cannot be looked for.
    Nothing,
}

/// Why a proposal cannot be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was not made on a draft.
    NoDraft,
    /// The texts are not here.
    NotHere,
    /// It has no words, and no clause that is there.
    NoWords,
    /// The draft that it was made on has no such clause.
    NoClause,
    /// Its words are in another language.
    OtherLanguage,
}

impl Means {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Clause => "clause",
            Self::Effect => "effect",
            Self::Nothing => "nothing",
        }
    }
}

impl Why {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoDraft => "no-draft",
            Self::NotHere => "no-text-here",
            Self::NoWords => "no-words",
            Self::NoClause => "no-such-clause",
            Self::OtherLanguage => "other-language",
        }
    }
}

/// What of a proposal a draft holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// What it asks for: its words verbatim, or its clause gone.
    Whole,
    /// Most of its words.
    Adapted,
    /// A part of its words.
    Part,
    /// Of a replacement: the old words are gone, the new ones are not there.
    OldGone,
    /// Of a replacement: the new words are there, and the old ones too.
    NewThere,
    /// The clause that it is about is not there any more.
    ClauseGone,
    /// Without words: the clause is another than it was.
    Edited,
    /// Without words: the clause is as it was.
    Same,
    /// Nothing of it.
    No,
    /// The text is not here.
    Unknown,
}

impl Found {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Adapted => "adapted",
            Self::Part => "part",
            Self::OldGone => "old-words-gone",
            Self::NewThere => "new-words-there",
            Self::ClauseGone => "clause-gone",
            Self::Edited => "clause-edited",
            Self::Same => "clause-same",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// Whether that is the proposal, verbatim or adapted.
    pub fn is_it(self) -> bool {
        matches!(self, Self::Whole | Self::Adapted)
    }

    /// Whether that is a part of the proposal.
    pub fn is_part(self) -> bool {
        matches!(self, Self::Part | Self::OldGone | Self::NewThere)
    }
}

/// What one draft has of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// Which draft.
    pub stage: usize,
    /// The clauses that decide.
    pub clauses: Vec<ClauseIdx>,
    /// What is found.
    pub found: Found,
    /// The share of the words that are put in, `0.0..=1.0`; `None` where none are.
    pub share: Option<f64>,
    /// Whether it stands in brackets.
    pub in_brackets: bool,
    /// Whether it is one of several alternatives.
    pub is_alternative: bool,
    /// Whether the text says that someone asks for the deletion.
    pub deletion_asked: bool,
}

/// What became of a proposal, as far as the texts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands in the newest draft, and has since this one.
    Held(usize),
    /// A part of it stands in the newest draft.
    InPart,
    /// It came in and went again.
    Left {
        /// The first draft that had it.
        came: usize,
        /// The first draft without it.
        left: usize,
        /// Whether it stood in brackets all the time.
        only_in_brackets: bool,
    },
    /// No draft has it.
    Never,
    /// No draft is here that could have it.
    TooEarly,
    /// Only what became of its clause is known.
    EffectOnly,
    /// It cannot be traced.
    Untraced(Why),
}

impl Verdict {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held(_) => "in-the-text",
            Self::InPart => "in-part",
            Self::Left { .. } => "came-and-went",
            Self::Never => "not-found",
            Self::TooEarly => "no-later-draft",
            Self::EffectOnly => "clause-only",
            Self::Untraced(_) => "cannot-be-traced",
        }
    }
}

/// A proposal with where it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace<'a> {
    /// The proposal.
    pub proposal: &'a Proposal,
    /// By what it was looked for.
    pub means: Means,
    /// What each draft has of it, from the one on that it was made on.
    pub sightings: Vec<Sighting>,
    /// What became of it.
    pub verdict: Verdict,
}

/// Looks for a proposal in every draft from the one on that it was made on.
pub fn trace<'a>(drafts: Drafts<'a>, proposal: &'a Proposal) -> Trace<'a> {
    let search = match sightings::Search::new(drafts, proposal) {
        Ok(search) => search,
        Err(why) => {
            let (means, verdict) = (Means::Nothing, Verdict::Untraced(why));
            return Trace { proposal, means, sightings: Vec::new(), verdict };
        }
    };
    let sightings = search.sightings();
    let means = search.means();
    let verdict = if search.has_later() { verdict(means, &sightings) } else { Verdict::TooEarly };
    Trace { proposal, means, sightings, verdict }
}

fn verdict(means: Means, sightings: &[Sighting]) -> Verdict {
    if means == Means::Effect {
        return Verdict::EffectOnly;
    }
    let known: Vec<&Sighting> = sightings.iter().filter(|s| s.found != Found::Unknown).collect();
    let Some(newest) = known.last() else { return Verdict::Untraced(Why::NotHere) };
    let is_any = |found: Found| found.is_it() || found.is_part();
    if newest.found.is_it() {
        let since = known.iter().rev().take_while(|s| s.found.is_it()).last();
        return Verdict::Held(since.map_or(newest.stage, |s| s.stage));
    }
    if newest.found.is_part() {
        return Verdict::InPart;
    }
    let first = known.iter().position(|s| is_any(s.found));
    let last = known.iter().rposition(|s| is_any(s.found));
    match first.zip(last) {
        Some((first, last)) => Verdict::Left {
            came: known[first].stage,
            left: known[last + 1].stage,
            only_in_brackets: known[first..=last]
                .iter()
                .all(|s| s.in_brackets || s.is_alternative || !is_any(s.found)),
        },
        None => Verdict::Never,
    }
}

impl Trace<'_> {
    /// Whether the recorded outcome is not what the texts show.
    pub fn disagrees(&self) -> bool {
        let newest = self.sightings.iter().rev().find(|s| s.found != Found::Unknown);
        let is_open = newest.is_some_and(|s| s.in_brackets || s.is_alternative);
        match (self.proposal.outcome, self.verdict) {
            (Outcome::Adopted, Verdict::Left { only_in_brackets, .. }) => only_in_brackets,
            (Outcome::Adopted, Verdict::Never | Verdict::InPart)
            | (Outcome::AdoptedInPart, Verdict::Never) => true,
            (Outcome::AdoptedInPart, Verdict::Held(_)) => {
                newest.is_some_and(|s| s.found == Found::Whole)
            }
            (Outcome::Rejected | Outcome::NotAdopted | Outcome::Withdrawn, Verdict::Held(_)) => {
                !is_open
            }
            _ => false,
        }
    }
}
