//! Where proposals went: what became of each in the texts, draft by draft, and whether the record bears it out.

use crate::messages::{Value, commas, titled};
use crate::say;
use crate::series::record::{Action, Outcome};
use crate::trace::{Drafts, Found, Means, Sighting, Trace, Verdict, Why};

use super::super::address::{full, squeeze};
use super::super::wrap::isolated;
use super::page::{Item, Page, Table};
use super::proposals::{head, who};
use super::{Names, evidence, marked, words};

/// The proposals of a series, with where each was found.
pub fn traces(drafts: &Drafts<'_>, traces: &[Trace<'_>]) -> Page {
    let names = Names::new(drafts.series);
    let writer = Writer { names, drafts };
    let (disagreeing, others): (Vec<&Trace<'_>>, Vec<&Trace<'_>>) =
        traces.iter().partition(|trace| trace.disagrees());
    let items = |traces: &[&Trace<'_>]| -> Vec<Item> {
        traces.iter().map(|trace| writer.item(trace)).collect()
    };
    let groups = if disagreeing.is_empty() {
        vec![(None, items(&others))]
    } else {
        vec![
            (Some(say!("trace-disagreeing")), items(&disagreeing)),
            (Some(say!("trace-agreeing")), items(&others)),
        ]
    };
    Page {
        title: say!("trace-title", treaty = names.treaty(), n = traces.len()),
        groups,
        table: writer.table(traces),
        footnotes: names.footnotes(traces.iter().map(|trace| &trace.proposal.basis)),
        ..Page::default()
    }
}

struct Writer<'a> {
    names: Names<'a>,
    drafts: &'a Drafts<'a>,
}

impl Writer<'_> {
    fn item(&self, trace: &Trace<'_>) -> Item {
        let proposal = trace.proposal;
        let mut lines = vec![who(&self.names, proposal)];
        if let Some(but) = but(trace) {
            lines.push(but);
        }
        lines.push(self.verdict(trace));
        // What is the same in several drafts is said once.
        let mut said: Vec<(Vec<String>, String)> = Vec::new();
        for sighting in &trace.sightings {
            let (draft, text) = (self.draft(sighting.stage), self.sighting(trace, sighting));
            match said.last_mut().filter(|(_, last)| *last == text) {
                Some((drafts, _)) => drafts.push(draft),
                None => said.push((vec![draft], text)),
            }
        }
        lines.extend(said.into_iter().map(|(drafts, text)| titled(commas(&drafts), text)));
        Item {
            lead: proposal.date.map_or_else(|| say!("record-no-date"), |date| date.to_string()),
            head: marked(head(&self.names, proposal), &proposal.basis),
            lines,
            basis: Names::cites(&proposal.basis),
            kind: Some((proposal.outcome.as_str(), words::outcome(proposal.outcome))),
            id: proposal.id.clone(),
            year: None,
        }
    }

    fn draft(&self, stage: usize) -> String {
        isolated(&squeeze(&self.drafts.history.draft(stage).name))
    }

    fn verdict(&self, trace: &Trace<'_>) -> String {
        let draft = |stage| Value::composed(self.draft(stage));
        let newest = trace.sightings.iter().rev().find(|s| s.found != Found::Unknown);
        let is_out = trace.proposal.action == Action::Delete;
        let said = match trace.verdict {
            Verdict::Held(since) if is_out => say!("trace-out", draft = draft(since)),
            Verdict::Left { came, left, .. } if is_out => {
                say!("trace-back", came = draft(came), left = draft(left))
            }
            Verdict::Never if is_out => say!("trace-not-out"),
            Verdict::Held(since) => match newest.filter(|s| s.found == Found::Adapted) {
                Some(_) => say!("trace-held-adapted", draft = draft(since)),
                None => say!("trace-held", draft = draft(since)),
            },
            Verdict::InPart => {
                say!("trace-in-part", draft = draft(newest.map_or(0, |s| s.stage)))
            }
            Verdict::Left { came, left, only_in_brackets: true } => {
                say!("trace-left-brackets", came = draft(came), left = draft(left))
            }
            Verdict::Left { came, left, .. } => {
                say!("trace-left", came = draft(came), left = draft(left))
            }
            Verdict::Never => say!("trace-never"),
            Verdict::TooEarly => say!("trace-too-early"),
            Verdict::EffectOnly => say!("trace-effect-only"),
            Verdict::Untraced(Why::NoDraft) => say!("trace-no-draft"),
            Verdict::Untraced(Why::NotHere) => say!("trace-not-here"),
            Verdict::Untraced(Why::NoWords) => say!("trace-no-words"),
            Verdict::Untraced(Why::NoClause) => say!("trace-no-clause"),
            Verdict::Untraced(Why::OtherLanguage) => say!("trace-other-language"),
        };
        let by_clause = trace.means == Means::Clause && trace.proposal.action == Action::Add;
        if by_clause { say!("trace-by-clause", said = Value::composed(said)) } else { said }
    }

    /// `Article 24, para 3: 33% of its words, in brackets`.
    fn sighting(&self, trace: &Trace<'_>, sighting: &Sighting) -> String {
        let draft = self.drafts.history.draft(sighting.stage);
        let mut facts = vec![found(trace, sighting)];
        if sighting.in_brackets && sighting.found != Found::No {
            facts.push(say!("trace-in-brackets"));
        }
        if sighting.is_alternative && sighting.found != Found::No {
            facts.push(say!("trace-alternative"));
        }
        if sighting.deletion_asked {
            facts.push(say!("trace-deletion-asked"));
        }
        let clauses: Vec<String> = sighting.clauses.iter().map(|&idx| full(draft, idx)).collect();
        if clauses.is_empty() {
            commas(&facts)
        } else {
            titled(clauses.join(" + "), commas(&facts))
        }
    }

    fn table(&self, traces: &[Trace<'_>]) -> Table {
        let heads = vec![
            "id".to_owned(),
            say!("record-head-date"),
            say!("record-head-who"),
            say!("record-head-draft"),
            say!("record-head-clause"),
            say!("record-head-outcome"),
            say!("trace-head-verdict"),
            say!("trace-head-disagrees"),
            say!("trace-head-in"),
            say!("trace-head-found"),
            say!("trace-head-share"),
            say!("record-head-evidence"),
        ];
        let mut rows = Vec::new();
        for trace in traces {
            let proposal = trace.proposal;
            let actors: Vec<String> = proposal.by.iter().map(|id| self.names.actor(id)).collect();
            let row = |stage: String, found: String, share: String| {
                vec![
                    proposal.id.clone().unwrap_or_default(),
                    proposal.date.map(|date| date.to_string()).unwrap_or_default(),
                    crate::messages::semicolons(&actors),
                    proposal.target.draft.clone().unwrap_or_default(),
                    proposal.target.clause.clone().unwrap_or_default(),
                    words::outcome(proposal.outcome),
                    self.verdict(trace),
                    if trace.disagrees() { say!("trace-yes") } else { String::new() },
                    stage,
                    found,
                    share,
                    evidence(&proposal.basis),
                ]
            };
            if trace.sightings.is_empty() {
                rows.push(row(String::new(), String::new(), String::new()));
            }
            for sighting in &trace.sightings {
                let share = sighting.share.map(|share| percent(share).to_string());
                let share = share.unwrap_or_default();
                rows.push(row(self.draft(sighting.stage), self.sighting(trace, sighting), share));
            }
        }
        Table { heads, rows }
    }
}

/// Where the record says something else.
fn but(trace: &Trace<'_>) -> Option<String> {
    let outcome = trace.proposal.outcome;
    trace.disagrees().then(|| match outcome {
        Outcome::AdoptedInPart if matches!(trace.verdict, Verdict::Held(_)) => {
            say!("trace-but-whole")
        }
        _ => say!("trace-but", outcome = Value::composed(words::outcome(outcome))),
    })
}

fn found(trace: &Trace<'_>, sighting: &Sighting) -> String {
    let action = trace.proposal.action;
    let is_by_words = trace.means == Means::Words;
    match (sighting.found, action) {
        (Found::Whole, Action::Add) if is_by_words => say!("trace-all-words"),
        (Found::No, Action::Add) if is_by_words => say!("trace-not-found"),
        (Found::Whole, Action::Add) => say!("trace-stands"),
        (Found::Whole, Action::Delete) if is_by_words => say!("trace-words-gone"),
        (Found::Whole, Action::Delete) | (Found::No, Action::Add) => say!("trace-gone"),
        (Found::Whole, Action::Replace) => say!("trace-both"),
        (Found::Adapted | Found::Part, _) => {
            say!("trace-share", n = percent(sighting.share.unwrap_or_default()))
        }
        (Found::OldGone, _) => say!("trace-old-gone"),
        (Found::NewThere, _) => say!("trace-new-there"),
        (Found::ClauseGone, _) => say!("trace-clause-gone"),
        (Found::Edited, _) => say!("trace-edited"),
        (Found::Same, _) => say!("trace-same"),
        (Found::No, Action::Delete) if !is_by_words => say!("trace-still"),
        (Found::No, _) => say!("trace-words-still"),
        (Found::Unknown, _) => say!("trace-unknown"),
    }
}

/// A share as a whole per cent, 100 only where it is all.
fn percent(share: f64) -> usize {
    let percent = (share * 100.0).round() as usize;
    if share < 1.0 { percent.min(99) } else { 100 }
}
