//! What became of asks: a table of asks and drafts, and below it each ask with what every draft made of it and why.

use crate::asks::{Answer, Cell, Verdict};
use crate::history::Presence;
use crate::messages::{Value, commas, semicolons, titled};
use crate::say;
use crate::series::Series;
use crate::series::record::Ask;

use super::super::history::Lives;
use super::super::wrap::isolated;
use super::page::{Item, Matrix, MatrixCell, Page, Table};
use super::{Names, evidence, marked};

mod facts;

use facts::{label, sentence};

/// Asks that were judged, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The series whose record holds them.
    pub series: &'a Series,
    /// The history in which they were judged.
    pub lives: &'a Lives<'a>,
    /// What became of them.
    pub answers: &'a [Answer<'a>],
    /// The drafts to show, oldest first.
    pub shown: &'a [usize],
}

/// What became of asks.
pub fn asks(asked: &Asked<'_>) -> Page {
    let names = Names::new(asked.series);
    let view = View { names, asked, drafts: asked.lives.names() };
    let (judged, others): (Vec<&Answer<'_>>, Vec<&Answer<'_>>) =
        asked.answers.iter().partition(|answer| answer.is_judged());
    let mut groups = view.groups(&judged);
    let more = !judged.is_empty() && !others.is_empty();
    for (n, (heading, items)) in view.groups(&others).into_iter().enumerate() {
        let heading = match heading {
            Some(heading) if more && n == 0 => {
                Some(say!("asks-not-judged-group", group = Value::composed(heading)))
            }
            heading => heading,
        };
        groups.push((heading, items));
    }
    let has_base =
        judged.iter().any(|answer| answer.base.is_some_and(|n| asked.shown.contains(&n)));
    let mut footnotes: Vec<String> = Vec::new();
    if !judged.is_empty() {
        footnotes.extend(has_base.then(|| say!("asks-base-note")));
        let is_open = |answer: &&Answer<'_>| {
            let mut cells = asked.shown.iter().filter_map(|&stage| answer.cell(stage));
            cells.any(|cell| cell.verdict == Verdict::Unknown)
        };
        footnotes.extend(judged.iter().any(is_open).then(|| say!("asks-unknown-note")));
        footnotes.push(say!("asks-disclaimer"));
    }
    footnotes.extend(asked.lives.remarks());
    footnotes.extend(names.footnotes(asked.answers.iter().map(|answer| &answer.ask.basis)));
    Page {
        title: say!("asks-title", treaty = names.treaty(), n = asked.answers.len()),
        intro: view.summary(),
        matrix: (!judged.is_empty()).then(|| view.matrix(&judged)),
        groups,
        table: view.table(),
        footnotes,
        ..Page::default()
    }
}

/// What the log of a clause says of an ask in one draft: who asks for what in the draft that it asks about, what became of
/// it in the others.
pub(in crate::render) fn ask_line(
    series: &Series,
    answer: &Answer<'_>,
    stage: usize,
) -> Option<String> {
    let cell = answer.cell(stage)?;
    let names = Names::new(series);
    let label = Value::composed(label(answer));
    if answer.base == Some(stage) {
        return Some(say!(
            "log-ask-made",
            label = label,
            actors = names.actors(&answer.ask.by),
            wants = Value::composed(names.text(&answer.ask.wants)),
            verdict = Value::composed(facts::verdict_name(cell.verdict))
        ));
    }
    Some(say!("log-ask", label = label, sentence = Value::composed(sentence(cell))))
}

/// Asks with what is needed to name things.
struct View<'a> {
    names: Names<'a>,
    asked: &'a Asked<'a>,
    /// The names of all drafts of the history.
    drafts: Vec<String>,
}

impl View<'_> {
    /// How many asks the newest draft meets, and does not.
    fn summary(&self) -> Vec<String> {
        let Some(&newest) = self.asked.shown.last() else { return Vec::new() };
        let made = |answer: &Answer<'_>| match answer.base {
            Some(base) if base > newest => None,
            _ => Some(answer.cell(newest).map_or(Verdict::Unknown, |cell| cell.verdict)),
        };
        let counts = Verdict::ALL.iter().filter_map(|&(_, verdict)| {
            let n = self.asked.answers.iter().filter(|a| made(a) == Some(verdict)).count();
            let name = facts::verdict_name(verdict);
            (n > 0).then(|| say!("asks-count", n = n, verdict = Value::composed(name)))
        });
        let counts: Vec<String> = counts.collect();
        if counts.is_empty() {
            return Vec::new();
        }
        vec![titled(isolated(&self.drafts[newest]), commas(&counts))]
    }

    fn matrix(&self, judged: &[&Answer<'_>]) -> Matrix {
        let cell = |answer: &Answer<'_>, stage: usize| {
            let Some(cell) = answer.cell(stage) else { return MatrixCell::default() };
            let is_base = answer.base == Some(stage);
            let mark = |said: String| if is_base { format!("({said})") } else { said };
            MatrixCell {
                words: mark(word(cell.verdict)),
                signs: mark(sign(cell.verdict).to_owned()),
            }
        };
        let rows = judged.iter().map(|answer| {
            let wants = self.names.text(&answer.ask.wants);
            let name = say!("asks-row", label = label(answer), wants = Value::composed(wants));
            (name, self.asked.shown.iter().map(|&stage| cell(answer, stage)).collect::<Vec<_>>())
        });
        let legend = Verdict::ALL
            .iter()
            .map(|&(_, verdict)| (sign(verdict).to_owned(), facts::verdict_name(verdict)));
        Matrix {
            corner: say!("asks-ask"),
            heads: self.asked.shown.iter().map(|&stage| self.drafts[stage].clone()).collect(),
            rows: rows.collect(),
            legend: legend.collect(),
        }
    }

    /// The asks of one submission together, in the order of the record.
    fn groups(&self, answers: &[&Answer<'_>]) -> Vec<(Option<String>, Vec<Item>)> {
        let mut groups: Vec<(Option<String>, Vec<Item>)> = Vec::new();
        for answer in answers {
            let heading = Some(self.submission(answer.ask));
            let item = self.item(answer);
            match groups.iter_mut().find(|(known, _)| *known == heading) {
                Some((_, items)) => items.push(item),
                None => groups.push((heading, vec![item])),
            }
        }
        groups
    }

    /// What an ask was sent with: a document, else who and when.
    fn submission(&self, ask: &Ask) -> String {
        let document = ask.document.as_deref().and_then(|id| self.names.series.record.document(id));
        let title = match document {
            Some(document) => self.names.text(&document.title),
            None => isolated_list(&self.names, &ask.by),
        };
        match ask.date.or(document.and_then(|document| document.date)) {
            Some(date) => {
                let title = Value::composed(title);
                say!("record-title-and-date", title = title, date = date.to_string())
            }
            None => title,
        }
    }

    fn item(&self, answer: &Answer<'_>) -> Item {
        let ask = answer.ask;
        let by = say!("record-by", actors = self.names.actors(&ask.by));
        let about = about(answer).map(|place| say!("record-about", place = Value::composed(place)));
        let number = ask.number.as_deref().filter(|number| Some(*number) != ask.id.as_deref());
        let number = number.map(|number| say!("asks-number", number = number));
        let parts: Vec<String> = [number, Some(by), about].into_iter().flatten().collect();
        let mut lines = vec![semicolons(&parts)];
        lines.extend(self.names.remarks(ask.note.as_ref(), &ask.basis));
        lines.extend(self.drafts_of(answer));
        Item {
            lead: label(answer),
            head: marked(self.names.text(&ask.wants), &ask.basis),
            lines,
            basis: Names::cites(&ask.basis),
            kind: self.kind(answer),
            id: ask.id.clone(),
            year: None,
        }
    }

    /// What the newest draft made of an ask.
    fn kind(&self, answer: &Answer<'_>) -> Option<(&'static str, String)> {
        let newest = *self.asked.shown.last()?;
        let verdict = answer.cell(newest).map_or(Verdict::Unknown, |cell| cell.verdict);
        let name = titled(isolated(&self.drafts[newest]), facts::verdict_name(verdict));
        Some((verdict.as_str(), name))
    }

    /// What each draft made of an ask, drafts of which the same is to be said together.
    fn drafts_of(&self, answer: &Answer<'_>) -> Vec<String> {
        let mut said: Vec<(Vec<String>, String)> = Vec::new();
        let is_base = |cell: &Cell<'_>| answer.base == Some(cell.stage);
        let shown = |cell: &&Cell<'_>| is_base(cell) || self.asked.shown.contains(&cell.stage);
        for cell in answer.cells.iter().filter(shown) {
            let name = isolated(&self.drafts[cell.stage]);
            let sentence = match answer.why {
                Some(_) => facts::place(cell).unwrap_or_else(|| match cell.presence {
                    Presence::Unknown => say!("asks-not-known"),
                    _ => say!("asks-gone"),
                }),
                None => sentence(cell),
            };
            match said.last_mut() {
                Some((names, last)) if *last == sentence && !is_base(cell) => names.push(name),
                _ if is_base(cell) && answer.why.is_none() => {
                    said.push((vec![say!("asks-base", draft = Value::composed(name))], sentence));
                }
                _ => said.push((vec![name], sentence)),
            }
        }
        let why =
            answer.why.map(|why| titled(facts::verdict_name(Verdict::Unknown), facts::reason(why)));
        let drafts = said.into_iter().map(|(names, sentence)| titled(commas(&names), sentence));
        why.into_iter().chain(drafts).collect()
    }

    /// One line for each ask and draft: spreadsheets make their own matrix.
    fn table(&self) -> Table {
        let heads = vec![
            say!("asks-ask"),
            say!("asks-head-number"),
            say!("record-head-who"),
            say!("record-head-date"),
            say!("asks-head-submission"),
            say!("asks-head-wants"),
            say!("asks-head-asked-draft"),
            say!("asks-head-asked-clause"),
            say!("record-head-draft"),
            say!("asks-head-verdict"),
            say!("asks-head-held"),
            say!("asks-head-parts"),
            say!("record-head-clause"),
            say!("asks-head-grounds"),
            say!("record-head-evidence"),
        ];
        let rows = self.asked.answers.iter().flat_map(|answer| {
            let shown = answer.cells.iter().filter(|cell| self.asked.shown.contains(&cell.stage));
            let cells: Vec<Option<&Cell<'_>>> =
                if answer.cells.is_empty() { vec![None] } else { shown.map(Some).collect() };
            cells.into_iter().map(|cell| self.row(answer, cell)).collect::<Vec<_>>()
        });
        Table { heads, rows: rows.collect() }
    }

    fn row(&self, answer: &Answer<'_>, cell: Option<&Cell<'_>>) -> Vec<String> {
        let ask = answer.ask;
        let document = ask.document.as_deref().and_then(|id| self.names.series.record.document(id));
        let by: Vec<String> = ask.by.iter().map(|id| self.names.actor(id)).collect();
        let grounds =
            cell.map_or_else(|| answer.why.map(facts::reason).into_iter().collect(), facts::facts);
        vec![
            label(answer),
            ask.number.clone().unwrap_or_default(),
            semicolons(&by),
            ask.date.map(|date| date.to_string()).unwrap_or_default(),
            document.map(|document| self.names.text(&document.title)).unwrap_or_default(),
            self.names.text(&ask.wants),
            ask.target.draft.clone().unwrap_or_default(),
            ask.target.clause.clone().unwrap_or_default(),
            cell.map(|cell| self.drafts[cell.stage].clone()).unwrap_or_default(),
            facts::verdict_name(cell.map_or(Verdict::Unknown, |cell| cell.verdict)),
            cell.map(|cell| cell.n_held().to_string()).unwrap_or_default(),
            cell.map(|cell| cell.parts.len().to_string()).unwrap_or_default(),
            cell.and_then(facts::place).unwrap_or_default(),
            semicolons(&grounds),
            evidence(&ask.basis),
        ]
    }
}

/// What an ask is about: the clause as its draft names it, else as its id does.
fn about(answer: &Answer<'_>) -> Option<String> {
    let target = &answer.ask.target;
    let place = answer.base.and_then(|base| answer.cell(base)).and_then(facts::place);
    match (place, &target.draft) {
        (Some(place), Some(draft)) => {
            Some(say!("record-place", clause = Value::composed(place), draft = draft))
        }
        _ => Names::target(target),
    }
}

fn isolated_list(names: &Names<'_>, ids: &[String]) -> String {
    commas(&ids.iter().map(|id| names.actor(id)).collect::<Vec<_>>())
}

/// A verdict in a word that fits into a table.
fn word(verdict: Verdict) -> String {
    say!("asks-word", verdict = Value::composed(verdict.as_str()))
}

/// A verdict in a sign, where many drafts stand side by side.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "+",
        Verdict::Partly => "~",
        Verdict::NotMet => "-",
        Verdict::Worse => "!",
        Verdict::Unknown => "?",
    }
}
