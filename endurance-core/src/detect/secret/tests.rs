//! What is found, and what only looks like it. Values are made up.

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
        ("Server=db1;User Id=app;Password=k7Vd-2pQx!;".into(), Some(Kind::ConnectionString)),
        ("jdbc:postgresql://db/app?user=app&password=k7Vd2pQx9".into(), Some(Kind::ConnectionString)),
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
    for (raw, kind) in cases {
        let found = SECRETS.find(raw).0;
        assert_eq!(found.first().map(|secret| secret.secret_type), *kind, "{raw}");
    }
}

/// What is found in `raw`, as `type words`.
fn found(raw: &str) -> Vec<String> {
    let found = SECRETS.find(raw).0;
    found.iter().map(|s| format!("{} {}", s.secret_type, &raw[s.span.range()])).collect()
}

static SECRETS: std::sync::LazyLock<Secrets> = std::sync::LazyLock::new(|| Secrets::new(std::iter::empty()));

/// Forty characters as they are drawn, put together so that no scanner takes this file for a leak.
const DRAWN: &str = "q8Zk2mW9xR4tY7uB1nC6vE3sA5dF0gH8jK2LpQ7w";

/// What stands around, the secret between brackets; `§` is [`DRAWN`].
const BY_FORM: &[(&str, &str)] = &[
    // strings of connection
    (
        "connection_string",
        "Use ⟦Server=tcp:db1.acme.net,1433;Database=hr;User Id=app;Password=k7Vd-2pQx!;⟧ for it.",
    ),
    (
        "connection_string",
        "`⟦Data Source=db1;Initial Catalog=hr;User ID=sa;Password=k7Vd2pQx;Connection Timeout=30⟧`",
    ),
    ("connection_string", "ODBC: ⟦Driver={ODBC Driver 17 for SQL Server};Server=db1;Uid=app;Pwd=k7Vd2pQx⟧."),
    ("connection_string", "⟦Driver=ODBC Driver 17 for SQL Server;Server=db1;Uid=app;Pwd=k7Vd2pQx;⟧ works"),
    ("connection_string", "\"Default\": \"⟦Server=db1; Database=hr; User Id=app; Password=k7Vd2pQx⟧\""),
    ("connection_string", "CONN=⟦host=db1 port=5432 dbname=hr user=app password=k7Vd2pQx sslmode=require⟧\n"),
    ("connection_string", "⟦jdbc:sqlserver://db1:1433;databaseName=hr;user=sa;password=k7Vd2pQx⟧ is the URL"),
    ("connection_string", "⟦jdbc:mysql://db1:3306/hr?user=app&password=k7Vd2pQx⟧."),
    ("connection_string", "⟦jdbc:oracle:thin:app/k7Vd2pQx@//db1:1521/hr⟧"),
    (
        "connection_string",
        "⟦Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=§+/=⟧ now",
    ),
    (
        "connection_string",
        "⟦DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=§§==;EndpointSuffix=core.windows.net⟧",
    ),
    ("connection_string", "\"⟦acme.redis.cache.windows.net:6380,password=§=,ssl=True,abortConnect=False⟧\""),
    (
        "connection_string",
        "see `⟦mongodb+srv://app:k7Vd2pQx@cluster0.ab1cd.mongodb.net/hr?retryWrites=true&w=majority⟧`.",
    ),
    ("connection_string", "(⟦amqps://app:k7Vd2pQx@mq.acme.net:5671/vhost⟧)"),
    ("connection_string", "It is ⟦redis://:k7Vd2pQx@cache.acme.net:6379/0⟧."),
    ("connection_string", "⟦smtp://bills%40acme.net:k7Vd2pQx@smtp.acme.net:587⟧, it says"),
    ("connection_string", "⟦postgresql://db1.acme.net/hr?user=app&password=k7Vd2pQx⟧"),
    // tokens of GitLab
    ("gitlab_token", "⟦glpat-§⟧"),
    ("gitlab_token", "⟦gloas-§§⟧."),
    ("gitlab_token", "use ⟦gldt-q8Zk2mW9xR4tY7uB1nC6⟧, please"),
    ("gitlab_token", "⟦glrt-t1_q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("gitlab_token", "⟦glptt-§⟧"),
    ("gitlab_token", "⟦glcbt-27_q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("gitlab_token", "⟦glft-q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("gitlab_token", "⟦glimt-q8Zk2mW9xR4tY7uB1nC6vE3sA⟧"),
    ("gitlab_token", "⟦glagent-§q8Zk2mW9xR⟧"),
    ("gitlab_token", "⟦glsoat-q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("gitlab_token", "⟦glffct-q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("gitlab_token", "⟦GR1348941q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("gitlab_token", "⟦glpat-§.01.0w1ab2c3d⟧."),
    // the password of an address is what has to be revoked
    ("gitlab_token", "https://oauth2:⟦glpat-q8Zk2mW9xR4tY7uB1nC6⟧@gitlab.acme.net/a/b.git"),
    ("github_token", "git clone https://x-access-token:⟦ghs_§⟧@github.com/a/b"),
    ("connection_string", "⟦https://glpat-q8Zk2mW9xR4tY7uB1nC6:k7Vd2pQx@gitlab.acme.net/a⟧"),
    // other vendors
    ("stripe_key", "⟦sk_test_q8Zk2mW9xR4tY7uB1nC6vE3s⟧"),
    ("stripe_key", "⟦rk_test_§⟧"),
    ("stripe_key", "⟦whsec_q8Zk2mW9xR4tY7uB1nC6vE3sA5dF0gH8⟧"),
    ("openai_key", "⟦sk-admin-§_§-§⟧"),
    ("openai_key", "⟦sk-svcacct-§-§_§T3BlbkFJ§⟧"),
    ("openai_key", "⟦sk-proj-foO§env§Xxx§⟧"),
    ("anthropic_key", "⟦sk-ant-api03-§-§_AA⟧"),
    ("anthropic_key", "⟦sk-ant-admin01-§-§AA⟧"),
    ("slack_token", "⟦xoxe-1-§⟧"),
    ("slack_token", "⟦xoxp-715911149461-968476066252-1256244444560-ecd0fd56f435e05b17bfbd9be7367bbf⟧"),
    ("slack_token", "⟦xoxe.xoxb-1-§§§⟧"),
    ("slack_token", "⟦xapp-1-A012BCD34EF-4017253884210-§⟧"),
    ("github_token", "⟦github_pat_11ABDCFEG0q8Zk2mW9xR4t_§q8Zk2mW9xR4tY7uB1nC⟧"),
    ("github_token", "⟦ghs_§§§⟧"),
    ("github_token", "⟦ghr_§§q8Zk⟧"),
];

/// The same; `¤` is a hash.
const BY_NAME: &[(&str, &str)] = &[
    // named
    ("named_secret", "webhook_secret=⟦q8Zk2mW9xR4tY7uB⟧"),
    ("named_secret", "\"app_secret\": \"⟦¤⟧\","),
    ("named_secret", "ENCRYPTION_KEY='⟦¤⟧'"),
    ("named_secret", "export API_TOKEN=⟦3f2b8c1e-4a5d-4e6f-8a7b-9c0d1e2f3a4b⟧"),
    ("named_secret", "session_secret: ⟦¤⟧\njwt_secret: x"),
    ("named_secret", "signing_key: \"⟦¤⟧\""),
    ("named_secret", "private_token = ⟦q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("named_secret", "The value of client_secret is \"⟦q8Zk2mW9xR4t⟧\"."),
    ("named_secret", "El valor de client_secret es \"⟦¤⟧\"."),
    ("named_secret", "La valeur de client_secret est « ⟦¤⟧ »."),
    ("named_secret", "Der Wert von client_secret lautet \"⟦¤⟧\"."),
    ("named_secret", "client_secret का मान \"⟦¤⟧\" है।"),
    ("named_secret", "The signing key for webhooks is ⟦q8Zk2mW9xR4tY7uB⟧."),
    ("named_secret", "Authorization: Bearer ⟦q8Zk2mW9xR4tY7uB1nC6⟧"),
    ("named_secret", "<clientSecret>⟦q8Zk2mW9xR4tY7uB1nC6⟧</clientSecret>"),
    // passwords
    ("password", "The password for the PDF is \"⟦Ravi@1532⟧\"."),
    ("password", "The password for the file: ⟦k7Vd2pQx⟧"),
    ("named_secret", "encryption_key (hex): ⟦¤¤¤⟧"),
    ("password", "Das Passwort für die Datei lautet \"⟦Linde#4471⟧\"."),
    ("password", "Mot de passe provisoire : ⟦Soleil2024!⟧"),
    ("password", "La contraseña temporal es ⟦Verano#2031⟧."),
    ("password", "पासवर्ड: ⟦Ganga@2041⟧"),
    ("password", "आपका पासवर्ड ⟦Ganga@2041⟧ है।"),
    ("password", "aapka password ⟦Monsoon#882⟧ hai"),
    ("password", "A senha é ⟦Praia_4471x⟧."),
    ("password", "The Wi-Fi password is ⟦river-lantern-42-maple⟧."),
    ("password", "Passphrase: \"⟦river lantern 42 maple⟧\""),
    ("password", "Log in with password ⟦Word@1532⟧ today"),
    ("password", "password = \"⟦x$9K(mQ2!⟧\""),
    ("password", "DB_PASSWORD=⟦k7Vd2pQx⟧\n"),
    ("password", "Your password was reset to **⟦Blue#4412⟧**."),
    ("password", "\"password\":\"⟦k7Vd2pQx⟧\"}"),
    ("password", "Password:\n⟦k7Vd2pQx⟧"),
    // keys in blocks
    (
        "private_key",
        "x ⟦-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n§§\n§==\n=aB3d\n-----END PGP PRIVATE KEY BLOCK-----⟧ y",
    ),
    ("private_key", "⟦-----BEGIN OPENSSH PRIVATE KEY-----\n§§\n§\n-----END OPENSSH PRIVATE KEY-----⟧\n"),
    ("private_key", "⟦-----BEGIN EC PRIVATE KEY-----\\n§\\n§==\\n-----END EC PRIVATE KEY-----⟧\\n"),
    ("private_key", "⟦-----BEGIN ENCRYPTED PRIVATE KEY-----\n§§\n§⟧\nThe rest was cut."),
    // a token with a long head, a long body and a long signature
    ("jwt", "⟦eyJhbGciOiJSUzI1NiIsImtpZCI6§§.eyJzdWIiOi§§§§§§§§.§§foo§env§§§xxx§⟧."),
];

#[test]
fn is_found() {
    let hex = "9fceb02d0ae598e95dc970b74767f19372d61af8";
    let mut wrong = Vec::new();
    for (kind, raw) in BY_FORM.iter().chain(BY_NAME) {
        let raw = raw.replace('§', DRAWN).replace('¤', hex);
        let (before, rest) = raw.split_once('⟦').expect("the row marks its secret");
        let (value, after) = rest.split_once('⟧').expect("the row marks its secret");
        let text = format!("{before}{value}{after}");
        if found(&text) != [format!("{kind} {value}")] {
            wrong.push((text.clone(), found(&text)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_looks_like_it() {
    let mut wrong = Vec::new();
    for raw in [
        "Your password must have 8 characters, 1 digit and 1 symbol.",
        "Passwords: at least 12-characters, no names",
        "password: 8-20 characters",
        "Forgot password? Reset it at https://acme.net/reset2",
        "password: <password>",
        "write postgres://user:<password>@host:5432/db there",
        "the <password> k7Vd2pQx9 goes here",
        "postgresql://user:password@localhost:5432/trulens_db",
        "answer with a password such as \"D5%t9Bgf\".",
        "`GET /foo` with an invalid token will receive `401 Unauthorized`",
        "[1.2.1 API Key](#121-openai-api-key)",
        "a pass to Bennie Fowler for a 2-point conversion",
        "loads `.env.local`, then `.env`",
        "xoxp-00000000-00000000-00000000-00000000000000000000",
        "password=********",
        "Password: ••••••••",
        "For example, the password Tr0ub4dor&3 is weak.",
        "The password reset code is 482913.",
        "The password expires on 2025-03-01.",
        "password hash: $2b$12$q8Zk2mW9xR4tY7uB1nC6vE3s",
        "password = getpass(\"Password1: \")",
        "password = config[\"db1\"]",
        "password: varchar(255)",
        "password is hashed with SHA-256",
        "das Passwort muss 10 Zeichen haben",
        "La contraseña debe tener 8 caracteres",
        "Le mot de passe est obligatoire",
        "password sent to asha1@nic.in",
        "पासवर्ड कम से कम 8 अक्षर का होना चाहिए",
        "The password is required.",
        "Product code IPW-4330-GD",
        "If you forgot your password, go to Settings2 and choose Reset.",
        "The password rules: 8 characters, 1 digit",
        "Server=db1;Database=hr;User Id=app;Password=<password>;",
        "Server=db1;Database=hr;User Id=app;Password={your_password};",
        "Server=db1;Database=hr;Integrated Security=true;",
        "jdbc:mysql://db1:3306/hr?user=app&password=${DB_PASSWORD}",
        "https://acme.net/a?mail=b:c@d.net",
        "pk_live_q8Zk2mW9xR4tY7uB1nC6vE3s is public",
        "md5 5f4dcc3b5aa765d61d8327deb882cf99",
        "request 3f2b8c1e-4a5d-4e6f-8a7b-9c0d1e2f3a4b failed",
        "primary key: 3f2b8c1e-4a5d-4e6f-8a7b-9c0d1e2f3a4b",
        "public key: q8Zk2mW9xR4tY7uB1nC6vE3s",
        "next_page_token: q8Zk2mW9xR4tY7uB1nC6vE3s",
        "client_secret: ${CLIENT_SECRET_2}",
        "token = secrets.token_hex(32)",
        "The token expires after 3600 seconds.",
        "glpat-xxxxxxxxxxxxxxxxxxxx",
        "The key is to listen.",
        "secret: my-app-tls-2",
        "-----BEGIN PRIVATE KEY-----\nyour private key goes here and is long enough to be one\n-----END PRIVATE KEY-----",
    ] {
        if !found(raw).is_empty() {
            wrong.push((raw, found(raw)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    // were one quadratic, this test would not end
    for unit in [
        "a://b:c1d2@e",
        "server=",
        "server=a;",
        "password=a1;",
        "password ",
        "password \"",
        "jdbc:",
        ",password=a",
        "key=key=",
        "-----BEGIN RSA PRIVATE KEY-----",
        "eyJ",
        "glpat-",
        "token is ",
        "पासवर्ड ",
    ] {
        let raw = unit.repeat((1 << 16) / unit.len());
        assert!(SECRETS.find(&raw).0.iter().all(|s| raw.get(s.span.range()).is_some()), "{unit}");
    }
}

#[test]
fn a_run_is_read_once() {
    let token = format!("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.{}", "q8Zk2mW9xR4tY7uB1nC6vE3s");
    let raw = format!("{}.{token} and", "eyJ-".repeat(3));
    let found = SECRETS.find(&raw).0;
    assert_eq!(found.len(), 1);
    assert_eq!(&raw[found[0].span.range()], token);
    // all attempts of a run share its end, its dots and its signature
    let run = Run::at(&raw, 3);
    assert_eq!((run.end, run.signed), (raw.len() - " and".len(), true));
}

#[test]
fn a_block_ends_where_the_next_begins() {
    for unit in ["-----BEGIN PRIVATE KEY-----\n", "-----BEGIN "] {
        assert_eq!(SECRETS.find(&unit.repeat(100)).0, []);
    }
    let body = "MIIEpAIBAAKCAQEA7bq98".repeat(6);
    let raw = format!("-----BEGIN PRIVATE KEY-----\n{body}\n").repeat(3);
    let found = SECRETS.find(&raw).0;
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|s| s.span.range().len() == raw.len() / 3 - 1));
}

proptest::proptest! {
    #[test]
    fn spans_stand_on_characters(raw in ".{0,80}(password|token is|server=|jdbc:|पासवर्ड|sk-|://|10\\.|\\.internal|eyJ|/home/)[ =:\"]{0,3}.{0,80}") {
        for secret in SECRETS.find(&raw).0 {
            proptest::prop_assert!(raw.get(secret.span.range()).is_some());
        }
    }
}
