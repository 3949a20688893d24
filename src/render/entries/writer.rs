//! Puts an entry together: what is shown of each clause, in document order.

use crate::diff::{Change, Relation};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::messages::{Value, commas, semicolons};
use crate::say;
use crate::trace::Proposers;

use super::super::abbreviate::abbreviate;
use super::super::address::owner;
use super::super::proposed;
use super::super::summary::Fold;
use super::super::units::{
    Brackets, Fate, Sides, Unit, brackets, differs, only_last_stop, only_renumbered, runs, words,
};
use super::super::wrap::{Op, Run};
use super::naming::{facts, place};
use super::{Entry, Item, Whole};

/// Words of unchanged text that are kept on either side of a change.
const CONTEXT: usize = 12;

/// Writes entries.
pub(super) struct Writer<'a> {
    pub(super) sides: Sides<'a>,
    pub(super) names: [String; 2],
    pub(super) whole: Whole,
    pub(super) full: bool,
    pub(super) is_whole: bool,
    pub(super) counts_words: bool,
    pub(super) proposers: Option<&'a Proposers<'a>>,
}

impl<'a> Writer<'a> {
    pub(super) fn entry(&self, unit: &Unit<'a>) -> Entry<'a> {
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
        let is_told = |change: &&&Change| {
            let is_text = !matches!(change.kind, ClauseKind::Furniture | ClauseKind::Translation);
            self.is_whole && is_text || differs(change)
        };
        for &change in unit.body.iter().filter(is_told) {
            if !self.full && only_last_stop(change, self.sides) {
                stops.push(place(self.sides.new, change.new[0]));
                continue;
            }
            if is_one
                && !self.is_whole
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
            facts: facts(head, &fates, self.sides),
            fates,
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
            clauses: [None, None],
            is_changed: true,
        }
    }

    /// The words of the article before its first paragraph, where they changed.
    fn own_text(&self, head: &'a Change) -> Option<Item<'a>> {
        let runs = self.changed_runs(head)?;
        let is_part = |draft: &Draft, idx: &ClauseIdx| owner(draft, *idx) != *idx;
        let holds_parts = head.old.iter().any(|idx| is_part(self.sides.old, idx))
            || head.new.iter().any(|idx| is_part(self.sides.new, idx));
        let title = holds_parts.then(|| self.own_title(head));
        let is_changed = runs.iter().any(|run| run.op != Op::Equal);
        Some(Item::Text { title, depth: 0, runs, clauses: first(head), is_changed })
    }

    /// The marked-up text, or nothing where no word changed.
    fn changed_runs(&self, change: &'a Change) -> Option<Vec<Run<'a>>> {
        let mut runs = runs(change, self.sides);
        let is_shown =
            |run: &Run<'_>| (self.is_whole || run.op != Op::Equal) && !run.text.trim().is_empty();
        if !runs.iter().any(is_shown) {
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
            let clauses = first(change);
            return (!runs.is_empty()).then_some(Item::Text {
                title: None,
                depth,
                runs,
                clauses,
                is_changed: true,
            });
        }
        let title = self.body_title(change, owners);
        match self.changed_runs(change) {
            Some(runs) => Some(Item::Text {
                title: Some(title),
                depth: 0,
                runs,
                clauses: first(change),
                is_changed: differs(change),
            }),
            None => differs(change).then_some(Item::Note(title)),
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
}

/// The first clause on either side.
fn first(change: &Change) -> [Option<ClauseIdx>; 2] {
    [change.old.first().copied(), change.new.first().copied()]
}
