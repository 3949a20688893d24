//! Brackets and agreement over time, for the terminal, as Markdown and as CSV.

use crate::draft::{ClauseIdx, Draft};
use crate::history::{
    Agreed, Brackets, Cell, Contest, Fate, MarkedRow, Marks, Reopened, State, Turn,
};
use crate::messages::{Value, commas, semicolons};
use crate::record::sessions_between;
use crate::say;
use crate::series::Status;
use crate::source::Span;

use super::super::address::{full, squeeze};
use super::super::bidi::isolated_in_rtl;
use super::super::record::page::{Item, Matrix, MatrixCell, Page, Table};
use super::super::wrap::{beginning, isolated, truncate};
use super::blame::beside;
use super::{Lives, heading};

/// Columns that a quotation may fill.
const QUOTED: usize = 60;

/// Columns that the name of a draft may fill beside a clause.
const NAME: usize = 12;

/// The life of the clause that was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The draft in which it was named.
    pub stage: usize,
    /// The clause.
    pub clause: ClauseIdx,
    /// What of it stands in each draft.
    pub cells: Vec<Cell>,
}

/// Everything that is said of brackets, as a page.
pub fn page(lives: &Lives<'_>, brackets: &Brackets, asked: Option<&Asked>) -> Page {
    let teller = Teller { lives, names: lives.names() };
    let mut groups = vec![
        (Some(say!("brackets-turns")), teller.turns(brackets)),
        (Some(say!("brackets-reopened")), teller.reopened(brackets)),
        (Some(say!("brackets-kept")), teller.kept(brackets)),
    ];
    for stage in 0..teller.names.len() {
        groups.extend(teller.contests(brackets, stage));
    }
    let rows = brackets.rows.iter().filter_map(|row| teller.row(row)).collect();
    groups.push((Some(say!("brackets-rows")), rows));
    Page {
        title: teller.title(asked),
        matrix: Some(teller.matrix(brackets)),
        groups,
        table: teller.table(brackets, asked),
        is_dense: true,
        footnotes: lives.remarks(),
        ..Page::default()
    }
}

/// Puts what is known of brackets in words.
struct Teller<'l> {
    lives: &'l Lives<'l>,
    names: Vec<String>,
}

impl<'l> Teller<'l> {
    fn draft(&self, stage: usize) -> &'l Draft {
        self.lives.draft(stage)
    }

    fn title(&self, asked: Option<&Asked>) -> String {
        let languages = self.lives.languages();
        match (asked, self.lives.title) {
            (Some(asked), _) => {
                let draft = self.draft(asked.stage);
                let name = full(draft, asked.clause);
                let clause = match heading(draft, asked.clause) {
                    Some(heading) => {
                        format!("{name} {}", say!("quoted", text = isolated(&heading)))
                    }
                    None => name,
                };
                let draft = self.names[asked.stage].as_str();
                say!("brackets-title-clause", clause = Value::composed(clause), draft = draft)
            }
            (None, Some(treaty)) => {
                say!("brackets-title-of", treaty = squeeze(treaty), languages = languages)
            }
            (None, None) => say!("brackets-title", languages = languages),
        }
    }

    /// The drafts down, what is open in each across.
    fn matrix(&self, brackets: &Brackets) -> Matrix {
        let row = |(stage, state): (usize, &Option<State>)| {
            let has_text = self.lives.history.stages[stage].has_text;
            let sign = if has_text { "-" } else { "?" };
            let missing = || [(); 5].map(|()| sign.to_owned());
            let known = state.as_ref().map(|state| figures(&state.marks, state.clauses));
            let cells = known.unwrap_or_else(missing);
            let cells = cells.map(|words| MatrixCell { signs: words.clone(), words });
            (self.dated(stage), cells.to_vec())
        };
        Matrix {
            corner: say!("csv-draft"),
            heads: heads(),
            rows: brackets.states.iter().enumerate().map(row).collect(),
            legend: Vec::new(),
        }
    }

    /// `v2 2022-11-14`.
    fn dated(&self, stage: usize) -> String {
        let date = self.lives.versions[stage].entry.and_then(|entry| entry.date);
        match date {
            Some(date) => format!("{} {date}", self.names[stage]),
            None => self.names[stage].clone(),
        }
    }

    /// What was opened and closed from draft to draft, and the sessions between.
    fn turns(&self, brackets: &Brackets) -> Vec<Item> {
        let turn = |state: &State| {
            let Turn { last, opened, closed } = state.turn?;
            if opened + closed == 0 && state.marks.open == 0 {
                return None;
            }
            let (old, new) = (self.names[last].as_str(), self.names[state.stage].as_str());
            Some(Item {
                lead: say!("history-step", old = old, new = new),
                head: say!("brackets-turn", opened = opened, closed = closed),
                lines: self.sessions(last, state.stage),
                ..Item::default()
            })
        };
        brackets.states.iter().flatten().filter_map(turn).collect()
    }

    /// The sessions that were held between two drafts.
    fn sessions(&self, old: usize, new: usize) -> Vec<String> {
        let date = |stage: usize| self.lives.versions[stage].entry.and_then(|entry| entry.date);
        let Some((series, (old, new))) = self.lives.series.zip(date(old).zip(date(new))) else {
            return Vec::new();
        };
        let sessions = sessions_between(series, old, new).into_iter().map(|event| {
            let title = event.title.get(crate::messages::ui().language());
            let title = Value::composed(isolated(&squeeze(title)));
            say!("record-title-and-date", title = title, date = event.date.to_string())
        });
        let sessions: Vec<String> = sessions.collect();
        if sessions.is_empty() { Vec::new() } else { vec![semicolons(&sessions)] }
    }

    /// What was agreed and changed afterwards.
    fn reopened(&self, brackets: &Brackets) -> Vec<Item> {
        let changed = brackets.agreed.iter().filter(|agreed| !agreed.reopened.is_empty());
        let item = |agreed: &Agreed| Item {
            lead: self.in_draft(agreed.stage, agreed.clause),
            head: self.subject(agreed.stage, agreed.clause),
            lines: agreed.reopened.iter().map(|change| self.change(change)).collect(),
            ..Item::default()
        };
        changed.map(item).collect()
    }

    /// `reopened in v3: taken out “…”; added “…”`.
    fn change(&self, change: &Reopened) -> String {
        let draft = self.names[change.stage].as_str();
        if change.clauses.is_empty() {
            return say!("brackets-agreed-gone", draft = draft);
        }
        let quoted = |stage: usize, spans: &[Span]| {
            let list = spans.iter().map(|&span| self.quoted(stage, span));
            Value::composed(commas(&list.collect::<Vec<_>>()))
        };
        let mut what = Vec::new();
        if !change.gone.is_empty() {
            what.push(say!("brackets-taken-out", words = quoted(change.last, &change.gone)));
        }
        if !change.new.is_empty() {
            what.push(say!("brackets-added", words = quoted(change.stage, &change.new)));
        }
        if change.is_bracketed {
            what.push(say!("brackets-open-again"));
        }
        let what = Value::composed(semicolons(&what));
        say!("brackets-changed", draft = draft, what = what)
    }

    /// What was agreed and has not changed, one entry for each draft that says so; where later drafts no longer say so
    /// though they are still negotiated, that is told.
    fn kept(&self, brackets: &Brackets) -> Vec<Item> {
        let kept = |stage: usize| {
            brackets.agreed.iter().filter(move |agreed| {
                agreed.stage == stage && agreed.reopened.is_empty() && agreed.compared.is_some()
            })
        };
        let item = |stage: usize| {
            let list = |wanted: &dyn Fn(&Agreed) -> bool| {
                let chosen = kept(stage).filter(|agreed| wanted(agreed));
                let names = chosen.map(|agreed| self.clause(stage, agreed.clause));
                commas(&names.collect::<Vec<_>>())
            };
            let mut lines = Vec::new();
            for (later, draft) in self.names.iter().enumerate() {
                let unmarked = list(&|agreed| agreed.unmarked == Some(later));
                if !unmarked.is_empty() && !self.is_final(later) {
                    let clauses = Value::composed(unmarked);
                    lines.push(say!(
                        "brackets-unmarked",
                        draft = draft.as_str(),
                        clauses = clauses
                    ));
                }
                let is_anew = |agreed: &Agreed| {
                    agreed.marked_anew == Some(later) && agreed.unmarked.is_some()
                };
                let anew = list(&is_anew);
                if !anew.is_empty() {
                    let clauses = Value::composed(anew);
                    lines.push(say!("brackets-anew", draft = draft.as_str(), clauses = clauses));
                }
            }
            let (lead, head) = (isolated(&self.names[stage]), list(&|_| true));
            Item { lead, head, lines, ..Item::default() }
        };
        (0..self.names.len()).filter(|&stage| kept(stage).next().is_some()).map(item).collect()
    }

    fn is_final(&self, stage: usize) -> bool {
        let entry = self.lives.versions[stage].entry;
        entry.is_some_and(|entry| entry.status == Some(Status::Final))
    }

    /// The name of a clause, on a line of the interface.
    fn clause(&self, stage: usize, clause: ClauseIdx) -> String {
        isolated_in_rtl(&beside(self.draft(stage), clause))
    }

    /// What became of the alternatives of one draft: those of which something is to be told, then those that went with
    /// their clause.
    fn contests(&self, brackets: &Brackets, stage: usize) -> Option<(Option<String>, Vec<Item>)> {
        let all = || brackets.contests.iter().filter(|contest| contest.stage == stage);
        let first = all().next()?;
        let told = all().filter(|contest| contest.fate != Fate::Gone);
        let mut items: Vec<Item> = told.map(|contest| self.contest(contest)).collect();
        let gone = all().filter(|contest| contest.fate == Fate::Gone);
        let mut gone: Vec<String> =
            gone.map(|contest| self.clause(stage, contest.clause)).collect();
        gone.dedup();
        if !gone.is_empty() {
            let head = say!("brackets-gone", clauses = Value::composed(commas(&gone)));
            items.push(Item { head, ..Item::default() });
        }
        let name = self.names[stage].as_str();
        let heading = match first.next {
            Some(next) => say!("brackets-won", draft = name, next = self.names[next].as_str()),
            None => say!("brackets-alternatives", draft = name),
        };
        Some((Some(heading), items))
    }

    fn contest(&self, contest: &Contest) -> Item {
        let old = beside(self.draft(contest.stage), contest.clause);
        let new = contest.next.zip(contest.new_clause);
        let new = new.map(|(next, clause)| beside(self.draft(next), clause));
        let lead = match new.filter(|new| *new != old) {
            Some(new) => say!("history-step", old = old, new = new),
            None => isolated(&old),
        };
        let option = |n: usize| self.quoted(contest.stage, contest.options[n]);
        let list = |wanted: &dyn Fn(usize) -> bool| {
            let chosen = (0..contest.options.len()).filter(|&n| wanted(n)).map(option);
            Value::composed(commas(&chosen.collect::<Vec<_>>()))
        };
        let all = || list(&|_| true);
        let head = match &contest.fate {
            Fate::Won(won) => say!(
                "brackets-fate-won",
                won = Value::composed(option(*won)),
                others = list(&|n| n != *won)
            ),
            Fate::Several(won) => say!("brackets-fate-several", won = list(&|n| won.contains(&n))),
            Fate::Open(left) if left.is_empty() => say!("brackets-fate-open-new", options = all()),
            Fate::Open(left) => say!("brackets-fate-open", options = list(&|n| left.contains(&n))),
            Fate::Reworded(span) => {
                let words = contest.next.map(|next| self.quoted(next, *span)).unwrap_or_default();
                say!("brackets-fate-reworded", words = Value::composed(words), options = all())
            }
            Fate::None => say!("brackets-fate-none", options = all()),
            Fate::Unclear | Fate::Gone => say!("brackets-fate-unclear", options = all()),
            Fate::Last => all_of(all()),
        };
        Item { lead, head, ..Item::default() }
    }

    /// An article with its state in each draft.
    fn row(&self, row: &MarkedRow) -> Option<Item> {
        let newest = row.cells.iter().rev().find(|cell| !cell.clauses.is_empty());
        let lead = newest.map(|cell| {
            let is_newest = cell.stage + 1 == self.names.len();
            let (stage, clause) = (cell.stage, cell.clauses[0]);
            if is_newest { self.clause(stage, clause) } else { self.in_draft(stage, clause) }
        });
        let lead = lead.unwrap_or_default();
        let states = row.states.iter().enumerate().filter_map(|(stage, marks)| {
            // Who asked for what stands in the log of the article.
            let what = super::log::marked(&without_names(marks.as_ref()?));
            let what = (!what.is_empty()).then(|| Value::composed(commas(&what)))?;
            Some(say!("brackets-in-draft", draft = self.names[stage].as_str(), what = what))
        });
        let states: Vec<String> = states.collect();
        if states.is_empty() {
            return None;
        }
        let heading = Value::composed(self.lives.subject(&row.cells));
        let states = Value::composed(semicolons(&states));
        let head = say!("brackets-row", heading = heading, states = states);
        Some(Item { lead, head, ..Item::default() })
    }

    /// `v2 35(4)`.
    fn in_draft(&self, stage: usize, clause: ClauseIdx) -> String {
        let name = truncate(&self.names[stage], NAME);
        isolated(&format!("{name} {}", beside(self.draft(stage), clause)))
    }

    fn subject(&self, stage: usize, clause: ClauseIdx) -> String {
        let draft = self.draft(stage);
        heading(draft, clause).map_or_else(|| full(draft, clause), |heading| isolated(&heading))
    }

    /// Words of a draft in quotation marks, without the brackets around them; the first of many.
    fn quoted(&self, stage: usize, span: Span) -> String {
        let text = self.draft(stage).source.slice(span).trim();
        let inner = text
            .strip_prefix(['[', '［', '【'])
            .and_then(|text| text.strip_suffix([']', '］', '】']))
            .filter(|inner| !inner.contains(['[', ']', '［', '］', '【', '】']));
        let words = inner.unwrap_or(text).trim().trim_matches(['"', '“', '”']);
        say!("quoted", text = isolated(&beginning(words, QUOTED)))
    }

    /// One line for each draft of each article, for spreadsheets.
    fn table(&self, brackets: &Brackets, asked: Option<&Asked>) -> Table {
        let mut table = Table {
            heads: vec![say!("csv-draft"), say!("csv-clause"), say!("concordance-heading")],
            rows: Vec::new(),
        };
        table.heads.extend(heads().into_iter().filter(|head| *head != say!("brackets-clauses")));
        let mut push = |cells: &[Cell], stage: usize, marks: &Marks| {
            let clauses = self.lives.numbers(&cells[stage]).join(", ");
            let [open, deepest, _, alternatives, agreed] = figures(marks, 0);
            let subject = self.lives.subject(cells);
            table.rows.push(vec![
                self.names[stage].clone(),
                clauses,
                subject,
                open,
                deepest,
                alternatives,
                agreed,
            ]);
        };
        for row in &brackets.rows {
            for (stage, marks) in row.states.iter().enumerate() {
                if let Some(marks) = marks {
                    push(&row.cells, stage, marks);
                }
            }
        }
        for state in asked.into_iter().flat_map(|_| brackets.states.iter().flatten()) {
            if let Some(asked) = asked {
                push(&asked.cells, state.stage, &state.marks);
            }
        }
        table
    }
}

/// What the columns of figures hold.
fn heads() -> Vec<String> {
    vec![
        say!("brackets-open"),
        say!("brackets-deepest"),
        say!("brackets-clauses"),
        say!("brackets-sets"),
        say!("brackets-agreed"),
    ]
}

fn figures(marks: &Marks, clauses: usize) -> [String; 5] {
    [
        marks.open.to_string(),
        marks.depth.to_string(),
        clauses.to_string(),
        marks.alternatives.to_string(),
        marks.agreed.to_string(),
    ]
}

/// The state of brackets without those who put them.
fn without_names(marks: &Marks) -> Marks {
    Marks {
        proposed_by: Vec::new(),
        supported_by: Vec::new(),
        opposed_by: Vec::new(),
        deletion_asked_by: Vec::new(),
        ..marks.clone()
    }
}

/// Alternatives of which nothing is known yet.
fn all_of(options: Value<'_>) -> String {
    say!("brackets-fate-last", options = options)
}
