//! What was dropped once and came back later: pairs the leftovers of two drafts that are no neighbours.

use rustc_hash::FxHashSet;

use super::context::{Context, Ground};
use super::inner::{self, Inner};
use super::links::{Links, pair};
use super::matching::{Item, Matcher, Policy};
use super::score::Scorer;
use super::side::Side;
use super::{Alignment, MatchedBy, Override, Pair, apply, rest};
use crate::draft::{ClauseIdx, Draft};

/// What a clause needs to be called back: as much as one that moved to another article.
const POLICY: Policy = Policy { heading: 0.45, ..rest::POLICY };
/// Plain similarity of a clause that came back.
const ALIKE: f64 = 0.8;
/// The same for one that came back under its heading.
const ALIKE_UNDER_HEADING: f64 = 0.6;

/// Pairs clauses that an old draft lost with clauses that a later one brought in: only equal or clearly alike texts, and
/// what a person decided on. Clauses that find no partner stand in no pair.
///
/// `old_left` and `new_left` say which clauses are free; whatever else the drafts hold is left alone.
pub fn returned(
    old: &Draft,
    new: &Draft,
    old_left: &[ClauseIdx],
    new_left: &[ClauseIdx],
    overrides: &[Override],
) -> Alignment {
    let mut links = Links::new(old, new);
    let forbidden = apply(overrides, old, new, &mut links);
    let free = |left: &[ClauseIdx], is_free: &dyn Fn(ClauseIdx) -> bool| -> Vec<ClauseIdx> {
        left.iter().copied().filter(|&idx| is_free(idx)).collect()
    };
    let old_left = free(old_left, &|idx| links.is_old_free(idx));
    let new_left = free(new_left, &|idx| links.is_new_free(idx));
    let may_match = !old_left.is_empty() && !new_left.is_empty();
    if !may_match && links.pairs.is_empty() {
        return Alignment::default();
    }
    let ground = Ground::new(Side::read(old), Side::read(new), forbidden);
    let context = ground.context();
    let mut scorer = context.score(&mut links);
    let mut found = std::mem::take(&mut links.pairs);
    if may_match {
        found.extend(alike(&context, &mut scorer, &old_left, &new_left));
    }
    // A clause that a person decided on goes first, then a paragraph before its points.
    let free_old: FxHashSet<ClauseIdx> = old_left.iter().copied().collect();
    let free_new: FxHashSet<ClauseIdx> = new_left.iter().copied().collect();
    let mut links = Links::new(old, new);
    for mut pair in found {
        let is_decided = pair.matched_by == Some(MatchedBy::Concordance);
        if !is_decided && !links.are_free(pair.old[0], pair.new[0]) {
            continue;
        }
        let mut inner = Inner::new(&context, &links);
        inner.below(&mut pair);
        let below = inner.found.into_iter().filter(|pair| {
            pair.old.iter().all(|idx| free_old.contains(idx))
                && pair.new.iter().all(|idx| free_new.contains(idx))
        });
        let below: Vec<Pair> = below.collect();
        links.add(pair);
        links.extend(below);
    }
    links.pairs.sort_by_key(|pair| (pair.new[0], pair.old[0]));
    Alignment { pairs: links.pairs }
}

/// Pairs of equal or clearly alike clauses, those that hold others first.
fn alike(
    context: &Context<'_>,
    scorer: &mut Scorer<'_>,
    old_left: &[ClauseIdx],
    new_left: &[ClauseIdx],
) -> Vec<Pair> {
    let items = |side: &Side<'_>, left: &[ClauseIdx]| -> Vec<Item> {
        let left = left
            .iter()
            .filter(|&&idx| side.is_operative(idx) && !side.draft.clause(idx).kind.is_group());
        left.map(|&idx| Item::whole(side, idx)).collect()
    };
    let (old, new) = (items(context.old, old_left), items(context.new, new_left));
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let lists = inner::lists(context, scorer, &old, &new);
    let mut matcher = Matcher::new(context, &lists, POLICY, scorer);
    let mut found: Vec<Pair> = matcher
        .run()
        .pairs
        .into_iter()
        .filter(|found| {
            let (i, j) = (&old[found.old as usize], &new[found.new as usize]);
            let same_heading = i.heading != 0 && i.heading == j.heading;
            found.score.plain >= if same_heading { ALIKE_UNDER_HEADING } else { ALIKE }
        })
        .map(|found| {
            let (i, j) = (old[found.old as usize].clause, new[found.new as usize].clause);
            pair(i, j, found.by, found.score.plain)
        })
        .collect();
    found.sort_by_key(|pair| (pair.old[0], pair.new[0]));
    found
}
