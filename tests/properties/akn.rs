//! Whatever a draft says, its Akoma Ntoso is well-formed, has unique ids and loses no word.

use std::collections::BTreeSet;

use proptest::prelude::*;
use roxmltree::{Document, Node};

use travaux::align::align;
use travaux::diff::{Change, Relation, compare};
use travaux::draft::{ClauseIdx, ClauseKind, Draft};
use travaux::import::{Kind, Options, import};
use travaux::parse::{ParseOptions, parse};
use travaux::read;
use travaux::render::{Version, akn, plain_markdown};

use crate::treaty::{edited, treaty};
use crate::trial::any_text;
use crate::{draft, draft_in, laws};

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

/// Names that a document may give its clauses, good and bad.
const NAMES: &[&str] =
    &["a", "b", "art_1", "art_2", "art_1__para_1", "sec_nn_3", "old", "travaux", "", "x y", "مادة"];

/// Kind, sources and destinations of every modification.
type Modifications = BTreeSet<(bool, Vec<String>, Vec<String>)>;

/// The comparison as a document: every change is in it, and what it leads to is there.
fn check_comparison(old: &Draft, new: &Draft) -> Result<(), TestCaseError> {
    let redline = compare(old, new, &align(old, new, &[]));
    let versions = [old, new].map(|draft| Version { draft, entry: None });
    let mut out = Vec::new();
    akn::redline(&redline, versions[0], versions[1], &[], &mut out).unwrap();
    let xml = String::from_utf8(out).unwrap();
    let document = Document::parse(&xml).map_err(|e| TestCaseError::fail(format!("{e}\n{xml}")))?;
    let ids: BTreeSet<&str> = document.descendants().filter_map(|n| n.attribute("eId")).collect();
    let mut found = Modifications::new();
    for node in document.descendants().filter(|node| node.tag_name().name() == "textualMod") {
        let kind = node.attribute("type").unwrap_or_default();
        let hrefs = |name: &str| -> Vec<String> {
            let nodes = node.children().filter(|child| child.tag_name().name() == name);
            let exact = nodes.filter(|child| child.attribute("pos").is_none());
            exact.filter_map(|child| child.attribute("href")).map(str::to_owned).collect()
        };
        let (sources, destinations) = (hrefs("source"), hrefs("destination"));
        for id in sources.iter().filter_map(|href| href.strip_prefix('#')) {
            prop_assert!(ids.contains(id), "{} is not in the document\n{}", id, xml);
        }
        found.insert((kind == "renumbering", sources, destinations));
    }
    let names = |draft: &Draft, sign: char, clauses: &[ClauseIdx]| -> Vec<String> {
        clauses.iter().map(|&idx| format!("{sign}{}", draft.clause(idx).id)).collect()
    };
    let is_kept =
        |change: &&Change| !matches!(change.kind, ClauseKind::Furniture | ClauseKind::Translation);
    let mut expected = Modifications::new();
    for change in redline.changes.iter().filter(is_kept) {
        let sides = || (names(new, '#', &change.new), names(old, '~', &change.old));
        if change.relation != Relation::Same || change.heading_changed {
            expected.insert((false, sides().0, sides().1));
        }
        let is_pair = !change.old.is_empty() && !change.new.is_empty();
        if is_pair && (change.renumbered || change.moved) {
            expected.insert((true, sides().0, sides().1));
        }
    }
    prop_assert_eq!(found, expected, "{}", xml);
    Ok(())
}

/// A document in which clauses have other names is read, whatever these are.
fn check_names(draft: &Draft, names: &[&str]) -> Result<(), TestCaseError> {
    let mut out = Vec::new();
    akn::draft(Version { draft, entry: None }, None, &[], &mut out).unwrap();
    let xml = String::from_utf8(out).unwrap();
    let mut parts = xml.split(" eId=\"");
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for (n, part) in parts.enumerate() {
        let rest = part.split_once('"').map_or("", |(_, rest)| rest);
        renamed.extend([" eId=\"", names[n % names.len()], "\"", rest]);
    }
    let imported = import(Kind::Akn, renamed.as_bytes(), Options::default()).unwrap();
    let draft = parse(read::imported("t", imported, Vec::new()), &ParseOptions::default());
    prop_assert_eq!(laws::lossless(&draft), Ok(()), "{}", renamed);
    Ok(())
}

proptest! {
    #![proptest_config(super::config(96))]

    #[test]
    fn a_treaty_is_written_whole(treaty in treaty()) {
        check(&draft_in(&treaty.text(), treaty.language))?;
    }

    #[test]
    fn every_change_is_a_modification((old, new) in edited()) {
        check_comparison(&draft_in(&old.text(), old.language), &draft_in(&new.text(), new.language))?;
    }

    #[test]
    fn any_texts_are_compared(old in any_text(), new in any_text()) {
        check_comparison(&draft(&old), &draft(&new))?;
    }

    #[test]
    fn clauses_may_have_any_name(
        treaty in treaty(),
        names in prop::collection::vec(prop::sample::select(NAMES), 1..9),
    ) {
        check_names(&draft_in(&treaty.text(), treaty.language), &names)?;
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

#[test]
fn the_drafts_that_ship_are_compared() {
    let texts = super::shipped::texts();
    for pair in texts.windows(2) {
        let [old, new] = [&pair[0], &pair[1]].map(|(_, text)| draft(text));
        check_comparison(&old, &new)
            .unwrap_or_else(|error| panic!("{} and {}: {error}", pair[0].0, pair[1].0));
    }
}
