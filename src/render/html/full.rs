//! A draft in full, article after article, with what is said of each clause below it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::bidi::{POP, is_isolated, opening_for};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key::fold;
use crate::lint::Finding;
use crate::say;
use crate::source::Span;

use super::super::address::{full, label, owner, squeeze};
use super::super::findings::in_question;
use super::super::visible;
use super::super::wrap::isolated;
use super::block::{Block, SAME, depth, finding, group_line, paragraph, rules_of, step, weight};
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

impl Part {
    pub(super) fn block(&self) -> Option<&Block> {
        match self {
            Self::Block(_, block) => Some(block),
            Self::Group(..) => None,
        }
    }

    pub(super) fn entry(&self) -> &Entry {
        match self {
            Self::Block(entry, _) | Self::Group(entry, _) => entry,
        }
    }

    pub(super) fn markup(&self) -> Markup {
        match self {
            Self::Block(_, block) => block.markup(),
            Self::Group(_, line) => line.clone(),
        }
    }
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
            in_place(&label(self.draft, first))
        } else {
            // What holds articles goes on after them.
            in_place(&full(self.draft, first))
        };
        let says_more = |span: &Span| fold(self.draft.source.slice(*span)) != fold(&name);
        let heading = clause.heading.filter(|span| is_owner && says_more(span));
        let entry = Entry {
            to: id.clone(),
            title: match heading {
                Some(heading) => {
                    format!("{name} {}", in_place(&squeeze(self.draft.source.slice(heading))))
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
        let rows = self.rows(clauses, first);
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
            is_bare: false,
            body: html! { @for row in rows { (row) } },
        };
        Part::Block(entry, block)
    }

    /// What stands in the block of `first`, in the order of the text.
    fn rows(&self, clauses: &[ClauseIdx], first: ClauseIdx) -> Vec<Markup> {
        let mut rows: Vec<(u32, Markup)> = Vec::new();
        for &idx in clauses {
            let row = self.row(idx, first).map(|row| (self.draft.clause(idx).span.start, row));
            rows.extend(row);
            let rest = self.rest(idx).into_iter();
            rows.extend(
                rest.map(|span| (span.start, self.clause(idx, None, &self.words(&[span])))),
            );
        }
        rows.sort_by_key(|(start, _)| *start);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// A clause with what is said of it; nothing where all of it stands in the title of its block.
    fn row(&self, idx: ClauseIdx, first: ClauseIdx) -> Option<Markup> {
        let is_titled = idx == first && owner(self.draft, idx) == idx;
        let runs = self.draft.text_runs(idx);
        let findings = self.findings.get(&idx).map(Vec::as_slice).unwrap_or_default();
        let lead = self.lead(idx);
        // A title says number and heading, but not that they stand in brackets.
        let shows_lead = !is_titled || self.is_more_than_title(idx, lead);
        let words = html! {
            @if shows_lead { (self.with_heading(idx, lead)) }
            @for &run in &runs { (self.marked(run)) }
        };
        let is_blank = |span: Span| self.draft.source.slice(span).trim().is_empty();
        if is_titled && !shows_lead && runs.iter().all(|&run| is_blank(run)) && findings.is_empty()
        {
            return None;
        }
        let said = html! {
            (self.lines(&words))
            @for found in findings {
                (self.finding(found, findings.len() > 1 && is_short(self.draft, found.span)))
            }
        };
        // The block has the id of its first clause.
        Some(self.clause(idx, (idx != first).then(|| self.id(idx)), &said))
    }

    fn clause(&self, idx: ClauseIdx, id: Option<String>, said: &Markup) -> Markup {
        let is_aside = !self.draft.clause(idx).kind.is_operative();
        html! {
            div id=[id] class=(format!("clause {}", step(depth(self.draft, idx)))) {
                @if is_aside { p.place { (full(self.draft, idx)) } }
                (said)
            }
        }
    }

    fn words(&self, spans: &[Span]) -> Markup {
        self.lines(&html! { @for &span in spans { (self.marked(span)) } })
    }

    fn lines(&self, words: &Markup) -> Markup {
        paragraph("words", &self.draft.language, words)
    }

    /// What stands before the own text of a clause: number and heading, and what is printed around them.
    fn lead(&self, idx: ClauseIdx) -> Span {
        let clause = self.draft.clause(idx);
        let child =
            self.draft.children(idx).next().map(|child| self.draft.clause(child).span.start);
        let has_text = clause.text.start < clause.text.end;
        let end = if has_text { Some(clause.text.start) } else { child };
        let end = end.unwrap_or(clause.span.end).max(clause.span.start);
        Span { start: clause.span.start, end }
    }

    /// Whether something is printed before the text that the title of a block does not say: brackets, signs of notes.
    fn is_more_than_title(&self, idx: ClauseIdx, lead: Span) -> bool {
        let clause = self.draft.clause(idx);
        let source = &self.draft.source;
        let mut at = lead.start;
        let mut around = String::new();
        for known in [clause.marker, clause.heading].into_iter().flatten() {
            around.push_str(source.slice(Span { start: at, end: known.start.clamp(at, lead.end) }));
            at = known.end.clamp(at, lead.end);
        }
        around.push_str(source.slice(Span { start: at, end: lead.end }));
        let marker = clause.marker.map(|marker| source.slice(marker)).unwrap_or_default();
        !around.trim().is_empty() || marker.contains(['[', ']', '［', '］', '【', '】'])
    }

    /// Words with the heading of a clause among them.
    fn with_heading(&self, idx: ClauseIdx, lead: Span) -> Markup {
        let heading = self.draft.clause(idx).heading;
        let Some(heading) = heading.filter(|span| lead.contains(*span)) else {
            return self.marked(lead);
        };
        html! {
            (self.marked(Span { start: lead.start, end: heading.start }))
            strong { (self.marked(heading)) }
            (self.marked(Span { start: heading.end, end: lead.end }))
        }
    }

    /// What of a clause stands after its own text and in none of the clauses below it.
    fn rest(&self, idx: ClauseIdx) -> Vec<Span> {
        let clause = self.draft.clause(idx);
        let mut at = self.lead(idx).end.max(clause.text.end);
        let mut rest = Vec::new();
        let children = self.draft.children(idx).map(|child| self.draft.clause(child).span);
        for child in children.chain([Span { start: clause.span.end, end: clause.span.end }]) {
            let between = Span { start: at, end: child.start.max(at) };
            if !self.draft.source.slice(between).trim().is_empty() {
                rest.push(between);
            }
            at = at.max(child.end);
        }
        rest
    }

    /// A stretch of the draft with the words in question marked.
    fn marked(&self, span: Span) -> Markup {
        let source = &self.draft.source;
        let mut pieces: Vec<(bool, Span)> = Vec::new();
        let mut at = span.start;
        // The marks are in order, and none is over another.
        let first = self.marks.partition_point(|mark| mark.end <= span.start);
        for mark in self.marks[first..].iter().take_while(|mark| mark.start < span.end) {
            let (start, end) = (mark.start.max(at), mark.end.min(span.end));
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

/// A name of either direction before other words: one of them must not turn the other around.
fn in_place(text: &str) -> String {
    if is_isolated(text) { text.to_owned() } else { format!("{}{text}{POP}", opening_for(text)) }
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
