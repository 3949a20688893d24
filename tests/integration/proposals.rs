//! What the rules say of proposals that were made in negotiations, one article each, in words of our own.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use travaux::lint::{Class, LintOptions, RuleSet, check};
use travaux::parse::{ParseOptions, parse};
use travaux::source::Source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    families: Vec<String>,
    proposal: Vec<Proposal>,
    trap: Vec<Trap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proposal {
    file: String,
    r#as: String,
    rules: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trap {
    #[serde(default)]
    lang: Option<String>,
    r#as: String,
    text: String,
}

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read_to_string(root.join(path)).unwrap()
}

fn table() -> Table {
    toml::from_str(&read("proposals.toml")).unwrap()
}

/// The rules that find something in a text read as a chapter of a class.
fn fired(rules: &RuleSet, text: &str, language: &str, class: &str) -> BTreeSet<String> {
    let options = ParseOptions { name: String::new(), language: Some(language.to_owned()) };
    let draft = parse(Source::new("proposal", text), &options);
    let as_class = Class::from_name(class);
    assert!(as_class.is_some(), "{class} is no class");
    let options = LintOptions { as_class, ..LintOptions::default() };
    check(&draft, rules, &options).findings.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_proposal_fires_the_rules_that_its_row_names_and_no_other() {
    let (table, rules) = (table(), RuleSet::shipped());
    let mut wrong = Vec::new();
    for proposal in &table.proposal {
        let stem = proposal.file.trim_end_matches(".txt");
        let language = stem.rsplit_once('.').map_or("en", |(_, language)| language);
        let text = read(&format!("proposals/{}", proposal.file));
        let found = fired(&rules, &text, language, &proposal.r#as);
        let is_ours = |id: &&String| table.families.iter().any(|family| id.starts_with(family));
        let ours: BTreeSet<&String> = found.iter().filter(is_ours).collect();
        if ours != proposal.rules.iter().collect() {
            wrong.push(format!("{}: {ours:?} instead of {:?}", proposal.file, proposal.rules));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_that_only_look_like_trouble_fire_nothing() {
    let (table, rules) = (table(), RuleSet::shipped());
    for trap in &table.trap {
        let language = trap.lang.as_deref().unwrap_or("en");
        let found = fired(&rules, &trap.text, language, &trap.r#as);
        let is_ours = |id: &&String| table.families.iter().any(|family| id.starts_with(family));
        let alarms: Vec<&String> = found.iter().filter(is_ours).collect();
        assert!(alarms.is_empty(), "{alarms:?}: {}", trap.text);
    }
}
