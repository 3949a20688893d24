//! How votes went: the numbers, by how much, and who is known to have voted how.

use crate::messages::{Value, semicolons};
use crate::record::votes::{difference, margin};
use crate::say;
use crate::series::Series;
use crate::series::record::{Event, Majority, Vote, VoteOutcome};

use super::page::{Item, Page, Table};
use super::timeline::who;
use super::{Names, evidence, marked, proposals, words};

/// The votes of a series.
pub fn votes(series: &Series, wanted: &[&Event]) -> Page {
    let names = Names::new(series);
    let items = wanted.iter().map(|event| Item {
        lead: event.date.to_string(),
        head: marked(names.text(&event.title), &event.basis),
        lines: lines(&names, event),
        basis: Names::cites(&event.basis),
        kind: event
            .vote
            .as_ref()
            .and_then(|vote| vote.outcome)
            .map(|outcome| (outcome.as_str(), words::vote_outcome(outcome))),
        id: event.id.clone(),
        year: None,
    });
    let heads = vec![
        say!("record-head-date"),
        say!("record-head-what"),
        say!("vote-head-for"),
        say!("vote-head-against"),
        say!("vote-head-abstain"),
        say!("vote-head-majority"),
        say!("record-head-outcome"),
        say!("vote-head-margin"),
        say!("record-head-evidence"),
    ];
    Page {
        title: say!("votes-title", treaty = names.treaty(), n = wanted.len()),
        groups: vec![(None, items.collect())],
        table: Table { heads, rows: wanted.iter().map(|event| row(&names, event)).collect() },
        is_tabular: true,
        footnotes: names.footnotes(wanted.iter().map(|event| &event.basis)),
        ..Page::default()
    }
}

/// How a vote went, in one sentence.
pub(super) fn result(vote: &Vote) -> String {
    let outcome = vote.outcome.map(words::vote_outcome);
    let numbers = match vote.counts {
        _ if vote.without_vote => say!("vote-without"),
        Some(counts) => say!(
            "vote-counts",
            n = counts.in_favour,
            against = counts.against,
            abstain = counts.abstain
        ),
        None => say!("vote-no-numbers"),
    };
    match outcome {
        Some(outcome) => say!(
            "vote-result",
            outcome = Value::composed(outcome),
            numbers = Value::composed(numbers)
        ),
        None => numbers,
    }
}

fn lines(names: &Names<'_>, event: &Event) -> Vec<String> {
    let Some(vote) = &event.vote else {
        return vec![say!("vote-no-numbers")];
    };
    let mut lines = vec![result(vote)];
    lines.extend(needed(vote));
    let proposal = vote.on.as_ref().and_then(|id| names.series.record.proposal(id));
    let on = proposal.map(|proposal| proposals::head(names, proposal));
    lines.extend(on.map(|on| say!("vote-on", proposal = Value::composed(on))));
    let about = Names::target(&event.target).filter(|_| proposal.is_none());
    lines.extend(about.map(|place| say!("record-about", place = Value::composed(place))));
    let is_told = proposal.is_some_and(|proposal| proposal.document == event.document);
    let paper = event.document.as_ref().filter(|_| !is_told);
    let paper = paper.and_then(|id| names.series.record.document(id));
    lines.extend(paper.map(|document| {
        let head = super::timeline::document_head(names, document);
        say!("record-document", document = Value::composed(head))
    }));
    let known = [
        (&vote.in_favour, Stand::For),
        (&vote.opposed, Stand::Against),
        (&vote.abstained, Stand::Abstained),
    ];
    for (ids, stand) in known.into_iter().filter(|(ids, _)| !ids.is_empty()) {
        let actors = names.actors(ids);
        lines.push(match stand {
            Stand::For => say!("vote-known-for", actors = actors),
            Stand::Against => say!("vote-known-against", actors = actors),
            Stand::Abstained => say!("vote-known-abstained", actors = actors),
        });
    }
    lines.extend(who(names, event));
    lines.extend(names.remarks(event.note.as_ref(), &event.basis));
    lines
}

#[derive(Clone, Copy)]
enum Stand {
    For,
    Against,
    Abstained,
}

/// What it took, and by how much it was won or lost.
fn needed(vote: &Vote) -> Option<String> {
    let counts = vote.counts.filter(|_| !vote.without_vote)?;
    let margin = margin(counts, vote.majority);
    let by = usize::try_from(margin.over.abs()).unwrap_or_default();
    Some(match (vote.majority, margin.over >= 0) {
        (Majority::Simple, _) => {
            say!("vote-margin", n = counts.in_favour.abs_diff(counts.against))
        }
        (Majority::TwoThirds, true) => say!("vote-two-thirds-over", needed = margin.needed, n = by),
        (Majority::TwoThirds, false) => {
            say!("vote-two-thirds-under", needed = margin.needed, n = by)
        }
    })
}

/// By how much a vote was won or lost, as a number: under a simple majority how many more voted for than against, else
/// how many more voted for it than were needed.
pub(super) fn margin_number(vote: &Vote) -> Option<i64> {
    let counts = vote.counts?;
    Some(match vote.majority {
        Majority::Simple => difference(counts.in_favour, counts.against),
        Majority::TwoThirds => margin(counts, vote.majority).over,
    })
}

fn row(names: &Names<'_>, event: &Event) -> Vec<String> {
    let vote = event.vote.as_ref();
    let counts = vote.and_then(|vote| vote.counts);
    let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
    let outcome = vote.map(|vote| {
        let without = vote.without_vote.then(|| say!("vote-without"));
        let outcome: Option<VoteOutcome> = vote.outcome;
        let parts = [outcome.map(words::vote_outcome), without];
        semicolons(&parts.into_iter().flatten().collect::<Vec<_>>())
    });
    let majority = vote.filter(|vote| !vote.without_vote).map(|vote| match vote.majority {
        Majority::Simple => say!("vote-simple"),
        Majority::TwoThirds => say!("vote-two-thirds"),
    });
    vec![
        event.date.to_string(),
        names.text(&event.title),
        number(counts.map(|counts| counts.in_favour)),
        number(counts.map(|counts| counts.against)),
        number(counts.map(|counts| counts.abstain)),
        majority.unwrap_or_default(),
        outcome.unwrap_or_default(),
        vote.and_then(margin_number).map(|n| n.to_string()).unwrap_or_default(),
        evidence(&event.basis),
    ]
}
