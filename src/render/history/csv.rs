//! Concordances as CSV (RFC 4180), for spreadsheets.

use std::io;

use crate::history::{GroupLife, Row};
use crate::messages::{commas, semicolons};
use crate::say;

use super::super::cells::csv_cell;
use super::{Answer, Lives, Notes, brief, group_name_short};

fn writer(out: &mut dyn io::Write) -> ::csv::Writer<&mut dyn io::Write> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out)
}

/// Writes one line for each article: a column for each draft, the heading, what happened.
pub fn concordance(lives: &Lives<'_>, rows: &[Row], out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = writer(out);
    let mut head: Vec<String> = lives.names().iter().map(|name| csv_cell(name)).collect();
    head.extend([
        say!("concordance-heading"),
        say!("concordance-happened"),
        say!("csv-from-memory"),
    ]);
    writer.write_record(&head)?;
    for row in rows {
        let mut record: Vec<String> =
            row.cells.iter().map(|cell| in_cell(&lives.numbers(cell).join(", "))).collect();
        record.push(csv_cell(&lives.subject(&row.cells)));
        record.push(csv_cell(&commas(&lives.notes(&row.cells, Notes::All))));
        let unsure = (0..row.cells.len()).filter(|&stage| lives.is_from_memory(&row.cells, stage));
        let unsure: Vec<String> = unsure.map(|stage| lives.name(stage)).collect();
        record.push(csv_cell(&commas(&unsure)));
        writer.write_record(&record)?;
    }
    writer.flush()
}

/// Writes one line for each chapter or cluster of each draft: what became of it in the next.
pub fn chapters(
    lives: &Lives<'_>,
    groups: &[GroupLife],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut writer = writer(out);
    writer.write_record([
        say!("csv-draft"),
        say!("csv-group"),
        say!("concordance-heading"),
        say!("csv-next"),
        say!("csv-articles"),
        say!("csv-still-there"),
        say!("csv-where"),
        say!("csv-dropped"),
        say!("csv-from-memory"),
    ])?;
    for life in groups {
        let (draft, next) = (lives.draft(life.group.stage), lives.draft(life.next));
        let places: Vec<String> = life
            .stays
            .iter()
            .map(|stay| match stay.group {
                Some(group) => format!("{} ({})", group_name_short(next, group), stay.articles),
                None => format!("- ({})", stay.articles),
            })
            .collect();
        let dropped: Vec<String> = life.dropped.iter().map(|&idx| brief(draft, idx)).collect();
        writer.write_record([
            csv_cell(&lives.name(life.group.stage)),
            csv_cell(&group_name_short(draft, life.group.clause)),
            csv_cell(draft.heading(life.group.clause).unwrap_or_default()),
            csv_cell(&lives.name(life.next)),
            life.articles.to_string(),
            life.survivors().to_string(),
            csv_cell(&semicolons(&places)),
            in_cell(&dropped.join(", ")),
            if life.is_from_memory { csv_cell(&lives.name(life.next)) } else { String::new() },
        ])?;
    }
    writer.flush()
}

/// Writes one line for each draft that was asked about.
pub fn answer(lives: &Lives<'_>, answers: &[Answer], out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer = writer(out);
    writer.write_record([
        say!("csv-draft"),
        say!("csv-clause"),
        say!("csv-in-draft"),
        say!("csv-clause"),
        say!("concordance-heading"),
        say!("csv-from-memory"),
    ])?;
    for answer in answers {
        for &stage in &answer.wanted {
            let cell = &answer.cells[stage];
            let is_unsure = lives.is_from_memory(&answer.cells, stage);
            let subject = if cell.clauses.is_empty() {
                String::new()
            } else {
                lives.subject(std::slice::from_ref(cell))
            };
            writer.write_record([
                csv_cell(&lives.name(answer.stage)),
                in_cell(&brief(lives.draft(answer.stage), answer.clause)),
                csv_cell(&lives.name(stage)),
                in_cell(&lives.numbers(cell).join(", ")),
                csv_cell(&subject),
                if is_unsure { csv_cell(&lives.name(stage)) } else { String::new() },
            ])?;
        }
    }
    writer.flush()
}

/// Numbers for a cell; the sign of an empty one is no formula.
fn in_cell(text: &str) -> String {
    if matches!(text, "-" | "/") { text.to_owned() } else { csv_cell(text) }
}
