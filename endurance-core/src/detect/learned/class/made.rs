//! Makes `data/attack_words.bin` of `data/attack_words.tsv`.

use super::{AGAIN, ATTACK, BUCKETS, Classes, LONG, LONGEST, MORE, OPENING, READERS, STEM, bit, place};
use crate::text::word::{self, Token, is_ideograph};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a word, or of the words so far.
#[derive(Default)]
struct Draft {
    more: bool,
    long: bool,
    /// By language, in the order of the file.
    senses: Vec<(u8, Classes)>,
}

#[derive(Default)]
struct Builder {
    nodes: BTreeMap<u64, Draft>,
    stems: BTreeSet<u64>,
    openings: BTreeSet<u64>,
    /// Of readers, and of attacks.
    telling: [BTreeSet<u64>; 2],
    telling_openings: BTreeSet<u64>,
    names: Vec<String>,
    languages: Vec<String>,
}

/// The file, from the text of the readable one.
pub(in crate::detect::learned) fn made(text: &str) -> Vec<u8> {
    let mut build = Builder { names: vec![String::new()], ..Builder::default() };
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let [class, language, forms] = line.split('\t').collect::<Vec<_>>()[..] {
            build.row(class, language, forms);
        }
    }
    build.written()
}

impl Builder {
    fn row(&mut self, class: &str, language: &str, forms: &str) {
        let class = number(&mut self.names, class);
        let language = number(&mut self.languages, language);
        for form in forms.split('|').filter(|form| !form.is_empty()) {
            self.form(form, class, language);
            // letters that people leave the marks of, and Unicode does not take for marks
            if form.contains(['ı', 'đ', 'ß', 'ł']) {
                let plain = form.replace('ı', "i").replace('đ', "d").replace('ß', "ss").replace('ł', "l");
                self.form(&plain, class, language);
            }
        }
    }

    fn form(&mut self, form: &str, class: u8, language: u8) {
        let mut key = None;
        self.tell(form, class);
        for token in word::tokens(form).iter().take(LONGEST) {
            let own = if is_stem(form, token) { self.stem(form, token) } else { token.fold };
            key = Some(match key {
                None => own,
                Some(before) => {
                    self.nodes.entry(before).or_default().more = true;
                    word::pair(before, own)
                }
            });
        }
        let Some(key) = key else { return };
        let draft = self.nodes.entry(key).or_default();
        // Folded, a Latin word without its marks may be another language's.
        let own_script = form.chars().any(|c| matches!(c, '\u{370}'..'\u{1e00}' | '\u{2e80}'..));
        draft.long |= own_script || form.chars().filter(|c| c.is_alphabetic()).count() >= 7;
        if let Some((_, classes)) = draft.senses.iter_mut().find(|(known, _)| *known == language) {
            if let Some(free) = classes.iter_mut().find(|one| **one == 0 || **one == class) {
                *free = class;
            }
        } else {
            draft.senses.push((language, [class, 0, 0]));
        }
    }

    /// Of what tells of readers or attacks the longest word, the last of equals: small words stand everywhere.
    fn tell(&mut self, form: &str, class: u8) {
        let tokens = word::tokens(form);
        let Some(token) = tokens.iter().take(LONGEST).max_by_key(|token| token.span.range().len()) else {
            return;
        };
        let stem = is_stem(form, token);
        let key = if stem { token.fold ^ STEM } else { token.fold };
        for (names, telling) in [&READERS[..], &ATTACK].into_iter().zip(&mut self.telling) {
            if names.contains(&&*self.names[usize::from(class)]) {
                telling.extend([key, key ^ AGAIN]);
                if stem {
                    self.telling_openings.insert(opening(form, token));
                }
            }
        }
    }

    /// The key of a beginning of a word, which stands in the table.
    fn stem(&mut self, form: &str, token: &Token) -> u64 {
        self.openings.insert(opening(form, token));
        self.stems.insert(token.fold);
        self.nodes.entry(token.fold ^ STEM).or_default();
        token.fold ^ STEM
    }

    fn written(self) -> Vec<u8> {
        let mut nodes: Vec<((usize, u32), Draft)> =
            self.nodes.into_iter().map(|(key, draft)| (place(key), draft)).collect();
        nodes.sort_by_key(|&(place, _)| place);
        assert!(nodes.windows(2).all(|two| two[0].0 != two[1].0), "two words cannot be told apart");
        let mut meanings: Vec<Vec<(u8, Classes)>> = vec![Vec::new()];
        let mut numbers = BTreeMap::from([(Vec::new(), 0u16)]);
        let mut says = Vec::new();
        for (_, draft) in &nodes {
            let next = meanings.len() as u16;
            let meaning = *numbers.entry(draft.senses.clone()).or_insert(next);
            if meaning == next {
                meanings.push(draft.senses.clone());
            }
            assert!(meaning < MORE, "too many meanings");
            says.push(meaning | if draft.more { MORE } else { 0 } | if draft.long { LONG } else { 0 });
        }
        let (stems, openings) = (gate(&self.stems), gate(&self.openings));
        let senses: usize = meanings.iter().map(Vec::len).sum();
        let [readers, attacks] = self.telling.map(|keys| gate(&keys));
        let telling_openings = gate(&self.telling_openings);
        let gates = [&stems, &openings, &readers, &attacks, &telling_openings];
        let counts = [nodes.len(), meanings.len(), senses].into_iter().chain(gates.map(Vec::len));
        let mut out: Vec<u8> = counts.flat_map(|count| (count as u32).to_le_bytes()).collect();
        let starts = (0..=BUCKETS).map(|bucket| nodes.partition_point(|node| node.0.0 < bucket) as u32);
        out.extend(starts.flat_map(u32::to_le_bytes));
        out.extend(nodes.iter().flat_map(|node| node.0.1.to_le_bytes()));
        out.extend(says.into_iter().flat_map(u16::to_le_bytes));
        let mut at = 0u32;
        let ends = meanings.iter().flat_map(|senses| {
            at += senses.len() as u32;
            at.to_le_bytes()
        });
        out.extend(0u32.to_le_bytes().into_iter().chain(ends));
        out.extend(meanings.iter().flatten().flat_map(|&(language, [a, b, c])| [language, a, b, c]));
        out.extend(gates.into_iter().flatten().flat_map(|part| part.to_le_bytes()));
        out.extend(self.names.join("\n").bytes());
        out
    }
}

/// Whether a word of a form is the beginning of words.
fn is_stem(form: &str, token: &Token) -> bool {
    form.as_bytes().get(token.span.end as usize) == Some(&b'*')
        && !form[token.span.range()].chars().any(is_ideograph)
}

/// What the first bytes of a word hash to.
fn opening(form: &str, token: &Token) -> u64 {
    let folded = word::fold(&form[token.span.range()]);
    let opening = folded.as_bytes().iter().take(OPENING);
    opening.fold(word::hash(""), |hash, &b| word::hash_on(hash, &[b]))
}

/// A set of hashes that sometimes says yes wrongly: about one bit in sixteen is set.
fn gate(keys: &BTreeSet<u64>) -> Vec<u64> {
    let mut gate = vec![0u64; (keys.len() / 4).next_power_of_two().max(64)];
    for &key in keys {
        let (word, bit) = bit(key, gate.len());
        gate[word] |= 1 << bit;
    }
    gate
}

fn number(names: &mut Vec<String>, name: &str) -> u8 {
    let known = names.iter().position(|known| known == name);
    known.unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    }) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;

    #[test]
    fn the_file_is_made_of_the_readable_one() {
        let made = made(include_str!("../../../../data/attack_words.tsv"));
        assert!(made == pack::ATTACK_WORDS, "run training/attack_words.py, which makes it anew");
    }
}
