//! The scorecard as CSV (RFC 4180), for spreadsheets and press tables.
//!
//! Two columns for each draft: what it makes of the safeguard, and the clause that decides. Text that a spreadsheet would
//! run as a formula is preceded by an apostrophe.

use std::io;

use super::super::cells::csv_cell;
use super::{Scorecard, places, verdict};
use crate::say;

/// Writes one line for each safeguard.
pub fn scorecard(card: &Scorecard<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let mut head = vec![say!("scorecard-safeguard"), "id".to_owned()];
    for (version, _) in &card.columns {
        head.push(csv_cell(&version.draft.name));
        head.push(csv_cell(&say!("scorecard-clause", draft = version.draft.name.as_str())));
    }
    writer.write_record(&head)?;
    for (n, row) in card.rows.iter().enumerate() {
        let mut record = vec![csv_cell(&Scorecard::name(row)), csv_cell(&row.id)];
        for (version, cells) in &card.columns {
            let Some(cell) = cells.get(n) else { continue };
            record.push(csv_cell(&verdict(cell.verdict)));
            record.push(csv_cell(&places(version.draft, cell)));
        }
        writer.write_record(&record)?;
    }
    writer.flush()
}
