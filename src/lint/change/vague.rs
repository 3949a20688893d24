//! Terms without a fixed meaning that came, went or came back: what the rules on them find in one draft and not in
//! the other, article by article.

use std::collections::BTreeSet;

use super::side::Side;
use super::{Comparison, lower};
use crate::draft::{ClauseIdx, Draft};
use crate::lint::kind::{Check, Shift};
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place};

impl Comparison<'_> {
    /// The findings of a rule on terms that came, went or came back.
    pub(super) fn vague(&self, rule: &Rule, find: Shift) -> Vec<Finding> {
        if find == Shift::VagueRemoved {
            return self.one_sided(0).map(|hit| self.vague_finding(rule, hit, 0)).collect();
        }
        let has_rule = |find| {
            self.rules
                .iter()
                .any(|rule| matches!(&rule.check, Check::Change(change) if change.find == find))
        };
        let returned = match find {
            Shift::VagueAdded if !has_rule(Shift::VagueReturned) => BTreeSet::new(),
            _ => self.returned(),
        };
        let wanted =
            |hit: &&Finding| returned.contains(&hit.rule) == (find == Shift::VagueReturned);
        self.one_sided(1).filter(wanted).map(|hit| self.vague_finding(rule, hit, 1)).collect()
    }

    fn vague_finding(&self, rule: &Rule, hit: &Finding, side: usize) -> Finding {
        let clause = hit.clause.unwrap_or(ClauseIdx(0));
        let place = Place { clause, span: hit.span };
        let mut finding = match side {
            0 => self.finding(rule, Some(place), self.gap(clause)),
            _ => self.finding(rule, None, Some(place)),
        };
        let weight = self.rules.get(&hit.rule).map(|rule| rule.level);
        if weight.is_some_and(|weight| hit.level < weight) {
            lower(&mut finding);
        }
        finding.message = format!("{} ({})", finding.message, hit.rule);
        finding
    }

    /// What one side has and the other has not: one hit for each rule and article.
    fn one_sided(&self, side: usize) -> impl Iterator<Item = &Finding> {
        let (here, there) = match side {
            0 => (&self.old, &self.new),
            _ => (&self.new, &self.old),
        };
        let elsewhere: BTreeSet<(&str, ClauseIdx)> = there
            .vague
            .iter()
            .filter_map(|hit| Some((hit.rule.as_str(), article(there.case.draft, hit.clause?))))
            .collect();
        // What went with an article that is gone may have come with one that nothing was paired with.
        let adrift: BTreeSet<&str> = there
            .vague
            .iter()
            .filter(|hit| {
                let around = hit.clause.map(|clause| article(there.case.draft, clause));
                around.is_some_and(|idx| self.is_gone(1 - side, idx))
            })
            .map(|hit| hit.rule.as_str())
            .collect();
        let mut seen = BTreeSet::new();
        here.vague.iter().filter(move |hit| {
            let Some(clause) = hit.clause else { return false };
            let around = article(here.case.draft, clause);
            let became = [clause, around].map(|idx| &self.became[side][idx.get()]);
            let is_kept = became.into_iter().flatten().any(|&idx| {
                elsewhere.contains(&(hit.rule.as_str(), article(there.case.draft, idx)))
            });
            let is_adrift = self.is_gone(side, around) && adrift.contains(hit.rule.as_str());
            let words = || here.case.text.folded_range(hit.span);
            !is_kept
                && !is_adrift
                && !is_in_example(here, hit)
                && !self.phrase_stands_elsewhere(side, &words())
                && seen.insert((hit.rule.as_str(), around))
        })
    }

    /// Rules whose terms the old draft has nowhere, though an older one has them.
    fn returned(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let language = &self.new.case.draft.language;
        for draft in self.older.iter().filter(|draft| draft.language == *language) {
            let side = Side::new(draft, self.rules, self.options);
            names.extend(side.vague.into_iter().map(|hit| hit.rule));
        }
        let has = |side: &Side<'_>, name: &str| side.vague.iter().any(|hit| hit.rule == name);
        names.retain(|name| !has(&self.old, name));
        names
    }
}

/// Whether a hit is in a made-up case that follows an offence in some codes, up to the end of the article.
fn is_in_example(side: &Side<'_>, hit: &Finding) -> bool {
    let (Some(words), Some(clause)) = (side.example, hit.clause) else { return false };
    let sentences = &side.case.sentences;
    let Some(last) = sentences.at(side.case.text.folded_range(hit.span).start) else {
        return false;
    };
    let around = article(side.case.draft, clause);
    let earlier = (0..=last).rev().map(|n| sentences.get(n));
    let mut earlier = earlier.take_while(|s| article(side.case.draft, s.clause) == around);
    earlier.any(|sentence| {
        let hits = side.find(&words.fire, &sentence.range);
        hits.first().is_some_and(|first| first.start == sentence.range.start)
    })
}

/// The article around a clause, or the clause.
fn article(draft: &Draft, idx: ClauseIdx) -> ClauseIdx {
    draft.article_of(idx).unwrap_or(idx)
}
