//! What the writer and the reader of Akoma Ntoso share: how a block stands after the one before it, what elements are, and
//! the codes of languages.
//!
//! The standard does not keep lines. Where a block does not stand as [`Gap::usual`] has it, its `class` says how, so that
//! what is read again is the text that was written.

use crate::draft::ClauseKind;

/// The namespace of Akoma Ntoso 3.0.
pub(crate) const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The namespace of what the standard has no element for.
pub(crate) const OWN_NAMESPACE: &str = "urn:travaux:draft";

/// How a block stands after the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Without a space.
    Joined,
    /// On the same line.
    SameLine,
    /// On the next line.
    NextLine,
    /// After an empty line.
    Apart,
}

/// The block before, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// The number of an element of this name.
    Number {
        /// Whether words follow such a number on its line.
        runs_on: bool,
    },
    /// Anything else, or nothing.
    Other,
}

impl Gap {
    const ALL: [Self; 4] = [Self::Joined, Self::SameLine, Self::NextLine, Self::Apart];

    /// How a block of this element stands where nothing else is said.
    pub(crate) fn usual(before: Before, element: &str) -> Self {
        match before {
            _ if element == "num" => Self::Apart,
            Before::Number { runs_on: true } => Self::SameLine,
            Before::Number { runs_on: false } => Self::NextLine,
            Before::Other => Self::Apart,
        }
    }

    /// The `class` that says it.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::SameLine => "same-line",
            Self::NextLine => "next-line",
            Self::Apart => "apart",
        }
    }

    /// What a `class` says.
    pub(crate) fn from_class(class: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gap| gap.class() == class)
    }

    /// The gap that a stretch of a source makes.
    pub(crate) fn of(between: &str) -> Self {
        if !between.trim().is_empty() {
            return Self::Apart;
        }
        match between.matches('\n').count() {
            0 if between.is_empty() => Self::Joined,
            0 => Self::SameLine,
            1 => Self::NextLine,
            _ => Self::Apart,
        }
    }
}

/// Whether words follow the number of such an element on its line.
pub(crate) fn runs_on(element: &str) -> bool {
    !matches!(
        element,
        "article"
            | "part"
            | "title"
            | "chapter"
            | "section"
            | "book"
            | "tome"
            | "division"
            | "subpart"
            | "subtitle"
            | "subchapter"
            | "hcontainer"
            | "attachment"
    )
}

/// Elements that hold clauses, with the kind of clause where it is known by the name.
const HOLDERS: &[(&str, Option<ClauseKind>)] = &[
    ("alinea", None),
    ("article", Some(ClauseKind::Article)),
    ("attachment", Some(ClauseKind::Annex)),
    ("blockContainer", None),
    ("book", Some(ClauseKind::Part)),
    ("chapter", Some(ClauseKind::Chapter)),
    ("clause", Some(ClauseKind::Paragraph)),
    ("conclusions", Some(ClauseKind::Closing)),
    ("division", None),
    ("hcontainer", None),
    ("indent", Some(ClauseKind::Point)),
    ("item", Some(ClauseKind::Point)),
    ("level", None),
    ("paragraph", Some(ClauseKind::Paragraph)),
    ("part", Some(ClauseKind::Part)),
    ("point", Some(ClauseKind::Point)),
    ("preamble", Some(ClauseKind::Preamble)),
    ("preface", Some(ClauseKind::Preamble)),
    ("proviso", None),
    ("recital", Some(ClauseKind::Recital)),
    ("rule", Some(ClauseKind::Article)),
    ("section", Some(ClauseKind::Section)),
    ("subchapter", None),
    ("subclause", Some(ClauseKind::Point)),
    ("subdivision", None),
    ("subparagraph", Some(ClauseKind::Point)),
    ("subpart", None),
    ("subrule", Some(ClauseKind::Paragraph)),
    ("subsection", Some(ClauseKind::Paragraph)),
    ("subtitle", None),
    ("title", Some(ClauseKind::Title)),
    ("tome", None),
    ("transitional", None),
    ("wrapUp", Some(ClauseKind::Closing)),
];

/// Whether an element holds points and is no clause by itself.
pub(crate) fn is_list(element: &str) -> bool {
    matches!(element, "list" | "blockList")
}

/// Whether an element holds a clause, or a list of them.
pub(crate) fn is_holder(element: &str) -> bool {
    is_list(element) || HOLDERS.iter().any(|(name, _)| *name == element)
}

/// The kind of clause that an element holds, where its name says so.
pub(crate) fn kind_of(element: &str) -> Option<ClauseKind> {
    HOLDERS.iter().find(|(name, _)| *name == element).and_then(|(_, kind)| *kind)
}

/// Beginnings of the last part of ids that the writer gives to what is no clause.
const RESERVED: &[&str] =
    &["alt_", "amod_", "author_", "hcontainer_", "old", "recs_", "ref_", "travaux"];

/// Characters of the longest id that is taken over from a document.
const LONGEST_ID: usize = 200;

/// Whether a clause may bear the id that a document gives it.
pub(crate) fn is_id(id: &str) -> bool {
    let last = id.rsplit("__").next().unwrap_or(id);
    !id.is_empty()
        && id.chars().count() <= LONGEST_ID
        && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && !RESERVED.iter().any(|reserved| last.starts_with(reserved))
}

/// BCP 47 and ISO 639-2 codes of languages.
const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "ara"),
    ("de", "deu"),
    ("en", "eng"),
    ("es", "spa"),
    ("fa", "fas"),
    ("fr", "fra"),
    ("he", "heb"),
    ("hi", "hin"),
    ("id", "ind"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ko", "kor"),
    ("nl", "nld"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ru", "rus"),
    ("sw", "swa"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("vi", "vie"),
    ("zh", "zho"),
];

/// The ISO 639-2 code of a language; `und` (undetermined) where it is not known.
pub(crate) fn alpha3(code: &str) -> &'static str {
    let base = code.split('-').next().unwrap_or_default();
    LANGUAGES.iter().find(|(known, _)| *known == base).map_or("und", |(_, alpha3)| alpha3)
}

/// The BCP 47 code of a language of that ISO 639-2 code.
pub(crate) fn alpha2(code: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(short, alpha3)| *alpha3 == code || *short == code)
        .map(|(short, _)| *short)
}
