//! Makes the pages of a site in the language that is chosen.

use travaux::align::align;
use travaux::asks::{Answer, Judge, Texts as AskTexts};
use travaux::diff::compare;
use travaux::error::Error;
use travaux::lint::{LintOptions, check_change};
use travaux::record::{self, Filter};
use travaux::render::history::log::{Log, Recorded};
use travaux::render::html::site::{List, Site};
use travaux::render::html::{self, Page};
use travaux::render::record as recorded;
use travaux::render::record::Asked;
use travaux::render::scorecard::Scorecard;
use travaux::render::{Focus, LeftOut, Linted};
use travaux::scorecard::column;
use travaux::trace::{Side, proposers};

use super::super::log::{all_around, is_about};
use super::Run;
use super::judge::Judged;

/// Takes a page.
type Take<'t> = &'t mut dyn FnMut((String, Page)) -> Result<(), Error>;

/// What the pages in one language are made from.
pub(super) struct Maker<'a> {
    pub(super) run: Run<'a>,
    pub(super) judged: &'a Judged<'a>,
    pub(super) site: Site<'a>,
}

impl Maker<'_> {
    /// Makes every page. Comparisons come before the drafts, which say what they found.
    pub(super) fn make(&mut self, take: Take<'_>) -> Result<(), Error> {
        for pair in 0..self.site.pairs.len() {
            if let Some(page) = self.comparison(pair) {
                take(page)?;
            }
        }
        for draft in 0..self.site.drafts.len() {
            take(self.site.draft(draft))?;
            if let Some(page) = self.findings(draft) {
                take(page)?;
            }
        }
        let answers = self.answers();
        self.articles(&answers, take)?;
        let card = self.card();
        take(self.site.index(Some(&card)))?;
        for &list in &self.site.lists {
            match list {
                List::Index => {}
                List::Concordance => take(self.site.concordance())?,
                List::Scorecard => take(self.site.list(list, html::scorecard(&card)))?,
                _ => take(self.site.list(list, html::record(&self.record(list, &answers))))?,
            }
        }
        Ok(())
    }

    fn comparison(&mut self, pair: usize) -> Option<(String, Page)> {
        let Run { texts, rules, .. } = self.run;
        let [old, new] = texts.both(self.site.pairs[pair], self.site.language)?;
        let [old, new] = [old, new].map(|text| texts.version(text));
        let [from, to] = self.site.pairs[pair].map(|draft| texts.entry(draft).id.as_str());
        let overrides = texts.series.overrides(from, to);
        let redline = compare(old.draft, new.draft, &align(old.draft, new.draft, &overrides));
        let options = LintOptions::default();
        let change = check_change(old.draft, new.draft, &redline, &[], rules.0, &options).findings;
        let [one, other] = [old, new].map(|v| Side { draft: v.draft, entry: v.entry });
        let proposers = proposers(texts.series, &redline, one, other, |_| Default::default());
        let focus = Focus { article: None, change: Some(&change), proposers: Some(&proposers) };
        let page = html::redline(&redline, old, new, focus);
        Some(self.site.comparison(pair, &new.draft.language, page))
    }

    fn findings(&self, draft: usize) -> Option<(String, Page)> {
        let text = self.run.texts.shown(draft, self.site.language)?;
        let version = self.run.texts.version(text);
        let linted = Linted { version, report: &self.judged.reports[text], old: None };
        Some(self.site.findings(
            draft,
            &version.draft.language,
            html::findings(&[linted], self.run.rules.0),
        ))
    }

    /// The history of every row of articles.
    fn articles(&self, answers: &[Answer<'_>], take: Take<'_>) -> Result<(), Error> {
        let (judged, series) = (self.judged, self.run.texts.series);
        let own = judged.own();
        for (n, row) in judged.rows().iter().enumerate() {
            let newest =
                row.cells.iter().rev().find_map(|cell| Some((cell.stage, *cell.clauses.first()?)));
            let Some((stage, clause)) = newest else { continue };
            let entries = judged.history.log(&row.cells, &own, &judged.changes(&row.cells));
            let record = Recorded {
                series,
                asks: answers
                    .iter()
                    .filter(|a| is_about(a, judged.history, &row.cells))
                    .cloned()
                    .collect(),
                around: all_around(series, &judged.lives, &row.cells),
            };
            let (cells, notes) = (row.cells.clone(), Vec::new());
            let log = Log { stage, clause, cells, entries, notes, record: Some(record) };
            take(self.site.article(n, html::log(&judged.lives, &log, true, false)))?;
        }
        Ok(())
    }

    /// What became of every ask.
    fn answers(&self) -> Vec<Answer<'_>> {
        let (texts, judged) = (self.run.texts, self.judged);
        let stages =
            judged.plan.drafts().zip(&judged.history.stages).map(|(draft, stage)| AskTexts {
                id: Some(texts.entry(draft).id.as_str()),
                date: texts.entry(draft).date,
                shown: stage.has_text.then_some(stage.draft),
                versions: texts.versions(draft),
            });
        let default = texts.series.default_language.as_deref();
        let judge = Judge::new(judged.history, stages.collect(), default);
        texts.series.record.asks.iter().map(|ask| judge.answer(ask)).collect()
    }

    /// What each draft makes of each safeguard, in the text that the pages show.
    fn card(&self) -> Scorecard<'_> {
        let Run { texts, rules, .. } = self.run;
        let options = LintOptions::default();
        let shown = (0..texts.len()).filter_map(|draft| texts.shown(draft, self.site.language));
        let columns =
            shown.map(|text| (texts.version(text), column(texts.draft(text), rules.0, &options)));
        let without: Vec<_> = (0..texts.len())
            .map(|draft| texts.entry(draft))
            .filter(|entry| entry.texts.is_empty())
            .collect();
        Scorecard {
            title: Some(texts.series.title.get(self.site.language)),
            rows: rules.0.safeguards(),
            columns: columns.collect(),
            left_out: LeftOut::new(&without),
        }
    }

    /// A page of the record.
    fn record(&self, list: List, answers: &[Answer<'_>]) -> recorded::Page {
        let (series, all) = (self.run.texts.series, Filter::default());
        match list {
            List::Proposals => recorded::proposals(series, &record::proposals(series, &all, None)),
            List::Positions => {
                recorded::positions(series, &record::positions::matrix(series, &all, None))
            }
            List::Votes => recorded::votes(series, &record::votes::votes(series, &all)),
            List::Actors => recorded::actors(series, &record::actors::actors(series, &all, None)),
            List::Documents => {
                recorded::documents(series, &record::documents::register(series, &all))
            }
            List::Asks => {
                let lives = &self.judged.lives;
                let first = answers.iter().filter_map(|answer| answer.base).min();
                let n = self.judged.history.stages.len();
                let shown: Vec<usize> = (first.unwrap_or(n)..n).collect();
                recorded::asks(&Asked { series, lives, answers, shown: &shown })
            }
            _ => recorded::timeline(series, &record::timeline(series, &all)),
        }
    }
}
