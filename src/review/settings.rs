//! Settings that hold for some paths or some clauses only: the `[[lint]]` tables of `travaux.toml`.
//!
//! A table narrows what the project and the command line ask for; it never brings back what they left out. Where two
//! tables give a rule different levels, the later one counts.

use std::collections::{BTreeMap, BTreeSet};

use globset::{GlobBuilder, GlobMatcher};
use serde::Deserialize;
use toml::Spanned;

use super::selection::{Selection, Selector, Written};
use crate::diagnostic::Severity;
use crate::draft::{ClauseIdx, Draft};
use crate::error::Error;
use crate::lint::{Class, LintOptions, Report, Rule, RuleSet, Stage};
use crate::series::Status;
use crate::toml_file::TomlFile;

/// What holds for some paths and some clauses.
#[derive(Clone, Debug, Default)]
pub struct Scoped {
    /// The texts, relative to the folder of the settings file; all where it is empty.
    paths: Vec<GlobMatcher>,
    /// Ids of clauses, each with everything in it; all where it is empty.
    clauses: Vec<String>,
    selection: Selection,
    levels: Vec<(Selector, Severity)>,
    class: Option<Class>,
    stage: Option<Status>,
    /// Where it is written: file and line.
    place: String,
}

/// A `[[lint]]` table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ScopedToml {
    #[serde(default)]
    paths: Vec<Spanned<String>>,
    #[serde(default)]
    clauses: Vec<String>,
    #[serde(default)]
    select: Vec<Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
    #[serde(default)]
    levels: BTreeMap<Spanned<String>, Severity>,
    #[serde(rename = "as")]
    class: Option<Class>,
    stage: Option<Spanned<Status>>,
}

impl ScopedToml {
    pub(crate) fn read(table: Spanned<Self>, toml: &TomlFile<'_>) -> Result<Scoped, Error> {
        let start = table.span().start;
        let Self { paths, clauses, select, ignore, levels, class, stage } = table.into_inner();
        if let Some(stage) = stage.as_ref().filter(|_| !clauses.is_empty()) {
            let message = "`stage` is that of a whole text; set it in a table without `clauses`";
            return Err(toml.error(stage.span(), message));
        }
        let glob = |path: &Spanned<String>| {
            let pattern = path.get_ref().trim_start_matches("./").trim_end_matches('/');
            GlobBuilder::new(pattern)
                .literal_separator(true)
                .build()
                .map(|glob| glob.compile_matcher())
                .map_err(|error| {
                    toml.error(path.span(), format!("`{}`: {}", error_glob(&error), error.kind()))
                })
        };
        Ok(Scoped {
            paths: paths.iter().map(glob).collect::<Result<_, _>>()?,
            clauses,
            selection: selection(toml, select, ignore),
            levels: levels_of(toml, levels),
            class,
            stage: stage.map(Spanned::into_inner),
            place: format!("{}:{}", toml.path().display(), toml.line(start)),
        })
    }
}

fn error_glob(error: &globset::Error) -> &str {
    error.glob().unwrap_or("")
}

/// The selectors of a file, each with its place.
pub(crate) fn selection(
    toml: &TomlFile<'_>,
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
) -> Selection {
    let read = |names: Vec<Spanned<String>>| {
        names.into_iter().map(|name| selector(toml, name)).collect::<Vec<_>>()
    };
    Selection { select: read(select), ignore: read(ignore) }
}

/// The levels that a file gives to rules.
pub(crate) fn levels_of(
    toml: &TomlFile<'_>,
    levels: BTreeMap<Spanned<String>, Severity>,
) -> Vec<(Selector, Severity)> {
    levels.into_iter().map(|(name, level)| (selector(toml, name), level)).collect()
}

fn selector(toml: &TomlFile<'_>, name: Spanned<String>) -> Selector {
    let (line, column) = toml.position(name.span().start);
    let written = Written::File { path: toml.path().to_owned(), line, column };
    Selector { text: name.into_inner(), written }
}

impl Scoped {
    /// Whether it holds for a text; `None` stands for a text outside the project.
    fn covers(&self, path: Option<&str>) -> bool {
        let matches = |path: &str| {
            let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
            folders.chain([path]).any(|part| self.paths.iter().any(|glob| glob.is_match(part)))
        };
        self.paths.is_empty() || path.is_some_and(matches)
    }

    /// Whether it holds for a clause of a text that it covers.
    fn holds(&self, draft: &Draft, clause: Option<ClauseIdx>) -> bool {
        let is_named =
            |idx: ClauseIdx| self.clauses.iter().any(|id| id == draft.clause(idx).id.as_str());
        self.clauses.is_empty() || clause.is_some_and(|idx| draft.ancestors(idx).any(is_named))
    }
}

/// A text that is checked.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Its path from the folder of the settings file, with `/` between folders; `None` outside the project.
    pub path: Option<&'a str>,
    /// The draft.
    pub draft: &'a Draft,
    /// Whether it is still open.
    pub stage: Stage,
}

/// Which rules count where, and how much.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Which rules the project and the command line ask for; each of these must keep a rule.
    pub selections: Vec<Selection>,
    /// The levels that the project gives to rules.
    pub levels: Vec<(Selector, Severity)>,
    /// What holds for some paths and some clauses.
    pub scoped: Vec<Scoped>,
}

impl Settings {
    /// Fails where a selector fits no rule.
    pub fn check(&self, rules: &RuleSet) -> Result<(), Error> {
        let scoped = self.scoped.iter();
        let levels = scoped.clone().flat_map(|table| &table.levels).chain(&self.levels);
        let selections = self.selections.iter().chain(scoped.map(|table| &table.selection));
        selections
            .flat_map(Selection::iter)
            .chain(levels.map(|(selector, _)| selector))
            .try_for_each(|selector| selector.check(rules))
    }

    /// The tables that hold for a text.
    fn tables<'a>(&'a self, path: Option<&'a str>) -> impl Iterator<Item = &'a Scoped> {
        self.scoped.iter().filter(move |table| table.covers(path))
    }

    /// The stage that a text is given; `None` where no table gives one.
    pub fn stage(&self, path: Option<&str>) -> Option<Status> {
        self.tables(path).filter_map(|table| table.stage).last()
    }

    /// Says of a text, and of clauses in it, what they are to be read as.
    pub fn classes(&self, path: Option<&str>, options: &mut LintOptions) {
        let mut whole = None;
        for table in self.tables(path) {
            if table.clauses.is_empty() {
                whole = table.class.or(whole);
            } else if let Some(class) = table.class {
                options.classes.extend(table.clauses.iter().map(|id| (id.clone(), class)));
            }
        }
        options.as_class = options.as_class.or(whole);
    }

    /// Leaves out the findings of rules that do not count, and gives the others their level.
    pub fn apply(&self, text: Target<'_>, rules: &RuleSet, report: &mut Report) {
        if self.is_default() {
            return;
        }
        let by_id: BTreeMap<&str, &Rule> =
            rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
        let mut kept = BTreeSet::new();
        let is_kept = |id: &str| {
            by_id.get(id).is_none_or(|rule| self.selections.iter().all(|s| s.keeps(rule)))
        };
        kept.extend(by_id.keys().copied().filter(|id| is_kept(id)));
        let Target { path, draft, stage } = text;
        let tables: Vec<&Scoped> = self.tables(path).collect();
        report.findings.retain_mut(|finding| {
            let Some(rule) = by_id.get(finding.rule.as_str()) else { return true };
            let here = || tables.iter().filter(|table| table.holds(draft, finding.clause));
            if !kept.contains(finding.rule.as_str()) || !here().all(|t| t.selection.keeps(rule)) {
                return false;
            }
            let levels = self.levels.iter().chain(here().flat_map(|table| &table.levels));
            if let Some(level) = most_specific(levels, rule) {
                finding.level = lowered_alike(rule.level_in(stage), finding.level, level);
            }
            true
        });
        report.not_evaluated.retain(|not| {
            let Some(rule) = by_id.get(not.rule.as_str()) else { return true };
            let whole = tables.iter().filter(|table| table.clauses.is_empty());
            kept.contains(not.rule.as_str()) && whole.clone().all(|t| t.selection.keeps(rule))
        });
    }

    fn is_default(&self) -> bool {
        self.scoped.is_empty()
            && self.levels.is_empty()
            && self.selections.iter().all(|selection| selection.iter().next().is_none())
    }

    /// Says which tables name clauses that no text which they cover has; in the order of the file.
    pub fn unknown_clauses(&self, texts: &[Target<'_>]) -> Vec<String> {
        let mut unknown = Vec::new();
        for table in &self.scoped {
            let covered: Vec<&Draft> = texts
                .iter()
                .filter(|text| table.covers(text.path))
                .map(|text| text.draft)
                .collect();
            for id in table.clauses.iter().filter(|_| !covered.is_empty()) {
                if covered.iter().all(|draft| draft.find(id).is_none()) {
                    let names: Vec<&str> = covered.iter().map(|d| d.name.as_str()).collect();
                    unknown.push(format!(
                        "{}: there is no clause `{id}` in {}; `travaux show {} --format json` lists the ids",
                        table.place,
                        names.join(", "),
                        names[0],
                    ));
                }
            }
        }
        unknown
    }
}

/// The level that the most specific selector gives to a rule; of equal ones, the last.
fn most_specific<'a>(
    levels: impl Iterator<Item = &'a (Selector, Severity)>,
    rule: &Rule,
) -> Option<Severity> {
    levels
        .filter_map(|(selector, level)| Some((selector.fits(rule)?, *level)))
        .max_by_key(|&(fit, _)| fit)
        .map(|(_, level)| level)
}

/// A level given by a person, as many steps lower as the finding was lowered from its rule's own level.
fn lowered_alike(rule: Severity, finding: Severity, given: Severity) -> Severity {
    let (mut from, mut to) = (rule, given);
    while from > finding {
        (from, to) = (from.lowered(), to.lowered());
    }
    to
}
