//! What happened, one entry after the other.

use crate::messages::{Value, semicolons};
use crate::record::{Moment, What};
use crate::say;
use crate::series::record::{Basis, Document, Event, EventState};
use crate::series::{DraftEntry, Series};

use super::page::{Item, Page, Table};
use super::votes::result;
use super::{Names, evidence, marked, proposals, words};

/// The timeline of a series.
pub fn timeline(series: &Series, moments: &[Moment<'_>]) -> Page {
    let names = Names::new(series);
    let items: Vec<Item> = moments.iter().map(|moment| item(&names, moment)).collect();
    let heads = vec![
        say!("record-head-date"),
        say!("record-head-until"),
        say!("record-head-kind"),
        say!("record-head-what"),
        say!("record-head-who"),
        say!("record-head-state"),
        say!("record-head-evidence"),
        say!("record-head-note"),
    ];
    let rows = moments.iter().map(|moment| row(&names, moment));
    Page {
        title: say!("timeline-title", treaty = names.treaty(), n = moments.len()),
        table: Table { heads, rows: rows.collect() },
        groups: vec![(None, items)],
        has_years: true,
        footnotes: names.footnotes(moments.iter().map(|moment| basis(moment.what))),
        ..Page::default()
    }
}

fn basis(what: What<'_>) -> &Basis {
    match what {
        What::Document(document) => &document.basis,
        What::Draft(draft) => &draft.basis,
        What::Event(event) => &event.basis,
        What::Proposal(proposal) => &proposal.basis,
    }
}

fn item(names: &Names<'_>, moment: &Moment<'_>) -> Item {
    let basis = basis(moment.what);
    let (head, lines) = match moment.what {
        What::Event(event) => (event_head(names, event), event_lines(names, event)),
        What::Draft(draft) => (draft_head(names, draft), draft_lines(names, draft)),
        What::Document(document) => {
            (document_head(names, document), document_lines(names, document))
        }
        What::Proposal(proposal) => {
            (proposals::head(names, proposal), proposals::lines(names, proposal))
        }
    };
    let kind = words::kind(moment.what.kind());
    let title = Value::composed(head);
    let head = say!("timeline-head", kind = Value::composed(kind.clone()), title = title);
    let id = match moment.what {
        What::Document(document) => Some(document.id.as_str()),
        What::Draft(draft) => Some(draft.id.as_str()),
        What::Event(event) => event.id.as_deref(),
        What::Proposal(proposal) => proposal.id.as_deref(),
    };
    Item {
        lead: moment.date.map_or_else(|| say!("record-no-date"), |date| date.to_string()),
        head: marked(head, basis),
        lines,
        basis: Names::cites(basis),
        kind: Some((moment.what.kind(), kind)),
        id: id.map(str::to_owned),
        year: moment.date.map(|date| date.year),
    }
}

fn event_head(names: &Names<'_>, event: &Event) -> String {
    let title = names.text(&event.title);
    if event.state == EventState::Held {
        return title;
    }
    let state = Value::composed(words::state(event.state));
    say!("record-with-state", title = Value::composed(title), state = state)
}

/// Who acts, who is named with them, and who objects.
pub(super) fn who(names: &Names<'_>, event: &Event) -> Option<String> {
    let part = |ids: &[String], said: fn(Value<'static>) -> String| {
        (!ids.is_empty()).then(|| said(names.actors(ids)))
    };
    let parts = [
        part(&event.by, |actors| say!("record-by", actors = actors)),
        part(&event.with, |actors| say!("record-with", actors = actors)),
        part(&event.against, |actors| say!("record-against", actors = actors)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| semicolons(&parts))
}

/// Everything that is said of an event below its title.
pub(super) fn event_lines(names: &Names<'_>, event: &Event) -> Vec<String> {
    let record = &names.series.record;
    let title_of = |id: &str| {
        let other = record.event(id);
        let title = other.map_or_else(|| id.to_owned(), |event| names.text(&event.title));
        let date = other.map(|event| event.date.to_string()).unwrap_or_default();
        say!("record-title-and-date", title = Value::composed(title), date = date)
    };
    let until = event.until.map(|until| say!("record-until", date = until.to_string()));
    let place = event.place.as_ref().map(|place| names.text(place));
    let participants = event.participants.map(|n| match &event.participants_are {
        Some(what) => {
            let what = Value::composed(names.text(what));
            say!("record-participants-are", n = n, what = what)
        }
        None => say!("record-participants", n = n),
    });
    let circumstances: Vec<String> = [until, place, participants].into_iter().flatten().collect();
    let place = match (&event.target.draft, &event.target.clause) {
        (Some(draft), None) => Some(names.draft(draft)),
        _ => Names::target(&event.target),
    };
    let about = place.map(|place| say!("record-about", place = Value::composed(place)));
    let paper = event.document.as_ref().and_then(|id| record.document(id)).map(|document| {
        say!("record-document", document = Value::composed(document_head(names, document)))
    });
    let is_cited = |id: &str| event.basis.cites.iter().any(|cite| cite.source == id);
    let source = event.date_source.as_ref().filter(|id| !is_cited(id));
    let source = source.and_then(|id| record.source(id));
    let mut lines: Vec<String> = event.vote.iter().map(result).collect();
    lines.extend((!circumstances.is_empty()).then(|| semicolons(&circumstances)));
    lines.extend(who(names, event));
    let about: Vec<String> = [about, paper].into_iter().flatten().collect();
    lines.extend((!about.is_empty()).then(|| semicolons(&about)));
    let part_of = event.part_of.as_ref();
    lines.extend(part_of.map(|id| say!("record-part-of", event = Value::composed(title_of(id)))));
    let put_off = event.postponed_to.as_ref();
    lines.extend(put_off.map(|id| say!("record-put-off", event = Value::composed(title_of(id)))));
    lines.extend(source.map(|source| {
        say!("record-date-from", source = Value::composed(names.text(&source.title)))
    }));
    lines.extend(names.other_dates(&event.other_dates));
    lines.extend(names.remarks(event.note.as_ref(), &event.basis));
    lines
}

fn draft_head(names: &Names<'_>, draft: &DraftEntry) -> String {
    let id = names.draft(&draft.id);
    match &draft.title {
        Some(title) => {
            let title = Value::composed(names.text(title));
            say!("titled", title = Value::composed(id), parts = title)
        }
        None => id,
    }
}

fn draft_lines(names: &Names<'_>, draft: &DraftEntry) -> Vec<String> {
    let mut lines = Vec::new();
    if !draft.by.is_empty() {
        lines.push(say!("record-by", actors = names.actors(&draft.by)));
    }
    lines.extend(names.other_dates(&draft.other_dates));
    lines.extend(names.remarks(draft.note.as_ref(), &draft.basis));
    lines
}

/// A document by its title, with its symbol where it has one.
pub(super) fn document_head(names: &Names<'_>, document: &Document) -> String {
    let title = names.text(&document.title);
    match &document.symbol {
        Some(symbol) => {
            say!("record-with-symbol", title = Value::composed(title), symbol = symbol)
        }
        None => title,
    }
}

fn document_lines(names: &Names<'_>, document: &Document) -> Vec<String> {
    let by =
        (!document.by.is_empty()).then(|| say!("record-by", actors = names.actors(&document.by)));
    let status = document.status.as_ref().map(|status| names.text(status));
    let parts: Vec<String> = [status, by].into_iter().flatten().collect();
    let mut lines = Vec::new();
    lines.extend((!parts.is_empty()).then(|| semicolons(&parts)));
    lines.extend(names.other_dates(&document.other_dates));
    lines.extend(names.remarks(document.note.as_ref(), &document.basis));
    lines
}

fn row(names: &Names<'_>, moment: &Moment<'_>) -> Vec<String> {
    let result = match moment.what {
        What::Event(event) => event.vote.as_ref().map(result),
        _ => None,
    };
    let (head, until, state, note, actors) = match moment.what {
        What::Event(event) => (
            names.text(&event.title),
            event.until,
            words::state(event.state),
            &event.note,
            [&event.by[..], &event.with].concat(),
        ),
        What::Draft(draft) => {
            (draft_head(names, draft), None, String::new(), &draft.note, draft.by.clone())
        }
        What::Document(document) => (
            document_head(names, document),
            None,
            String::new(),
            &document.note,
            document.by.clone(),
        ),
        What::Proposal(proposal) => (
            proposals::head(names, proposal),
            None,
            words::outcome(proposal.outcome),
            &proposal.note,
            [&proposal.by[..], &proposal.with].concat(),
        ),
    };
    let actors: Vec<String> = actors.iter().map(|id| names.actor(id)).collect();
    vec![
        moment.date.map(|date| date.to_string()).unwrap_or_default(),
        until.map(|date| date.to_string()).unwrap_or_default(),
        words::kind(moment.what.kind()),
        head,
        semicolons(&actors),
        state,
        evidence(basis(moment.what)),
        semicolons(
            &[result, note.as_ref().map(|note| names.text(note))]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        ),
    ]
}
