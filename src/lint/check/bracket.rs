//! Fires on marks of negotiation: brackets, marks of agreement, words still to come.
//!
//! In a draft under negotiation brackets are what they should be, so one finding counts them; in a final text each
//! article that still has one is reported.

use super::Case;
use crate::diagnostic::Diagnostic;
use crate::draft::{ClauseIdx, ClauseKind, Marking, MarkingKind};
use crate::language::{Language, loose};
use crate::lint::kind::BracketFault;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Reading, Stage};
use crate::messages::Value;
use crate::say;
use crate::source::Span;

/// How many characters of a bracket are shown, white space aside.
const SHOWN: usize = 60;

/// Judges a rule.
pub(super) fn check(case: &Case<'_>, rule: &Rule, fault: BracketFault) -> Vec<Finding> {
    match fault {
        BracketFault::Unbalanced => unbalanced(case, rule),
        BracketFault::Placeholder => placeholders(case, rule),
        BracketFault::Open => {
            let is_open = |marking: &Marking| {
                marking.kind == MarkingKind::Bracketed && marking.depth == 1
                    || matches!(marking.kind, MarkingKind::DeletionAskedBy(_))
            };
            counted(case, rule, is_open)
        }
        BracketFault::Agreed => counted(case, rule, |m| m.kind == MarkingKind::Agreed),
    }
}

fn unbalanced(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let is_bracket = |diagnostic: &&Diagnostic| diagnostic.code == "unbalanced-bracket";
    let found = case.draft.diagnostics.iter().filter(is_bracket);
    let found = found.filter(|diagnostic| !is_in_name(case, diagnostic.span));
    found
        .map(|diagnostic| {
            let clause = case.draft.clause_at(diagnostic.span.start as usize);
            case.finding(rule, clause, diagnostic.span, Reading::Both)
        })
        .collect()
}

/// Whether a bracket is part of a word in a row of a table, as in the name of a chemical.
fn is_in_name(case: &Case<'_>, bracket: Span) -> bool {
    let source = case.draft.source.text();
    let (start, end) = (bracket.start as usize, bracket.end as usize);
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let is_row = source[line_start..line_end].contains('|');
    let is_glued = source[..start].ends_with(|c: char| !c.is_whitespace() && c != '|')
        && source[end..].starts_with(|c: char| !c.is_whitespace() && c != '|');
    is_row && is_glued
}

/// The markings that count, in the order of the text, with the articles or other clauses that hold them.
fn marked(case: &Case<'_>, counts: impl Fn(&Marking) -> bool) -> Vec<(ClauseIdx, Span)> {
    let operative = case.draft.iter().filter(|(_, clause)| clause.kind.is_operative());
    let mut found: Vec<(ClauseIdx, Span)> = operative
        .flat_map(|(idx, clause)| clause.markings.iter().map(move |marking| (idx, marking)))
        .filter(|(_, marking)| counts(marking) && !case.is_struck(marking.span))
        .map(|(idx, marking)| (idx, marking.span))
        .collect();
    found.sort_by_key(|&(_, span)| span);
    found.dedup_by_key(|&mut (_, span)| span);
    found
}

/// One finding for each article in a final text, one for all in a draft under negotiation.
fn counted(case: &Case<'_>, rule: &Rule, counts: impl Fn(&Marking) -> bool) -> Vec<Finding> {
    let found = marked(case, counts);
    let holder = |idx: ClauseIdx| case.draft.article_of(idx).unwrap_or(idx);
    let groups: Vec<&[(ClauseIdx, Span)]> = match case.options.stage {
        Stage::Final => found.chunk_by(|a, b| holder(a.0) == holder(b.0)).collect(),
        Stage::Negotiation => vec![found.as_slice()],
    };
    let mut findings = Vec::new();
    for group in groups {
        let Some(&(clause, span)) = group.first() else { continue };
        let mut finding = case.finding(rule, Some(clause), shown(case, span), Reading::Both);
        let message = Value::composed(finding.message);
        finding.message = say!(in case.messages(), "counted", message = message, n = group.len());
        findings.push(finding);
    }
    findings
}

/// The start of a bracket, all of it where it is short; wherever the lines break, it is the same.
fn shown(case: &Case<'_>, span: Span) -> Span {
    let text = case.draft.source.slice(span);
    let words = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let end = words.take(SHOWN).last().map_or(0, |(at, c)| at + c.len_utf8());
    let start = span.start as usize;
    Span::new(start, start + end)
}

fn placeholders(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let mut places = marked(case, |marking| marking.kind == MarkingKind::Placeholder);
    let blanks = Language::by_code(&case.draft.language).map_or(&[][..], |l| l.mark("blank"));
    for (idx, clause) in case.draft.iter() {
        let is_bound = clause.kind.is_operative() && clause.kind != ClauseKind::Closing;
        if !is_bound || blanks.is_empty() {
            continue;
        }
        let text = case.draft.source.slice(clause.text);
        let start = clause.text.start as usize;
        let mut at = 0;
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if blanks.iter().any(|blank| *blank == loose(word)) && word == word.to_uppercase() {
                places.push((idx, Span::new(start + at, start + at + word.len())));
            }
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    places.retain(|&(_, span)| !case.is_struck(span));
    places.sort_by_key(|&(_, span)| span);
    places
        .into_iter()
        .map(|(clause, span)| case.finding(rule, Some(clause), span, Reading::Both))
        .collect()
}
