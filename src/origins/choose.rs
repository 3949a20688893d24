//! Chooses among the candidates: the best origin, what else words come from, and where the same words stand too.

use std::collections::BTreeMap;

use super::candidates::{Asked, Query};
use super::index::ArticleRef;
use super::passage::{Match, compare_articles};
use super::text::{Unit, units};
use super::{ArticleOrigins, Elsewhere, Kind, Options, Origin, Origins, Source, Unusable};
use crate::draft::Draft;
use crate::halves;
use crate::series::date::Date;

/// Words, besides formula, that an origin must have given.
const LEAST_WORDS: usize = 8;
/// The same where the headings are equal: what an article is called says what it is about.
const LEAST_WITH_HEADING: usize = 4;
/// Words, besides formula, that a further origin must have given beyond the ones before it.
const LEAST_MORE: usize = 15;
/// What a word of a formula counts.
const OF_FORMULA: f64 = 0.3;
/// What an equal heading counts, in shares of the article.
const OF_HEADING: f64 = 0.1;
/// What the share of the origin that was taken counts.
const OF_COVERAGE: f64 = 0.05;
/// Origins whose scores are as near count as equally good: the earlier is first.
const NEAR: f64 = 0.02;
/// The share of the words of the first origin that another article must have, to have the same words.
const SAME: f64 = 0.8;
/// What counts for an instrument from which all articles with an origin come, in shares of the article: who writes a
/// treaty works from one text, and where another one is a little nearer by its words, that is more often chance.
const OF_MAIN: f64 = 0.16;
/// The share of the articles with an origin from which on an instrument is one that the draft was made from.
const MAIN: f64 = 0.25;
/// The least number of articles for it.
const LEAST_MAIN: usize = 3;
/// From so many articles on, two threads compare them.
const PARALLEL: usize = 8;

/// A candidate that was compared.
struct Compared {
    at: ArticleRef,
    matched: Match,
    taken: usize,
    source_words: usize,
    score: f64,
    has_heading: bool,
}

impl Query<'_> {
    /// Compares the candidates, and chooses. `files` holds the language versions of the files that were asked for.
    ///
    /// # Errors
    ///
    /// Where the files are not those that the index was made of.
    pub fn answer(self, files: BTreeMap<usize, Vec<Draft>>) -> Result<Origins, Unusable> {
        let mut read: BTreeMap<usize, Vec<Vec<Unit>>> = BTreeMap::new();
        for (&file, expected) in &self.n_articles {
            let drafts = files.get(&file).ok_or(Unusable::Damaged)?;
            let units: Vec<Vec<Unit>> = drafts.iter().map(units).collect();
            let found: Vec<u32> = units.iter().map(|units| units.len() as u32).collect();
            if found != *expected {
                return Err(Unusable::Damaged);
            }
            read.insert(file, units);
        }
        let judge = Judge { query: &self, read: &read };
        let compared: Vec<Vec<Compared>> = halves::map(&self.asked, PARALLEL, |asked| {
            asked.iter().map(|asked| judge.compare_all(asked)).collect::<Vec<_>>()
        })
        .into_iter()
        .flatten()
        .collect();
        let mains = judge.mains(&compared);
        let chosen = self.asked.iter().zip(compared);
        let is_wanted =
            |asked: &Asked| self.options.article.is_none_or(|article| article == asked.unit.clause);
        let chosen: Vec<(&Asked, Chosen)> = chosen
            .filter(|(asked, _)| is_wanted(asked))
            .map(|(asked, compared)| (asked, judge.choose(asked, compared, &mains)))
            .collect();
        Ok(collect(&self, chosen, &read, files))
    }
}

/// What was chosen for one article.
#[derive(Default)]
struct Chosen {
    words: usize,
    /// Whether words were taken, and not the heading alone.
    has_origin: bool,
    taken: usize,
    origins: Vec<Compared>,
    also_in: Vec<Compared>,
}

struct Judge<'a> {
    query: &'a Query<'a>,
    read: &'a BTreeMap<usize, Vec<Vec<Unit>>>,
}

impl Judge<'_> {
    fn compare_all(&self, asked: &Asked) -> Vec<Compared> {
        asked.candidates.iter().map(|&at| self.compare(asked, at)).collect()
    }

    /// The instruments that the draft was made from, with the share of the articles with an origin that come from them.
    fn mains(&self, compared: &[Vec<Compared>]) -> BTreeMap<(usize, usize), f64> {
        let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut n_found = 0u32;
        for (asked, compared) in self.query.asked.iter().zip(compared) {
            let origins = || compared.iter().filter(|compared| self.is_origin(asked, compared));
            let Some(best) = origins().map(|origin| origin.score).max_by(f64::total_cmp) else {
                continue;
            };
            n_found += 1;
            let mut near: Vec<(usize, usize)> = origins()
                .filter(|origin| origin.score >= best - OF_MAIN)
                .map(|origin| (origin.at.file, origin.at.version))
                .collect();
            near.sort_unstable();
            near.dedup();
            for version in near {
                *counts.entry(version).or_default() += 1;
            }
        }
        let shares = counts
            .into_iter()
            .filter(|(_, count)| *count >= LEAST_MAIN)
            .map(|(at, count)| (at, count as f64 / f64::from(n_found)));
        shares.filter(|(_, share)| *share >= MAIN).collect()
    }

    fn choose(
        &self,
        asked: &Asked,
        mut compared: Vec<Compared>,
        mains: &BTreeMap<(usize, usize), f64>,
    ) -> Chosen {
        let unit = &asked.unit;
        let mut chosen = Chosen { words: unit.weight(0..unit.words.len()), ..Chosen::default() };
        let main = |at: ArticleRef| mains.get(&(at.file, at.version)).copied().unwrap_or(0.0);
        for compared in &mut compared {
            compared.score += OF_MAIN * main(compared.at);
        }
        compared.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
        if !compared.iter().any(|compared| self.is_origin(asked, compared)) {
            // What the treaty was made from may still have given the heading, and with it the place of the article.
            compared.retain(|compared| compared.has_heading && main(compared.at) > 0.0);
            compared.truncate(1);
            chosen.taken = compared.first().map_or(0, |compared| compared.taken);
            chosen.origins = compared;
            return chosen;
        }
        chosen.has_origin = true;
        compared.retain(|compared| self.is_origin(asked, compared));
        let Some(best) = compared.first().map(|best| best.score) else { return chosen };
        let n_near = compared.partition_point(|compared| compared.score >= best - NEAR);
        // Of equally good ones the earliest; one without a date comes after those with one.
        let earliest = (0..n_near).min_by_key(|&n| {
            let date = self.date(compared[n].at);
            (date.is_none(), date, n)
        });
        let first = compared.remove(earliest.unwrap_or(0));
        let mut covered = first.matched.is_taken.clone();
        chosen.origins.push(first);
        for candidate in compared {
            let more = plain(asked, |n| candidate.matched.is_taken[n] && !covered[n]);
            if more >= LEAST_MORE && more * 10 >= chosen.words {
                for (covered, taken) in covered.iter_mut().zip(&candidate.matched.is_taken) {
                    *covered |= taken;
                }
                chosen.origins.push(candidate);
            } else if has_same_words(&chosen.origins[0], &candidate) {
                chosen.also_in.push(candidate);
            }
        }
        chosen.also_in.sort_by_key(|also| {
            let date = self.date(also.at);
            (date.is_none(), date, also.at)
        });
        let words: Vec<_> =
            unit.words.iter().zip(&covered).filter(|(_, is)| **is).map(|(word, _)| *word).collect();
        chosen.taken = super::text::weight(&words).div_ceil(2);
        chosen
    }

    fn unit(&self, at: ArticleRef) -> Option<&Unit> {
        self.read.get(&at.file)?.get(at.version)?.get(at.article)
    }

    fn date(&self, at: ArticleRef) -> Option<Date> {
        self.query.instruments.get(at.file)?.get(at.version)?.date
    }

    fn compare(&self, asked: &Asked, at: ArticleRef) -> Compared {
        let Some(old) = self.unit(at) else {
            let matched =
                Match { is_taken: vec![false; asked.unit.words.len()], ..Match::default() };
            return Compared {
                at,
                matched,
                taken: 0,
                source_words: 0,
                score: 0.0,
                has_heading: false,
            };
        };
        let new = &asked.unit;
        let matched = compare_articles(new, &asked.is_formula, old);
        let value = |is_counted: &dyn Fn(usize) -> bool| -> f64 {
            let counted = (0..new.words.len()).filter(|&n| is_counted(n));
            counted.map(|n| if asked.is_formula[n] { OF_FORMULA } else { 1.0 }).sum()
        };
        let all = value(&|_| true).max(1.0);
        let given = matched.is_given.iter().filter(|given| **given).count();
        let coverage = given as f64 / matched.is_given.len().max(1) as f64;
        let has_heading = new.heading != 0 && new.heading == old.heading;
        let score = value(&|n| matched.is_taken[n]) / all
            + OF_HEADING * f64::from(u8::from(has_heading))
            + OF_COVERAGE * coverage;
        let taken = matched.passages.iter().map(|passage| passage.taken).sum();
        let source_words = old.weight(0..old.words.len());
        Compared { at, matched, taken, source_words, score, has_heading }
    }

    /// Whether enough was taken from a candidate to call it an origin.
    fn is_origin(&self, asked: &Asked, compared: &Compared) -> bool {
        let Options { min_share, .. } = self.query.options;
        let words = asked.unit.weight(0..asked.unit.words.len());
        let n_plain = plain(asked, |n| compared.matched.is_taken[n]);
        let all_plain = plain(asked, |_| true);
        let least = if compared.has_heading { LEAST_WITH_HEADING } else { LEAST_WORDS };
        // A short article, or one that is formula for the most part, has an origin where all else was taken.
        let is_whole = compared.taken == words && compared.taken >= LEAST_WORDS;
        (n_plain >= least || is_whole && n_plain == all_plain)
            && compared.taken as f64 >= min_share * words as f64
    }
}

/// Words of an article besides formula that a test holds for.
fn plain(asked: &Asked, is_counted: impl Fn(usize) -> bool) -> usize {
    let words: Vec<_> = (0..asked.unit.words.len())
        .filter(|&n| !asked.is_formula[n] && is_counted(n))
        .map(|n| asked.unit.words[n])
        .collect();
    super::text::weight(&words).div_ceil(2)
}

/// Whether a candidate has most of the words that the first origin gave.
fn has_same_words(first: &Compared, other: &Compared) -> bool {
    let given = first.matched.is_taken.iter().filter(|taken| **taken).count();
    let both = first.matched.is_taken.iter().zip(&other.matched.is_taken);
    let shared = both.filter(|(first, other)| **first && **other).count();
    shared as f64 >= SAME * given as f64
}

fn kind(compared: &Compared, words: usize, has_origin: bool) -> Kind {
    match has_origin {
        false => Kind::Heading,
        true if compared.taken >= words => Kind::Verbatim,
        true => Kind::Adapted,
    }
}

/// Names the instruments that were chosen, and keeps their texts.
fn collect(
    query: &Query<'_>,
    chosen: Vec<(&Asked, Chosen)>,
    read: &BTreeMap<usize, Vec<Vec<Unit>>>,
    files: BTreeMap<usize, Vec<Draft>>,
) -> Origins {
    let mut sources: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let named = chosen.iter().flat_map(|(_, chosen)| chosen.origins.iter().chain(&chosen.also_in));
    for compared in named {
        let next = sources.len();
        sources.entry((compared.at.file, compared.at.version)).or_insert(next);
    }
    let source = |at: ArticleRef| sources[&(at.file, at.version)];
    let clause = |at: ArticleRef| read[&at.file][at.version][at.article].clause;
    let articles = chosen.into_iter().map(|(asked, chosen)| ArticleOrigins {
        clause: asked.unit.clause,
        words: chosen.words,
        taken: chosen.taken,
        also_in: chosen
            .also_in
            .iter()
            .map(|also| Elsewhere {
                source: source(also.at),
                clause: clause(also.at),
                taken: also.taken,
            })
            .collect(),
        origins: chosen
            .origins
            .into_iter()
            .map(|compared| Origin {
                source: source(compared.at),
                clause: clause(compared.at),
                kind: kind(&compared, chosen.words, chosen.has_origin),
                taken: compared.taken,
                source_words: compared.source_words,
                passages: compared.matched.passages,
                left_out: compared.matched.left_out,
            })
            .collect(),
    });
    let articles = articles.collect();
    let mut named: Vec<(usize, Source)> = Vec::with_capacity(sources.len());
    for (file, drafts) in files {
        for (version, draft) in drafts.into_iter().enumerate() {
            if let Some(&place) = sources.get(&(file, version)) {
                let instrument = query.instruments[file][version].clone();
                named.push((place, Source { instrument, draft }));
            }
        }
    }
    named.sort_by_key(|(place, _)| *place);
    Origins {
        articles,
        sources: named.into_iter().map(|(_, source)| source).collect(),
        looked_at: query.looked_at,
        later: query.later,
    }
}
