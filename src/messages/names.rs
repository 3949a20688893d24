//! What kinds and levels are called in front of people.

use crate::diagnostic::Severity;
use crate::draft::ClauseKind;
use crate::say;

/// What clauses of a kind are called in a sentence: `annex`, `annexes`.
pub(crate) fn kind_name(kind: ClauseKind, n: usize) -> String {
    match kind {
        ClauseKind::Preamble => say!("kind-preamble", n = n),
        ClauseKind::Recital => say!("kind-recital", n = n),
        ClauseKind::Part => say!("kind-part", n = n),
        ClauseKind::Title => say!("kind-title", n = n),
        ClauseKind::Chapter => say!("kind-chapter", n = n),
        ClauseKind::Section => say!("kind-section", n = n),
        ClauseKind::Cluster => say!("kind-cluster", n = n),
        ClauseKind::Article => say!("kind-article", n = n),
        ClauseKind::Paragraph => say!("kind-paragraph", n = n),
        ClauseKind::Point => say!("kind-point", n = n),
        ClauseKind::Subpoint => say!("kind-subpoint", n = n),
        ClauseKind::Closing => say!("kind-closing", n = n),
        ClauseKind::Annex => say!("kind-annex", n = n),
        ClauseKind::Note => say!("kind-note", n = n),
        ClauseKind::Furniture => say!("kind-furniture", n = n),
        ClauseKind::Translation => say!("kind-translation", n = n),
    }
}

/// The name of a level, for people.
pub(crate) fn level_name(level: Severity) -> String {
    match level {
        Severity::Error => say!("level-error"),
        Severity::Warning => say!("level-warning"),
        Severity::Note => say!("level-note"),
    }
}
