use std::fmt::Write;

use proptest::prelude::*;

use super::testing::{draft, text_of};
use super::*;

/// Renders an alignment: one pair a line, ids, how it was found, `moved`.
fn render(old: &str, new: &str, overrides: &[Override]) -> String {
    let (old, new) = (draft(old), draft(new));
    let alignment = align(&old, &new, overrides);
    let ids = |draft: &Draft, clauses: &[ClauseIdx]| {
        let ids: Vec<&str> = clauses.iter().map(|&idx| draft.clause(idx).id.as_str()).collect();
        if ids.is_empty() { "-".to_owned() } else { ids.join("+") }
    };
    alignment
        .pairs
        .iter()
        .map(|pair| {
            let by = pair.matched_by.map_or("", MatchedBy::as_str);
            let moved = if pair.moved { " moved" } else { "" };
            let line = format!("{} > {} {by}{moved}", ids(&old, &pair.old), ids(&new, &pair.new));
            line.trim_end().to_owned()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn case(old: &str, new: &str, expected: &[&str]) {
    assert_eq!(render(old, new, &[]), expected.join("\n"));
}

const WATER: &str =
    "Each Party shall keep a public register of every well, spring and canal in its territory.";
const BOATS: &str =
    "Boats that carry passengers on a shared river must show two lamps between dusk and dawn.";
const FISH: &str =
    "No net with a mesh finer than forty millimetres may be used during the spawning season.";
const TOLLS: &str =
    "Tolls collected at a lock are paid into the maintenance fund before the end of each quarter.";
const LABS: &str =
    "Laboratories exchange sediment samples once a year and publish the measured concentrations.";

#[test]
fn equal_texts_go_before_equal_numbers() {
    case(
        &format!("Article 1\n\n{WATER}\n\nArticle 2\n\n{BOATS}\n"),
        &format!("Article 1\n\n{FISH}\n\nArticle 2\n\n{WATER}\n\nArticle 3\n\n{BOATS}\n"),
        &["- > art_1", "art_1 > art_2 exact", "art_2 > art_3 exact"],
    );
}

#[test]
fn typography_numbers_and_furniture_do_not_hinder_an_exact_match() {
    case(
        &format!("Article 4\nUse of “lamps”\n\n1. {BOATS}\n~ Page 3\n"),
        &format!("Article 9\nUse of \"lamps\"\n\n1. {}\n~ Page 7\n", BOATS.replace(' ', "  ")),
        &[
            "art_4 > art_9 exact",
            "art_4__paragraph_1 > art_9__paragraph_1 exact",
            "art_4__paragraph_1__furniture_nn2 > art_9__paragraph_1__furniture_nn2 position",
        ],
    );
}

#[test]
fn identical_articles_keep_to_heading_number_and_place() {
    case(
        "Article 1\nWells\n\nReserved.\n\nArticle 2\nBoats\n\nReserved.\n\nArticle 3\n\nReserved.\n",
        "Article 1\nBoats\n\nReserved.\n\nArticle 2\nWells\n\nReserved.\n\nArticle 3\n\nReserved.\n",
        &["art_2 > art_1 exact moved", "art_1 > art_2 exact", "art_3 > art_3 exact"],
    );
}

#[test]
fn a_number_counts_where_the_texts_are_alike() {
    case(
        &format!("Article 1\n\n{WATER}\n"),
        "Article 1\n\nEach Party shall keep a public register of every well and pond in its territory.\n",
        &["art_1 > art_1 number"],
    );
    case(
        &format!("Article 1\n\n{WATER}\n"),
        &format!("Article 1\n\n{FISH}\n"),
        &["art_1 > -", "- > art_1"],
    );
}

#[test]
fn a_heading_carries_an_article_that_was_rewritten() {
    case(
        &format!("Article 7\nSpawning season\n\n{FISH}\n\nArticle 8\nTolls\n\n{TOLLS}\n"),
        &format!(
            "Article 7\nTolls\n\n{TOLLS}\n\nArticle 8\nSpawning season\n\nAnglers rest while fish breed; \
             mesh sizes are set by the Council.\n"
        ),
        &["art_8 > art_7 exact", "art_7 > art_8 heading moved"],
    );
}

#[test]
fn words_alone_find_an_article() {
    case(
        &format!("Article 1\n\n{WATER}\n\nArticle 2\n\n{TOLLS}\n"),
        "Article 5\n\nTolls collected at a lock are paid into the common fund before the end of each year.\n",
        &["art_1 > -", "art_2 > art_5 text"],
    );
}

#[test]
fn what_stands_between_the_same_neighbours_is_paired_last() {
    case(
        &format!(
            "Article 1\n\n1. {WATER}\n2. The Council meets each spring in the capital.\n3. {BOATS}\n"
        ),
        &format!(
            "Article 1\n\n2. {WATER}\n3. The Council also meets in the capital when ten Parties ask.\n4. {BOATS}\n"
        ),
        &[
            "art_1 > art_1 number",
            "art_1__paragraph_1 > art_1__paragraph_2 exact",
            "art_1__paragraph_2 > art_1__paragraph_3 text",
            "art_1__paragraph_3 > art_1__paragraph_4 exact",
        ],
    );
}

#[test]
fn a_divided_article_is_a_split_and_the_reverse_a_join() {
    let whole = format!("Article 1\n\n1. {WATER}\n2. {BOATS}\n3. {FISH}\n4. {TOLLS}\n");
    let parts =
        format!("Article 1\n\n1. {WATER}\n2. {BOATS}\n\nArticle 2\n\n1. {FISH}\n2. {TOLLS}\n");
    let split = render(&whole, &parts, &[]);
    assert!(split.starts_with("art_1 > art_1+art_2 number"), "{split}");
    let join = render(&parts, &whole, &[]);
    assert!(join.starts_with("art_1+art_2 > art_1 number"), "{join}");
    assert_eq!(split.lines().count(), 5, "{split}");
}

#[test]
fn sections_that_define_a_word_join_the_article_of_definitions() {
    let old = "Article 1\nWell\n\nThe word \"well\" denotes a shaft sunk to reach groundwater.\n\n\
               Article 2\nCanal\n\nThe word \"canal\" denotes a channel dug to carry water or boats.\n\n\
               Article 3\nLock\n\nThe word \"lock\" denotes a basin with gates between two levels.\n";
    let new = "Article 1\nDefinitions\n\nIn this Convention:\n(a) \"canal\" denotes a channel dug to carry water \
               or boats;\n(b) \"ferry\" means a vessel that crosses for hire at fixed hours;\n(c) \"lock\" denotes a \
               basin with gates between two levels;\n(d) \"pilot\" means a person licensed to guide ships;\n\
               (e) \"well\" denotes a shaft sunk to reach groundwater.\n";
    let found = render(old, new, &[]);
    assert!(found.contains("art_1+art_2+art_3 > art_1 "), "{found}");
    assert!(found.contains("art_2 > art_1__point_a text"), "{found}");
    assert!(found.contains("- > art_1__point_b"), "{found}");
    assert!(found.contains("art_3 > art_1__point_c text"), "{found}");
    assert!(found.contains("art_1 > art_1__point_e text"), "{found}");
}

#[test]
fn a_paragraph_that_went_to_another_article_is_found() {
    case(
        &format!(
            "Article 1\nWells\n\n1. {WATER}\n2. {LABS}\n\nArticle 2\nBoats\n\n1. {BOATS}\n2. {TOLLS}\n"
        ),
        &format!(
            "Article 1\nWells\n\n1. {WATER}\n\nArticle 2\nBoats\n\n1. {BOATS}\n2. {LABS}\n3. {TOLLS}\n"
        ),
        &[
            "art_1 > art_1 number",
            "art_1__paragraph_1 > art_1__paragraph_1 exact",
            "art_2 > art_2 number",
            "art_2__paragraph_1 > art_2__paragraph_1 exact",
            "art_1__paragraph_2 > art_2__paragraph_2 exact moved",
            "art_2__paragraph_2 > art_2__paragraph_3 exact",
        ],
    );
}

#[test]
fn the_same_words_divided_otherwise_are_one_text() {
    case(
        &format!("Article 1\n\n{WATER} {BOATS}\n"),
        &format!("Article 1\n\n* {WATER}\n* {BOATS}\n"),
        &["art_1 > art_1+art_1__paragraph_nn1+art_1__paragraph_nn2 exact"],
    );
    case(
        &format!("Article 1\n\n* {WATER}\n{BOATS}\n* {FISH}\n"),
        &format!("Article 1\n\n* {WATER}\n* {BOATS}\n* {FISH}\n"),
        &[
            "art_1 > art_1 exact",
            "art_1__paragraph_nn1 > art_1__paragraph_nn1+art_1__paragraph_nn2 exact",
            "art_1__paragraph_nn2 > art_1__paragraph_nn3 exact",
        ],
    );
}

#[test]
fn own_text_that_became_a_paragraph_is_followed() {
    case(
        &format!("Article 1\nWells\n\n{WATER}\n"),
        &format!("Article 1\nWells\n\n1. {WATER}\n2. {BOATS}\n"),
        &["art_1 > art_1+art_1__paragraph_1 number", "- > art_1__paragraph_2"],
    );
}

#[test]
fn chapters_follow_their_articles() {
    let part = |number: &str, heading: &str, articles: &[(u32, &str)]| {
        let mut text = format!("PART {number}\n{heading}\n\n");
        for (number, words) in articles {
            let _ = write!(text, "Article {number}\n\n{words}\n\n");
        }
        text
    };
    let old = part("I", "WATER", &[(1, WATER), (2, FISH), (3, LABS)])
        + &part("II", "TRAFFIC", &[(4, BOATS), (5, TOLLS)]);
    let swapped = part("I", "TRAFFIC", &[(1, BOATS), (2, TOLLS)])
        + &part("II", "WATER", &[(3, WATER), (4, FISH), (5, LABS)]);
    case(
        &old,
        &swapped,
        &[
            "part_II > part_I exact moved",
            "art_4 > art_1 exact",
            "art_5 > art_2 exact",
            "part_I > part_II exact",
            "art_1 > art_3 exact",
            "art_2 > art_4 exact",
            "art_3 > art_5 exact",
        ],
    );
    let left = part("I", "WATER", &[(1, WATER), (2, FISH)])
        + &part("II", "TRAFFIC", &[(3, LABS), (4, BOATS), (5, TOLLS)]);
    case(
        &old,
        &left,
        &[
            "part_I > part_I number",
            "art_1 > art_1 exact",
            "art_2 > art_2 exact",
            "part_II > part_II number",
            "art_3 > art_3 exact moved",
            "art_4 > art_4 exact",
            "art_5 > art_5 exact",
        ],
    );
}

#[test]
fn a_person_overrules() {
    let old = format!("Article 1\n\n{WATER}\n\nArticle 2\n\n{BOATS}\n");
    let new = format!("Article 1\n\n{WATER}\n\nArticle 2\n\n{FISH}\n");
    let entry = |old: &str, new: &str, is_match| Override {
        old: Some(old.to_owned()).filter(|id| !id.is_empty()),
        new: Some(new.to_owned()).filter(|id| !id.is_empty()),
        is_match,
    };
    assert_eq!(
        render(&old, &new, &[entry("art_2", "art_2", true), entry("art_1", "art_1", false)]),
        "art_1 > -\n- > art_1\nart_2 > art_2 concordance"
    );
    assert_eq!(
        render(&old, &new, &[entry("art_1", "art_1", true), entry("art_1", "art_2", true)]),
        "art_1 > art_1+art_2 concordance\nart_2 > -"
    );
    assert_eq!(render(&old, &new, &[entry("art_9", "art_1", true)]), render(&old, &new, &[]));
    // What was dropped, or is new, has no partner, however alike.
    let dropped = "art_1 > art_1 exact\nart_2 > -\n- > art_2";
    assert_eq!(render(&old, &old, &[entry("art_2", "", true)]), dropped);
    assert_eq!(render(&old, &old, &[entry("", "art_2", true)]), dropped);
}

#[test]
fn what_a_person_left_alone_joins_no_other() {
    let whole = format!("Article 1\n\n{WATER} {BOATS}\n\nArticle 2\n\n{FISH}\n");
    let parts = format!("Article 1\n\n{WATER}\n\nArticle 2\n\n{BOATS}\n\nArticle 3\n\n{FISH}\n");
    let is_new = Override { old: None, new: Some("art_2".to_owned()), is_match: true };
    assert!(render(&whole, &parts, &[]).contains("art_1 > art_1+art_2"));
    let found = render(&whole, &parts, &[is_new]);
    assert!(found.contains("art_1 > art_1 ") && found.contains("- > art_2"), "{found}");
}

#[test]
fn repetitive_text_stays_in_place() {
    let text = |n: u32| {
        let articles = (1..=n).map(|at| {
            format!("Article {at}\n\nThe Party shall report to the Council on item {}.\n\n", at % 3)
        });
        articles.collect::<String>()
    };
    let found = render(&text(200), &text(200), &[]);
    assert!(!found.contains("moved") && !found.contains('-'), "{found}");
    assert!(found.lines().all(|line| line.ends_with(" exact")));
}

/// A draft of some articles; sentences are drawn from a few words, so that coincidences happen.
fn articles() -> impl Strategy<Value = Vec<(u8, Vec<Vec<u8>>)>> {
    let sentence = proptest::collection::vec(0_u8..24, 3..14);
    proptest::collection::vec((0_u8..6, proptest::collection::vec(sentence, 0..4)), 0..7)
}

proptest! {
    #[test]
    fn every_clause_stands_in_a_pair((old, new) in (articles(), articles())) {
        let (old, new) = (draft(&text_of(&old)), draft(&text_of(&new)));
        let alignment = align(&old, &new, &[]);
        for (idx, clause) in old.iter() {
            prop_assert!(alignment.pairs.iter().any(|pair| pair.old.contains(&idx)), "{}", clause.id);
        }
        for (idx, clause) in new.iter() {
            prop_assert!(alignment.pairs.iter().any(|pair| pair.new.contains(&idx)), "{}", clause.id);
        }
        for pair in &alignment.pairs {
            prop_assert!((0.0..=1.0).contains(&pair.similarity));
            prop_assert_eq!(pair.matched_by.is_none(), pair.old.is_empty() || pair.new.is_empty());
        }
    }

    #[test]
    fn swapping_the_drafts_swaps_the_pairs((old, new) in (articles(), articles())) {
        let (old, new) = (draft(&text_of(&old)), draft(&text_of(&new)));
        let mut there = align(&old, &new, &[]).pairs;
        let mut back = align(&new, &old, &[]).pairs;
        for pair in &mut back {
            std::mem::swap(&mut pair.old, &mut pair.new);
        }
        for pairs in [&mut there, &mut back] {
            for pair in pairs.iter_mut() {
                pair.moved = false;
            }
            pairs.sort_by(|a, b| (&a.old, &a.new).cmp(&(&b.old, &b.new)));
        }
        prop_assert_eq!(there, back);
    }

    #[test]
    fn a_draft_is_the_same_as_itself(articles in articles()) {
        let draft = draft(&text_of(&articles));
        for pair in align(&draft, &draft, &[]).pairs {
            prop_assert_eq!(&pair.old, &pair.new);
            prop_assert!(!pair.moved);
        }
    }
}
