//! What is said in the margin: what rules say of the change, and where a clause went that moved.

use crate::bidi::is_rtl;
use crate::diff::flow::{Flow, Move};
use crate::draft::{ClauseIdx, Draft};
use crate::lint::Finding;
use crate::messages::{Value, titled, ui};
use crate::say;

use super::super::address::{full, squeeze};
use super::super::bidi::{mixed, visible_words};
use super::super::findings::weight_name;
use super::super::summary::side_names;
use super::super::triage::is_shown;
use super::super::units::Sides;
use super::super::wrap::isolated;
use super::xml::Xml;
use super::{Script, Stamp, W, runs};

/// Who speaks in the margin: the changes are the author's, what is said of them is not.
const SPEAKER: &str = env!("CARGO_PKG_NAME");

/// Something said of a paragraph.
#[derive(Debug)]
pub(super) struct Comment {
    /// The paragraph of the flow.
    pub(super) paragraph: usize,
    /// The lines of it.
    lines: Vec<String>,
}

/// All comments, in the order of the text.
pub(super) fn comments(flow: &Flow, sides: Sides<'_>, findings: &[Finding]) -> Vec<Comment> {
    let mut comments: Vec<Comment> = findings
        .iter()
        .filter(|finding| finding.suppressed.is_none() && (is_shown(finding) || finding.is_gain))
        .filter_map(|finding| {
            Some(Comment { paragraph: place(finding, flow, sides)?, lines: lines(finding) })
        })
        .collect();
    comments.extend(flow.moves.iter().flat_map(|step| moved(step, flow, sides)).flatten());
    comments.sort_by_key(|comment| comment.paragraph);
    comments
}

/// The paragraph that a finding is about: the new words, or the old ones where they are gone.
fn place(finding: &Finding, flow: &Flow, sides: Sides<'_>) -> Option<usize> {
    let is_there = |idx: ClauseIdx| sides.new.clause(idx).span.contains(finding.span);
    match (finding.clause, finding.old) {
        (Some(idx), _) if is_there(idx) => flow.at_new(finding.span.start),
        (_, Some(old)) => flow.at_old(old.span.start),
        (Some(idx), None) => flow.at_new(sides.new.clause(idx).span.start),
        (None, None) => None,
    }
}

fn lines(finding: &Finding) -> Vec<String> {
    let title = say!(
        "finding-title",
        level = Value::composed(weight_name(finding)),
        rule = squeeze(&finding.rule),
        message = Value::composed(mixed(&visible_words(&finding.message)))
    );
    let more = [(say!("finding-help"), &finding.help), (say!("finding-source"), &finding.source)];
    let more = more.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let more = more.map(|(name, text)| titled(name, mixed(&visible_words(text))));
    std::iter::once(title).chain(more).collect()
}

/// What is said where a clause was, and where it is.
fn moved(step: &Move, flow: &Flow, sides: Sides<'_>) -> [Option<Comment>; 2] {
    let [old_name, new_name] = side_names(sides);
    let place = |draft: &Draft, idx| Value::composed(isolated(&full(draft, idx)));
    let words = if step.is_same {
        sides
            .new
            .clause(step.new)
            .text
            .is_empty()
            .then(String::new)
            .unwrap_or_else(|| say!("docx-moved-same"))
    } else if step.similarity > 0.0 {
        say!("docx-moved-alike", percent = ((step.similarity * 100.0).round() as usize).min(99))
    } else {
        String::new()
    };
    let comment = |paragraph: Option<usize>, line: String| {
        let mut lines = vec![line, words.clone()];
        lines.retain(|line| !line.is_empty());
        Some(Comment { paragraph: paragraph?, lines })
    };
    let to = say!(
        "docx-moved-to",
        place = place(sides.new, step.new),
        draft = Value::composed(new_name)
    );
    let from = say!(
        "docx-moved-from",
        place = place(sides.old, step.old),
        draft = Value::composed(old_name)
    );
    [
        comment(flow.at_old(sides.old.clause(step.old).span.start), to),
        comment(flow.at_new(sides.new.clause(step.new).span.start), from),
    ]
}

/// The part `word/comments.xml`; ids are counted from `first`.
pub(super) fn part(comments: &[Comment], stamp: &Stamp, first: usize) -> Vec<u8> {
    let script = Script { rtl: is_rtl(ui().language()), ..Script::default() };
    let mut xml = Xml::new();
    xml.open("w:comments", &[("xmlns:w", W)]);
    for (n, comment) in comments.iter().enumerate() {
        let id = (first + n).to_string();
        xml.open(
            "w:comment",
            &[
                ("w:id", id.as_str()),
                ("w:author", SPEAKER),
                ("w:date", &stamp.date),
                ("w:initials", &SPEAKER[..1]),
            ],
        );
        for line in &comment.lines {
            xml.open("w:p", &[]);
            xml.open("w:pPr", &[]);
            xml.empty("w:pStyle", &[("w:val", "CommentText")]);
            if script.rtl {
                xml.empty("w:bidi", &[]);
            }
            xml.close("w:pPr");
            runs::push(line, script, None, false, &mut xml);
            xml.close("w:p");
        }
        xml.close("w:comment");
    }
    xml.close("w:comments");
    xml.finish()
}
