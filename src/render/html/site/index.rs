//! The overview of a series, and the page on which a reader chooses the language.

use maud::{Markup, html};

use crate::bidi;
use crate::draft::{ClauseKind, Draft};
use crate::messages::{Messages, Value, commas};
use crate::say;
use crate::series::Series;

use super::super::super::address::squeeze;
use super::super::super::findings::counts;
use super::super::super::record::status_name;
use super::super::super::scorecard::Scorecard;
use super::super::super::wrap::isolated;
use super::super::page::Page;
use super::super::record::scrolled;
use super::super::scorecard::{chart, legend};
use super::{List, Shown, Site, Way, language_name, own_name};

/// The overview: the newest draft first, then all drafts, what is compared, the safeguards, the record.
pub(super) fn page(site: &Site<'_>, card: Option<&Scorecard<'_>>) -> Page {
    let title = squeeze(site.series.title.get(site.language));
    Page {
        title: if title.is_empty() { say!("site-overview") } else { title },
        facts: facts(site),
        menu: None,
        summary: summary(site),
        tools: None,
        contents: Vec::new(),
        body: html! {
            h2 id="drafts" { (say!("site-drafts")) }
            (drafts(site))
            @if let Some(card) = card.filter(|card| !card.columns.is_empty()) { (safeguards(card)) }
            @if site.lists.iter().any(|list| is_record(*list)) {
                h2 id="record" { (say!("site-record")) }
                ul {
                    @for list in site.lists.iter().filter(|list| is_record(**list)) {
                        li { a href=(list.file()) { (list.name()) } }
                    }
                }
            }
            @if !site.pairs.is_empty() {
                h2 id="comparisons" { (say!("site-comparisons")) }
                ul { @for way in comparisons(site) { li { (way.link(HERE)) } } }
            }
        },
    }
}

const HERE: &str = List::Index.file();

fn is_record(list: List) -> bool {
    list >= List::Asks
}

fn facts(site: &Site<'_>) -> Vec<(String, String)> {
    let drafts = &site.drafts;
    let dates = drafts.iter().filter_map(|shown| shown.entry.date);
    let dates: Vec<String> = dates.map(|date| isolated(&date.to_string())).collect();
    let n = say!("n-drafts", n = drafts.len());
    let when = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first != last => {
            let (from, to) = (Value::composed(first), Value::composed(last));
            say!("site-from-to", drafts = Value::composed(n), from = from, to = to)
        }
        _ => n,
    };
    let mut languages: Vec<&str> =
        drafts.iter().flat_map(|shown| shown.entry.texts.keys()).map(String::as_str).collect();
    languages.sort_unstable();
    languages.dedup();
    let languages: Vec<String> = languages.into_iter().map(language_name).collect();
    let mut facts = vec![(say!("site-drafts"), when)];
    if !languages.is_empty() {
        facts.push((say!("site-texts"), commas(&languages)));
    }
    facts
}

/// The newest text and the ways that most readers want.
fn summary(site: &Site<'_>) -> Markup {
    let newest = site.drafts.iter().rposition(|shown| shown.draft.is_some());
    let Some((newest, draft)) = newest.and_then(|n| Some((n, site.drafts[n].draft?))) else {
        return html! { p { (say!("site-no-text")) } };
    };
    let shown = &site.drafts[newest];
    let mut parts = vec![say!("n-articles", n = articles(draft))];
    parts.extend(shown.report.map(|report| counts(report.findings.iter())));
    let sentence = say!(
        "site-newest",
        draft = Value::composed(name(shown)),
        facts = Value::composed(commas(&parts))
    );
    let ways = [
        Some(Way { name: say!("site-read"), ..site.way_to_draft(newest) }),
        site.way_to_change(newest),
        Some(Way { to: List::Concordance.file().to_owned(), name: say!("site-follow") }),
        Some(Way { to: List::Scorecard.file().to_owned(), name: say!("site-scorecard-way") }),
    ];
    let exists =
        |way: &Way| site.lists.iter().any(|list| list.file() == way.to) || way.to.contains('/');
    html! {
        p { strong { (sentence) } }
        ul { @for way in ways.iter().flatten().filter(|way| exists(way)) { li { (way.link(HERE)) } } }
        @if let Some(note) = site.other_language(&draft.language) { p.said { (note) } }
    }
}

/// `v5 (MC/2025/1, 2025-03-03)`.
fn name(shown: &Shown<'_>) -> String {
    let entry = shown.entry;
    let symbol = entry.symbol.as_deref().map(squeeze);
    let date = entry.date.map(|date| date.to_string());
    let more: Vec<String> =
        [symbol, date].into_iter().flatten().map(|part| isolated(&part)).collect();
    let id = isolated(&squeeze(&entry.id));
    if more.is_empty() {
        return id;
    }
    let more = Value::composed(commas(&more));
    say!("site-draft-name", draft = Value::composed(id), more = more)
}

fn articles(draft: &Draft) -> usize {
    draft.clauses.iter().filter(|clause| clause.kind == ClauseKind::Article).count()
}

fn drafts(site: &Site<'_>) -> Markup {
    let mut heads =
        vec![say!("record-head-draft"), say!("record-head-date"), say!("document-head-status")];
    if has_texts(site) {
        heads.extend([say!("site-articles"), say!("html-findings"), say!("site-changes")]);
    }
    let rows = html! {
        thead { tr { @for head in heads { th scope="col" { (head) } } } }
        tbody { @for (n, shown) in site.drafts.iter().enumerate() { (row(site, n, shown)) } }
    };
    scrolled(&say!("site-drafts"), &rows)
}

fn has_texts(site: &Site<'_>) -> bool {
    site.drafts.iter().any(|shown| shown.draft.is_some())
}

fn row(site: &Site<'_>, n: usize, shown: &Shown<'_>) -> Markup {
    let entry = shown.entry;
    let title = entry.title.as_ref().map(|title| squeeze(title.get(site.language)));
    let findings = Way {
        to: site.names.findings[n].clone(),
        name: shown.report.map(|report| counts(report.findings.iter())).unwrap_or_default(),
    };
    html! {
        tr {
            th scope="row" {
                a href=(site.names.drafts[n]) { bdi { (squeeze(&entry.id)) } }
                @if let Some(symbol) = &entry.symbol { " " bdi { (squeeze(symbol)) } }
                @if let Some(title) = title { br; bdi.said { (title) } }
            }
            td { @if let Some(date) = entry.date { bdi { (date) } } }
            td { @if let Some(status) = entry.status { (status_name(status)) } }
            @if has_texts(site) {
                td { @if let Some(draft) = shown.draft { (articles(draft)) } @else { (say!("site-not-here")) } }
                td { @if shown.report.is_some() { (findings.link(HERE)) } }
                td { @if let Some(way) = site.way_to_change(n) { (way.link(HERE)) } }
            }
        }
    }
}

fn comparisons(site: &Site<'_>) -> Vec<Way> {
    let ways = site.pairs.iter().zip(&site.names.pairs).map(|(pair, to)| {
        let [old, new] = pair.map(|n| isolated(&squeeze(&site.drafts[n].entry.id)));
        let (old, new) = (Value::composed(old), Value::composed(new));
        Way { to: to.clone(), name: say!("html-diff-title", old = old, new = new) }
    });
    ways.collect()
}

/// How many safeguards each draft has.
fn safeguards(card: &Scorecard<'_>) -> Markup {
    html! {
        h2 id="safeguards" { (say!("site-scorecard")) }
        (chart(card))
        (legend(card))
        p { a href=(List::Scorecard.file()) { (say!("site-scorecard-way")) } }
    }
}

/// The page at the top of the site: each language in its own words, in the language of the interface that is chosen.
pub fn entrance(series: &Series, languages: &[&str]) -> Page {
    let in_each = languages.iter().filter_map(|language| {
        let messages = Messages::for_language(language)?;
        let direction = if bidi::is_rtl(language) { "rtl" } else { "ltr" };
        let to = format!("{language}/{HERE}");
        Some(html! {
            li lang=(language) dir=(direction) {
                a href=(to) hreflang=(language) { (own_name(language)) }
                " — " bdi { (squeeze(series.title.get(language))) } ": "
                (say!(in messages, "site-entrance"))
            }
        })
    });
    let title = squeeze(series.title.get(crate::messages::ui().language()));
    Page {
        title: if title.is_empty() { say!("site-overview") } else { title },
        facts: Vec::new(),
        menu: None,
        summary: html! { ul { @for line in in_each { (line) } } },
        tools: None,
        contents: Vec::new(),
        body: html! {},
    }
}
