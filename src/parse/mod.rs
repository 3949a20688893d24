//! Turns a source into a draft. Never fails: what is odd becomes a diagnostic.

use crate::draft::{Clause, ClauseId, ClauseKind, Draft};
use crate::source::{Source, Span};

/// What the caller knows of a text before it is parsed.
#[derive(Clone, Debug, Default)]
pub struct ParseOptions {
    /// What the reader calls the draft; the path of the source where empty.
    pub name: String,
    /// BCP 47 code of the language wanted; guessed from the text where `None`.
    pub language: Option<String>,
}

/// Parses a source.
pub fn parse(source: Source, options: &ParseOptions) -> Draft {
    let span = Span::new(0, source.text().len());
    let clause = Clause {
        id: ClauseId("preamble".into()),
        kind: ClauseKind::Preamble,
        number: None,
        marker: None,
        heading: None,
        parent: None,
        subtree_end: 1,
        span,
        text: span,
        markings: Vec::new(),
    };
    Draft {
        name: options.name.clone(),
        language: options.language.clone().unwrap_or_else(|| "en".to_owned()),
        source,
        clauses: vec![clause],
        diagnostics: Vec::new(),
    }
}
