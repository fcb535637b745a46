//! What is refused and warned about, and how it is told.

use super::{field::suggestion, *};

#[test]
fn a_message_says_where_and_what_in_the_words_of_json() {
    for (json, message) in [
        ("[]", r#"invalid type: list, expected an object such as {"response": "..."} at column 0"#),
        (
            r#"["a", "b", "c", "d"]"#,
            r#"invalid type: list, expected an object such as {"response": "..."} at column 0"#,
        ),
        ("5", r#"invalid type: integer `5`, expected an object such as {"response": "..."} at column 1"#),
        (
            "The office opens at 9.",
            r#"not JSON: expected value at column 1; must be an object such as {"response": "..."}"#,
        ),
        (r#"{"response": The office}"#, "`response`: expected value at column 14"),
        (r#"{"response": 1}"#, "`response`: invalid type: integer `1`, expected a string at column 14"),
        (
            r#"{"response": "a", "rag_documents": [["i", "s", "c"]]}"#,
            r#"`rag_documents.0`: invalid type: list, expected a string or an object such as {"content": "..."} at column 37"#,
        ),
        (
            r#"{"response": "a", "history": [["user", "c"]]}"#,
            r#"`history.0`: invalid type: list, expected an object such as {"role": "user", "content": "..."} at column 30"#,
        ),
        (
            r#"{"response": "a", "history": [{"role": "bot", "content": "b"}]}"#,
            "`history.0.role`: invalid value: string \"bot\", expected one of system, user, assistant, tool at \
             column 44",
        ),
        (
            r#"{"response": "a", "rag_documents": [{"content": "b", "kind": "book"}]}"#,
            "`rag_documents.0.kind`: invalid value: string \"book\", expected one of retrieved, tool, memory, \
             user_file at column 68",
        ),
        (
            r#"{"response": "a", "rag_documents": [{"content": "b", "kind": null, "trust": "no"}]}"#,
            "`rag_documents.0.trust`: invalid value: string \"no\", expected one of untrusted, trusted at column 81",
        ),
        (
            r#"{"response": "a", "metadata": []}"#,
            "`metadata`: invalid type: list, expected an object at column 30",
        ),
        (
            r#"{"response": "a", "metadata": {"controls": [true]}}"#,
            "`metadata.controls`: invalid type: list, expected an object at column 43",
        ),
        (
            r#"{"response": "a", "rag_documents": {}}"#,
            "`rag_documents`: invalid type: object, expected a list of documents or the text of one at column 37",
        ),
        (
            r#"{"response": "a", "rag_documents": [{"content": 5}]}"#,
            "`rag_documents.0.content`: invalid type: integer `5`, expected a string at column 49",
        ),
        (
            r#"{"response": "a", "metadata": {"pue": "x"}}"#,
            "`metadata.pue`: invalid type: string \"x\", expected a number at column 41",
        ),
        (
            r#"{"response": "a", "metadata": {"input_tokens": -1}}"#,
            "`metadata.input_tokens`: invalid value: integer `-1`, expected a whole number, zero or more at \
             column 49",
        ),
        (r#"{"response": "a"} {}"#, "trailing characters at column 19"),
        (
            "{\n\"response\": 1}",
            "`response`: invalid type: integer `1`, expected a string at line 2 column 13",
        ),
    ] {
        let error = Interaction::from_json(json.as_bytes(), false).expect_err(json);
        assert_eq!(error.to_string(), message, "{json}");
    }
    for (json, words) in [
        (r#"["a", "b"]"#, r#"expected an object such as {"text": "..."}"#),
        ("Call me.", r#"must be an object such as {"text": "..."}"#),
        (
            r#"{"text": "a", "role": "tool"}"#,
            "`role`: invalid value: string \"tool\", expected one of query, document, response",
        ),
    ] {
        let scan = ScanRequest::from_json(json.as_bytes(), false).expect_err(json).to_string();
        assert!(scan.contains(words), "{json}: {scan}");
    }
}

#[test]
fn a_message_quotes_the_beginning_of_a_text() {
    for (text, quoted) in [
        ("é".repeat(80), "é".repeat(80)),
        ("é".repeat(81), "é".repeat(80) + "…"),
        ("\", expected a".repeat(100_000), "\\\", expected a".repeat(6)[..80].to_owned() + "…"),
    ] {
        let json = serde_json::json!({"response": "a", "history": [text]}).to_string();
        let error = Interaction::from_json(json.as_bytes(), false).expect_err("no object").to_string();
        let expected = format!(
            "string \"{quoted}\", expected an object such as {{\"role\": \"user\", \"content\": \"...\"}} at column"
        );
        assert!(error.contains(&expected), "{error:.300}");
    }
}

#[test]
fn a_message_names_the_beginning_of_a_long_field() {
    let (long, told) = ("z".repeat(1_000_000), "z".repeat(80) + "…");
    for json in [
        format!(r#"{{"response": "a", "{long}": 1}}"#),
        format!(r#"{{"response": "a", "metadata": {{"groups": {{"{long}": 7}}}}}}"#),
    ] {
        let error = Interaction::from_json(json.as_bytes(), true).expect_err("refused").to_string();
        assert!(error.contains(&told) && error.len() < 300, "{error:.300}");
    }
    let json = format!(r#"{{"response": "a", "rag_documents": [{{"content": "b", "{long}": 1}}]}}"#);
    let warned = Interaction::from_json(json.as_bytes(), false).expect("only a warning").warnings;
    assert_eq!(warned[0].path, format!("rag_documents.0.{told}"));
}

#[test]
fn a_document_is_an_object_or_its_text() {
    let read = |json: &str| Interaction::from_json(json.as_bytes(), true).expect(json);
    let text = read(r#"{"response": "a", "rag_documents": ["b", {"content": "c"}]}"#);
    let fields = read(r#"{"response": "a", "rag_documents": [{"content": "b"}, "c"]}"#);
    assert_eq!(text, fields);
    let values = serde_json::json!({"response": "a", "rag_documents": ["b", "c"]});
    assert_eq!(Interaction::from_values(values, true).expect("as JSON"), text);
    let one = read(r#"{"response": "a", "rag_documents": "b"}"#);
    assert_eq!(one.rag_documents, text.rag_documents[..1]);
    assert!(read(r#"{"response": "a", "rag_documents": null}"#).rag_documents.is_empty());
    let values = serde_json::json!({"response": "a", "rag_documents": "b"});
    assert_eq!(Interaction::from_values(values, true).expect("as JSON"), one);
    let written = serde_json::to_string(&text.rag_documents[0]).expect("JSON");
    assert_eq!(written, r#"{"content":"b","kind":"retrieved","trust":"untrusted"}"#);
    let null =
        Interaction::from_json(br#"{"response": "a", "rag_documents": [null]}"#, false).expect_err("null");
    let words =
        r#"`rag_documents.0`: invalid type: null, expected a string or an object such as {"content": "..."}"#;
    assert!(null.to_string().starts_with(words), "{null}");
}

#[test]
fn the_fields_of_the_metadata_are_those_of_the_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schema/interaction.json")).expect("JSON");
    let properties = schema["$defs"]["Metadata"]["properties"].as_object().expect("an object");
    let mut fields = crate::interaction::FIELDS.to_vec();
    fields.sort_unstable();
    assert_eq!(properties.keys().collect::<Vec<_>>(), fields);
}

#[test]
fn nearly_a_field_of_the_metadata_is_told_and_never_refused() {
    for (field, known) in [
        ("systemPrompt", Some("system_prompt")),
        ("canarys", Some("canaries")),
        ("modell", Some("model")),
        ("input_token", Some("input_tokens")),
        ("Latency-MS", Some("latency_ms")),
        ("group", Some("groups")),
        ("mode", None),
        ("user_id", None),
        ("route", None),
        ("region", None),
        ("version", None),
        ("prompt_template", None),
        ("temperature", None),
    ] {
        let json = serde_json::json!({"response": "a", "metadata": {field: 5}}).to_string();
        let warnings = Interaction::from_json(json.as_bytes(), true).expect("no error").warnings;
        let told: Vec<_> =
            warnings.iter().map(|one| (one.code.as_str(), one.did_you_mean.as_deref())).collect();
        assert_eq!(told, Vec::from_iter(known.map(|known| ("unknown_field", Some(known)))), "{field}");
    }
    for (now, told) in
        [("2026-11-21T10:00:00Z", 0), ("2026-11-21", 0), ("yesterday", 1), ("2026-13-21T10:00:00Z", 1)]
    {
        let json = serde_json::json!({"response": "a", "metadata": {"now": now}}).to_string();
        let warnings = Interaction::from_json(json.as_bytes(), true).expect("no error").warnings;
        assert_eq!(warnings.len(), told, "{now}");
    }
}

#[test]
fn a_missing_field_is_told_with_what_stands_instead() {
    for (json, message) in [
        (
            r#"{"answer": "b", "contexts": ["c"], "question": "a"}"#,
            "missing field `response` (found `answer`, `contexts`, `question`; is it `answer`?)",
        ),
        (r#"{"zebra": 1}"#, "missing field `response` (found `zebra`)"),
        (r#"{"query": "a"}"#, "missing field `response`"),
        (
            r#"{"a": 1, "response": "b", "rag_documents": [{"content": "c", "d": 1}, {"text": "e"}]}"#,
            "`rag_documents.1`: missing field `content` (is it `text`?)",
        ),
        (
            r#"{"1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1, "8": 1, "9": 1, "answer": 1}"#,
            "missing field `response` (found `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, ...; is it `answer`?)",
        ),
    ] {
        let error = Interaction::from_json(json.as_bytes(), false).expect_err(json);
        assert_eq!(error.kind(), ErrorKind::MissingField);
        let told = error.to_string();
        assert_eq!(told.rsplit_once(" at column ").expect("a place").0, message);
        let values: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(Interaction::from_values(values, false).expect_err(json).to_string(), message);
    }
    let scan = ScanRequest::from_json(br#"{"content": "a"}"#, false).expect_err("no text");
    assert_eq!(scan.to_string(), "missing field `text` (is it `content`?) at column 16");
}

#[test]
fn a_slip_and_a_shortening_are_known() {
    for (path, known) in [
        ("respnse", Some("response")),
        ("rag_docs", Some("rag_documents")),
        ("documents", Some("rag_documents")),
        ("rag_documents.0.score", Some("similarity_score")),
        ("rag_documents.0.text", Some("content")),
        ("text", None),
        ("question", Some("query")),
        ("answer", Some("response")),
        ("contexts", Some("rag_documents")),
        ("doc", None),
        ("zzzzzzzz", None),
    ] {
        assert_eq!(suggestion(path, "").as_deref(), known, "{path}");
    }
}

#[test]
fn a_configuration_is_made_of_objects() {
    for (json, words) in [
        ("[]", "expected an object"),
        (r#"{"limits": [1]}"#, "`limits`: invalid type: list, expected an object"),
        (r#"{"thresholds": [1, 1]}"#, "`thresholds`: invalid type: list, expected an object"),
        (r#"{"metrics": {"disabled": {}}}"#, "`metrics.disabled`: invalid type: object, expected a list"),
        (r#"{"metrics": {"disabled": ["a"]}}"#, "`metrics.disabled.0`: `a` is none of"),
    ] {
        let error = Config::from_json(json).expect_err(json).to_string();
        assert!(error.contains(words), "{json}: {error}");
    }
}
