//! Work on threads of the engine's own.

use pyo3::prelude::*;
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// The results of `work` for each of `rows`, in order, by `jobs` threads that take the next row when they are free.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    rows: &[T],
    jobs: usize,
    work: impl Fn(usize, &T) -> R + Sync,
) -> Vec<R> {
    let jobs = jobs.clamp(1, rows.len().max(1));
    if jobs == 1 {
        return rows.iter().enumerate().map(|(at, row)| work(at, row)).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(rows.len()));
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(row) = rows.get(at) else { break };
                    own.push((at, work(at, row)));
                }
                done.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The physical cores that this process may use: a second thread of a core adds little.
#[pyfunction]
pub(crate) fn physical_cores() -> usize {
    let usable = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    usable.min(num_cpus::get_physical()).max(1)
}
