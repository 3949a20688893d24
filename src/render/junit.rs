//! Findings as JUnit XML, the report that every CI dashboard reads: a suite for each draft.
//!
//! A rule that found nothing is a passed test, one that could not be judged a skipped one, and each finding is a test of
//! its own, named by rule and clause, since dashboards show one failure for each test. Findings below the level that
//! makes a run fail pass, and say in their output what was found.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::diagnostic::Severity;
use crate::lint::{Finding, RuleSet};
use crate::messages::Value;
use crate::messages::names::level_name;
use crate::say;

use super::Linted;
use super::address::squeeze;
use super::machine::{Paths, clause_name, one_line, plain, region, sentence};

/// Writes what the rules say of the drafts; findings at or above `fail_on` are failures.
pub fn findings(
    drafts: &[Linted<'_>],
    rules: &RuleSet,
    paths: &Paths,
    fail_on: Option<Severity>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let suites: Vec<Suite<'_>> =
        drafts.iter().map(|&linted| Suite::new(linted, rules, paths, fail_on)).collect();
    let n_tests: usize = suites.iter().map(|suite| suite.tests.len()).sum();
    let n_failures: usize = suites.iter().map(Suite::n_failures).sum();
    let n_skipped: usize = suites.iter().map(Suite::n_skipped).sum();
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("testsuites")
        .with_attributes([
            ("name", env!("CARGO_PKG_NAME")),
            ("tests", &n_tests.to_string()),
            ("failures", &n_failures.to_string()),
            ("errors", "0"),
            ("skipped", &n_skipped.to_string()),
            ("time", "0"),
        ])
        .write_inner_content(|writer| suites.iter().try_for_each(|suite| suite.write(writer)))?;
    out.write_all(b"\n")
}

/// The tests of one draft.
struct Suite<'a> {
    name: &'a str,
    file: String,
    tests: Vec<Test<'a>>,
}

/// One line of a dashboard.
struct Test<'a> {
    name: String,
    line: Option<usize>,
    result: TestResult<'a>,
}

enum TestResult<'a> {
    Passed,
    /// Not judged, or set aside; with the reason.
    Skipped(String),
    /// Found, and of no weight for this run; with what was found.
    Noted(String),
    /// Found: a headline, its level, and what was found.
    Failed(String, &'a str, String),
}

impl<'a> Suite<'a> {
    fn new(
        linted: Linted<'a>,
        rules: &'a RuleSet,
        paths: &Paths,
        fail_on: Option<Severity>,
    ) -> Self {
        let draft = linted.version.draft;
        let report = linted.report;
        let file = paths.name(draft.source.path()).as_str().to_owned();
        let mut tests = Vec::new();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for finding in &report.findings {
            let place = finding.clause.map_or(draft.name.clone(), |idx| clause_name(draft, idx));
            let name = format!("{}: {place}", finding.rule);
            let n = names.entry(name.clone()).or_insert(0);
            *n += 1;
            let line = region(&draft.source, finding.span).start.line;
            tests.push(Test {
                name: if *n == 1 { name } else { format!("{name} ({n})") },
                line: Some(line),
                result: TestResult::of(finding, linted, &format!("{file}:{line}"), fail_on),
            });
        }
        for not in &report.not_evaluated {
            let result = TestResult::Skipped(say!(
                "machine-not-evaluated",
                reason = Value::composed(not.reason.as_str())
            ));
            tests.push(Test { name: not.rule.clone(), line: None, result });
        }
        let seen: BTreeSet<&str> =
            report.findings.iter().map(|finding| finding.rule.as_str()).collect();
        let skipped: BTreeSet<&str> =
            report.not_evaluated.iter().map(|not| not.rule.as_str()).collect();
        let passed = rules.iter().map(|rule| rule.id.as_str());
        for rule in passed.filter(|rule| !seen.contains(rule) && !skipped.contains(rule)) {
            tests.push(Test { name: rule.to_owned(), line: None, result: TestResult::Passed });
        }
        Self { name: &draft.name, file, tests }
    }

    fn n_failures(&self) -> usize {
        self.tests.iter().filter(|test| matches!(test.result, TestResult::Failed(..))).count()
    }

    fn n_skipped(&self) -> usize {
        self.tests.iter().filter(|test| matches!(test.result, TestResult::Skipped(_))).count()
    }

    fn write<W: Write>(&self, writer: &mut Writer<W>) -> io::Result<()> {
        writer
            .create_element("testsuite")
            .with_attributes([
                ("name", clean(self.name).as_ref()),
                ("file", &clean(&self.file)),
                ("tests", &self.tests.len().to_string()),
                ("failures", &self.n_failures().to_string()),
                ("errors", "0"),
                ("skipped", &self.n_skipped().to_string()),
                ("time", "0"),
            ])
            .write_inner_content(|writer| {
                self.tests.iter().try_for_each(|test| test.write(self, writer))
            })?;
        Ok(())
    }
}

impl Test<'_> {
    fn write<W: Write>(&self, suite: &Suite<'_>, writer: &mut Writer<W>) -> io::Result<()> {
        let mut element = writer.create_element("testcase").with_attributes([
            ("name", clean(&one_line(&self.name)).as_ref()),
            ("classname", &clean(&one_line(suite.name))),
            ("file", &clean(&suite.file)),
        ]);
        if let Some(line) = self.line {
            element = element.with_attribute(("line", line.to_string().as_str()));
        }
        element = element.with_attribute(("time", "0"));
        match &self.result {
            TestResult::Passed => element.write_empty()?,
            TestResult::Skipped(reason) => element.write_inner_content(|writer| {
                let message = clean(&one_line(reason)).into_owned();
                writer
                    .create_element("skipped")
                    .with_attribute(("message", message.as_str()))
                    .write_empty()?;
                Ok(())
            })?,
            TestResult::Noted(text) => element.write_inner_content(|writer| {
                writer
                    .create_element("system-out")
                    .write_text_content(BytesText::new(&clean(text)))?;
                Ok(())
            })?,
            TestResult::Failed(headline, level, text) => element.write_inner_content(|writer| {
                writer
                    .create_element("failure")
                    .with_attributes([
                        ("message", clean(&one_line(headline)).as_ref()),
                        ("type", level),
                    ])
                    .write_text_content(BytesText::new(&clean(text)))?;
                Ok(())
            })?,
        };
        Ok(())
    }
}

impl<'a> TestResult<'a> {
    fn of(
        finding: &'a Finding,
        linted: Linted<'a>,
        place: &str,
        fail_on: Option<Severity>,
    ) -> Self {
        let draft = linted.version.draft;
        if let Some(reason) = &finding.suppressed {
            return Self::Skipped(say!("machine-suppressed", reason = reason));
        }
        let headline = sentence(finding, draft, linted.old.map(|old| old.draft));
        let level = finding.level.as_str();
        let words = squeeze(draft.source.slice(finding.span));
        let label = |name: String| say!("finding-label", label = Value::composed(name));
        let mut lines = vec![
            format!("{}{headline}", label(level_name(finding.level))),
            say!("machine-at", place = place),
        ];
        for (name, text) in [
            (say!("finding-words"), &words),
            (say!("finding-help"), &finding.help),
            (say!("finding-source"), &finding.source),
        ] {
            if !text.trim().is_empty() {
                lines.push(format!("{}{text}", label(name)));
            }
        }
        let text = lines.join("\n");
        if !finding.is_gain && fail_on.is_some_and(|fail_on| finding.level >= fail_on) {
            Self::Failed(headline, level, text)
        } else {
            Self::Noted(text)
        }
    }
}

/// A text without the characters that XML 1.0 forbids, which no escape makes legal.
fn clean(text: &str) -> Cow<'_, str> {
    let plain = plain(text);
    if plain.contains(['\u{FFFE}', '\u{FFFF}']) {
        return Cow::Owned(plain.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}"));
    }
    plain
}
