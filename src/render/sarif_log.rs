//! The wire types of SARIF 2.1.0, as far as travaux writes it; the names are those of the standard.

use serde::Serialize;

use crate::draft::{ClauseIdx, Draft};

use super::machine::{clause_name, plain};

#[derive(Serialize)]
pub(super) struct LogJson<T> {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) version: &'static str,
    pub(super) runs: [T; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RunJson<'a, R: Serialize, F: Serialize> {
    pub(super) tool: ToolJson<R>,
    pub(super) language: &'a str,
    pub(super) automation_details: IdJson,
    pub(super) column_kind: &'static str,
    pub(super) original_uri_base_ids: BasesJson,
    pub(super) invocations: [InvocationJson<'a>; 1],
    pub(super) artifacts: Vec<ArtifactJson<'a>>,
    pub(super) results: F,
}

#[derive(Serialize)]
pub(super) struct ToolJson<R> {
    pub(super) driver: DriverJson<R>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DriverJson<R> {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    pub(super) semantic_version: &'static str,
    pub(super) short_description: TextJson,
    pub(super) rules: R,
}

/// A message, a description or the words of a region.
#[derive(Serialize)]
pub(super) struct TextJson {
    pub(super) text: String,
}

impl TextJson {
    /// A text for people: control characters are made visible, and what would be a placeholder is no longer one.
    pub(super) fn new(text: impl AsRef<str>) -> Self {
        Self { text: plain(text.as_ref()).replace('{', "{{").replace('}', "}}") }
    }
}

/// Something that is known by its name alone.
#[derive(Serialize)]
pub(super) struct IdJson {
    pub(super) id: &'static str,
}

#[derive(Serialize)]
pub(super) struct BasesJson {
    #[serde(rename = "%SRCROOT%")]
    pub(super) root: BaseJson,
}

#[derive(Serialize)]
pub(super) struct BaseJson {
    pub(super) description: TextJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InvocationJson<'a> {
    pub(super) execution_successful: bool,
    pub(super) exit_code: u8,
    pub(super) tool_configuration_notifications: Vec<NotificationJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NotificationJson<'a> {
    pub(super) level: &'static str,
    pub(super) message: TextJson,
    pub(super) descriptor: IdJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) associated_rule: Option<RuleRefJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct RuleRefJson<'a> {
    pub(super) id: &'a str,
    pub(super) index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactJson<'a> {
    pub(super) location: ArtifactLocationJson,
    pub(super) mime_type: &'static str,
    pub(super) encoding: &'static str,
    pub(super) hashes: HashesJson<'a>,
    pub(super) roles: [&'static str; 1],
    pub(super) properties: DraftJson<'a>,
}

#[derive(Serialize)]
pub(super) struct HashesJson<'a> {
    #[serde(rename = "sha-256")]
    pub(super) sha256: &'a str,
}

#[derive(Serialize)]
pub(super) struct DraftJson<'a> {
    pub(super) draft: &'a str,
    pub(super) language: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocationJson {
    pub(super) uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'a> {
    pub(super) rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule_index: Option<usize>,
    pub(super) kind: &'static str,
    pub(super) level: &'static str,
    pub(super) message: TextJson,
    pub(super) locations: [LocationJson<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<LocationJson<'a>>,
    pub(super) partial_fingerprints: FingerprintsJson,
    /// Empty says that a result is not suppressed; absent, that nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) suppressions: Option<Vec<SuppressionJson<'a>>>,
    pub(super) properties: PropertiesJson<'a>,
}

#[derive(Serialize)]
pub(super) struct FingerprintsJson {
    /// The only one that GitHub reads.
    #[serde(rename = "primaryLocationLineHash")]
    pub(super) primary: String,
    #[serde(rename = "ruleClauseWords/v1")]
    pub(super) own: String,
}

#[derive(Serialize)]
pub(super) struct SuppressionJson<'a> {
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) justification: &'a str,
}

#[derive(Serialize)]
pub(super) struct PropertiesJson<'a> {
    pub(super) reading: &'static str,
    pub(super) help: &'a str,
    pub(super) source: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LocationJson<'a> {
    pub(super) physical_location: PhysicalJson,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<LogicalJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<TextJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalJson {
    pub(super) artifact_location: ArtifactLocationJson,
    pub(super) region: RegionJson,
    /// The words in full where they run over several lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) context_region: Option<RegionJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RegionJson {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<TextJson>,
}

/// A clause: its name, its id and its heading.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalJson<'a> {
    name: String,
    fully_qualified_name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<HeadingJson<'a>>,
}

#[derive(Serialize)]
struct HeadingJson<'a> {
    heading: &'a str,
}

impl<'a> LogicalJson<'a> {
    pub(super) fn new(draft: &'a Draft, idx: ClauseIdx) -> Self {
        let clause = draft.clause(idx);
        let article = draft.article_of(idx).unwrap_or(idx);
        Self {
            name: clause_name(draft, idx),
            fully_qualified_name: clause.id.as_str(),
            kind: clause.kind.as_str(),
            properties: draft.heading(article).map(|heading| HeadingJson { heading }),
        }
    }
}
