//! What is left when articles and their clauses are paired: paragraphs that went to another article, notes, running
//! heads and other language versions.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::inner::{self, Inner};
use super::links::{Links, pair};
use super::matching::{Item, Matcher, Policy};
use super::score::Scorer;
use super::side::Side;
use super::{MatchedBy, Pair};
use crate::draft::{ClauseIdx, ClauseKind};

/// What a clause needs to be called moved to another article: silence over invention.
pub(super) const POLICY: Policy = Policy {
    number: 1.0,
    heading: 1.0,
    text: 0.7,
    text_alone: 0.7,
    margin: 0.1,
    words: 8,
    any_kind: true,
    in_place: false,
};
/// Plain similarity of a clause that moved.
const ALIKE: f64 = 0.8;

/// Pairs clauses that moved to another article.
pub(super) fn across(context: &Context<'_>, links: &mut Links) {
    let old = left(context.old, |idx| links.is_old_free(idx));
    let new = left(context.new, |idx| links.is_new_free(idx));
    if old.is_empty() || new.is_empty() {
        return;
    }
    let mut scorer = Scorer::new(context.weights);
    let lists = inner::lists(context, &mut scorer, &old, &new);
    let mut matcher = Matcher::new(context, &lists, POLICY, &mut scorer);
    let mut found: Vec<Pair> = matcher
        .run()
        .pairs
        .into_iter()
        .filter(|found| found.score.plain >= ALIKE)
        .map(|found| {
            let (i, j) = (old[found.old as usize].clause, new[found.new as usize].clause);
            Pair { moved: true, ..pair(i, j, found.by, found.score.plain) }
        })
        .collect();
    // A paragraph goes before its points, so that these stay with it.
    found.sort_by_key(|pair| (pair.old[0], pair.new[0]));
    for mut pair in found {
        if links.are_free(pair.old[0], pair.new[0]) {
            let mut inner = Inner::new(context, links);
            inner.below(&mut pair);
            let below = inner.found;
            links.add(pair);
            links.extend(below);
        }
    }
}

/// The clauses without a partner that stand inside units, and the units themselves.
fn left(side: &Side<'_>, is_free: impl Fn(ClauseIdx) -> bool) -> Vec<Item> {
    let left = side
        .draft
        .iter()
        .filter(|&(idx, clause)| !clause.kind.is_group() && side.is_operative(idx) && is_free(idx));
    left.map(|(idx, _)| Item::whole(side, idx)).collect()
}

/// Pairs notes, furniture and translations: equal texts in order, then what is left of a kind in order.
pub(super) fn apart(context: &Context<'_>, links: &mut Links) {
    let old = not_operative(context.old, |idx| links.is_old_free(idx));
    let new = not_operative(context.new, |idx| links.is_new_free(idx));
    let mut waiting: FxHashMap<(ClauseKind, u64), Vec<ClauseIdx>> = FxHashMap::default();
    for &idx in new.iter().rev() {
        let key = (context.new.draft.clause(idx).kind, context.new.hash(idx));
        waiting.entry(key).or_default().push(idx);
    }
    for &idx in &old {
        let key = (context.old.draft.clause(idx).kind, context.old.hash(idx));
        if let Some(other) = waiting.get_mut(&key).and_then(Vec::pop) {
            links.add(pair(idx, other, MatchedBy::Exact, 1.0));
        }
    }
    let mut scorer = Scorer::new(context.weights);
    let mut rest: FxHashMap<ClauseKind, Vec<ClauseIdx>> = FxHashMap::default();
    for &idx in new.iter().rev().filter(|&&idx| links.is_new_free(idx)) {
        rest.entry(context.new.draft.clause(idx).kind).or_default().push(idx);
    }
    for &idx in &old {
        if !links.is_old_free(idx) {
            continue;
        }
        let kind = context.old.draft.clause(idx).kind;
        let Some(others) = rest.get_mut(&kind) else { continue };
        let Some(&other) = others.last() else { continue };
        let similarity = scorer.similarity(context, &[idx], &[other]);
        if similarity >= 0.35 || kind == ClauseKind::Furniture {
            others.pop();
            links.add(pair(idx, other, MatchedBy::Position, similarity));
        }
    }
}

fn not_operative(side: &Side<'_>, is_free: impl Fn(ClauseIdx) -> bool) -> Vec<ClauseIdx> {
    let apart = side.draft.iter().filter(|&(idx, _)| !side.is_operative(idx) && is_free(idx));
    apart.map(|(idx, _)| idx).collect()
}
