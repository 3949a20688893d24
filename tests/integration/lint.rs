//! What `travaux lint` and `travaux rules` print.

use crate::support::CliTest;

const RULES: &str = r#"
[[rule]]
id = "vague-chaos"
code = "XX01"
level = "error"
scope = []
summary = "chaos is no legal term; nobody can know what it forbids and where it ends"
why = "An offence must be foreseeable."
help = "delete the term, or name the conduct and the harm that it must cause to a person"
source = "constructed for this test"
[rule.check.term]
en = { fire = ['chaos'] }
ar = { fire = ['الفوضى'] }
[[rule.example]]
lang = "en"
bad = "Each State Party shall punish chaos."
good = "Each State Party shall punish fraud."
[[rule.example]]
lang = "ar"
bad = "تعاقب كل دولة طرف على الفوضى."
good = "تعاقب كل دولة طرف على الاحتيال."
"#;

const TEXT: &str = "Article 1\nOffences\n\n1. Each State Party shall, in accordance with its domestic law and with \
due regard to its means, punish the spreading of chaos by means of a device that is connected to a network.\n";

fn test() -> CliTest {
    CliTest::new()
        .write("rules/x.toml", RULES)
        .write("t.txt", TEXT)
        .write("clean.txt", TEXT.replace("chaos", "fraud"))
        .write("ar.txt", "المادة 1\nالجرائم\n\n1- تعاقب كل دولة طرف على نشر الفوضى بواسطة جهاز.\n")
}

#[test]
fn findings_are_shown_in_the_manner_of_rustc() {
    let ran = test().run(&["lint", "t.txt", "--rules", "rules"]).status(1).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn arabic_words_are_quoted_instead_of_pointed_at() {
    let ran = test().run(&["lint", "ar.txt", "--rules", "rules"]).status(1).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn exit_codes_follow_the_level() {
    test()
        .run(&["lint", "clean.txt", "--rules", "rules"])
        .status(0)
        .stdout_has("no findings in 1 draft");
    let lower = || test().write("rules/x.toml", RULES.replace("\"error\"", "\"warning\""));
    lower()
        .run(&["lint", "t.txt", "--rules", "rules"])
        .status(0)
        .stdout_has("1 warning in 1 draft");
    lower().run(&["lint", "t.txt", "--rules", "rules", "--fail-on", "warning"]).status(1);
    lower()
        .write("travaux.toml", "rules = ['rules']\nfail-on = 'note'\n")
        .run(&["lint", "t.txt"])
        .status(1);
    test().run(&["lint", "gone.txt", "--rules", "rules"]).status(2);
}

#[test]
fn a_broken_rule_is_named_and_the_others_run() {
    let broken = "[[rule]]\nid = \"broken\"\ncode = \"XX02\"\nlevel = \"error\"\nscope = []\nsummary = \"s\"\nwhy = \"w\"\n\
        help = \"h\"\nsource = \"s\"\n[rule.check.term]\nen = { fire = ['(open'] }\n";
    test()
        .write("rules/broken.toml", broken)
        .run(&["lint", "t.txt", "--rules", "rules"])
        .status(2)
        .stderr_has("rules/broken.toml:11:")
        .stdout_has("error[vague-chaos]");
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let ran = test().run(&["lint", "t.txt", "--rules", "rules", "--format", "json"]).status(1);
    let lint: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let finding = &lint["findings"][0];
    assert_eq!(lint["schema_version"], "1.0");
    assert_eq!(finding["rule"], "vague-chaos");
    assert_eq!(finding["clause"], "art_1__para_1");
    assert_eq!(finding["quote"], "chaos");
    assert_eq!((&finding["line"], &finding["end_line"]), (&4.into(), &4.into()));
    assert_eq!(
        finding["end_column"].as_u64().unwrap() - finding["column"].as_u64().unwrap(),
        "chaos".len() as u64
    );
}

#[test]
fn rules_are_listed_explained_and_tested() {
    let run = |args: &[&str]| test().run(&[args, &["--rules", "rules"]].concat());
    run(&["rules", "list"]).status(0).stdout_has("vague-chaos  XX01  error").stdout_has("1 rule");
    run(&["rules", "explain", "XX01"]).status(0).stdout_has("An offence must be foreseeable.");
    run(&["rules", "explain", "vague-chaso"]).status(2).stderr_has("did you mean `vague-chaos`?");
    run(&["rules", "test"]).status(0).stdout_has("all examples show what they should");
    let wrong = RULES.replace("punish fraud.", "punish chaos.");
    test()
        .write("rules/x.toml", wrong)
        .run(&["rules", "test", "--rules", "rules"])
        .status(1)
        .stdout_has("the good example is caught");
}

#[test]
fn shipped_rules_run_from_any_folder() {
    let ran = CliTest::new().write("t.txt", TEXT).run(&["lint", "t.txt"]);
    assert!(ran.status == 0 || ran.status == 1, "{}", ran.stderr);
    CliTest::new().run(&["rules", "test"]).status(0);
}
