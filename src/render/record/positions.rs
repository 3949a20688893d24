//! Who stands where: actors down, topics across; below the table each position with its date and what was said.

use crate::messages::Value;
use crate::record::positions::{Cell, Matrix, when};
use crate::say;
use crate::series::Series;
use crate::series::record::{Position, Stance};

use super::page::{Item, Matrix as MatrixTable, MatrixCell, Page, Table};
use super::{Names, evidence, marked, words};

/// The positions of a series.
pub fn positions(series: &Series, matrix: &Matrix<'_>) -> Page {
    let names = Names::new(series);
    let all = matrix.positions(series);
    let mut groups: Vec<(Option<String>, Vec<Item>)> = Vec::new();
    for topic in &matrix.topics {
        let on_topic = all.iter().filter(|position| position.topic.as_ref() == Some(&topic.id));
        let items = on_topic.map(|position| item(&names, matrix, position)).collect();
        groups.push((Some(names.text(&topic.name)), items));
    }
    let by_clause =
        matrix.by_clause.iter().map(|position| item(&names, matrix, position)).collect();
    groups.push((Some(say!("positions-by-clause")), by_clause));
    Page {
        title: say!("positions-title", treaty = names.treaty()),
        matrix: (!matrix.rows.is_empty()).then(|| table(&names, matrix)),
        groups,
        table: csv_table(&names, matrix),
        footnotes: names.footnotes(all.iter().map(|position| &position.basis)),
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

/// A position with all who took it, and what those said before who changed their minds.
fn item(names: &Names<'_>, matrix: &Matrix<'_>, position: &Position) -> Item {
    let stance = Value::composed(words::stance(position.stance));
    let head = say!("positions-said", stance = stance, actors = names.actors(&position.by));
    let mut lines = Vec::new();
    let place = Names::target(&position.target);
    lines.extend(place.map(|place| say!("record-about", place = Value::composed(place))));
    for id in &position.by {
        let Some(before) = matrix.before(id, position) else { continue };
        let stance = Value::composed(words::stance(before.stance));
        let actor = Value::composed(names.actor(id));
        lines.push(match when(names.series, before) {
            Some(date) => {
                say!("positions-before", actor = actor, stance = stance, date = date.to_string())
            }
            None => say!("positions-before-undated", actor = actor, stance = stance),
        });
    }
    lines.extend(names.remarks(position.note.as_ref(), &position.basis));
    let date = when(names.series, position).map(|date| date.to_string());
    Item {
        lead: date.unwrap_or_else(|| say!("record-no-date")),
        head: marked(head, &position.basis),
        lines,
        basis: Names::cites(&position.basis),
        kind: Some((position.stance.as_str(), words::stance(position.stance))),
        ..Item::default()
    }
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
