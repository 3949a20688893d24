//! Where a proposal is found in the drafts from the one on that it was made on.
//!
//! Words that are added are looked for in the whole draft, the best clause first; what is taken out or replaced, in the
//! clause that it was taken from, followed through the drafts. Words that stood in a draft before the proposal do not count.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::words::Words;
use super::{Found, Means, Sighting, Why};
use crate::draft::{ClauseIdx, ClauseKind, Draft, MarkingKind};
use crate::history::{Cell, History, Presence, marks};
use crate::series::Series;
use crate::series::date::Date;
use crate::series::record::{Action, Proposal};
use crate::series::text::Text;
use crate::source::Span;

/// The share of a wording from which on it counts as adapted rather than lost.
const ADAPTED: f64 = 0.6;
/// The share from which on a part of it counts, near its clause.
const PART: f64 = 0.25;
/// Words that such a part has at least, in one run.
const LEAST_PART: usize = 5;
/// Wordings with fewer words are found whole or not at all.
const SHORT: usize = 4;

/// The drafts in which proposals are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Drafts<'a> {
    /// The series.
    pub series: &'a Series,
    /// The drafts, with what leads from each clause to the next.
    pub history: &'a History<'a>,
    /// For each stage, the id of the draft in the series.
    pub ids: &'a [Option<&'a str>],
    /// Clauses that go by another id in the language of the texts, by stage and the id in the record.
    pub counterparts: &'a BTreeMap<(usize, String), ClauseIdx>,
}

impl Drafts<'_> {
    fn date(&self, stage: usize) -> Option<Date> {
        self.series.draft(self.ids[stage]?)?.date
    }

    /// The clause of a draft that the record calls so.
    fn find(&self, stage: usize, id: &str) -> Option<ClauseIdx> {
        let in_other = || self.counterparts.get(&(stage, id.to_owned())).copied();
        self.history.draft(stage).find(id).or_else(in_other)
    }

    fn has_text(&self, stage: usize) -> bool {
        self.history.stages[stage].has_text
    }
}

/// One proposal while it is looked for.
pub(super) struct Search<'a> {
    drafts: Drafts<'a>,
    proposal: &'a Proposal,
    /// The first draft that it is looked for in.
    base: usize,
    /// What its clause is in each draft, where it names one that is there.
    cells: Option<Vec<Cell>>,
    out: Option<Words>,
    put_in: Option<Words>,
}

impl<'a> Search<'a> {
    /// Prepares the search; or says why there can be none.
    pub(super) fn new(drafts: Drafts<'a>, proposal: &'a Proposal) -> Result<Self, Why> {
        if proposal.document.is_some() {
            return Err(Why::NoDraft);
        }
        let made_on = proposal.target.draft.as_deref();
        let base = if let Some(id) = made_on {
            drafts.ids.iter().position(|known| *known == Some(id))
        } else {
            let date = proposal.date.ok_or(Why::NoDraft)?;
            let is_later = |&stage: &usize| {
                drafts.date(stage).is_some_and(|other| other.last() >= date.first())
            };
            (0..drafts.ids.len()).find(is_later)
        };
        let base = base.ok_or(Why::NotHere)?;
        let history = drafts.history;
        let clause = proposal.target.clause.as_deref().filter(|_| made_on.is_some());
        let cells = clause
            .and_then(|clause| drafts.find(base, clause))
            .map(|idx| history.follow(base, idx));
        let language = history.draft(base).language.as_str();
        let default = drafts.series.default_language.as_deref().unwrap_or(language);
        let wording = |text: &Option<Text>| {
            let words = text.as_ref()?.for_draft(language, default)?;
            Some(Words::of_wording(words, language)).filter(|words| !words.is_empty())
        };
        let (words, new_words) = (wording(&proposal.words), wording(&proposal.new_words));
        let (out, put_in) = match proposal.action {
            Action::Add => (None, words),
            Action::Delete => (words, None),
            Action::Replace => (words, new_words),
        };
        let search = Self { drafts, proposal, base, cells, out, put_in };
        if search.means() == Means::Nothing {
            let has_words = proposal.words.is_some() || proposal.new_words.is_some();
            let is_named = proposal.target.clause.is_some() && search.cells.is_none();
            return Err(match has_words {
                _ if is_named && !drafts.has_text(base) => Why::NotHere,
                _ if is_named => Why::NoClause,
                true => Why::OtherLanguage,
                false => Why::NoWords,
            });
        }
        if !(base..drafts.ids.len()).any(|stage| drafts.has_text(stage) || search.cells.is_some()) {
            return Err(Why::NotHere);
        }
        Ok(search)
    }

    /// By what the proposal is looked for.
    pub(super) fn means(&self) -> Means {
        let has_clause = self.cells.is_some();
        let has_words = self.out.is_some() || self.put_in.is_some();
        let says_words = self.proposal.words.is_some() || self.proposal.new_words.is_some();
        match self.proposal.action {
            Action::Add if self.put_in.is_some() => Means::Words,
            _ if has_words && has_clause => Means::Words,
            _ if says_words || !has_clause => Means::Nothing,
            Action::Delete => Means::Clause,
            Action::Add if self.proposal.at.is_none() && !self.came_after_base() => Means::Clause,
            _ => Means::Effect,
        }
    }

    /// Whether the proposal was made after the draft that it was made on was issued.
    fn came_after_base(&self) -> bool {
        let dates = self.proposal.date.zip(self.drafts.date(self.base));
        dates.is_some_and(|(date, base)| date.first() > base.last())
    }

    /// Whether there is a draft that could hold it.
    pub(super) fn has_later(&self) -> bool {
        let from = if self.came_after_base() { self.base + 1 } else { self.base };
        (from..self.drafts.ids.len())
            .any(|stage| self.drafts.has_text(stage) || self.cells.is_some())
    }

    /// What is found in each draft.
    pub(super) fn sightings(&self) -> Vec<Sighting> {
        let before = self.put_in.as_ref().filter(|_| self.proposal.action == Action::Add);
        let before = before.map_or(0, |wanted| self.held_before(wanted));
        (self.base..self.drafts.ids.len()).map(|stage| self.sighting(stage, before)).collect()
    }

    fn draft(&self, stage: usize) -> &'a Draft {
        self.drafts.history.draft(stage)
    }

    fn sighting(&self, stage: usize, before: usize) -> Sighting {
        let cell = self.cells.as_ref().map(|cells| &cells[stage]);
        let mut sighting = Sighting {
            stage,
            clauses: cell.map(|cell| cell.clauses.clone()).unwrap_or_default(),
            found: Found::Unknown,
            share: None,
            in_brackets: false,
            is_alternative: false,
            deletion_asked: false,
        };
        let presence = cell.map_or(Presence::Here, |cell| cell.presence);
        if presence == Presence::Unknown {
            return sighting;
        }
        if self.means() == Means::Clause {
            let is_delete = self.proposal.action == Action::Delete;
            sighting.found = match (presence == Presence::Here, is_delete) {
                (true, false) | (false, true) => Found::Whole,
                (true, true) | (false, false) => Found::No,
            };
            self.mark_clause(&mut sighting);
            return sighting;
        }
        if !self.drafts.has_text(stage) {
            return sighting;
        }
        match (self.means(), self.proposal.action) {
            (Means::Words, Action::Add) => self.added(&mut sighting, before),
            (Means::Words, _) if presence == Presence::Absent => sighting.found = Found::ClauseGone,
            (Means::Words, _) => self.changed(&mut sighting),
            _ => self.effect(&mut sighting, presence),
        }
        sighting
    }

    /// What the texts say of the clause as a whole.
    fn mark_clause(&self, sighting: &mut Sighting) {
        let draft = self.draft(sighting.stage);
        for &idx in &sighting.clauses {
            let marks = marks(draft, idx);
            sighting.in_brackets |= marks.is_all_open || is_bracketed(draft, idx);
            sighting.deletion_asked |= !marks.deletion_asked_by.is_empty() || marks.deleted > 0;
        }
    }

    /// Without words only whether the clause is the same.
    fn effect(&self, sighting: &mut Sighting, presence: Presence) {
        let text = |stage: usize| -> Vec<Words> {
            let clauses = self.cells.as_ref().map(|cells| cells[stage].clauses.as_slice());
            let clauses = clauses.unwrap_or_default().iter();
            clauses.map(|&idx| Words::of_subtree(self.draft(stage), idx)).collect()
        };
        sighting.found = match presence {
            Presence::Absent => Found::ClauseGone,
            _ if text(self.base) == text(sighting.stage) => Found::Same,
            _ => Found::Edited,
        };
    }

    /// Whether words of the clause went, and others came.
    fn changed(&self, sighting: &mut Sighting) {
        let draft = self.draft(sighting.stage);
        let (mut n_out, mut n_in, mut held) = (0, 0, 0);
        for &idx in &sighting.clauses.clone() {
            let text = Words::of_subtree(draft, idx);
            let places = |wanted: &Option<Words>| -> Vec<Span> {
                let Some(wanted) = wanted else { return Vec::new() };
                let places = text.places_of(wanted).into_iter();
                places.map(|at| text.stretch(at..at + wanted.len())).collect()
            };
            let (old, new) = (places(&self.out), places(&self.put_in));
            let inside = |spans: &[Span], other: &[Span]| {
                spans
                    .iter()
                    .filter(|span| !other.iter().any(|o| o != *span && o.contains(**span)))
                    .count()
            };
            n_out += inside(&old, &new);
            n_in += inside(&new, &old);
            held = held.max(self.put_in.as_ref().map_or(0, |wanted| text.overlap(wanted).held));
            for &span in old.iter().chain(&new) {
                mark(draft, span, sighting);
            }
        }
        let wanted = self.put_in.as_ref().map(Words::len);
        let share = wanted.map(|wanted| held as f64 / wanted as f64);
        sighting.share = share.filter(|_| self.out.is_none());
        let mostly = sighting.share.is_some_and(|share| share >= ADAPTED) && wanted > Some(SHORT);
        sighting.found = match (&self.out, &self.put_in) {
            (Some(_), None) if n_out == 0 => Found::Whole,
            (Some(_), None) => Found::No,
            (Some(_), Some(_)) => match (n_out == 0, n_in > 0) {
                (true, true) => Found::Whole,
                (true, false) => Found::OldGone,
                (false, true) => Found::NewThere,
                (false, false) => Found::No,
            },
            _ if n_in > 0 => Found::Whole,
            _ if mostly && sighting.stage > self.base => Found::Adapted,
            _ => Found::No,
        };
    }

    /// Where most of the words that are added stand.
    fn added(&self, sighting: &mut Sighting, before: usize) {
        let Some(wanted) = &self.put_in else { return };
        let draft = self.draft(sighting.stage);
        let target = sighting.clauses.clone();
        let near = |idx: ClauseIdx| {
            let article = |idx| draft.article_of(idx).unwrap_or(idx);
            target.iter().any(|&clause| article(clause) == article(idx))
        };
        let best = best(draft, wanted, near);
        sighting.found = Found::No;
        sighting.clauses.clear();
        let Some((idx, held, longest)) = best.filter(|(_, held, _)| *held > before) else {
            sighting.share = Some(0.0);
            return;
        };
        let share = held as f64 / wanted.len() as f64;
        let text = Words::of_subtree(draft, idx);
        let is_verbatim = !text.places_of(wanted).is_empty();
        let is_near = near(idx);
        sighting.share = Some(share);
        sighting.found = match () {
            () if is_verbatim => Found::Whole,
            () if wanted.len() <= SHORT => Found::No,
            () if share >= ADAPTED => Found::Adapted,
            () if is_near && share >= PART && longest >= LEAST_PART => Found::Part,
            () => Found::No,
        };
        if sighting.found == Found::No {
            return;
        }
        sighting.clauses = vec![idx];
        for run in text.overlap(wanted).runs {
            mark(draft, text.stretch(run), sighting);
        }
    }

    /// How many of the words stood together in a draft before the proposal.
    fn held_before(&self, wanted: &Words) -> usize {
        let earlier = (0..self.base).rev().find(|&stage| self.drafts.has_text(stage));
        let held = |stage: usize| {
            best(self.draft(stage), wanted, |_| false).map_or(0, |(_, held, _)| held)
        };
        let mut before = earlier.map_or(0, held);
        // What stands in the draft that it was made on, but not in its clause, was there as well.
        let cell = self.cells.as_ref().map(|cells| cells[self.base].clauses.as_slice());
        let stands_in_clause = cell.unwrap_or_default().iter().any(|&idx| {
            !Words::of_subtree(self.draft(self.base), idx).places_of(wanted).is_empty()
        });
        if self.came_after_base() && !stands_in_clause && self.drafts.has_text(self.base) {
            before = before.max(held(self.base));
        }
        before
    }
}

/// The clause that holds most of a wording, how many words that is, and how long the longest run is. Of equals, one that is
/// near; of those that hold one another, the innermost.
fn best(
    draft: &Draft,
    wanted: &Words,
    near: impl Fn(ClauseIdx) -> bool,
) -> Option<(ClauseIdx, usize, usize)> {
    let measure = |idx: ClauseIdx| {
        let overlap = Words::of_subtree(draft, idx).overlap(wanted);
        let longest = overlap.runs.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
        (overlap.held, longest)
    };
    let is_unit = |idx: ClauseIdx| {
        let clause = draft.clause(idx);
        let above = clause.parent.map(|parent| draft.clause(parent).kind);
        let is_own = matches!(clause.kind, ClauseKind::Article | ClauseKind::Recital)
            || !clause.kind.is_group() && above.is_none_or(ClauseKind::is_group);
        is_own && clause.kind.is_operative()
    };
    let units = draft.iter().map(|(idx, _)| idx).filter(|&idx| is_unit(idx));
    let measured = units.map(|idx| (idx, measure(idx)));
    let (mut idx, (held, longest)) =
        measured.max_by_key(|&(idx, (held, _))| (held, near(idx), Reverse(idx)))?;
    while let Some(inner) = draft.children(idx).find(|&child| measure(child).0 == held && held > 0)
    {
        idx = inner;
    }
    (held > 0).then_some((idx, held, longest))
}

/// Whether nearly all words of a clause stand in brackets, each in its own perhaps.
fn is_bracketed(draft: &Draft, idx: ClauseIdx) -> bool {
    let markings = || draft.subtree(idx).flat_map(|(_, clause)| &clause.markings);
    let (mut n, mut n_open) = (0_usize, 0_usize);
    for (idx, _) in draft.subtree(idx).filter(|(_, clause)| clause.kind.is_operative()) {
        let words = Words::of_clauses(draft, &[idx]);
        n += words.len();
        let is_open = |at: &usize| {
            let span = words.span(*at);
            markings().any(|marking| {
                let is_open = matches!(
                    marking.kind,
                    MarkingKind::Bracketed | MarkingKind::DeletionAskedBy(_)
                );
                is_open && marking.span.contains(span)
            })
        };
        n_open += (0..words.len()).filter(is_open).count();
    }
    n > 0 && n_open * 10 >= n * 9
}

/// Notes the brackets and alternatives that a stretch stands in.
fn mark(draft: &Draft, span: Span, sighting: &mut Sighting) {
    let Some(idx) = draft.clause_at(span.start as usize) else { return };
    for above in draft.ancestors(idx) {
        for marking in &draft.clause(above).markings {
            if marking.span.contains(span) {
                sighting.in_brackets |= marking.kind == MarkingKind::Bracketed;
                sighting.is_alternative |= matches!(marking.kind, MarkingKind::Alternative { .. });
                sighting.deletion_asked |= matches!(marking.kind, MarkingKind::Deleted);
            }
        }
    }
}
