//! Findings over real texts that were judged by hand: a list of where, clause, rule, verdict and note, without any text.
//!
//! A finding that is not listed, and one that is listed and no longer found, both fail. `UPDATE_JUDGED=1` writes a list
//! anew and marks what nobody has judged with `?`, which fails until it says `right` or `wrong`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// A finding without its text: file or pair of files, clause, rule.
pub(crate) type Key = (String, String, String);

/// The findings of a list, and whether each is right.
pub(crate) type Verdicts = BTreeMap<Key, bool>;

/// A list in `tests/expectations`.
pub(crate) struct List {
    /// The name of its file.
    pub(crate) file: &'static str,
    /// Its first line, a remark on its columns.
    pub(crate) head: &'static str,
}

impl List {
    /// Holds what was found against the list.
    #[track_caller]
    pub(crate) fn hold(&self, found: &BTreeSet<Key>) -> Verdicts {
        let mut entries = self.read();
        if std::env::var_os("UPDATE_JUDGED").is_some() {
            self.write(found, &entries);
            entries = self.read();
        }
        let listed: BTreeSet<Key> = entries.keys().cloned().collect();
        let gone: Vec<&Key> = listed.difference(found).collect();
        let new: Vec<&Key> = found.difference(&listed).collect();
        assert!(gone.is_empty(), "listed and no longer found: {gone:#?}");
        assert!(new.is_empty(), "found and not judged: {new:#?}");
        let judged = entries.into_iter().map(|(key, (verdict, _))| match verdict.as_str() {
            "right" => (key, true),
            "wrong" => (key, false),
            other => panic!("{key:?}: verdict `{other}`, expected right or wrong"),
        });
        judged.collect()
    }

    fn path(&self) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expectations").join(self.file)
    }

    /// Verdict and note of each finding.
    fn read(&self) -> BTreeMap<Key, (String, String)> {
        let text = std::fs::read_to_string(self.path()).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let entries = lines.map(|line| {
            let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let Ok([place, clause, rule, verdict, note]) = <[String; 5]>::try_from(fields) else {
                panic!("five fields expected: {line}")
            };
            ((place, clause, rule), (verdict, note))
        });
        entries.collect()
    }

    fn write(&self, found: &BTreeSet<Key>, entries: &BTreeMap<Key, (String, String)>) {
        let mut text = format!("{}\n", self.head);
        for key in found {
            let (verdict, note) = entries.get(key).map_or(("?", ""), |(v, n)| (v, n));
            let (place, clause, rule) = key;
            writeln!(text, "{place}\t{clause}\t{rule}\t{verdict}\t{note}").unwrap();
        }
        std::fs::write(self.path(), text).unwrap();
    }
}
