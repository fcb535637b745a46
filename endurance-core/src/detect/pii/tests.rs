//! Secrets and personal data with characters inside that show nothing. Values are made up.

use super::*;

#[test]
fn what_shows_nothing_hides_nothing() {
    let sensitive = Sensitive::new();
    for (kind, value) in [
        ("aadhaar", "2345 6789 0124"),
        ("payment_card", "4539 1488 0343 6467"),
        ("phone", "+91 98765 43210"),
        ("email", "asha.rao@nic.in"),
        ("iban", "DE89370400440532013000"),
        ("pan", "ABCPL1234C"),
        ("ip_address", "81.2.69.142"),
        ("gitlab_token", "glpat-q8Zk2mW9xR4tY7uB1nC6"),
        ("connection_string", "redis://:k7Vd2pQx@cache.acme.net:6379/0"),
    ] {
        for hidden in ['\u{200b}', '\u{ad}', '\u{2060}', '\u{feff}', '\u{200d}'] {
            for every in 1..4 {
                let pieces: Vec<char> = value.chars().collect();
                let written: Vec<String> = pieces.chunks(every).map(|part| part.iter().collect()).collect();
                let written = written.join(&hidden.to_string());
                let raw = format!("{hidden}It is {written}{hidden}, he said.");
                let found = sensitive.find(&raw);
                let found: Vec<_> =
                    found.iter().map(|pii| (pii.pii_type.as_str(), &raw[pii.span.range()])).collect();
                assert_eq!(found, [(kind, written.as_str())], "{raw:?}");
            }
        }
    }
}

#[test]
fn the_token_of_an_address_is_what_is_replaced() {
    let raw = "from https://oauth2:glpat-q8Zk2mW9xR4tY7uB1nC6@gitlab.acme.net/a/b.git";
    let found = Sensitive::new().find(raw);
    assert_eq!(Pii::redact(raw, &found), "from https://oauth2:[GITLAB_TOKEN]@gitlab.acme.net/a/b.git");
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    // were one quadratic, this test would not end
    let sensitive = Sensitive::new();
    for unit in ["\u{200b}1", "1\u{ad}", "\u{200b}", "glpat-\u{200b}", "a://b:c\u{ad}1d2@e.in"] {
        let raw = unit.repeat((1 << 16) / unit.len());
        let found = sensitive.find(&raw);
        assert!(found.iter().all(|pii| raw.get(pii.span.range()).is_some()), "{unit:?}");
    }
}

#[test]
fn what_shows_nothing_makes_nothing_either() {
    let sensitive = Sensitive::new();
    for raw in [
        "Aadhaar 2345 6789 01\u{200b}23",
        "order 2345\u{ad} 6789 0124",
        "₹\u{200b}98,76,54,321",
        "glpat-xxxx\u{200b}xxxxxxxxxxxxxxxx",
        "हिन्\u{200d}दी और 2024\u{200b}-25",
        "\u{200b}\u{200b}\u{200b}",
    ] {
        assert_eq!(sensitive.find(raw), [], "{raw:?}");
    }
}
