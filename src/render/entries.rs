//! What there is to say of each article: the same for the terminal, side by side and Markdown.
//!
//! All strings of an entry but the runs are safe to print and carry their isolates.

use crate::align::MatchedBy;
use crate::diff::{Change, Redline, Relation};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::halves;
use crate::trace::Proposers;

use super::Focus;
use super::abbreviate::abbreviate;
use super::proposed;
use crate::messages::names::kind_name;
use crate::messages::{Value, commas, semicolons, titled};
use crate::say;

use super::address::{address, full, label, owner, squeeze};
use super::bidi::isolated_in_rtl;
use super::summary::{Fold, Summary, side_names};
use super::units::{
    Brackets, Fate, Sides, Unit, brackets, differs, is_about, only_last_stop, only_renumbered,
    runs, units, words,
};
use super::wrap::{Op, Run, isolated};

/// Words of unchanged text that are kept on either side of a change.
const CONTEXT: usize = 12;
/// From this many articles on, two threads write.
pub(super) const PARALLEL: usize = 32;

/// A redline, ready to be laid out.
pub(super) struct Report<'a> {
    pub(super) summary: Summary,
    pub(super) entries: Vec<Entry<'a>>,
}

/// What became of one article, chapter heading or preamble.
pub(super) struct Entry<'a> {
    /// `Article 42 (v2) -> Article 24 (v3)`.
    pub(super) title: String,
    /// The heading, that of the new draft where there is one.
    pub(super) heading: Option<String>,
    /// `renumbered, edited, 87% alike [matched by text]`.
    pub(super) facts: String,
    pub(super) items: Vec<Item<'a>>,
    /// Words gained and lost, where they were asked for.
    pub(super) words: (usize, usize),
    /// Whether it is a chapter or the like that came or went and has no text; the summary names it.
    is_bare_group: bool,
    /// The articles (chapters, preambles) of the old and of the new draft that it is about.
    pub(super) owners: [Vec<ClauseIdx>; 2],
}

/// A part of an entry.
pub(super) enum Item<'a> {
    /// A line without draft text.
    Note(String),
    /// The marked-up text of a clause.
    Text {
        /// Which clause, and what became of it; `None` where it continues the clause above.
        title: Option<String>,
        /// How far below its article or topmost inserted clause it stands.
        depth: usize,
        runs: Vec<Run<'a>>,
    },
}

/// Which articles are wanted, and how fully.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Selection<'a> {
    /// The article wanted, and what rules say of the change.
    pub(super) focus: Focus<'a>,
    /// Whether long unchanged stretches are kept.
    pub(super) full: bool,
    /// Whether the words gained and lost are counted.
    pub(super) counts_words: bool,
}

impl<'a> Report<'a> {
    pub(super) fn new(redline: &'a Redline, sides: Sides<'a>, selection: Selection<'a>) -> Self {
        let mut units = units(redline, sides);
        if let Some(article) = selection.focus.article {
            units.retain(|unit| is_about(unit, sides, article));
        }
        let summary = Summary::new(&units, sides, selection.focus);
        let writer = Writer {
            sides,
            names: side_names(sides),
            whole: Whole::new(redline, sides),
            full: selection.full,
            counts_words: selection.counts_words,
            proposers: selection.focus.proposers,
        };
        // Document order; what weighs most stands in the summary.
        let entries = halves::map(&units, PARALLEL, |units| {
            units
                .iter()
                .filter(|unit| {
                    let is_asked_for =
                        selection.focus.article.is_some() && !unit.fates(sides).is_empty();
                    is_asked_for || unit.is_shown(sides)
                })
                .map(|unit| writer.entry(unit))
                .filter(|entry| !entry.is_bare_group)
                .collect::<Vec<_>>()
        });
        Self { summary, entries: entries.into_iter().flatten().collect() }
    }
}

/// Which clauses are inserted or deleted as a whole.
struct Whole {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Whole {
    fn new(redline: &Redline, sides: Sides<'_>) -> Self {
        let mut whole = Self {
            old: vec![false; sides.old.clauses.len()],
            new: vec![false; sides.new.clauses.len()],
        };
        for change in &redline.changes {
            match change.relation {
                Relation::Deleted => change.old.iter().for_each(|idx| whole.old[idx.get()] = true),
                Relation::Inserted => change.new.iter().for_each(|idx| whole.new[idx.get()] = true),
                _ => {}
            }
        }
        whole
    }
}

struct Writer<'a> {
    sides: Sides<'a>,
    names: [String; 2],
    whole: Whole,
    full: bool,
    counts_words: bool,
    proposers: Option<&'a Proposers<'a>>,
}

impl<'a> Writer<'a> {
    fn entry(&self, unit: &Unit<'a>) -> Entry<'a> {
        let head = unit.head;
        let mut items = self.proposed(unit);
        if head.heading_changed {
            items.push(self.heading_item(head));
        }
        if head.moved && !head.old.is_empty() && !head.new.is_empty() {
            items.push(Item::Note(self.move_note(head)));
        }
        items.extend(self.own_text(head));
        let held = unit.owners(self.sides);
        let owners = [held[0].len(), held[1].len()];
        let is_one = owners.iter().all(|&n| n < 2);
        let mut folds: Vec<(String, Fold)> = Vec::new();
        let mut stops: Vec<String> = Vec::new();
        for &change in unit.body.iter().filter(|change| differs(change)) {
            if !self.full && only_last_stop(change, self.sides) {
                stops.push(place(self.sides.new, change.new[0]));
                continue;
            }
            if is_one
                && only_renumbered(change)
                && let ([old], [new]) = (change.old.as_slice(), change.new.as_slice())
            {
                let below = self.siblings(*old);
                if folds.last().is_none_or(|(last, _)| *last != below) {
                    folds.push((below, Fold::default()));
                }
                let (_, fold) = folds.last_mut().expect("one was pushed if there was none");
                fold.push(self.sides.old.clause(*old), self.sides.new.clause(*new));
                continue;
            }
            items.extend(self.body_item(change, owners));
        }
        if !folds.is_empty() {
            let lists: Vec<String> = folds
                .iter()
                .map(|(siblings, fold)| format!("{siblings} {}", commas(&fold.finish())))
                .collect();
            let list = Value::composed(semicolons(&lists));
            items.push(Item::Note(say!("note-renumbered", list = list)));
        }
        if !stops.is_empty() {
            let list = Value::composed(commas(&stops));
            items.push(Item::Note(say!("note-last-stop", list = list)));
        }
        for &change in &unit.departed {
            items.push(Item::Note(self.departure_note(change)));
        }
        let fates = unit.fates(self.sides);
        let came_or_went = fates.iter().any(|fate| matches!(fate, Fate::Inserted | Fate::Deleted));
        Entry {
            title: self.title(unit),
            heading: self.heading(head),
            facts: facts(head, &fates),
            is_bare_group: head.kind.is_group() && came_or_went && items.is_empty(),
            items,
            owners: held,
            words: if self.counts_words { words(unit, self.sides) } else { (0, 0) },
        }
    }

    /// Who proposed what changed.
    fn proposed(&self, unit: &Unit<'a>) -> Vec<Item<'a>> {
        let Some(proposers) = self.proposers else { return Vec::new() };
        let where_it_is = |change: &Change| {
            let is_whole = std::ptr::eq(change, unit.head);
            (!is_whole).then(|| match change.new.first() {
                Some(&idx) => place(self.sides.new, idx),
                None => {
                    change.old.first().map(|&idx| place(self.sides.old, idx)).unwrap_or_default()
                }
            })
        };
        let said = proposed::sentences(proposers, unit.changes(), where_it_is);
        said.into_iter().map(Item::Note).collect()
    }

    /// What a clause of the old draft and its neighbours are called together: `para`, `para 2 point`.
    fn siblings(&self, idx: ClauseIdx) -> String {
        let draft = self.sides.old;
        let above =
            draft.clause(idx).parent.map(|parent| address(draft, parent)).unwrap_or_default();
        let kind = match draft.clause(idx).kind {
            ClauseKind::Paragraph => say!("siblings-paragraphs"),
            ClauseKind::Point | ClauseKind::Subpoint => say!("siblings-points"),
            kind => kind_name(kind, 1),
        };
        if above.is_empty() {
            return isolated(&kind);
        }
        isolated(&say!("siblings", above = above, kind = Value::composed(kind)))
    }

    fn title(&self, unit: &Unit<'_>) -> String {
        let list = |draft: &Draft, clauses: &[ClauseIdx], name: &str| {
            let labels: Vec<String> =
                clauses.iter().map(|&idx| isolated(&label(draft, idx))).collect();
            let name = isolated_in_rtl(name);
            (!labels.is_empty()).then(|| format!("{} ({name})", labels.join(" + ")))
        };
        let [old, new] = unit.owners(self.sides);
        let old = list(self.sides.old, &old, &self.names[0]);
        let new = list(self.sides.new, &new, &self.names[1]);
        [old, new].into_iter().flatten().collect::<Vec<_>>().join(" -> ")
    }

    fn heading(&self, head: &Change) -> Option<String> {
        let heading = match (head.new.first(), head.old.first()) {
            (Some(&idx), _) => self.sides.new.heading(idx),
            (None, Some(&idx)) => self.sides.old.heading(idx),
            (None, None) => None,
        };
        let heading = squeeze(heading?);
        let says_more = !heading.is_empty() && head.kind.as_str() != heading.to_lowercase();
        says_more.then(|| isolated(&heading))
    }

    fn heading_item(&self, head: &Change) -> Item<'a> {
        let (old, new) = (self.sides.old, self.sides.new);
        let heading =
            |draft: &'a Draft, idx: Option<&ClauseIdx>| idx.and_then(|&idx| draft.heading(idx));
        let runs = [
            heading(old, head.old.first()).map(|text| Run::new(Op::Delete, text)),
            heading(new, head.new.first()).map(|text| Run::new(Op::Insert, text)),
        ];
        Item::Text {
            title: Some(say!("heading")),
            depth: 0,
            runs: runs.into_iter().flatten().collect(),
        }
    }

    /// The words of the article before its first paragraph, where they changed.
    fn own_text(&self, head: &'a Change) -> Option<Item<'a>> {
        let runs = self.changed_runs(head)?;
        let is_part = |draft: &Draft, idx: &ClauseIdx| owner(draft, *idx) != *idx;
        let holds_parts = head.old.iter().any(|idx| is_part(self.sides.old, idx))
            || head.new.iter().any(|idx| is_part(self.sides.new, idx));
        let title = holds_parts.then(|| self.own_title(head));
        Some(Item::Text { title, depth: 0, runs })
    }

    /// The marked-up text, or nothing where no word changed.
    fn changed_runs(&self, change: &'a Change) -> Option<Vec<Run<'a>>> {
        let mut runs = runs(change, self.sides);
        let changed = runs.iter().any(|run| run.op != Op::Equal && !run.text.trim().is_empty());
        if !changed {
            return None;
        }
        if !self.full {
            abbreviate(&mut runs, CONTEXT);
        }
        if let Some(bracket) = self.opening_bracket(change) {
            runs.splice(0..0, bracket);
        }
        Some(runs)
    }

    fn body_item(&self, change: &'a Change, owners: [usize; 2]) -> Option<Item<'a>> {
        if let Some(depth) = self.depth_in_whole(change) {
            let runs = self.with_marker(change);
            return (!runs.is_empty()).then_some(Item::Text { title: None, depth, runs });
        }
        let title = self.body_title(change, owners);
        match self.changed_runs(change) {
            Some(runs) => Some(Item::Text { title: Some(title), depth: 0, runs }),
            None => Some(Item::Note(title)),
        }
    }

    /// How many inserted (deleted) clauses stand above an inserted (deleted) one; `None` where none does.
    fn depth_in_whole(&self, change: &Change) -> Option<usize> {
        let (draft, clauses, whole) = match change.relation {
            Relation::Inserted => (self.sides.new, &change.new, &self.whole.new),
            Relation::Deleted => (self.sides.old, &change.old, &self.whole.old),
            _ => return None,
        };
        let idx = *clauses.first()?;
        let above = owner(draft, idx);
        let n = draft
            .ancestors(idx)
            .skip(1)
            .take_while(|&ancestor| whole[ancestor.get()] && ancestor >= above)
            .count();
        n.checked_sub(1)
    }

    /// The text of an inserted or deleted clause, its printed number before it.
    fn with_marker(&self, change: &'a Change) -> Vec<Run<'a>> {
        let (op, draft, clauses) = match change.relation {
            Relation::Deleted => (Op::Delete, self.sides.old, &change.old),
            _ => (Op::Insert, self.sides.new, &change.new),
        };
        clauses
            .iter()
            .filter_map(|&idx| {
                let clause = draft.clause(idx);
                let marker = clause.marker.map_or("", |span| draft.source.slice(span)).trim();
                let heading = draft.heading(idx).unwrap_or_default().trim();
                let heading = if heading == marker { "" } else { heading };
                let text = [marker, heading, &draft.own_text(idx)].join(" ");
                (!text.trim().is_empty()).then(|| Run::new(op, text.trim_start().to_owned()))
            })
            .collect()
    }

    /// The place and fate of a clause; with its article where the entry is about several on that side.
    fn body_title(&self, change: &Change, owners: [usize; 2]) -> String {
        let list = |draft: &Draft, clauses: &[ClauseIdx], owners: usize| {
            let name = |&idx| if owners > 1 { full(draft, idx) } else { place(draft, idx) };
            clauses.iter().map(name).collect::<Vec<_>>().join(" + ")
        };
        let old = list(self.sides.old, &change.old, owners[0]);
        let new = list(self.sides.new, &change.new, owners[1]);
        let mut facts = Vec::new();
        match change.relation {
            Relation::Same | Relation::Edited => {}
            Relation::Inserted => facts.push(Fate::Inserted.name()),
            Relation::Deleted => facts.push(Fate::Deleted.name()),
            Relation::Split => facts.push(Fate::Split.name()),
            Relation::Joined => facts.push(Fate::Joined.name()),
        }
        let from_elsewhere = self.old_owner_elsewhere(change);
        if change.moved && from_elsewhere.is_none() {
            facts.push(Fate::Moved.name());
        }
        if change.renumbered && from_elsewhere.is_none() {
            facts.push(Fate::Renumbered.name());
        }
        facts.extend(brackets(change, self.sides).map(Brackets::name));
        let place = match (old.is_empty(), new.is_empty()) {
            (true, _) => new,
            (_, true) => old,
            _ if from_elsewhere.is_some() => new,
            _ if old == new => new,
            _ => format!("{old} -> {new}"),
        };
        if let Some(from) = from_elsewhere {
            let from = Value::composed(from);
            facts.insert(0, say!("moved-here", from = from, draft = self.names[0].as_str()));
        }
        if facts.is_empty() { place } else { titled(place, commas(&facts)) }
    }

    /// The bracket that came or went before the number of a clause, and the number.
    fn opening_bracket(&self, change: &Change) -> Option<[Run<'a>; 2]> {
        let op = match brackets(change, self.sides)? {
            Brackets::Opened => Op::Insert,
            Brackets::Closed => Op::Delete,
        };
        let draft = self.sides.new;
        let marker = draft.source.slice(draft.clause(change.new[0]).marker?);
        let number = marker.trim().trim_start_matches('[');
        Some([Run::new(op, "["), Run::new(Op::Equal, format!("{number} "))])
    }

    /// What the words before the first paragraph are called, where they became or were something else.
    fn own_title(&self, head: &Change) -> String {
        let list = |draft: &Draft, clauses: &[ClauseIdx]| {
            let named = clauses
                .iter()
                .filter(|&&idx| clauses.len() == 1 || !draft.own_text(idx).trim().is_empty());
            named.map(|&idx| place(draft, idx)).collect::<Vec<_>>().join(" + ")
        };
        let (old, new) = (list(self.sides.old, &head.old), list(self.sides.new, &head.new));
        if old == new || old.is_empty() || new.is_empty() {
            return if new.is_empty() { old } else { new };
        }
        format!("{old} -> {new}")
    }

    /// Where a clause stood, if that was in another article.
    fn old_owner_elsewhere(&self, change: &Change) -> Option<String> {
        let (&old, &new) = (change.old.first()?, change.new.first()?);
        let number = |draft: &Draft, idx| label(draft, owner(draft, idx));
        let same_owner = number(self.sides.old, old) == number(self.sides.new, new);
        (change.moved && !same_owner).then(|| full(self.sides.old, old))
    }

    fn move_note(&self, head: &Change) -> String {
        let place = |draft: &Draft, idx: ClauseIdx| {
            let group = draft.clause(idx).parent.map(|parent| {
                let group = Value::composed(isolated(&label(draft, parent)));
                say!("place-in", group = group)
            });
            let before = (0..idx.0)
                .rev()
                .map(ClauseIdx)
                .find(|&other| draft.clause(other).kind == draft.clause(idx).kind)
                .map(|other| {
                    let before = Value::composed(isolated(&label(draft, other)));
                    say!("place-after", before = before)
                });
            [before, group].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let (old, new) = (place(self.sides.old, head.old[0]), place(self.sides.new, head.new[0]));
        let or_start =
            |place: String| if place.is_empty() { say!("place-at-start") } else { place };
        say!(
            "note-moved",
            old = Value::composed(or_start(old)),
            old_draft = self.names[0].as_str(),
            new = Value::composed(or_start(new)),
            new_draft = self.names[1].as_str()
        )
    }

    fn departure_note(&self, change: &Change) -> String {
        let old: Vec<String> =
            change.old.iter().map(|&idx| isolated(&address(self.sides.old, idx))).collect();
        let new: Vec<String> = change.new.iter().map(|&idx| full(self.sides.new, idx)).collect();
        say!(
            "note-departed",
            old = Value::composed(old.join(" + ")),
            new = Value::composed(new.join(" + ")),
            draft = self.names[1].as_str()
        )
    }
}

/// The address of a clause in its article; the article itself is its own text.
fn place(draft: &Draft, idx: ClauseIdx) -> String {
    let address = address(draft, idx);
    match address.is_empty() {
        false => isolated(&address),
        true if draft.children(idx).next().is_some() => say!("opening-words"),
        true => say!("own-text"),
    }
}

/// `renumbered, edited, 87% alike [matched by text]`.
fn facts(head: &Change, fates: &[Fate]) -> String {
    let mut parts: Vec<String> = fates.iter().map(|fate| fate.name()).collect();
    if fates.iter().any(|fate| matches!(fate, Fate::Edited | Fate::Split | Fate::Joined))
        && head.matched_by.is_some()
        && head.similarity < 1.0
    {
        parts.push(say!("percent-alike", n = percent(head.similarity)));
    }
    let facts = commas(&parts);
    let matched_by = match head.matched_by {
        None | Some(MatchedBy::Exact | MatchedBy::Number) => return facts,
        Some(MatchedBy::Concordance) => say!("by-concordance"),
        Some(MatchedBy::Heading) => say!("by-heading"),
        Some(MatchedBy::Text) => say!("by-text"),
        Some(MatchedBy::Position) => say!("by-position"),
    };
    let (facts, matched_by) = (Value::composed(facts), Value::composed(matched_by));
    say!("facts-matched", facts = facts, matched_by = matched_by)
}

/// A share as a whole per cent, never rounded up to 100.
fn percent(share: f64) -> usize {
    ((share * 100.0).round() as usize).min(99)
}
