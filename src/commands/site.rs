//! `travaux site`: a whole series as a folder of pages.

use std::collections::BTreeMap;

use travaux::config::Config;
use travaux::error::Error;
use travaux::history::History;
use travaux::messages::{self, Messages};
use travaux::render::html::Page;
use travaux::render::html::site::{Site, entrance};
use travaux::say;

use super::names::Names;
use super::{Outcome, note, packs, project};
use crate::cli::{NameArgs, SiteArgs};
use judge::Judged;
use pages::Maker;
use texts::{Plan, Texts};

mod folder;
mod judge;
mod pages;
mod texts;

/// The pages, by their paths below the folder.
type Pages = BTreeMap<String, Vec<u8>>;

pub(super) fn run(args: &SiteArgs) -> Result<Outcome, Error> {
    let languages = languages(&args.lang)?;
    let config = project::config()?;
    let (rules, rules_are_sound) = packs::rule_set(&args.packs, &config)?;
    let named = NameArgs { series: args.series.clone(), lang: None, tracked: args.tracked };
    let names = Names::new(&named, &config);
    let texts = Texts::read(&names)?;
    let speaks = messages::ui().language();
    let run = Run { texts: &texts, rules: (&rules, rules_are_sound), config: &config };
    let pages = run.pages(&languages, speaks);
    choose(speaks)?;
    let stored = folder::store(&args.output, &pages?)?;
    note(&say!(
        "site-done",
        path = args.output.display().to_string(),
        n = stored.pages,
        written = stored.written,
        removed = stored.removed
    ));
    Ok(if rules_are_sound { Outcome::Clean } else { Outcome::Trouble })
}

/// The languages of the pages: those that were asked for, else all that travaux speaks.
fn languages(asked: &[String]) -> Result<Vec<&'static str>, Error> {
    let mut wanted = Vec::new();
    for language in asked {
        messages::check(language).map_err(Error::Usage)?;
        wanted.extend(Messages::for_language(language).map(Messages::language));
    }
    let is_wanted = |language: &&str| wanted.is_empty() || wanted.contains(language);
    Ok(messages::languages().filter(is_wanted).collect())
}

fn choose(language: &str) -> Result<(), Error> {
    messages::choose(language).map_err(Error::Usage)
}

/// What pages are made from.
#[derive(Clone, Copy)]
struct Run<'a> {
    texts: &'a Texts<'a>,
    /// The rules, and whether all of them could be read.
    rules: (&'a travaux::lint::RuleSet, bool),
    config: &'a Config,
}

impl Run<'_> {
    /// Every page in every language. What is odd is told once, in the language that travaux `speaks` to the one who runs it;
    /// the language of the interface is another one afterwards.
    fn pages(&self, languages: &[&'static str], speaks: &str) -> Result<Pages, Error> {
        let texts = self.texts;
        let mut order = languages.to_vec();
        order.sort_by_key(|language| *language != speaks);
        let mut plans: Vec<Plan> = Vec::new();
        for language in &order {
            choose(language)?;
            plans.push(texts.plan(language));
        }
        let histories: Vec<History<'_>> = plans.iter().map(|plan| plan.history(texts)).collect();
        let mut judged = Vec::new();
        for (n, language) in order.iter().enumerate() {
            choose(language)?;
            judged.push(Judged::new(self, language, &plans[n], &histories[n], n == 0)?);
        }
        let pairs = texts.pairs(&histories[0], &plans[0], languages);
        let mut sites: Vec<Site<'_>> =
            judged.iter().map(|judged| judged.site(texts, self.rules.0, &pairs)).collect();
        let files: BTreeMap<&str, _> =
            sites.iter().map(|site| (site.language, site.files())).collect();
        for site in &mut sites {
            let own = site.language;
            for language in languages.iter().filter(|language| **language != own) {
                site.meet(language, files[language].clone());
            }
        }
        let mut pages = Pages::new();
        for (judged, site) in judged.iter().zip(sites) {
            choose(judged.language)?;
            let folder = format!("{}/", judged.language);
            Maker { run: *self, judged, site }.make(&mut |page| add(&mut pages, &folder, page))?;
        }
        choose(languages[0])?;
        let top = ("index.html".to_owned(), entrance(texts.series, languages));
        add(&mut pages, "", top)?;
        Ok(pages)
    }
}

/// Writes a page in the language that is chosen.
fn add(pages: &mut Pages, folder: &str, (file, page): (String, Page)) -> Result<(), Error> {
    let mut bytes = Vec::new();
    page.write(&mut bytes).map_err(|cause| Error::Write { path: None, cause })?;
    pages.insert(format!("{folder}{file}"), bytes);
    Ok(())
}
