//! Words that came in, went out or gave way to others, within clauses that both drafts have.

use std::ops::Range;

use super::edits::{Edit, overlaps, touches};
use super::side::{Side, find};
use super::{Comparison, lower};
use crate::draft::ClauseIdx;
use crate::lint::kind::{Check, WordList};
use crate::lint::pattern::PatternSet;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place};

/// A list of words with fewer items than this is no enumeration.
const FEWEST_ITEMS: usize = 3;
/// An edit of more words than this on either side is a new text, not one word for another.
const FEW_WORDS: usize = 4;
/// Words around an edit that a pair of words may need beside it, in bytes of folded text.
const BESIDE: usize = 60;

impl Comparison<'_> {
    /// Words of a ladder that gave way to words further down.
    pub(super) fn ladders(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            let edit = self.edits[n].clone();
            let (old, new) = self.sentences(&edit);
            let step =
                |side: &Side<'_>, list: &WordList, within: &Range<usize>, edit: &Range<usize>| {
                    list.ladder.iter().enumerate().find_map(|(step, words)| {
                        let mut hits = side.find(words, within).into_iter();
                        hits.find(|hit| overlaps(hit, edit)).map(|hit| (step, hit))
                    })
                };
            let found = lists.iter().find_map(|list| {
                let (above, from) = step(&self.old, list, &old, &edit.old)?;
                let (below, to) = step(&self.new, list, &new, &edit.new)?;
                (below > above).then_some((from, to))
            });
            if let Some((from, to)) = found {
                self.claimed.insert(n);
                findings.push(self.word_finding(rule, &edit, Some(from), Some(to)));
            }
        }
        findings
    }

    /// Words that came in.
    pub(super) fn inserted(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            let edit = self.edits[n].clone();
            let (old, new) = self.sentences(&edit);
            // A sentence that is new as a whole lost nothing.
            if edit.new.start <= new.start && new.end <= edit.new.end + 1 {
                continue;
            }
            let came = lists.iter().find_map(|list| {
                if !is_near(&self.new, &list.fire, &edit.new, &new) {
                    return None;
                }
                let hits = counted(&self.new, list, &new);
                let before = counted(&self.old, list, &old).len();
                hits.iter().find(|hit| hits.len() > before && overlaps(hit, &edit.new)).cloned()
            });
            if let Some(hit) = came {
                self.claimed.insert(n);
                findings.push(self.word_finding(rule, &edit, None, Some(hit)));
            }
        }
        if matches!(&rule.check, Check::Change(change) if change.clauses) {
            findings.extend(self.in_lone_clauses(rule, lists, 1));
        }
        findings
    }

    /// Words in clauses that only one draft has, one finding for each clause.
    fn in_lone_clauses(&self, rule: &Rule, lists: &[&WordList], side: usize) -> Vec<Finding> {
        let Check::Change(change) = &rule.check else { return Vec::new() };
        let here = if side == 0 { &self.old } else { &self.new };
        let mut findings = Vec::new();
        let mut last = None;
        for n in 0..here.case.sentences.len() {
            let sentence = here.case.sentences.get(n);
            let clause = sentence.clause;
            let is_ours = !sentence.is_heading
                && last != Some(clause)
                && self.is_gone(side, clause)
                && here.is_in_scope(rule, clause);
            if !is_ours {
                continue;
            }
            let subject = here.subject_at(sentence.range.start, clause);
            if subject.is_some_and(|subject| !change.of.is_empty() && !change.of.contains(&subject))
            {
                continue;
            }
            let mut hits = lists.iter().flat_map(|list| counted(here, list, &sentence.range));
            let Some(hit) = hits.next() else { continue };
            if self.has_twin(side, clause, lists) {
                continue;
            }
            let place = Place { clause, span: here.span(&hit) };
            let mut finding = match side {
                0 => self.finding(rule, Some(place), self.gap(clause)),
                _ => self.finding(rule, None, Some(place)),
            };
            if here.case.marks.cover(&hit) {
                lower(&mut finding);
            }
            findings.push(finding);
            last = Some(clause);
        }
        findings
    }

    /// Whether what the article of a lone clause was, or became, has such words in a lone clause of its own.
    fn has_twin(&self, side: usize, clause: ClauseIdx, lists: &[&WordList]) -> bool {
        let (here, there) = if side == 0 { (&self.old, &self.new) } else { (&self.new, &self.old) };
        let around = here.case.draft.article_of(clause).unwrap_or(clause);
        let twins = self.became[side][around.get()].iter();
        twins.flat_map(|&twin| there.sentences_below(twin)).any(|n| {
            let sentence = there.case.sentences.get(n);
            self.is_gone(1 - side, sentence.clause)
                && lists.iter().any(|list| !counted(there, list, &sentence.range).is_empty())
        })
    }

    /// Words that went out.
    pub(super) fn removed(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            let edit = self.edits[n].clone();
            let (old, new) = self.sentences(&edit);
            if edit.old.start <= old.start && old.end <= edit.old.end + 1 {
                continue;
            }
            let went = lists.iter().find_map(|list| {
                if !is_near(&self.old, &list.fire, &edit.old, &old) {
                    return None;
                }
                let hits = counted(&self.old, list, &old);
                let after = counted(&self.new, list, &new).len();
                let is_ours = |hit: &&Range<usize>| {
                    hits.len() > after
                        && overlaps(hit, &edit.old)
                        && self.is_fewer(hit, &edit)
                        && !self.phrase_stands_elsewhere(0, hit)
                };
                hits.iter().find(is_ours).cloned()
            });
            if let Some(hit) = went {
                self.claimed.insert(n);
                let was_open = self.was_open(&hit);
                let mut finding = self.word_finding(rule, &edit, Some(hit), None);
                if was_open {
                    lower(&mut finding);
                }
                findings.push(finding);
            }
        }
        if matches!(&rule.check, Check::Change(change) if change.clauses) {
            findings.extend(self.in_lone_clauses(rule, lists, 0));
        }
        findings
    }

    /// Whether words stand less often in what became of an article: they were not just put elsewhere in it.
    fn is_fewer(&self, words: &Range<usize>, edit: &Edit) -> bool {
        let words = &self.old.case.text.folded[words.clone()];
        let count = |side: &Side<'_>, clause: ClauseIdx| {
            let draft = side.case.draft;
            let around = draft.article_of(clause).unwrap_or(clause);
            let range = side.case.text.folded_range(draft.clause(around).span);
            side.case.text.folded[range].matches(words).count()
        };
        count(&self.new, edit.new_clause) < count(&self.old, edit.old_clause)
    }

    /// Whether words of the old text stood in brackets: they were never agreed.
    fn was_open(&self, words: &Range<usize>) -> bool {
        self.old.case.marks.cover(words)
    }

    /// Words that gave way to others. Where a list has `fire`, it must stand beside the words on both sides.
    pub(super) fn replaced(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            let edit = self.edits[n].clone();
            let (old, new) = self.sentences(&edit);
            let found = lists.iter().find_map(|list| {
                let beside = |side: &Side<'_>, at: &Range<usize>, within: &Range<usize>| {
                    let near = near(&side.case.text.folded, at, within);
                    list.fire.is_empty() || !side.find(&list.fire, &near).is_empty()
                };
                if !is_near(&self.old, &list.from, &edit.old, &old) {
                    return None;
                }
                let from = self
                    .old
                    .find(&list.from, &old)
                    .into_iter()
                    .find(|hit| overlaps(hit, &edit.old) && beside(&self.old, hit, &old))?;
                let to = self
                    .new
                    .find(&list.to, &new)
                    .into_iter()
                    .find(|hit| touches(hit, &edit.new) && beside(&self.new, hit, &new))?;
                let fewer =
                    self.new.find(&list.from, &new).len() < self.old.find(&list.from, &old).len();
                fewer.then_some((from, to))
            });
            if let Some((from, to)) = found {
                self.claimed.insert(n);
                findings.push(self.word_finding(rule, &edit, Some(from), Some(to)));
            }
        }
        findings
    }

    /// Words that turn a sentence round, in edits of few words.
    pub(super) fn negations(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            let edit = self.edits[n].clone();
            let is_short = |side: &Side<'_>, range: &Range<usize>| {
                n_words(&side.case.text.folded[range.clone()]) <= FEW_WORDS
            };
            if !is_short(&self.old, &edit.old) || !is_short(&self.new, &edit.new) {
                continue;
            }
            let (old, new) = self.sentences(&edit);
            let flipped = lists.iter().find_map(|list| {
                if !is_near(&self.old, &list.fire, &edit.old, &old)
                    && !is_near(&self.new, &list.fire, &edit.new, &new)
                {
                    return None;
                }
                let here = |side: &Side<'_>, within: &Range<usize>, at: &Range<usize>| {
                    let mut hits = counted(side, list, within);
                    hits.retain(|hit| overlaps(hit, at));
                    hits
                };
                let (from, to) =
                    (here(&self.old, &old, &edit.old), here(&self.new, &new, &edit.new));
                let all =
                    (counted(&self.old, list, &old).len(), counted(&self.new, list, &new).len());
                // Of several options in brackets each has a negation of its own.
                let is_option = !from.is_empty()
                    && from.iter().all(|hit| self.was_open(hit))
                    && to.is_empty()
                    && all.1 > 0;
                (from.len() != to.len() && all.0 != all.1 && !is_option)
                    .then(|| (from.first().cloned(), to.first().cloned()))
            });
            if let Some((from, to)) = flipped {
                self.claimed.insert(n);
                let was_open = self.was_open(&edit.old)
                    || from.as_ref().is_some_and(|words| self.was_open(words));
                let mut finding = self.word_finding(rule, &edit, from, to);
                if was_open {
                    lower(&mut finding);
                }
                findings.push(finding);
            }
        }
        findings
    }

    /// Enumerations that lost an item.
    pub(super) fn shortened(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            if self.claimed.contains(&n) {
                continue;
            }
            let edit = self.edits[n].clone();
            let (old, new) = self.sentences(&edit);
            for list in lists {
                let is_item = |words| is_near(&self.old, words, &edit.old, &old);
                if !list.ladder.iter().any(is_item) {
                    continue;
                }
                let of = |side: &Side<'_>, within: &Range<usize>| -> Vec<Option<Range<usize>>> {
                    let first = |words: &PatternSet| side.find(words, within).into_iter().next();
                    list.ladder.iter().map(first).collect()
                };
                let (before, after) = (of(&self.old, &old), of(&self.new, &new));
                if before.iter().flatten().count() < FEWEST_ITEMS {
                    continue;
                }
                let lost = before.iter().zip(&after).find_map(|(before, after)| {
                    let gone = before.as_ref().filter(|hit| overlaps(hit, &edit.old));
                    let is_lost = |hit: &&Range<usize>| !self.phrase_stands_elsewhere(0, hit);
                    gone.filter(|_| after.is_none()).filter(is_lost).cloned()
                });
                if let Some(item) = lost {
                    self.claimed.insert(n);
                    findings.push(self.word_finding(rule, &edit, Some(item), None));
                    break;
                }
            }
        }
        findings
    }

    /// Numbers before a unit that changed, and limits that came or went.
    pub(super) fn thresholds(&mut self, rule: &Rule, lists: &[&WordList]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            let edit = self.edits[n].clone();
            let (old, new) = self.sentences(&edit);
            let found = lists.iter().find_map(|list| {
                let here = |side: &Side<'_>,
                            words: &PatternSet,
                            within: &Range<usize>,
                            at: &Range<usize>| {
                    let near = near(&side.case.text.folded, at, within);
                    side.find(words, &near).into_iter().find(|hit| overlaps(hit, at))
                };
                let numbers = (
                    here(&self.old, &list.fire, &old, &edit.old),
                    here(&self.new, &list.fire, &new, &edit.new),
                );
                if let (Some(from), Some(to)) = numbers {
                    let is_other = self.old.case.text.folded[from.clone()]
                        != self.new.case.text.folded[to.clone()];
                    return is_other.then_some((Some(from), Some(to)));
                }
                let limits = (
                    here(&self.old, &list.to, &old, &edit.old),
                    here(&self.new, &list.to, &new, &edit.new),
                );
                (limits.0.is_some() != limits.1.is_some()).then_some(limits)
            });
            if let Some((from, to)) = found {
                self.claimed.insert(n);
                findings.push(self.word_finding(rule, &edit, from, to));
            }
        }
        findings
    }

    /// The sentences around an edit, as ranges of the folded texts.
    pub(super) fn sentences(&self, edit: &Edit) -> (Range<usize>, Range<usize>) {
        (
            around(&self.old, &edit.old, edit.old_clause),
            around(&self.new, &edit.new, edit.new_clause),
        )
    }

    /// A finding about words of an edit; where a side has none, about the place of the edit there.
    pub(super) fn word_finding(
        &self,
        rule: &Rule,
        edit: &Edit,
        old: Option<Range<usize>>,
        new: Option<Range<usize>>,
    ) -> Finding {
        let place =
            |side: &Side<'_>, words: Option<Range<usize>>, at: &Range<usize>, clause| Place {
                clause,
                span: words.map_or_else(|| side.span_of_edit(at), |words| side.span(&words)),
            };
        let old = place(&self.old, old, &edit.old, edit.old_clause);
        let new = place(&self.new, new, &edit.new, edit.new_clause);
        self.finding(rule, Some(old), Some(new))
    }
}

/// The sentence or sentences that an edit touches.
fn around(side: &Side<'_>, edit: &Range<usize>, clause: ClauseIdx) -> Range<usize> {
    let sentences = &side.case.sentences;
    let first = side.sentence_at(edit.start, clause);
    let last = side.sentence_at(edit.end.saturating_sub(1).max(edit.start), clause).or(first);
    match (first.or(last), last) {
        (Some(first), Some(last)) => {
            sentences.get(first).range.start..sentences.get(last).range.end
        }
        _ => side.case.text.folded_range(side.case.draft.clause(clause).text),
    }
}

/// Where the words of a list stand, without those that an excuse holds.
fn counted(side: &Side<'_>, list: &WordList, within: &Range<usize>) -> Vec<Range<usize>> {
    let mut hits = side.find(&list.fire, within);
    if !hits.is_empty() && !list.unless.is_empty() {
        let excuses = find(&side.case.text.folded, &list.unless, within);
        hits.retain(|hit| !excuses.iter().any(|excuse| overlaps(excuse, hit)));
    }
    hits
}

/// Whether words overlap an edit; looks at its neighbourhood only.
fn is_near(side: &Side<'_>, words: &PatternSet, at: &Range<usize>, within: &Range<usize>) -> bool {
    let near = near(&side.case.text.folded, at, within);
    side.find(words, &near).iter().any(|hit| overlaps(hit, at))
}

/// The neighbourhood of an edit within its sentence.
fn near(folded: &str, at: &Range<usize>, within: &Range<usize>) -> Range<usize> {
    let mut start = at.start.saturating_sub(BESIDE).max(within.start).min(at.start);
    let mut end = (at.end + BESIDE).min(within.end).max(at.end).min(folded.len());
    while !folded.is_char_boundary(start) {
        start -= 1;
    }
    while !folded.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

pub(super) fn n_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}
