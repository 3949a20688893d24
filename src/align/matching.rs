//! Pairs the items of two lists: articles of two drafts, or paragraphs of two paired articles.
//!
//! Equal texts first, then the candidates by descending score, then splits and joins, then what stands between
//! the same neighbours. Every score and every tie-break reads the same from both sides, so that swapping the lists
//! swaps the result.

use rustc_hash::FxHashSet;

use super::MatchedBy;
use super::contest::Rivals;
use super::context::{Context, Forbidden};
use super::index::{self, List, Reach};
use super::score::{Profiles, Score, Scorer};
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
    pub key: u64,
    pub heading: u64,
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

/// From this many candidates on they are scored on two threads.
const PARALLEL: usize = 4096;
/// How far to look for candidates at first.
pub(super) const NEAR: Reach = Reach { words: 20, users: 24, best: 6 };
/// What a match by text needs there beyond the policy: to be sure, and to stand out.
const FAR_TEXT: (f64, f64) = (0.47, 0.46);
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

/// Keys with the positions of their items, sorted.
type Keys = Vec<(u64, u32)>;

/// A candidate with its rank: likeness, distance, sum of positions.
pub(super) type Ranked = ((f64, u64, u32), Match);

/// What was found.
pub(super) struct Matches {
    /// One to one, in order of finding.
    pub pairs: Vec<Match>,
    /// Every candidate that was compared, matched or not.
    pub compared: Vec<Match>,
    /// The best candidates of every item.
    pub rivals: Rivals,
    /// For each old item, the pair that it is in.
    pub of_old: Vec<Option<u32>>,
    /// For each new item, the pair that it is in.
    pub of_new: Vec<Option<u32>>,
}

impl Matches {
    pub(super) fn push(&mut self, found: Match) {
        let at = Some(self.pairs.len() as u32);
        self.of_old[found.old as usize] = at;
        self.of_new[found.new as usize] = at;
        self.pairs.push(found);
    }

    pub(super) fn takes(&self, old: u32, new: u32) -> bool {
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
    pub forbidden: &'a Forbidden,
}

impl<'a, 'w> Matcher<'a, 'w> {
    pub(super) fn new(
        context: &'a Context<'a>,
        lists: &'a Lists<'a>,
        policy: Policy,
        scorer: &'a mut Scorer<'w>,
    ) -> Self {
        Self {
            lists,
            sides: (context.old, context.new),
            policy,
            scorer,
            vocabulary: context.vocabulary,
            forbidden: context.forbidden,
        }
    }

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
            self.policy.text = self.policy.text.max(FAR_TEXT.0);
            self.policy.text_alone = self.policy.text_alone.max(FAR_TEXT.1);
            if !index::is_exhaustive(self.lists.old.len(), self.lists.new.len()) {
                self.alike(&mut found, FAR);
            }
            self.named_alike(&mut found);
        }
        found
    }

    pub(super) fn allows(&self, old: u32, new: u32) -> bool {
        let (old, new) = (&self.lists.old[old as usize], &self.lists.new[new as usize]);
        (self.policy.any_kind || (old.kind == new.kind && old.is_own == new.is_own))
            && (self.forbidden.is_empty() || !self.forbidden.contains(&(old.clause, new.clause)))
    }

    pub(super) fn distance(&self, old: u32, new: u32) -> u64 {
        index::distance(old, self.lists.old.len(), new, self.lists.new.len())
    }

    fn exact(&self, found: &mut Matches) {
        for pass in 0..3 {
            let key = |item: &Item, words: u64| {
                // Without text, number and heading must both agree.
                let is_named = pass == 0 && (item.number.is_some() || item.heading != 0);
                if (item.key == 0 && !is_named) || words < self.policy.words {
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
    fn free_by(&self, found: &Matches, key: impl Fn(&Item, u64) -> Option<u64>) -> (Keys, Keys) {
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
pub(super) fn accept(mut ranked: Vec<Ranked>, found: &mut Matches) {
    ranked.sort_by(|(a, _), (b, _)| {
        b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)).then_with(|| a.2.cmp(&b.2))
    });
    for (_, candidate) in ranked {
        if found.takes(candidate.old, candidate.new) {
            found.push(candidate);
        }
    }
}

pub(super) fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
