//! Work shared out among threads, its results in order.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How often it is told how far the work is.
const TICK: Duration = Duration::from_millis(100);

/// Does `work` on each item, on as many threads as there are processors, and now and then tells
/// `tick` how many are done.
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut tick: impl FnMut(usize),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let take = || {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, work(item)))
        };
        std::iter::from_fn(take).collect::<Vec<_>>()
    };
    let mut results = Vec::with_capacity(items.len());
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..processors().min(items.len()) {
            let sender = sender.clone();
            let share = &share;
            // The receiver lives until every sender is gone.
            scope.spawn(move || sender.send(share()));
        }
        drop(sender);
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(part) => results.extend(part),
                Err(RecvTimeoutError::Timeout) => {
                    tick(next.load(Ordering::Relaxed).min(items.len()));
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1_000).collect();
        let slowest_first = |item: &usize| {
            std::thread::sleep(std::time::Duration::from_micros(1_000 - *item as u64));
            item * 2
        };
        let mut told = 0;
        let results = each(&items, slowest_first, |done| told = done);
        assert!(
            results
                .iter()
                .copied()
                .eq(items.iter().map(|item| item * 2))
        );
        assert!(told <= items.len());
        assert!(each(&[], |item: &usize| *item, |_| ()).is_empty());
    }
}
