//! Which draft brought the words of a draft, for the terminal, as Markdown and as CSV.

use std::io;

use crate::bidi::is_rtl;
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::history::{Blame, Part, Run, Share};
use crate::messages::{Value, commas, semicolons};
use crate::say;
use crate::series::record::Proposal;

use super::super::TextOptions;
use super::super::address::{address, full, label, owner, squeeze};
use super::super::record::page::{Matrix, MatrixCell, Page, Table};
use super::super::record::proposed_by;
use super::super::style::{BOLD, DIM, DRAFTS, paint};
use super::super::wrap::{self, Layout, Op, columns, isolated, truncate, wrap, wrap_plain};
use super::{Lives, brief, heading};

/// Columns that the name of a draft may fill; longer ones stand in the list of drafts alone, with a number.
const WIDEST_NAME: usize = 12;

/// Columns that the name of a clause may fill.
const WIDEST_CLAUSE: usize = 20;

/// Columns below which the date of a draft is left out.
const NARROW: usize = 60;

/// The words of a draft with what is known of them, ready to be shown.
#[derive(Clone, Debug)]
pub struct Told {
    /// The stretches with the drafts that brought them.
    pub blame: Blame,
    /// How many words each draft brought, of all that was asked about.
    pub shares: Vec<Share>,
    /// The draft before which nothing is shown.
    pub since: Option<usize>,
}

impl Told {
    /// Whether there is nothing to show of a draft.
    pub fn is_empty(&self, draft: &Draft) -> bool {
        !self.blame.runs.iter().any(|run| Self::is_shown(draft, run))
    }

    /// Whether a reader is shown a run: not a number, which stands beside it, of other signs only brackets, and nothing that
    /// was only printed around the text.
    fn is_shown(draft: &Draft, run: &Run) -> bool {
        let is_hidden = |idx: ClauseIdx| {
            matches!(draft.clause(idx).kind, ClauseKind::Furniture | ClauseKind::Translation)
        };
        let text = draft.source.slice(run.span);
        let is_wanted = match run.part {
            Part::Number => false,
            Part::Around => text.contains(['[', ']', '［', '］', '【', '】']),
            Part::Heading | Part::Text => !text.trim().is_empty(),
        };
        is_wanted && !draft.ancestors(run.clause).any(is_hidden)
    }
}

/// What heads the listing.
fn title(lives: &Lives<'_>, told: &Told) -> String {
    let name = lives.name(told.blame.stage);
    let Some(clause) = told.blame.clause else {
        let languages = lives.languages();
        return match lives.title {
            Some(treaty) => say!(
                "blame-title-of",
                draft = name,
                treaty = squeeze(treaty),
                languages = languages
            ),
            None => say!("blame-title", draft = name, languages = languages),
        };
    };
    let draft = lives.draft(told.blame.stage);
    let named = Value::composed(full(draft, clause));
    match heading(draft, clause) {
        Some(heading) => {
            let heading = Value::composed(isolated(&heading));
            say!("answer-title-heading", clause = named, draft = name, heading = heading)
        }
        None => say!("answer-title", clause = named, draft = name),
    }
}

/// `51 %`, `< 1 %`.
fn percent(words: usize, all: usize) -> String {
    let share = (words * 100 + all / 2) / all.max(1);
    if share == 0 && words > 0 { "< 1 %".to_owned() } else { format!("{share} %") }
}

/// How many words each draft brought: name, what else it is called, words, share.
fn shares(lives: &Lives<'_>, told: &Told) -> Vec<(String, [String; 4])> {
    let all: usize = told.shares.iter().map(|share| share.words).sum();
    let row = |share: &Share| {
        let entry = lives.versions[share.stage].entry;
        let date = entry.and_then(|entry| entry.date).map(|date| date.to_string());
        let symbol = entry.and_then(|entry| entry.symbol.as_deref()).map(squeeze);
        let cells = [
            date.unwrap_or_default(),
            symbol.unwrap_or_default(),
            say!("blame-words", n = share.words),
            percent(share.words, all),
        ];
        (lives.name(share.stage), cells)
    };
    told.shares.iter().map(row).collect()
}

/// What is to be said of a run besides its words.
fn notes(lives: &Lives<'_>, told: &Told, run: &Run) -> Vec<String> {
    let origin = told.blame.origin(run);
    let mut notes = Vec::new();
    if let Some(gap) = origin.gap {
        notes.push(say!("blame-gap", gone = lives.name(gap.gone), back = lives.name(gap.back)));
    }
    let record = lives.series.map(|series| &series.record);
    let proposals: Vec<&Proposal> = record
        .into_iter()
        .flat_map(|record| origin.proposals.iter().filter_map(|&at| record.proposals.get(at)))
        .collect();
    // Whom the record names the marks in the text need not name again.
    let is_recorded = |name: &String| {
        let actor = record.and_then(|record| record.find_actor(name));
        actor.is_some_and(|actor| proposals.iter().any(|proposal| proposal.by.contains(&actor.id)))
    };
    let marked: Vec<String> = origin
        .proposed_by
        .iter()
        .filter(|name| !is_recorded(name))
        .map(|name| isolated(&squeeze(name)))
        .collect();
    if !marked.is_empty() {
        notes.push(say!("log-proposed-by", names = Value::composed(commas(&marked))));
    }
    notes.extend(
        lives
            .series
            .into_iter()
            .flat_map(|series| proposals.iter().map(|proposal| proposed_by(series, proposal))),
    );
    notes
}

/// What is to be said at the end: which drafts before were not read.
fn remarks(lives: &Lives<'_>, told: &Told) -> Vec<String> {
    let stages = lives.history.stages[..told.blame.stage].iter().enumerate();
    let without = stages.filter(|(_, stage)| !stage.has_text).map(|(n, _)| lives.name(n));
    let unread: Vec<String> =
        without.chain(lives.left_out.ids.iter().map(|name| squeeze(name))).collect();
    if unread.is_empty() {
        return Vec::new();
    }
    vec![say!("blame-no-text-of", drafts = commas(&unread))]
}

/// Said where nothing is left to show.
fn nothing(lives: &Lives<'_>, told: &Told) -> Option<String> {
    let draft = lives.draft(told.blame.stage);
    let since = told.since?;
    told.is_empty(draft).then(|| say!("blame-nothing-since", draft = lives.name(since)))
}

/// The name of a clause beside its words: `24(3)`, `recital 2`, `Chapter II`.
pub(super) fn beside(draft: &Draft, idx: ClauseIdx) -> String {
    if draft.article_of(idx).is_some() {
        return brief(draft, idx);
    }
    let address = address(draft, idx);
    if address.is_empty() { label(draft, idx) } else { address }
}

/// Writes the listing for the terminal.
pub fn text(
    lives: &Lives<'_>,
    told: &Told,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    let mut head = String::new();
    wrap_plain(&title(lives, told), options.width, 0, 2, &mut head);
    paint(&mut buffer, BOLD, options.color, head.trim_end());
    buffer.push_str("\n\n");
    push_shares(lives, told, options, &mut buffer);
    Listing::new(lives, told, options).push(&mut buffer);
    let end = nothing(lives, told).into_iter().chain(remarks(lives, told));
    for remark in end {
        buffer.push('\n');
        wrap_plain(&remark, options.width, 0, 2, &mut buffer);
    }
    out.write_all(buffer.as_bytes())
}

/// What stands for each draft beside the words: its name, or its number where names are long.
fn keys(lives: &Lives<'_>) -> Vec<String> {
    let names = lives.names();
    if names.iter().all(|name| columns(name) <= WIDEST_NAME) {
        return names;
    }
    (1..=names.len()).map(|n| n.to_string()).collect()
}

/// Appends how many words each draft brought.
fn push_shares(lives: &Lives<'_>, told: &Told, options: TextOptions, out: &mut String) {
    let mut rows = shares(lives, told);
    let keys = keys(lives);
    for ((name, _), share) in rows.iter_mut().zip(&told.shares) {
        if keys[share.stage] != *name {
            *name = format!("{}  {name}", keys[share.stage]);
        }
    }
    let mut widths = [0; 5];
    for (name, cells) in &rows {
        widths[0] = widths[0].max(columns(name).min(options.width / 2));
        for (width, cell) in widths[1..].iter_mut().zip(cells) {
            *width = (*width).max(columns(cell));
        }
    }
    for ((name, cells), share) in rows.iter().zip(&told.shares) {
        let mut line = String::new();
        push_cell(&truncate(name, widths[0]), widths[0], &mut line);
        for (n, (cell, &width)) in cells.iter().zip(&widths[1..]).enumerate() {
            if width == 0 || (n < 2 && options.width < NARROW) {
                continue;
            }
            line.push_str("  ");
            if n < 2 {
                push_cell(cell, width, &mut line);
            } else {
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(cell))));
                line.push_str(&isolated(cell));
            }
        }
        paint(out, style(share.stage), options.color, line.trim_end());
        out.push('\n');
    }
}

/// Appends a cell, filled up with spaces.
fn push_cell(cell: &str, width: usize, out: &mut String) {
    out.push_str(&isolated(cell));
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(columns(cell))));
}

fn style(stage: usize) -> anstyle::Style {
    DRAFTS[stage % DRAFTS.len()]
}

/// The runs one below the other, each with its draft and clause.
struct Listing<'l> {
    lives: &'l Lives<'l>,
    told: &'l Told,
    draft: &'l Draft,
    options: TextOptions,
    names: Vec<String>,
    dates: Vec<String>,
    name_width: usize,
    date_width: usize,
    clause_width: usize,
}

impl<'l> Listing<'l> {
    fn new(lives: &'l Lives<'l>, told: &'l Told, options: TextOptions) -> Self {
        let draft = lives.draft(told.blame.stage);
        let names = keys(lives);
        let date = |entry: Option<&crate::series::DraftEntry>| {
            entry.and_then(|entry| entry.date).map(|date| date.to_string()).unwrap_or_default()
        };
        let dates: Vec<String> = lives.versions.iter().map(|v| date(v.entry)).collect();
        let shown = || told.blame.runs.iter().filter(|run| Told::is_shown(draft, run));
        let stages = || shown().map(|run| told.blame.origin(run).stage);
        let clause = shown().map(|run| columns(&beside(draft, run.clause))).max().unwrap_or(0);
        let date_width = stages().map(|stage| columns(&dates[stage])).max().unwrap_or(0);
        Self {
            name_width: stages().map(|stage| columns(&names[stage])).max().unwrap_or(0),
            date_width: if options.width < NARROW { 0 } else { date_width },
            clause_width: clause.min(WIDEST_CLAUSE).min(options.width / 4),
            lives,
            told,
            draft,
            options,
            names,
            dates,
        }
    }

    fn push(&self, out: &mut String) {
        let mut article = None;
        let mut clause = None;
        for run in self.told.blame.runs.iter().filter(|run| Told::is_shown(self.draft, run)) {
            let holder = Some(owner(self.draft, run.clause));
            if holder != article {
                out.push('\n');
                article = holder;
            }
            let name = if clause == Some(run.clause) {
                String::new()
            } else {
                truncate(&beside(self.draft, run.clause), self.clause_width)
            };
            clause = Some(run.clause);
            self.push_run(run, &name, out);
        }
    }

    fn push_run(&self, run: &Run, clause: &str, out: &mut String) {
        let stage = self.told.blame.origin(run).stage;
        let style = style(stage);
        let mut margin = String::new();
        push_cell(&self.names[stage], self.name_width, &mut margin);
        if self.date_width > 0 {
            margin.push(' ');
            push_cell(&self.dates[stage], self.date_width, &mut margin);
        }
        paint(out, style, self.options.color, &margin);
        out.push_str("  ");
        push_cell(clause, self.clause_width, out);
        out.push_str("  ");
        let date = if self.date_width > 0 { self.date_width + 1 } else { 0 };
        let indent = self.name_width + date + 2 + self.clause_width + 2;
        let layout = Layout {
            width: self.options.width.saturating_sub(indent).max(20),
            color: self.options.color,
            rtl: is_rtl(&self.draft.language),
        };
        let text = [wrap::Run::new(Op::Equal, self.draft.source.slice(run.span))];
        for (n, line) in wrap(&text, layout).iter().enumerate() {
            if n > 0 {
                out.extend(std::iter::repeat_n(' ', indent));
            }
            let mut shown = String::new();
            line.paint(layout, &mut shown);
            paint(out, style, self.options.color, &shown);
            out.push('\n');
        }
        let notes = notes(self.lives, self.told, run);
        if !notes.is_empty() {
            let note = say!("blame-note", notes = Value::composed(semicolons(&notes)));
            let mut wrapped = String::new();
            wrap_plain(&note, layout.width, 0, 0, &mut wrapped);
            for line in wrapped.lines() {
                out.extend(std::iter::repeat_n(' ', indent));
                paint(out, DIM, self.options.color, line);
                out.push('\n');
            }
        }
    }
}

/// The listing as a page of tables.
pub fn page(lives: &Lives<'_>, told: &Told) -> Page {
    let draft = lives.draft(told.blame.stage);
    let heads = vec![
        say!("csv-draft"),
        say!("record-head-date"),
        say!("csv-clause"),
        say!("record-head-words"),
        say!("blame-remarks"),
    ];
    let row = |run: &Run| {
        let stage = told.blame.origin(run).stage;
        let date = lives.versions[stage].entry.and_then(|entry| entry.date);
        vec![
            lives.name(stage),
            date.map(|date| date.to_string()).unwrap_or_default(),
            match draft.article_of(run.clause) {
                Some(_) => brief(draft, run.clause),
                None => full(draft, run.clause),
            },
            squeeze(draft.source.slice(run.span)),
            semicolons(&notes(lives, told, run)),
        ]
    };
    let rows = told.blame.runs.iter().filter(|run| Told::is_shown(draft, run)).map(row).collect();
    let cell = |words: &String| MatrixCell { words: words.clone(), signs: String::new() };
    let summary = Matrix {
        corner: say!("csv-draft"),
        heads: vec![
            say!("record-head-date"),
            say!("document-head-symbol"),
            say!("record-head-words"),
            say!("blame-share"),
        ],
        rows: shares(lives, told)
            .iter()
            .map(|(name, cells)| (name.clone(), cells.iter().map(cell).collect()))
            .collect(),
        legend: Vec::new(),
    };
    Page {
        title: title(lives, told),
        matrix: Some(summary),
        table: Table { heads, rows },
        is_tabular: true,
        footnotes: nothing(lives, told).into_iter().chain(remarks(lives, told)).collect(),
        ..Page::default()
    }
}

/// Writes the listing as Markdown.
pub fn markdown(lives: &Lives<'_>, told: &Told, out: &mut dyn io::Write) -> io::Result<()> {
    page(lives, told).markdown(out)
}

/// Writes one line for each run, for spreadsheets.
pub fn csv(lives: &Lives<'_>, told: &Told, out: &mut dyn io::Write) -> io::Result<()> {
    page(lives, told).csv(out)
}
