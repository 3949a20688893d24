//! Who proposed what changed between two drafts.
//!
//! A change traces to a proposal where it puts in the words that the proposal puts in, takes out those that it takes
//! out, or takes out or puts in the very clause that it is about. What was proposed after the newer draft, or on a later
//! one, is passed over.

use std::collections::BTreeMap;

use super::words::Words;
use crate::diff::{Change, Redline, Relation, Segment};
use crate::draft::{ClauseIdx, Draft};
use crate::history::History;
use crate::series::date::Date;
use crate::series::record::{Action, Proposal};
use crate::series::text::Text;
use crate::series::{DraftEntry, Series};
use crate::source::Span;

/// The share of a wording, or of what was put in, from which on a change near the clause of a proposal traces to it.
const NEAR: f64 = 0.6;
/// The same for changes elsewhere.
const FAR: f64 = 0.9;
/// Words that a wording must have to be looked for elsewhere than near the clause of its proposal.
const LEAST_FAR: usize = 4;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What its series knows of it; `None` for a text that stands in no series.
    pub entry: Option<&'a DraftEntry>,
}

/// A proposal that a change traces to.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed<'a> {
    /// The proposal.
    pub proposal: &'a Proposal,
    /// The stretches of the new text that it put in; none where it only took words out.
    pub put_in: Vec<Span>,
}

/// The changes between two drafts that trace to proposals.
#[derive(Clone, Debug)]
pub struct Proposers<'a> {
    /// The series whose record names the proposals.
    pub series: &'a Series,
    /// By the clauses of a change; few changes are here.
    by_change: BTreeMap<Key, Vec<Proposed<'a>>>,
}

type Key = (Vec<ClauseIdx>, Vec<ClauseIdx>);

fn key(change: &Change) -> Key {
    (change.old.clone(), change.new.clone())
}

impl<'a> Proposers<'a> {
    /// The proposals that a change of the redline traces to, in the order of the record.
    pub fn of(&self, change: &Change) -> &[Proposed<'a>] {
        if self.by_change.is_empty() {
            return &[];
        }
        self.by_change.get(&key(change)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether no change traces to a proposal.
    pub fn is_empty(&self) -> bool {
        self.by_change.is_empty()
    }
}

/// Finds the proposals that the changes between two drafts trace to.
///
/// `follow` leads from the clause of a proposal that was made on a third draft to clauses of the old and of the new one;
/// without any, such a proposal is known by its words alone.
pub fn proposers<'a>(
    series: &'a Series,
    redline: &Redline,
    old: Side<'_>,
    new: Side<'_>,
    follow: impl Fn(&Proposal) -> [Vec<ClauseIdx>; 2],
) -> Proposers<'a> {
    let mut found = Proposers { series, by_change: BTreeMap::new() };
    let candidates: Vec<&Proposal> =
        series.record.proposals.iter().filter(|p| may_show(series, p, old, new)).collect();
    if candidates.is_empty() {
        return found;
    }
    let changed =
        |change: &&Change| change.relation != Relation::Same && change.kind.is_operative();
    let edits: Vec<Edit<'_>> = redline
        .changes
        .iter()
        .filter(changed)
        .map(|change| Edit::new(change, old.draft, new.draft))
        .filter(Edit::is_change)
        .collect();
    for proposal in candidates {
        let search = Search::new(series, proposal, [old, new], redline, follow(proposal));
        for edit in &edits {
            if let Some(put_in) = search.traces(edit) {
                let known = found.by_change.entry(key(edit.change)).or_default();
                known.push(Proposed { proposal, put_in });
            }
        }
    }
    found
}

/// The clauses that the clause of a proposal leads to in two drafts of a history; `ids` says which draft of the series each
/// stage is. Nothing for a proposal that was made on one of the two, or on none of the history.
pub fn followed(
    history: &History<'_>,
    ids: &[Option<&str>],
    stages: [usize; 2],
    proposal: &Proposal,
) -> [Vec<ClauseIdx>; 2] {
    let made_on = proposal.target.draft.as_deref();
    let stage = ids.iter().position(|id| made_on.is_some() && *id == made_on);
    let place = stage.zip(proposal.target.clause.as_deref()).and_then(|(stage, clause)| {
        let idx = history.draft(stage).find(clause)?;
        (!stages.contains(&stage)).then_some((stage, idx))
    });
    let Some((stage, idx)) = place else { return Default::default() };
    let mut cells = history.follow(stage, idx);
    stages.map(|stage| std::mem::take(&mut cells[stage].clauses))
}

/// Whether a proposal was made early enough to show between two drafts.
fn may_show(series: &Series, proposal: &Proposal, old: Side<'_>, new: Side<'_>) -> bool {
    let place = |id: &str| series.drafts.iter().position(|draft| draft.id == id);
    let order = |entry: &DraftEntry| (entry.date.map(Date::first), place(&entry.id));
    let is_before = |a: &DraftEntry, b: &DraftEntry| match (order(a), order(b)) {
        ((Some(a_date), a), (Some(b_date), b)) => (a_date, a) < (b_date, b),
        ((_, a), (_, b)) => a < b,
    };
    let Some(old_entry) = old.entry else { return false };
    let made_on = proposal.target.draft.as_deref().and_then(|id| series.draft(id));
    let Some(new_entry) = new.entry else {
        // A text of one's own: what was proposed on the draft that it is compared with.
        return made_on.is_some_and(|draft| draft.id == old_entry.id);
    };
    let is_forward = is_before(old_entry, new_entry);
    let is_late = proposal.date.zip(new_entry.date).is_some_and(|(d, new)| d.first() > new.last());
    let is_on_later = made_on.is_some_and(|draft| is_before(new_entry, draft));
    is_forward && !is_late && !is_on_later && proposal.document.is_none()
}

/// A change with its words.
struct Edit<'a> {
    change: &'a Change,
    old: Words,
    new: Words,
    /// For each word of either side, whether it stands on that side alone.
    is_gone: Vec<bool>,
    is_put_in: Vec<bool>,
}

impl<'a> Edit<'a> {
    fn new(change: &'a Change, old: &Draft, new: &Draft) -> Self {
        let (old, new) = (Words::of_clauses(old, &change.old), Words::of_clauses(new, &change.new));
        let stretches = |is_new: bool| -> Vec<Span> {
            let segments = change.segments.iter();
            segments
                .filter_map(|segment| match *segment {
                    Segment::Delete { old } if !is_new => Some(old),
                    Segment::Insert { new } if is_new => Some(new),
                    _ => None,
                })
                .collect()
        };
        let marked = |words: &Words, stretches: Vec<Span>| -> Vec<bool> {
            let is_in = |n| stretches.iter().any(|stretch| stretch.contains(words.span(n)));
            (0..words.len()).map(is_in).collect()
        };
        let (is_gone, is_put_in) = (marked(&old, stretches(false)), marked(&new, stretches(true)));
        Self { change, old, new, is_gone, is_put_in }
    }

    fn is_change(&self) -> bool {
        self.is_gone.contains(&true)
            || self.is_put_in.contains(&true)
            || matches!(self.change.relation, Relation::Inserted | Relation::Deleted)
    }
}

/// What of a proposal is looked for.
struct Search<'a> {
    proposal: &'a Proposal,
    drafts: [&'a Draft; 2],
    /// The words that it takes out.
    out: Option<Words>,
    /// The words that it puts in.
    put_in: Option<Words>,
    /// The clause that it is about, where that went from the old draft or came into the new one as a whole.
    whole: [Vec<ClauseIdx>; 2],
    /// Stretches of clauses of either draft that are near it: its article.
    near: [Vec<std::ops::Range<u32>>; 2],
    knows_clause: bool,
}

impl<'a> Search<'a> {
    fn new(
        series: &Series,
        proposal: &'a Proposal,
        sides: [Side<'a>; 2],
        redline: &Redline,
        followed: [Vec<ClauseIdx>; 2],
    ) -> Self {
        let [old, new] = sides;
        let language = new.draft.language.as_str();
        let default = series.default_language.as_deref().unwrap_or(language);
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
        let mut target = followed;
        if let Some(clause) = proposal.target.clause.as_deref() {
            for (side, found) in sides.iter().zip(&mut target) {
                let is_its_draft =
                    side.entry.is_some_and(|e| proposal.target.draft.as_ref() == Some(&e.id));
                found.extend(side.draft.find(clause).filter(|_| is_its_draft));
            }
        }
        let drafts = [old.draft, new.draft];
        let near = near(redline, drafts, &target);
        let came_or_went = |side: usize, relation: Relation| -> Vec<ClauseIdx> {
            let changes = redline.changes.iter().filter(|change| change.relation == relation);
            let clauses =
                changes.flat_map(|change| if side == 0 { &change.old } else { &change.new });
            clauses.copied().filter(|idx| target[side].contains(idx)).collect()
        };
        let whole = [came_or_went(0, Relation::Deleted), came_or_went(1, Relation::Inserted)];
        let knows_clause = target.iter().any(|clauses| !clauses.is_empty());
        Self { proposal, drafts, out, put_in, whole, near, knows_clause }
    }

    fn is_near(&self, change: &Change) -> bool {
        let stands = |clauses: &[ClauseIdx], near: &[std::ops::Range<u32>]| {
            clauses.iter().any(|idx| near.iter().any(|range| range.contains(&idx.0)))
        };
        stands(&change.old, &self.near[0]) || stands(&change.new, &self.near[1])
    }

    /// What an edit put in of the proposal; `None` where it does not trace to it.
    fn traces(&self, edit: &Edit<'_>) -> Option<Vec<Span>> {
        let is_near = self.is_near(edit.change);
        if self.knows_clause && self.proposal.target.clause.is_some() && !is_near {
            // Its words may have gone elsewhere; what it takes out is taken out of its clause.
            return if self.out.is_none() { self.added(edit, FAR) } else { None };
        }
        match (&self.out, &self.put_in) {
            (Some(out), Some(put_in)) => replaced(edit, out, put_in, is_near),
            (Some(out), None) => taken_out(edit, out, is_near),
            (None, Some(_)) => self.added(edit, if is_near { NEAR } else { FAR }),
            (None, None) => self.whole_clause(edit),
        }
    }

    /// Without words in this language only the clause as a whole can tell.
    fn whole_clause(&self, edit: &Edit<'_>) -> Option<Vec<Span>> {
        if self.proposal.words.is_some() || self.proposal.new_words.is_some() {
            return None;
        }
        let is_at = |side: usize, clauses: &[ClauseIdx]| {
            let stands_in = |idx: &ClauseIdx| {
                let mut above = self.drafts[side].ancestors(*idx);
                above.any(|above| self.whole[side].contains(&above))
            };
            clauses.iter().any(stands_in)
        };
        let change = edit.change;
        let holds = match self.proposal.action {
            Action::Delete => change.relation == Relation::Deleted && is_at(0, &change.old),
            Action::Add => {
                self.proposal.at.is_none()
                    && change.relation == Relation::Inserted
                    && is_at(1, &change.new)
            }
            Action::Replace => false,
        };
        holds.then(|| {
            if edit.new.is_empty() { Vec::new() } else { vec![edit.new.stretch(0..edit.new.len())] }
        })
    }

    /// Whether most of a wording, or of what was put in, is the other.
    fn added(&self, edit: &Edit<'_>, least: f64) -> Option<Vec<Span>> {
        let wanted = self.put_in.as_ref()?;
        let is_far = least > NEAR;
        if is_far && wanted.len() < LEAST_FAR || !edit.is_put_in.contains(&true) {
            return None;
        }
        let overlap = edit.new.overlap(wanted);
        let held: Vec<usize> = overlap.runs.iter().cloned().flatten().collect();
        let new = held.iter().filter(|&&at| edit.is_put_in[at]).count();
        let n_put_in = edit.is_put_in.iter().filter(|&&is| is).count();
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let is_most = share(new, wanted.len()) >= least
            || new >= 2 * LEAST_FAR && share(new, n_put_in) >= least;
        // A replacement that is known by its new words alone says again what it leaves as it is.
        let is_again = new > 0
            && self.proposal.action == Action::Replace
            && edit.new.places_of(wanted).len() > edit.old.places_of(wanted).len();
        if !is_most && !is_again {
            return None;
        }
        Some(
            overlap
                .runs
                .into_iter()
                .flat_map(|run| marked(&edit.new, run, &edit.is_put_in))
                .collect(),
        )
    }
}

/// Whether words were taken out, and the clause left.
fn taken_out(edit: &Edit<'_>, out: &Words, is_near: bool) -> Option<Vec<Span>> {
    let may = is_near || out.len() >= LEAST_FAR;
    // Where the clause went, more was taken out than was proposed.
    let holds = may
        && edit.change.relation != Relation::Deleted
        && fewer(out, edit)
        && touches(&edit.old, out, &edit.is_gone);
    holds.then(Vec::new)
}

/// What an edit put in for words that it took out.
fn replaced(edit: &Edit<'_>, out: &Words, put_in: &Words, is_near: bool) -> Option<Vec<Span>> {
    if !is_near && out.len() + put_in.len() < LEAST_FAR {
        return None;
    }
    let places = |text: &Words, wanted: &Words| text.places_of(wanted);
    let holds_out = !put_in.places_of(out).is_empty();
    let holds_in = !out.places_of(put_in).is_empty();
    let is_gone = holds_out || fewer(out, edit);
    let before = places(&edit.old, put_in).len();
    let now = places(&edit.new, put_in);
    let came = if holds_in { !now.is_empty() } else { now.len() > before };
    if !is_gone || !came || places(&edit.old, out).is_empty() {
        return None;
    }
    let spans: Vec<Span> = now
        .iter()
        .flat_map(|&at| marked(&edit.new, at..at + put_in.len(), &edit.is_put_in))
        .collect();
    let is_touched = !spans.is_empty() || touches(&edit.old, out, &edit.is_gone);
    is_touched.then_some(spans)
}

/// Whether words stand less often in the new text than in the old one.
fn fewer(words: &Words, edit: &Edit<'_>) -> bool {
    edit.old.places_of(words).len() > edit.new.places_of(words).len()
}

/// Whether words stand where something was marked.
fn touches(text: &Words, words: &Words, marks: &[bool]) -> bool {
    text.places_of(words).into_iter().any(|at| marks[at..at + words.len()].contains(&true))
}

/// The marked stretches of a range of words.
fn marked(text: &Words, range: std::ops::Range<usize>, marks: &[bool]) -> Vec<Span> {
    let at: Vec<usize> = range.filter(|&at| marks[at]).collect();
    let runs = at.chunk_by(|a, b| a + 1 == *b);
    runs.map(|run| text.stretch(run[0]..run[run.len() - 1] + 1)).collect()
}

/// The articles that hold a clause in either draft, and their counterparts.
fn near(
    redline: &Redline,
    drafts: [&Draft; 2],
    target: &[Vec<ClauseIdx>; 2],
) -> [Vec<std::ops::Range<u32>>; 2] {
    let owner = |side: usize, idx: ClauseIdx| {
        let draft = drafts[side];
        draft.article_of(idx).unwrap_or(idx)
    };
    let mut owners: [Vec<ClauseIdx>; 2] = [Vec::new(), Vec::new()];
    for side in 0..2 {
        owners[side].extend(target[side].iter().map(|&idx| owner(side, idx)));
    }
    if owners.iter().any(|clauses| !clauses.is_empty()) {
        let own = owners.clone();
        for change in &redline.changes {
            let sides = [&change.old, &change.new];
            for side in 0..2 {
                let is_ours = sides[side]
                    .iter()
                    .any(|idx| own[side].contains(idx) || target[side].contains(idx));
                if is_ours {
                    let other = 1 - side;
                    owners[other].extend(sides[other].iter().map(|&idx| owner(other, idx)));
                }
            }
        }
    }
    let ranges = |side: usize| {
        let range = |idx: &ClauseIdx| idx.0..drafts[side].clause(*idx).subtree_end;
        owners[side].iter().map(range).collect()
    };
    [ranges(0), ranges(1)]
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::align::align;
    use crate::diff::compare;
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    const HEAD: &str = "title = 'T'\ndefault-language = 'en'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'state'\n\
        [[draft]]\nid = 'v1'\ndate = 2022-01-01\n[[draft]]\nid = 'v2'\ndate = 2023-01-01\n[[draft]]\nid = 'v3'\ndate = 2024-01-01\n";
    const OLD: &str = "Article 1\nUse\n\n1. Each State shall use the power in specific inquiries only.\n\n\
        2. Each State shall give full access to the record.\n\n3. No State shall keep the data for long.\n\n\
        Article 2\nAid\n\nEach State shall help the others.\n";

    fn draft(name: &str, text: &str) -> Draft {
        let options = ParseOptions { name: name.to_owned(), language: Some("en".to_owned()) };
        parse(Source::new(name, text), &options)
    }

    /// Which clauses trace to the one proposal, with what it put in.
    #[track_caller]
    fn case(names: [&str; 2], proposal: &str, new: &str, expected: &[&str]) {
        let text = format!("{HEAD}[[proposal]]\nby = 'a'\n{proposal}\n");
        let series = Series::parse(Path::new("s.toml"), &text).expect("the file is sound");
        let (old, new) = (draft(names[0], OLD), draft(names[1], new));
        let redline = compare(&old, &new, &align(&old, &new, &[]));
        let side = |draft| Side { draft, entry: series.draft(&draft.name) };
        let found = proposers(&series, &redline, side(&old), side(&new), |_| Default::default());
        let said: Vec<String> = redline
            .changes
            .iter()
            .flat_map(|change| found.of(change).iter().map(move |traced| (change, traced)))
            .map(|(change, traced)| {
                let id = match (change.new.first(), change.old.first()) {
                    (Some(&idx), _) => new.clause(idx).id.as_str(),
                    (None, Some(&idx)) => old.clause(idx).id.as_str(),
                    (None, None) => "",
                };
                let put_in: Vec<&str> =
                    traced.put_in.iter().map(|&span| new.source.slice(span)).collect();
                format!("{id}: {}", put_in.join(" | "))
            })
            .collect();
        assert_eq!(said, expected, "{proposal}");
    }

    const V12: [&str; 2] = ["v1", "v2"];
    const REPLACE: &str = "draft = 'v1'\nclause = 'art_1__para_1'\naction = 'replace'\nwords = 'specific inquiries'\nnew-words = 'inquiries'";

    #[test]
    fn replaced_words_trace() {
        let new = OLD.replace("specific inquiries", "inquiries");
        case(V12, REPLACE, &new, &["art_1__para_1: "]);
        case(V12, REPLACE, &OLD.replace("specific inquiries", "any matter"), &[]);
        case(V12, REPLACE, &OLD.replace("full access", "access"), &[]);
        let stronger = "draft = 'v1'\nclause = 'art_1__para_2'\naction = 'replace'\nwords = 'shall give'\nnew-words = 'may, where it can, give'";
        let new = OLD.replace("shall give", "may, where it can, give");
        case(V12, stronger, &new, &["art_1__para_2: may, where it can"]);
    }

    #[test]
    fn clauses_and_words_that_went_trace() {
        let whole = "draft = 'v1'\nclause = 'art_1__para_3'\naction = 'delete'";
        let without = OLD.replace("3. No State shall keep the data for long.\n\n", "");
        case(V12, whole, &without, &["art_1__para_3: "]);
        case(V12, whole, &OLD.replace("for long", "at all"), &[]);
        let words = "draft = 'v1'\nclause = 'art_1__para_3'\naction = 'delete'\nwords = 'for long'";
        case(V12, words, &OLD.replace(" for long", ""), &["art_1__para_3: "]);
        // The clause went with them: that was not proposed.
        case(V12, words, &without, &[]);
        let article = "draft = 'v1'\nclause = 'art_2'\naction = 'delete'";
        case(V12, article, &OLD[..OLD.find("Article 2").unwrap_or(0)], &["art_2: "]);
    }

    #[test]
    fn added_words_trace_where_most_of_them_stand() {
        let add = "draft = 'v1'\nclause = 'art_2'\naction = 'add'\nwords = 'No State shall be held to act against its own law on the rights of persons.'";
        let new =
            format!("{OLD}\n2. No State shall be held to act against the rights of persons.\n");
        let new = new.replace("Each State shall help", "1. Each State shall help");
        case(
            V12,
            add,
            &new,
            &["art_2__para_2: No State shall be held to act against | the rights of persons"],
        );
        case(V12, add, &new.replace("held to act against the rights of persons", "idle"), &[]);
        // Far from its clause only the very words will do.
        let far = OLD.replace(
            "for long.",
            "for long. The rule is that no State shall be held to act against the rights of others.",
        );
        case(V12, add, &far, &[]);
        let new = "draft = 'v2'\nclause = 'art_3'\naction = 'add'\ndate = 2022-06-01";
        case(V12, new, &format!("{OLD}\nArticle 3\nEnd\n\nThis ends.\n"), &["art_3: This ends"]);
    }

    #[test]
    fn what_came_later_is_passed_over() {
        let new = OLD.replace("specific inquiries", "inquiries");
        case(V12, &format!("{REPLACE}\ndate = '2023-02'"), &new, &[]);
        case(V12, &format!("{REPLACE}\ndate = '2023'"), &new, &["art_1__para_1: "]);
        case(["v2", "v1"], REPLACE, &new, &[]);
        // Of a proposal on a third draft only the words are known: these are too few.
        case(["v2", "v3"], REPLACE, &new, &[]);
        let longer = REPLACE.replace("specific inquiries", "in specific inquiries only");
        let longer = longer.replace("new-words = 'inquiries'", "new-words = 'in inquiries only'");
        case(["v2", "v3"], &longer, &new, &["art_1__para_1: "]);
        case(V12, &REPLACE.replace("draft = 'v1'", "draft = 'v3'"), &new, &[]);
        case(["v1", "mine.txt"], REPLACE, &new, &["art_1__para_1: "]);
    }
}
