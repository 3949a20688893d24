//! Sets of alternatives, and which of them the next draft takes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Tracks;
use crate::draft::{ClauseIdx, MarkingKind};
use crate::history::Part;
use crate::source::Span;

/// What of its words an alternative of several clauses must keep to have won.
const KEPT: f64 = 0.6;

/// A set of alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Contest {
    /// Which draft.
    pub stage: usize,
    /// The clause in which the first of them stands.
    pub clause: ClauseIdx,
    /// The alternatives, brackets included.
    pub options: Vec<Span>,
    /// The next draft with a text; `None` where there is none.
    pub next: Option<usize>,
    /// The clause of the next draft in which the place is found.
    pub new_clause: Option<ClauseIdx>,
    /// What became of it.
    pub fate: Fate,
}

/// What the next draft makes of a set of alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It takes one of them, counted from 0.
    Won(usize),
    /// It takes several, and no longer as alternatives.
    Several(Vec<usize>),
    /// It still has brackets there, with these of the alternatives.
    Open(Vec<usize>),
    /// It has other words there.
    Reworded(Span),
    /// It has none of them, and nothing in their place.
    None,
    /// It does not have the clause.
    Gone,
    /// The place is not found again.
    Unclear,
    /// No later draft has a text here.
    Last,
}

impl Fate {
    /// The name in kebab-case, as in the JSON output.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Won(_) => "won",
            Self::Several(_) => "several",
            Self::Open(_) => "open",
            Self::Reworded(_) => "reworded",
            Self::None => "none",
            Self::Gone => "gone",
            Self::Unclear => "unclear",
            Self::Last => "last",
        }
    }
}

/// All sets of alternatives of all drafts, in order.
pub(super) fn contests(tracks: &Tracks<'_, '_>) -> Vec<Contest> {
    let mut contests = Vec::new();
    for stage in 0..tracks.history.stages.len() {
        if !tracks.history.stages[stage].has_text {
            continue;
        }
        let mut groups: BTreeMap<u32, Vec<(u32, ClauseIdx, Span)>> = BTreeMap::new();
        for (idx, marking) in tracks.markings(stage) {
            if let MarkingKind::Alternative { group, option } = marking.kind {
                groups.entry(group).or_default().push((option, idx, marking.span));
            }
        }
        let mut found: Vec<Contest> = Vec::new();
        for mut options in groups.into_values().filter(|options| options.len() > 1) {
            options.sort_by_key(|&(option, _, span)| (option, span.start));
            found.push(contest(tracks, stage, &options));
        }
        found.sort_by_key(|contest| contest.options[0].start);
        contests.extend(found);
    }
    contests
}

fn contest(tracks: &Tracks<'_, '_>, stage: usize, options: &[(u32, ClauseIdx, Span)]) -> Contest {
    let clause = options[0].1;
    let mut contest = Contest {
        stage,
        clause,
        options: options.iter().map(|&(.., span)| span).collect(),
        next: tracks.next(stage),
        new_clause: None,
        fate: Fate::Last,
    };
    let Some(next) = contest.next else { return contest };
    let is_inline = options.iter().all(|&(_, idx, _)| idx == clause)
        && stands_in_text(tracks, stage, &contest.options);
    (contest.fate, contest.new_clause) =
        if is_inline { inline(tracks, &contest, next) } else { by_clauses(tracks, &contest, next) };
    contest
}

/// Whether all alternatives stand in one stretch of a clause's own text.
fn stands_in_text(tracks: &Tracks<'_, '_>, stage: usize, options: &[Span]) -> bool {
    let text = &tracks.carried.texts[stage];
    let first = options.first().map(|&option| text.within(option).start);
    first.and_then(|at| text.piece_of(at)).is_some_and(|piece| {
        piece.part == Part::Text && options.iter().all(|&option| piece.span.contains(option))
    })
}

/// What stands in the next draft between the words on both sides of the alternatives.
fn inline(tracks: &Tracks<'_, '_>, contest: &Contest, next: usize) -> (Fate, Option<ClauseIdx>) {
    let (old, new) = (&tracks.carried.texts[contest.stage], &tracks.carried.texts[next]);
    let start = contest.options.iter().map(|span| span.start).min().unwrap_or_default();
    let end = contest.options.iter().map(|span| span.end).max().unwrap_or_default();
    let range = old.within(Span { start, end });
    let Some(piece) = old.piece_of(range.start) else {
        return (Fate::Unclear, None);
    };
    let went_to = |at: usize| old.words[at].next.map(|next| next as usize);
    let before = (piece.words.start..range.start).rev().find_map(went_to);
    let after = (range.end..piece.words.end).find_map(went_to);
    let Some(anchor) = before.or(after) else {
        return without_anchor(tracks, contest, range, next);
    };
    let Some(there) = new.piece_of(anchor) else {
        return (Fate::Unclear, None);
    };
    let start = before.map_or(there.words.start, |at| at + 1);
    let end = after.filter(|at| there.words.contains(at)).unwrap_or(there.words.end);
    let clause = Some(there.clause);
    if start > end {
        return (Fate::Unclear, clause);
    }
    (judge(tracks, contest, next, start..end), clause)
}

/// The alternatives are all that the clause says, or nothing of what stands beside them is left.
fn without_anchor(
    tracks: &Tracks<'_, '_>,
    contest: &Contest,
    range: Range<usize>,
    next: usize,
) -> (Fate, Option<ClauseIdx>) {
    let (old, new) = (&tracks.carried.texts[contest.stage], &tracks.carried.texts[next]);
    let step = tracks.history.step_into(next);
    let change = step.and_then(|step| step.change_of_old(contest.clause));
    let clauses = change.map(|change| change.new.as_slice()).unwrap_or_default();
    let inside = range.clone().find_map(|at| old.words[at].next);
    let words = new.of(clauses, Part::Text);
    match (words.first(), words.last(), inside) {
        (Some(&first), Some(&last), _) => {
            (judge(tracks, contest, next, first..last + 1), clauses.first().copied())
        }
        (_, _, Some(at)) => {
            let Some(piece) = new.piece_of(at as usize) else { return (Fate::Unclear, None) };
            (judge(tracks, contest, next, piece.words.clone()), Some(piece.clause))
        }
        _ => (Fate::Gone, None),
    }
}

/// Which alternatives are found among some words of the next draft.
fn judge(tracks: &Tracks<'_, '_>, contest: &Contest, next: usize, range: Range<usize>) -> Fate {
    let new = &tracks.carried.texts[next];
    let words = tracks.words(next, range.clone());
    let hash = |at: &usize| new.words[*at].token.hash;
    let there: Vec<u64> = words.iter().map(hash).collect();
    let options = options(tracks, contest);
    let holds = |outer: &[u64], inner: &[u64]| {
        !inner.is_empty() && outer.windows(inner.len()).any(|window| window == inner)
    };
    let found = (0..options.len()).filter(|&n| holds(&there, &options[n]));
    // `shall` is found in `shall not`; then the longer one is meant.
    let found: Vec<usize> = found
        .filter(|&n| {
            let longer = options.iter().filter(|other| other.len() > options[n].len());
            !longer.into_iter().any(|other| holds(other, &options[n]) && holds(&there, other))
        })
        .collect();
    let source = &tracks.draft(next).source;
    let is_bracketed = range.clone().any(|at| {
        let sign = source.slice(new.words[at].token.span);
        sign.starts_with(['[', ']', '［', '］', '【', '】'])
    });
    let stretch = range.clone().next().zip(range.last()).map(|(first, last)| Span {
        start: new.words[first].token.span.start,
        end: new.words[last].token.span.end,
    });
    match (found.as_slice(), stretch) {
        (_, None) => Fate::None,
        (_, Some(_)) if is_bracketed => Fate::Open(found),
        (&[one], Some(_)) => Fate::Won(one),
        ([], Some(_)) if there.is_empty() => Fate::None,
        ([], Some(stretch)) => Fate::Reworded(stretch),
        (_, Some(_)) => Fate::Several(found),
    }
}

/// The words of all alternatives, without labels that only count them: `Alt. 1`, `Alt. 2`.
fn options(tracks: &Tracks<'_, '_>, contest: &Contest) -> Vec<Vec<u64>> {
    let text = &tracks.carried.texts[contest.stage];
    let source = &tracks.draft(contest.stage).source;
    let words: Vec<Vec<usize>> =
        (0..contest.options.len()).map(|n| option_words(tracks, contest, n)).collect();
    let hash = |at: &usize| text.words[*at].token.hash;
    let label = words.first().and_then(|words| words.first()).map(hash);
    let is_number =
        |at: &usize| source.slice(text.words[*at].token.span).chars().all(char::is_numeric);
    let is_labelled = words.len() > 1
        && words.iter().all(|words| {
            words.len() > 2 && words.first().map(hash) == label && is_number(&words[1])
        });
    let skip = if is_labelled { 2 } else { 0 };
    words.iter().map(|words| words.iter().skip(skip).map(hash).collect()).collect()
}

/// The words of an alternative, without those that say who proposes it.
fn option_words(tracks: &Tracks<'_, '_>, contest: &Contest, n: usize) -> Vec<usize> {
    let text = &tracks.carried.texts[contest.stage];
    let draft = tracks.draft(contest.stage);
    let span = contest.options[n];
    let mut range = text.within(span);
    let is_attributed = draft.clause(contest.clause).markings.iter().any(|marking| {
        marking.span == span
            && matches!(
                marking.kind,
                MarkingKind::ProposedBy(_)
                    | MarkingKind::SupportedBy(_)
                    | MarkingKind::OpposedBy(_)
            )
    });
    if is_attributed {
        let is_colon =
            |at: &usize| draft.source.slice(text.words[*at].token.span).starts_with([':', '：']);
        let colon = range.clone().find(is_colon);
        range.start = colon.map_or(range.start, |at| at + 1);
    }
    tracks.words(contest.stage, range)
}

/// Alternatives that are clauses, or stretches of several: what of their words lives on.
fn by_clauses(
    tracks: &Tracks<'_, '_>,
    contest: &Contest,
    next: usize,
) -> (Fate, Option<ClauseIdx>) {
    let (old, new) = (&tracks.carried.texts[contest.stage], &tracks.carried.texts[next]);
    let mut kept: Vec<usize> = Vec::new();
    let mut lives = 0;
    let mut place = None;
    for (n, &span) in contest.options.iter().enumerate() {
        let words = tracks.words(contest.stage, old.within(span));
        let later: Vec<usize> =
            words.iter().filter_map(|&at| old.words[at].next).map(|at| at as usize).collect();
        lives += later.len();
        if later.len() as f64 >= KEPT * words.len() as f64 && !words.is_empty() {
            kept.push(n);
            place = place.or(later.first().copied());
        }
    }
    let clause = place.and_then(|at| new.piece_of(at)).map(|piece| piece.clause);
    let competes = |at: usize| {
        let span = new.words[at].token.span;
        tracks.markings(next).any(|(_, marking)| {
            matches!(marking.kind, MarkingKind::Alternative { .. }) && marking.span.contains(span)
        })
    };
    let fate = match kept.as_slice() {
        [] if lives == 0 => Fate::Gone,
        [] => Fate::Unclear,
        _ if place.is_some_and(competes) => Fate::Open(kept),
        &[one] => Fate::Won(one),
        _ => Fate::Several(kept),
    };
    (fate, clause)
}
