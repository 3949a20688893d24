//! What became of asks: for each `[[ask]]` of a record and each draft since the one that it asks about, whether it is met.
//!
//! Goes in: a history with the texts of its drafts, and an ask. Comes out: an [`Answer`] with a [`Cell`] for each draft: the
//! verdict, the clause that decides, and what every part of `expect` came to. The clause is followed through the history;
//! nothing is judged that could not be read, and what could not be judged never counts as met.

use std::cell::OnceCell;

use crate::draft::{ClauseIdx, ClauseKind, Draft};
use crate::history::{self, History, Presence};
use crate::lint::Lookup;
use crate::series::date::Date;
use crate::series::record::{Ask, Expect, Within};

mod answer;
mod parts;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Cell, Part, Short, State, Verdict, What, Why};

/// What is at hand of one draft of a history.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    /// Its id in the series.
    pub id: Option<&'a str>,
    /// Its date.
    pub date: Option<Date>,
    /// The text in which words are looked up; `None` where there is none in the language that is read.
    pub shown: Option<&'a Draft>,
    /// Its language versions: a clause may be named by the id that it has in any of them.
    pub versions: Vec<&'a Draft>,
}

/// Judges asks on the drafts of a history.
pub struct Judge<'a> {
    history: &'a History<'a>,
    texts: Vec<Texts<'a>>,
    default_language: Option<&'a str>,
    /// For each draft the text that is read, made ready when it is first needed.
    lookups: Vec<OnceCell<Lookup<'a>>>,
}

/// Where the clause of an ask went.
struct Target {
    /// The draft that was asked about.
    base: usize,
    /// The life of the clause; `None` where the ask is about the whole draft.
    clause: Option<Vec<history::Cell>>,
    /// The life of its article.
    article: Option<Vec<history::Cell>>,
    /// The life of what words are looked for in.
    scope: Option<Vec<history::Cell>>,
}

impl Target {
    /// Whether the clause stands in another draft beside this one, which then has no say.
    fn is_beside(&self, stage: usize) -> bool {
        self.clause.as_ref().is_some_and(|cells| cells[stage].presence == Presence::Beside)
    }
}

impl<'a> Judge<'a> {
    /// Takes a history, and what is at hand of each of its drafts. Words of the record that are in no language count in
    /// texts of `default_language`.
    pub fn new(
        history: &'a History<'a>,
        texts: Vec<Texts<'a>>,
        default_language: Option<&'a str>,
    ) -> Self {
        let lookups = texts.iter().map(|_| OnceCell::new()).collect();
        Self { history, texts, default_language, lookups }
    }

    /// What became of an ask.
    pub fn answer(&self, ask: &'a Ask) -> Answer<'a> {
        let unjudged = |base, why| Answer { ask, base, why: Some(why), cells: Vec::new() };
        let base = match self.base_of(ask) {
            Ok(base) => base,
            Err(why) => {
                return unjudged(None, if ask.expect.is_none() { Why::NoExpect } else { why });
            }
        };
        let clause = match ask.target.clause.as_deref() {
            None => None,
            Some(id) => match self.locate(base, id, ask) {
                Some(clause) => Some(clause),
                None => return unjudged(Some(base), Why::NoClause),
            },
        };
        let target = self.target(base, clause, ask.expect.as_ref());
        let Some(expect) = &ask.expect else {
            let stages = if clause.is_some() { base..self.history.stages.len() } else { 0..0 };
            let stages = stages.filter(|&stage| !target.is_beside(stage));
            let cells = stages.map(|stage| self.unjudged_cell(&target, stage)).collect();
            return Answer { cells, ..unjudged(Some(base), Why::NoExpect) };
        };
        let first = self.cell(expect, &target, base, None);
        let mut cells = vec![first];
        let later = base + 1..self.history.stages.len();
        for stage in later.filter(|&stage| !target.is_beside(stage)) {
            let cell = self.cell(expect, &target, stage, cells.first());
            cells.push(cell);
        }
        Answer { ask, base: Some(base), why: None, cells }
    }

    /// The draft that an ask is about: the one that it names, else the newest of its day.
    fn base_of(&self, ask: &Ask) -> Result<usize, Why> {
        if let Some(id) = ask.target.draft.as_deref() {
            return self.texts.iter().position(|text| text.id == Some(id)).ok_or(Why::BaseLeftOut);
        }
        let date = ask.date.ok_or(Why::NoDraft)?;
        let is_known =
            |text: &Texts<'_>| text.date.is_some_and(|known| known.first() <= date.last());
        self.texts.iter().rposition(is_known).ok_or(Why::NoDraft)
    }

    /// The clause that an id stands for, in the draft of the history. Where words count in all of its article, the article
    /// does for a clause of which only that is known.
    fn locate(&self, base: usize, id: &str, ask: &Ask) -> Option<ClauseIdx> {
        let draft = self.history.draft(base);
        let in_other = |other: &&Draft| other.counterpart(other.find(id)?, draft);
        let is_wide = ask.expect.as_ref().is_some_and(|expect| expect.within != Within::Clause);
        let article = || id.split("__").next().filter(|_| is_wide).and_then(|id| draft.find(id));
        draft
            .find(id)
            .or_else(|| self.texts[base].versions.iter().find_map(in_other))
            .or_else(article)
    }

    /// Follows what an ask is about.
    fn target(&self, base: usize, clause: Option<ClauseIdx>, expect: Option<&Expect>) -> Target {
        let draft = self.history.draft(base);
        let follow = |clause: ClauseIdx| self.history.follow(base, clause);
        let article = clause.and_then(|clause| draft.article_of(clause));
        let within = expect.map(|expect| expect.within).unwrap_or_default();
        let scope = match within {
            Within::Clause => clause,
            Within::Article => article.or(clause),
            Within::Chapter => clause.map(|clause| chapter_of(draft, clause)),
            Within::Draft => None,
        };
        Target {
            base,
            clause: clause.map(follow),
            article: article.filter(|_| within == Within::Clause).map(follow),
            scope: scope.map(follow),
        }
    }

    /// Where the clause of an ask stands in a draft, without a verdict.
    fn unjudged_cell(&self, target: &Target, stage: usize) -> Cell<'a> {
        let sight = self.sight(target, stage, Within::Clause);
        self.finish(&sight, Verdict::Unknown, Some(Why::NoExpect), Vec::new())
    }

    /// What a draft makes of what is expected, beside what the draft asked about made of it.
    fn cell(
        &self,
        expect: &'a Expect,
        target: &Target,
        stage: usize,
        base: Option<&Cell<'a>>,
    ) -> Cell<'a> {
        let sight = self.sight(target, stage, expect.within);
        let before = self.sight(target, target.base, expect.within);
        let parts = parts::judge(expect, &sight, base.map(|base| (&before, base.parts.as_slice())));
        let (verdict, why) = parts::verdict(&parts);
        self.finish(&sight, verdict, why, parts)
    }

    fn finish(
        &self,
        sight: &Sight<'_, 'a>,
        verdict: Verdict,
        why: Option<Why>,
        parts: Vec<Part<'a>>,
    ) -> Cell<'a> {
        let outline = self.history.draft(sight.stage);
        let known = sight.known.clone().unwrap_or_default();
        Cell {
            stage: sight.stage,
            verdict,
            why,
            presence: sight.presence,
            draft: sight.text.map_or(outline, Lookup::draft),
            has_text: sight.text.is_some(),
            clauses: if sight.text.is_some() {
                sight.clauses.clone().unwrap_or_default()
            } else {
                known
            },
            parts,
        }
    }

    /// What can be seen of an ask in one draft.
    fn sight<'s>(&'s self, target: &Target, stage: usize, within: Within) -> Sight<'s, 'a> {
        if !self.is_comparable(target.base, stage) {
            return Sight::blind(stage);
        }
        let has_text = self.history.stages[stage].has_text;
        let shown = self.texts[stage].shown;
        let own = self.history.draft(stage);
        let read = shown.or(has_text.then_some(own));
        let text = read.map(|draft| self.lookups[stage].get_or_init(|| Lookup::new(draft)));
        let cell = target.clause.as_ref().map(|cells| &cells[stage]);
        let known = cell.map(|cell| cell.clauses.clone());
        // The clauses of the history's text, found again in the one that is read.
        let again = |clauses: &[ClauseIdx]| -> Option<Vec<ClauseIdx>> {
            let read = read?;
            if std::ptr::eq(read, own) {
                return Some(clauses.to_vec());
            }
            clauses.iter().map(|&clause| own.counterpart(clause, read)).collect()
        };
        let is_lifted = cell.is_some_and(|cell| cell.is_lifted);
        let scope = match (&target.scope, read) {
            (None, Some(read)) => Some(read.roots().collect()),
            (None, None) => None,
            (Some(cells), _) => {
                let clauses = known.as_deref().unwrap_or_default();
                self.scope(stage, &cells[stage], clauses, within).and_then(|found| again(&found))
            }
        };
        Sight {
            stage,
            presence: cell.map_or(Presence::Here, |cell| cell.presence),
            is_lifted,
            has_clause: cell.is_some(),
            text,
            has_words: shown.is_some() || stage == target.base,
            default_language: self.default_language,
            why_not: if has_text { Why::NoLanguage } else { Why::NoText },
            clauses: known.as_deref().and_then(again),
            article: target.article.as_ref().and_then(|cells| {
                let own = known.as_deref().unwrap_or_default();
                self.scope(stage, &cells[stage], own, Within::Article)
                    .and_then(|found| again(&found))
            }),
            known,
            scope,
        }
    }

    /// Whether clauses can be followed from one draft to another: texts of two languages have no words in common.
    fn is_comparable(&self, base: usize, stage: usize) -> bool {
        let [base, stage] = [base, stage].map(|n| &self.history.stages[n]);
        let primary = |draft: &Draft| {
            draft.language.split(['-', '_']).next().unwrap_or_default().to_lowercase()
        };
        !base.has_text || !stage.has_text || primary(base.draft) == primary(stage.draft)
    }

    /// The clauses in which words are looked for: where the whole around the clause went, and what is around the clause
    /// now. `None` where neither is known.
    fn scope(
        &self,
        stage: usize,
        cell: &history::Cell,
        clauses: &[ClauseIdx],
        within: Within,
    ) -> Option<Vec<ClauseIdx>> {
        let draft = self.history.draft(stage);
        let is_lost = matches!(cell.presence, Presence::Unknown | Presence::Beside)
            || (within == Within::Clause && cell.is_lifted);
        if is_lost && (clauses.is_empty() || within == Within::Clause) {
            return None;
        }
        let around = clauses.iter().map(|&clause| match within {
            Within::Clause | Within::Draft => clause,
            Within::Article => draft.article_of(clause).unwrap_or(clause),
            Within::Chapter => chapter_of(draft, clause),
        });
        let mut all: Vec<ClauseIdx> = cell.clauses.iter().copied().chain(around).collect();
        all.sort_unstable();
        all.dedup();
        Some(self.history.topmost(stage, all))
    }
}

/// What can be seen of an ask in one draft.
struct Sight<'s, 'a> {
    stage: usize,
    /// Whether the clause stands there; `Here` for the draft as a whole.
    presence: Presence,
    /// Whether only its article could be followed.
    is_lifted: bool,
    /// Whether the ask is about a clause.
    has_clause: bool,
    /// The text that is read.
    text: Option<&'s Lookup<'a>>,
    /// Whether words may be looked up in it.
    has_words: bool,
    default_language: Option<&'s str>,
    /// Why words may not be looked up.
    why_not: Why,
    /// The clauses in the draft of the history.
    known: Option<Vec<ClauseIdx>>,
    /// The same in the text that is read.
    clauses: Option<Vec<ClauseIdx>>,
    /// The articles around them, where words are looked for in the clause alone.
    article: Option<Vec<ClauseIdx>>,
    /// Where words are looked for; `None` where that is not known, none where it is gone.
    scope: Option<Vec<ClauseIdx>>,
}

impl Sight<'_, '_> {
    /// What is seen of a draft to which nothing can be followed.
    fn blind(stage: usize) -> Self {
        Sight {
            stage,
            presence: Presence::Unknown,
            is_lifted: false,
            has_clause: true,
            text: None,
            has_words: false,
            default_language: None,
            why_not: Why::OtherLanguage,
            known: None,
            clauses: None,
            article: None,
            scope: None,
        }
    }
}

/// The chapter that holds a clause; the clause itself where none does.
fn chapter_of(draft: &Draft, clause: ClauseIdx) -> ClauseIdx {
    let of_kind = |wanted: fn(ClauseKind) -> bool| {
        draft.ancestors(clause).find(|&idx| wanted(draft.clause(idx).kind))
    };
    of_kind(|kind| kind == ClauseKind::Chapter)
        .or_else(|| of_kind(|kind| kind.is_group() || kind == ClauseKind::Preamble))
        .unwrap_or(clause)
}
