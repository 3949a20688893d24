//! Decides which candidates count: those on the heaviest chain of numbers that continue one another.
//!
//! A heading counts when it continues the sequence that is open. The chain is found by dynamic programming over the
//! candidates in text order: the next number follows for free, a gap or a repeated number costs, a restart at 1 costs
//! unless an annex begins. Each candidate looks back over a bounded window, so the cost grows linearly.

use rustc_hash::FxHashMap;

use super::heading::Heading;

/// How many candidates before one are tried as its predecessor.
const WINDOW: usize = 48;
/// The cost of starting again at 1 where nothing says that a new text begins.
const RESTART: f32 = 2.5;
/// The cost of printing a number twice.
const REPEAT: f32 = 1.4;

/// The indices of the candidates that count, in order. `resets` are offsets at which numbering may start again.
pub(crate) fn heaviest(candidates: &[Heading], resets: &[u32], restart_cost: f32) -> Vec<usize> {
    let mut scores: Vec<f32> = Vec::with_capacity(candidates.len());
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    let mut by_value: FxHashMap<u32, usize> = FxHashMap::default();
    let mut best_so_far: Option<usize> = None;
    // The best chain that ends before the last reset, to be continued without cost.
    let mut best_before_reset: Option<usize> = None;
    let mut next_reset = 0;
    for (n, candidate) in candidates.iter().enumerate() {
        while resets.get(next_reset).is_some_and(|&at| at <= candidate.start) {
            next_reset += 1;
            best_before_reset = best_so_far;
        }
        let mut best = (opening_cost(candidate), None);
        let mut consider = |from: usize, cost: f32| {
            let score = scores[from] - cost;
            if score > best.0 {
                best = (score, Some(from));
            }
        };
        let window = n.saturating_sub(WINDOW);
        for (from, earlier) in candidates[window..n].iter().enumerate() {
            if let Some(cost) = step_cost(earlier, candidate) {
                consider(window + from, cost);
            }
        }
        for value in [candidate.key.value.wrapping_sub(1), candidate.key.value] {
            if let Some(&from) = by_value.get(&value)
                && let Some(cost) = step_cost(&candidates[from], candidate)
            {
                consider(from, cost);
            }
        }
        if candidate.key.value <= 1 && !candidate.is_glued {
            if let Some(from) = best_so_far {
                consider(from, restart_cost);
            }
            if let Some(from) = best_before_reset {
                consider(from, 0.0);
            }
        }
        scores.push(best.0 + candidate.weight);
        previous.push(best.1);
        let is_better = |other: Option<usize>| other.is_none_or(|other| scores[n] >= scores[other]);
        if is_better(by_value.get(&candidate.key.value).copied()) {
            by_value.insert(candidate.key.value, n);
        }
        if is_better(best_so_far) {
            best_so_far = Some(n);
        }
    }
    let mut chain: Vec<usize> = std::iter::successors(best_so_far, |&n| previous[n]).collect();
    chain.reverse();
    chain
}

/// As [`heaviest`] with the usual cost of starting again.
pub(crate) fn articles(candidates: &[Heading], resets: &[u32]) -> Vec<usize> {
    heaviest(candidates, resets, RESTART)
}

/// What it costs (below zero) to begin a chain here: a sequence usually begins at 1.
fn opening_cost(candidate: &Heading) -> f32 {
    if candidate.is_glued {
        return -f32::from(u16::MAX);
    }
    if candidate.key.value <= 1 { 0.0 } else { -0.2 - gap(candidate.key.value).min(1.2) }
}

fn step_cost(from: &Heading, to: &Heading) -> Option<f32> {
    if from.key.is_followed_by(to.key) {
        return Some(0.0);
    }
    if to.is_glued {
        return None;
    }
    if to.key > from.key {
        return Some(0.4 + gap(to.key.value - from.key.value));
    }
    (to.key == from.key && from.weight > 1.5 && to.weight > 1.5).then_some(REPEAT)
}

fn gap(distance: u32) -> f32 {
    0.35 * (distance.max(1) as f32).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::ClauseKind;
    use crate::number::NumberKey;
    use crate::source::Span;

    #[track_caller]
    fn case(numbers: &[(u32, f32)], resets: &[u32], expected: &[usize]) {
        let candidates: Vec<Heading> = numbers
            .iter()
            .enumerate()
            .map(|(n, &(value, weight))| Heading {
                kind: ClauseKind::Article,
                is_doubtful: false,
                group: ClauseKind::Section,
                start: n as u32 * 10,
                marker: Span::new(n * 10, n * 10 + 1),
                number: None,
                key: NumberKey::plain(value),
                is_decimal: true,
                end: n as u32 * 10 + 1,
                weight,
                is_glued: weight < 1.0,
                block: n as u32,
            })
            .collect();
        assert_eq!(articles(&candidates, resets), expected);
    }

    #[test]
    fn a_reference_at_a_line_start_is_no_heading() {
        case(&[(15, 3.0), (16, 3.0), (70, 1.6), (17, 3.0), (18, 3.0)], &[], &[0, 1, 3, 4]);
    }

    #[test]
    fn gaps_are_bridged_and_restarts_need_more() {
        case(&[(1, 3.0), (2, 3.0), (4, 3.0)], &[], &[0, 1, 2]);
        case(&[(1, 3.0), (2, 3.0), (1, 1.6), (3, 3.0)], &[], &[0, 1, 3]);
        case(&[(1, 3.0), (2, 3.0), (1, 3.0), (2, 3.0)], &[], &[0, 1, 2, 3]);
        case(&[(1, 3.0), (2, 3.0), (1, 1.6)], &[15], &[0, 1, 2]);
    }

    #[test]
    fn glued_headings_count_only_in_sequence() {
        case(&[(1, 3.0), (2, 0.6), (3, 3.0)], &[], &[0, 1, 2]);
        case(&[(1, 3.0), (7, 0.6), (2, 3.0)], &[], &[0, 2]);
    }
}
