//! Fires where no sentence says what should be said.
//!
//! A safeguard is looked for where it would bind: in the chapter, or in each article, of the classes that the rule
//! names. Found elsewhere, the same words mean something else ("other effective remedies" in a copyright article).

use super::{Case, char_boundary};
use crate::draft::{ClauseIdx, ClauseKind};
use crate::lint::class::Class;
use crate::lint::kind::{LanguagePatterns, Within};
use crate::lint::rule::Rule;
use crate::lint::view::Hit;
use crate::lint::{Finding, Reading};
use crate::messages::Value;
use crate::say;
use crate::source::Span;

/// A text with fewer articles, and no chapter and no preamble, is a fragment: what it lacks may stand elsewhere.
const FEWEST_ARTICLES: usize = 4;
/// What stands before the articles is a title, not a preamble, up to so many bytes.
const LONGEST_TITLE: usize = 400;

/// Judges a rule; `sentences` are those that hold its words.
pub(super) fn check(
    case: &Case<'_>,
    rule: &Rule,
    within: Within,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    if case.everywhere {
        return judge(case, rule, patterns, sentences, |_| true, (None, Span::default()));
    }
    let messages = case.options.messages();
    match within {
        Within::Document => {
            if is_fragment(case) {
                return Err(say!(in messages, "text-is-a-fragment"));
            }
            let anchor =
                (None, anchor(case, &rule.scope).map_or(Span::default(), |idx| title(case, idx)));
            judge(
                case,
                rule,
                patterns,
                sentences,
                |idx| counts(case, within, &rule.scope, idx),
                anchor,
            )
        }
        Within::Preamble => {
            let Some(preamble) = preamble(case) else {
                return Err(say!(in messages, "no-preamble"));
            };
            let place = (Some(preamble), title(case, preamble));
            judge(
                case,
                rule,
                patterns,
                sentences,
                |idx| counts(case, within, &rule.scope, idx),
                place,
            )
        }
        Within::Chapter => chapter(case, rule, patterns, sentences),
        Within::Article => articles(case, rule, patterns, sentences),
    }
}

/// Looks for the words in the chapters of the rule's scope; a safeguard among the general provisions binds them too.
fn chapter(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    let belongs = |idx| is_of_chapter(case, &rule.scope, idx);
    if !case.sentences.iter().any(|(_, s)| belongs(s.clause)) {
        return Err(no_chapter(case, &rule.scope));
    }
    let anchor = case
        .draft
        .iter()
        .map(|(idx, _)| idx)
        .filter(|&idx| belongs(idx))
        .min_by_key(|&idx| (case.classes.of(idx) != Some(Class::Safeguard), idx));
    let place = (anchor, anchor.map_or(Span::default(), |idx| title(case, idx)));
    let counts = |idx| counts(case, Within::Chapter, &rule.scope, idx);
    judge(case, rule, patterns, sentences, counts, place)
}

fn is_of_chapter(case: &Case<'_>, scope: &[Class], idx: ClauseIdx) -> bool {
    case.classes.group(idx).is_some_and(|class| scope.contains(&class))
}

/// Whether words in a clause count where a rule looks beyond single articles.
pub(super) fn counts(case: &Case<'_>, within: Within, scope: &[Class], idx: ClauseIdx) -> bool {
    let is_preamble = case.classes.of(idx) == Some(Class::Preamble);
    let is_general = || {
        case.classes.of(idx) == Some(Class::Safeguard)
            && matches!(case.classes.group(idx), None | Some(Class::General | Class::Safeguard))
    };
    match within {
        Within::Document => !is_preamble,
        Within::Preamble => is_preamble,
        Within::Chapter => is_of_chapter(case, scope, idx) || is_general(),
        Within::Article => true,
    }
}

/// Says that there is no chapter, and which articles would belong to one.
fn no_chapter(case: &Case<'_>, scope: &[Class]) -> String {
    let articles = case.draft.iter().filter(|(idx, clause)| {
        let own = case.classes.own(*idx);
        clause.kind == ClauseKind::Article && own.is_some_and(|class| scope.contains(&class))
    });
    let ids: Vec<&str> = articles.map(|(_, clause)| clause.id.as_str()).take(3).collect();
    let (messages, classes) = (case.options.messages(), case.names(scope));
    if ids.is_empty() {
        say!(in messages, "no-chapter-on", classes = classes)
    } else {
        let articles = ids.join(&say!(in messages, "list-comma"));
        say!(in messages, "no-chapter-but-articles", classes = classes, articles = articles)
    }
}

/// Looks for the words in each article that is of the rule's scope by its own heading or words.
fn articles(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    let mut n_articles = 0;
    for (article, clause) in case.draft.iter() {
        let is_own = case.classes.own(article).is_some_and(|class| rule.scope.contains(&class));
        if clause.kind != ClauseKind::Article || !is_own {
            continue;
        }
        n_articles += 1;
        let holds = |idx: ClauseIdx| article <= idx && idx.0 < clause.subtree_end;
        let place = (Some(article), title(case, article));
        findings.extend(judge(case, rule, patterns, sentences, holds, place)?);
    }
    if n_articles == 0 {
        let classes = case.names(&rule.scope);
        return Err(say!(in case.options.messages(), "no-article-on", classes = classes));
    }
    Ok(findings)
}

/// Whether any sentence that `counts` says it: with brackets out, only with brackets in, or not at all.
fn judge(
    case: &Case<'_>,
    rule: &Rule,
    patterns: &LanguagePatterns,
    sentences: &[usize],
    counts: impl Fn(ClauseIdx) -> bool,
    (clause, span): (Option<ClauseIdx>, Span),
) -> Result<Vec<Finding>, String> {
    let mut bracketed: Option<(ClauseIdx, Hit)> = None;
    for &n in sentences {
        let sentence = case.sentences.get(n);
        if sentence.is_heading || !counts(sentence.clause) {
            continue;
        }
        for hit in case.hits(n, patterns)? {
            if hit.strict {
                return Ok(Vec::new());
            }
            bracketed.get_or_insert((sentence.clause, hit));
        }
    }
    Ok(vec![match bracketed {
        None => case.finding(rule, clause, span, Reading::Both),
        Some((clause, hit)) => {
            let mut finding =
                case.finding(rule, Some(clause), case.span(&hit.range), Reading::Worst);
            let message = Value::composed(finding.message);
            finding.message =
                say!(in case.options.messages(), "only-in-brackets", message = message);
            finding
        }
    }])
}

/// The preamble; a title page alone is none.
fn preamble(case: &Case<'_>) -> Option<ClauseIdx> {
    let clauses = || case.draft.iter().filter(|(_, clause)| clause.kind == ClauseKind::Preamble);
    let has_recitals = |idx| {
        case.draft.subtree(idx).any(|(_, clause)| clause.kind == ClauseKind::Recital)
            || case.draft.clause(idx).text.len() > LONGEST_TITLE
    };
    clauses().map(|(idx, _)| idx).find(|&idx| has_recitals(idx))
}

/// Where a clause says what it is: its heading, else its number, else its first words.
fn title(case: &Case<'_>, idx: ClauseIdx) -> Span {
    let clause = case.draft.clause(idx);
    clause.heading.or(clause.marker).unwrap_or_else(|| {
        let source = case.draft.source.slice(clause.span);
        let end = source.find('\n').unwrap_or(source.len()).min(80);
        let start = clause.span.start as usize;
        Span::new(start, start + char_boundary(source, end))
    })
}

/// The first chapter of a scope that lies in no other, else the first article.
fn anchor(case: &Case<'_>, scope: &[Class]) -> Option<ClauseIdx> {
    let is_chapter = |idx: ClauseIdx| {
        let clause = case.draft.clause(idx);
        let is_nested = clause.parent.is_some_and(|parent| case.classes.group(parent).is_some());
        let in_scope = case.classes.group(idx).is_some_and(|class| scope.contains(&class));
        clause.kind.is_group() && in_scope && !is_nested
    };
    let clauses = || case.draft.iter().map(|(idx, _)| idx);
    clauses()
        .find(|&idx| is_chapter(idx))
        .or_else(|| clauses().find(|&idx| case.draft.clause(idx).kind == ClauseKind::Article))
}

fn is_fragment(case: &Case<'_>) -> bool {
    let is_whole = |kind: ClauseKind| kind.is_group() || kind == ClauseKind::Preamble;
    let has_articles = case.draft.clauses.iter().any(|clause| clause.kind == ClauseKind::Article);
    let n_articles = case.draft.clauses.iter().filter(|c| c.kind == ClauseKind::Article).count();
    !has_articles
        || n_articles < FEWEST_ARTICLES && !case.draft.clauses.iter().any(|c| is_whole(c.kind))
}
