//! The scorecard as a page: a bar for each draft, the table, and for each safeguard the clauses that decide.

use maud::{Markup, html};

use crate::messages::{Value, titled, ui};
use crate::say;
use crate::scorecard::{Cell, Verdict};

use super::super::Version;
use super::super::address::squeeze;
use super::super::scorecard::{Scorecard, meaning, places, verdict};
use super::super::summary::{public_identity, public_name};
use super::super::wrap::{isolated, truncate};
use super::block::Block;
use super::page::{Page, Tools};

/// The picture, in units of its own view box.
const WIDTH: f64 = 640.0;
const ROW: f64 = 26.0;
const BAR: f64 = 18.0;
const NAMES: f64 = 110.0;
/// Letters of a name that stand beside a bar.
const NAME: usize = 14;
/// A piece of a bar that is narrower has no room for a sign.
const LEAST: f64 = 30.0;

/// What each draft makes of each safeguard.
pub fn scorecard(card: &Scorecard<'_>) -> Page {
    let blocks: Vec<Block> = (0..card.rows.len()).map(|row| block(card, row)).collect();
    let draft =
        |(version, _): &(Version<'_>, Vec<Cell>)| (say!("html-draft"), public_identity(*version));
    let mut tools = Tools::new(blocks.iter(), false);
    tools.kinds.sort_by_key(|(kind, ..)| Verdict::ALL.iter().position(|v| v.as_str() == *kind));
    Page {
        title: card.heading(),
        facts: card.columns.iter().map(draft).collect(),
        menu: None,
        summary: html! {
            (chart(card))
            (table(card))
            @for line in card.left_out.remarks() { p { (line) } }
            (legend(card))
            p.said { (say!("scorecard-disclaimer")) }
        },
        tools: Some(tools),
        contents: Vec::new(),
        body: html! {
            h2 { (say!("scorecard-grounds")) }
            @for block in &blocks { (block.markup()) }
        },
    }
}

fn table(card: &Scorecard<'_>) -> Markup {
    html! {
        div.scroll role="region" aria-label=(card.heading()) tabindex="0" {
            table.card {
                thead {
                    tr {
                        th scope="col" { (say!("scorecard-safeguard")) }
                        @for (version, _) in &card.columns {
                            th scope="col" { (isolated(&public_name(version.draft))) }
                        }
                    }
                }
                tbody {
                    @for (n, row) in card.rows.iter().enumerate() {
                        tr {
                            th scope="row" { a href=(format!("#{}", id(card, n))) { (Scorecard::name(row)) } }
                            @for (version, cells) in &card.columns {
                                td { @if let Some(cell) = cells.get(n) { (cell_of(*version, cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A sign, a word, the clauses that decide, and what contradicts them.
fn cell_of(version: Version<'_>, cell: &Cell) -> Markup {
    let word = verdict(cell.verdict);
    let said = match cell.against.iter().map(|ground| ground.verdict).max() {
        Some(against) => {
            let (word, against) = (Value::composed(word), Value::composed(verdict(against)));
            say!("scorecard-but", verdict = word, against = against)
        }
        None => word,
    };
    let places = places(version.draft, cell);
    html! {
        (swatch(cell.verdict)) " " (said)
        @if !places.is_empty() { " " span.said { (isolated(&places)) } }
    }
}

/// The sign of a verdict on its colour.
fn swatch(verdict: Verdict) -> Markup {
    html! { span class=(format!("verdict f-{}", verdict.as_str())) aria-hidden="true" { (sign(verdict)) } }
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Requires => "✓",
        Verdict::Weak => "~",
        Verdict::Bracketed => "[ ]",
        Verdict::Permits => "○",
        Verdict::Deemed => "≈",
        Verdict::Absent => "−",
        Verdict::Negated => "✗",
        Verdict::NotEvaluated => "?",
    }
}

/// The verdicts that stand in the table, with what they mean.
pub(super) fn legend(card: &Scorecard<'_>) -> Markup {
    let is_used = |verdict: &Verdict| {
        card.columns.iter().flat_map(|(_, cells)| cells).any(|cell| cell.verdict == *verdict)
    };
    html! {
        ul.plain {
            @for known in Verdict::ALL.into_iter().filter(is_used) {
                li { (swatch(known)) " " strong { (verdict(known)) } ": " (meaning(known)) }
            }
        }
    }
}

fn id(card: &Scorecard<'_>, row: usize) -> String {
    format!("safeguard-{}", squeeze(&card.rows[row].id))
}

/// A safeguard, with the clauses that decide what each draft makes of it; the newest draft says what kind it is.
fn block(card: &Scorecard<'_>, row: usize) -> Block {
    let verdicts: Vec<Verdict> = card
        .columns
        .iter()
        .filter_map(|(_, cells)| cells.get(row))
        .map(|cell| cell.verdict)
        .collect();
    let newest = card.columns.last().zip(verdicts.last());
    let newest = newest.map(|((version, _), &newest)| {
        let draft = isolated(&public_name(version.draft));
        (newest.as_str(), titled(draft, verdict(newest)))
    });
    Block {
        id: id(card, row),
        title: html! {
            h3 { (Scorecard::name(&card.rows[row])) } " "
            span.said aria-hidden="true" { @for &verdict in &verdicts { (swatch(verdict)) " " } }
        },
        kinds: newest.into_iter().collect(),
        rules: Vec::new(),
        is_bare: false,
        is_open: false,
        body: html! {
            @for (drafts, lines) in card.notes_of(row) {
                p.place { (drafts) }
                ul { @for line in lines { li { (line) } } }
            }
            p.said { (say!("html-rules", rules = squeeze(&card.rows[row].rules.join(", ")))) }
        },
    }
}

/// A bar for each draft: how many safeguards it requires, weakens, lacks.
pub(super) fn chart(card: &Scorecard<'_>) -> Markup {
    if card.columns.len() < 2 || card.rows.is_empty() {
        return html! {};
    }
    let height = ROW * card.columns.len() as f64;
    let unit = (WIDTH - NAMES) / card.rows.len() as f64;
    let side = |x: f64, width: f64| if ui().is_rtl() { WIDTH - x - width } else { x };
    let (edge, anchor) = if ui().is_rtl() { (WIDTH, "end") } else { (0.0, "start") };
    html! {
        figure {
            svg viewBox=(format!("0 0 {WIDTH} {height:.0}")) width=(WIDTH) role="img" aria-label=(say!("html-card-chart")) direction="ltr" {
                @for (n, (version, cells)) in card.columns.iter().enumerate() {
                    @let y = ROW * n as f64;
                    text x=(edge) y=(y + 14.0) text-anchor=(anchor) { (truncate(&public_name(version.draft), NAME)) }
                    @for (known, start, count) in stacked(cells) {
                        @let width = unit * count as f64;
                        @let x = side(NAMES + unit * start as f64, width);
                        rect class=(format!("f-{}", known.as_str())) x=(format!("{x:.1}")) y=(y) width=(format!("{width:.1}")) height=(BAR) {
                            title { (verdict(known)) ": " (count) }
                        }
                        @if width >= LEAST {
                            text.on x=(format!("{:.1}", x + width / 2.0)) y=(y + 13.5) text-anchor="middle" { (sign(known)) " " (count) }
                        }
                    }
                }
            }
            figcaption { (say!("html-card-caption")) }
        }
    }
}

/// The verdicts of a draft side by side: each with where it begins and how many there are.
fn stacked(cells: &[Cell]) -> Vec<(Verdict, usize, usize)> {
    let mut start = 0;
    let mut stacked = Vec::new();
    for known in Verdict::ALL {
        let n = cells.iter().filter(|cell| cell.verdict == known).count();
        if n > 0 {
            stacked.push((known, start, n));
        }
        start += n;
    }
    stacked
}
