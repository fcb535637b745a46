//! What a profile's law says: texts that a claim may rest on beside the documents.
//!
//! They support and never contradict, since a claim that differs from one may speak of something else; what an answer must say of a
//! law, and what it says wrongly, is up to the rules of `practice`.

use crate::{
    claims::corpus::{Corpus, Source},
    interaction::Place,
    pack,
    profile::Profile,
    text::{Text, language::Language},
};
use std::{collections::BTreeMap, sync::LazyLock};

/// The provisions of each profile that has any, in the order of the file.
static PROVISIONS: LazyLock<BTreeMap<&'static str, Corpus>> = LazyLock::new(|| {
    let mut sources: BTreeMap<&'static str, Vec<Source>> = BTreeMap::new();
    for row in pack::rows("provisions") {
        let of = sources.entry(row[0]).or_default();
        of.push(Source {
            place: Place::Provision,
            index: of.len(),
            id: Some(row[1].to_owned()),
            tool: false,
            public: true,
            tainted: Vec::new(),
            title: None,
            text: Text::read(row[3], Some(Language::from_name(row[2]))),
        });
    }
    sources.into_iter().map(|(profile, sources)| (profile, Corpus::new(sources))).collect()
});

static NONE: LazyLock<Corpus> = LazyLock::new(Corpus::default);

/// The provisions of `profile`.
pub(crate) fn of(profile: Profile) -> &'static Corpus {
    PROVISIONS.get(profile.as_str()).unwrap_or(&NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_profile_and_a_language() {
        for row in pack::rows("provisions") {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(Profile::ALL.iter().any(|p| p.as_str() == row[0]), "{row:?}");
            assert_ne!(Language::from_name(row[2]), Language::Other, "{row:?}");
            assert!(row[1].contains(|c: char| c.is_ascii_digit()) && row[3].ends_with(['.', '।']), "{row:?}");
        }
    }
}
