//! Cross-references across a change: what a deletion leaves dangling or without its safeguard, and what now leads
//! somewhere else under the same number.

use super::{Comparison, related, title};
use crate::draft::{ClauseIdx, Draft};
use crate::lint::class::Class;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place, Related};
use crate::reference::{Reference, Target};
use crate::say;

/// The cross-references of both drafts.
#[derive(Debug)]
pub(super) struct References {
    old: Vec<Reference>,
    new: Vec<Reference>,
}

impl References {
    pub(super) fn new(old: &Draft, new: &Draft) -> Self {
        let (old, new) = std::thread::scope(|scope| {
            let other = scope.spawn(|| crate::reference::references(new));
            let old = crate::reference::references(old);
            (old, other.join().expect("reading references does not panic"))
        });
        Self { old, new }
    }

    /// Those of an old clause; all are in the order of the clauses.
    fn of_old(&self, clause: ClauseIdx) -> impl Iterator<Item = &Reference> {
        let from = self.old.partition_point(|reference| reference.clause < clause);
        self.old[from..].iter().take_while(move |reference| reference.clause == clause)
    }
}

impl Comparison<'_> {
    /// The clauses of the new draft that referred to a clause which is gone: references that lead nowhere now, and
    /// powers that no other safeguard covers.
    pub(super) fn left_naked(&self, gone: ClauseIdx) -> Vec<Related> {
        let references = self.references();
        let (old, new) = (self.old.case.draft, self.new.case.draft);
        let id = old.clause(gone).id.as_str();
        let is_of = |target: &str| {
            target.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
        };
        let is_article = |idx: ClauseIdx| old.article_of(idx) == Some(idx);
        let mut found = Vec::new();
        for reference in &references.new {
            let dangles = |target: &Target| matches!(target, Target::Missing(id) if is_of(id));
            if reference.targets.iter().any(dangles) {
                found.push(related(
                    reference.clause,
                    reference.span,
                    say!(in self.options.messages(), "related-dangles"),
                ));
            }
        }
        if !is_article(gone) {
            return found;
        }
        let end = old.clause(gone).subtree_end;
        let holds = |idx: &ClauseIdx| gone <= *idx && idx.0 < end;
        let mut powers: Vec<ClauseIdx> = Vec::new();
        for reference in &references.old {
            let leads_there = |target: &Target| matches!(target, Target::Clause(idx) if holds(idx));
            let Some(article) = old.article_of(reference.clause) else { continue };
            if reference.targets.iter().any(leads_there) && !holds(&article) {
                powers.extend(self.became[0][article.get()].iter().copied());
            }
        }
        powers.sort_unstable();
        powers.dedup();
        for power in powers {
            let class = self.new.case.classes.own(power);
            let is_power = matches!(class, Some(Class::Procedural | Class::Cooperation));
            if is_power && !self.is_covered(power, references) {
                found.push(related(
                    power,
                    title(new, power),
                    say!(in self.options.messages(), "related-naked"),
                ));
            }
        }
        found
    }

    /// Whether an article of the new draft refers to an article on safeguards.
    fn is_covered(&self, article: ClauseIdx, references: &References) -> bool {
        let draft = self.new.case.draft;
        let end = draft.clause(article).subtree_end;
        let ours = references.new.iter().filter(|r| article <= r.clause && r.clause.0 < end);
        ours.flat_map(|reference| &reference.targets).any(|target| match target {
            Target::Clause(idx) => {
                let around = draft.article_of(*idx);
                around != Some(article)
                    && around.and_then(|idx| self.new.case.classes.own(idx))
                        == Some(Class::Safeguard)
            }
            _ => false,
        })
    }

    /// References with the same number as before that lead to another clause now.
    pub(super) fn stale(&self, rule: &Rule) -> Vec<Finding> {
        let references = self.references();
        let (old, new) = (self.old.case.draft, self.new.case.draft);
        let mut findings = Vec::new();
        for reference in &references.new {
            let mut before = self.became[1][reference.clause.get()].clone();
            before.sort_unstable();
            before.dedup();
            let words = plain(new, reference);
            let mut same = before
                .iter()
                .flat_map(|&clause| references.of_old(clause))
                .filter(|was| plain(old, was) == words);
            let Some(was) = same.next() else { continue };
            if same.next().is_some() || was.targets.len() != reference.targets.len() {
                continue;
            }
            for (from, to) in was.targets.iter().zip(&reference.targets) {
                let (Target::Clause(from), Target::Clause(to)) = (from, to) else { continue };
                let became = &self.became[0][from.get()];
                if became.contains(to) || self.is_within(became, *to) {
                    continue;
                }
                let mut finding = self.finding(
                    rule,
                    Some(Place { clause: was.clause, span: was.span }),
                    Some(Place { clause: reference.clause, span: reference.span }),
                );
                finding.related.push(related(
                    *to,
                    title(new, *to),
                    say!(in self.options.messages(), "related-leads-here"),
                ));
                if let Some(&now) = became.first() {
                    let message = say!(in self.options.messages(), "related-went-here");
                    finding.related.push(related(now, title(new, now), message));
                }
                findings.push(finding);
                break;
            }
        }
        findings
    }

    /// Whether a target lies in what an old target became, or the other way round: a paragraph that is the article now.
    fn is_within(&self, became: &[ClauseIdx], to: ClauseIdx) -> bool {
        let draft = self.new.case.draft;
        became.iter().any(|&now| {
            draft.ancestors(to).any(|above| above == now)
                || draft.ancestors(now).any(|above| above == to)
        })
    }

    fn references(&self) -> &References {
        self.references.get_or_init(|| References::new(self.old.case.draft, self.new.case.draft))
    }
}

/// The words of a reference, however they are set.
fn plain(draft: &Draft, reference: &Reference) -> String {
    crate::key::fold(draft.source.slice(reference.span))
}
