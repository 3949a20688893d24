//! Reads a sentence as its brackets allow.
//!
//! Bracketed words may stay or go, and of several alternatives one stays. A match is *lenient* when it holds with the
//! brackets around it read in, *strict* when it holds with every bracket out; words that excuse a match are read the
//! other way round. What a rule makes of that is its own affair: see [`super::Reading`].

use std::collections::BTreeMap;
use std::ops::Range;

use super::pattern::PatternSet;
use super::sentence::Sentences;
use super::text::Text;
use crate::draft::{Draft, MarkingKind};

/// Brackets nested more deeply than this are read as if they were not there: no negotiator writes them, and judging
/// each sentence under hundreds of thousands of them would take for ever.
const DEEPEST: u32 = 64;

/// One of several competing texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alternative {
    pub(crate) group: u32,
    /// Which of the group, one-based.
    pub(crate) option: u32,
    /// How many the group has.
    pub(crate) of: u32,
}

/// A stretch of the folded text that a bracket or a mark covers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    range: Range<usize>,
    alternative: Option<Alternative>,
    is_deleted: bool,
}

impl Mark {
    /// Whether it holds all of a range, its own brackets aside.
    fn holds(&self, range: &Range<usize>) -> bool {
        holds(&self.range, range)
    }
}

/// All marks of a draft that decide whether words count.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Sorted by start.
    spans: Vec<Mark>,
    /// For each mark, the furthest end up to it, so that a search knows where to begin.
    reach: Vec<usize>,
    /// Remarks on the text, such as who wants it deleted.
    remarks: Vec<Range<usize>>,
}

impl Marks {
    pub(crate) fn new(draft: &Draft, text: &Text) -> Self {
        let (mut marks, mut remarks) = (Vec::new(), Vec::new());
        let markings = || draft.clauses.iter().flat_map(|clause| &clause.markings);
        let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
        for marking in markings() {
            if let MarkingKind::Alternative { group, option } = marking.kind {
                let size = sizes.entry(group).or_default();
                *size = option.max(*size);
            }
        }
        for marking in markings().filter(|marking| marking.depth <= DEEPEST) {
            let (alternative, is_deleted) = match marking.kind {
                MarkingKind::Bracketed => (None, false),
                MarkingKind::Alternative { group, option } => {
                    let of = sizes.get(&group).copied().unwrap_or(option);
                    (Some(Alternative { group, option, of }), false)
                }
                // Words that are struck out are not in the text at all.
                MarkingKind::Deleted if !draft.is_struck(marking) => (None, true),
                MarkingKind::DeletionAskedBy(_) | MarkingKind::Agreed => {
                    remarks.push(text.folded_range(marking.span));
                    continue;
                }
                _ => continue,
            };
            let range = text.folded_range(marking.span);
            if !range.is_empty() {
                marks.push(Mark { range, alternative, is_deleted });
            }
        }
        marks.sort_unstable_by_key(|mark| (mark.range.start, mark.range.end, mark.alternative));
        // A bracket that is one of several alternatives has two marks; the one that says so counts.
        marks.dedup_by(|later, earlier| {
            let is_same = later.range == earlier.range && later.is_deleted == earlier.is_deleted;
            if is_same {
                earlier.alternative = earlier.alternative.or(later.alternative);
            }
            is_same
        });
        let mut furthest = 0;
        let reach = marks
            .iter()
            .map(|mark| {
                furthest = furthest.max(mark.range.end);
                furthest
            })
            .collect();
        Self { spans: marks, reach, remarks }
    }

    /// Whether brackets hold all of a range, or a remark that is no part of the text.
    pub(crate) fn cover(&self, range: &Range<usize>) -> bool {
        self.over(range).any(|mark| mark.holds(range))
            || self.remarks.iter().any(|remark| holds(remark, range))
    }

    /// Whether brackets touch a range.
    pub(crate) fn touch(&self, range: &Range<usize>) -> bool {
        self.over(range).next().is_some()
    }

    /// Whether a range stands in a remark on the text.
    pub(crate) fn is_remark(&self, range: &Range<usize>) -> bool {
        self.remarks.iter().any(|remark| holds(remark, range))
    }

    /// Whether a range is marked as deleted.
    pub(crate) fn are_deleted(&self, range: &Range<usize>) -> bool {
        self.over(range).any(|mark| mark.is_deleted)
    }

    /// Whether all brackets that touch a range hold `whole` as well, so that one stands and falls with the other.
    pub(crate) fn only_around(&self, range: &Range<usize>, whole: &Range<usize>) -> bool {
        self.over(range).all(|mark| mark.holds(whole))
    }

    /// The marks that touch a range.
    fn over<'a, 'r>(
        &'a self,
        range: &'r Range<usize>,
    ) -> impl Iterator<Item = &'a Mark> + use<'a, 'r> {
        let from = self.reach.partition_point(|&end| end <= range.start);
        self.spans[from..]
            .iter()
            .take_while(|mark| mark.range.start < range.end)
            .filter(|mark| overlaps(&mark.range, range))
    }
}

/// Where a pattern set matched in a sentence, and under which reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The matched words in the folded text.
    pub(crate) range: Range<usize>,
    /// Whether it holds with the brackets around it read in, and those around its excuses out.
    pub(crate) lenient: bool,
    /// Whether it holds with brackets out, whichever alternative is taken, and its excuses in.
    pub(crate) strict: bool,
    /// The alternative with which it would be strict: where each of a group has one, nothing depends on the choice.
    pub(crate) alternative: Option<Alternative>,
}

impl Hit {
    fn in_brackets(range: Range<usize>, lenient: bool) -> Self {
        Self { range, lenient, strict: false, alternative: None }
    }
}

/// Matches sentences, one at a time.
pub(crate) struct Matcher<'a> {
    pub(crate) text: &'a Text,
    pub(crate) sentences: &'a Sentences,
    pub(crate) marks: &'a Marks,
    /// Brackets around all of this do not count: what is judged stands and falls with them.
    pub(crate) whole: Option<Range<usize>>,
}

impl Matcher<'_> {
    /// Where `fire` matches in a sentence's own words without `unless` matching in the whole statement.
    pub(crate) fn hits(
        &self,
        sentence: usize,
        fire: &PatternSet,
        unless: &PatternSet,
    ) -> Result<Vec<Hit>, String> {
        let statement = self.statement(sentence);
        if statement.marks.is_empty() {
            let view = statement.view(|_| true);
            return if view.matches(unless)? { Ok(Vec::new()) } else { view.hits(fire) };
        }
        statement.judge(fire, unless)
    }

    /// The words of a sentence under each reading of its brackets; none where it has no brackets.
    pub(crate) fn readings(&self, sentence: usize) -> Vec<String> {
        if self.marks.over(&self.sentences.get(sentence).range).next().is_none() {
            return Vec::new();
        }
        let statement = self.statement(sentence);
        let choices = 1..=statement.choices();
        let lenient = choices.map(|n| statement.view(|mark| Statement::is_chosen(mark, n)));
        let choices = 1..=statement.choices();
        let strict = choices.map(|n| {
            statement.view(|mark| mark.alternative.is_some() && Statement::is_chosen(mark, n))
        });
        lenient.chain(strict).map(|view| view.text).collect()
    }

    fn statement(&self, sentence: usize) -> Statement<'_> {
        let (parts, own) = self.sentences.parts(sentence);
        let mut marks: Vec<&Mark> = Vec::new();
        for mark in parts.iter().flat_map(|part| self.marks.over(part)) {
            let is_around = self.whole.as_ref().is_some_and(|whole| mark.holds(whole));
            if !is_around && !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        Statement { text: &self.text.folded, parts, own: own..own + 1, marks }
    }
}

/// A sentence with its chapeau and closing words, and the marks over them.
pub(crate) struct Statement<'a> {
    text: &'a str,
    parts: Vec<Range<usize>>,
    /// Which of the parts are judged; the others only lead to them.
    own: Range<usize>,
    marks: Vec<&'a Mark>,
}

impl<'a> Statement<'a> {
    /// Several stretches of a folded text, read as one.
    pub(crate) fn of(text: &'a Text, marks: &'a Marks, parts: Vec<Range<usize>>) -> Self {
        let mut over: Vec<&Mark> = parts.iter().flat_map(|part| marks.over(part)).collect();
        // One that goes over several parts comes several times.
        over.sort_unstable_by_key(|&mark| std::ptr::from_ref(mark));
        over.dedup_by_key(|mark| std::ptr::from_ref(*mark));
        let own = 0..parts.len();
        Self { text: &text.folded, parts, own, marks: over }
    }

    /// How many marks touch it.
    pub(crate) fn marks(&self) -> usize {
        self.marks.len()
    }

    /// Where patterns match.
    pub(crate) fn find(&self, patterns: &PatternSet) -> Result<Vec<Hit>, String> {
        if self.marks.is_empty() {
            return self.view(|_| true).hits(patterns);
        }
        self.judge(patterns, &PatternSet::default())
    }

    /// Judges a statement that has marks: with brackets in, one alternative after the other, and with brackets out.
    fn judge(&self, fire: &PatternSet, unless: &PatternSet) -> Result<Vec<Hit>, String> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut excused = false;
        for choice in 1..=self.choices() {
            let view = self.view(|mark| Self::is_chosen(mark, choice));
            excused |= view.matches(unless)?;
            for range in view.find(fire)? {
                let keeps =
                    |mark: &Mark| Self::is_chosen(mark, choice) && overlaps(&mark.range, &range);
                let lenient = !self.view(keeps).matches(unless)?;
                match hits.iter_mut().find(|hit| hit.range.start == range.start) {
                    Some(hit) => hit.lenient |= lenient,
                    None => hits.push(Hit::in_brackets(range, lenient)),
                }
            }
        }
        if !excused {
            self.settle(fire, &mut hits)?;
        }
        hits.retain(|hit| hit.lenient || hit.strict);
        hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
        Ok(hits)
    }

    /// Says which hits hold with brackets out, whichever alternative is taken.
    fn settle(&self, fire: &PatternSet, hits: &mut Vec<Hit>) -> Result<(), String> {
        let mut found: Vec<Vec<Range<usize>>> = Vec::new();
        for choice in 1..=self.choices() {
            let keeps = |mark: &Mark| mark.alternative.is_some() && Self::is_chosen(mark, choice);
            found.push(self.view(keeps).find(fire)?);
        }
        let is_everywhere =
            |hit: &Range<usize>| found.iter().all(|view| view.iter().any(|h| overlaps(h, hit)));
        let mut settled: Vec<&Range<usize>> =
            found.iter().flatten().filter(|hit| is_everywhere(hit)).collect();
        // Each alternative may say it in its own place.
        if settled.is_empty() && found.iter().all(|view| !view.is_empty()) {
            settled = found.iter().flatten().collect();
        }
        for range in settled {
            match hits.iter_mut().find(|hit| overlaps(&hit.range, range)) {
                Some(hit) => hit.strict = true,
                None => hits.push(Hit { strict: true, ..Hit::in_brackets(range.clone(), false) }),
            }
        }
        for hit in hits.iter_mut().filter(|hit| !hit.strict) {
            let around = self.marks.iter().filter(|mark| overlaps(&mark.range, &hit.range));
            hit.alternative = around.filter_map(|mark| mark.alternative).find(|alternative| {
                let view = found.get(alternative.option as usize - 1);
                view.is_some_and(|view| view.iter().any(|range| overlaps(range, &hit.range)))
            });
        }
        Ok(())
    }

    /// How many alternatives the largest group has; 1 where there is none.
    fn choices(&self) -> u32 {
        self.marks.iter().filter_map(|mark| mark.alternative).map(|a| a.of).max().unwrap_or(1)
    }

    /// Whether a mark's words stay when the alternative `choice` is taken, or the last of a group that has fewer.
    fn is_chosen(mark: &Mark, choice: u32) -> bool {
        mark.alternative.is_none_or(|alternative| alternative.option == choice.min(alternative.of))
    }

    /// The words that remain when only the marked words that `keeps` names stay; brackets themselves go.
    fn view(&self, keeps: impl Fn(&Mark) -> bool) -> View {
        let mut view = View::default();
        let (kept, dropped): (Vec<&Mark>, Vec<&Mark>) =
            self.marks.iter().partition(|mark| !mark.is_deleted && keeps(mark));
        for (n, part) in self.parts.iter().enumerate() {
            let start = view.text.len();
            let mut at = part.start;
            while at < part.end {
                if let Some(mark) = dropped.iter().find(|mark| mark.range.contains(&at)) {
                    at = mark.range.end.min(part.end);
                    continue;
                }
                let is_bracket = |edge: usize| {
                    kept.iter().any(|m| m.range.start == edge || m.range.end == edge + 1)
                };
                if matches!(self.text.as_bytes()[at], b'[' | b']') && is_bracket(at) {
                    at += 1;
                    continue;
                }
                let next = self.next_edge(at, part.end);
                view.push(self.text, at..next);
                at = next;
            }
            if self.own.contains(&n) {
                let start = if n == self.own.start { start } else { view.own.start };
                view.own = start..view.text.len();
            }
            view.end_part();
        }
        view
    }

    /// The next place where something may begin or end to count.
    fn next_edge(&self, at: usize, end: usize) -> usize {
        let edges = self.marks.iter().flat_map(|mark| {
            [
                mark.range.start,
                mark.range.start + 1,
                mark.range.end.saturating_sub(1),
                mark.range.end,
            ]
        });
        edges
            .filter(|&edge| edge > at && edge < end && self.text.is_char_boundary(edge))
            .min()
            .unwrap_or(end)
    }
}

/// The words of a statement under one reading, with the way back to the folded text.
#[derive(Debug, Default)]
struct View {
    text: String,
    /// Where in `text` a stretch begins, and where in the folded text it comes from.
    stretches: Vec<(usize, usize)>,
    /// Where the sentence's own words stand.
    own: Range<usize>,
}

impl View {
    fn push(&mut self, folded: &str, range: Range<usize>) {
        let mut range = range;
        let doubled = self.text.is_empty() || self.text.ends_with(' ');
        if doubled && folded[range.clone()].starts_with(' ') {
            range.start += 1;
        }
        if !range.is_empty() {
            self.stretches.push((self.text.len(), range.start));
            self.text.push_str(&folded[range]);
        }
    }

    fn end_part(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn matches(&self, patterns: &PatternSet) -> Result<bool, String> {
        Ok(patterns.is_match(&self.text)?)
    }

    /// The same as [`Self::find`], where no reading differs from another.
    fn hits(&self, patterns: &PatternSet) -> Result<Vec<Hit>, String> {
        let whole = |range| Hit { range, lenient: true, strict: true, alternative: None };
        Ok(self.find(patterns)?.into_iter().map(whole).collect())
    }

    /// The matches that touch the sentence's own words, as ranges of the folded text cut to those words.
    fn find(&self, patterns: &PatternSet) -> Result<Vec<Range<usize>>, String> {
        let found = patterns.find_all(&self.text)?.into_iter().filter(|m| !m.is_empty());
        let own = found.map(|m| m.start.max(self.own.start)..m.end.min(self.own.end));
        Ok(own
            .filter(|m| m.start < m.end)
            .map(|m| self.folded(m.start)..self.folded(m.end - 1) + 1)
            .collect())
    }

    fn folded(&self, at: usize) -> usize {
        let n = self.stretches.partition_point(|&(start, _)| start <= at).saturating_sub(1);
        self.stretches.get(n).map_or(at, |&(start, from)| from + (at - start))
    }
}

fn holds(outer: &Range<usize>, range: &Range<usize>) -> bool {
    outer.start <= range.start + 1 && range.end <= outer.end + 1
}

fn overlaps(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}
