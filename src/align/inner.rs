//! Pairs the clauses inside paired clauses, level by level.

use super::context::Context;
use super::links::{Links, pair};
use super::matching::{Item, Lists, Matcher, Matches, Policy};
use super::order::{self, Step};
use super::parts::{self, Part};
use super::score::Scorer;
use super::side::Side;
use super::{MatchedBy, Pair};
use crate::draft::ClauseIdx;

/// What paragraphs and points of one article need.
const POLICY: Policy = Policy {
    number: 0.5,
    heading: 0.15,
    text: 0.4,
    text_alone: 0.3,
    margin: 0.0,
    words: 0,
    any_kind: true,
    in_place: true,
};

/// From this many items on, the two lists are counted side by side.
const PARALLEL: usize = 512;

/// Pairs what stands below paired clauses.
pub(super) struct Inner<'a> {
    context: &'a Context<'a>,
    scorer: Scorer<'a>,
    old_free: Vec<bool>,
    new_free: Vec<bool>,
    /// Pairs found; the caller adds them to the links.
    pub found: Vec<Pair>,
}

impl<'a> Inner<'a> {
    pub(super) fn new(context: &'a Context<'a>, links: &Links) -> Self {
        Self {
            context,
            scorer: Scorer::new(context.weights),
            old_free: context.old.draft.iter().map(|(i, _)| links.is_old_free(i)).collect(),
            new_free: context.new.draft.iter().map(|(j, _)| links.is_new_free(j)).collect(),
            found: Vec::new(),
        }
    }

    /// Pairs everything below a pair that is no group. Inner clauses that continue the pair's own text are added to it.
    pub(super) fn below(&mut self, parent: &mut Pair) {
        if parent.old.iter().any(|&idx| self.context.old.draft.clause(idx).kind.is_group()) {
            return;
        }
        if let (&[old], &[new]) = (&parent.old[..], &parent.new[..]) {
            let is_leaf =
                |side: &Side<'_>, idx: ClauseIdx| side.draft.clause(idx).subtree_end == idx.0 + 1;
            if is_leaf(self.context.old, old) && is_leaf(self.context.new, new) {
                return;
            }
            let hash = self.context.old.body_hash(old);
            if hash == self.context.new.body_hash(new) {
                if self.same_shape(old, new) {
                    self.zip(old, new);
                    return;
                }
                if hash != 0 {
                    self.overlay(old, new, parent);
                    return;
                }
            }
        }
        self.children(parent);
    }

    fn same_shape(&self, old: ClauseIdx, new: ClauseIdx) -> bool {
        let (a, b) = (self.context.old, self.context.new);
        let mut old_below = a.draft.subtree(old).skip(1).filter(|&(idx, _)| a.is_operative(idx));
        let mut new_below = b.draft.subtree(new).skip(1).filter(|&(idx, _)| b.is_operative(idx));
        let level = |draft: &crate::draft::Draft, idx| draft.ancestors(idx).count();
        let (old_level, new_level) = (level(a.draft, old), level(b.draft, new));
        loop {
            match (old_below.next(), new_below.next()) {
                (None, None) => return a.own_hash(old) == b.own_hash(new),
                (Some((i, one)), Some((j, other))) => {
                    let same = a.hash(i) == b.hash(j)
                        && one.kind == other.kind
                        && level(a.draft, i) - old_level == level(b.draft, j) - new_level;
                    if !same {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }

    fn zip(&mut self, old: ClauseIdx, new: ClauseIdx) {
        let (a, b) = (self.context.old, self.context.new);
        let old_below = a.draft.subtree(old).skip(1).map(|(idx, _)| idx);
        let new_below = b.draft.subtree(new).skip(1).map(|(idx, _)| idx);
        for (i, j) in old_below
            .filter(|&idx| a.is_operative(idx))
            .zip(new_below.filter(|&idx| b.is_operative(idx)))
        {
            if self.old_free[i.get()] && self.new_free[j.get()] {
                self.found.push(pair(i, j, MatchedBy::Exact, 1.0));
            }
        }
    }

    /// Pairs the clauses of two texts that are equal as a whole and divided in different ways.
    fn overlay(&mut self, old: ClauseIdx, new: ClauseIdx, parent: &mut Pair) {
        let old_ends = token_ends(self.context.old, old);
        let new_ends = token_ends(self.context.new, new);
        let mut blocks: Vec<Pair> = Vec::new();
        let (mut i, mut j) = (0, 0);
        while i < old_ends.len() && j < new_ends.len() {
            let mut block = pair(old_ends[i].0, new_ends[j].0, MatchedBy::Exact, 1.0);
            while old_ends[i].1 != new_ends[j].1 {
                if old_ends[i].1 < new_ends[j].1 {
                    i += 1;
                    block.old.push(old_ends[i].0);
                } else {
                    j += 1;
                    block.new.push(new_ends[j].0);
                }
            }
            blocks.push(block);
            (i, j) = (i + 1, j + 1);
        }
        if let Some(last) = blocks.last_mut() {
            last.old.extend(old_ends[i..].iter().map(|&(idx, _)| idx));
            last.new.extend(new_ends[j..].iter().map(|&(idx, _)| idx));
        }
        for mut block in blocks {
            let (is_old, is_new) = (block.old[0] == old, block.new[0] == new);
            block.old.retain(|&idx| idx == old || self.old_free[idx.get()]);
            block.new.retain(|&idx| idx == new || self.new_free[idx.get()]);
            if is_old && is_new {
                parent.old = block.old;
                parent.new = block.new;
            } else if !block.old.is_empty() && !block.new.is_empty() {
                self.found.push(block);
            }
        }
    }

    fn children(&mut self, parent: &mut Pair) {
        let (a, b) = (self.context.old, self.context.new);
        let mut old = items(a, &parent.old, &self.old_free);
        let mut new = items(b, &parent.new, &self.new_free);
        let mut grown = false;
        if let (&[i], &[j]) = (&parent.old[..], &parent.new[..]) {
            match (a.own(i).is_empty(), b.own(j).is_empty()) {
                (false, true) => old.insert(0, Item::own(a, i)),
                (true, false) => new.insert(0, Item::own(b, j)),
                _ => {}
            }
        } else {
            // A paragraph may be all that one of the others is made of.
            old.extend(others_text(a, &parent.old, b, &parent.new));
            new.extend(others_text(b, &parent.new, a, &parent.old));
        }
        if old.is_empty() || new.is_empty() {
            return;
        }
        let lists = lists(self.context, &mut self.scorer, &old, &new);
        let mut matcher = Matcher::new(self.context, &lists, POLICY, &mut self.scorer);
        let mut matches = matcher.run();
        let parts = parts::parts(&lists, matcher.scorer, &mut matches);
        matcher.fill_gaps(&mut matches);
        for mut pair in pairs(self.context, &lists, &matches, &parts, &mut self.scorer) {
            let (first_old, first_new) = (parent.old[0], parent.new[0]);
            if pair.old.contains(&first_old) || pair.new.contains(&first_new) {
                grown = true;
                parent.old.extend(pair.old.iter().filter(|&&idx| idx != first_old));
                parent.new.extend(pair.new.iter().filter(|&&idx| idx != first_new));
                self.take(&pair);
                continue;
            }
            self.take(&pair);
            let is_others = pair.old.iter().any(|idx| parent.old.contains(idx))
                || pair.new.iter().any(|idx| parent.new.contains(idx));
            if !is_others {
                self.below(&mut pair);
            }
            self.found.push(pair);
        }
        if grown {
            // What stands below a clause that took over the own text belongs with what stood below that text.
            self.children(parent);
        }
    }

    fn take(&mut self, pair: &Pair) {
        pair.old.iter().for_each(|idx| self.old_free[idx.get()] = false);
        pair.new.iter().for_each(|idx| self.new_free[idx.get()] = false);
    }
}

/// The free clauses directly below some clauses, as items.
fn items(side: &Side<'_>, parents: &[ClauseIdx], free: &[bool]) -> Vec<Item> {
    let children = parents.iter().flat_map(|&parent| side.children(parent));
    children.filter(|idx| free[idx.get()]).map(|idx| Item::whole(side, idx)).collect()
}

/// The own texts of all but the first clause of the side that is several, where the other side is one without any.
fn others_text(
    side: &Side<'_>,
    parents: &[ClauseIdx],
    other: &Side<'_>,
    others: &[ClauseIdx],
) -> Vec<Item> {
    let [one] = others else { return Vec::new() };
    if !other.own(*one).is_empty() {
        return Vec::new();
    }
    let rest = parents.iter().skip(1).filter(|&&idx| !side.own(idx).is_empty());
    rest.map(|&idx| Item::own(side, idx)).collect()
}

/// Two lists of items with their words counted.
pub(super) fn lists<'b>(
    context: &Context<'_>,
    scorer: &mut Scorer<'_>,
    old: &'b [Item],
    new: &'b [Item],
) -> Lists<'b> {
    let range = |side: &Side<'_>, item: &Item| {
        if item.is_own { side.own(item.clause) } else { side.body(item.clause) }
    };
    let profiles = |scorer: &mut Scorer<'_>, side: &Side<'_>, items: &[Item]| {
        scorer.profiles(side, items.iter().map(|item| range(side, item)))
    };
    if old.len() + new.len() < PARALLEL {
        let old_profiles = profiles(scorer, context.old, old);
        let new_profiles = profiles(scorer, context.new, new);
        return Lists { old, new, old_profiles, new_profiles };
    }
    let mut other_scorer = scorer.clone();
    let (old_profiles, new_profiles) = std::thread::scope(|scope| {
        let new_profiles = scope.spawn(|| profiles(&mut other_scorer, context.new, new));
        let old_profiles = profiles(scorer, context.old, old);
        (old_profiles, new_profiles.join().expect("counting words does not panic"))
    });
    Lists { old, new, old_profiles, new_profiles }
}

/// Turns matches and parts into pairs, with what has moved.
pub(super) fn pairs(
    context: &Context<'_>,
    lists: &Lists<'_>,
    matches: &Matches,
    parts: &[Part],
    scorer: &mut Scorer<'_>,
) -> Vec<Pair> {
    let steps: Vec<Step> = matches
        .pairs
        .iter()
        .map(|found| Step {
            old: found.old,
            new: found.new,
            weight: lists.old_profiles.words(found.old as usize)
                + lists.new_profiles.words(found.new as usize),
        })
        .collect();
    let moved = order::out_of_order(&steps);
    let mut pairs: Vec<Pair> = matches
        .pairs
        .iter()
        .zip(moved)
        .map(|(found, moved)| Pair {
            old: vec![lists.old[found.old as usize].clause],
            new: vec![lists.new[found.new as usize].clause],
            matched_by: Some(found.by),
            similarity: found.score.plain,
            moved,
        })
        .collect();
    for part in parts {
        let pair = match *part {
            Part::Old { pair, item } => {
                pairs[pair as usize].old.push(lists.old[item as usize].clause);
                pair
            }
            Part::New { pair, item } => {
                pairs[pair as usize].new.push(lists.new[item as usize].clause);
                pair
            }
        };
        let pair = &mut pairs[pair as usize];
        pair.old.sort_unstable();
        pair.new.sort_unstable();
        pair.similarity = scorer.similarity(context, &pair.old, &pair.new);
    }
    pairs
}

/// Each operative clause of a subtree with where its text ends, in tokens from the start of the subtree's text.
fn token_ends(side: &Side<'_>, root: ClauseIdx) -> Vec<(ClauseIdx, u32)> {
    let start = side.own_tokens(root).start;
    side.draft
        .subtree(root)
        .map(|(idx, _)| idx)
        .filter(|&idx| side.is_operative(idx))
        .map(|idx| (idx, side.tokens(idx).end - start))
        .collect()
}
