//! The page of a draft: its text, clause after clause, with the ways from each article to its history, to what changed and to
//! what the rules say.

use maud::{Markup, html};

use crate::draft::{ClauseIdx, Draft};
use crate::history::Place;
use crate::lint::{Finding, Report};
use crate::messages::commas;
use crate::say;

use super::super::super::address::squeeze;
use super::super::super::findings::counts;
use super::super::super::record::status_name;
use super::super::super::wrap::isolated;
use super::super::block::Block;
use super::super::full::{Full, Part};
use super::super::page::Page;
use super::{Shown, Site, Way, language_name, same_clause};

impl Site<'_> {
    /// A draft, with its menu and its file.
    pub fn draft(&self, n: usize) -> (String, Page) {
        let file = self.names.drafts[n].clone();
        let shown = &self.drafts[n];
        let mut ways = Vec::new();
        ways.extend(n.checked_sub(1).map(|before| self.way_to_draft(before)));
        ways.extend((n + 1 < self.drafts.len()).then(|| self.way_to_draft(n + 1)));
        ways.extend(self.way_to_change(n));
        let parts = shown.draft.map(|draft| self.parts(n, draft)).unwrap_or_default();
        let page = Page {
            title: title(self, shown),
            facts: facts(self, shown),
            menu: None,
            summary: self.summary(n),
            tools: None,
            contents: parts.iter().map(|part| part.entry().clone()).collect(),
            body: html! { @for part in &parts { (part.markup()) } },
        };
        (file.clone(), self.finish(&file, page, &ways))
    }

    fn summary(&self, n: usize) -> Markup {
        let shown = &self.drafts[n];
        let published = shown.entry.address.as_deref().filter(|address| is_on_the_web(address));
        let published = html! {
            @if let Some(address) = published {
                p { a href=(address) rel="external noopener noreferrer" { (say!("site-published")) } }
            }
        };
        let Some(draft) = shown.draft else {
            return html! { p { (say!("site-draft-not-here")) } (published) };
        };
        html! {
            (published)
            @if let Some(note) = self.other_language(&draft.language) { p { (note) } }
            @if let Some(report) = shown.report {
                p {
                    (say!("html-findings")) ": "
                    (Way { to: self.names.findings[n].clone(), name: counts(report.findings.iter()) }.link(&self.names.drafts[n]))
                }
            }
        }
    }

    /// The text, unfolded, with the ways from each article.
    fn parts(&self, n: usize, draft: &Draft) -> Vec<Part> {
        let parts = Full::new(draft, None, "", &[]).parts();
        let with_ways = |part: Part| match part {
            Part::Group(..) => part,
            Part::Block(entry, block) => {
                let ways = draft.find(&entry.to).map(|idx| self.ways(n, draft, idx));
                let ways = ways.unwrap_or_default();
                let body = html! {
                    @if !ways.is_empty() {
                        ul.plain.ways { @for way in &ways { li { (way.link(&self.names.drafts[n])) } } }
                    }
                    (block.body)
                };
                Part::Block(entry, Block { kinds: Vec::new(), is_open: true, body, ..block })
            }
        };
        parts.into_iter().map(with_ways).collect()
    }

    /// From an article to its history, to what changed in it, to what the rules say of it.
    fn ways(&self, n: usize, draft: &Draft, idx: ClauseIdx) -> Vec<Way> {
        let shown = &self.drafts[n];
        let mut ways = Vec::new();
        let place = shown.stage.and_then(|stage| {
            let clause = same_clause(draft, idx, self.lives.history.draft(stage))?;
            Some(Place { stage, clause })
        });
        if let Some(row) = place.and_then(|place| self.names.row_of(place)) {
            ways.push(Way { to: self.names.rows[row].clone(), name: say!("site-history") });
        }
        let id = draft.clause(idx).id.as_str();
        if let Some(pair) = self.pair_into(n)
            && let Some(sign) = self.changes[pair].get(id)
        {
            let old = squeeze(&self.drafts[self.pairs[pair][0]].entry.id);
            let name = match sign {
                Some((sign, word)) => {
                    let since = say!("site-since", draft = old);
                    format!("{since}: {sign} {word}")
                }
                None => say!("site-changes-since", draft = old),
            };
            ways.push(Way { to: format!("{}#{id}", self.names.pairs[pair]), name });
        }
        let findings = shown.report.map(|report| about(report, draft, idx)).unwrap_or_default();
        if !findings.is_empty() {
            let to = format!("{}#{id}", self.names.findings[n]);
            ways.push(Way { to, name: counts(findings.into_iter()) });
        }
        ways
    }
}

/// Whether an address leads to a page and does nothing else.
fn is_on_the_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}

/// What the rules say of a clause and of what stands below it.
fn about<'a>(report: &'a Report, draft: &Draft, idx: ClauseIdx) -> Vec<&'a Finding> {
    let end = draft.clause(idx).subtree_end;
    let is_ours = |clause: ClauseIdx| idx <= clause && clause.0 < end;
    let ours = |found: &&Finding| found.suppressed.is_none() && found.clause.is_some_and(is_ours);
    report.findings.iter().filter(ours).collect()
}

fn title(site: &Site<'_>, shown: &Shown<'_>) -> String {
    let id = isolated(&squeeze(&shown.entry.id));
    match shown.entry.title.as_ref().map(|title| squeeze(title.get(site.language))) {
        Some(title) if !title.is_empty() => format!("{id}: {}", isolated(&title)),
        _ => id,
    }
}

fn facts(site: &Site<'_>, shown: &Shown<'_>) -> Vec<(String, String)> {
    let entry = shown.entry;
    let mut facts = Vec::new();
    let mut add =
        |name: String, value: Option<String>| facts.extend(value.map(|value| (name, value)));
    add(say!("document-head-symbol"), entry.symbol.as_deref().map(squeeze));
    add(say!("record-head-date"), entry.date.map(|date| date.to_string()));
    add(say!("document-head-status"), entry.status.map(status_name));
    let languages: Vec<String> = entry.texts.keys().map(|code| language_name(code)).collect();
    add(say!("site-texts"), (!languages.is_empty()).then(|| commas(&languages)));
    add(say!("document-head-address"), entry.address.as_deref().map(squeeze));
    let note = entry.note.as_ref().map(|note| squeeze(note.get(site.language)));
    add(say!("record-head-note"), note);
    facts
}
