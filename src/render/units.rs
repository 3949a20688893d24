//! Groups the changes of a redline by the article, chapter or preamble that they belong to.

use crate::diff::{Change, Redline, Relation, Segment};
use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};

use crate::say;

use super::address::{label, owner};
use super::wrap::{Op, Run};

/// The two drafts of a redline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides<'a> {
    pub(super) old: &'a Draft,
    pub(super) new: &'a Draft,
}

/// What became of one article, or of a chapter heading or preamble.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    /// The change of the article itself.
    pub(super) head: &'a Change,
    /// The changes of the clauses below it.
    pub(super) body: Vec<&'a Change>,
    /// Clauses of the old article that stand elsewhere in the new draft.
    pub(super) departed: Vec<&'a Change>,
}

/// What became of a unit as a whole; several may hold. Most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Inserted,
    Deleted,
    Split,
    Joined,
    Moved,
    Renumbered,
    Edited,
    /// Nothing but numbers below it changed.
    RenumberedBelow,
}

impl Fate {
    /// The name, for people.
    pub(super) fn name(self) -> String {
        match self {
            Self::Inserted => say!("fate-inserted"),
            Self::Deleted => say!("fate-deleted"),
            Self::Split => say!("fate-split"),
            Self::Joined => say!("fate-joined"),
            Self::Moved => say!("fate-moved"),
            Self::Renumbered => say!("fate-renumbered"),
            Self::Edited => say!("fate-edited"),
            Self::RenumberedBelow => say!("fate-renumbered-below"),
        }
    }
}

/// Whether a change is one that a reader is told of; page furniture and other language versions are not.
pub(super) fn differs(change: &Change) -> bool {
    !matches!(change.kind, ClauseKind::Furniture | ClauseKind::Translation)
        && (change.relation != Relation::Same
            || change.renumbered
            || change.moved
            || change.heading_changed)
}

/// Whether nothing but the number of a clause changed.
pub(super) fn only_renumbered(change: &Change) -> bool {
    change.relation == Relation::Same
        && change.renumbered
        && !change.moved
        && !change.heading_changed
}

/// Groups the changes, in document order.
pub(super) fn units<'a>(redline: &'a Redline, sides: Sides<'_>) -> Vec<Unit<'a>> {
    let heads = Heads::new(redline, sides);
    let mut unit_of = vec![None; redline.changes.len()];
    let mut units: Vec<Unit<'a>> = Vec::new();
    for (n, change) in redline.changes.iter().enumerate() {
        let head = heads.of(change, sides).unwrap_or(n);
        let at = *unit_of[head].get_or_insert_with(|| {
            let head = &redline.changes[head];
            units.push(Unit { head, body: Vec::new(), departed: Vec::new() });
            units.len() - 1
        });
        if head != n {
            units[at].body.push(change);
        }
    }
    for change in redline.changes.iter().filter(|change| !change.new.is_empty()) {
        for &idx in &change.old {
            let from = heads.old(owner(sides.old, idx)).and_then(|head| unit_of[head]);
            let to = heads.of(change, sides).and_then(|head| unit_of[head]);
            if let Some(from) = from
                && to.is_some_and(|to| to != from)
                && !units[from].departed.iter().any(|known| std::ptr::eq(*known, change))
                && change.moved
            {
                units[from].departed.push(change);
            }
        }
    }
    units
}

/// Which change each clause stands in.
struct Heads {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Heads {
    fn new(redline: &Redline, sides: Sides<'_>) -> Self {
        let mut heads = Self {
            old: vec![None; sides.old.clauses.len()],
            new: vec![None; sides.new.clauses.len()],
        };
        for (n, change) in redline.changes.iter().enumerate() {
            for idx in &change.old {
                heads.old[idx.get()].get_or_insert(n);
            }
            for idx in &change.new {
                heads.new[idx.get()].get_or_insert(n);
            }
        }
        heads
    }

    fn old(&self, idx: ClauseIdx) -> Option<usize> {
        self.old[idx.get()]
    }

    /// The change of the article, chapter or preamble that a change belongs to.
    fn of(&self, change: &Change, sides: Sides<'_>) -> Option<usize> {
        match (change.new.first(), change.old.first()) {
            (Some(&idx), _) => self.new[owner(sides.new, idx).get()],
            (None, Some(&idx)) => self.old[owner(sides.old, idx).get()],
            (None, None) => None,
        }
    }
}

impl Unit<'_> {
    /// What became of the unit as a whole; nothing where it is the same in both drafts.
    pub(super) fn fates(&self, sides: Sides<'_>) -> Vec<Fate> {
        let head = self.head;
        if matches!(head.kind, ClauseKind::Furniture | ClauseKind::Translation) {
            return Vec::new();
        }
        match head.relation {
            Relation::Inserted => return vec![Fate::Inserted],
            Relation::Deleted => return vec![Fate::Deleted],
            _ => {}
        }
        let owners = self.owners(sides);
        let is_split = head.relation == Relation::Split && owners[1].len() > 1;
        let is_joined = head.relation == Relation::Joined && owners[0].len() > 1;
        let is_edited = head.relation != Relation::Same && !is_split && !is_joined
            || head.heading_changed
            || self.body.iter().any(|change| differs(change) && !only_renumbered(change))
            || !self.departed.is_empty();
        let mut fates: Vec<Fate> = [
            (is_split, Fate::Split),
            (is_joined, Fate::Joined),
            (head.moved, Fate::Moved),
            (head.renumbered, Fate::Renumbered),
            (is_edited, Fate::Edited),
        ]
        .into_iter()
        .filter_map(|(holds, fate)| holds.then_some(fate))
        .collect();
        if fates.is_empty() && self.body.iter().any(|change| differs(change)) {
            fates.push(Fate::RenumberedBelow);
        }
        fates
    }

    /// The articles (chapters, preambles) of the old and of the new draft that the unit is about.
    pub(super) fn owners(&self, sides: Sides<'_>) -> [Vec<ClauseIdx>; 2] {
        let owners = |draft: &Draft, clauses: &[ClauseIdx]| {
            let mut owners: Vec<ClauseIdx> = clauses.iter().map(|&idx| owner(draft, idx)).collect();
            owners.dedup();
            owners
        };
        [owners(sides.old, &self.head.old), owners(sides.new, &self.head.new)]
    }

    /// Whether anything is to be shown of it beyond a new number of the article.
    pub(super) fn is_shown(&self, sides: Sides<'_>) -> bool {
        self.fates(sides).iter().any(|&fate| fate != Fate::Renumbered)
            || self.body.iter().any(|change| differs(change))
    }

    /// All its changes, the article's own first.
    pub(super) fn changes(&self) -> impl Iterator<Item = &Change> {
        std::iter::once(self.head).chain(self.body.iter().copied())
    }
}

/// The marked-up text of a change; equal stretches as they stand in the new draft.
pub(super) fn runs<'a>(change: &Change, sides: Sides<'a>) -> Vec<Run<'a>> {
    if change.segments.is_empty() {
        let (op, draft, clauses) = match change.relation {
            Relation::Inserted => (Op::Insert, sides.new, &change.new),
            Relation::Deleted => (Op::Delete, sides.old, &change.old),
            _ => return Vec::new(),
        };
        return clauses.iter().map(|&idx| Run::new(op, draft.own_text(idx))).collect();
    }
    change
        .segments
        .iter()
        .map(|segment| match *segment {
            Segment::Equal { old, new } => {
                Run::equal(sides.old.source.slice(old), sides.new.source.slice(new))
            }
            Segment::Delete { old } => Run::new(Op::Delete, sides.old.source.slice(old)),
            Segment::Insert { new } => Run::new(Op::Insert, sides.new.source.slice(new)),
        })
        .collect()
}

/// How many words a unit gained and lost.
pub(super) fn words(unit: &Unit<'_>, sides: Sides<'_>) -> (usize, usize) {
    let mut gained_lost = (0, 0);
    for change in unit.changes() {
        for run in runs(change, sides) {
            let n = || crate::token::tokens(&run.text).iter().filter(|t| t.is_word).count();
            match run.op {
                Op::Equal => {}
                Op::Insert => gained_lost.0 += n(),
                Op::Delete => gained_lost.1 += n(),
            }
        }
    }
    gained_lost
}

/// What became of the brackets around a whole clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    Opened,
    Closed,
}

impl Brackets {
    /// What happened, for people.
    pub(super) fn name(self) -> String {
        match self {
            Self::Opened => say!("put-in-brackets"),
            Self::Closed => say!("no-longer-in-brackets"),
        }
    }
}

/// Whether the whole clause was put in brackets or freed from them; the bracket before its number is no part of
/// its text, so that the redline alone would show half of it.
pub(super) fn brackets(change: &Change, sides: Sides<'_>) -> Option<Brackets> {
    let ([old], [new]) = (change.old.as_slice(), change.new.as_slice()) else {
        return None;
    };
    let is_bracketed = |draft: &Draft, idx: ClauseIdx| {
        let clause = draft.clause(idx);
        clause.markings.iter().any(|marking| {
            marking.kind == MarkingKind::Bracketed
                && marking.span.start < clause.text.start
                && marking.span.end > clause.text.start
        })
    };
    match (is_bracketed(sides.old, *old), is_bracketed(sides.new, *new)) {
        (false, true) => Some(Brackets::Opened),
        (true, false) => Some(Brackets::Closed),
        _ => None,
    }
}

/// Whether nothing but the stop at the end of a clause changed, as when a point is added after it.
pub(super) fn only_last_stop(change: &Change, sides: Sides<'_>) -> bool {
    if change.relation != Relation::Edited
        || change.renumbered
        || change.moved
        || change.heading_changed
        || brackets(change, sides).is_some()
    {
        return false;
    }
    let runs = runs(change, sides);
    let is_stop = |c: char| {
        c.is_whitespace() || matches!(c, '.' | ';' | ',' | '؛' | '،' | '。' | '；' | '，')
    };
    runs.iter()
        .skip_while(|run| run.op == Op::Equal)
        .all(|run| run.op != Op::Equal && run.text.chars().all(is_stop))
}

/// Whether a unit is the article with this number or id, in either draft.
pub(super) fn is_about(unit: &Unit<'_>, sides: Sides<'_>, article: &str) -> bool {
    let names = |draft: &Draft, idx: &ClauseIdx| {
        let clause = draft.clause(*idx);
        clause.id.as_str() == article
            || clause.number.as_ref().is_some_and(|number| is_number(&number.printed, article))
            || is_number(&label(draft, *idx), article)
            || clause.marker.is_some_and(|span| is_number(draft.source.slice(span), article))
    };
    unit.head.old.iter().any(|idx| names(sides.old, idx))
        || unit.head.new.iter().any(|idx| names(sides.new, idx))
}

/// Whether a printed number is the one asked for: `10 bis` is `10bis`, `٤٢` is `42`, 1 is not 11.
pub(super) fn is_number(printed: &str, wanted: &str) -> bool {
    let plain = |text: &str| -> String {
        crate::key::fold(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    plain(printed) == plain(wanted)
}
