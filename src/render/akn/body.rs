//! The text: preface, preamble, body and conclusions.

use std::collections::BTreeMap;
use std::io;

use crate::akn::{Before, Gap, runs_on};
use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::reference::{Reference, references};
use crate::source::Span;

use super::super::Version;
use super::xml::Xml;
use super::{FirstIds, meta};

/// What the words of a clause are before its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Number,
    Heading,
    Text,
}

/// Writes clauses in the order of the text.
pub(super) struct Body<'a, 'x, 'w> {
    pub(super) draft: &'a Draft,
    pub(super) xml: &'x mut Xml<'w>,
    pub(super) references: Vec<Reference>,
    /// Ids of the inline options that others are alternatives to, by their group.
    pub(super) options: BTreeMap<u32, String>,
    /// Clauses that are the first option of a group as a whole.
    first_options: BTreeMap<u32, ClauseIdx>,
    /// Where in the source the last block ends.
    at: u32,
    before: Before,
    first_ids: &'a FirstIds,
    version: Version<'a>,
}

impl<'a, 'x, 'w> Body<'a, 'x, 'w> {
    pub(super) fn new(version: Version<'a>, first_ids: &'a FirstIds, xml: &'x mut Xml<'w>) -> Self {
        let draft = version.draft;
        let mut first_options = BTreeMap::new();
        for (idx, _) in draft.iter() {
            if let Some((group, 1)) = option(draft, idx) {
                first_options.entry(group).or_insert(idx);
            }
        }
        Self {
            draft,
            xml,
            references: references(draft),
            options: BTreeMap::new(),
            first_options,
            at: 0,
            before: Before::Other,
            first_ids,
            version,
        }
    }

    /// The id that a clause had where it first appeared, where that is another one.
    pub(super) fn first_id(&self, idx: ClauseIdx) -> Option<&'a str> {
        self.first_ids.get(idx.get())?.as_deref()
    }

    /// Writes the whole draft.
    pub(super) fn write(&mut self) -> io::Result<()> {
        let draft = self.draft;
        let roots: Vec<ClauseIdx> =
            draft.roots().filter(|&idx| self.is_written(idx) && self.has_words(idx)).collect();
        let mut rest = roots.as_slice();
        let is_preamble = |idx: ClauseIdx| draft.clause(idx).kind == ClauseKind::Preamble;
        if let [first, others @ ..] = rest
            && is_preamble(*first)
            && draft.clause(*first).id.as_str() == "preface"
        {
            self.blocks("preface", *first)?;
            rest = others;
        }
        if let [first, others @ ..] = rest
            && is_preamble(*first)
        {
            self.blocks("preamble", *first)?;
            rest = others;
        }
        // What is annexed is a document by itself, where nothing of the draft stands after it.
        let is_annex = |idx: &ClauseIdx| draft.clause(*idx).kind == ClauseKind::Annex;
        let n_annexes = rest.iter().rev().take_while(|idx| is_annex(idx)).count();
        let (body, annexes) = rest.split_at(rest.len() - n_annexes);
        rest = body;
        let mut conclusions = None;
        if let [others @ .., last] = rest
            && draft.clause(*last).kind == ClauseKind::Closing
        {
            conclusions = Some(*last);
            rest = others;
        }
        self.xml.open("body", &[("xml:lang", Some(&draft.language))])?;
        for &idx in rest {
            self.hierarchy(idx)?;
        }
        if rest.is_empty() {
            self.xml
                .empty("hcontainer", &[("eId", Some("hcontainer_1")), ("name", Some("empty"))])?;
        }
        self.xml.close("body")?;
        if let Some(idx) = conclusions {
            self.blocks("conclusions", idx)?;
        }
        if annexes.is_empty() {
            return Ok(());
        }
        self.xml.open("attachments", &[])?;
        for &idx in annexes {
            self.attachment(idx)?;
        }
        self.xml.close("attachments")
    }

    fn attachment(&mut self, idx: ClauseIdx) -> io::Result<()> {
        let id = self.draft.clause(idx).id.as_str();
        let other = self.alternative_to(idx);
        let attributes =
            [("eId", Some(id)), ("wId", self.first_id(idx)), ("alternativeTo", other.as_deref())];
        self.xml.open("attachment", &attributes)?;
        let texts = self.head(idx, "attachment")?;
        self.xml.open("doc", &[("name", Some("annex"))])?;
        meta::component(self.version, id, self.xml)?;
        self.xml.open("mainBody", &[])?;
        self.texts(idx, &texts)?;
        let inner = self.inner(idx);
        if texts.is_empty() && inner.is_empty() {
            self.xml.empty("p", &[])?;
        }
        for child in inner {
            self.hierarchy(child)?;
        }
        self.xml.close("mainBody")?;
        self.xml.close("doc")?;
        self.xml.close("attachment")
    }

    fn is_written(&self, idx: ClauseIdx) -> bool {
        !matches!(self.draft.clause(idx).kind, ClauseKind::Furniture | ClauseKind::Translation)
    }

    /// Whether a clause holds anything besides page furniture.
    fn has_words(&self, idx: ClauseIdx) -> bool {
        !self.pieces(idx).is_empty() || !self.inner(idx).is_empty()
    }

    /// The clauses below one that are written after its own words.
    fn inner(&self, idx: ClauseIdx) -> Vec<ClauseIdx> {
        let text = self.draft.clause(idx).text;
        let is_within = |child: ClauseIdx| {
            let child = self.draft.clause(child);
            child.kind == ClauseKind::Note && !text.is_empty() && child.span.start < text.end
        };
        let children = self.draft.children(idx);
        children.filter(|&child| self.is_written(child) && !is_within(child)).collect()
    }

    /// The number, the heading and the text of a clause in the order of the source, without a gap between them.
    fn pieces(&self, idx: ClauseIdx) -> Vec<(Piece, Span)> {
        let clause = self.draft.clause(idx);
        let mut pieces: Vec<(Piece, Span)> = Vec::new();
        let has_words = |span: &Span| !self.draft.source.slice(*span).trim().is_empty();
        pieces.extend(clause.marker.filter(has_words).map(|span| (Piece::Number, span)));
        pieces.extend(clause.heading.filter(has_words).map(|span| (Piece::Heading, span)));
        pieces.extend(Some(clause.text).filter(has_words).map(|span| (Piece::Text, span)));
        pieces.sort_by_key(|(piece, span)| (span.start, *piece));
        // A heading that is the number too, or stands in it, is written once.
        pieces.dedup_by(|later, first| later.0 != Piece::Text && later.1.end <= first.1.end);
        let mut children =
            self.draft.children(idx).map(|child| self.draft.clause(child).span.start);
        let first_child = children.next().unwrap_or(clause.span.end);
        if let Some((_, span)) = pieces.first_mut().filter(|(_, span)| first_child >= span.start) {
            span.start = span.start.min(clause.span.start);
        }
        // A number and a heading reach to what comes next, so that a stop or a dash between them is not lost.
        for n in 0..pieces.len() {
            let next = pieces.get(n + 1).map_or(clause.span.end, |(_, span)| span.start);
            let (piece, span) = &mut pieces[n];
            if *piece != Piece::Text {
                let is_before = first_child >= span.end;
                let end = if is_before { next.min(first_child) } else { next };
                span.end = end.max(span.end).min(next);
            }
        }
        for (_, span) in &mut pieces {
            *span = self.trimmed(*span);
        }
        pieces.retain(|(_, span)| !span.is_empty());
        pieces
    }

    pub(super) fn trimmed(&self, span: Span) -> Span {
        let text = self.draft.source.slice(span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let end = start + text.trim().len() as u32;
        Span { start, end: end.max(start) }
    }

    /// Writes a clause as an element of the hierarchy, whatever its kind.
    pub(super) fn hierarchy(&mut self, idx: ClauseIdx) -> io::Result<()> {
        let kind = self.draft.clause(idx).kind;
        let (element, name) = element(kind);
        let id = self.draft.clause(idx).id.as_str();
        let other = self.alternative_to(idx);
        let attributes = [
            ("eId", Some(id)),
            ("wId", self.first_id(idx)),
            ("name", name),
            ("alternativeTo", other.as_deref()),
        ];
        self.xml.open(element, &attributes)?;
        let texts = self.head(idx, element)?;
        let mut inner = self.inner(idx);
        let last = inner.pop_if(|last| {
            self.draft.clause(*last).kind == ClauseKind::Closing && self.inner(*last).is_empty()
        });
        let is_leaf = inner.is_empty() && last.is_none();
        if !texts.is_empty() {
            let holder = if is_leaf { "content" } else { "intro" };
            self.xml.open(holder, &[])?;
            self.texts(idx, &texts)?;
            self.xml.close(holder)?;
        }
        for child in inner {
            self.hierarchy(child)?;
        }
        if let Some(last) = last {
            let id = self.draft.clause(last).id.as_str();
            self.xml.open("wrapUp", &[("eId", Some(id)), ("wId", self.first_id(last))])?;
            let pieces = self.pieces(last);
            self.texts(last, &pieces)?;
            self.xml.close("wrapUp")?;
        }
        self.xml.close(element)
    }

    /// Writes number and heading; gives what comes after them.
    fn head(&mut self, idx: ClauseIdx, element: &str) -> io::Result<Vec<(Piece, Span)>> {
        let mut pieces = self.pieces(idx);
        let n = pieces.iter().take_while(|(piece, _)| *piece != Piece::Text).count();
        let texts = pieces.split_off(n);
        for (piece, span) in pieces {
            if piece == Piece::Number {
                self.block("num", span)?;
                self.before = Before::Number { runs_on: runs_on(element) };
            } else {
                self.block("heading", span)?;
            }
        }
        Ok(texts)
    }

    /// Writes an element that holds blocks: preface, preamble, conclusions.
    pub(super) fn blocks(&mut self, element: &str, idx: ClauseIdx) -> io::Result<()> {
        let id = self.draft.clause(idx).id.as_str();
        self.xml.open(element, &[("eId", Some(id)), ("wId", self.first_id(idx))])?;
        let pieces = self.pieces(idx);
        self.texts(idx, &pieces)?;
        self.block_children(idx, true)?;
        self.xml.close(element)
    }

    fn block_children(&mut self, idx: ClauseIdx, takes_recitals: bool) -> io::Result<()> {
        let id = self.draft.clause(idx).id.as_str();
        let mut n_groups = 0;
        let mut is_open = false;
        for child in self.inner(idx) {
            let is_recital = takes_recitals
                && self.draft.clause(idx).kind == ClauseKind::Preamble
                && self.draft.clause(child).kind == ClauseKind::Recital;
            if is_recital && !is_open {
                n_groups += 1;
                self.xml.open("recitals", &[("eId", Some(&format!("{id}__recs_{n_groups}")))])?;
            } else if !is_recital && is_open {
                self.xml.close("recitals")?;
            }
            is_open = is_recital;
            if is_recital { self.recital(child)? } else { self.container("blockContainer", child)? }
        }
        if is_open { self.xml.close("recitals") } else { Ok(()) }
    }

    /// Writes a recital.
    pub(super) fn recital(&mut self, idx: ClauseIdx) -> io::Result<()> {
        self.container("recital", idx)
    }

    fn container(&mut self, element: &str, idx: ClauseIdx) -> io::Result<()> {
        let clause = self.draft.clause(idx);
        let other = self.alternative_to(idx);
        let kind = (element != "recital").then(|| clause.kind.as_str());
        let attributes = [
            ("eId", Some(clause.id.as_str())),
            ("wId", self.first_id(idx)),
            ("class", kind),
            ("alternativeTo", other.as_deref()),
        ];
        self.xml.open(element, &attributes)?;
        let texts = self.head(idx, element)?;
        if texts.is_empty() && self.inner(idx).is_empty() {
            self.xml.empty("p", &[])?;
        }
        self.texts(idx, &texts)?;
        self.block_children(idx, false)?;
        self.xml.close(element)
    }

    /// Writes words as paragraphs; numbers and headings that stand after the text are some of them.
    fn texts(&mut self, idx: ClauseIdx, pieces: &[(Piece, Span)]) -> io::Result<()> {
        for &(piece, span) in pieces {
            if piece != Piece::Text {
                self.block("p", span)?;
                continue;
            }
            for stretch in self.stretches(idx, span) {
                let class = self.class("p", stretch.span().start);
                self.xml.open_block("p", &[("class", class)])?;
                self.stretch(idx, &stretch)?;
                self.xml.end("p")?;
                self.at = stretch.span().end;
                self.before = Before::Other;
            }
        }
        Ok(())
    }

    /// Writes words without marks.
    fn block(&mut self, element: &str, span: Span) -> io::Result<()> {
        let class = self.class(element, span.start);
        self.xml.open_block(element, &[("class", class)])?;
        self.lines(self.draft.source.slice(span))?;
        self.xml.end(element)?;
        self.at = span.end;
        self.before = Before::Other;
        Ok(())
    }

    /// How a block stands after the one before it, where that is not as usual.
    fn class(&self, element: &str, start: u32) -> Option<&'static str> {
        if self.at == 0 || start < self.at {
            return None;
        }
        let gap = Gap::of(self.draft.source.slice(Span { start: self.at, end: start }));
        (gap != Gap::usual(self.before, element)).then(|| gap.class())
    }

    fn alternative_to(&self, idx: ClauseIdx) -> Option<String> {
        let (group, _) = option(self.draft, idx).filter(|&(_, option)| option > 1)?;
        let first = self.first_options.get(&group)?;
        Some(format!("#{}", self.draft.clause(*first).id))
    }
}

/// The group and option of a clause that is one of several alternatives as a whole.
fn option(draft: &Draft, idx: ClauseIdx) -> Option<(u32, u32)> {
    let clause = draft.clause(idx);
    let start =
        clause.marker.map_or(clause.text.start, |marker| marker.start.min(clause.text.start));
    clause.markings.iter().find_map(|marking| match marking.kind {
        MarkingKind::Alternative { group, option }
            if marking.span.start <= start
                && marking.span.end >= clause.span.end
                && !clause.span.is_empty() =>
        {
            Some((group, option))
        }
        _ => None,
    })
}

/// The element of a kind of clause, and its name where it is a general one.
fn element(kind: ClauseKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ClauseKind::Part => ("part", None),
        ClauseKind::Title => ("title", None),
        ClauseKind::Chapter => ("chapter", None),
        ClauseKind::Section => ("section", None),
        ClauseKind::Article => ("article", None),
        ClauseKind::Paragraph => ("paragraph", None),
        ClauseKind::Point | ClauseKind::Subpoint => ("point", None),
        kind => ("hcontainer", Some(kind.as_str())),
    }
}
