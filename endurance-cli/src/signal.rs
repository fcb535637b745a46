//! Files under way do not outlive a signal that ends the run.

use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Files that have not their own name yet. One that got it is not here any more, so that nothing need be taken out.
static UNDER_WAY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Makes, or names, a file that is under way. No signal comes between, and the files that are pushed go when one comes.
pub(crate) fn undisturbed<T>(act: impl FnOnce(&mut Vec<PathBuf>) -> T) -> T {
    watch();
    act(&mut under_way())
}

fn under_way() -> MutexGuard<'static, Vec<PathBuf>> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From the first file on, a thread waits for signals. Without a file they end the run as they end any other.
#[cfg(unix)]
fn watch() {
    use signal_hook::{
        consts::{SIGINT, SIGTERM},
        iterator::Signals,
    };
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // Where signals cannot be had, files stay, as they do after `kill -9`.
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
        std::thread::spawn(move || {
            let Some(signal) = signals.forever().next() else { return };
            let files = under_way();
            files.iter().for_each(|file| drop(std::fs::remove_file(file)));
            // The lock is kept: no other file is made or named on the way out. 128 is what shells add to a signal.
            std::process::exit(128 + signal);
        });
    });
}

#[cfg(not(unix))]
const fn watch() {}
