//! Cross-references and defined terms in the JSON of `show`.
//!
//! `references`: `clause`, `start`, `end`, `text`, `targets` (ids of clauses), `missing` (ids that the draft does not
//! have), `other` (provisions of other instruments). `definitions`: `term`, `clause`, `start`, `end`.

use serde::Serialize;

use crate::definition::Definition;
use crate::draft::{ClauseIdx, Draft};
use crate::reference::{Reference, Target};

#[derive(Serialize)]
pub(super) struct ReferenceJson<'a> {
    clause: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    targets: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other: Vec<&'a str>,
}

impl<'a> ReferenceJson<'a> {
    pub(super) fn new(draft: &'a Draft, reference: &'a Reference) -> Self {
        let targets = |pick: fn(&Target) -> Option<&ClauseIdx>| {
            reference
                .targets
                .iter()
                .filter_map(pick)
                .map(|&idx| draft.clause(idx).id.as_str())
                .collect()
        };
        let names = |pick: fn(&Target) -> Option<&String>| {
            reference.targets.iter().filter_map(pick).map(String::as_str).collect()
        };
        Self {
            clause: draft.clause(reference.clause).id.as_str(),
            start: reference.span.start,
            end: reference.span.end,
            text: draft.source.slice(reference.span),
            targets: targets(|target| match target {
                Target::Clause(idx) => Some(idx),
                _ => None,
            }),
            missing: names(|target| match target {
                Target::Missing(id) => Some(id),
                _ => None,
            }),
            other: names(|target| match target {
                Target::Other(id) => Some(id),
                _ => None,
            }),
        }
    }
}

#[derive(Serialize)]
pub(super) struct DefinitionJson<'a> {
    term: &'a str,
    clause: &'a str,
    start: u32,
    end: u32,
}

impl<'a> DefinitionJson<'a> {
    pub(super) fn new(draft: &'a Draft, definition: &'a Definition) -> Self {
        Self {
            term: &definition.term,
            clause: draft.clause(definition.clause).id.as_str(),
            start: definition.span.start,
            end: definition.span.end,
        }
    }
}
