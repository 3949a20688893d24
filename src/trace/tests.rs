//! Proposals traced through small drafts.

use std::collections::BTreeMap;
use std::path::Path;

use super::*;
use crate::draft::Draft;
use crate::history::{History, Stage};
use crate::parse::{ParseOptions, parse};
use crate::series::Series;
use crate::source::Source;

const HEAD: &str = "title = 'T'\ndefault-language = 'en'\n[[actor]]\nid = 'a'\nname = 'A'\nkind = 'state'\n\
    [[document]]\nid = 'd'\ntitle = 'D'\n\
    [[draft]]\nid = 'v1'\ndate = 2022-01-01\n[[draft]]\nid = 'v2'\ndate = 2023-01-01\n[[draft]]\nid = 'v3'\ndate = 2024-01-01\n";
const V1: &str = "Article 1\nUse\n\n1. Each State shall use the power in specific inquiries only.\n\n\
    2. Each State shall give full access to the record of each use.\n\n\
    [3. No State shall keep the data of any person for long.]\n\n\
    Article 2\nAid\n\nEach State shall help the others as soon as they ask for it.\n";

/// Traces one proposal through three drafts; what each has of it, then what became of it.
fn traced(proposal: &str, texts: [&str; 3]) -> (String, bool) {
    let series =
        Series::parse(Path::new("s.toml"), &format!("{HEAD}[[proposal]]\nby = 'a'\n{proposal}\n"));
    let series = series.expect("the file is sound");
    let drafts: Vec<Draft> = ["v1", "v2", "v3"]
        .iter()
        .zip(texts)
        .map(|(name, text)| {
            let options =
                ParseOptions { name: (*name).to_owned(), language: Some("en".to_owned()) };
            parse(Source::new(*name, text), &options)
        })
        .collect();
    let stages = drafts.iter().map(|draft| Stage { draft, has_text: true }).collect();
    let history = History::new(stages, &[]);
    let ids = [Some("v1"), Some("v2"), Some("v3")];
    let counterparts = BTreeMap::new();
    let drafts =
        Drafts { series: &series, history: &history, ids: &ids, counterparts: &counterparts };
    let trace = trace(drafts, &series.record.proposals[0]);
    let sightings: Vec<String> = trace
        .sightings
        .iter()
        .map(|sighting| {
            let share = sighting.share.map(|share| format!(" {share:.2}")).unwrap_or_default();
            let open = if sighting.in_brackets { " [open]" } else { "" };
            format!("{}{share}{open}", sighting.found.as_str())
        })
        .collect();
    (format!("{}: {}", sightings.join(", "), trace.verdict.as_str()), trace.disagrees())
}

#[track_caller]
fn case(proposal: &str, texts: [&str; 3], expected: &str) {
    assert_eq!(traced(proposal, texts).0, expected, "{proposal}");
}

/// Whether a recorded outcome is borne out.
#[track_caller]
fn disagrees(proposal: &str, texts: [&str; 3], expected: [bool; 4]) {
    let outcomes = ["adopted", "adopted-in-part", "rejected", "pending"];
    let found =
        outcomes.map(|outcome| traced(&format!("{proposal}\noutcome = '{outcome}'"), texts).1);
    assert_eq!(found, expected, "{proposal}");
}

fn on(clause: &str, action: &str, rest: &str) -> String {
    format!("draft = 'v1'\nclause = '{clause}'\naction = '{action}'\ndate = 2022-06-01\n{rest}")
}

#[test]
fn clauses_that_are_to_go() {
    let delete = on("art_1__para_3", "delete", "");
    let without = V1.replace("[3. No State shall keep the data of any person for long.]\n\n", "");
    case(&delete, [V1, V1, V1], "no [open], no [open], no [open]: not-found");
    case(&delete, [V1, &without, &without], "no [open], whole, whole: in-the-text");
    case(&delete, [V1, &without, V1], "no [open], whole, no [open]: came-and-went");
    disagrees(&delete, [V1, V1, V1], [true, true, false, false]);
    disagrees(&delete, [V1, V1, &without], [false, true, true, false]);
    disagrees(&delete, [V1, &without, V1], [false, false, false, false]);
}

#[test]
fn words_that_are_to_go() {
    let delete = on("art_1__para_1", "delete", "words = 'specific'");
    let without = V1.replace("specific ", "");
    case(&delete, [V1, V1, &without], "no, no, whole: in-the-text");
    let gone =
        V1.replace("1. Each State shall use the power in specific inquiries only.\n\n2.", "1.");
    case(&delete, [V1, V1, &gone], "no, no, clause-gone: not-found");
}

#[test]
fn words_that_are_replaced() {
    let replace = on("art_1__para_2", "replace", "words = 'full access'\nnew-words = 'access'");
    let both = V1.replace("full access", "access");
    case(&replace, [V1, &both, V1], "no, whole, no: came-and-went");
    let old = V1.replace("full access", "some words");
    case(&replace, [V1, &old, &old], "no, old-words-gone, old-words-gone: in-part");
    let new = V1.replace("full access", "full access and access");
    case(&replace, [V1, V1, &new], "no, no, new-words-there: in-part");
    disagrees(&replace, [V1, &old, &old], [true, false, false, false]);
    let opened = V1.replace("full access", "[full access] [access]");
    case(&replace, [V1, &opened, V1], "no, new-words-there [open], no: came-and-went");
    disagrees(&replace, [V1, &opened, V1], [true, false, false, false]);
}

#[test]
fn words_that_are_added() {
    let words = "No State shall be held to act against its own law on the rights of persons";
    let add = on("art_2", "add", &format!("words = '{words}.'"));
    let put = |text: &str| V1.replace("ask for it.", &format!("ask for it. {text}"));
    let (all, open) = (put(&format!("{words}.")), put(&format!("[{words}.]")));
    case(&add, [V1, &all, &all], "no 0.00, whole 1.00, whole 1.00: in-the-text");
    case(&add, [V1, &open, V1], "no 0.00, whole 1.00 [open], no 0.00: came-and-went");
    let adapted = put("No State shall be held to act against the law on the rights of persons.");
    case(&add, [V1, V1, &adapted], "no 0.00, no 0.00, adapted 0.88: in-the-text");
    let part = put("The law on the rights of persons applies.");
    case(&add, [V1, V1, &part], "no 0.00, no 0.00, part 0.38: in-part");
    disagrees(&add, [V1, &open, V1], [true, false, false, false]);
    disagrees(&add, [V1, V1, &all], [false, true, true, false]);
    disagrees(&add, [V1, V1, &open], [false, true, false, false]);
    // In another article only most of it will do.
    let far = V1.replace("for long.", "for long, by the law on the rights of persons.");
    case(&add, [V1, V1, &far], "no 0.00, no 0.00, no 0.56: not-found");
    // What stood there before was not proposed.
    let was = on("art_2", "add", "words = 'shall use the power in specific inquiries'");
    case(&was, [V1, V1, V1], "no 0.00, no 0.00, no 0.00: not-found");
}

#[test]
fn what_has_no_words_is_followed_by_its_clause() {
    let held = "draft = 'v1'\nclause = 'art_1__para_3'\naction = 'add'\ndate = 2021-06-01";
    let without = V1.replace("[3. No State shall keep the data of any person for long.]\n\n", "");
    case(held, [V1, &without, &without], "whole [open], no, no: came-and-went");
    disagrees(held, [V1, &without, &without], [true, false, false, false]);
    let later = on("art_1__para_2", "add", "");
    let edited = V1.replace("full access", "access");
    case(&later, [V1, &edited, &edited], "clause-same, clause-edited, clause-edited: clause-only");
    disagrees(&later, [V1, &edited, &edited], [false; 4]);
}

#[test]
fn what_cannot_be_traced_says_why() {
    let why = |proposal: &str| traced(proposal, [V1, V1, V1]).0;
    assert_eq!(why("document = 'd'\naction = 'add'"), ": cannot-be-traced");
    assert_eq!(why("draft = 'v1'\naction = 'add'"), ": cannot-be-traced");
    assert_eq!(why(&on("art_9", "delete", "")), ": cannot-be-traced");
    assert_eq!(why(&on("art_2", "delete", "words.ar = 'س'")), ": cannot-be-traced");
    let late = "draft = 'v3'\nclause = 'art_2'\naction = 'delete'\ndate = 2024-06-01";
    assert_eq!(why(late), "no: no-later-draft");
}
