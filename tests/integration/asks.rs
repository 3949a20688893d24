//! What became of asks, draft by draft.

use serde_json::Value;

use crate::support::{CliTest, shipped};

const HEAD: &str = "title = \"T\"\ndefault-language = \"en\"\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"state\"\n\
    [[draft]]\nid = \"v1\"\ntexts = { en = \"v1.txt\" }\n";

fn article(text: &str) -> String {
    format!(
        "Article 1 Purpose\n\nThis Convention serves the safety of bridges over rivers.\n\n\
        Article 2 Safeguards\n\n{text}\n"
    )
}

fn with(asks: &str) -> CliTest {
    CliTest::new()
        .write("drafts/t/series.toml", format!("{HEAD}{asks}"))
        .write("drafts/t/v1.txt", article("A State Party may hear those who live beside a bridge."))
}

#[test]
fn the_shipped_asks_in_both_languages() {
    for (language, args) in [("en", vec!["asks"]), ("ar", vec!["asks", "--ui-lang", "ar"])] {
        let ran = shipped(&args).status(0).no_stderr();
        let is_too_long = |line: &&str| language == "en" && line.chars().count() > 80;
        assert_eq!(ran.stdout.lines().find(is_too_long), None);
        insta::assert_snapshot!(format!("asks_{language}"), ran.stdout);
    }
}

#[test]
fn the_shipped_asks_are_met_in_part_and_made_worse() {
    let count = |verdict: &str| {
        let ran = shipped(&["asks", "v5", "--verdict", verdict, "--format", "json"]).status(0);
        let page: Value = serde_json::from_str(&ran.stdout).unwrap();
        page["asks"].as_array().unwrap().len()
    };
    let counts = ["met", "partly-met", "not-met", "made-worse"].map(count);
    assert_eq!(counts, [4, 1, 4, 2]);
    shipped(&["asks", "--verdict", "not-judged"]).status(3).stderr_has("nothing");
}

#[test]
fn words_are_looked_up_in_the_language_that_was_asked_for() {
    let ran = shipped(&["asks", "v5", "--lang", "ar"]).status(0).no_stderr();
    // The clause is followed in English, and read in Arabic.
    for expected in
        ["says “\u{2068}محددة\u{2069}”", "missing: “\u{2068}يُخطر\u{2069}”", "now says “\u{2068}قدر"]
    {
        assert!(ran.stdout.contains(expected), "{expected}\n{}", ran.stdout);
    }
    let ran = shipped(&["asks", "--lang", "ar", "--draft", "v2", "--format", "json"]).status(0);
    let page: Value = serde_json::from_str(&ran.stdout).unwrap();
    let drafts = page["asks"][0]["drafts"].as_array().unwrap();
    let languages: Vec<&str> = drafts.iter().map(|d| d["language"].as_str().unwrap()).collect();
    assert_eq!(languages, ["ar", "en", "en", "ar"]);
}

#[test]
fn asks_are_chosen() {
    let ids = |args: &[&str]| -> Vec<String> {
        let ran = shipped(&[&["asks", "--format", "json"], args].concat());
        let page: Value = serde_json::from_str(&ran.stdout).unwrap();
        let asks = page["asks"].as_array().unwrap();
        asks.iter().map(|ask| ask["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--actor", "LDJ"]), ["keep-42", "onc-3", "onc-5", "onc-10"]);
    assert_eq!(ids(&["--draft", "consolidated"]), ["keep-42"]);
    assert_eq!(ids(&["--clause", "24"]), ["onc-3", "onc-4"]);
    assert_eq!(ids(&["--topic", "remedy"]), ["onc-3"]);
    let page = shipped(&["asks", "v3", "--draft", "v2"]).status(0);
    assert!(page.stdout.contains("v2    v3") && !page.stdout.contains("v5"), "{}", page.stdout);
    for (args, said) in [
        (vec!["asks", "v9"], "v9"),
        (vec!["asks", "--actor", "Open Network Coalition"], "did you mean"),
        (vec!["asks", "--topic", "remdy"], "did you mean `remedy`"),
        (vec!["asks", "--draft", "v9"], "v9"),
    ] {
        shipped(&args).status(2).stderr_has(said);
    }
}

#[test]
fn every_format_holds_the_same() {
    let ran = shipped(&["asks", "v5", "--actor", "LDJ", "--format", "markdown"]).status(0);
    insta::assert_snapshot!("asks_markdown", ran.stdout);
    let csv = shipped(&["asks", "--format", "csv"]).status(0).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // One ask in four drafts, ten in two.
    assert_eq!(rows.len(), 24);
    let verdicts = |id: &str| -> Vec<&str> {
        rows.iter().filter(|row| &row[0] == id).map(|row| &row[9]).collect()
    };
    assert_eq!(verdicts("onc-3"), ["not met", "partly met"]);
    let ran = shipped(&["asks", "--clause", "24(3)", "--format", "json"]).status(0);
    let page: Value = serde_json::from_str(&ran.stdout).unwrap();
    insta::assert_snapshot!("asks_json", serde_json::to_string_pretty(&page["asks"]).unwrap());
}

#[test]
fn a_text_outside_the_series_is_judged_as_its_newest() {
    let ask = "[[ask]]\nby = \"a\"\ndraft = \"v1\"\nclause = \"art_2\"\nwants = \"A duty.\"\n\
        [ask.expect]\nmodal = \"shall\"\n";
    let test = with(ask)
        .write("leaked.txt", article("A State Party shall hear those who live beside a bridge."));
    test.run(&["asks", "leaked.txt"])
        .status(0)
        .stdout_has("v1 (asked about): not met. Article 2: says only “may”")
        .stdout_has("leaked: met. Article 2: says “shall”");
}

#[test]
fn a_record_without_texts_lists_its_asks() {
    let ran = shipped(&["asks", "--series", "drafts/un-cybercrime"]).status(0);
    assert!(!ran.stdout.contains(": met"), "{}", ran.stdout);
    for expected in [
        "the text is not here",
        "the record does not say what would decide",
        "not met. Article 4: the clause stands",
    ] {
        assert!(ran.stdout.contains(expected), "{expected}\n{}", ran.stdout);
    }
    let test = CliTest::new().write(
        "drafts/t/series.toml",
        HEAD.replace("texts = { en = \"v1.txt\" }\n", "")
            + "[[ask]]\nby = \"a\"\ndraft = \"v1\"\nclause = \"art_2\"\nwants = \"Less.\"\n\
               [ask.expect]\ndelete = true\n",
    );
    test.run(&["asks"])
        .status(0)
        .stdout_has("not judged: the draft that it asks about has no text");
}

#[test]
fn an_ask_about_a_clause_that_is_not_there_is_an_error() {
    let ask = |clause: &str| {
        format!("[[ask]]\nby = \"a\"\ndraft = \"v1\"\nclause = \"{clause}\"\nwants = \"x\"\n")
    };
    let test = with(&(ask("art_12") + &ask("art_3") + &ask("art_2")));
    test.run(&["asks"])
        .status(2)
        .stderr_has("series.toml:13:10: v1 has no clause `art_12`; did you mean `art_1`?")
        .stderr_has("series.toml:18:10: v1 has no clause `art_3`");
    CliTest::new().run(&["asks"]).status(2).stderr_has("series");
    with("").run(&["asks"]).status(3);
}

#[test]
fn the_log_of_a_clause_tells_of_its_asks() {
    shipped(&["log", "24(3)"])
        .status(0)
        .stdout_has("ask onc-3 by Open Networks Coalition")
        .stdout_has("ask onc-3: partly met, 1 of 2.");
    let ran = shipped(&["log", "24(3)", "--format", "json"]).status(0);
    let page: Value = serde_json::from_str(&ran.stdout).unwrap();
    let last = page["entries"].as_array().unwrap().last().unwrap();
    assert_eq!(last["asks"][0]["ask"], "onc-3");
    assert_eq!(last["asks"][0]["verdict"], "partly-met");
    // What is asked of another paragraph is no part of it.
    let ran = shipped(&["log", "24(2)"]).status(0);
    assert!(!ran.stdout.contains("ask onc"), "{}", ran.stdout);
}
