//! What has moved: whatever does not fit the longest run that kept its order.

/// One matched item: where it stands on either side, and how much it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub old: u32,
    pub new: u32,
    pub weight: u64,
}

/// For each step, whether it stands outside the heaviest run that is in order on both sides.
pub(super) fn out_of_order(steps: &[Step]) -> Vec<bool> {
    if steps.is_sorted_by(|a, b| a.old < b.old && a.new < b.new) {
        return vec![false; steps.len()];
    }
    let mut by_old: Vec<usize> = (0..steps.len()).collect();
    by_old.sort_by_key(|&n| (steps[n].old, steps[n].new));
    let mut ranks: Vec<u32> = steps.iter().map(|step| step.new).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let mut heaviest = Heaviest { tree: vec![(0, usize::MAX); ranks.len() + 1] };
    let mut before = vec![usize::MAX; steps.len()];
    for &n in &by_old {
        let rank = ranks.partition_point(|&new| new < steps[n].new);
        let (weight, last) = heaviest.below(rank);
        before[n] = last;
        heaviest.put(rank, (weight + steps[n].weight.max(1), n));
    }
    let mut moved = vec![true; steps.len()];
    let mut at = heaviest.below(ranks.len()).1;
    while at != usize::MAX {
        moved[at] = false;
        at = before[at];
    }
    moved
}

/// The heaviest run that ends at or below a rank (a Fenwick tree of maxima).
struct Heaviest {
    tree: Vec<(u64, usize)>,
}

impl Heaviest {
    /// The heaviest run that ends below `rank`, and its last step.
    fn below(&self, rank: usize) -> (u64, usize) {
        let mut best = (0, usize::MAX);
        let mut at = rank;
        while at > 0 {
            if self.tree[at].0 > best.0 {
                best = self.tree[at];
            }
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, rank: usize, run: (u64, usize)) {
        let mut at = rank + 1;
        while at < self.tree.len() {
            if run.0 > self.tree[at].0 {
                self.tree[at] = run;
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(order: &[(u32, u64)], expected: &[u32]) {
        let steps: Vec<Step> = order
            .iter()
            .enumerate()
            .map(|(old, &(new, weight))| Step { old: old as u32, new, weight })
            .collect();
        let moved = out_of_order(&steps);
        let found: Vec<u32> = (0..).zip(&moved).filter(|(_, m)| **m).map(|(n, _)| n).collect();
        assert_eq!(found, expected);
        let swapped: Vec<Step> = steps
            .iter()
            .map(|step| Step { old: step.new, new: step.old, weight: step.weight })
            .collect();
        assert_eq!(out_of_order(&swapped), moved, "the same from the other side");
    }

    #[test]
    fn the_lighter_part_has_moved() {
        case(&[], &[]);
        case(&[(0, 1), (1, 1), (5, 1)], &[]);
        case(&[(0, 5), (3, 1), (1, 5), (2, 5)], &[1]);
        case(&[(1, 9), (0, 4)], &[1]);
        case(&[(1, 4), (0, 9)], &[0]);
        case(&[(2, 1), (0, 5), (1, 5), (4, 1), (3, 6)], &[0, 3]);
    }
}
