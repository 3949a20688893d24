//! Carries the origin of every word from draft to draft.

use std::collections::{BTreeMap, BTreeSet};

use super::text::Text;
use super::{Attribution, Gap, Origin, Part, Run, leftovers};
use crate::diff::words::compare;
use crate::diff::{Change, Segment};
use crate::draft::{ClauseIdx, MarkingKind};
use crate::history::{History, Place, Step};
use crate::source::Span;

/// Words in a row that are known again in their clause wherever they stand in it.
const CLEAR: usize = 4;

/// The words of all drafts up to one, with where they come from.
pub(in crate::history) struct Carried<'h, 'a> {
    pub(in crate::history) history: &'h History<'a>,
    /// For each draft, its words; nothing for a draft whose text is not here.
    pub(in crate::history) texts: Vec<Text>,
    origins: Vec<Origin>,
    known: BTreeMap<Origin, u32>,
}

impl<'h, 'a> Carried<'h, 'a> {
    /// Reads the drafts up to one, and carries what they say to it.
    pub(in crate::history) fn up_to(
        history: &'h History<'a>,
        last: usize,
        attributions: &[Attribution],
    ) -> Self {
        let mut carried =
            Self { history, texts: Vec::new(), origins: Vec::new(), known: BTreeMap::new() };
        for stage in 0..=last {
            let here = &history.stages[stage];
            carried.texts.push(if here.has_text {
                Text::read(here.draft)
            } else {
                Text::default()
            });
            if here.has_text {
                carried.enter(stage);
                for known in attributions.iter().filter(|known| known.stage == stage) {
                    carried.trace(known);
                }
            }
        }
        carried
    }

    /// The runs of a draft that make up a stretch of its source.
    pub(in crate::history) fn runs(&self, stage: usize, region: Span) -> Vec<Run> {
        self.texts[stage].runs(self.history.draft(stage), region)
    }

    /// Where words come from, each once.
    pub(in crate::history) fn into_origins(self) -> Vec<Origin> {
        self.origins
    }

    /// Says of every word of a draft where it comes from.
    fn enter(&mut self, stage: usize) {
        let history = self.history;
        let into = |is_return: bool| {
            let steps = history.steps.iter().filter(move |step| step.is_return == is_return);
            steps.filter(|step| step.new == stage).collect::<Vec<&Step>>()
        };
        for step in into(false) {
            for change in &step.redline.changes {
                self.carry(step, change, None);
            }
        }
        for step in into(true) {
            let gone = self.next_with_text(step.old);
            for change in &step.redline.changes {
                self.carry(step, change, Some(Gap { gone, back: stage }));
            }
        }
        for step in into(false) {
            for change in &step.redline.changes {
                self.put_back(step, change);
            }
            for (old, new) in leftovers::moved(self, step) {
                self.take((step.old, old), (stage, new), None);
            }
        }
        let fresh = self.origin(Origin { stage, ..Origin::default() });
        for word in &mut self.texts[stage].words {
            word.origin.get_or_insert(fresh);
        }
        self.attribute(stage);
    }

    /// The next draft that one is compared with.
    fn next_with_text(&self, stage: usize) -> usize {
        self.history.step_from(stage).map_or(stage + 1, |step| step.new)
    }

    /// Takes on what both sides of a change have.
    fn carry(&mut self, step: &Step, change: &Change, gap: Option<Gap>) {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let (old, new) = (&self.texts[step.old], &self.texts[step.new]);
        for segment in &change.segments {
            if let Segment::Equal { old: from, new: to } = *segment {
                pairs.extend(old.within(from).zip(new.within(to)));
            }
        }
        for part in [Part::Number, Part::Heading, Part::Around] {
            let (from, to) = (old.of(&change.old, part), new.of(&change.new, part));
            pairs.extend(self.equal((step.old, &from), (step.new, &to)).into_iter().flatten());
        }
        for (old, new) in pairs {
            self.take((step.old, old), (step.new, new), gap);
        }
    }

    /// The stretches that two lists of words have in common, as pairs of words.
    fn equal(
        &self,
        (old_stage, old): (usize, &[usize]),
        (new_stage, new): (usize, &[usize]),
    ) -> Vec<Vec<(usize, usize)>> {
        if old.is_empty() || new.is_empty() {
            return Vec::new();
        }
        let from = self.texts[old_stage].compared(self.history.draft(old_stage), old);
        let to = self.texts[new_stage].compared(self.history.draft(new_stage), new);
        let runs = compare(&from, &to).into_iter().filter(|run| run.is_equal);
        runs.map(|run| {
            let pairs = run.old.zip(run.new);
            pairs.map(|(i, j)| (old[i], new[j])).collect()
        })
        .collect()
    }

    /// Gives a word the origin of an older one, unless it has one.
    fn take(
        &mut self,
        (old_stage, old): (usize, usize),
        (new_stage, new): (usize, usize),
        gap: Option<Gap>,
    ) {
        let from = self.texts[old_stage].words[old];
        let to = self.texts[new_stage].words[new];
        let Some(origin) = from.origin.filter(|_| to.origin.is_none()) else { return };
        if from.token.hash != to.token.hash {
            return;
        }
        // What a draft between has is not gone in it.
        let origin = match gap.filter(|_| !from.is_kept) {
            Some(gap) => {
                let origin = self.origins[origin as usize].clone();
                self.origin(Origin { gap: Some(gap), ..origin })
            }
            None => origin,
        };
        let is_next = gap.is_none() && self.next_with_text(old_stage) == new_stage;
        let from = &mut self.texts[old_stage].words[old];
        from.is_kept = true;
        if is_next {
            from.next = Some(new as u32);
        }
        self.texts[new_stage].words[new].origin = Some(origin);
    }

    /// Looks for words that a clause had in a draft before the last one, and has again.
    fn put_back(&mut self, step: &Step, change: &Change) {
        let here = &self.texts[step.new];
        let own = here.of(&change.new, Part::Text);
        let is_new = |at: &usize| here.words[*at].origin.is_none();
        if !own.iter().any(is_new) {
            return;
        }
        for (stage, clauses) in self.before(step, change) {
            let words = self.texts[stage].of(&clauses, Part::Text);
            let gap = Gap { gone: self.next_with_text(stage), back: step.new };
            for equal in self.equal((stage, &words), (step.new, &own)) {
                let is_new = |n: usize| self.texts[step.new].words[equal[n].1].origin.is_none();
                let mut found: Vec<(usize, usize)> = Vec::new();
                let mut at = 0;
                while at < equal.len() {
                    let end = (at..equal.len()).find(|&n| !is_new(n)).unwrap_or(equal.len());
                    if end > at && self.is_clear(step.new, &own, &equal, at..end) {
                        found.extend(&equal[at..end]);
                    }
                    at = end + 1;
                }
                for (old, new) in found {
                    self.take((stage, old), (step.new, new), Some(gap));
                }
            }
        }
    }

    /// Whether words that stood in the clause before are surely the same: there are several, or what stands beside
    /// them on both sides is the same as well.
    fn is_clear(
        &self,
        stage: usize,
        own: &[usize],
        equal: &[(usize, usize)],
        range: std::ops::Range<usize>,
    ) -> bool {
        let text = &self.texts[stage];
        let n_words =
            equal[range.clone()].iter().filter(|&&(_, at)| text.words[at].token.is_word).count();
        let is_first = own.first() == equal.first().map(|(_, at)| at);
        let is_last = own.last() == equal.last().map(|(_, at)| at);
        let has_left = range.start > 0 || is_first;
        let has_right = range.end < equal.len() || is_last;
        n_words >= CLEAR || (n_words > 0 && has_left && has_right && equal.len() > range.len())
    }

    /// The clauses that the new clauses of a change were in drafts before the old one, the latest draft first.
    fn before(&self, step: &Step, change: &Change) -> Vec<(usize, Vec<ClauseIdx>)> {
        let mut open: Vec<Place> =
            change.new.iter().map(|&clause| Place { stage: step.new, clause }).collect();
        let mut seen: BTreeSet<Place> = BTreeSet::new();
        while let Some(place) = open.pop() {
            for link in self.history.back(place) {
                if seen.insert(link.old) {
                    open.push(link.old);
                }
            }
        }
        let mut found: BTreeMap<usize, Vec<ClauseIdx>> = BTreeMap::new();
        for place in seen.into_iter().filter(|place| place.stage < step.old) {
            found.entry(place.stage).or_default().push(place.clause);
        }
        found.into_iter().rev().collect()
    }

    /// Says that the new words of a stretch trace to a proposal.
    fn trace(&mut self, known: &Attribution) {
        for at in self.texts[known.stage].within(known.span) {
            let Some(origin) = self.texts[known.stage].words[at].origin else { continue };
            let mut origin = self.origins[origin as usize].clone();
            if origin.came_with(known.stage) && !origin.proposals.contains(&known.proposal) {
                origin.proposals.push(known.proposal);
                let origin = self.origin(origin);
                self.texts[known.stage].words[at].origin = Some(origin);
            }
        }
    }

    /// Names those who proposed words, as the marks in a draft say.
    fn attribute(&mut self, stage: usize) {
        for (_, clause) in self.history.draft(stage).iter() {
            for marking in &clause.markings {
                let MarkingKind::ProposedBy(names) = &marking.kind else { continue };
                for at in self.texts[stage].within(marking.span) {
                    let Some(known) = self.texts[stage].words[at].origin else { continue };
                    let mut origin = self.origins[known as usize].clone();
                    for name in names {
                        if !origin.proposed_by.contains(name) {
                            origin.proposed_by.push(name.clone());
                        }
                    }
                    let origin = self.origin(origin);
                    self.texts[stage].words[at].origin = Some(origin);
                }
            }
        }
    }

    /// Where a word comes from.
    pub(in crate::history) fn origin_of(&self, stage: usize, word: usize) -> Option<&Origin> {
        let origin = self.texts[stage].words[word].origin?;
        self.origins.get(origin as usize)
    }

    /// The number of an origin.
    fn origin(&mut self, origin: Origin) -> u32 {
        if let Some(&known) = self.known.get(&origin) {
            return known;
        }
        let at = self.origins.len() as u32;
        self.origins.push(origin.clone());
        self.known.insert(origin, at);
        at
    }
}
