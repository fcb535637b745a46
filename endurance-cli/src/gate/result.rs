//! What the gate makes of all rows.

use super::{baseline::Head, outcome::Outcome};
use crate::wording::{count, thousands};

/// All rows.
pub(crate) struct Outcomes {
    /// Those that there are, in order.
    pub(crate) rows: Vec<Outcome>,
    /// Those that only the baseline has.
    pub(crate) gone: Vec<Outcome>,
    /// How the baseline was made otherwise.
    pub(crate) differs: Option<String>,
    /// What the rows were evaluated with.
    pub(crate) head: Head,
    /// What the input is called.
    pub(crate) title: String,
    /// Whether there is a baseline to compare with.
    pub(crate) compared: bool,
    /// Whether changes are accepted.
    pub(crate) update: bool,
}

impl Outcomes {
    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Outcome> {
        self.rows.iter().chain(&self.gone)
    }

    /// Whether the gate holds.
    pub(crate) fn holds(&self) -> bool {
        !self.all().any(Outcome::fails)
    }

    pub(crate) fn has_unreadable(&self) -> bool {
        self.rows.iter().any(|row| row.unreadable.is_some())
    }

    /// The counts, as one sentence.
    pub(crate) fn counts(&self) -> String {
        let number = |holds: fn(&Outcome) -> bool| self.all().filter(|row| holds(row)).count() as u64;
        let changed = |row: &Outcome| !row.changes.is_empty() && !row.is_new() && !row.is_gone();
        let mut parts = Vec::new();
        if self.compared {
            let same = |row: &Outcome| row.changes.is_empty() && row.record.is_some();
            parts.push(format!("{} as in the baseline", thousands(number(same))));
            parts.extend(
                [
                    (number(changed), "changed"),
                    (number(Outcome::is_new), "new"),
                    (number(Outcome::is_gone), "gone"),
                ]
                .iter()
                .filter(|(n, _)| *n > 0)
                .map(|(n, what)| format!("{} {what}", thousands(*n))),
            );
        }
        for (n, what) in [
            (number(|row| !row.broken.is_empty()), "over a limit"),
            (number(|row| row.unreadable.is_some()), "not readable"),
            (number(|row| row.drift.is_some()), "with another score"),
        ] {
            if n > 0 {
                parts.push(format!("{} {what}", thousands(n)));
            }
        }
        let told = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        format!("{}{told}", count(self.rows.len() as u64, "row"))
    }

    /// How the gate ends, and what to do about it.
    pub(crate) fn end(&self) -> String {
        let open = self.all().any(|row| !row.changes.is_empty());
        match (self.update, self.has_unreadable(), self.holds()) {
            (true, true, _) => {
                "the gate fails; no baseline was written, since some rows could not be read".to_owned()
            }
            (true, false, true) => "the baseline is written".to_owned(),
            (true, false, false) => "the baseline is written; the gate fails by its limits".to_owned(),
            (false, _, true) => "the gate holds".to_owned(),
            (false, _, false) if open => {
                "the gate fails; if the changes are meant, --update accepts them".to_owned()
            }
            (false, _, false) => "the gate fails".to_owned(),
        }
    }
}
