//! Reads lines and tables that name their fields otherwise.

use crate::{
    stop::Stop,
    visible::{listed, short},
};
use endurance_core::{Error, ErrorKind};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::{RawValue, to_raw_value};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// What a row stands for.
#[derive(Debug)]
pub(crate) struct Subject {
    /// The name of its schema.
    pub(crate) schema: &'static str,
    /// Its fields. With `metadata` among them its keys can be named too, as `metadata.KEY`.
    pub(crate) fields: &'static [&'static str],
    /// The field that every row must have.
    pub(crate) required: &'static str,
}

/// A row of `evaluate` and `verify`.
pub(crate) static INTERACTION: Subject = Subject {
    schema: "interaction",
    fields: &["interaction_id", "session_id", "query", "response", "history", "rag_documents", "metadata"],
    required: "response",
};

/// A row of `scan`.
pub(crate) static TEXT: Subject =
    Subject { schema: "scan_request", fields: &["id", "text", "role", "query"], required: "text" };

/// What each set of names stands for. Where a line has several of a field's keys, the first counts.
const KNOWN: &[Set] = &[
    (
        "ragas",
        &[
            ("query", "user_input"),
            ("query", "question"),
            ("response", "response"),
            ("response", "answer"),
            ("rag_documents", "retrieved_contexts"),
            ("rag_documents", "contexts"),
            ("metadata.reference", "reference"),
            ("metadata.reference", "ground_truth"),
        ],
    ),
    (
        "deepeval",
        &[
            ("query", "input"),
            ("response", "actual_output"),
            ("rag_documents", "retrieval_context"),
            ("metadata.reference", "expected_output"),
        ],
    ),
];

/// A name, and the pairs of field and key it stands for.
type Set = (&'static str, &'static [(&'static str, &'static str)]);

/// A line's keys and their values, as they were written.
type Object = BTreeMap<String, Box<RawValue>>;

/// Which key of a line, or which column of a table, is which field.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// (field, key), in order of preference: the user's own first.
    pairs: Vec<(String, String)>,
    /// How many are the user's own.
    own: usize,
    seen: Arc<Seen>,
    subject: &'static Subject,
}

/// Which keys the lines have, shared by all who read them.
#[derive(Debug, Default)]
struct Seen {
    /// Whether every key that the user named was met: then nobody looks any more.
    all: AtomicBool,
    /// The user's own that were met, and the first others of the alphabet.
    keys: Mutex<(BTreeSet<String>, BTreeSet<String>)>,
    /// Options that read lines which lack a field.
    remedies: Mutex<BTreeSet<String>>,
}

/// Keys of lines that are kept, to be told.
const MOST_KEYS: usize = 20;

impl Subject {
    /// Whether it has a field of this name.
    pub(crate) fn has(&self, field: &str) -> bool {
        let in_metadata = field.strip_prefix("metadata.").is_some_and(|key| !key.is_empty());
        self.fields.contains(&field) || (in_metadata && self.fields.contains(&"metadata"))
    }

    fn allowed(&self) -> String {
        let keys = if self.fields.contains(&"metadata") { " or metadata.KEY" } else { "" };
        self.fields.join(", ") + keys
    }
}

/// The way to a field: `metadata.KEY` lies in `metadata`, and `metadata.groups.NAME` one deeper.
pub(crate) fn path(field: &str) -> Vec<&str> {
    field.splitn(3, '.').collect()
}

impl Columns {
    /// From what `--column` was given.
    pub(crate) fn parse(given: &[String], subject: &'static Subject) -> Result<Self, Stop> {
        let mut own = Vec::new();
        let mut set: Option<&str> = None;
        for text in given {
            if let Some((field, key)) = text.split_once('=') {
                own.push(checked(field, key, &own, subject)?);
            } else if let Some(first) = set {
                return Err(Stop::refused(format!(
                    "`--column {text}`: `--column {first}` is given already, and one is allowed"
                )));
            } else {
                set = Some(known(text)?.0);
            }
        }
        let set = set.map(known).transpose()?.map_or(&[][..], |(_, pairs)| pairs);
        // A field's own key stands in for the set's keys, and a key is read once.
        let rest = set.iter().filter(|(field, key)| !own.iter().any(|(f, k)| f == field || k == key));
        let rest: Vec<_> = rest.map(|&(field, key)| (field.to_owned(), key.to_owned())).collect();
        Ok(Self {
            own: own.len(),
            pairs: own.into_iter().chain(rest).collect(),
            seen: Arc::default(),
            subject,
        })
    }

    /// The same without any renaming.
    pub(crate) fn none(self) -> Self {
        Self { pairs: Vec::new(), own: 0, ..self }
    }

    /// What the rows stand for.
    pub(crate) fn subject(&self) -> &'static Subject {
        self.subject
    }

    /// The keys that the user named, which a table must have.
    pub(crate) fn own_keys(&self) -> impl Iterator<Item = &str> {
        self.pairs[..self.own].iter().map(|(_, key)| key.as_str())
    }

    /// For a table with these columns: which of them is which field, as a line's keys would be. What no field is called
    /// keeps its name; a column without a name is left out.
    pub(crate) fn resolve(&self, names: &[String]) -> Vec<(usize, String)> {
        let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (field, key) in &self.pairs {
            if let Some(at) = names.iter().position(|name| name == key) {
                fields.entry(field).or_insert(at);
                taken.insert(at);
            }
        }
        for (at, name) in names.iter().enumerate() {
            if !name.is_empty() && !taken.contains(&at) {
                fields.entry(name).or_insert(at);
            }
        }
        fields.into_iter().map(|(field, at)| (at, field.to_owned())).collect()
    }

    /// What `read` makes of the line with our names. Where it misses the field that every row must have, the option that may
    /// find it is kept, to be told.
    ///
    /// # Errors
    /// Those of [`Self::rename`] and of `read`.
    pub(crate) fn read<T>(&self, line: &[u8], read: impl Fn(&[u8]) -> Result<T, Error>) -> Result<T, Error> {
        let found = read(&self.rename(line)?);
        if found.as_ref().is_err_and(|error| error.kind() == ErrorKind::MissingField) {
            self.seen.remedies().extend(self.remedy(line));
        }
        found
    }

    /// The option that reads this line, which lacks the field that every row must have; nothing where names were given.
    fn remedy(&self, line: &[u8]) -> Option<String> {
        let required = self.subject.required;
        let line = serde_json::from_slice::<Object>(line).ok()?;
        if !self.pairs.is_empty() || line.contains_key(required) {
            return None;
        }
        let known = KNOWN.iter().find_map(|(set, pairs)| {
            let (_, key) = pairs.iter().find(|(field, key)| *field == required && line.contains_key(*key))?;
            Some(format!("`--column {set}` reads it from `{key}`"))
        });
        Some(known.unwrap_or_else(|| format!("`--column {required}=THEIRS` reads it from the key THEIRS")))
    }

    /// The line with our names; as it was when there is nothing to rename, or when it is no object (the core then says so).
    ///
    /// # Errors
    /// When the line is an object that ends too early or has a key twice: of its own names the core would only say that ours
    /// are missing.
    pub(crate) fn rename<'l>(&self, line: &'l [u8]) -> Result<Cow<'l, [u8]>, Error> {
        if self.pairs.is_empty() || std::str::from_utf8(line).is_err() {
            return Ok(Cow::Borrowed(line));
        }
        match serde_json::from_slice::<Entries>(line) {
            Ok(Entries(entries)) => {
                let renamed = self.renamed(unique(entries)?);
                Ok(renamed.map_or(Cow::Borrowed(line), Cow::Owned))
            }
            Err(error) if error.is_data() || !line.trim_ascii_start().starts_with(b"{") => {
                Ok(Cow::Borrowed(line))
            }
            Err(error) => {
                let message = error.to_string().replace(" at line 1 column ", " at column ");
                Err(Error::new(ErrorKind::InvalidJson, message))
            }
        }
    }

    fn renamed(&self, mut object: Object) -> Option<Vec<u8>> {
        self.look(&object);
        // All are taken before any is put: two fields can swap their keys.
        let mut taken = BTreeMap::new();
        for (field, key) in &self.pairs {
            if let Some(value) = object.remove(key) {
                taken.entry(field.as_str()).or_insert(value);
            }
        }
        for (field, value) in taken {
            put(&mut object, &path(field), value)?;
        }
        serde_json::to_vec(&object).ok()
    }
}

/// A line's keys and their values as they stand, so that none gets lost.
struct Entries(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_map(Each)
    }
}

fn unique(entries: Vec<(String, Box<RawValue>)>) -> Result<Object, Error> {
    let mut object = Object::new();
    for (key, value) in entries {
        if object.contains_key(&key) {
            let message = format!("duplicate field `{}`", short(&key));
            return Err(Error::new(ErrorKind::InvalidField, message));
        }
        object.insert(key, value);
    }
    Ok(object)
}

impl Columns {
    /// Remembers the keys of a line, as long as one that the user named was not met.
    fn look(&self, line: &Object) {
        if self.own == 0 || self.seen.all.load(Ordering::Relaxed) {
            return;
        }
        let (met, others) = &mut *self.seen.keys();
        met.extend(self.own_keys().filter(|key| line.contains_key(*key)).map(str::to_owned));
        others.extend(line.keys().cloned());
        while others.len() > MOST_KEYS {
            others.pop_last();
        }
        self.seen.all.store(met.len() == self.own, Ordering::Relaxed);
    }

    /// A sentence about the lines that lack the field that every row must have, where an option may find it.
    pub(crate) fn absent(&self) -> Option<String> {
        let remedies = self.seen.remedies();
        remedies.first().map(|remedy| format!("a line lacks `{}`; {remedy}", self.subject.required))
    }

    /// A sentence about the first key that the user named and no line has; nothing before a line was read.
    pub(crate) fn unmet(&self) -> Option<String> {
        let (met, others) = &*self.seen.keys();
        let (field, key) = self.pairs[..self.own].iter().find(|(_, key)| !met.contains(key))?;
        (!others.is_empty()).then(|| {
            format!("`--column {field}={key}`: no line has this key; the keys are {}", listed(others.iter()))
        })
    }
}

impl Seen {
    fn keys(&self) -> MutexGuard<'_, (BTreeSet<String>, BTreeSet<String>)> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remedies(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.remedies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn known(name: &str) -> Result<&'static Set, Stop> {
    KNOWN.iter().find(|(known, _)| *known == name).ok_or_else(|| {
        let names: Vec<_> = KNOWN.iter().map(|(known, _)| *known).collect();
        Stop::refused(format!("`--column {name}` must be NAME=THEIRS or one of {}", names.join(", ")))
    })
}

fn checked(
    field: &str,
    key: &str,
    before: &[(String, String)],
    subject: &Subject,
) -> Result<(String, String), Stop> {
    let refused = |why: String| Err(Stop::refused(format!("`--column {field}={key}`: {why}")));
    if !subject.has(field) {
        return refused(format!("NAME must be one of {}", subject.allowed()));
    }
    if key.is_empty() {
        return refused("THEIRS must be a key of the lines".into());
    }
    if before.iter().any(|(f, _)| f == field) {
        return refused(format!("`{field}` is given already, and one key is allowed"));
    }
    if before.iter().any(|(_, k)| k == key) {
        return refused(format!("`{key}` is given already, and a key is read once"));
    }
    Ok((field.to_owned(), key.to_owned()))
}

/// Puts `value` where `path` leads; nothing when what lies on the way is no object.
fn put(object: &mut Object, path: &[&str], value: Box<RawValue>) -> Option<()> {
    let (first, rest) = path.split_first()?;
    if rest.is_empty() {
        object.insert((*first).to_owned(), value);
        return Some(());
    }
    let mut below = match object.get(*first) {
        Some(raw) => serde_json::from_str::<Option<Object>>(raw.get()).ok()?.unwrap_or_default(),
        None => Object::new(),
    };
    put(&mut below, rest, value)?;
    object.insert((*first).to_owned(), to_raw_value(&below).ok()?);
    Some(())
}
