//! What the history and the rules make of a series, in the language of its pages.

use std::collections::BTreeMap;

use travaux::draft::Draft;
use travaux::error::Error;
use travaux::history::{Cell, GroupLife, History, Row};
use travaux::lint::{LintOptions, Report, RuleSet, check, check_change};
use travaux::record::{self, Filter};
use travaux::render::history::Lives;
use travaux::render::html::site::{Articles, List, Site};
use travaux::series::Series;

use super::super::review::Review;
use super::Run;
use super::texts::{Plan, Texts};
use crate::cli::ReviewArgs;

/// A series in one language of the interface, followed and checked.
pub(super) struct Judged<'a> {
    pub(super) language: &'static str,
    pub(super) plan: &'a Plan,
    pub(super) history: &'a History<'a>,
    pub(super) lives: Lives<'a>,
    rows: Vec<Row>,
    groups: Vec<GroupLife>,
    /// What the rules say of each text.
    pub(super) reports: Vec<Report>,
    /// What the rules say of the steps from one text to the next, by their drafts.
    changes: BTreeMap<(usize, usize), Report>,
}

impl<'a> Judged<'a> {
    /// Checks every text as `lint` does; tells which decisions no longer hold, where that is not told elsewhere.
    pub(super) fn new(
        run: &Run<'a>,
        language: &'static str,
        plan: &'a Plan,
        history: &'a History<'a>,
        tells: bool,
    ) -> Result<Self, Error> {
        let (texts, (rules, is_sound)) = (run.texts, run.rules);
        let args = ReviewArgs::default();
        let review = Review::new(&args, run.config, rules, is_sound)?;
        let review = if tells { review } else { review.quietly() };
        let options = texts.all.iter().zip(&texts.options);
        let options: Vec<LintOptions> =
            options.map(|(text, base)| review.options(text, base.clone())).collect();
        let each = texts.all.iter().zip(&options);
        let mut reports: Vec<Report> =
            each.map(|(text, options)| check(&text.named.draft, rules, options)).collect();
        review.apply(&texts.all, &mut reports, rules)?;
        let rows = history.rows();
        let groups = history.group_lives(&rows);
        let lives = plan.lives(texts, history, language);
        let changes = changes(history, plan, rules, &options);
        Ok(Self { language, plan, history, lives, rows, groups, reports, changes })
    }

    /// The site in this language.
    pub(super) fn site(
        &'a self,
        texts: &'a Texts<'a>,
        rules: &RuleSet,
        pairs: &[[usize; 2]],
    ) -> Site<'a> {
        let drafts = texts.all_shown(self.language, self.plan, &self.reports);
        let articles = Articles { lives: &self.lives, rows: &self.rows, groups: &self.groups };
        let has_card =
            drafts.iter().any(|shown| shown.draft.is_some()) && !rules.safeguards().is_empty();
        let lists = lists(texts.series, has_card, !self.rows.is_empty());
        Site::new(self.language, texts.series, drafts, pairs.to_vec(), articles, lists)
    }

    /// What the rules say of each draft of the history.
    pub(super) fn own(&self) -> Vec<Option<&Report>> {
        let stages = 0..self.history.stages.len();
        stages.map(|stage| self.plan.text(stage).map(|text| &self.reports[text])).collect()
    }

    /// What the rules say of the changes that lead to each draft, for an article that was followed.
    pub(super) fn changes(&self, cells: &[Cell]) -> Vec<Option<&Report>> {
        let step = |stage| {
            let step = self.history.step_of(cells, stage)?;
            self.changes.get(&(step.old, step.new))
        };
        (0..cells.len()).map(step).collect()
    }

    /// The articles of all drafts.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// What the rules say of every step of a history.
fn changes(
    history: &History<'_>,
    plan: &Plan,
    rules: &RuleSet,
    options: &[LintOptions],
) -> BTreeMap<(usize, usize), Report> {
    let mut changes = BTreeMap::new();
    for step in history.steps.iter().filter(|step| !step.is_return) {
        let Some(text) = plan.text(step.new) else { continue };
        let older: Vec<&Draft> = history.stages[..step.old]
            .iter()
            .filter(|stage| stage.has_text)
            .map(|stage| stage.draft)
            .collect();
        let (old, new) = (history.draft(step.old), history.draft(step.new));
        let report = check_change(old, new, &step.redline, &older, rules, &options[text]);
        changes.insert((step.old, step.new), report);
    }
    changes
}

/// The pages that there is something to say on.
fn lists(series: &Series, has_card: bool, has_rows: bool) -> Vec<List> {
    let (record, all) = (&series.record, Filter::default());
    let held = [
        (List::Index, true),
        (List::Concordance, has_rows),
        (List::Scorecard, has_card),
        (List::Asks, !record.asks.is_empty()),
        (List::Timeline, !record::timeline(series, &all).is_empty()),
        (List::Proposals, !record.proposals.is_empty()),
        (List::Positions, !record.positions.is_empty()),
        (List::Votes, !record::votes::votes(series, &all).is_empty()),
        (List::Actors, !record.actors.is_empty()),
        (List::Documents, !record.documents.is_empty()),
    ];
    held.into_iter().filter_map(|(list, is_held)| is_held.then_some(list)).collect()
}
