//! What words say of each other: a poodle is a dog, who decides makes a decision, what rose grew.

use crate::{
    pack,
    text::{Text, language::Language, table::Fixed, vocabulary::of_language, word},
};
use std::sync::LazyLock;

/// For each stem of a language the stems that say it too: kinds of it, and the nouns and adjectives made of it.
static SAYING: LazyLock<Fixed<Vec<u64>>> = LazyLock::new(|| {
    let mut table: Fixed<Vec<u64>> = Fixed::default();
    for row in pack::rows("relations") {
        let both = match row[1] {
            "noun" => true,
            "broader" => false,
            _ => continue,
        };
        let language = Language::from_name(row[0]);
        let [a, b] = [row[2], row[3]].map(|w| Text::words(w, Some(language)).0);
        if let ([a], [b]) = (&*a, &*b)
            && a.stem != b.stem
        {
            // what is said of the narrower word holds of the broader one
            table.entry_or(of_language(b.stem, language), Vec::new).push(a.stem);
            if both {
                table.entry_or(of_language(a.stem, language), Vec::new).push(b.stem);
            }
        }
    }
    // rose, grew and climbed say the same of a number
    for row in pack::rows("cues").filter(|row| matches!(row[0], "increase" | "decrease")) {
        let language = Language::from_name(row[1]);
        let words = row[2].split(';').filter_map(|phrase| match &*Text::words(phrase, Some(language)).0 {
            [word] => Some(word.stem),
            _ => None,
        });
        let mut stems: Vec<u64> = words.collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in &stems {
            let others = stems.iter().filter(|other| *other != stem);
            table.entry_or(of_language(*stem, language), Vec::new).extend(others);
        }
    }
    table
});

/// The stems of a source that say `stem` of a claim, besides itself.
pub(super) fn saying(stem: u64, language: Language) -> &'static [u64] {
    SAYING.get(of_language(stem, language)).map_or(&[], Vec::as_slice)
}

/// A verb, and what its object is reached through, 0 where it is nothing: "lost to".
pub(super) type Way = (u64, u64);

/// For each verb of a language the ways to say the same from the other side: "lost to" of "beat".
static CONVERSES: LazyLock<Fixed<Vec<Way>>> = LazyLock::new(|| {
    let mut table: Fixed<Vec<Way>> = Fixed::default();
    for row in pack::rows("relations").filter(|row| row[1] == "converse") {
        let language = Language::from_name(row[0]);
        let way = |phrase: &str| match &*Text::words(phrase, Some(language)).0 {
            [verb] if !verb.stop => Some((verb.stem, 0)),
            [verb, through] if !verb.stop && through.stop => Some((verb.stem, through.fold)),
            _ => None,
        };
        // "A is next to B" says the same both ways
        if let (Some(a), Some(b)) = (way(row[2]), way(row[3]))
            && a != b
        {
            table.entry_or(key(a, language), Vec::new).push(b);
            table.entry_or(key(b, language), Vec::new).push(a);
        }
    }
    table
});

fn key((verb, through): Way, language: Language) -> u64 {
    word::pair(of_language(verb, language), through)
}

/// The ways to say from the other side what a verb says.
pub(super) fn converses(way: Way, language: Language) -> &'static [Way] {
    CONVERSES.get(key(way, language)).map_or(&[], Vec::as_slice)
}
