//! What was proposed: by whom, to which clause, in which words, and what came of it.

use crate::messages::{Value, commas, semicolons};
use crate::say;
use crate::series::Series;
use crate::series::record::{Action, Outcome, Paper, Proposal, Where};
use crate::series::text::Text;

use super::super::address::squeeze;
use super::super::wrap::isolated;
use super::page::{Item, Page, Table};
use super::{Names, evidence, marked, quoted, words};

/// The proposals of a series.
pub fn proposals(series: &Series, wanted: &[&Proposal]) -> Page {
    let names = Names::new(series);
    let items = wanted.iter().map(|proposal| Item {
        lead: proposal.date.map_or_else(|| say!("record-no-date"), |date| date.to_string()),
        head: marked(head(&names, proposal), &proposal.basis),
        lines: lines(&names, proposal),
        basis: Names::cites(&proposal.basis),
        kind: Some((proposal.outcome.as_str(), words::outcome(proposal.outcome))),
        id: proposal.id.clone(),
        year: None,
    });
    let heads = vec![
        "id".to_owned(),
        say!("record-head-date"),
        say!("record-head-who"),
        say!("record-head-supporters"),
        say!("record-head-draft"),
        say!("record-head-clause"),
        say!("record-head-what"),
        say!("record-head-words"),
        say!("record-head-new-words"),
        say!("record-head-outcome"),
        say!("record-head-evidence"),
        say!("record-head-note"),
    ];
    Page {
        title: say!("proposals-title", treaty = names.treaty(), n = wanted.len()),
        groups: vec![(None, items.collect())],
        table: Table { heads, rows: wanted.iter().map(|proposal| row(&names, proposal)).collect() },
        footnotes: names.footnotes(wanted.iter().map(|proposal| &proposal.basis)),
        ..Page::default()
    }
}

/// What a proposal does, to which clause, and what came of it.
pub(super) fn head(names: &Names<'_>, proposal: &Proposal) -> String {
    let mut head = does(names, proposal);
    if let Some(id) = &proposal.id {
        head = say!("proposal-with-id", id = id, does = Value::composed(head));
    }
    match proposal.outcome {
        Outcome::Unknown => head,
        outcome => {
            let outcome = Value::composed(words::outcome(outcome));
            say!("record-with-state", title = Value::composed(head), state = outcome)
        }
    }
}

/// Who made a proposal and when: `proposed by Gorland, Jorvia (2023-08-24) [specific]`.
pub(in super::super) fn proposed_by(series: &Series, proposal: &Proposal) -> String {
    let names = Names::new(series);
    let mut said = match proposal.date {
        Some(date) => {
            say!("proposal-by-on", actors = names.actors(&proposal.by), date = date.to_string())
        }
        None => say!("proposal-by", actors = names.actors(&proposal.by)),
    };
    if let Some(id) = &proposal.id {
        said = format!("{said} [{}]", isolated(&squeeze(id)));
    }
    let failed = [Outcome::Rejected, Outcome::NotAdopted, Outcome::Withdrawn];
    if failed.contains(&proposal.outcome) {
        let outcome = Value::composed(words::outcome(proposal.outcome));
        said = say!("proposed-but", said = Value::composed(said), outcome = outcome);
    }
    marked(said, &proposal.basis)
}

fn does(names: &Names<'_>, proposal: &Proposal) -> String {
    let document = || Some(names.paper(&Paper::Document(proposal.document.clone()?)));
    let Some(place) = Names::target(&proposal.target).or_else(document) else {
        return match proposal.action {
            Action::Add => say!("proposal-add-somewhere"),
            Action::Delete => say!("proposal-delete-somewhere"),
            Action::Replace => say!("proposal-replace-somewhere"),
        };
    };
    let place = Value::composed(place);
    match (proposal.action, proposal.at, proposal.words.is_some()) {
        (Action::Add, Some(Where::Before), _) => say!("proposal-add-before", place = place),
        (Action::Add, Some(Where::After), _) => say!("proposal-add-after", place = place),
        (Action::Add, Some(Where::Start), _) => say!("proposal-add-start", place = place),
        (Action::Add, Some(Where::End), _) => say!("proposal-add-end", place = place),
        (Action::Add, None, _) => say!("proposal-add", place = place),
        (Action::Delete, _, true) => say!("proposal-delete-words", place = place),
        (Action::Delete, _, false) => say!("proposal-delete", place = place),
        (Action::Replace, _, _) => say!("proposal-replace", place = place),
    }
}

/// The proposers, and those who support it.
pub(super) fn who(names: &Names<'_>, proposal: &Proposal) -> String {
    let mut who = vec![say!("record-by", actors = names.actors(&proposal.by))];
    if !proposal.with.is_empty() {
        who.push(say!("record-with", actors = names.actors(&proposal.with)));
    }
    semicolons(&who)
}

/// Everything that is said of a proposal below its head.
pub(super) fn lines(names: &Names<'_>, proposal: &Proposal) -> Vec<String> {
    let record = &names.series.record;
    let mut lines = vec![who(names, proposal)];
    lines.extend(proposal.text.as_ref().map(|text| names.text(text)));
    let old = proposal.words.as_ref().map(|text| quoted(text.get(names.language)));
    let new = proposal.new_words.as_ref().map(|text| quoted(text.get(names.language)));
    lines.extend(match (old, new) {
        (Some(old), Some(new)) => {
            let (old, new) = (Value::composed(old), Value::composed(new));
            Some(say!("proposal-old-and-new", old = old, new = new))
        }
        (old, new) => old.or(new),
    });
    let event = proposal.event.as_ref().and_then(|id| record.event(id));
    lines.extend(
        event.map(|event| {
            say!("proposal-made-at", event = Value::composed(names.text(&event.title)))
        }),
    );
    lines.extend(proposal.amends.as_ref().map(|id| say!("proposal-amends", id = id)));
    if !proposal.supersedes.is_empty() {
        let ids = Value::composed(commas(&proposal.supersedes));
        lines.push(say!("record-supersedes", papers = ids));
    }
    lines.extend(names.remarks(proposal.note.as_ref(), &proposal.basis));
    lines
}

fn row(names: &Names<'_>, proposal: &Proposal) -> Vec<String> {
    let actors =
        |ids: &[String]| semicolons(&ids.iter().map(|id| names.actor(id)).collect::<Vec<_>>());
    let text = |text: &Option<Text>| text.as_ref().map(|text| names.text(text)).unwrap_or_default();
    vec![
        proposal.id.clone().unwrap_or_default(),
        proposal.date.map(|date| date.to_string()).unwrap_or_default(),
        actors(&proposal.by),
        actors(&proposal.with),
        proposal.target.draft.clone().unwrap_or_default(),
        proposal.target.clause.clone().unwrap_or_default(),
        match &proposal.text {
            Some(text) => names.text(text),
            None => does(names, proposal),
        },
        text(&proposal.words),
        text(&proposal.new_words),
        words::outcome(proposal.outcome),
        evidence(&proposal.basis),
        text(&proposal.note),
    ]
}
