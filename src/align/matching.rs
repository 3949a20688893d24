//! Pairs the items of two lists: articles of two drafts, or paragraphs of two paired articles.
//!
//! Equal texts first, then the candidates by descending score, then splits and joins, then what stands between
//! the same neighbours. Every score and every tie-break reads the same from both sides, so that swapping the lists
//! swaps the result.

use std::cmp::Ordering;

use rustc_hash::{FxHashMap, FxHashSet};

use super::MatchedBy;
use super::index::{self, List, Reach};
use super::score::{Profiles, Score, Scorer, dice};
use super::side::Side;
use crate::draft::{ClauseIdx, ClauseKind};
use crate::number::NumberKey;

/// One item to pair.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub clause: ClauseIdx,
    /// Whether only the clause's own text takes part, not what stands below it.
    pub is_own: bool,
    /// Hash of the text; 0 where there is none.
    key: u64,
    heading: u64,
    number: Option<NumberKey>,
    pub kind: ClauseKind,
}

impl Item {
    /// A clause with everything below it.
    pub(super) fn whole(side: &Side<'_>, clause: ClauseIdx) -> Self {
        Self { key: side.body_hash(clause), is_own: false, ..Self::own(side, clause) }
    }

    /// A clause's own text alone.
    pub(super) fn own(side: &Side<'_>, clause: ClauseIdx) -> Self {
        let inner = side.draft.clause(clause);
        Self {
            clause,
            is_own: true,
            key: side.own_hash(clause),
            heading: side.heading(clause),
            number: inner.number.as_ref().map(|number| number.key),
            kind: inner.kind,
        }
    }
}

/// What it takes to pair two items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Policy {
    /// Plain similarity that the same number needs.
    pub number: f64,
    /// Weighted similarity that the same heading needs.
    pub heading: f64,
    /// Weighted similarity that two items need without number or heading.
    pub text: f64,
    /// The same where no other candidate of either comes near.
    pub text_alone: f64,
    /// How much better than the runner-up such a match must be (plain).
    pub margin: f64,
    /// Fewest words of an item that is matched by its text alone.
    pub words: u64,
    /// Whether kinds may differ.
    pub any_kind: bool,
    /// Whether numbers and position mean anything.
    pub in_place: bool,
}

/// How many times as alike as the next best a match by text must be that is not sure by itself.
const STANDS_OUT: f64 = 1.35;
/// Plain similarity of two items that stand between the same neighbours.
const FILL_IN: f64 = 0.35;
/// How many times as alike as any other such a pair must be.
const NOT_WORSE: f64 = 1.2;

/// From this many candidates on they are scored on two threads.
const PARALLEL: usize = 4096;
/// How near in likeness to the best candidate another must be to contest it.
const CONTESTED: f64 = 0.8;
/// What the order of words counts in a contest, against their likeness.
const ORDER_COUNTS: f64 = 1.5;
/// Plain similarity of two headings that are nearly the same; they must also share four words.
const NAMED_ALIKE: f64 = 0.55;
/// How far to look for candidates at first.
const NEAR: Reach = Reach { words: 20, users: 24, best: 6 };
/// The least that `text_alone` may be there.
const FAR_ALONE: f64 = 0.425;
/// How far to look for what found no partner nearby.
const FAR: Reach = Reach { words: 20, users: 512, best: 8 };

/// One match, by positions in the lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub old: u32,
    pub new: u32,
    pub by: MatchedBy,
    pub score: Score,
}

/// Two lists of items with their words.
pub(super) struct Lists<'a> {
    pub old: &'a [Item],
    pub new: &'a [Item],
    pub old_profiles: Profiles,
    pub new_profiles: Profiles,
}

/// A candidate with its rank: likeness, distance, sum of positions.
type Ranked = ((f64, u64, u32), Match);

/// What was found.
pub(super) struct Matches {
    /// One to one, in order of finding.
    pub pairs: Vec<Match>,
    /// Every candidate that was compared, matched or not.
    pub compared: Vec<Match>,
    /// The best candidates of every item.
    rivals: Rivals,
    /// For each old item, the pair that it is in.
    pub of_old: Vec<Option<u32>>,
    /// For each new item, the pair that it is in.
    pub of_new: Vec<Option<u32>>,
}

/// The likeness of the two best candidates of every item: which they are, plain and weighted.
#[derive(Debug, Default)]
struct Rivals {
    old: Vec<[(u32, f64, f64); 2]>,
    new: Vec<[(u32, f64, f64); 2]>,
}

impl Rivals {
    fn new(lists: &Lists<'_>, compared: &[Match]) -> Self {
        const NONE: [(u32, f64, f64); 2] = [(u32::MAX, 0.0, 0.0); 2];
        let mut rivals =
            Self { old: vec![NONE; lists.old.len()], new: vec![NONE; lists.new.len()] };
        for candidate in compared {
            let (plain, weighted) = (candidate.score.plain, candidate.score.weighted);
            for (best, other) in [
                (&mut rivals.old[candidate.old as usize], candidate.new),
                (&mut rivals.new[candidate.new as usize], candidate.old),
            ] {
                if weighted > best[0].2 {
                    *best = [(other, plain, weighted), best[0]];
                } else if weighted > best[1].2 {
                    best[1] = (other, plain, weighted);
                }
            }
        }
        rivals
    }

    /// The best plain and weighted likeness of either item with any other.
    fn of(&self, candidate: &Match) -> (f64, f64) {
        let rival = |best: Option<&[(u32, f64, f64); 2]>, partner: u32| {
            let rival = best.and_then(|best| best.iter().find(|&&(other, ..)| other != partner));
            rival.map_or((0.0, 0.0), |&(_, plain, weighted)| (plain, weighted))
        };
        let old = rival(self.old.get(candidate.old as usize), candidate.new);
        let new = rival(self.new.get(candidate.new as usize), candidate.old);
        (old.0.max(new.0), old.1.max(new.1))
    }
}

impl Matches {
    fn push(&mut self, found: Match) {
        let at = Some(self.pairs.len() as u32);
        self.of_old[found.old as usize] = at;
        self.of_new[found.new as usize] = at;
        self.pairs.push(found);
    }

    fn takes(&self, old: u32, new: u32) -> bool {
        self.of_old[old as usize].is_none() && self.of_new[new as usize].is_none()
    }
}

/// Finds pairs in two lists. `scorer` holds the weights, `forbidden` the pairs that a person ruled out.
pub(super) struct Matcher<'a, 'w> {
    pub lists: &'a Lists<'a>,
    /// The old side and the new one.
    pub sides: (&'a Side<'a>, &'a Side<'a>),
    pub policy: Policy,
    pub scorer: &'a mut Scorer<'w>,
    pub vocabulary: &'a [u64],
    pub forbidden: &'a FxHashSet<(ClauseIdx, ClauseIdx)>,
}

impl Matcher<'_, '_> {
    /// Pairs the items one to one.
    pub(super) fn run(&mut self) -> Matches {
        let mut found = Matches {
            pairs: Vec::new(),
            compared: Vec::new(),
            rivals: Rivals::default(),
            of_old: vec![None; self.lists.old.len()],
            of_new: vec![None; self.lists.new.len()],
        };
        self.exact(&mut found);
        self.alike(&mut found, NEAR);
        if self.policy.in_place {
            // What is far away must be more alike.
            self.policy.text_alone = self.policy.text_alone.max(FAR_ALONE);
            if !index::is_exhaustive(self.lists.old.len(), self.lists.new.len()) {
                self.alike(&mut found, FAR);
            }
            self.named_alike(&mut found);
        }
        found
    }

    fn allows(&self, old: u32, new: u32) -> bool {
        let (old, new) = (&self.lists.old[old as usize], &self.lists.new[new as usize]);
        (self.policy.any_kind || (old.kind == new.kind && old.is_own == new.is_own))
            && (self.forbidden.is_empty() || !self.forbidden.contains(&(old.clause, new.clause)))
    }

    fn distance(&self, old: u32, new: u32) -> u64 {
        index::distance(old, self.lists.old.len(), new, self.lists.new.len())
    }

    fn exact(&self, found: &mut Matches) {
        for pass in 0..3 {
            let key = |item: &Item, words: u64| {
                if item.key == 0 || words < self.policy.words {
                    return None;
                }
                match pass {
                    0 => {
                        let number = item.number.map_or(0, |number| {
                            u64::from(number.value) << 32
                                | u64::from(number.letter) << 20
                                | u64::from(number.insertion) << 10
                                | u64::from(number.alternative)
                        });
                        Some(mix(mix(item.key, item.heading), number))
                    }
                    1 => Some(mix(item.key, item.heading)),
                    _ => (item.heading == 0 || words >= 8).then_some(item.key),
                }
            };
            let (old, new) = self.free_by(found, key);
            let mut groups = Vec::new();
            index::for_equal_runs(&old, &new, |old, new| {
                self.pair_run(old, new, &mut groups);
            });
            for (old, new) in groups {
                if found.takes(old, new) && self.allows(old, new) {
                    let words = self.lists.old_profiles.weight(old as usize);
                    let score = Score { plain: 1.0, weighted: 1.0, common: words };
                    found.push(Match { old, new, by: MatchedBy::Exact, score });
                }
            }
        }
    }

    /// Orders the pairs of one run of equal texts, the nearest first.
    fn pair_run(&self, old: &[(u64, u32)], new: &[(u64, u32)], out: &mut Vec<(u32, u32)>) {
        let start = out.len();
        if old.len() == new.len() || old.len() * new.len() > 4096 {
            out.extend(old.iter().zip(new).map(|(&(_, i), &(_, j))| (i, j)));
        } else {
            out.extend(old.iter().flat_map(|&(_, i)| new.iter().map(move |&(_, j)| (i, j))));
            out[start..].sort_by_key(|&(i, j)| (self.distance(i, j), i + j));
        }
    }

    /// The free items of both sides that have a key, sorted by it.
    fn free_by(
        &self,
        found: &Matches,
        key: impl Fn(&Item, u64) -> Option<u64>,
    ) -> (Vec<(u64, u32)>, Vec<(u64, u32)>) {
        let keys = |items: &[Item], profiles: &Profiles, taken: &[Option<u32>]| {
            let mut keys: Vec<(u64, u32)> = items
                .iter()
                .enumerate()
                .filter(|&(n, _)| taken[n].is_none())
                .filter_map(|(n, item)| Some((key(item, profiles.words(n))?, n as u32)))
                .collect();
            keys.sort_unstable();
            keys
        };
        (
            keys(self.lists.old, &self.lists.old_profiles, &found.of_old),
            keys(self.lists.new, &self.lists.new_profiles, &found.of_new),
        )
    }

    fn alike(&mut self, found: &mut Matches, reach: Reach) {
        let free = |taken: &[Option<u32>], profiles: &Profiles, least: u64| -> Vec<u32> {
            let free = (0..taken.len()).filter(|&n| taken[n].is_none());
            free.filter(|&n| profiles.words(n) >= least).map(|n| n as u32).collect()
        };
        let old_free = free(&found.of_old, &self.lists.old_profiles, self.policy.words);
        let new_free = free(&found.of_new, &self.lists.new_profiles, self.policy.words);
        if old_free.is_empty() || new_free.is_empty() {
            return;
        }
        let mut pairs = index::candidates(
            self.scorer,
            self.vocabulary,
            List { profiles: &self.lists.old_profiles, free: &old_free, len: self.lists.old.len() },
            List { profiles: &self.lists.new_profiles, free: &new_free, len: self.lists.new.len() },
            reach,
        );
        let headings = self.free_by(found, |item, _| (item.heading != 0).then_some(item.heading));
        let lens = (self.lists.old.len(), self.lists.new.len());
        if pairs.len() < old_free.len() * new_free.len() && self.policy.in_place {
            let numbers = self.free_by(found, |item, _| {
                item.number.map(|number| mix(u64::from(number.value), u64::from(number.letter)))
            });
            pairs.extend(index::with_equal_keys(&numbers.0, &numbers.1, lens));
            pairs.extend(index::with_equal_keys(&headings.0, &headings.1, lens));
            pairs.sort_unstable();
            pairs.dedup();
        }
        let mut unique = FxHashSet::default();
        index::for_equal_runs(&headings.0, &headings.1, |old, new| {
            if old.len() == 1 && new.len() == 1 {
                unique.insert(old[0].0);
            }
        });
        let mut ranked = self.compare(&pairs, &unique, found);
        self.settle_contests(&mut ranked);
        accept(ranked, found);
    }

    /// Scores candidates; those good enough come back with their rank, all go into `found.compared`.
    fn compare(
        &mut self,
        pairs: &[(u32, u32)],
        unique: &FxHashSet<u64>,
        found: &mut Matches,
    ) -> Vec<Ranked> {
        let mut ranked = Vec::new();
        let scores = self.score_all(pairs);
        for (&(old, new), score) in pairs.iter().zip(scores) {
            if !self.allows(old, new) {
                continue;
            }
            let (by, rank) = self.judge(old, new, score, unique);
            let candidate = Match { old, new, by: by.unwrap_or(MatchedBy::Text), score };
            found.compared.push(candidate);
            if by.is_some() {
                ranked.push(((rank, self.distance(old, new), old + new), candidate));
            }
        }
        let rivals = Rivals::new(self.lists, &found.compared);
        ranked.retain(|(_, candidate)| self.stands_out(candidate, &rivals));
        found.rivals = rivals;
        ranked
    }

    /// Scores pairs sorted by their old item; long lists on two threads.
    fn score_all(&mut self, pairs: &[(u32, u32)]) -> Vec<Score> {
        if pairs.len() < PARALLEL {
            return score_run(self.lists, self.scorer, pairs);
        }
        let (first, second) = pairs.split_at(pairs.len() / 2);
        let mut other_scorer = self.scorer.clone();
        std::thread::scope(|scope| {
            let other = scope.spawn(|| score_run(self.lists, &mut other_scorer, second));
            let mut scores = score_run(self.lists, self.scorer, first);
            scores.extend(other.join().expect("scoring does not panic"));
            scores
        })
    }

    /// How two items belong together, if they do, and how well.
    fn judge(
        &self,
        old: u32,
        new: u32,
        score: Score,
        unique: &FxHashSet<u64>,
    ) -> (Option<MatchedBy>, f64) {
        let (old, new) = (&self.lists.old[old as usize], &self.lists.new[new as usize]);
        let policy = &self.policy;
        let same_number = policy.in_place && old.number.is_some() && old.number == new.number;
        let same_heading = policy.in_place && old.heading != 0 && old.heading == new.heading;
        let by = if same_number
            && score.plain >= policy.number
            && score.weighted >= policy.text_alone / 2.0
        {
            Some(MatchedBy::Number)
        } else if same_heading
            && (score.weighted >= policy.heading || unique.contains(&old.heading))
        {
            Some(MatchedBy::Heading)
        } else if score.weighted >= policy.text_alone {
            Some(MatchedBy::Text)
        } else {
            None
        };
        let rank = score.weighted
            + if same_heading { 0.3 } else { 0.0 }
            + if same_number { 0.08 } else { 0.0 }
            + if old.is_own && new.is_own { 0.1 } else { 0.0 };
        (by, rank)
    }

    /// Where an item has several candidates about as alike, lets the order of words decide: takes from the rank of
    /// each what it lacks of the runs of three words that the best of them shares.
    fn settle_contests(&self, ranked: &mut [Ranked]) {
        let mut best_old = vec![(0.0, 0); self.lists.old.len()];
        let mut best_new = vec![(0.0, 0); self.lists.new.len()];
        let tally = |best: &mut (f64, u32), weighted: f64| {
            if weighted > best.0 {
                best.1 = if best.0 >= CONTESTED * weighted { best.1 + 1 } else { 1 };
                best.0 = weighted;
            } else if weighted >= CONTESTED * best.0 {
                best.1 += 1;
            }
        };
        for (_, candidate) in ranked.iter() {
            tally(&mut best_old[candidate.old as usize], candidate.score.weighted);
            tally(&mut best_new[candidate.new as usize], candidate.score.weighted);
        }
        let contested = |best: (f64, u32), weighted: f64| {
            best.1 > 1 && weighted >= CONTESTED * best.0 && weighted >= self.policy.text
        };
        let mut runs: Vec<(usize, f64)> = Vec::new();
        for (at, (_, candidate)) in ranked.iter().enumerate() {
            let weighted = candidate.score.weighted;
            if contested(best_old[candidate.old as usize], weighted)
                || contested(best_new[candidate.new as usize], weighted)
            {
                runs.push((at, self.runs_in_common(candidate)));
            }
        }
        let (mut most_old, mut most_new) = (FxHashMap::default(), FxHashMap::default());
        for &(at, share) in &runs {
            let most: &mut f64 = most_old.entry(ranked[at].1.old).or_default();
            *most = most.max(share);
            let most: &mut f64 = most_new.entry(ranked[at].1.new).or_default();
            *most = most.max(share);
        }
        for (at, share) in runs {
            let most = most_old[&ranked[at].1.old].max(most_new[&ranked[at].1.new]);
            ranked[at].0.0 -= ORDER_COUNTS * (most - share);
        }
    }

    /// Share of runs of three words in common, `0.0..=1.0`.
    fn runs_in_common(&self, candidate: &Match) -> f64 {
        let sequence = |side: &Side<'_>, item: &Item| -> Vec<u64> {
            let range = if item.is_own { side.own(item.clause) } else { side.body(item.clause) };
            let mut runs: Vec<u64> = side
                .features(range)
                .windows(3)
                .map(|run| mix(mix(run[0].into(), run[1].into()), run[2].into()))
                .collect();
            runs.sort_unstable();
            runs
        };
        let old = sequence(self.sides.0, &self.lists.old[candidate.old as usize]);
        let new = sequence(self.sides.1, &self.lists.new[candidate.new as usize]);
        let (mut i, mut j, mut common) = (0, 0, 0);
        while i < old.len() && j < new.len() {
            match old[i].cmp(&new[j]) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    common += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        dice(common, (old.len() + new.len()) as u64)
    }

    /// Pairs what is left and has nearly the same heading, if the texts have anything in common.
    fn named_alike(&mut self, found: &mut Matches) {
        let headed = |items: &[Item], taken: &[Option<u32>]| -> Vec<u32> {
            let free = (0..items.len()).filter(|&n| taken[n].is_none() && items[n].heading != 0);
            free.map(|n| n as u32).collect()
        };
        let old_free = headed(self.lists.old, &found.of_old);
        let new_free = headed(self.lists.new, &found.of_new);
        if old_free.is_empty() || new_free.is_empty() {
            return;
        }
        let (a, b) = self.sides;
        let old =
            self.scorer.profiles(a, self.lists.old.iter().map(|item| a.headline(item.clause)));
        let new =
            self.scorer.profiles(b, self.lists.new.iter().map(|item| b.headline(item.clause)));
        let pairs = index::candidates(
            self.scorer,
            self.vocabulary,
            List { profiles: &old, free: &old_free, len: self.lists.old.len() },
            List { profiles: &new, free: &new_free, len: self.lists.new.len() },
            NEAR,
        );
        let mut ranked: Vec<Ranked> = Vec::new();
        for (i, j) in pairs {
            let heading = self.scorer.score((&old, i as usize), (&new, j as usize));
            let n_words = (old.words(i as usize) + new.words(j as usize)) as f64;
            let in_common = heading.plain * n_words / 2.0;
            if heading.plain < NAMED_ALIKE || in_common < 3.5 || !self.allows(i, j) {
                continue;
            }
            let profiles = (&self.lists.old_profiles, &self.lists.new_profiles);
            let score = self.scorer.score((profiles.0, i as usize), (profiles.1, j as usize));
            if score.weighted >= self.policy.heading {
                let rank = (heading.plain + score.weighted, self.distance(i, j), i + j);
                ranked.push((rank, Match { old: i, new: j, by: MatchedBy::Text, score }));
            }
        }
        accept(ranked, found);
    }

    /// Whether a match by text alone is sure, or clearly better than any other of either item.
    fn stands_out(&self, candidate: &Match, rivals: &Rivals) -> bool {
        let score = candidate.score;
        if candidate.by != MatchedBy::Text {
            return true;
        }
        let (plain, weighted) = rivals.of(candidate);
        if self.policy.margin > 0.0 {
            return score.plain - plain >= self.policy.margin;
        }
        // From clearly better where the likeness is small, down to no better where it is sure.
        let sure = self.policy.text - self.policy.text_alone;
        let lacking = (self.policy.text - score.weighted).max(0.0) / sure.max(f64::EPSILON);
        lacking <= 0.0 || score.weighted >= (1.0 + (STANDS_OUT - 1.0) * lacking) * weighted
    }

    /// Pairs what stands between the same neighbours, if at all alike.
    pub(super) fn fill_gaps(&mut self, found: &mut Matches) {
        let (n_old, n_new) = (found.of_old.len(), found.of_new.len());
        let mut at = 0;
        while at < n_old {
            if found.of_old[at].is_some() {
                at += 1;
                continue;
            }
            let end = (at..n_old).find(|&n| found.of_old[n].is_some()).unwrap_or(n_old);
            let start = match at.checked_sub(1) {
                None => 0,
                Some(before) => self.partner_of_old(found, before) + 1,
            };
            let stop = if end == n_old { n_new } else { self.partner_of_old(found, end) };
            if start < stop && found.of_new[start..stop].iter().all(Option::is_none) {
                self.fill_gap(at..end, start..stop, found);
            }
            at = end;
        }
    }

    fn partner_of_old(&self, found: &Matches, old: usize) -> usize {
        let pair = found.of_old[old].expect("caller asks for matched items only");
        found.pairs[pair as usize].new as usize
    }

    fn fill_gap(
        &mut self,
        old: std::ops::Range<usize>,
        new: std::ops::Range<usize>,
        found: &mut Matches,
    ) {
        if old.len() * new.len() > 256 {
            return;
        }
        let mut ranked = Vec::new();
        for i in old {
            for j in new.clone() {
                if !self.allows(i as u32, j as u32) {
                    continue;
                }
                let (a, b) = (&self.lists.old_profiles, &self.lists.new_profiles);
                let score = self.scorer.score((a, i), (b, j));
                let is_empty = a.words(i) == 0 && b.words(j) == 0;
                let candidate =
                    Match { old: i as u32, new: j as u32, by: MatchedBy::Position, score };
                let is_alike = score.plain >= FILL_IN
                    && score.weighted >= self.policy.text_alone / 2.0
                    && score.weighted >= NOT_WORSE * found.rivals.of(&candidate).1;
                if is_alike || is_empty {
                    ranked.push((score.plain, self.distance(i as u32, j as u32), candidate));
                }
            }
        }
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| a.1.cmp(&b.1))
                .then_with(|| (a.2.old + a.2.new).cmp(&(b.2.old + b.2.new)))
        });
        let mut taken: Vec<(u32, u32)> = Vec::new();
        for (_, _, candidate) in ranked {
            let in_order =
                taken.iter().all(|&(old, new)| (old < candidate.old) == (new < candidate.new));
            if found.takes(candidate.old, candidate.new) && in_order {
                taken.push((candidate.old, candidate.new));
                found.push(candidate);
            }
        }
    }
}

fn score_run(lists: &Lists<'_>, scorer: &mut Scorer<'_>, pairs: &[(u32, u32)]) -> Vec<Score> {
    let mut scores = Vec::with_capacity(pairs.len());
    for run in pairs.chunk_by(|a, b| a.0 == b.0) {
        let old = run[0].0 as usize;
        let entries = lists.old_profiles.entries(old);
        scorer.load(entries);
        scores.extend(run.iter().map(|&(_, new)| {
            scorer.score_loaded((&lists.old_profiles, old), (&lists.new_profiles, new as usize))
        }));
        scorer.unload(entries);
    }
    scores
}

/// Takes candidates, best first, each item once.
fn accept(mut ranked: Vec<Ranked>, found: &mut Matches) {
    ranked.sort_by(|(a, _), (b, _)| {
        b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)).then_with(|| a.2.cmp(&b.2))
    });
    for (_, candidate) in ranked {
        if found.takes(candidate.old, candidate.new) {
            found.push(candidate);
        }
    }
}

fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
