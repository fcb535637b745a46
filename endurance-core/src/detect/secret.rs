//! Secrets by format and entropy: keys, tokens, passwords, and names of machines that outsiders should not learn.
//!
//! What only looks like one does not count: placeholders, examples from documentation, hashes, identifiers.

use crate::{interaction::Span, limits::boundary};
use aho_corasick::{AhoCorasick, MatchKind};

use SecretKind as Kind;
use Shape::{Address, Assigned, Home, HostEnd, Jwt, Pem, PrivateAddress, Token};

crate::names! {
    /// What kind of secret it is.
    pub enum SecretKind {
        /// Amazon access key id.
        AwsAccessKey = "aws_access_key",
        /// Google API key.
        GoogleApiKey = "google_api_key",
        /// Google OAuth token or client secret.
        GoogleToken = "google_token",
        /// Azure storage or service bus key.
        AzureKey = "azure_key",
        /// `GitHub` token.
        GithubToken = "github_token",
        /// `GitLab` token.
        GitlabToken = "gitlab_token",
        /// Slack token or webhook.
        SlackToken = "slack_token",
        /// Stripe live key.
        StripeKey = "stripe_key",
        /// `OpenAI` key.
        OpenaiKey = "openai_key",
        /// Anthropic key.
        AnthropicKey = "anthropic_key",
        /// Hugging Face token.
        HuggingfaceToken = "huggingface_token",
        /// Token of a package registry: npm, `PyPI`.
        RegistryToken = "registry_token",
        /// Key of a mail or message service: `SendGrid`, Mailgun, Telegram.
        MessagingKey = "messaging_key",
        /// Key of a hosting service: `DigitalOcean`, Vault, Databricks, Shopify.
        ServiceToken = "service_token",
        /// Private key in PEM.
        PrivateKey = "private_key",
        /// JSON Web Token.
        Jwt = "jwt",
        /// Address with user and password.
        ConnectionString = "connection_string",
        /// A password written beside its name.
        Password = "password",
        /// A key, token or secret written beside its name.
        NamedSecret = "named_secret",
        /// Name or address of a machine inside a private network.
        InternalHost = "internal_host",
        /// Path in somebody's home directory.
        InternalPath = "internal_path",
    }
}

/// A secret in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secret {
    /// What kind it is.
    pub(crate) secret_type: SecretKind,
    /// Where it stands.
    pub(crate) span: Span,
}

/// How what follows a mark is read.
#[derive(Clone, Copy)]
enum Shape {
    /// Characters of an alphabet, at least and at most so many, with at least this entropy in bits per character.
    Token(fn(u8) -> bool, usize, usize, f64),
    /// A PEM block.
    Pem,
    /// Three parts of base64, the first a JSON header.
    Jwt,
    /// `user:password@host`.
    Address,
    /// `= value` or `: value`, at least so long, with at least this entropy.
    Assigned(usize, f64),
    /// The end of a host name.
    HostEnd,
    /// A private IPv4 address with a port or a scheme.
    PrivateAddress,
    /// A user's name and a path.
    Home,
}

/// A row: what it is, what it begins with, what must follow.
struct Row {
    kind: SecretKind,
    mark: &'static str,
    shape: Shape,
}

const fn row(kind: SecretKind, mark: &'static str, shape: Shape) -> Row {
    Row { kind, mark, shape }
}

const fn word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_' || b == b'-'
}
const fn alnum(b: u8) -> bool {
    b.is_ascii_alphanumeric()
}
const fn upper(b: u8) -> bool {
    b.is_ascii_uppercase() || b.is_ascii_digit()
}
const fn base64(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-')
}
const fn dotted(b: u8) -> bool {
    word(b) || b == b'.'
}
const fn path(b: u8) -> bool {
    base64(b)
}

/// The formats, from the vendors' documentation.
const ROWS: &[Row] = &[
    row(Kind::AwsAccessKey, "AKIA", Token(upper, 16, 16, 3.0)),
    row(Kind::AwsAccessKey, "ASIA", Token(upper, 16, 16, 3.0)),
    row(Kind::AwsAccessKey, "ABIA", Token(upper, 16, 16, 3.0)),
    row(Kind::AwsAccessKey, "ACCA", Token(upper, 16, 16, 3.0)),
    row(Kind::GoogleApiKey, "AIza", Token(word, 35, 35, 3.5)),
    row(Kind::GoogleToken, "ya29.", Token(dotted, 30, 400, 3.5)),
    row(Kind::GoogleToken, "GOCSPX-", Token(word, 24, 32, 3.3)),
    row(Kind::AzureKey, "AccountKey=", Token(base64, 40, 100, 3.5)),
    row(Kind::AzureKey, "SharedAccessKey=", Token(base64, 40, 100, 3.5)),
    row(Kind::GithubToken, "ghp_", Token(alnum, 36, 40, 3.3)),
    row(Kind::GithubToken, "gho_", Token(alnum, 36, 40, 3.3)),
    row(Kind::GithubToken, "ghu_", Token(alnum, 36, 40, 3.3)),
    row(Kind::GithubToken, "ghs_", Token(alnum, 36, 40, 3.3)),
    row(Kind::GithubToken, "ghr_", Token(alnum, 36, 80, 3.3)),
    row(Kind::GithubToken, "github_pat_", Token(word, 60, 100, 3.5)),
    row(Kind::GitlabToken, "glpat-", Token(word, 20, 40, 3.2)),
    row(Kind::SlackToken, "xoxb-", Token(word, 20, 120, 3.0)),
    row(Kind::SlackToken, "xoxp-", Token(word, 20, 120, 3.0)),
    row(Kind::SlackToken, "xoxa-", Token(word, 20, 120, 3.0)),
    row(Kind::SlackToken, "xoxe.xoxp-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xoxr-", Token(word, 20, 160, 3.0)),
    row(Kind::SlackToken, "xoxs-", Token(word, 20, 120, 3.0)),
    row(Kind::SlackToken, "xapp-", Token(word, 20, 160, 3.0)),
    row(Kind::SlackToken, "hooks.slack.com/services/", Token(path, 30, 80, 3.3)),
    row(Kind::StripeKey, "sk_live_", Token(alnum, 20, 120, 3.3)),
    row(Kind::StripeKey, "rk_live_", Token(alnum, 20, 120, 3.3)),
    row(Kind::AnthropicKey, "sk-ant-", Token(word, 30, 160, 3.5)),
    row(Kind::OpenaiKey, "sk-proj-", Token(word, 30, 220, 3.5)),
    row(Kind::OpenaiKey, "sk-svcacct-", Token(word, 30, 220, 3.5)),
    row(Kind::OpenaiKey, "sk-", Token(alnum, 40, 64, 3.8)),
    row(Kind::HuggingfaceToken, "hf_", Token(alnum, 30, 48, 3.4)),
    row(Kind::RegistryToken, "npm_", Token(alnum, 36, 36, 3.4)),
    row(Kind::RegistryToken, "pypi-AgEIcHlwaS5vcmc", Token(word, 40, 220, 3.4)),
    row(Kind::MessagingKey, "SG.", Token(dotted, 60, 80, 3.8)),
    row(Kind::MessagingKey, "key-", Token(|b| b.is_ascii_hexdigit(), 32, 32, 3.0)),
    row(Kind::ServiceToken, "dop_v1_", Token(|b| b.is_ascii_hexdigit(), 64, 64, 3.0)),
    row(Kind::ServiceToken, "hvs.", Token(word, 24, 120, 3.5)),
    row(Kind::ServiceToken, "dapi", Token(|b| b.is_ascii_hexdigit(), 32, 32, 3.0)),
    row(Kind::ServiceToken, "hvb.", Token(word, 24, 300, 3.5)),
    row(Kind::ServiceToken, "shpca_", Token(|b| b.is_ascii_hexdigit(), 32, 32, 3.0)),
    row(Kind::ServiceToken, "shpss_", Token(|b| b.is_ascii_hexdigit(), 32, 32, 3.0)),
    row(Kind::ServiceToken, "PMAK-", Token(word, 50, 64, 3.2)),
    row(Kind::ServiceToken, "lin_api_", Token(alnum, 32, 48, 3.3)),
    row(Kind::ServiceToken, "glsa_", Token(word, 32, 48, 3.3)),
    row(Kind::ServiceToken, "shpat_", Token(|b| b.is_ascii_hexdigit(), 32, 32, 3.0)),
    row(Kind::PrivateKey, "-----BEGIN ", Pem),
    row(Kind::Jwt, "eyJ", Jwt),
    row(Kind::ConnectionString, "://", Address),
    row(Kind::Password, "password", Assigned(6, 2.3)),
    row(Kind::Password, "passwd", Assigned(6, 2.3)),
    row(Kind::Password, "passphrase", Assigned(8, 2.5)),
    row(Kind::Password, "pwd", Assigned(6, 2.5)),
    row(Kind::NamedSecret, "secret_access_key", Assigned(30, 3.5)),
    row(Kind::NamedSecret, "secret access key", Assigned(30, 3.5)),
    row(Kind::NamedSecret, "aws_secret_key", Assigned(30, 3.5)),
    row(Kind::NamedSecret, "api-key", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "x-api-key", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "private_key", Assigned(30, 3.5)),
    row(Kind::NamedSecret, "access token", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "api_key", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "apikey", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "api key", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "access_token", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "auth_token", Assigned(16, 3.2)),
    row(Kind::NamedSecret, "client_secret", Assigned(12, 3.2)),
    row(Kind::NamedSecret, "secret_key", Assigned(12, 3.2)),
    row(Kind::NamedSecret, "secret", Assigned(12, 3.3)),
    row(Kind::NamedSecret, "token", Assigned(20, 3.4)),
    row(Kind::InternalHost, ".internal", HostEnd),
    row(Kind::InternalHost, ".corp", HostEnd),
    row(Kind::InternalHost, ".corp.local", HostEnd),
    row(Kind::InternalHost, ".local", HostEnd),
    row(Kind::InternalHost, ".intranet", HostEnd),
    row(Kind::InternalHost, ".svc.cluster.local", HostEnd),
    row(Kind::InternalHost, ".lan", HostEnd),
    row(Kind::InternalHost, "10.", PrivateAddress),
    row(Kind::InternalHost, "192.168.", PrivateAddress),
    row(Kind::InternalHost, "172.", PrivateAddress),
    row(Kind::InternalPath, "/home/", Home),
    row(Kind::InternalPath, "/Users/", Home),
    row(Kind::InternalPath, ":\\Users\\", Home),
];

/// What documentation writes in place of a secret, in lower case.
const PLACEHOLDERS: &[&str] = &[
    "example",
    "your",
    "xxx",
    "placeholder",
    "dummy",
    "sample",
    "changeme",
    "change_me",
    "redacted",
    "***",
    "...",
    "1234567",
    "abcdef",
    "<",
    ">",
    "${",
    "{{",
    "%(",
    "insert",
    "todo",
    "fake",
    "test_",
    "-test",
    "secretkey",
    "000000",
    "my_",
    "mypassword",
    "my-",
    "foobar",
    "foo",
    "hunter2",
    "none",
    "null",
    "true",
    "false",
    "undefined",
    "env",
    "sflkxwrjsmekkf2qt4",
];

/// Finds secrets. Built once.
#[derive(Debug)]
pub(crate) struct Secrets {
    marks: AhoCorasick,
}

impl SecretKind {
    /// How much one of it takes off the score, 0..=1.
    pub(crate) const fn weight(self) -> f64 {
        match self {
            Self::Jwt => 0.7,
            Self::Password | Self::NamedSecret => 0.8,
            Self::InternalHost => 0.3,
            Self::InternalPath => 0.15,
            _ => 1.0,
        }
    }
}

impl Secrets {
    pub(crate) fn new() -> Self {
        let marks = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(ROWS.iter().map(|row| row.mark))
            .expect("the table is far below the automaton's limits");
        Self { marks }
    }

    /// Every secret of `raw`, in order of position; none inside another.
    pub(crate) fn find(&self, raw: &str) -> Vec<Secret> {
        let mut found: Vec<Secret> = Vec::new();
        let mut run = Run::default();
        for mark in self.marks.find_overlapping_iter(raw) {
            let row = &ROWS[mark.pattern().as_usize()];
            let named = matches!(row.shape, Assigned(..) | HostEnd | Pem);
            if !named && &raw[mark.range()] != row.mark {
                continue;
            }
            let span = match row.shape {
                Jwt => {
                    // of what stands in one run the run is read once, however often a token seems to begin in it
                    if mark.start() >= run.end {
                        run = Run::at(raw, mark.end());
                    }
                    run.token(raw, mark.start())
                }
                _ => read(row, raw, mark.start(), mark.end()),
            };
            if let Some(span) = span {
                found.push(Secret { secret_type: row.kind, span });
            }
        }
        // A named kind of token says more than the assignment around it.
        found.sort_by(|a, b| {
            a.span
                .start
                .cmp(&b.span.start)
                .then(b.span.end.cmp(&a.span.end))
                .then(a.secret_type.cmp(&b.secret_type))
        });
        found.dedup_by(|later, first| later.span.overlaps(first.span));
        found
    }
}

/// The longest first line of a PEM block, behind its mark.
const LONGEST_HEAD: usize = 80;

/// What may be tokens of three parts: letters, digits and dots without a break.
#[derive(Default)]
struct Run {
    end: usize,
    /// The last three dots, nearest the end first.
    dots: [Option<usize>; 3],
    /// Whether what stands behind the last dot may be a signature.
    signed: bool,
}

impl Run {
    /// The run that goes on at `from`.
    fn at(raw: &str, from: usize) -> Self {
        let bytes = &raw.as_bytes()[from..];
        let end = from + bytes.iter().take_while(|&&b| dotted(b)).count();
        let end = from + raw[from..end].trim_end_matches('.').len(); // the end of a sentence
        let mut found = memchr::memrchr_iter(b'.', &raw.as_bytes()[from..end]).map(|at| from + at);
        let dots = [found.next(), found.next(), found.next()];
        let signature = dots[0].map_or("", |dot| &raw[dot + 1..end]);
        Self { end, dots, signed: signature.len() >= 16 && !is_placeholder(signature) }
    }

    /// The JSON Web Token from `start` to the end of the run, if it is one.
    fn token(&self, raw: &str, start: usize) -> Option<Span> {
        let [Some(second), Some(first), third] = self.dots else { return None };
        let three = start < first && third.is_none_or(|dot| dot < start);
        let inside = raw[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        let fits = three && !inside && first - start >= 12 && raw[first + 1..second].starts_with("eyJ");
        (fits && self.signed).then(|| Span::new(start, self.end))
    }
}

/// The secret that begins with the mark at `start..end`, if what follows fits the row.
fn read(row: &Row, raw: &str, start: usize, end: usize) -> Option<Span> {
    let bytes = raw.as_bytes();
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let inside = before.is_some_and(|b| b.is_ascii_alphanumeric());
    let rest = &bytes[end..];
    match row.shape {
        Token(alphabet, least, most, entropy) => {
            let length = rest.iter().take(most + 1).take_while(|&&b| alphabet(b)).count();
            let body = &raw[end..end + length];
            let fits = !inside && (least..=most).contains(&length) && is_random(body, entropy);
            fits.then(|| Span::new(start, end + length))
        }
        Pem => {
            let head = raw.get(end..)?;
            let head = head[..boundary(head, LONGEST_HEAD)].lines().next()?;
            let body = end + head.find("PRIVATE KEY-----")? + "PRIVATE KEY-----".len();
            // the body ends at the next mark, where the next attempt begins: no byte is read twice
            let next = raw[body..].find("-----").map_or(raw.len(), |at| body + at);
            let long = bytes[body..next].iter().take(200).filter(|&&b| base64(b)).count() >= 40;
            let close = if raw[next..].starts_with("-----END") { next } else { body };
            (long && !raw[body..close].contains("...")).then(|| Span::new(start, close))
        }
        Jwt => None, // see `Run`
        Address => address(raw, start, end),
        Assigned(least, entropy) => assigned(raw, end, least, entropy, row.kind == Kind::Password),
        HostEnd => {
            let name = bytes[..start].iter().rev().take(80).take_while(|&&b| dotted(b)).count();
            let after = rest.first();
            let ends = after.is_none_or(|&b| {
                !word(b) && b != b'(' && !(b == b'.' && rest.get(1).is_some_and(|&b| word(b)))
            });
            let code = bytes[start - name..start].iter().any(|&b| b == b'_' || b.is_ascii_uppercase());
            (name >= 3 && ends && !code).then(|| Span::new(start - name, end))
        }
        PrivateAddress => private_address(raw, start),
        Home => {
            let name = rest.iter().take(40).take_while(|&&b| dotted(b)).count();
            let user = raw[end..end + name].to_ascii_lowercase();
            let generic = [
                "user", "username", "you", "me", "name", "ubuntu", "runner", "app", "shared", "public",
                "node", "jovyan", "vscode",
            ];
            let deeper = matches!(rest.get(name), Some(b'/' | b'\\'));
            (name >= 3 && deeper && !inside && !generic.contains(&user.as_str()) && !is_placeholder(&user))
                .then(|| Span::new(start, end + name))
        }
    }
}

/// `user:password@` after a scheme.
fn address(raw: &str, start: usize, end: usize) -> Option<Span> {
    let bytes = raw.as_bytes();
    let scheme =
        bytes[..start].iter().rev().take(20).take_while(|b| b.is_ascii_alphanumeric() || **b == b'+').count();
    let blank =
        |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\'' | b'<' | b'>' | b'`' | b')');
    let authority = &bytes[end..end + bytes[end..].iter().take(300).take_while(|b| !blank(b)).count()];
    let at = authority.iter().rposition(|&b| b == b'@')?;
    let colon = authority[..at].iter().position(|&b| b == b':')?;
    let user = raw.get(end..end + colon)?;
    let password = raw.get(end + colon + 1..end + at)?;
    let plain = [
        "password", "pass", "pwd", "passwd", "secret", "user", "username", "postgres", "guest", "root",
        "token", "pw", "admin",
    ];
    let real = password.len() >= 4
        && !is_placeholder(password)
        && password != user
        && !password.starts_with(['$', '{', '[', '%'])
        && !plain.contains(&password.to_ascii_lowercase().as_str());
    (scheme > 0 && real).then(|| Span::new(start - scheme, end + authority.len()))
}

/// A value assigned to the name that ends at `end`; the span is the value's.
fn assigned(raw: &str, end: usize, least: usize, entropy: f64, password: bool) -> Option<Span> {
    let bytes = raw.as_bytes();
    let mut at = end;
    at += bytes[at..].iter().take(2).take_while(|b| matches!(b, b'"' | b'\'' | b' ' | b'`' | b'*')).count();
    match bytes.get(at) {
        Some(b'=' | b':') => at += 1,
        Some(b'i') if bytes[at..].starts_with(b"is ") && bytes[at - 1] == b' ' => at += 3,
        _ => return None,
    }
    at += bytes[at..].iter().take(3).take_while(|b| matches!(b, b' ' | b'*' | b':' | b'=')).count();
    let quote = bytes.get(at).copied().filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    at += usize::from(quote.is_some());
    let ends = |b: u8| {
        quote.map_or(b.is_ascii_whitespace() || matches!(b, b',' | b';' | b'"' | b'\''), |quote| {
            b == quote || b == b'\n'
        })
    };
    let length = bytes[at..].iter().take(200).take_while(|&&b| !ends(b) && b.is_ascii()).count();
    let value = raw.get(at..at + length)?.trim_end_matches(['.', ')', '`']);
    let kinds =
        [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit, u8::is_ascii_punctuation];
    let mixed = kinds.iter().filter(|kind| value.bytes().any(|b| kind(&b))).count();
    let code =
        value.contains(['(', ')', '[', '{', '$', ' ', '\\']) || value.contains("://") || value.contains("->");
    let digits = value.bytes().any(|b| b.is_ascii_digit());
    // A name without digits is code: `password = user.password`.
    let named = !digits && (!password || mixed < 3 || value.contains(['.', '_']));
    let fits = (least..=128).contains(&value.len()) && mixed >= 2 && !code && !named;
    let real = fits && is_random(value, entropy) && !is_identifier(value);
    real.then(|| Span::new(at, at + value.len()))
}

/// 10/8, 172.16/12 and 192.168/16, in an address or with a port: a bare one may be a version or a lesson.
fn private_address(raw: &str, start: usize) -> Option<Span> {
    let bytes = raw.as_bytes();
    let length = bytes[start..].iter().take(16).take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    let address = raw[start..start + length].trim_end_matches('.');
    let octets: Vec<u8> = address.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let private = match octets[..] {
        [10, ..] | [192, 168, ..] => true,
        [172, second, ..] => (16..32).contains(&second),
        _ => false,
    };
    let end = start + address.len();
    let linked = raw[..start].ends_with("://")
        || bytes.get(end) == Some(&b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    (private && octets.len() == 4 && linked && octets[3] != 0).then(|| Span::new(start, end))
}

/// Whether a value stands for a secret instead of being one.
fn is_placeholder(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let repeats = value.as_bytes().windows(5).any(|five| five.iter().all(|b| *b == five[0]));
    repeats || PLACEHOLDERS.iter().any(|known| lower.contains(known))
}

fn is_random(value: &str, least: f64) -> bool {
    !is_placeholder(value) && entropy(value.as_bytes()) >= least
}

/// Hashes, UUIDs and numbers identify; they do not unlock.
fn is_identifier(value: &str) -> bool {
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit());
    let uuid = value.len() == 36 && value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let number = value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b':' | b'/'));
    hex && matches!(value.len(), 7 | 8 | 32 | 40 | 64) || uuid || number
}

/// Shannon entropy in bits per byte.
fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0u32; 256];
    for &b in bytes {
        counts[b as usize] += 1;
    }
    let all = bytes.len() as f64;
    let share = |&count: &u32| f64::from(count) / all;
    -counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|count| share(count) * libm::log2(share(count)))
        .sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_what_only_looks_like_one() {
        // Made-up values in the right format; each is put together so that no scanner takes this file for a leak.
        let cases: &[(String, Option<SecretKind>)] = &[
            (format!("key AKIA{} here", "J7QWZ4XN2M5RT6KP"), Some(Kind::AwsAccessKey)),
            ("key AKIAIOSFODNN7EXAMPLE here".into(), None),
            (format!("ghp_{}", "q8Zk2mW9xR4tY7uB1nC6vE3sA5dF0gH8jK2L"), Some(Kind::GithubToken)),
            ("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".into(), None),
            (format!("sk-proj-{}", "Tq8Zk2mW9xR4tY7uB1nC6vE3sA5dF0gH8jK2Lp"), Some(Kind::OpenaiKey)),
            ("OPENAI_API_KEY=sk-your-key-here".into(), None),
            ("api_key = \"YOUR_API_KEY\"".into(), None),
            ("password = os.environ['DB_PASSWORD']".into(), None),
            (format!("xoxr-{}", "4017253-8842-q8Zk2mW9xR4tY7uB1nC6"), Some(Kind::SlackToken)),
            (format!("sk-svcacct-{}", "Tq8Zk2mW9xR4tY7uB1nC6vE3sA5dF0gH8jK2Lp"), Some(Kind::OpenaiKey)),
            (
                format!("AWS secret access key: {}", "q8Zk2mW9xR4tY7uB1nC6vE3sA5dF0gH8jK2L/p+7"),
                Some(Kind::NamedSecret),
            ),
            (format!("x-api-key: {}", "q8Zk2mW9xR4tY7uB1nC6vE3s"), Some(Kind::NamedSecret)),
            ("x-api-key: your-api-key".into(), None),
            ("mongodb+srv://app:k7Vd2pQx@cluster0.mongodb.net/db".into(), Some(Kind::ConnectionString)),
            ("redis://:k7Vd2pQx@cache.prod.net:6379".into(), Some(Kind::ConnectionString)),
            ("Server=db1;User Id=app;Password=k7Vd-2pQx!;".into(), Some(Kind::Password)),
            ("jdbc:postgresql://db/app?user=app&password=k7Vd2pQx9".into(), Some(Kind::Password)),
            ("password: str".into(), None),
            ("password = \"c0rrect-H0rse!9\"".into(), Some(Kind::Password)),
            ("The password is Tr0ub4dor&3.".into(), Some(Kind::Password)),
            ("never share your password with anyone".into(), None),
            ("postgres://app:s3cr9tPw@db.prod.net:5432/main".into(), Some(Kind::ConnectionString)),
            ("postgres://user:password@localhost/db".into(), None),
            ("mysql://root:${DB_PASS}@localhost".into(), None),
            ("commit 9fceb02d0ae598e95dc970b74767f19372d61af8".into(), None),
            ("token: 123e4567-e89b-12d3-a456-426614174000".into(), None),
            ("ISBN 978-3-16-148410-0".into(), None),
            ("ssh build7.prod.internal now".into(), Some(Kind::InternalHost)),
            ("the internal audit of acme.corporate".into(), None),
            ("http://10.2.14.7:8080/admin".into(), Some(Kind::InternalHost)),
            ("version 10.2.14.7".into(), None),
            ("open /home/mgarcia/notes.txt".into(), Some(Kind::InternalPath)),
            ("open /home/user/notes.txt".into(), None),
            ("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----".into(), None),
            (
                format!(
                    "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----",
                    "MIIEpAIBAAKCAQEA7bq98".repeat(6)
                ),
                Some(Kind::PrivateKey),
            ),
        ];
        let secrets = Secrets::new();
        for (raw, kind) in cases {
            let found = secrets.find(raw);
            assert_eq!(found.first().map(|secret| secret.secret_type), *kind, "{raw}");
        }
    }

    #[test]
    fn a_run_is_read_once() {
        let token = format!("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.{}", "q8Zk2mW9xR4tY7uB1nC6vE3s");
        let raw = format!("{}.{token} and", "eyJ-".repeat(3));
        let found = Secrets::new().find(&raw);
        assert_eq!(found.len(), 1);
        assert_eq!(&raw[found[0].span.range()], token);
        // all attempts of a run share its end, its dots and its signature
        let run = Run::at(&raw, 3);
        assert_eq!((run.end, run.signed), (raw.len() - " and".len(), true));
    }

    #[test]
    fn a_block_ends_where_the_next_begins() {
        for unit in ["-----BEGIN PRIVATE KEY-----\n", "-----BEGIN "] {
            assert_eq!(Secrets::new().find(&unit.repeat(100)), []);
        }
        let body = "MIIEpAIBAAKCAQEA7bq98".repeat(6);
        let raw = format!("-----BEGIN PRIVATE KEY-----\n{body}\n").repeat(3);
        assert!(Secrets::new().find(&raw).iter().all(|s| s.span.range().len() < 40));
    }

    proptest::proptest! {
        #[test]
        fn spans_stand_on_characters(raw in ".{0,80}(password|sk-|://|10\\.|\\.internal|eyJ|/home/)[ =:]{0,3}.{0,80}") {
            for secret in Secrets::new().find(&raw) {
                proptest::prop_assert!(raw.get(secret.span.range()).is_some());
            }
        }
    }
}
