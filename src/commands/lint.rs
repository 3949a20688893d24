//! `travaux lint`: checks drafts against rules.

use travaux::config::FailOn;
use travaux::error::{Error, at};
use travaux::lint::{Class, Finding, LintOptions, Report, check};
use travaux::render::Linted;
use travaux::review::{Checked, block};
use travaux::say;

use super::against::Against;
use super::names::{Named, Names, is_blank};
use super::review::{Review, Text};
use super::{Outcome, folder, fragment, lint_output, output, packs, project, warn};
use crate::cli::{LintArgs, LintFormat};

pub(super) fn run(args: &LintArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let (rules, rules_are_sound) = packs::rule_set(&args.packs, &config)?;
    if args.across_languages {
        return super::across::run(args, &config, &rules, rules_are_sound);
    }
    let review = Review::new(&args.review, &config, &rules, rules_are_sound)?;
    let groups = folder::expand(&args.files, &args.common.names)?;
    let names: Vec<Names<'_>> =
        groups.iter().map(|group| Names::new(&group.names, &config)).collect();
    let old = match (&args.against, names.first()) {
        (Some(name), Some(names)) => Some((names, names.read(name)?.not_empty()?)),
        _ => None,
    };
    let (mut texts, mut bases) = (Vec::new(), Vec::new());
    for (names, group) in names.iter().zip(&groups) {
        for name in &group.drafts {
            let named = names.read(name)?;
            if is_blank(&named.draft) {
                warn(&say!("nothing-to-check", draft = named.draft.name.as_str()));
            } else {
                let series = named.entry.and(names.folder());
                bases.push(base_options(args.stands_as, &named, names));
                texts.push(Text { named, series, old: old.as_ref().map(|(_, old)| &old.draft) });
            }
        }
    }
    if groups.is_empty() {
        warn(&say!("no-text-in-folders"));
    }
    fragment::check(args, &texts.iter().map(|text| &text.named.draft).collect::<Vec<_>>())?;
    let mut reports: Vec<Report> = texts
        .iter()
        .zip(bases)
        .map(|(text, base)| check(&text.named.draft, &rules, &review.options(text, base)))
        .collect();
    if let Some((names, old)) = &old {
        let against = Against { names, old, rules: &rules, all: args.all };
        for (text, report) in texts.iter().zip(&mut reports) {
            let own = std::mem::take(report);
            let options = review.options(text, base_options(args.stands_as, &text.named, names));
            *report = against.judge(&text.named, own, &options)?;
        }
    }
    review.apply(&texts, &mut reports, &rules)?;
    if review.write_baseline(&texts, &mut reports, rules_are_sound)? {
        return Ok(Outcome::Clean);
    }
    let fail_on = args.review.fail_on.map(FailOn::from).or(config.fail_on);
    let fail_on = fail_on.unwrap_or(FailOn::Error).level();
    let counts = |finding: &Finding| {
        finding.suppressed.is_none()
            && !finding.is_gain
            && fail_on.is_some_and(|level| finding.level >= level)
    };
    let failed = reports.iter().flat_map(|report| &report.findings).any(counts);
    let outcome = match (rules_are_sound, texts.is_empty(), failed) {
        (false, _, _) => Outcome::Trouble,
        (true, true, _) => Outcome::NothingToCheck,
        (true, false, true) => Outcome::Found,
        (true, false, false) => Outcome::Clean,
    };
    if args.format == LintFormat::Suppressions {
        write_suppressions(args, &texts, &mut reports, &review)?;
        return Ok(outcome);
    }
    let version_of_old = old.as_ref().map(|(_, old)| old.version());
    let linted: Vec<Linted<'_>> = texts
        .iter()
        .zip(&reports)
        .map(|(text, report)| Linted { version: text.named.version(), report, old: version_of_old })
        .collect();
    let run = lint_output::Run { outcome, fail_on, is_sound: rules_are_sound };
    lint_output::write(args, &linted, &rules, run)?;
    for (text, report) in texts.iter().zip(&reports) {
        fragment::explain(&text.named.draft, report, &rules, args.stands_as);
    }
    Ok(outcome)
}

/// Writes entries for suppressions.toml.
fn write_suppressions(
    args: &LintArgs,
    texts: &[Text<'_>],
    reports: &mut [Report],
    review: &Review<'_>,
) -> Result<(), Error> {
    output::write(args.common.output.as_deref(), |out| {
        texts.iter().zip(reports.iter_mut()).try_for_each(|(text, report)| {
            let checked = Checked { draft: &text.named.draft, old: text.old, report };
            out.write_all(block(&checked, review.today()).as_bytes())
        })
    })
}

/// What the series knows of a draft: what kinds of provision its clauses are.
pub(super) fn base_options(
    stands_as: Option<Class>,
    named: &Named<'_>,
    names: &Names<'_>,
) -> LintOptions {
    let mut options = LintOptions { as_class: stands_as, ..LintOptions::default() };
    let (Some(entry), Some(series)) = (named.entry, names.series()) else { return options };
    for class in &series.classes {
        if class.draft.as_ref().is_some_and(|draft| *draft != entry.id) {
            continue;
        }
        // An entry for all drafts may name a clause that only some of them have.
        if class.draft.is_some() && named.draft.find(&class.clause).is_none() {
            let place = format!("{}:{}:", series.path.display(), class.line);
            let words = say!("class-of-no-clause", draft = &entry.id, clause = &class.clause);
            warn(&at(&place, &words));
        }
        options.classes.insert(class.clause.clone(), class.class);
    }
    options
}
