//! Pairs the units of two drafts: the articles, and what stands beside them (the preamble, paragraphs of a
//! resolution, closing words).

use std::ops::Range;

use super::Pair;
use super::context::Context;
use super::held;
use super::inner;
use super::links::Links;
use super::matching::{Item, Matcher, Policy};
use super::parts;
use super::score::{self, Scorer};
use super::side::Side;
use crate::draft::ClauseIdx;

/// What articles need.
const POLICY: Policy = Policy {
    number: 0.5,
    heading: 0.12,
    text: 0.45,
    text_alone: 0.28,
    margin: 0.0,
    words: 0,
    any_kind: false,
    in_place: true,
};

/// The operative clauses that only groups hold, in document order.
pub(super) fn units(side: &Side<'_>) -> Vec<ClauseIdx> {
    let mut units = Vec::new();
    let mut next = 0;
    for (idx, clause) in side.draft.iter() {
        if idx.0 >= next && side.is_operative(idx) && !clause.kind.is_group() {
            units.push(idx);
            next = clause.subtree_end;
        }
    }
    units
}

/// Weighs the words of both sides by how few units use them.
pub(super) fn weights(n_features: usize, old: &Side<'_>, new: &Side<'_>) -> Vec<u32> {
    let bodies = |side: &Side<'_>| -> Vec<Range<u32>> {
        units(side).into_iter().map(|idx| side.body(idx)).collect()
    };
    score::weigh(n_features, [(old, &bodies(old)), (new, &bodies(new))])
}

/// Pairs the units. Whether they moved is not said yet. Returns pairs of units with the inner clauses that hold them.
pub(super) fn align(context: &Context<'_>, links: &mut Links) -> Vec<Pair> {
    let mut scorer = Scorer::new(context.weights);
    let old: Vec<Item> = units(context.old)
        .into_iter()
        .filter(|&idx| links.is_old_free(idx))
        .map(|idx| Item::whole(context.old, idx))
        .collect();
    let new: Vec<Item> = units(context.new)
        .into_iter()
        .filter(|&idx| links.is_new_free(idx))
        .map(|idx| Item::whole(context.new, idx))
        .collect();
    let lists = inner::lists(context, &mut scorer, &old, &new);
    let mut matcher = Matcher::new(context, &lists, POLICY, &mut scorer);
    let mut matches = matcher.run();
    let mut parts = parts::parts(&lists, matcher.scorer, &mut matches);
    let held = held::held(context, &lists, matcher.scorer, &mut matches, &mut parts);
    matcher.fill_gaps(&mut matches);
    for mut pair in inner::pairs(context, &lists, &matches, &parts, &mut scorer) {
        pair.moved = false;
        links.add(pair);
    }
    held
}
