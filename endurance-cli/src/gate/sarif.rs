//! SARIF 2.1.0: each finding, and each reason why the gate fails, as a result with its place.

use super::{
    finding::{Finding, Level},
    outcome::Outcome,
    record::hash,
    result::Outcomes,
};
use endurance_core::{AlertType, ClaimVerdict, Threat};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    env,
    io::{self, Write},
    path::{Component, Path},
};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Rules that are not the engine's: (id, what it finds).
const OWN: &[(&str, &str)] = &[
    ("gate/unreadable", "A row that could not be read."),
    ("gate/new_row", "A row that the baseline has not."),
    ("gate/gone_row", "A row that only the baseline has."),
    ("gate/changed_verdict", "An answer with another verdict than in the baseline."),
    ("gate/changed_claim", "A claim that only the baseline has."),
    ("gate/changed_finding", "An alert or an attack that the baseline has another number of times."),
    ("gate/min_overall", "An answer with too few points."),
    ("gate/max_hallucinated", "An answer with too many claims that the documents do not state."),
    ("gate/verdict", "An answer with a verdict that is not allowed."),
    ("gate/no_alerts", "An answer with an alert where none is allowed."),
];

/// Where results are: the rows, and the baseline for rows that are gone.
struct Places<'p> {
    rows: &'p str,
    baseline: &'p str,
}

/// Writes the report.
pub(crate) fn write(
    outcomes: &Outcomes,
    rows: Option<&Path>,
    baseline: Option<&Path>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let uri_of = |path: Option<&Path>| path.map_or_else(String::new, uri);
    let places = Places { rows: &uri_of(rows), baseline: &uri_of(baseline) };
    let rules = rules();
    let index: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(at, (id, _))| (id.as_str(), at)).collect();
    let results: Vec<Value> = outcomes.all().flat_map(|outcome| places.results(outcome, &index)).collect();
    let head = &outcomes.head;
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "endurance",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|(id, about)| rule(id, about)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "properties": BTreeMap::from(head.facts()),
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *to, &log)?;
    to.write_all(b"\n")
}

impl Places<'_> {
    fn results(&self, outcome: &Outcome, index: &BTreeMap<&str, usize>) -> Vec<Value> {
        let result = |rule: &str, level: Level, message: String, finding: Option<&Finding>| {
            let fingerprint = finding.map_or("", |finding| finding.fingerprint.as_str());
            let fingerprint = hash(format!("{} {rule} {fingerprint}", outcome.name).as_bytes());
            let mut result = json!({
                "ruleId": rule,
                "level": level.as_str(),
                "message": {"text": message},
                "locations": [self.location(outcome, finding)],
                // The second is the one that GitHub reads.
                "partialFingerprints": {"endurance/v1": fingerprint, "primaryLocationLineHash": fingerprint},
            });
            if let Some(at) = index.get(rule) {
                result["ruleIndex"] = json!(at);
            }
            if let Some(state) = finding.and_then(|finding| finding.state) {
                result["baselineState"] = json!(state.as_str());
            }
            result
        };
        let findings = outcome.findings.iter().map(|found| {
            let lines = std::iter::once(&found.sentence).chain(&found.passage).chain(&found.says);
            let text = lines.map(String::as_str).collect::<Vec<_>>().join("\n");
            result(&found.rule, found.level, format!("{}: {text}", outcome.name), Some(found))
        });
        let reasons = reasons(outcome).into_iter().map(|(rule, sentence)| {
            result(&rule, Level::Error, format!("{}: {sentence}", outcome.name), None)
        });
        reasons.chain(findings).collect()
    }

    fn location(&self, outcome: &Outcome, finding: Option<&Finding>) -> Value {
        let mut region = json!({"startLine": outcome.line});
        if let Some(columns) = finding.and_then(|finding| finding.columns) {
            region["startColumn"] = json!(columns.start);
            region["endColumn"] = json!(columns.end);
        }
        let uri = if outcome.is_gone() { self.baseline } else { self.rows };
        json!({
            "physicalLocation": {"artifactLocation": {"uri": uri}, "region": region},
            "logicalLocations": [{"name": outcome.name, "kind": "element"}],
        })
    }
}

/// Why the gate fails by a row, beside what its findings tell.
fn reasons(outcome: &Outcome) -> Vec<(String, String)> {
    use super::change::Change;
    let own = |code: &str| format!("gate/{code}");
    let unreadable =
        outcome.unreadable.iter().map(|why| (own("unreadable"), format!("could not be read: {why}")));
    let changes = outcome
        .changes
        .iter()
        .filter(|change| !outcome.accepted && !matches!(change, Change::Claim { is: Some(_), .. }));
    let changes = changes.map(|change| (own(change.code()), change.sentence()));
    let broken = outcome.broken.iter().map(|broken| (own(broken.code), broken.sentence.clone()));
    unreadable.chain(changes).chain(broken).collect()
}

/// Every rule: the gate's own, and one for each name of the engine.
fn rules() -> Vec<(String, String)> {
    let own = OWN.iter().map(|(id, about)| ((*id).to_owned(), (*about).to_owned()));
    let claims = ClaimVerdict::ALL.iter().map(|verdict| {
        let about = match verdict {
            ClaimVerdict::Contradicted => "A claim that a document denies.",
            ClaimVerdict::Unsupported => "A claim that no document states.",
            _ => "A claim whose verdict differs from the baseline.",
        };
        (format!("claim/{verdict}"), about.to_owned())
    });
    let words = |name: &str| crate::wording::words(name);
    let attacks = Threat::ALL.iter().map(|threat| {
        (format!("attack/{threat}"), format!("An attack in one of the texts: {}.", words(threat.as_str())))
    });
    let alerts = AlertType::ALL
        .iter()
        .map(|alert| (format!("alert/{alert}"), format!("Something to look at: {}.", words(alert.as_str()))));
    own.chain(claims).chain(attacks).chain(alerts).collect()
}

/// GitHub asks for all three texts.
fn rule(id: &str, about: &str) -> Value {
    json!({
        "id": id,
        "shortDescription": {"text": about},
        "fullDescription": {"text": about},
        "help": {"text": format!("{about} See docs/gate.md.")},
    })
}

/// A path as a URI: relative to the directory in which the command runs, where it lies below it.
fn uri(path: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(encoded(&name.to_string_lossy())),
        Component::ParentDir => Some("..".to_owned()),
        Component::Prefix(prefix) => Some(encoded(&prefix.as_os_str().to_string_lossy())),
        Component::CurDir | Component::RootDir => None,
    });
    let start = if path.is_absolute() { "file:///" } else { "" };
    format!("{start}{}", parts.collect::<Vec<_>>().join("/"))
}

/// Everything but the unreserved characters of RFC 3986, 2.3, by its bytes.
fn encoded(name: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(one).collect()
}
