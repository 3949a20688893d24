//! The texts of a series, read once, and which of them the pages in each language show.

use std::ops::Range;

use travaux::draft::Draft;
use travaux::error::Error;
use travaux::history::{History, Stage, beside, crosswalks, outline_of};
use travaux::lint::{LintOptions, Report};
use travaux::render::history::Lives;
use travaux::render::html::site::Shown;
use travaux::render::{LeftOut, Version};
use travaux::say;
use travaux::series::{DraftEntry, Series};

use super::super::history::{all_of, tell_missing};
use super::super::names::{Names, is_blank};
use super::super::review::Text;
use super::super::{lint, warn};

/// The drafts of a series, with every text of them that is here.
pub(super) struct Texts<'a> {
    pub(super) series: &'a Series,
    /// All texts, draft after draft.
    pub(super) all: Vec<Text<'a>>,
    /// For each text, what the series says of its clauses.
    pub(super) options: Vec<LintOptions>,
    /// The drafts, oldest first, with the texts of each.
    drafts: Vec<(&'a DraftEntry, Range<usize>)>,
    /// The drafts through which articles are followed.
    followed: Vec<usize>,
    left_out: LeftOut,
}

/// Through which texts articles are followed on the pages in one language.
pub(super) struct Plan {
    stages: Vec<Followed>,
}

struct Followed {
    draft: usize,
    text: Option<usize>,
    /// What is known of a draft whose text is not here.
    outline: Option<Draft>,
}

impl<'a> Texts<'a> {
    /// Reads every text; tells what is odd about them.
    pub(super) fn read(names: &'a Names<'_>) -> Result<Self, Error> {
        let Some(series) = names.load_series()? else {
            return Err(Error::Usage(say!("record-no-series")));
        };
        let (mut all, mut options, mut drafts) = (Vec::new(), Vec::new(), Vec::new());
        for entry in series.in_order(series.drafts.iter().collect()) {
            let start = all.len();
            for (language, file) in &entry.texts {
                let named = names.read_entry(entry, language, file)?;
                if is_blank(&named.draft) {
                    warn(&say!("nothing-to-check", draft = entry.id.as_str()));
                    continue;
                }
                options.push(lint::base_options(None, &named, names));
                all.push(Text { named, series: names.folder(), old: None });
            }
            drafts.push((entry, start..all.len()));
        }
        let mut left_out = Vec::new();
        let followed = all_of(series, None, &mut left_out);
        let followed = drafts
            .iter()
            .enumerate()
            .filter(|(_, (entry, texts))| {
                followed.contains(&entry.id) && (entry.texts.is_empty() || !texts.is_empty())
            })
            .map(|(n, _)| n);
        let followed = followed.collect();
        let left_out = LeftOut::new(&left_out);
        let texts = Self { series, all, options, drafts, followed, left_out };
        texts.tell_missing();
        Ok(texts)
    }

    fn tell_missing(&self) {
        let default = self.series.default_language.as_deref();
        let texts = self.drafts.iter().enumerate().filter_map(|(n, (entry, _))| {
            Some((*entry, self.draft(self.in_language(n, default)?)))
        });
        tell_missing(self.series, texts);
    }

    /// The parsed text.
    pub(super) fn draft(&self, text: usize) -> &Draft {
        &self.all[text].named.draft
    }

    /// A text with what the series knows of it.
    pub(super) fn version(&self, text: usize) -> Version<'_> {
        self.all[text].named.version()
    }

    /// The entry of a draft.
    pub(super) fn entry(&self, draft: usize) -> &'a DraftEntry {
        self.drafts[draft].0
    }

    /// How many drafts there are.
    pub(super) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// The text of a draft in a language, else in the default language of the series, else in any.
    pub(super) fn shown(&self, draft: usize, language: &str) -> Option<usize> {
        self.in_language(draft, Some(language))
            .or_else(|| self.in_language(draft, self.series.default_language.as_deref()))
            .or_else(|| self.drafts[draft].1.clone().next())
    }

    /// All texts of a draft.
    pub(super) fn versions(&self, draft: usize) -> Vec<&Draft> {
        self.drafts[draft].1.clone().map(|text| self.draft(text)).collect()
    }

    fn in_language(&self, draft: usize, language: Option<&str>) -> Option<usize> {
        let language = language?;
        self.drafts[draft].1.clone().find(|&text| self.draft(text).language == language)
    }

    /// Two drafts in one language: the one asked for, else the default language of the series, else any that both have.
    pub(super) fn both(&self, [old, new]: [usize; 2], language: &str) -> Option<[usize; 2]> {
        let in_one = |language| {
            Some([self.in_language(old, Some(language))?, self.in_language(new, Some(language))?])
        };
        in_one(language)
            .or_else(|| in_one(self.series.default_language.as_deref()?))
            .or_else(|| self.entry(old).texts.keys().find_map(|language| in_one(language)))
    }

    /// Through which texts articles are followed: those in a language where every draft has one in it, else those in the
    /// default language.
    pub(super) fn plan(&self, language: &str) -> Plan {
        let default = self.series.default_language.as_deref();
        let has_all = self.followed.iter().all(|&draft| {
            self.drafts[draft].1.is_empty() || self.in_language(draft, Some(language)).is_some()
        });
        let wanted = if has_all { Some(language) } else { default };
        let stages = self.followed.iter().map(|&draft| {
            let text = self.in_language(draft, wanted).or_else(|| self.shown(draft, language));
            let outline = || outline_of(self.series, &self.entry(draft).id, language);
            let outline = if text.is_none() { outline() } else { None };
            Followed { draft, text, outline }
        });
        let stages = stages.filter(|stage| stage.text.is_some() || stage.outline.is_some());
        Plan { stages: stages.collect() }
    }

    /// Which drafts are compared: neighbours, neighbours among those with a text in one of these languages, and the first
    /// with the last.
    pub(super) fn pairs(
        &self,
        history: &History<'_>,
        plan: &Plan,
        languages: &[&str],
    ) -> Vec<[usize; 2]> {
        let steps = history.steps.iter().filter(|step| !step.is_return);
        let mut pairs: Vec<[usize; 2]> =
            steps.map(|step| [step.old, step.new].map(|stage| plan.stages[stage].draft)).collect();
        pairs.sort_unstable();
        let mut more = Vec::new();
        for language in languages {
            let has_text = |draft: &usize| self.in_language(*draft, Some(language)).is_some();
            let drafts: Vec<usize> = (0..self.len()).filter(has_text).collect();
            more.extend(drafts.windows(2).map(|pair| [pair[0], pair[1]]));
        }
        let texts: Vec<usize> =
            plan.stages.iter().filter(|stage| stage.text.is_some()).map(|s| s.draft).collect();
        more.extend(texts.first().zip(texts.last()).map(|(&first, &last)| [first, last]));
        for pair in more {
            let [old, new] = pair.map(|draft| self.entry(draft).id.as_str());
            if pair[0] < pair[1] && !pairs.contains(&pair) && !self.series.are_beside(old, new) {
                pairs.push(pair);
            }
        }
        pairs.retain(|&pair| self.both(pair, languages[0]).is_some());
        pairs
    }

    /// The drafts as the pages in a language show them.
    pub(super) fn all_shown<'s>(
        &'s self,
        language: &str,
        plan: &Plan,
        reports: &'s [Report],
    ) -> Vec<Shown<'s>> {
        let shown = (0..self.len()).map(|n| {
            let text = self.shown(n, language);
            Shown {
                entry: self.entry(n),
                draft: text.map(|text| self.draft(text)),
                report: text.map(|text| &reports[text]),
                stage: plan.stages.iter().position(|stage| stage.draft == n),
            }
        });
        shown.collect()
    }
}

impl Followed {
    fn draft<'s>(&'s self, texts: &'s Texts<'_>) -> &'s Draft {
        match (self.text, &self.outline) {
            (Some(text), _) => texts.draft(text),
            (None, outline) => outline.as_ref().expect("a stage has a text or an outline"),
        }
    }
}

impl Plan {
    /// Which text stands at a stage of the history, where one is here.
    pub(super) fn text(&self, stage: usize) -> Option<usize> {
        self.stages[stage].text
    }

    /// Which draft stands at each stage of the history.
    pub(super) fn drafts(&self) -> impl Iterator<Item = usize> {
        self.stages.iter().map(|stage| stage.draft)
    }

    /// Follows the articles.
    pub(super) fn history<'s>(&'s self, texts: &'s Texts<'_>) -> History<'s> {
        let ids: Vec<Option<&str>> =
            self.drafts().map(|draft| Some(texts.entry(draft).id.as_str())).collect();
        let stages = self
            .stages
            .iter()
            .map(|stage| Stage { draft: stage.draft(texts), has_text: stage.text.is_some() });
        let decided = crosswalks(texts.series, &ids);
        History::with_parts(stages.collect(), &decided, &beside(texts.series, &ids))
    }

    /// The history with what is known of its drafts.
    pub(super) fn lives<'s>(
        &'s self,
        texts: &'s Texts<'_>,
        history: &'s History<'s>,
        language: &str,
    ) -> Lives<'s> {
        let versions = self.stages.iter().map(|stage| Version {
            draft: stage.draft(texts),
            entry: Some(texts.entry(stage.draft)),
        });
        Lives {
            title: Some(texts.series.title.get(language)),
            history,
            versions: versions.collect(),
            series: Some(texts.series),
            left_out: texts.left_out.clone(),
        }
    }
}
