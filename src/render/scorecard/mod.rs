//! Scorecards: safeguards down, drafts across, and below the table the clauses that decide.

use crate::bidi::{ISOLATE, POP};
use crate::draft::Draft;
use crate::lint::Safeguard;
use crate::messages::{self, Value, commas};
use crate::say;
use crate::scorecard::{Cell, Ground, Verdict};

use super::address::{full, short, squeeze};
use super::wrap::truncate;
use super::{LeftOut, Version};

mod csv;
mod json;
mod markdown;
mod text;

pub use csv::scorecard as csv;
pub use json::scorecard as json;
pub use markdown::scorecard as markdown;
pub use text::scorecard as text;

/// Columns that quoted words may fill.
const QUOTE: usize = 60;

/// A scorecard, ready to be shown.
#[derive(Clone, Debug)]
pub struct Scorecard<'a> {
    /// What the treaty is called, where a series says so.
    pub title: Option<&'a str>,
    /// The safeguards.
    pub rows: &'a [Safeguard],
    /// The drafts, and what each makes of the safeguards, row by row.
    pub columns: Vec<(Version<'a>, Vec<Cell>)>,
    /// Drafts of the series that have no text here in the language asked for.
    pub left_out: LeftOut,
}

/// What is said of one row: its name, and the lines about the drafts that they hold for.
type Notes = (String, Vec<(String, Vec<String>)>);

impl Scorecard<'_> {
    /// What heads the scorecard: the treaty where it is known, and the languages of the texts.
    pub(in crate::render) fn heading(&self) -> String {
        let mut languages: Vec<&str> =
            self.columns.iter().map(|(version, _)| version.draft.language.as_str()).collect();
        languages.sort_unstable();
        languages.dedup();
        let languages = squeeze(&commas(&languages));
        match self.title {
            Some(treaty) => {
                say!("scorecard-title-of", treaty = squeeze(treaty), languages = languages)
            }
            None => say!("scorecard-title", languages = languages),
        }
    }

    /// The name of a row in the language of the interface.
    pub(in crate::render) fn name(row: &Safeguard) -> String {
        squeeze(row.name.get(messages::ui().language()))
    }

    /// What is worth saying below the table, row by row.
    fn notes(&self) -> Vec<Notes> {
        let rows = self.rows.iter().enumerate();
        let rows = rows.map(|(n, row)| (Self::name(row), self.notes_of(n)));
        rows.filter(|(_, drafts)| !drafts.is_empty()).collect()
    }

    /// What is worth saying of one row, draft by draft; neighbours of whom the same is said stand together.
    pub(in crate::render) fn notes_of(&self, row: usize) -> Vec<(String, Vec<String>)> {
        let mut drafts: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for (version, cells) in &self.columns {
            let name = squeeze(&version.draft.name);
            let lines = cells.get(row).map(|cell| lines(version.draft, cell)).unwrap_or_default();
            match drafts.last_mut() {
                Some((names, last)) if *last == lines => names.push(name),
                _ => drafts.push((vec![name], lines)),
            }
        }
        let told = drafts.into_iter().filter(|(_, lines)| !lines.is_empty());
        told.map(|(names, lines)| (commas(&names), lines)).collect()
    }
}

/// The clauses that decide a cell, what weakens them, what contradicts them, and what is missing.
fn lines(draft: &Draft, cell: &Cell) -> Vec<String> {
    let place = |ground: &Ground| Value::composed(quoted(draft, ground));
    let mut lines: Vec<String> = shown(&cell.grounds, |ground| {
        let verdict = Value::composed(verdict(ground.verdict));
        if !ground.softened_by.is_empty() {
            let rules = commas(&ground.softened_by);
            say!("scorecard-softened", verdict = verdict, place = place(ground), rules = rules)
        } else if ground.verdict == Verdict::Weak {
            say!("scorecard-soft-verb", verdict = verdict, place = place(ground))
        } else {
            say!("scorecard-ground", verdict = verdict, place = place(ground))
        }
    });
    lines.extend(shown(&cell.against, |ground| {
        let verdict = Value::composed(verdict(ground.verdict));
        if ground.in_brackets {
            say!("scorecard-against-in-brackets", verdict = verdict, place = place(ground))
        } else {
            say!("scorecard-against", verdict = verdict, place = place(ground))
        }
    }));
    if !cell.missing.is_empty() {
        let articles: Vec<String> =
            cell.missing.iter().map(|&clause| short(draft, clause)).collect();
        lines.push(say!("scorecard-missing-in", articles = commas(&articles)));
    }
    if !cell.missing_rules.is_empty() {
        lines.push(say!("scorecard-missing-rules", rules = commas(&cell.missing_rules)));
    }
    for (rule, reason) in &cell.not_evaluated {
        let reason = Value::composed(squeeze(reason));
        lines.push(say!("scorecard-not-evaluated", rule = squeeze(rule), reason = reason));
    }
    lines
}

/// One line for each of the first grounds, and how many more there are.
fn shown(grounds: &[Ground], line: impl Fn(&Ground) -> String) -> Vec<String> {
    const MOST: usize = 3;
    let mut lines: Vec<String> = grounds.iter().take(MOST).map(line).collect();
    if grounds.len() > MOST {
        lines.push(say!("scorecard-more", n = grounds.len() - MOST));
    }
    lines
}

/// A verdict in a word.
pub(in crate::render) fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Requires => say!("verdict-requires"),
        Verdict::Weak => say!("verdict-weak"),
        Verdict::Bracketed => say!("verdict-bracketed"),
        Verdict::Permits => say!("verdict-permits"),
        Verdict::Deemed => say!("verdict-deemed"),
        Verdict::Absent => say!("verdict-absent"),
        Verdict::Negated => say!("verdict-negated"),
        Verdict::NotEvaluated => say!("verdict-unknown"),
    }
}

/// A verdict in a letter.
fn letter(verdict: Verdict) -> String {
    match verdict {
        Verdict::Requires => say!("letter-requires"),
        Verdict::Weak => say!("letter-weak"),
        Verdict::Bracketed => say!("letter-bracketed"),
        Verdict::Permits => say!("letter-permits"),
        Verdict::Deemed => say!("letter-deemed"),
        Verdict::Absent => say!("letter-absent"),
        Verdict::Negated => say!("letter-negated"),
        Verdict::NotEvaluated => say!("letter-unknown"),
    }
}

/// What a verdict means, for the legend.
pub(in crate::render) fn meaning(verdict: Verdict) -> String {
    match verdict {
        Verdict::Requires => say!("meaning-requires"),
        Verdict::Weak => say!("meaning-weak"),
        Verdict::Bracketed => say!("meaning-bracketed"),
        Verdict::Permits => say!("meaning-permits"),
        Verdict::Deemed => say!("meaning-deemed"),
        Verdict::Absent => say!("meaning-absent"),
        Verdict::Negated => say!("meaning-negated"),
        Verdict::NotEvaluated => say!("meaning-unknown"),
    }
}

fn quoted(draft: &Draft, ground: &Ground) -> String {
    let words = truncate(&squeeze(draft.source.slice(ground.span)), QUOTE);
    format!("{} {ISOLATE}“{words}”{POP}", full(draft, ground.clause))
}

/// Where the clauses that decide a cell stand, the first of them where there are many.
pub(in crate::render) fn places(draft: &Draft, cell: &Cell) -> String {
    let mut places: Vec<String> =
        cell.grounds.iter().map(|ground| short(draft, ground.clause)).collect();
    places.dedup();
    let n = places.len();
    places.truncate(3);
    let more = if n > places.len() { format!(" +{}", n - places.len()) } else { String::new() };
    format!("{}{more}", places.join(", "))
}
