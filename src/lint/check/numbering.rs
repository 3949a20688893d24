//! Fires on numbers that stand twice or are left out.
//!
//! Articles are compared in the order of the text and within one annex; paragraphs and points within their parent.
//! Alternatives share a number by nature, and a number that is marked as deleted is not left out.

use std::collections::BTreeMap;

use super::Case;
use crate::draft::{ClauseIdx, ClauseKind, Marking, MarkingKind};
use crate::language::Language;
use crate::lint::kind::NumberingFault;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place, Reading, Related};
use crate::messages::Value;
use crate::number::NumberKey;
use crate::say;
use crate::source::Span;

/// A text that leaves out more than one number in so many is an extract, not a draft with gaps.
const EXTRACT: usize = 4;

/// Judges a rule.
pub(super) fn check(case: &Case<'_>, rule: &Rule, fault: NumberingFault) -> Vec<Finding> {
    let mut findings = Vec::new();
    for run in runs(case) {
        match fault {
            NumberingFault::Duplicate => duplicates(case, rule, &run, &mut findings),
            NumberingFault::Gap => gaps(case, rule, &run, &mut findings),
        }
    }
    findings
}

/// Numbered clauses that are counted together, in the order of the text.
type Run = Vec<(ClauseIdx, NumberKey)>;

/// The runs of a draft: the articles of the treaty and of each annex, and the parts of each clause.
fn runs(case: &Case<'_>) -> Vec<Run> {
    let mut runs: BTreeMap<(Option<ClauseIdx>, &'static str, String), Run> = BTreeMap::new();
    for (idx, clause) in case.draft.iter() {
        let Some(number) = &clause.number else { continue };
        let (parent, kind) = match clause.kind {
            ClauseKind::Article => {
                let mut around = case.draft.ancestors(idx);
                let annex = around.find(|&idx| case.draft.clause(idx).kind == ClauseKind::Annex);
                (annex, "article")
            }
            ClauseKind::Paragraph | ClauseKind::Point | ClauseKind::Subpoint => {
                if case.draft.article_of(idx).is_none() {
                    continue;
                }
                (clause.parent, clause.kind.as_str())
            }
            _ => continue,
        };
        let run = runs.entry((parent, kind, label(case, idx))).or_default();
        run.push((idx, number.key));
    }
    runs.into_values().collect()
}

/// What stands before the number: `article`, `rule`, `(`; different labels are different series.
fn label(case: &Case<'_>, idx: ClauseIdx) -> String {
    let clause = case.draft.clause(idx);
    let marker = clause.marker.map_or("", |span| case.draft.source.slice(span));
    let shape = |c: char| {
        if c.is_numeric() {
            '1'
        } else if c.is_alphabetic() {
            'a'
        } else {
            c
        }
    };
    if clause.kind == ClauseKind::Article {
        let word = marker.trim_start_matches(['[', ' ']).split_whitespace().next().unwrap_or("");
        return word.to_lowercase();
    }
    marker
        .chars()
        .filter(|c| !matches!(c, '[' | ']') && !c.is_whitespace())
        .map(shape)
        .take(1)
        .collect()
}

fn duplicates(case: &Case<'_>, rule: &Rule, run: &Run, findings: &mut Vec<Finding>) {
    let is_article = |idx: ClauseIdx| case.draft.clause(idx).kind == ClauseKind::Article;
    for (n, &(idx, key)) in run.iter().enumerate() {
        let same_place = |other: ClauseIdx| {
            !is_article(idx) || case.draft.clause(other).parent == case.draft.clause(idx).parent
        };
        let earlier = run[..n].iter().enumerate().rev().find(|&(m, &(other, known))| {
            // Numbering that starts again in another chapter repeats every number.
            known == key && (m + 1 == n || same_place(other) && !starts_again(&run[m..=n]))
        });
        let Some((_, &(first, _))) = earlier else { continue };
        // A second `(a)` begins a list anew, or is a line of running words.
        let begins_list = !is_article(idx) && key.value == 1;
        let is_listed = is_article(idx) && (is_entry(case, idx) || is_entry(case, first));
        let is_in_table = case.draft.source.slice(case.draft.clause(idx).span).contains('|');
        if begins_list
            || is_listed
            || is_in_table
            || is_alternative(case, idx)
            || is_alternative(case, first)
        {
            continue;
        }
        let in_brackets =
            |idx| case.marks.cover(&case.text.folded_range(case.draft.clause(idx).span));
        let reading =
            if in_brackets(idx) || in_brackets(first) { Reading::Worst } else { Reading::Both };
        let mut finding = case.finding(rule, Some(idx), place(case, idx), reading);
        finding.message = numbered(case, finding.message, &printed(case, idx));
        finding.related.push(Related {
            place: Place { clause: first, span: place(case, first) },
            message: say!(in case.messages(), "number-first-here"),
        });
        findings.push(finding);
    }
}

/// Whether what was read as an article is an entry of a list: a dash before it, dots or a tab and a page after it.
fn is_entry(case: &Case<'_>, idx: ClauseIdx) -> bool {
    let source = case.draft.source.text();
    let start = case.draft.clause(idx).span.start as usize;
    let before = &source[source[..start].rfind('\n').map_or(0, |at| at + 1)..start];
    let line = &source[start..source[start..].find('\n').map_or(source.len(), |at| start + at)];
    let page = line.trim_end().trim_end_matches(char::is_numeric);
    let marker = before.trim();
    matches!(marker, "-" | "–" | "—" | "•" | "*")
        || line.starts_with(['-', '–', '—', '•'])
        || page.len() < line.trim_end().len() && page.ends_with(['.', '…', '\t'])
}

/// Whether the numbers of a stretch begin anew at 1 on the way.
fn starts_again(stretch: &[(ClauseIdx, NumberKey)]) -> bool {
    stretch.windows(2).any(|pair| pair[1].1 < pair[0].1 && pair[1].1.value == 1)
}

fn gaps(case: &Case<'_>, rule: &Rule, run: &Run, findings: &mut Vec<Finding>) {
    let leaves_out = |pair: &&[(ClauseIdx, NumberKey)]| {
        let ((_, before), (idx, after)) = (pair[0], pair[1]);
        // Alphabets are counted in several orders, and a long stretch of paragraphs may be points of another list.
        let is_article = case.draft.clause(idx).kind == ClauseKind::Article;
        let is_legible = is_article || printed(case, idx).is_ascii();
        let furthest = if is_article { u32::MAX } else { before.value + 2 };
        is_legible && after.value > before.value + 1 && after.value <= furthest
    };
    let n_gaps = run.windows(2).filter(leaves_out).count();
    if n_gaps * EXTRACT > run.len() {
        return;
    }
    for pair in run.windows(2).filter(leaves_out) {
        let ((before, from), (after, to)) = (pair[0], pair[1]);
        if says_deleted(case, before, after) || is_list_of_amendments(case, before) {
            continue;
        }
        let reading = if case.marks.touch(&case.text.folded_range(place(case, after))) {
            Reading::Worst
        } else {
            Reading::Both
        };
        let mut finding = case.finding(rule, Some(after), place(case, after), reading);
        let missing = if to.value == from.value + 2 {
            (from.value + 1).to_string()
        } else {
            format!("{}-{}", from.value + 1, to.value - 1)
        };
        finding.message = numbered(case, finding.message, &missing);
        findings.push(finding);
    }
}

/// Whether the words between two clauses, or at the end of the first, say that something is deleted.
fn says_deleted(case: &Case<'_>, before: ClauseIdx, after: ClauseIdx) -> bool {
    let (from, to) = (case.draft.clause(before).span, case.draft.clause(after).span);
    let is_deleted = |idx: ClauseIdx| {
        let says = |m: &Marking| m.kind == MarkingKind::Deleted && !case.draft.is_struck(m);
        case.draft.clause(idx).markings.iter().any(says)
    };
    if case.draft.subtree(before).any(|(idx, _)| is_deleted(idx)) {
        return true;
    }
    let Some(language) = Language::by_code(&case.draft.language) else { return false };
    let start = to.start.saturating_sub(200).max(from.start);
    let mut words = case.text.folded[case.text.folded_range(Span { start, end: to.start })]
        .split(|c: char| !c.is_alphanumeric());
    let deleted: Vec<String> =
        language.mark("deleted").iter().map(|word| word.to_lowercase()).collect();
    words.any(|word| deleted.iter().any(|known| known == word))
}

/// Whether a clause stands in a text that quotes the numbers of another one.
fn is_list_of_amendments(case: &Case<'_>, idx: ClauseIdx) -> bool {
    let marker = case.draft.clause(idx).marker.map_or("", |span| case.draft.source.slice(span));
    marker.starts_with(['"', '“', '«', '„'])
}

fn is_alternative(case: &Case<'_>, idx: ClauseIdx) -> bool {
    let around = case.draft.ancestors(idx);
    let span = case.draft.clause(idx).span;
    around.flat_map(|idx| &case.draft.clause(idx).markings).any(|marking| {
        matches!(marking.kind, MarkingKind::Alternative { .. } | MarkingKind::Deleted)
            && marking.span.start <= span.start
            && span.start < marking.span.end
    })
}

fn place(case: &Case<'_>, idx: ClauseIdx) -> Span {
    case.title(idx, true)
}

fn printed(case: &Case<'_>, idx: ClauseIdx) -> String {
    case.draft.clause(idx).number.as_ref().map(|number| number.printed.clone()).unwrap_or_default()
}

fn numbered(case: &Case<'_>, message: String, number: &str) -> String {
    say!(in case.messages(), "numbered", message = Value::composed(message), number = number)
}
