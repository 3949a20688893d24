//! The tables about sources, actors, topics and documents, and what every entry rests on.

use toml::Spanned;

use super::super::record::{
    Actor, ActorKind, Basis, Cite, Document, Evidence, OtherDate, Source, Topic,
};
use super::super::text::name_key;
use super::Reader;
use super::entry::Entry;
use super::names::Kind;
use crate::say;

impl Reader<'_> {
    /// What an entry rests on.
    pub(super) fn basis(&self, entry: &Entry<'_>) -> Basis {
        let cites = entry.words("cites");
        Basis {
            evidence: entry.choice("evidence", Evidence::ALL),
            cites: cites.iter().filter_map(|cite| self.cite(cite)).collect(),
            correction: entry.text("correction"),
            place: entry.place(),
        }
    }

    /// Reads `timeline:29`; that the row exists is checked when all sources are known.
    fn cite(&self, cite: &Spanned<String>) -> Option<Cite> {
        let (source, row) = match cite.get_ref().split_once(':') {
            Some((source, row)) => (source.trim(), Some(row.trim().to_owned())),
            None => (cite.get_ref().as_str(), None),
        };
        let source = Spanned::new(cite.span(), source.to_owned());
        let source = self.names.find(Kind::Source, &source)?;
        if let Some(row) = &row
            && !self.rows(&source).iter().any(|known| name_key(known) == name_key(row))
        {
            let message = say!("series-no-such-row", source = source.as_str(), row = row);
            self.root.reading.wrong(cite.span(), message);
            return None;
        }
        Some(Cite { source, row })
    }

    pub(super) fn other_dates(&self, entry: &Entry<'_>) -> Vec<OtherDate> {
        let mut dates = Vec::new();
        for other in entry.tables("other-dates") {
            let date = other.date("date");
            if !other.has("date") {
                other.missing("date");
            }
            let source = self.names.one(Kind::Source, &other, "source");
            let note = other.text("note");
            other.finish();
            dates.extend(date.map(|date| OtherDate { date, source, note }));
        }
        dates
    }

    pub(super) fn source(&self, entry: &Entry<'_>) -> Source {
        let id = entry.required("id", entry.string("id"));
        let mut skip = Vec::new();
        let rows = self.rows(&id);
        entry.words("rows");
        if entry.has("rows") && rows.is_empty() {
            entry.reading.wrong(entry.span_of("rows"), say!("series-no-rows"));
        }
        for skipped in entry.tables("skip") {
            let row = skipped.required("row", skipped.word_or_number("row"));
            let why = skipped.required("why", skipped.text("why"));
            if !row.is_empty() && !rows.contains(&row) {
                let span = skipped.span_of("row");
                let message = say!("series-no-such-row", source = id.as_str(), row = &row);
                entry.reading.wrong(span, message);
            }
            skipped.finish();
            skip.push((row, why));
        }
        Source {
            title: entry.required("title", entry.text("title")),
            address: entry.string("address"),
            rows: rows.to_vec(),
            skip,
            place: entry.place(),
            id,
        }
    }

    pub(super) fn actor(&self, entry: &Entry<'_>) -> Actor {
        let kind = entry.choice("kind", ActorKind::ALL);
        if !entry.has("kind") {
            entry.missing("kind");
        }
        if entry.has("members") && kind.is_some_and(|kind| kind != ActorKind::Group) {
            entry.reading.wrong(entry.span_of("members"), say!("series-members-of-group"));
        }
        Actor {
            id: entry.required("id", entry.string("id")),
            name: entry.required("name", entry.text("name")),
            kind: kind.unwrap_or(ActorKind::Body),
            aliases: entry.words("aliases").into_iter().map(Spanned::into_inner).collect(),
            members: self.names.list(Kind::Actor, entry, "members"),
            note: entry.text("note"),
            basis: self.basis(entry),
        }
    }

    pub(super) fn topic(&self, entry: &Entry<'_>) -> Topic {
        Topic {
            id: entry.required("id", entry.string("id")),
            name: entry.required("name", entry.text("name")),
            note: entry.text("note"),
            basis: self.basis(entry),
        }
    }

    pub(super) fn document(&self, entry: &Entry<'_>) -> Document {
        Document {
            id: entry.required("id", entry.string("id")),
            symbol: entry.string("symbol"),
            title: entry.required("title", entry.text("title")),
            date: entry.date("date"),
            date_source: self.names.one(Kind::Source, entry, "date-source"),
            other_dates: self.other_dates(entry),
            by: self.names.list(Kind::Actor, entry, "by"),
            status: entry.text("status"),
            supersedes: self.names.papers(entry, "supersedes", Kind::Document),
            address: entry.string("address"),
            note: entry.text("note"),
            basis: self.basis(entry),
        }
    }
}

/// The rows of `1-42`, `a-o`, or of several such; `None` where it is no such list.
pub(super) fn row_range(text: &str) -> Option<Vec<String>> {
    let mut rows = Vec::new();
    for part in text.split(',').map(str::trim) {
        let Some((from, to)) = part.split_once('-').map(|(from, to)| (from.trim(), to.trim()))
        else {
            if part.is_empty() {
                return None;
            }
            rows.push(part.to_owned());
            continue;
        };
        match (from.parse::<usize>(), to.parse::<usize>()) {
            (Ok(from), Ok(to)) if from <= to && to - from < 10_000 => {
                rows.extend((from..=to).map(|row| row.to_string()));
            }
            _ => rows.extend(letters(from, to)?),
        }
    }
    Some(rows)
}

fn letters(from: &str, to: &str) -> Option<Vec<String>> {
    let letter = |text: &str| match text.as_bytes() {
        [byte] if byte.is_ascii_alphabetic() => Some(*byte),
        _ => None,
    };
    let (from, to) = (letter(from)?, letter(to)?);
    let is_range = from <= to && from.is_ascii_lowercase() == to.is_ascii_lowercase();
    is_range.then(|| (from..=to).map(|byte| char::from(byte).to_string()).collect())
}

#[cfg(test)]
mod tests {
    use super::row_range;

    #[test]
    fn rows_are_numbers_or_letters() {
        let rows = |text| row_range(text).map(|rows| rows.join(" "));
        assert_eq!(rows("1-4").as_deref(), Some("1 2 3 4"));
        assert_eq!(rows("a-c, 7").as_deref(), Some("a b c 7"));
        for wrong in ["", "4-1", "a-Z", "1-99999", "a-"] {
            assert_eq!(rows(wrong), None, "{wrong}");
        }
    }
}
