//! The order of the drafts of a series, and which of them stand beside each other.

use std::collections::BTreeSet;

use super::{DraftEntry, Series};

impl Series {
    /// Drafts from the oldest to the newest: by date where all have one, else as they were given; none stands before what it
    /// takes the place of.
    pub fn in_order<'a>(&self, mut drafts: Vec<&'a DraftEntry>) -> Vec<&'a DraftEntry> {
        if drafts.iter().all(|entry| entry.date.is_some()) {
            drafts.sort_by_key(|entry| entry.date.map(super::date::Date::first));
        }
        let mut waiting: Vec<(&DraftEntry, BTreeSet<&str>)> =
            drafts.into_iter().map(|entry| (entry, self.older(&entry.id))).collect();
        let mut ordered = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let is_next = |(_, older): &(&DraftEntry, BTreeSet<&str>)| {
                !waiting.iter().any(|(other, _)| older.contains(other.id.as_str()))
            };
            let next = waiting.iter().position(is_next).unwrap_or(0);
            ordered.push(waiting.remove(next).0);
        }
        ordered
    }

    /// Whether two drafts stand beside each other, as the parts of one text do.
    pub fn are_beside(&self, one: &str, other: &str) -> bool {
        let names = |one: &str, other: &str| {
            self.draft(one).is_some_and(|entry| entry.beside.iter().any(|id| id == other))
        };
        one != other && (names(one, other) || names(other, one))
    }

    /// The ids of all that a draft takes the place of, by itself or through others.
    fn older(&self, id: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(entry) = self.draft(id) else { continue };
            let older = entry.supersedes.iter().map(super::record::Paper::id);
            open.extend(older.filter(|older| found.insert(*older)).collect::<Vec<_>>());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn series(drafts: &str) -> Series {
        Series::parse(Path::new("s.toml"), &format!("title = 'T'\n{drafts}")).expect("it is sound")
    }

    #[track_caller]
    fn order(drafts: &str, expected: &[&str]) {
        let series = series(drafts);
        let ordered = series.in_order(series.drafts.iter().collect());
        assert_eq!(ordered.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), expected);
    }

    fn draft(id: &str, more: &str) -> String {
        format!("[[draft]]\nid = '{id}'\n{more}\n")
    }

    #[test]
    fn drafts_go_by_date_and_by_what_they_replace() {
        let (b, a) = (draft("b", "date = 2023-01-02"), draft("a", "date = 2023-01-01"));
        order(&format!("{b}{a}"), &["a", "b"]);
        order(&format!("{b}{}", draft("a", "")), &["b", "a"]);
        let late = draft("a", "date = 2023-01-01\nsupersedes = ['b']");
        order(&format!("{b}{late}"), &["b", "a"]);
        order(&format!("{}{}", draft("a", "supersedes = ['b']"), draft("b", "")), &["b", "a"]);
    }

    #[test]
    fn parts_stand_beside_each_other() {
        let parts = format!("{}{}{}", draft("a", ""), draft("b", "beside = 'a'"), draft("c", ""));
        let series = series(&parts);
        assert!(series.are_beside("a", "b") && series.are_beside("b", "a"));
        assert!(!series.are_beside("a", "a") && !series.are_beside("a", "c"));
    }
}
