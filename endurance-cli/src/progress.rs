//! Shows on standard error how far a run is, when a person is there to see it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

/// A bar, or nothing.
pub(crate) struct Progress {
    bar: ProgressBar,
}

const KNOWN: &str = "{bar:24.green/dim} {percent:>3} %  {msg}  {elapsed}, {eta} left";
const UNKNOWN: &str = "{spinner:.green} {msg}  {elapsed}";

impl Progress {
    /// A bar over `bytes`; hidden when `quiet`, and when standard error is no terminal.
    pub(crate) fn new(bytes: Option<u64>, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(8) };
        let bar = ProgressBar::with_draw_target(bytes, target).with_finish(ProgressFinish::AndClear);
        let template = if bytes.is_some() { KNOWN } else { UNKNOWN };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// `read` bytes and `rows` rows are done.
    pub(crate) fn at(&self, read: u64, rows: u64) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_position(read);
        self.bar.set_message(crate::wording::count(rows, "row"));
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
