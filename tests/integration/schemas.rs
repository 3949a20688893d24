//! The JSON Schemas in `schemas/` say what files and outputs hold: they take what is real and refuse what is not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use travaux::lint::RuleSet;

use crate::support::{CliTest, shipped};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema(name: &str) -> Validator {
    let text = read(&root().join(format!("schemas/{name}.schema.json")));
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{name} is a schema");
    jsonschema::draft202012::new(&schema).unwrap()
}

/// A TOML text as JSON, dates as texts.
fn toml(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                let pairs = table.into_iter().map(|(key, value)| (key, convert(value)));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(toml::Value::Table(text.parse().unwrap()))
}

#[track_caller]
fn valid(schema: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> =
        schema.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {}", errors.join("\n"));
}

/// The paths of all objects below a value, the first of each list only, as JSON pointers.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.push(at.to_owned());
            for (key, value) in map {
                objects(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            let first = items.iter().position(Value::is_object);
            if let Some(n) = first {
                objects(&items[n], &format!("{at}/{n}"), found);
            }
        }
        _ => {}
    }
}

/// The value with an unknown key in each of its objects in turn, but for those whose keys are free.
fn with_unknown_keys(value: &Value, free: &[&str]) -> Vec<Value> {
    let mut paths = Vec::new();
    objects(value, "", &mut paths);
    paths.retain(|path| !free.iter().any(|key| path.ends_with(key)));
    let changed = paths.iter().map(|path| {
        let mut value = value.clone();
        let object = value.pointer_mut(path).unwrap().as_object_mut().unwrap();
        object.insert("unknown-key".to_owned(), json!("x"));
        value
    });
    changed.collect()
}

#[track_caller]
fn refuses_unknown_keys(schema: &Validator, value: &Value, free: &[&str]) {
    let changed = with_unknown_keys(value, free);
    assert!(!changed.is_empty());
    for value in changed {
        assert!(!schema.is_valid(&value), "an unknown key passes: {value}");
    }
}

fn shipped_rules() -> Vec<(String, Value)> {
    let files = RuleSet::shipped_files().into_iter();
    let files = files.map(|(path, text)| (path, toml(&text)));
    // Files without rules hold the data of other commands.
    files.filter(|(_, file)| file.get("rule").is_some() || file.get("class").is_some()).collect()
}

#[test]
fn every_shipped_rule_fits_its_schema() {
    let schema = schema("rules");
    let files = shipped_rules();
    assert!(files.len() >= 4, "{files:?}");
    for (path, file) in &files {
        valid(&schema, file, path);
    }
}

/// Schema and program agree on what a rule may hold.
#[test]
fn what_the_rule_schema_refuses_the_program_refuses() {
    let schema = schema("rules");
    let mut kinds = BTreeSet::new();
    for (path, file) in shipped_rules() {
        for rule in file["rule"].as_array().into_iter().flatten() {
            let kind = rule["check"].as_object().unwrap().keys().next().unwrap().clone();
            if !kinds.insert(kind) {
                continue;
            }
            let parse = |value: &Value| {
                let text = toml::to_string(&json!({ "rule": [value] })).unwrap();
                RuleSet::parse(&[("x.toml".to_owned(), text)]).1
            };
            assert_eq!(parse(rule), [], "{path}");
            let mut wrong = with_unknown_keys(rule, &[]);
            for key in ["id", "level", "summary", "why", "help", "source", "check"] {
                let mut without = rule.clone();
                without.as_object_mut().unwrap().remove(key);
                wrong.push(without);
            }
            for (key, value) in [
                ("level", json!("eror")),
                ("scope", json!(["offences"])),
                ("final-level", json!(3)),
                ("summary", json!({ "ar": "نص" })),
                ("check", json!({ "trem": {} })),
            ] {
                let mut changed = rule.clone();
                changed[key] = value;
                wrong.push(changed);
            }
            for rule in wrong {
                assert!(!schema.is_valid(&json!({ "rule": [rule] })), "{path}: {rule}");
                assert!(!parse(&rule).is_empty(), "{path}: {rule}");
            }
        }
    }
    assert!(kinds.len() >= 2, "{kinds:?}");
}

#[test]
fn classes_and_kinds_of_the_schema_are_those_of_the_program() {
    let text = read(&root().join("schemas/rules.schema.json"));
    let schema: Value = serde_json::from_str(&text).unwrap();
    let classes: Vec<&str> = travaux::lint::Class::ALL.iter().map(|class| class.as_str()).collect();
    assert_eq!(schema["$defs"]["class"]["enum"], json!(classes));
    // The program names the kinds that it knows when it is given another.
    let rule = "[[rule]]\nid='a'\nlevel='error'\nsummary='s'\nwhy='w'\nhelp='h'\nsource='s'\n[rule.check.xx]\n";
    let (_, errors) = RuleSet::parse(&[("x.toml".to_owned(), rule.to_owned())]);
    let known: BTreeSet<&str> = errors[0].message.split('`').skip(3).step_by(2).collect();
    let checks = schema["$defs"]["rule"]["properties"]["check"]["properties"].as_object().unwrap();
    assert_eq!(checks.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
}

/// A settings file with every key, and what it needs beside it.
const SETTINGS: &str = "series = 's'\nrules = ['rules']\nextra-rules = ['rules']\nfail-on = 'never'\nselect = ['all']\n\
    ignore = ['vt']\nlevels = { sg = 'note' }\nstage = 'final'\nbaseline = 'b.json'\nui-lang = 'en'\n\
    [[lint]]\npaths = ['d/**']\nclauses = ['art_1']\nselect = ['all']\nignore = ['sg']\nlevels = { vt = 'error' }\n\
    as = 'procedural'\n[[lint]]\nstage = 'negotiation'\n";

#[test]
fn project_files_fit_their_schemas() {
    let settings = toml(SETTINGS);
    valid(&schema("travaux"), &settings, "travaux.toml");
    refuses_unknown_keys(&schema("travaux"), &settings, &["levels"]);
    travaux::config::Config::parse(Path::new("travaux.toml"), SETTINGS)
        .expect("the program reads it");
    assert!(!schema("travaux").is_valid(&json!({ "fail-on": "eror" })));

    for name in ["drafts/model-convention/series.toml", "drafts/un-cybercrime/series.toml"] {
        let series = toml(&read(&root().join(name)));
        valid(&schema("series"), &series, name);
        refuses_unknown_keys(&schema("series"), &series, &["texts"]);
    }
}

#[test]
fn what_lint_writes_fits_its_schemas() {
    let test = CliTest::new();
    let root = root();
    let test = test.write("t.txt", read(&root.join("drafts/model-convention/v1.en.txt")));
    test.run(&["lint", "t.txt", "--write-baseline"]).status(0);
    let read = |name: &str| read(&test.path().join(name));
    let baseline: Value = serde_json::from_str(&read("baseline.json")).unwrap();
    valid(&schema("baseline"), &baseline, "baseline.json");
    refuses_unknown_keys(&schema("baseline"), &baseline, &[]);
    let block = test.run(&["lint", "t.txt", "--format", "suppressions"]).status(1).stdout;
    let suppressions =
        toml(&block.replace("reason = \"\"", "reason = \"r\"\nby = \"b\"\nexpires = 2999-01-01"));
    valid(&schema("suppressions"), &suppressions, "suppressions.toml");
    refuses_unknown_keys(&schema("suppressions"), &suppressions, &[]);
    assert!(!schema("suppressions").is_valid(&toml(&block)), "a reason is asked for");

    let lint = schema("lint");
    for args in [&["t.txt"][..], &["t.txt", "--baseline", "baseline.json"]] {
        let ran = test.run(&[&["lint", "--fail-on", "never", "--format", "json"], args].concat());
        let json: Value = serde_json::from_str(&ran.status(0).stdout).unwrap();
        assert!(!json["findings"].as_array().unwrap().is_empty());
        valid(&lint, &json, "lint");
        refuses_unknown_keys(&lint, &json, &[]);
    }
}

#[test]
fn what_show_and_diff_print_fits_their_schemas() {
    let draft = |name: &str| format!("{}/drafts/model-convention/{name}.txt", root().display());
    let series = format!("{}/drafts/model-convention", root().display());
    let run = |args: &[&str]| -> Value {
        let ran = CliTest::new().run(&[args, &["--format", "json"]].concat());
        assert!(ran.status < 2, "{}", ran.stderr);
        serde_json::from_str(&ran.stdout).unwrap()
    };
    let show = schema("show");
    for name in ["v1.en", "v2.en", "v2.ar", "v3.en", "v4.en", "v5.en", "v5.ar"] {
        valid(&show, &run(&["show", &draft(name)]), name);
    }
    let v1 = run(&["show", "v1", "--series", &series]);
    valid(&show, &v1, "v1");
    refuses_unknown_keys(&show, &v1, &[]);
    let diff = schema("diff");
    for (old, new) in [("v1.en", "v2.en"), ("v3.en", "v4.en"), ("v2.ar", "v5.ar")] {
        let json = run(&["diff", &draft(old), &draft(new)]);
        valid(&diff, &json, old);
        refuses_unknown_keys(&diff, &json, &[]);
    }
}

#[test]
fn what_the_commands_over_a_series_print_fits_their_schemas() {
    let fits = |name: &str, args: &[&str], free: &[&str]| {
        let schema = schema(name);
        for series in ["model-convention", "un-cybercrime"] {
            let has_texts = series == "model-convention";
            if !has_texts && name == "scorecard" {
                continue;
            }
            let args = [args, &["--series", series, "--format", "json"]].concat();
            let json: Value = serde_json::from_str(&shipped(&args).status(0).stdout).unwrap();
            valid(&schema, &json, &args.join(" "));
            refuses_unknown_keys(&schema, &json, free);
        }
    };
    fits("concordance", &["concordance"], &[]);
    fits("concordance", &["concordance", "--chapters"], &[]);
    fits("concordance", &["concordance", "--from", "consolidated", "42"], &[]);
    fits("log", &["log", "24", "--patch"], &[]);
    fits("scorecard", &["scorecard"], &[]);
    // Texts are objects by language.
    let free = [
        "title",
        "name",
        "place",
        "note",
        "text",
        "words",
        "status",
        "correction",
        "participants_are",
        "wants",
    ];
    for command in
        ["timeline", "proposals", "trace", "positions", "asks", "votes", "actors", "documents"]
    {
        fits("record", &[command], &free);
    }
}

#[test]
fn what_origins_prints_fits_its_schema() {
    let root = root();
    let draft = |name: &str| read(&root.join(format!("drafts/model-convention/{name}.en.txt")));
    let test = CliTest::new().write("in/v4.txt", draft("v4")).write("v5.txt", draft("v5"));
    let ran = test.run(&["origins", "v5.txt", "--in", "in", "--format", "json"]).status(0);
    let json: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(!json["articles"][0]["origins"].as_array().unwrap().is_empty());
    valid(&schema("origins"), &json, "origins");
    refuses_unknown_keys(&schema("origins"), &json, &[]);
}
