//! What `travaux show` prints.

use crate::support::CliTest;

const TEXT: &str = "Chapter I\nGeneral provisions\n\nArticle 1\nScope\n\n1. This Convention [applies] [may apply] to evidence.\n\
    2. It does not apply to:\n(a) Civil matters;\n(b) Matters of tax. (proposed by Arvania)\n\nArticle 11\nReview\n\nA court shall review every measure.\n";

fn test() -> CliTest {
    CliTest::new().write("t.txt", TEXT)
}

#[test]
fn outline_flags_markings() {
    insta::assert_snapshot!(test().run(&["show", "t.txt"]).status(0).no_stderr().stdout);
}

#[test]
fn a_clause_is_shown_in_full() {
    insta::assert_snapshot!(test().run(&["show", "t.txt", "1"]).status(0).no_stderr().stdout);
}

#[test]
fn clauses_go_by_number_and_id() {
    for name in ["1(2)(a)", "art_1__para_2__point_a", "Article 1, paragraph 2 (a)", "1 2 a"] {
        test().run(&["show", "t.txt", name]).status(0).stdout_has("(a) Civil matters;");
    }
    test().run(&["show", "t.txt", "chp_I"]).status(0).stdout_has("General provisions");
    test().run(&["show", "t.txt", "Chapter I"]).status(0).stdout_has("chp_I");
    test()
        .run(&["show", "t.txt", "1(2)(z)"])
        .status(2)
        .stderr_has("nothing of that number stands below `art_1__para_2`");
    test().run(&["show", "t.txt", "11"]).status(0).stdout_has("A court shall review");
    test().run(&["show", "t.txt", "111"]).status(2).stderr_has("has no clause `111`");
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let ran = test().run(&["show", "t.txt", "--format", "json"]).status(0);
    let show: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let clauses = show["clauses"].as_array().unwrap();
    let clause = clauses.iter().find(|clause| clause["id"] == "art_1__para_1").unwrap();
    assert_eq!(clause["kind"], "paragraph");
    assert_eq!(clause["number"], "1");
    assert_eq!(clause["parent"], "art_1");
    assert_eq!(clause["line"], 7);
    let span = clause["start"].as_u64().unwrap() as usize..clause["end"].as_u64().unwrap() as usize;
    assert_eq!(&TEXT[span], "1. This Convention [applies] [may apply] to evidence.");
    assert_eq!(clause["markings"][0]["kind"], "bracketed");
}
