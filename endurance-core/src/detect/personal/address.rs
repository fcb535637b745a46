//! Addresses on the network: e-mail and IP.

use super::{
    form::{
        Candidate,
        Form::{self, Likely, Near, No},
    },
    piece::{Between, plain},
};
use crate::interaction::Span;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// RFC 5321: the longest part before the `@`, and the longest domain.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 253;

/// Domains that RFC 2606 and RFC 6761 keep for examples, and what people write in their place.
const EXAMPLE_DOMAINS: [&str; 12] = [
    "example.com",
    "example.org",
    "example.net",
    "example.edu",
    "domain.com",
    "yourdomain.com",
    "mydomain.com",
    "yourcompany.com",
    "somedomain.com",
    "email.example",
    "example.in",
    "example.co.uk",
];
const EXAMPLE_ENDS: [&str; 5] = ["example", "test", "invalid", "localhost", "local"];
/// Names that stand for nobody: with such a domain, or of a machine that reads no answer.
const NOBODY: [&str; 14] = [
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "git",
    "yourname",
    "your.name",
    "your.email",
    "youremail",
    "your-email",
    "firstname.lastname",
    "first.last",
    "user.name",
    "username",
];
/// Files that are named like an address: `icon@2x.png`.
const FILES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "html"];

/// The e-mail address around the `@` at `at`.
pub(super) fn email(raw: &str, at: usize) -> Option<Span> {
    let local = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'') || plain(c).is_some()
    };
    let before = raw[..at].char_indices().rev().take(LONGEST_LOCAL + 1).take_while(|&(_, c)| local(c)).last();
    let start = before.map_or(at, |(from, _)| from);
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-') || plain(c).is_some();
    let length: usize =
        raw[at + 1..].chars().take(LONGEST_DOMAIN + 1).take_while(|&c| domain(c)).map(char::len_utf8).sum();
    let edge = |c: char| matches!(c, '.' | '-' | '\'' | '+' | '%');
    let name = raw[start..at].trim_start_matches(edge);
    let start = at - name.len();
    let host = raw[at + 1..at + 1 + length].trim_end_matches(edge);
    let host = without_next_word(host);
    let end = at + 1 + host.len();
    let seen =
        |text: &str| text.chars().map(|c| plain(c).unwrap_or(c)).collect::<String>().to_ascii_lowercase();
    let (name, host) = (seen(name), seen(host));
    // scheme://user:password@host
    let user = |c: &char| !c.is_whitespace() && !matches!(c, '/' | ':' | '@');
    let password = raw[..start].strip_suffix(':').is_some_and(|before| {
        let user: usize = before.chars().rev().take(LONGEST_LOCAL).take_while(user).map(char::len_utf8).sum();
        before[..before.len() - user].ends_with("//")
    });
    let handle = raw[..start].ends_with('@') || raw[..start].ends_with("//") || raw[end..].starts_with('@');
    (!handle && !password && is_address(&name, &host)).then(|| Span::new(start, end))
}

/// The domain without a word that lost the space before it: `nic.inPhone`.
fn without_next_word(host: &str) -> &str {
    let top = host.rfind('.').map_or(0, |dot| dot + 1);
    let turn = host.as_bytes()[top..]
        .windows(2)
        .position(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    turn.map_or(host, |turn| &host[..=top + turn])
}

fn is_address(name: &str, host: &str) -> bool {
    let mut labels = host.rsplit('.');
    let (Some(top), Some(second)) = (labels.next(), labels.next()) else { return false };
    let letters = (2..=24).contains(&top.len()) && top.bytes().all(|b| b.is_ascii_alphabetic())
        || top.starts_with("xn--");
    let fits =
        |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    let written =
        (1..=LONGEST_LOCAL).contains(&name.len()) && !name.contains("..") && host.split('.').all(fits);
    let example = EXAMPLE_ENDS.contains(&top)
        || EXAMPLE_DOMAINS
            .iter()
            .any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
    let stands_for = matches!(second, "company" | "email" | "mail" | "site" | "website" | "test" | "foo")
        && matches!(
            name,
            "you"
                | "example"
                | "your"
                | "me"
                | "name"
                | "user"
                | "email"
                | "someone"
                | "somebody"
                | "test"
                | "foo"
                | "bar"
        );
    letters && written && !example && !stands_for && !NOBODY.contains(&name) && !FILES.contains(&top)
}

/// Servers that answer everybody's questions for names.
const RESOLVERS: [&str; 12] = [
    "8.8.8.8",
    "8.8.4.4",
    "1.1.1.1",
    "1.0.0.1",
    "9.9.9.9",
    "149.112.112.112",
    "208.67.222.222",
    "208.67.220.220",
    "4.2.2.2",
    "2001:4860:4860::8888",
    "2001:4860:4860::8844",
    "2606:4700:4700::1111",
];

/// Whether the address may be somebody's: not private, not for documentation, not for many (RFC 6890), no public resolver.
fn is_personal(ip: IpAddr) -> bool {
    let known = RESOLVERS.iter().any(|resolver| resolver.parse() == Ok(ip));
    let reserved = match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let examples = matches!((a, b, c), (198, 18 | 19, _) | (192, 0, 0));
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_documentation()
                || shared
                || examples
                || a == 0
                || a >= 224
        }
        IpAddr::V6(v6) => {
            let [a, b, ..] = v6.segments();
            // 2000::/3 is what is given out; 2001:db8::/32 and 3fff::/20 are for documentation
            a >> 13 != 1 || (a, b) == (0x2001, 0xdb8) || (a == 0x3fff && b >> 12 == 0)
        }
    };
    !known && !reserved
}

/// Four numbers up to 255 with dots between; few digits are as often a version or a section, and need a word.
pub(super) fn ip4(c: &Candidate<'_>) -> Form {
    if !c.number || c.pieces.len() != 4 || c.between != Between::DOT || !c.uniform {
        return No;
    }
    let mut octets = [0; 4];
    for (octet, piece) in octets.iter_mut().zip(c.pieces) {
        let from = piece.from - c.pieces[0].from;
        match c.text[from..from + piece.len()].parse() {
            Ok(value) if piece.len() == 1 || !c.text[from..].starts_with('0') => *octet = value,
            _ => return No,
        }
    }
    match (is_personal(Ipv4Addr::from(octets).into()), c.text.len()) {
        (false, _) => No,
        (_, 7..) => Likely,
        _ => Near,
    }
}

/// The longest IPv6 address as text.
const LONGEST_IP: usize = 39;

/// The IPv6 address that begins with the group at `start`: what is given out begins with 2 or 3.
pub(super) fn ip6(raw: &str, start: usize) -> Option<Span> {
    let bytes = &raw.as_bytes()[start..];
    let open = matches!(bytes.first(), Some(b'2' | b'3')) && bytes.get(4) == Some(&b':');
    if !open || raw[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '.')) {
        return None;
    }
    let length =
        bytes.iter().take(LONGEST_IP + 1).take_while(|b| b.is_ascii_hexdigit() || **b == b':').count();
    let text = raw[start..start + length].trim_end_matches(':');
    let more = raw[start + length..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let ip: Ipv6Addr = text.parse().ok().filter(|_| !more)?;
    is_personal(ip.into()).then(|| Span::new(start, start + text.len()))
}
