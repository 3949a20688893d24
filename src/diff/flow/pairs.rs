//! Which paragraphs of two drafts are shown as one: those of paired clauses, as far as they keep their order.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::draft::{ClauseIdx, Draft};
use crate::source::Span;

use super::super::{Change, Redline, Segment};
use super::Move;

/// Paragraphs of both sides that are compared with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The groups of two drafts, in the order of both.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) groups: Vec<Group>,
    old: Pieces,
    new: Pieces,
}

/// Neighbouring paragraphs of one clause, and which clauses they belong to.
#[derive(Debug)]
struct Pieces {
    ranges: Vec<Range<usize>>,
    /// The pieces of each clause; one that begins within a paragraph has the piece of that paragraph.
    of: Vec<Vec<usize>>,
}

impl Pieces {
    fn new(draft: &Draft, paragraphs: &[Span]) -> Self {
        let mut pieces = Self { ranges: Vec::new(), of: vec![Vec::new(); draft.clauses.len()] };
        let mut last = None;
        for (n, span) in paragraphs.iter().enumerate() {
            let owner = draft.clause_at(span.start as usize);
            match pieces.ranges.last_mut() {
                Some(range) if owner.is_some() && owner == last => range.end = n + 1,
                _ => {
                    pieces.ranges.push(n..n + 1);
                    if let Some(owner) = owner {
                        pieces.of[owner.get()].push(pieces.ranges.len() - 1);
                    }
                }
            }
            last = owner;
        }
        for (idx, clause) in draft.iter() {
            if pieces.of[idx.get()].is_empty() {
                let paragraph = paragraphs.partition_point(|span| span.start <= clause.span.start);
                let paragraph = paragraph.saturating_sub(1);
                let piece = pieces.ranges.partition_point(|range| range.end <= paragraph);
                if piece < pieces.ranges.len() {
                    pieces.of[idx.get()].push(piece);
                }
            }
        }
        pieces
    }
}

impl Pairs {
    pub(super) fn new(
        redline: &Redline,
        (old, old_paragraphs): (&Draft, &[Span]),
        (new, new_paragraphs): (&Draft, &[Span]),
    ) -> Self {
        let (old_pieces, new_pieces) =
            (Pieces::new(old, old_paragraphs), Pieces::new(new, new_paragraphs));
        let mut weights: FxHashMap<(usize, usize), u64> = FxHashMap::default();
        for change in &redline.changes {
            for &i in &change.old {
                for &j in &change.new {
                    let Some(weight) = weight(change, (old, i), (new, j)) else { continue };
                    for pair in old_pieces.of[i.get()].iter().zip(&new_pieces.of[j.get()]) {
                        *weights.entry((*pair.0, *pair.1)).or_default() += weight;
                    }
                }
            }
        }
        let mut edges: Vec<((usize, usize), u64)> = weights.into_iter().collect();
        edges.sort_unstable();
        let mut groups: Vec<Group> = Vec::new();
        for (p, q) in heaviest_chain(&edges, new_pieces.ranges.len()) {
            let (old, new) = (&old_pieces.ranges[p], &new_pieces.ranges[q]);
            match groups.last_mut() {
                Some(last) if old.start < last.old.end || new.start < last.new.end => {
                    last.old.end = last.old.end.max(old.end);
                    last.new.end = last.new.end.max(new.end);
                }
                _ => groups.push(Group { old: old.clone(), new: new.clone() }),
            }
        }
        Self { groups, old: old_pieces, new: new_pieces }
    }

    /// The topmost clauses whose pairs do not stand at one place.
    pub(super) fn moves(&self, redline: &Redline, old: &Draft, new: &Draft) -> Vec<Move> {
        let mut moves: Vec<Move> = Vec::new();
        let mut places: FxHashMap<ClauseIdx, ClauseIdx> = FxHashMap::default();
        for change in &redline.changes {
            for &i in &change.old {
                for &j in &change.new {
                    if !change.kind.is_operative()
                        || self.is_together(i, j)
                        || weight(change, (old, i), (new, j)).is_none()
                    {
                        continue;
                    }
                    let above = old.clause(i).parent.zip(new.clause(j).parent);
                    let is_known = above.is_some_and(|(i, j)| places.get(&i) == Some(&j));
                    places.insert(i, j);
                    if !is_known {
                        moves.push(Move::new(change, i, j));
                    }
                }
            }
        }
        moves
    }

    fn is_together(&self, i: ClauseIdx, j: ClauseIdx) -> bool {
        let (Some(&p), Some(&q)) = (self.old.of[i.get()].first(), self.new.of[j.get()].first())
        else {
            return true;
        };
        let (p, q) = (self.old.ranges[p].start, self.new.ranges[q].start);
        let group = self.groups.partition_point(|group| group.old.end <= p);
        self.groups.get(group).is_some_and(|group| group.old.contains(&p) && group.new.contains(&q))
    }
}

/// How much two clauses of a change have in common; `None` where they have nothing to do with each other.
fn weight(
    change: &Change,
    (old, i): (&Draft, ClauseIdx),
    (new, j): (&Draft, ClauseIdx),
) -> Option<u64> {
    let (was, is) = (old.clause(i), new.clause(j));
    let common = |segment: &Segment| match *segment {
        Segment::Equal { old, new } if was.span.contains(old) && is.span.contains(new) => {
            old.len() as u64
        }
        _ => 0,
    };
    let mut weight: u64 = change.segments.iter().map(common).sum();
    if old.heading(i).is_some() && old.heading(i) == new.heading(j) {
        weight += old.heading(i).map_or(0, str::len) as u64;
    }
    let is_one = change.old.len() + change.new.len() == 2;
    (is_one || weight > 0).then_some(weight + 1)
}

/// The edges that weigh most together and run forward on both sides; a piece may have several.
fn heaviest_chain(edges: &[((usize, usize), u64)], n_new: usize) -> Vec<(usize, usize)> {
    // A Fenwick tree over the new side: the best chain that ends at or before a piece, as its weight and last edge.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); n_new + 1];
    let mut before = vec![usize::MAX; edges.len()];
    for (n, &((_, q), weight)) in edges.iter().enumerate() {
        let mut best = (0, usize::MAX);
        let mut at = q + 1;
        while at > 0 {
            if tree[at].0 > best.0 {
                best = tree[at];
            }
            at &= at - 1;
        }
        before[n] = best.1;
        let sum = best.0 + weight;
        let mut at = q + 1;
        while at <= n_new {
            if sum > tree[at].0 {
                tree[at] = (sum, n);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut best = (0, usize::MAX);
    let mut at = n_new;
    while at > 0 {
        if tree[at].0 > best.0 {
            best = tree[at];
        }
        at &= at - 1;
    }
    let mut next = best.1;
    while let Some(&(pair, _)) = edges.get(next) {
        chain.push(pair);
        next = before[next];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain_runs_forward() {
        let edges = [((0, 0), 5), ((1, 3), 9), ((2, 1), 5), ((3, 2), 5), ((4, 4), 1)];
        assert_eq!(heaviest_chain(&edges, 5), [(0, 0), (2, 1), (3, 2), (4, 4)]);
        assert_eq!(heaviest_chain(&[((0, 0), 1), ((0, 1), 1)], 2), [(0, 0), (0, 1)]);
        assert_eq!(heaviest_chain(&[], 0), []);
    }
}
