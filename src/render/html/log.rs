//! The life of a clause as a page: a block for each draft, with what changed word by word where that is asked for.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::history::Entry as Told;
use crate::messages::titled;
use crate::say;

use super::super::entries::{Item, Report, Selection};
use super::super::history::Lives;
use super::super::history::log::{Log, Said, said, title};
use super::super::history::log_remarks;
use super::super::units::Sides;
use super::block::{self, Block, arrows, free_id, step};
use super::page::{Entry, Page, Tools};

/// The life of a clause; `patch` adds what changed at each step, with unchanged stretches in full where `full` says so.
pub fn log(lives: &Lives<'_>, log: &Log<'_>, patch: bool, full: bool) -> Page {
    let all = said(lives, log);
    let names = lives.names();
    let mut ids = BTreeSet::new();
    let blocks: Vec<Block> = all
        .iter()
        .map(|(said, told)| {
            let patch = (patch && told.last.is_some()).then(|| patched(lives, told, full));
            block(free_id(&mut ids, "draft", &names[told.stage]), said, patch)
        })
        .collect();
    let entry = |((said, told), block): (&(Said, &Told), &Block)| Entry {
        to: block.id.clone(),
        title: names[told.stage].clone(),
        sign: Some(sign(said)),
        is_group: false,
    };
    Page {
        title: title(lives, log),
        facts: Vec::new(),
        menu: None,
        summary: html! {
            @for note in &log.notes { p { (say!("log-note")) " " (note) } }
        },
        tools: Some(Tools::new(blocks.iter(), patch)),
        contents: all.iter().zip(&blocks).map(entry).collect(),
        body: html! {
            @for block in &blocks { (block.markup()) }
            section.notes id="notes" aria-label=(say!("html-notes")) {
                @for remark in log_remarks(lives, log) { p { (remark) } }
            }
        },
    }
}

/// Whether the clause stands in a draft, as a sign and in words.
fn sign(said: &Said) -> (&'static str, String) {
    if said.is_here { ("●", say!("html-stands")) } else { ("○", say!("html-stands-not")) }
}

/// What is said of one draft.
fn block(id: String, said: &Said, patch: Option<Markup>) -> Block {
    let (sign, name) = sign(said);
    Block {
        id,
        title: html! {
            span.sign aria-hidden="true" { (sign) }
            h3 { (said.draft) }
            " " span.said { "— " (said.clause) }
        },
        kinds: vec![(if said.is_here { "here" } else { "not-here" }, name)],
        rules: Vec::new(),
        is_bare: false,
        is_open: true,
        body: html! {
            @if !said.lines.is_empty() {
                ul.lines { @for line in &said.lines { li { (arrows(line)) } } }
            }
            @if let Some(patch) = patch { (patch) }
        },
    }
}

/// What changed since the draft before, clause by clause.
fn patched(lives: &Lives<'_>, told: &Told, full: bool) -> Markup {
    let Some(last) = told.last else { return html! {} };
    let sides = Sides { old: lives.draft(last), new: lives.draft(told.stage) };
    let report = Report::new(&told.redline, sides, Selection { full, ..Selection::default() });
    let language = &sides.new.language;
    html! {
        @for entry in &report.entries {
            @let name = match &entry.heading {
                Some(heading) => format!("{} {}", entry.title, say!("quoted", text = heading)),
                None => entry.title.clone(),
            };
            p.place { (arrows(&titled(name, entry.facts.clone()))) }
            @for item in &entry.items {
                @let depth = if let Item::Text { depth, .. } = item { *depth } else { 0 };
                (block::item(item, None, &step(depth), language))
            }
        }
    }
}
