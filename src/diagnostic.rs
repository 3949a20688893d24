//! What is odd in a text: a plain value that every renderer can show.

use crate::source::Span;

/// How much a diagnostic or finding weighs; the names are those of SARIF 2.1.0, section 3.27.10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be looked at.
    Error,
}

impl Severity {
    /// The level in lower case: `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One level lower; a note stays a note.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }
}

/// One odd thing about a text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable kebab-case name, such as `unbalanced-bracket`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is the matter, lower case, no final full stop.
    pub message: String,
    /// Where it stands in the source.
    pub span: Span,
}
