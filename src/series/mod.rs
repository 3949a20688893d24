//! The file `series.toml`: which drafts of a treaty there are, and what people did with them.
//!
//! Goes in: the text of the file. Comes out: a [`Series`] in which every name is known and unique, or an error that
//! says on which line to mend what. Opens no draft.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::align::Override;
use crate::error::Error;
use crate::lint::Class;
use crate::messages::{Value, commas, semicolons};
use crate::say;
use crate::toml_file::nearest;

use date::Date;
use record::{Basis, OtherDate, Paper, Record};
use text::{Text, name_key};

mod clauses;
pub mod date;
mod file;
mod order;
pub mod record;
pub mod text;

/// The name of the file that describes a series.
pub const FILE_NAME: &str = "series.toml";

/// The drafts of one treaty, oldest first, and the record of their negotiation.
#[derive(Clone, Debug)]
pub struct Series {
    /// Where the file stands.
    pub path: PathBuf,
    /// What the treaty is called.
    pub title: Text,
    /// BCP 47 code of the language that is shown unless another is asked for.
    pub default_language: Option<String>,
    /// The drafts, in the order of the file.
    pub drafts: Vec<DraftEntry>,
    /// Pairs of clauses that a person decided on.
    pub concordance: Vec<Concordance>,
    /// Clusters of drafts whose text is not here.
    pub clusters: Vec<Cluster>,
    /// What kinds of provision clauses are, where headings and words mislead.
    pub classes: Vec<ClassEntry>,
    /// Who took part, what happened, who asked for what.
    pub record: Record,
}

/// One draft of a series.
#[derive(Clone, Debug)]
pub struct DraftEntry {
    /// What the command line calls it: `v1`.
    pub id: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// The document symbol, such as `A/AC.291/16`.
    pub symbol: Option<String>,
    /// What it is called.
    pub title: Option<Text>,
    /// Its date.
    pub date: Option<Date>,
    /// The id of the source that gives the date.
    pub date_source: Option<String>,
    /// Dates that other sources give.
    pub other_dates: Vec<OtherDate>,
    /// Whether the text is still open.
    pub status: Option<Status>,
    /// The ids of the actors that wrote it.
    pub by: Vec<String>,
    /// What it takes the place of.
    pub supersedes: Vec<Paper>,
    /// The ids of the drafts beside which it stands, such as the other parts of the same text.
    pub beside: Vec<String>,
    /// Where the text is published.
    pub address: Option<String>,
    /// The command line that would add the text, where it is not here.
    pub import: Option<String>,
    /// Anything else.
    pub note: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
    /// The text files by BCP 47 language code; none where the text is not here.
    pub texts: BTreeMap<String, TextFile>,
}

/// Whether the text of a draft is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Under negotiation.
    Negotiation,
    /// Adopted.
    Final,
}

impl Status {
    /// Every value with its name.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("negotiation", Self::Negotiation), ("final", Self::Final)];

    /// The status in lower case, as in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negotiation => "negotiation",
            Self::Final => "final",
        }
    }
}

/// Where the text of a draft stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// The file, the folder of the series included.
    pub path: PathBuf,
    /// The line of `series.toml` that names it, one-based.
    pub line: usize,
}

/// A pair of clauses that a person decided on, or a clause of which a person says that it was dropped or is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concordance {
    /// The id of the old draft.
    pub old_draft: String,
    /// The id of the clause in the old draft; `None` where it is new.
    pub old_clause: Option<String>,
    /// The id of the new draft.
    pub new_draft: String,
    /// The id of the clause in the new draft; `None` where it was dropped.
    pub new_clause: Option<String>,
    /// Whether the two belong together, or must never be paired.
    pub is_match: bool,
    /// Why.
    pub reason: Option<Text>,
    /// What the clauses are about: the heading, where no text is here.
    pub subject: Option<Text>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// A cluster of a draft whose text is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The id of the draft.
    pub draft: String,
    /// The number of the chapter, as printed.
    pub chapter: Option<String>,
    /// The number of the cluster, as printed.
    pub number: String,
    /// What it is about.
    pub heading: Option<Text>,
    /// The numbers of its articles; none where the record does not name them.
    pub articles: Vec<String>,
    /// What the entry rests on.
    pub basis: Basis,
}

/// What kind of provision a clause is, as a person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassEntry {
    /// The id of the draft; `None` where the entry holds in all.
    pub draft: Option<String>,
    /// The id of the clause.
    pub clause: String,
    /// The kind of provision.
    pub class: Class,
    /// The line of `series.toml` that says so, one-based.
    pub line: usize,
}

impl Series {
    /// Reads the text of a `series.toml`.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] where something is wrong with it, [`Error::Many`] where several things are: a key or name is
    /// unknown, a name stands for two, a vote does not add up, a path leaves the folder.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let (series, errors) = Self::read(path, text);
        Error::all(errors)?;
        Ok(series.expect("where nothing is wrong there is a series"))
    }

    /// Reads the text of a `series.toml` as far as it can be read, and says everything that is wrong with it; entries
    /// that cannot be read are left out.
    pub fn read(path: &Path, text: &str) -> (Option<Self>, Vec<Error>) {
        file::read(path, text)
    }

    /// The draft with this id, alias or symbol; hamza and case do not matter.
    pub fn find(&self, name: &str) -> Option<&DraftEntry> {
        let key = name_key(name);
        let is_named = |draft: &&DraftEntry| draft.names().any(|known| name_key(known) == key);
        let has_symbol = |draft: &&DraftEntry| {
            draft.symbol.as_deref().is_some_and(|known| name_key(known) == key)
        };
        self.drafts.iter().find(is_named).or_else(|| self.drafts.iter().find(has_symbol))
    }

    /// The draft with this id.
    pub fn draft(&self, id: &str) -> Option<&DraftEntry> {
        self.drafts.iter().find(|draft| draft.id == id)
    }

    /// The name that someone who typed `name` most likely meant.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.drafts.iter().flat_map(DraftEntry::names))
    }

    /// What every entry rests on, kind by kind in the order of the file.
    pub fn bases(&self) -> impl Iterator<Item = &Basis> {
        let record = &self.record;
        self.drafts
            .iter()
            .map(|entry| &entry.basis)
            .chain(record.actors.iter().map(|entry| &entry.basis))
            .chain(record.topics.iter().map(|entry| &entry.basis))
            .chain(record.documents.iter().map(|entry| &entry.basis))
            .chain(record.events.iter().map(|entry| &entry.basis))
            .chain(record.proposals.iter().map(|entry| &entry.basis))
            .chain(record.positions.iter().map(|entry| &entry.basis))
            .chain(record.asks.iter().map(|entry| &entry.basis))
            .chain(self.clusters.iter().map(|entry| &entry.basis))
            .chain(self.concordance.iter().map(|entry| &entry.basis))
    }

    /// What people decided on the clauses of two drafts, turned round where it was written for the other direction.
    pub fn overrides(&self, old: &str, new: &str) -> Vec<Override> {
        let entries = self.concordance.iter();
        entries
            .filter_map(|entry| {
                let Concordance { old_draft, old_clause, new_draft, new_clause, .. } = entry;
                let (old_clause, new_clause) = if old_draft == old && new_draft == new {
                    (old_clause, new_clause)
                } else if old_draft == new && new_draft == old {
                    (new_clause, old_clause)
                } else {
                    return None;
                };
                Some(Override {
                    old: old_clause.clone(),
                    new: new_clause.clone(),
                    is_match: entry.is_match,
                })
            })
            .collect()
    }
}

impl DraftEntry {
    /// The id and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.id.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// The language and file to read: the one asked for, else the default of the series, else the first.
    ///
    /// # Errors
    ///
    /// A sentence that says which languages there are, or where the text is to be had.
    pub fn text(
        &self,
        wanted: Option<&str>,
        default: Option<&str>,
    ) -> Result<(&str, &TextFile), String> {
        let entry = match wanted {
            Some(language) => self.texts.get_key_value(language),
            None => default
                .and_then(|language| self.texts.get_key_value(language))
                .or_else(|| self.texts.iter().next()),
        };
        entry.map(|(language, file)| (language.as_str(), file)).ok_or_else(|| {
            if self.texts.is_empty() {
                return self.not_here();
            }
            let known: Vec<&str> = self.texts.keys().map(String::as_str).collect();
            say!(
                "no-text-in-language",
                draft = self.id.as_str(),
                language = wanted.unwrap_or_default(),
                known = Value::composed(commas(&known))
            )
        })
    }

    /// What to say where the text of the draft is not here: where it is published, and how to add it.
    pub fn not_here(&self) -> String {
        let id = self.id.as_str();
        let mut parts = vec![say!("text-not-here", draft = id)];
        parts.extend(self.address.as_ref().map(|at| say!("text-published-at", address = at)));
        parts.push(match &self.import {
            Some(line) => say!("text-import", line = line),
            None => say!("text-add", draft = id),
        });
        semicolons(&parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "title = 'T'\n[[draft]]\nid = 'v1'\naliases = ['cnd']\nsymbol = 'A/1'\ndate = 2022-11-07\n\
        texts = { en = 'v1.en.txt', ar = 'v1.ar.txt' }\n[[draft]]\nid = 'v2'\ntexts = { ar = 'v2.ar.txt' }\n";

    fn parse(text: &str) -> Result<Series, Error> {
        Series::parse(Path::new("s/series.toml"), text)
    }

    #[test]
    fn drafts_go_by_id_alias_and_symbol() {
        let series = parse(TWO).expect("valid");
        let id = |name| series.find(name).map(|draft| draft.id.as_str());
        assert_eq!(id("v1"), Some("v1"));
        assert_eq!(id("cnd"), Some("v1"));
        assert_eq!(id("a/1"), Some("v1"));
        assert_eq!(id("v3"), None);
        assert_eq!(series.nearest("v11"), Some("v1"));
        assert_eq!(
            series.drafts[0].date.map(|date| date.to_string()).as_deref(),
            Some("2022-11-07")
        );
    }

    #[test]
    fn language_is_the_one_asked_for_or_the_default() {
        let series = parse(TWO).expect("valid");
        let text = |draft: usize, wanted, default| {
            series.drafts[draft].text(wanted, default).map(|(language, _)| language.to_owned())
        };
        assert_eq!(text(0, Some("ar"), Some("en")), Ok("ar".to_owned()));
        assert_eq!(text(0, None, Some("en")), Ok("en".to_owned()));
        assert_eq!(text(1, None, Some("en")), Ok("ar".to_owned()));
        let missing = "draft `v2` has no text in language `en`; it has: ar";
        assert_eq!(text(1, Some("en"), None), Err(missing.to_owned()));
        assert_eq!(series.drafts[0].texts["en"].path, Path::new("s/v1.en.txt"));
    }

    #[test]
    fn concordance_is_turned_round() {
        let text = format!(
            "{TWO}[[concordance]]\nold-draft = 'v1'\nold-clause = 'art_1'\nnew-draft = 'v2'\nnew-clause = 'art_2'\nmatch = false\n"
        );
        let series = parse(&text).expect("valid");
        let pair = |old: &str, new: &str| Override {
            old: Some(old.to_owned()),
            new: Some(new.to_owned()),
            is_match: false,
        };
        assert_eq!(series.overrides("v1", "v2"), [pair("art_1", "art_2")]);
        assert_eq!(series.overrides("v2", "v1"), [pair("art_2", "art_1")]);
        assert_eq!(series.overrides("v1", "v3"), []);
    }

    #[track_caller]
    fn wrong(extra: &str, expected: &str) {
        let error = parse(&format!("{TWO}{extra}")).expect_err("invalid");
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        wrong(
            "[[drat]]\nid = 'v3'",
            "s/series.toml:11:3: unknown key `drat`; did you mean `draft`?",
        );
        wrong(
            "[[draft]]\nid = 'v3'\ntext = {}",
            "s/series.toml:13:1: unknown key `text`; did you mean `texts`?",
        );
        wrong(
            "[[draft]]\nid = 'v1'\ntexts = { en = 'x' }",
            "s/series.toml:12:6: the name `v1` already stands for the draft `v1` (line 3); give each draft a name of its own",
        );
        wrong(
            "[[draft]]\nid = 'v3'\naliases = ['v2']\ntexts = { en = 'x' }",
            "s/series.toml:13:12: the name `v2` already stands for the draft `v2` (line 9); give each draft a name of its own",
        );
        wrong(
            "[[draft]]\nid = 'v3'\ntexts = { en = '../x' }",
            "s/series.toml:13:16: `../x` leaves the folder of the series; put the text beside series.toml",
        );
        wrong(
            "[[draft]]\nid = 'v3'\ntexts = { en = '/etc/x' }",
            "s/series.toml:13:16: `/etc/x` leaves the folder of the series; put the text beside series.toml",
        );
        wrong(
            "[[draft]]\nid = 'v3'\ntexts = {}",
            "s/series.toml:13:9: the draft `v3` names no text; write for example texts = { en = \"v3.en.txt\" }, or take `texts` away where the text is not here",
        );
        wrong(
            "[[ask]]\nby = 'We'\ndraft = 'v22'\nwants = 'x'",
            "s/series.toml:12:6: no actor is called `We`; add a [[actor]] for it, or correct the name\n\
            s/series.toml:13:9: no draft is called `v22`; did you mean `v2`?",
        );
    }
}
