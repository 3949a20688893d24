//! Runs rules over a change: what an edit did to people's rights.
//!
//! Two drafts, their redline and a rule set go in, findings come out. Direction matters: "shall" to "may" is a loss in a
//! safeguard and a gain in a power, so every sentence is first asked what it does ([`Subject`]). One cause gives one
//! finding: rules are tried in the order of their files, and what one has claimed the next ones leave alone.

mod articles;
mod copies;
mod definitions;
mod edits;
mod modals;
mod own;
mod references;
mod safeguards;
mod side;
#[cfg(test)]
mod tests;
mod vague;
mod words;

pub use self::own::only_new;
pub(super) use self::side::asks;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use self::edits::Edits;
use self::side::Side;
use super::kind::{Check, ReferenceFault, Shift, Subject, WordList};
use super::rule::Rule;
use super::rule_set::RuleSet;
use super::{Finding, LintOptions, NotEvaluated, Place, Reading, Related, Report};
use crate::definition::Definition;
use crate::diagnostic::Severity;
use crate::diff::{Redline, Relation};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::say;
use crate::source::Span;

/// Runs the rules over a change on two drafts that were compared.
///
/// `older` are drafts of the same treaty from before `old`, for what comes back from them. Losses come first, the
/// gravest first, then gains; among equals the order of the rules, then that of the text.
pub fn check_change(
    old: &Draft,
    new: &Draft,
    redline: &Redline,
    older: &[&Draft],
    rules: &RuleSet,
    options: &LintOptions,
) -> Report {
    let mut report = Report::default();
    if old.language != new.language {
        let messages = options.messages();
        let (from, to) = (old.language.as_str(), new.language.as_str());
        let reason = say!(in messages, "two-languages", old = from, new = to);
        let ours = rules.iter().filter(|rule| rule.check.needs_old());
        report.not_evaluated.extend(
            ours.map(|rule| NotEvaluated { rule: rule.id.clone(), reason: reason.clone() }),
        );
        return report;
    }
    let (old_side, new_side) = std::thread::scope(|scope| {
        let other = scope.spawn(|| Side::new(new, rules, options));
        let old = Side::new(old, rules, options);
        (old, other.join().expect("reading a draft does not panic"))
    });
    let mut shift = Comparison::new(old_side, new_side, redline, older, rules, options);
    for rule in rules.iter().filter(|rule| rule.check.needs_old()) {
        shift.run(rule, &mut report);
    }
    let rank = |rule: &str| rules.iter().position(|known| known.id == rule);
    report.findings.sort_by_cached_key(|finding| {
        let level = std::cmp::Reverse(finding.level);
        let at = finding.span.start;
        let old = finding.old.map(|place| place.span.start);
        (finding.is_gain, level, rank(&finding.rule), at, old)
    });
    report
}

/// Two drafts, made ready to be compared.
struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    redline: &'a Redline,
    older: &'a [&'a Draft],
    rules: &'a RuleSet,
    options: &'a LintOptions,
    edits: Edits,
    /// The edits that a finding speaks of already.
    claimed: BTreeSet<usize>,
    /// The old clauses, and the new ones, that a finding speaks of already.
    claimed_clauses: [BTreeSet<ClauseIdx>; 2],
    /// Which clauses of the other side each clause became.
    became: [Vec<Vec<ClauseIdx>>; 2],
    /// For each old clause, the change that pairs it.
    pairs: Vec<Option<usize>>,
    /// What the safeguards of both sides came to; worked out when first asked for.
    fates: Option<safeguards::Fates>,
    references: OnceCell<references::References>,
    copies: copies::Copies,
    /// The terms that each side defines.
    defined: OnceCell<(Vec<Definition>, Vec<Definition>)>,
    /// What the sentences of each edit do, on either side; worked out when first asked for.
    subjects: Vec<OnceCell<(Option<Subject>, Option<Subject>)>>,
    /// What binds at each edit, on either side; likewise.
    slots: Vec<OnceCell<Option<(modals::Slot, modals::Slot)>>>,
}

impl<'a> Comparison<'a> {
    fn new(
        old: Side<'a>,
        new: Side<'a>,
        redline: &'a Redline,
        older: &'a [&'a Draft],
        rules: &'a RuleSet,
        options: &'a LintOptions,
    ) -> Self {
        let edits = Edits::new(&old.case, &new.case, redline);
        let subjects = (0..edits.len()).map(|_| OnceCell::new()).collect();
        let slots = (0..edits.len()).map(|_| OnceCell::new()).collect();
        let mut became = [
            vec![Vec::new(); old.case.draft.clauses.len()],
            vec![Vec::new(); new.case.draft.clauses.len()],
        ];
        let mut pairs = vec![None; old.case.draft.clauses.len()];
        for (n, change) in redline.changes.iter().enumerate() {
            for &i in change.old.iter().filter(|_| !change.new.is_empty()) {
                pairs[i.get()].get_or_insert(n);
            }
            for &i in &change.old {
                became[0][i.get()].extend(&change.new);
            }
            for &j in &change.new {
                became[1][j.get()].extend(&change.old);
            }
        }
        Self {
            old,
            new,
            redline,
            older,
            rules,
            options,
            edits,
            claimed: BTreeSet::new(),
            claimed_clauses: [BTreeSet::new(), BTreeSet::new()],
            became,
            pairs,
            fates: None,
            references: OnceCell::new(),
            copies: copies::Copies::default(),
            defined: OnceCell::new(),
            subjects,
            slots,
        }
    }

    fn run(&mut self, rule: &Rule, report: &mut Report) {
        let (find, words) = match &rule.check {
            Check::Reference(ReferenceFault::Stale) => {
                report.findings.extend(self.stale(rule));
                return;
            }
            Check::Change(change) => (change.find, &change.words),
            _ => return,
        };
        let mut lists: Vec<&'a WordList> = Vec::new();
        for name in words {
            let language = self.new.case.draft.language.as_str();
            let Some(list) = self.rules.words(name, language) else {
                let messages = self.options.messages();
                let reason =
                    say!(in messages, "no-words", name = name.as_str(), language = language);
                report.not_evaluated.push(NotEvaluated { rule: rule.id.clone(), reason });
                return;
            };
            lists.push(list);
        }
        let found = match find {
            Shift::SafeguardDeleted
            | Shift::SafeguardMoved
            | Shift::SafeguardBracketed
            | Shift::SafeguardSettled
            | Shift::SafeguardToPreamble
            | Shift::SafeguardAdded => self.safeguards(rule, find),
            Shift::ModalWeakened | Shift::ModalStrengthened => self.modals(rule, find),
            Shift::Weakened => self.ladders(rule, &lists),
            Shift::Inserted => self.inserted(rule, &lists),
            Shift::Removed => self.removed(rule, &lists),
            Shift::Replaced => self.replaced(rule, &lists),
            Shift::Negation => self.negations(rule, &lists),
            Shift::Shortened => self.shortened(rule, &lists),
            Shift::Threshold => self.thresholds(rule, &lists),
            Shift::Definition | Shift::DefinitionAdded | Shift::DefinitionDropped => {
                self.definitions(rule, find)
            }
            Shift::OffenceAdded => self.offences(rule, Relation::Inserted),
            Shift::OffenceRemoved => self.offences(rule, Relation::Deleted),
            Shift::VagueAdded | Shift::VagueRemoved | Shift::VagueReturned => {
                self.vague(rule, find)
            }
            Shift::Reopened => self.reopened(rule),
            Shift::Attribution => self.attributions(rule),
            Shift::Renumbered => self.renumbered(rule),
            Shift::Heading => self.headings(rule),
        };
        report.findings.extend(found);
    }

    /// A finding at a place of the new draft, the old one or both; `None` on the new side where words are missing.
    fn finding(&self, rule: &Rule, old: Option<Place>, new: Option<Place>) -> Finding {
        let (clause, span) = match new {
            Some(place) => (Some(place.clause), place.span),
            None => (None, Span::default()),
        };
        let mut finding = self.new.case.finding(rule, clause, span, Reading::Both);
        finding.old = old;
        finding.is_gain = matches!(&rule.check, Check::Change(change) if change.is_gain);
        finding
    }

    /// Where the new draft lacks what an old clause said: what became of the clause, else of those around it.
    fn gap(&self, old: ClauseIdx) -> Option<Place> {
        let mut above = self.old.case.draft.ancestors(old);
        let new = above.find_map(|idx| self.became[0][idx.get()].first().copied())?;
        let clause = self.new.case.draft.clause(new);
        let span = clause
            .heading
            .or(clause.marker)
            .unwrap_or(Span { start: clause.span.start, end: clause.span.start });
        Some(Place { clause: new, span })
    }

    /// Whether a rule looks at the sentences of an edit.
    fn concerns(&self, rule: &Rule, n: usize) -> bool {
        let Check::Change(change) = &rule.check else { return false };
        let edit = &self.edits[n];
        let is_in_scope = rule.scope.is_empty()
            || self.old.is_in_scope(rule, edit.old_clause)
            || self.new.is_in_scope(rule, edit.new_clause);
        is_in_scope && (change.of.is_empty() || self.is_of(&change.of, n))
    }

    /// Whether an edit is within statements of these kinds; a safeguard on either side makes it one.
    fn is_of(&self, of: &[Subject], n: usize) -> bool {
        let subjects = self.subjects[n].get_or_init(|| {
            let edit = &self.edits[n];
            let old = self.old.subject_at(edit.old.start, edit.old_clause);
            (old, self.new.subject_at(edit.new.start, edit.new_clause))
        });
        match *subjects {
            (None, None) => true,
            (Some(Subject::Safeguard), _) | (_, Some(Subject::Safeguard)) => {
                of.contains(&Subject::Safeguard)
            }
            (Some(Subject::Other) | None, Some(subject)) | (Some(subject), _) => {
                of.contains(&subject)
            }
        }
    }

    /// The edits that no finding speaks of yet, and that a rule looks at.
    fn open_edits(&self, rule: &Rule) -> Vec<usize> {
        (0..self.edits.len())
            .filter(|n| !self.claimed.contains(n))
            .filter(|&n| self.concerns(rule, n))
            .collect()
    }

    /// Whether a clause came in or went out with everything that it says.
    fn is_gone(&self, side: usize, idx: ClauseIdx) -> bool {
        self.became[side][idx.get()].is_empty()
    }
}

/// The outermost clause that came or went with this one, up to its article.
fn outermost(draft: &Draft, idx: ClauseIdx, is_gone: impl Fn(ClauseIdx) -> bool) -> ClauseIdx {
    let above = draft.ancestors(idx).take_while(|&idx| !draft.clause(idx).kind.is_group());
    above
        .take_while(|&idx| is_gone(idx) && draft.clause(idx).kind != ClauseKind::Preamble)
        .last()
        .unwrap_or(idx)
}

/// Where a clause says what it is: its heading with its number, else its number, else its first words.
fn title(draft: &Draft, idx: ClauseIdx) -> Span {
    let clause = draft.clause(idx);
    clause.heading.or(clause.marker).unwrap_or(clause.text)
}

fn related(clause: ClauseIdx, span: Span, message: impl Into<String>) -> Related {
    Related { place: Place { clause, span }, message: message.into() }
}

/// One level lower, for what weighs less here than elsewhere.
fn lower(finding: &mut Finding) {
    finding.level = Severity::lowered(finding.level);
}
