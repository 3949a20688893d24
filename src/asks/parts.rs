//! Judges each thing that is expected of a clause in one draft, and what they come to together.

use crate::draft::{ClauseIdx, MarkingKind};
use crate::history::{Presence, is_all, marks};
use crate::lint::{Found, Lookup, Phrase, Strength, speaks_of_strength};
use crate::series::record::{Expect, Modal};
use crate::series::text::Words;

use super::{Part, Short, Sight, State, Verdict, What, Why};

/// Worse than anything that is counted: the clause is gone, or says the contrary.
pub(super) const WORST: usize = 1_000_000;

/// What the parts of what is expected come to; `base` is what was seen in the draft asked about, and what it came to there.
pub(super) fn judge<'a>(
    expect: &'a Expect,
    sight: &Sight<'_, 'a>,
    base: Option<(&Sight<'_, 'a>, &[Part<'a>])>,
) -> Vec<Part<'a>> {
    let (before, first) = base.unzip();
    let mut parts = Vec::new();
    if expect.delete {
        parts.push(sight.stands(What::Delete));
    }
    if expect.keep {
        parts.push(sight.stands(What::Keep));
    }
    for words in sight.words(&expect.contains) {
        parts.push(sight.contains(words, before));
    }
    for words in sight.words(&expect.lacks) {
        parts.push(sight.lacks(words, before));
    }
    if let Some(modal) = expect.modal {
        let said =
            first.and_then(|first| first.iter().find(|part| part.what == What::Modal(modal)));
        parts.push(sight.modal(modal, said));
    }
    if expect.unbracketed {
        parts.push(sight.unbracketed());
    }
    for part in first.map(|_| &mut parts[..]).unwrap_or_default() {
        let old = counterparts(part, first.unwrap_or_default());
        part.is_worse = !old.is_empty() && old.iter().all(|old| is_worse(old, part));
        let held: Vec<Option<bool>> = old.iter().map(|old| held(old.state)).collect();
        part.held = held.first().copied().flatten().filter(|_| held.iter().all(|&h| h == held[0]));
    }
    parts
}

/// What became of the same in the draft asked about: the part itself; where texts of two languages are asked for different
/// words, all parts of its kind.
fn counterparts<'p, 'a>(part: &Part<'a>, first: &'p [Part<'a>]) -> Vec<&'p Part<'a>> {
    let same: Vec<&Part<'_>> = first.iter().filter(|old| old.what == part.what).collect();
    if !same.is_empty() {
        return same;
    }
    first.iter().filter(|old| old.what.as_str() == part.what.as_str()).collect()
}

/// Whether a part held; `None` where that is not known.
fn held(state: State) -> Option<bool> {
    match state {
        State::Holds => Some(true),
        State::InPart(_) | State::Fails => Some(false),
        State::Unjudged(_) => None,
    }
}

/// What the parts come to together, and why they cannot be judged where they cannot.
pub(super) fn verdict(parts: &[Part<'_>]) -> (Verdict, Option<Why>) {
    if parts.iter().any(|part| part.is_worse) {
        return (Verdict::Worse, None);
    }
    let why = parts.iter().find_map(|part| match part.state {
        State::Unjudged(why) => Some(why),
        _ => None,
    });
    if why.is_some() {
        return (Verdict::Unknown, why);
    }
    let verdict = if parts.iter().all(|part| part.state == State::Holds) {
        Verdict::Met
    } else if parts.iter().any(counts) {
        Verdict::Partly
    } else {
        Verdict::NotMet
    };
    (verdict, None)
}

/// Whether a part meets the ask in part by itself. That a clause is still there, or words are still not, is a condition of
/// the rest, and no progress.
fn counts(part: &Part<'_>) -> bool {
    match part.state {
        State::InPart(_) => true,
        State::Holds => match part.what {
            What::Keep => false,
            What::Lacks(_) => part.held == Some(false),
            _ => true,
        },
        State::Fails | State::Unjudged(_) => false,
    }
}

/// Whether a part is worse than it was in the draft asked about.
fn is_worse(first: &Part<'_>, now: &Part<'_>) -> bool {
    match (first.state, now.state) {
        (State::Holds | State::InPart(_), State::Fails) => true,
        (State::Holds, State::InPart(short)) => {
            matches!(short, Short::Brackets | Short::Qualified)
        }
        (State::InPart(_), State::InPart(_)) | (State::Fails, State::Fails) => {
            now.badness > first.badness
        }
        // It holds, or is better than it was; or nobody knows.
        _ => false,
    }
}

impl<'a> Part<'a> {
    fn new(what: What<'a>, state: State) -> Self {
        Self {
            what,
            state,
            is_worse: false,
            held: None,
            clause: None,
            spans: Vec::new(),
            n: 0,
            badness: 0,
            strengths: Vec::new(),
        }
    }

    /// With the place that decides: the first that is settled, else the first.
    fn at(mut self, found: &[Found]) -> Self {
        if let Some(place) = found.iter().find(|found| found.is_settled).or(found.first()) {
            self.clause = Some(place.clause);
            self.spans = vec![place.span];
        }
        self.n = found.len();
        self
    }
}

impl<'a> Sight<'_, 'a> {
    /// Whether the clause is there, or gone.
    fn stands(&self, what: What<'a>) -> Part<'a> {
        let wants_it = what == What::Keep;
        let (yes, no) =
            if wants_it { (State::Holds, State::Fails) } else { (State::Fails, State::Holds) };
        let state = match self.presence {
            _ if !self.has_clause => State::Unjudged(Why::NotFollowed),
            Presence::Beside | Presence::Unknown => State::Unjudged(self.why_unknown()),
            Presence::Absent => no,
            Presence::Here if self.is_lifted => State::Unjudged(Why::OnlyArticle),
            Presence::Here if self.are_all(&MarkingKind::Deleted) => no,
            Presence::Here if self.are_all(&MarkingKind::Bracketed) => {
                State::InPart(Short::Brackets)
            }
            Presence::Here => yes,
        };
        Part::new(what, state)
    }

    /// Whether all clauses are marked so as a whole.
    fn are_all(&self, kind: &MarkingKind) -> bool {
        let (Some(text), Some(clauses)) = (self.text, &self.clauses) else { return false };
        !clauses.is_empty() && clauses.iter().all(|&idx| is_all(text.draft(), idx, kind))
    }

    fn why_unknown(&self) -> Why {
        if self.text.is_some() { Why::NotFollowed } else { self.why_not }
    }

    /// The runs of words for the text that is read; one of none where there are only runs for other languages.
    fn words(&self, words: &'a Words) -> Vec<Option<&'a str>> {
        if words.is_empty() {
            return Vec::new();
        }
        let runs = self.text.map_or(&[][..], |text| {
            let language = &text.draft().language;
            words.for_draft(language, self.default_language.unwrap_or(language))
        });
        if runs.is_empty() {
            vec![None]
        } else {
            runs.iter().map(|run| Some(run.as_str())).collect()
        }
    }

    /// The text and the clauses in which words are looked for, or why they cannot be.
    fn place<'t>(
        &'t self,
        clauses: Option<&'t Vec<ClauseIdx>>,
    ) -> Result<(&'t Lookup<'a>, &'t [ClauseIdx]), Why> {
        let text = self.text.filter(|_| self.has_words).ok_or(self.why_not)?;
        let clauses =
            clauses.ok_or(if self.is_lifted { Why::OnlyArticle } else { Why::NotFollowed })?;
        Ok((text, clauses))
    }

    fn phrase(&self, words: &str) -> Phrase {
        Phrase::new(words, self.text.map_or("", |text| text.draft().language.as_str()))
    }

    /// Whether words stand where they are expected.
    fn contains(&self, words: Option<&'a str>, before: Option<&Self>) -> Part<'a> {
        let part = |state| Part::new(What::Contains(words), state);
        let (text, scope) = match self.place(self.scope.as_ref()) {
            Ok(place) => place,
            Err(why) => return part(State::Unjudged(why)),
        };
        let Some(words) = words else { return part(State::Unjudged(Why::NoWords)) };
        let phrase = self.phrase(words);
        let found = text.find(scope, &phrase, false);
        if let Some(first) = found.first() {
            let is_settled = first.is_settled || found.iter().any(|found| found.is_settled);
            let state = if is_settled { State::Holds } else { State::InPart(Short::Brackets) };
            return part(state).at(&found);
        }
        let headed = text.find(scope, &phrase, true);
        if !headed.is_empty() {
            return part(State::InPart(Short::Heading)).at(&headed);
        }
        match self.moved(&phrase, before) {
            Some(found) => part(State::InPart(Short::Elsewhere)).at(&[found]),
            None => part(State::Fails),
        }
    }

    /// Whether words do not stand where they are not wanted.
    fn lacks(&self, words: Option<&'a str>, before: Option<&Self>) -> Part<'a> {
        let part = |state| Part::new(What::Lacks(words), state);
        let (text, scope) = match self.place(self.scope.as_ref()) {
            Ok(place) => place,
            Err(why) => return part(State::Unjudged(why)),
        };
        let Some(words) = words else { return part(State::Unjudged(Why::NoWords)) };
        if scope.is_empty() {
            return part(State::Unjudged(Why::Dropped));
        }
        let phrase = self.phrase(words);
        let mut found = text.find(scope, &phrase, false);
        found.extend(text.find(scope, &phrase, true));
        if found.is_empty() {
            return match self.moved(&phrase, before) {
                Some(found) => part(State::InPart(Short::Elsewhere)).at(&[found]),
                None => part(State::Holds),
            };
        }
        let is_settled = found.iter().any(|found| found.is_settled);
        let state = if is_settled { State::Fails } else { State::InPart(Short::Brackets) };
        Part { badness: found.len(), ..part(state).at(&found) }
    }

    /// Where words stand in the article outside the clause, if more often than in the draft asked about: what was said in
    /// the clause is said beside it now.
    fn moved(&self, phrase: &Phrase, before: Option<&Self>) -> Option<Found> {
        let before = before?;
        let (text, old) = (self.text?, before.text?);
        if text.draft().language != old.draft().language {
            return None;
        }
        let was = before.outside(phrase)?.len();
        let now = self.outside(phrase)?;
        now.into_iter().nth(was)
    }

    /// Where words stand in the article outside the clause; `None` where the article is not known.
    fn outside(&self, phrase: &Phrase) -> Option<Vec<Found>> {
        let (text, article) = (self.text?, self.article.as_ref()?);
        let own = self.clauses.as_ref()?;
        let is_inside = |found: &Found| {
            let end = |idx: ClauseIdx| text.draft().clause(idx).subtree_end;
            own.iter().any(|&idx| idx <= found.clause && found.clause.0 < end(idx))
        };
        Some(text.find(article, phrase, false).into_iter().filter(|f| !is_inside(f)).collect())
    }

    /// Whether the clause binds at least so.
    fn modal(&self, wanted: Modal, base: Option<&Part<'a>>) -> Part<'a> {
        let part = |state| Part::new(What::Modal(wanted), state);
        let clauses = self.clauses.as_ref().filter(|_| !self.is_lifted);
        let clauses =
            clauses.filter(|_| !matches!(self.presence, Presence::Beside | Presence::Unknown));
        let (text, clauses) = match self.place(clauses) {
            Ok(place) => place,
            Err(why) => return part(State::Unjudged(why)),
        };
        if clauses.is_empty() {
            let state =
                if self.has_clause { State::Fails } else { State::Unjudged(Why::NotFollowed) };
            return Part { badness: WORST, ..part(state) };
        }
        let speaks = speaks_of_strength(&text.draft().language);
        let Some(said) = text.strength(clauses) else {
            let state = if speaks { State::Fails } else { State::Unjudged(Why::NoStrength) };
            return part(state);
        };
        let states: Vec<State> =
            said.readings.iter().map(|&strength| binds(strength, wanted)).collect();
        let is_open = states.len() > 1 || self.are_all(&MarkingKind::Bracketed);
        let state = match states.as_slice() {
            [state] if !is_open => *state,
            states if states.iter().all(|&state| state == State::Fails) => State::Fails,
            states
                if !self.are_all(&MarkingKind::Bracketed)
                    && states.iter().all(|&state| state == states[0]) =>
            {
                states[0]
            }
            _ => State::InPart(Short::Brackets),
        };
        let weakest = said.readings.iter().map(|&strength| weakness(strength)).max();
        let part = Part {
            clause: Some(said.clause),
            spans: said.words,
            badness: weakest.unwrap_or_default(),
            strengths: said.readings,
            ..part(state)
        };
        match base.and_then(|base| turned(&base.strengths, &part.strengths)) {
            Some(true) => Part { state: State::Fails, badness: WORST, ..part },
            Some(false) => Part { state: State::Unjudged(Why::Turned), ..part },
            None => part,
        }
    }

    /// Whether no bracket is open over the clause or in it.
    fn unbracketed(&self) -> Part<'a> {
        let part = |state| Part::new(What::Unbracketed, state);
        match self.presence {
            _ if !self.has_clause => return part(State::Unjudged(Why::NotFollowed)),
            Presence::Beside | Presence::Unknown => {
                return part(State::Unjudged(self.why_unknown()));
            }
            Presence::Absent => return Part { badness: WORST, ..part(State::Fails) },
            Presence::Here if self.is_lifted => return part(State::Unjudged(Why::OnlyArticle)),
            Presence::Here => {}
        }
        let Some(text) = self.text else { return part(State::Unjudged(self.why_not)) };
        let Some(clauses) = &self.clauses else { return part(State::Unjudged(Why::NotFollowed)) };
        let open: usize = clauses.iter().map(|&idx| marks(text.draft(), idx).open).sum();
        let state = if self.are_all(&MarkingKind::Bracketed) {
            State::Fails
        } else if open > 0
            || clauses.iter().any(|&idx| is_all(text.draft(), idx, &MarkingKind::Bracketed))
        {
            State::InPart(Short::Brackets)
        } else {
            State::Holds
        };
        Part { n: open, badness: open, clause: clauses.first().copied(), ..part(state) }
    }
}

/// How little words of a strength bind.
fn weakness(strength: Option<Strength>) -> usize {
    let strongest = Strength::Prohibition.value();
    strength.map_or(10, |strength| usize::from(strongest.abs_diff(strength.value())))
}

/// Whether words of a strength bind as is wanted.
fn binds(strength: Option<Strength>, wanted: Modal) -> State {
    let least = match wanted {
        Modal::Shall => Strength::Duty,
        Modal::ShallEndeavour => Strength::Effort,
        Modal::Should => Strength::Recommendation,
        Modal::May => Strength::Discretion,
    };
    match strength {
        Some(strength) if strength.value() >= least.value() => State::Holds,
        Some(Strength::QualifiedDuty) => State::InPart(Short::Qualified),
        _ => State::Fails,
    }
}

/// Whether a clause now forbids what it allowed, or the other way round: `Some(false)` where that may be so.
fn turned(old: &[Option<Strength>], new: &[Option<Strength>]) -> Option<bool> {
    let (&[Some(old)], &[Some(new)]) = (old, new) else { return None };
    // Whether it forbids or lifts; `None` for advice, which may do either.
    let forbids = |strength: Strength| match strength {
        Strength::Prohibition | Strength::Lifted => Some(true),
        Strength::Recommendation | Strength::Effort => None,
        _ => Some(false),
    };
    match (forbids(old), forbids(new)) {
        (Some(old), Some(new)) if old != new => Some(true),
        (None, Some(true)) => Some(false),
        _ => None,
    }
}
