//! A whole series as pages that link to each other: what each page is called, the menu on top of it, and the pages that only a
//! site has.
//!
//! A [`Site`] is the series in one language of the interface. Its pages lie in the folder of that language; every link is
//! relative, so that the folder can lie anywhere. What a command prints as one page is the same page here, with a menu.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::draft::{ClauseIdx, Draft};
use crate::history::{GroupLife, Place, Row};
use crate::lint::Report;
use crate::messages::{Messages, Value};
use crate::say;
use crate::series::{DraftEntry, Series};

use super::super::address::squeeze;
use super::super::history::Lives;
use super::super::scorecard::Scorecard;
use super::page::Page;
use names::Names;

mod articles;
mod draft;
mod index;
mod names;

pub use index::entrance;

/// The pages of which a site has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// What there is.
    Index,
    /// The articles of all drafts side by side.
    Concordance,
    /// What each draft makes of each safeguard.
    Scorecard,
    /// What became of what was asked for.
    Asks,
    /// What happened.
    Timeline,
    /// Who proposed what.
    Proposals,
    /// Who stands where.
    Positions,
    /// The votes.
    Votes,
    /// Who takes part.
    Actors,
    /// The papers.
    Documents,
}

impl List {
    /// The file, below the folder of the language.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Index => "index.html",
            Self::Concordance => "concordance.html",
            Self::Scorecard => "scorecard.html",
            Self::Asks => "asks.html",
            Self::Timeline => "timeline.html",
            Self::Proposals => "proposals.html",
            Self::Positions => "positions.html",
            Self::Votes => "votes.html",
            Self::Actors => "actors.html",
            Self::Documents => "documents.html",
        }
    }

    fn name(self) -> String {
        match self {
            Self::Index => say!("site-overview"),
            Self::Concordance => say!("site-articles"),
            Self::Scorecard => say!("site-scorecard"),
            Self::Asks => say!("site-asks"),
            Self::Timeline => say!("site-timeline"),
            Self::Proposals => say!("site-proposals"),
            Self::Positions => say!("site-positions"),
            Self::Votes => say!("site-votes"),
            Self::Actors => say!("site-actors"),
            Self::Documents => say!("site-documents"),
        }
    }

    /// Whether it stands in the menu of every page; the others are reached from the overview.
    fn is_in_menu(self) -> bool {
        self <= Self::Timeline
    }
}

/// A draft of a series, as the pages in one language show it.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What the series knows of it.
    pub entry: &'a DraftEntry,
    /// Its text: in the language of the pages where there is one, else in another.
    pub draft: Option<&'a Draft>,
    /// What the rules say of the text.
    pub report: Option<&'a Report>,
    /// Which draft of the history it is.
    pub stage: Option<usize>,
}

/// The articles of all drafts.
#[derive(Clone, Copy, Debug)]
pub struct Articles<'a> {
    /// Their history.
    pub lives: &'a Lives<'a>,
    /// One row for each.
    pub rows: &'a [Row],
    /// What became of chapters.
    pub groups: &'a [GroupLife],
}

/// A series in one language of the interface, which must be chosen while its pages are made.
#[derive(Debug)]
pub struct Site<'a> {
    /// The language of the interface.
    pub language: &'static str,
    /// The series.
    pub series: &'a Series,
    /// The drafts, oldest first.
    pub drafts: Vec<Shown<'a>>,
    /// Which drafts are compared, the older one first.
    pub pairs: Vec<[usize; 2]>,
    lives: &'a Lives<'a>,
    rows: &'a [Row],
    groups: &'a [GroupLife],
    /// The pages that there are beside the drafts, comparisons and articles.
    pub lists: Vec<List>,
    names: Names,
    /// For each comparison, what it says of each article of the newer draft: a sign and a word.
    changes: Vec<BTreeMap<String, Option<(&'static str, String)>>>,
    /// The files of the site in the other languages.
    others: Vec<(&'static str, BTreeSet<String>)>,
}

/// A way to another page.
#[derive(Clone, Debug)]
struct Way {
    /// The page, below the folder of the language; with the id of the place in it.
    to: String,
    name: String,
}

impl<'a> Site<'a> {
    /// Puts a site together; [`Site::meet`] says what there is in other languages.
    pub fn new(
        language: &'static str,
        series: &'a Series,
        drafts: Vec<Shown<'a>>,
        pairs: Vec<[usize; 2]>,
        articles: Articles<'a>,
        lists: Vec<List>,
    ) -> Self {
        let Articles { lives, rows, groups } = articles;
        let ids: Vec<&str> = drafts.iter().map(|shown| shown.entry.id.as_str()).collect();
        let names = Names::new(&ids, &pairs, rows, lives.history);
        let changes = vec![BTreeMap::new(); pairs.len()];
        let others = Vec::new();
        Self { language, series, drafts, pairs, lives, rows, groups, lists, names, changes, others }
    }

    /// Every page of the site, below the folder of its language.
    pub fn files(&self) -> BTreeSet<String> {
        let names = &self.names;
        let lists = self.lists.iter().map(|list| list.file().to_owned());
        let findings = names.findings.iter().zip(&self.drafts);
        let findings = findings.filter(|(_, shown)| shown.report.is_some()).map(|(file, _)| file);
        let files = names.drafts.iter().chain(findings).chain(&names.pairs).chain(&names.rows);
        files.cloned().chain(lists).collect()
    }

    /// Takes note of what there is in another language.
    pub fn meet(&mut self, language: &'static str, files: BTreeSet<String>) {
        self.others.push((language, files));
    }

    /// What the rules say of a draft, with its menu and its file; `language` is that of the text.
    pub fn findings(&self, draft: usize, language: &str, page: Page) -> (String, Page) {
        let file = self.names.findings[draft].clone();
        let mut ways = vec![self.way_to_draft(draft)];
        ways.extend(self.way_to_change(draft));
        let page = noted(self.other_language(language).as_deref(), page);
        (file.clone(), self.finish(&file, page, &ways))
    }

    /// A comparison, with its menu and its file; `language` is that of the texts.
    pub fn comparison(&mut self, pair: usize, language: &str, page: Page) -> (String, Page) {
        let found = page.contents.iter().map(|entry| (entry.to.clone(), entry.sign.clone()));
        self.changes[pair] = found.collect();
        let file = self.names.pairs[pair].clone();
        let ways = self.pairs[pair].map(|draft| self.way_to_draft(draft));
        let page = noted(self.other_language(language).as_deref(), page);
        (file.clone(), self.finish(&file, page, &ways))
    }

    /// One of the pages that there is once, with its menu and its file.
    pub fn list(&self, list: List, page: Page) -> (String, Page) {
        let file = list.file();
        (file.to_owned(), self.finish(file, page, &[]))
    }

    /// The overview.
    pub fn index(&self, card: Option<&Scorecard<'_>>) -> (String, Page) {
        self.list(List::Index, index::page(self, card))
    }

    /// Puts the menu on a page: the site, what is beside the page, the same page in other languages.
    fn finish(&self, file: &str, page: Page, beside: &[Way]) -> Page {
        let lists = self.lists.iter().filter(|list| list.is_in_menu());
        let menu = html! {
            ul {
                @for list in lists {
                    @let current = (list.file() == file).then_some("page");
                    li { a href=(relative(file, list.file())) aria-current=[current] { (list.name()) } }
                }
                @for (language, files) in &self.others {
                    @let to = if files.contains(file) { file } else { List::Index.file() };
                    @let to = format!("../{language}/{to}");
                    li {
                        a href=(relative(file, &to)) lang=(language) hreflang=(language) {
                            (own_name(language))
                        }
                    }
                }
            }
            @if !beside.is_empty() {
                ul { @for way in beside { li { (way.link(file)) } } }
            }
        };
        Page { menu: Some(menu), ..page }
    }

    fn way_to_draft(&self, draft: usize) -> Way {
        let id = squeeze(&self.drafts[draft].entry.id);
        Way { to: self.names.drafts[draft].clone(), name: say!("site-text-of", draft = id) }
    }

    /// The comparison with the draft before.
    fn pair_into(&self, draft: usize) -> Option<usize> {
        let into = |&pair: &usize| self.pairs[pair][1] == draft;
        (0..self.pairs.len()).filter(into).max_by_key(|&pair| self.pairs[pair][0])
    }

    fn way_to_change(&self, draft: usize) -> Option<Way> {
        let pair = self.pair_into(draft)?;
        let old = squeeze(&self.drafts[self.pairs[pair][0]].entry.id);
        let name = say!("site-changes-since", draft = old);
        Some(Way { to: self.names.pairs[pair].clone(), name })
    }

    /// Where a clause of the history can be read; nothing where the text is not here.
    fn place(&self, place: Place) -> Option<String> {
        let at = self.drafts.iter().position(|shown| shown.stage == Some(place.stage))?;
        let (shown, idx) = self.shown_at(place)?;
        let file = &self.names.drafts[at];
        Some(match idx {
            Some(idx) => format!("{file}#{}", shown.clause(idx).id),
            None => file.clone(),
        })
    }

    /// The text that is shown of the draft in which a clause of the history stands, and the clause in that text.
    fn shown_at(&self, place: Place) -> Option<(&'a Draft, Option<ClauseIdx>)> {
        let at = self.drafts.iter().position(|shown| shown.stage == Some(place.stage))?;
        let shown = self.drafts[at].draft?;
        let known = self.lives.history.draft(place.stage);
        Some((shown, same_clause(known, place.clause, shown)))
    }

    /// What to say where a text is not in the language of the pages.
    fn other_language(&self, language: &str) -> Option<String> {
        let is_ours = primary(language) == self.language;
        let wanted = Value::composed(language_name(self.language));
        let shown = Value::composed(language_name(language));
        (!is_ours).then(|| say!("site-other-language", wanted = wanted, shown = shown))
    }
}

impl Way {
    fn link(&self, from: &str) -> Markup {
        html! { a href=(relative(from, &self.to)) { (self.name) } }
    }
}

/// The clause of another language version of the same draft.
fn same_clause(draft: &Draft, idx: ClauseIdx, other: &Draft) -> Option<ClauseIdx> {
    if std::ptr::eq(draft, other) { Some(idx) } else { draft.counterpart(idx, other) }
}

/// The way from one file to another, both below the same folder.
fn relative(from: &str, to: &str) -> String {
    "../".repeat(from.matches('/').count()) + to
}

fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// A page with a note before all else.
fn noted(note: Option<&str>, page: Page) -> Page {
    let Some(note) = note else { return page };
    Page { summary: html! { p.said { (note) } (page.summary) }, ..page }
}

/// What a language calls itself.
fn own_name(language: &str) -> String {
    match Messages::for_language(language) {
        Some(messages) => say!(in messages, "site-own-language"),
        None => language.to_owned(),
    }
}

/// The name of a language in the language of the interface; its code where that has none.
fn language_name(language: &str) -> String {
    let code = squeeze(language);
    // A code in isolates would choose no name.
    say!("site-language", code = Value::composed(primary(&code)))
}
