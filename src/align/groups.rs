//! Pairs parts, chapters, sections, clusters and annexes, and says which units have moved.
//!
//! A group is known by the articles that it holds: paired articles vote. Headings count beside them; numbers decide
//! only where nothing else does.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::links::{Links, pair};
use super::order::{self, Step};
use super::score::dice;
use super::side::Side;
use super::{MatchedBy, units};
use crate::draft::ClauseIdx;

/// Share of their words that the paired articles of two groups must make up.
const VOTES: f64 = 0.3;

/// Pairs the groups of two drafts.
pub(super) fn align(context: &Context<'_>, links: &mut Links) {
    let (old, new) = (groups(context.old), groups(context.new));
    let votes = votes(context, links);
    let mut pairs: Vec<(ClauseIdx, ClauseIdx)> = votes.keys().copied().collect();
    let mut by_key: FxHashMap<u64, Vec<ClauseIdx>> = FxHashMap::default();
    for &idx in &new {
        for key in keys(context.new, idx) {
            by_key.entry(key).or_default().push(idx);
        }
    }
    for &idx in &old {
        for key in keys(context.old, idx) {
            let others = by_key.get(&key).map_or(&[][..], |others| &others[..others.len().min(64)]);
            pairs.extend(others.iter().map(|&other| (idx, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut ranked: Vec<(f64, u32, MatchedBy, f64, ClauseIdx, ClauseIdx)> = Vec::new();
    for (i, j) in pairs {
        if context.forbidden.contains(&(i, j)) {
            continue;
        }
        let words = context.old.body(i).len() + context.new.body(j).len();
        let common = votes.get(&(i, j)).copied().unwrap_or(0);
        let share = dice(common, words as u64).min(1.0);
        if let Some((by, rank)) = judge(context, i, j, share) {
            ranked.push((rank, i.0 + j.0, by, share, i, j));
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    for (_, _, by, share, i, j) in ranked {
        if links.are_free(i, j) {
            links.add(pair(i, j, by, share));
        }
    }
}

/// How two groups belong together, if they do, and how well.
fn judge(
    context: &Context<'_>,
    i: ClauseIdx,
    j: ClauseIdx,
    share: f64,
) -> Option<(MatchedBy, f64)> {
    let (old, new) = (context.old.draft.clause(i), context.new.draft.clause(j));
    let heading = context.old.heading(i);
    let same_heading = heading != 0 && heading == context.new.heading(j);
    let same_kind = old.kind == new.kind;
    let number = |clause: &crate::draft::Clause| clause.number.as_ref().map(|number| number.key);
    let same_number = number(old).is_some() && number(old) == number(new);
    let body = context.old.body_hash(i);
    let is_blank = body == 0 && context.new.body_hash(j) == 0;
    let by = if body != 0 && body == context.new.body_hash(j) {
        MatchedBy::Exact
    } else if same_number && same_kind && share >= 0.5 {
        MatchedBy::Number
    } else if same_heading && same_kind {
        MatchedBy::Heading
    } else if share >= VOTES {
        MatchedBy::Text
    } else if same_number && same_kind && (share > 0.0 || is_blank) {
        MatchedBy::Number
    } else {
        return None;
    };
    let rank = share
        + if same_heading { 0.4 } else { 0.0 }
        + if same_kind { 0.3 } else { 0.0 }
        + if same_number { 0.1 } else { 0.0 };
    Some((by, rank))
}

fn keys(side: &Side<'_>, idx: ClauseIdx) -> impl Iterator<Item = u64> {
    let clause = side.draft.clause(idx);
    let number = clause.number.as_ref().map(|number| {
        (clause.kind as u64) << 56 ^ u64::from(number.key.value) << 8 ^ u64::from(number.key.letter)
    });
    let heading = Some(side.heading(idx)).filter(|&heading| heading != 0);
    number.into_iter().chain(heading)
}

fn groups(side: &Side<'_>) -> Vec<ClauseIdx> {
    let groups =
        side.draft.iter().filter(|&(idx, clause)| clause.kind.is_group() && side.is_operative(idx));
    groups.map(|(idx, _)| idx).collect()
}

fn groups_above<'a>(side: &'a Side<'_>, idx: ClauseIdx) -> impl Iterator<Item = ClauseIdx> + 'a {
    let above = side.draft.ancestors(idx).skip(1);
    above.filter(|&idx| side.draft.clause(idx).kind.is_group())
}

/// How many words the paired units of any two groups have in common.
fn votes(context: &Context<'_>, links: &Links) -> FxHashMap<(ClauseIdx, ClauseIdx), u64> {
    let mut votes = FxHashMap::default();
    for pair in &links.pairs {
        let (Some(&old), Some(&new)) = (pair.old.first(), pair.new.first()) else { continue };
        let words = context.old.body(old).len() + context.new.body(new).len();
        let common = (words as f64 * pair.similarity / 2.0).round() as u64;
        for i in groups_above(context.old, old) {
            for j in groups_above(context.new, new) {
                *votes.entry((i, j)).or_default() += common;
            }
        }
    }
    votes
}

/// Marks the units and groups that changed places: those that left their group, and those that no longer stand in the
/// order of their neighbours.
pub(super) fn mark_moved(context: &Context<'_>, links: &mut Links) {
    let mut families: FxHashMap<Option<usize>, Vec<usize>> = FxHashMap::default();
    let mut order = Vec::new();
    for at in unit_and_group_pairs(context, links) {
        match family(context, links, at) {
            Family::Left => links.pairs[at].moved = true,
            Family::Of(parent) => {
                let family = families.entry(parent).or_default();
                if family.is_empty() {
                    order.push(parent);
                }
                family.push(at);
            }
        }
    }
    for parent in order {
        let family = &families[&parent];
        let steps: Vec<Step> = family.iter().map(|&at| step(context, links, at)).collect();
        for (&at, moved) in family.iter().zip(order::out_of_order(&steps)) {
            links.pairs[at].moved = moved;
        }
    }
}

fn step(context: &Context<'_>, links: &Links, at: usize) -> Step {
    let pair = &links.pairs[at];
    let (old, new) = (pair.old[0], pair.new[0]);
    let words = (context.old.body(old).len() + context.new.body(new).len()) as u64;
    // Of two runs with as many words, the texts decide, so that the sides may swap.
    let tie = context.old.hash(old).wrapping_add(context.new.hash(new)) >> 52;
    Step { old: old.0, new: new.0, weight: (words.max(1) << 12) + tie }
}

fn unit_and_group_pairs(context: &Context<'_>, links: &Links) -> Vec<usize> {
    let mut pairs: Vec<usize> = units::units(context.old)
        .into_iter()
        .chain(groups(context.old))
        .filter_map(|idx| links.of_old(idx))
        .filter(|&at| !links.pairs[at].new.is_empty())
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

enum Family {
    /// The clause is in another group than its partner.
    Left,
    /// The innermost pair of groups that holds both, if any does.
    Of(Option<usize>),
}

fn family(context: &Context<'_>, links: &Links, at: usize) -> Family {
    let pair = &links.pairs[at];
    let above_old: Vec<usize> =
        groups_above(context.old, pair.old[0]).filter_map(|idx| links.of_old(idx)).collect();
    let above_new: Vec<usize> =
        groups_above(context.new, pair.new[0]).filter_map(|idx| links.of_new(idx)).collect();
    match (above_old.first(), above_new.first()) {
        (Some(old), Some(new)) if !above_new.contains(old) && !above_old.contains(new) => {
            Family::Left
        }
        _ => Family::Of(above_old.iter().copied().find(|old| above_new.contains(old))),
    }
}
