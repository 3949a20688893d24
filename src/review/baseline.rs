//! The findings that are known already: `baseline.json`.
//!
//! An entry is a fingerprint (see [`crate::lint::Fingerprint`]) and the draft that it was found in. Each entry hides one
//! finding. It fits a finding of its own draft with the same clause id, words and digest, else one whose clause was
//! renumbered and nothing else: same words, same digest. Entries of drafts that are not being checked may stand in for
//! them, so that the baseline of one version shows what is new in the next.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Checked;
use crate::draft::Draft;
use crate::error::Error;
use crate::lint::Fingerprint;

/// The version of the file's form.
const SCHEMA_VERSION: &str = "1.0";

/// Findings that are known already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: Vec<Entry>,
}

/// One known finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    draft: String,
    language: String,
    print: Fingerprint,
}

/// Entries of a baseline that no finding matches any more, as `rule, clause, draft`.
pub type Stale = Vec<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileJson {
    schema_version: String,
    findings: Vec<EntryJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryJson {
    draft: String,
    language: String,
    rule: String,
    clause: Option<String>,
    words: String,
    digest: String,
}

impl Baseline {
    /// Reads the text of a baseline.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] where it is no baseline, or one of a version that this program does not know.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let error = |line, column, message| Error::Config {
            path: path.to_owned(),
            line,
            column,
            message: format!("{message}; write the baseline anew with --write-baseline"),
        };
        let file: FileJson =
            serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|e| {
                let message = e.to_string();
                let what = message.split(" at line ").next().unwrap_or_default();
                error(e.line().max(1), e.column().max(1), what.to_owned())
            })?;
        if file.schema_version.split('.').next() != SCHEMA_VERSION.split('.').next() {
            let message = format!("version `{}` is not known here", file.schema_version);
            return Err(error(1, 1, message));
        }
        let entries = file.findings.into_iter().map(|entry| Entry {
            draft: entry.draft,
            language: entry.language,
            print: Fingerprint {
                rule: entry.rule,
                clause: entry.clause,
                words: entry.words,
                digest: entry.digest,
            },
        });
        Ok(Self { entries: entries.collect() })
    }

    /// The findings that are not suppressed.
    pub fn of(checked: &[Checked<'_>]) -> Self {
        let mut entries: Vec<Entry> = checked
            .iter()
            .flat_map(|checked| {
                let findings = checked.report.findings.iter();
                findings.filter(|finding| finding.suppressed.is_none()).map(|finding| {
                    let (draft, language) = name(checked.draft);
                    Entry {
                        draft: draft.to_owned(),
                        language: language.to_owned(),
                        print: Fingerprint::new(finding, checked.draft, checked.old),
                    }
                })
            })
            .collect();
        entries.sort();
        Self { entries }
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The text of the file: sorted, one finding to a line, so that changes to it can be read.
    pub fn to_json(&self) -> String {
        let mut json = format!("{{\"schema_version\":\"{SCHEMA_VERSION}\",\"findings\":[");
        for (n, Entry { draft, language, print }) in self.entries.iter().enumerate() {
            let entry = EntryJson {
                draft: draft.clone(),
                language: language.clone(),
                rule: print.rule.clone(),
                clause: print.clause.clone(),
                words: print.words.clone(),
                digest: print.digest.clone(),
            };
            let line = serde_json::to_string(&entry).expect("texts are always JSON");
            // Writing to a string cannot fail.
            let _ = write!(json, "{}\n{line}", if n == 0 { "" } else { "," });
        }
        json.push_str("\n]}\n");
        json
    }

    /// Marks the findings that are known, with a reason, and says which entries match nothing any more.
    pub fn hide(&self, checked: &mut [Checked<'_>], reason: &str) -> Stale {
        let here: BTreeSet<(String, String)> = checked
            .iter()
            .map(|checked| name(checked.draft))
            .map(|(draft, language)| (draft.to_owned(), language.to_owned()))
            .collect();
        let is_here = |entry: &Entry| here.contains(&(entry.draft.clone(), entry.language.clone()));
        let mut free: Vec<&Entry> = self.entries.iter().collect();
        let prints: Vec<Vec<Fingerprint>> = checked
            .iter()
            .map(|c| {
                c.report.findings.iter().map(|f| Fingerprint::new(f, c.draft, c.old)).collect()
            })
            .collect();
        for (same_draft, same_clause) in
            [(true, true), (true, false), (false, true), (false, false)]
        {
            for (checked, prints) in checked.iter_mut().zip(&prints) {
                let own = name(checked.draft);
                for (finding, print) in checked.report.findings.iter_mut().zip(prints) {
                    if finding.suppressed.is_some() {
                        continue;
                    }
                    let fits = |entry: &&Entry| {
                        let is_own = (entry.draft.as_str(), entry.language.as_str()) == own;
                        (if same_draft { is_own } else { !is_here(entry) })
                            && entry.print.is_same_wording(print)
                            && (!same_clause || entry.print.clause == print.clause)
                    };
                    if let Some(at) = free.iter().position(fits) {
                        free.remove(at);
                        finding.suppressed = Some(reason.to_owned());
                    }
                }
            }
        }
        // Entries of drafts that are not being checked are not known to be stale, unless all are.
        let any_here = self.entries.iter().any(is_here);
        let stale = free.into_iter().filter(|entry| !any_here || is_here(entry));
        stale
            .map(|Entry { draft, print, .. }| {
                let clause = print.clause.as_deref().unwrap_or("the whole draft");
                format!("{}, {clause}, {draft}", print.rule)
            })
            .collect()
    }
}

/// What a draft is called in a baseline, and its language.
fn name(draft: &Draft) -> (&str, &str) {
    (draft.name.strip_prefix("./").unwrap_or(&draft.name), &draft.language)
}
