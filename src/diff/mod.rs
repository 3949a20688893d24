//! Says what became of every clause: compares the clauses that were paired, word by word.
//!
//! Two drafts and their alignment go in, a redline comes out. Typography alone is never a change: texts are the same where
//! their tokens are.

pub(crate) mod flow;
mod segments;
mod summary;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use self::summary::{Counts, Summary};

use self::segments::Pieces;
use crate::align::{Alignment, MatchedBy, Pair};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key;
use crate::source::Span;
use crate::token;

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Nothing changed but perhaps the number, the place or the typography.
    Same,
    /// The words changed.
    Edited,
    /// Only in the new draft.
    Inserted,
    /// Only in the old draft.
    Deleted,
    /// One old clause became several.
    Split,
    /// Several old clauses became one.
    Joined,
}

impl Relation {
    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
            Self::Split => "split",
            Self::Joined => "joined",
        }
    }
}

/// A run of a redline. Spans lie in the sources of the two drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// On both sides; the two texts may differ in typography and white space.
    Equal {
        /// In the old source.
        old: Span,
        /// In the new source.
        new: Span,
    },
    /// Only in the old text.
    Delete {
        /// In the old source.
        old: Span,
    },
    /// Only in the new text.
    Insert {
        /// In the new source.
        new: Span,
    },
}

impl Segment {
    /// Whether the segment holds no byte on either side.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Equal { old, new } => old.is_empty() && new.is_empty(),
            Self::Delete { old } => old.is_empty(),
            Self::Insert { new } => new.is_empty(),
        }
    }
}

/// What became of a clause, or of the clauses of a split or join.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The kind of the (first new, else first old) clause.
    pub kind: ClauseKind,
    /// What happened.
    pub relation: Relation,
    /// Clauses of the old draft.
    pub old: Vec<ClauseIdx>,
    /// Clauses of the new draft.
    pub new: Vec<ClauseIdx>,
    /// Whether the printed number differs.
    pub renumbered: bool,
    /// Whether the clause changed places among its neighbours, or its parent is another one.
    pub moved: bool,
    /// Whether the heading differs on the matching key.
    pub heading_changed: bool,
    /// Share of words in common, `0.0..=1.0`; 0 for an inserted or deleted clause.
    pub similarity: f64,
    /// How the pair was found; `None` for an inserted or deleted clause.
    pub matched_by: Option<MatchedBy>,
    /// The comparison of the clauses' own texts: the old ones joined in order against the new ones.
    pub segments: Vec<Segment>,
}

/// The comparison of two drafts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Redline {
    /// Every clause of both sides stands in at least one change; in the order of the new draft, deleted clauses where
    /// they stood.
    pub changes: Vec<Change>,
}

/// Compares two drafts whose clauses were paired.
///
/// The relation of a clause speaks of its own text and heading. Only an article is also edited where anything
/// below it changed, so that a list of articles shows every change.
pub fn compare(old: &Draft, new: &Draft, alignment: &Alignment) -> Redline {
    let pairs = &alignment.pairs;
    let shared = Shared::new(old, new, pairs);
    let work = |pairs: &[Pair]| {
        let mut comparer = Comparer::new(old, new, &shared);
        pairs.iter().map(|pair| comparer.change(pair)).collect::<Vec<_>>()
    };
    let (first, second) = pairs.split_at(pairs.len() / 2);
    let (mut changes, rest) = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(second));
        (work(first), other.join().expect("comparing clauses does not panic"))
    });
    changes.extend(rest);
    mark_articles(old, new, &mut changes);
    Redline { changes }
}

/// Which clauses stand in a pair of their own besides a split or join.
struct Shared {
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Shared {
    fn new(old: &Draft, new: &Draft, pairs: &[Pair]) -> Self {
        let mut shared = Self { old: vec![0; old.clauses.len()], new: vec![0; new.clauses.len()] };
        for pair in pairs {
            pair.old.iter().for_each(|idx| shared.old[idx.get()] += 1);
            pair.new.iter().for_each(|idx| shared.new[idx.get()] += 1);
        }
        shared
    }
}

/// Compares pairs one after the other; holds what they can share.
struct Comparer<'a> {
    old: &'a Draft,
    new: &'a Draft,
    shared: &'a Shared,
    old_pieces: Pieces,
    new_pieces: Pieces,
}

impl<'a> Comparer<'a> {
    fn new(old: &'a Draft, new: &'a Draft, shared: &'a Shared) -> Self {
        let (old_pieces, new_pieces) = (Pieces::default(), Pieces::default());
        Self { old, new, shared, old_pieces, new_pieces }
    }

    fn change(&mut self, pair: &Pair) -> Change {
        let (segments, is_same_text) = self.segments(pair);
        let heading_changed = self.heading_changed(pair);
        Change {
            kind: match (pair.new.first(), pair.old.first()) {
                (Some(&idx), _) => self.new.clause(idx).kind,
                (None, Some(&idx)) => self.old.clause(idx).kind,
                (None, None) => ClauseKind::Furniture,
            },
            relation: self.relation(pair, is_same_text && !heading_changed),
            old: pair.old.clone(),
            new: pair.new.clone(),
            renumbered: self.renumbered(pair),
            moved: pair.moved,
            heading_changed,
            similarity: pair.similarity,
            matched_by: pair.matched_by,
            segments,
        }
    }

    /// The comparison of the own texts, and whether they are the same on the matching key.
    fn segments(&mut self, pair: &Pair) -> (Vec<Segment>, bool) {
        if let (&[i], &[j]) = (&pair.old[..], &pair.new[..]) {
            let (old, new) = (self.old.text_runs(i), self.new.text_runs(j));
            let is_same = |(&old, &new): (&Span, &Span)| {
                self.old.source.slice(old) == self.new.source.slice(new)
            };
            if old.len() == new.len() && old.iter().zip(&new).all(is_same) {
                return (
                    old.into_iter()
                        .zip(new)
                        .map(|(old, new)| Segment::Equal { old, new })
                        .collect(),
                    true,
                );
            }
        }
        if pair.old.len() + pair.new.len() == 1 {
            let delete = pair
                .old
                .iter()
                .flat_map(|&idx| self.old.text_runs(idx))
                .map(|old| Segment::Delete { old });
            let insert = pair
                .new
                .iter()
                .flat_map(|&idx| self.new.text_runs(idx))
                .map(|new| Segment::Insert { new });
            let segments = delete.chain(insert).filter(|segment| !segment.is_empty());
            return (segments.collect(), false);
        }
        // A text that another pair compares is not shown twice.
        let is_multiple = pair.old.len() + pair.new.len() > 2;
        let once = |clauses: &[ClauseIdx], uses: &[u8]| -> Vec<ClauseIdx> {
            clauses.iter().copied().filter(|idx| !is_multiple || uses[idx.get()] == 1).collect()
        };
        self.old_pieces.read(self.old, &once(&pair.old, &self.shared.old));
        self.new_pieces.read(self.new, &once(&pair.new, &self.shared.new));
        let segments = segments::segments(&self.old_pieces, &self.new_pieces);
        (segments, self.old_pieces.equals(&self.new_pieces))
    }

    fn relation(&self, pair: &Pair, is_same: bool) -> Relation {
        match (pair.old.len(), pair.new.len()) {
            (0, _) => Relation::Inserted,
            (_, 0) => Relation::Deleted,
            _ if is_same && self.is_one_text(pair, true) => Relation::Same,
            _ if self.is_one_text(pair, false) => Relation::Edited,
            (1, _) => Relation::Split,
            _ => Relation::Joined,
        }
    }

    /// Whether either side is one clause, perhaps with clauses below it that continue its text; or, where they may be
    /// `loose`, with clauses that carry no number, which only the line breaks tell apart.
    fn is_one_text(&self, pair: &Pair, loose: bool) -> bool {
        let is_one = |draft: &Draft, clauses: &[ClauseIdx]| {
            let end = clauses.first().map_or(0, |&first| draft.clause(first).subtree_end);
            clauses
                .iter()
                .skip(1)
                .all(|&idx| idx.0 < end || (loose && draft.clause(idx).number.is_none()))
        };
        is_one(self.old, &pair.old) && is_one(self.new, &pair.new)
    }

    fn heading_changed(&self, pair: &Pair) -> bool {
        let (Some(&i), Some(&j)) = (pair.old.first(), pair.new.first()) else { return false };
        let (old, new) = (self.old.heading(i), self.new.heading(j));
        if old == new {
            return false;
        }
        let hashes = |heading: Option<&str>| -> Vec<u64> {
            heading.map_or_else(Vec::new, |text| {
                token::tokens(text).iter().map(|token| token.hash).collect()
            })
        };
        hashes(old) != hashes(new)
    }

    fn renumbered(&self, pair: &Pair) -> bool {
        let (Some(&i), Some(&j)) = (pair.old.first(), pair.new.first()) else { return false };
        match (&self.old.clause(i).number, &self.new.clause(j).number) {
            (None, None) => false,
            (Some(old), Some(new)) => {
                old.key != new.key
                    || old.printed != new.printed
                        && key::fold(&old.printed) != key::fold(&new.printed)
            }
            _ => true,
        }
    }
}

/// Calls an article edited where something below it changed.
fn mark_articles(old: &Draft, new: &Draft, changes: &mut [Change]) {
    let mut old_changed = vec![false; old.clauses.len()];
    let mut new_changed = vec![false; new.clauses.len()];
    for change in changes.iter().filter(|change| change.relation != Relation::Same) {
        for &idx in &change.old {
            mark_article(old, idx, &mut old_changed);
        }
        for &idx in &change.new {
            mark_article(new, idx, &mut new_changed);
        }
    }
    for change in changes.iter_mut().filter(|change| change.relation == Relation::Same) {
        let is_changed = change.old.iter().any(|idx| old_changed[idx.get()])
            || change.new.iter().any(|idx| new_changed[idx.get()]);
        if is_changed && change.kind == ClauseKind::Article {
            change.relation = Relation::Edited;
        }
    }
}

/// Marks the article that holds a changed clause, unless a note or furniture changed.
fn mark_article(draft: &Draft, idx: ClauseIdx, changed: &mut [bool]) {
    if draft.ancestors(idx).any(|idx| !draft.clause(idx).kind.is_operative()) {
        return;
    }
    if let Some(article) = draft.article_of(idx) {
        changed[article.get()] = true;
    }
}
