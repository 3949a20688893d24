//! What the rules say of drafts as a page: the gravest first, then every draft in full with the findings in their places.

use maud::{Markup, html};

use crate::lint::{Finding, Report, RuleSet};
use crate::messages::{Value, commas};
use crate::say;

use super::super::Linted;
use super::super::change_findings::Parted;
use super::super::findings::{counted, not_evaluated};
use super::super::summary::{public_identity, public_name, side_names};
use super::super::units::Sides;
use super::block::{SAME, finding_line};
use super::full::{Full, Part};
use super::page::{Entry, Page, Tools};

/// Findings that a list shows before it is unfolded.
const FIRST: usize = 12;

/// The words of the filter, the gravest first.
const LEVELS: [&str; 5] = ["error", "warning", "note", "gain", SAME];

/// What the rules say of drafts, one after the other.
pub fn findings(drafts: &[Linted<'_>], rules: &RuleSet) -> Page {
    let is_only = drafts.len() == 1;
    let sections: Vec<Section<'_>> = drafts
        .iter()
        .enumerate()
        .map(|(n, linted)| Section::new(n, is_only, linted, rules))
        .collect();
    let reports: Vec<&Report> = drafts.iter().map(|linted| linted.report).collect();
    let names: Vec<String> = sections.iter().map(Section::name).collect();
    let title = match names.len() {
        1..=4 => say!("html-lint-title", drafts = Value::composed(commas(&names))),
        n => say!("html-lint-title-many", n = n),
    };
    let mut facts: Vec<(String, String)> =
        drafts.iter().map(|linted| (say!("html-draft"), public_identity(linted.version))).collect();
    let old = drafts.iter().find_map(|linted| linted.old);
    facts.extend(old.map(|old| (say!("html-against"), public_identity(old))));
    let parts: Vec<Vec<Part>> = sections.iter().map(|section| section.full.parts()).collect();
    let mut tools = Tools::new(parts.iter().flatten().filter_map(Part::block), false);
    tools.kinds.sort_by_key(|(kind, ..)| LEVELS.iter().position(|level| level == kind));
    Page {
        title,
        facts,
        menu: None,
        summary: html! {
            p { strong { (counted(&reports)) } }
            @for section in &sections { (section.summary(is_only)) }
            (unjudged(&reports))
        },
        tools: Some(tools),
        contents: contents(&sections, &parts, is_only),
        body: html! {
            @for (section, parts) in sections.iter().zip(&parts) {
                @if !is_only { h2 id=(section.id()) { (section.name()) } }
                @for part in parts { (part.markup()) }
            }
        },
    }
}

/// The rules that could not be judged: never the same as passed.
fn unjudged(reports: &[&Report]) -> Markup {
    let sentences = not_evaluated(reports.iter().flat_map(|report| &report.not_evaluated));
    html! {
        @if !sentences.is_empty() {
            details {
                summary { (say!("not-evaluated-title")) }
                ul { @for sentence in sentences { li { (sentence) } } }
            }
        }
    }
}

fn contents(sections: &[Section<'_>], parts: &[Vec<Part>], is_only: bool) -> Vec<Entry> {
    let mut contents = Vec::new();
    for (section, parts) in sections.iter().zip(parts) {
        if !is_only {
            contents.push(Entry {
                to: section.id(),
                title: section.name(),
                sign: None,
                is_group: true,
            });
        }
        contents.extend(parts.iter().map(|part| part.entry().clone()));
    }
    contents
}

/// One of the drafts.
struct Section<'a> {
    linted: &'a Linted<'a>,
    prefix: String,
    full: Full<'a>,
    parted: Parted<'a>,
}

impl<'a> Section<'a> {
    fn new(n: usize, is_only: bool, linted: &'a Linted<'a>, rules: &RuleSet) -> Self {
        let prefix = if is_only { String::new() } else { format!("d{}-", n + 1) };
        let shown: Vec<&Finding> =
            linted.report.findings.iter().filter(|found| found.suppressed.is_none()).collect();
        let old = linted.old.map(|old| old.draft);
        let full = Full::new(linted.version.draft, old, &prefix, &shown);
        Self { linted, prefix, full, parted: Parted::new(linted.report, rules) }
    }

    fn id(&self) -> String {
        format!("{}draft", self.prefix)
    }

    fn name(&self) -> String {
        public_name(self.linted.version.draft)
    }

    /// What matters first: what a change took, what it gave, what the rules say of the draft itself.
    fn summary(&self, is_only: bool) -> Markup {
        let Parted { losses, gains, own } = &self.parted;
        let named = (!is_only).then(|| (self.id(), self.name()));
        html! {
            @if let Some((id, name)) = named {
                h2 { a href=(format!("#{id}")) { (name) } }
                p { (counted(&[self.linted.report])) }
            }
            @if let Some(old) = self.linted.old {
                @let sides = Sides { old: old.draft, new: self.linted.version.draft };
                @let [from, to] = side_names(sides).map(Value::composed);
                h2 { (say!("change-title", old = from, new = to)) }
                @if losses.is_empty() { p { (say!("no-change-findings")) } }
                (self.list(losses))
                @if !gains.is_empty() {
                    @let [from, to] = side_names(sides).map(Value::composed);
                    h2 { (say!("gains-title", old = from, new = to)) }
                    (self.list(gains))
                }
                @if !own.is_empty() {
                    @let [_, to] = side_names(sides).map(Value::composed);
                    h2 { (say!("own-title", new = to)) }
                    (self.list(own))
                }
            } @else {
                (self.list(own))
                (self.list(losses))
                (self.list(gains))
            }
        }
    }

    /// Findings, the gravest first: those that are about the whole draft or what is gone in full, the others in a line each.
    fn list(&self, findings: &[&Finding]) -> Markup {
        let mut sorted = findings.to_vec();
        sorted.sort_by_key(|found| std::cmp::Reverse(found.level));
        let (whole, placed): (Vec<&Finding>, Vec<&Finding>) =
            sorted.into_iter().partition(|found| found.clause.is_none());
        let (first, more) = placed.split_at(placed.len().min(FIRST));
        let lines = |findings: &[&Finding]| {
            html! {
                ul { @for found in findings { li { (finding_line(found, self.full.place(found))) } } }
            }
        };
        html! {
            @for found in whole { (self.full.finding(found, false)) }
            @if !first.is_empty() { (lines(first)) }
            @if !more.is_empty() {
                details {
                    summary { (say!("html-more-findings", n = more.len())) }
                    (lines(more))
                }
            }
        }
    }
}
