//! The pages about a record: a table where there is one, then every entry to be found, chosen and linked to.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::messages::{titled, ui};
use crate::say;

use super::super::record::Page as Record;
use super::super::record::page::{Item, Matrix, Table};
use super::block::{Block, arrows, free_id};
use super::page::{Entry, Page, Tools};

/// The picture of the years, in units of its own view box.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 110.0;
const TOP: f64 = 16.0;
const FOOT: f64 = 18.0;
/// A column is no wider.
const WIDEST: f64 = 56.0;
/// A year needs this much room below its column.
const LABEL: f64 = 34.0;
/// Letters of a cell that stand on one line: a date, a number.
const SHORT: usize = 12;
/// Fewer years than this, or more, are no picture.
const YEARS: std::ops::RangeInclusive<usize> = 3..=120;

/// What a command shows of a record.
pub fn record(record: &Record) -> Page {
    let mut ids = BTreeSet::new();
    // Where a table says it all, the entries below it are there to be unfolded.
    let is_open = record.matrix.is_none();
    let mut contents = Vec::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (heading, items) in record.groups.iter().filter(|(_, items)| !items.is_empty()) {
        let heading = heading.as_deref().map(|heading| {
            let id = format!("group-{}", groups.len() + 1);
            let to = id.clone();
            contents.push(Entry { to, title: arrows(heading), sign: None, is_group: false });
            (id, heading)
        });
        let blocks = items.iter().map(|item| (block(item, is_open, &mut ids), item.year));
        groups.push(Group { heading, blocks: blocks.collect() });
    }
    let years = if record.has_years { years(&groups) } else { Vec::new() };
    let by_year = years.iter().filter(|year| !year.to.is_empty()).map(|year| Entry {
        to: year.to.clone(),
        title: year.number.to_string(),
        sign: None,
        is_group: false,
    });
    contents.extend(by_year);
    let blocks = || groups.iter().flat_map(|group| &group.blocks);
    Page {
        title: record.title.clone(),
        facts: Vec::new(),
        menu: None,
        summary: html! {
            @match record.intro.as_slice() {
                [only] => p { strong { (arrows(only)) } },
                lines => @if !lines.is_empty() { ul { @for line in lines { li { (arrows(line)) } } } },
            }
            @if YEARS.contains(&years.len()) { (chart(&years)) }
            @if let Some(matrix) = &record.matrix { (matrix_table(&record.title, matrix)) }
        },
        tools: tools(record, blocks().map(|(block, _)| block)),
        contents: if contents.len() > 1 { contents } else { Vec::new() },
        body: html! {
            @for Group { heading, blocks } in &groups {
                @if let Some((id, heading)) = heading { h2 id=(id) { (arrows(heading)) } }
                @for (block, _) in blocks { (block.markup()) }
            }
            @if groups.is_empty() && !record.table.rows.is_empty() {
                (table(record))
            }
            @if !record.footnotes.is_empty() {
                section.notes id="notes" aria-label=(say!("html-notes")) {
                    @for note in &record.footnotes { p { (note) } }
                }
            }
        },
    }
}

/// An entry; its id is what the record calls it, where it has a name.
fn block(item: &Item, is_open: bool, ids: &mut BTreeSet<String>) -> Block {
    let kind = item.kind.as_ref().map_or("entry", |(kind, _)| kind);
    let id = match &item.id {
        Some(id) => free_id(ids, kind, id),
        None => free_id(ids, "entry", &(ids.len() + 1).to_string()),
    };
    let has_body = !item.lines.is_empty() || item.basis.is_some();
    Block {
        id,
        title: html! {
            @if !item.lead.is_empty() { span.said { (arrows(&item.lead)) } " " }
            h3 { (arrows(&item.head)) }
        },
        kinds: item.kind.iter().cloned().collect(),
        rules: Vec::new(),
        is_bare: false,
        is_open,
        body: html! {
            @if has_body {
                ul.lines { @for line in &item.lines { li { (arrows(line)) } } }
                @if let Some(basis) = &item.basis { p.said { (basis) } }
            }
        },
    }
}

/// A table of short cells, in words.
fn matrix_table(title: &str, matrix: &Matrix) -> Markup {
    let cells = || matrix.rows.iter().flat_map(|(_, cells)| cells);
    let is_used = |sign: &str| cells().any(|cell| cell.words.contains(sign));
    let legend = matrix.legend.iter().filter(|(sign, _)| sign == "*" && is_used(sign));
    html! {
        (scrolled(&titled(title.to_owned(), matrix.corner.clone()), &html! {
            thead {
                tr {
                    th scope="col" { (matrix.corner) }
                    @for head in &matrix.heads { th scope="col" { (head) } }
                }
            }
            tbody {
                @for (name, cells) in &matrix.rows {
                    tr {
                        th scope="row" { (name) }
                        @for cell in cells { td { (cell.words) } }
                    }
                }
            }
        }))
        @for (sign, meaning) in legend { p.said { (sign) " " (meaning) } }
    }
}

/// The table of a page that has no entries; each of its rows can be searched and chosen.
fn table(record: &Record) -> Markup {
    let Table { heads, rows } = &record.table;
    let kind = |n: usize| record.row_kinds.get(n).map(|(kind, _)| *kind);
    scrolled(
        &record.title,
        &html! {
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody {
                @for (n, row) in rows.iter().enumerate() {
                    tr.block id=(format!("row-{}", n + 1)) data-kinds=[kind(n)] {
                        @for cell in row { td.short[cell.chars().count() <= SHORT] { (cell) } }
                    }
                }
            }
        },
    )
}

/// What there is to choose among the entries, or among the rows of the table.
fn tools<'b>(record: &Record, blocks: impl Iterator<Item = &'b Block>) -> Option<Tools> {
    let mut blocks = blocks.peekable();
    if blocks.peek().is_some() {
        return Some(Tools::new(blocks, false));
    }
    (!record.table.rows.is_empty()).then(|| Tools::of_rows(&record.row_kinds))
}

/// A table that scrolls by itself where it is wider than the window.
pub(super) fn scrolled(title: &str, rows: &Markup) -> Markup {
    html! {
        div.scroll role="region" aria-label=(title) tabindex="0" { table { (rows) } }
    }
}

/// Entries that stand together.
struct Group<'a> {
    /// Its id, and what heads it.
    heading: Option<(String, &'a str)>,
    /// The entries, each with its year where that is known.
    blocks: Vec<(Block, Option<u16>)>,
}

/// What a year holds.
struct Year {
    number: u16,
    entries: usize,
    /// The first of its entries; empty where it has none.
    to: String,
}

/// The years from the first entry to the last one.
fn years(groups: &[Group<'_>]) -> Vec<Year> {
    let dated = || {
        groups
            .iter()
            .flat_map(|group| &group.blocks)
            .filter_map(|(block, year)| Some((block, (*year)?)))
    };
    let all = || dated().map(|(_, year)| year);
    let (Some(first), Some(last)) = (all().min(), all().max()) else { return Vec::new() };
    if usize::from(last - first) >= *YEARS.end() {
        return Vec::new();
    }
    let year = |year: u16| Year {
        number: year,
        entries: all().filter(|&known| known == year).count(),
        to: dated()
            .find(|(_, known)| *known == year)
            .map(|(block, _)| block.id.clone())
            .unwrap_or_default(),
    };
    (first..=last).map(year).collect()
}

/// A column for each year.
fn chart(years: &[Year]) -> Markup {
    let most = years.iter().map(|year| year.entries).max().unwrap_or(1).max(1);
    let step = (WIDTH / years.len() as f64).min(WIDEST);
    let unit = (HEIGHT - TOP - FOOT) / most as f64;
    // A year below every column, or below every second, third ...
    let every = (LABEL / step).ceil().max(1.0) as usize;
    let x = |n: usize| {
        let x = step * n as f64;
        if ui().is_rtl() { WIDTH - x - step } else { x }
    };
    html! {
        figure {
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) width=(WIDTH) role="img" aria-label=(say!("html-years")) direction="ltr" {
                @for (n, year) in years.iter().enumerate() {
                    @let height = unit * year.entries as f64;
                    @let middle = format!("{:.1}", x(n) + step / 2.0);
                    @if year.entries > 0 {
                        rect.f-renumbered x=(format!("{:.1}", x(n) + step * 0.1)) y=(format!("{:.1}", HEIGHT - FOOT - height)) width=(format!("{:.1}", step * 0.8)) height=(format!("{height:.1}")) data-to=(year.to) {
                            title { (year.number) ": " (year.entries) }
                        }
                        @if step >= 16.0 {
                            text x=(middle) y=(format!("{:.1}", HEIGHT - FOOT - height - 3.0)) text-anchor="middle" { (year.entries) }
                        }
                    }
                    @if n % every == 0 {
                        text x=(middle) y=(HEIGHT - 4.0) text-anchor="middle" { (year.number) }
                    }
                }
            }
            figcaption { (say!("html-years-caption")) }
        }
    }
}
