//! What programs read: SARIF, annotations and summaries on GitHub, JUnit.

use serde_json::Value;

use crate::sarif_schema::{errors, schema};
use crate::support::{CliTest, Ran};

const RULES: &str = r#"
[[rule]]
id = "vague-chaos"
code = "XX01"
level = "error"
scope = []
summary = "chaos is no legal term"
why = "An offence must be foreseeable."
help = "delete the term: 100% of it, or name the harm"
source = "constructed for this test"
[rule.check.term]
en = { fire = ['chaos(?:\s+and\s+disorder)?'] }
ar = { fire = ['الفوضى'] }
[[rule.example]]
bad = "Each State Party shall punish chaos."
good = "Each State Party shall punish fraud."

[[rule]]
id = "vague-order"
level = "warning"
scope = []
summary = "public order may mean anything"
why = "It is used against assemblies."
help = "delete | name *it*"
source = "constructed for this test"
[rule.check.term]
en = { fire = ['public order'] }
ar = { fire = ['النظام العام'] }

[[rule]]
id = "vague-morals"
level = "note"
scope = ["criminalisation"]
summary = "public morals may mean anything"
why = "They differ from place to place."
help = ""
source = "constructed for this test"
[rule.check.term]
en = { fire = ['public morals'] }
"#;

const ENGLISH: &str = "Article 1\nOffences\n\n1. Each State Party shall punish \u{1F4E2} chaos\nand disorder.\n\n\
2. Each State Party shall protect public order, and nothing else.\n\n3. Each State Party shall punish chaos.\n";

const ARABIC: &str = "المادة 1\nالجرائم\n\n1- تعاقب كل دولة طرف على نشر الفوضى.\n\n2- تحمي كل دولة طرف النظام العام.\n";

fn test() -> CliTest {
    CliTest::new()
        .write("rules/x.toml", RULES)
        .write("drafts/a b.txt", ENGLISH)
        .write("drafts/ar.txt", ARABIC)
        .write("clean.txt", "Article 1\nOffences\n\n1. Each State Party shall punish fraud.\n")
}

fn lint(test: &CliTest, format: &str, more: &[&str]) -> Ran {
    let args = [&["lint", "--rules", "rules", "--format", format], more].concat();
    test.run(&args)
}

/// The log, after it was held against the schema and read by another program's types.
#[track_caller]
fn sarif(log: &str) -> Value {
    let value: Value = serde_json::from_str(log).unwrap();
    assert_eq!(errors(&value), <[String; 0]>::default());
    serde_json::from_str::<serde_sarif::sarif::Sarif>(log).unwrap();
    value
}

#[test]
fn the_schema_is_one_that_refuses() {
    let schema = schema();
    assert!(!schema.is_valid(&serde_json::json!({ "version": "2.1.0" })));
    let test = test();
    let mut log = sarif(&lint(&test, "sarif", &["drafts/a b.txt"]).status(1).stdout);
    log["runs"][0]["results"][0]["level"] = "severe".into();
    assert!(!schema.is_valid(&log));
}

#[test]
fn sarif_tells_all_drafts_in_one_run() {
    let test = test();
    let log = sarif(
        &lint(&test, "sarif", &["drafts/a b.txt", "drafts/ar.txt"]).status(1).no_stderr().stdout,
    );
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(env!("CARGO_PKG_VERSION"), "[version]");
    settings.bind(|| insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap()));
}

#[test]
fn regions_stay_on_one_line_and_count_utf_16() {
    let test = test();
    let log = sarif(&lint(&test, "sarif", &["drafts/a b.txt"]).stdout);
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let line: Vec<u16> = ENGLISH.lines().nth(3).unwrap().encode_utf16().collect();
    let region = &place["region"];
    let column = |name: &str| region[name].as_u64().unwrap() as usize;
    assert_eq!((&region["startLine"], &region["endLine"]), (&4.into(), &4.into()));
    let words = &line[column("startColumn") - 1..column("endColumn") - 1];
    assert_eq!(String::from_utf16(words).unwrap(), "chaos");
    assert_eq!(place["contextRegion"]["endLine"], 5);
    assert_eq!(place["contextRegion"]["snippet"]["text"], "chaos\nand disorder");
    assert_eq!(place["artifactLocation"]["uri"], "drafts/a%20b.txt");
}

#[test]
fn fingerprints_outlive_new_lines_but_not_new_words() {
    let prints = |text: &str| -> Vec<String> {
        let test = test().write("t.txt", text);
        let log = sarif(&lint(&test, "sarif", &["t.txt"]).stdout);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let print = |result: &Value| {
            result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().to_owned()
        };
        results.iter().map(print).collect()
    };
    let before = prints(ENGLISH);
    assert_eq!(before, prints(&format!("\n\n{}", ENGLISH.replace("chaos\nand", "chaos and"))));
    let changed = prints(&ENGLISH.replace("chaos\nand disorder", "chaos"));
    assert_ne!(before[0], changed[0]);
    assert_eq!(before[1..], changed[1..]);
    let twice = prints("Article 1\n\n1. They punish chaos in the streets and chaos at home.\n");
    assert_eq!(twice[0].replace(":1", ":2"), twice[1]);
}

#[test]
fn files_are_named_from_the_folder_of_the_repository() {
    let test = test().write(".git/HEAD", "");
    let inside = |args: &[&str]| {
        let mut command = test.command(args);
        let output = command.current_dir(test.path().join("drafts")).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let args = |format| ["lint", "ar.txt", "--rules", "../rules", "--format", format];
    assert!(inside(&args("sarif")).contains("\"uri\":\"drafts/ar.txt\""));
    assert!(inside(&args("github")).contains("file=drafts/ar.txt,"));
    assert!(inside(&args("junit")).contains("file=\"drafts/ar.txt\""));
}

#[test]
fn a_run_without_trouble_says_so() {
    let test = test().write("rules/y.toml", "[[rule]]\nid = 3\n");
    let log = sarif(&lint(&test, "sarif", &["clean.txt"]).status(2).stdout);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(
        (&invocation["executionSuccessful"], &invocation["exitCode"]),
        (&false.into(), &2.into())
    );
    let test = crate::machine::test();
    let log = sarif(&lint(&test, "sarif", &["clean.txt"]).status(0).stdout);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(
        (&invocation["executionSuccessful"], &invocation["exitCode"]),
        (&true.into(), &0.into())
    );
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    let test = test.write("empty.txt", "\n");
    sarif(&lint(&test, "sarif", &["empty.txt"]).status(3).stdout);
}

#[test]
fn shipped_rules_and_drafts_make_a_valid_log() {
    let test = CliTest::new();
    let series = concat!(env!("CARGO_MANIFEST_DIR"), "/drafts/model-convention");
    for lang in ["en", "ar"] {
        let ran =
            test.run(&["lint", "v5", "--series", series, "--lang", lang, "--format", "sarif"]);
        let log = sarif(&ran.stdout);
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        for rule in rules {
            for key in ["shortDescription", "fullDescription"] {
                assert!(rule[key]["text"].as_str().unwrap().chars().count() <= 1024);
            }
            assert!(rule["properties"]["tags"].as_array().unwrap().len() <= 10);
        }
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let at = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(rules[at]["id"], result["ruleId"]);
        }
    }
}

#[test]
fn github_gets_annotations_and_a_summary() {
    let test = test();
    let run = |args: &[&str]| {
        let mut command =
            test.command(&[&["lint", "--rules", "rules", "--format", "github"], args].concat());
        command.env("GITHUB_STEP_SUMMARY", test.path().join("summary.md")).output().unwrap()
    };
    let output = run(&["drafts/a b.txt", "drafts/ar.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let annotations = String::from_utf8(output.stdout).unwrap();
    let summary = || std::fs::read_to_string(test.path().join("summary.md")).unwrap();
    insta::assert_snapshot!(format!("{annotations}---\n{}", summary()));
    run(&["clean.txt"]);
    assert_eq!(summary().matches("## travaux: ").count(), 2, "the summary is added to");
}

#[test]
fn github_is_told_what_it_will_not_show() {
    let many = |n: usize| {
        let paras: Vec<String> = (1..=n).map(|n| format!("{n}. They punish chaos.\n\n")).collect();
        format!("Article 1\nOffences\n\n{}{n}. They protect public order.\n", paras.concat())
    };
    let test = test().write("many.txt", many(13)).write("few.txt", many(10));
    let ran = lint(&test, "github", &["many.txt"]);
    assert!(ran.stdout.lines().take(13).all(|line| line.starts_with("::error ")));
    assert_eq!(ran.stdout.lines().count(), 14, "the log has them all");
    ran.stderr_has("only in the log and in the summary stand: 3 errors");
    lint(&test, "github", &["few.txt"]).no_stderr();
}

#[test]
fn a_full_summary_is_left_alone() {
    let test = test()
        .write("summary.md", "x".repeat((1 << 20) - 100))
        .write("half.md", "x".repeat((1 << 20) - 1200));
    let run = |summary: &str, file: &str| {
        let mut command = test.command(&["lint", file, "--rules", "rules", "--format", "github"]);
        let output =
            command.env("GITHUB_STEP_SUMMARY", test.path().join(summary)).output().unwrap();
        let length = std::fs::metadata(test.path().join(summary)).unwrap().len();
        (String::from_utf8(output.stderr).unwrap(), length)
    };
    let (stderr, length) = run("summary.md", "clean.txt");
    assert!(stderr.contains("the summary of this step is full"), "{stderr}");
    assert_eq!(length, (1 << 20) - 100);
    let many = "They punish chaos. ".repeat(400);
    std::fs::write(test.path().join("many.txt"), format!("Article 1\n\n{many}\n")).unwrap();
    let (_, length) = run("half.md", "many.txt");
    assert!(length <= 1 << 20, "{length}");
    let half = std::fs::read_to_string(test.path().join("half.md")).unwrap();
    assert!(half.contains("no room here: "));
}

#[test]
fn junit_has_a_suite_for_each_draft() {
    let test = test();
    let ran = lint(&test, "junit", &["drafts/a b.txt", "drafts/ar.txt"]).status(1);
    let document = roxmltree::Document::parse(&ran.stdout).unwrap();
    let n = |node: roxmltree::Node<'_, '_>, name: &str| {
        node.descendants().filter(|child| child.has_tag_name(name)).count().to_string()
    };
    for suite in document
        .descendants()
        .filter(|node| node.has_tag_name("testsuite") || node.has_tag_name("testsuites"))
    {
        assert_eq!(suite.attribute("tests"), Some(n(suite, "testcase").as_str()));
        assert_eq!(suite.attribute("failures"), Some(n(suite, "failure").as_str()));
        assert_eq!(suite.attribute("skipped"), Some(n(suite, "skipped").as_str()));
    }
    insta::assert_snapshot!(ran.stdout);
    let all = lint(&test, "junit", &["drafts/a b.txt", "--fail-on", "warning"]).status(1).stdout;
    assert_eq!(all.matches("<failure").count(), 3);
    let none = lint(&test, "junit", &["drafts/a b.txt", "--fail-on", "never"]).status(0).stdout;
    assert_eq!(none.matches("<failure").count(), 0);
}

#[test]
fn every_format_goes_to_a_file() {
    let test = test();
    for format in ["text", "json", "sarif", "github", "junit"] {
        let shown = lint(&test, format, &["drafts/a b.txt"]).status(1);
        let filed = lint(&test, format, &["drafts/a b.txt", "-o", "out"]).status(1);
        assert_eq!(filed.stdout, "");
        assert_eq!(
            std::fs::read_to_string(test.path().join("out")).unwrap(),
            shown.stdout,
            "{format}"
        );
        lint(&test, format, &["drafts/a b.txt", "-o", "no/out"])
            .status(2)
            .stderr_has("cannot write `no/out`");
    }
}

#[test]
fn json_is_one_line_for_each_draft() {
    let test = test();
    let ran = lint(&test, "json", &["drafts/a b.txt", "clean.txt"]).status(1);
    let drafts: Vec<Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(drafts.len(), 2);
    assert_eq!(drafts[1]["draft"]["name"], "clean.txt");
}

#[test]
fn one_article_is_read_as_if_it_stood_in_a_chapter() {
    let article = "Each State Party shall punish whoever offends public morals.\n";
    let run = |args: &[&str]| {
        let args = [&["lint", "-", "--rules", "rules", "--lang", "en"], args].concat();
        test().run_with_input(&args, article.as_bytes())
    };
    run(&["--as", "criminalisation"]).status(0).stdout_has("note[vague-morals]").no_stderr();
    let bare = run(&[]).status(0).stdout_has("not evaluated");
    assert!(!bare.stdout.contains("note[vague-morals]"), "{}", bare.stdout);
    bare.stderr_has("`-` is a fragment")
        .stderr_has("`--as CLASS` says where it would stand, with one of: criminalisation,");
    run(&["--as", "procedural"]).status(0).stderr_has("read as procedural");
    run(&["--as", "criminalization"]).status(2).stderr_has("'criminalisation'");
    run(&["--as", "criminalisation", "clean.txt"]).status(2).stderr_has("check one text at a time");
    let four = "Article 1\n\nThey act.\n\nArticle 2\n\nThey act.\n\nArticle 3\n\nThey act.\n\nArticle 4\n\nThey act.\n";
    test()
        .write("four.txt", four)
        .run(&["lint", "four.txt", "--rules", "rules", "--as", "final"])
        .status(2)
        .stderr_has("`four.txt` has 4 articles");
    for (format, name) in
        [("sarif", "\"uri\":\"stdin\""), ("github", "::notice title="), ("junit", "file=\"stdin\"")]
    {
        run(&["--as", "criminalisation", "--format", format]).stdout_has(name);
    }
}

#[test]
fn programs_read_arabic_without_the_isolates_of_the_terminal() {
    let test = test();
    let run =
        |format: &str| lint(&test, format, &["--ui-lang", "ar", "drafts/ar.txt"]).status(1).stdout;
    assert_eq!(sarif(&run("sarif"))["runs"][0]["language"], "ar");
    for format in ["sarif", "github", "junit"] {
        let out = run(format);
        assert!(out.contains("المادة 1، الفقرة 1: "), "{out}");
        assert!(
            !out.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']) && !out.contains("<U+"),
            "{out}"
        );
    }
}
