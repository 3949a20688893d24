//! A draft in full, article after article, with what is said of each clause below it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::bidi::is_rtl;
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key::fold;
use crate::lint::Finding;
use crate::say;
use crate::source::Span;

use super::super::address::{full, label, owner, squeeze};
use super::super::findings::in_question;
use super::super::visible;
use super::super::wrap::isolated;
use super::block::{Block, SAME, depth_class, finding, group_line, rules_of, weight};
use super::page::Entry;

/// More words than these stand by themselves: nobody reads by a mark what is longer than a sentence.
const MOST_MARKED: usize = 60;

/// A draft and what is to be said of its clauses.
pub(super) struct Full<'a> {
    draft: &'a Draft,
    /// The older draft that findings speak of.
    old: Option<&'a Draft>,
    /// Stands before every id.
    prefix: String,
    /// The findings with the clause that they stand in.
    findings: BTreeMap<ClauseIdx, Vec<&'a Finding>>,
    /// The words in question, in the order of the text, none over another.
    marks: Vec<Span>,
}

/// What stands in a page below one another.
pub(super) enum Part {
    /// The heading of what holds the articles below it.
    Group(Entry, Markup),
    /// An article, or what stands by itself.
    Block(Entry, Block),
}

impl<'a> Full<'a> {
    pub(super) fn new(
        draft: &'a Draft,
        old: Option<&'a Draft>,
        prefix: &str,
        findings: &[&'a Finding],
    ) -> Self {
        let mut by_clause: BTreeMap<ClauseIdx, Vec<&Finding>> = BTreeMap::new();
        for found in findings {
            if let Some(clause) = found.clause {
                by_clause.entry(clause).or_default().push(found);
            }
        }
        let spans = by_clause.values().flatten().map(|found| found.span);
        let marks = apart(spans.filter(|&span| is_short(draft, span)).collect());
        Self { draft, old, prefix: prefix.to_owned(), findings: by_clause, marks }
    }

    /// The id of a clause in the page.
    pub(super) fn id(&self, idx: ClauseIdx) -> String {
        format!("{}{}", self.prefix, self.draft.clause(idx).id)
    }

    /// Where a finding stands, and how the place is called; nothing where it is about the whole draft.
    pub(super) fn place(&self, found: &Finding) -> Option<(String, String)> {
        let clause = found.clause?;
        Some((self.id(clause), full(self.draft, clause)))
    }

    /// A finding as it stands below its clause or, where that is gone, by itself.
    pub(super) fn finding(&self, found: &Finding, shows_words: bool) -> Markup {
        let mut places = Vec::new();
        if let (Some(old), Some(was)) = (self.old, found.old) {
            let place = isolated(&full(old, was.clause));
            places.push((say!("html-was"), quoted(place, old, was.span)));
        }
        if shows_words {
            places.push((say!("finding-words"), quoted(String::new(), self.draft, found.span)));
        }
        finding(found, self.draft, places)
    }

    /// The whole draft.
    pub(super) fn parts(&self) -> Vec<Part> {
        self.chunks().iter().map(|clauses| self.part(clauses)).collect()
    }

    /// The clauses that are shown together, in the order of the text: each with its owner, and page furniture with what
    /// stands before it.
    fn chunks(&self) -> Vec<Vec<ClauseIdx>> {
        let mut chunks: Vec<(ClauseIdx, Vec<ClauseIdx>)> = Vec::new();
        for (idx, _) in self.draft.iter() {
            let owner = owner(self.draft, idx);
            let is_furniture = self.draft.clause(owner).kind == ClauseKind::Furniture;
            match chunks.last_mut() {
                Some((last, chunk)) if *last == owner || is_furniture => chunk.push(idx),
                _ => chunks.push((owner, vec![idx])),
            }
        }
        chunks.into_iter().map(|(_, chunk)| chunk).collect()
    }

    fn part(&self, clauses: &[ClauseIdx]) -> Part {
        let first = clauses[0];
        let clause = self.draft.clause(first);
        let id = self.id(first);
        let is_owner = owner(self.draft, first) == first;
        let name = if is_owner {
            isolated(&label(self.draft, first))
        } else {
            // What holds articles goes on after them.
            full(self.draft, first)
        };
        let says_more = |span: &Span| fold(self.draft.source.slice(*span)) != fold(&name);
        let heading = clause.heading.filter(|span| is_owner && says_more(span));
        let entry = Entry {
            to: id.clone(),
            title: match heading {
                Some(heading) => {
                    format!("{name} {}", isolated(&squeeze(self.draft.source.slice(heading))))
                }
                None => name.clone(),
            },
            sign: None,
            is_group: clause.kind.is_group(),
        };
        let title = html! {
            (name)
            @if let Some(heading) = heading { " " bdi { (self.marked(heading)) } }
        };
        let rows: Vec<Markup> = clauses.iter().filter_map(|&idx| self.row(idx, first)).collect();
        if clause.kind.is_group() && rows.is_empty() {
            return Part::Group(entry, group_line(&id, &title));
        }
        let ours: Vec<&Finding> =
            clauses.iter().filter_map(|idx| self.findings.get(idx)).flatten().copied().collect();
        let mut kinds: Vec<(&'static str, String)> =
            ours.iter().map(|found| weight(found)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() {
            kinds.push((SAME, say!("html-no-finding")));
        }
        let n = ours.len();
        let block = Block {
            id,
            title: html! {
                h3 { (title) }
                @if n > 0 { " " span.said { "— " (say!("html-n-findings", n = n)) } }
            },
            kinds,
            is_open: n > 0,
            rules: rules_of(&ours),
            body: html! { @for row in rows { (row) } },
        };
        Part::Block(entry, block)
    }

    /// A clause with what is said of it; nothing where all of it stands in the title of its block.
    fn row(&self, idx: ClauseIdx, first: ClauseIdx) -> Option<Markup> {
        let clause = self.draft.clause(idx);
        let is_first = idx == first;
        // Of an article the title of the block says the rest.
        let is_titled = is_first && owner(self.draft, idx) == idx;
        let runs = self.draft.text_runs(idx);
        let findings = self.findings.get(&idx).map(Vec::as_slice).unwrap_or_default();
        let has_words = runs.iter().any(|&run| !self.draft.source.slice(run).trim().is_empty());
        if is_titled && !has_words && findings.is_empty() {
            return None;
        }
        // The block has the id of its first clause.
        let id = (!is_first).then(|| self.id(idx));
        let direction = if is_rtl(&self.draft.language) { "rtl" } else { "ltr" };
        let is_aside = !clause.kind.is_operative();
        let class = format!("clause {}", depth_class(self.draft, idx));
        Some(html! {
            div id=[id] class=(class) {
                @if is_aside { p.place { (full(self.draft, idx)) } }
                p.words lang=(squeeze(&self.draft.language)) dir=(direction) {
                    @if !is_titled {
                        @if let Some(marker) = clause.marker { (self.marked(marker)) " " }
                        @if let Some(heading) = clause.heading { strong { (self.marked(heading)) } " " }
                    }
                    @for run in runs { (self.marked(run)) }
                }
                @for found in findings {
                    (self.finding(found, findings.len() > 1 && is_short(self.draft, found.span)))
                }
            }
        })
    }

    /// A stretch of the draft with the words in question marked.
    fn marked(&self, span: Span) -> Markup {
        let source = &self.draft.source;
        let mut pieces: Vec<(bool, Span)> = Vec::new();
        let mut at = span.start;
        for mark in &self.marks {
            let (start, end) = (mark.start.max(at), mark.end.min(span.end));
            if start >= end {
                continue;
            }
            pieces.push((false, Span { start: at, end: start }));
            pieces.push((true, Span { start, end }));
            at = end;
        }
        pieces.push((false, Span { start: at, end: span.end }));
        html! {
            @for (is_marked, span) in pieces {
                @let text = one_line(source.slice(span));
                @if is_marked { mark { (text) } } @else { (text) }
            }
        }
    }
}

/// Words of a draft after the name of their place.
fn quoted(place: String, draft: &Draft, span: Span) -> String {
    let words = squeeze(&in_question(draft.source.slice(span)));
    if words.is_empty() {
        return place;
    }
    let words = say!("quoted-in-print", text = isolated(&words));
    if place.is_empty() { words } else { format!("{place} {words}") }
}

/// Whether a finding is about words, and few enough to be marked.
fn is_short(draft: &Draft, span: Span) -> bool {
    (1..=MOST_MARKED).contains(&draft.source.slice(span).split_whitespace().count())
}

/// Spans in the order of the text, those that touch made one.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// White space of any kind as one blank each, control characters visible.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        out.push_str(&visible(word));
        if word.len() < piece.len() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}
