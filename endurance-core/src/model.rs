//! Language models by the names people write: what a token costs, and how many parameters work on it.
//!
//! Two dated tables of the data pack, `prices` and `models`. A model that stands in neither is unknown: nothing is guessed
//! from a name.

use crate::pack;
use std::sync::LazyLock;

/// What a model's tokens cost, in US dollars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Price {
    /// The prefix of the name that was found.
    pub(crate) model: &'static str,
    /// The month it holds for.
    pub(crate) month: &'static str,
    /// For a million tokens of the prompt.
    input: f64,
    /// For a million tokens of the answer.
    output: f64,
}

impl Price {
    /// The price of a call, in US dollars.
    pub(crate) fn of(&self, input: u64, output: u64) -> f64 {
        (input as f64 * self.input + output as f64 * self.output) / 1e6
    }
}

struct PriceRow {
    prefix: Vec<Part>,
    /// Tokens of the prompt up to which the price holds.
    most: u64,
    price: Price,
}

struct SizeRow {
    prefix: Vec<Part>,
    active: f64,
}

static PRICES: LazyLock<Vec<PriceRow>> = LazyLock::new(|| {
    pack::rows("prices")
        .map(|row| PriceRow {
            prefix: parts(row[0]),
            most: row[2].parse().unwrap_or(u64::MAX),
            price: Price { model: row[0], month: row[5], input: number(row[3]), output: number(row[4]) },
        })
        .collect()
});

static SIZES: LazyLock<Vec<SizeRow>> = LazyLock::new(|| {
    pack::rows("models")
        .map(|row| SizeRow { prefix: parts(row[0]), active: (number(row[1]) * 1e9).round() })
        .collect()
});

/// A test reads every row.
fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or(f64::NAN)
}

/// The price of a call of the model `name` with `input` tokens of prompt.
pub(crate) fn price(name: &str, input: u64) -> Option<Price> {
    let name = parts(name);
    let longest = longest(&name, PRICES.iter().map(|row| row.prefix.as_slice()), &[])?;
    PRICES.iter().find(|row| row.prefix == longest && input <= row.most).map(|row| row.price)
}

/// Parameters of the model `name` that are active for one token.
pub(crate) fn active_parameters(name: &str) -> Option<f64> {
    let name = parts(name);
    let longest = longest(&name, SIZES.iter().map(|row| row.prefix.as_slice()), FORMS)?;
    SIZES.iter().find(|row| row.prefix == longest).map(|row| row.active)
}

/// Whether either table has the model.
pub(crate) fn is_known(name: &str) -> bool {
    price(name, 0).is_some() || active_parameters(name).is_some()
}

/// A stretch of letters or digits of a name, in lower case; "4o" and "8x" begin with digits and are one part.
type Part = String;

/// No name is longer; what stands behind makes it unknown.
const LONGEST_NAME: usize = 256;

/// The parts of a model's name without host, vendor and `meta-`: "us.meta.Llama3-1-8B" and "meta-llama/Llama-3.1-8b" alike
/// give llama 3 1 8b.
fn parts(name: &str) -> Vec<Part> {
    if name.len() > LONGEST_NAME {
        return Vec::new();
    }
    let name = name.trim().to_lowercase();
    let mut own = name.rsplit('/').next().unwrap_or_default();
    // "us.anthropic.claude": a vendor is letters before a full stop, which no model's own name has
    while let Some((vendor, rest)) = own.split_once('.') {
        if !vendor.bytes().all(|b| b.is_ascii_lowercase()) {
            break;
        }
        own = rest;
    }
    let own = own.strip_prefix("meta-").unwrap_or(own);
    let mut parts: Vec<Part> = vec![String::new()];
    let mut last = ' ';
    for c in own.chars() {
        let splits = matches!(c, '-' | '.' | '_' | ':' | '@' | ' ');
        let turns = last.is_alphabetic() && c.is_ascii_digit();
        if splits || turns {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| !splits) {
            part.push(c);
        }
        last = c;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The longest of `prefixes` that `name` starts with, where only a version stands behind it, or one of `forms`.
fn longest<'t>(
    name: &[Part],
    prefixes: impl Iterator<Item = &'t [Part]>,
    forms: &[&str],
) -> Option<&'t [Part]> {
    let best = prefixes.filter(|prefix| name.starts_with(prefix)).max_by_key(|prefix| prefix.len())?;
    is_version(&name[best.len()..], forms).then_some(best)
}

/// Words that say which version of a model is meant, not which model.
const VERSIONS: [&str; 2] = ["latest", "preview"];

/// Words that say how a model was tuned or stored: its size is the same.
const FORMS: &[&str] = &[
    "instruct",
    "chat",
    "it",
    "hf",
    "base",
    "pt",
    "thinking",
    "turbo",
    "fp",
    "bf",
    "int",
    "q",
    "awq",
    "gptq",
    "gguf",
    "k",
    "m",
    "s",
    "bit",
    "4bit",
    "8bit",
    "versatile",
    "instant",
];

/// Whether the parts behind a prefix are a version: dates and numbers of two digits or more ("20241022", "001"), "v" with its
/// numbers ("v2:0"), "latest", "preview", or one of `forms` with its number. "gpt-4-1" is not a "gpt-4".
fn is_version(parts: &[Part], forms: &[&str]) -> bool {
    let mut numbered = false; // whether a single digit belongs to the word before
    parts.iter().all(|part| {
        if part.bytes().all(|b| b.is_ascii_digit()) {
            return numbered || part.len() > 1;
        }
        numbered = part == "v" || forms.contains(&part.as_str());
        numbered || VERSIONS.contains(&part.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_by_the_names_people_write() {
        const CASES: &[(&str, Option<&str>)] = &[
            ("gpt-4o", Some("gpt-4o")),
            ("GPT-4o", Some("gpt-4o")),
            (" gpt-4o ", Some("gpt-4o")),
            ("openai/gpt-4o-2024-08-06", Some("gpt-4o")),
            ("gpt-4o-2024-05-13", Some("gpt-4o-2024-05-13")),
            ("azure/gpt-4o-mini", Some("gpt-4o-mini")),
            ("gpt-4o-mini-2024-07-18", Some("gpt-4o-mini")),
            ("gpt-4", Some("gpt-4")),
            ("gpt-4-0613", Some("gpt-4")),
            ("gpt-4-turbo-2024-04-09", Some("gpt-4-turbo")),
            ("gpt-4-1106-preview", Some("gpt-4-1106")),
            ("gpt-4.1-mini", Some("gpt-4.1-mini")),
            ("gpt-3.5-turbo", Some("gpt-3.5-turbo")),
            ("azure/gpt-35-turbo", Some("gpt-35-turbo")),
            ("o3-mini", Some("o3-mini")),
            ("anthropic.claude-3-5-sonnet-20241022-v2:0", Some("claude-3-5-sonnet")),
            ("us.anthropic.claude-3-5-sonnet-20241022-v2:0", Some("claude-3-5-sonnet")),
            ("anthropic/claude-3.5-sonnet", Some("claude-3-5-sonnet")),
            ("claude-3-5-sonnet@20240620", Some("claude-3-5-sonnet")),
            ("claude-sonnet-4-5-20250929", Some("claude-sonnet-4-5")),
            ("models/gemini-1.5-pro", Some("gemini-1.5-pro")),
            ("gemini-1.5-pro-002", Some("gemini-1.5-pro")),
            ("publishers/google/models/gemini-2.0-flash-lite", Some("gemini-2.0-flash-lite")),
            ("gemini-2.5-pro-preview-05-06", Some("gemini-2.5-pro")),
            ("mistral-large-latest", Some("mistral-large-latest")),
            ("amazon.nova-pro-v1:0", Some("nova-pro")),
            // look-alikes
            ("gpt-4-something-else", None),
            ("gpt-4o-audio-preview", None),
            ("gpt-4ominous", None),
            ("gpt-4-9", None),
            ("gpt-4.9", None),
            ("claude-opus-4-7", None),
            ("ft:gpt-4o-mini-2024-07-18:acme::abc", None),
            ("my-gpt-4o", None),
            ("gpt", None),
            ("mistral-large", None),
            ("llama-3.1-8b", None),
            ("", None),
            ("/", None),
        ];
        for &(name, expected) in CASES {
            assert_eq!(price(name, 1_000).map(|p| p.model), expected, "{name}");
        }
        assert_eq!(price(&"gpt-4o".repeat(100), 0), None);
    }

    #[test]
    fn a_long_prompt_has_its_own_price() {
        const CASES: &[(&str, u64, u64, f64)] = &[
            // 1,000 x 2.5 / 1e6 + 200 x 10 / 1e6
            ("gpt-4o", 1_000, 200, 0.0045),
            ("gemini-1.5-pro", 128_000, 0, 0.16),
            ("gemini-1.5-pro", 200_000, 0, 0.5),
            ("claude-sonnet-4", 300_000, 1_000, 1.8225),
        ];
        for &(name, input, output, usd) in CASES {
            let found = price(name, input).expect(name).of(input, output);
            assert!((found - usd).abs() < 1e-12, "{name}: {found}");
        }
    }

    #[test]
    fn sizes_by_the_names_people_write() {
        const CASES: &[(&str, Option<f64>)] = &[
            ("meta-llama/Meta-Llama-3.1-8B-Instruct", Some(8.03e9)),
            ("us.meta.llama3-1-70b-instruct-v1:0", Some(70.6e9)),
            ("llama3.1:70b", Some(70.6e9)),
            ("llama-3.1-70b-instruct-q4_K_M", Some(70.6e9)),
            ("llama-3.3-70b-versatile", Some(70.6e9)),
            ("mistralai/Mistral-7B-Instruct-v0.2", Some(7.24e9)),
            ("mistralai/Mixtral-8x7B-Instruct-v0.1", Some(12.9e9)),
            ("qwen2.5:7b", Some(7.62e9)),
            ("Qwen/Qwen3-235B-A22B", Some(22e9)),
            ("deepseek-ai/DeepSeek-R1", Some(37e9)),
            ("deepseek-r1-distill-llama-8b", Some(8.03e9)),
            ("openai/gpt-oss-120b", Some(5.1e9)),
            ("google/gemma-2-9b-it", Some(9.24e9)),
            // look-alikes
            ("deepseek-r1-distill-other-3b", None),
            ("llama-3.1-9b", None),
            ("llama-3", None),
            ("my-model-7b", None),
            ("gpt-4o", None),
        ];
        for &(name, expected) in CASES {
            assert_eq!(active_parameters(name), expected, "{name}");
        }
    }

    #[test]
    fn every_row_is_dated_and_found_by_its_own_name() {
        let month = |m: &str| m.len() == 7 && m.as_bytes()[4] == b'-';
        for row in pack::rows("prices") {
            let found = price(row[0], 0).expect(row[0]);
            assert_eq!(found.model, row[0]);
            assert!(month(row[5]) && number(row[3]) > 0.0 && number(row[4]) > 0.0, "{row:?}");
        }
        for row in pack::rows("models") {
            assert!(active_parameters(row[0]).is_some_and(f64::is_finite), "{row:?}");
            assert!(month(row[3]) && number(row[1]) <= number(row[2]), "{row:?}");
        }
    }
}
