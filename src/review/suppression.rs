//! Findings that a person set aside, each with a reason: `suppressions.toml`.
//!
//! An entry names a rule, a clause, and the digest of the words that were judged. It holds while those words stand,
//! also where the clause was renumbered; when a word changes, the finding is back and the entry is reported as stale.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::Checked;
use crate::draft::Draft;
use crate::error::{Error, at};
use crate::lint::{Fingerprint, RuleSet};
use crate::messages::Value;
use crate::say;
use crate::series::date::Date;
use crate::toml_file::{TomlFile, nearest};

/// The name of the file.
pub const FILE_NAME: &str = "suppressions.toml";

/// One finding that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The name or code of the rule.
    pub rule: String,
    /// The draft that it is limited to.
    pub draft: Option<String>,
    /// The id of the clause; `None` for a finding that concerns the whole draft.
    pub clause: Option<String>,
    /// The digest of the words that were judged; empty for a finding that concerns the whole draft.
    pub digest: String,
    /// Why the finding does not count here.
    pub reason: String,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// The line of the file, one-based.
    pub line: usize,
}

/// The entries of one file, and what became of them.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    path: PathBuf,
    entries: Vec<(Suppression, Use)>,
}

/// What became of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Use {
    /// No text that it speaks of was checked.
    #[default]
    NotTried,
    /// Nothing is found there.
    Unused,
    /// Something is found there, in other words; their digest.
    Stale(String),
    /// It holds.
    Used,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileToml {
    #[serde(default)]
    suppression: Vec<Spanned<EntryToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryToml {
    rule: String,
    draft: Option<String>,
    clause: Option<Spanned<String>>,
    digest: Option<String>,
    reason: Spanned<String>,
    by: Option<String>,
    date: Option<Spanned<Datetime>>,
    expires: Option<Spanned<Datetime>>,
}

impl EntryToml {
    fn read(entry: Spanned<Self>, toml: &TomlFile<'_>) -> Result<(Suppression, Use), Error> {
        let line = toml.line(entry.span().start);
        let Self { rule, draft, clause, digest, reason, by, date, expires } = entry.into_inner();
        if reason.get_ref().trim().is_empty() {
            let message = say!("reason-is-empty", rule = rule.as_str());
            return Err(toml.error(reason.span(), message));
        }
        let digest = digest.unwrap_or_default();
        if let Some(clause) = clause.as_ref().filter(|_| digest.trim().is_empty()) {
            let message = say!("no-digest");
            return Err(toml.error(clause.span(), message));
        }
        let day = |date: Option<Spanned<Datetime>>| {
            date.map(|date| {
                Date::from_toml(date.get_ref())
                    .ok_or_else(|| toml.error(date.span(), say!("expected-a-day")))
            })
            .transpose()
        };
        let suppression = Suppression {
            rule,
            draft,
            clause: clause.map(Spanned::into_inner),
            digest,
            reason: reason.into_inner(),
            by,
            date: day(date)?,
            expires: day(expires)?,
            line,
        };
        Ok((suppression, Use::NotTried))
    }
}

impl Suppressions {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] where a key is unknown, or an entry lacks its reason or its digest.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let toml = TomlFile::new(path, text);
        let file: FileToml = toml.parse()?;
        let entries = file.suppression.into_iter().map(|entry| EntryToml::read(entry, &toml));
        Ok(Self { path: path.to_owned(), entries: entries.collect::<Result<_, _>>()? })
    }

    /// The entries, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Suppression> {
        self.entries.iter().map(|(entry, _)| entry)
    }

    /// Marks the findings that were set aside, with the reason.
    pub fn apply(&mut self, checked: &mut [Checked<'_>], rules: &RuleSet, today: Date) {
        for checked in checked {
            let prints: Vec<Fingerprint> = checked
                .report
                .findings
                .iter()
                .map(|finding| Fingerprint::new(finding, checked.draft, checked.old))
                .collect();
            for (entry, used) in &mut self.entries {
                if entry.expires.is_some_and(|last| last < today) || !entry.is_for(checked.draft) {
                    continue;
                }
                let rule = rules.get(&entry.rule).map_or(entry.rule.as_str(), |rule| &rule.id);
                let (hidden, became) = entry.find(rule, &prints);
                for n in hidden {
                    let reason = || entry.reason.trim().to_owned();
                    checked.report.findings[n].suppressed.get_or_insert_with(reason);
                }
                used.add(became);
            }
        }
    }

    /// Says which entries no longer hold, each with file and line.
    pub fn remarks(&self, rules: &RuleSet, today: Date) -> Vec<String> {
        let mut remarks = Vec::new();
        for (entry, used) in &self.entries {
            let about = Value::composed(entry.about());
            let remark = match (entry.expires, used) {
                (Some(last), _) if last < today => {
                    say!("decision-expired", about = about, date = last.to_string())
                }
                (_, Use::NotTried | Use::Used) => continue,
                (_, Use::Unused) if rules.get(&entry.rule).is_none() => {
                    let near = nearest(&entry.rule, rules.iter().map(|rule| rule.id.as_str()));
                    let rule = entry.rule.as_str();
                    match near {
                        Some(near) => say!("no-rule-goes-by-but", rule = rule, near = near),
                        None => say!("no-rule-goes-by", rule = rule),
                    }
                }
                (_, Use::Unused) => {
                    say!("decision-is-unused", about = about)
                }
                (_, Use::Stale(digest)) => {
                    say!("decision-is-stale", about = about, digest = digest.as_str())
                }
            };
            let place = format!("{}:{}:", self.path.display(), entry.line);
            remarks.push(at(&place, &remark));
        }
        remarks
    }
}

impl Suppression {
    fn is_for(&self, draft: &Draft) -> bool {
        self.draft.as_deref().is_none_or(|name| name == draft.name || name == draft.source.path())
    }

    /// The rule and the clause, for a sentence.
    fn about(&self) -> String {
        match &self.clause {
            Some(clause) => {
                say!("rule-in-clause", rule = self.rule.as_str(), clause = clause)
            }
            None => say!("rule-named", rule = self.rule.as_str()),
        }
    }

    /// Which findings it hides: those of its clause, else of the first clause with the same words.
    fn find(&self, rule: &str, prints: &[Fingerprint]) -> (Vec<usize>, Use) {
        let of_rule = || prints.iter().enumerate().filter(|(_, print)| print.rule == rule);
        let is_same = |print: &Fingerprint| print.digest == self.digest;
        let in_clause = |clause: &Option<String>| -> Vec<usize> {
            let fits = of_rule().filter(|(_, print)| print.clause == *clause && is_same(print));
            fits.map(|(n, _)| n).collect()
        };
        let mut found = in_clause(&self.clause);
        if found.is_empty()
            && self.clause.is_some()
            && let Some((_, moved)) = of_rule().find(|(_, print)| is_same(print))
        {
            found = in_clause(&moved.clause);
        }
        if !found.is_empty() {
            return (found, Use::Used);
        }
        let changed = of_rule().find(|(_, print)| print.clause == self.clause);
        (found, changed.map_or(Use::Unused, |(_, print)| Use::Stale(print.digest.clone())))
    }
}

impl Use {
    /// What became of an entry in all texts: one that holds somewhere holds.
    fn add(&mut self, other: Self) {
        let rank = |used: &Self| match used {
            Self::NotTried => 0,
            Self::Unused => 1,
            Self::Stale(_) => 2,
            Self::Used => 3,
        };
        if rank(&other) > rank(self) {
            *self = other;
        }
    }
}

/// An entry for each finding that nobody set aside yet, to be copied into the file; the reasons are left to be written.
pub fn block(checked: &Checked<'_>, today: Date) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut seen = BTreeSet::new();
    let mut out = String::new();
    for finding in checked.report.findings.iter().filter(|f| f.suppressed.is_none()) {
        let print = Fingerprint::new(finding, checked.draft, checked.old);
        let position = checked.draft.source.position(finding.span.start as usize);
        if !seen.insert((print.rule.clone(), print.clause.clone(), print.digest.clone())) {
            continue;
        }
        let place = format!("{}:{}", checked.draft.source.path(), position.line);
        let place: String = place.chars().filter(|c| !c.is_control()).collect();
        let mut lines =
            vec![format!("# {place} {}", quoted(&print.words)), "[[suppression]]".to_owned()];
        lines.push(format!("rule = {}", quoted(&print.rule)));
        if let Some(clause) = &print.clause {
            lines.push(format!("clause = {}", quoted(clause)));
            lines.push(format!("digest = {}", quoted(&print.digest)));
        }
        lines.push("reason = \"\"".to_owned());
        lines.push(format!("date = {today}"));
        out.push_str(&lines.join("\n"));
        out.push_str("\n\n");
    }
    out
}
