//! Stretches of a text: of a clause, of its words, of what goes with words that are taken out.

use std::ops::Range;

use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::source::Span;
use crate::token;

/// A clause without a mark at its end that stands by itself and is about more than the clause: `[Delete article: …]`.
pub(super) fn own_range(draft: &Draft, idx: ClauseIdx) -> Range<usize> {
    let clause = draft.clause(idx);
    let (start, mut end) = (clause.span.start as usize, clause.span.end as usize);
    let source = draft.source.text();
    let is_last_of_more = draft.ancestors(idx).skip(1).any(|above| {
        draft.clause(above).span.end as usize == end
            && draft.clause(above).kind == ClauseKind::Article
    });
    let marks = draft.subtree(idx).flat_map(|(_, clause)| &clause.markings);
    for mark in marks.filter(|mark| matches!(mark.kind, MarkingKind::DeletionAskedBy(_))) {
        let before = source[..mark.span.start as usize].trim_end();
        let gap = &source[before.len()..mark.span.start as usize];
        let stands_alone = gap.matches('\n').count() > 1;
        let number = clause.number.as_ref().map(|number| number.printed.as_str());
        let names_clause = number.is_some_and(|number| {
            let text = draft.source.slice(mark.span);
            token::tokens(text).iter().any(|token| &text[token.span.range()] == number)
        });
        if is_last_of_more && stands_alone && !names_clause && mark.span.end as usize == end {
            end = before.len();
        }
    }
    // The sign of a heading in Markdown belongs to what it heads.
    let bare = source[start..end].trim_end_matches('#');
    if bare.len() < end - start && bare.ends_with('\n') || bare.trim_end().len() < bare.len() {
        end = start + bare.trim_end().len();
    }
    start - heading_sign(source, start).len()..end.max(start)
}

/// The sign before a heading in Markdown: `### `.
pub(super) fn heading_sign(source: &str, start: usize) -> &str {
    let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = &source[line..start];
    let is_sign = before.starts_with('#') && before.trim_end().chars().all(|c| c == '#');
    if is_sign { before } else { "" }
}

/// Where the words of a clause begin: after number and heading.
pub(super) fn words_start(draft: &Draft, idx: ClauseIdx) -> usize {
    let clause = draft.clause(idx);
    if !clause.text.is_empty() {
        return clause.text.start as usize;
    }
    let first = draft.children(idx).find(|&child| draft.clause(child).kind.is_operative());
    match first {
        Some(child) => draft.clause(child).span.start as usize,
        None => clause.heading.or(clause.marker).unwrap_or(clause.span).end as usize,
    }
}

/// Where the words of a clause end: before a bracket that was opened before them, and before marks on who proposed them.
pub(super) fn inner_end(draft: &Draft, idx: ClauseIdx, end: usize) -> usize {
    let source = draft.source.text();
    let start = words_start(draft, idx);
    let mut at = end.max(start);
    let marks: Vec<_> = draft.subtree(idx).flat_map(|(_, clause)| &clause.markings).collect();
    loop {
        at = start + source[start..at].trim_end().len();
        let closes = |span: Span| span.end as usize == at && (span.start as usize) < start;
        if source[start..at].ends_with(']') && marks.iter().any(|mark| closes(mark.span)) {
            at -= 1;
            continue;
        }
        let trailing = marks.iter().find(|mark| {
            let is_mark =
                !matches!(mark.kind, MarkingKind::Bracketed | MarkingKind::Alternative { .. });
            is_mark && mark.span.end as usize == at && mark.span.start as usize > start
        });
        if let Some(mark) = trailing {
            at = mark.span.start as usize;
            continue;
        }
        // `(proposed by Elvaria)` within the bracket that it speaks of.
        let is_attributed = marks.iter().any(|mark| {
            matches!(mark.kind, MarkingKind::ProposedBy(_)) && mark.span.end as usize > at
        });
        if is_attributed
            && source[start..at].ends_with(')')
            && let Some(open) = source[start..at].rfind('(')
        {
            at = start + open;
            continue;
        }
        return at;
    }
}

/// What stands between words that were put in and those beside them.
pub(super) fn joint(draft: &Draft, words: &str) -> String {
    let is_spaced = words.chars().any(char::is_whitespace) || draft.language != "zh";
    if is_spaced { " ".to_owned() } else { String::new() }
}

/// What stands between a clause and the next or previous one of its kind.
pub(super) fn between(draft: &Draft, idx: ClauseIdx, line_break: &str) -> String {
    let source = draft.source.text();
    let clause = draft.clause(idx);
    let siblings: Vec<ClauseIdx> = match clause.parent {
        Some(parent) => draft.children(parent).collect(),
        None => draft.roots().collect(),
    };
    let at = siblings.iter().position(|&sibling| sibling == idx);
    let gap = |a: Option<usize>, b: Option<usize>| {
        let (a, b) = (*siblings.get(a?)?, *siblings.get(b?)?);
        let gap = source.get(own_range(draft, a).end..own_range(draft, b).start)?;
        let (a, b) = (draft.clause(a), draft.clause(b));
        let breaks = gap.matches('\n').count();
        let is_plain = !gap.is_empty() && breaks < 3 && gap.chars().all(|c| " \n\r\t".contains(c));
        (a.kind == b.kind && is_plain).then(|| gap.to_owned())
    };
    let gap = gap(at, at.map(|at| at + 1)).or_else(|| gap(at.and_then(|at| at.checked_sub(1)), at));
    gap.unwrap_or_else(|| match clause.kind {
        ClauseKind::Point | ClauseKind::Subpoint => line_break.to_owned(),
        _ => line_break.repeat(2),
    })
}

const STOPS: [char; 8] = ['.', ';', ':', '؛', '。', '；', '：', '!'];

pub(super) fn ends_sentence(words: &str) -> bool {
    words.trim_end().ends_with(STOPS)
}

/// Before the stop at the end of what stands before a place.
pub(super) fn before_stop(text: &str, at: usize) -> usize {
    text[..at].trim_end_matches(STOPS).len()
}

/// The range of words with the white space, and the brackets, that would be left around nothing.
pub(super) fn with_what_is_left_over(text: &str, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    loop {
        let before =
            text[..start].trim_end_matches(|c: char| c.is_whitespace() || ",;،؛，；".contains(c));
        let after = text[end..].trim_start();
        let (Some(outer), true) = (before.strip_suffix('['), after.starts_with(']')) else { break };
        start = outer.len();
        end = text.len() - after.len() + 1;
    }
    let is_space = |c: char| c == ' ' || c == '\t' || c == '\u{A0}';
    let lead = text[..start].trim_end_matches(is_space);
    let trail = text[end..].trim_start_matches(is_space);
    let begins_line = lead.is_empty() || lead.ends_with('\n');
    let ends_line = trail.is_empty() || trail.starts_with(['\n', '\r']);
    let closes = trail.starts_with(['.', ',', ';', ':', ')', ']', '،', '؛', '。']);
    if begins_line && ends_line && !trail.is_empty() {
        // The line would be empty.
        start = lead.len();
        end = text.len() - trail.trim_start_matches('\r').len() + 1;
    } else if begins_line {
        end = text.len() - trail.len();
    } else if ends_line || closes || trail.len() < text.len() - end {
        start = lead.len();
    }
    start..end
}

/// The range to take out for a clause to go, with the white space that told it from its neighbours; and the brackets that
/// must stay, because their partners stand elsewhere.
pub(super) fn cut(text: &str, range: Range<usize>) -> (Range<usize>, String) {
    let Range { start, end } = range;
    let (opened, closed) = unpaired(&text[start..end]);
    let before = text[..start].trim_end();
    let after = text[end..].trim_start();
    let (gap_before, gap_after) =
        (&text[before.len()..start], &text[end..text.len() - after.len()]);
    let breaks = |gap: &str| gap.matches('\n').count();
    let begins_line = breaks(gap_before) > 0 || before.is_empty();
    let next = text.len() - after.len();
    // Where the next content begins, its indentation stays.
    let next =
        next - (gap_after.len() - gap_after.rfind('\n').map_or(gap_after.len(), |at| at + 1));
    let own_line = before.len() + gap_before.rfind('\n').map_or(0, |at| at + 1);
    let takes_before =
        after.is_empty() || breaks(gap_before) < breaks(gap_after) && !before.is_empty();
    if closed > 0 {
        return (before.len()..end, "]".repeat(closed) + &"[".repeat(opened));
    }
    if opened > 0 {
        let next = text.len() - after.len();
        return (start..next, "[".repeat(opened));
    }
    let range = match (begins_line, takes_before) {
        (_, true) => before.len()..end,
        (true, false) if breaks(gap_after) > 0 => own_line..next,
        _ => start..text.len() - after.len(),
    };
    (range, String::new())
}

/// How many brackets are opened and not closed, and closed and not opened, in a text.
fn unpaired(text: &str) -> (usize, usize) {
    let (mut open, mut closed) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '[' | '［' => open += 1,
            ']' | '］' if open > 0 => open -= 1,
            ']' | '］' => closed += 1,
            _ => {}
        }
    }
    (open, closed)
}
