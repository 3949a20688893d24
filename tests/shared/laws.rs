//! The laws that hold for every draft and every comparison.

use std::borrow::Cow;
use std::collections::BTreeSet;

use travaux::align::{Alignment, align};
use travaux::diff::{Redline, Relation, Segment, compare};
use travaux::draft::{ClauseIdx, Draft};
use travaux::history::History;
use travaux::source::Span;

/// What breaks the law that a draft covers its source: nothing is lost, spans nest, order holds, ids are unique, no word
/// stands in two texts.
pub(crate) fn lossless(draft: &Draft) -> Result<(), String> {
    let text = draft.source.text();
    let mut ids = BTreeSet::new();
    let mut covered = 0;
    for (idx, clause) in draft.iter() {
        let id = &clause.id;
        if !ids.insert(id.as_str()) {
            return Err(format!("the id {id} stands twice"));
        }
        if clause.span.end as usize > text.len() || !clause.span.contains(clause.text) {
            return Err(format!("{id} reaches outside its bounds"));
        }
        if idx.0 > 0 && clause.span.start < draft.clause(ClauseIdx(idx.0 - 1)).span.start {
            return Err(format!("{id} is out of order"));
        }
        match clause.parent {
            Some(parent) if parent >= idx => return Err(format!("{id} stands before its parent")),
            Some(parent) if !draft.clause(parent).span.contains(clause.span) => {
                return Err(format!("{id} reaches outside its parent"));
            }
            Some(_) => {}
            None => {
                lost(text, covered, clause.span.start as usize)?;
                covered = clause.span.end as usize;
            }
        }
        siblings_apart(draft, idx)?;
        let mut parts = draft.children(idx).filter(|&part| draft.clause(part).kind.is_operative());
        if let Some(part) = parts.next().map(|part| draft.clause(part))
            && !clause.text.is_empty()
            && part.span.start < clause.text.end
        {
            return Err(format!("the own text of {id} holds {}", part.id));
        }
    }
    lost(text, covered, text.len())
}

fn siblings_apart(draft: &Draft, idx: ClauseIdx) -> Result<(), String> {
    let mut end = 0;
    for child in draft.children(idx).map(|child| draft.clause(child)) {
        if child.span.start < end {
            return Err(format!("{} begins before its neighbour ends", child.id));
        }
        end = child.span.end;
    }
    Ok(())
}

fn lost(text: &str, from: usize, to: usize) -> Result<(), String> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    match text.get(from..to) {
        None => Err(format!("roots overlap at {from}..{to}")),
        Some(between) if between.chars().all(is_blank) => Ok(()),
        Some(_) => Err(format!("text is lost at {from}..{to}")),
    }
}

/// Two drafts with their comparison.
#[derive(Debug)]
pub(crate) struct Compared {
    pub(crate) old: Draft,
    pub(crate) new: Draft,
    pub(crate) redline: Redline,
}

/// Aligns and compares two drafts both ways, and holds the result to its laws.
pub(crate) fn compare_both_ways(old: Draft, new: Draft) -> Result<Compared, String> {
    let alignment = align(&old, &new, &[]);
    let redline = compare(&old, &new, &alignment);
    let compared = Compared { old, new, redline };
    compared.round_trip()?;
    compared.swaps(&alignment)?;
    Ok(compared)
}

impl Compared {
    /// Segments give back both sides, and every clause stands in a change.
    fn round_trip(&self) -> Result<(), String> {
        let mut old_seen = vec![false; self.old.clauses.len()];
        let mut new_seen = vec![false; self.new.clauses.len()];
        for change in &self.redline.changes {
            change.old.iter().for_each(|idx| old_seen[idx.get()] = true);
            change.new.iter().for_each(|idx| new_seen[idx.get()] = true);
            if change.old.len() > 1 || change.new.len() > 1 {
                continue;
            }
            let mut sides = [String::new(), String::new()];
            for segment in &change.segments {
                let (old, new) = match *segment {
                    Segment::Equal { old, new } => (Some(old), Some(new)),
                    Segment::Delete { old } => (Some(old), None),
                    Segment::Insert { new } => (None, Some(new)),
                };
                sides[0].extend(old.map(|span| self.old.source.slice(span)));
                sides[1].extend(new.map(|span| self.new.source.slice(span)));
            }
            let wanted = [
                change.old.first().map_or(Cow::Borrowed(""), |&idx| self.old.own_text(idx)),
                change.new.first().map_or(Cow::Borrowed(""), |&idx| self.new.own_text(idx)),
            ];
            if sides != wanted {
                return Err(format!("{:?} -> {:?} is not given back", change.old, change.new));
            }
        }
        let all = old_seen.iter().chain(&new_seen).all(|&seen| seen);
        if all { Ok(()) } else { Err("a clause stands in no change".to_owned()) }
    }

    /// Swapped drafts give the same pairs the other way round, and insertions for deletions.
    fn swaps(&self, alignment: &Alignment) -> Result<(), String> {
        let back = align(&self.new, &self.old, &[]);
        let there: BTreeSet<_> =
            alignment.pairs.iter().map(|pair| (&pair.old, &pair.new)).collect();
        let back_again: BTreeSet<_> =
            back.pairs.iter().map(|pair| (&pair.new, &pair.old)).collect();
        if let Some((old, new)) = there.symmetric_difference(&back_again).next() {
            let name = |draft: &Draft, all: &[ClauseIdx]| -> Vec<String> {
                all.iter().map(|&idx| draft.clause(idx).id.to_string()).collect()
            };
            let (old, new) = (name(&self.old, old), name(&self.new, new));
            return Err(format!("{old:?} and {new:?} are paired one way only"));
        }
        let swapped = compare(&self.new, &self.old, &back);
        for (relation, opposite) in [
            (Relation::Same, Relation::Same),
            (Relation::Edited, Relation::Edited),
            (Relation::Inserted, Relation::Deleted),
            (Relation::Deleted, Relation::Inserted),
            (Relation::Split, Relation::Joined),
            (Relation::Joined, Relation::Split),
        ] {
            let there = self.redline.changes.iter().filter(|c| c.relation == relation).count();
            let back = swapped.changes.iter().filter(|c| c.relation == opposite).count();
            if there != back {
                return Err(format!("{there} {} become {back} when swapped", relation.as_str()));
            }
        }
        Ok(())
    }
}

/// What breaks the law that the runs of a blame are the text, of the whole draft and of every clause, and that each comes
/// from a draft that there is by then.
pub(crate) fn blame_is_whole(history: &History<'_>, stage: usize) -> Result<(), String> {
    let draft = history.draft(stage);
    let clauses = draft.iter().map(|(idx, clause)| (Some(idx), clause.span));
    // A few clauses stand for all: each costs as much as the draft.
    let few = clauses.step_by(draft.clauses.len() / 8 + 1);
    let whole = Span::new(0, draft.source.text().len());
    for (clause, span) in few.chain([(None, whole)]) {
        let blame = history.blame(stage, clause, &[]);
        let text: String = blame.runs.iter().map(|run| draft.source.slice(run.span)).collect();
        if text != draft.source.slice(span) {
            return Err(format!("the runs of {clause:?} are not its text"));
        }
        for run in &blame.runs {
            let origin = blame.origin(run);
            let is_sound = origin.gap.is_none_or(|gap| {
                origin.stage < gap.gone && gap.gone < gap.back && gap.back <= stage
            });
            if origin.stage > stage || !is_sound {
                return Err(format!("{run:?} comes from {origin:?}"));
            }
        }
    }
    Ok(())
}
