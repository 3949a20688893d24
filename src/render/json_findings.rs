//! Findings as JSON, schema version 1.0: one line for each draft.
//!
//! `schema_version`, `draft`, `findings`, `not_evaluated`. A finding has `rule`, `level`, `clause` (an id or null),
//! `line`, `column`, `end_line`, `end_column` (one past the end), `start`, `end`, `quote`, `message`, `help`, `source`,
//! `reading`, `digest` (of the words that were judged, for `suppressions.toml`), `suppressed` and, where that is true,
//! `suppression_reason`.

use std::io;

use serde::Serialize;

use crate::draft::Draft;
use crate::lint::{Finding, Fingerprint, Report};

use super::Version;
use super::json::{DraftJson, Lazy, SCHEMA_VERSION, write_line};

/// Writes what the rules say of a draft.
pub fn findings(report: &Report, version: Version<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let lint = LintJson {
        schema_version: SCHEMA_VERSION,
        draft: DraftJson::new(version),
        findings: Lazy(|| report.findings.iter().map(|f| FindingJson::new(f, version.draft))),
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
}

impl<'a> FindingJson<'a> {
    pub(super) fn new(finding: &'a Finding, draft: &'a Draft) -> Self {
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
        }
    }
}

#[derive(Serialize)]
struct NotEvaluatedJson<'a> {
    rule: &'a str,
    reason: &'a str,
}
