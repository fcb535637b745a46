//! Work on threads of the kernel's own, its results in order.

use std::{
    collections::BTreeMap,
    iter, mem,
    ops::Range,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

/// How long results are kept back: many rows of a millisecond, and no row that takes longer.
const HANDFUL: Duration = Duration::from_millis(8);

/// Gives `sink` the result of `work` for each of `rows`, in order, by `jobs` threads that take the next row when they are
/// free. No row is begun when results of `most` bytes are there; `size` says how many one takes. Returns where it ended.
pub fn in_order<R: Send>(
    rows: Range<usize>,
    jobs: usize,
    most: usize,
    work: impl Fn(usize) -> R + Sync,
    size: impl Fn(&R) -> usize + Sync,
    mut sink: impl FnMut(R),
) -> usize {
    let (next, spent) = (AtomicUsize::new(rows.start), AtomicUsize::new(0));
    let done = || {
        let full = spent.load(Ordering::Relaxed) >= most;
        let at = (!full).then(|| next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < rows.end)?;
        let result = work(at);
        spent.fetch_add(size(&result), Ordering::Relaxed);
        Some((at, result))
    };
    let mut given = rows.start;
    if jobs.min(rows.len()) <= 1 {
        while let Some((_, result)) = done() {
            sink(result);
            given += 1;
        }
        return given;
    }
    thread::scope(|scope| {
        let (to, from) = mpsc::channel();
        for _ in 0..jobs.min(rows.len()) {
            let (to, done) = (to.clone(), &done);
            let work = move || hand_over(done, &to);
            // Where the system gives no more threads, those that are there do all of it.
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        drop(to);
        // The results that came before their turn.
        let mut early = BTreeMap::new();
        for (at, result) in from.into_iter().flatten().chain(iter::from_fn(&done)) {
            early.insert(at, result);
            while let Some(result) = early.remove(&given) {
                sink(result);
                given += 1;
            }
        }
    });
    given
}

/// Gives `to` what is done, a handful at a time: every time, the thread that takes it is woken and one that works must wait.
fn hand_over<R>(done: impl Fn() -> Option<R>, to: &mpsc::Sender<Vec<R>>) {
    let (mut handful, mut last) = (Vec::new(), Instant::now());
    while let Some(result) = done() {
        handful.push(result);
        if last.elapsed() >= HANDFUL {
            // Who listens stays until all have hung up.
            let _ = to.send(mem::take(&mut handful));
            last = Instant::now();
        }
    }
    let _ = to.send(handful);
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_order_and_stop_when_they_are_enough() {
        for jobs in [1, 2, 7] {
            let mut all = Vec::new();
            assert_eq!(in_order(3..500, jobs, usize::MAX, |at| at * 2, |_| 1, |r| all.push(r)), 500);
            assert_eq!(all, (3..500).map(|at| at * 2).collect::<Vec<_>>());

            let mut some = Vec::new();
            let end = in_order(0..500, jobs, 10, |at| at, |_| 1, |r| some.push(r));
            assert!((10..10 + jobs).contains(&end), "{jobs}: {end}");
            assert_eq!(some, (0..end).collect::<Vec<_>>());

            assert_eq!(in_order(5..5, jobs, 1, |at| at, |_| 1, |_| ()), 5);
        }
    }
}
