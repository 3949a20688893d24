//! What became of an ask: the verdict of each draft, and what every part of what is expected came to.

use crate::draft::{ClauseIdx, Draft};
use crate::history::Presence;
use crate::lint::Strength;
use crate::series::record::{Ask, Modal};
use crate::source::Span;

/// What a draft makes of an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All that is expected holds.
    Met,
    /// Some of it holds, or it holds in brackets only.
    Partly,
    /// Nothing of it holds.
    NotMet,
    /// Something of it is worse than in the draft that was asked about.
    Worse,
    /// It cannot be judged.
    Unknown,
}

impl Verdict {
    /// Every verdict with its name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("met", Self::Met),
        ("partly-met", Self::Partly),
        ("not-met", Self::NotMet),
        ("made-worse", Self::Worse),
        ("not-judged", Self::Unknown),
    ];

    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly-met",
            Self::NotMet => "not-met",
            Self::Worse => "made-worse",
            Self::Unknown => "not-judged",
        }
    }
}

/// Why something cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The record does not say what decides.
    NoExpect,
    /// The ask names no draft.
    NoDraft,
    /// The draft that it asks about takes no part in the history.
    BaseLeftOut,
    /// The draft that it asks about does not have the clause.
    NoClause,
    /// The text of the draft is not here.
    NoText,
    /// The draft has no text in the language that is read.
    NoLanguage,
    /// The record has no words in this language.
    NoWords,
    /// It is not known how strongly this language binds without a word for it.
    NoStrength,
    /// The clause could not be followed to this draft.
    NotFollowed,
    /// Only the article that held the clause could be followed.
    OnlyArticle,
    /// The text is in another language than the one that was asked about.
    OtherLanguage,
    /// The clause is gone, and with it the words that it should not have.
    Dropped,
    /// What was advised is forbidden now, or the other way round.
    Turned,
}

impl Why {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoExpect => "no-expect",
            Self::NoDraft => "no-draft",
            Self::BaseLeftOut => "draft-left-out",
            Self::NoClause => "no-clause",
            Self::NoText => "no-text",
            Self::NoLanguage => "no-text-in-language",
            Self::NoWords => "no-words-in-language",
            Self::NoStrength => "no-modal-known",
            Self::NotFollowed => "clause-not-followed",
            Self::OnlyArticle => "only-article-followed",
            Self::OtherLanguage => "other-language",
            Self::Dropped => "clause-dropped",
            Self::Turned => "meaning-turned",
        }
    }
}

/// How a part of what is expected falls short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Short {
    /// It depends on brackets.
    Brackets,
    /// The words came to stand in another place of the article.
    Elsewhere,
    /// The words stand in the heading only.
    Heading,
    /// It is a duty on a condition.
    Qualified,
}

impl Short {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brackets => "in-brackets",
            Self::Elsewhere => "elsewhere",
            Self::Heading => "in-heading",
            Self::Qualified => "qualified",
        }
    }
}

/// Whether a part of what is expected holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It does.
    Holds,
    /// It does, but.
    InPart(Short),
    /// It does not.
    Fails,
    /// Nobody knows.
    Unjudged(Why),
}

/// One thing that is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'a> {
    /// The clause is gone.
    Delete,
    /// The clause is there.
    Keep,
    /// These words stand there; none where the record has none in the language.
    Contains(Option<&'a str>),
    /// These words do not.
    Lacks(Option<&'a str>),
    /// It binds at least so.
    Modal(Modal),
    /// No bracket is open.
    Unbracketed,
}

impl What<'_> {
    /// The key in `series.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "delete",
            Self::Keep => "keep",
            Self::Contains(_) => "contains",
            Self::Lacks(_) => "lacks",
            Self::Modal(_) => "modal",
            Self::Unbracketed => "unbracketed",
        }
    }
}

/// What one draft makes of one thing that is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// What is expected.
    pub what: What<'a>,
    /// Whether it holds.
    pub state: State,
    /// Whether it is worse than in the draft that was asked about.
    pub is_worse: bool,
    /// Whether it held in the draft that was asked about; `None` where that is not known.
    pub held: Option<bool>,
    /// The clause whose words decide, where words do.
    pub clause: Option<ClauseIdx>,
    /// The words that decide.
    pub spans: Vec<Span>,
    /// How often the words stand there, or how many brackets are open.
    pub n: usize,
    /// How bad it is, to be compared with the same part in another draft.
    pub(super) badness: usize,
    /// How the clause binds under each reading of its brackets.
    pub(super) strengths: Vec<Option<Strength>>,
}

/// What one draft makes of an ask.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// Which draft of the history.
    pub stage: usize,
    /// What it makes of the ask.
    pub verdict: Verdict,
    /// Why it cannot be judged, where it cannot.
    pub why: Option<Why>,
    /// Whether the clause stands in it.
    pub presence: Presence,
    /// The text that was read; the outline where there is none.
    pub draft: &'a Draft,
    /// Whether a text was read.
    pub has_text: bool,
    /// The clauses of that text that the ask is about; none where it is gone, or where it is about the whole draft.
    pub clauses: Vec<ClauseIdx>,
    /// What the parts of what is expected came to.
    pub parts: Vec<Part<'a>>,
}

impl Part<'_> {
    /// Whether the clause now says the contrary: it forbids what it allowed, or the other way round.
    pub fn is_turned(&self) -> bool {
        self.badness == super::parts::WORST && !self.spans.is_empty()
    }
}

impl Cell<'_> {
    /// How many parts hold.
    pub fn n_held(&self) -> usize {
        self.parts.iter().filter(|part| part.state == State::Holds).count()
    }
}

/// What became of an ask.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// The ask.
    pub ask: &'a Ask,
    /// The draft that it asks about.
    pub base: Option<usize>,
    /// Why it cannot be judged in any draft, where it cannot.
    pub why: Option<Why>,
    /// What each draft makes of it, from the one that it asks about on.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Answer<'a> {
    /// What a draft makes of it; `None` before the draft that it asks about.
    pub fn cell(&self, stage: usize) -> Option<&Cell<'a>> {
        self.cells.iter().find(|cell| cell.stage == stage)
    }

    /// Whether any draft could be judged.
    pub fn is_judged(&self) -> bool {
        self.cells.iter().any(|cell| cell.verdict != Verdict::Unknown)
    }
}
