//! What the record holds around a clause, in a line each.

use crate::messages::{Value, commas, titled};
use crate::record::Around;
use crate::say;
use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Event, Proposal};

use super::votes::result;
use super::{Names, marked, proposals, words};

/// Proposals, votes and other events by date, then the sessions before the next draft.
pub(in super::super) fn lines(series: &Series, around: &Around<'_>) -> Vec<String> {
    let names = Names::new(series);
    let proposals = around.proposals.iter().map(|p| (p.date, proposal_line(&names, p)));
    let events = around.events.iter().map(|event| (Some(event.date), event_line(&names, event)));
    let mut dated: Vec<(Option<Date>, String)> = proposals.chain(events).collect();
    dated.sort_by_key(|(date, _)| (date.is_none(), *date));
    let mut lines: Vec<String> = dated
        .into_iter()
        .map(|(date, said)| match date {
            Some(date) => {
                say!("log-dated", date = date.to_string(), said = Value::composed(said))
            }
            None => said,
        })
        .collect();
    let sessions = around.sessions.iter().map(|session| {
        let title = Value::composed(names.text(&session.title));
        say!("record-with-state", title = title, state = session.date.to_string())
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
    marked(said, &proposal.basis)
}

fn event_line(names: &Names<'_>, event: &Event) -> String {
    let kind = Value::composed(words::kind(event.kind.as_str()));
    let title = Value::composed(names.text(&event.title));
    let head = marked(say!("timeline-head", kind = kind, title = title), &event.basis);
    match &event.vote {
        Some(vote) => titled(head, result(vote)),
        None => head,
    }
}
