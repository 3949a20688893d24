//! What the record holds around a clause, in a line each.

use crate::messages::{Value, commas, titled};
use crate::record::Around;
use crate::say;
use crate::series::Series;
use crate::series::record::{Event, Proposal};

use super::votes::result;
use super::{Names, marked, proposals, words};

/// Proposals, then votes and other events, then the sessions before the next draft.
pub(in super::super) fn lines(series: &Series, around: &Around<'_>) -> Vec<String> {
    let names = Names::new(series);
    let mut lines: Vec<String> =
        around.proposals.iter().map(|proposal| proposal_line(&names, proposal)).collect();
    lines.extend(around.events.iter().map(|event| event_line(&names, event)));
    let sessions = around.sessions.iter().map(|session| {
        let title = Value::composed(names.text(&session.title));
        say!("record-title-and-date", title = title, date = session.date.to_string())
    });
    let sessions: Vec<String> = sessions.collect();
    if !sessions.is_empty() {
        lines.push(say!("log-sessions", list = Value::composed(commas(&sessions))));
    }
    lines
}

fn proposal_line(names: &Names<'_>, proposal: &Proposal) -> String {
    let kind = Value::composed(words::kind("proposal"));
    let head = Value::composed(proposals::head(names, proposal));
    let head = say!("timeline-head", kind = kind, title = head);
    let who = proposals::who(names, proposal);
    let said = say!("log-proposed", head = Value::composed(head), who = Value::composed(who));
    let said = match proposal.date {
        Some(date) => {
            say!("record-title-and-date", title = Value::composed(said), date = date.to_string())
        }
        None => said,
    };
    marked(said, &proposal.basis)
}

fn event_line(names: &Names<'_>, event: &Event) -> String {
    let kind = Value::composed(words::kind(event.kind.as_str()));
    let title = Value::composed(names.text(&event.title));
    let head = say!("timeline-head", kind = kind, title = title);
    let date = event.date.to_string();
    let head = say!("record-title-and-date", title = Value::composed(head), date = date);
    let head = marked(head, &event.basis);
    match &event.vote {
        Some(vote) => titled(head, result(vote)),
        None => head,
    }
}
