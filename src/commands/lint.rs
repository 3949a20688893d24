//! `travaux lint`: checks drafts against rules.

use travaux::config::FailOn;
use travaux::error::Error;
use travaux::lint::{Finding, LintOptions, Report, check};
use travaux::render::{findings, json_findings};
use travaux::review::{Checked, block};
use travaux::say;

use super::names::{Names, is_blank};
use super::review::{Review, Text};
use super::{Outcome, folder, output, packs, project, warn};
use crate::cli::{LintArgs, LintFormat};

pub(super) fn run(args: &LintArgs) -> Result<Outcome, Error> {
    let config = project::config()?;
    let (rules, rules_are_sound) = packs::rule_set(&args.packs, &config)?;
    if args.across_languages {
        return super::across::run(args, &config, &rules, rules_are_sound);
    }
    let review = Review::new(&args.review, &config, &rules, rules_are_sound)?;
    let groups = folder::expand(&args.files, &args.names)?;
    let names: Vec<Names<'_>> =
        groups.iter().map(|group| Names::new(&group.names, &config)).collect();
    let mut texts = Vec::new();
    for (names, group) in names.iter().zip(&groups) {
        for name in &group.drafts {
            let named = names.read(name)?;
            if is_blank(&named.draft) {
                warn(&say!("nothing-to-check", draft = named.draft.name.as_str()));
            } else {
                let series = named.entry.and(names.folder());
                texts.push(Text { named, series });
            }
        }
    }
    if groups.is_empty() {
        warn(&say!("no-text-in-folders"));
    }
    let options = |text: &Text<'_>| review.options(text, LintOptions::default());
    let mut reports: Vec<Report> =
        texts.iter().map(|text| check(&text.named.draft, &rules, &options(text))).collect();
    review.apply(&texts, &mut reports, &rules)?;
    if review.write_baseline(&texts, &mut reports, rules_are_sound)? {
        return Ok(Outcome::Clean);
    }
    write(args, &texts, &mut reports, &review)?;
    let fail_on = args.review.fail_on.map(FailOn::from).or(config.fail_on);
    let fail_on = fail_on.unwrap_or(FailOn::Error).level();
    let counts = |finding: &Finding| {
        finding.suppressed.is_none()
            && !finding.is_gain
            && fail_on.is_some_and(|level| finding.level >= level)
    };
    let failed = reports.iter().flat_map(|report| &report.findings).any(counts);
    Ok(match (rules_are_sound, texts.is_empty(), failed) {
        (false, _, _) => Outcome::Trouble,
        (true, true, _) => Outcome::NothingToCheck,
        (true, false, true) => Outcome::Found,
        (true, false, false) => Outcome::Clean,
    })
}

fn write(
    args: &LintArgs,
    texts: &[Text<'_>],
    reports: &mut [Report],
    review: &Review<'_>,
) -> Result<(), Error> {
    let options = output::text_options(args.layout, false);
    output::write(None, |out| {
        for (text, report) in texts.iter().zip(reports.iter_mut()) {
            match args.format {
                LintFormat::Text => findings::findings(report, text.named.version(), options, out)?,
                LintFormat::Json => json_findings::findings(report, text.named.version(), out)?,
                LintFormat::Suppressions => {
                    let checked = Checked { draft: &text.named.draft, old: None, report };
                    out.write_all(block(&checked, review.today()).as_bytes())?;
                }
            }
        }
        if args.format == LintFormat::Text && !reports.is_empty() {
            findings::closing(&reports.iter().collect::<Vec<_>>(), options, out)?;
        }
        Ok(())
    })
}
