//! The life of every article across all drafts, and what happened to it on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::follow::places;
use super::{Cell, History, Link, Place, Presence};
use crate::diff::Relation;
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::key;

/// The life of an article, with what it was split from or joined with: one cell for each draft, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What of it stands in each draft.
    pub cells: Vec<Cell>,
}

/// What happened to an article or clause from one draft to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// It was not there before.
    New,
    /// It is no longer there.
    Dropped,
    /// It is back; it stood in this draft last, and in none between.
    Returned(usize),
    /// One clause became several.
    Split,
    /// Several clauses became one.
    Joined,
    /// It stands in another place among its neighbours, or elsewhere.
    Moved,
    /// It has another number.
    Renumbered,
    /// It has another heading.
    HeadingChanged,
    /// Its words changed.
    Edited,
}

impl Happening {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Dropped => "dropped",
            Self::Returned(_) => "returned",
            Self::Split => "split",
            Self::Joined => "joined",
            Self::Moved => "moved",
            Self::Renumbered => "renumbered",
            Self::HeadingChanged => "heading-changed",
            Self::Edited => "edited",
        }
    }
}

/// The clauses that have a row of their own, in document order: the articles; and where none stands outside annexes, as in
/// a resolution or report, the paragraphs that only groups hold.
pub fn units(draft: &Draft) -> Vec<ClauseIdx> {
    let mut articles = Vec::new();
    let mut paragraphs = Vec::new();
    let mut has_article = false;
    for (idx, clause) in draft.iter() {
        let above = || draft.ancestors(idx).skip(1).map(|idx| draft.clause(idx).kind);
        match clause.kind {
            ClauseKind::Article if above().all(ClauseKind::is_operative) => {
                articles.push(idx);
                has_article |= above().all(|kind| kind != ClauseKind::Annex);
            }
            ClauseKind::Paragraph if above().all(ClauseKind::is_group) => paragraphs.push(idx),
            _ => {}
        }
    }
    if !has_article {
        articles.extend(paragraphs);
        articles.sort_unstable();
    }
    articles
}

impl History<'_> {
    /// The lives of all articles, in the order of the newest draft; what it lacks stands where it stood.
    ///
    /// Every article of every draft stands in exactly one row of articles, and may stand in another one where one of its
    /// paragraphs was an article once.
    pub fn rows(&self) -> Vec<Row> {
        let nodes = Nodes::new(self);
        let mut sets = Sets::new(nodes.places.len());
        let mut besides: Vec<(usize, Place)> = Vec::new();
        for (n, &place) in nodes.places.iter().enumerate() {
            for onward in [true, false] {
                self.reach(place, onward, |place| {
                    if let Some(other) = nodes.find(place) {
                        sets.join(n, other);
                        return false;
                    }
                    besides.push((n, place));
                    true
                });
            }
        }
        let mut lives: BTreeMap<usize, BTreeSet<Place>> = BTreeMap::new();
        for (n, &place) in nodes.places.iter().enumerate() {
            lives.entry(sets.find(n)).or_default().insert(place);
        }
        for (n, place) in besides {
            lives.entry(sets.find(n)).or_default().insert(place);
        }
        let rows = lives.into_values().map(|places| self.row(&places)).collect();
        self.in_order(rows)
    }

    /// Calls `visit` with every clause that the links lead to; goes on from it where that returns true.
    fn reach(&self, place: Place, onward: bool, mut visit: impl FnMut(Place) -> bool) {
        let mut open = vec![place];
        let mut seen = BTreeSet::new();
        while let Some(at) = open.pop() {
            let links: Vec<Place> = if onward {
                self.onward(at).filter(|link| !link.is_inner).map(|link| link.new).collect()
            } else {
                self.back(at).filter(|link| !link.is_inner).map(|link| link.old).collect()
            };
            for next in links {
                if seen.insert(next) && visit(next) {
                    open.push(next);
                }
            }
        }
    }

    fn row(&self, life: &BTreeSet<Place>) -> Row {
        let clauses: Vec<Vec<ClauseIdx>> = (0..self.stages.len())
            .map(|stage| {
                let here = life.iter().filter(|place| place.stage == stage);
                self.topmost(stage, here.map(|place| place.clause))
            })
            .collect();
        let presence = self.presence(&clauses, &places(&clauses));
        let cells = clauses.into_iter().zip(presence).enumerate();
        let cells = cells.map(|(stage, (clauses, presence))| {
            let came = clauses.iter().flat_map(|&clause| self.back(Place { stage, clause }));
            let is_ours = |link: &&Link| !link.is_inner && life.contains(&link.old);
            let mut came: Vec<Link> = came.filter(is_ours).copied().collect();
            came.sort_by_key(|link| (link.old, link.new));
            Cell { stage, clauses, presence, came, is_lifted: false }
        });
        Row { cells: cells.collect() }
    }

    /// Puts rows in the order of the newest draft, those that it lacks after what stood before them.
    fn in_order(&self, rows: Vec<Row>) -> Vec<Row> {
        let mut order: Vec<usize> = Vec::with_capacity(rows.len());
        let mut is_placed = vec![false; rows.len()];
        for stage in (0..self.stages.len()).rev() {
            let mut here: Vec<(ClauseIdx, usize)> = Vec::new();
            for (n, row) in rows.iter().enumerate() {
                if let Some(&first) = row.cells[stage].clauses.first() {
                    here.push((first, n));
                }
            }
            here.sort_unstable();
            let mut position = vec![usize::MAX; rows.len()];
            for (at, &row) in order.iter().enumerate() {
                position[row] = at;
            }
            // What is new to the list goes after its neighbour; the list is then put together in one go.
            let mut after: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            let mut anchor = 0;
            for (_, row) in here {
                if is_placed[row] {
                    anchor = position[row] + 1;
                } else {
                    is_placed[row] = true;
                    after.entry(anchor).or_default().push(row);
                }
            }
            let mut merged = Vec::with_capacity(rows.len());
            for at in 0..=order.len() {
                merged.extend(after.remove(&at).unwrap_or_default());
                merged.extend(order.get(at));
            }
            order = merged;
        }
        let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
        order.into_iter().filter_map(|at| rows[at].take()).collect()
    }

    /// What happened to a life between its last draft and this one; nothing in the first draft, or where nobody knows.
    pub fn happenings(&self, cells: &[Cell], stage: usize) -> Vec<Happening> {
        let before = cells[..stage].iter().rfind(|cell| cell.presence != Presence::Beside);
        let Some(before) = before else { return Vec::new() };
        let cell = &cells[stage];
        let last = cells[..stage].iter().rposition(|cell| cell.presence == Presence::Here);
        let Some(last) = last else {
            let is_new = cell.presence == Presence::Here && before.presence == Presence::Absent;
            return if is_new { vec![Happening::New] } else { Vec::new() };
        };
        if cell.presence != Presence::Here {
            let is_dropped = cell.presence == Presence::Absent
                && cells[last + 1..stage].iter().all(|cell| cell.presence != Presence::Absent);
            return if is_dropped { vec![Happening::Dropped] } else { Vec::new() };
        }
        let mut found = BTreeSet::new();
        let was_gone = cells[last + 1..stage].iter().any(|c| c.presence == Presence::Absent);
        if was_gone {
            found.insert(Happening::Returned(last));
        }
        // A clause that stands in the draft before came from there; what skips a draft says no more.
        let direct = cell.came.iter().any(|link| link.old.stage == last);
        for link in cell.came.iter().filter(|link| !direct || link.old.stage == last) {
            self.note(link, &mut found);
        }
        found.into_iter().collect()
    }

    /// What a link says of the clause.
    fn note(&self, link: &Link, found: &mut BTreeSet<Happening>) {
        let next = self.onward(link.old).filter(|l| l.new.stage == link.new.stage && !l.is_inner);
        let next: BTreeSet<ClauseIdx> = next.map(|l| l.new.clause).collect();
        if self.topmost(link.new.stage, next).len() > 1 {
            found.insert(Happening::Split);
        }
        let before = self.back(link.new).filter(|l| l.old.stage == link.old.stage && !l.is_inner);
        let before: BTreeSet<ClauseIdx> = before.map(|l| l.old.clause).collect();
        if self.topmost(link.old.stage, before).len() > 1 {
            found.insert(Happening::Joined);
        }
        let Some(change) = self.change(link) else {
            let number = |place| {
                let number = self.clause(place).number.as_ref();
                number.map(|number| key::fold(&number.printed))
            };
            if number(link.old) != number(link.new) {
                found.insert(Happening::Renumbered);
            }
            return;
        };
        let facts = [
            (change.moved, Happening::Moved),
            (change.renumbered, Happening::Renumbered),
            (change.heading_changed, Happening::HeadingChanged),
            (change.relation != Relation::Same, Happening::Edited),
        ];
        found.extend(facts.into_iter().filter_map(|(holds, fact)| holds.then_some(fact)));
    }
}

/// All articles of all drafts.
struct Nodes {
    places: Vec<Place>,
}

impl Nodes {
    fn new(history: &History<'_>) -> Self {
        let of = |(stage, draft): (usize, &Draft)| {
            let units = units(draft).into_iter();
            units.map(|clause| Place { stage, clause }).collect::<Vec<_>>()
        };
        let stages = history.stages.iter().map(|stage| stage.draft).enumerate();
        Self { places: stages.flat_map(of).collect() }
    }

    fn find(&self, place: Place) -> Option<usize> {
        self.places.binary_search(&place).ok()
    }
}

/// Which articles belong together.
struct Sets(Vec<usize>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
    }
}
