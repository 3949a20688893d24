//! Pairs the clauses of two drafts.
//!
//! Two drafts go in, pairs come out; every clause of either side stands in at least one. What a person decided goes
//! first, then equal texts, then candidates by number, heading and wording in order of likeness, then splits and joins,
//! then what stands between the same neighbours. Articles go before the groups that hold them and the clauses
//! inside them; what is left is looked for in other articles. Every step reads the same from both sides.

mod contest;
mod context;
mod gaps;
mod groups;
mod held;
mod index;
mod inner;
mod links;
mod matching;
mod order;
mod parts;
mod rest;
mod returned;
mod score;
mod side;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod units;

pub use self::returned::returned;

use self::context::{Context, Forbidden, Ground};
use self::inner::Inner;
use self::links::Links;
use self::side::Side;
use crate::draft::{ClauseIdx, Draft};

/// How a pair was found, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchedBy {
    /// A person said so, in `series.toml`.
    Concordance,
    /// The matching keys are equal.
    Exact,
    /// Same number in the same place, and alike enough.
    Number,
    /// Same heading.
    Heading,
    /// Alike in wording.
    Text,
    /// Stands between the same neighbours.
    Position,
}

impl MatchedBy {
    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Concordance => "concordance",
            Self::Exact => "exact",
            Self::Number => "number",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Position => "position",
        }
    }
}

/// Clauses that belong together: one old and one new; several on one side in a split or join; none on one side
/// where a clause was inserted or deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Clauses of the old draft, in document order.
    pub old: Vec<ClauseIdx>,
    /// Clauses of the new draft, in document order.
    pub new: Vec<ClauseIdx>,
    /// How the pair was found; `None` for an inserted or deleted clause.
    pub matched_by: Option<MatchedBy>,
    /// Share of words in common, `0.0..=1.0`; 0 for an inserted or deleted clause.
    pub similarity: f64,
    /// Whether the clause changed places among its neighbours, or its parent is another one.
    pub moved: bool,
}

/// All pairs of two drafts: every clause of either side stands in at least one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The pairs, in the order of the new draft, deleted clauses where they stood.
    pub pairs: Vec<Pair>,
}

/// A pair that a person decided on (`[[concordance]]` in `series.toml`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Id of the old clause; `None` where the new one was not there.
    pub old: Option<String>,
    /// Id of the new clause; `None` where the old one was dropped.
    pub new: Option<String>,
    /// Whether the two belong together, or must never be paired. Says nothing where one side is missing.
    pub is_match: bool,
}

/// Pairs the clauses of two drafts.
///
/// Swapping the drafts swaps the sides of the pairs and nothing else.
pub fn align(old: &Draft, new: &Draft, overrides: &[Override]) -> Alignment {
    let (old_side, new_side) = std::thread::scope(|scope| {
        let other = scope.spawn(|| Side::read(new));
        (Side::read(old), other.join().expect("reading a draft does not panic"))
    });
    let mut links = Links::new(old, new);
    let forbidden = apply(overrides, old, new, &mut links);
    let ground = Ground::new(old_side, new_side, forbidden);
    let context = ground.context();
    context.score(&mut links);
    let held = units::align(&context, &mut links);
    groups::align(&context, &mut links);
    groups::mark_moved(&context, &mut links);
    for mut pair in held {
        let mut inner = Inner::new(&context, &links);
        inner.below(&mut pair);
        let below = inner.found;
        links.add(pair);
        links.extend(below);
    }
    below_all(&context, &mut links);
    rest::across(&context, &mut links);
    rest::apart(&context, &mut links);
    Alignment { pairs: links.finish(old, new) }
}

/// Pairs everything below the pairs found so far, on two threads; the result does not depend on their pace.
fn below_all(context: &Context<'_>, links: &mut Links) {
    let mut pairs = links.pairs.clone();
    let middle = pairs.len() / 2;
    let (first, second) = pairs.split_at_mut(middle);
    let work = |pairs: &mut [Pair]| {
        let mut inner = Inner::new(context, links);
        for pair in pairs {
            inner.below(pair);
        }
        inner.found
    };
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(second));
        (work(first), other.join().expect("pairing clauses does not panic"))
    });
    links.pairs = pairs;
    for at in 0..links.pairs.len() {
        links.note(at);
    }
    links.extend(first.into_iter().chain(second));
}

/// Pairs what a person said belongs together, and leaves alone what a person said was dropped or is new; returns what must
/// never be paired. Unknown ids are passed over.
fn apply(overrides: &[Override], old: &Draft, new: &Draft, links: &mut Links) -> Forbidden {
    let mut forbidden = Forbidden::default();
    for entry in overrides {
        let find = |draft: &Draft, id: &Option<String>| draft.find(id.as_deref()?);
        let (i, j) = match (find(old, &entry.old), find(new, &entry.new)) {
            (Some(i), Some(j)) => (i, j),
            (Some(i), None) if entry.new.is_none() => {
                links.leave_old(i);
                continue;
            }
            (None, Some(j)) if entry.old.is_none() => {
                links.leave_new(j);
                continue;
            }
            _ => continue,
        };
        if !entry.is_match {
            forbidden.insert((i, j));
            continue;
        }
        match (links.of_old(i), links.of_new(j)) {
            (None, None) => {
                links.add(links::pair(i, j, MatchedBy::Concordance, 0.0));
            }
            (Some(at), None) => {
                links.pairs[at].new.push(j);
                links.pairs[at].new.sort_unstable();
                links.note(at);
            }
            (None, Some(at)) => {
                links.pairs[at].old.push(i);
                links.pairs[at].old.sort_unstable();
                links.note(at);
            }
            (Some(_), Some(_)) => {}
        }
    }
    forbidden
}
