//! What `travaux lint NEW --against OLD` prints, and what settings, baselines and other formats make of it.

use std::path::Path;

use serde_json::Value;

use crate::support::{CliTest, shipped};

fn draft(id: &str) -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("drafts/model-convention/{id}.en.txt"));
    std::fs::read_to_string(path).unwrap()
}

/// The draft of the series on which States could not agree, and the same without its article on safeguards.
fn deletion() -> CliTest {
    let old = draft("v2");
    let (start, end) = (old.find("\nArticle 42\n").unwrap(), old.find("\nArticle 43\n").unwrap());
    let new = format!("{}{}", &old[..start], &old[end..]);
    CliTest::new().write("old.txt", &old).write("new.txt", new)
}

const OLD: &str = "Article 1\nConditions and safeguards\n\n1. Each Party shall ensure that persons affected by a search \
have the right to an effective remedy.\n\n2. Each Party may notify the persons affected.\n";

/// A text that lost a duty, and one that won one.
fn two_ways() -> CliTest {
    CliTest::new()
        .write("old.txt", OLD)
        .write("loss.txt", OLD.replace("shall ensure", "may ensure"))
        .write("gain.txt", OLD.replace("may notify", "shall notify"))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Rule, clause, clause in the old draft of each finding.
fn findings(report: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = report["findings"].as_array().unwrap();
    list.iter().map(|f| (text(&f["rule"]), text(&f["clause"]), text(&f["old"]["clause"]))).collect()
}

#[test]
fn a_change_is_told_losses_first() {
    let args = ["lint", "v4", "--against", "v3", "--select", "dx", "--width", "100"];
    insta::assert_snapshot!(shipped(&args).status(1).no_stderr().stdout);
    let args = ["lint", "v5", "--against", "v4", "--select", "dx", "--width", "100"];
    let ran = shipped(&args).status(1).no_stderr().stdout;
    let at = |words: &str| ran.find(words).unwrap_or_else(|| panic!("{words} is not in:\n{ran}"));
    assert!(
        at("error[") < at("warning[") && at("warning[") < at("note[") && at("note[") < at("gain[")
    );
}

#[test]
fn a_change_is_told_in_arabic() {
    let english = ["lint", "v4", "--against", "v3"];
    let arabic = ["lint", "v5", "--against", "v2", "--lang", "ar"];
    for args in [&english[..], &arabic] {
        let more = ["--select", "dx", "--ui-lang", "ar", "--width", "100"];
        let ran = shipped(&[args, &more].concat()).status(1).no_stderr();
        let isolates = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
        assert!(!ran.stdout.contains("<U+"), "{}", ran.stdout);
        insta::assert_snapshot!(ran.stdout.replace(isolates, ""));
    }
}

#[test]
fn programs_get_both_places() {
    let args = ["lint", "v4", "--against", "v3", "--select", "dx", "--format", "json"];
    let report = json(&shipped(&args).status(1).no_stderr().stdout);
    let found = findings(&report);
    let has = |rule: &str, clause: &str| {
        found.contains(&(rule.to_owned(), clause.to_owned(), clause.to_owned()))
    };
    assert!(has("dx-safeguard-bracketed", "art_24__para_3"), "{found:?}");
    assert!(has("dx-modal-weakened", "art_40__para_3"), "{found:?}");
}

#[test]
fn gains_alone_do_not_fail() {
    let run =
        |name: &str| two_ways().run(&["lint", name, "--against", "old.txt", "--select", "dx"]);
    run("gain.txt").status(0).no_stderr().stdout_has("gain[").stdout_has("1 gain in 1 draft");
    run("loss.txt").status(1).no_stderr().stdout_has("error[dx-modal-weakened]");
    run("old.txt").status(0).no_stderr().stdout_has("The rules over a change found nothing.");
    let strict =
        ["lint", "gain.txt", "--against", "old.txt", "--select", "dx", "--fail-on", "note"];
    two_ways().run(&strict).status(0);
}

#[test]
fn a_deleted_safeguard_is_told_with_all_that_it_leaves_behind() {
    let ran = deletion().run(&["lint", "new.txt", "--against", "old.txt", "--width", "200"]);
    let text = ran.status(1).no_stderr().stdout;
    let first = text.split("\n\n").nth(1).unwrap();
    assert!(first.starts_with("error[dx-safeguard-deleted]"), "{first}");
    assert!(first.contains("old.txt:518:1  Article 42"), "{first}");
    let line = |words: &str| -> &str {
        let lines = first.split("= ").find(|line| line.contains(words));
        lines.unwrap_or_else(|| panic!("{words} is not in:\n{first}"))
    };
    let (dangling, naked) = (line("refers to what is gone"), line("is left without a safeguard"));
    for power in 43..=48 {
        assert!(dangling.contains(&format!("Article {power}, para")), "{power}: {dangling}");
        assert!(naked.contains(&format!("Article {power}")), "{power}: {naked}");
    }
    // The references are errors of the new draft too, each at its place.
    let dangles = text.matches("error[dr-dangling-xref]").count();
    assert!(dangles >= 6, "{dangles}:\n{text}");
    let head = deletion().run(&["diff", "old.txt", "new.txt", "--width", "200"]).status(1).stdout;
    let triage = head.lines().nth(4).unwrap();
    assert!(triage.starts_with("error[dx-safeguard-deleted]"), "{head}");
    assert!(triage.contains("Article 42 (old)"), "{triage}");
}

#[test]
fn a_baseline_knows_what_is_gone() {
    let test = deletion();
    let args = ["lint", "new.txt", "--against", "old.txt", "--select", "dx"];
    test.run(&[&args[..], &["--write-baseline=known.json"]].concat()).status(0);
    let known = std::fs::read_to_string(test.path().join("known.json")).unwrap();
    assert!(known.contains("dx-safeguard-deleted"), "{known}");
    test.run(&[&args[..], &["--baseline", "known.json"]].concat()).status(0).no_stderr();
    // The deleted text is part of what was judged: where another text is deleted, that is news.
    let other = draft("v2").replace("Conditions and safeguards", "Safeguards and conditions");
    let ran =
        test.write("old.txt", other).run(&[&args[..], &["--baseline", "known.json"]].concat());
    ran.status(1).stdout_has("dx-safeguard-deleted");
}

#[test]
fn a_finding_over_a_change_is_set_aside_with_a_reason() {
    let test = two_ways();
    let args = ["lint", "loss.txt", "--against", "old.txt", "--select", "dx"];
    let block = test.run(&[&args[..], &["--format", "suppressions"]].concat()).status(1).stdout;
    assert!(block.contains("dx-modal-weakened"), "{block}");
    let block = block.replace("reason = \"\"", "reason = \"agreed in the informal group\"");
    let ran = test.write("suppressions.toml", block).run(&args);
    ran.status(0).stdout_has("1 suppressed");
}

#[test]
fn selection_and_levels_hold_for_rules_over_a_change() {
    let against = |more: &[&str]| {
        two_ways().run(&[&["lint", "loss.txt", "--against", "old.txt"], more].concat())
    };
    against(&["--select", "dx", "--ignore", "dx-modal-weakened"]).status(0);
    against(&["--select", "dx-modal-weakened"]).status(1);
    two_ways()
        .write("travaux.toml", "[levels]\ndx-modal-weakened = 'note'\n")
        .run(&["lint", "loss.txt", "--against", "old.txt", "--select", "dx"])
        .status(0)
        .stdout_has("note[dx-modal-weakened]");
}

#[test]
fn other_programs_are_told_where_it_stood() {
    let run = |format: &str| {
        let args =
            ["lint", "new.txt", "--against", "old.txt", "--select", "dx", "--format", format];
        deletion().run(&args).status(1).stdout
    };
    let sarif = json(&run("sarif"));
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "dx-safeguard-deleted", "{result}");
    let old = &result["relatedLocations"][0];
    let uri = &old["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().is_some_and(|uri| uri.ends_with("old.txt")), "{old}");
    assert_eq!(old["physicalLocation"]["region"]["startLine"], 518, "{old}");
    assert!(result["relatedLocations"].as_array().unwrap().len() > 12, "{result}");
    for format in ["github", "junit"] {
        let text = run(format);
        assert!(text.contains("dx-safeguard-deleted"), "{format}: {text}");
        assert!(text.contains("Article 42"), "{format} does not say what is gone: {text}");
    }
}

#[test]
fn an_old_draft_that_is_not_there_is_named() {
    let ran = two_ways().run(&["lint", "loss.txt", "--against", "gone.txt"]).status(2);
    assert_eq!(ran.stdout, "");
    ran.stderr_has("gone.txt");
    shipped(&["lint", "v4", "--against", "v9"]).status(2).stderr_has("v9").stderr_has("v1, v2, v3");
    let empty = two_ways().write("empty.txt", "\n");
    empty.run(&["lint", "loss.txt", "--against", "empty.txt"]).status(2).stderr_has("empty.txt");
}

const RULE: &str = "[[rule]]\nid = 'x-weaker'\ncode = 'XX01'\nlevel = 'note'\nfinal-level = 'error'\nsummary = 's'\n\
why = 'w'\nhelp = 'h'\nsource = 's'\n[rule.check.change]\nfind = 'modal-weakened'\nof = ['safeguard']\n";

#[test]
fn a_final_text_weighs_more() {
    let test = two_ways().write("rules/x.toml", RULE);
    let args = ["lint", "loss.txt", "--against", "old.txt", "--rules", "rules"];
    test.run(&args).status(0).stdout_has("note[x-weaker]");
    test.run(&[&args[..], &["--stage", "final"]].concat()).status(1).stdout_has("error[x-weaker]");
}

#[test]
fn a_rule_that_names_no_list_of_words_is_left_out() {
    let rule = RULE.replace("of = ['safeguard']", "words = ['negatoin']");
    let test = two_ways().write("rules/x.toml", rule);
    let ran = test.run(&["lint", "loss.txt", "--against", "old.txt", "--rules", "rules"]);
    ran.status(2).stderr_has("rules/x.toml:12:10:").stderr_has("did you mean `negation`?");
}
