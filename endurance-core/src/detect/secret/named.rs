//! Values that stand behind their name: in a file of settings, in code, or in a sentence of one of six languages.

use super::{
    SecretKind as Kind,
    table::{entropy, is_placeholder, is_random},
};
use crate::{interaction::Span, limits::boundary};

/// How far behind the name its value begins, in bytes and in words.
const FAR: usize = 140;
const MOST_WORDS: usize = 14;
/// The longest value.
const LONGEST: usize = 512;

/// What links a name to the value right behind: in English, Spanish, French, German, Portuguese, Hindi.
const LINKS: &[&str] = &[
    "is",
    "was",
    "be",
    "are",
    "equals",
    "to",
    "as",
    "es",
    "será",
    "sería",
    "era",
    "a",
    "est",
    "sera",
    "était",
    "à",
    "ist",
    "lautet",
    "war",
    "wird",
    "heißt",
    "auf",
    "é",
    "será",
    "foi",
    "para",
    "है",
    "था",
    "hai",
    "tha",
    "रखा",
    "bearer",
    "basic",
];
/// Links so common that the value must look the more like one.
const LOOSE: &[&str] = &["to", "as", "a", "à", "auf", "para", "was", "be", "are", "-", "–", "—"];
/// What may stand between a link and the value.
const BETWEEN: &[&str] = &[
    "now",
    "currently",
    "temporarily",
    "still",
    "just",
    "simply",
    "set",
    "ahora",
    "actualmente",
    "maintenant",
    "actuellement",
    "désormais",
    "jetzt",
    "derzeit",
    "aktuell",
    "vorläufig",
    "nun",
    "agora",
    "atualmente",
    "अब",
    "अभी",
    "ab",
    "abhi",
    "the",
    "following",
    "यह",
    "ye",
    "yeh",
];
/// What stands behind the value in Hindi: "X है".
const AFTER: &[&str] = &["है", "hai", "था", "tha", "रखा", "rakha", "set", "होगा", "hoga"];
/// What says that a value is shown, not given.
const SHOWN: &[&str] = &[
    "example",
    "e.g.",
    "for instance",
    "such as",
    "ejemplo",
    "exemple",
    "beispiel",
    "exemplo",
    "उदाहरण",
    "udaharan",
];
/// What makes a bare "key" one that unlocks.
const KEYS: &[&str] = &[
    "api",
    "secret",
    "access",
    "private",
    "signing",
    "signature",
    "encryption",
    "decryption",
    "master",
    "shared",
    "auth",
    "authentication",
    "hmac",
    "service",
    "webhook",
    "session",
    "jwt",
    "app",
    "client",
    "deploy",
    "root",
    "admin",
    "storage",
    "subscription",
    "consumer",
    "cookie",
    "cipher",
    "aes",
    "account",
    "function",
    "functions",
    "integration",
    "ingest",
    "license",
    "licence",
    "sign",
    "crypto",
];
/// What makes a token one of another kind.
const OTHER_TOKENS: &[&str] =
    &["page", "pagination", "continuation", "next", "sync", "eos", "bos", "pad", "unk", "cls"];
/// What may stand behind a name as part of it.
const ENDINGS: &[&str] = &[
    "prod",
    "production",
    "dev",
    "staging",
    "live",
    "test",
    "base64",
    "b64",
    "hex",
    "value",
    "current",
    "old",
    "new",
    "primary",
    "secondary",
    "v1",
    "v2",
    "v3",
    "1",
    "2",
    "3",
];

/// The value of the name at `start..end`.
pub(super) fn value(raw: &str, kind: Kind, start: usize, end: usize) -> Option<Span> {
    let after = whole(raw, kind, start, end)?;
    let from = boundary(raw, start.saturating_sub(48));
    let line = raw[from..start].rfind(['\n', '!', '?']).map_or(from, |at| from + at + 1);
    let before = raw[line..start].to_lowercase();
    if is_shown(&before) {
        return None;
    }
    let compound = before.ends_with(['_', '-', ' ']) || kind == Kind::Password;
    let name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let tag = before.trim_end_matches(name).ends_with('<');
    let span = Reader { raw, kind, compound, tag }.read(after)?;
    let between = raw[after..span.start as usize].to_lowercase();
    (!is_shown(&between)).then_some(span)
}

/// Whether a part of a sentence says that what follows is shown, not given.
fn is_shown(lower: &str) -> bool {
    SHOWN.iter().any(|word| lower.contains(word))
}

/// Where the name ends, if it is one: a word of its own, or the last part of one.
fn whole(raw: &str, kind: Kind, start: usize, end: usize) -> Option<usize> {
    let name = &raw[start..end];
    let short = name.len() <= 5 && kind == Kind::Password;
    let before = raw[..start].chars().next_back();
    let glued = before.is_some_and(char::is_alphabetic);
    // dbPwd is two words, IPW is one
    let camel = name.as_bytes()[0].is_ascii_uppercase()
        && name.as_bytes()[1].is_ascii_lowercase()
        && before.is_some_and(char::is_lowercase);
    if short && glued && !camel {
        return None;
    }
    let from = boundary(raw, start.saturating_sub(30));
    let head = raw[from..start].to_lowercase();
    let head = head.trim_end_matches(['_', '-', ' ', '.']);
    let last = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let lower = name.to_ascii_lowercase();
    let fits = match lower.as_str() {
        "key" => KEYS.iter().any(|known| last.ends_with(known)),
        "token" => !OTHER_TOKENS.contains(&last),
        "clave" => {
            let behind = raw[end..boundary(raw, end + 24).max(end)].to_lowercase();
            !["secret", "api", "priv", "de firma", "de cifr"].iter().any(|word| behind.contains(word))
        }
        _ => true,
    };
    if !fits || last == "public" {
        return None;
    }
    let rest = &raw[end..];
    if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return Some(end);
    }
    let ending: usize = rest.bytes().take(16).take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let tail = rest[..ending].strip_prefix('_')?.to_ascii_lowercase();
    ENDINGS.contains(&tail.as_str()).then_some(end + ending)
}

/// Reads what stands behind a name.
struct Reader<'a> {
    raw: &'a str,
    kind: Kind,
    /// Whether the name has a part that says what it unlocks.
    compound: bool,
    /// Whether the name stands in angle brackets: a tag, if another closes it, else what stands for a value.
    tag: bool,
}

/// How a value is linked to its name, the firmest last.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Link {
    None,
    /// It stands right behind.
    Adjacent,
    Loose,
    Said,
    Assigned,
}

/// What a word behind a name is.
enum Step {
    Value(Span),
    /// None, but the value may stand behind it, linked like this.
    Next(Link, usize),
    End,
}

impl Reader<'_> {
    fn read(&self, end: usize) -> Option<Span> {
        let limit = boundary(self.raw, end + FAR);
        let closing = |c: char| matches!(c, '"' | '\'' | '`' | '*' | ']' | '»' | '”' | '“');
        let mut at =
            end + self.raw[end..limit].len() - self.raw[end..limit].trim_start_matches(closing).len();
        let mut link = Link::Adjacent;
        for _ in 0..MOST_WORDS {
            let rest = self.raw.get(at..limit)?;
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']).len();
            at += blank;
            let rest = &self.raw[at..limit];
            let c = rest.chars().next()?;
            let size = c.len_utf8();
            match c {
                '\n' | '\r' if link == Link::Assigned => at += size,
                '\n' | '\r' | '।' | ';' | '<' | '{' => return None,
                ':' | '=' | '|' | '→' | '：' => (link, at) = (Link::Assigned, at + size),
                '>' if self.tag && !rest.contains("</") => return None,
                '>' if link != Link::None => (link, at) = (Link::Assigned, at + size),
                '-' | '–' | '—' if rest[size..].starts_with([' ', '>']) => {
                    (link, at) = (Link::Loose, at + size);
                }
                '(' | ',' => (link, at) = (if c == '(' { link } else { Link::None }, at + size),
                '"' | '\'' | '`' | '“' | '„' | '«' | '‘' | '”' => {
                    let (inside, next) = self.quoted(at + size, c)?;
                    if self.fits(inside, link, true) {
                        return Some(inside);
                    }
                    if link == Link::Assigned {
                        return None;
                    }
                    (link, at) = (Link::None, next);
                }
                '*' if rest.starts_with("**") || rest[1..].contains('*') => at += size,
                // password@host: nothing parts them
                _ if at == end => return None,
                _ => match self.word(at, link, limit) {
                    Step::Value(span) => return Some(span),
                    Step::Next(behind, next) => (link, at) = (behind, next),
                    Step::End => return None,
                },
            }
        }
        None
    }

    /// Reads the word at `at`: the value, a link to it, or another word of the sentence.
    fn word(&self, at: usize, link: Link, limit: usize) -> Step {
        let (inside, next) = self.bare(at);
        let lower = self.raw[inside.range()].to_lowercase();
        let mut behind = link;
        if LINKS.contains(&lower.as_str()) {
            behind = if LOOSE.contains(&lower.as_str()) { Link::Loose } else { Link::Said };
        } else if link <= Link::Adjacent || !BETWEEN.contains(&lower.as_str()) {
            let told = if self.is_told(next, limit) { Link::Said } else { link };
            if self.fits(inside, told, false) {
                return Step::Value(inside);
            }
            if link == Link::Assigned
                && lower.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '['))
            {
                return Step::End;
            }
            // "the password for the file: X"
            behind = if self.raw[..next].ends_with(':') { Link::Assigned } else { Link::None };
        }
        let ends = next <= at || self.raw[..next].ends_with(['.', '?', '!']);
        if ends { Step::End } else { Step::Next(behind, next) }
    }

    /// Whether the word at `at` says that what stands before it is the value.
    fn is_told(&self, at: usize, limit: usize) -> bool {
        let rest = self.raw.get(at..limit.max(at)).unwrap_or("").trim_start();
        let word = rest.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '।')).next();
        word.is_some_and(|word| AFTER.contains(&word))
    }

    /// What stands between the quote before `at` and its other half.
    fn quoted(&self, at: usize, open: char) -> Option<(Span, usize)> {
        let close = match open {
            '“' | '„' | '”' => &['”', '“'][..],
            '«' => &['»'],
            '‘' => &['’'],
            '"' => &['"'],
            '\'' => &['\''],
            _ => &['`'],
        };
        let most = boundary(self.raw, at + LONGEST);
        let text = &self.raw[at..most];
        let length = text.find(|c: char| close.contains(&c) || c == '\n')?;
        let inside = text[..length].trim().trim_end_matches('\\');
        let start = at + text[..length].len() - text[..length].trim_start().len();
        let next = at + length + text[length..].chars().next().map_or(0, char::len_utf8);
        (!inside.is_empty()).then(|| (Span::new(start, start + inside.len()), next))
    }

    /// The word at `at` without the marks of the sentence around it, and where it ends.
    fn bare(&self, at: usize) -> (Span, usize) {
        let most = boundary(self.raw, at + LONGEST);
        let text = &self.raw[at..most];
        let ends = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ';' | '"' | '`' | '“' | '”' | '»' | '«' | '।' | '’' | '、' | '。' | '\u{0}'..='\u{1f}'
                )
        };
        let mut length = text.find(ends).unwrap_or(text.len());
        if let Some(tag) = text[..length].find("</") {
            length = tag;
        }
        // the next part of an address or of an object in code
        for (mark, digit) in [('&', true), (',', false)] {
            if let Some(cut) = text[..length].find(mark) {
                let behind = &text[cut + 1..length];
                if behind.is_empty() || behind.starts_with(['\'', '{']) || digit && behind.contains('=') {
                    length = cut;
                }
            }
        }
        let mut word = &text[..length];
        loop {
            let unopened = |close: char, open: char| {
                word.ends_with(close) && word.matches(open).count() < word.matches(close).count()
            };
            let markup = self.raw[..at].ends_with('*') && word.ends_with('*') && !word.ends_with("***");
            if word.ends_with(['.', ',', ':', '\'']) && !word.ends_with("...")
                || markup
                || unopened(')', '(')
                || unopened(']', '[')
                || unopened('}', '{')
            {
                word = &word[..word.len() - 1];
            } else {
                break;
            }
        }
        let first = text.chars().next().map_or(1, char::len_utf8);
        (Span::new(at, at + word.len()), at + length.max(first).max(word.len()))
    }

    fn fits(&self, span: Span, link: Link, quoted: bool) -> bool {
        let value = &self.raw[span.range()];
        if self.kind == Kind::Password {
            is_password(value, link, quoted)
        } else {
            self.is_secret(value, link, quoted)
        }
    }

    /// Whether what is called a key, a token or a secret is one.
    fn is_secret(&self, value: &str, link: Link, quoted: bool) -> bool {
        let hex = value.len() >= 32 && value.bytes().all(|b| b.is_ascii_hexdigit());
        let uuid = is_uuid(value);
        let firm = match link {
            Link::Assigned | Link::Said => true,
            Link::None => quoted,
            Link::Adjacent | Link::Loose => quoted || value.len() >= 16 && classes(value) >= 2 && !uuid,
        };
        let contract = value.len() == 42 && value.starts_with("0x") && !self.compound;
        let path = [
            "/",
            "./",
            "arn:",
            "vault:",
            "op://",
            "ssm:",
            "env:",
            "file:",
            "kms:",
            "ref+",
            "projects/",
            "sha256:",
            "#",
        ];
        let named = path.iter().any(|start| value.starts_with(start))
            || value.contains('/') && !value.bytes().any(|b| b.is_ascii_uppercase())
            || is_kebab(value)
                && !(self.compound && link == Link::Assigned && entropy(value.as_bytes()) >= 3.2);
        let digit = value.bytes().any(|b| b.is_ascii_digit());
        firm && (12..=LONGEST).contains(&value.len())
            && value.bytes().all(|b| b.is_ascii_graphic())
            && digit
            && (hex || uuid || classes(value) >= 2)
            && !contract
            && !named
            && !is_plain(value)
            && !is_code(value, quoted)
            && is_random(value, 2.8)
    }
}

fn classes(value: &str) -> usize {
    let kinds =
        [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit, u8::is_ascii_punctuation];
    kinds.iter().filter(|kind| value.bytes().any(|b| kind(&b))).count()
}

/// Whether what is called a password is one.
fn is_password(value: &str, link: Link, quoted: bool) -> bool {
    let length = value.chars().count();
    let digit = value.bytes().any(|b| b.is_ascii_digit());
    let classes = classes(value);
    let phrase = quoted && value.contains(' ');
    let least = match link {
        Link::Assigned | Link::Said => 2,
        _ if quoted && link == Link::None => 3,
        Link::None => return false,
        _ if quoted => 2,
        _ => 3,
    };
    // A name without digits is code: `password = user.password`.
    let named = !digit && (classes < 3 || value.contains(['.', '_']) || !quoted && link < Link::Assigned);
    let latin = value
        .chars()
        .all(|c| c.is_ascii_graphic() || c.is_alphabetic() && c < '\u{250}' || phrase && c == ' ');
    let words = value.split(' ').count();
    let spaced = phrase && (!digit || !(3..=10).contains(&words) || value.contains(['.', ',', ':']));
    // "go to Settings2"
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let loose =
        link == Link::Loose && !quoted && digits < 3 && !value.contains(|c: char| c.is_ascii_punctuation());
    (6..=128).contains(&length)
        && !loose
        && classes >= least
        && latin
        && !named
        && !spaced
        && !is_plain(value)
        && !is_uuid(value)
        && !is_hash(value)
        && !is_rule(value)
        && !is_code(value, quoted)
        && !value.contains("•")
        && !is_placeholder(value)
        && entropy(value.as_bytes()) >= 2.3
}

fn is_uuid(value: &str) -> bool {
    value.len() == 36 && value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// Hashes identify; they do not unlock.
fn is_hash(value: &str) -> bool {
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit());
    hex && matches!(value.len(), 32 | 40 | 64 | 128)
        || ["$2", "$argon", "$6$", "$5$", "pbkdf2"].iter().any(|h| value.starts_with(h))
}

/// Numbers, versions, dates, addresses, names of files.
fn is_plain(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let number = lower.trim_start_matches('v');
    let number = number
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b':' | b'/' | b'+' | b't' | b'z'));
    let file = lower.rsplit_once('.').is_some_and(|(name, end)| {
        let ends = [
            "pdf", "txt", "doc", "docx", "xls", "xlsx", "zip", "csv", "json", "yaml", "yml", "env", "md",
            "html", "php", "py", "js", "ts", "com", "org", "net", "io", "in", "de", "fr", "es", "br", "uk",
        ];
        ends.contains(&end)
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'@'))
    });
    let units = ["am", "pm", "th", "st", "nd", "rd"].iter().any(|unit| {
        lower.strip_suffix(unit).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b':'))
    });
    number || file || units || lower.contains("://") || lower.starts_with("mailto:")
}

/// "8-character", "sha256", "2FA": words of rules and help texts.
fn is_rule(value: &str) -> bool {
    const NAMES: [&str; 14] = [
        "sha1", "sha256", "sha512", "sha-1", "sha-256", "sha-512", "aes-256", "aes256", "base64", "utf-8",
        "bcrypt", "oauth2", "pbkdf2", "rot13",
    ];
    let lower = value.to_lowercase();
    let rest = lower.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = lower.len() - rest.len() <= 2 && lower.len() > rest.len();
    let unit = rest.trim_start_matches(['-', '+', '–']);
    let units = [
        "char", "digit", "letter", "zeichen", "caract", "day", "hour", "minute", "month", "tage", "stell",
        "ziffer", "fa-", "factor",
    ];
    // "2-point"
    let said = rest.strip_prefix('-').is_some_and(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
    counted && (said || units.iter().any(|word| unit.starts_with(word)))
        || NAMES.contains(&lower.as_str())
        || lower.starts_with("2fa")
}

/// Words and numbers with hyphens: the name of a thing, or a phrase of words.
fn is_kebab(value: &str) -> bool {
    let parts = || value.split(['-', '_', '.']);
    let word = |part: &str| part.len() >= 2 && part.bytes().all(|b| b.is_ascii_lowercase());
    let number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    parts().all(|part| word(part) || number(part)) && parts().filter(|part| word(part)).count() >= 2
}

/// What a program computes or reads elsewhere.
fn is_code(value: &str, quoted: bool) -> bool {
    let marks = ["${", "{{", "$(", "->", "://", "::", "<%", "()", "os.environ", "process.env"];
    let name = |text: &str| {
        text.len() >= 3 && text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'.'))
    };
    let called = value.find(['(', '[']).is_some_and(|at| name(&value[..at]));
    let variable = value.strip_prefix(['$', '%', '@']).is_some_and(|rest| {
        rest.trim_end_matches('%').bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
            || !quoted && rest.contains('_') && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    });
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
            && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
    };
    let snake = value.contains('_')
        && value
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_');
    let path = value.contains('.')
        && value.split('.').all(part)
        && value.bytes().filter(u8::is_ascii_digit).count() <= 1;
    marks.iter().any(|mark| value.contains(mark))
        || value.contains('(') && called
        || !quoted && called
        || variable
        || !quoted && (snake || path)
}
