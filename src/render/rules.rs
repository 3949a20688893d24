//! Rules as a list and as an explanation, and what became of their examples.

use std::io;

use crate::lint::{ExampleFailure, Rule, RuleSet};

use super::style::{BOLD, DIM, paint, put};
use super::wrap::{push_wrapped, wrap_plain};
use super::{TextOptions, count, visible};

/// Writes each rule with its summary, in `language` where they are translated.
pub fn list(
    rules: &RuleSet,
    language: &str,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for rule in rules {
        paint(&mut buffer, BOLD, options.color, &visible(&rule.id));
        let code = visible(&rule.code);
        put(&mut buffer, format_args!("  {code}  {}\n", rule.level.as_str()));
        push_wrapped(&mut buffer, rule.summary.get(language), 4, options);
    }
    put(&mut buffer, format_args!("\n{}\n", count(rules.len(), "rule")));
    out.write_all(buffer.as_bytes())
}

/// Writes what a rule looks for, why, on what it rests, what to do, and its examples.
pub fn explain(
    rule: &Rule,
    language: &str,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    let title = format!("{} ({}), {}", visible(&rule.id), visible(&rule.code), rule.level.as_str());
    paint(&mut buffer, BOLD, options.color, &title);
    buffer.push('\n');
    let languages: Vec<&str> = rule.languages().collect();
    let scope: Vec<&str> = rule.scope.iter().map(|class| class.as_str()).collect();
    let scope = if scope.is_empty() { "all provisions".to_owned() } else { scope.join(", ") };
    let parts = [
        ("", rule.summary.get(language).to_owned()),
        ("Why", rule.why.get(language).to_owned()),
        ("What to do", rule.help.get(language).to_owned()),
        ("Source", rule.source.clone()),
        ("Looks at", scope),
        ("Kind of check", rule.check.kind().to_owned()),
        ("Languages", languages.join(", ")),
        ("Written in", format!("{}:{}", rule.path, rule.line)),
    ];
    for (name, text) in parts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        buffer.push('\n');
        if !name.is_empty() {
            paint(&mut buffer, DIM, options.color, name);
            buffer.push('\n');
        }
        push_wrapped(&mut buffer, text, if name.is_empty() { 0 } else { 2 }, options);
    }
    for example in &rule.examples {
        for (name, text) in [("Caught", &example.bad), ("Passes", &example.good)] {
            if let Some(text) = text {
                buffer.push('\n');
                paint(
                    &mut buffer,
                    DIM,
                    options.color,
                    &format!("{name} ({})", visible(&example.language)),
                );
                buffer.push('\n');
                push_wrapped(&mut buffer, text, 2, options);
            }
        }
    }
    out.write_all(buffer.as_bytes())
}

/// Writes which examples do not show what they should, and how many rules were tried.
pub fn tested(
    rules: &RuleSet,
    failures: &[ExampleFailure],
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for failure in failures {
        let ExampleFailure { rule, path, line, language, text, shortfall } = failure;
        let place = format!("{path}:{line}: {rule} ({language}): {shortfall}");
        wrap_plain(&visible(&place), options.width, 0, 2, &mut buffer);
        if !text.is_empty() {
            push_wrapped(&mut buffer, text, 4, options);
        }
    }
    let result = match failures.len() {
        0 => "all examples show what they should".to_owned(),
        n => format!("{} wrong", count(n, "example")),
    };
    put(&mut buffer, format_args!("{}: {result}\n", count(rules.len(), "rule")));
    out.write_all(buffer.as_bytes())
}
