//! Says how far a safeguard article reaches, and which clauses an article refers to.
//!
//! The words of the article decide: "the powers provided for in this chapter" reaches that chapter only, so that
//! cooperation stays unprotected; "the powers provided for in this Convention" reaches everything. What no sentence
//! says, the place of the article says. Words in brackets count in the best reading only.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Case;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::lint::class::Class;
use crate::lint::pattern::PatternSet;
use crate::reference::Target;

/// The patterns that tell a scope clause, in one language; rule files call them `[[cover]]`.
#[derive(Debug)]
pub(crate) struct CoverWords {
    /// The language, as a BCP 47 code.
    pub(crate) language: String,
    pub(crate) chapter: PatternSet,
    pub(crate) section: PatternSet,
    pub(crate) part: PatternSet,
    pub(crate) everything: PatternSet,
    /// What takes a reference back.
    pub(crate) not: PatternSet,
    /// What a reference to the safeguards is called.
    pub(crate) safeguards: PatternSet,
    /// How the text names itself.
    pub(crate) this_text: PatternSet,
    /// What names another instrument.
    pub(crate) other_text: PatternSet,
}

/// Clauses that a safeguard reaches, as ranges of their indices.
type Clauses = Vec<Range<u32>>;

/// How far a safeguard reaches under either reading of the brackets.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    worst: Clauses,
    best: Clauses,
}

/// Whether something reaches a clause, and under which reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    No,
    /// Only with the brackets read in.
    InBrackets,
    Yes,
}

impl Reach {
    fn same(clauses: Clauses) -> Self {
        Self { worst: clauses.clone(), best: clauses }
    }

    pub(super) fn over(&self, clause: ClauseIdx) -> Reached {
        let holds = |clauses: &Clauses| clauses.iter().any(|range| range.contains(&clause.0));
        match (holds(&self.worst), holds(&self.best)) {
            (true, _) => Reached::Yes,
            (false, true) => Reached::InBrackets,
            (false, false) => Reached::No,
        }
    }
}

/// The safeguard articles of a draft.
#[derive(Debug, Default)]
pub(super) struct Covers {
    /// How far each reaches where the sentence that protects does not say so itself.
    articles: BTreeMap<ClauseIdx, Reach>,
    /// The sentences that say how far they reach.
    sentences: BTreeMap<usize, Reach>,
}

impl Covers {
    pub(super) fn new(case: &Case<'_>) -> Result<Self, String> {
        let mut covers = Self::default();
        for (article, clause) in case.draft.iter() {
            let is_safeguard = case.classes.own(article) == Some(Class::Safeguard);
            if clause.kind != ClauseKind::Article || !is_safeguard {
                continue;
            }
            let mut first = None;
            for n in case.sentences_of(article) {
                if let Some(reach) = stated(case, article, n)? {
                    first.get_or_insert_with(|| reach.clone());
                    covers.sentences.insert(n, reach);
                }
            }
            let reach = first.unwrap_or_else(|| Reach::same(by_place(case, article)));
            covers.articles.insert(article, reach);
        }
        Ok(covers)
    }

    /// How far a sentence of a safeguard article reaches; `None` for other sentences.
    pub(super) fn reach(&self, case: &Case<'_>, sentence: usize) -> Option<&Reach> {
        let article = case.draft.article_of(case.sentences.get(sentence).clause)?;
        let by_article = self.articles.get(&article)?;
        let mut leaders = std::iter::successors(Some(sentence), |&n| case.sentences.get(n).chapeau);
        let own = leaders.find_map(|n| self.sentences.get(&n));
        Some(own.unwrap_or(by_article))
    }
}

/// How far a sentence says that its article reaches.
fn stated(case: &Case<'_>, article: ClauseIdx, n: usize) -> Result<Option<Reach>, String> {
    let Some(words) = case.cover_words else { return Ok(None) };
    let sentence = case.sentences.get(n);
    if sentence.is_heading {
        return Ok(None);
    }
    // Whether the words stand, and whether they stand without brackets.
    let find = |patterns: &PatternSet| -> Result<(bool, bool), String> {
        let text = &case.text.folded[sentence.range.clone()];
        let (mut stands, mut is_settled) = (false, false);
        for found in patterns.find_all(text)? {
            // The last words name the whole that is meant; brackets earlier on are about other things.
            let end = sentence.range.start + found.end;
            stands = true;
            is_settled |= !case.marks.touch(&(end - 1..end));
        }
        Ok((stands, is_settled))
    };
    let mut narrow: (Clauses, bool) = (Vec::new(), false);
    let levels = [
        (&words.chapter, [ClauseKind::Chapter, ClauseKind::Title].as_slice()),
        (&words.section, &[ClauseKind::Section]),
        (&words.part, &[ClauseKind::Part]),
    ];
    for (patterns, kinds) in levels {
        let (stands, is_settled) = find(patterns)?;
        if stands {
            narrow.0.push(around(case, article, kinds));
            narrow.1 |= is_settled;
        }
    }
    for (target, in_brackets) in case.targets(sentence.clause, &sentence.range) {
        if case.draft.clause(target).kind.is_group() {
            narrow.0.push(target.0..case.draft.clause(target).subtree_end);
            narrow.1 |= !in_brackets;
        }
    }
    let (is_wide, wide_is_settled) = find(&words.everything)?;
    let whole = || std::iter::once(0..u32::MAX).collect::<Clauses>();
    let is_narrow = !narrow.0.is_empty();
    Ok(match (is_narrow, narrow.1, is_wide) {
        (true, true, _) | (true, false, false) => Some(Reach::same(narrow.0)),
        (true, false, true) => Some(Reach { worst: narrow.0, best: whole() }),
        (false, _, true) if wide_is_settled => Some(Reach::same(whole())),
        (false, _, true) => Some(Reach { worst: by_place(case, article), best: whole() }),
        (false, _, false) => None,
    })
}

/// The group of that kind around an article, else the nearest group; everything where there is none.
fn around(case: &Case<'_>, article: ClauseIdx, kinds: &[ClauseKind]) -> Range<u32> {
    let groups = || {
        case.draft.ancestors(article).skip(1).filter(|&idx| case.draft.clause(idx).kind.is_group())
    };
    let group = groups()
        .find(|&idx| kinds.contains(&case.draft.clause(idx).kind))
        .or_else(|| groups().next());
    group.map_or(0..u32::MAX, |idx| idx.0..case.draft.clause(idx).subtree_end)
}

/// What an article without a scope clause reaches: its own chapter, or everything where it stands among the general
/// provisions or in no chapter.
fn by_place(case: &Case<'_>, article: ClauseIdx) -> Clauses {
    vec![match case.classes.group(article) {
        None | Some(Class::General) => 0..u32::MAX,
        Some(_) => around(case, article, &[ClauseKind::Chapter]),
    }]
}

impl Case<'_> {
    /// The sentences of a clause and of all below it.
    pub(super) fn sentences_of(&self, clause: ClauseIdx) -> Range<usize> {
        let end = self.draft.clause(clause).subtree_end;
        self.sentences.first_of(clause)..self.sentences.first_of(ClauseIdx(end))
    }

    /// The clauses that a clause refers to within a folded range, and whether each reference stands in brackets.
    pub(super) fn targets(
        &self,
        clause: ClauseIdx,
        range: &Range<usize>,
    ) -> Vec<(ClauseIdx, bool)> {
        let mut targets = Vec::new();
        let references = self.references();
        let from = references.partition_point(|reference| reference.clause < clause);
        for reference in references[from..].iter().take_while(|r| r.clause == clause) {
            let at = self.text.folded_range(reference.span);
            if at.start < range.start || at.end > range.end || self.marks.are_deleted(&at) {
                continue;
            }
            let in_brackets = self.marks.touch(&at);
            targets.extend(reference.targets.iter().filter_map(|target| match target {
                Target::Clause(idx) => Some((*idx, in_brackets)),
                _ => None,
            }));
        }
        targets
    }

    /// The clauses whose words an article takes over by referring to them: "subject to articles 23 and 24".
    pub(super) fn referred_to(&self, article: ClauseIdx) -> Result<Vec<(ClauseIdx, bool)>, String> {
        let mut referred = Vec::new();
        let body = self.body(article);
        for n in self.sentences_of(article) {
            let sentence = self.sentences.get(n);
            let targets = self.targets(sentence.clause, &sentence.range);
            if targets.is_empty() || self.is_taken_back(n)? {
                continue;
            }
            for (target, in_brackets) in targets {
                let in_brackets = in_brackets && !self.marks.only_around(&sentence.range, &body);
                let holder = self
                    .draft
                    .article_of(target)
                    .filter(|&holder| self.classes.own(holder) == Some(Class::Safeguard));
                let target = holder.unwrap_or(target);
                if self.draft.article_of(target) != Some(article) {
                    referred.push((target, in_brackets));
                }
            }
        }
        Ok(referred)
    }

    /// Whether a sentence refers only in order to set aside: "notwithstanding article 24".
    fn is_taken_back(&self, n: usize) -> Result<bool, String> {
        let Some(words) = self.cover_words.filter(|words| !words.not.is_empty()) else {
            return Ok(false);
        };
        let (parts, _) = self.sentences.parts(n);
        for part in parts {
            if words.not.is_match(&self.text.folded[part])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an article is marked as deleted, or all of its words are struck out.
    pub(super) fn is_gone(&self, article: ClauseIdx, body: &Range<usize>) -> bool {
        let mut markings = self.draft.subtree(article).flat_map(|(_, clause)| &clause.markings);
        self.marks.are_deleted(body)
            || self.text.folded[body.clone()].trim().is_empty()
                && markings.any(|marking| self.draft.is_struck(marking))
    }

    /// The folded range of an article's words, its heading aside.
    pub(super) fn body(&self, article: ClauseIdx) -> Range<usize> {
        let mut body = self.sentences_of(article).map(|n| self.sentences.get(n));
        let mut words = body.by_ref().filter(|sentence| !sentence.is_heading);
        let first = words.next().map_or(0..0, |sentence| sentence.range.clone());
        first.start..words.map(|sentence| sentence.range.end).fold(first.end, usize::max)
    }
}
