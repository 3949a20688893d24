//! Runs rules over a draft.
//!
//! Rules are data (`rules/*.toml`); this module knows a few mechanisms. In go a draft and a [`RuleSet`], out comes a
//! [`Report`]: findings, and the rules that could not be judged, which is never the same as passing. A draft is folded
//! once, cut into `sentence`s, and searched once for the words that rules need; only where such a word stands is a
//! rule's pattern compiled and tried.

mod across;
mod change;
mod check;
mod class;
mod example;
mod excerpt;
mod fingerprint;
mod kind;
mod literal;
mod lookup;
mod pattern;
mod readme;
mod rule;
mod rule_file;
mod rule_set;
mod safeguard;
mod script;
mod sentence;
mod strength;
mod text;
mod view;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::draft::{ClauseIdx, Draft};
use crate::messages::{self, Messages};
use crate::source::Span;

pub use across::check_languages;
pub use change::{check_change, only_new};
pub use check::Evidence;
pub use class::Class;
pub use example::{ExampleFailure, Shortfall};
pub use fingerprint::Fingerprint;
pub use kind::{
    Absence, BracketFault, Change, CharacterFault, Check, Compound, Cover, DefinitionFault,
    LanguageFault, NumberingFault, Patterns, Polarity, ReferenceFault, Says, Shift, Subject,
    Within, Wrong,
};
pub(crate) use lookup::{Found, Lookup, Phrase, speaks_of_strength};
pub use pattern::LANGUAGES;
pub use rule::{Example, Rule, RuleError, Texts};
pub use rule_set::RuleSet;
pub use safeguard::Safeguard;
pub use strength::{Strength, strength};
pub(crate) use wording::class_name;

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
    /// Where it stood in the old draft, for a rule over a change; `span` is then what became of it, or where the words
    /// are missing now.
    pub old: Option<Place>,
    /// Other clauses that it concerns, in the order of the text.
    pub related: Vec<Related>,
    /// Whether it is a change in favour of people's rights; such findings are shown after the others.
    pub is_gain: bool,
    /// Why somebody decided that it does not count here.
    pub suppressed: Option<String>,
}

/// A place in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The clause.
    pub clause: ClauseIdx,
    /// The words.
    pub span: Span,
}

/// A clause that a finding concerns besides its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The clause and the words.
    pub place: Place,
    /// What it has to do with the finding.
    pub message: String,
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

impl Report {
    /// Puts the findings in the order of the text.
    fn sort(&mut self) {
        self.findings.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule))
        });
    }
}

/// Whether a text is still open; some rules weigh more in a final one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Under negotiation.
    #[default]
    Negotiation,
    /// Adopted, or about to be.
    Final,
}

/// What the caller knows of a draft, and how to speak of it.
#[derive(Clone, Debug, Default)]
pub struct LintOptions {
    /// The chapter that the text is to be read in, for a single article or a fragment.
    pub as_class: Option<Class>,
    /// Classes of clauses by clause id, where headings and words mislead.
    pub classes: BTreeMap<String, Class>,
    /// Whether the text is still open.
    pub stage: Stage,
    /// The language of messages, as a BCP 47 code; that of the interface where empty, English where not translated.
    pub language: String,
}

impl LintOptions {
    fn ui_language(&self) -> &str {
        if self.language.is_empty() { messages::ui().language() } else { &self.language }
    }

    /// The sentences of the language, of the interface's where there are none.
    fn messages(&self) -> &'static Messages {
        Messages::for_language(self.ui_language()).unwrap_or_else(messages::ui)
    }
}

/// Says which sentences satisfy the rules that ask for words.
pub fn evidence(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Vec<Evidence> {
    check::evidence(draft, rules, options)
}

/// Runs rules over a draft.
pub fn check(draft: &Draft, rules: &RuleSet, options: &LintOptions) -> Report {
    check::run(draft, rules, options)
}

/// Judges the compound rules anew on the findings of a report, once some of them are suppressed.
pub fn check_compounds(draft: &Draft, rules: &RuleSet, options: &LintOptions, report: &mut Report) {
    check::compounds(draft, rules, options, report);
}
