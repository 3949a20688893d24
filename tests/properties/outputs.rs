//! Whatever a draft or a rule says, programs can read what is printed of it.

use std::path::PathBuf;

use proptest::prelude::*;
use proptest::sample::Index;

use travaux::diagnostic::Severity;
use travaux::draft::{ClauseIdx, Draft};
use travaux::lint::{Finding, NotEvaluated, Place, Reading, Related, Report, RuleSet};
use travaux::parse::{ParseOptions, parse};
use travaux::render::{Linted, Paths, Version, github, junit, sarif};
use travaux::source::{Source, Span};

use crate::sarif_schema::errors;

/// Words, and everything that a format may stumble over.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,8}",
        prop::char::any().prop_map(String::from),
        prop::sample::select(vec![
            "\r\n",
            "\n",
            "::",
            "::error file=x::",
            "%0A",
            ",",
            "]]>",
            "<!--",
            "</failure>",
            "&amp;",
            "\"",
            "'",
            "|",
            "\u{0}",
            "\u{1b}[31m",
            "\u{85}",
            "\u{FFFE}",
            "\u{FFFF}",
            "\u{2028}",
            "\u{202E}",
            "\u{FEFF}",
            "مادة",
            "😀",
            "{0}",
            "[a](b)",
            "`",
            "</details>",
            "\n# ",
            "\u{7f}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn level() -> impl Strategy<Value = Severity> {
    prop::sample::select(vec![Severity::Error, Severity::Warning, Severity::Note])
}

/// A finding that has yet to find its place in a draft.
#[derive(Clone, Debug)]
struct Made {
    texts: (String, String, String, String),
    level: Severity,
    is_gain: bool,
    from: Index,
    to: Index,
    clause: Option<Index>,
    suppressed: Option<String>,
    has_old: bool,
}

prop_compose! {
    fn finding()(
        texts in (anything(), anything(), anything(), anything()),
        (level, is_gain, has_old) in (level(), any::<bool>(), any::<bool>()),
        (from, to, clause) in (any::<Index>(), any::<Index>(), any::<Option<Index>>()),
        suppressed in prop::option::of(anything()),
    ) -> Made {
        Made { texts, level, is_gain, from, to, clause, suppressed, has_old }
    }
}

impl Made {
    fn in_draft(&self, draft: &Draft) -> Finding {
        let text = draft.source.text();
        let boundary = |index: Index| {
            let at = index.index(text.len() + 1);
            (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
        };
        let (from, to) = (boundary(self.from), boundary(self.to));
        let span = Span::new(from.min(to), from.max(to));
        let (rule, message, help, source) = self.texts.clone();
        let clause = self
            .clause
            .filter(|_| !draft.clauses.is_empty())
            .map(|index| ClauseIdx(index.index(draft.clauses.len()) as u32));
        let place = clause.map(|clause| Place { clause, span });
        let related = place.map(|place| Related { place, message: message.clone() });
        Finding {
            rule,
            level: self.level,
            clause,
            span,
            message,
            help,
            source,
            reading: Reading::Worst,
            old: place.filter(|_| self.has_old),
            related: related.into_iter().collect(),
            is_gain: self.is_gain,
            suppressed: self.suppressed.clone(),
        }
    }
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(super::config(128))]

    #[test]
    fn programs_can_read_every_finding(
        text in anything(),
        path in anything(),
        made in prop::collection::vec(finding(), 0..4),
        (rule, reason) in (anything(), anything()),
    ) {
        let text = format!("Article 1\n{text}\n\n1. {text}\n");
        let draft = parse(Source::new(path.as_str(), text), &ParseOptions { name: path.clone(), language: None });
        let report = Report {
            findings: made.iter().map(|made| made.in_draft(&draft)).collect(),
            not_evaluated: vec![NotEvaluated { rule, reason }],
        };
        let version = Version { draft: &draft, entry: None };
        let linted = [Linted { version, report: &report, old: Some(version) }];
        let paths = Paths { here: PathBuf::from("/p/q"), root: PathBuf::from("/p") };
        let rules = RuleSet::default();

        let options = sarif::SarifOptions { paths: paths.clone(), is_sound: true, ..Default::default() };
        let log = written(|out| sarif::findings(&linted, &rules, &options, out));
        prop_assert_eq!(log.lines().count(), 1);
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        prop_assert_eq!(errors(&log), Vec::<String>::new());
        let results = log["runs"][0]["results"].as_array().unwrap();
        prop_assert_eq!(results.len(), report.findings.len());
        for result in results {
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            prop_assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{}", uri);
            let region = &place["region"];
            prop_assert_eq!(&region["startLine"], &region["endLine"]);
            prop_assert!(region["startColumn"].as_u64() <= region["endColumn"].as_u64());
        }

        let annotations = written(|out| github::annotations(&linted, &paths, out));
        let shown = report.findings.iter().filter(|finding| finding.suppressed.is_none()).count();
        prop_assert_eq!(annotations.lines().count(), shown);
        for line in annotations.split_terminator('\n') {
            let is_command = ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start));
            prop_assert!(is_command && !line.contains(['\r', '\u{1b}']), "{:?}", line);
            let (properties, _) = line[2..].split_once("::").unwrap();
            let n = properties.matches(',').count();
            prop_assert!(n == 0 || n == 5, "{}", properties);
        }

        let summary = github::summary(&linted, &paths, 0);
        let rows = summary.lines().filter(|line| line.starts_with("| ")).count();
        prop_assert_eq!(rows, if shown > 0 { shown + 1 } else { 0 });

        let xml = written(|out| junit::findings(&linted, &rules, &paths, Some(Severity::Warning), out));
        let document = roxmltree::Document::parse(&xml).map_err(|error| TestCaseError::fail(format!("{error}\n{xml}")))?;
        let cases = document.descendants().filter(|node| node.has_tag_name("testcase")).count();
        prop_assert_eq!(cases, report.findings.len() + 1);
    }
}
