//! The table about asks, and what decides whether they are met.

use super::super::record::{Ask, Expect, Modal, Within};
use super::Reader;
use super::entry::Entry;
use super::names::Kind;
use crate::say;

impl Reader<'_> {
    pub(super) fn ask(&self, entry: &Entry<'_>) -> Ask {
        Ask {
            id: entry.string("id"),
            number: entry.word_or_number("number"),
            by: self.names.actors_required(entry, "by"),
            date: entry.date("date"),
            document: self.names.one(Kind::Document, entry, "document"),
            target: self.target(entry),
            topic: self.names.one(Kind::Topic, entry, "topic"),
            wants: entry.required("wants", entry.text("wants")),
            note: entry.text("note"),
            expect: entry.table("expect").map(|expect| {
                let read = read_expect(&expect);
                expect.finish();
                if let Some(read) = &read
                    && read.within != Within::Draft
                    && !entry.has("clause")
                {
                    expect.reading.wrong(expect.span.clone(), say!("series-expect-needs-clause"));
                }
                read.unwrap_or_default()
            }),
            basis: self.basis(entry),
        }
    }
}

/// What decides; `None` where nothing would.
fn read_expect(entry: &Entry<'_>) -> Option<Expect> {
    let expect = Expect {
        delete: entry.flag("delete").unwrap_or_default(),
        keep: entry.flag("keep").unwrap_or_default(),
        contains: entry.runs("contains"),
        lacks: entry.runs("lacks"),
        modal: entry.choice("modal", Modal::ALL),
        unbracketed: entry.flag("unbracketed").unwrap_or_default(),
        within: entry.choice("within", Within::ALL).unwrap_or_default(),
    };
    let is_about_words = !expect.contains.is_empty()
        || !expect.lacks.is_empty()
        || expect.modal.is_some()
        || expect.unbracketed;
    if expect.delete && (expect.keep || is_about_words) {
        entry.reading.wrong(entry.span_of("delete"), say!("series-expect-contradicts"));
        return None;
    }
    let keys = ["delete", "keep", "contains", "lacks", "modal", "unbracketed"];
    let says_nothing = !expect.delete && !expect.keep && !is_about_words;
    if says_nothing && !keys.iter().any(|key| entry.has(key)) {
        entry.reading.wrong(entry.span.clone(), say!("series-expect-nothing"));
        return None;
    }
    Some(expect)
}
