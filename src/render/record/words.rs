//! The words of the interface for what a record chooses from.

use crate::messages::Value;
use crate::say;
use crate::series::Status;
use crate::series::record::{ActorKind, EventState, Evidence, Outcome, Stance, VoteOutcome};

/// The kind of an entry of a timeline.
pub(super) fn kind(kind: &'static str) -> String {
    say!("record-kind", kind = Value::composed(kind))
}

pub(super) fn state(state: EventState) -> String {
    say!("record-state", state = Value::composed(state.as_str()))
}

pub(super) fn outcome(outcome: Outcome) -> String {
    say!("record-outcome", outcome = Value::composed(outcome.as_str()))
}

pub(super) fn vote_outcome(outcome: VoteOutcome) -> String {
    say!("record-outcome", outcome = Value::composed(outcome.as_str()))
}

pub(super) fn stance(stance: Stance) -> String {
    say!("record-stance", stance = Value::composed(stance.as_str()))
}

/// A stance in a sign, where many stand side by side.
pub(super) fn sign(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "+",
        Stance::Against => "-",
        Stance::Conditional => "~",
        Stance::Mixed => "±",
        Stance::Abstains => "0",
    }
}

pub(super) fn actor_kind(kind: ActorKind, n: usize) -> String {
    match kind {
        ActorKind::State => say!("actor-state", n = n),
        ActorKind::Group => say!("actor-group", n = n),
        ActorKind::Organisation => say!("actor-organisation", n = n),
        ActorKind::Body => say!("actor-body", n = n),
        ActorKind::Person => say!("actor-person", n = n),
    }
}

pub(super) fn evidence(evidence: Evidence) -> String {
    say!("record-evidence", evidence = Value::composed(evidence.as_str()))
}

pub(in crate::render) fn status(status: Status) -> String {
    say!("record-status", status = Value::composed(status.as_str()))
}
