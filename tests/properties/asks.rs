//! Asks on constructed drafts: a clause says what it says, and what did not change is never worse.

use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;

use travaux::asks::{Judge, Texts, Verdict};
use travaux::draft::{ClauseKind, Draft, MarkingKind};
use travaux::history::{History, Stage};
use travaux::series::Series;
use travaux::token;

use crate::treaty::edited;
use crate::{config, draft_in};

/// Clauses of a draft that asks are made about.
const MOST: usize = 12;

/// A record with asks about the clauses of a draft: keep, delete, a word that stands there, the same not, brackets, modal.
fn record(draft: &Draft) -> String {
    let mut text =
        "title = 'T'\ndefault-language = 'en'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'state'\n\
        [[draft]]\nid = 'v0'\ntexts = { en = 'v0.txt' }\n"
            .to_owned();
    let is_struck =
        |kind: &MarkingKind| matches!(kind, MarkingKind::Deleted | MarkingKind::DeletionAskedBy(_));
    let clauses = draft.iter().filter(|(idx, clause)| {
        let mut marks = draft.ancestors(*idx).flat_map(|idx| &draft.clause(idx).markings);
        matches!(clause.kind, ClauseKind::Article | ClauseKind::Paragraph | ClauseKind::Point)
            && marks.all(|marking| !is_struck(&marking.kind))
    });
    for (idx, clause) in clauses.take(MOST) {
        let own = draft.own_text(idx);
        let Some(word) = token::tokens(&own).into_iter().find(|token| token.is_word) else {
            continue;
        };
        let word = &own[word.span.start as usize..word.span.end as usize];
        let words = format!("{{ {} = [{word:?}] }}", draft.language);
        for expect in [
            "keep = true",
            "delete = true",
            &format!("contains = {words}"),
            &format!("lacks = {words}"),
            "unbracketed = true",
            "modal = 'shall'",
        ] {
            let _ = writeln!(
                text,
                "[[ask]]\nby = 'a'\ndraft = 'v0'\nclause = '{}'\nwants = 'x'\n[ask.expect]\n{expect}",
                clause.id
            );
        }
    }
    text
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn what_did_not_change_is_never_worse((one, two) in edited()) {
        let drafts = [&one, &two, &one].map(|treaty| draft_in(&treaty.text(), one.language));
        let series = Series::parse(Path::new("s.toml"), &record(&drafts[0])).expect("it is sound");
        let stages = drafts.iter().map(|draft| Stage { draft, has_text: true }).collect();
        let history = History::new(stages, &[]);
        let texts = ["v0", "v1", "v2"].into_iter().zip(&drafts).map(|(id, draft)| Texts {
            id: Some(id),
            date: None,
            shown: Some(draft),
            versions: Vec::new(),
        });
        let judge = Judge::new(&history, texts.collect(), Some("en"));
        let answers: Vec<_> = series.record.asks.iter().map(|ask| judge.answer(ask)).collect();
        for asks in answers.chunks(6) {
            let verdicts = |n: usize| -> Vec<Verdict> {
                asks[n].cells.iter().map(|cell| cell.verdict).collect()
            };
            let [keep, delete, contains, lacks] = [0, 1, 2, 3].map(verdicts);
            let id = &asks[0].ask.target.clause;
            for stage in 0..3 {
                let both = keep[stage] == Verdict::Met && delete[stage] == Verdict::Met;
                prop_assert!(!both, "{id:?}");
            }
            let is_there = matches!(contains[0], Verdict::Met | Verdict::Partly);
            prop_assert!(is_there, "{id:?} {contains:?}");
            let is_not_free = matches!(lacks[0], Verdict::NotMet | Verdict::Partly);
            prop_assert!(is_not_free, "{id:?} {lacks:?}");
            for answer in asks {
                let (first, last) = (&answer.cells[0], &answer.cells[2]);
                if first.clauses == last.clauses {
                    prop_assert_eq!(first.verdict, last.verdict, "{:?} {:?}", id, answer.ask.expect);
                }
            }
        }
    }
}
