//! The table about a vote, and whether it adds up.

use super::super::record::{Counts, Majority, Vote, VoteOutcome};
use super::Reader;
use super::entry::Entry;
use super::names::Kind;
use crate::say;

impl Reader<'_> {
    pub(super) fn vote(&self, entry: &Entry<'_>) -> Vote {
        let counts = counts(entry);
        let actors = |key| self.names.list(Kind::Actor, entry, key);
        let vote = Vote {
            on: self.names.one(Kind::Proposal, entry, "on"),
            counts,
            without_vote: entry.flag("without-vote").unwrap_or_default(),
            outcome: entry.choice("outcome", VoteOutcome::ALL),
            majority: entry.choice("majority", Majority::ALL).unwrap_or(Majority::Simple),
            in_favour: actors("in-favour"),
            opposed: actors("opposed"),
            abstained: actors("abstained"),
        };
        check_sum(entry, counts);
        check_outcome(entry, &vote);
        check_lists(entry, &vote);
        vote
    }
}

/// Nobody stands on two lists, and no list is longer than its count.
fn check_lists(entry: &Entry<'_>, vote: &Vote) {
    let counts = vote.counts;
    let lists = [
        ("in-favour", &vote.in_favour, counts.map(|counts| counts.in_favour)),
        ("opposed", &vote.opposed, counts.map(|counts| counts.against)),
        ("abstained", &vote.abstained, counts.map(|counts| counts.abstain)),
    ];
    for (n, (key, list, count)) in lists.iter().enumerate() {
        let wrong = |message: String| entry.reading.wrong(entry.span_of(key), message);
        if let Some(count) = count.filter(|&count| list.len() > count) {
            wrong(say!("series-vote-list-long", key = *key, n = list.len(), count = count));
        }
        for (other, earlier, _) in &lists[..n] {
            for actor in list.iter().filter(|actor| earlier.contains(actor)) {
                wrong(say!("series-vote-twice", actor = actor, one = *other, two = *key));
            }
        }
    }
}

/// The three numbers; all of them or none.
fn counts(entry: &Entry<'_>) -> Option<Counts> {
    let keys = ["for", "against", "abstain"];
    let numbers = keys.map(|key| entry.number(key));
    let n_there = keys.iter().filter(|key| entry.has(key)).count();
    if n_there == 1 || n_there == 2 {
        entry.reading.wrong(entry.span.clone(), say!("series-vote-incomplete"));
    }
    let [Some(in_favour), Some(against), Some(abstain)] = numbers else { return None };
    Some(Counts { in_favour, against, abstain })
}

fn check_sum(entry: &Entry<'_>, counts: Option<Counts>) {
    let (Some(voting), Some(counts)) = (entry.number("voting"), counts) else { return };
    let sum = counts.in_favour + counts.against + counts.abstain;
    if voting != sum {
        let message = say!("series-vote-sum", voting = voting, sum = sum);
        entry.reading.wrong(entry.span_of("voting"), message);
    }
}

fn check_outcome(entry: &Entry<'_>, vote: &Vote) {
    if vote.without_vote {
        let keys = ["for", "against", "abstain", "voting", "in-favour", "opposed", "abstained"];
        if let Some(key) = keys.into_iter().find(|key| entry.has(key)) {
            let message = say!("series-without-vote", key = key);
            entry.reading.wrong(entry.span_of(key), message);
        }
        if vote.outcome == Some(VoteOutcome::Rejected) {
            entry.reading.wrong(entry.span_of("outcome"), say!("series-without-vote-rejected"));
        }
        return;
    }
    let (Some(counts), Some(outcome)) = (vote.counts, vote.outcome) else { return };
    let carries = counts.carries(vote.majority);
    if carries != (outcome == VoteOutcome::Adopted) {
        let (in_favour, against) = (counts.in_favour, counts.against);
        let outcome = outcome.as_str();
        let message = match (carries, vote.majority) {
            (true, Majority::Simple) => {
                say!("series-vote-carries", n = in_favour, against = against, outcome = outcome)
            }
            (false, Majority::Simple) => {
                say!("series-vote-fails", n = in_favour, against = against, outcome = outcome)
            }
            (true, Majority::TwoThirds) => {
                say!("series-vote-two-thirds", n = in_favour, against = against, outcome = outcome)
            }
            (false, Majority::TwoThirds) => {
                say!(
                    "series-vote-no-two-thirds",
                    n = in_favour,
                    against = against,
                    outcome = outcome
                )
            }
        };
        entry.reading.wrong(entry.span_of("outcome"), message);
    }
}
