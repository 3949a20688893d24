//! The votes of a record.

use crate::series::Series;
use crate::series::record::{Counts, Event, EventKind, Majority};

use super::{Filter, Moment, What};

/// By how much a vote was won or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margin {
    /// How many votes in favour it took.
    pub needed: usize,
    /// How many more there were; negative where there were too few.
    pub over: i64,
}

/// Every vote and decision on a vote that is wanted, the earliest first.
pub fn votes<'a>(series: &'a Series, filter: &Filter<'a>) -> Vec<&'a Event> {
    let is_vote = |event: &&Event| event.vote.is_some() || event.kind == EventKind::Vote;
    let mut votes: Vec<&Event> = series
        .record
        .events
        .iter()
        .filter(is_vote)
        .filter(|event| filter.takes(&Moment { date: Some(event.date), what: What::Event(event) }))
        .collect();
    votes.sort_by_key(|event| event.date);
    votes
}

/// How many votes in favour were needed, given those against, and how many more there were.
pub fn margin(counts: Counts, majority: Majority) -> Margin {
    let cast = counts.in_favour.saturating_add(counts.against);
    let needed = match majority {
        Majority::Simple => cast / 2 + 1,
        Majority::TwoThirds => cast.saturating_mul(2).div_ceil(3).max(1),
    };
    Margin { needed, over: difference(counts.in_favour, needed) }
}

/// How many more the first number is than the second.
pub fn difference(more: usize, less: usize) -> i64 {
    let by = i64::try_from(more.abs_diff(less)).unwrap_or(i64::MAX);
    if more < less { -by } else { by }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(in_favour: usize, against: usize, majority: Majority, needed: usize, over: i64) {
        let counts = Counts { in_favour, against, abstain: 7 };
        assert_eq!(margin(counts, majority), Margin { needed, over });
        assert_eq!(counts.carries(majority), over >= 0);
    }

    #[test]
    fn abstentions_do_not_count() {
        case(88, 42, Majority::Simple, 66, 22);
        case(88, 42, Majority::TwoThirds, 87, 1);
        case(79, 60, Majority::TwoThirds, 93, -14);
        case(10, 10, Majority::Simple, 11, -1);
        case(0, 0, Majority::Simple, 1, -1);
        case(0, 0, Majority::TwoThirds, 1, -1);
    }
}
