//! Words around a sequence that make an everyday sentence of it: "your rules for pets", "forget what I said",
//! "disregard any previous agreement".

use super::{Builder, Hit, Patterns, Sequence};
use crate::{detect::Threat, interaction::Span, text::word::Token};

/// Among so many words after a preposition stands what it is about.
const TOPIC: u32 = 5;

/// Among so many words before an order stands who is bound by it: "The parties shall disregard ..".
const SUBJECT: u32 = 4;

/// So many words a question may have from its verb to what is overridden: "Can the new board override ..".
const QUESTION: std::ops::RangeInclusive<u32> = 3..=5;

/// The classes of words that excuse, as symbols.
#[derive(Debug)]
pub(super) struct Excuses {
    /// Words that deny what follows: those that rows ask for too, and those of other languages.
    not: [u16; 2],
    /// Verbs of one who wants something: "requests to reveal ..". What people keep to themselves.
    solicit: u16,
    keepsake: u16,
    your: u16,
    /// Things with instructions for people.
    paper: u16,
    /// Verbs of one who wants to know, and what people have rules about: "tell me your rules for ..".
    asks: u16,
    policy: u16,
    occasion: u16,
    toward: u16,
    /// Words for the chatbot, for the conversation and for the pretexts of those who ask for its instructions.
    machine: [u16; 5],
    hidden: [u16; 3],
    all: u16,
    speaker: u16,
    hearer: u16,
    mine: u16,
    party: u16,
    /// Those whom a contract binds, and those to whom people give orders, in the case of a receiver.
    bound: u16,
    addressee: u16,
    /// Verbs that ask whether somebody may, and articles.
    whether: u16,
    article: u16,
    deal: u16,
    craft: u16,
    knack: u16,
}

impl Excuses {
    pub(super) fn new(build: &mut Builder) -> Self {
        let mut class = |name: &str| build.symbol(&format!("{{{name}}}"));
        Self {
            not: ["not", "deny"].map(&mut class),
            solicit: class("solicit"),
            keepsake: class("keepsake"),
            your: class("your"),
            paper: class("paper"),
            asks: class("asks"),
            policy: class("policy"),
            occasion: class("occasion"),
            toward: class("toward"),
            machine: ["ai", "aiword", "chat", "harmful", "sysword"].map(&mut class),
            hidden: ["hidden", "prior", "sysword"].map(&mut class),
            all: class("all"),
            speaker: class("speaker"),
            hearer: class("hearer"),
            mine: class("mine"),
            party: class("party"),
            bound: class("bound"),
            addressee: class("addressee"),
            whether: class("whether"),
            article: class("article"),
            deal: class("deal"),
            craft: class("craft"),
            knack: class("knack"),
        }
    }
}

/// Where a sequence was followed: the hits of its first and of its last word.
pub(super) struct Followed<'a> {
    pub(super) raw: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) hits: &'a [Hit],
    pub(super) head: usize,
    pub(super) last: usize,
}

impl Followed<'_> {
    fn span(&self, at: usize) -> Span {
        self.tokens[self.hits[at].token as usize].span
    }

    /// The words of rows after the last one, up to `most` words away and within the clause.
    fn after(&self, most: u32) -> impl Iterator<Item = Hit> {
        let (to, end) = (self.hits[self.last].token, self.span(self.last).end as usize);
        let near = self.hits[self.last + 1..].iter().take_while(move |hit| hit.token - to <= most);
        near.copied().take_while(move |hit| {
            let between = end..self.tokens[hit.token as usize].span.start as usize;
            !self.raw[between].contains(['.', ',', '!', '?', ';', ':', '\n'])
        })
    }

    /// The word that stands `ahead` words after the last one, where some row asks for it.
    fn next(&self, ahead: u32) -> Option<Hit> {
        self.after(ahead).find(|hit| hit.token == self.hits[self.last].token + ahead)
    }

    /// The words of rows before the first one, up to `most` words away and within the clause.
    fn before(&self, most: u32) -> impl Iterator<Item = Hit> {
        let (from, start) = (self.hits[self.head].token, self.span(self.head).start as usize);
        let near = self.hits[..self.head].iter().rev().take_while(move |hit| from - hit.token <= most);
        near.copied().take_while(move |hit| {
            let between = self.tokens[hit.token as usize].span.end as usize..start;
            !self.raw[between].contains(['.', ',', '!', '?', ';', ':', '\n'])
        })
    }

    /// How many words a word of a row stands before the first one.
    fn ahead(&self, hit: Hit) -> u32 {
        self.hits[self.head].token - hit.token
    }

    /// Whether a sentence begins with a word.
    fn opens(&self, hit: Hit) -> bool {
        let Some(before) = hit.token.checked_sub(1) else { return true };
        let between = self.tokens[before as usize].span.end..self.tokens[hit.token as usize].span.start;
        self.raw[between.start as usize..between.end as usize].contains(['.', '!', '?', '¿', '\n', '"'])
    }

    /// Whether the last word is followed by one of these.
    fn goes_on(&self, words: &[&str]) -> bool {
        let rest = self.raw[self.span(self.last).end as usize..].trim_start();
        words.iter().any(|word| rest.starts_with(word))
    }

    fn between(&self) -> &[Hit] {
        &self.hits[self.head + 1..self.last]
    }
}

impl Patterns {
    /// Whether the words around it say that it is none.
    pub(super) fn excused(&self, sequence: &Sequence, found: &Followed<'_>) -> bool {
        let rule = &self.rules[sequence.rule as usize];
        if self.denied(sequence, found) {
            return true;
        }
        match (rule.threat, rule.name) {
            (Threat::Injection, name) if name.starts_with("override") => {
                self.of_a_paper(found)
                    || self.of_the_speaker(found)
                    || self.of_a_contract(found)
                    || self.to_somebody(found)
                    || self.of_others(found)
                    || name == "override_told" && self.corrected(found)
                    || name == "override_before" && self.of_a_deal(found)
            }
            (Threat::SystemPromptLeak, _) => self.of_a_house(found),
            (Threat::Injection, "dont_tell_user") => self.of_a_keepsake(found),
            (Threat::DataExtraction, _) => self.of_a_craft(found) || self.of_a_request(found),
            _ => false,
        }
    }

    /// Whether the words before the head deny it: "never reveal", "do not ignore". A persona that "does not refuse"
    /// is none the better for it, so jailbreaks are not asked.
    fn denied(&self, sequence: &Sequence, found: &Followed<'_>) -> bool {
        let not = &self.excuses.not;
        let jailbreak = self.rules[sequence.rule as usize].threat == Threat::Jailbreak;
        if jailbreak || not.iter().any(|word| sequence.elements[0].symbols.contains(word)) {
            return false;
        }
        let (from, start) = (found.hits[found.head].token, found.span(found.head).start);
        found.hits[..found.head].iter().rev().take(2).any(|&hit| {
            let between = found.tokens[hit.token as usize].span.end as usize..start as usize;
            from - hit.token <= 2
                && not.iter().any(|&word| self.has(hit, word))
                && !found.raw[between].contains(['.', ',', '!', '?', ';', '\n'])
        })
    }

    /// Whether what is to be ignored stands "in the manual": that orders a person.
    fn of_a_paper(&self, found: &Followed<'_>) -> bool {
        found.goes_on(&["in ", "on ", "of ", "from "])
            && found.after(3).any(|hit| self.has(hit, self.excuses.paper))
    }

    /// Whether the orders are the speaker's own, to somebody else: "my instructions to the bank".
    fn of_the_speaker(&self, found: &Followed<'_>) -> bool {
        let words = &self.excuses;
        let party = || found.next(2).is_some_and(|hit| self.has(hit, words.party));
        found.between().iter().any(|&hit| self.has(hit, words.mine))
            && found
                .next(1)
                .is_some_and(|hit| self.has(hit, words.toward) || self.has(hit, words.occasion) && party())
            && !self.about_the_machine(found)
    }

    /// Whether a contract binds its parties: "The parties shall disregard ..", ".. instructions of the Disclosing Party".
    fn of_a_contract(&self, found: &Followed<'_>) -> bool {
        let bound = |hit: Hit| self.has(hit, self.excuses.bound);
        let theirs = found.after(TOPIC).find(|&hit| bound(hit)).is_some_and(|hit| {
            let end = found.tokens[hit.token as usize].span.start as usize;
            let between = &found.raw[found.span(found.last).end as usize..end];
            [" of ", " by ", " between "].iter().any(|word| between.contains(word))
        });
        (theirs || found.before(SUBJECT).any(bound)) && !self.about_the_machine(found)
    }

    /// Whether the orders were given to somebody, where a case says so: "bankaya verdiğim önceki talimatları".
    fn to_somebody(&self, found: &Followed<'_>) -> bool {
        let addressee = |hit: Hit| self.has(hit, self.excuses.addressee);
        (found.before(SUBJECT).any(addressee) || found.after(2).any(addressee))
            && !self.about_the_machine(found)
    }

    /// Whether it is asked if others may: "Can the board override ..", and not "Can you ..", "Can the assistant ..".
    fn of_others(&self, found: &Followed<'_>) -> bool {
        let words = &self.excuses;
        let near: Vec<Hit> = found.before(*QUESTION.end()).collect();
        let machine = |hit: &Hit| words.machine.iter().any(|&class| self.has(*hit, class));
        let asks = |hit: &Hit| {
            let article = near.iter().any(|one| one.token == hit.token + 1 && self.has(*one, words.article));
            article
                && self.has(*hit, words.whether)
                && QUESTION.contains(&found.ahead(*hit))
                && found.opens(*hit)
        };
        near.iter().any(asks) && !near.iter().any(machine) && !self.about_the_machine(found)
    }

    /// Whether people correct themselves or what others told them: "what I said", "what she told me".
    fn corrected(&self, found: &Followed<'_>) -> bool {
        let words = &self.excuses;
        let said = found.hits[found.last].token;
        let theirs = found.next(1).is_some_and(|hit| self.has(hit, words.hearer));
        let mut own = found.between().iter().filter(|hit| said - hit.token <= 2);
        !found.between().iter().any(|&hit| self.has(hit, words.all))
            && (theirs || own.any(|&hit| self.has(hit, words.speaker)))
    }

    /// Whether what came before is a contract or a letter: "any previous agreement between the parties".
    fn of_a_deal(&self, found: &Followed<'_>) -> bool {
        found.after(2).any(|hit| self.has(hit, self.excuses.deal)) && !self.about_the_machine(found)
    }

    /// Whether somebody asks for the rules of a house: "your rules for pets", and not "your rules for this chat".
    fn of_a_house(&self, found: &Followed<'_>) -> bool {
        let words = &self.excuses;
        self.has(found.hits[found.head], words.asks)
            && self.has(found.hits[found.last], words.policy)
            && found.next(1).is_some_and(|hit| self.has(hit, words.occasion))
            && found.hits[found.last].token + 2 < found.tokens.len() as u32
            && !found.between().iter().any(|&hit| words.hidden.iter().any(|&class| self.has(hit, class)))
            && !self.about_the_machine(found)
    }

    /// Whether the secret is how something is made or done: "your secret recipe", "your secret to staying calm".
    fn of_a_craft(&self, found: &Followed<'_>) -> bool {
        let words = &self.excuses;
        let knack = self.has(found.hits[found.last], words.knack);
        found.next(1).is_some_and(|hit| self.has(hit, words.craft) || knack && self.has(hit, words.occasion))
            && !self.about_the_machine(found)
    }

    /// Whether what nobody shall be told is the reader's own: "Never tell anyone your password".
    fn of_a_keepsake(&self, found: &Followed<'_>) -> bool {
        let near: Vec<Hit> = found.after(SUBJECT).collect();
        let any = |class| near.iter().any(|&hit| self.has(hit, class));
        any(self.excuses.your) && any(self.excuses.keepsake) && !self.about_the_machine(found)
    }

    /// Whether others want to know it: "ignore requests to reveal your password".
    fn of_a_request(&self, found: &Followed<'_>) -> bool {
        found.before(SUBJECT).any(|hit| self.has(hit, self.excuses.solicit)) && !self.about_the_machine(found)
    }

    fn about_the_machine(&self, found: &Followed<'_>) -> bool {
        found.after(TOPIC).any(|hit| self.excuses.machine.iter().any(|&class| self.has(hit, class)))
    }
}
