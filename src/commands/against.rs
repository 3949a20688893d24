//! `travaux lint NEW --against OLD`: what changed, then what is new in the draft itself.

use travaux::align::align;
use travaux::diff::compare;
use travaux::draft::Draft;
use travaux::error::Error;
use travaux::lint::{LintOptions, Report, RuleSet, check, check_change, only_new};

use super::diff::overrides;
use super::names::{Named, Names};

/// An old draft, and how new ones are compared with it.
pub(super) struct Against<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) old: &'a Named<'a>,
    pub(super) rules: &'a RuleSet,
    /// Whether findings about words that stood in the old draft already are wanted too.
    pub(super) all: bool,
}

impl Against<'_> {
    /// Judges the change, then the new draft.
    pub(super) fn judge(
        &self,
        new: &Named<'_>,
        own: Report,
        options: &LintOptions,
    ) -> Result<Report, Error> {
        let old = &self.old.draft;
        let overrides = overrides(self.names, self.old, new);
        let redline = compare(old, &new.draft, &align(old, &new.draft, &overrides));
        let older = self.older(new)?;
        let older: Vec<&Draft> = older.iter().map(|named| &named.draft).collect();
        let mut report = check_change(old, &new.draft, &redline, &older, self.rules, options);
        let mut own = own;
        if !self.all {
            let before = check(old, self.rules, options);
            own = only_new(own, &before, &redline, &report.findings);
        }
        report.findings.extend(own.findings);
        report.not_evaluated.extend(own.not_evaluated);
        Ok(report)
    }

    /// The drafts of the series from before the old one, in the language of the new one.
    fn older(&self, new: &Named<'_>) -> Result<Vec<Named<'_>>, Error> {
        let (Some(series), Some(entry)) = (self.names.series(), self.old.entry) else {
            return Ok(Vec::new());
        };
        let before = series.drafts.iter().take_while(|draft| draft.id != entry.id);
        before
            .filter(|draft| draft.texts.contains_key(&new.draft.language))
            .map(|draft| self.names.read(&draft.id))
            .collect()
    }
}
