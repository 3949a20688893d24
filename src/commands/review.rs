//! Puts what people decided about findings into effect: settings, suppressions, baseline.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use travaux::config::Config;
use travaux::draft::Draft;
use travaux::error::Error;
use travaux::lint::{LintOptions, Report, RuleSet, Stage};
use travaux::messages::{Value, semicolons};
use travaux::review::{
    Baseline, Checked, SUPPRESSIONS, Selection, Selector, Settings, Suppressions, Target, Written,
};
use travaux::say;
use travaux::series::Status;
use travaux::series::date::Date;

use super::names::Named;
use super::{output, project, warn};
use crate::cli::{ReviewArgs, SelectArgs};

/// The name of a baseline that is given none.
const BASELINE: &str = "baseline.json";
/// How many entries of a baseline that match nothing are named.
const MAX_STALE: usize = 5;

/// A draft from the command line, and where it belongs.
pub(super) struct Text<'a> {
    pub(super) named: Named<'a>,
    /// The folder of its series, where it was named through one.
    pub(super) series: Option<PathBuf>,
    /// The older draft that it is compared with.
    pub(super) old: Option<&'a Draft>,
}

/// What people decided, ready to be put into effect.
pub(super) struct Review<'a> {
    args: &'a ReviewArgs,
    config: &'a Config,
    settings: Settings,
    today: Date,
    /// Whether it is told which decisions no longer hold.
    tells: bool,
}

impl<'a> Review<'a> {
    /// Gathers what the command line and the project say; a selector that fits no rule is an error, unless the rule
    /// may be one of those that could not be read.
    pub(super) fn new(
        args: &'a ReviewArgs,
        config: &'a Config,
        rules: &RuleSet,
        rules_are_sound: bool,
    ) -> Result<Self, Error> {
        let settings = Settings {
            selections: selections(&args.selection, config),
            levels: config.levels.clone(),
            scoped: config.lint.clone(),
        };
        if rules_are_sound {
            settings.check(rules)?;
        }
        Ok(Self { args, config, settings, today: today(), tells: true })
    }

    /// The same without telling which decisions no longer hold, where that was told before.
    pub(super) fn quietly(self) -> Self {
        Self { tells: false, ..self }
    }

    fn tell(&self, remark: &str) {
        if self.tells {
            warn(remark);
        }
    }

    /// The day on which decisions are judged.
    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// How a text is to be read.
    pub(super) fn options(&self, text: &Text<'_>, mut options: LintOptions) -> LintOptions {
        let path = self.path(text);
        self.settings.classes(path.as_deref(), &mut options);
        options.stage = self.stage(text, path.as_deref());
        options
    }

    /// Leaves out, marks and weighs findings; tells which decisions no longer hold.
    pub(super) fn apply(
        &self,
        texts: &[Text<'_>],
        reports: &mut [Report],
        rules: &RuleSet,
    ) -> Result<(), Error> {
        let paths: Vec<Option<String>> = texts.iter().map(|text| self.path(text)).collect();
        let targets: Vec<Target<'_>> = texts
            .iter()
            .zip(&paths)
            .map(|(text, path)| Target {
                path: path.as_deref(),
                draft: &text.named.draft,
                stage: self.stage(text, path.as_deref()),
            })
            .collect();
        for (target, report) in targets.iter().zip(reports.iter_mut()) {
            self.settings.apply(*target, rules, report);
        }
        self.settings.unknown_clauses(&targets).iter().for_each(|remark| self.tell(remark));
        self.suppress(texts, reports, rules)?;
        if self.args.write_baseline.is_none() {
            self.hide_known(texts, reports)?;
        }
        Ok(())
    }

    /// Writes the baseline, where that was asked for, and says which file it is.
    pub(super) fn write_baseline(
        &self,
        texts: &[Text<'_>],
        reports: &mut [Report],
        rules_are_sound: bool,
    ) -> Result<bool, Error> {
        let Some(asked) = &self.args.write_baseline else { return Ok(false) };
        let path = asked
            .as_ref()
            .or(self.args.baseline.as_ref())
            .or(self.config.baseline.as_ref())
            .cloned()
            .unwrap_or_else(|| PathBuf::from(BASELINE));
        if !rules_are_sound {
            return Err(Error::Usage(format!(
                "`{}` is not written, since what the broken rules would find is not known",
                path.display()
            )));
        }
        let baseline = Baseline::of(&checked(texts, reports));
        output::replace(&path, &baseline.to_json())
            .map_err(|cause| Error::Write { path: Some(path.clone()), cause })?;
        let path = path.display().to_string();
        super::note(&say!("baseline-written", n = baseline.len(), path = path));
        Ok(true)
    }

    /// Applies the suppressions beside the texts, their series and the project.
    fn suppress(
        &self,
        texts: &[Text<'_>],
        reports: &mut [Report],
        rules: &RuleSet,
    ) -> Result<(), Error> {
        // Each file, and the texts that it speaks of.
        let mut files: Vec<(PathBuf, PathBuf, Vec<usize>)> = Vec::new();
        for (n, text) in texts.iter().enumerate() {
            let beside = Path::new(text.named.draft.source.path()).parent();
            let folders = [beside, text.series.as_deref(), Some(self.config.folder.as_path())];
            for folder in folders.into_iter().flatten() {
                let path = folder.join(SUPPRESSIONS);
                let Ok(real) = fs::canonicalize(&path) else { continue };
                match files.iter_mut().find(|(known, ..)| *known == real) {
                    Some((.., covered)) if covered.contains(&n) => {}
                    Some((.., covered)) => covered.push(n),
                    None => files.push((real, path, vec![n])),
                }
            }
        }
        for (_, path, covered) in files {
            let mut suppressions = Suppressions::parse(&path, &project::read_text(&path)?)?;
            let mut checked: Vec<Checked<'_>> = checked(texts, reports)
                .into_iter()
                .enumerate()
                .filter(|(n, _)| covered.contains(n))
                .map(|(_, checked)| checked)
                .collect();
            suppressions.apply(&mut checked, rules, self.today);
            suppressions.remarks(rules, self.today).iter().for_each(|remark| self.tell(remark));
        }
        Ok(())
    }

    /// Hides what the baseline lists.
    fn hide_known(&self, texts: &[Text<'_>], reports: &mut [Report]) -> Result<(), Error> {
        let Some(path) = self.args.baseline.as_ref().or(self.config.baseline.as_ref()) else {
            return Ok(());
        };
        let baseline = Baseline::parse(path, &project::read_text(path)?)?;
        let shown = path.display();
        let reason = say!("listed-in", path = shown.to_string());
        let stale = baseline.hide(&mut checked(texts, reports), &reason);
        if !stale.is_empty() {
            let mut named: Vec<String> = stale.iter().take(MAX_STALE).cloned().collect();
            if let Some(n @ 1..) = stale.len().checked_sub(MAX_STALE) {
                named.push(say!("and-n-more", n = n));
            }
            let named = Value::composed(semicolons(&named));
            self.tell(&say!("baseline-is-stale", path = shown.to_string(), named = named));
        }
        Ok(())
    }

    /// The path of a text from the folder of the project; `None` outside.
    fn path(&self, text: &Text<'_>) -> Option<String> {
        let here = Path::new(".");
        let folder = &self.config.folder;
        let folder = if folder.as_os_str().is_empty() { here } else { folder };
        let path = fs::canonicalize(text.named.draft.source.path()).ok()?;
        let inside = path.strip_prefix(fs::canonicalize(folder).ok()?).ok()?;
        let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
        Some(parts.collect::<Vec<_>>().join("/"))
    }

    /// The stage of a text: as the command line says, else the project for this path, the series, the project.
    fn stage(&self, text: &Text<'_>, path: Option<&str>) -> Stage {
        let asked = self.args.stage.map(Status::from);
        let of_series = || text.named.entry.and_then(|entry| entry.status);
        let stage =
            asked.or_else(|| self.settings.stage(path)).or_else(of_series).or(self.config.stage);
        if stage == Some(Status::Final) { Stage::Final } else { Stage::Negotiation }
    }
}

/// What the command line selects, else the project; what either ignores.
pub(super) fn selections(args: &SelectArgs, config: &Config) -> Vec<Selection> {
    let read = |names: &[String], option| {
        let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
        let written = Written::Option(option);
        names.map(|text| Selector { text: text.to_owned(), written: written.clone() }).collect()
    };
    let asked = Selection {
        select: read(&args.select, "--select"),
        ignore: read(&args.ignore, "--ignore"),
    };
    if asked.select.is_empty() { vec![config.selection.clone(), asked] } else { vec![asked] }
}

fn checked<'a>(texts: &'a [Text<'_>], reports: &'a mut [Report]) -> Vec<Checked<'a>> {
    let pairs = texts.iter().zip(reports.iter_mut());
    pairs
        .map(|(text, report)| Checked { draft: &text.named.draft, old: text.old, report })
        .collect()
}

/// The day it is; `SOURCE_DATE_EPOCH` stands in for the clock, so that a run can be repeated.
fn today() -> Date {
    let asked = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let clock =
        || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Date::from_unix(asked.unwrap_or_else(clock))
}
