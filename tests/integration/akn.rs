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
fn annexes_are_attachments() {
    let text = format!(
        "{TEXT}\nDone at Selwyn.\n\nAnnex I\nLists\n\nArticle 1\nGoods\n\nThe list has goods.\n\nAnnex II\n\nA table.\n"
    );
    let test = CliTest::new().write("t.txt", text);
    test.run(&["show", "t.txt", "--format", "akn", "-o", "t.xml"]).status(0);
    let xml = std::fs::read_to_string(test.path().join("t.xml")).unwrap();
    let document = Document::parse(&xml).unwrap();
    let attachments = document.descendants().filter(|node| node.has_tag_name((NS, "attachment")));
    let ids: Vec<_> = attachments.filter_map(|node| node.attribute("eId")).collect();
    assert_eq!(ids, ["annex_I", "annex_II"]);
    let article =
        document.descendants().find(|node| node.attribute("eId") == Some("annex_I__art_1"));
    let holder = article.unwrap().parent().unwrap();
    assert!(holder.has_tag_name((NS, "mainBody")));
    assert_eq!(clauses(&test, "t.txt"), clauses(&test, "t.xml"));
}

#[test]
fn clauses_of_a_split_are_kept_apart() {
    let old = "Article 1\nReview\n\n1. Each Party shall keep a register of all measures taken. The register shall be open to any person who asks for it.\n2. A court shall decide.\n";
    let new = old.replace("taken. The", "taken.\n2. The").replace("2. A court", "3. A court");
    let test = CliTest::new().write("a.txt", old).write("b.txt", &new);
    let split = test.run(&["diff", "a.txt", "b.txt", "--format", "akn"]).status(1).stdout;
    assert!(split.contains(r#"<textualMod type="split""#), "{split}");
    let join = test.run(&["diff", "b.txt", "a.txt", "--format", "akn"]).status(1).stdout;
    assert!(join.contains(r#"<textualMod type="join""#), "{join}");
    assert!(!split.contains("taken.The") && !join.contains("taken.The"));
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
    test.run(&["import", "a.xml"]).status(2).stderr_has("it holds one tracked change");
    let ran = test.run(&["import", "a.xml", "--tracked", "accept"]).status(0);
    assert_eq!(
        ran.stdout,
        "Article 1\nScope\n\n(1) States shall act at once.\n\n(2) They may wait.\n\n________________\n\n7 A note.\n"
    );
    let show = |how: &str| test.run(&["show", "a.xml", "1(2)", "--tracked", how]).status(0);
    show("accept").stdout_has("They may wait.");
    show("reject").stdout_has("They may not wait.");
    show("markup").stdout_has("They may {--not --}wait.");
}

#[test]
fn clauses_keep_their_ids() {
    let xml = format!(
        r##"<akomaNtoso xmlns="{NS}"><act name="a"><meta><identification source="#x"/></meta><body>
        <chapter eId="chapter_i"><num>CHAPTER I</num><heading>General</heading>
        <article eId="art_1"><num>Article 1</num><heading>Scope</heading>
        <paragraph eId="art_1__para_1"><content><p>This Treaty applies to marks.</p></content></paragraph></article>
        <article eId="art_2"><num>Article 2</num><heading>Duties</heading>
        <paragraph eId="art_2__para_one"><num>(1)</num><intro><p>Each State shall:</p></intro>
        <list eId="art_2__para_1__list_1"><point eId="art_2__para_1__list_1__point_i"><num>(i)</num><content><p>refuse marks;</p></content></point>
        <point eId="art_2__para_1__list_1__point_ii"><num>(ii)</num><content><p>protect marks.</p></content></point></list></paragraph>
        <paragraph><num>(2)</num><content><p>Each State may do more.</p></content></paragraph>
        </article></chapter></body></act></akomaNtoso>"##
    );
    let test = CliTest::new().write("a.xml", xml);
    let ids: Vec<String> = clauses(&test, "a.xml").into_iter().map(|(id, _)| id).collect();
    let list = "art_2__para_1__list_1";
    assert_eq!(
        ids,
        [
            "chapter_i",
            "art_1",
            "art_2",
            "art_2__para_one",
            &format!("{list}__point_i"),
            &format!("{list}__point_ii"),
            "art_2__para_2",
        ]
    );
    test.run(&["show", "a.xml", "art_1__para_1"]).status(0).stdout_has("This Treaty applies");
    test.run(&["show", "a.xml", list]).status(0).stdout_has("Each State shall");
}

const SERIES: &str = r#"title = { en = "T" }
default-language = "en"
[[draft]]
id = "d1"
title = { en = "Text 1" }
symbol = "A/AC.999/1"
date = 2024-01-02
status = "negotiation"
texts = { en = "d1.txt" }
[[draft]]
id = "d2"
title = { en = "Text 2" }
symbol = "A/AC.999/2"
date = 2024-03-04
status = "negotiation"
texts = { en = "d2.txt" }
"#;

/// Two drafts: an article is new before one that keeps its words, one changes, and one is gone.
fn series() -> CliTest {
    let one = "Article 1\nScope\n\n1. This Convention applies to evidence kept in any form.\n\
        2. It binds every Party to it.\n\nArticle 2\nReview\n\nA court shall review every measure taken.\n\n\
        Article 3\nMeetings\n\nThe Parties shall meet in every third year.\n";
    let two = "Article 1\nTerms\n\nWords have the meaning that they have in the trade.\n\n\
        Article 2\nScope\n\n1. This Convention applies to evidence kept in any form.\n\
        2. It binds every Party to it.\n\nArticle 3\nReview\n\nA court may review every measure taken.\n";
    CliTest::new().write("series.toml", SERIES).write("d1.txt", one).write("d2.txt", two)
}

#[test]
fn a_comparison_is_written_as_modifications() {
    let test = series();
    let args = ["diff", "d1", "d2", "--series", "series.toml", "--format", "akn"];
    let ran = test.run(&args).status(1).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(ran.stdout, test.run(&args).stdout, "always the same");
    test.run(&[&args[..], &["--article", "2"]].concat()).status(2).stderr_has("--article");
    let same = test.run(&["diff", "d2.txt", "d2.txt", "--format", "akn"]).status(0);
    assert!(!same.stdout.contains("analysis"));
    let read = test.write("c.xml", &ran.stdout);
    read.run(&["diff", "d2.txt", "c.xml"]).status(0);
}

#[test]
fn what_was_renumbered_keeps_the_id_that_it_had_first() {
    let ran = series().run(&["show", "d2", "--series", "series.toml", "--format", "akn"]).status(0);
    let document = Document::parse(&ran.stdout).unwrap();
    let first = |id: &str| {
        let found = document.descendants().find(|node| node.attribute("eId") == Some(id)).unwrap();
        found.attribute("wId")
    };
    assert_eq!(first("art_1"), None);
    assert_eq!(first("art_2"), Some("art_1"));
    assert_eq!(first("art_2__para_2"), Some("art_1__para_2"));
    assert_eq!(first("art_3"), Some("art_2"));
    let without = series().write("d1.txt", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let ran = without.run(&["show", "d2", "--series", "series.toml", "--format", "akn"]).status(0);
    assert!(!ran.stdout.contains("wId"), "the first draft cannot be read");
    ran.stderr_has("d1.txt");
    let alone = series().run(&["show", "d2.txt", "--format", "akn"]).status(0);
    assert!(!alone.stdout.contains("wId"), "nothing is known of a file");
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
