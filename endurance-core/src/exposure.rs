//! Personal data in the response that neither the user nor a document gave away.

use crate::{
    claims::corpus::{Library, Source},
    detect::{PersonalKind, Pii, PiiType, compact},
    interaction::Span,
    text::{Text, entity::Entity},
};
use aho_corasick::AhoCorasick;

/// One item of personal data that is exposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exposed {
    pub(crate) kind: PersonalKind,
    pub(crate) span: Span,
    /// Whether the same stands further up already.
    pub(crate) again: bool,
}

/// Digits of a telephone number that are compared: the rest is the country's code, written or not.
const PHONE_DIGITS: usize = 8;

/// Shorter values are no evidence: they stand in other numbers.
const LEAST: usize = 4;

/// Boxes that an office reads, not a person.
const ROLES: &[&str] = &[
    "info",
    "contact",
    "help",
    "helpdesk",
    "helpline",
    "support",
    "office",
    "enquiry",
    "enquiries",
    "inquiry",
    "inquiries",
    "query",
    "queries",
    "rti",
    "pio",
    "cpio",
    "grievance",
    "grievances",
    "complaint",
    "complaints",
    "feedback",
    "care",
    "customercare",
    "service",
    "services",
    "sales",
    "admin",
    "webmaster",
    "postmaster",
    "media",
    "press",
    "privacy",
    "dpo",
    "legal",
    "foi",
    "careers",
    "jobs",
    "billing",
    "accounts",
    "reception",
    "secretary",
    "registrar",
    "team",
    "mail",
    "hello",
    "kontakt",
    "contacto",
    "contato",
    "servicio",
];

/// Words of a sentence that gives the number or address of an office; beginnings of words.
const CONTACT: &[&str] = &[
    "contact",
    "office",
    "helpline",
    "helpdesk",
    "help desk",
    "desk",
    "hotline",
    "enquir",
    "inquir",
    "support",
    "toll",
    "reception",
    "department",
    "ministry",
    "customer care",
    "customer service",
    "grievance",
    "nodal",
    "information officer",
    "officer",
    "reached",
    "answers",
    "booking",
    "booked",
    "appointment",
    "reservation",
    "अधिकारी",
    "पूछताछ",
    "cita previa",
    "reservas",
    "joindre",
    "erreichbar",
    "emergency",
    "control room",
    "switchboard",
    "संपर्क",
    "सम्पर्क",
    "कार्यालय",
    "हेल्पलाइन",
    "सहायता",
    "विभाग",
    "मंत्रालय",
    "contacto",
    "oficina",
    "atención",
    "bureau",
    "accueil",
    "kontakt",
    "büro",
    "zentrale",
    "contato",
    "escritório",
    "atendimento",
];

/// Words of private life; beginnings of words.
const PRIVATE: &[&str] = &[
    "mr ",
    "mr.",
    "mrs",
    "ms ",
    "ms.",
    "his ",
    "her ",
    "home",
    "mobile",
    "private",
    "personal",
    "patient",
    "customer",
    "client",
    "employee",
    "applicant",
    "tenant",
    "student",
    "pupil",
    "resident",
    "member",
    "neighbour",
    "neighbor",
    "wife",
    "husband",
    "daughter",
    "son ",
    "born",
    "owner",
    "guest",
    "complainant",
    "श्री",
    "रोगी",
    "ग्राहक",
    "कर्मचारी",
    "आवेदक",
    "निवासी",
    "निजी",
    "मोबाइल",
    "छात्र",
    "पति",
    "पत्नी",
    "móvil",
    "particular",
    "paciente",
    "cliente",
    "empleado",
    "solicitante",
    "privé",
    "privat",
    "patient",
    "kunde",
    "kundin",
    "mieter",
    "antragsteller",
    "domicile",
    "locataire",
    "portable",
    "celular",
    "pessoal",
    "requerente",
];

/// What a value is compared by, and what speaks for it.
struct Sought {
    kind: PersonalKind,
    key: String,
    role: bool,
    /// Whether it is an address that is made of a name: first.last@.
    named: bool,
    given: bool,
}

/// The personal data of `found` that is exposed, in order of position.
pub(crate) fn find(found: &[Pii], response: &Text, query: &Text, library: Library<'_>) -> Vec<Exposed> {
    let personal = found.iter().filter_map(|pii| match pii.pii_type {
        PiiType::Personal(kind) => Some((kind, pii.span)),
        _ => None,
    });
    let hits: Vec<(PersonalKind, Span, String)> =
        personal.map(|(kind, span)| (kind, span, key(kind, response.slice(span)))).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    let mut sought: Vec<Sought> =
        hits.iter().map(|(kind, span, key)| seek(*kind, key, response.slice(*span))).collect();
    sought.sort_by(|a, b| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
    sought.dedup_by(|a, b| (a.kind, &a.key) == (b.kind, &b.key));
    exempt(&mut sought, query, library);

    let mut seen = vec![false; sought.len()];
    let mut out = Vec::new();
    for (kind, span, key) in hits {
        let at = sought.binary_search_by(|one| (one.kind, &one.key).cmp(&(kind, &key)));
        if let Some(at) = at.ok().filter(|&at| !sought[at].given) {
            out.push(Exposed { kind, span, again: std::mem::replace(&mut seen[at], true) });
        }
    }
    out
}

fn seek(kind: PersonalKind, key: &str, raw: &str) -> Sought {
    let local = raw.split('@').next().unwrap_or_default().to_lowercase();
    let first = local.split(['.', '-', '_', '+']).next().unwrap_or_default();
    Sought {
        kind,
        key: key.to_owned(),
        role: kind == PersonalKind::Email && ROLES.contains(&first),
        named: kind == PersonalKind::Email && local.len() > first.len(),
        given: false,
    }
}

/// What two spellings of one value share.
fn key(kind: PersonalKind, raw: &str) -> String {
    let mut key = compact(raw);
    if kind == PersonalKind::Phone && key.len() > PHONE_DIGITS && key.is_ascii() {
        key.drain(..key.len() - PHONE_DIGITS);
    }
    key
}

/// Marks what the user typed, what public documents hold, and contacts of offices that documents give. One pass over the
/// texts, however much is sought.
fn exempt(sought: &mut [Sought], query: &Text, library: Library<'_>) {
    let keys = sought.iter().map(|one| if one.key.len() < LEAST { "\0" } else { &*one.key });
    let Ok(keys) = AhoCorasick::new(keys) else { return };
    let mut mark = |raw: &str, holds: &dyn Fn(&Sought) -> bool| {
        for found in keys.find_overlapping_iter(&compact(raw)) {
            let one = &mut sought[found.pattern().as_usize()];
            one.given = one.given || holds(one);
        }
    };
    mark(&query.raw, &|_| true);
    // what a tool answered is no more the user's than a document is
    for turn in library.history.sources.iter().filter(|turn| !turn.tool) {
        mark(&turn.text.raw, &|_| true);
    }
    for Source { text, public, .. } in &library.documents.sources {
        if *public {
            mark(&text.raw, &|_| true);
            continue;
        }
        let mut before = "";
        for sentence in &text.sentences {
            let raw = text.slice(sentence.span);
            let office = std::cell::LazyCell::new(|| is_contact(before) || is_contact(raw));
            let private = std::cell::LazyCell::new(|| is_of_a_person(text, sentence.span));
            let reaches = |kind| matches!(kind, PersonalKind::Email | PersonalKind::Phone);
            mark(raw, &|one| one.role || reaches(one.kind) && (*office || !(one.named || *private)));
            // a heading or the words before a full stop: "Contact us. Phone: ..."
            before = raw;
        }
    }
}

fn is_contact(sentence: &str) -> bool {
    begins(&sentence.to_lowercase(), CONTACT)
}

/// Whether a sentence speaks of one person: it names somebody, or has a word of private life.
fn is_of_a_person(text: &Text, sentence: Span) -> bool {
    let names = |e: &Entity| e.tokens.len() > 1 && !e.acronym;
    text.entities_in(sentence).iter().any(names) || begins(&text.slice(sentence).to_lowercase(), PRIVATE)
}

/// Whether a word of `lower` begins with one of `words`.
fn begins(lower: &str, words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| lower.match_indices(word).any(|(at, _)| !lower[..at].ends_with(char::is_alphabetic)))
}
