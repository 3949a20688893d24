//! Work on a long list, done on two threads.
//!
//! The list is cut in the middle, and the results come back in the order of the list, so that nobody can tell how many
//! threads there were.

use std::thread;

/// Runs `work` on the two halves of a list side by side, or on the whole where it has fewer than `least` items.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    least: usize,
    work: impl Fn(&[T]) -> R + Sync,
) -> Vec<R> {
    if items.len() < least {
        return vec![work(items)];
    }
    let (first, second) = items.split_at(items.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| work(second));
        let first = work(first);
        vec![first, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_list() {
        let items: Vec<usize> = (0..9).collect();
        for least in [0, 9, 10] {
            let halves = map(&items, least, <[usize]>::to_vec);
            assert_eq!(halves.len(), if least > 9 { 1 } else { 2 });
            assert_eq!(halves.concat(), items);
        }
    }
}
