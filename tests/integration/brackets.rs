//! What `travaux brackets` prints.

use serde_json::Value;

use crate::support::{CliTest, shipped};

fn json(args: &[&str]) -> Value {
    let ran = shipped(&[args, &["--format", "json"]].concat()).status(0).no_stderr();
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn brackets_are_told_draft_by_draft() {
    let ran = shipped(&["brackets"]).status(0).no_stderr();
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 80));
    ran.stdout.lines().find(|line| line.starts_with("5(1) -> 5  ")).expect("5(1) is told of");
    insta::assert_snapshot!(ran.stdout);
    insta::assert_snapshot!(shipped(&["brackets", "--ui-lang", "ar"]).status(0).stdout);
}

#[test]
fn one_clause_is_followed_through_all_drafts() {
    let ran = shipped(&["brackets", "--clause", "24"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
    let old = shipped(&["brackets", "--clause", "v2:42", "--format", "csv"]).status(0).stdout;
    assert!(old.contains("\r\nv4,24,Conditions and safeguards,1,1,0,0\r\n"), "{old}");
    shipped(&["brackets", "--clause", "999"]).status(2).stderr_has("999");
}

#[test]
fn programs_read_the_same() {
    let all = json(&["brackets"]);
    let states = all["states"].as_array().unwrap();
    let open: Vec<i64> = states.iter().map(|state| state["open"].as_i64().unwrap()).collect();
    assert_eq!(open, [0, 228, 0, 1, 0]);
    assert_eq!((states[2]["closed"].as_i64(), states[2]["opened"].as_i64()), (Some(228), Some(0)));
    for (n, pair) in states.windows(2).enumerate() {
        let turn = pair[1]["opened"].as_i64().unwrap() - pair[1]["closed"].as_i64().unwrap();
        assert_eq!(open[n] + turn, open[n + 1]);
    }
    let sets = all["alternatives"].as_array().unwrap();
    let of = |clause: &str| sets.iter().find(|set| set["clause"] == clause).unwrap();
    let settled = of("art_5__para_1");
    assert_eq!((&settled["fate"], &settled["chosen"][0]), (&"won".into(), &1.into()));
    assert_eq!(settled["new_clause"], "art_5");
    assert_eq!(of("art_26__para_1")["fate"], "gone");
    // Whole paragraphs compete in article 15.
    assert_eq!(of("art_15__para_1")["options"].as_array().unwrap().len(), 3);
    let agreed = all["agreed"].as_array().unwrap();
    let again = agreed.iter().find(|one| one["clause"] == "art_35__para_4").unwrap();
    assert_eq!((&again["unmarked"], &again["marked_anew"]), (&"v3".into(), &"v4".into()));
    assert_eq!(again["reopened"].as_array().unwrap().len(), 0);
}

#[test]
fn what_was_agreed_and_changed_is_shown_first() {
    let one = "Article 1\n\n1. Each village shall plant twelve oak trees beside the river. [agreed ad referendum]\n\n\
               2. It may also plant ash trees.\n";
    let two = one
        .replace("shall plant twelve", "should plant twelve")
        .replace(" [agreed ad referendum]", "");
    let three = "Article 1\n\n1. It may also plant ash trees.\n";
    let test = CliTest::new().write("a.txt", one).write("b.txt", two).write("c.txt", three);
    let ran = test.run(&["brackets", "a.txt", "b.txt", "c.txt"]).status(0).no_stderr();
    ran.stdout_has(
        "Agreed ad referendum and changed afterwards\na 1(1)  Article 1, para 1\n        changed in b: taken out: \
         \"shall\"; added: \"should\"\n        gone in c\n",
    );
    let markdown = test.run(&["brackets", "a.txt", "b.txt", "--format", "markdown"]).status(0);
    markdown.stdout_has("**Agreed ad referendum and changed afterwards**");
    test.run(&["brackets"]).status(2).stderr_has("--series");
}
