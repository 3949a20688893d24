//! Rules as SARIF describes them: what each is called, what it looks for, why, what to do, and how much it weighs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::lint::{Rule, RuleSet};
use crate::say;

use super::machine::{one_line, shortened};
use super::markdown::escape;
use super::sarif_log::{RuleRefJson, TextJson};

/// GitHub takes descriptions of no more characters.
const LONGEST_DESCRIPTION: usize = 1024;
/// GitHub keeps so many tags of one rule.
const MOST_TAGS: usize = 10;

/// Where each rule stands among the rules of a log.
pub(super) struct RuleNames<'a>(BTreeMap<&'a str, usize>);

impl<'a> RuleNames<'a> {
    pub(super) fn new(rules: &'a RuleSet) -> Self {
        Self(rules.iter().enumerate().map(|(n, rule)| (rule.id.as_str(), n)).collect())
    }

    pub(super) fn index(&self, rule: &str) -> Option<usize> {
        self.0.get(rule).copied()
    }

    pub(super) fn reference(&self, rule: &str) -> Option<RuleRefJson<'a>> {
        self.0.get_key_value(rule).map(|(&id, &index)| RuleRefJson { id, index })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleJson<'a> {
    id: &'a str,
    name: String,
    short_description: TextJson,
    full_description: TextJson,
    help: HelpJson,
    default_configuration: LevelJson,
    properties: RulePropertiesJson<'a>,
}

#[derive(Serialize)]
struct HelpJson {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct LevelJson {
    level: &'static str,
}

#[derive(Serialize)]
struct RulePropertiesJson<'a> {
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'a str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

impl<'a> RuleJson<'a> {
    pub(super) fn new(rule: &'a Rule, language: &str) -> Self {
        let describe = |text: &str| TextJson::new(shortened(text.trim(), LONGEST_DESCRIPTION));
        let family = rule.id.split('-').next().unwrap_or_default();
        let classes = rule.scope.iter().map(|class| class.as_str());
        let mut tags: Vec<&str> = vec![family, rule.check.kind()];
        tags.extend(classes);
        tags.truncate(MOST_TAGS);
        tags.sort_unstable();
        tags.dedup();
        Self {
            id: &rule.id,
            name: pascal(&rule.id),
            short_description: describe(rule.summary.get(language)),
            full_description: describe(rule.why.get(language)),
            help: HelpJson { text: help(rule, language), markdown: help_markdown(rule, language) },
            default_configuration: LevelJson { level: rule.level.as_str() },
            properties: RulePropertiesJson {
                tags,
                code: &rule.code,
                severity: match rule.level {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Note => "recommendation",
                },
            },
        }
    }
}

/// What a reader is told of a rule, with the name of each part.
fn parts<'a>(rule: &'a Rule, language: &str) -> Vec<(String, &'a str)> {
    let parts = [
        (say!("rule-what-to-do"), rule.help.get(language)),
        (say!("rule-why"), rule.why.get(language)),
        (say!("rule-source"), rule.source.as_str()),
    ];
    parts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

fn help(rule: &Rule, language: &str) -> String {
    let parts = parts(rule, language);
    let lines: Vec<String> =
        parts.iter().map(|(name, text)| format!("{name}: {}", text.trim())).collect();
    TextJson::new(lines.join("\n")).text
}

fn help_markdown(rule: &Rule, language: &str) -> String {
    let mut paragraphs: Vec<String> = parts(rule, language)
        .iter()
        .map(|(name, text)| format!("**{name}.** {}", escaped(text)))
        .collect();
    for example in rule.examples.iter().filter(|example| example.language == language) {
        for (name, text) in
            [(say!("example-caught"), &example.bad), (say!("example-passes"), &example.good)]
        {
            if let Some(text) = text {
                paragraphs.push(format!("**{name}.** {}", escaped(text)));
            }
        }
    }
    paragraphs.join("\n\n").replace('{', "{{").replace('}', "}}")
}

/// A text on one line, with nothing that Markdown would take for markup.
fn escaped(text: &str) -> String {
    escape(&one_line(text))
}

/// `vt-extremism` as `VtExtremism`, the form that SARIF asks for.
fn pascal(id: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{}", chars.as_str())
    };
    let name: String = id.split(|c: char| !c.is_alphanumeric()).map(word).collect();
    shortened(&name, 255).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_pascal_case() {
        assert_eq!(pascal("vt-extremism"), "VtExtremism");
        assert_eq!(pascal("a--b_c"), "ABC");
        assert_eq!(pascal(""), "");
    }
}
