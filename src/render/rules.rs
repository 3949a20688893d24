//! Rules as a list and as an explanation, and what became of their examples.

use std::io;

use crate::lint::{Check, ExampleFailure, Rule, RuleSet, Shortfall, Within, class_name};
use crate::messages::names::level_name;
use crate::messages::{Value, commas, ui};
use crate::say;

use super::bidi;
use super::style::{BOLD, DIM, paint, put};
use super::wrap::{isolated, push_wrapped, wrap_plain};
use super::{TextOptions, visible};

/// Writes each rule with its summary, in `language` where they are translated.
pub fn list(
    rules: &[&Rule],
    language: &str,
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for rule in rules {
        paint(&mut buffer, BOLD, options.color, &visible(&rule.id));
        let code = visible(&rule.code);
        put(&mut buffer, format_args!("  {code}  {}\n", level_name(rule.level)));
        push_wrapped(&mut buffer, rule.summary.get(language), 4, options);
    }
    put(&mut buffer, format_args!("\n{}\n", bidi::line(&say!("n-rules", n = rules.len()))));
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
    let title = say!(
        "rule-title",
        rule = visible(&rule.id),
        code = visible(&rule.code),
        level = Value::composed(level_name(rule.level))
    );
    paint(&mut buffer, BOLD, options.color, &bidi::line(&title));
    buffer.push('\n');
    let languages: Vec<&str> = rule.languages().collect();
    let scope: Vec<String> = rule.scope.iter().map(|&class| class_name(class, ui())).collect();
    let scope = if scope.is_empty() { say!("all-provisions") } else { commas(&scope) };
    let needs: Vec<String> = rule.needs.iter().map(|&class| class_name(class, ui())).collect();
    let parts = [
        (String::new(), rule.summary.get(language).to_owned()),
        (say!("rule-why"), rule.why.get(language).to_owned()),
        (say!("rule-what-to-do"), rule.help.get(language).to_owned()),
        (say!("rule-source"), rule.source.clone()),
        (say!("rule-final-level"), rule.final_level.map(level_name).unwrap_or_default()),
        (say!("rule-looks-at"), scope),
        (say!("rule-needs"), commas(&needs)),
        (say!("rule-kind-of-check"), format!("{} ({})", kind(&rule.check), rule.check.kind())),
        (say!("rule-languages"), commas(&languages)),
        (say!("rule-written-in"), format!("{}:{}", rule.path, rule.line)),
    ];
    for (name, text) in parts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        buffer.push('\n');
        if !name.is_empty() {
            paint(&mut buffer, DIM, options.color, &bidi::line(name));
            buffer.push('\n');
        }
        push_wrapped(&mut buffer, text, if name.is_empty() { 0 } else { 2 }, options);
    }
    for example in &rule.examples {
        for (name, text) in [
            (say!("example-old"), &example.old),
            (say!("example-caught"), &example.bad),
            (say!("example-passes"), &example.good),
        ] {
            if let Some(text) = text {
                buffer.push('\n');
                let title = format!("{name} ({})", isolated(&visible(&example.language)));
                paint(&mut buffer, DIM, options.color, &bidi::line(&title));
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
        let what = say!(
            "example-failure",
            rule = visible(rule),
            language = visible(language),
            shortfall = Value::composed(wording(shortfall))
        );
        let place = format!("{path}:{line}:");
        wrap_plain(
            &format!("{} {what}", isolated(&visible(&place))),
            options.width,
            0,
            2,
            &mut buffer,
        );
        if !text.is_empty() {
            push_wrapped(&mut buffer, text, 4, options);
        }
    }
    let result = match failures.len() {
        0 => say!("examples-are-right"),
        n => say!("n-examples-wrong", n = n),
    };
    let (rules, result) =
        (Value::composed(say!("n-rules", n = rules.len())), Value::composed(result));
    put(
        &mut buffer,
        format_args!("{}\n", bidi::line(&say!("titled", title = rules, parts = result))),
    );
    out.write_all(buffer.as_bytes())
}

/// A kind of check in words.
fn kind(check: &Check) -> String {
    match check.kind() {
        "term" => say!("check-term"),
        "scope" => say!("check-scope"),
        "power" => say!("check-power"),
        "discretion" => say!("check-discretion"),
        "deference" => say!("check-deference"),
        "polarity" => say!("check-polarity"),
        "undefined" => say!("check-undefined"),
        "definition" => say!("check-definition"),
        "numbering" => say!("check-numbering"),
        "reference" => say!("check-reference"),
        "bracket" => say!("check-bracket"),
        "character" => say!("check-character"),
        "compound" => say!("check-compound"),
        "change" => say!("check-change"),
        _ => match check {
            Check::Absence(absence, _) => match absence.within {
                Within::Document => say!("check-absence-document"),
                Within::Preamble => say!("check-absence-preamble"),
                Within::Chapter => say!("check-absence-chapter"),
                Within::Article => say!("check-absence-article"),
            },
            _ => check.kind().to_owned(),
        },
    }
}

/// What is wrong with an example.
fn wording(shortfall: &Shortfall) -> String {
    match shortfall {
        Shortfall::NotCaught => say!("bad-example-not-caught"),
        Shortfall::Caught => say!("good-example-caught"),
        Shortfall::NoBad => say!("no-bad-example"),
        Shortfall::NoGood => say!("no-good-example"),
        Shortfall::NotRun(reason) => {
            say!("example-not-run", reason = Value::composed(visible(reason)))
        }
    }
}
