//! What `travaux scorecard` prints.

use crate::support::CliTest;

const TEXT: &str = "\
Convention on Signals

Preamble

The States Parties,
Mindful of human rights,

Chapter I
General provisions

Article 1
Purpose

The purpose of this Convention is to fight computer crime.

Article 2
Human rights

States Parties shall carry out this Convention consistently with international human rights law.

Chapter II
Procedural measures and law enforcement

Article 3
Conditions and safeguards

1. The powers provided for in this chapter shall be subject to the principle of proportionality.

2. The powers should respect the principle of legality.

3. [The powers shall respect the principle of necessity.]

4. Each State Party shall grant a right to an effective remedy.

Article 4
Search and seizure

Each State Party shall adopt the measures that are needed to search a computer system.

Chapter III
International cooperation

Article 5
Mutual legal assistance

1. States Parties shall afford one another assistance.

2. Dual criminality shall not be required as a condition for assistance.
";

fn test() -> CliTest {
    CliTest::new().write("t.txt", TEXT)
}

fn shipped() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/drafts/model-convention").to_owned()
}

/// The verdict of each row, by its id.
fn verdicts(args: &[&str]) -> Vec<(String, Vec<String>)> {
    let ran = test().run(&[&["scorecard", "--format", "json"], args].concat()).status(0);
    let card: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(card["schema_version"], "1.0");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let rows = card["safeguards"].as_array().unwrap().iter();
    rows.map(|row| {
        let cells = row["cells"].as_array().unwrap().iter();
        (text(&row["id"]), cells.map(|cell| text(&cell["verdict"])).collect())
    })
    .collect()
}

#[track_caller]
fn verdict(rows: &[(String, Vec<String>)], row: &str) -> String {
    rows.iter().find(|(id, _)| id == row).unwrap_or_else(|| panic!("no row {row}")).1.join(" ")
}

#[test]
fn cells_follow_the_sentence_that_decides() {
    let rows = verdicts(&["t.txt"]);
    for (row, expected) in [
        ("human-rights", "requires"),
        ("proportionality", "requires"),
        ("remedy", "requires"),
        ("necessity", "bracketed"),
        ("notification", "absent"),
        ("savings-clause", "absent"),
    ] {
        assert_eq!(verdict(&rows, row), expected, "{row}");
    }
}

#[test]
fn the_series_is_shown_in_a_table() {
    let ran = test().run(&["scorecard", "--series", &shipped()]).status(0).no_stderr();
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 82), "{}", ran.stdout);
    let table: Vec<&str> = ran.stdout.split("\n\n").take(3).collect();
    insta::assert_snapshot!(table.join("\n\n"));
}

#[test]
fn arabic_drafts_are_judged_and_the_others_named() {
    let ran = test().run(&["scorecard", "--series", &shipped(), "--lang", "ar"]).status(0);
    let table: Vec<&str> = ran.stdout.split("\n\n").take(3).collect();
    insta::assert_snapshot!(table.join("\n\n"));
    test()
        .run(&["scorecard", "--series", &shipped(), "--lang", "ar", "--ui-lang", "ar"])
        .status(0)
        .stdout_has("جدول الضمانات");
}

#[test]
fn clauses_are_named_in_every_format() {
    test()
        .run(&["scorecard", "t.txt"])
        .status(0)
        .stdout_has("requires: Article 3, para 1 \u{2068}“principle of proportionality”")
        .stdout_has("bracketed: Article 3, para 3");
    test()
        .run(&["scorecard", "t.txt", "--format", "markdown"])
        .status(0)
        .stdout_has("| Proportionality | **requires** 3(1) |");
    test()
        .run(&["scorecard", "t.txt", "--format", "csv"])
        .status(0)
        .stdout_has("Proportionality,proportionality,requires,3(1)\r\n");
    let ran = test().run(&["scorecard", "t.txt", "--format", "json"]).status(0);
    let card: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let rows = card["safeguards"].as_array().unwrap();
    let row = rows.iter().find(|row| row["id"] == "proportionality").unwrap();
    let clause = &row["cells"][0]["clauses"][0];
    assert_eq!((&clause["id"], &clause["article"]), (&"art_3__para_1".into(), &"3(1)".into()));
    assert_eq!(clause["quote"], "principle of proportionality");
}

#[test]
fn many_drafts_are_shown_by_letters() {
    let args = ["scorecard", "t.txt", "t.txt", "t.txt", "t.txt", "t.txt", "t.txt", "t.txt"];
    test().run(&args).status(0).stdout_has("R  requires: a clause demands it");
}

#[test]
fn what_cannot_be_judged_is_no_safeguard() {
    let fragment = "Article 1\nPurpose\n\nThis text names the principle of proportionality.\n";
    let ran = CliTest::new().write("f.txt", fragment).run(&["scorecard", "f.txt"]).status(0);
    let row = ran.stdout.lines().find(|line| line.starts_with("Proportionality")).unwrap();
    assert!(row.ends_with("unknown"), "{row}");
    CliTest::new().write("e.txt", " \n").run(&["scorecard", "e.txt"]).status(3);
    CliTest::new().run(&["scorecard"]).status(2).stderr_has("--series");
}
