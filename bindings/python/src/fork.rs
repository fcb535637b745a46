//! Forking while the engine works. A child has one thread: what another held at that moment, such as data that is being
//! read for the first time, it would wait for without end. So a fork waits until no call is inside the engine, and calls
//! that come meanwhile wait for the fork.

use pyo3::prelude::*;
use std::{
    sync::atomic::{AtomicUsize, Ordering::SeqCst},
    thread,
    time::Duration,
};

/// Calls that are inside the engine.
static INSIDE: AtomicUsize = AtomicUsize::new(0);

/// Forks that wait or are under way.
static FORKS: AtomicUsize = AtomicUsize::new(0);

/// How long who waits sleeps: less than an evaluation takes.
const NAP: Duration = Duration::from_micros(100);

/// A call of the engine. Only without the interpreter: a fork that holds it would wait for a call that waits for it.
pub(crate) fn apart<R>(work: impl FnOnce() -> R) -> R {
    let _inside = Inside::enter();
    work()
}

/// What stands in the middle of a call of [`apart`] and is not the engine's, such as rows that Python code gives: it may fork.
pub(crate) fn outside<R>(work: impl FnOnce() -> R) -> R {
    struct Back;
    impl Drop for Back {
        fn drop(&mut self) {
            std::mem::forget(Inside::enter());
        }
    }
    INSIDE.fetch_sub(1, SeqCst);
    let _back = Back;
    work()
}

/// Counted until it is dropped, also by a panic.
struct Inside;

impl Inside {
    fn enter() -> Self {
        loop {
            INSIDE.fetch_add(1, SeqCst);
            if FORKS.load(SeqCst) == 0 {
                return Self;
            }
            INSIDE.fetch_sub(1, SeqCst);
            while FORKS.load(SeqCst) > 0 {
                thread::sleep(NAP);
            }
        }
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, SeqCst);
    }
}

/// Waits until no call is inside, and lets none in. The package has every `os.fork` begin with it.
#[pyfunction]
pub(crate) fn fork_begins(py: Python<'_>) {
    FORKS.fetch_add(1, SeqCst);
    py.detach(|| {
        while INSIDE.load(SeqCst) > 0 {
            thread::sleep(NAP);
        }
    });
}

/// Lets calls in again. In a `child` the other threads, and what they counted, are not there.
#[pyfunction]
pub(crate) fn fork_ends(child: bool) {
    if child {
        INSIDE.store(0, SeqCst);
        FORKS.store(0, SeqCst);
    } else {
        FORKS.fetch_sub(1, SeqCst);
    }
}
