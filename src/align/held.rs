//! Small articles that became one clause of a large one: sections that each define a word, joined into one section of
//! definitions.
//!
//! What the large article holds besides says nothing here, so the small one is compared with its single clauses.

use std::collections::BTreeMap;

use super::context::Context;
use super::matching::{Item, Lists, Match, Matches};
use super::parts::Part;
use super::score::{Score, Scorer, share};
use super::side::Side;
use super::{MatchedBy, Pair};
use crate::draft::{ClauseIdx, ClauseKind};

/// Weight of the small article that one clause of the large one must hold.
const HELD: f64 = 0.6;
/// Weighted similarity of the small article and that clause.
const ALIKE: f64 = 0.35;
/// Fewest words of the small article.
const WORDS: u64 = 4;

/// A small article and the clause of the other side that holds it.
#[derive(Clone, Copy, Debug)]
struct Held {
    found: Match,
    /// Whether the small one is old.
    is_old: bool,
    /// The clause that holds it.
    by: ClauseIdx,
    rank: f64,
}

/// Joins small articles to the pairs of the articles that hold them. Returns pairs of the small ones with the clauses
/// that they became.
pub(super) fn held(
    context: &Context<'_>,
    lists: &Lists<'_>,
    scorer: &mut Scorer<'_>,
    matches: &mut Matches,
    parts: &mut Vec<Part>,
) -> Vec<Pair> {
    let mut search = Search { context, lists, scorer };
    let mut ranked: Vec<Held> = Vec::new();
    for &found in &matches.compared {
        for is_old in [true, false] {
            let taken = if is_old {
                matches.of_old[found.old as usize]
            } else {
                matches.of_new[found.new as usize]
            };
            if taken.is_none() {
                let first = partner(found, is_old, matches);
                ranked.extend(search.holder(found, is_old, first));
            }
        }
    }
    ranked.sort_by(|a, b| {
        b.rank
            .total_cmp(&a.rank)
            .then_with(|| (a.found.old + a.found.new).cmp(&(b.found.old + b.found.new)))
    });
    let mut joined: Vec<Held> = Vec::new();
    for held in ranked {
        join(held, matches, parts, &mut joined);
    }
    let grown: Vec<Match> = joined.iter().filter_map(|held| first_of(held, matches)).collect();
    for found in grown {
        let is_old = joined.iter().any(|held| held.is_old && held.found.new == found.new);
        if !joined.iter().any(|held| held.found == found) {
            joined.extend(search.holder(found, is_old, None));
        }
    }
    search.pairs(&joined)
}

/// The item that the large one of a candidate is paired with.
fn partner(found: Match, is_old: bool, matches: &Matches) -> Option<u32> {
    let at = if is_old {
        matches.of_new[found.new as usize]
    } else {
        matches.of_old[found.old as usize]
    };
    let pair = matches.pairs[at? as usize];
    Some(if is_old { pair.old } else { pair.new })
}

/// Adds a small article to the pair of its holder, or pairs the two.
fn join(held: Held, matches: &mut Matches, parts: &mut Vec<Part>, joined: &mut Vec<Held>) {
    let Match { old, new, .. } = held.found;
    let (of_old, of_new) = (matches.of_old[old as usize], matches.of_new[new as usize]);
    match (of_old, of_new) {
        (None, None) => {
            let at = Some(matches.pairs.len() as u32);
            matches.of_old[old as usize] = at;
            matches.of_new[new as usize] = at;
            matches.pairs.push(Match { by: MatchedBy::Text, ..held.found });
        }
        (None, Some(pair)) if held.is_old && grows(parts, pair, true) => {
            matches.of_old[old as usize] = Some(pair);
            parts.push(Part::Old { pair, item: old });
            joined.push(held);
        }
        (Some(pair), None) if !held.is_old && grows(parts, pair, false) => {
            matches.of_new[new as usize] = Some(pair);
            parts.push(Part::New { pair, item: new });
            joined.push(held);
        }
        _ => {}
    }
}

/// Whether a pair may grow on one side, having not grown on the other.
fn grows(parts: &[Part], pair: u32, old: bool) -> bool {
    !parts.iter().any(|part| match *part {
        Part::Old { pair: grown, .. } => grown == pair && !old,
        Part::New { pair: grown, .. } => grown == pair && old,
    })
}

/// The match that a joined article was added to.
fn first_of(held: &Held, matches: &Matches) -> Option<Match> {
    let at = if held.is_old {
        matches.of_new[held.found.new as usize]
    } else {
        matches.of_old[held.found.old as usize]
    };
    at.map(|at| matches.pairs[at as usize])
}

struct Search<'a, 's, 'w> {
    context: &'a Context<'a>,
    lists: &'a Lists<'a>,
    scorer: &'s mut Scorer<'w>,
}

impl Search<'_, '_, '_> {
    /// The clause of one item that holds the other, if one does; `first` is what the large one is paired with.
    fn holder(&mut self, found: Match, is_old: bool, first: Option<u32>) -> Option<Held> {
        let (lists, context) = (self.lists, self.context);
        let (old, new) = (&lists.old[found.old as usize], &lists.new[found.new as usize]);
        let (profiles, item, large, side) = if is_old {
            (&lists.old_profiles, found.old, new, context.new)
        } else {
            (&lists.new_profiles, found.new, old, context.old)
        };
        let (weight, words) = (profiles.weight(item as usize), profiles.words(item as usize));
        let are_articles = old.kind == ClauseKind::Article && new.kind == ClauseKind::Article;
        if !are_articles || words < WORDS || share(found.score.common, weight) < HELD {
            return None;
        }
        let mut best: Option<Held> = None;
        for by in holders(side, large) {
            let score =
                if is_old { self.compare(old.clause, by) } else { self.compare(by, new.clause) };
            if share(score.common, weight) < HELD || score.weighted < ALIKE {
                continue;
            }
            let stretch = side.features(side.body(by));
            let first = first.filter(|&first| first != item);
            if self.scorer.explained(stretch, (profiles, item), first) < HELD {
                continue;
            }
            if best.is_none_or(|best| score.weighted > best.rank) {
                best = Some(Held { found, is_old, by, rank: score.weighted });
            }
        }
        best
    }

    fn compare(&mut self, old: ClauseIdx, new: ClauseIdx) -> Score {
        let old = std::iter::once(self.context.old.body(old));
        let new = std::iter::once(self.context.new.body(new));
        self.scorer.compare(self.context, old, new).0
    }

    /// Pairs the joined articles with the clauses that hold them.
    fn pairs(&mut self, joined: &[Held]) -> Vec<Pair> {
        let mut by_holder: BTreeMap<(bool, ClauseIdx), Vec<ClauseIdx>> = BTreeMap::new();
        for held in joined {
            let (small, side) = if held.is_old {
                (self.lists.old[held.found.old as usize].clause, self.context.old)
            } else {
                (self.lists.new[held.found.new as usize].clause, self.context.new)
            };
            // Where the text of the small one stands below it, its clauses find their partners themselves.
            if side.own(small).len() * 2 >= side.body(small).len() {
                by_holder.entry((held.is_old, held.by)).or_default().push(small);
            }
        }
        by_holder
            .into_iter()
            .map(|((is_old, by), mut small)| {
                small.sort_unstable();
                small.dedup();
                let (old, new) = if is_old { (small, vec![by]) } else { (vec![by], small) };
                let similarity = self.scorer.similarity(self.context, &old, &new);
                Pair { old, new, matched_by: Some(MatchedBy::Text), similarity, moved: false }
            })
            .collect()
    }
}

/// The clauses below an article that may hold a small one.
fn holders<'a>(side: &'a Side<'_>, large: &Item) -> impl Iterator<Item = ClauseIdx> + 'a {
    let below = side.draft.subtree(large.clause).skip(1).map(|(idx, _)| idx);
    below.filter(|&idx| side.is_operative(idx))
}
