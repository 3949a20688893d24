//! Whatever a draft says, its Akoma Ntoso is well-formed, has unique ids and loses no word.

use std::collections::BTreeSet;

use proptest::prelude::*;
use roxmltree::{Document, Node};

use travaux::draft::{ClauseKind, Draft};
use travaux::render::{Version, akn, plain_markdown};

use crate::treaty::treaty;
use crate::trial::any_text;
use crate::{draft, draft_in};

/// The characters of the words that XML can hold.
fn letters(text: &str) -> String {
    let is_word = |c: &char| !c.is_whitespace() && !c.is_control();
    text.chars().filter(is_word).filter(|c| !matches!(c, '\u{FFFD}'..='\u{FFFF}')).collect()
}

/// The words of a draft in their order, page furniture and other language versions left out.
fn words(draft: &Draft) -> String {
    let mut left = String::new();
    let mut at = 0;
    let text = draft.source.text();
    for (_, clause) in draft.iter() {
        if matches!(clause.kind, ClauseKind::Furniture | ClauseKind::Translation) {
            let (start, end) = (clause.span.start as usize, clause.span.end as usize);
            if start >= at {
                left.push_str(&text[at..start]);
                at = end;
            }
        }
    }
    left.push_str(&text[at..]);
    letters(&left)
}

fn is_meta(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|above| above.tag_name().name() == "meta")
}

fn check(draft: &Draft) -> Result<(), TestCaseError> {
    let mut out = Vec::new();
    let version = Version { draft, entry: None };
    akn::draft(version, None, &[], &mut out).unwrap();
    let xml = String::from_utf8(out).unwrap();
    let document = Document::parse(&xml).map_err(|e| TestCaseError::fail(format!("{e}\n{xml}")))?;
    let mut ids = BTreeSet::new();
    for id in document.descendants().filter_map(|node| node.attribute("eId")) {
        prop_assert!(ids.insert(id), "{id} stands twice\n{xml}");
        prop_assert!(!id.contains(char::is_whitespace), "{id}");
    }
    let texts = document.descendants().filter(|node| node.is_text() && !is_meta(*node));
    let written: String = texts.filter_map(|node| node.text()).collect();
    prop_assert_eq!(letters(&written), words(draft), "{}", xml);
    let mut out = Vec::new();
    plain_markdown::draft(version, None, &mut out).unwrap();
    Ok(())
}

proptest! {
    #![proptest_config(super::config(96))]

    #[test]
    fn a_treaty_is_written_whole(treaty in treaty()) {
        check(&draft_in(&treaty.text(), treaty.language))?;
    }

    #[test]
    fn any_text_is_written_whole(text in any_text()) {
        check(&draft(&text))?;
    }
}

#[test]
fn the_drafts_that_ship_are_written_whole() {
    for (name, text) in super::shipped::texts() {
        check(&draft(&text)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
