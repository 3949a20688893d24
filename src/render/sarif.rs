//! Findings as SARIF 2.1.0, the format that code hosts and editors read: one log, one run for all drafts.
//!
//! Columns are counted in UTF-16 code units, the unit that readers assume. A region stays on one line, since GitHub shows
//! an alert on a change only where each line of its region changed; the words in full are its context. The message begins
//! with the clause, because GitHub shows no logical locations. Suppressed findings are there, marked as such.

use std::io;

use crate::draft::{ClauseIdx, Draft};
use crate::lint::{Finding, RuleSet};
use crate::messages::{Value, ui};
use crate::say;
use crate::source::Span;

use super::json::{Lazy, write_line};
use super::machine::{FileName, Fingerprints, LEVELS, Paths, region, sentence};
use super::sarif_log::{
    ArtifactJson, ArtifactLocationJson, BaseJson, BasesJson, DraftJson, DriverJson,
    FingerprintsJson, HashesJson, IdJson, InvocationJson, LocationJson, LogJson, LogicalJson,
    NotificationJson, PhysicalJson, PropertiesJson, RegionJson, ResultJson, RunJson,
    SuppressionJson, TextJson, ToolJson,
};
use super::sarif_rules::{RuleJson, RuleNames};
use super::{Linted, Version};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// GitHub refuses a log with more results.
const MOST_RESULTS: usize = 25_000;
/// Of these, GitHub shows so many, the most severe first.
const MOST_SHOWN: usize = 5_000;
/// GitHub keeps so many locations of one result.
const MOST_RELATED: usize = 100;
/// Words in full are shown up to this many characters.
const LONGEST_SNIPPET: usize = 2_000;
/// The base that relative paths start from.
const ROOT: &str = "%SRCROOT%";

/// What a log says besides the findings.
#[derive(Clone, Debug, Default)]
pub struct SarifOptions {
    /// How files are called.
    pub paths: Paths,
    /// The exit code that the run ends with.
    pub exit_code: u8,
    /// Whether every rule could be read.
    pub is_sound: bool,
}

/// Writes what the rules say of the drafts.
pub fn findings(
    drafts: &[Linted<'_>],
    rules: &RuleSet,
    options: &SarifOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names = RuleNames::new(rules);
    let files = Files::new(drafts, &options.paths);
    let kept = kept(drafts);
    let n_left_out = n_findings(drafts) - kept.iter().map(Vec::len).sum::<usize>();
    let has_suppressed = kept.iter().flatten().any(|finding| finding.suppressed.is_some());
    let log = LogJson {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [RunJson {
            tool: ToolJson {
                driver: DriverJson {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    short_description: TextJson::new(env!("CARGO_PKG_DESCRIPTION")),
                    rules: Lazy(|| rules.iter().map(|rule| RuleJson::new(rule, ui().language()))),
                },
            },
            language: ui().language(),
            automation_details: IdJson { id: "travaux/lint/" },
            column_kind: "utf16CodeUnits",
            original_uri_base_ids: BasesJson {
                root: BaseJson { description: TextJson::new(say!("machine-root")) },
            },
            invocations: [InvocationJson {
                execution_successful: options.is_sound,
                exit_code: options.exit_code,
                tool_configuration_notifications: notifications(drafts, &names, n_left_out),
            }],
            artifacts: files.artifacts(),
            results: Lazy(|| {
                drafts.iter().zip(&kept).enumerate().flat_map(|(n, (linted, findings))| {
                    let results = Results {
                        place: Place { files: &files, draft: linted.version.draft, file: n },
                        old: linted.old.zip(files.old[n]).map(|(old, file)| Place {
                            files: &files,
                            draft: old.draft,
                            file,
                        }),
                        names: &names,
                        has_suppressed,
                    };
                    let mut prints = Fingerprints::default();
                    findings.iter().map(move |finding| results.result(finding, &mut prints))
                })
            }),
        }],
    };
    write_line(&log, out)
}

/// What GitHub will not show of these findings, as sentences for people.
pub fn limits(drafts: &[Linted<'_>]) -> Vec<String> {
    let n = n_findings(drafts);
    let mut limits = Vec::new();
    if n > MOST_RESULTS {
        let left_out = Value::composed(say!("n-findings", n = n - MOST_RESULTS));
        limits.push(say!("sarif-takes", most = MOST_RESULTS, findings = left_out));
    }
    if n > MOST_SHOWN {
        let hidden = Value::composed(say!("n-findings", n = n.min(MOST_RESULTS) - MOST_SHOWN));
        limits.push(say!("sarif-shows", most = MOST_SHOWN, findings = hidden));
    }
    limits
}

fn n_findings(drafts: &[Linted<'_>]) -> usize {
    drafts.iter().map(|linted| linted.report.findings.len()).sum()
}

/// The findings of each draft that find room, the most severe first, in the order of the text.
fn kept<'a>(drafts: &[Linted<'a>]) -> Vec<Vec<&'a Finding>> {
    let mut room = MOST_RESULTS;
    let mut kept: Vec<Vec<(usize, &Finding)>> = vec![Vec::new(); drafts.len()];
    for level in LEVELS {
        for (list, linted) in kept.iter_mut().zip(drafts) {
            let found = linted.report.findings.iter().enumerate();
            let before = list.len();
            list.extend(found.filter(|(_, finding)| finding.level == level).take(room));
            room -= list.len() - before;
        }
    }
    let in_order = |mut list: Vec<(usize, &'a Finding)>| {
        list.sort_by_key(|&(n, _)| n);
        list.into_iter().map(|(_, finding)| finding).collect()
    };
    kept.into_iter().map(in_order).collect()
}

/// Which rules were not judged on which draft, and what was left out.
fn notifications<'a>(
    drafts: &[Linted<'a>],
    names: &RuleNames<'a>,
    n_left_out: usize,
) -> Vec<NotificationJson<'a>> {
    let of_draft = |linted: &Linted<'a>| {
        let draft = linted.version.draft;
        let report = linted.report;
        report
            .not_evaluated
            .iter()
            .map(|not| {
                let message = say!(
                    "machine-not-judged",
                    draft = &draft.name,
                    rule = &not.rule,
                    reason = Value::composed(not.reason.as_str())
                );
                NotificationJson {
                    level: "note",
                    message: TextJson::new(message),
                    descriptor: IdJson { id: "not-evaluated" },
                    associated_rule: names.reference(&not.rule),
                }
            })
            .collect::<Vec<_>>()
    };
    let mut notifications: Vec<NotificationJson<'_>> = drafts.iter().flat_map(of_draft).collect();
    if n_left_out > 0 {
        notifications.push(NotificationJson {
            level: "warning",
            message: TextJson::new(say!(
                "sarif-left-out",
                findings = Value::composed(say!("n-findings", n = n_left_out))
            )),
            descriptor: IdJson { id: "findings-left-out" },
            associated_rule: None,
        });
    }
    notifications
}

/// The files of a log: the drafts, then the older drafts that they were compared with.
struct Files<'a> {
    names: Vec<FileName>,
    versions: Vec<(Version<'a>, &'static str)>,
    /// For each draft, the place of its older draft in `names`.
    old: Vec<Option<usize>>,
}

impl<'a> Files<'a> {
    fn new(drafts: &[Linted<'a>], paths: &Paths) -> Self {
        let mut versions: Vec<(Version<'a>, &str)> =
            drafts.iter().map(|linted| (linted.version, "analysisTarget")).collect();
        let mut old = Vec::with_capacity(drafts.len());
        for before in drafts.iter().map(|linted| linted.old) {
            let known = before.map(|before| {
                let path = before.draft.source.path();
                let at =
                    versions.iter().position(|(version, _)| version.draft.source.path() == path);
                at.unwrap_or_else(|| {
                    versions.push((before, "referencedOnCommandLine"));
                    versions.len() - 1
                })
            });
            old.push(known);
        }
        let names =
            versions.iter().map(|(version, _)| paths.name(version.draft.source.path())).collect();
        Self { names, versions, old }
    }

    fn location(&self, file: usize) -> ArtifactLocationJson {
        let mut location = Self::uri(&self.names[file]);
        location.index = Some(file);
        location
    }

    fn uri(name: &FileName) -> ArtifactLocationJson {
        let (uri, uri_base_id) = match name {
            FileName::Outside(path) => (format!("file://{}", encoded(path)), None),
            name => (encoded(name.as_str()), Some(ROOT)),
        };
        ArtifactLocationJson { uri, uri_base_id, index: None }
    }

    fn artifacts(&self) -> Vec<ArtifactJson<'a>> {
        let artifact =
            |(name, (version, role)): (&FileName, &(Version<'a>, &'static str))| ArtifactJson {
                location: Self::uri(name),
                mime_type: "text/plain",
                encoding: "utf-8",
                hashes: HashesJson { sha256: version.draft.source.sha256() },
                roles: [role],
                properties: DraftJson {
                    draft: &version.draft.name,
                    language: &version.draft.language,
                },
            };
        self.names.iter().zip(&self.versions).map(artifact).collect()
    }
}

/// A path as a URI: every byte but letters, digits and the safe signs is written in hexadecimal.
fn encoded(path: &str) -> String {
    use std::fmt::Write as _;
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into());
            }
            _ => write!(uri, "%{byte:02X}").expect("a string takes all that is written to it"),
        }
    }
    uri
}

/// A draft and its place among the files.
#[derive(Clone, Copy)]
struct Place<'a> {
    files: &'a Files<'a>,
    draft: &'a Draft,
    file: usize,
}

impl<'a> Place<'a> {
    /// A place in a draft, with the clause that it stands in and a word on what it has to do with the finding.
    fn location(
        self,
        span: Span,
        clause: Option<ClauseIdx>,
        message: Option<String>,
    ) -> LocationJson<'a> {
        let source = &self.draft.source;
        let region = region(source, span);
        let context = (region.span.end < span.end).then(|| RegionJson {
            start_line: source.position_utf16(span.start as usize).line,
            start_column: source.position_utf16(span.start as usize).column,
            end_line: source.position_utf16(span.end as usize).line,
            end_column: source.position_utf16(span.end as usize).column,
            snippet: snippet(source.slice(span)),
        });
        LocationJson {
            physical_location: PhysicalJson {
                artifact_location: self.files.location(self.file),
                region: RegionJson {
                    start_line: region.start.line,
                    start_column: region.start.column,
                    end_line: region.end.line,
                    end_column: region.end.column,
                    snippet: snippet(source.slice(region.span)),
                },
                context_region: context,
            },
            logical_locations: clause
                .map(|idx| LogicalJson::new(self.draft, idx))
                .into_iter()
                .collect(),
            message: message.map(TextJson::new),
        }
    }
}

/// The words of a region; none where they are too long to be repeated, since a snippet may not be cut.
fn snippet(words: &str) -> Option<TextJson> {
    let fits = words.len() <= LONGEST_SNIPPET && !words.is_empty();
    fits.then(|| TextJson { text: words.to_owned() })
}

/// What the results of one draft share.
#[derive(Clone, Copy)]
struct Results<'a> {
    place: Place<'a>,
    old: Option<Place<'a>>,
    names: &'a RuleNames<'a>,
    has_suppressed: bool,
}

impl<'a> Results<'a> {
    fn result(self, finding: &'a Finding, prints: &mut Fingerprints) -> ResultJson<'a> {
        let draft = self.place.draft;
        let (print, n) = prints.of(finding, draft, self.old.map(|old| old.draft));
        let suppression = finding.suppressed.as_deref().map(|reason| SuppressionJson {
            kind: "external",
            status: "accepted",
            justification: reason,
        });
        ResultJson {
            rule_id: &finding.rule,
            rule_index: self.names.index(&finding.rule),
            kind: if finding.is_gain { "informational" } else { "fail" },
            level: if finding.is_gain { "none" } else { finding.level.as_str() },
            message: TextJson::new(format!(
                "{}.",
                sentence(finding, draft, self.old.map(|old| old.draft))
                    .trim_end_matches(['.', ' '])
            )),
            locations: [self.place.location(finding.span, finding.clause, None)],
            related_locations: self.related(finding),
            partial_fingerprints: FingerprintsJson {
                primary: format!("{print}:{n}"),
                own: format!("{print}:{n}"),
            },
            suppressions: self.has_suppressed.then(|| suppression.into_iter().collect()),
            properties: PropertiesJson {
                reading: finding.reading.as_str(),
                help: &finding.help,
                source: &finding.source,
            },
        }
    }

    /// The place in the older draft, and the other clauses that a finding concerns.
    fn related(self, finding: &Finding) -> Vec<LocationJson<'a>> {
        let old = self.old.zip(finding.old).map(|(old, place)| {
            old.location(place.span, Some(place.clause), Some(say!("machine-old-place")))
        });
        let others = finding.related.iter().map(|related| {
            let place = related.place;
            self.place.location(place.span, Some(place.clause), Some(related.message.clone()))
        });
        old.into_iter().chain(others).take(MOST_RELATED).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::diagnostic::Severity;
    use crate::lint::{Reading, Report};
    use crate::parse::{ParseOptions, parse};
    use crate::source::Source;

    fn report(levels: &[(Severity, usize)]) -> Report {
        let finding = |level| Finding {
            rule: "x".to_owned(),
            level,
            clause: None,
            span: Span::default(),
            message: String::new(),
            help: String::new(),
            source: String::new(),
            reading: Reading::Both,
            old: None,
            related: Vec::new(),
            is_gain: false,
            suppressed: None,
        };
        let findings = levels.iter().flat_map(|&(level, n)| std::iter::repeat_n(finding(level), n));
        Report { findings: findings.collect(), not_evaluated: Vec::new() }
    }

    #[test]
    fn the_least_severe_are_left_out_where_there_are_too_many() {
        let draft = parse(Source::new("t", "Article 1"), &ParseOptions::default());
        let version = Version { draft: &draft, entry: None };
        let (first, second) = (
            report(&[(Severity::Note, 20_000), (Severity::Error, 1)]),
            report(&[(Severity::Warning, 5_998), (Severity::Error, 2)]),
        );
        let linted = [&first, &second].map(|report| Linted { version, report, old: None });
        let kept = kept(&linted);
        assert_eq!(kept.iter().map(Vec::len).sum::<usize>(), MOST_RESULTS);
        assert_eq!(kept[0].last().map(|finding| finding.level), Some(Severity::Error));
        assert_eq!(kept[1].len(), 6_000);
        let limits = limits(&linted);
        assert!(limits[0].contains("1001 findings"), "{limits:?}");
        assert!(limits[1].contains("20000 findings"), "{limits:?}");
        assert!(super::limits(&linted[1..])[0].contains("1000 findings"));
        assert!(super::limits(&[]).is_empty());
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(encoded("drafts/v1.en.txt"), "drafts/v1.en.txt");
        assert_eq!(encoded("a b#c?d%e:f"), "a%20b%23c%3Fd%25e%3Af");
        assert_eq!(encoded("م"), "%D9%85");
    }
}
