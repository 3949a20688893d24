//! The log of one clause: what it was in each draft, and what the rules say it gained and lost.

use std::collections::BTreeMap;

use super::{Cell, History, Marks, Presence, marks};
use crate::diagnostic::Severity;
use crate::diff::{Change, Redline, Segment};
use crate::draft::{ClauseIdx, Draft};
use crate::lint::{Finding, Report};
use crate::token;

/// What one draft makes of a clause.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which draft.
    pub stage: usize,
    /// The draft before in which the clause stood, where there is one.
    pub last: Option<usize>,
    /// The state of brackets; `None` where the clause is not there, or its text is not here.
    pub marks: Option<Marks>,
    /// What changed since the draft before; empty where no texts were compared.
    pub redline: Redline,
    /// Words that came and words that went.
    pub words: (usize, usize),
    /// Findings by rule that there were not before; all of them where the clause is new.
    pub gained: Vec<Count>,
    /// Findings by rule that there are no more.
    pub lost: Vec<Count>,
    /// What the rules say of the change to this clause, gravest first.
    pub changes: Vec<Finding>,
}

/// How many findings of one rule there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The rule.
    pub rule: String,
    /// The gravest level of its findings.
    pub level: Severity,
    /// How many.
    pub n: usize,
}

impl History<'_> {
    /// The log of a clause that was followed; one entry for each draft.
    ///
    /// `own` holds what the rules say of each draft, `changes` what they say of each draft's change since the one before
    /// that has a text.
    pub fn log(
        &self,
        cells: &[Cell],
        own: &[Option<&Report>],
        changes: &[Option<&Report>],
    ) -> Vec<Entry> {
        let mut before: Option<BTreeMap<String, (Severity, usize)>> = None;
        let mut entries = Vec::new();
        for cell in cells {
            let stage = cell.stage;
            let has_text = self.stages[stage].has_text;
            let last = cells[..stage].iter().rposition(|cell| cell.presence == Presence::Here);
            let redline = last.map(|last| self.excerpt(cells, last, stage)).unwrap_or_default();
            let mut entry = Entry {
                stage,
                last,
                marks: None,
                words: last
                    .map_or((0, 0), |last| words(&redline, self.draft(last), self.draft(stage))),
                redline,
                gained: Vec::new(),
                lost: Vec::new(),
                changes: Vec::new(),
            };
            if let Some(&Some(report)) = changes.get(stage) {
                entry.changes = self.about(report, cells, stage);
            }
            if cell.presence == Presence::Here && has_text {
                let draft = self.draft(stage);
                entry.marks = Some(Marks::sum(cell.clauses.iter().map(|&idx| marks(draft, idx))));
                if let Some(&Some(report)) = own.get(stage) {
                    let now = counts(draft, &cell.clauses, report);
                    let old = before.replace(now.clone()).unwrap_or_default();
                    entry.gained = more(&now, &old);
                    entry.lost = more(&old, &now);
                }
            }
            entries.push(entry);
        }
        entries
    }

    /// What became of the clauses of one cell on the way to the next, and of all that stands below them.
    fn excerpt(&self, cells: &[Cell], last: usize, stage: usize) -> Redline {
        let is_ours = |change: &Change| {
            let is_below = |stage: usize, idx: &ClauseIdx| {
                let draft = self.draft(stage);
                cells[stage]
                    .clauses
                    .iter()
                    .any(|&own| own <= *idx && idx.0 < draft.clause(own).subtree_end)
            };
            change.old.iter().any(|idx| is_below(last, idx))
                || change.new.iter().any(|idx| is_below(stage, idx))
        };
        let steps = self.steps.iter().filter(|step| step.old == last && step.new == stage);
        let changes = steps.flat_map(|step| &step.redline.changes);
        Redline { changes: changes.filter(|change| is_ours(change)).cloned().collect() }
    }

    /// Findings over a change that concern a clause that was followed.
    fn about(&self, report: &Report, cells: &[Cell], stage: usize) -> Vec<Finding> {
        let Some(step) = self.step_of(cells, stage) else { return Vec::new() };
        let stands_in = |stage: usize, idx: ClauseIdx| {
            let draft = self.draft(stage);
            let holds = |&own: &ClauseIdx| own <= idx && idx.0 < draft.clause(own).subtree_end;
            cells[stage].clauses.iter().any(holds)
        };
        let concerns = |finding: &&Finding| {
            finding.clause.is_some_and(|idx| stands_in(stage, idx))
                || finding.old.is_some_and(|place| stands_in(step.old, place.clause))
        };
        let shown = report.findings.iter().filter(|finding| finding.suppressed.is_none());
        shown.filter(concerns).cloned().collect()
    }
}

/// How many findings of each rule stand in clauses and below them.
fn counts(
    draft: &Draft,
    clauses: &[ClauseIdx],
    report: &Report,
) -> BTreeMap<String, (Severity, usize)> {
    let mut counts: BTreeMap<String, (Severity, usize)> = BTreeMap::new();
    let holds = |idx: ClauseIdx| {
        clauses.iter().any(|&own| own <= idx && idx.0 < draft.clause(own).subtree_end)
    };
    let shown = report.findings.iter().filter(|finding| finding.suppressed.is_none());
    for finding in shown.filter(|finding| finding.clause.is_some_and(holds)) {
        let count = counts.entry(finding.rule.clone()).or_insert((finding.level, 0));
        count.0 = count.0.max(finding.level);
        count.1 += 1;
    }
    counts
}

/// By how much the findings of each rule are more than they were, the gravest first.
fn more(
    now: &BTreeMap<String, (Severity, usize)>,
    old: &BTreeMap<String, (Severity, usize)>,
) -> Vec<Count> {
    let more = now.iter().filter_map(|(rule, &(level, n))| {
        let n = n.saturating_sub(old.get(rule).map_or(0, |&(_, n)| n));
        (n > 0).then(|| Count { rule: rule.clone(), level, n })
    });
    let mut more: Vec<Count> = more.collect();
    more.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.rule.cmp(&b.rule)));
    more
}

/// Words that came and words that went.
fn words(redline: &Redline, old: &Draft, new: &Draft) -> (usize, usize) {
    let count = |text: &str| token::tokens(text).iter().filter(|token| token.is_word).count();
    let mut words = (0, 0);
    let operative = redline.changes.iter().filter(|change| change.kind.is_operative());
    for segment in operative.flat_map(|change| &change.segments) {
        match *segment {
            Segment::Equal { .. } => {}
            Segment::Insert { new: span } => words.0 += count(new.source.slice(span)),
            Segment::Delete { old: span } => words.1 += count(old.source.slice(span)),
        }
    }
    words
}
