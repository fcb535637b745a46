//! What comes in, in each of Arrow's shapes, and what comes out.

use arrow_array::{
    Array, ArrayRef, DictionaryArray, Float64Array, Int64Array, LargeListArray, LargeStringArray, ListArray,
    NullArray, RecordBatch, RecordBatchIterator, RecordBatchReader, StringArray, StringViewArray,
    StructArray,
    cast::AsArray,
    types::{Float64Type, Int8Type, Int32Type},
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use endurance_arrow::{Evaluations, Options, schema};
use endurance_core::{Document, Evaluator, Interaction, OffsetUnit, Score, Summary};
use std::sync::{Arc, Mutex};

const QUESTION: &str = "What is the IT budget?";
const ANSWER: &str = "😀 The IT budget is INR 87 crore.";
const SOURCE: &str = "The IT budget for 2024-25 is INR 78 crore.";

fn texts(texts: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

/// Columns by their names.
type Columns = Vec<(&'static str, ArrayRef)>;

fn table(columns: Columns) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .expect("columns of one length")
}

fn stream(batches: Vec<RecordBatch>, options: Options) -> endurance_core::Result<Evaluations> {
    let schema = batches[0].schema();
    let input = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    Evaluations::new(Box::new(input), Evaluator::default(), options)
}

fn with_json() -> Options {
    let mut options = Options::default();
    options.json = true;
    options
}

fn evaluate(batch: RecordBatch) -> RecordBatch {
    let mut all = stream(vec![batch], with_json()).expect("columns of the right types");
    let first = all.next().expect("a batch").expect("no error");
    assert!(all.next().is_none());
    first
}

fn text<'b>(batch: &'b RecordBatch, column: &str, row: usize) -> &'b str {
    batch[column].as_string::<i32>().value(row)
}

fn error(batch: &RecordBatch, row: usize) -> (String, String) {
    let error = batch["error"].as_struct();
    assert!(error.is_valid(row), "row {row} has no error");
    let part = |at: usize| error.column(at).as_string::<i32>().value(row).to_owned();
    (part(0), part(1))
}

fn json(interaction: &Interaction) -> String {
    serde_json::to_string(&Evaluator::default().evaluate(interaction)).expect("plain data")
}

fn expected() -> String {
    json(&Interaction::new(QUESTION, ANSWER).document(Document::new(SOURCE)))
}

fn list(values: ArrayRef, ends: &[usize]) -> ArrayRef {
    let field = Arc::new(Field::new("element", values.data_type().clone(), true));
    Arc::new(ListArray::new(field, OffsetBuffer::from_lengths(ends.iter().copied()), values, None))
}

fn structs(columns: Columns) -> ArrayRef {
    Arc::new(StructArray::from(table(columns)))
}

#[test]
fn every_kind_of_text_gives_the_bytes_of_the_core() {
    let shapes: [fn(&str) -> ArrayRef; 5] = [
        |text| Arc::new(StringArray::from(vec![text])),
        |text| Arc::new(LargeStringArray::from(vec![text])),
        |text| Arc::new(StringViewArray::from(vec![text])),
        |text| Arc::new(DictionaryArray::<Int8Type>::from_iter([text])),
        |text| {
            let values: ArrayRef = Arc::new(LargeStringArray::from(vec!["other", text]));
            let keys = arrow_array::UInt16Array::from(vec![1]);
            Arc::new(DictionaryArray::new(keys, values))
        },
    ];
    for (at, shape) in shapes.iter().enumerate() {
        let documents = list(shape(SOURCE), &[1]);
        let rows = table(vec![
            ("query", shape(QUESTION)),
            ("response", shape(ANSWER)),
            ("rag_documents", documents),
            ("metadata", shape("")),
        ]);
        assert_eq!(text(&evaluate(rows), "json", 0), expected(), "shape {at}");
    }
    let short = StringViewArray::from(vec!["It is 7."]); // in the view itself
    let answers = evaluate(table(vec![("response", Arc::new(short))]));
    assert_eq!(text(&answers, "json", 0), json(&Interaction::new("", "It is 7.")));
}

#[test]
fn documents_in_every_shape() {
    let large = {
        let field = Arc::new(Field::new("item", DataType::Utf8, true));
        LargeListArray::new(field, OffsetBuffer::from_lengths([1]), texts(&[SOURCE]), None)
    };
    let page: ArrayRef = Arc::new(Int64Array::from(vec![None::<i64>]));
    let shapes: Vec<ArrayRef> = vec![
        list(texts(&[SOURCE]), &[1]),
        Arc::new(large),
        list(structs(vec![("content", texts(&[SOURCE])), ("page", page)]), &[1]),
        texts(&[SOURCE]),
        texts(&[&format!("[{SOURCE:?}]")]),
        texts(&[&format!("[{{\"content\": {SOURCE:?}}}]")]),
    ];
    for (at, documents) in shapes.into_iter().enumerate() {
        let rows = table(vec![
            ("query", texts(&[QUESTION])),
            ("response", texts(&[ANSWER])),
            ("rag_documents", documents),
        ]);
        assert_eq!(text(&evaluate(rows), "json", 0), expected(), "shape {at}");
    }
}

#[test]
fn metadata_history_and_ids() {
    let metadata = structs(vec![
        ("model", texts(&["gpt-4"])),
        ("latency_ms", Arc::new(Float64Array::from(vec![12.5]))),
        ("pue", Arc::new(Float64Array::from(vec![None]))),
    ]);
    let history = list(structs(vec![("role", texts(&["user"])), ("content", texts(&["Hello."]))]), &[1]);
    let whole = |metadata: ArrayRef, history: ArrayRef| {
        let rows = table(vec![
            ("turn", Arc::new(Int64Array::from(vec![7]))),
            ("response", texts(&[ANSWER])),
            ("history", history),
            ("metadata", metadata),
            ("truth", texts(&["INR 78 crore"])),
        ]);
        let mut options = with_json();
        options.columns.insert("interaction_id".into(), "turn".into());
        options.columns.insert("metadata.reference".into(), "truth".into());
        let mut all = stream(vec![rows], options).expect("columns");
        let answers = all.next().expect("a batch").expect("no error");
        assert_eq!(text(&answers, "interaction_id", 0), "7");
        text(&answers, "json", 0).to_owned()
    };
    let wanted = Interaction::from_json(
        format!(
            r#"{{"interaction_id": "7", "response": {ANSWER:?}, "history": [{{"role": "user", "content": "Hello."}}],
                "metadata": {{"model": "gpt-4", "latency_ms": 12.5, "reference": "INR 78 crore"}}}}"#
        )
        .as_bytes(),
        true,
    )
    .expect("an interaction");
    assert_eq!(whole(metadata, history), json(&wanted));
    let written = texts(&[r#"{"model": "gpt-4", "latency_ms": 12.5}"#]);
    let turns = texts(&[r#"[{"role": "user", "content": "Hello."}]"#]);
    assert_eq!(whole(written, turns), json(&wanted));
}

#[test]
fn a_bad_row_has_an_error_and_the_rest_goes_on() {
    let responses: ArrayRef =
        Arc::new(StringArray::from(vec![Some(ANSWER), None, Some(ANSWER), Some(ANSWER), Some("")]));
    let rows = table(vec![
        ("response", responses),
        ("session_id", texts(&["a", "b", "c", "d", "e"])),
        ("rag_documents", texts(&["", "", "[1] is no list", r#"[{"page": 1}]"#, ""])),
        ("metadata", texts(&["", "", "", "", r#"{"pue": 0.5}"#])),
    ]);
    let answers = evaluate(rows);
    assert_eq!(answers.num_rows(), 5);
    assert!(answers["error"].is_null(0) && answers["claims"].is_valid(0));
    let errors = [
        (1, "missing_field", "missing field `response`"),
        (2, "invalid_json", "`rag_documents`: begins as a JSON array and is none"),
        (3, "missing_field", "`rag_documents.0`: missing field `content`"),
        (4, "invalid_field", "`metadata.pue` must be 1 or more"),
    ];
    for (row, code, message) in errors {
        let (found, sentence) = error(&answers, row);
        assert_eq!(found, code, "{sentence}");
        assert!(sentence.starts_with(message), "{sentence}");
        for column in ["overall_score", "verdict", "dimensions", "metrics", "claims", "alerts", "json"] {
            assert!(answers[column].is_null(row), "{column} of row {row}");
        }
        assert!(answers["session_id"].is_valid(row));
    }
}

#[test]
fn order_and_bytes_do_not_depend_on_threads_and_batches() {
    let count = 1200;
    let responses: Vec<String> =
        (0..count).map(|n| format!("The budget of office {n} is {n} crore.")).collect();
    let whole = table(vec![
        ("response", Arc::new(StringArray::from_iter_values(&responses))),
        (
            "rag_documents",
            Arc::new(StringArray::from_iter_values(responses.iter().map(|r| r.replace('7', "8")))),
        ),
        ("number", Arc::new(Int64Array::from_iter_values(0..count))),
    ]);
    let run = |batches: Vec<RecordBatch>, jobs| {
        let summary = Arc::new(Mutex::new(Summary::default()));
        let counted = Arc::clone(&summary);
        let mut options = with_json();
        (options.jobs, options.keep) = (jobs, vec!["number".into()]);
        options.count = Some(Arc::new(move |row, found| {
            let mut summary = counted.lock().expect("no panic");
            match found {
                Ok((interaction, evaluation)) => summary.add(row, interaction, evaluation),
                Err((code, message)) => summary.add_error(row, code, message),
            }
        }));
        let all: Vec<_> = stream(batches, options).expect("columns").map(|b| b.expect("no error")).collect();
        assert!(all.iter().all(|batch| batch.num_rows() <= 1024));
        let rows = all.iter().flat_map(|batch| {
            let numbers = batch["number"].as_primitive::<arrow_array::types::Int64Type>();
            (0..batch.num_rows()).map(|row| (numbers.value(row), text(batch, "json", row).to_owned()))
        });
        let rows: Vec<_> = rows.collect();
        let summary = summary.lock().expect("no panic").clone();
        (rows, serde_json::to_string(&summary).expect("plain data"))
    };
    let one = run(vec![whole.clone()], 1);
    assert_eq!(one.0.iter().map(|(n, _)| *n).collect::<Vec<_>>(), (0..count).collect::<Vec<_>>());
    assert_eq!(run(vec![whole.clone()], 5), one);
    let parts = vec![whole.slice(0, 1), whole.slice(1, 0), whole.slice(1, 1100), whole.slice(1101, 99)];
    assert_eq!(run(parts, 3), one);
    let interaction =
        Interaction::new("", &*responses[77]).document(Document::new(responses[77].replace('7', "8")));
    assert_eq!(one.0[77].1, json(&interaction));
}

#[test]
fn offsets_count_what_is_asked_for() {
    type Cut = fn(usize, usize) -> String;
    let cuts: [(OffsetUnit, Cut); 3] = [
        (OffsetUnit::Utf8, |start, end| ANSWER[start..end].to_owned()),
        (OffsetUnit::Codepoint, |start, end| ANSWER.chars().skip(start).take(end - start).collect()),
        (OffsetUnit::Utf16, |start, end| {
            let units: Vec<u16> = ANSWER.encode_utf16().collect();
            String::from_utf16(&units[start..end]).expect("whole characters")
        }),
    ];
    for (unit, cut) in cuts {
        let mut options = with_json();
        options.unit = unit;
        let rows = table(vec![("response", texts(&[ANSWER])), ("rag_documents", texts(&[SOURCE]))]);
        let mut all = stream(vec![rows], options).expect("columns");
        assert_eq!(all.schema().metadata()["offset_unit"], unit.as_str());
        let answers = all.next().expect("a batch").expect("no error");
        let claims = answers["claims"].as_list::<i32>().value(0);
        let claim = claims.as_struct();
        let offset = |name: &str| {
            let offset = claim.column_by_name(name).expect("a column").as_primitive::<Int32Type>().value(0);
            usize::try_from(offset).expect("zero or more")
        };
        let words = claim.column_by_name("text").expect("a column").as_string::<i32>().value(0);
        assert_eq!(cut(offset("start"), offset("end")), words, "{unit}");
        let bytes = json(&Interaction::new("", ANSWER).document(Document::new(SOURCE)));
        assert_eq!(text(&answers, "json", 0), bytes);
    }
}

#[test]
fn nothing_in_nothing_out_with_the_same_schema() {
    let empty = table(vec![("response", Arc::new(NullArray::new(0)))]);
    let input = RecordBatchIterator::new([], empty.schema());
    let mut all =
        Evaluations::new(Box::new(input), Evaluator::default(), Options::default()).expect("columns");
    assert_eq!(*all.schema(), schema(OffsetUnit::Utf8));
    assert!(all.next().is_none() && all.next().is_none());
    assert_eq!(evaluate(table(vec![("response", texts(&["It is 7."]))])).schema(), all.schema());
    let mut all = stream(vec![empty], Options::default()).expect("columns");
    assert!(all.next().is_none());
}

#[test]
fn scores_are_those_of_the_evaluation() {
    let rows = table(vec![("response", texts(&[ANSWER])), ("rag_documents", texts(&[SOURCE]))]);
    let answers = evaluate(rows);
    let found = Evaluator::default().evaluate(&Interaction::new("", ANSWER).document(Document::new(SOURCE)));
    let overall = answers["overall_score"].as_primitive::<Float64Type>().value(0);
    assert_eq!(Some(overall), found.overall_score.map(Score::points));
    let metrics = answers["metrics"].as_struct();
    assert_eq!(metrics.num_columns(), 36);
    for (id, metric) in &found.metrics {
        let column = metrics.column_by_name(id.as_str()).expect("a column").as_primitive::<Float64Type>();
        let value = arrow_array::Array::is_valid(column, 0).then(|| column.value(0));
        assert_eq!(value, metric.score.map(Score::points), "{id}");
    }
}

#[test]
fn a_wrong_column_is_named() {
    let number: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    let rows = || vec![("response", texts(&[ANSWER])), ("question", Arc::clone(&number))];
    let map = |pairs: &[(&str, &str)], keep: &[&str]| {
        let mut options = Options::default();
        options.columns = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        options.keep = keep.iter().map(|name| (*name).to_owned()).collect();
        options
    };
    let date: ArrayRef = Arc::new(arrow_array::Date32Array::from(vec![1]));
    let cases: Vec<(Columns, Options, &str)> = vec![
        (
            rows(),
            map(&[("query", "question")], &[]),
            "the column `question`, read as `query`, is of type Int64, and must be text",
        ),
        (
            rows(),
            map(&[("query", "frage")], &[]),
            "no column is called `frage`, for `query`; the columns are response, question",
        ),
        (rows(), map(&[("frage", "question")], &[]), "`frage` is no field; the fields are interaction_id, "),
        (
            rows(),
            map(&[("query", "response")], &[]),
            "no column gives `response`; the columns are response, question; name one",
        ),
        (rows(), map(&[], &["a"]), "no column is called `a`, for `keep`; "),
        (
            vec![("response", texts(&[ANSWER])), ("verdict", texts(&["pass"]))],
            map(&[], &["verdict"]),
            "the column `verdict` cannot be kept: the answers have one of this name; rename it first",
        ),
        (
            vec![("response", texts(&[ANSWER])), ("interaction_id", texts(&["a"]))],
            map(&[], &["interaction_id"]),
            "the column `interaction_id` cannot be kept: the answers have one of this name, with what is read as `interaction_id`",
        ),
        (
            vec![("response", texts(&[ANSWER])), ("metadata", structs(vec![("now", date)]))],
            map(&[], &[]),
            "the column `metadata`, read as `metadata`, is of type Struct(\"now\": Date32), with Date32 in it, and must be a struct, ",
        ),
    ];
    for (columns, options, message) in cases {
        let error = stream(vec![table(columns)], options).err().expect(message).to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let twice = Schema::new(vec![Field::new("response", DataType::Utf8, true); 2]);
    let input = RecordBatchIterator::new([], Arc::new(twice));
    let error = Evaluations::new(Box::new(input), Evaluator::default(), Options::default()).err();
    assert_eq!(
        error.expect("two columns").to_string(),
        "the column `response` stands twice, and must stand once"
    );
}

#[test]
fn an_error_of_the_input_ends_the_stream() {
    let rows = table(vec![("response", texts(&[ANSWER]))]);
    let batches = [Ok(rows.clone()), Err(ArrowError::ExternalError("gone".into())), Ok(rows.clone())];
    let input = RecordBatchIterator::new(batches, rows.schema());
    let mut all =
        Evaluations::new(Box::new(input), Evaluator::default(), Options::default()).expect("columns");
    assert!(all.next().is_some_and(|batch| batch.is_ok()));
    assert!(all.next().is_some_and(|batch| batch.is_err()));
    assert!(all.next().is_none());
}
