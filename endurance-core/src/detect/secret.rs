//! Secrets by format and entropy: keys, tokens, passwords, and names of machines that outsiders should not learn.
//!
//! What only looks like one does not count: placeholders, examples from documentation, hashes, identifiers.

use crate::{detect::sieve::Sieve, interaction::Span, limits::boundary};

mod connection;
mod named;
mod table;

use table::{
    ROWS, Row,
    Shape::{Address, Home, HostEnd, Jdbc, Jwt, Listed, Named, Pairs, Pem, PrivateAddress, Token},
    base64, dotted, is_placeholder, is_random, word,
};

use SecretKind as Kind;

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

/// Finds secrets. Built once.
#[derive(Debug)]
pub(crate) struct Secrets {
    marks: Sieve,
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
    /// Beside secrets it looks for some `words`, since one more pass takes as long as this.
    pub(crate) fn new(words: impl Iterator<Item = &'static str>) -> Self {
        Self { marks: Sieve::new(ROWS.iter().map(|row| row.mark).chain(words)) }
    }

    /// Every secret of `raw`, in order of position, none inside another; and whether it holds one of the words.
    pub(crate) fn find(&self, raw: &str) -> (Vec<Secret>, bool) {
        let (mut found, mut word): (Vec<Secret>, bool) = (Vec::new(), false);
        let mut run = Run::default();
        // what was read as pairs, or as one address, is not read again from a mark inside
        let mut done = 0;
        for mark in self.marks.find(raw) {
            let Some(row) = ROWS.get(mark.text) else {
                word = true;
                continue;
            };
            let any_case = matches!(row.shape, Named | Pairs | Listed | Jdbc | HostEnd | Pem);
            if !any_case && raw[mark.range.clone()] != *row.mark {
                continue;
            }
            let (start, end) = (mark.range.start, mark.range.end);
            let span = match row.shape {
                Jwt => {
                    // of what stands in one run the run is read once, however often a token seems to begin in it
                    if start >= run.end {
                        run = Run::at(raw, end);
                    }
                    run.token(raw, start)
                }
                Pairs | Listed | Jdbc | Address if start < done => None,
                Pairs => {
                    let (span, read) = connection::pairs(raw, start);
                    done = done.max(read);
                    span
                }
                _ => read(row, raw, start, end),
            };
            if let Some(span) = span {
                if row.kind == Kind::ConnectionString {
                    done = done.max(span.end as usize);
                }
                found.push(Secret { secret_type: row.kind, span });
            }
        }
        (outermost(raw, found), word)
    }
}

/// Of secrets that overlap the one that begins first, and of those the longest; but a known kind of token says more than the
/// assignment around it, and than the address whose password it is.
fn outermost(raw: &str, mut found: Vec<Secret>) -> Vec<Secret> {
    found.sort_by_key(|secret| (secret.span.start, std::cmp::Reverse(secret.span.end), secret.secret_type));
    let mut kept: Vec<Secret> = Vec::with_capacity(found.len());
    for secret in found {
        match kept.last_mut().filter(|last| last.span.overlaps(secret.span)) {
            None => kept.push(secret),
            Some(last) => {
                let assigned = |kind| matches!(kind, Kind::NamedSecret | Kind::Password);
                let vague = matches!(secret.secret_type, Kind::InternalHost | Kind::InternalPath);
                let password = last.secret_type == Kind::ConnectionString
                    && raw[..secret.span.start as usize].ends_with(':')
                    && raw[secret.span.end as usize..].starts_with('@');
                let around = password || assigned(last.secret_type);
                if around && !assigned(secret.secret_type) && !vague {
                    *last = secret;
                }
            }
        }
    }
    kept
}

/// The longest first line of a PEM block, behind its mark.
const LONGEST_HEAD: usize = 80;
/// So many characters without a break are part of a key, and no word of a sentence.
const LEAST_RUN: usize = 16;

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
        let fits = three
            && !inside
            && first - start >= 12
            && ["eyJ", "eyA", "ewo"].iter().any(|open| raw[first + 1..second].starts_with(open));
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
            let whole = length <= most;
            let body = raw[end..end + length].trim_end_matches('.');
            let fits = !inside && whole && body.len() >= least && is_random(body, entropy);
            fits.then(|| Span::new(start, end + body.len()))
        }
        Pem => block(raw, start, end),
        Jwt | Pairs => None, // see `Run` and `connection::pairs`
        Address => connection::address(raw, start, end),
        Jdbc => connection::jdbc(raw, start, end),
        Listed => connection::listed(raw, start, end),
        Named => named::value(raw, row.kind, start, end),
        HostEnd => {
            let name = bytes[..start].iter().rev().take(80).take_while(|&&b| dotted(b)).count();
            let after = rest.first();
            let ends = after.is_none_or(|&b| {
                !word(b) && b != b'(' && !(b == b'.' && rest.get(1).is_some_and(|&b| word(b)))
            });
            let code = bytes[start - name..start].iter().any(|&b| b == b'_' || b.is_ascii_uppercase());
            // .env.local is a file
            let host = name >= 3 && bytes[start - name] != b'.';
            (host && ends && !code).then(|| Span::new(start - name, end))
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

/// The PEM block that begins with the mark at `start..end`: to the end of its last line, or as far as its body goes.
fn block(raw: &str, start: usize, end: usize) -> Option<Span> {
    let bytes = raw.as_bytes();
    let head = &raw[end..boundary(raw, end + LONGEST_HEAD)];
    let head = head.lines().next()?;
    let close = ["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"];
    let body = close.iter().find_map(|close| Some(end + head.find(close)? + close.len()))?;
    // the body ends at the next mark, where the next attempt begins: no byte is read twice
    let next = raw[body..].find("-----").map_or(raw.len(), |at| body + at);
    let inner = &raw[body..next];
    let (mut run, mut long, mut last) = (0, 0, body);
    for (at, b) in inner.bytes().enumerate() {
        // the n of an escaped new line is no part of the key
        if base64(b) {
            run += 1;
            if run >= LEAST_RUN {
                long += if run == LEAST_RUN { LEAST_RUN } else { 1 };
                last = body + at + 1;
            }
        } else {
            run = 0;
        }
    }
    if long < 32 {
        return None;
    }
    if !raw[next..].starts_with("-----END") {
        // the last line of a body may be short
        let line = raw[last..next].trim_start_matches(['\n', '\r']);
        let line = line.lines().next().unwrap_or("");
        let short =
            !line.is_empty() && line.len() < LEAST_RUN && line.ends_with('=') && line.bytes().all(base64);
        let stop =
            if short { raw[last..next].find(line).map_or(last, |at| last + at + line.len()) } else { last };
        return Some(Span::new(start, stop));
    }
    let tail = &raw[next + 8..boundary(raw, next + 8 + LONGEST_HEAD)];
    let line = tail.lines().next().unwrap_or("");
    let dashes = line.find("-----").map_or(line.trim_end().len(), |at| {
        at + bytes[next + 8 + at..].iter().take(5).take_while(|&&b| b == b'-').count()
    });
    Some(Span::new(start, next + 8 + dashes))
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

#[cfg(test)]
mod tests;
