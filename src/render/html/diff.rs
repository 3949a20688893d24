//! The comparison of two drafts as a page: the summary, how articles flow, and every clause with its marks of change.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::diff::Redline;
use crate::draft::{ClauseIdx, Draft};
use crate::lint::Finding;
use crate::say;

use super::super::address::{full, label};
use super::super::entries::{Entry, Item, Report, Selection};
use super::super::summary::{Summary, public_identity, side_names};
use super::super::text::no_differences;
use super::super::units::{Fate, Sides};
use super::super::wrap::isolated;
use super::super::{Focus, Version};
use super::block::{self, Block, arrows, depth, finding, finding_line, kind_of, rules_of, step};
use super::flow;
use super::page::{self, Page, Tools};

/// The comparison of two drafts; `focus.article` limits it to the article with this number or id.
pub fn redline(redline: &Redline, old: Version<'_>, new: Version<'_>, focus: Focus<'_>) -> Page {
    let sides = Sides { old: old.draft, new: new.draft };
    let selection = Selection { focus, whole: true, ..Selection::default() };
    let report = Report::new(redline, sides, selection);
    let findings = focus.change.unwrap_or_default();
    let mut writer = Writer { sides, findings, ids: BTreeSet::new() };
    let blocks: Vec<(&Entry<'_>, Block)> =
        report.entries.iter().map(|entry| (entry, writer.block(entry))).collect();
    let [from, to] = side_names(sides);
    Page {
        title: say!("html-diff-title", old = from, new = to),
        facts: vec![
            (say!("title-old"), public_identity(old)),
            (say!("title-new"), public_identity(new)),
        ],
        menu: None,
        summary: html! {
            @if report.summary.differs {
                (told(&report.summary))
            } @else {
                p { strong { (no_differences(sides)) } }
            }
            (list(&writer, findings))
            (flow::chart(&blocks, sides))
        },
        tools: Some(Tools::new(blocks.iter().map(|(_, block)| block), true)),
        contents: blocks.iter().map(|(entry, block)| writer.line(entry, block)).collect(),
        body: html! { @for (_, block) in &blocks { (block.markup()) } },
    }
}

/// The summary: counts and losses at a glance, the rest to be unfolded.
fn told(summary: &Summary) -> Markup {
    let [triage, losses, gains, rest] = summary.parts();
    let sentences = |sentences: &[String]| {
        html! { ul { @for sentence in sentences { li { (arrows(sentence)) } } } }
    };
    html! {
        p { strong { (arrows(&summary.articles())) } }
        @if !triage.is_empty() { h2 { (say!("html-lost")) } (sentences(&triage)) }
        @if !losses.is_empty() { h2 { (say!("html-gone")) } (sentences(&losses)) }
        @for (title, more) in [(say!("html-gained"), gains), (say!("html-rest"), rest)] {
            @if !more.is_empty() { details { summary { (title) } (sentences(&more)) } }
        }
    }
}

/// The findings over the change, each with the way to its place.
fn list(writer: &Writer<'_>, findings: &[Finding]) -> Markup {
    html! {
        @if !findings.is_empty() {
            details open[findings.len() <= 12] {
                summary { (say!("html-all-findings", n = findings.len())) }
                ul {
                    @for found in findings {
                        li { (finding_line(found, writer.place(found))) }
                    }
                }
            }
        }
    }
}

/// What became of an entry: the word of the filter, and the name for people.
fn kinds_of(entry: &Entry<'_>) -> Vec<(&'static str, String)> {
    if entry.fates.is_empty() {
        return vec![(kind_of(None).0, say!("html-same"))];
    }
    let mut kinds: Vec<(&'static str, String)> =
        entry.fates.iter().map(|&fate| (kind_of(Some(fate)).0, fate.name())).collect();
    kinds.dedup_by_key(|(kind, _)| *kind);
    kinds
}

/// Whether more became of an entry than new numbers.
fn is_telling(entry: &Entry<'_>) -> bool {
    entry.fates.iter().any(|fate| !matches!(fate, Fate::Renumbered | Fate::RenumberedBelow))
}

struct Writer<'a> {
    sides: Sides<'a>,
    findings: &'a [Finding],
    /// The ids that stand in the page.
    ids: BTreeSet<String>,
}

impl Writer<'_> {
    fn block(&mut self, entry: &Entry<'_>) -> Block {
        let ids = entry.owners.clone().map(|owners| owners.first().copied());
        let id = self.take(ids).unwrap_or_else(|| self.another());
        let was = ids[0].filter(|_| ids[1].is_some());
        let was = was.and_then(|idx| self.take([Some(idx), None]));
        let ours: Vec<&Finding> =
            self.findings.iter().filter(|found| entry.holds(found, self.sides)).collect();
        let rules = rules_of(&ours);
        let is_bare = ours.is_empty() && entry.items.is_empty();
        let body = html! {
            @for found in ours { (finding(found, self.sides.new, Vec::new())) }
            @for item in &entry.items { (self.item(item)) }
        };
        Block {
            id,
            title: html! {
                @if let Some(was) = was { span id=(was) {} }
                (self.title(entry))
            },
            kinds: kinds_of(entry),
            is_open: is_telling(entry) || !rules.is_empty(),
            rules,
            is_bare,
            body,
        }
    }

    fn title(&self, entry: &Entry<'_>) -> Markup {
        let (_, sign) = kind_of(entry.fates.first().copied());
        let facts = if entry.facts.is_empty() { say!("html-same") } else { entry.facts.clone() };
        html! {
            span.sign aria-hidden="true" { (sign) }
            h3 {
                (arrows(&self.name(entry)))
                @if let Some(heading) = &entry.heading { " " bdi { (heading) } }
            }
            " " span.said { "— " (arrows(&facts)) }
        }
    }

    /// `Article 42 -> Article 24`, or one name where both sides have the same.
    fn name(&self, entry: &Entry<'_>) -> String {
        let names = |draft: &Draft, owners: &[ClauseIdx]| {
            let labels: Vec<String> =
                owners.iter().map(|&idx| isolated(&label(draft, idx))).collect();
            labels.join(" + ")
        };
        let old = names(self.sides.old, &entry.owners[0]);
        let new = names(self.sides.new, &entry.owners[1]);
        match (old.is_empty(), new.is_empty()) {
            (true, _) => new,
            (_, true) => old,
            _ if old == new => new,
            _ => format!("{old} -> {new}"),
        }
    }

    fn item(&mut self, item: &Item<'_>) -> Markup {
        let (clauses, least) = match item {
            Item::Note(_) => ([None, None], 0),
            Item::Text { clauses, depth, .. } => (*clauses, *depth),
        };
        let (draft, idx) = match clauses {
            [Some(idx), None] => (self.sides.old, Some(idx)),
            [_, idx] => (self.sides.new, idx),
        };
        let depth = idx.map_or(0, |idx| depth(draft, idx));
        let depth = step(if depth == 0 { least } else { depth });
        block::item(item, self.take(clauses), &depth, &draft.language)
    }

    /// The id of a clause, that of the new draft where it is there; each is given once.
    fn take(&mut self, clauses: [Option<ClauseIdx>; 2]) -> Option<String> {
        let id = self.id(clauses)?;
        self.ids.insert(id.clone()).then_some(id)
    }

    fn id(&self, clauses: [Option<ClauseIdx>; 2]) -> Option<String> {
        match clauses {
            [_, Some(idx)] => Some(self.sides.new.clause(idx).id.to_string()),
            [Some(idx), None] => Some(format!("old-{}", self.sides.old.clause(idx).id)),
            [None, None] => None,
        }
    }

    /// An id for what has none of its own.
    fn another(&mut self) -> String {
        let id = format!("part-{}", self.ids.len());
        self.ids.insert(id.clone());
        id
    }

    /// The id of the place that a finding speaks of, and how it is called.
    fn place(&self, found: &Finding) -> Option<(String, String)> {
        let old = found.old.map(|place| place.clause);
        let stands = [found.clause.map(|idx| (None, Some(idx))), old.map(|idx| (Some(idx), None))];
        let places = stands.into_iter().flatten().filter_map(|(old, new)| {
            let id = self.id([old, new])?;
            let name = match (old, new) {
                (_, Some(idx)) => full(self.sides.new, idx),
                (Some(idx), None) => full(self.sides.old, idx),
                (None, None) => return None,
            };
            Some((id, name))
        });
        let mut places = places.collect::<Vec<_>>();
        let at = places.iter().position(|(id, _)| self.ids.contains(id))?;
        Some(places.swap_remove(at))
    }

    fn line(&self, entry: &Entry<'_>, block: &Block) -> page::Entry {
        let (_, sign) = kind_of(entry.fates.first().copied());
        let said = entry.fates.first().map_or_else(|| say!("html-same"), |fate| fate.name());
        let is_group = entry
            .owners
            .iter()
            .zip([self.sides.old, self.sides.new])
            .any(|(owners, draft)| owners.iter().any(|&idx| draft.clause(idx).kind.is_group()));
        let name = arrows(&self.name(entry));
        let title = match &entry.heading {
            Some(heading) => format!("{name} {heading}"),
            None => name,
        };
        page::Entry { to: block.id.clone(), title, sign: Some((sign, said)), is_group }
    }
}
