//! Living with findings: which rules count where, what is known, what was set aside.

use serde_json::Value;

use crate::support::{CliTest, Ran};

/// Two rules over words, one that is weightier in a final text.
const RULES: &str = r#"
[[rule]]
id = "xx-chaos"
code = "XX01"
level = "error"
summary = "chaos is no legal term"
why = "w"
help = "h"
source = "s"
[rule.check.term]
en = { fire = ['~chaos\b'] }
[[rule]]
id = "yy-promptly"
code = "YY01"
level = "note"
final-level = "error"
summary = "promptly has no measure"
why = "w"
help = "h"
source = "s"
[rule.check.term]
en = { fire = ['~promptly\b'] }
"#;

const TEXT: &str = "Article 1\nOffences\n\n1. Each State Party shall punish chaos.\n\n\
    2. It shall act promptly.\n\nArticle 2\nMore offences\n\n1. Each State Party shall prevent chaos.\n";

fn test() -> CliTest {
    CliTest::new()
        .write("rules/x.toml", RULES)
        .write("t.txt", TEXT)
        .write("travaux.toml", "rules = ['rules']\n")
}

/// The findings of a run with `--format json`, as rule, clause and level, the suppressed ones in round brackets.
fn found(ran: &Ran) -> Vec<String> {
    let lines = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let texts: Vec<Value> = lines.collect();
    let findings = texts.iter().flat_map(|text| text["findings"].as_array().unwrap());
    findings
        .map(|finding| {
            let get = |key: &str| finding[key].as_str().unwrap_or("-");
            let line = format!("{} {} {}", get("rule"), get("clause"), get("level"));
            if finding["suppressed"] == true { format!("({line})") } else { line }
        })
        .collect()
}

#[track_caller]
fn case(test: &CliTest, args: &[&str], status: i32, expected: &[&str]) -> Ran {
    let ran = test.run(&[&["lint", "--format", "json"], args].concat()).status(status);
    assert_eq!(found(&ran), expected, "{}", ran.stderr);
    ran
}

const ALL: [&str; 3] = [
    "xx-chaos art_1__para_1 error",
    "yy-promptly art_1__para_2 note",
    "xx-chaos art_2__para_1 error",
];
const KNOWN: [&str; 3] = [
    "(xx-chaos art_1__para_1 error)",
    "(yy-promptly art_1__para_2 note)",
    "(xx-chaos art_2__para_1 error)",
];

#[test]
fn rules_are_chosen_on_the_command_line() {
    let test = test();
    case(&test, &["t.txt"], 1, &ALL).no_stderr();
    case(&test, &["t.txt", "--select", "yy"], 0, &ALL[1..2]).no_stderr();
    case(&test, &["t.txt", "--select", "YY01,xx-*"], 1, &ALL);
    case(&test, &["t.txt", "--ignore", "XX", "--ignore", "yy-promptly"], 0, &[]);
    case(&test, &["t.txt", "--ignore", "all", "--select", "yy-promptly"], 0, &ALL[1..2]);
    test.run(&["lint", "t.txt", "--select", "xx-choas"])
        .status(2)
        .stderr_has("--select: no rule goes by `xx-choas`; did you mean `xx-chaos`?");
}

#[test]
fn the_level_that_fails_is_chosen() {
    let test = test();
    test.run(&["lint", "t.txt", "--fail-on", "never"]).status(0).stdout_has("2 errors, 1 note");
    test.run(&["lint", "t.txt", "--select", "yy"]).status(0);
    test.run(&["lint", "t.txt", "--select", "yy", "--fail-on", "warning"]).status(0);
    test.run(&["lint", "t.txt", "--select", "yy", "--fail-on", "note"]).status(1);
    let never = test.write("travaux.toml", "rules = ['rules']\nfail-on = 'never'\n");
    never.run(&["lint", "t.txt"]).status(0);
    never.run(&["lint", "t.txt", "--fail-on", "error"]).status(1);
}

#[test]
fn the_project_chooses_rules_and_levels() {
    let with =
        |settings: &str| test().write("travaux.toml", format!("rules = ['rules']\n{settings}"));
    case(&with("select = ['yy']\n"), &["t.txt"], 0, &ALL[1..2]);
    case(&with("ignore = ['xx']\n"), &["t.txt"], 0, &ALL[1..2]);
    case(&with("ignore = ['xx']\n"), &["t.txt", "--ignore", "yy"], 0, &[]);
    case(&with("ignore = ['xx']\n"), &["t.txt", "--select", "xx-chaos"], 1, &[ALL[0], ALL[2]]);
    case(
        &with("levels = { xx = 'warning', 'YY01' = 'error' }\n"),
        &["t.txt"],
        1,
        &[
            "xx-chaos art_1__para_1 warning",
            "yy-promptly art_1__para_2 error",
            "xx-chaos art_2__para_1 warning",
        ],
    );
    with("ignore = ['xx-choas']\n")
        .run(&["lint", "t.txt"])
        .status(2)
        .stderr_has("travaux.toml:2:11: no rule goes by `xx-choas`; did you mean `xx-chaos`?");
    with("[[lint]]\nselects = ['xx']\n")
        .run(&["lint", "t.txt"])
        .status(2)
        .stderr_has("travaux.toml:3:1: unknown key `selects`; did you mean `select`?");
}

#[test]
fn settings_hold_for_some_paths_and_clauses_only() {
    let with = |settings: &str| {
        test()
            .write("travaux.toml", format!("rules = ['rules']\n{settings}"))
            .write("drafts/ours/a.txt", TEXT)
            .write("drafts/theirs/a.txt", TEXT)
    };
    for paths in
        ["drafts/ours/**", "drafts/ours", "./drafts/ours/", "**/ours/*.txt", "drafts/*/a.txt"]
    {
        let test = with(&format!("[[lint]]\npaths = ['{paths}']\nignore = ['xx']\n"));
        case(&test, &["drafts/ours/a.txt"], 0, &ALL[1..2]);
        case(&test, &["t.txt"], 1, &ALL);
    }
    let test = with("[[lint]]\npaths = ['drafts/*.txt', 'ours']\nignore = ['xx']\n");
    case(&test, &["drafts/ours/a.txt"], 1, &ALL);
    let test =
        with("[[lint]]\nclauses = ['art_1']\nselect = ['yy']\nlevels = { yy = 'warning' }\n");
    case(&test, &["t.txt"], 1, &["yy-promptly art_1__para_2 warning", ALL[2]]).no_stderr();
    let test = with("[[lint]]\nclauses = ['art_9']\nignore = ['yy']\n");
    case(&test, &["t.txt"], 1, &ALL)
        .stderr_has("travaux.toml:2: there is no clause `art_9` in t.txt");
    with("[[lint]]\npaths = ['drafts/[']\n")
        .run(&["lint", "t.txt"])
        .status(2)
        .stderr_has("travaux.toml:3:10:");
}

#[test]
fn a_project_says_what_a_clause_is_to_be_read_as() {
    let rules = RULES.replacen("level = \"error\"", "level = \"error\"\nscope = ['procedural']", 1);
    let with = |settings: &str| {
        test()
            .write("rules/x.toml", &rules)
            .write("travaux.toml", format!("rules = ['rules']\n{settings}"))
    };
    case(&with(""), &["t.txt"], 0, &ALL[1..2]);
    let test = with("[[lint]]\nclauses = ['art_2']\nas = 'procedural'\n");
    case(&test, &["t.txt"], 1, &ALL[1..3]);
    let plain = with("[[lint]]\npaths = ['p.txt']\nas = 'procedural'\n").write("p.txt", "Chaos.\n");
    case(&plain, &["p.txt"], 1, &["xx-chaos preamble error"]);
    with("[[lint]]\nas = 'procedurel'\n")
        .run(&["lint", "t.txt"])
        .status(2)
        .stderr_has("travaux.toml:3:6: unknown value `procedurel`; did you mean `procedural`?");
}

#[test]
fn the_stage_weighs_what_is_left_open() {
    let last = ["xx-chaos art_1__para_1 error", "yy-promptly art_1__para_2 error", ALL[2]];
    let test = test();
    case(&test, &["t.txt", "--stage", "final"], 1, &last);
    let test = test.write(
        "s/series.toml",
        "title = 'T'\n[[draft]]\nid = 'v1'\nstatus = 'final'\ntexts = { en = 'v1.txt' }\n",
    );
    let test = test.write("s/v1.txt", TEXT);
    case(&test, &["v1", "--series", "s"], 1, &last);
    case(&test, &["v1", "--series", "s", "--stage", "negotiation"], 1, &ALL);
    let test = test.write("travaux.toml", "rules = ['rules']\nstage = 'final'\n");
    case(&test, &["t.txt"], 1, &last);
    let by_path = "rules = ['rules']\n[[lint]]\npaths = ['s/**']\nstage = 'negotiation'\n";
    let test = test.write("travaux.toml", by_path);
    case(&test, &["v1", "--series", "s"], 1, &ALL);
    let clash = "rules = ['rules']\n[[lint]]\nclauses = ['art_1']\nstage = 'final'\n";
    test.write("travaux.toml", clash)
        .run(&["lint", "t.txt"])
        .status(2)
        .stderr_has("travaux.toml:4:9:");
}

#[test]
fn a_baseline_hides_what_is_known_and_nothing_else() {
    let test = test();
    let wrote = test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    wrote.stderr_has("3 findings written to `baseline.json`");
    let baseline = ["t.txt", "--baseline", "baseline.json", "--fail-on", "note"];
    case(&test, &baseline, 0, &KNOWN).no_stderr();
    test.run(&[&["lint"], &baseline[..]].concat())
        .status(0)
        .stdout_has("no findings in 1 draft; 3 suppressed");

    let wrapped =
        TEXT.replace("State Party", "State\nParty").replace("act promptly", "act   promptly");
    case(&test.write("t.txt", wrapped), &baseline, 0, &KNOWN);
}

#[test]
fn a_changed_clause_revives_the_finding() {
    let test = test();
    test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    let test = test.write("t.txt", TEXT.replace("prevent chaos", "combat chaos"));
    case(&test, &["t.txt", "--baseline", "baseline.json"], 1, &[KNOWN[0], KNOWN[1], ALL[2]])
        .stderr_has(
            "baseline.json: what it lists is not found any more: xx-chaos, art_2__para_1, t.txt;",
        );
}

#[test]
fn a_second_finding_needs_a_second_entry() {
    let twice = TEXT.replace("punish chaos", "punish chaos and chaos");
    let test = test().write("t.txt", &twice);
    test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    let args = ["t.txt", "--baseline", "baseline.json", "--select", "xx"];
    case(&test, &args, 0, &[KNOWN[0], KNOWN[0], KNOWN[2]]);
    let text = std::fs::read_to_string(test.path().join("baseline.json")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.contains("art_1__para_1")).unwrap();
    lines.remove(first);
    let test = test.write("baseline.json", lines.join("\n"));
    case(&test, &args, 1, &[KNOWN[0], ALL[0], KNOWN[2]]);
}

#[test]
fn a_renumbered_clause_is_known_by_its_words() {
    let test = test();
    test.run(&["lint", "t.txt", "--write-baseline=known.json"]).status(0);
    let moved = TEXT.replace("Article 2", "Article 3").replace("Article 1\n", "Article 2\n");
    let test =
        test.write("t.txt", format!("Article 1\nUse of terms\n\n1. Terms are used.\n\n{moved}"));
    let args = ["t.txt", "--baseline", "known.json"];
    let known = [
        "(xx-chaos art_2__para_1 error)",
        "(yy-promptly art_2__para_2 note)",
        "(xx-chaos art_3__para_1 error)",
    ];
    case(&test, &args, 0, &known).no_stderr();
}

#[test]
fn the_baseline_of_one_version_shows_what_is_new_in_the_next() {
    let test = test().write("u.txt", TEXT.replace("act promptly", "act promptly and sow chaos"));
    test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    let new = ["xx-chaos art_1__para_2 error", "yy-promptly art_1__para_2 note"];
    let ran = case(
        &test,
        &["u.txt", "--baseline", "baseline.json"],
        1,
        &[KNOWN[0], new[1], new[0], KNOWN[2]],
    );
    ran.stderr_has("yy-promptly, art_1__para_2, t.txt");
    // The entries of one text do not hide findings of another that is checked beside it.
    case(
        &test,
        &["t.txt", "u.txt", "--baseline", "baseline.json", "--select", "xx"],
        1,
        &[KNOWN[0], KNOWN[2], ALL[0], new[0], ALL[2]],
    );
}

#[test]
fn a_baseline_is_the_same_bytes_and_says_when_it_is_broken() {
    let test = test().write("travaux.toml", "rules = ['rules']\nbaseline = 'known.json'\n");
    let read = |test: &CliTest| std::fs::read(test.path().join("known.json")).unwrap();
    test.run(&["lint", "t.txt"]).status(2).stderr_has("cannot read `known.json`");
    test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    let first = read(&test);
    test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    assert_eq!(first, read(&test), "what is written does not depend on what was there");
    test.run(&["lint", "t.txt"]).status(0);
    let names = std::fs::read_dir(test.path()).unwrap();
    assert_eq!(names.count(), 4, "no half-written file is left behind");
    let test = test.write("known.json", "{\"schema_version\":\"1.0\",\n\"finding\":[]}");
    test.run(&["lint", "t.txt"]).status(2).stderr_has("known.json:2:9: unknown field `finding`");
    let test = test.write("known.json", "{\"schema_version\":\"2.0\",\"findings\":[]}");
    test.run(&["lint", "t.txt"]).status(2).stderr_has("version `2.0` is not known here");
    let test = test.write("rules/broken.toml", "[[rule]]\n");
    test.run(&["lint", "t.txt", "--write-baseline"]).status(2).stderr_has("is not written");
    test.run(&["lint", "t.txt", "--write-baseline=no/such/folder.json"]).status(2);
}

/// Entries for all findings, each with a reason.
fn entries(test: &CliTest) -> String {
    let ran = test.run(&["lint", "t.txt", "--format", "suppressions"]);
    ran.stdout.replace("reason = \"\"", "reason = \"agreed language\"")
}

#[test]
fn findings_are_set_aside_with_a_reason() {
    let test = test();
    let text = entries(&test);
    assert_eq!(text.matches("[[suppression]]").count(), 3, "{text}");
    let test = test.write("suppressions.toml", text);
    let ran = case(&test, &["t.txt"], 0, &KNOWN).no_stderr();
    let json: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json["findings"][0]["suppression_reason"], "agreed language");
    let ran = test.run(&["lint", "t.txt", "--format", "suppressions"]).status(0);
    assert_eq!(ran.stdout, "", "what is set aside is not offered again");
}

#[test]
fn suppressions_stand_beside_the_text_the_series_and_the_project() {
    let text = entries(&test());
    let beside = test().write("a/t.txt", TEXT).write("a/suppressions.toml", &text);
    case(&beside, &["a/t.txt"], 0, &KNOWN).no_stderr();
    case(&beside, &["t.txt"], 1, &ALL).no_stderr();
    let series = "title = 'T'\n[[draft]]\nid = 'v1'\ntexts = { en = 'en/v1.txt' }\n";
    let series = test()
        .write("s/series.toml", series)
        .write("s/en/v1.txt", TEXT)
        .write("s/suppressions.toml", &text);
    case(&series, &["v1", "--series", "s"], 0, &KNOWN).no_stderr();
    let project = test().write("suppressions.toml", &text).write("below/t.txt", TEXT);
    case(&project, &["below/t.txt"], 0, &KNOWN).no_stderr();
    let mut command = project.command(&["lint", "t.txt"]);
    command.current_dir(project.path().join("below"));
    assert_eq!(command.output().unwrap().status.code(), Some(0), "the project is above");
}

#[test]
fn suppressions_that_no_longer_hold_are_reported() {
    let text = entries(&test());
    let with = |text: &str| test().write("suppressions.toml", text);
    let changed = with(&text).write("t.txt", TEXT.replace("punish chaos", "severely punish chaos"));
    let ran = case(&changed, &["t.txt"], 1, &[ALL[0], KNOWN[1], KNOWN[2]]);
    let ran = ran
        .stderr_has("suppressions.toml:2: the words changed since `xx-chaos` in `art_1__para_1`");
    let digest = ran.stderr.split("digest = \"").nth(1).unwrap().split('"').next().unwrap();
    let old = text.split("digest = \"").nth(1).unwrap().split('"').next().unwrap();
    case(&changed.write("suppressions.toml", text.replace(old, digest)), &["t.txt"], 0, &KNOWN)
        .no_stderr();

    let gone = with(&text).write("t.txt", TEXT.replace("prevent chaos", "prevent fraud"));
    case(&gone, &["t.txt"], 0, &KNOWN[..2])
        .stderr_has("suppressions.toml:18: `xx-chaos` in `art_2__para_1` is not found any more");
    let unknown = with(&text.replace("\"yy-promptly\"", "\"yy-prompt\""));
    case(&unknown, &["t.txt"], 0, &[KNOWN[0], ALL[1], KNOWN[2]])
        .stderr_has("no rule goes by `yy-prompt`; did you mean `yy-promptly`?");
    let elsewhere = with(&text.replace("[[suppression]]", "[[suppression]]\ndraft = 'u.txt'"));
    case(&elsewhere, &["t.txt"], 1, &ALL).no_stderr();
}

#[test]
fn suppressions_lapse() {
    let text = entries(&test()).replace("[[suppression]]", "[[suppression]]\nexpires = 2024-03-01");
    let test = test().write("suppressions.toml", text);
    let on = |seconds: &str| {
        let mut command = test.command(&["lint", "t.txt"]);
        let output = command.env("SOURCE_DATE_EPOCH", seconds).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(on("1709251200"), (Some(0), String::new()), "the last day counts");
    let (code, errors) = on("1709337600");
    assert_eq!(code, Some(1));
    assert!(errors.contains(
        "suppressions.toml:2: the decision on `xx-chaos` in `art_1__para_1` expired on 2024-03-01"
    ));
}

#[test]
fn a_suppression_says_why_and_of_which_words() {
    let wrong = |entry: &str, message: &str| {
        test()
            .write("suppressions.toml", format!("[[suppression]]\n{entry}"))
            .run(&["lint", "t.txt"])
            .status(2)
            .stderr_has(message);
    };
    wrong("rule = 'xx-chaos'\n", "suppressions.toml:1:1: missing field `reason`");
    wrong("rule = 'xx-chaos'\nreason = ' '\n", "suppressions.toml:3:10: `reason` is empty");
    wrong(
        "rule = 'xx-chaos'\nclause = 'art_1'\nreason = 'r'\n",
        "suppressions.toml:3:10: the clause has no `digest`",
    );
    wrong("rule = 'xx-chaos'\nreson = 'r'\n", "unknown key `reson`; did you mean `reason`?");
    wrong(
        "rule = 'xx-chaos'\nreason = 'r'\nexpires = 10:00:00\n",
        "suppressions.toml:4:11: expected a day",
    );
}

#[test]
fn rules_of_ones_own_stand_beside_those_that_ship() {
    let own = RULES.replace("xx-chaos", "our-chaos").replace("yy-promptly", "our-promptly");
    let test = CliTest::new().write("t.txt", TEXT).write("own/x.toml", own);
    let n_shipped = |args: &[&str]| {
        let ran = test.run(&[&["rules", "list"], args].concat()).status(0);
        ran.stdout.lines().last().unwrap().split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(n_shipped(&["--extra-rules", "own"]), n_shipped(&[]) + 2);
    assert_eq!(n_shipped(&["--rules", "own"]), 2);
    test.run(&["lint", "t.txt", "--extra-rules", "own"]).status(1).stdout_has("error[our-chaos]");
    let test = test.write("travaux.toml", "extra-rules = ['own']\n").write("other/y.toml", RULES);
    test.run(&["lint", "t.txt"]).status(1).stdout_has("error[our-chaos]");
    let ran = test.run(&["lint", "t.txt", "--rules", "other"]).status(1);
    assert!(!ran.stdout.contains("our-chaos"), "--rules takes the place of all others");
}

#[test]
fn a_rule_takes_the_place_of_another_when_it_says_so() {
    let own = |replaces: &str| {
        RULES
            .replace("xx-chaos", "vt-extremism")
            .replace("code = \"XX01\"", &format!("code = \"VT01\"{replaces}"))
    };
    let with =
        |replaces: &str| CliTest::new().write("t.txt", TEXT).write("own/x.toml", own(replaces));
    let args = ["lint", "t.txt", "--extra-rules", "own"];
    with("\nreplaces = 'vt-extremism'").run(&args).status(1).stdout_has("chaos is no legal term");
    with("\nreplaces = 'VT01'").run(&args).status(1).stdout_has("chaos is no legal term");
    with("")
        .run(&args)
        .status(2)
        .stderr_has("own/x.toml:3:6: `vt-extremism` is already the name of the rule at rules/");
    with("\nreplaces = 'vt-extremsm'")
        .run(&args)
        .status(2)
        .stderr_has("own/x.toml:5:12: there is no rule `vt-extremsm` in the files before this one; did you mean `vt-extremism`?");
}

#[test]
fn a_broken_pack_beside_others_is_named_and_the_rest_runs() {
    let broken = RULES.replacen("level = \"error\"", "levle = \"error\"", 1);
    let test = test().write("own/broken.toml", broken.replace("yy-", "zz-").replace("YY", "ZZ"));
    test.run(&["lint", "t.txt", "--extra-rules", "own"])
        .status(2)
        .stderr_has("own/broken.toml:5:1: unknown")
        .stderr_has("levle")
        .stdout_has("error[xx-chaos]")
        .stdout_has("note[zz-promptly]");
}

#[test]
fn a_folder_stands_for_the_texts_in_it() {
    let series = "title = 'T'\n[[draft]]\nid = 'v2'\ntexts = { en = 'v2.txt' }\n[[draft]]\nid = 'v1'\ntexts = { ar = 'v1.txt' }\n";
    let test = test()
        .write("d/b.txt", TEXT)
        .write("d/a/x.txt", TEXT)
        .write("d/a/notes.md", TEXT)
        .write("d/.hidden/x.txt", TEXT)
        .write("d/s/series.toml", series)
        .write("d/s/v1.txt", "المادة 1\nالجرائم\n\n1- نص.\n")
        .write("d/s/v2.txt", TEXT)
        .write("d/s/unlisted.txt", TEXT);
    let names = |args: &[&str]| {
        let ran = test.run(&[&["lint", "--format", "json"], args].concat());
        let lines = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.map(|json| json["draft"]["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&["d"]), ["d/a/x.txt", "d/b.txt", "v2", "v1"]);
    assert_eq!(names(&["d/s", "t.txt"]), ["v2", "v1", "t.txt"]);
    assert_eq!(names(&["d/s", "--lang", "en"]), ["v2"]);
    let test = CliTest::new().write("empty/notes.md", "x");
    test.run(&["lint", "empty"]).status(3).stderr_has("there is nothing to check");
}

#[test]
fn rules_are_listed_by_family_level_and_kind() {
    let test = test();
    let run = |args: &[&str]| test.run(&[&["rules", "list"], args].concat());
    run(&["--select", "yy"]).status(0).stdout_has("yy-promptly").stdout_has("1 rule\n");
    run(&["--ignore", "XX01"]).status(0).stdout_has("1 rule\n");
    run(&["--level", "error"]).status(0).stdout_has("xx-chaos").stdout_has("1 rule\n");
    run(&["--kind", "absence"]).status(0).stdout_has("0 rules\n");
    run(&["--select", "zz"]).status(2).stderr_has("no rule goes by `zz`");
}

#[test]
fn a_rule_is_explained_on_a_plain_page() {
    let ran = test().run(&["rules", "explain", "yy-promptly", "--width", "40"]).status(0);
    assert!(!ran.stdout.contains('\u{1b}'), "no colour where nobody looks");
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 40), "{}", ran.stdout);
    ran.stdout_has("Level in a final text\n  error")
        .stdout_has("words that should not be there (term)")
        .stdout_has("rules/x.toml:");
    CliTest::new()
        .run(&["rules", "explain", "sg-human-rights-clause", "--ui-lang", "ar"])
        .status(0)
        .stdout_has("absence");
}
