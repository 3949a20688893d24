//! Who stands where: actors down, topics across; below the table each position with its date and what was said.

use crate::messages::Value;
use crate::record::positions::{Cell, Matrix, when};
use crate::say;
use crate::series::Series;
use crate::series::record::{Actor, Position, Stance};

use super::page::{Item, Matrix as MatrixTable, MatrixCell, Page, Table};
use super::timeline::memory_note;
use super::{Names, evidence, marked, words};

/// The positions of a series.
pub fn positions(series: &Series, matrix: &Matrix<'_>) -> Page {
    let names = Names::new(series);
    let mut groups: Vec<(Option<String>, Vec<Item>)> = Vec::new();
    for (n, topic) in matrix.topics.iter().enumerate() {
        let own = matrix.rows.iter().filter_map(|(actor, cells)| {
            let cell = cells.get(n)?;
            (!cell.positions.is_empty() && cell.through.is_none()).then_some((*actor, cell))
        });
        let items = own.map(|(actor, cell)| item(&names, actor, cell)).collect();
        groups.push((Some(names.text(&topic.name)), items));
    }
    let by_clause: Vec<Item> =
        matrix.by_clause.iter().map(|position| clause_item(&names, position)).collect();
    groups.push((Some(say!("positions-by-clause")), by_clause));
    let all = || {
        let cells = matrix.rows.iter().flat_map(|(_, cells)| cells);
        cells.flat_map(|cell| &cell.positions).chain(&matrix.by_clause)
    };
    Page {
        title: say!("positions-title", treaty = names.treaty()),
        matrix: (!matrix.rows.is_empty()).then(|| table(&names, matrix)),
        groups,
        table: csv_table(&names, matrix),
        footnotes: memory_note(all().map(|position| &position.basis)),
        ..Page::default()
    }
}

fn table(names: &Names<'_>, matrix: &Matrix<'_>) -> MatrixTable {
    let cell = |cell: &Cell<'_>| {
        let mut stances: Vec<Stance> =
            cell.positions.iter().map(|position| position.stance).collect();
        stances.dedup();
        let star = if cell.through.is_some() { "*" } else { "" };
        let joined = |said: Vec<String>| format!("{}{star}", said.join(&say!("positions-then")));
        MatrixCell {
            words: joined(stances.iter().map(|&stance| words::stance(stance)).collect()),
            signs: format!(
                "{}{star}",
                stances.iter().map(|&stance| words::sign(stance)).collect::<Vec<_>>().join(">")
            ),
        }
    };
    let rows = matrix.rows.iter().map(|(actor, cells)| {
        (names.text(&actor.name), cells.iter().map(cell).collect::<Vec<_>>())
    });
    let stances = Stance::ALL
        .iter()
        .map(|&(_, stance)| (words::sign(stance).to_owned(), words::stance(stance)));
    let more =
        [(">".to_owned(), say!("positions-changed")), ("*".to_owned(), say!("positions-of-group"))];
    MatrixTable {
        corner: say!("positions-actor"),
        heads: matrix.topics.iter().map(|topic| names.text(&topic.name)).collect(),
        rows: rows.collect(),
        legend: stances.chain(more).collect(),
    }
}

/// What an actor says on a topic, in the order in which it said it.
fn item(names: &Names<'_>, actor: &Actor, cell: &Cell<'_>) -> Item {
    let mut lines = Vec::new();
    let mut head = String::new();
    for (n, position) in cell.positions.iter().enumerate() {
        let said = said(names, position);
        match n {
            0 => head = said,
            _ => lines.push(say!("positions-later", said = Value::composed(said))),
        }
        lines.extend(names.remarks(position.note.as_ref(), &position.basis));
        lines.extend(names.cites(&position.basis));
    }
    Item { lead: names.text(&actor.name), head, lines, basis: None }
}

fn clause_item(names: &Names<'_>, position: &Position) -> Item {
    Item {
        lead: match position.by.as_slice() {
            [only] => names.actor(only),
            _ => String::new(),
        },
        head: match position.by.as_slice() {
            [_] => said(names, position),
            _ => {
                let said = Value::composed(said(names, position));
                say!("positions-several", actors = names.actors(&position.by), said = said)
            }
        },
        lines: names.remarks(position.note.as_ref(), &position.basis),
        basis: names.cites(&position.basis),
    }
}

/// The stance, when it was taken and on which clause.
fn said(names: &Names<'_>, position: &Position) -> String {
    let stance = Value::composed(words::stance(position.stance));
    let date = when(names.series, position).map(|date| date.to_string());
    let place = names.target(&position.target).map(Value::composed);
    let said = match (date, place) {
        (Some(date), Some(place)) => {
            say!("positions-said", stance = stance, date = date, place = place)
        }
        (Some(date), None) => say!("positions-said-then", stance = stance, date = date),
        (None, Some(place)) => say!("positions-said-of", stance = stance, place = place),
        (None, None) => words::stance(position.stance),
    };
    marked(said, &position.basis)
}

/// One line for each actor and position: spreadsheets make their own matrix.
fn csv_table(names: &Names<'_>, matrix: &Matrix<'_>) -> Table {
    let heads = vec![
        say!("positions-actor"),
        say!("positions-topic"),
        say!("positions-stance"),
        say!("positions-through"),
        say!("record-head-date"),
        say!("record-head-draft"),
        say!("record-head-clause"),
        say!("record-head-evidence"),
        say!("record-head-note"),
    ];
    let mut rows = Vec::new();
    let row = |actor: String, topic: String, through: String, position: &Position| {
        vec![
            actor,
            topic,
            words::stance(position.stance),
            through,
            when(names.series, position).map(|date| date.to_string()).unwrap_or_default(),
            position.target.draft.clone().unwrap_or_default(),
            position.target.clause.clone().unwrap_or_default(),
            evidence(&position.basis),
            position.note.as_ref().map(|note| names.text(note)).unwrap_or_default(),
        ]
    };
    for (actor, cells) in &matrix.rows {
        for (topic, cell) in matrix.topics.iter().zip(cells) {
            let through = cell.through.map(|group| names.text(&group.name)).unwrap_or_default();
            for position in &cell.positions {
                let (actor, topic) = (names.text(&actor.name), names.text(&topic.name));
                rows.push(row(actor, topic, through.clone(), position));
            }
        }
    }
    for position in &matrix.by_clause {
        for id in &position.by {
            rows.push(row(names.actor(id), String::new(), String::new(), position));
        }
    }
    Table { heads, rows }
}
