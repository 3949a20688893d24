//! The text of both drafts with its tracked changes (ISO/IEC 29500-1, 17.13.5).

use crate::diff::flow::{Flow, Op, Paragraph};
use crate::draft::{ClauseKind, Draft};
use crate::source::Span;

use super::super::units::Sides;
use super::comments::Comment;
use super::styles::N_HEADINGS;
use super::xml::Xml;
use super::{Script, Stamp, W, borders, runs};

/// How far a point stands in from its paragraph, in twentieths of a point.
const INDENT: usize = 567;
/// The deepest that points stand in.
const DEEPEST: usize = 4;

/// How a paragraph of a source is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Role {
    /// Level of the heading, one-based; `None` for text.
    heading: Option<usize>,
    /// How far a point stands in.
    depth: usize,
}

/// The part `word/document.xml`; comments have the ids from 0 on, changes those that follow.
pub(super) fn part(flow: &Flow, sides: Sides<'_>, comments: &[Comment], stamp: &Stamp) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:document", &[("xmlns:w", W)]);
    xml.open("w:body", &[]);
    let mut writer = Writer {
        roles: Roles::new(flow, sides),
        scripts: [Script::of(&sides.old.language), Script::of(&sides.new.language)],
        old_language: (sides.old.language != sides.new.language)
            .then_some(sides.old.language.as_str()),
        stamp,
        next_id: comments.len(),
        xml,
    };
    let mut first = 0;
    for (n, paragraph) in flow.paragraphs.iter().enumerate() {
        let n_here = comments[first..].iter().take_while(|c| c.paragraph == n).count();
        writer.paragraph(paragraph, first..first + n_here);
        first += n_here;
    }
    let Writer { mut xml, scripts, .. } = writer;
    if flow.paragraphs.is_empty() {
        xml.empty("w:p", &[]);
    }
    xml.open("w:sectPr", &[]);
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1440"));
    let more = [("w:header", "708"), ("w:footer", "708"), ("w:gutter", "0")];
    xml.empty("w:pgMar", &[&sides[..], &more[..]].concat());
    if scripts[1].rtl {
        xml.empty("w:bidi", &[]);
    }
    xml.close("w:sectPr");
    xml.close("w:body");
    xml.close("w:document");
    xml.finish()
}

struct Writer<'a> {
    roles: Roles,
    scripts: [Script; 2],
    /// The language of the old draft, where it is another one.
    old_language: Option<&'a str>,
    stamp: &'a Stamp,
    next_id: usize,
    xml: Xml,
}

impl Writer<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, comments: std::ops::Range<usize>) {
        let (side, role) = self.roles.of(paragraph);
        self.xml.open("w:p", &[]);
        self.properties(role, self.scripts[side].rtl, paragraph.end);
        for id in comments.clone() {
            self.xml.empty("w:commentRangeStart", &[("w:id", &id.to_string())]);
        }
        for stretch in &paragraph.stretches {
            match stretch.op {
                Op::Equal => runs::push(&stretch.text, self.scripts[1], None, false, &mut self.xml),
                Op::Insert => {
                    self.change("w:ins", false);
                    runs::push(&stretch.text, self.scripts[1], None, false, &mut self.xml);
                    self.xml.close("w:ins");
                }
                Op::Delete => {
                    self.change("w:del", false);
                    let language = self.old_language;
                    runs::push(&stretch.text, self.scripts[0], language, true, &mut self.xml);
                    self.xml.close("w:del");
                }
            }
        }
        for id in comments {
            let id = id.to_string();
            self.xml.empty("w:commentRangeEnd", &[("w:id", &id)]);
            self.xml.open("w:r", &[]);
            self.xml.empty("w:commentReference", &[("w:id", &id)]);
            self.xml.close("w:r");
        }
        self.xml.close("w:p");
    }

    fn properties(&mut self, role: Role, rtl: bool, end: Op) {
        if role == Role::default() && !rtl && end == Op::Equal {
            return;
        }
        self.xml.open("w:pPr", &[]);
        if let Some(level) = role.heading {
            self.xml.empty("w:pStyle", &[("w:val", &format!("Heading{level}"))]);
        }
        if rtl {
            self.xml.empty("w:bidi", &[]);
        }
        if role.depth > 0 {
            self.xml.empty("w:ind", &[("w:left", &(role.depth * INDENT).to_string())]);
        }
        if end != Op::Equal {
            self.xml.open("w:rPr", &[]);
            self.change(if end == Op::Insert { "w:ins" } else { "w:del" }, true);
            self.xml.close("w:rPr");
        }
        self.xml.close("w:pPr");
    }

    /// Begins a change, or says that the end of the paragraph is one.
    fn change(&mut self, name: &str, is_empty: bool) {
        let id = self.next_id.to_string();
        self.next_id += 1;
        let attributes = [
            ("w:id", id.as_str()),
            ("w:author", self.stamp.author.as_str()),
            ("w:date", self.stamp.date.as_str()),
        ];
        if is_empty {
            self.xml.empty(name, &attributes);
        } else {
            self.xml.open(name, &attributes);
        }
    }
}

/// How the paragraphs of both drafts are set.
struct Roles([Vec<Role>; 2]);

impl Roles {
    fn new(flow: &Flow, sides: Sides<'_>) -> Self {
        Self([roles(sides.old, &flow.old), roles(sides.new, &flow.new)])
    }

    /// The side after which a paragraph is set, and how.
    fn of(&self, paragraph: &Paragraph) -> (usize, Role) {
        let side = usize::from(paragraph.new.is_some() || paragraph.old.is_none());
        let at = [paragraph.old, paragraph.new][side];
        (side, at.and_then(|n| self.0[side].get(n)).copied().unwrap_or_default())
    }
}

/// Keeps changes apart that a word processor would take for one.
pub(super) fn keep_apart(flow: &mut Flow, sides: Sides<'_>) {
    let roles = Roles::new(flow, sides);
    borders::keep_apart(&mut flow.paragraphs, |a, b| roles.of(a) == roles.of(b));
}

/// How each paragraph of a draft is set.
fn roles(draft: &Draft, paragraphs: &[Span]) -> Vec<Role> {
    paragraphs.iter().map(|&span| role(draft, span)).collect()
}

fn role(draft: &Draft, span: Span) -> Role {
    let Some(idx) = draft.clause_at(span.start as usize) else { return Role::default() };
    let clause = draft.clause(idx);
    let meets = |part: &Span| part.start < span.end && span.start < part.end;
    let is_title =
        clause.kind.is_group() || matches!(clause.kind, ClauseKind::Article | ClauseKind::Preamble);
    let is_before_text = clause.text.is_empty() || span.end <= clause.text.start;
    let names_it = clause.marker.iter().chain(&clause.heading).any(meets);
    if is_title && is_before_text && names_it {
        let above = draft.ancestors(idx).skip(1);
        let n_groups = above.filter(|&idx| draft.clause(idx).kind.is_group()).count();
        return Role { heading: Some((n_groups + 1).min(N_HEADINGS)), depth: 0 };
    }
    let is_point = |kind| matches!(kind, ClauseKind::Point | ClauseKind::Subpoint);
    let depth = draft.ancestors(idx).filter(|&idx| is_point(draft.clause(idx).kind)).count();
    Role { heading: None, depth: depth.min(DEEPEST) }
}
