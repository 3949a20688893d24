//! What `travaux blame` prints.

use serde_json::Value;

use crate::support::{CliTest, shipped};

fn json(args: &[&str]) -> Value {
    let ran = shipped(&[args, &["--format", "json"]].concat()).status(0).no_stderr();
    serde_json::from_str(&ran.stdout).unwrap()
}

/// The texts of all runs.
fn text(blame: &Value) -> String {
    let runs = blame["runs"].as_array().unwrap().iter();
    runs.map(|run| run["text"].as_str().unwrap()).collect()
}

#[test]
fn words_are_shown_with_the_draft_that_brought_them() {
    let ran = shipped(&["blame", "v4", "24"]).status(0).no_stderr();
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 80));
    insta::assert_snapshot!(ran.stdout);
    let ran = shipped(&["blame", "v5", "--since", "v5"]).status(0).no_stderr();
    ran.stdout_has(
        "23(1)          specific\n                              (gone in v4, back in v5)",
    );
}

#[test]
fn arabic_readers_see_which_draft_brought_which_words() {
    let ran =
        shipped(&["blame", "v5", "24", "--lang", "ar", "--ui-lang", "ar"]).status(0).no_stderr();
    assert!(ran.stdout.contains("v3"), "what could not be read is said: {}", ran.stdout);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn a_clause_may_be_named_behind_its_draft() {
    let one = shipped(&["blame", "v2:42"]).status(0).no_stderr();
    assert_eq!(one.stdout, shipped(&["blame", "v2", "42"]).status(0).stdout);
    shipped(&["blame", "v9"]).status(2).stderr_has("v9");
}

#[test]
fn the_runs_are_the_text_of_every_draft_that_ships() {
    for (draft, language) in [
        ("v1", "en"),
        ("v2", "en"),
        ("v2", "ar"),
        ("v3", "en"),
        ("v4", "en"),
        ("v5", "en"),
        ("v5", "ar"),
    ] {
        let blame = json(&["blame", draft, "--lang", language]);
        let path = format!("drafts/model-convention/{draft}.{language}.txt");
        assert_eq!(text(&blame), std::fs::read_to_string(path).unwrap());
        let last = blame["drafts"].as_array().unwrap().last().unwrap()["name"].as_str().unwrap();
        assert_eq!(last, draft, "what came later is not asked");
    }
}

#[test]
fn formats_tell_the_same_words() {
    let markdown = shipped(&["blame", "v5", "6", "--format", "markdown"]).status(0).stdout;
    insta::assert_snapshot!(markdown);
    let csv = shipped(&["blame", "v5", "6", "--format", "csv"]).status(0).stdout;
    let blame = json(&["blame", "v5", "6"]);
    let runs = blame["runs"].as_array().unwrap();
    let shown = runs.iter().filter(|run| run["part"] != "number");
    assert_eq!(csv.lines().count(), shown.count() + 1);
    assert_eq!(blame["clause"], "art_6");
    assert_eq!(blame["shares"][0]["draft"], "v2");
    assert!(runs.iter().any(|run| run["clause"] == "art_6__para_2" && run["draft"] == "v5"));
}

#[test]
fn a_bracket_is_the_draft_s_that_put_it() {
    let blame = json(&["blame", "v4", "24(3)"]);
    let runs = blame["runs"].as_array().unwrap();
    let bracket = runs.iter().find(|run| run["text"].as_str().unwrap().trim() == "[").unwrap();
    assert_eq!(bracket["draft"], "v4");
    let remedy = runs.iter().find(|run| run["text"].as_str().unwrap().contains("remedy")).unwrap();
    assert_eq!(remedy["draft"], "v2");
}

#[test]
fn files_are_named_with_the_drafts_before_them() {
    let one = "Article 1\n\nEach coastal village shall plant twelve oak trees beside the river.\n";
    let two = one.replace("twelve", "thirteen");
    let test = CliTest::new().write("old.txt", one).write("new.txt", &two);
    let ran = test.run(&["blame", "new.txt", "--with", "old.txt"]).status(0).no_stderr();
    ran.stdout_has("new     thirteen").stdout_has("old  1  Each coastal village");
    test.run(&["blame", "new.txt"]).status(2).stderr_has("--with older.txt");
    test.run(&["blame", "new.txt", "9", "--with", "old.txt"]).status(2).stderr_has("`9`");
    let ran = test.run(&["blame", "new.txt", "--with", "old.txt", "--since", "x"]).status(2);
    ran.stderr_has("old.txt");
    let same = CliTest::new().write("old.txt", one).write("new.txt", one);
    same.run(&["blame", "new.txt", "--with", "old.txt", "--since", "new.txt"]).status(3);
}
