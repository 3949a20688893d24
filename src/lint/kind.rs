//! The mechanisms of rules, as their files write them: `[rule.check.KIND]`.

use serde::Deserialize;

use super::pattern::{LANGUAGES, PatternSet};

/// The mechanism of a rule.
#[derive(Debug)]
pub enum Check {
    /// Fires on words that should not be there.
    Words(Wrong, Patterns),
    /// Fires on words that turn a safeguard round.
    Polarity(Polarity, Patterns),
    /// Fires where no sentence says what should be said.
    Absence(Absence, Patterns),
    /// Fires on the first use of a term that the draft uses and does not define.
    Undefined(Patterns),
    /// Fires on names for one thing that a draft uses side by side, or on what is wrong with its definitions.
    Definition(DefinitionFault, Patterns),
    /// Fires on what is wrong with the numbers of clauses.
    Numbering(NumberingFault),
    /// Fires on what is wrong with a cross-reference.
    Reference(ReferenceFault),
    /// Fires on marks of negotiation.
    Bracket(BracketFault),
    /// Fires on characters that a reader cannot see or tell apart.
    Character(CharacterFault),
    /// Fires where the language versions of a draft differ.
    Language(LanguageFault),
    /// Fires where other rules found something.
    Compound(Compound),
    /// Fires on what became of a text since an older draft.
    Change(Change),
}

impl Check {
    /// The name of the mechanism, as rule files write it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Words(wrong, _) => wrong.as_str(),
            Self::Polarity(..) => "polarity",
            Self::Absence(..) => "absence",
            Self::Undefined(_) => "undefined",
            Self::Definition(..) => "definition",
            Self::Numbering(_) => "numbering",
            Self::Reference(_) => "reference",
            Self::Bracket(_) => "bracket",
            Self::Character(_) => "character",
            Self::Language(_) => "language",
            Self::Compound(_) => "compound",
            Self::Change(_) => "change",
        }
    }

    /// Whether it can be judged against an older draft only.
    pub(crate) fn needs_old(&self) -> bool {
        matches!(self, Self::Change(_) | Self::Reference(ReferenceFault::Stale))
    }

    /// The patterns in every language; `None` where the mechanism needs no words.
    pub(crate) fn all_patterns(&self) -> Option<&Patterns> {
        match self {
            Self::Words(_, patterns)
            | Self::Polarity(_, patterns)
            | Self::Absence(_, patterns)
            | Self::Undefined(patterns)
            | Self::Definition(DefinitionFault::Inconsistent, patterns) => Some(patterns),
            // Key terms may be named, and need not be.
            Self::Definition(DefinitionFault::Undefined, patterns) if !patterns.is_empty() => {
                Some(patterns)
            }
            _ => None,
        }
    }

    /// Whether the mechanism needs words and has none in a language.
    pub(crate) fn is_without_patterns(&self, language: &str) -> bool {
        self.all_patterns().is_some_and(|patterns| patterns.get(language).is_none())
    }

    pub(crate) fn patterns(&self, language: &str) -> Option<&LanguagePatterns> {
        self.all_patterns()?.get(language)
    }
}

/// What is wrong with words that should not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A term without a fixed meaning.
    Term,
    /// A scope that reaches too far.
    Scope,
    /// A power that goes too far.
    Power,
    /// A softener that makes a safeguard optional.
    Discretion,
    /// A safeguard that is left to domestic law.
    Deference,
}

impl Wrong {
    fn as_str(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Scope => "scope",
            Self::Power => "power",
            Self::Discretion => "discretion",
            Self::Deference => "deference",
        }
    }
}

/// How a sentence speaks of a safeguard without requiring it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polarity {
    /// The safeguard rule whose words it turns round.
    pub of: String,
    /// What it does with the safeguard.
    pub says: Says,
}

/// What a sentence does with a safeguard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// Leaves it to choice: a State may decline.
    Permits,
    /// Deems it fulfilled.
    Deems,
    /// Takes it away.
    Negates,
}

/// Where the words that an absence rule asks for may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Where they must stand.
    pub within: Within,
    /// What else covers an article, besides its own words.
    pub covered_by: Vec<Cover>,
}

/// Where the words that an absence rule asks for may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// Anywhere in the operative text.
    Document,
    /// In the preamble.
    Preamble,
    /// In the chapters of the rule's scope.
    Chapter,
    /// In each article of the rule's scope.
    Article,
}

/// What covers an article that does not have the words itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// An article that it refers to.
    Reference,
    /// A safeguard article whose own scope clause reaches it: "the powers provided for in this chapter".
    Chapter,
}

/// What may be wrong with definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefinitionFault {
    /// A term in quotation marks that is used and not defined.
    Undefined,
    /// A term that is defined and not used.
    Unused,
    /// Several names for one thing; each pattern is one of them.
    Inconsistent,
}

/// What may be wrong with the numbers of clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberingFault {
    /// Two clauses with one number.
    Duplicate,
    /// A number that is left out.
    Gap,
}

/// What may be wrong with a cross-reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceFault {
    /// It leads nowhere.
    Dangling,
    /// Its target has another heading than before; seen only against an older draft.
    Stale,
}

/// Marks of negotiation that a rule may look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BracketFault {
    /// A bracket without its partner.
    Unbalanced,
    /// A negotiating bracket.
    Open,
    /// A mark of agreement.
    Agreed,
    /// Words still to come.
    Placeholder,
}

/// Characters that deceive a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CharacterFault {
    /// Cannot be seen.
    Invisible,
    /// Looks like a letter of another script.
    LookAlike,
}

/// In what language versions of one draft may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageFault {
    /// In their articles, paragraphs, points or brackets.
    Structure,
    /// In how strongly a clause binds.
    Modality,
}

/// The rules that a compound rule stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compound {
    /// All of these found something.
    #[serde(default)]
    pub all: Vec<String>,
    /// At least one of these found something; empty for none needed.
    #[serde(default)]
    pub any: Vec<String>,
}

/// A change that a rule looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub find: Shift,
    /// The statements that it must have happened to; empty for all.
    pub of: Vec<Subject>,
    /// The word lists that it goes by, by name (`[[words]]`).
    pub words: Vec<String>,
    /// Whether words also count where the whole clause around them is new.
    pub clauses: bool,
    /// Whether it is in favour of people's rights.
    pub is_gain: bool,
}

/// What a sentence does, as far as the direction of a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Protects people, or limits a power.
    Safeguard,
    /// Gives a power, or makes States help one another in using it.
    Power,
    /// Says what is an offence.
    Offence,
    /// Anything else.
    Other,
}

/// What may have happened to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// A safeguard is gone.
    SafeguardDeleted,
    /// A safeguard stands elsewhere.
    SafeguardMoved,
    /// A safeguard came into brackets.
    SafeguardBracketed,
    /// A safeguard came out of brackets.
    SafeguardSettled,
    /// A safeguard went where it binds nobody.
    SafeguardToPreamble,
    /// A safeguard is new.
    SafeguardAdded,
    /// A word of duty gave way to a weaker one.
    ModalWeakened,
    /// A word of choice gave way to a stronger one.
    ModalStrengthened,
    /// A word of a ladder gave way to one further down.
    Weakened,
    /// Words came in.
    Inserted,
    /// Words went out.
    Removed,
    /// Words gave way to others.
    Replaced,
    /// A word that turns a sentence round came or went.
    Negation,
    /// A list lost an item.
    Shortened,
    /// A number before a unit changed.
    Threshold,
    /// The words of a definition changed.
    Definition,
    /// A term is newly defined.
    DefinitionAdded,
    /// A term is no longer defined.
    DefinitionDropped,
    /// An offence is new.
    OffenceAdded,
    /// An offence is gone.
    OffenceRemoved,
    /// A term without a fixed meaning came in.
    VagueAdded,
    /// A term without a fixed meaning went out.
    VagueRemoved,
    /// A term without a fixed meaning came back from an older draft.
    VagueReturned,
    /// A mark of agreement is gone.
    Reopened,
    /// A bracket has other proponents.
    Attribution,
    /// Articles have other numbers.
    Renumbered,
    /// An article has another heading.
    Heading,
}

/// A list of words that rules over a change go by (`[[words]]`), in one language.
#[derive(Debug, Default)]
pub(crate) struct WordList {
    /// The words.
    pub(crate) fire: PatternSet,
    /// Words beside which they do not count.
    pub(crate) unless: PatternSet,
    /// Words that give way.
    pub(crate) from: PatternSet,
    /// Words that take their place.
    pub(crate) to: PatternSet,
    /// Steps of a ladder, strongest first; or the items of a list.
    pub(crate) ladder: Vec<PatternSet>,
}

/// A named list of words, language by language in the order of [`LANGUAGES`].
#[derive(Debug)]
pub(crate) struct NamedWords {
    pub(crate) name: String,
    pub(crate) lists: [Option<WordList>; 6],
}

/// The patterns of a rule, language by language.
#[derive(Debug, Default)]
pub struct Patterns(pub(super) [Option<LanguagePatterns>; 6]);

impl Patterns {
    fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    pub(crate) fn get(&self, language: &str) -> Option<&LanguagePatterns> {
        let n = LANGUAGES.iter().position(|&known| known == language)?;
        self.0[n].as_ref()
    }
}

/// The patterns of a rule in one language.
#[derive(Debug)]
pub(crate) struct LanguagePatterns {
    /// Any of these makes the rule fire, or satisfies it where it asks for words.
    pub(crate) fire: PatternSet,
    /// None of these may stand in the same sentence.
    pub(crate) unless: PatternSet,
    /// The articles that it looks at, by their heading; empty for all.
    pub(crate) place: PatternSet,
}
