//! The data pack: every lexicon and weight file, embedded, with its name, version and hash.
//!
//! Files are readable: header lines `# key: value`, then rows of tab-separated columns. `data/README.md` lists them.

use sha2::{Digest, Sha256};
use std::{fmt::Write, sync::LazyLock};

/// The embedded files. To add one: put it into `data/`, add its row here and in `data/README.md`.
const FILES: &[(&str, &str)] = &[
    ("abbreviations", include_str!("../data/abbreviations.tsv")),
    ("claims_model", include_str!("../data/claims_model.tsv")),
    ("conduct", include_str!("../data/conduct.tsv")),
    ("cues", include_str!("../data/cues.tsv")),
    ("disclosure", include_str!("../data/disclosure.tsv")),
    ("grid_model", include_str!("../data/grid_model.tsv")),
    ("groups", include_str!("../data/groups.tsv")),
    ("hazards", include_str!("../data/hazards.tsv")),
    ("injection_model", include_str!("../data/injection_model.tsv")),
    ("law", include_str!("../data/law.tsv")),
    ("models", include_str!("../data/models.tsv")),
    ("numbers", include_str!("../data/numbers.tsv")),
    ("opposites", include_str!("../data/opposites.tsv")),
    ("prices", include_str!("../data/prices.tsv")),
    ("provisions", include_str!("../data/provisions.tsv")),
    ("reasoning", include_str!("../data/reasoning.tsv")),
    ("recourse", include_str!("../data/recourse.tsv")),
    ("relations", include_str!("../data/relations.tsv")),
    ("stereotypes", include_str!("../data/stereotypes.tsv")),
    ("stopwords", include_str!("../data/stopwords.tsv")),
    ("synonyms", include_str!("../data/synonyms.tsv")),
    ("threat_words", include_str!("../data/threat_words.tsv")),
    ("threats", include_str!("../data/threats.tsv")),
    ("token_rates", include_str!("../data/token_rates.tsv")),
    ("toxicity", include_str!("../data/toxicity.tsv")),
    ("words_en", include_str!("../data/words_en.tsv")),
    ("words_latin", include_str!("../data/words_latin.tsv")),
];

/// The classes of words in attacks, made of `data/attack_words.tsv`, which is far larger and slow to read.
pub(crate) const ATTACK_WORDS: &[u8] = include_bytes!("../data/attack_words.bin");

/// The rows of the file `name`: its lines without comments, split at tabs.
///
/// # Panics
/// When there is no such file: the names are literals of this crate, and a test reads every file.
pub(crate) fn rows(name: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let read = if left_out(name) { "" } else { text(name) };
    read.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// Whether the environment names the file in `ENDURANCE_WITHOUT`, for training: what is a pack worth?
#[cfg(feature = "training")]
#[expect(clippy::disallowed_methods, reason = "only training asks the environment")]
fn left_out(name: &str) -> bool {
    std::env::var("ENDURANCE_WITHOUT").is_ok_and(|names| names.split(',').any(|out| out == name))
}

#[cfg(not(feature = "training"))]
const fn left_out(_: &str) -> bool {
    false
}

/// The value of the header line `key` of the file `name`.
pub(crate) fn header(name: &str, key: &str) -> Option<&'static str> {
    text(name).lines().take_while(|line| line.starts_with('#')).find_map(|line| {
        let (found, value) = line.trim_start_matches('#').split_once(':')?;
        (found.trim() == key).then(|| value.trim())
    })
}

/// `sha256:` and the hash over the sorted (name, version, sha256) of all files.
pub(crate) fn hash() -> &'static str {
    static HASH: LazyLock<String> = LazyLock::new(|| {
        let mut list = String::new();
        for (name, text) in FILES {
            let version = header(name, "version").unwrap_or_default();
            let _ = writeln!(list, "{name}\t{version}\t{}", sha256(text.as_bytes()));
        }
        let _ = writeln!(list, "attack_words\t1\t{}", sha256(ATTACK_WORDS));
        sha256(list.as_bytes())
    });
    &HASH
}

/// `sha256:` and the hexadecimal hash of `bytes`.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let mut out = String::with_capacity(7 + 2 * hash.len());
    out.push_str("sha256:");
    for byte in hash {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn text(name: &str) -> &'static str {
    FILES
        .iter()
        .find(|(file, _)| *file == name)
        .map_or_else(|| panic!("no data file `{name}`"), |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_sorted_named_versioned_and_licensed() {
        assert!(FILES.is_sorted_by_key(|(name, _)| *name));
        for (name, _) in FILES {
            assert_eq!(header(name, "name"), Some(*name));
            assert!(header(name, "version").is_some_and(|v| v.parse::<u32>().is_ok()), "{name}: version");
            assert!(header(name, "licence").is_some() && header(name, "source").is_some(), "{name}");
            let mut widths = rows(name).map(|row| row.len());
            let first = widths.next().expect("a row");
            assert!(widths.all(|width| width == first), "{name}: rows of different width");
        }
    }
}
