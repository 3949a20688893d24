//! The scorecard as CSV (RFC 4180), for spreadsheets and press tables.
//!
//! Two columns for each draft: what it makes of the safeguard, and the clause that decides. Text that a spreadsheet would
//! run as a formula is preceded by an apostrophe.

use std::io;

use super::{Scorecard, places, verdict};
use crate::say;

/// Writes one line for each safeguard.
pub fn scorecard(card: &Scorecard<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let mut head = vec![say!("scorecard-safeguard"), "id".to_owned()];
    for (version, _) in &card.columns {
        head.push(guarded(&version.draft.name));
        head.push(guarded(&say!("scorecard-clause", draft = version.draft.name.as_str())));
    }
    writer.write_record(&head)?;
    for (n, row) in card.rows.iter().enumerate() {
        let mut record = vec![guarded(&Scorecard::name(row)), guarded(&row.id)];
        for (version, cells) in &card.columns {
            let Some(cell) = cells.get(n) else { continue };
            record.push(guarded(&verdict(cell.verdict)));
            record.push(guarded(&places(version.draft, cell)));
        }
        writer.write_record(&record)?;
    }
    writer.flush()
}

/// Text that no spreadsheet takes for a formula, in one line and without control characters.
pub(in crate::render) fn guarded(text: &str) -> String {
    let is_isolate = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    let text = super::squeeze(&text.replace(is_isolate, ""));
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", "\t=1", " =1"] {
            assert!(guarded(text).starts_with('\''), "{text}");
        }
        assert_eq!(guarded("24(3), 25"), "24(3), 25");
        assert_eq!(guarded("a\nb\u{202E}"), "a b<U+202E>");
    }
}
