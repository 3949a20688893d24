//! What became of whole articles and of the marks on clauses: offences, headings, numbers, agreement, attribution.

use super::{Comparison, related, title};
use crate::diff::Relation;
use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::lint::class::Class;
use crate::lint::rule::Rule;
use crate::lint::{Finding, Place};
use crate::say;
use crate::source::Span;

impl Comparison<'_> {
    /// Articles on offences that came or went.
    pub(super) fn offences(&self, rule: &Rule, relation: Relation) -> Vec<Finding> {
        let side = usize::from(relation == Relation::Inserted);
        let mut findings = Vec::new();
        for change in &self.redline.changes {
            if change.relation != relation || change.kind != ClauseKind::Article {
                continue;
            }
            for &idx in change.old.iter().chain(&change.new) {
                if !self.is_offence(side, idx) {
                    continue;
                }
                findings.push(if side == 0 {
                    let place = Place { clause: idx, span: title(self.old.case.draft, idx) };
                    self.finding(rule, Some(place), self.gap(idx))
                } else {
                    let place = Place { clause: idx, span: title(self.new.case.draft, idx) };
                    self.finding(rule, None, Some(place))
                });
            }
        }
        findings
    }

    /// Whether an article says by its heading or its words that it is about an offence, and not first what is none.
    pub(super) fn is_offence(&self, side: usize, idx: ClauseIdx) -> bool {
        let here = if side == 0 { &self.old } else { &self.new };
        let protects = || here.sentences_below(idx).next().is_some_and(|n| here.says_safeguard(n));
        here.case.classes.own(idx) == Some(Class::Criminalisation) && !protects()
    }

    /// Clauses that were marked as agreed and are no longer.
    pub(super) fn reopened(&mut self, rule: &Rule) -> Vec<Finding> {
        let agreed = |draft: &Draft, idx: ClauseIdx| -> Option<Span> {
            let markings = &draft.clause(idx).markings;
            markings.iter().find(|m| m.kind == MarkingKind::Agreed).map(|m| m.span)
        };
        let is_clean =
            self.new.case.draft.iter().all(|(idx, _)| agreed(self.new.case.draft, idx).is_none());
        let mut findings = Vec::new();
        for (n, change) in self.redline.changes.iter().enumerate() {
            let Some(&new) = change.new.first() else { continue };
            for &old in &change.old {
                let Some(mark) = agreed(self.old.case.draft, old) else { continue };
                if change.new.iter().any(|&new| agreed(self.new.case.draft, new).is_some()) {
                    continue;
                }
                let mark = self.old.case.text.folded_range(mark);
                let edits: Vec<usize> = self.edits.of_change(n).map(|(n, _)| n).collect();
                let is_mark = |&&n: &&usize| {
                    let cut = &self.edits[n].old;
                    mark.start <= cut.start + 1
                        && cut.end <= mark.end + 1
                        && self.edits[n].new.is_empty()
                };
                let ours: Vec<usize> = edits.iter().filter(is_mark).copied().collect();
                let only_the_mark = ours.len() == edits.len();
                self.claimed.extend(ours);
                // A clean text has no marks at all; where no word changed with them, nothing was reopened.
                if is_clean && only_the_mark {
                    continue;
                }
                findings.push(self.finding(
                    rule,
                    Some(Place { clause: old, span: self.old.span(&mark) }),
                    Some(Place { clause: new, span: title(self.new.case.draft, new) }),
                ));
            }
        }
        findings
    }

    /// Brackets that other States put forward, support or oppose than before.
    pub(super) fn attributions(&self, rule: &Rule) -> Vec<Finding> {
        let names = |draft: &Draft, clauses: &[ClauseIdx]| -> Vec<(MarkingKind, Span)> {
            let markings = clauses.iter().flat_map(|&idx| &draft.clause(idx).markings);
            let is_name = |kind: &MarkingKind| {
                matches!(
                    kind,
                    MarkingKind::ProposedBy(_)
                        | MarkingKind::SupportedBy(_)
                        | MarkingKind::OpposedBy(_)
                        | MarkingKind::DeletionAskedBy(_)
                )
            };
            markings.filter(|m| is_name(&m.kind)).map(|m| (m.kind.clone(), m.span)).collect()
        };
        let mut findings = Vec::new();
        for change in &self.redline.changes {
            let before = names(self.old.case.draft, &change.old);
            let after = names(self.new.case.draft, &change.new);
            let kinds = |list: &[(MarkingKind, Span)]| -> Vec<String> {
                let mut kinds: Vec<String> =
                    list.iter().map(|(kind, _)| format!("{kind:?}")).collect();
                kinds.sort();
                kinds.dedup();
                kinds
            };
            if let (Some((_, was)), Some((_, is))) = (before.first(), after.first())
                && kinds(&before) != kinds(&after)
            {
                findings.push(self.finding(
                    rule,
                    Some(Place { clause: change.old[0], span: *was }),
                    Some(Place { clause: change.new[0], span: *is }),
                ));
            }
        }
        findings
    }

    /// Articles with other numbers than before, all in one finding.
    pub(super) fn renumbered(&self, rule: &Rule) -> Vec<Finding> {
        let draft = self.new.case.draft;
        let pairs: Vec<(ClauseIdx, ClauseIdx)> = self
            .redline
            .changes
            .iter()
            .filter(|change| change.kind == ClauseKind::Article && change.renumbered)
            .filter_map(|change| Some((*change.old.first()?, *change.new.first()?)))
            .collect();
        let Some(&(old, new)) = pairs.first() else { return Vec::new() };
        let place = |draft: &Draft, idx| Place { clause: idx, span: title(draft, idx) };
        let mut finding =
            self.finding(rule, Some(place(self.old.case.draft, old)), Some(place(draft, new)));
        finding.message = format!("{} ({})", finding.message, pairs.len());
        // A heading may belong to the title, so that the number is named alone.
        let number = |idx: ClauseIdx| {
            let clause = self.old.case.draft.clause(idx);
            self.old.case.draft.source.slice(clause.marker.unwrap_or(clause.text)).trim()
        };
        finding.related = pairs
            .iter()
            .map(|&(old, new)| {
                let message = say!(in self.options.messages(), "related-was", place = number(old));
                related(new, title(draft, new), message)
            })
            .collect();
        vec![finding]
    }

    /// Articles with another heading than before.
    pub(super) fn headings(&self, rule: &Rule) -> Vec<Finding> {
        let changes = self.redline.changes.iter();
        changes
            .filter(|change| change.heading_changed && change.kind == ClauseKind::Article)
            .filter_map(|change| {
                let (&old, &new) = (change.old.first()?, change.new.first()?);
                Some(self.finding(
                    rule,
                    Some(Place { clause: old, span: title(self.old.case.draft, old) }),
                    Some(Place { clause: new, span: title(self.new.case.draft, new) }),
                ))
            })
            .collect()
    }
}
