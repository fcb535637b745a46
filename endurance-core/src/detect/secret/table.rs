//! The formats of secrets, one row each, and what stands in place of one.

use super::SecretKind as Kind;
use Shape::{Address, Home, HostEnd, Jdbc, Jwt, Listed, Named, Pairs, Pem, PrivateAddress, Token};

/// How what follows a mark is read.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// Characters of an alphabet, at least and at most so many, with at least this entropy in bits per character.
    Token(fn(u8) -> bool, usize, usize, f64),
    /// A PEM block.
    Pem,
    /// Three parts of base64, the first a JSON header.
    Jwt,
    /// `user:password@host`.
    Address,
    /// `key=value;key=value`, one of them a password.
    Pairs,
    /// `host:port,password=value,key=value`.
    Listed,
    /// `jdbc:` and an address with a password in it.
    Jdbc,
    /// The name of a value that stands behind it.
    Named,
    /// The end of a host name.
    HostEnd,
    /// A private IPv4 address with a port or a scheme.
    PrivateAddress,
    /// A user's name and a path.
    Home,
}

/// A row: what it is, what it begins with, what must follow.
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) mark: &'static str,
    pub(super) shape: Shape,
}

const fn row(kind: Kind, mark: &'static str, shape: Shape) -> Row {
    Row { kind, mark, shape }
}

pub(super) const fn word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_' || b == b'-'
}
const fn alnum(b: u8) -> bool {
    b.is_ascii_alphanumeric()
}
const fn hex(b: u8) -> bool {
    b.is_ascii_hexdigit()
}
const fn upper(b: u8) -> bool {
    b.is_ascii_uppercase() || b.is_ascii_digit()
}
pub(super) const fn base64(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'_' | b'-')
}
pub(super) const fn dotted(b: u8) -> bool {
    word(b) || b == b'.'
}

/// The formats, from the vendors' documentation.
pub(super) const ROWS: &[Row] = &[
    row(Kind::AwsAccessKey, "AKIA", Token(upper, 16, 16, 2.8)),
    row(Kind::AwsAccessKey, "ASIA", Token(upper, 16, 16, 2.8)),
    row(Kind::AwsAccessKey, "ABIA", Token(upper, 16, 16, 2.8)),
    row(Kind::AwsAccessKey, "ACCA", Token(upper, 16, 16, 2.8)),
    row(Kind::GoogleApiKey, "AIza", Token(word, 35, 35, 3.5)),
    row(Kind::GoogleToken, "ya29.", Token(dotted, 30, 400, 3.5)),
    row(Kind::GoogleToken, "GOCSPX-", Token(word, 24, 32, 3.3)),
    row(Kind::AzureKey, "AccountKey=", Token(base64, 40, 100, 3.5)),
    row(Kind::AzureKey, "SharedAccessKey=", Token(base64, 40, 100, 3.5)),
    // GitHub: 36 characters, to be read up to 255; tokens of apps may hold a JSON Web Token
    row(Kind::GithubToken, "ghp_", Token(alnum, 30, 255, 3.3)),
    row(Kind::GithubToken, "gho_", Token(alnum, 30, 255, 3.3)),
    row(Kind::GithubToken, "ghu_", Token(alnum, 30, 255, 3.3)),
    row(Kind::GithubToken, "ghs_", Token(dotted, 30, 900, 3.3)),
    row(Kind::GithubToken, "ghr_", Token(alnum, 30, 255, 3.3)),
    row(Kind::GithubToken, "github_pat_", Token(word, 40, 255, 3.5)),
    // GitLab (docs.gitlab.com, "Token prefixes"): 20 characters or more, routable ones with two dots
    row(Kind::GitlabToken, "glpat-", Token(dotted, 16, 320, 2.8)),
    row(Kind::GitlabToken, "gloas-", Token(word, 16, 128, 2.8)),
    row(Kind::GitlabToken, "gldt-", Token(word, 16, 64, 2.8)),
    row(Kind::GitlabToken, "glrt-", Token(dotted, 16, 320, 2.8)),
    row(Kind::GitlabToken, "glrtr-", Token(dotted, 16, 320, 2.8)),
    row(Kind::GitlabToken, "glcbt-", Token(dotted, 16, 600, 2.8)),
    row(Kind::GitlabToken, "glptt-", Token(word, 16, 64, 2.8)),
    row(Kind::GitlabToken, "glft-", Token(word, 16, 128, 2.8)),
    row(Kind::GitlabToken, "glimt-", Token(word, 16, 64, 2.8)),
    row(Kind::GitlabToken, "glagent-", Token(word, 16, 128, 2.8)),
    row(Kind::GitlabToken, "glwt-", Token(word, 16, 128, 2.8)),
    row(Kind::GitlabToken, "glsoat-", Token(word, 16, 64, 2.8)),
    row(Kind::GitlabToken, "glffct-", Token(word, 16, 64, 2.8)),
    row(Kind::GitlabToken, "GR1348941", Token(word, 16, 64, 2.8)),
    row(Kind::SlackToken, "xoxb-", Token(word, 20, 160, 3.0)),
    row(Kind::SlackToken, "xoxp-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xoxa-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xoxc-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xoxd-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xoxe-", Token(word, 20, 400, 3.0)),
    row(Kind::SlackToken, "xoxe.xoxp-", Token(word, 20, 400, 3.0)),
    row(Kind::SlackToken, "xoxe.xoxb-", Token(word, 20, 400, 3.0)),
    row(Kind::SlackToken, "xoxr-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xoxs-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "xapp-", Token(word, 20, 200, 3.0)),
    row(Kind::SlackToken, "hooks.slack.com/services/", Token(base64, 30, 80, 3.3)),
    row(Kind::SlackToken, "hooks.slack.com/workflows/", Token(base64, 30, 120, 3.3)),
    row(Kind::SlackToken, "hooks.slack.com/triggers/", Token(base64, 30, 120, 3.3)),
    // Stripe: what begins with pk_ is public
    row(Kind::StripeKey, "sk_live_", Token(alnum, 16, 250, 3.0)),
    row(Kind::StripeKey, "rk_live_", Token(alnum, 16, 250, 3.0)),
    row(Kind::StripeKey, "sk_test_", Token(alnum, 16, 250, 3.0)),
    row(Kind::StripeKey, "rk_test_", Token(alnum, 16, 250, 3.0)),
    row(Kind::StripeKey, "whsec_", Token(base64, 16, 120, 3.0)),
    row(Kind::AnthropicKey, "sk-ant-", Token(word, 24, 300, 3.3)),
    row(Kind::OpenaiKey, "sk-proj-", Token(word, 20, 400, 3.3)),
    row(Kind::OpenaiKey, "sk-svcacct-", Token(word, 20, 400, 3.3)),
    row(Kind::OpenaiKey, "sk-admin-", Token(word, 20, 400, 3.3)),
    row(Kind::OpenaiKey, "sk-None-", Token(word, 20, 400, 3.3)),
    row(Kind::OpenaiKey, "sk-", Token(alnum, 40, 64, 3.8)),
    row(Kind::HuggingfaceToken, "hf_", Token(alnum, 30, 48, 3.4)),
    row(Kind::RegistryToken, "npm_", Token(alnum, 36, 36, 3.4)),
    row(Kind::RegistryToken, "pypi-AgEIcHlwaS5vcmc", Token(word, 40, 300, 3.4)),
    row(Kind::MessagingKey, "SG.", Token(dotted, 60, 80, 3.8)),
    row(Kind::MessagingKey, "key-", Token(hex, 32, 32, 3.0)),
    row(Kind::ServiceToken, "dop_v1_", Token(hex, 64, 64, 3.0)),
    row(Kind::ServiceToken, "hvs.", Token(word, 24, 120, 3.5)),
    row(Kind::ServiceToken, "dapi", Token(hex, 32, 32, 3.0)),
    row(Kind::ServiceToken, "hvb.", Token(word, 24, 300, 3.5)),
    row(Kind::ServiceToken, "shpca_", Token(hex, 32, 32, 3.0)),
    row(Kind::ServiceToken, "shpss_", Token(hex, 32, 32, 3.0)),
    row(Kind::ServiceToken, "PMAK-", Token(word, 50, 64, 3.2)),
    row(Kind::ServiceToken, "lin_api_", Token(alnum, 32, 48, 3.3)),
    row(Kind::ServiceToken, "glsa_", Token(word, 32, 48, 3.3)),
    row(Kind::ServiceToken, "shpat_", Token(hex, 32, 32, 3.0)),
    row(Kind::PrivateKey, "-----BEGIN ", Pem),
    // `{"`, `{ "` and `{` with a new line behind
    row(Kind::Jwt, "eyJ", Jwt),
    row(Kind::Jwt, "eyAi", Jwt),
    row(Kind::Jwt, "ewog", Jwt),
    row(Kind::ConnectionString, "://", Address),
    row(Kind::ConnectionString, "jdbc:", Jdbc),
    row(Kind::ConnectionString, ",password=", Listed),
    // the first key of a string of pairs: ADO.NET, ODBC, OLE DB, Azure, libpq
    row(Kind::ConnectionString, "server=", Pairs),
    row(Kind::ConnectionString, "server =", Pairs),
    row(Kind::ConnectionString, "data source=", Pairs),
    row(Kind::ConnectionString, "data source =", Pairs),
    row(Kind::ConnectionString, "datasource=", Pairs),
    row(Kind::ConnectionString, "driver=", Pairs),
    row(Kind::ConnectionString, "driver =", Pairs),
    row(Kind::ConnectionString, "provider=", Pairs),
    row(Kind::ConnectionString, "dsn=", Pairs),
    row(Kind::ConnectionString, "filedsn=", Pairs),
    row(Kind::ConnectionString, "host=", Pairs),
    row(Kind::ConnectionString, "host =", Pairs),
    row(Kind::ConnectionString, "hostname=", Pairs),
    row(Kind::ConnectionString, "hostaddr=", Pairs),
    row(Kind::ConnectionString, "address=", Pairs),
    row(Kind::ConnectionString, "addr=", Pairs),
    row(Kind::ConnectionString, "port=", Pairs),
    row(Kind::ConnectionString, "database=", Pairs),
    row(Kind::ConnectionString, "dbname=", Pairs),
    row(Kind::ConnectionString, "initial catalog=", Pairs),
    row(Kind::ConnectionString, "user id=", Pairs),
    row(Kind::ConnectionString, "user=", Pairs),
    row(Kind::ConnectionString, "username=", Pairs),
    row(Kind::ConnectionString, "uid=", Pairs),
    row(Kind::ConnectionString, "password=", Pairs),
    row(Kind::ConnectionString, "pwd=", Pairs),
    row(Kind::ConnectionString, "endpoint=", Pairs),
    row(Kind::ConnectionString, "accountendpoint=", Pairs),
    row(Kind::ConnectionString, "blobendpoint=", Pairs),
    row(Kind::ConnectionString, "defaultendpointsprotocol=", Pairs),
    row(Kind::ConnectionString, "accountname=", Pairs),
    row(Kind::ConnectionString, "accountkey=", Pairs),
    row(Kind::ConnectionString, "sharedaccesskeyname=", Pairs),
    // names of passwords
    row(Kind::Password, "password", Named),
    row(Kind::Password, "passwd", Named),
    row(Kind::Password, "passphrase", Named),
    row(Kind::Password, "pass phrase", Named),
    row(Kind::Password, "passcode", Named),
    row(Kind::Password, "pass", Named),
    row(Kind::Password, "pwd", Named),
    row(Kind::Password, "pw", Named),
    row(Kind::Password, "पासवर्ड", Named),
    row(Kind::Password, "पासकोड", Named),
    row(Kind::Password, "कूटशब्द", Named),
    row(Kind::Password, "contraseña", Named),
    row(Kind::Password, "CONTRASEÑA", Named),
    row(Kind::Password, "contrasena", Named),
    row(Kind::Password, "clave", Named),
    row(Kind::Password, "mot de passe", Named),
    row(Kind::Password, "phrase de passe", Named),
    row(Kind::Password, "mdp", Named),
    row(Kind::Password, "passwort", Named),
    row(Kind::Password, "kennwort", Named),
    row(Kind::Password, "senha", Named),
    row(Kind::Password, "palavra-passe", Named),
    row(Kind::Password, "palavra passe", Named),
    // names of keys and tokens; a bare key may be anything
    row(Kind::NamedSecret, "secret", Named),
    row(Kind::NamedSecret, "token", Named),
    row(Kind::NamedSecret, "key", Named),
    row(Kind::NamedSecret, "bearer", Named),
    row(Kind::NamedSecret, "clave secreta", Named),
    row(Kind::NamedSecret, "clave de api", Named),
    row(Kind::NamedSecret, "clave api", Named),
    row(Kind::NamedSecret, "clé secrète", Named),
    row(Kind::NamedSecret, "clé api", Named),
    row(Kind::NamedSecret, "clé d'api", Named),
    row(Kind::NamedSecret, "api-schlüssel", Named),
    row(Kind::NamedSecret, "geheimer schlüssel", Named),
    row(Kind::NamedSecret, "chave de api", Named),
    row(Kind::NamedSecret, "chave secreta", Named),
    row(Kind::NamedSecret, "एपीआई कुंजी", Named),
    row(Kind::NamedSecret, "गुप्त कुंजी", Named),
    row(Kind::NamedSecret, "टोकन", Named),
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

/// What documentation writes in place of a secret, in lower case, anywhere in it: long enough not to be met by chance.
const ANYWHERE: &[&str] = &[
    "example",
    "your",
    "xxxx",
    "placeholder",
    "dummy",
    "sample",
    "changeme",
    "change_me",
    "change-me",
    "redacted",
    "***",
    "...",
    "1234567",
    "abcdef",
    "${",
    "{{",
    "%(",
    "insert",
    "todo_",
    "fake",
    "test_",
    "-test-",
    "secretkey",
    "000000",
    "mypassword",
    "foobar",
    "hunter2",
    "undefined",
    "sflkxwrjsmekkf2qt4",
    "123e4567-e89b",
    "550e8400-e29b",
];
/// The same, as a word of its own: a long key holds three given letters in a row more often than one thinks.
const WORDS: &[&str] = &["xxx", "foo", "bar", "env", "my", "todo", "here", "goes"];
/// The same, as the whole value.
const WHOLE: &[&str] = &["none", "null", "true", "false", "test"];

/// From here on a value is so long that chance has to be reckoned with.
const LONG: usize = 40;

/// Whether a value stands for a secret instead of being one.
pub(super) fn is_placeholder(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    // in a long value five of a kind may follow each other by chance
    let most = if value.len() < LONG { 5 } else { 8 };
    let repeats = value.as_bytes().windows(most).any(|run| run.iter().all(|b| *b == run[0]));
    let angle = value.starts_with(['<', '[', '%']) && value.ends_with(['>', ']', '%']);
    let apart = |value: &str| {
        value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| WORDS.contains(word)).count()
    };
    repeats
        || angle
        || ANYWHERE.iter().any(|known| lower.contains(known))
        || WHOLE.contains(&lower.as_str())
        // in forty characters of base64url a dash may stand on both sides of anything
        || lower.len() < LONG && apart(&lower) > 0
}

/// Whether a value looks drawn: no placeholder, and with at least this entropy in bits per character.
pub(super) fn is_random(value: &str, least: f64) -> bool {
    !is_placeholder(value) && entropy(value.as_bytes()) >= least
}

/// Shannon entropy in bits per byte.
pub(super) fn entropy(bytes: &[u8]) -> f64 {
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
