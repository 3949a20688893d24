//! Runs rules over a draft.

use crate::diagnostic::Severity;
use crate::draft::ClauseIdx;
use crate::source::Span;

/// Under which reading of the brackets a finding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Whichever way the brackets go.
    Both,
    /// Only where the brackets go against people's rights: bracketed safeguards out, bracketed offences in.
    Worst,
    /// Only where the brackets go in favour of people's rights.
    Best,
}

impl Reading {
    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Worst => "worst",
            Self::Best => "best",
        }
    }
}

/// One thing that a rule found in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name: `vt-extremism`.
    pub rule: String,
    /// How much it weighs here.
    pub level: Severity,
    /// The clause that it stands in; `None` where it concerns the whole draft.
    pub clause: Option<ClauseIdx>,
    /// The words, or the place where words are missing.
    pub span: Span,
    /// What was found, one sentence.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where the rule comes from.
    pub source: String,
    /// Under which reading of the brackets it holds.
    pub reading: Reading,
}

/// A rule that could not be judged on this draft, which is never the same as passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEvaluated {
    /// The rule's name.
    pub rule: String,
    /// Why it could not be judged.
    pub reason: String,
}

/// What the rules say of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings, in document order.
    pub findings: Vec<Finding>,
    /// The rules that could not be judged.
    pub not_evaluated: Vec<NotEvaluated>,
}

/// Rules, ready to run.
#[derive(Debug, Default)]
pub struct RuleSet {}

/// What is wrong with a rule file; the other rules still run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The rule file.
    pub path: String,
    /// Line, one-based.
    pub line: usize,
    /// Column in characters, one-based.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl RuleSet {
    /// The rules that ship with travaux.
    pub fn shipped() -> Self {
        Self::default()
    }

    /// Reads rule files, given as path and text; broken rules are left out and reported.
    pub fn parse(_files: &[(String, String)]) -> (Self, Vec<RuleError>) {
        (Self::default(), Vec::new())
    }
}

/// Runs rules over a draft.
pub fn check(_draft: &crate::draft::Draft, _rules: &RuleSet) -> Report {
    Report::default()
}
