//! The GitHub Action and the pre-commit hooks, tried by running what they would run.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use saphyr::{LoadableYamlNode as _, Yaml};

use crate::support::CliTest;

const BAD: &str =
    "Article 1\nOffences\n\n1. Each State Party shall punish the spreading of chaos.\n";

const RULE: &str = "[[rule]]\nid = 'vague-chaos'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 's'\nhelp = 'h'\n\
    [rule.check.term]\nen = { fire = ['chaos'] }\n[[rule.example]]\nbad = 'They punish chaos.'\ngood = 'They act.'\n";

fn yaml(path: &str) -> Yaml<'static> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    // The few files that a test run reads stay for its length.
    Yaml::load_from_str(String::leak(text)).unwrap().remove(0)
}

fn text<'a>(yaml: &'a Yaml<'_>, key: &str) -> &'a str {
    yaml.as_mapping_get(key).and_then(Yaml::as_str).unwrap_or("")
}

fn entries<'a>(yaml: &'a Yaml<'static>, key: &str) -> Vec<(&'a str, &'a Yaml<'static>)> {
    let mapping = yaml.as_mapping_get(key).and_then(Yaml::as_mapping);
    mapping.into_iter().flatten().map(|(key, value)| (key.as_str().unwrap(), value)).collect()
}

/// What running the action came to.
struct Done {
    /// The exit code of the first step that failed, else 0.
    status: i32,
    log: String,
    outputs: String,
    summary: String,
}

/// Runs the steps of the action as a runner does: expressions are filled in, scripts go through bash, and a step that
/// failed ends the run.
fn act(test: &CliTest, inputs: &[(&str, &str)], path: Option<&str>) -> Done {
    let action = yaml("action.yml");
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for (name, input) in entries(&action, "inputs") {
        values.insert(format!("inputs.{name}"), text(input, "default").to_owned());
    }
    for (name, value) in inputs {
        let known = values.insert(format!("inputs.{name}"), (*value).to_owned());
        assert!(known.is_some(), "the action has no input `{name}`");
    }
    values.insert("github.action_path".to_owned(), env!("CARGO_MANIFEST_DIR").to_owned());
    let fill = |text: &str| {
        let mut filled = text.to_owned();
        for (name, value) in &values {
            filled = filled.replace(&format!("${{{{ {name} }}}}"), value);
        }
        assert!(!filled.contains("${{ inputs") && !filled.contains("${{ github"), "{filled}");
        filled
    };
    let file = |name: &str| test.path().join(name);
    let mut done =
        Done { status: 0, log: String::new(), outputs: String::new(), summary: String::new() };
    let steps = action.as_mapping_get("runs").unwrap().as_mapping_get("steps").unwrap();
    for step in steps.as_sequence().unwrap() {
        let script = text(step, "run");
        let is_needed = match text(step, "if") {
            "" => true,
            "${{ inputs.program == '' }}" => values["inputs.program"].is_empty(),
            _ => false,
        };
        if script.is_empty() || !is_needed {
            continue;
        }
        assert!(
            !script.contains("${{"),
            "inputs reach a script through its environment only: {script}"
        );
        assert_eq!(text(step, "shell"), "bash");
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        let folder = fill(text(step, "working-directory"));
        command.current_dir(test.path().join(if folder.is_empty() { "." } else { &folder }));
        for (name, value) in entries(step, "env") {
            command.env(name, fill(value.as_str().unwrap()));
        }
        command.env("RUNNER_TEMP", test.path());
        command.env("GITHUB_OUTPUT", file("outputs")).env("GITHUB_STEP_SUMMARY", file("summary"));
        if let Some(first) = path {
            command.env("PATH", format!("{first}:{}", std::env::var("PATH").unwrap()));
        }
        let output = command.output().unwrap();
        done.log += &String::from_utf8_lossy(&output.stdout);
        done.log += &String::from_utf8_lossy(&output.stderr);
        done.status = output.status.code().unwrap();
        if done.status != 0 {
            break;
        }
    }
    done.outputs = std::fs::read_to_string(file("outputs")).unwrap_or_default();
    done.summary = std::fs::read_to_string(file("summary")).unwrap_or_default();
    done
}

const PROGRAM: (&str, &str) = ("program", env!("CARGO_BIN_EXE_travaux"));

fn drafts() -> CliTest {
    CliTest::new()
        .write("travaux.toml", "rules = ['rules']\n")
        .write("rules/x.toml", RULE)
        .write("drafts/a b.txt", BAD)
        .write("drafts/clean.txt", BAD.replace("chaos", "passwords"))
}

#[test]
fn the_action_fails_on_findings_and_says_where() {
    let test = drafts();
    let done = act(&test, &[PROGRAM, ("files", "drafts/a b.txt\ndrafts/clean.txt\n")], None);
    assert_eq!(done.status, 1, "{}", done.log);
    assert!(done.log.contains("::error file=drafts/a b.txt,line="), "{}", done.log);
    assert!(done.outputs.contains("exit-code=1\n"), "{}", done.outputs);
    assert!(done.summary.starts_with("## travaux: "), "{}", done.summary);
    assert!(!done.outputs.contains("sarif="));
}

#[test]
fn the_action_passes_where_it_is_told_to() {
    let done = act(&drafts(), &[PROGRAM, ("files", "drafts/a b.txt"), ("fail-on", "never")], None);
    assert_eq!(done.status, 0, "{}", done.log);
    assert!(done.outputs.contains("exit-code=0\n"));
    let done = act(&drafts(), &[PROGRAM, ("files", "drafts/gone.txt")], None);
    assert_eq!(done.status, 2, "{}", done.log);
}

#[test]
fn the_action_writes_sarif_before_it_fails() {
    let test = drafts();
    let inputs = [PROGRAM, ("files", "drafts/a b.txt"), ("upload-sarif", "true")];
    let done = act(&test, &inputs, None);
    assert_eq!(done.status, 1, "{}", done.log);
    let sarif = test.path().join("travaux.sarif");
    assert!(done.outputs.contains(&format!("sarif={}\n", sarif.display())), "{}", done.outputs);
    let log: serde_json::Value = serde_json::from_slice(&std::fs::read(sarif).unwrap()).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "vague-chaos");
    let inputs =
        [PROGRAM, ("files", "a b.txt"), ("sarif", "x.sarif"), ("working-directory", "drafts")];
    act(&test, &inputs, None);
    assert!(test.path().join("drafts/x.sarif").exists());
}

#[test]
fn inputs_of_the_action_are_never_commands() {
    let evil = "$(touch pwned)`touch pwned`\"; touch pwned; \"'; touch pwned; '";
    for name in [
        "files", "against", "fail-on", "format", "rules", "baseline", "series", "lang", "args",
        "sarif",
    ] {
        let test = drafts();
        let mut inputs = vec![PROGRAM, (name, evil)];
        if name != "files" {
            inputs.push(("files", "drafts/clean.txt"));
        }
        act(&test, &inputs, None);
        assert!(!test.path().join("pwned").exists(), "{name}");
    }
}

#[cfg(unix)]
fn script(test: &CliTest, name: &str, text: &str) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    let path = test.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[cfg(unix)]
#[test]
fn every_input_of_the_action_reaches_the_program() {
    let test = CliTest::new();
    let program = script(&test, "recorder", "#!/bin/sh\nprintf '<%s>' \"$@\"\nexit 1\n");
    let inputs = [
        ("program", program.as_str()),
        ("files", "one.txt\n\n two 2.txt \n"),
        ("against", "old.txt"),
        ("fail-on", "warning"),
        ("format", "text"),
        ("rules", "mine\nyours"),
        ("baseline", "baseline.json"),
        ("series", "drafts/x"),
        ("lang", "ar"),
        ("args", "--width=100"),
    ];
    let done = act(&test, &inputs, None);
    assert_eq!(
        done.log,
        "<lint><--format=text><--fail-on=warning><--against=old.txt><--rules=mine><--rules=yours>\
         <--baseline=baseline.json><--series=drafts/x><--lang=ar><--width=100><--><one.txt><two 2.txt>"
    );
    assert_eq!(done.status, 1);
}

#[cfg(unix)]
#[test]
fn the_action_builds_the_program_from_its_own_files() {
    let test = drafts();
    let built = env!("CARGO_BIN_EXE_travaux");
    // Stands in for cargo, which would take minutes: it checks what it is asked to install, and puts the program there.
    let cargo = format!(
        "#!/bin/sh\n[ \"$1 $2 $3 $5\" = 'install --locked --path --root' ] || exit 9\n[ -f \"$4/Cargo.lock\" ] || exit 8\n\
         mkdir -p \"$6/bin\" && cp '{built}' \"$6/bin/travaux\"\n"
    );
    script(&test, "bin/cargo", &cargo);
    let path = test.path().join("bin");
    let done = act(&test, &[("files", "drafts/a b.txt")], path.to_str());
    assert_eq!(done.status, 1, "{}", done.log);
    assert!(done.log.contains("::error file=drafts/a b.txt"), "{}", done.log);
}

/// Runs a hook as pre-commit does: the entry, then the files that its pattern picks.
fn hook(test: &CliTest, id: &str, files: &[&str]) -> i32 {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hook = hooks.as_sequence().unwrap().iter().find(|hook| text(hook, "id") == id).unwrap();
    assert_eq!(text(hook, "language"), "rust");
    let pattern = regex::Regex::new(text(hook, "files")).unwrap();
    let picked: Vec<&str> = files.iter().copied().filter(|file| pattern.is_match(file)).collect();
    assert!(!picked.is_empty(), "the hook looks at none of {files:?}");
    let mut words = text(hook, "entry").split(' ');
    assert_eq!(words.next(), Some("travaux"));
    let passes_names =
        hook.as_mapping_get("pass_filenames").and_then(Yaml::as_bool).unwrap_or(true);
    let mut args: Vec<&str> = words.collect();
    if passes_names {
        args.extend(picked);
    }
    test.run(&args).status
}

#[test]
fn hooks_fail_on_what_must_not_be_committed() {
    let test = drafts().write("README.txt", BAD);
    assert_eq!(hook(&test, "travaux-lint", &["drafts/a b.txt", "README.txt"]), 1);
    assert_eq!(hook(&test, "travaux-lint", &["drafts/clean.txt", "README.txt"]), 0);
    assert_eq!(hook(&drafts(), "travaux-rules", &["rules/x.toml"]), 0);
    let wrong = drafts().write("rules/x.toml", RULE.replace("They act", "Chaos"));
    assert_eq!(hook(&wrong, "travaux-rules", &["rules/x.toml"]), 1);
}
