//! `travaux log`: what became of a clause, draft by draft.

use travaux::asks::{Answer, Judge};
use travaux::draft::{ClauseIdx, Draft};
use travaux::error::Error;
use travaux::history::{Cell, History};
use travaux::lint::{LintOptions, Report, RuleSet, Stage, check, check_change};
use travaux::messages::{Value, commas};
use travaux::record::{Around, around};
use travaux::render::Version;
use travaux::render::history as render;
use travaux::render::history::Lives;
use travaux::render::history::log::{Log, Recorded};
use travaux::render::html;
use travaux::say;
use travaux::series::{Series, Status};

use super::asks::Versions;
use super::history::Drafts;
use super::names::Names;
use super::{Outcome, clause, lint, output, packs, project};
use crate::cli::{LogArgs, LogFormat};

pub(super) fn run(args: &LogArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let (rules, rules_are_sound) = packs::rule_set(&args.packs, &config)?;
    let names = Names::new(&args.common.names, &config);
    let drafts = Drafts::read(&args.drafts, &names)?;
    if drafts.all.is_empty() {
        return Ok(Outcome::NothingToCheck);
    }
    let wanted = Wanted::new(&args.clause, args.from.as_deref(), &drafts)?;
    let history = drafts.history(&names);
    let (stage, found) = wanted.find(&drafts, &history)?;
    let cells = history.follow(stage, found);
    let notes = wanted.notes(&drafts, &history, stage, &cells);
    let (own, changes) = judge(&drafts, &history, &cells, &names, &rules);
    let [own, changes] =
        [&own, &changes].map(|reports| reports.iter().map(Option::as_ref).collect::<Vec<_>>());
    let entries = history.log(&cells, &own, &changes);
    let series = names.series();
    let asking = series.filter(|series| !series.record.asks.is_empty());
    let versions = asking.map(|series| Versions::read(&drafts, series)).transpose()?;
    let judge = asking.zip(versions.as_ref()).map(|(series, versions)| {
        let texts = versions.texts(&drafts, &history, None);
        Judge::new(&history, texts, series.default_language.as_deref())
    });
    let answers = judge.as_ref().zip(series).map(|(judge, series)| {
        let answers = series.record.asks.iter().map(|ask| judge.answer(ask));
        answers.filter(|answer| is_about(answer, &history, &cells)).collect()
    });
    let lives = drafts.lives(&history, &names);
    let record = series.map(|series| Recorded {
        series,
        asks: answers.unwrap_or_default(),
        around: all_around(series, &lives, &cells),
    });
    let log = Log { stage, clause: found, cells, entries, notes, record };
    let layout = output::layout_of(&args.common);
    let layout = travaux::render::TextOptions { full: args.full, ..layout };
    output::write(args.common.output.as_deref(), |out| match args.format {
        LogFormat::Text => render::log_text(&lives, &log, args.patch, layout, out),
        LogFormat::Markdown => render::log_markdown(&lives, &log, args.patch, args.full, out),
        LogFormat::Html => html::log(&lives, &log, args.patch, args.full).write(out),
        LogFormat::Json => render::log_json(&lives, &log, args.patch, out),
    })?;
    Ok(if rules_are_sound { Outcome::Clean } else { Outcome::Trouble })
}

/// Whether an ask is about a clause that was followed, or about what stands below it.
pub(super) fn is_about(answer: &Answer<'_>, history: &History<'_>, cells: &[Cell]) -> bool {
    let stands_in = |stage: usize, idx: ClauseIdx| {
        let end = |own: ClauseIdx| history.draft(stage).clause(own).subtree_end;
        cells[stage].clauses.iter().any(|&own| own <= idx && idx.0 < end(own))
    };
    let base = answer.base.and_then(|base| answer.cell(base));
    answer.ask.target.clause.is_some()
        && base.is_some_and(|base| {
            !base.clauses.is_empty() && base.clauses.iter().all(|&idx| stands_in(base.stage, idx))
        })
}

/// What the record holds around a clause that was followed, draft by draft.
pub(super) fn all_around<'a>(
    series: &'a Series,
    lives: &Lives<'_>,
    cells: &[Cell],
) -> Vec<Around<'a>> {
    let of = |cell: &Cell| {
        let Version { draft, entry } = lives.versions[cell.stage];
        let Some(entry) = entry else { return Around::default() };
        // What holds the clause counts up to its article, and what stands below it.
        let stands = |id: &str| {
            let Some(idx) = draft.find(id) else { return false };
            cell.clauses.iter().any(|&own| {
                let is_above = draft.ancestors(own).any(|above| above == idx);
                let is_below = draft.ancestors(idx).any(|above| above == own);
                is_below || is_above && !draft.clause(idx).kind.is_group()
            })
        };
        let next = lives.versions.get(cell.stage + 1).and_then(|next| next.entry?.date);
        let mut around = around(series, &entry.id, next, stands);
        if cell.clauses.is_empty() {
            around.sessions.clear();
        }
        around
    };
    cells.iter().map(of).collect()
}

/// What the rules say of each draft, and of each change.
fn judge(
    drafts: &Drafts<'_>,
    history: &History<'_>,
    cells: &[Cell],
    names: &Names<'_>,
    rules: &RuleSet,
) -> (Vec<Option<Report>>, Vec<Option<Report>>) {
    let options: Vec<LintOptions> = drafts
        .all
        .iter()
        .map(|named| {
            let is_final = named.entry.is_some_and(|entry| entry.status == Some(Status::Final));
            let stage = if is_final { Stage::Final } else { Stage::Negotiation };
            LintOptions { stage, ..lint::base_options(None, named, names) }
        })
        .collect();
    let own = history
        .stages
        .iter()
        .zip(&options)
        .map(|(stage, options)| stage.has_text.then(|| check(stage.draft, rules, options)));
    let changes = (0..history.stages.len()).map(|stage| {
        let step = history.step_of(cells, stage)?;
        let older: Vec<&Draft> = history.stages[..step.old]
            .iter()
            .filter(|stage| stage.has_text)
            .map(|stage| stage.draft)
            .collect();
        let (old, new) = (history.draft(step.old), history.draft(stage));
        Some(check_change(old, new, &step.redline, &older, rules, &options[stage]))
    });
    (own.collect(), changes.collect())
}

/// The clause that was asked for, as it was written.
pub(super) struct Wanted<'a> {
    /// The draft that it is named in, where that was said.
    stage: Option<usize>,
    clause: &'a str,
}

impl<'a> Wanted<'a> {
    /// Takes the draft from `--from`, else from before the colon.
    pub(super) fn new(
        name: &'a str,
        from: Option<&str>,
        drafts: &Drafts<'_>,
    ) -> Result<Self, Error> {
        let prefixed = name
            .split_once(':')
            .and_then(|(draft, clause)| Some((drafts.find(draft.trim())?, clause.trim())));
        let (prefix, clause) = match prefixed {
            Some((stage, clause)) => (Some(stage), clause),
            None => (None, name),
        };
        let from = from.map(|from| drafts.find_or_tell(from)).transpose()?;
        Ok(Self { stage: from.or(prefix), clause })
    }

    /// The clause and the draft that it is named in: the one that was said, else the newest that has it.
    pub(super) fn find(
        &self,
        drafts: &Drafts<'_>,
        history: &History<'_>,
    ) -> Result<(usize, ClauseIdx), Error> {
        if let Some(stage) = self.stage {
            let found = drafts.clause(stage, self.clause)?;
            return Ok((stage, found));
        }
        let newest_first = || (0..drafts.all.len()).rev();
        if let Some(found) = self.by_heading(drafts, history, true)? {
            return Ok(found);
        }
        let mut first_error = None;
        for stage in newest_first() {
            match clause::find(drafts.draft(stage), self.clause) {
                Ok(found) => return Ok((stage, found)),
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        match (self.by_heading(drafts, history, false)?, first_error) {
            (Some(found), _) => Ok(found),
            (None, Some(error)) => Err(error),
            (None, None) => Err(Error::Usage(say!("history-no-series"))),
        }
    }

    /// The only clause of any draft with this heading; an error that lists them where several are.
    fn by_heading(
        &self,
        drafts: &Drafts<'_>,
        history: &History<'_>,
        whole: bool,
    ) -> Result<Option<(usize, ClauseIdx)>, Error> {
        let hits: Vec<(usize, ClauseIdx)> = (0..drafts.all.len())
            .rev()
            .flat_map(|stage| {
                let found = clause::by_heading(drafts.draft(stage), self.clause, whole);
                found.into_iter().map(move |idx| (stage, idx))
            })
            .collect();
        let Some(&(stage, first)) = hits.first() else { return Ok(None) };
        let cells = history.follow(stage, first);
        let others: Vec<&(usize, ClauseIdx)> =
            hits.iter().filter(|(stage, idx)| !cells[*stage].clauses.contains(idx)).collect();
        if others.is_empty() {
            return Ok(Some((stage, first)));
        }
        let name = |&(stage, idx): &(usize, ClauseIdx)| {
            let draft = drafts.draft(stage);
            format!("{}:{}", draft.name, draft.clause(idx).id)
        };
        let all: Vec<String> =
            std::iter::once(name(&(stage, first))).chain(others.into_iter().map(name)).collect();
        Err(Error::Usage(say!(
            "several-clauses-called",
            name = self.clause,
            clauses = Value::composed(commas(&all))
        )))
    }

    /// What else the reader may have meant: the clause of that name in other drafts, where it is another one.
    fn notes(
        &self,
        drafts: &Drafts<'_>,
        history: &History<'_>,
        stage: usize,
        cells: &[Cell],
    ) -> Vec<String> {
        if self.stage.is_some() {
            return Vec::new();
        }
        let mut notes = Vec::new();
        if stage + 1 < drafts.all.len() {
            let (draft, newest) = (drafts.draft(stage), drafts.draft(drafts.all.len() - 1));
            notes.push(say!(
                "log-not-in-newest",
                clause = self.clause,
                newest = newest.name.as_str(),
                draft = draft.name.as_str()
            ));
        }
        let mut told: Vec<(usize, ClauseIdx)> = Vec::new();
        for other in (0..drafts.all.len()).rev() {
            let draft = drafts.draft(other);
            let Ok(found) = clause::find(draft, self.clause) else { continue };
            if cells[other].clauses.contains(&found) || told.contains(&(other, found)) {
                continue;
            }
            let life = history.follow(other, found);
            let here = life
                .iter()
                .flat_map(|cell| cell.clauses.iter().map(move |&clause| (cell.stage, clause)));
            told.extend(here);
            let heading = draft
                .heading(found)
                .map(|heading| heading.split_whitespace().collect::<Vec<_>>().join(" "));
            notes.push(say!(
                "log-means-another",
                clause = self.clause,
                draft = draft.name.as_str(),
                command = format!("travaux log {}:{}", draft.name, self.clause),
                heading = heading.unwrap_or_else(|| draft.clause(found).id.to_string())
            ));
        }
        notes
    }
}
