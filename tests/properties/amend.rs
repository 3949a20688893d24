//! Proposals applied to constructed drafts: what is compared with the draft afterwards is that one change and nothing else.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;

use travaux::align::align;
use travaux::amend::{Amended, amend};
use travaux::diff::{Change, Relation, compare};
use travaux::draft::{ClauseIdx, ClauseKind, Draft};
use travaux::series::Series;

use crate::treaty::{Treaty, treaty};
use crate::{config, draft_in};

/// Applies one proposal, given as the rest of its entry.
fn apply(draft: &Draft, clause: ClauseIdx, rest: &str) -> Result<Amended, String> {
    let toml = format!(
        "title = 'T'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'state'\n[[draft]]\nid = 'v1'\n\
        [[proposal]]\nid = 'p'\nby = 'a'\ndraft = 'v1'\nclause = '{}'\n{rest}\n",
        draft.clause(clause).id
    );
    let series = Series::parse(Path::new("s.toml"), &toml).map_err(|error| error.to_string())?;
    let proposals: Vec<_> = series.record.proposals.iter().collect();
    amend(draft, &proposals, &draft.language, |id| draft.find(id))
}

/// A numbered clause of a treaty.
fn pick(draft: &Draft, at: Index) -> ClauseIdx {
    let kinds = [ClauseKind::Article, ClauseKind::Paragraph, ClauseKind::Point];
    let numbered: Vec<ClauseIdx> = draft
        .iter()
        .filter(|(_, clause)| kinds.contains(&clause.kind) && clause.number.is_some())
        .map(|(idx, _)| idx)
        .collect();
    numbered[at.index(numbered.len())]
}

/// What differs between two drafts.
fn changes(old: &Draft, new: &Draft) -> Vec<Change> {
    let redline = compare(old, new, &align(old, new, &[]));
    let differs = |change: &Change| {
        change.relation != Relation::Same
            || change.renumbered
            || change.moved
            || change.heading_changed
    };
    redline.changes.into_iter().filter(differs).collect()
}

/// Whether a change is nothing but that of an article in which something changed.
fn is_frame(change: &Change, draft: &Draft, inside: ClauseIdx) -> bool {
    change.relation == Relation::Edited
        && !change.renumbered
        && change.segments.iter().all(|s| matches!(s, travaux::diff::Segment::Equal { .. }))
        && change.old.iter().all(|&idx| draft.ancestors(inside).any(|above| above == idx))
}

fn parsed(treaty: &Treaty) -> Draft {
    draft_in(&treaty.text(), treaty.language)
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn a_clause_that_is_taken_out_is_the_only_change(treaty in treaty(), at in any::<Index>()) {
        let old = parsed(&treaty);
        let clause = pick(&old, at);
        let amended = apply(&old, clause, "action = 'delete'").unwrap();
        let new = draft_in(&amended.text, treaty.language);
        let end = old.clause(clause).subtree_end;
        let id = old.clause(clause).id.as_str();
        // Where the others could not be read without it, its number stays.
        let is_marked = amended.notes[0].contains("keeps its number");
        let mut gone = 0;
        for change in changes(&old, &new) {
            let is_inside = change.old.iter().all(|idx| (clause.0..end).contains(&idx.0));
            let is_mark = |idx: &ClauseIdx| new.own_text(*idx).trim().starts_with('[');
            if is_marked && change.relation == Relation::Inserted && change.new.iter().all(is_mark) {
                continue;
            }
            let is_itself = is_marked && change.old == [clause];
            if is_inside && (change.relation == Relation::Deleted || is_itself) {
                gone += 1;
            } else {
                prop_assert!(is_frame(&change, &old, clause), "{id} {change:?}\n{}", amended.text);
            }
        }
        prop_assert_eq!(gone, end - clause.0, "{} {}", id, amended.text);
        prop_assert_eq!(amended.notes.len(), 1, "{:?}", amended.notes);
        if is_marked {
            // Articles are found wherever they stand.
            prop_assert!(old.clause(clause).kind != ClauseKind::Article, "{} {}", id, amended.text);
            return Ok(());
        }
        // Nothing but the clause and white space is gone.
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = old.clause(clause).span.range();
        let source = old.source.text();
        let without = format!("{} {}", &source[..span.start], &source[span.end..]);
        prop_assert_eq!(squeezed(&amended.text), squeezed(&without));
    }

    #[test]
    fn a_clause_that_is_added_is_the_only_change(treaty in treaty(), at in any::<Index>()) {
        let old = parsed(&treaty);
        let clause = pick(&old, at);
        let rest = "action = 'add'\nwhere = 'after'\nwords = 'Zebra quilts hum above seven violet trombones.'";
        let amended = apply(&old, clause, rest).unwrap();
        let new = draft_in(&amended.text, treaty.language);
        let id = old.clause(clause).id.as_str();
        let mut came = 0;
        for change in changes(&old, &new) {
            if change.relation == Relation::Inserted {
                came += 1;
                prop_assert_eq!(change.kind, old.clause(clause).kind, "{} {}", id, amended.text);
            } else {
                prop_assert!(is_frame(&change, &old, clause), "{id} {change:?}\n{}", amended.text);
            }
        }
        prop_assert_eq!(came, 1, "{} {}", id, amended.text);
        let source = old.source.text();
        let at = source.bytes().zip(amended.text.bytes()).take_while(|(a, b)| a == b).count();
        let rest = source.len() - at;
        prop_assert_eq!(&source.as_bytes()[at..], &amended.text.as_bytes()[amended.text.len() - rest..]);
    }

    #[test]
    fn words_that_are_replaced_are_the_only_change(
        treaty in treaty(),
        at in any::<Index>(),
        word in any::<Index>(),
        length in 1..6_usize,
    ) {
        let old = parsed(&treaty);
        let clause = pick(&old, at);
        let text = old.own_text(clause).into_owned();
        let words: Vec<&str> = text.split_whitespace().collect();
        prop_assume!(!words.is_empty());
        let start = word.index(words.len());
        let run = words[start..words.len().min(start + length)].join(" ");
        let rest = format!("action = 'replace'\nwords = '{run}'\nnew-words = 'zebra quilts'");
        let Ok(amended) = apply(&old, clause, &rest) else {
            // The words stand at several places.
            let source = &old.source.text()[old.clause(clause).span.range()];
            prop_assert!(source.to_lowercase().matches(&run.to_lowercase()).count() != 1, "{run}");
            return Ok(());
        };
        prop_assert_eq!(amended.text.replacen("zebra quilts", &run, 1), old.source.text());
    }
}
