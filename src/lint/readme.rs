//! The index of the rules that ship, kept true by a test.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Rule, RuleSet};
use crate::diagnostic::Severity;

impl RuleSet {
    /// The rules in Markdown: how many there are in each family, then a table for each family with code, name, level,
    /// mechanism, scope, languages, and what is wrong.
    pub fn index_markdown(&self) -> String {
        let mut families: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
        for rule in self {
            families.entry(family(rule)).or_default().push(rule);
        }
        let mut index = String::from(
            "| family | rules | errors | warnings | notes | files |\n|---|---|---|---|---|---|\n",
        );
        let mut add = |name: &str, rules: &[&Rule]| {
            let n = |level| rules.iter().filter(|rule| rule.level == level).count();
            let files: BTreeSet<&str> = rules.iter().map(|rule| file(rule)).collect();
            let files: Vec<String> = files.iter().map(|file| format!("[{file}]({file})")).collect();
            let (errors, warnings, notes) =
                (n(Severity::Error), n(Severity::Warning), n(Severity::Note));
            let n_rules = rules.len();
            // Writing to a string cannot fail.
            let _ = writeln!(
                index,
                "| {name} | {n_rules} | {errors} | {warnings} | {notes} | {} |",
                files.join(", ")
            );
        };
        for (name, rules) in &families {
            add(&format!("[`{name}`](#{name})"), rules);
        }
        add("all", &self.iter().collect::<Vec<_>>());
        for (name, rules) in families {
            let _ = write!(index, "\n### {name}\n\n{HEAD}");
            for rule in rules {
                push_row(rule, &mut index);
            }
        }
        index
    }
}

const HEAD: &str = "| code | rule | level | check | scope | languages | what it says |\n|---|---|---|---|---|---|---|\n";

/// The part of a rule's name before its first hyphen.
fn family(rule: &Rule) -> &str {
    rule.id.split('-').next().unwrap_or(&rule.id)
}

fn file(rule: &Rule) -> &str {
    rule.path.trim_start_matches("rules/")
}

fn push_row(rule: &Rule, table: &mut String) {
    let scope: Vec<&str> = rule.scope.iter().map(|class| class.as_str()).collect();
    let languages: Vec<&str> = rule.languages().collect();
    let scope = if scope.is_empty() { "all".to_owned() } else { scope.join(", ") };
    let _ = writeln!(
        table,
        "| {} | [`{}`]({}) | {} | {} | {scope} | {} | {} |",
        rule.code,
        rule.id,
        file(rule),
        rule.level.as_str(),
        rule.check.kind(),
        languages.join(" "),
        rule.summary.get("en"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Set `UPDATE_RULES=1` to write the index anew.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "the test keeps a file of the project true")]
    fn the_index_of_the_rules_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/README.md");
        let readme = std::fs::read_to_string(path).expect("rules/README.md");
        let (head, index) = readme.split_once("## Index\n\n").expect("an index");
        let expected = RuleSet::shipped().index_markdown();
        if std::env::var_os("UPDATE_RULES").is_some() {
            std::fs::write(path, format!("{head}## Index\n\n{expected}")).expect("written");
        } else {
            assert_eq!(index, expected, "run `UPDATE_RULES=1 cargo test index_of_the_rules`");
        }
    }
}
