//! The tables about drafts: which there are, and which clauses of two drafts belong together.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use super::super::{ClassEntry, Cluster, Concordance, DraftEntry, Status, TextFile};
use super::Reader;
use super::entry::Entry;
use super::names::Kind;
use crate::lint::Class;
use crate::say;

impl Reader<'_> {
    pub(super) fn draft(&self, entry: &Entry<'_>, folder: &Path) -> DraftEntry {
        let id = entry.required("id", entry.string("id"));
        let texts = texts(entry, folder, &id);
        let aliases = entry.words("aliases").into_iter().map(toml::Spanned::into_inner);
        DraftEntry {
            aliases: aliases.collect(),
            symbol: entry.string("symbol"),
            title: entry.text("title"),
            date: entry.date("date"),
            date_source: self.names.one(Kind::Source, entry, "date-source"),
            other_dates: self.other_dates(entry),
            status: entry.choice("status", Status::ALL),
            by: self.names.list(Kind::Actor, entry, "by"),
            supersedes: self.names.papers(entry, "supersedes", Kind::Draft),
            beside: self.names.list(Kind::Draft, entry, "beside"),
            address: entry.string("address"),
            import: entry.string("import"),
            note: entry.text("note"),
            basis: self.basis(entry),
            texts,
            id,
        }
    }

    pub(super) fn cluster(&self, entry: &Entry<'_>) -> Cluster {
        let articles = entry.word("articles").map(|articles| {
            numbers(articles.get_ref()).unwrap_or_else(|| {
                let message = say!("series-not-numbers", text = articles.get_ref());
                entry.reading.wrong(articles.span(), message);
                Vec::new()
            })
        });
        Cluster {
            draft: entry.required("draft", self.names.one(Kind::Draft, entry, "draft")),
            chapter: entry.word_or_number("chapter"),
            number: entry.required("number", entry.word_or_number("number")),
            heading: entry.text("heading"),
            articles: articles.unwrap_or_default(),
            basis: self.basis(entry),
        }
    }

    pub(super) fn class(&self, entry: &Entry<'_>) -> Option<ClassEntry> {
        let draft = self.names.one(Kind::Draft, entry, "draft");
        let line = entry.reading.place(entry.span_of("clause")).line;
        let clause = entry.required("clause", entry.string("clause"));
        let known = Class::ALL.map(|class| (class.as_str(), class));
        let class = entry.choice("class", &known);
        if !entry.has("class") {
            entry.missing("class");
        }
        Some(ClassEntry { draft, clause, class: class?, line })
    }

    /// The pairs of an entry: one, or as many as a range holds.
    pub(super) fn concordance(&self, entry: &Entry<'_>) -> Vec<Concordance> {
        let draft = |key| entry.required(key, self.names.one(Kind::Draft, entry, key));
        let (old_draft, new_draft) = (draft("old-draft"), draft("new-draft"));
        let (old, new) = (clauses(entry, "old-clause"), clauses(entry, "new-clause"));
        let is_match = entry.flag("match").unwrap_or(true);
        let pair = Concordance {
            old_draft,
            new_draft,
            old_clause: None,
            new_clause: None,
            is_match,
            reason: entry.text("reason"),
            subject: entry.text("subject"),
            basis: self.basis(entry),
        };
        let with = |old: Option<&String>, new: Option<&String>| Concordance {
            old_clause: old.cloned(),
            new_clause: new.cloned(),
            ..pair.clone()
        };
        match (old, new) {
            (Some(old), Some(new)) if old.len() == new.len() => {
                old.iter().zip(&new).map(|(old, new)| with(Some(old), Some(new))).collect()
            }
            (Some(old), Some(new)) => {
                if !old.is_empty() && !new.is_empty() {
                    let message = say!("series-ranges-differ", old = old.len(), new = new.len());
                    entry.reading.wrong(entry.span_of("new-clause"), message);
                }
                Vec::new()
            }
            (Some(old), None) if is_match => old.iter().map(|old| with(Some(old), None)).collect(),
            (None, Some(new)) if is_match => new.iter().map(|new| with(None, Some(new))).collect(),
            (old, _) => {
                entry.missing(if old.is_some() { "new-clause" } else { "old-clause" });
                Vec::new()
            }
        }
    }
}

/// The text files of a draft; none where the text is not here.
fn texts(entry: &Entry<'_>, folder: &Path, id: &str) -> BTreeMap<String, TextFile> {
    let mut texts = BTreeMap::new();
    let paths = entry.paths("texts");
    if entry.has("texts") && paths.is_empty() {
        let span: Range<usize> = entry.span_of("texts");
        entry.reading.wrong(span, say!("draft-has-no-text", draft = id));
    }
    for (language, path) in paths {
        let written = PathBuf::from(path.get_ref());
        let is_plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !written.components().all(is_plain) || path.get_ref().trim().is_empty() {
            let message = say!("leaves-folder", path = path.get_ref());
            entry.reading.wrong(path.span(), message);
            continue;
        }
        let line = entry.reading.place(path.span()).line;
        texts.insert(language, TextFile { path: folder.join(written), line });
    }
    texts
}

/// The clauses of a key: one id, or the ids of a range; `None` where the key is missing.
fn clauses(entry: &Entry<'_>, key: &'static str) -> Option<Vec<String>> {
    let word = entry.word(key)?;
    let Some((from, to)) = word.get_ref().split_once("..") else {
        return Some(vec![word.into_inner()]);
    };
    let range = range(from.trim(), to.trim());
    if range.is_none() {
        entry.reading.wrong(word.span(), say!("series-no-range", range = word.get_ref()));
    }
    Some(range.unwrap_or_default())
}

/// The most clauses that a range may hold.
const LONGEST_RANGE: usize = 1000;

/// `art_6`, `art_7` and so on up to `art_10`.
fn range(from: &str, to: &str) -> Option<Vec<String>> {
    let split = |id: &str| {
        let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (stem, number) = id.split_at(id.len() - digits);
        Some((stem.to_owned(), number.parse::<usize>().ok()?))
    };
    let ((stem, first), (other, last)) = (split(from)?, split(to)?);
    let is_range = stem == other && first <= last && last - first < LONGEST_RANGE;
    is_range.then(|| (first..=last).map(|number| format!("{stem}{number}")).collect())
}

/// The numbers of `26-29, 29bis`.
fn numbers(text: &str) -> Option<Vec<String>> {
    let mut numbers = Vec::new();
    for part in text.split([',', '،']).map(str::trim) {
        match part.split_once(['-', '–']) {
            Some((from, to)) => numbers.extend(range(from.trim(), to.trim())?),
            None if part.starts_with(|c: char| c.is_ascii_digit()) => numbers.push(part.to_owned()),
            None => return None,
        }
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_count_up() {
        assert_eq!(
            range("art_6", "art_8"),
            Some(["art_6", "art_7", "art_8"].map(String::from).into())
        );
        for (from, to) in [
            ("art_8", "art_6"),
            ("art_6", "chp_8"),
            ("art_6", "art_9bis"),
            ("", ""),
            ("1", "99999"),
        ] {
            assert_eq!(range(from, to), None, "{from}..{to}");
        }
        assert_eq!(
            numbers("26-28, 29bis"),
            Some(["26", "27", "28", "29bis"].map(String::from).into())
        );
        assert_eq!(numbers("x"), None);
    }
}
