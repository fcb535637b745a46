//! Which role a sentence gives to whom: "director Rhea Tomlin; press: Cody Wells" makes nobody else of them the director.

use super::{Atom, Detail, compare::Conflict, corpus::begins_alike};
use crate::{
    interaction::Span,
    text::{
        Text,
        entity::Entity,
        word::Token,
        words::{Words, words},
    },
};

/// How sure it is that a role is another's.
const STRENGTH: f64 = 0.75;

/// Names of a sentence that are looked at.
const MOST_NAMES: usize = 16;

/// Names of a claim that are looked at.
const MOST_CLAIMED: usize = 4;

/// Words between a name and its role in a claim: "the director's name is Ms Wells".
const NAMING: &Words = words!("name named called ms mr mrs dr herr frau heisst llama chiama appelle");

/// What somebody is to a house, a firm, a team or a work: a sentence has one of each.
const ROLES: [&Words; 3] = [
    words!(
        "director directors chair chairman chairwoman chairperson head president vice-president ceo cfo cto secretary \
         treasurer manager boss owner founder co-founder mayor minister governor senator judge lawyer attorney \
         prosecutor defendant architect engineer designer author writer editor publisher translator conductor composer \
         soloist pianist violinist singer actor actress producer screenwriter curator critic coach trainer captain \
         goalkeeper referee teacher principal headmaster headmistress professor lecturer physician"
    ),
    words!(
        "doctor surgeon nurse dentist therapist guide chef cook host moderator presenter spokesman spokeswoman \
         spokesperson press contact registrar librarian organiser organizer warden ranger pilot driver inspector \
         commander leader deputy assistant stand-in substitute landlord tenant buyer seller photographer painter \
         sculptor inventor winner runner-up"
    ),
    words!(
        "leiter leiterin direktor direktorin chefin vorsitzender vorsitzende burgermeister burgermeisterin trainerin \
         architektin autor autorin lehrer lehrerin arzt arztin geschaftsfuhrer geschaftsfuhrerin grunder grunderin \
         dirigent dirigentin directora presidente presidenta alcalde alcaldesa entrenador entrenadora autora arquitecto \
         arquitecta profesor profesora directeur directrice maire entraineur auteur architecte professeur fondateur \
         fondatrice direttore direttrice sindaco allenatore autore architetto professore fondatore diretor diretora \
         prefeito treinador"
    ),
];

fn is_role(token: &Token) -> bool {
    ROLES.iter().any(|words| words.contains(token.fold))
}

/// Words before a noun.
const DETERMINERS: &Words =
    words!("the a an its his her their our your my der die das ein eine sein ihr el la un una le son sa il");

/// Words that set what follows them apart from what stands before: "wrote to the director".
const APART: &Words = words!(
    "to with from by for at against of in on about like than not no mit von bei fur gegen nicht con para por no avec pour par pas"
);

/// A name with the word that says what somebody is: "director" of "director Rhea Tomlin" or "Rhea Tomlin (director)".
struct Held<'a> {
    role: &'a Token,
    name: &'a Entity,
}

/// A role that the statement gives to one whom the sentence names, while the sentence gives it to another.
pub(super) fn held_by_another(
    response: &Text,
    statement: Span,
    text: &Text,
    sentence: Span,
) -> Option<Conflict> {
    let (claimed, names) = (response.entities_in(statement), text.entities_in(sentence));
    if claimed.is_empty() || claimed.len() > MOST_CLAIMED || names.len() < 2 || names.len() > MOST_NAMES {
        return None;
    }
    // who is meant has to be told apart by the last word, and be named in the sentence
    let here = |claimed: &&Entity| {
        let own = last(response, claimed).map(|t| t.stem);
        own.is_some() && names.iter().any(|name| last(text, name).map(|t| t.stem) == own)
    };
    let mut claimed = claimed.iter().filter(here).peekable();
    claimed.peek()?;
    let held = holders(text, sentence);
    claimed.find_map(|claimed| of_another(response, statement, claimed, text, &held))
}

/// The same of one name of the statement.
fn of_another(
    response: &Text,
    statement: Span,
    claimed: &Entity,
    text: &Text,
    held: &[Held<'_>],
) -> Option<Conflict> {
    let own = *last(response, claimed)?;
    let is_claimed = |name: &Entity| last(text, name).is_some_and(|t| t.stem == own.stem);
    let role = roles(response, statement, claimed).into_iter().find_map(|word| {
        let same = |h: &&Held<'_>| {
            h.role.stem == word.stem || begins_alike(response.slice(word.span), text.slice(h.role.span))
        };
        let mut holding = held.iter().filter(same);
        let first = holding.next()?;
        (!is_claimed(first.name) && !holding.any(|h| is_claimed(h.name))).then_some(first)
    })?;
    let detail = Detail {
        atom: Atom::Entity,
        claimed: response.slice(claimed.span).into(),
        source: Some(text.slice(role.role.span.hull(role.name.span)).into()),
        difference: None,
    };
    Some(Conflict { detail, strength: STRENGTH })
}

/// The word that tells a name from others: the last.
fn last<'a>(text: &'a Text, name: &Entity) -> Option<&'a Token> {
    text.words_of(name).iter().rfind(|t| !t.stop)
}

/// The words of the statement that may say what the named one is: nothing but names of naming stands between.
fn roles<'a>(response: &'a Text, statement: Span, name: &Entity) -> Vec<&'a Token> {
    let all = response.tokens_in(statement);
    let telling = |at: &usize| {
        let token = &response.tokens[*at];
        !token.stop && !token.is_number() && !NAMING.contains(token.fold)
    };
    let (start, end) = (name.tokens.start as usize, name.tokens.end as usize);
    let joined = |at: usize| {
        let between = if at < start { at + 1..start } else { end..at };
        let close = |t: &Token| (t.stop || NAMING.contains(t.fold)) && !APART.contains(t.fold);
        response.tokens[between].iter().all(close)
    };
    let before = (all.start..start).rev().find(telling).filter(|&at| joined(at));
    let behind = (end..all.end).find(telling).filter(|&at| joined(at));
    before.into_iter().chain(behind).map(|at| &response.tokens[at]).collect()
}

/// The roles of a sentence and who holds them; of names that are listed behind one role, each.
fn holders(text: &Text, sentence: Span) -> Vec<Held<'_>> {
    let gap = |a: u32, b: u32| text.raw.get(a as usize..b as usize).unwrap_or_default();
    let role = |at: usize| text.tokens.get(at).filter(|t| is_role(t) && sentence.contains(t.span));
    // a verb stands before a name too: "met Tom Hale"
    let is_noun = |token: &Token| {
        let at = text.tokens.partition_point(|t| t.span.end <= token.span.start);
        let before = at.checked_sub(1).map(|at| &text.tokens[at]).filter(|t| sentence.contains(t.span));
        before.is_none_or(|t| {
            DETERMINERS.contains(t.fold)
                || gap(t.span.end, token.span.start) == ", "
                || text.slice(t.span).ends_with("'s")
        })
    };
    let mut out: Vec<Held<'_>> = Vec::new();
    let mut listed: Option<(&Token, u32)> = None;
    for name in text.entities_in(sentence) {
        let before = (name.tokens.start as usize).checked_sub(1).and_then(role);
        let before = before.filter(|t| match gap(t.span.end, name.span.start) {
            ": " => true,
            " " => is_noun(t),
            _ => false,
        });
        // "Director Rhea Tomlin" is written like a name of three words
        let within = text.words_of(name).first().filter(|t| name.tokens.len() > 2 && is_role(t));
        let behind = role(name.tokens.end as usize).filter(|t| gap(name.span.end, t.span.start) == " (");
        // "guides Bruno Keller (beginners) and Sara Lutz"
        let joined = |end: u32| {
            let between = gap(end, name.span.start).trim_start_matches(|c| c != ')').trim_start_matches(')');
            let between = if between.is_empty() { gap(end, name.span.start) } else { between };
            matches!(between.trim(), "," | "and" | ", and" | "&" | "und" | "y" | "et" | "e" | "or")
        };
        let follows = listed.filter(|(_, end)| joined(*end)).map(|(role, _)| role);
        let before = before.or(within).or(follows);
        listed = before.map(|role| (role, name.span.end));
        out.extend(before.into_iter().chain(behind).map(|role| Held { role, name }));
    }
    out
}
