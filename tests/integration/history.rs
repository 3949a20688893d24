//! What `travaux concordance` and `travaux log` print.

use serde_json::Value;

use crate::support::{CliTest, shipped};

const FORESTS: &str = "Each coastal village shall plant twelve oak trees beside the northern river before the first \
    snow of every winter and report the number to the forester.";
const BRIDGES: &str = "No wooden bridge may carry more than four loaded wagons at once unless the master carpenter has \
    inspected its beams during the preceding spring.";
const MARKETS: &str = "Merchants pay the weekly market fee in silver coins to the toll keeper, who writes every payment \
    into a ledger kept in the town hall.";

fn articles(list: &[(&str, &str)]) -> String {
    let article = |(n, (heading, text)): (usize, &(&str, &str))| {
        format!("Article {}\n{heading}\n\n{text}\n\n", n + 1)
    };
    list.iter().enumerate().map(article).collect()
}

/// A village statute that loses its bridges and gets them back.
fn village() -> CliTest {
    let forests = ("Trees", FORESTS);
    let bridges = ("Bridges", BRIDGES);
    let markets = ("Markets", MARKETS);
    CliTest::new()
        .write("a.txt", articles(&[forests, bridges, markets]))
        .write("b.txt", articles(&[forests, markets]))
        .write("c.txt", articles(&[forests, markets, bridges]))
}

#[test]
fn the_series_is_shown_side_by_side() {
    let ran = shipped(&["concordance"]).status(0).no_stderr();
    let has = |line: &str| assert!(ran.stdout.contains(line), "{line}");
    has("\n-   42      24  24  24  Conditions and safeguards\n");
    has("\n-   5       5   5   6   Respect for human rights\n");
    has("\n-   -       17  17  4   Offences established in other treaties (moved in v5)\n");
    has("Chapter II, Cluster 8 of v2 disappeared in v3: all its 5 articles were dropped.");
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 80));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn formats_tell_the_same() {
    insta::assert_snapshot!(
        shipped(&["concordance", "--only-changed", "--format", "markdown"]).stdout
    );
    let csv = shipped(&["concordance", "--format", "csv"]).status(0).stdout;
    assert!(csv.contains("\n-,42,24,24,24,Conditions and safeguards,\"new in v2, "), "{csv}");
    let json = shipped(&["concordance", "--format", "json"]).status(0).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(csv.lines().count(), rows.len() + 1);
    let row = rows.iter().find(|row| row["cells"][4]["clauses"][0]["id"] == "art_24").unwrap();
    assert_eq!(row["cells"][1]["clauses"][0]["id"], "art_42");
    assert_eq!(row["cells"][2]["happenings"][0], "renumbered");
    assert_eq!(row["cells"][2]["came_from"][0]["clause"], "art_42");
}

#[test]
fn chapters_and_clusters_are_followed() {
    let ran = shipped(&["concordance", "--chapters"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    let json = shipped(&["concordance", "--chapters", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let groups = json["groups"].as_array().unwrap();
    let gone: Vec<&Value> =
        groups.iter().filter(|g| g["draft"] == "v2" && g["disappeared"] == true).collect();
    assert_eq!(gone.len(), 5);
    assert!(gone.iter().any(|group| group["number"] == "8" && group["still_there"] == 0));
}

#[test]
fn an_old_number_is_read_against_later_drafts() {
    let ran =
        shipped(&["concordance", "--from", "v2", "42", "42(3)", "sexual extortion"]).status(0);
    let expected = "42 of v2, Conditions and safeguards\n24 in v3\n24 in v4\n24 in v5\n\n\
        42(3) of v2, Conditions and safeguards\n24(3) in v3\n24(3) in v4\n24(3) in v5\n\n\
        24 of v2, Sexual extortion\nnot in v3\nnot in v4\nnot in v5\n";
    assert_eq!(ran.stdout, expected);
    let ran = shipped(&["concordance", "--from", "v2", "42", "--to", "v4"]).status(0);
    assert_eq!(ran.stdout, "42 of v2, Conditions and safeguards\n24 in v4\n");
    let back = shipped(&["concordance", "--from", "v5", "24", "--to", "consolidated"]).status(0);
    assert_eq!(back.stdout, "24 of v5, Conditions and safeguards\n42 in v2\n");
}

#[test]
fn what_came_back_is_said_to_be_back() {
    let test = village();
    let files = ["a.txt", "b.txt", "c.txt"];
    let table = test.run(&["concordance", files[0], files[1], files[2]]).status(0).no_stderr();
    assert!(table.stdout.contains("2  -  3  Bridges (back in c, last in a)\n"), "{}", table.stdout);
    let from = test.run(&["concordance", "--from", "a.txt", "2", "--to", "b.txt", "--to", "c.txt"]);
    assert!(
        from.stdout.ends_with("not in b\n3 in c (back after a gap: last in a)\n"),
        "{}",
        from.stdout
    );
    let log = test.run(&["log", "bridges", files[0], files[1], files[2]]).status(0);
    log.stdout_has("dropped: it is not in this draft").stdout_has("back after a gap: last in a");
}

#[test]
fn the_life_of_a_clause_is_told_draft_by_draft() {
    let ran = shipped(&["log", "v2:42"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    for name in ["24", "art_24", "Conditions and Safeguards", "v3:24", "Article 24"] {
        let other = shipped(&["log", name]).status(0).stdout;
        let body = |text: &str| text[text.find("\nv1 ").unwrap()..].to_owned();
        assert_eq!(body(&other), body(&ran.stdout), "{name}");
    }
    let other = shipped(&["log", "42", "--from", "v2"]).status(0);
    assert_eq!(other.stdout, ran.stdout);
}

#[test]
fn a_number_that_means_another_clause_is_told() {
    let ran = shipped(&["log", "24"]).status(0);
    ran.stdout_has("`24` of v2 is another clause (Sexual extortion): `travaux log v2:24`");
    let ran = shipped(&["log", "29 bis"]).status(0);
    ran.stdout_has("there is no `29 bis` in v5; this is the one of v2");
    let ran = shipped(&["log", "chapter ii", "v4", "v5"]).status(0);
    ran.stdout_has("Chapter II of v5, Criminalization");
}

#[test]
fn a_patch_shows_the_words() {
    let ran = shipped(&["log", "24(3)", "v3", "v4", "v5", "--patch"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    let json = shipped(&["log", "24(3)", "v3", "v4", "--patch", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let entry = &json["entries"][1];
    assert_eq!(entry["brackets"]["open"], 1);
    assert_eq!(entry["brackets"]["all_open"], true);
    assert_eq!(entry["changes"][0]["new"][0], "art_24__para_3");
    let plain = shipped(&["log", "24(3)", "v3", "v4", "--format", "markdown", "--patch"]).stdout;
    assert!(plain.contains("\n### v4 "), "{plain}");
    assert!(plain.contains("\n#### "), "{plain}");
}

#[test]
fn arabic_readers_are_told_in_arabic() {
    let table = shipped(&["concordance", "--lang", "ar", "--ui-lang", "ar"]).status(0);
    let log = shipped(&["log", "24", "--lang", "ar", "--ui-lang", "ar"]).status(0);
    insta::assert_snapshot!(table.stdout);
    insta::assert_snapshot!(log.stdout);
    let by_heading = shipped(&["log", "الشروط والضمانات", "--lang", "ar"]);
    assert_eq!(by_heading.status, 0, "{}", by_heading.stderr);
}

#[test]
fn what_cannot_be_answered_is_said() {
    shipped(&["concordance", "--from", "v2"]).status(2).stderr_has("which clause of v2?");
    shipped(&["concordance", "--from", "v5", "3"]).status(2).stderr_has("v5 is the newest draft");
    shipped(&["concordance", "--from", "v9", "3"]).status(2).stderr_has("v9");
    shipped(&["log", "999"]).status(2).stderr_has("v5 has no clause `999`");
    shipped(&["log", "42", "--from", "v9"]).status(2).stderr_has("they are: v1, v2, v3, v4, v5");
    shipped(&["log", "mutual assistance"]).status(2).stderr_has("v5:art_42");
    CliTest::new().run(&["concordance"]).status(2).stderr_has("there is no series here");
    CliTest::new().write("a.txt", "").run(&["concordance", "a.txt"]).status(3);
}

/// Two drafts without a text, and one with.
fn outlines() -> CliTest {
    let series = "title = 'Statute'\ndefault-language = 'en'\n\
        [[draft]]\nid = 'one'\ndate = 2001-01-01\n[[draft]]\nid = 'two'\ndate = 2002-01-01\n\
        [[draft]]\nid = 'three'\ndate = 2003-01-01\ntexts = { en = 'three.txt' }\n\
        [[concordance]]\nold-draft = 'one'\nold-clause = 'art_6..art_8'\nnew-draft = 'two'\n\
        new-clause = 'art_7..art_9'\nmatch = true\n\
        [[concordance]]\nold-draft = 'one'\nold-clause = 'art_42'\nnew-draft = 'two'\nnew-clause = 'art_24'\n\
        match = true\nsubject = { en = 'Bridges', ar = 'الجسور' }\n\
        [[concordance]]\nold-draft = 'two'\nold-clause = 'art_24'\nnew-draft = 'three'\nnew-clause = 'art_2'\n\
        match = true\n\
        [[concordance]]\nold-draft = 'one'\nold-clause = 'art_9'\nnew-draft = 'two'\nmatch = true\n\
        subject = 'Bells'\n\
        [[cluster]]\ndraft = 'one'\nchapter = 'II'\nnumber = '1'\narticles = '6-8'\n\
        [[cluster]]\ndraft = 'one'\nchapter = 'II'\nnumber = '8'\narticles = '9'\n";
    let text = articles(&[("Trees", FORESTS), ("Bridges over water", BRIDGES)]);
    CliTest::new().write("series.toml", series).write("three.txt", text)
}

#[test]
fn drafts_without_a_text_are_read_from_the_record() {
    let test = outlines();
    let ran = test.run(&["concordance", "--series", "."]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    // A submission that cites a paragraph is read against the article, and told so.
    let from = test.run(&["concordance", "--series", ".", "--from", "one", "42(3)"]).status(0);
    assert!(from.stdout.contains("\n24 in two\n2 in three"), "{}", from.stdout);
    from.stderr_has("`42(3)` is not recorded in one");
    let from = test.run(&["concordance", "--series", ".", "--from", "one", "bridges"]).status(0);
    assert_eq!(from.stdout, "42 of one, Bridges\n24 in two\n2 in three (\"Bridges over water\")\n");
    let log = test.run(&["log", "--series", ".", "one:9"]).status(0);
    log.stdout_has("dropped: it is not in this draft");
    let groups = test.run(&["concordance", "--series", ".", "--chapters"]).status(0);
    assert!(
        groups.stdout.contains("Chapter II, Cluster 1 (3 articles): 3 still there."),
        "{}",
        groups.stdout
    );
    groups.stdout_has(
        "Chapter II, Cluster 8 of one disappeared in two: its only article was dropped.",
    );
    let arabic = test.run(&["log", "--series", ".", "one:42", "--ui-lang", "ar"]).status(0);
    arabic.stdout_has("الجسور");
}

/// A text in two parts that became one draft.
fn parts(texts: &str) -> CliTest {
    let series = format!(
        "title = 'Statute'\ndefault-language = 'en'\n\
        [[draft]]\nid = 'one'\ndate = 2001-01-01\n{}\
        [[draft]]\nid = 'other'\ndate = 2001-02-01\nbeside = ['one']\n{}\
        [[draft]]\nid = 'whole'\ndate = 2002-01-01\nsupersedes = ['one', 'other']\n{}",
        texts.replace('*', "one"),
        texts.replace('*', "other"),
        texts.replace('*', "whole"),
    );
    let (forests, bridges, markets) =
        (("Trees", FORESTS), ("Bridges", BRIDGES), ("Markets", MARKETS));
    CliTest::new()
        .write("series.toml", series)
        .write("one.txt", articles(&[forests, bridges]))
        .write("other.txt", articles(&[markets]))
        .write("whole.txt", articles(&[forests, bridges, markets]))
}

#[test]
fn the_parts_of_one_text_are_not_compared_with_each_other() {
    let test = parts("texts = { en = '*.txt' }\n");
    let ran = test.run(&["concordance", "--series", "."]).status(0).no_stderr();
    for line in
        ["1    /      1      Trees", "2    /      2      Bridges", "/    1      3      Markets"]
    {
        assert!(ran.stdout.contains(&format!("\n{line}\n")), "{}", ran.stdout);
    }
    ran.stdout_has("/  in another part of the same text");
    let log = test.run(&["log", "--series", ".", "2"]).status(0);
    assert!(!log.stdout.contains("dropped") && !log.stdout.contains("gap"), "{}", log.stdout);
    assert!(!log.stdout.contains("\nother"), "{}", log.stdout);
    let log = test.run(&["log", "--series", ".", "3", "--format", "json"]).status(0);
    let log: Value = serde_json::from_str(&log.stdout).unwrap();
    assert_eq!(log["entries"][0]["presence"], "beside");
    assert_eq!(log["entries"][2]["came_from"][0]["draft"], "other");
    // Without `beside` the second part would be taken for a later draft without the first.
    let series = std::fs::read_to_string(test.path().join("series.toml")).unwrap();
    let test = test.write("series.toml", series.replace("beside = ['one']\n", ""));
    let ran = test.run(&["concordance", "--series", "."]).status(0);
    ran.stdout_has("\n1    -      1      Trees (back in whole, last in one)\n");
}

#[test]
fn what_is_known_from_memory_is_marked_and_ranges_are_one_row() {
    let concordance = "[[concordance]]\nold-draft = 'one'\nold-clause = 'art_5..art_7'\nnew-draft = 'whole'\n\
        subject = 'Bells'\nevidence = 'memory'\n\
        [[concordance]]\nold-draft = 'one'\nold-clause = 'art_1..art_4'\nnew-draft = 'whole'\n\
        new-clause = 'art_1..art_4'\nsubject = 'Trees'\nevidence = 'checked'\n\
        [[concordance]]\nold-draft = 'one'\nold-clause = 'art_8'\nnew-draft = 'whole'\n\
        new-clause = 'art_5'\nsubject = 'Wells'\nevidence = 'memory'\n\
        [[cluster]]\ndraft = 'one'\nchapter = 'I'\nnumber = '1'\narticles = '1-4'\n\
        [[cluster]]\ndraft = 'one'\nchapter = 'I'\nnumber = '2'\narticles = '8'\n";
    let test = parts("");
    let series = std::fs::read_to_string(test.path().join("series.toml")).unwrap();
    let test = test.write("series.toml", format!("{series}{concordance}"));
    let ran = test.run(&["concordance", "--series", "."]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    let json = test.run(&["concordance", "--series", ".", "--format", "json"]).status(0).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 8, "programs get every article");
    assert_eq!(rows[0]["cells"][1]["evidence"], "checked");
    assert_eq!(rows[4]["cells"][1]["evidence"], "memory");
    let csv = test.run(&["concordance", "--series", ".", "--format", "csv"]).status(0).stdout;
    assert!(csv.contains("\n8,5,Wells,renumbered in whole,\"one, whole\""), "{csv}");
    let log = test.run(&["log", "--series", ".", "one:8"]).status(0);
    assert!(log.stdout.contains("Article 5 \"Wells\" [from memory]"), "{}", log.stdout);
    log.stdout_has("From memory: nobody has checked this in a text.");
    let log = test.run(&["log", "--series", ".", "one:2"]).status(0);
    assert!(!log.stdout.contains("memory"), "{}", log.stdout);
    let answer = test.run(&["concordance", "--series", ".", "--from", "one", "8", "2"]).status(0);
    answer.stdout_has("5 in whole [from memory]").stdout_has("2 in whole\n");
    // Article 5 to 7 stand between articles of the chapter, and so in it.
    let groups = test.run(&["concordance", "--series", ".", "--chapters"]).status(0);
    groups.stdout_has("Chapter I (8 articles): 5 still there; 3 dropped (5, 6, 7). [from memory]");
    let arabic = test.run(&["concordance", "--series", ".", "--ui-lang", "ar"]).status(0);
    arabic.stdout_has("من الذاكرة");
}

#[test]
fn drafts_are_left_out_for_their_own_reason() {
    let test = parts("texts = { en = '*.txt' }\n");
    let series = std::fs::read_to_string(test.path().join("series.toml")).unwrap();
    let test = test.write("series.toml", series.replace("texts = { en = 'other.txt' }\n", ""));
    for command in ["concordance", "scorecard"] {
        let ran = test.run(&[command, "--series", "."]).status(0);
        ran.stdout_has("No text here at all, so left out: other");
    }
    let ran = test.run(&["scorecard", "--series", ".", "--lang", "fr"]).status(2);
    ran.stderr_has("has a text in language `fr`");
    let ran = parts("").run(&["scorecard", "--series", ".", "--ui-lang", "ar"]).status(2);
    ran.stderr_has("لا نص هنا");
}

#[test]
fn clauses_that_no_text_has_are_told_of() {
    let test = parts("texts = { en = '*.txt' }\n");
    let series = std::fs::read_to_string(test.path().join("series.toml")).unwrap();
    let more = "[[concordance]]\nold-draft = 'one'\nold-clause = 'art_2..art_5'\nnew-draft = 'whole'\n\
        [[event]]\nkind = 'statement'\ndate = 2001-01-01\ntitle = 'S'\ndraft = 'whole'\nclause = 'art_31'\n";
    let test = test.write("series.toml", format!("{series}{more}"));
    let commands: [&[&str]; 4] =
        [&["concordance"], &["log", "1"], &["timeline"], &["documents", "--format", "csv"]];
    for command in commands {
        let ran = test.run(&[command, &["--series", "."]].concat()).status(0);
        assert_eq!(ran.stderr.lines().count(), 2, "{}", ran.stderr);
        ran.stderr_has("series.toml:17:1: one does not have the clauses art_3..art_5;")
            .stderr_has("series.toml:26:10: whole has no clause `art_31`; did you mean `art_1`?");
    }
}

#[test]
fn a_clause_that_a_person_said_was_dropped_pairs_with_none() {
    let test = village();
    let series = "title = 'T'\n[[draft]]\nid = 'a'\ntexts = { en = 'a.txt' }\n[[draft]]\nid = 'c'\n\
        texts = { en = 'c.txt' }\n";
    let dropped =
        "[[concordance]]\nold-draft = 'a'\nold-clause = 'art_2..art_4'\nnew-draft = 'c'\n";
    let relation = |test: &CliTest| {
        let ran = test.run(&["diff", "a", "c", "--series", ".", "--format", "json"]).status(1);
        let diff: Value = serde_json::from_str(&ran.stdout).unwrap();
        let changes = diff["changes"].as_array().unwrap().clone();
        let of = |id| changes.iter().find(|c| c["old"][0] == id).unwrap()["relation"].clone();
        of("art_2")
    };
    let test = test.write("series.toml", series);
    assert_ne!(relation(&test), "deleted");
    let test = test.write("series.toml", format!("{series}{dropped}"));
    assert_eq!(relation(&test), "deleted");
    // A clause that there is not is told of, and keeps the others from nothing.
    let ran = test.run(&["diff", "a", "c", "--series", "."]).status(1);
    ran.stderr_has("series.toml:8:1: a has no clause `art_4`;");
}
