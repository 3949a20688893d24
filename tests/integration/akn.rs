//! Akoma Ntoso comes out of drafts and goes back in; Markdown and columns beside it.

use std::collections::BTreeSet;

use roxmltree::Document;

use crate::support::CliTest;

const TEXT: &str = "The Parties,\n\nRecalling the duty of care,\n\nHave agreed as follows:\n\n\
    Chapter I\nGeneral provisions\n\nArticle 1\nScope\n\n\
    1. This Convention [applies] [may apply] to evidence under articles 2 and 3.\n\
    2. It does not apply to:\n(a) Civil matters;\n[(b) Matters of <tax> & duty. (proposed by Arvania)]\nas article 2 provides.\n\n\
    Article 2\nReview\n\nA court shall review\nevery measure.\n\nArticle 3. The Parties shall meet.\n";

fn test() -> CliTest {
    CliTest::new().write("t.txt", TEXT)
}

/// Ids and texts of the clauses of a draft.
fn clauses(test: &CliTest, name: &str) -> Vec<(String, Vec<String>)> {
    let ran = test.run(&["show", name, "--format", "json"]).status(0);
    let show: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let words = |text: &serde_json::Value| {
        text.as_str().unwrap_or_default().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let clauses = show["clauses"].as_array().unwrap().iter();
    clauses
        .map(|clause| {
            let text = [words(&clause["heading"]), words(&clause["text"])].concat();
            (clause["id"].as_str().unwrap().to_owned(), text)
        })
        .collect()
}

#[test]
fn a_draft_is_written_as_akoma_ntoso() {
    let ran = test().run(&["show", "t.txt", "--format", "akn"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn a_clause_is_a_portion() {
    let ran = test().run(&["show", "t.txt", "1(2)", "--format", "akn"]).status(0);
    let document = Document::parse(&ran.stdout).unwrap();
    let body = document.descendants().find(|node| node.has_tag_name((NS, "portionBody"))).unwrap();
    let first = body.first_element_child().unwrap();
    assert_eq!(first.attribute("eId"), Some("art_1__para_2"));
    assert!(!ran.stdout.contains("A court shall review"));
}

const NS: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

#[test]
fn what_is_written_is_read_again() {
    let test = test();
    test.run(&["show", "t.txt", "--format", "akn", "-o", "t.xml"]).status(0);
    assert_eq!(clauses(&test, "t.txt"), clauses(&test, "t.xml"));
    let ran = test.run(&["import", "t.xml"]).status(0);
    assert_eq!(ran.stdout, TEXT);
}

#[test]
fn the_drafts_that_ship_come_back() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let test = CliTest::new();
    for draft in ["v2.en.txt", "v2.ar.txt", "v5.en.txt"] {
        let path = root.join("drafts/model-convention").join(draft).display().to_string();
        let ran = test.run(&["show", &path, "--format", "akn", "-o", "d.xml"]);
        ran.status(0);
        let is_written = |(id, _): &(String, Vec<String>)| !id.contains("furniture");
        let before: Vec<_> = clauses(&test, &path).into_iter().filter(is_written).collect();
        let after: Vec<_> = clauses(&test, "d.xml").into_iter().filter(is_written).collect();
        assert_eq!(before, after, "{draft}");
        let xml = std::fs::read_to_string(test.path().join("d.xml")).unwrap();
        let document = Document::parse(&xml).unwrap();
        let ids: Vec<&str> = document.descendants().filter_map(|n| n.attribute("eId")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{draft}");
        for node in document.descendants().filter(|node| node.has_tag_name((NS, "ref"))) {
            let target = node.attribute("href").unwrap().trim_start_matches('#');
            assert!(unique.contains(target), "{draft}: {target}");
        }
    }
}

#[test]
fn akoma_ntoso_of_others_is_read() {
    let xml = format!(
        r#"<?xml version="1.0"?><!-- x --><an:akomaNtoso xmlns:an="{NS}"><an:act name="a"><an:meta><an:identification source="""#
    );
    let xml = xml.trim_end_matches('"').to_owned()
        + r##""#x"><an:FRBRWork/><an:FRBRExpression><an:FRBRlanguage language="eng"/></an:FRBRExpression></an:identification></an:meta>
        <an:body><an:article eId="art_1"><an:num>1.</an:num><an:heading>Scope</an:heading>
        <an:paragraph><an:num>(1)</an:num><an:content><an:p>States shall <an:i>act</an:i> at
          once.<an:authorialNote marker="7"><an:p>A note.</an:p></an:authorialNote></an:p></an:content></an:paragraph>
        <an:paragraph><an:num>(2)</an:num><an:content><an:p>They may <an:del>not </an:del>wait.</an:p></an:content></an:paragraph>
        </an:article></an:body></an:act></an:akomaNtoso>"##;
    let test = CliTest::new().write("a.xml", xml);
    let ran = test.run(&["import", "a.xml"]).status(0);
    assert_eq!(
        ran.stdout,
        "Article 1\nScope\n\n(1) States shall act at once.\n\n(2) They may wait.\n\n________________\n\n7 A note.\n"
    );
    test.run(&["show", "a.xml", "1(2)"]).status(0).stdout_has("They may wait.");
}

#[test]
fn broken_akoma_ntoso_is_an_error() {
    let deep = format!("<akomaNtoso>{}", "<p>".repeat(50_000));
    let bomb = r#"<!DOCTYPE akomaNtoso [<!ENTITY a "b">]><akomaNtoso>&a;</akomaNtoso>"#;
    for xml in ["<akomaNtoso><act>", deep.as_str(), "<akomaNtoso/>", bomb] {
        CliTest::new().write("a.xml", xml).run(&["show", "a.xml"]).status(2).stderr_has("a.xml");
    }
}

#[test]
fn a_draft_is_written_as_markdown() {
    let ran = test().run(&["show", "t.txt", "--format", "markdown"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn a_comparison_has_three_columns() {
    let new = TEXT
        .replace("A court shall review", "A court may review")
        .replace("(a) Civil matters;", "(a) =Civil matters;");
    let test = test().write("n.txt", new);
    let ran = test.run(&["diff", "t.txt", "n.txt", "--format", "csv"]).status(1).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2, "one row for each changed article");
    assert!(rows.iter().all(|row| row.len() == 3));
    assert!(rows[1][0].contains("A court shall review every measure."));
    assert!(rows[1][1].contains("A court may review every measure."));
}
