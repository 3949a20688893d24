//! Scorecards: safeguards down, drafts across, and below the table the clauses that decide.

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::lint::Safeguard;
use crate::scorecard::{Cell, Ground};

use super::Version;
use super::address::{full, number, owner, squeeze};
use super::wrap::truncate;

mod csv;
mod json;
mod markdown;
mod text;
mod words;

pub use csv::scorecard as csv;
pub use json::scorecard as json;
pub use markdown::scorecard as markdown;
pub use text::scorecard as text;

use words::Words;

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
    /// Drafts of the series that have no text in the language asked for.
    pub left_out: Vec<String>,
    /// The language of names and verdicts, as a BCP 47 code.
    pub language: &'a str,
}

impl Scorecard<'_> {
    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// What heads the scorecard: the treaty where it is known, and the languages of the texts.
    fn heading(&self) -> String {
        let mut languages: Vec<&str> =
            self.columns.iter().map(|(version, _)| version.draft.language.as_str()).collect();
        languages.sort_unstable();
        languages.dedup();
        let words = self.words();
        let title = self.title.map(|title| format!("{} — {}", words.title, squeeze(title)));
        let title = title.unwrap_or_else(|| words.title.to_owned());
        format!("{title} ({})", squeeze(&languages.join(", ")))
    }

    /// What is worth saying below the table, row by row: the row's name, and for each draft its name and lines.
    fn notes(&self) -> Vec<(String, Vec<(String, Vec<String>)>)> {
        let rows = self.rows.iter().enumerate().map(|(n, row)| {
            let drafts = self.columns.iter().filter_map(|(version, cells)| {
                let lines = self.lines(version.draft, cells.get(n)?);
                (!lines.is_empty()).then(|| (squeeze(&version.draft.name), lines))
            });
            (row.name.get(self.language).to_owned(), drafts.collect::<Vec<_>>())
        });
        rows.filter(|(_, drafts)| !drafts.is_empty()).collect()
    }

    /// The clauses that decide a cell, what weakens them, what contradicts them, and what is missing.
    fn lines(&self, draft: &Draft, cell: &Cell) -> Vec<String> {
        let words = self.words();
        let mut lines: Vec<String> = shown(&cell.grounds, words, |ground| {
            let mut line = format!("{}: {}", words.verdict(cell.verdict), quoted(draft, ground));
            if ground.verdict != cell.verdict {
                line = format!("{}: {}", words.verdict(ground.verdict), quoted(draft, ground));
            }
            if !ground.softened_by.is_empty() {
                line.push_str(&format!(" ({} {})", words.softened, ground.softened_by.join(", ")));
            } else if ground.verdict == crate::scorecard::Verdict::Weak {
                line.push_str(&format!(" ({})", words.soft_verb));
            }
            line
        });
        lines.extend(shown(&cell.against, words, |ground| {
            let brackets = if ground.in_brackets { words.in_brackets } else { "" };
            let verdict = words.verdict(ground.verdict);
            format!("{} {verdict}{brackets}: {}", words.but, quoted(draft, ground))
        }));
        if !cell.missing.is_empty() {
            let numbers: Vec<String> =
                cell.missing.iter().map(|&clause| short(draft, clause)).collect();
            lines.push(format!("{} {}", words.missing_in, numbers.join(", ")));
        }
        if !cell.missing_rules.is_empty() {
            lines.push(format!("{} {}", words.missing, cell.missing_rules.join(", ")));
        }
        for (rule, reason) in &cell.not_evaluated {
            lines.push(format!("{} {}: {}", words.not_evaluated, squeeze(rule), squeeze(reason)));
        }
        lines
    }
}

/// One line for each of the first grounds, and how many more there are.
fn shown(grounds: &[Ground], words: &Words, line: impl Fn(&Ground) -> String) -> Vec<String> {
    const MOST: usize = 3;
    let mut lines: Vec<String> = grounds.iter().take(MOST).map(line).collect();
    if grounds.len() > MOST {
        lines.push(format!("+{} {}", grounds.len() - MOST, words.more));
    }
    lines
}

fn quoted(draft: &Draft, ground: &Ground) -> String {
    let words = truncate(&squeeze(draft.source.slice(ground.span)), QUOTE);
    format!("{} {}", full(draft, ground.clause), super::wrap::isolated(&format!("“{words}”")))
}

/// The number of a clause as lawyers write it: `24(3)(a)`; its full name where it stands in no article.
fn short(draft: &Draft, clause: ClauseIdx) -> String {
    let owner = owner(draft, clause);
    let article = draft.clause(owner);
    let (ClauseKind::Article, Some(mut short)) = (article.kind, number(article)) else {
        return full(draft, clause);
    };
    let mut below: Vec<ClauseIdx> =
        draft.ancestors(clause).take_while(|&idx| idx != owner).collect();
    below.reverse();
    for idx in below {
        match number(draft.clause(idx)) {
            Some(number) if number.contains(')') => short.push_str(&format!("({number}")),
            Some(number) => short.push_str(&format!("({number})")),
            None => break,
        }
    }
    short
}

/// Where the clauses that decide a cell stand, the first of them where there are many.
fn places(draft: &Draft, cell: &Cell) -> String {
    let mut places: Vec<String> =
        cell.grounds.iter().map(|ground| short(draft, ground.clause)).collect();
    places.dedup();
    let n = places.len();
    places.truncate(3);
    let more = if n > places.len() { format!(" +{}", n - places.len()) } else { String::new() };
    format!("{}{more}", places.join(", "))
}
