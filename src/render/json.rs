//! Drafts and redlines as JSON, schema version 1.0. Changes to it are additive only.
//!
//! One line, UTF-8. `start` and `end` are byte offsets in the source, zero-based and half-open; `line` and `column` are
//! one-based, columns in characters. Ratios have four decimals. Optional keys are absent where they say nothing.
//!
//! `show`: `schema_version`, `draft`, `clauses`, `diagnostics`. A clause has `id`, `kind`, `number` and `heading` as
//! printed or null, `parent` (an id or null), `line`, `start`, `end`, `text` (its own) and `markings`, each with `kind`,
//! `start`, `end`, `depth`, and `states` or `group` and `option` where the kind has them.
//!
//! `diff`: `schema_version`, `old`, `new`, `changes`, `summary`. The `segments` of a change give back the old text as
//! equal + delete and the new one as equal + insert; `proposals` are the ids of those that it traces to. Where two equal stretches differ in typography, they are a delete
//! and an insert with `"typography": true`, and no change.

use std::borrow::Cow;
use std::io;

use serde::{Serialize, Serializer};

use crate::definition::definitions;
use crate::diff::{Change, Redline, Segment};
use crate::draft::{ClauseIdx, Draft, Marking, MarkingKind};
use crate::reference::references;

use super::Focus;
use super::Version;
use super::json_links::{DefinitionJson, ReferenceJson};
use super::summary::Summary;
use super::units::is_about;
use super::units::{Sides, units};

/// The version of the schema.
pub(super) const SCHEMA_VERSION: &str = "1.0";

/// Writes a draft, or the subtree of one clause.
pub fn draft(
    version: Version<'_>,
    clause: Option<ClauseIdx>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let draft = version.draft;
    let range = match clause {
        Some(idx) => idx.get()..draft.clause(idx).subtree_end as usize,
        None => 0..draft.clauses.len(),
    };
    let is_shown = |idx: ClauseIdx| range.contains(&idx.get());
    let references = references(draft);
    let definitions = definitions(draft);
    let show = ShowJson {
        schema_version: SCHEMA_VERSION,
        draft: DraftJson::new(version),
        clauses: Lazy(|| range.clone().map(|n| ClauseJson::new(draft, ClauseIdx(n as u32)))),
        references: Lazy(|| {
            let shown = references.iter().filter(|reference| is_shown(reference.clause));
            shown.map(|reference| ReferenceJson::new(draft, reference))
        }),
        definitions: Lazy(|| {
            let shown = definitions.iter().filter(|definition| is_shown(definition.clause));
            shown.map(|definition| DefinitionJson::new(draft, definition))
        }),
        diagnostics: Lazy(|| {
            draft.diagnostics.iter().map(|diagnostic| {
                let position = draft.source.position(diagnostic.span.start as usize);
                DiagnosticJson {
                    code: diagnostic.code,
                    level: diagnostic.severity.as_str(),
                    message: &diagnostic.message,
                    line: position.line,
                    column: position.column,
                }
            })
        }),
    };
    write_line(&show, out)
}

/// Writes the comparison of two drafts; `focus` may limit it to one article.
pub fn redline(
    redline: &Redline,
    old: Version<'_>,
    new: Version<'_>,
    focus: Focus<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let sides = Sides { old: old.draft, new: new.draft };
    let mut units = units(redline, sides);
    let changes: Vec<&Change> = match focus.article {
        Some(article) => {
            units.retain(|unit| is_about(unit, sides, article));
            units.iter().flat_map(super::units::Unit::changes).collect()
        }
        None => redline.changes.iter().collect(),
    };
    let diff = DiffJson {
        schema_version: SCHEMA_VERSION,
        old: DraftJson::new(old),
        new: DraftJson::new(new),
        changes: Lazy(|| {
            changes.iter().map(|change| ChangeJson {
                proposals: proposals(focus, change),
                ..ChangeJson::new(change, sides)
            })
        }),
        summary: SummaryJson::new(&Summary::new(&units, sides, Focus::default())),
    };
    write_line(&diff, out)
}

fn proposals<'a>(focus: Focus<'a>, change: &Change) -> Vec<&'a str> {
    let traced = focus.proposers.map(|proposers| proposers.of(change)).unwrap_or_default();
    traced.iter().filter_map(|traced| traced.proposal.id.as_deref()).collect()
}

/// Writes a value as one line of JSON.
pub(super) fn write_line(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// A list that is made while it is written.
pub(super) struct Lazy<F>(pub(super) F);

impl<F, I> Serialize for Lazy<F>
where
    F: Fn() -> I,
    I: IntoIterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct ShowJson<'a, C: Serialize, R: Serialize, T: Serialize, D: Serialize> {
    schema_version: &'static str,
    draft: DraftJson<'a>,
    clauses: C,
    references: R,
    definitions: T,
    diagnostics: D,
}

#[derive(Serialize)]
pub(super) struct DraftJson<'a> {
    name: &'a str,
    path: &'a str,
    language: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

impl<'a> DraftJson<'a> {
    pub(super) fn new(version: Version<'a>) -> Self {
        let Version { draft, entry } = version;
        Self {
            name: &draft.name,
            path: draft.source.path(),
            language: &draft.language,
            sha256: draft.source.sha256(),
            symbol: entry.and_then(|entry| entry.symbol.as_deref()),
            date: entry.and_then(|entry| entry.date.map(|date| date.to_string())),
            status: entry.and_then(|entry| entry.status).map(crate::series::Status::as_str),
        }
    }
}

/// What heads the output of the commands over the drafts of a series.
#[derive(Serialize)]
pub(super) struct HeadJson<'a, D> {
    schema_version: &'static str,
    title: Option<&'a str>,
    drafts: Vec<D>,
    left_out: &'a [String],
}

impl<'a, D> HeadJson<'a, D> {
    pub(super) fn new(title: Option<&'a str>, drafts: Vec<D>, left_out: &'a [String]) -> Self {
        Self { schema_version: SCHEMA_VERSION, title, drafts, left_out }
    }
}

/// What a clause is called.
#[derive(Serialize)]
pub(super) struct NamedJson<'a> {
    id: &'a str,
    kind: &'static str,
    number: Option<&'a str>,
    heading: Option<&'a str>,
}

impl<'a> NamedJson<'a> {
    pub(super) fn new(draft: &'a Draft, idx: ClauseIdx) -> Self {
        let clause = draft.clause(idx);
        Self {
            id: clause.id.as_str(),
            kind: clause.kind.as_str(),
            number: clause.number.as_ref().map(|number| number.printed.as_str()),
            heading: draft.heading(idx),
        }
    }
}

/// A likeness with four digits, so that it is the same on every machine.
pub(super) fn rounded(similarity: f64) -> f64 {
    (similarity * 1e4).round() / 1e4
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    #[serde(flatten)]
    named: NamedJson<'a>,
    parent: Option<&'a str>,
    line: usize,
    start: u32,
    end: u32,
    text: Cow<'a, str>,
    markings: Vec<MarkingJson<'a>>,
}

impl<'a> ClauseJson<'a> {
    fn new(draft: &'a Draft, idx: ClauseIdx) -> Self {
        let clause = draft.clause(idx);
        Self {
            named: NamedJson::new(draft, idx),
            parent: clause.parent.map(|parent| draft.clause(parent).id.as_str()),
            line: draft.source.line_at(clause.span.start as usize),
            start: clause.span.start,
            end: clause.span.end,
            text: draft.own_text(idx),
            markings: clause.markings.iter().map(MarkingJson::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct MarkingJson<'a> {
    kind: &'static str,
    start: u32,
    end: u32,
    depth: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    states: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<u32>,
}

impl<'a> MarkingJson<'a> {
    fn new(marking: &'a Marking) -> Self {
        let (mut states, mut group, mut option) = (None, None, None);
        match &marking.kind {
            MarkingKind::Alternative { group: g, option: o } => {
                (group, option) = (Some(*g), Some(*o));
            }
            MarkingKind::ProposedBy(list)
            | MarkingKind::SupportedBy(list)
            | MarkingKind::OpposedBy(list)
            | MarkingKind::DeletionAskedBy(list) => states = Some(list.as_slice()),
            MarkingKind::Bracketed
            | MarkingKind::Agreed
            | MarkingKind::Placeholder
            | MarkingKind::Deleted => {}
        }
        Self {
            kind: marking.kind.as_str(),
            start: marking.span.start,
            end: marking.span.end,
            depth: marking.depth,
            states,
            group,
            option,
        }
    }
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct DiffJson<'a, C: Serialize> {
    schema_version: &'static str,
    old: DraftJson<'a>,
    new: DraftJson<'a>,
    changes: C,
    summary: SummaryJson,
}

#[derive(Serialize)]
pub(super) struct ChangeJson<'a> {
    kind: &'static str,
    relation: &'static str,
    old: Vec<&'a str>,
    new: Vec<&'a str>,
    renumbered: bool,
    moved: bool,
    heading_changed: bool,
    similarity: f64,
    matched_by: Option<&'static str>,
    /// The ids of the proposals that the change traces to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<&'a str>,
    segments: Vec<SegmentJson<'a>>,
}

impl<'a> ChangeJson<'a> {
    pub(super) fn new(change: &'a Change, sides: Sides<'a>) -> Self {
        let ids = |draft: &'a Draft, clauses: &[ClauseIdx]| {
            clauses.iter().map(|&idx| draft.clause(idx).id.as_str()).collect()
        };
        Self {
            kind: change.kind.as_str(),
            relation: change.relation.as_str(),
            old: ids(sides.old, &change.old),
            new: ids(sides.new, &change.new),
            renumbered: change.renumbered,
            moved: change.moved,
            heading_changed: change.heading_changed,
            similarity: rounded(change.similarity),
            matched_by: change.matched_by.map(crate::align::MatchedBy::as_str),
            proposals: Vec::new(),
            segments: segments(change, sides),
        }
    }
}

#[derive(Serialize)]
struct SegmentJson<'a> {
    op: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    typography: bool,
}

fn segments<'a>(change: &Change, sides: Sides<'a>) -> Vec<SegmentJson<'a>> {
    let mut out = Vec::with_capacity(change.segments.len());
    let mut push = |op, text, typography| out.push(SegmentJson { op, text, typography });
    for segment in &change.segments {
        match *segment {
            Segment::Delete { old } => push("delete", sides.old.source.slice(old), false),
            Segment::Insert { new } => push("insert", sides.new.source.slice(new), false),
            Segment::Equal { old, new } => {
                let (old, new) = (sides.old.source.slice(old), sides.new.source.slice(new));
                if old == new {
                    push("equal", old, false);
                } else {
                    push("delete", old, true);
                    push("insert", new, true);
                }
            }
        }
    }
    out
}

#[derive(Serialize)]
struct SummaryJson {
    differs: bool,
    old_articles: usize,
    new_articles: usize,
    unchanged: usize,
    edited: usize,
    inserted: usize,
    deleted: usize,
    moved: usize,
    split: usize,
    joined: usize,
    renumbered: usize,
    renumbering: Vec<String>,
}

impl SummaryJson {
    fn new(summary: &Summary) -> Self {
        Self {
            differs: summary.differs,
            old_articles: summary.old_articles,
            new_articles: summary.new_articles,
            unchanged: summary.unchanged,
            edited: summary.edited,
            inserted: summary.inserted,
            deleted: summary.deleted,
            moved: summary.moved,
            split: summary.split,
            joined: summary.joined,
            renumbered: summary.renumbered,
            renumbering: summary.renumbering.clone(),
        }
    }
}
