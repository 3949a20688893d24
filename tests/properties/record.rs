//! The record that ships, cut and damaged: its reading never panics, and says on which line what is wrong.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;

use travaux::error::Error;
use travaux::record::Filter;
use travaux::series::Series;

use crate::config;

fn shipped() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts/model-convention/series.toml");
    std::fs::read_to_string(path).unwrap()
}

/// Reads a record, and asks everything of it where it is sound.
fn read(text: &str) -> Result<(), TestCaseError> {
    match Series::parse(Path::new("series.toml"), text) {
        Ok(series) => {
            let filter = Filter::default();
            travaux::record::timeline(&series, &filter);
            travaux::record::positions::matrix(&series, &filter, None);
        }
        Err(error) => {
            let n_lines = text.lines().count() + 1;
            for error in error.each() {
                let Error::Config { line, .. } = error else {
                    return Err(TestCaseError::fail(format!("no place: {error}")));
                };
                prop_assert!((1..=n_lines).contains(line), "{error}");
            }
        }
    }
    Ok(())
}

/// Pieces that stand in records, and some that should not.
const PIECES: &[&str] = &[
    "=",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "\"",
    "'",
    ",",
    ".",
    "\n",
    "\0",
    "..",
    "[[event]]\n",
    "[[draft]]\n",
    "id = 3\n",
    "date = 2022-02-30\n",
    "date = \"0000\"\n",
    "rows = \"1-9999999999\"\n",
    "for = 99999999999999999999\n",
    "old-clause = \"art_0..art_99999999999999999999\"\n",
    "supersedes = [\"v1\"]\n",
    "members = [\"upland\"]\n",
    "by = [[]]\n",
    "cites = [\":\", \"diary:\"]\n",
    "texts = { en = \"\" }\n",
    "\u{202E}",
    "\u{FEFF}",
    "إ",
    "1e400",
];

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_record_that_is_cut_is_read_or_refused(cut in any::<Index>(), back in any::<Index>()) {
        let text = shipped();
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (a, b) = (*cut.get(&boundaries), *back.get(&boundaries));
        read(&text[..a])?;
        read(&text[a.max(b)..])?;
        read(&format!("{}{}", &text[..a.min(b)], &text[a.max(b)..]))?;
    }

    #[test]
    fn a_record_that_is_damaged_is_read_or_refused(
        damage in prop::collection::vec((any::<Index>(), prop::sample::select(PIECES), any::<bool>()), 1..6)
    ) {
        let mut lines: Vec<String> = shipped().lines().map(|line| format!("{line}\n")).collect();
        for (at, piece, instead) in damage {
            let n = at.index(lines.len());
            if instead {
                lines[n] = piece.to_owned();
            } else {
                let middle = lines[n].char_indices().nth(lines[n].chars().count() / 2).map_or(0, |(at, _)| at);
                lines[n].insert_str(middle, piece);
            }
        }
        read(&lines.concat())?;
    }
}

#[test]
fn a_long_chain_is_followed_to_its_end() {
    let entry = |n: usize| {
        let next = (n + 1) % 20_000;
        format!("[[document]]\nid = 'd{n}'\ntitle = 'D'\nsupersedes = 'd{next}'\n")
    };
    let entries: String = (0..20_000).map(entry).collect();
    let text = format!("title = 'T'\n{entries}");
    let error = Series::parse(Path::new("series.toml"), &text).expect_err("it is a circle");
    assert_eq!(error.each().len(), 1);
}
