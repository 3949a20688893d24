use proptest::prelude::*;

use super::*;
use crate::align::testing::{self, draft};
use crate::align::{self};

fn redline(old: &Draft, new: &Draft) -> Redline {
    compare(old, new, &align::align(old, new, &[]))
}

/// Renders the segments of a change: `[-old-]`, `{+new+}`.
fn marked(old: &Draft, new: &Draft, change: &Change) -> String {
    let segments = change.segments.iter().map(|segment| match *segment {
        Segment::Equal { new: span, .. } => new.source.slice(span).to_owned(),
        Segment::Delete { old: span } => format!("[-{}-]", old.source.slice(span)),
        Segment::Insert { new: span } => format!("{{+{}+}}", new.source.slice(span)),
    });
    segments.collect()
}

/// Compares one paragraph with another.
#[track_caller]
fn case(old: &str, new: &str, expected: &str) {
    let old = draft(&format!("Article 1\n\n1. {old}\n"));
    let new = draft(&format!("Article 1\n\n1. {new}\n"));
    let redline = redline(&old, &new);
    let change = redline.changes.last().expect("a paragraph was compared");
    assert_eq!(marked(&old, &new, change), expected);
}

/// Relations and flags of all changes, one a line.
#[track_caller]
fn relations(old: &str, new: &str, expected: &[&str]) {
    let (old, new) = (draft(old), draft(new));
    let found: Vec<String> = redline(&old, &new)
        .changes
        .iter()
        .map(|change| {
            let flag = |is_set, name| if is_set { name } else { "" };
            format!(
                "{} {}{}{}{}",
                change.kind.as_str(),
                change.relation.as_str(),
                flag(change.renumbered, " renumbered"),
                flag(change.moved, " moved"),
                flag(change.heading_changed, " heading"),
            )
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn words_change_as_a_reader_would_mark_them() {
    case(
        "Each Party shall report.",
        "Each Party may report.",
        "Each Party [-shall -]{+may +}report.",
    );
    case(
        "A notice of thirty (30) days is given to the owner.",
        "A notice of sixty (60) days is given to the owner.",
        "A notice of [-thirty (30) -]{+sixty (60) +}days is given to the owner.",
    );
    case(
        "The lamp is lit by the master.",
        "The lamp [is lit] by the master.",
        "The lamp {+[+}is lit{+] +}by the master.",
    );
    case(
        "Parties grant prompt and free access to the lock.",
        "Parties grant safe or paid access to the lock.",
        "Parties grant [-prompt and free -]{+safe or paid +}access to the lock.",
    );
    case(
        "Boats wait, nets rest and tolls are waived in spring.",
        "Boats wait in port, nets rest at night and tolls are waived in spring.",
        "Boats wait {+in port+}, nets rest {+at night +}and tolls are waived in spring.",
    );
}

#[test]
fn chinese_changes_are_not_torn_into_characters() {
    case("各国应当公布水井登记册", "各国可以公布水井登记册", "各国[-应当-]{+可以+}公布水井登记册");
    case("各方须保护河流", "各方应维护河流", "各方[-须保-]{+应维+}护河流");
    case("船只在夜间须亮灯行驶", "船只在晚间应亮灯行驶", "船只在[-夜间须-]{+晚间应+}亮灯行驶");
}

#[test]
fn typography_is_no_change() {
    relations(
        "Article 1\nThe “lock”\n\n1. Boats — and rafts — pass at 5 o'clock.\n",
        "Article 1\nThe \"lock\"\n\n1. Boats – and   rafts –\npass at 5 o’clock.\n",
        &["article same", "paragraph same"],
    );
}

#[test]
fn every_relation_is_said() {
    let (a, b) = (
        "Boats that pass at night carry two lamps.",
        "Nets are lifted before the spawning season.",
    );
    relations(
        &format!("Article 1\nLamps\n\n1. {a}\n2. {b}\n"),
        &format!("Article 2\nLights\n\n1. {b}\n2. Tolls are due in March of every year.\n"),
        &[
            "article edited renumbered heading",
            "paragraph deleted",
            "paragraph same renumbered",
            "paragraph inserted",
        ],
    );
    relations(
        &format!("Article 1\n\n1. {a} {b}\n"),
        &format!("Article 1\n\n1. {a}\n2. {b}\n"),
        &["article edited", "paragraph split"],
    );
    relations(
        &format!("Article 1\n\n1. {a}\n2. {b}\n"),
        &format!("Article 1\n\n1. {a} {b}\n"),
        &["article edited", "paragraph joined"],
    );
    relations(
        &format!("Article 1\n\n* {a}\n{b}\n"),
        &format!("Article 1\n\n* {a}\n* {b}\n"),
        &["article same", "paragraph same"],
    );
}

#[test]
fn furniture_does_not_edit_an_article() {
    relations(
        "Article 1\n\n1. Boats carry lamps.\n~ Page 1\n",
        "Article 1\n\n1. Boats carry lamps.\n~ Page 2\n",
        &["article same", "paragraph same", "furniture edited"],
    );
}

#[test]
fn own_text_that_became_a_paragraph_is_compared_with_it() {
    let old = draft("Article 1\n\nBoats that pass at night carry two lamps.\n");
    let new = draft("Article 1\n\n1. Boats that pass at night carry three lamps.\n2. Nets rest.\n");
    let redline = redline(&old, &new);
    let change = &redline.changes[0];
    assert_eq!((change.relation, change.new.len()), (Relation::Edited, 2));
    assert_eq!(
        marked(&old, &new, change),
        "Boats that pass at night carry [-two -]{+three +}lamps."
    );
}

#[test]
fn a_text_joined_elsewhere_is_shown_once() {
    let old = draft(
        "Article 1\n\nA \"weir\" is a low wall across a stream.\n\nArticle 2\n\nA \"sluice\" is a gate that lets water \
         through a dam.\n",
    );
    let new = draft(
        "Article 1\n\nIn this Convention:\n(a) a \"barge\" means any flat vessel towed for hire;\n(b) \"sluice\" is a \
         gate that lets water through a dam;\n(c) \"weir\" is a low wall across a stream.\n",
    );
    let redline = redline(&old, &new);
    let deleted: usize = redline
        .changes
        .iter()
        .flat_map(|change| &change.segments)
        .filter_map(|segment| match segment {
            Segment::Delete { old } => Some(old.len()),
            _ => None,
        })
        .sum();
    assert!(deleted < 12, "{:?}", redline.changes);
}

#[test]
fn the_summary_counts() {
    let old =
        draft("Article 1\n\n1. Boats carry two lamps at night.\n\nArticle 2\n\n1. Nets rest.\n");
    let new = draft("Article 1\n\n1. Boats carry two bright red lamps at night.\n~ p. 4\n");
    let redline = redline(&old, &new);
    let summary = Summary::new(&old, &new, &redline);
    assert_eq!((summary.articles.edited, summary.articles.deleted), (1, 1));
    assert_eq!((summary.clauses.edited, summary.clauses.deleted), (1, 1));
    assert_eq!((summary.words_inserted, summary.words_deleted), (2, 2));
    assert_eq!(summary.articles.changed(), 2);
}

#[test]
fn giant_clauses_are_compared_in_time() {
    let long = |skip: usize| -> String {
        {
            let words = (0..200_000).filter(|n| n % 1000 != skip);
            words.map(|n| format!("w{}", n % 60_000)).collect::<Vec<_>>().join(" ")
        }
    };
    let brackets = |n: usize| "[".repeat(n) + "x" + &"]".repeat(n / 2) + "y" + &"]".repeat(n / 2);
    for (old, new) in [
        (long(1), long(2)),
        (brackets(100_000), brackets(90_001)),
        ("[ a ".repeat(50_000), "] b ".repeat(50_000)),
    ] {
        let (old, new) =
            (draft(&format!("Article 1\n\n{old}")), draft(&format!("Article 1\n\n{new}")));
        let started = std::time::Instant::now();
        check_cover(&old, &new, &redline(&old, &new));
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}

/// Whether the segments of every change cover the own texts of its clauses, each once.
#[track_caller]
fn check_cover(old: &Draft, new: &Draft, redline: &Redline) {
    for change in &redline.changes {
        let mut old_text = String::new();
        let mut new_text = String::new();
        for segment in &change.segments {
            if let Segment::Equal { old: span, .. } | Segment::Delete { old: span } = *segment {
                old_text += old.source.slice(span);
            }
            if let Segment::Equal { new: span, .. } | Segment::Insert { new: span } = *segment {
                new_text += new.source.slice(span);
            }
        }
        if change.old.len() <= 1 && change.new.len() <= 1 {
            let own = |draft: &Draft, clauses: &[ClauseIdx]| -> String {
                clauses.iter().map(|&idx| draft.own_text(idx)).collect()
            };
            assert_eq!(old_text, own(old, &change.old));
            assert_eq!(new_text, own(new, &change.new));
        }
    }
}

fn articles() -> impl Strategy<Value = Vec<(u8, Vec<Vec<u8>>)>> {
    let sentence = proptest::collection::vec(0_u8..24, 3..14);
    proptest::collection::vec((0_u8..6, proptest::collection::vec(sentence, 0..4)), 0..6)
}

proptest! {
    #[test]
    fn segments_cover_both_sides((old, new) in (articles(), articles())) {
        let (old, new) = (draft(&testing::text_of(&old)), draft(&testing::text_of(&new)));
        check_cover(&old, &new, &redline(&old, &new));
    }

    #[test]
    fn a_draft_and_itself_are_the_same(articles in articles()) {
        let draft = draft(&testing::text_of(&articles));
        for change in redline(&draft, &draft).changes {
            prop_assert_eq!(change.relation, Relation::Same);
            prop_assert!(!change.renumbered && !change.moved && !change.heading_changed);
        }
    }

    #[test]
    fn swapping_the_drafts_swaps_insertions_and_deletions((old, new) in (articles(), articles())) {
        let (old, new) = (draft(&testing::text_of(&old)), draft(&testing::text_of(&new)));
        let count = |redline: &Redline, relation| {
            redline.changes.iter().filter(|change| change.relation == relation).count()
        };
        let (there, back) = (redline(&old, &new), redline(&new, &old));
        prop_assert_eq!(count(&there, Relation::Inserted), count(&back, Relation::Deleted));
        prop_assert_eq!(count(&there, Relation::Deleted), count(&back, Relation::Inserted));
        prop_assert_eq!(count(&there, Relation::Same), count(&back, Relation::Same));
        prop_assert_eq!(count(&there, Relation::Edited), count(&back, Relation::Edited));
    }
}
