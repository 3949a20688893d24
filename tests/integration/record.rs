//! The commands about the record of a negotiation.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{CliTest, Ran, shipped};

const COMMANDS: [&str; 6] = ["timeline", "proposals", "positions", "votes", "actors", "documents"];

/// A record with one of each kind of mistake, in a folder of its own.
fn broken() -> CliTest {
    let series = "title = \"T\"
default-language = \"en\"

[[actor]]
id = \"arvania\"
name = \"Arvania\"
kind = \"state\"

[[draft]]
id = \"v1\"
texts = { en = \"v1.txt\" }

[[document]]
id = \"first\"
title = \"First\"
supersedes = [\"second\"]

[[document]]
id = \"second\"
title = \"Second\"
supersedes = [\"first\"]

[[proposal]]
by = [\"Arvanai\"]
draft = \"v1\"
clause = \"art_9\"
action = \"delete\"

[[event]]
kind = \"vote\"
date = 2023-01-19
title = \"Vote\"
[event.vote]
for = 88
against = 42
abstain = 32
voting = 160

[[actor]]
id = \"arvania\"
name = \"Another\"
kind = \"state\"

[[event]]
knid = \"session\"
date = \"soon\"
title = \"S\"
";
    CliTest::new()
        .write("drafts/t/series.toml", series)
        .write("drafts/t/v1.txt", "Article 1\n\nEach State Party shall act.\n")
}

#[test]
fn every_mistake_of_a_record_is_reported_in_one_run() {
    let ran = broken().run(&["record", "check"]).status(2);
    assert_eq!(ran.stdout, "");
    insta::assert_snapshot!(ran.stderr);
    // Every command that reads the record says the same; they read no text, so they cannot miss a clause.
    let without: Vec<&str> =
        ran.stderr.lines().filter(|line| !line.contains("has no clause")).collect();
    assert_eq!(without.len() + 1, ran.stderr.lines().count());
    for command in COMMANDS {
        let said = broken().run(&[command]).status(2).stderr;
        assert_eq!(said.lines().collect::<Vec<_>>(), without, "{command}");
    }
}

#[test]
fn clauses_are_looked_up_in_the_texts() {
    let test = CliTest::new()
        .write(
            "drafts/t/series.toml",
            "title = \"T\"\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"state\"\n[[draft]]\nid = \"v1\"\n\
            texts = { en = \"v1.txt\" }\n[[draft]]\nid = \"v2\"\ntexts = { en = \"gone.txt\" }\n\
            [[proposal]]\nby = \"a\"\ndraft = \"v1\"\nclause = \"art_9\"\naction = \"delete\"\n\
            [[proposal]]\nby = \"a\"\ndraft = \"v1\"\nclause = \"art_1\"\naction = \"delete\"\nwords = \"never there\"\n",
        )
        .write("drafts/t/v1.txt", "Article 1\n\nEach State Party shall act.\n");
    let ran = test.run(&["record", "check"]).status(2);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert!(lines[0].contains("series.toml:11:1: the text of draft `v2` is missing"), "{lines:?}");
    assert!(
        lines[1].contains(":15:10: v1 has no clause `art_9`; did you mean `art_1`?"),
        "{lines:?}"
    );
    assert!(
        lines[2].contains(":20:10: the words `never there` do not stand in `art_1`"),
        "{lines:?}"
    );
    // What needs no text works all the same.
    test.run(&["proposals"]).status(0).stdout_has("delete article 9 of v1");
}

#[test]
fn the_shipped_record_is_sound() {
    shipped(&["record", "check"]).status(0).no_stderr().stdout_has("is sound: 5 drafts");
    shipped(&["record", "check", "model-convention"]).status(0);
    shipped(&["record", "check", "--ui-lang", "ar"]).status(0).stdout_has("لا خلل");
}

#[track_caller]
fn fits(ran: &Ran) {
    // Isolates and vowel signs fill no column; every letter does.
    let is_shown =
        |c: &char| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    for line in ran.stdout.lines() {
        assert!(line.chars().filter(is_shown).count() <= 80, "{line}");
    }
}

#[test]
fn every_command_shows_the_record_in_english() {
    for command in COMMANDS {
        let ran = shipped(&[command]).status(0).no_stderr();
        fits(&ran);
        insta::assert_snapshot!(format!("{command}_en"), ran.stdout);
    }
}

#[test]
fn every_command_shows_the_record_in_arabic() {
    for command in COMMANDS {
        let ran = shipped(&[command, "--ui-lang", "ar"]).status(0).no_stderr();
        fits(&ran);
        fits(&shipped(&[command, "--ui-lang", "ar", "--series", "un-cybercrime"]).status(0));
        insta::assert_snapshot!(format!("{command}_ar"), ran.stdout);
    }
}

#[test]
fn markdown_and_csv_hold_the_same() {
    for command in COMMANDS {
        let markdown = shipped(&[command, "--format", "markdown"]).status(0).stdout;
        assert!(markdown.starts_with("### "), "{markdown}");
        let csv = shipped(&[command, "--format", "csv"]).status(0).stdout;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows: Result<Vec<_>, _> = reader.records().collect();
        let n = rows.expect("rows are equally long").len();
        assert!(n >= 5, "{command}: {csv}");
    }
    insta::assert_snapshot!("votes_markdown", shipped(&["votes", "--format", "markdown"]).stdout);
    insta::assert_snapshot!("timeline_csv", shipped(&["timeline", "--format", "csv"]).stdout);
    insta::assert_snapshot!(
        "positions_markdown",
        shipped(&["positions", "--format", "markdown", "--topic", "safeguards"]).stdout
    );
}

fn json(args: &[&str]) -> Value {
    let ran = shipped(&[args, &["--format", "json"]].concat()).status(0);
    let value: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["schema_version"], "1.0");
    value
}

#[test]
fn programs_read_ids_and_every_language() {
    let votes = json(&["votes", "--ui-lang", "ar"]);
    let vote = &votes["votes"][0];
    assert_eq!(vote["title"]["en"], "Resolution to begin the negotiation");
    assert_eq!(vote["title"]["ar"], "قرار بدء المفاوضات");
    assert_eq!((&vote["vote"]["for"], &vote["vote"]["margin"]), (&72.into(), &21.into()));
    assert_eq!(vote["by"], serde_json::json!(["arvania"]));
    assert_eq!((&vote["evidence"], &vote["cites"][0]), (&"source".into(), &"diary:1".into()));
    let timeline = json(&["timeline"]);
    let kinds: BTreeSet<&str> = timeline["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["entry"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, BTreeSet::from(["document", "event", "proposal"]));
    let positions = json(&["positions", "--actor", "Corvenia"]);
    let cells = positions["actors"][0]["cells"].as_array().unwrap();
    let through = cells.iter().find(|cell| cell["topic"] == "remedy").unwrap();
    assert_eq!((&through["through"], &through["stances"][0]), (&"coastal".into(), &"for".into()));
    let documents = json(&["documents"]);
    let v3 = documents["documents"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["id"] == "v3")
        .unwrap();
    assert_eq!(
        (&v3["entry"], &v3["texts"][0], &v3["superseded_by"][0]),
        (&"draft".into(), &"en".into(), &"v4".into())
    );
    let actors = json(&["actors", "--actor", "LDJ"]);
    assert_eq!(
        (&actors["actors"][0]["id"], &actors["actors"][0]["asks"]),
        (&"ldj".into(), &4.into())
    );
    let proposals = json(&["proposals", "--outcome", "rejected", "--clause", "42"]);
    let ids: Vec<&str> = proposals["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["delete-42", "access-to-record"]);
}

/// The dates at the start of the entries.
fn dates(args: &[&str]) -> Vec<String> {
    let ran = shipped(args).status(0);
    let is_entry = |line: &&str| line.starts_with("20") || line.starts_with("no date");
    ran.stdout
        .lines()
        .filter(is_entry)
        .map(|line| line.split("  ").next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_timeline_is_filtered() {
    let all = dates(&["timeline"]);
    assert!(all.is_sorted(), "{all:?}");
    assert_eq!(dates(&["timeline", "--from", "2025", "--to", "2025-12"]), ["2025-03-03"]);
    // A session is there as long as it lasts, and a month as long as one of its days may count.
    assert_eq!(
        dates(&["timeline", "--kind", "session", "--from", "2022-05-20", "--to", "2022-12-01"]),
        ["2022-05-09", "2022-12"]
    );
    assert_eq!(dates(&["timeline", "--state", "scheduled"]), ["2027"]);
    assert_eq!(dates(&["timeline", "--state", "postponed"]), ["2022-12"]);
    assert_eq!(
        dates(&["timeline", "--kind", "vote", "--actor", "أرفانيا"]),
        ["2020-11-30", "2024-08-08"]
    );
    // What a group does, its members do.
    let ran = shipped(&["timeline", "--actor", "Corvenia", "--kind", "proposal"]).status(0);
    assert!(ran.stdout.contains("security:"), "{}", ran.stdout);
    // A draft that an event of the same day brought stands there once, unless drafts are asked for.
    assert_eq!(shipped(&["timeline"]).stdout.matches("draft: ").count(), 0);
    assert_eq!(dates(&["timeline", "--kind", "draft"]).len(), 5);
}

#[test]
fn proposals_are_filtered() {
    let n = |args: &[&str]| dates(&[&["proposals"], args].concat()).len();
    assert_eq!(n(&["--draft", "consolidated"]), 9);
    assert_eq!(n(&["--clause", "42"]), 4);
    assert_eq!(n(&["--clause", "42(3)"]), 1);
    assert_eq!(n(&["--clause", "art_42__para_3"]), 1);
    assert_eq!(n(&["--outcome", "adopted-in-part"]), 1);
    assert_eq!(n(&["--actor", "jorvia"]), 2);
}

#[test]
fn a_wide_matrix_is_cut_into_tables() {
    let ran = shipped(&["positions", "--width", "40"]).status(0);
    assert_eq!(ran.stdout.matches("\nActor ").count(), 2, "{}", ran.stdout);
    assert!(
        ran.stdout
            .lines()
            .take_while(|line| !line.contains("[from"))
            .all(|line| line.chars().count() <= 40)
    );
    // Each table shows only those who stand in it.
    shipped(&["positions", "--width", "200"])
        .status(0)
        .stdout_has("against > conditional")
        .stdout_has("for*");
}

#[test]
fn names_are_shortened_rather_than_a_matrix_cut() {
    let ran = shipped(&["positions", "--series", "un-cybercrime"]).status(0);
    fits(&ran);
    assert_eq!(ran.stdout.matches("\nActor ").count(), 1, "{}", ran.stdout);
    ran.stdout_has("\nElectronic Frontier Fo… ");
}

#[test]
fn a_change_of_position_is_shown() {
    shipped(&["positions", "--actor", "Belmora", "--topic", "safeguards"])
        .status(0)
        .stdout_has("against > conditional")
        .stdout_has("Belmora was against on 2023-01-19");
    shipped(&["positions", "--actor", "Ilmaria"])
        .status(0)
        .stdout_has("for*")
        .stdout_has("the position of its group");
}

#[test]
fn what_is_from_memory_is_marked() {
    shipped(&["votes"]).stdout_has("[from memory]").stdout_has("Do not quote it.");
    let checked = shipped(&["votes", "--to", "2020"]).status(0);
    assert!(!checked.stdout.contains("memory"), "{}", checked.stdout);
    checked.stdout_has("Correction: The diary has 72 to 52");
}

#[test]
fn unknown_names_are_explained_and_nothing_is_said_to_be_nothing() {
    shipped(&["timeline", "--actor", "Arvenia"]).status(2).stderr_has("did you mean `Arvania`?");
    shipped(&["positions", "--topic", "safegards"])
        .status(2)
        .stderr_has("did you mean `safeguards`?");
    shipped(&["proposals", "--draft", "v9"]).status(2).stderr_has("it has: v1, v2, v3, v4, v5");
    shipped(&["timeline", "--from", "soon"]).status(2).stderr_has("2022-05-30");
    shipped(&["timeline", "--kind", "sesion"]).status(2).stderr_has("session");
    for command in ["timeline", "votes", "documents", "proposals"] {
        let ran = shipped(&[command, "--from", "2090"]).status(3).stderr_has("leave out a filter");
        assert_eq!(ran.stdout, "");
    }
    CliTest::new().run(&["timeline"]).status(2).stderr_has("--series");
    CliTest::new().run(&["record", "check"]).status(2).stderr_has("--series");
}

#[test]
fn a_record_cannot_send_commands_to_the_terminal() {
    let series = "title = \"T\\u001b[2J\"\n[[actor]]\nid = \"a\"\nname = \"A\\u202e\\u001b[31m\"\nkind = \"state\"\n\
        [[event]]\nkind = \"letter\"\ndate = 2020-01-01\ntitle = \"=cmd()|x\"\nby = \"a\"\nnote = \"b\\u0007\"\n";
    let test = CliTest::new().write("drafts/t/series.toml", series);
    for command in ["timeline", "actors"] {
        for format in ["text", "markdown", "csv"] {
            let ran = test.run(&[command, "--format", format]).status(0);
            let is_bad = |c: char| matches!(c, '\u{1b}' | '\u{7}' | '\u{202e}');
            assert!(!ran.stdout.contains(is_bad), "{}", ran.stdout);
        }
    }
    test.run(&["timeline", "--format", "csv"]).stdout_has("'=cmd()");
    test.run(&["timeline", "--format", "markdown"]).stdout_has("=cmd()\\|x");
}
