//! Histories of three drafts: no article is without a row, and the way round does not matter.

use std::collections::BTreeSet;

use proptest::prelude::*;

use travaux::draft::{ClauseKind, Draft};
use travaux::history::{History, Part, Place, Row, Stage};

use crate::treaty::edited;
use crate::{config, draft_in, laws};

fn history<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> History<'a> {
    History::new(drafts.into_iter().map(|draft| Stage { draft, has_text: true }).collect(), &[])
}

/// The clauses of every row, the stages counted from the other end where `turned`.
fn lives(rows: &[Row], turned: bool) -> BTreeSet<Vec<Place>> {
    let life = |row: &Row| {
        let last = row.cells.len() - 1;
        let places = row.cells.iter().flat_map(|cell| {
            let stage = if turned { last - cell.stage } else { cell.stage };
            cell.clauses.iter().map(move |&clause| Place { stage, clause })
        });
        let mut places: Vec<Place> = places.collect();
        places.sort_unstable();
        places
    };
    rows.iter().map(life).collect()
}

/// The text with some words in brackets, and some with another one beside them.
fn bracketed(text: &str, every: usize) -> String {
    let words = text.split_inclusive(' ').enumerate();
    words
        .map(|(n, word)| match n % (4 * every) {
            0 => format!("[{}] ", word.trim_end_matches(' ')),
            n if n == every => format!("[{}] [shared] ", word.trim_end_matches(' ')),
            n if n == 2 * every => format!("{word}[agreed ad referendum] "),
            _ => word.to_owned(),
        })
        .collect()
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn every_article_has_a_row((one, two) in edited(), (_, three) in edited()) {
        let drafts = [&one, &two, &three].map(|treaty| draft_in(&treaty.text(), one.language));
        let history = history(&drafts);
        let rows = history.rows();
        for (stage, draft) in drafts.iter().enumerate() {
            for (idx, clause) in draft.iter() {
                let is_here = |row: &&Row| row.cells[stage].clauses.contains(&idx);
                let n = rows.iter().filter(is_here).count();
                prop_assert!(clause.kind != ClauseKind::Article || n == 1, "{} {n}", clause.id);
            }
        }
        prop_assert_eq!(format!("{:?}", history.rows()), format!("{rows:?}"));
    }

    #[test]
    fn blame_gives_back_the_text((one, two) in edited(), (_, three) in edited()) {
        let drafts = [&one, &two, &three].map(|treaty| draft_in(&treaty.text(), one.language));
        let history = history(&drafts);
        for (stage, draft) in drafts.iter().enumerate() {
            prop_assert_eq!(laws::blame_is_whole(&history, stage), Ok(()), "{}", draft.source.text());
        }
    }

    #[test]
    fn brackets_add_up((one, two) in edited(), every in 2_usize..9) {
        let texts =
            [bracketed(&one.text(), every), bracketed(&two.text(), every), two.text(), bracketed(&one.text(), 7)];
        let drafts = texts.map(|text| draft_in(&text, one.language));
        let history = history(&drafts);
        let found = history.brackets(None);
        let states: Vec<_> = found.states.iter().flatten().collect();
        for pair in states.windows(2) {
            let turn = pair[1].turn.unwrap();
            prop_assert_eq!(pair[0].marks.open + turn.opened, pair[1].marks.open + turn.closed);
        }
        for agreed in &found.agreed {
            prop_assert!(agreed.stage != 2, "the third draft has no marks");
        }
        prop_assert_eq!(format!("{:?}", history.brackets(None)), format!("{found:?}"));
    }

    #[test]
    fn words_that_never_changed_are_the_first_draft_s((one, two) in edited()) {
        let drafts = [&one, &two, &one].map(|treaty| draft_in(&treaty.text(), one.language));
        let history = history(&drafts);
        let blame = history.blame(2, None, &[]);
        for run in blame.runs.iter().filter(|run| run.part == Part::Text) {
            let cells = history.follow(2, run.clause);
            let texts = cells.iter().map(|cell| match cell.clauses.as_slice() {
                [one] => drafts[cell.stage].own_text(*one).into_owned(),
                _ => String::new(),
            });
            let texts: Vec<String> = texts.collect();
            let is_kept = texts.iter().all(|text| *text == texts[2]);
            let origin = blame.origin(run);
            prop_assert!(!is_kept || origin.stage == 0 && origin.gap.is_none(), "{run:?} {origin:?}");
        }
    }

    #[test]
    fn turning_the_drafts_round_keeps_the_rows((one, two) in edited()) {
        let drafts = [&one, &two, &one].map(|treaty| draft_in(&treaty.text(), one.language));
        let forward = history(&drafts).rows();
        let backward = history(drafts.iter().rev()).rows();
        prop_assert_eq!(lives(&forward, false), lives(&backward, true));
    }

    #[test]
    fn what_comes_back_word_for_word_is_the_same((one, two) in edited()) {
        let drafts = [&one, &two, &one].map(|treaty| draft_in(&treaty.text(), one.language));
        let history = history(&drafts);
        for (idx, clause) in drafts[0].iter().filter(|(_, c)| c.kind == ClauseKind::Article) {
            let cells = history.follow(0, idx);
            prop_assert_eq!(&cells[0].clauses, &[idx]);
            if cells[1].clauses.is_empty() {
                // It may be too short to be known again, but it is never taken for another one.
                let ids: Vec<_> = cells[2].clauses.iter().map(|&i| &drafts[2].clause(i).id).collect();
                prop_assert!(ids.is_empty() || ids == [&clause.id], "{} {ids:?}", clause.id);
            }
        }
    }
}
