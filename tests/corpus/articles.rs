//! Articles, regulations, points: what is there is found, and nothing else.

use travaux::draft::ClauseKind;

use crate::folder::{Corpus, article_ids, count};

/// The articles are exactly these, in this order.
#[track_caller]
fn case(corpus: &Corpus, name: &str, expected: &[String]) {
    let draft = corpus.draft(name);
    assert_eq!(article_ids(&draft), expected, "{name}");
    println!("articles: {name}: {}", expected.len());
}

fn numbered(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("art_{number}")).collect()
}

#[test]
fn an_agreement_has_its_76_articles_in_five_languages() {
    let Some(corpus) = Corpus::open() else { return };
    for language in ["en", "fr", "es", "ru", "zh"] {
        case(&corpus, &format!("bbnj/{language}.txt"), &numbered(1..=76));
    }
}

#[test]
fn arabic_articles_survive_character_recognition() {
    let Some(corpus) = Corpus::open() else { return };
    // The headings of three articles were lost when the pages were read.
    let lost = [32, 47, 69];
    let kept = (1..=76).filter(|number| !lost.contains(number));
    case(&corpus, "bbnj/ar.txt", &numbered(kept));
}

#[test]
fn arabic_lists_reach_the_second_level() {
    let Some(corpus) = Corpus::open() else { return };
    let name = "un-cybercrime-convention/ar-articles-1-15.txt";
    case(&corpus, name, &numbered(1..=15));
    let draft = corpus.draft(name);
    let article = draft.find("art_2").expect("article 2 is there");
    let points: Vec<_> = draft.children(article).map(|idx| (idx, draft.clause(idx))).collect();
    let is_point = |clause: &travaux::draft::Clause| clause.kind == ClauseKind::Point;
    assert_eq!(points.iter().filter(|(_, clause)| is_point(clause)).count(), 15);
    let subpoints: Vec<usize> =
        points.iter().map(|&(idx, _)| draft.children(idx).count()).collect();
    assert_eq!(subpoints, [0, 0, 0, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn one_language_of_two_is_the_draft() {
    let Some(corpus) = Corpus::open() else { return };
    let name = "budapest/budapest-en-nl.md";
    case(&corpus, name, &numbered(1..=48));
    let draft = corpus.draft(name);
    assert_eq!(draft.language, "en");
    assert_eq!(count(&draft, ClauseKind::Translation), 1);
}

#[test]
fn a_statute_has_articles_whose_headings_are_glued() {
    let Some(corpus) = Corpus::open() else { return };
    case(&corpus, "egypt-cybercrime/law-175-2018-ar.txt", &numbered(1..=45));
}

#[test]
fn a_negotiating_text_keeps_its_inserted_regulations() {
    let Some(corpus) = Corpus::open() else { return };
    let name = "isa-exploitation-draft/parts-1-to-3.txt";
    let draft = corpus.draft(name);
    let ids = article_ids(&draft);
    assert_eq!(ids.len(), 57);
    let inserted: Vec<&str> =
        ids.iter().copied().filter(|id| id.ends_with(|c: char| c.is_ascii_lowercase())).collect();
    let expected = [
        "art_4bis",
        "art_4ter",
        "art_18bis",
        "art_18ter",
        "art_24bis",
        "art_25alt",
        "art_29bis",
        "art_29ter",
        "art_29quater",
        "art_29quinquies",
        "art_30bis",
        "art_31alt",
        "art_31bis",
        "art_37bis",
    ];
    assert_eq!(inserted, expected);
    let plain: Vec<&str> = ids.into_iter().filter(|id| !inserted.contains(id)).collect();
    assert_eq!(plain, numbered(1..=43));
    println!("articles: {name}: 43 plain, {} inserted", inserted.len());
}
