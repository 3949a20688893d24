//! Where the words of a draft come from: for each article, the articles of earlier instruments whose words it takes.
//!
//! Goes in: a draft, and an [`Index`] of a folder of instruments. Comes out: for each article of the draft its
//! [`Origin`]s, the best one first, with what was taken, left out and added, paragraph by paragraph.
//!
//! A [`Query`] asks the index for candidates; the caller reads and parses their files, which are few; the candidates are
//! then compared word by word. What a treaty repeats from article to article is formula: by itself it is no origin.

mod candidates;
mod choose;
mod edits;
mod index;
mod instrument;
mod passage;
#[cfg(test)]
mod tests;
mod text;

use std::collections::{BTreeMap, BTreeSet};

pub use candidates::Query;
pub use edits::{Added, Dropped, Edit, Extent};
pub use index::{Builder, FileEntry, Index, Indexed, Store, Unusable, VersionEntry};
pub use instrument::{Described, FILE_NAME, described, versions};
pub use passage::Passage;

use crate::draft::{ClauseIdx, Draft};
use crate::series::date::Date;

/// When a draft was made, as far as its text or the name of its file says so plainly.
pub fn date_of(draft: &Draft) -> Option<Date> {
    let name = draft.source.path().rsplit(['/', '\\']).next().unwrap_or_default();
    instrument::date(draft, instrument::title(draft).as_deref(), name)
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Options {
    /// The least share of an article's words that makes an origin, `0.0..=1.0`.
    pub min_share: f64,
    /// When the draft was made, where that is known: what is later is no origin.
    pub date: Option<Date>,
    /// The only article wanted.
    pub article: Option<ClauseIdx>,
}

impl Default for Options {
    fn default() -> Self {
        Self { min_share: MIN_SHARE, date: None, article: None }
    }
}

/// The share of an article's words from which on it has an origin, where nothing else is asked.
pub const MIN_SHARE: f64 = 0.1;

/// One language version of a file of the folder, as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its path in the folder.
    pub path: String,
    /// What it is called: the name that lawyers use, else its title, else the name of its file.
    pub name: String,
    /// Its full title, where one is known.
    pub title: Option<String>,
    /// When it was made, where that is known.
    pub date: Option<Date>,
    /// BCP 47 code of its language.
    pub language: String,
}

/// The instruments of a folder, by file and language version.
pub fn instruments(
    index: &Index<'_>,
    described: &BTreeMap<String, Described>,
) -> Vec<Vec<Instrument>> {
    let nothing = Described::default();
    let of_file = |file: &FileEntry| -> Vec<Instrument> {
        let said = described.get(&file.path).unwrap_or(&nothing);
        let of_version = |version: &VersionEntry| {
            let title = said.title.clone().or_else(|| version.title.clone());
            let name = said.name.clone().or_else(|| title.clone());
            Instrument {
                path: file.path.clone(),
                name: name.unwrap_or_else(|| stem(&file.path).to_owned()),
                title,
                date: said.date.or_else(|| version.when()),
                language: version.language.clone(),
            }
        };
        file.versions.iter().map(of_version).collect()
    };
    let mut all: Vec<Vec<Instrument>> = index.files().iter().map(of_file).collect();
    // Two files of one name are told apart by their paths.
    let mut files: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (n, versions) in all.iter().enumerate() {
        for instrument in versions {
            files.entry(instrument.name.clone()).or_default().insert(n);
        }
    }
    for instrument in
        all.iter_mut().flatten().filter(|instrument| files[&instrument.name].len() > 1)
    {
        instrument.name = format!("{} [{}]", instrument.name, instrument.path);
    }
    all
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Where the words of a draft come from.
#[derive(Debug)]
pub struct Origins {
    /// Every article of the draft, in the order of the text.
    pub articles: Vec<ArticleOrigins>,
    /// The instruments that are named.
    pub sources: Vec<Source>,
    /// How many instruments in the language of the draft were looked at.
    pub looked_at: usize,
    /// Instruments that are no origin since they are later than the draft.
    pub later: usize,
}

/// An instrument that words come from.
#[derive(Debug)]
pub struct Source {
    /// What it is called.
    pub instrument: Instrument,
    /// Its text.
    pub draft: Draft,
}

/// Where the words of one article come from.
#[derive(Clone, Debug)]
pub struct ArticleOrigins {
    /// The article.
    pub clause: ClauseIdx,
    /// How many words it has.
    pub words: usize,
    /// How many of them stand in one of the origins.
    pub taken: usize,
    /// Where they come from, the best one first; empty where nothing is found.
    pub origins: Vec<Origin>,
    /// Where the words of the first origin stand too, the earliest first.
    pub also_in: Vec<Elsewhere>,
}

/// How much of an article an origin accounts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// All of its words stand in the origin, in the same order within each paragraph.
    Verbatim,
    /// Some of its words do.
    Adapted,
    /// Only its heading does, in an instrument from which much of the draft was made.
    Heading,
}

impl Kind {
    /// The name in lower case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Adapted => "adapted",
            Self::Heading => "heading",
        }
    }
}

/// An article of an instrument from which words were taken.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Index in [`Origins::sources`].
    pub source: usize,
    /// The article there.
    pub clause: ClauseIdx,
    /// Whether all words of the article come from it.
    pub kind: Kind,
    /// Words of the article of the draft that stand there.
    pub taken: usize,
    /// Words of the article of the instrument.
    pub source_words: usize,
    /// What was taken, in the order of the draft.
    pub passages: Vec<Passage>,
    /// Clauses of the article of the instrument of which nothing was taken.
    pub left_out: Vec<ClauseIdx>,
}

/// An article that has the same words as the first origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// Index in [`Origins::sources`].
    pub source: usize,
    /// The article there.
    pub clause: ClauseIdx,
    /// Words of the article of the draft that stand there.
    pub taken: usize,
}
