//! Findings as JSON, schema version 1.0: one line for each draft.
//!
//! `schema_version`, `draft`, `findings`, `not_evaluated`. A finding has `rule`, `level`, `clause` (an id or null),
//! `line`, `column`, `end_line`, `end_column` (one past the end), `start`, `end`, `quote`, `message`, `help`, `source`,
//! `reading`, `digest` (of the words that were judged, for `suppressions.toml`), `suppressed` and, where that is true,
//! `suppression_reason`; in a comparison also `old` (`clause`, `line`, `column`, `quote` in the old draft, or null),
//! `gain`, and `related` (`clause`, `line`, `message`), and the whole has `against`, the old draft.

use std::io;

use serde::Serialize;

use crate::draft::Draft;
use crate::lint::{Finding, Fingerprint, Report};

use super::Version;
use super::json::{DraftJson, Lazy, SCHEMA_VERSION, write_line};

/// Writes what the rules say of a draft.
pub fn findings(
    report: &Report,
    old: Option<Version<'_>>,
    version: Version<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let against = old.map(|old| old.draft);
    let lint = LintJson {
        schema_version: SCHEMA_VERSION,
        draft: DraftJson::new(version),
        against: old.map(DraftJson::new),
        findings: Lazy(|| {
            report.findings.iter().map(move |f| FindingJson::new(f, against, version.draft))
        }),
        not_evaluated: Lazy(|| {
            report
                .not_evaluated
                .iter()
                .map(|rule| NotEvaluatedJson { rule: &rule.rule, reason: &rule.reason })
        }),
    };
    write_line(&lint, out)
}

#[derive(Serialize)]
struct LintJson<'a, F: Serialize, N: Serialize> {
    schema_version: &'static str,
    draft: DraftJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<DraftJson<'a>>,
    findings: F,
    not_evaluated: N,
}

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    rule: &'a str,
    level: &'static str,
    clause: Option<&'a str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
    quote: &'a str,
    message: &'a str,
    help: &'a str,
    source: &'a str,
    reading: &'static str,
    digest: String,
    suppressed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression_reason: Option<&'a str>,
    #[serde(flatten)]
    change: Option<ChangeJson<'a>>,
}

/// What only a comparison has.
#[derive(Serialize)]
struct ChangeJson<'a> {
    old: Option<OldJson<'a>>,
    gain: bool,
    related: Vec<RelatedJson<'a>>,
}

#[derive(Serialize)]
struct OldJson<'a> {
    clause: &'a str,
    line: usize,
    column: usize,
    quote: &'a str,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    clause: &'a str,
    line: usize,
    message: &'a str,
}

impl<'a> ChangeJson<'a> {
    pub(super) fn new(finding: &'a Finding, old: &'a Draft, new: &'a Draft) -> Self {
        let line = |draft: &Draft, at: u32| draft.source.position(at as usize);
        Self {
            old: finding.old.map(|place| {
                let start = line(old, place.span.start);
                OldJson {
                    clause: old.clause(place.clause).id.as_str(),
                    line: start.line,
                    column: start.column,
                    quote: old.source.slice(place.span),
                }
            }),
            gain: finding.is_gain,
            related: finding
                .related
                .iter()
                .map(|related| RelatedJson {
                    clause: new.clause(related.place.clause).id.as_str(),
                    line: line(new, related.place.span.start).line,
                    message: &related.message,
                })
                .collect(),
        }
    }
}

impl<'a> FindingJson<'a> {
    pub(super) fn new(finding: &'a Finding, old: Option<&'a Draft>, draft: &'a Draft) -> Self {
        let start = draft.source.position(finding.span.start as usize);
        let end = draft.source.position(finding.span.end as usize);
        Self {
            rule: &finding.rule,
            level: finding.level.as_str(),
            clause: finding.clause.map(|idx| draft.clause(idx).id.as_str()),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start: finding.span.start,
            end: finding.span.end,
            quote: draft.source.slice(finding.span),
            message: &finding.message,
            help: &finding.help,
            source: &finding.source,
            reading: finding.reading.as_str(),
            digest: Fingerprint::new(finding, draft, None).digest,
            suppressed: finding.suppressed.is_some(),
            suppression_reason: finding.suppressed.as_deref(),
            change: old.map(|old| ChangeJson::new(finding, old, draft)),
        }
    }
}

#[derive(Serialize)]
struct NotEvaluatedJson<'a> {
    rule: &'a str,
    reason: &'a str,
}
