use super::*;
use crate::history::Stage;
use crate::history::testing::{BRIDGES, FORESTS, parsed};

fn brackets<T>(texts: &[&str], ask: impl FnOnce(&[Draft], &Brackets) -> T) -> T {
    let drafts: Vec<Draft> = texts.iter().map(|text| parsed(text)).collect();
    let stages = drafts.iter().map(|draft| Stage { draft, has_text: true }).collect();
    let history = History::new(stages, &[]);
    ask(&drafts, &history.brackets(None))
}

fn village(forests: &str, bridges: &str) -> String {
    format!(
        "Article 1\n\n1. {forests}\n\n2. {bridges}\n\nArticle 2\n\nThe bell ringer sounds three notes.\n"
    )
}

/// What became of the only set of alternatives when `from` stands in the place of "shall plant" and `to` in the next draft.
#[track_caller]
fn fate(from: &str, to: &str) -> String {
    let one = village(&FORESTS.replace("shall plant", from), BRIDGES);
    let two = village(&FORESTS.replace("shall plant", to), BRIDGES);
    brackets(&[&one, &two], |drafts, found| {
        let contest = &found.contests[0];
        match &contest.fate {
            Fate::Reworded(span) => drafts[1].source.slice(*span).to_owned(),
            fate => format!("{fate:?}"),
        }
    })
}

#[test]
fn the_alternative_that_won_is_told() {
    assert_eq!(fate("[shall] [should] [may] plant", "shall plant"), "Won(0)");
    assert_eq!(fate("[shall] [should] [may] plant", "may plant"), "Won(2)");
    assert_eq!(fate("[shall] [shall not] plant", "shall not plant"), "Won(1)");
    assert_eq!(fate("[shall] [shall not] plant", "shall plant"), "Won(0)");
    assert_eq!(fate("[Arvania: shall] [may] plant", "shall plant"), "Won(0)");
    assert_eq!(fate("shall plant [tall] [low]", "shall plant"), "None");
    assert_eq!(fate("[shall] [should] plant", "is encouraged to plant"), "is encouraged to");
    assert_eq!(fate("[shall] [should] [may] plant", "[shall] [may] plant"), "Open([0, 2])");
    assert_eq!(fate("[shall] [should] plant", "[shall] plant"), "Open([0])");
    assert_eq!(fate("shall [Alt. 1 plant] [Alt. 2 sow]", "shall sow"), "Won(1)");
    assert_eq!(fate("shall plant [oak] or [ash]", "shall plant oak or ash"), "Several([0, 1])");
}

#[test]
fn alternatives_of_a_clause_that_went_are_gone() {
    let one = village(FORESTS, &BRIDGES.replace("may carry", "[may] [shall] carry"));
    let two =
        format!("Article 1\n\n1. {FORESTS}\n\nArticle 2\n\nThe bell ringer sounds three notes.\n");
    brackets(&[&one, &two], |_, found| assert_eq!(found.contests[0].fate, Fate::Gone));
}

#[test]
fn whole_paragraphs_compete() {
    let tail = "Article 2\n\nThe bell ringer sounds three notes.\n";
    let one =
        format!("Article 1\n\nOption 1\n\n1. {FORESTS}\n\nOption 2\n\n1. {BRIDGES}\n\n{tail}");
    let two = format!("Article 1\n\n1. {BRIDGES}\n\n{tail}");
    brackets(&[&one, &two], |_, found| {
        assert_eq!(found.contests.len(), 1);
        assert_eq!(found.contests[0].fate, Fate::Won(1));
    });
    brackets(&[&one, &one], |_, found| assert_eq!(found.contests[0].fate, Fate::Open(vec![0, 1])));
}

#[test]
fn brackets_are_opened_and_closed() {
    let one =
        village(&FORESTS.replace("twelve", "[twelve]"), &BRIDGES.replace("four", "[four] [five]"));
    let two = village(&FORESTS.replace("twelve", "[twelve]"), &BRIDGES.replace("once", "[once]"));
    brackets(&[&one, &two], |_, found| {
        let states: Vec<&State> = found.states.iter().flatten().collect();
        assert_eq!((states[0].marks.open, states[0].clauses, states[0].turn), (3, 2, None));
        let turn = Turn { last: 0, opened: 1, closed: 2 };
        assert_eq!((states[1].marks.open, states[1].turn), (2, Some(turn)));
        assert_eq!(found.rows.len(), 1);
    });
}

#[test]
fn agreed_words_that_change_are_reopened() {
    let agreed = village(&format!("{FORESTS} [agreed ad referendum]"), BRIDGES);
    let same = village(FORESTS, BRIDGES);
    let other = village(&FORESTS.replace("twelve oak", "thirteen young"), BRIDGES);
    let words = |texts: &[&str]| {
        brackets(texts, |drafts, found| {
            assert_eq!(found.agreed.len(), 1);
            let told = found.agreed[0].reopened.iter().map(|change| {
                let gone = change.gone.iter().map(|&span| drafts[change.last].source.slice(span));
                let new = change.new.iter().map(|&span| drafts[change.stage].source.slice(span));
                (
                    change.stage,
                    gone.collect::<Vec<_>>().join("|"),
                    new.collect::<Vec<_>>().join("|"),
                )
            });
            let told = told.collect::<Vec<_>>();
            assert_eq!(found.agreed[0].unmarked, (texts.len() > 1).then_some(1));
            (told, found.agreed[0].compared)
        })
    };
    assert_eq!(words(&[&agreed, &same, &same]), (vec![], Some(2)));
    let change = |stage| (stage, "twelve oak".to_owned(), "thirteen young".to_owned());
    assert_eq!(words(&[&agreed, &other]), (vec![change(1)], Some(1)));
    assert_eq!(words(&[&agreed, &same, &other]), (vec![change(2)], Some(2)));
    assert_eq!(words(&[&agreed]), (vec![], None));
    brackets(&[&agreed, &same, &agreed, &other], |_, found| {
        let [first, second] = found.agreed.as_slice() else { panic!("{:#?}", found.agreed) };
        assert_eq!(
            (first.unmarked, first.marked_anew, first.compared),
            (Some(1), Some(2), Some(2))
        );
        assert!(first.reopened.is_empty());
        assert_eq!((second.unmarked, second.marked_anew), (Some(3), None));
        assert_eq!(second.reopened[0].stage, 3);
    });
}

#[test]
fn agreed_words_in_brackets_again_are_reopened() {
    let agreed = village(&format!("{FORESTS} [agreed ad referendum]"), BRIDGES);
    let open = village(&FORESTS.replace("twelve oak trees", "[twelve oak trees]"), BRIDGES);
    brackets(&[&agreed, &open], |_, found| {
        let reopened = &found.agreed[0].reopened[0];
        assert!(reopened.is_bracketed && reopened.gone.is_empty() && reopened.new.is_empty());
    });
    let gone = village(BRIDGES, "Merchants pay the weekly fee.");
    brackets(&[&agreed, &gone], |_, found| {
        let reopened = &found.agreed[0].reopened[0];
        assert!(reopened.clauses.is_empty() && !reopened.gone.is_empty());
    });
}
