//! Colour, on terminals that want it.

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use endurance_core::{ClaimVerdict, EvidenceRole, Severity, Verdict};
use std::io::{self, Write};

/// No style at all.
pub(crate) const PLAIN: Style = Style::new();
/// A heading.
pub(crate) const STRONG: Style = Style::new().bold();
/// What matters less.
pub(crate) const FAINT: Style = Style::new().dimmed();

const GOOD: Style = AnsiColor::Green.on_default();
const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
const BAD: Style = AnsiColor::Red.on_default();

/// Writes styles, or leaves them out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    on: bool,
}

impl Paint {
    /// Text without colour, for files.
    pub(crate) const OFF: Self = Self { on: false };

    /// As standard output wants it: colour on terminals, `NO_COLOR` and `CLICOLOR_FORCE` honoured.
    pub(crate) fn stdout() -> Self {
        Self { on: AutoStream::choice(&io::stdout()) != ColorChoice::Never }
    }

    /// `text` in `style`.
    pub(crate) fn text(self, text: &str, style: Style) -> String {
        if self.on && style != PLAIN && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// The colour of what to do with an answer.
pub(crate) fn of_verdict(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Pass => GOOD,
        Verdict::Review => DOUBTFUL,
        Verdict::Fail => BAD,
        _ => FAINT,
    }
}

/// The colour of what the documents say.
pub(crate) fn of_claim(verdict: ClaimVerdict) -> Style {
    match verdict {
        ClaimVerdict::Supported => GOOD,
        ClaimVerdict::Contradicted => BAD,
        ClaimVerdict::Unsupported => DOUBTFUL,
        _ => FAINT,
    }
}

/// The colour of what a passage does.
pub(crate) fn of_role(role: EvidenceRole) -> Style {
    match role {
        EvidenceRole::Supports => GOOD,
        EvidenceRole::Contradicts => BAD,
        _ => FAINT,
    }
}

/// The colour of an alert.
pub(crate) fn of_severity(severity: Severity) -> Style {
    match severity {
        Severity::Critical => BAD.bold(),
        Severity::High => BAD,
        Severity::Medium => DOUBTFUL,
        _ => FAINT,
    }
}

/// The colour of something to look at, or of nothing to look at.
pub(crate) fn of_danger(danger: bool) -> Style {
    if danger { BAD } else { GOOD }
}

/// One line to standard error; it does not matter when nobody listens.
pub(crate) fn to_stderr(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
