//! The cases that every language must answer alike; `conformance/README.md` has their format.

use endurance_core::{
    AlertType, Atom, ClaimKind, ClaimVerdict, Config, ContributionKind, Decoding, Error, ErrorKind,
    Evaluator, EvidenceRole, Interaction, Mark, MetricId, Outcome, PersonalKind, Reason, Role, ScanRequest,
    SecretKind, Severity, Threat, Verdict,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::LazyLock,
};

static CASES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../conformance/cases.json")).expect("cases.json is a list of cases")
});

/// The answer to each case, in their order.
static ANSWERS: LazyLock<Vec<Value>> = LazyLock::new(|| CASES.iter().map(answer).collect());

fn name(case: &Value) -> &str {
    case["name"].as_str().expect("a case has a name")
}

/// The evaluator that a case asks for.
fn evaluator(case: &Value) -> Result<Evaluator, Error> {
    static SHIPPED: LazyLock<Evaluator> = LazyLock::new(Evaluator::default);
    match case.get("config") {
        Some(config) => Config::from_json(&config.to_string()).and_then(Evaluator::new),
        None => Ok(SHIPPED.clone()),
    }
}

/// What the engine answers to a case: an evaluation, a scan, or an error.
fn answer(case: &Value) -> Value {
    let answered = evaluator(case).and_then(|evaluator| {
        let strict = evaluator.config().strict;
        let raw = |key: &str| match &case[key] {
            Value::String(text) => text.clone(),
            object => object.to_string(),
        };
        if case.get("scan").is_some() {
            let request = ScanRequest::from_json(raw("scan").as_bytes(), strict)?;
            let scan = evaluator.scan(&request.text, request.role.unwrap_or(Role::Query));
            return Ok(serde_json::to_value(scan).expect("a scan is JSON"));
        }
        let bytes = match case.get("bytes") {
            Some(list) => serde_json::from_value(list.clone()).expect("bytes are a list of numbers"),
            None => raw("interaction").into_bytes(),
        };
        let interaction = Interaction::from_json(&bytes, strict)?;
        Ok(serde_json::to_value(evaluator.evaluate(&interaction)).expect("an evaluation is JSON"))
    });
    answered
        .unwrap_or_else(|e| serde_json::json!({ "error": { "code": e.kind(), "message": e.to_string() } }))
}

/// Where `actual` does not hold what is expected: objects by key, lists as subsequences, numbers to 1e-9.
fn differs(path: &str, expected: &Value, actual: &Value) -> Option<String> {
    match (expected, actual) {
        (Value::Object(want), Value::Object(_)) => {
            want.iter().find_map(|(key, value)| differs(&format!("{path}.{key}"), value, &actual[key]))
        }
        (Value::Array(want), Value::Array(got)) if want.is_empty() => {
            (!got.is_empty()).then(|| format!("{path}: expected none, got {actual}"))
        }
        (Value::Array(want), Value::Array(got)) => {
            let mut rest = got.iter();
            want.iter().find_map(|w| {
                let found = rest.any(|g| differs(path, w, g).is_none());
                (!found).then(|| format!("{path}: no {w} in {actual}"))
            })
        }
        (Value::Number(want), Value::Number(got)) => {
            let same = (want.as_f64()? - got.as_f64()?).abs() < 1e-9;
            (!same).then(|| format!("{path}: expected {want}, got {got}"))
        }
        _ => (expected != actual).then(|| format!("{path}: expected {expected}, got {actual}")),
    }
}

#[test]
fn every_case_is_answered_as_expected() {
    let failures: Vec<String> = CASES
        .iter()
        .zip(&*ANSWERS)
        .filter_map(|(case, answer)| {
            Some(format!("{}: {}", name(case), differs("", &case["expect"], answer)?))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn names_are_unique_and_no_case_expects_nothing() {
    let names: BTreeSet<_> = CASES.iter().map(name).collect();
    assert_eq!(names.len(), CASES.len());
    for case in &*CASES {
        assert!(case["expect"].as_object().is_some_and(|e| !e.is_empty()), "{}", name(case));
    }
}

/// The digest of every evaluation stands in `digests.json`: the same bytes in every language and on every platform.
#[test]
#[expect(clippy::disallowed_methods, reason = "the core does no I/O; its tests may")]
fn digests_are_those_on_file() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../conformance/digests.json");
    let digests: BTreeMap<&str, &str> = CASES
        .iter()
        .zip(&*ANSWERS)
        .filter_map(|(case, answer)| Some((name(case), answer["digest"].as_str()?)))
        .collect();
    let text = serde_json::to_string_pretty(&digests).expect("a map is JSON") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).expect("conformance/digests.json can be written");
    }
    let on_file = std::fs::read_to_string(path).unwrap_or_default();
    assert!(on_file == text, "run `UPDATE=1 make cases` when the change is meant, and read the difference");
}

/// `scripts/conformance.py` lays the answers of all languages side by side: a line for each case with its name and its digest,
/// or the code of what is refused, and a line with the answer.
#[test]
#[expect(clippy::disallowed_methods, reason = "the core does no I/O; its tests may")]
fn all_are_answered_for_the_matrix() {
    let folder = std::env::var_os("CONFORMANCE_ANSWERS").map_or_else(std::env::temp_dir, PathBuf::from);
    let told = |answer: &Value| {
        let code = answer["digest"].as_str().or(answer["error"]["code"].as_str());
        code.unwrap_or("-").to_owned()
    };
    let lines: Vec<String> = CASES
        .iter()
        .zip(&*ANSWERS)
        .map(|(case, answer)| format!("{}\t{}\n", name(case), told(answer)))
        .collect();
    std::fs::write(folder.join("rust.tsv"), lines.concat()).expect("the folder can be written");
    let answers: Vec<String> = ANSWERS.iter().map(|answer| format!("{answer}\n")).collect();
    std::fs::write(folder.join("rust.jsonl"), answers.concat()).expect("the folder can be written");
    assert!(lines.len() > 500);
}

/// An encoding is no attack by itself: each has a case with an attack behind it, and one with a harmless text.
#[test]
fn every_decoding_has_an_attack_and_a_harmless_text() {
    let found = |case: &&Value| case["expect"]["is_malicious"] == true;
    for decoding in Decoding::ALL.iter().map(|d| d.as_str()) {
        let own = |case: &&Value| name(case).split([' ', ':', ',']).take(2).eq(["decode", decoding]);
        let (attacks, harmless): (Vec<_>, Vec<_>) = CASES.iter().filter(own).partition(found);
        assert!(!attacks.is_empty() && !harmless.is_empty(), "{decoding}");
        let chain = serde_json::json!([{ "decoded": [decoding] }]);
        assert!(
            attacks.iter().all(|case| differs("", &chain, &case["expect"]["findings"]).is_none()),
            "{decoding}"
        );
    }
}

/// Whatever an evaluation can say is expected by some case.
#[test]
fn everything_that_exists_appears() {
    let seen: Vec<&Value> = CASES.iter().map(|case| &case["expect"]).collect();
    let all = serde_json::to_string(&seen).expect("JSON");
    let mut missing: Vec<String> = Vec::new();
    let mut need = |kind: &str, names: &[&str], pattern: &dyn Fn(&str) -> String| {
        let absent = names.iter().filter(|name| !all.contains(&pattern(name)));
        missing.extend(absent.map(|name| format!("{kind} {name}")));
    };
    macro_rules! names {
        ($type:ident) => {
            &$type::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>()
        };
    }
    let field = |key: &'static str| move |name: &str| format!("\"{key}\":\"{name}\"");
    let item = |name: &str| format!("\"{name}\"");
    need("verdict", names!(Verdict), &field("verdict"));
    need("claim verdict", names!(ClaimVerdict), &field("verdict"));
    need("claim kind", names!(ClaimKind), &field("kind"));
    need("atom", names!(Atom), &field("atom"));
    need("evidence role", names!(EvidenceRole), &field("role"));
    need("alert", names!(AlertType), &field("type"));
    need("contribution", names!(ContributionKind), &field("kind"));
    need("threat", names!(Threat), &field("threat"));
    need("outcome", names!(Outcome), &field("outcome"));
    need("severity", names!(Severity), &field("severity"));
    need("mark", names!(Mark), &item);
    need("decoding", names!(Decoding), &item);
    need("secret", names!(SecretKind), &field("type"));
    need("personal data", names!(PersonalKind), &field("type"));
    need("error", names!(ErrorKind), &field("code"));
    need("reason", names!(Reason), &field("reason"));
    assert!(missing.is_empty(), "no case expects: {}", missing.join(", "));

    for id in MetricId::ALL {
        let scores = seen.iter().map(|s| &s["metrics"][id.as_str()]).filter(|m| m.is_object());
        let (measured, not): (Vec<_>, Vec<_>) = scores.partition(|m| m["score"].is_number());
        assert!(!not.is_empty(), "no case expects {id} not to be measured");
        assert!(*id == MetricId::Psi || !measured.is_empty(), "no case expects a score of {id}");
    }
}
