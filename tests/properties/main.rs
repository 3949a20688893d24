//! The laws of the library, tried on constructed drafts.
//!
//! The seed is fixed, so that a run finds what the last one found; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` try more.

#![allow(clippy::disallowed_methods, reason = "the drafts that ship are read from the project")]
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its draft must fail")]

mod akn;
mod amend;
mod asks;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "../shared/documents.rs"]
mod documents;
mod history;
mod import;
#[path = "../shared/laws.rs"]
mod laws;
mod living;
mod outputs;
mod record;
#[path = "../shared/redlines.rs"]
mod redlines;
#[path = "../shared/sarif_schema.rs"]
mod sarif_schema;
mod shipped;
mod treaty;
mod trial;
#[path = "../shared/variants.rs"]
mod variants;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use travaux::draft::{ClauseKind, Draft};
use travaux::parse::{ParseOptions, parse};
use travaux::source::Source;

use self::treaty::{Language, edited, treaty};

/// How often each law is tried.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::with_cases(cases);
    if matches!(config.rng_seed, RngSeed::Random) {
        config.rng_seed = RngSeed::Fixed(0x7261_7661_7578);
    }
    config.failure_persistence = None;
    config
}

/// A text as a draft, its language guessed.
fn draft(text: &str) -> Draft {
    parse(Source::new("constructed", text), &ParseOptions::default())
}

fn draft_in(text: &str, language: Language) -> Draft {
    let options =
        ParseOptions { name: "constructed".to_owned(), language: Some(language.code().to_owned()) };
    parse(Source::new("constructed", text), &options)
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn every_clause_is_found_and_nothing_is_lost(treaty in treaty()) {
        let text = treaty.text();
        let draft = draft_in(&text, treaty.language);
        prop_assert_eq!(laws::lossless(&draft), Ok(()), "{}", text);
        let count = |kind| draft.clauses.iter().filter(|clause| clause.kind == kind).count();
        prop_assert_eq!(count(ClauseKind::Article), treaty.articles.len(), "{}", text);
        prop_assert_eq!(count(ClauseKind::Point), treaty.n_points(), "{}", text);
        let numbered = |c: &&travaux::draft::Clause| {
            c.kind == ClauseKind::Paragraph && c.number.is_some()
        };
        let n_numbered = draft.clauses.iter().filter(numbered).count();
        prop_assert_eq!(n_numbered, treaty.n_numbered_paragraphs(), "{}", text);
    }

    #[test]
    fn brackets_are_found_where_they_are(treaty in treaty()) {
        let draft = draft_in(&treaty.text(), treaty.language);
        let bracketed = draft.clauses.iter().flat_map(|clause| &clause.markings);
        let n_bracketed = bracketed.filter(|marking| marking.depth == 1).count();
        prop_assert_eq!(n_bracketed, treaty.n_brackets(), "{}", treaty.text());
    }

    #[test]
    fn a_text_cut_anywhere_is_still_a_draft(treaty in treaty(), at in any::<prop::sample::Index>()) {
        let text = treaty.text();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = &text[..*at.get(&ends)];
        prop_assert_eq!(laws::lossless(&draft(cut)), Ok(()), "{}", cut);
    }

    #[test]
    fn damaged_bytes_are_still_a_draft(
        treaty in treaty(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = treaty.text().into_bytes();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(laws::lossless(&draft(&text)), Ok(()), "{}", text);
    }

    #[test]
    fn any_string_is_a_draft(text in trial::any_text()) {
        prop_assert_eq!(laws::lossless(&draft(&text)), Ok(()), "{:?}", text);
    }

    #[test]
    fn comparison_gives_back_both_sides_and_swaps((old, new) in edited()) {
        let (old_text, new_text) = (old.text(), new.text());
        let (old, new) = (draft_in(&old_text, old.language), draft_in(&new_text, new.language));
        let compared = laws::compare_both_ways(old, new);
        prop_assert!(compared.is_ok(), "{}\n---\n{}\n---\n{:?}", old_text, new_text, compared.err());
    }

    #[test]
    fn a_word_file_gives_back_both_texts((old, new) in edited()) {
        let (old, new) =
            (draft_in(&old.text(), old.language), draft_in(&new.text(), new.language));
        prop_assert_eq!(redlines::gives_back_both(&old, &new), Ok(()));
    }

    #[test]
    fn any_two_strings_compare(old in trial::any_text(), new in trial::any_text()) {
        let compared = laws::compare_both_ways(draft(&old), draft(&new));
        prop_assert!(compared.is_ok(), "{:?} against {:?}: {:?}", old, new, compared.err());
    }

    #[test]
    fn typography_is_no_change(treaty in treaty()) {
        let text = treaty.text();
        for (variant, change) in variants::VARIANTS {
            let changed = change(&text);
            prop_assert!(
                trial::is_same(&text, &changed, treaty.language),
                "{}: {}\n---\n{}", variant, text, changed
            );
        }
    }

    #[test]
    fn identical_input_gives_identical_bytes((old, new) in edited()) {
        let print = || trial::printed(&old.text(), &new.text(), old.language);
        prop_assert_eq!(print(), print());
    }

    #[test]
    fn any_string_can_be_checked(text in trial::any_text()) {
        trial::lint(&draft(&text));
    }
}

/// Invisible controls, which the parser never sees, belong to a clause all the same.
#[test]
fn controls_around_clauses_are_covered() {
    let texts = [
        "\u{200F}Some words",
        "Article 1\n\nWords.\n\n\u{200F}Article 2\n\nWords.",
        "Article 1\n\nWords.\n\u{200F}",
        "\u{200F}\n",
    ];
    for text in texts {
        laws::lossless(&draft(text)).unwrap_or_else(|reason| panic!("{text:?}: {reason}"));
    }
}
