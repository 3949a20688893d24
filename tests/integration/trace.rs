//! Proposals in the texts: `trace`, `proposals apply`, and who proposed what changed in `diff` and `log`.

use serde_json::Value;

use crate::support::{CliTest, Ran, shipped};

const SERIES: &str = "title = \"T\"\ndefault-language = \"en\"\n\
    [[actor]]\nid = \"a\"\nname = \"Arvania\"\nkind = \"state\"\n\
    [[draft]]\nid = \"v1\"\ndate = 2022-01-01\ntexts = { en = \"v1.txt\" }\n\
    [[draft]]\nid = \"v2\"\ndate = 2023-01-01\ntexts = { en = \"v2.txt\" }\n\
    [[proposal]]\nid = \"access\"\nby = \"a\"\ndate = 2022-06-01\ndraft = \"v1\"\nclause = \"art_1\"\n\
    action = \"replace\"\nwords = \"full access\"\nnew-words = \"access\"\noutcome = \"rejected\"\n\
    [[proposal]]\nid = \"end\"\nby = \"a\"\ndraft = \"v2\"\nclause = \"art_2\"\naction = \"delete\"\n\
    [[proposal]]\nid = \"idea\"\nby = \"a\"\naction = \"add\"\ntext = \"A new article.\"\n";
const V1: &str =
    "Article 1\n\nEach State shall give full access to the record.\n\nArticle 2\n\nThis ends.\n";

/// A series of two drafts; the second one has what was proposed on the first.
fn two() -> CliTest {
    CliTest::new()
        .write("drafts/t/series.toml", SERIES)
        .write("drafts/t/v1.txt", V1)
        .write("drafts/t/v2.txt", V1.replace("full access", "access"))
}

#[track_caller]
fn fits(ran: &Ran) {
    for line in ran.stdout.lines() {
        let isolates = line.chars().filter(|c| matches!(c, '\u{2066}'..='\u{2069}')).count();
        assert!(line.chars().count() - isolates <= 80, "{line}");
    }
}

#[test]
fn what_became_of_proposals_is_told_draft_by_draft() {
    let english = shipped(&["trace", "--series", "model-convention"]).status(0).no_stderr();
    fits(&english);
    insta::assert_snapshot!(english.stdout);
    let args = ["trace", "--series", "model-convention", "--lang", "ar", "--ui-lang", "ar"];
    let arabic = shipped(&args).status(0).no_stderr();
    fits(&arabic);
    insta::assert_snapshot!(arabic.stdout);
    // Without a text what people recorded of numbers is all there is to go by.
    let real =
        shipped(&["trace", "--series", "un-cybercrime", "delete-article-42", "jordan-religion"]);
    real.status(0)
        .no_stderr()
        .stdout_has("zero, rev1, rev2, rev3, l15, final: Article 24: still there")
        .stdout_has("cannot be traced: no text that could hold it is here");
}

#[test]
fn traces_are_the_same_in_every_format() {
    let args = |format: &'static str| {
        [
            "trace",
            "--series",
            "model-convention",
            "specific",
            "remedy-and-notice",
            "--format",
            format,
        ]
    };
    insta::assert_snapshot!(shipped(&args("csv")).status(0).stdout);
    insta::assert_snapshot!(shipped(&args("markdown")).status(0).stdout);
    let json: Value = serde_json::from_str(&shipped(&args("json")).status(0).stdout).unwrap();
    assert_eq!(json["schema_version"], "1.0");
    let trace = &json["proposals"][0]["trace"];
    assert_eq!(trace["verdict"], "came-and-went");
    assert_eq!(trace["means"], "words");
    let found: Vec<&Value> =
        trace["drafts"].as_array().unwrap().iter().map(|draft| &draft["found"]).collect();
    assert_eq!(found, ["no", "whole", "no"]);
    let part = &json["proposals"][1]["trace"]["drafts"][1];
    assert_eq!(part["clauses"], serde_json::json!(["art_24__para_3"]));
    assert!(part["share"].as_f64().is_some_and(|share| (0.3..0.4).contains(&share)), "{part}");
}

#[test]
fn a_record_that_the_texts_do_not_bear_out_is_marked() {
    let ran = two().run(&["trace"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    two()
        .run(&["trace", "--disagreeing", "--format", "csv"])
        .status(0)
        .stdout_has("access,2022-06-01,Arvania,v1,art_1,rejected,in the text since v2,yes,v1");
    two().run(&["trace", "nothing"]).status(2).stderr_has("there is no proposal `nothing`");
    two().run(&["trace", "acces"]).status(2).stderr_has("did you mean `access`?");
    shipped(&["trace", "--series", "model-convention", "--disagreeing"]).status(3);
}

#[test]
fn a_comparison_names_who_proposed_what_changed() {
    let formats = ["text", "markdown", "side-by-side"];
    for format in formats {
        shipped(&["diff", "v3", "v4", "--format", format])
            .status(1)
            .stdout_has("para 1: proposed by Gorland, Jorvia (2023-08-24) [specific]")
            .stdout_has("para 3: proposed by Belmora (2023-08-25) [may-refuse]");
    }
    let json: Value =
        serde_json::from_str(&shipped(&["diff", "v3", "v4", "--format", "json"]).stdout).unwrap();
    let changes = json["changes"].as_array().unwrap();
    let traced: Vec<(&Value, &Value)> = changes
        .iter()
        .filter_map(|change| Some((&change["new"][0], change.get("proposals")?)))
        .collect();
    assert_eq!(traced.len(), 2);
    assert_eq!(traced[0], (&"art_23__para_1".into(), &serde_json::json!(["specific"])));
    // What was proposed later than the newer draft, or in the other direction, is not named.
    for pair in [["v4", "v3"], ["v5", "v2"]] {
        let back = shipped(&["diff", pair[0], pair[1]]).status(1).stdout;
        assert!(!back.contains("[specific]") && !back.contains("[judicial]"), "{back}");
    }
    two().run(&["diff", "v1", "v2"]).status(1).stdout_has("[access], later rejected");
    let arabic = shipped(&["diff", "v3", "v4", "--ui-lang", "ar"]);
    arabic.status(1).stdout_has("مقترح من \u{2068}غورلاند\u{2069}");
    // Texts of no series are compared as ever.
    let test = two();
    let plain = test.run(&["diff", "drafts/t/v1.txt", "drafts/t/v2.txt"]).status(1).stdout;
    assert!(!plain.contains("proposed"), "{plain}");
}

#[test]
fn the_log_of_a_clause_holds_what_was_proposed_and_voted() {
    shipped(&["log", "v2:42"])
        .status(0)
        .stdout_has("2023-01-19 proposal: delete-42: delete article 42 of v2 (rejected); by")
        .stdout_has("before the next draft: Second session (2023-01-16)");
    let ran = shipped(&["log", "6(2)"]).status(0);
    let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("on human rights: rejected: 19 for, 88 against, 21 abstaining"),
        "{said}"
    );
    let json: Value =
        serde_json::from_str(&shipped(&["log", "6(2)", "--format", "json"]).stdout).unwrap();
    let last = json["entries"].as_array().unwrap().last().unwrap();
    assert_eq!(last["proposals"][0]["id"], "arvania-savings");
    assert_eq!(last["events"][0]["kind"], "vote");
}

#[test]
fn what_if_an_article_is_deleted() {
    let test = CliTest::new();
    let new = test.path().join("new.txt").display().to_string();
    let args = ["proposals", "apply", "delete-42", "-o", &new, "--series", "model-convention"];
    shipped(&args)
        .status(0)
        .stderr_has("article 42 is taken out; the other clauses keep their numbers");
    let diff = shipped(&["diff", "v2", &new]).status(1).stdout;
    assert!(diff.contains("Article 42 (v2) \"Conditions and safeguards\": deleted"), "{diff}");
    assert!(
        diff.contains("1 deleted") && !diff.contains("edited") && !diff.contains("renumbered"),
        "{diff}"
    );
    shipped(&["lint", &new, "--against", "v2"])
        .status(1)
        .stdout_has("dx-safeguard-deleted")
        .stdout_has("Article 42");
}

#[test]
fn applied_texts_go_where_they_are_asked_for() {
    let test = two();
    let expected = V1.replace("full access", "access");
    let ran = test.run(&["proposals", "apply", "access"]).status(0).no_stderr();
    assert_eq!(ran.stdout, expected);
    test.run(&["proposals", "apply", "access", "-o", "new.txt"])
        .status(0)
        .stderr_has("travaux diff v1 new.txt");
    assert_eq!(std::fs::read_to_string(test.path().join("new.txt")).unwrap(), expected);
    // A file of the series is never written over.
    for path in ["drafts/t/v1.txt", "drafts/../drafts/t/v2.txt", "drafts/t/series.toml"] {
        test.run(&["proposals", "apply", "access", "-o", path])
            .status(2)
            .stderr_has("is a file of the series; name another file with -o");
    }
    assert_eq!(std::fs::read_to_string(test.path().join("drafts/t/v1.txt")).unwrap(), V1);
    let wrong = |ids: &[&str], said: &str| {
        let args = [&["proposals", "apply"], ids].concat();
        let ran = test.run(&args).status(2).stderr_has(said);
        assert_eq!(ran.stdout, "");
    };
    wrong(&["acess"], "did you mean `access`?");
    wrong(&["idea"], "was made on no draft");
    wrong(&["access", "end"], "apply them in two runs");
    wrong(&["access", "access"], "do not stand in article 1 after proposal `access`");
    wrong(&["access", "--lang", "ar"], "has no text in language `ar`");
    test.run(&["proposals", "apply", "access", "--ui-lang", "ar"]).status(0);
}
