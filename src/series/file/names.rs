//! What the names in a record stand for. A name is an id, or another name in any language; hamza and case do not matter.

use std::collections::BTreeMap;

use toml::Spanned;

use super::super::record::Paper;
use super::super::text::name_key;
use super::entry::{Entry, Reading};
use crate::messages::{Value, commas};
use crate::say;
use crate::toml_file::nearest;

/// Kinds of entries that others may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Source,
    Actor,
    Topic,
    Document,
    Draft,
    Event,
    Proposal,
    Ask,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Source,
        Self::Actor,
        Self::Topic,
        Self::Document,
        Self::Draft,
        Self::Event,
        Self::Proposal,
        Self::Ask,
    ];

    /// The name of its table in the file, by which the sentences choose their words.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Actor => "actor",
            Self::Topic => "topic",
            Self::Document => "document",
            Self::Draft => "draft",
            Self::Event => "event",
            Self::Proposal => "proposal",
            Self::Ask => "ask",
        }
    }

    fn said(self) -> Value<'static> {
        Value::composed(self.table())
    }
}

/// What a name stands for.
struct Known {
    id: String,
    line: usize,
}

/// The names of one kind.
#[derive(Default)]
struct Table {
    /// Ids and names that are an entry's own.
    own: BTreeMap<String, Known>,
    /// Symbols and titles, with the ids of all entries that have them.
    shared: BTreeMap<String, Vec<String>>,
    /// The own names as they are written, for suggestions.
    written: Vec<String>,
}

/// Every name of a file.
pub(super) struct Names<'a> {
    reading: &'a Reading<'a>,
    tables: BTreeMap<Kind, Table>,
}

impl<'a> Names<'a> {
    /// Collects the names of the entries of every kind; a name that stands for two of a kind is reported.
    pub(super) fn collect(
        reading: &'a Reading<'a>,
        entries: impl Fn(Kind) -> Vec<OwnNames>,
    ) -> Self {
        let mut names = Self { reading, tables: BTreeMap::new() };
        for kind in Kind::ALL {
            let mut table = Table::default();
            for entry in entries(kind) {
                names.add(kind, &mut table, &entry);
            }
            names.tables.insert(kind, table);
        }
        names
    }

    fn add(&self, kind: Kind, table: &mut Table, entry: &OwnNames) {
        let Some(id) = &entry.id else { return };
        for name in std::iter::once(id).chain(&entry.own) {
            let line = self.reading.place(name.span()).line;
            let key = name_key(name.get_ref());
            match table.own.get(&key) {
                // The same actor may be called the same in two languages.
                Some(known) if known.id == *id.get_ref() && name.span() != id.span() => {}
                Some(known) => {
                    let message = say!(
                        "name-is-taken",
                        kind = kind.said(),
                        name = name.get_ref(),
                        id = &known.id,
                        line = known.line
                    );
                    self.reading.wrong(name.span(), message);
                }
                None => {
                    table.own.insert(key, Known { id: id.get_ref().clone(), line });
                    table.written.push(name.get_ref().clone());
                }
            }
        }
        for name in &entry.shared {
            let ids = table.shared.entry(name_key(name.get_ref())).or_default();
            if !ids.contains(id.get_ref()) {
                ids.push(id.get_ref().clone());
            }
        }
    }

    fn known(&self, kind: Kind, name: &str) -> Option<&str> {
        let table = self.tables.get(&kind)?;
        let key = name_key(name);
        if let Some(known) = table.own.get(&key) {
            return Some(&known.id);
        }
        match table.shared.get(&key).map(Vec::as_slice) {
            Some([only]) => Some(only),
            _ => None,
        }
    }

    /// The id of what goes by a name; reported where there is nothing.
    pub(super) fn find(&self, kind: Kind, name: &Spanned<String>) -> Option<String> {
        let found = self.known(kind, name.get_ref());
        if found.is_none() {
            self.unknown(&[kind], name);
        }
        found.map(str::to_owned)
    }

    fn unknown(&self, kinds: &[Kind], name: &Spanned<String>) {
        let tables = || kinds.iter().filter_map(|kind| self.tables.get(kind));
        let ids = tables().filter_map(|table| table.shared.get(&name_key(name.get_ref())));
        let ids: Vec<&str> = ids.flatten().map(String::as_str).collect();
        let kind = || kinds[0].said();
        let written = || tables().flat_map(|table| table.written.iter().map(String::as_str));
        let message = if !ids.is_empty() {
            let ids = Value::composed(commas(&ids));
            say!("series-name-of-several", kind = kind(), name = name.get_ref(), ids = ids)
        } else if let Some(near) = nearest(name.get_ref(), written()) {
            say!("series-no-such-name-near", kind = kind(), name = name.get_ref(), near = near)
        } else {
            let table = kinds[0].table();
            say!("series-no-such-name", kind = kind(), name = name.get_ref(), table = table)
        };
        self.reading.wrong(name.span(), message);
    }

    /// The id that a key names.
    pub(super) fn one(&self, kind: Kind, entry: &Entry<'_>, key: &'static str) -> Option<String> {
        self.find(kind, &entry.word(key)?)
    }

    /// The ids that a key names, each once.
    pub(super) fn list(&self, kind: Kind, entry: &Entry<'_>, key: &'static str) -> Vec<String> {
        let mut ids = Vec::new();
        for name in entry.words(key) {
            let id = self.find(kind, &name);
            ids.extend(id.filter(|id| !ids.contains(id)));
        }
        ids
    }

    /// The actors of a key that must be there.
    pub(super) fn actors_required(&self, entry: &Entry<'_>, key: &'static str) -> Vec<String> {
        if entry.has(key) {
            let named = entry.words(key);
            if named.is_empty() {
                let wanted = Value::composed(say!("series-wants-texts"));
                let message = say!("series-wrong-kind", key = key, wanted = wanted);
                self.reading.wrong(entry.span_of(key), message);
            }
            self.list(Kind::Actor, entry, key)
        } else {
            entry.missing(key);
            Vec::new()
        }
    }

    /// The documents and drafts that a key names; `first` says which of the two is meant where both go by a name.
    pub(super) fn papers(&self, entry: &Entry<'_>, key: &'static str, first: Kind) -> Vec<Paper> {
        let second = if first == Kind::Draft { Kind::Document } else { Kind::Draft };
        let mut papers = Vec::new();
        for name in entry.words(key) {
            let found = [first, second]
                .into_iter()
                .find_map(|kind| self.known(kind, name.get_ref()).map(|id| (kind, id.to_owned())));
            match found {
                Some((Kind::Draft, id)) => papers.push(Paper::Draft(id)),
                Some((_, id)) => papers.push(Paper::Document(id)),
                None => self.unknown(&[first, second], &name),
            }
        }
        papers
    }
}

/// The names of one entry.
#[derive(Default)]
pub(super) struct OwnNames {
    pub(super) id: Option<Spanned<String>>,
    /// Names that no other entry of the kind may have.
    pub(super) own: Vec<Spanned<String>>,
    /// Names that several entries may have.
    pub(super) shared: Vec<Spanned<String>>,
}
