//! Fires where no sentence says what should be said.
//!
//! A safeguard is looked for where it would bind: in the chapter, or in each article, of the classes that the rule
//! names. Found elsewhere, the same words mean something else ("other effective remedies" in a copyright article).

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use super::cover::Reached;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::lint::class::Class;
use crate::lint::kind::{Absence, Cover, LanguagePatterns, Within};
use crate::lint::rule::Rule;
use crate::lint::view::Hit;
use crate::lint::{Finding, Place, Reading, Related};
use crate::messages::Value;
use crate::say;
use crate::source::Span;

/// A text with fewer articles, and no chapter and no preamble, is a fragment: what it lacks may stand elsewhere.
const FEWEST_ARTICLES: usize = 4;
/// A text without a chapter of a rule's scope is judged by its articles where so many are of that scope.
const FEWEST_STRAY: usize = 3;
/// What stands before the articles is a title, not a preamble, up to so many bytes.
const LONGEST_TITLE: usize = 400;

/// Judges a rule; `sentences` are those that hold its words.
pub(super) fn check(
    case: &Case<'_>,
    rule: &Rule,
    absence: &Absence,
    patterns: &LanguagePatterns,
    sentences: &[usize],
) -> Result<Vec<Finding>, String> {
    let search = Search { case, rule, absence, patterns, sentences };
    if case.everywhere {
        return search.judge(|_| true, (None, Span::default()));
    }
    let is_asked = absence.within == Within::Article || patterns.place.is_empty();
    if !is_asked && !case.is_example && !patterns.place.is_match(&case.text.folded)? {
        return Err(say!(in case.messages(), "text-is-no-such-text"));
    }
    match absence.within {
        Within::Document => {
            if is_fragment(case) {
                return Err(say!(in case.messages(), "text-is-a-fragment"));
            }
            let anchor = (
                None,
                anchor(case, &rule.scope).map_or(Span::default(), |idx| case.title(idx, false)),
            );
            search.judge(|clause| case.classes.of(clause) != Some(Class::Preamble), anchor)
        }
        Within::Preamble => {
            let Some(preamble) = preamble(case) else {
                return Err(say!(in case.messages(), "no-preamble"));
            };
            let place = (Some(preamble), case.title(preamble, false));
            search.judge(|clause| case.classes.of(clause) == Some(Class::Preamble), place)
        }
        Within::Chapter => search.chapter(),
        Within::Article => search.articles(),
    }
}

/// A rule on its way through a draft.
struct Search<'a> {
    case: &'a Case<'a>,
    rule: &'a Rule,
    absence: &'a Absence,
    patterns: &'a LanguagePatterns,
    /// Those that hold the rule's words.
    sentences: &'a [usize],
}

impl Search<'_> {
    /// Looks for the words in the chapters of the rule's scope. A safeguard elsewhere counts where its own words or
    /// its place among the general provisions say that it reaches them.
    fn chapter(&self) -> Result<Vec<Finding>, String> {
        let (case, scope) = (self.case, &self.rule.scope);
        let belongs = |idx| case.classes.group(idx).is_some_and(|class| scope.contains(&class));
        if !case.sentences.iter().any(|(_, s)| belongs(s.clause)) {
            return self.without_chapter();
        }
        let anchor = case
            .draft
            .iter()
            .map(|(idx, _)| idx)
            .filter(|&idx| belongs(idx))
            .min_by_key(|&idx| (case.classes.of(idx) != Some(Class::Safeguard), idx));
        let place = (anchor, anchor.map_or(Span::default(), |idx| case.title(idx, false)));
        let covers = case.covers()?;
        let first = anchor.unwrap_or(ClauseIdx(0));
        let mut settled = Settled::default();
        for &n in self.sentences {
            let reached = if belongs(case.sentences.get(n).clause) {
                Reached::Yes
            } else {
                covers.reach(case, n).map_or(Reached::No, |reach| reach.over(first))
            };
            settled.add(self, n, reached, None)?;
        }
        Ok(settled.finding(self, place, Reading::Both).into_iter().collect())
    }

    /// Judges a text without such a chapter by its articles, where a few are of the rule's scope by their own words.
    fn without_chapter(&self) -> Result<Vec<Finding>, String> {
        let (case, scope) = (self.case, &self.rule.scope);
        let articles: Vec<ClauseIdx> = case.articles_of(scope).collect();
        let is_free = |&&idx: &&ClauseIdx| {
            matches!(case.classes.group(idx), None | Some(Class::General | Class::Safeguard))
        };
        let n_free = articles.iter().filter(is_free).count();
        if n_free < FEWEST_STRAY || is_fragment(case) {
            let ids: Vec<&str> =
                articles.iter().map(|&idx| case.draft.clause(idx).id.as_str()).take(3).collect();
            let (messages, classes) = (case.messages(), case.names(scope));
            if ids.is_empty() {
                return Err(say!(in messages, "no-chapter-on", classes = classes));
            }
            let articles = ids.join(&say!(in messages, "list-comma"));
            return Err(
                say!(in messages, "no-chapter-but-articles", classes = classes, articles = articles),
            );
        }
        let place = (Some(articles[0]), case.title(articles[0], false));
        let holds = |idx| {
            case.draft.article_of(idx).is_some_and(|article| {
                let own = case.classes.own(article);
                own.is_some_and(|class| scope.contains(&class)) || own == Some(Class::Safeguard)
            })
        };
        self.judge(holds, place)
    }

    /// Looks for the words in each article that is of the rule's scope.
    fn articles(&self) -> Result<Vec<Finding>, String> {
        let (case, scope) = (self.case, &self.rule.scope);
        let mut findings = Vec::new();
        let (mut n_in_scope, mut n_judged) = (0, 0);
        let candidates: Vec<ClauseIdx> = if self.patterns.place.is_empty() {
            case.articles_of(scope).collect()
        } else {
            let in_scope = case.draft.iter().filter(|(idx, clause)| {
                clause.kind == ClauseKind::Article && case.is_in_scope(*idx, scope)
            });
            in_scope.map(|(idx, _)| idx).collect()
        };
        for article in candidates {
            n_in_scope += 1;
            let body = case.body(article);
            if self.is_place(article)? && !case.is_gone(article, &body) {
                n_judged += 1;
                findings.extend(self.article(article, &body)?);
            }
        }
        match (n_in_scope, n_judged) {
            (0, _) if scope.is_empty() => Err(say!(in case.messages(), "no-article")),
            (0, _) => Err(say!(in case.messages(), "no-article-on", classes = case.names(scope))),
            (_, 0) => Err(say!(in case.messages(), "no-such-article")),
            _ => Ok(findings),
        }
    }

    /// Whether an article is one that `where` names: by its heading, or where it has none, by its words.
    fn is_place(&self, article: ClauseIdx) -> Result<bool, String> {
        if self.patterns.place.is_empty() {
            return Ok(true);
        }
        let case = self.case;
        let has_heading = case.draft.clause(article).heading.is_some();
        for sentence in case.sentences_of(article).map(|n| case.sentences.get(n)) {
            // Points may have headings too; the article's own decides.
            let counts = !has_heading || sentence.is_heading && sentence.clause == article;
            let words = &case.text.folded[sentence.range.clone()];
            if counts && self.patterns.place.is_match(words)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an article says it, or another one that covers it.
    fn article(
        &self,
        article: ClauseIdx,
        body: &std::ops::Range<usize>,
    ) -> Result<Option<Finding>, String> {
        let case = self.case;
        let own = case.sentences_of(article);
        let mut settled = Settled::default();
        for &n in self.sentences.iter().filter(|n| own.contains(n)) {
            settled.add(self, n, Reached::Yes, Some(body))?;
        }
        if !settled.is_said && self.absence.covered_by.contains(&Cover::Reference) {
            for (target, in_brackets) in case.referred_to(article)? {
                let range = case.sentences_of(target);
                let reached = if in_brackets { Reached::InBrackets } else { Reached::Yes };
                for &n in self.sentences.iter().filter(|n| range.contains(n)) {
                    settled.add(self, n, reached, None)?;
                }
            }
        }
        if !settled.is_said && self.absence.covered_by.contains(&Cover::Chapter) {
            let covers = case.covers()?;
            for &n in self.sentences.iter().filter(|n| !own.contains(n)) {
                let reached =
                    covers.reach(case, n).map_or(Reached::No, |reach| reach.over(article));
                settled.add(self, n, reached, None)?;
            }
        }
        let reading = if case.marks.cover(body) { Reading::Worst } else { Reading::Both };
        Ok(settled.finding(self, (Some(article), case.title(article, false)), reading))
    }

    /// Whether any sentence that `counts` says it: with brackets out, only with brackets in, or not at all.
    fn judge(
        &self,
        counts: impl Fn(ClauseIdx) -> bool,
        place: (Option<ClauseIdx>, Span),
    ) -> Result<Vec<Finding>, String> {
        let mut settled = Settled::default();
        for &n in self.sentences {
            let reached =
                if counts(self.case.sentences.get(n).clause) { Reached::Yes } else { Reached::No };
            settled.add(self, n, reached, None)?;
        }
        Ok(settled.finding(self, place, Reading::Both).into_iter().collect())
    }
}

/// What is known so far of whether a text says it.
#[derive(Default)]
struct Settled {
    /// Whether it is said with all brackets out.
    is_said: bool,
    /// Where it is said with brackets in.
    in_brackets: Option<(ClauseIdx, Hit)>,
    /// In which alternatives of each group it is said.
    options: BTreeMap<u32, BTreeSet<u32>>,
}

impl Settled {
    /// Looks at one sentence; brackets around all of `whole` do not count.
    fn add(
        &mut self,
        search: &Search<'_>,
        n: usize,
        reached: Reached,
        whole: Option<&std::ops::Range<usize>>,
    ) -> Result<(), String> {
        let sentence = search.case.sentences.get(n);
        if self.is_said || reached == Reached::No || sentence.is_heading {
            return Ok(());
        }
        for hit in search.case.hits_within(n, search.patterns, whole.cloned())? {
            if hit.strict && reached == Reached::Yes {
                self.is_said = true;
                return Ok(());
            }
            if let (Some(alternative), Reached::Yes) = (hit.alternative, reached) {
                let options = self.options.entry(alternative.group).or_default();
                options.insert(alternative.option);
                if options.len() == alternative.of as usize {
                    self.is_said = true;
                    return Ok(());
                }
            }
            self.in_brackets.get_or_insert((sentence.clause, hit));
        }
        Ok(())
    }

    /// The finding that something is missing, under the reading that the place itself stands under.
    fn finding(
        self,
        search: &Search<'_>,
        (clause, span): (Option<ClauseIdx>, Span),
        reading: Reading,
    ) -> Option<Finding> {
        let case = search.case;
        match self.in_brackets {
            _ if self.is_said => None,
            None => Some(case.finding(search.rule, clause, span, reading)),
            Some((holder, hit)) => {
                // Where the words stand in another article, the finding is about the one that needs them.
                let is_elsewhere = search.absence.within == Within::Article
                    && clause.is_some_and(|article| case.draft.article_of(holder) != Some(article));
                let words = case.span(&hit.range);
                let mut finding = if is_elsewhere {
                    case.finding(search.rule, clause, span, Reading::Worst)
                } else {
                    case.finding(search.rule, Some(holder), words, Reading::Worst)
                };
                if is_elsewhere {
                    finding.related.push(Related {
                        place: Place { clause: holder, span: words },
                        message: say!(in case.messages(), "here-in-brackets"),
                    });
                }
                let message = case.proposed(finding.message, words);
                finding.message = say!(
                    in case.messages(),
                    "only-in-brackets",
                    message = Value::composed(message)
                );
                Some(finding)
            }
        }
    }
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
