//! Strings by which a program reaches a service, with the password in them.

use super::table::is_placeholder;
use crate::interaction::Span;

/// The longest string read.
const LONGEST: usize = 1200;

/// What a string ends at, in an address.
fn closes(b: u8) -> bool {
    b.is_ascii_whitespace() || b.is_ascii_control() || matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`')
}

/// Where the string that goes on at `from` ends: before a blank or a quote, without the marks of the sentence around it.
fn end_of(raw: &str, start: usize, from: usize) -> usize {
    let bytes = &raw.as_bytes()[from..];
    let stops = |at: usize| closes(bytes[at]) || !bytes[at].is_ascii();
    let length = (0..bytes.len().min(LONGEST)).take_while(|&at| !stops(at)).count();
    trimmed(raw, start, from + length)
}

/// The end without the marks of the sentence around `start..end`.
fn trimmed(raw: &str, start: usize, end: usize) -> usize {
    let mut words = &raw[start..end];
    loop {
        let open = |open: char, close: char| words.matches(open).count() < words.matches(close).count();
        let shorter = match words.as_bytes().last() {
            Some(b'.' | b',' | b'!' | b'?' | b':' | b'*' | b'|' | b'\\') => true,
            Some(b')') => open('(', ')'),
            Some(b']') => open('[', ']'),
            Some(b'}') => open('{', '}'),
            _ => false,
        };
        if !shorter {
            return start + words.len();
        }
        words = &words[..words.len() - 1];
    }
}

/// Whether a password is one, and no name for one.
fn is_password(password: &str, user: &str) -> bool {
    const PLAIN: [&str; 15] = [
        "password", "pass", "pwd", "passwd", "secret", "user", "username", "postgres", "guest", "root",
        "token", "pw", "admin", "string", "required",
    ];
    password.len() >= 4
        && !is_placeholder(password)
        && password != user
        && !password.starts_with(['$', '{', '[', '%', '<', '*'])
        && !PLAIN.contains(&password.to_ascii_lowercase().as_str())
}

/// `user:password@` after the scheme that ends at `start`, to the end of the address; or a password among its parameters.
pub(super) fn address(raw: &str, start: usize, end: usize) -> Option<Span> {
    let bytes = raw.as_bytes();
    let part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b'+' | b'-' | b'.');
    let scheme = bytes[..start].iter().rev().take(24).take_while(part).count();
    let mut from = start - scheme;
    from += bytes[from..start].iter().take_while(|b| !b.is_ascii_alphabetic()).count();
    if from == start {
        return None;
    }
    let jdbc = bytes[from.saturating_sub(5)..from].eq_ignore_ascii_case(b"jdbc:");
    let head = if jdbc { from - 5 } else { from };
    let blank = |b: &u8| closes(*b) || *b == b'/' || *b == b')';
    let authority = &bytes[end..end + bytes[end..].iter().take(300).take_while(|b| !blank(b)).count()];
    let named = authority.iter().rposition(|&b| b == b'@').and_then(|at| {
        let colon = authority[..at].iter().position(|&b| b == b':')?;
        Some((raw.get(end..end + colon)?, raw.get(end + colon + 1..end + at)?))
    });
    let real = named
        .is_some_and(|(user, word)| !user.contains(['?', '#', '=', '&', ',']) && is_password(word, user));
    if real {
        return Some(Span::new(head, end_of(raw, head, end + authority.len())));
    }
    let web = matches!(&raw[from..start], "http" | "https");
    if web || !authority.iter().any(u8::is_ascii_alphanumeric) {
        return None;
    }
    let stop = end_of(raw, head, end).max(end);
    let query = raw[end..stop].split_once('?')?.1;
    parameters(query, &['&']).then(|| Span::new(head, stop))
}

/// Whether one of the pairs is a password.
fn parameters(pairs: &str, between: &[char]) -> bool {
    pairs
        .split(between)
        .filter_map(|pair| pair.split_once('='))
        .any(|(key, value)| unlocks(key) && is_password(value.trim_matches(['"', '\'', '{', '}']), ""))
}

/// Whether a key names what unlocks.
fn unlocks(key: &str) -> bool {
    const KEYS: [&str; 9] = [
        "password",
        "pwd",
        "pass",
        "passwd",
        "accountkey",
        "sharedaccesskey",
        "accesskey",
        "sharedaccesssignature",
        "primarykey",
    ];
    KEYS.iter().any(|known| key.trim().eq_ignore_ascii_case(known))
}

/// `jdbc:...;user=..;password=..`, `jdbc:...?user=..&password=..`, `jdbc:oracle:thin:user/password@...`.
pub(super) fn jdbc(raw: &str, start: usize, end: usize) -> Option<Span> {
    let stop = end_of(raw, start, end).max(end);
    let text = &raw[end..stop];
    let oracle = text.to_ascii_lowercase().starts_with("oracle:").then(|| text.rsplit_once('@')).flatten();
    let slashed = oracle.and_then(|(head, _)| head.rsplit(':').next()?.split_once('/'));
    let real = slashed.is_some_and(|(user, password)| is_password(password, user));
    let named = text.find([';', '?', '&', ':']).is_some_and(|_| parameters(text, &[';', '?', '&', ':']));
    (real || named).then(|| Span::new(start, stop))
}

/// `host:port,password=value,ssl=True`: what stands before and behind the mark at `start..end` without a break.
pub(super) fn listed(raw: &str, start: usize, end: usize) -> Option<Span> {
    let bytes = raw.as_bytes();
    let host = |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b'.' | b':' | b'-' | b'_' | b',' | b'=');
    let before = bytes[..start].iter().rev().take(300).take_while(host).count();
    let stop = end_of(raw, start - before, end);
    let password = raw.get(end..stop)?.split(',').next()?;
    let named = raw[start - before..start].contains(['.', ':']);
    (before >= 3 && named && is_password(password, "")).then(|| Span::new(start - before, stop))
}

/// Keys that may follow each other with a space between: libpq.
const SPACED: [&str; 13] = [
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "sslmode",
    "connect_timeout",
    "application_name",
    "options",
    "sslrootcert",
    "server",
    "database",
];

/// The pairs from the key at `start` on, and how far was read: a later key in them begins nothing of its own.
pub(super) fn pairs(raw: &str, start: usize) -> (Option<Span>, usize) {
    let bytes = raw.as_bytes();
    let limit = bytes.len().min(start + LONGEST);
    let (mut at, mut end, mut count, mut unlocked) = (start, start, 0, false);
    if start > 0
        && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'_' | b'-' | b'&' | b'?'))
    {
        return (None, start);
    }
    while let Some((key, value)) = pair(raw, at, limit) {
        let stop = value_end(raw, value, limit);
        let word = &raw[value..stop];
        let last = word.trim_end_matches('.');
        let bare = last.trim_matches(['"', '\'', '{', '}']);
        unlocked |= unlocks(&raw[at..key]) && is_password(bare, "") && !word.starts_with('{');
        unlocked |=
            unlocks(&raw[at..key]) && word.starts_with('{') && bare.contains(|c: char| c.is_ascii_digit());
        count += 1;
        end = stop;
        let Some(next) = next_pair(raw, stop, limit) else { break };
        at = next;
    }
    let span = (count >= 2 && unlocked).then(|| {
        let mut stop = end;
        if bytes.get(stop) == Some(&b';') {
            stop += 1;
        } else {
            stop = trimmed(raw, start, stop);
        }
        Span::new(start, stop)
    });
    (span, end)
}

/// The end of the key at `at`, and where its value begins.
fn pair(raw: &str, at: usize, limit: usize) -> Option<(usize, usize)> {
    let bytes = &raw.as_bytes()[at..limit];
    let part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b' ' | b'_' | b'-' | b'.');
    let key = bytes.iter().take(40).take_while(part).count();
    let first = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    if !first || key < 2 || bytes.get(key) != Some(&b'=') {
        return None;
    }
    let blank = usize::from(bytes.get(key + 1) == Some(&b' '));
    Some((at + key, at + key + 1 + blank))
}

/// Where the value that begins at `at` ends.
fn value_end(raw: &str, at: usize, limit: usize) -> usize {
    let bytes = &raw.as_bytes()[..limit];
    let close = match bytes.get(at) {
        Some(b'{') => Some(b'}'),
        Some(&quote @ (b'"' | b'\'')) => Some(quote),
        _ => None,
    };
    if let Some(close) = close {
        let inside = bytes[at + 1..].iter().take(200).take_while(|&&b| b != close && b != b'\n').count();
        if bytes.get(at + 1 + inside) == Some(&close) {
            return at + 2 + inside;
        }
    }
    let length = bytes[at..].iter().take_while(|&&b| b != b';' && !closes(b) && b.is_ascii()).count();
    let mut end = at + length;
    // a value of several words: where its semicolon and another key follow soon
    if bytes.get(end) == Some(&b' ') {
        let plain =
            |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b' ' | b'.' | b'-' | b'_' | b'(' | b')');
        let more = bytes[end..].iter().take(60).take_while(plain).count();
        if bytes.get(end + more) == Some(&b';') {
            end += more;
        }
    }
    end
}

/// Where the next pair begins behind the value that ends at `end`.
fn next_pair(raw: &str, end: usize, limit: usize) -> Option<usize> {
    let bytes = &raw.as_bytes()[..limit];
    let semicolon = usize::from(bytes.get(end) == Some(&b';'));
    let at = end + semicolon + bytes[end + semicolon..].iter().take(2).take_while(|&&b| b == b' ').count();
    let (key, _) = pair(raw, at, limit)?;
    let known = semicolon == 1 || at > end && SPACED.contains(&raw[at..key].trim());
    known.then_some(at)
}
