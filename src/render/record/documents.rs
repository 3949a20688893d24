//! The register of papers: symbol, date, author, status, what took the place of what, and whether the text is here.

use crate::messages::{Value, commas, semicolons};
use crate::record::documents::{Entry, superseded_by};
use crate::say;
use crate::series::Series;
use crate::series::record::{Basis, OtherDate, Paper as Named};
use crate::series::text::Text;

use super::page::{Item, Page, Table};
use super::{Names, evidence, marked, words};

/// The register of a series.
pub fn documents(series: &Series, wanted: &[Entry<'_>]) -> Page {
    let names = Names::new(series);
    let papers: Vec<Paper> = wanted.iter().map(|entry| Paper::new(&names, entry)).collect();
    let items = papers.iter().map(|paper| paper.item(&names)).collect();
    let heads = vec![
        "id".to_owned(),
        say!("document-head-symbol"),
        say!("record-head-date"),
        say!("document-head-title"),
        say!("record-head-who"),
        say!("document-head-status"),
        say!("document-head-supersedes"),
        say!("document-head-superseded-by"),
        say!("document-head-text"),
        say!("document-head-address"),
        say!("record-head-evidence"),
    ];
    Page {
        title: say!("documents-title", treaty = names.treaty(), n = wanted.len()),
        groups: vec![(None, items)],
        table: Table { heads, rows: papers.iter().map(Paper::row).collect() },
        is_tabular: true,
        footnotes: names.footnotes(wanted.iter().map(basis)),
        ..Page::default()
    }
}

fn basis<'a>(entry: &Entry<'a>) -> &'a Basis {
    match entry {
        Entry::Document(document) => &document.basis,
        Entry::Draft(draft) => &draft.basis,
    }
}

/// A paper of either kind, in the words of the interface.
struct Paper<'a> {
    id: &'a str,
    symbol: Option<&'a str>,
    date: String,
    title: String,
    by: Vec<String>,
    status: String,
    supersedes: Vec<String>,
    superseded_by: Vec<String>,
    /// Drafts beside which it stands.
    beside: Vec<String>,
    /// Whether the text is here, for drafts.
    text: String,
    address: Option<&'a str>,
    import: Option<&'a str>,
    other_dates: &'a [OtherDate],
    note: Option<&'a Text>,
    basis: &'a Basis,
}

impl<'a> Paper<'a> {
    fn new(names: &Names<'a>, entry: &Entry<'a>) -> Self {
        let supersedes = entry.supersedes().iter().map(|paper| names.paper(paper)).collect();
        let later = superseded_by(names.series, &entry.paper());
        let superseded_by = later.iter().map(|later| names.paper(&later.paper())).collect();
        let date = entry.date().map(|date| date.to_string()).unwrap_or_default();
        let actors = |ids: &[String]| ids.iter().map(|id| names.actor(id)).collect();
        match entry {
            Entry::Document(document) => Self {
                id: &document.id,
                symbol: document.symbol.as_deref(),
                title: names.text(&document.title),
                by: actors(&document.by),
                status: document.status.as_ref().map(|s| names.text(s)).unwrap_or_default(),
                text: String::new(),
                address: document.address.as_deref(),
                import: None,
                other_dates: &document.other_dates,
                note: document.note.as_ref(),
                basis: &document.basis,
                date,
                supersedes,
                superseded_by,
                beside: Vec::new(),
            },
            Entry::Draft(draft) => Self {
                id: &draft.id,
                symbol: draft.symbol.as_deref(),
                title: match &draft.title {
                    Some(title) => {
                        let title = Value::composed(names.text(title));
                        say!("document-draft-titled", id = draft.id.as_str(), title = title)
                    }
                    None => say!("document-draft", id = draft.id.as_str()),
                },
                by: actors(&draft.by),
                status: draft.status.map(words::status).unwrap_or_default(),
                text: if draft.texts.is_empty() {
                    say!("document-text-not-here")
                } else {
                    let languages: Vec<&str> = draft.texts.keys().map(String::as_str).collect();
                    say!("document-text-here", languages = Value::composed(commas(&languages)))
                },
                address: draft.address.as_deref(),
                import: draft.import.as_deref().filter(|_| draft.texts.is_empty()),
                other_dates: &draft.other_dates,
                note: draft.note.as_ref(),
                basis: &draft.basis,
                date,
                supersedes,
                superseded_by,
                beside: draft
                    .beside
                    .iter()
                    .map(|id| names.paper(&Named::Draft(id.clone())))
                    .collect(),
            },
        }
    }

    fn item(&self, names: &Names<'_>) -> Item {
        let list = |names: &[String]| Value::composed(commas(names));
        let by = (!self.by.is_empty()).then(|| say!("record-by", actors = list(&self.by)));
        let status = (!self.status.is_empty()).then(|| self.status.clone());
        let supersedes = (!self.supersedes.is_empty())
            .then(|| say!("record-supersedes", papers = list(&self.supersedes)));
        let superseded = (!self.superseded_by.is_empty())
            .then(|| say!("record-superseded-by", papers = list(&self.superseded_by)));
        let beside =
            (!self.beside.is_empty()).then(|| say!("record-beside", drafts = list(&self.beside)));
        let text = (!self.text.is_empty()).then(|| self.text.clone());
        let address = self.address.map(|at| say!("document-published", address = at));
        let import = self.import.map(|line| say!("text-import", line = line));
        let mut lines = Vec::new();
        for parts in [[by, status, None], [supersedes, superseded, beside], [text, address, import]]
        {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            lines.extend((!parts.is_empty()).then(|| semicolons(&parts)));
        }
        lines.extend(names.other_dates(self.other_dates));
        lines.extend(names.remarks(self.note, self.basis));
        let head = match self.symbol {
            Some(symbol) => {
                let title = Value::composed(self.title.as_str());
                say!("record-with-symbol", title = title, symbol = symbol)
            }
            None => self.title.clone(),
        };
        let lead = if self.date.is_empty() { say!("record-no-date") } else { self.date.clone() };
        Item {
            lead,
            head: marked(head, self.basis),
            lines,
            basis: Names::cites(self.basis),
            id: Some(self.id.to_owned()),
            ..Item::default()
        }
    }

    fn row(&self) -> Vec<String> {
        vec![
            self.id.to_owned(),
            self.symbol.unwrap_or_default().to_owned(),
            self.date.clone(),
            self.title.clone(),
            semicolons(&self.by),
            self.status.clone(),
            commas(&self.supersedes),
            commas(&self.superseded_by),
            self.text.clone(),
            self.address.unwrap_or_default().to_owned(),
            evidence(self.basis),
        ]
    }
}
