//! Resolves the response's references to the documents that were given.

use super::{corpus::Source, extract::Statement};
use crate::{
    interaction::Span,
    text::{
        Text,
        citation::{Citation, Target},
        table::Table,
        within, word,
        words::{Words, words},
    },
};
use aho_corasick::AhoCorasick;

/// One reference of the response, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it names.
    pub(crate) target: Resolved,
}

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// Documents that were given, by index.
    Documents(Vec<usize>),
    /// A document that was not given.
    Missing,
}

/// The references of `response` that name documents; speakers and places inside a document are none.
pub(crate) fn resolve(response: &Text, sources: &[Source]) -> Vec<Cited> {
    if response.citations.is_empty() {
        return Vec::new();
    }
    let index = Index::new(sources);
    let mut found: Vec<Option<Vec<usize>>> =
        response.citations.iter().map(|c| index.documents(response, c)).collect();
    // a file that the documents speak of is a subject, not a reference
    let files =
        response.citations.iter().zip(&mut found).filter_map(|(citation, found)| match &citation.target {
            Target::File(name) if found.as_ref().is_some_and(Vec::is_empty) => Some((&**name, found)),
            _ => None,
        });
    let (names, unresolved): (Vec<&str>, Vec<_>) = files.unzip();
    for (found, spoken) in unresolved.into_iter().zip(spoken_of(&names, sources)) {
        if spoken {
            *found = None;
        }
    }
    let cited = response.citations.iter().zip(found).filter_map(|(citation, found)| {
        let target = found?;
        let target = if target.is_empty() { Resolved::Missing } else { Resolved::Documents(target) };
        Some(Cited { span: citation.span, target })
    });
    cited.collect()
}

/// Which of `names` stand in the sources: all looked for at once.
fn spoken_of(names: &[&str], sources: &[Source]) -> Vec<bool> {
    let mut spoken = vec![false; names.len()];
    if names.is_empty() {
        return spoken;
    }
    let finder = AhoCorasick::new(names).expect("the names stand in one response, far below the limits");
    for source in sources {
        for name in finder.find_overlapping_iter(&*source.text.raw) {
            spoken[name.pattern().as_usize()] = true;
        }
    }
    spoken
}

/// Documents of one id, or of titles with one word, that are looked at: a name that more of them share names none of them,
/// and a response may give as many names as there are documents.
const MOST_ALIKE: usize = 256;

/// What documents are named by, for all references of a response.
struct Index<'a> {
    sources: &'a [Source],
    /// The first document with an id, and all with the id in small letters.
    ids: Table<usize>,
    folded_ids: Table<Vec<usize>>,
    /// Of each source the words of its title, sorted, each once; none where it has no title.
    titles: Vec<Vec<u64>>,
    /// The titles that hold a word, and those of whose words it is in the fewest titles.
    with: Table<Vec<usize>>,
    rarest: Table<Vec<usize>>,
}

impl<'a> Index<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let title = |source: &Source| source.title.as_ref().map_or_else(Vec::new, |t| words(&t.tokens));
        let mut index = Self {
            sources,
            ids: Table::default(),
            folded_ids: Table::default(),
            titles: sources.iter().map(title).collect(),
            with: Table::default(),
            rarest: Table::default(),
        };
        let mut count: Table<usize> = Table::default();
        for (at, source) in sources.iter().enumerate() {
            if let Some(id) = &source.id {
                index.ids.entry_or(word::hash(id), || at);
                list(&mut index.folded_ids, word::hash(&id.to_ascii_lowercase()), at);
            }
            for &word in &index.titles[at] {
                *count.entry_or(word, || 0) += 1;
                list(&mut index.with, word, at);
            }
        }
        for (at, title) in index.titles.iter().enumerate() {
            if let Some(&word) = title.iter().min_by_key(|word| count.get(**word)) {
                list(&mut index.rarest, word, at);
            }
        }
        index
    }

    /// The documents that a reference names; `None` where it is no reference.
    fn documents(&self, response: &Text, citation: &Citation) -> Option<Vec<usize>> {
        let some = |found: Vec<usize>| Some(found).filter(|found| !found.is_empty());
        match &citation.target {
            Target::Numbers(numbers) => {
                let documents: Option<Vec<usize>> = numbers.iter().map(|n| self.numbered(*n)).collect();
                // one number that is not there makes the reference a fake, whatever stands beside it
                Some(documents.unwrap_or_default())
            }
            Target::Name(name) => {
                // [1000]: a number beyond three digits, where there are so many documents
                let number = name.parse().ok().and_then(|number| self.numbered(number));
                Some(number.map_or_else(|| self.named(name), |document| vec![document]))
            }
            Target::File(name) => Some(self.named(name)),
            Target::Mention(name) => some(self.named(name)),
            Target::Speaker(who) => some(self.named(response.slice(*who))),
            Target::Place => None,
        }
    }

    /// [n]: the document whose id is n, else the nth from 1.
    fn numbered(&self, number: u32) -> Option<usize> {
        let id = number.to_string();
        let by_id = self.ids.get(word::hash(&id)).copied();
        let by_order = (number as usize).checked_sub(1).filter(|at| *at < self.sources.len());
        by_id.filter(|at| self.sources[*at].id.as_deref() == Some(&*id)).or(by_order)
    }

    /// The documents whose id or title is `name`, or whose title holds all its words, or that name all words of the title.
    fn named(&self, name: &str) -> Vec<usize> {
        let name = name.trim();
        let mut out = listed(&self.folded_ids, word::hash(&name.to_ascii_lowercase())).to_vec();
        out.retain(|&at| self.sources[at].id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(name)));
        let words = words(&word::tokens(name));
        let holds = |all: &[u64], part: &[u64]| part.iter().all(|word| all.binary_search(word).is_ok());
        let fewest = words.iter().map(|word| listed(&self.with, *word)).min_by_key(|with| with.len());
        out.extend(fewest.unwrap_or(&[]).iter().filter(|at| holds(&self.titles[**at], &words)));
        for word in &words {
            out.extend(listed(&self.rarest, *word).iter().filter(|at| holds(&words, &self.titles[**at])));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// The telling words, sorted, each once.
fn words(tokens: &[word::Token]) -> Vec<u64> {
    let mut words: Vec<u64> = tokens.iter().filter(|t| !t.stop).map(|t| t.fold).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Adds to the list of `key`, up to [`MOST_ALIKE`].
fn list(lists: &mut Table<Vec<usize>>, key: u64, at: usize) {
    let list = lists.entry_or(key, Vec::new);
    if list.len() < MOST_ALIKE {
        list.push(at);
    }
}

fn listed(lists: &Table<Vec<usize>>, key: u64) -> &[usize] {
    lists.get(key).map_or(&[], |list| list)
}

/// The document that a sentence says it reports: "Passage 2 states that", by its number.
pub(crate) fn reported(response: &Text, sentence: Span) -> Option<usize> {
    const PASSAGE: &Words = words!("passage document source excerpt passages documents sources");
    let tokens = &response.tokens[response.tokens_in(sentence)];
    let numbered = tokens.windows(2).filter(|pair| PASSAGE.contains(pair[0].fold) && pair[1].is_number());
    let mut named = numbered.map(|pair| response.slice(pair[1].span).parse::<usize>().ok());
    let only = named.next()??.checked_sub(1)?;
    named.next().is_none().then_some(only)
}

/// The documents that a statement cites: inside its sentence, or right behind it.
pub(crate) fn documents_of(cited: &[Cited], statement: &Statement) -> Vec<usize> {
    /// A reference may follow the full stop: "… 78 crore. [1]"
    const BEHIND: u32 = 3;
    let sentence = statement.sentence;
    let reach = Span { start: sentence.start, end: sentence.end + BEHIND + 1 };
    let mut out: Vec<usize> = cited[within(cited, reach, |c| c.span)]
        .iter()
        .filter_map(|c| match &c.target {
            Resolved::Documents(documents) => Some(documents),
            Resolved::Missing => None,
        })
        .flatten()
        .copied()
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interaction::Place;

    fn sources(n: usize, title: impl Fn(usize) -> Option<String>) -> Vec<Source> {
        let source = |index| Source {
            place: Place::Document,
            index,
            id: None,
            tool: false,
            public: false,
            tainted: Vec::new(),
            title: title(index).map(|title| Text::read(&title, None)),
            text: Text::read("The archive holds notes.md and no more.", None),
        };
        (0..n).map(source).collect()
    }

    fn resolved(response: &str, sources: &[Source]) -> Vec<Resolved> {
        resolve(&Text::read(response, None), sources).into_iter().map(|c| c.target).collect()
    }

    #[test]
    fn numbers_beyond_three_digits_name_documents_where_there_are_so_many() {
        let many = sources(1_200, |_| None);
        assert_eq!(resolved("The archive opened. [1000]", &many), [Resolved::Documents(vec![999])]);
        assert_eq!(resolved("The archive opened. [1300]", &many), [Resolved::Missing]);
        assert_eq!(resolved("The archive opened [2024].", &many[..3]), []);
    }

    #[test]
    fn files_that_the_documents_speak_of_are_subjects() {
        let given = sources(2, |_| None);
        assert_eq!(resolved("It is in notes.md today.", &given), []);
        assert_eq!(resolved("It is in secrets.md today.", &given), [Resolved::Missing]);
    }

    #[test]
    fn titles_are_looked_up_by_their_rarest_word() {
        let given = sources(2_000, |n| Some(format!("Annual report {n}")));
        assert_eq!(resolved("So it is (Source: report 1700).", &given), [Resolved::Documents(vec![1_700])]);
        let found = resolved("According to the annual report 1700 of the city it is.", &given);
        assert_eq!(found, [Resolved::Documents(vec![1_700])]);
        // each reference looks at no more than a list for each of its words
        let index = Index::new(&given);
        assert!(index.named("annual report").len() <= MOST_ALIKE);
        assert_eq!(listed(&index.rarest, word::hash("report")).len(), 0);
    }
}
