//! Asks an index which articles may be the origin of each article of a draft.
//!
//! An article counts for more, the more runs of words it shares and the rarer they are. What stands in several articles
//! of one treaty is formula and counts for little.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::index::{ArticleRef, Posting, is_indexed, short};
use super::index::{RUN, each_hash};
use super::instrument::is_after;
use super::text::{Unit, shingles, units};
use super::{Index, Instrument, Options, Unusable};
use crate::draft::Draft;

/// Articles of the folder that are compared word by word with one article of the draft.
const MOST: usize = 8;
/// A candidate scores at least so much of the best one.
const LEAST: f64 = 0.15;
/// Places in the folder that are looked at for one article; what is rare comes first.
const BUDGET: usize = 40_000;
/// Words that stand in as many articles of the draft are formula.
const FORMULA: usize = 3;
/// What a formula counts.
const OF_FORMULA: f64 = 0.2;
/// What a heading counts, in runs of words.
const OF_HEADING: f64 = 3.0;

/// An article of the draft, with what may be its origin.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) unit: Unit,
    /// For each word, whether it belongs to a formula.
    pub(super) is_formula: Vec<bool>,
    pub(super) candidates: Vec<ArticleRef>,
}

/// A question to an index, with its candidates.
#[derive(Debug)]
pub struct Query<'a> {
    pub(super) options: Options,
    pub(super) instruments: &'a [Vec<Instrument>],
    pub(super) asked: Vec<Asked>,
    /// How many articles each language version has, by file.
    pub(super) n_articles: BTreeMap<usize, Vec<u32>>,
    pub(super) looked_at: usize,
    pub(super) later: usize,
}

impl<'a> Query<'a> {
    /// Looks for candidates. `instruments` are those of the index.
    pub fn new(
        draft: &Draft,
        index: &Index<'_>,
        instruments: &'a [Vec<Instrument>],
        options: Options,
    ) -> Result<Self, Unusable> {
        let units = units(draft);
        let counts = counts(&units);
        let formulas: Vec<Vec<bool>> = units.iter().map(|unit| formula(unit, &counts)).collect();
        let mut hashes = BTreeSet::new();
        for unit in &units {
            each_hash(unit, |hash| {
                hashes.insert(hash);
            });
        }
        let postings = index.look_up(hashes)?;
        let scope = Scope::new(draft, index, instruments, &options);
        let asked: Vec<Asked> = units
            .into_iter()
            .zip(formulas)
            .map(|(unit, is_formula)| {
                let candidates = candidates(&unit, &counts, &postings, index, &scope);
                Asked { unit, is_formula, candidates }
            })
            .collect();
        let files: BTreeSet<usize> =
            asked.iter().flat_map(|asked| &asked.candidates).map(|at| at.file).collect();
        let n_articles = files.into_iter().map(|file| {
            let versions = index.files()[file].versions.iter();
            (file, versions.map(|version| version.articles).collect())
        });
        Ok(Self {
            options,
            instruments,
            n_articles: n_articles.collect(),
            asked,
            looked_at: scope.looked_at,
            later: scope.later,
        })
    }

    /// The files, by their place in the index, that must be read and parsed for an answer.
    pub fn files(&self) -> impl Iterator<Item = usize> + '_ {
        self.n_articles.keys().copied()
    }
}

/// Which language versions may be an origin.
struct Scope {
    may_be: Vec<Vec<bool>>,
    looked_at: usize,
    later: usize,
}

impl Scope {
    fn new(
        draft: &Draft,
        index: &Index<'_>,
        instruments: &[Vec<Instrument>],
        options: &Options,
    ) -> Self {
        let mut scope = Self { may_be: Vec::new(), looked_at: 0, later: 0 };
        let own = draft.source.sha256();
        for (file, versions) in index.files().iter().zip(instruments) {
            let mut may_be = Vec::with_capacity(versions.len());
            for instrument in versions {
                let is_other =
                    file.sha256 != own && primary(&instrument.language) == primary(&draft.language);
                let is_later = match (instrument.date, options.date) {
                    (Some(date), Some(of_draft)) => is_after(date, of_draft),
                    _ => false,
                };
                may_be.push(is_other && !is_later);
                scope.looked_at += usize::from(is_other && !is_later);
                scope.later += usize::from(is_other && is_later);
            }
            scope.may_be.push(may_be);
        }
        scope
    }

    fn allows(&self, at: ArticleRef) -> bool {
        self.may_be.get(at.file).and_then(|versions| versions.get(at.version)) == Some(&true)
    }
}

/// The language without region and script: `zh-Hant` is `zh`.
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

/// In how many articles of the draft each run of words stands.
fn counts(units: &[Unit]) -> FxHashMap<u64, usize> {
    let mut counts: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
    for (n, unit) in units.iter().enumerate() {
        shingles(&unit.words, RUN, |_, _, hash| {
            let (count, last) = counts.entry(hash).or_insert((0, usize::MAX));
            if *last != n {
                (*count, *last) = (*count + 1, n);
            }
        });
    }
    counts.into_iter().map(|(hash, (count, _))| (hash, count)).collect()
}

/// Which words of an article belong to a formula of the draft.
fn formula(unit: &Unit, counts: &FxHashMap<u64, usize>) -> Vec<bool> {
    let mut is_formula = vec![false; unit.words.len()];
    shingles(&unit.words, RUN, |start, length, hash| {
        if counts.get(&hash).is_some_and(|&count| count >= FORMULA) {
            is_formula[start..start + length].fill(true);
        }
    });
    is_formula
}

fn candidates(
    unit: &Unit,
    counts: &FxHashMap<u64, usize>,
    postings: &BTreeMap<u64, Posting>,
    index: &Index<'_>,
    scope: &Scope,
) -> Vec<ArticleRef> {
    let mut hits: BTreeMap<u64, f64> = BTreeMap::new();
    shingles(&unit.words, RUN, |_, _, hash| {
        if is_indexed(hash) {
            let is_formula = counts.get(&hash).is_some_and(|&count| count >= FORMULA);
            hits.insert(short(hash), if is_formula { OF_FORMULA } else { 1.0 });
        }
    });
    if unit.heading != 0 {
        hits.insert(short(unit.heading), OF_HEADING);
    }
    let mut found: Vec<(&Posting, f64, u64)> = hits
        .into_iter()
        .filter_map(|(hash, factor)| Some((postings.get(&hash)?, factor, hash)))
        .collect();
    found.sort_by_key(|(posting, _, hash)| (posting.articles.len(), *hash));
    let mut scores: FxHashMap<u32, f64> = FxHashMap::default();
    let mut spent = 0;
    for (posting, factor, _) in found {
        spent += posting.articles.len();
        if spent > BUDGET && !scores.is_empty() {
            break;
        }
        let rarity = f64::from(index.n_articles()) / posting.articles.len() as f64;
        let weight = factor * rarity.ln_1p();
        for &article in &posting.articles {
            *scores.entry(article).or_default() += weight;
        }
    }
    let mut scored: Vec<(u32, f64)> = scores.into_iter().collect();
    scored.sort_by(|(a, a_score), (b, b_score)| b_score.total_cmp(a_score).then(a.cmp(b)));
    let allowed = scored.into_iter().filter_map(|(article, score)| {
        let at = index.article(article).filter(|&at| scope.allows(at))?;
        Some((at, score))
    });
    let mut best = None;
    allowed
        .take_while(|&(_, score)| score >= LEAST * *best.get_or_insert(score))
        .take(MOST)
        .map(|(at, _)| at)
        .collect()
}
