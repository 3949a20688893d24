//! Cells of tables that other programs open: CSV for spreadsheets, Markdown for messages.

use super::address::squeeze;
use super::machine::plain;
use super::markdown::escape;

/// Text that no spreadsheet takes for a formula, in one line and without control characters.
pub(super) fn csv_cell(text: &str) -> String {
    let is_isolate = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    let text = squeeze(&text.replace(is_isolate, ""));
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}

/// Text that can break neither a Markdown table nor a line.
pub(super) fn markdown_cell(text: &str) -> String {
    escape(&squeeze(&plain(text))).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", "\t=1", " =1"] {
            assert!(csv_cell(text).starts_with('\''), "{text}");
        }
        assert_eq!(csv_cell("24(3), 25"), "24(3), 25");
        assert_eq!(csv_cell("a\nb\u{202E}"), "a b<U+202E>");
    }

    #[test]
    fn no_cell_ends_its_column() {
        assert_eq!(markdown_cell("a|b\n*c*"), "a\\|b \\*c\\*");
    }
}
