//! The file that is committed: a head line that says what it was made with, then one line for each row.

use super::record::Record;
use endurance_core::Evaluation;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    io::{self, Write},
};

/// Version of the file's form.
const FORM: u32 = 1;

/// How much of a hash is shown.
const SHOWN: usize = 19;

/// What a baseline was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    endurance_baseline: u32,
    schema_version: String,
    engine_version: String,
    policy_hash: String,
    data_pack_hash: String,
}

/// A baseline that was read.
#[derive(Debug)]
pub(crate) struct Baseline {
    head: Head,
    /// By key and number, with its line in the file.
    rows: BTreeMap<(String, u32), (u64, Record)>,
}

impl Head {
    /// What `evaluation` was made with.
    pub(crate) fn of(evaluation: &Evaluation) -> Self {
        Self {
            endurance_baseline: FORM,
            schema_version: evaluation.schema_version.clone(),
            engine_version: evaluation.engine_version.clone(),
            policy_hash: evaluation.policy_hash.clone(),
            data_pack_hash: evaluation.data_pack_hash.clone(),
        }
    }

    /// The same with the policy that `record` was judged by.
    pub(crate) fn of_record(&self, record: &Record) -> Self {
        let policy_hash = record.policy_hash.clone().unwrap_or_else(|| self.policy_hash.clone());
        Self { policy_hash, ..self.clone() }
    }

    /// A row under this head, as it stands under `next`.
    pub(crate) fn hand_over(&self, row: Record, next: &Self) -> Record {
        let policy_hash = self.of_record(&row).policy_hash;
        Record { policy_hash: (policy_hash != next.policy_hash).then_some(policy_hash), ..row }
    }

    /// Whether `evaluation` was made by the same policy.
    pub(crate) fn has_policy_of(&self, evaluation: &Evaluation) -> bool {
        self.policy_hash == evaluation.policy_hash
    }

    /// What differs from `before`, as one sentence; nothing when all is the same.
    pub(crate) fn differs(&self, before: &Self) -> Option<String> {
        let hash = |text: &str| text.chars().take(SHOWN).collect::<String>();
        let parts: Vec<_> = [
            ("policy", &before.policy_hash, &self.policy_hash),
            ("data pack", &before.data_pack_hash, &self.data_pack_hash),
            ("engine", &before.engine_version, &self.engine_version),
            ("schema", &before.schema_version, &self.schema_version),
        ]
        .into_iter()
        .filter(|(_, was, is)| was != is)
        .map(|(what, was, is)| {
            format!("another {what} ({}, now {})", crate::visible::one_line(&hash(was)), hash(is))
        })
        .collect();
        (!parts.is_empty()).then(|| format!("the baseline was made with {}", parts.join(" and ")))
    }

    /// The facts with their names.
    pub(crate) fn facts(&self) -> [(&'static str, &str); 4] {
        [
            ("schema_version", &self.schema_version),
            ("engine_version", &self.engine_version),
            ("policy_hash", &self.policy_hash),
            ("data_pack_hash", &self.data_pack_hash),
        ]
    }
}

impl Baseline {
    /// Reads the text of a file; says what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        let head = lines.next().map_or("", |(_, line)| line);
        let head: Head = serde_json::from_str(head).map_err(
            |_| "its first line must say what it was made with, as `endurance gate --update` writes it",
        )?;
        if head.endurance_baseline != FORM {
            return Err(format!(
                "it has form {}, and this version reads form {FORM}",
                head.endurance_baseline
            ));
        }
        let mut rows = BTreeMap::new();
        for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let record: Record =
                serde_json::from_str(line).map_err(|error| format!("line {number}: {}", place(&error)))?;
            let key = (record.key.clone(), record.nth);
            let name = crate::visible::short(&record.name());
            if rows.insert(key, (number, record)).is_some() {
                return Err(format!("line {number}: the row `{name}` stands twice"));
            }
        }
        Ok(Self { head, rows })
    }

    pub(crate) fn head(&self) -> &Head {
        &self.head
    }

    /// The row that is named like `record`.
    pub(crate) fn row(&self, record: &Record) -> Option<&Record> {
        self.rows.get(&(record.key.clone(), record.nth)).map(|(_, row)| row)
    }

    /// All rows with their lines in the file, in the order of the file.
    pub(crate) fn rows(&self) -> Vec<&(u64, Record)> {
        let mut rows: Vec<_> = self.rows.values().collect();
        rows.sort_by_key(|(line, _)| *line);
        rows
    }
}

/// Writes a baseline.
pub(crate) fn write<'r>(
    head: &Head,
    records: impl IntoIterator<Item = &'r Record>,
    to: &mut dyn Write,
) -> io::Result<()> {
    serde_json::to_writer(&mut *to, head)?;
    to.write_all(b"\n")?;
    for record in records {
        serde_json::to_writer(&mut *to, record)?;
        to.write_all(b"\n")?;
    }
    Ok(())
}

/// An error without the line of the JSON, which is always the first.
fn place(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}
