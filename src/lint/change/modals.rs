//! Words that bind more or less: shall, should, may, and what other languages have in their place.
//!
//! Brackets leave a choice, so what stands in one place is weighed at its worst and at its best. Where duties are bare
//! forms of the verb, the word that softens one shows; the one that it softened does not.

use std::ops::Range;

use super::Comparison;
use super::edits::{Edit, overlaps, touches};
use super::side::Side;
use super::words::n_words;
use crate::lint::Finding;
use crate::lint::kind::Shift;
use crate::lint::rule::Rule;
use crate::lint::strength::{Strength, Strengths};

/// Languages in which a duty is a bare form of the verb.
const BARE: [&str; 4] = ["ar", "es", "fr", "ru"];
/// A duty.
const DUTY: i8 = 4;
/// Where no word was softened, an edit of more words than these, old and new, is a new text.
const SOFTENED: (usize, usize) = (4, 8);
/// An option of more words than this is no choice of a modal.
const OPTION: usize = 4;
/// How far from an edit a word may stand that it changes, in bytes of folded text.
const CLOSE: usize = 40;
/// A second such word within so many bytes belongs to the first: "should ensure".
const TOGETHER: usize = 8;

/// A place where words bind.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    range: Range<usize>,
    worst: i8,
    best: i8,
}

impl Slot {
    /// Whether it binds less than another, at its worst or at its best, and more in neither.
    fn is_weaker(&self, than: &Self) -> bool {
        let weaker = self.worst < than.worst || self.best < than.best;
        weaker && self.worst <= than.worst && self.best <= than.best
    }
}

impl Comparison<'_> {
    /// Statements that bind less than before, or more.
    pub(super) fn modals(&mut self, rule: &Rule, find: Shift) -> Vec<Finding> {
        let mut findings = Vec::new();
        for n in self.open_edits(rule) {
            if self.claimed.contains(&n) {
                continue;
            }
            let edit = self.edits[n].clone();
            let Some((old, new)) = self.slots(n).cloned() else { continue };
            let is_found = match find {
                Shift::ModalWeakened => new.is_weaker(&old),
                _ => old.is_weaker(&new),
            };
            if !is_found {
                continue;
            }
            let same: Vec<usize> = self
                .edits
                .of_change(edit.change)
                .filter(|(_, other)| {
                    touches(&old.range, &other.old) || touches(&new.range, &other.new)
                })
                .map(|(n, _)| n)
                .collect();
            self.claimed.extend(same);
            self.claimed.insert(n);
            let range = |range: Range<usize>| (!range.is_empty()).then_some(range);
            findings.push(self.word_finding(rule, &edit, range(old.range), range(new.range)));
        }
        findings
    }

    /// Whether an edit makes its statement bind less.
    pub(super) fn is_weaker(&self, n: usize) -> bool {
        self.slots(n).is_some_and(|(old, new)| new.is_weaker(old))
    }

    fn slots(&self, n: usize) -> Option<&(Slot, Slot)> {
        self.slots[n].get_or_init(|| self.slots_of(&self.edits[n])).as_ref()
    }

    /// What binds at an edit, on either side.
    fn slots_of(&self, edit: &Edit) -> Option<(Slot, Slot)> {
        let language = self.new.case.draft.language.as_str();
        if !is_close(&self.old, &edit.old, language) && !is_close(&self.new, &edit.new, language) {
            return None;
        }
        let (old, new) = self.sentences(edit);
        let (old, new) = (slots(&self.old, &old, language), slots(&self.new, &new, language));
        let (mut from, mut to) = (at(&old, &edit.old), at(&new, &edit.new));
        // A choice in brackets may be settled by several edits around it.
        if let ([slot], []) = (from.as_slice(), to.as_slice()) {
            to = self.beside(edit, |other| {
                touches(&slot.range, &other.old).then(|| at(&new, &other.new))
            });
        } else if let ([], [slot]) = (from.as_slice(), to.as_slice()) {
            from = self.beside(edit, |other| {
                touches(&slot.range, &other.new).then(|| at(&old, &other.old))
            });
        }
        let words =
            |side: &Side<'_>, range: &Range<usize>| n_words(&side.case.text.folded[range.clone()]);
        let is_small = words(&self.old, &edit.old) <= SOFTENED.0 + 4
            && words(&self.new, &edit.new) <= SOFTENED.1;
        let bare = |range: &Range<usize>| Slot {
            range: range.start..range.start,
            worst: DUTY,
            best: DUTY,
        };
        match (from.as_slice(), to.as_slice()) {
            ([from], [to]) => {
                let changed = overlaps(&from.range, &edit.old) || overlaps(&to.range, &edit.new);
                changed.then(|| ((*from).clone(), (*to).clone()))
            }
            ([], [to])
                if BARE.contains(&language) && is_small && overlaps(&to.range, &edit.new) =>
            {
                Some((bare(&edit.old), (*to).clone()))
            }
            ([from], [])
                if BARE.contains(&language) && is_small && overlaps(&from.range, &edit.old) =>
            {
                Some(((*from).clone(), bare(&edit.new)))
            }
            _ => None,
        }
    }
    /// The slots at the first of the other edits of a clause that has any.
    fn beside<'s>(
        &self,
        edit: &Edit,
        slots: impl Fn(&Edit) -> Option<Vec<&'s Slot>>,
    ) -> Vec<&'s Slot> {
        let others = self.edits.of_change(edit.change).filter_map(|(_, other)| slots(other));
        others.into_iter().find(|slots| !slots.is_empty()).unwrap_or_default()
    }
}

/// Whether a word that binds stands in or beside an edit.
fn is_close(side: &Side<'_>, edit: &Range<usize>, language: &str) -> bool {
    let folded = &side.case.text.folded;
    let mut start = edit.start.saturating_sub(CLOSE);
    let mut end = (edit.end + CLOSE).min(folded.len());
    while !folded.is_char_boundary(start) {
        start -= 1;
    }
    while !folded.is_char_boundary(end) {
        end += 1;
    }
    !Strengths::shipped().modals(&folded[start..end], language).is_empty()
}

/// The slots that an edit changes, else those right beside it.
fn at<'s>(slots: &'s [Slot], edit: &Range<usize>) -> Vec<&'s Slot> {
    let over: Vec<&Slot> = slots.iter().filter(|slot| overlaps(&slot.range, edit)).collect();
    if over.is_empty() {
        slots.iter().filter(|slot| touches(&slot.range, edit)).collect()
    } else {
        over
    }
}

/// The places of a sentence where words bind.
fn slots(side: &Side<'_>, within: &Range<usize>, language: &str) -> Vec<Slot> {
    let folded = &side.case.text.folded[within.clone()];
    let mut found: Vec<(Range<usize>, i8)> = Strengths::shipped()
        .modals(folded, language)
        .into_iter()
        .filter(|modal| modal.strength != Strength::QualifiedDuty)
        .map(|modal| (modal.range, modal.strength.value().min(DUTY)))
        .collect();
    let mut slots = Vec::new();
    for group in groups(folded) {
        let mut values = Vec::new();
        let mut n_modals = 0;
        for option in &group {
            let first = found.iter().find(|(range, _)| overlaps(range, option));
            n_modals += usize::from(first.is_some());
            match first {
                Some((_, value)) => values.push(*value),
                None if BARE.contains(&language) => values.push(DUTY),
                None => {}
            }
        }
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let range = first.start..last.end;
        if n_modals == 0 {
            continue;
        }
        found.retain(|(modal, _)| !overlaps(modal, &range));
        let worst = values.iter().copied().min().unwrap_or(DUTY);
        let best = values.iter().copied().max().unwrap_or(DUTY);
        slots.push(Slot { range, worst, best });
    }
    let mut end = None;
    for (range, value) in found {
        let belongs = end.is_some_and(|end| range.start < end + TOGETHER);
        end = Some(range.end);
        if !belongs {
            slots.push(Slot { range, worst: value, best: value });
        }
    }
    for slot in &mut slots {
        slot.range = slot.range.start + within.start..slot.range.end + within.start;
    }
    slots.sort_by_key(|slot| slot.range.start);
    slots
}

/// Options in brackets side by side, each short: `[shall] [should] [may]`.
fn groups(folded: &str) -> Vec<Vec<Range<usize>>> {
    let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
    let mut from = 0;
    while let Some(open) = folded[from..].find('[').map(|at| from + at) {
        let Some(close) = folded[open + 1..].find(['[', ']']).map(|at| open + 1 + at) else {
            break;
        };
        if folded.as_bytes()[close] == b'[' {
            from = close;
            continue;
        }
        let option = open..close + 1;
        from = close + 1;
        if n_words(&folded[option.clone()]) > OPTION {
            continue;
        }
        match groups.last_mut().filter(|group| {
            group.last().is_some_and(|last| folded[last.end..option.start].trim().is_empty())
        }) {
            Some(group) => group.push(option),
            None => groups.push(vec![option]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}
