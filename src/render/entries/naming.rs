//! How an entry and its parts are called, and what is said of them.

use crate::align::MatchedBy;
use crate::diff::{Change, Relation};
use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::messages::names::kind_name;
use crate::messages::{Value, commas, titled};
use crate::say;

use super::super::address::{address, full, label, owner, squeeze};
use super::super::bidi::isolated_in_rtl;
use super::super::units::{Brackets, Fate, Sides, Unit, brackets};
use super::super::wrap::isolated;
use super::writer::Writer;

impl Writer<'_> {
    /// What a clause of the old draft and its neighbours are called together: `para`, `para 2 point`.
    pub(super) fn siblings(&self, idx: ClauseIdx) -> String {
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

    pub(super) fn title(&self, unit: &Unit<'_>) -> String {
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

    pub(super) fn heading(&self, head: &Change) -> Option<String> {
        let heading = match (head.new.first(), head.old.first()) {
            (Some(&idx), _) => self.sides.new.heading(idx),
            (None, Some(&idx)) => self.sides.old.heading(idx),
            (None, None) => None,
        };
        let heading = squeeze(heading?);
        let label = match (head.new.first(), head.old.first()) {
            (Some(&idx), _) => label(self.sides.new, idx),
            (None, Some(&idx)) => label(self.sides.old, idx),
            (None, None) => String::new(),
        };
        let is_said =
            [head.kind.as_str(), &label.to_lowercase()].contains(&&*heading.to_lowercase());
        let says_more = !heading.is_empty() && !is_said;
        says_more.then(|| isolated(&heading))
    }

    /// The place and fate of a clause; with its article where the entry is about several on that side.
    pub(super) fn body_title(&self, change: &Change, owners: [usize; 2]) -> String {
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

    /// What the words before the first paragraph are called, where they became or were something else.
    pub(super) fn own_title(&self, head: &Change) -> String {
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
    pub(super) fn old_owner_elsewhere(&self, change: &Change) -> Option<String> {
        let (&old, &new) = (change.old.first()?, change.new.first()?);
        let number = |draft: &Draft, idx| label(draft, owner(draft, idx));
        let same_owner = number(self.sides.old, old) == number(self.sides.new, new);
        (change.moved && !same_owner).then(|| full(self.sides.old, old))
    }

    pub(super) fn move_note(&self, head: &Change) -> String {
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

    pub(super) fn departure_note(&self, change: &Change) -> String {
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
pub(super) fn place(draft: &Draft, idx: ClauseIdx) -> String {
    let address = address(draft, idx);
    match address.is_empty() {
        false => isolated(&address),
        true if draft.children(idx).next().is_some() => say!("opening-words"),
        true => say!("own-text"),
    }
}

/// `renumbered, edited, 87% alike [matched by text]`.
pub(super) fn facts(head: &Change, fates: &[Fate], sides: Sides<'_>) -> String {
    let mut parts: Vec<String> = fates.iter().map(|fate| fate.name()).collect();
    // Of a part of an article, its own line says so.
    let is_whole = head.kind == ClauseKind::Article || head.kind.is_group();
    parts.extend(brackets(head, sides).filter(|_| is_whole).map(Brackets::name));
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
