//! What differs between two language versions, as JSON, schema version 1.0: one line for each pair.
//!
//! As for findings, with `reference`, the draft that was compared with, and in each finding `other`, the place there:
//! `clause`, `line`, `column`, `start`, `end` and `quote`, or null where it has none.

use std::io;

use serde::Serialize;

use crate::draft::Draft;
use crate::lint::{Place, Report};

use super::Version;
use super::json::{DraftJson, SCHEMA_VERSION, write_line};
use super::json_findings::FindingJson;

/// Writes what differs between a version and the one that it was compared with.
pub fn json(
    report: &Report,
    reference: Version<'_>,
    version: Version<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let findings = report.findings.iter().map(|finding| AcrossJson {
        finding: FindingJson::new(finding, None, version.draft),
        other: finding.old.map(|place| PlaceJson::new(place, reference.draft)),
    });
    let across = PairJson {
        schema_version: SCHEMA_VERSION,
        draft: DraftJson::new(version),
        reference: DraftJson::new(reference),
        findings: findings.collect(),
    };
    write_line(&across, out)
}

#[derive(Serialize)]
struct PairJson<'a> {
    schema_version: &'static str,
    draft: DraftJson<'a>,
    reference: DraftJson<'a>,
    findings: Vec<AcrossJson<'a>>,
}

#[derive(Serialize)]
struct AcrossJson<'a> {
    #[serde(flatten)]
    finding: FindingJson<'a>,
    other: Option<PlaceJson<'a>>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    clause: &'a str,
    line: usize,
    column: usize,
    start: u32,
    end: u32,
    quote: &'a str,
}

impl<'a> PlaceJson<'a> {
    fn new(place: Place, draft: &'a Draft) -> Self {
        let position = draft.source.position(place.span.start as usize);
        Self {
            clause: draft.clause(place.clause).id.as_str(),
            line: position.line,
            column: position.column,
            start: place.span.start,
            end: place.span.end,
            quote: draft.source.slice(place.span),
        }
    }
}
