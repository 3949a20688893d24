//! What was agreed ad referendum, and what changed in it afterwards.

use std::ops::Range;

use super::Tracks;
use crate::draft::{ClauseIdx, MarkingKind};
use crate::history::Part;
use crate::history::blame::Piece;
use crate::source::Span;

/// A stretch that was agreed ad referendum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// In which draft.
    pub stage: usize,
    /// The clause that the mark stands in.
    pub clause: ClauseIdx,
    /// What later drafts changed in it, up to one in which it is marked as agreed anew.
    pub reopened: Vec<Reopened>,
    /// The first later draft that does not mark it as agreed.
    pub unmarked: Option<usize>,
    /// The draft that marks it as agreed anew.
    pub marked_anew: Option<usize>,
    /// The last draft that it was compared with; `None` where no later one has a text.
    pub compared: Option<usize>,
}

/// What a later draft changed in words that were agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// Which draft.
    pub stage: usize,
    /// The draft before, in which the words that are gone stand.
    pub last: usize,
    /// The clauses in which the words stand now; none where nothing of them is left.
    pub clauses: Vec<ClauseIdx>,
    /// Stretches of the draft before that are gone.
    pub gone: Vec<Span>,
    /// Stretches that are new.
    pub new: Vec<Span>,
    /// Whether words of it stand in brackets that were not there.
    pub is_bracketed: bool,
}

/// Everything that is marked as agreed, in order, and what became of it.
pub(super) fn agreed(tracks: &Tracks<'_, '_>) -> Vec<Agreed> {
    let mut found = Vec::new();
    for stage in 0..tracks.history.stages.len() {
        if !tracks.history.stages[stage].has_text {
            continue;
        }
        for (clause, marking) in tracks.markings(stage) {
            if marking.kind == MarkingKind::Agreed {
                found.push(follow(tracks, stage, clause, marking.span));
            }
        }
    }
    found
}

/// The words that a mark says are agreed: those before it in its clause, else the whole clause.
fn scope(tracks: &Tracks<'_, '_>, stage: usize, clause: ClauseIdx, mark: Span) -> Vec<usize> {
    let text = &tracks.carried.texts[stage];
    let draft = tracks.draft(stage);
    let span = draft.clause(clause).span;
    let in_scope = |range: Span| -> Vec<usize> {
        let pieces = text
            .pieces
            .iter()
            .filter(|piece| piece.part == Part::Text && piece.words.start < text.within(range).end);
        let words = pieces.flat_map(|piece| piece.words.clone());
        let is_ours = |at: &usize| {
            let word = &text.words[*at].token;
            range.contains(word.span) && !mark.contains(word.span)
        };
        words.filter(is_ours).collect()
    };
    let before = in_scope(Span { start: span.start, end: mark.start });
    if before.is_empty() { in_scope(span) } else { before }
}

fn follow(tracks: &Tracks<'_, '_>, stage: usize, clause: ClauseIdx, mark: Span) -> Agreed {
    let mut agreed = Agreed {
        stage,
        clause,
        reopened: Vec::new(),
        unmarked: None,
        marked_anew: None,
        compared: None,
    };
    let mut words = scope(tracks, stage, clause, mark);
    let mut last = stage;
    while let Some(next) = tracks.next(last).filter(|_| !words.is_empty()) {
        agreed.compared = Some(next);
        let (later, reopened) = compare(tracks, last, &words, next);
        let is_marked_anew = reopened.clauses.iter().any(|&idx| {
            let markings = &tracks.draft(next).clause(idx).markings;
            markings.iter().any(|marking| marking.kind == MarkingKind::Agreed)
        });
        let is_changed =
            !reopened.gone.is_empty() || !reopened.new.is_empty() || reopened.is_bracketed;
        if is_changed {
            agreed.reopened.push(reopened);
        }
        if is_marked_anew {
            agreed.marked_anew = Some(next);
            break;
        }
        agreed.unmarked.get_or_insert(next);
        (words, last) = (later, next);
    }
    agreed
}

/// The words as the next draft has them, and what changed on the way.
fn compare(
    tracks: &Tracks<'_, '_>,
    last: usize,
    words: &[usize],
    next: usize,
) -> (Vec<usize>, Reopened) {
    let (old, new) = (&tracks.carried.texts[last], &tracks.carried.texts[next]);
    let kept = words.iter().filter_map(|&at| old.words[at].next);
    let mut kept: Vec<usize> = kept.map(|at| at as usize).collect();
    kept.sort_unstable();
    let gone = words.iter().copied().filter(|&at| old.words[at].next.is_none());
    let gone = stretches(tracks, last, gone);
    // The pieces that hold most of it: one word that went elsewhere does not make that place agreed.
    let pieces: Vec<&Piece> = new
        .pieces
        .iter()
        .filter(|piece| {
            let n = count(&kept, &piece.words);
            n * 2 >= piece.words.len().min(kept.len()).max(1)
        })
        .collect();
    let is_new = |at: &usize| tracks.is_new(next, *at) && !is_mark(tracks, next, *at);
    let mut later: Vec<usize> = Vec::new();
    for piece in &pieces {
        let range = within(piece, &kept);
        later.extend(range.filter(|at| !is_mark(tracks, next, *at)));
    }
    let added: Vec<usize> = later.iter().copied().filter(is_new).collect();
    let mut clauses: Vec<ClauseIdx> = pieces.iter().map(|piece| piece.clause).collect();
    clauses.dedup();
    let is_bracketed = clauses.iter().any(|&idx| {
        let markings = &tracks.draft(next).clause(idx).markings;
        markings.iter().any(|marking| {
            marking.kind == MarkingKind::Bracketed && tracks.is_fresh(last, next, marking.span)
        })
    });
    let new = stretches(tracks, next, added.into_iter());
    (later, Reopened { stage: next, last, clauses, gone, new, is_bracketed })
}

/// The words of a piece that are agreed: all, unless the agreed ones were put into a much longer text.
fn within(piece: &Piece, kept: &[usize]) -> Range<usize> {
    let at = |limit: usize| kept.partition_point(|&word| word < limit);
    let here = &kept[at(piece.words.start)..at(piece.words.end)];
    match (here.first(), here.last()) {
        (Some(&first), Some(&last)) if piece.words.len() > 2 * here.len() => first..last + 1,
        _ => piece.words.clone(),
    }
}

/// How many of some sorted words stand in a range.
fn count(words: &[usize], range: &Range<usize>) -> usize {
    let at = |limit: usize| words.partition_point(|&word| word < limit);
    at(range.end) - at(range.start)
}

/// Whether a word is part of what marks a text as agreed, or a bracket.
fn is_mark(tracks: &Tracks<'_, '_>, stage: usize, at: usize) -> bool {
    let span = tracks.carried.texts[stage].words[at].token.span;
    let draft = tracks.draft(stage);
    if draft.source.slice(span).starts_with(['[', ']', '［', '］', '【', '】']) {
        return true;
    }
    let Some(clause) = draft.clause_at(span.start as usize) else { return false };
    let markings = &draft.clause(clause).markings;
    markings
        .iter()
        .any(|marking| marking.kind == MarkingKind::Agreed && marking.span.contains(span))
}

/// Words as stretches of their source; stretches without a word, of marks alone, are left out.
fn stretches(
    tracks: &Tracks<'_, '_>,
    stage: usize,
    words: impl Iterator<Item = usize>,
) -> Vec<Span> {
    let text = &tracks.carried.texts[stage];
    let words: Vec<usize> = words.collect();
    let runs = words.chunk_by(|a, b| a + 1 == *b);
    let has_word = |run: &&[usize]| run.iter().any(|&at| text.words[at].token.is_word);
    let span = |run: &[usize]| Span {
        start: text.words[run[0]].token.span.start,
        end: text.words[run[run.len() - 1]].token.span.end,
    };
    runs.filter(has_word).map(span).collect()
}
