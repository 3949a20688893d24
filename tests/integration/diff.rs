//! What `travaux diff` prints.

use crate::support::CliTest;

const OLD: &str = "Chapter I
General provisions

Article 1
Scope

1. This Convention applies to the collection of evidence.
2. [Each State Party shall respect the rights of persons.]

Article 2
Use of terms

For the purposes of this Convention:
(a) \"Device\" means a machine that holds data;
(b) \"Data\" means facts in any form;
(c) \"Court\" means an independent tribunal.

Article 3
Prior review

1. No power shall be used before a court has authorised it in writing and has stated for how long, for what ends \
and against whom it may be used, and by which authority of the State Party concerned it shall be carried out.
2. The person concerned shall be notified.

Article 4
Copyright

Each State Party shall protect the works of authors by civil remedies.
";

const NEW: &str = "Chapter I
General provisions

Article 1
Scope

1. This Convention applies to the collection of evidence.
2. Each State Party shall respect the rights of persons.

Article 2
Languages

The texts in all languages are equally authentic and were adopted together by the conference.

Article 3
Use of terms

For the purposes of this Convention:
(a) \"Data\" means facts in any form;
(b) \"Court\" means an independent tribunal.

Article 4
Review

1. No power shall be used before a court has authorised it in writing and has stated for how long, for what ends \
and against whom it may be used, and by which authority of the State Party concerned it may be carried out.
2. The person concerned shall be notified.
";

fn pair() -> CliTest {
    CliTest::new().write("old.txt", OLD).write("new.txt", NEW)
}

#[track_caller]
fn printed(test: &CliTest, args: &[&str]) -> String {
    test.run(args).status(1).no_stderr().stdout
}

#[test]
fn text_says_what_became_of_each_article() {
    insta::assert_snapshot!(printed(&pair(), &["diff", "old.txt", "new.txt"]));
}

#[test]
fn columns_stand_side_by_side() {
    let args = ["diff", "old.txt", "new.txt", "--format", "side-by-side", "--width", "72"];
    insta::assert_snapshot!(printed(&pair(), &args));
}

#[test]
fn markdown_pastes_into_a_message() {
    insta::assert_snapshot!(printed(
        &pair(),
        &["diff", "old.txt", "new.txt", "--format", "markdown"]
    ));
}

#[test]
fn stat_counts_words() {
    insta::assert_snapshot!(printed(&pair(), &["diff", "old.txt", "new.txt", "--stat"]));
}

#[test]
fn arabic_stands_in_isolates() {
    let text = "المادة 1\nالنطاق\n\n1- تتخذ كل دولة طرف التدابير [اللازمة] لحماية حقوق الإنسان.\n";
    let test = CliTest::new()
        .write("a.txt", text)
        .write("b.txt", text.replace("حقوق الإنسان", "النظام العام"));
    insta::assert_snapshot!(printed(&test, &["diff", "a.txt", "b.txt"]));
    let args = ["diff", "a.txt", "b.txt", "--format", "side-by-side"];
    insta::assert_snapshot!(printed(&test, &args));
}

#[test]
fn chinese_keeps_its_columns() {
    let text = "第一条\n宗旨\n\n各缔约国应当采取必要的立法和其他措施，保护所有人的人权和基本自由，并确保独立的司法监督。\n";
    let test = CliTest::new().write("a.txt", text).write("b.txt", text.replace("独立的", ""));
    let args = ["diff", "a.txt", "b.txt", "--format", "side-by-side", "--width", "60"];
    insta::assert_snapshot!(printed(&test, &args));
}

#[test]
fn article_filters_both_sides_by_whole_number() {
    let test = pair();
    let shown = |number: &str| test.run(&["diff", "old.txt", "new.txt", "--article", number]);
    shown("art_3").status(1).stdout_has("Article 2 (old) -> Article 3 (new)");
    shown("2")
        .status(1)
        .stdout_has("Article 2 (new) \"Languages\": inserted")
        .stdout_has("\"Use of terms\"");
    shown("11").status(2).stderr_has("neither draft has an article `11`");
    let renumbered = ["diff", "old.txt", "later.txt", "--article", "4"];
    let later = OLD
        .replace("Article 4\n", "Article 4\nLanguages\n\nAll texts are authentic.\n\nArticle 5\n");
    let later = CliTest::new().write("old.txt", OLD).write("later.txt", later);
    later
        .run(&renumbered)
        .status(1)
        .stdout_has("Article 4 (old) -> Article 5 (later) \"Copyright\": renumbered");
    let ran = shown("1").status(1).stdout_has("para 2");
    assert!(!ran.stdout.contains("Article 2"), "{}", ran.stdout);
}

/// Two drafts of one article with three paragraphs and two points.
fn article(second: &str, third: &str) -> String {
    format!(
        "Article 1\nSafeguards\n\n1. A court shall review every measure that a State Party takes.\n\
         {second}\n3. Each State Party shall {third}\n(a) The seal of the court;\n(b) The names of the judges"
    )
}

#[test]
fn a_bracket_around_a_whole_article_is_told_in_its_title() {
    let text = article("2. A record shall be kept.", "publish these facts:");
    let test = CliTest::new()
        .write("old.txt", format!("{text}.\n"))
        .write("new.txt", format!("[{text}.]\n"));
    let out = printed(&test, &["diff", "old.txt", "new.txt"]);
    assert!(out.contains("\"Safeguards\": edited, put in brackets\n"), "{out}");
    let back = printed(&test, &["diff", "new.txt", "old.txt"]);
    assert!(back.contains("\"Safeguards\": edited, no longer in brackets\n"), "{back}");
}

#[test]
fn the_top_says_what_was_lost() {
    let second = "2. A record of every measure shall be kept for the person concerned.";
    let old = article(second, "publish, but not before the trial, these facts:");
    let new = article(&format!("[{second}]"), "publish, before the trial, these facts:");
    let test = CliTest::new()
        .write("bound.txt", article(second, "not publish these facts:"))
        .write("free.txt", article(second, "not publish these facts:").replace("shall not", "may"))
        .write("old.txt", format!("{old}.\n"))
        .write("new.txt", format!("{new};\n(c) The date of the hearing.\n"));
    let out = printed(&test, &["diff", "old.txt", "new.txt", "--article", "Article 1"]);
    for line in [
        "stands in\n  brackets now: Article 1, para 2\n",
        "gone out: Article 1, para 3 \"not\"\n",
        "para 2: put in brackets\n    {+[+}2. ",
        "only the last stop changed: para 3 (b)",
    ] {
        assert!(out.contains(line), "{line:?} is not in:\n{out}");
    }
    let freed = printed(&test, &["diff", "bound.txt", "free.txt"]);
    assert!(freed.contains("Article 1, para 3 \"shall not\" -> \"may\""), "{freed}");
    // What the rules name is not said a second time.
    assert!(!out.contains("Words cut") && !out.contains("Brackets opened"), "{out}");
    let full = printed(&test, &["diff", "old.txt", "new.txt", "--full"]);
    assert!(full.contains("judges{-.-} {+;+}"), "{full}");
    let shown = test.run(&["show", "new.txt", "1(2)"]).status(0);
    assert!(shown.stdout.contains("\n[2. A record"), "{}", shown.stdout);
}

#[test]
fn full_keeps_unchanged_stretches() {
    let test = pair();
    let short = printed(&test, &["diff", "old.txt", "new.txt", "--article", "3"]);
    assert!(short.contains('…') && !short.contains("against whom"), "{short}");
    let full = printed(&test, &["diff", "old.txt", "new.txt", "--article", "3", "--full"]);
    assert!(!full.contains('…') && full.contains("against whom"), "{full}");
}

#[test]
fn json_segments_give_back_both_sides() {
    let test = pair().write("curly.txt", NEW.replace('"', "\u{201d}"));
    let ran = test.run(&["diff", "new.txt", "curly.txt", "--format", "json"]).status(0);
    let diff: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let changes = diff["changes"].as_array().unwrap();
    let change = changes.iter().find(|change| change["new"][0] == "art_3__point_a").unwrap();
    let side = |other: &str| -> String {
        let segments = change["segments"].as_array().unwrap().iter();
        segments.filter(|s| s["op"] != other).map(|s| s["text"].as_str().unwrap()).collect()
    };
    assert_eq!(side("insert").trim(), "\"Data\" means facts in any form;");
    assert_eq!(side("delete").trim(), "\u{201d}Data\u{201d} means facts in any form;");
    assert_eq!(change["relation"], "same");
    assert_eq!(diff["summary"]["differs"], false);
}
