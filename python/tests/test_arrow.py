"""Tables of real libraries in and out."""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from rows import examples, expected, report, rows

import endurance
import endurance.arrow
import endurance.duckdb
from endurance import evaluate_arrow

ROWS = rows(300)
TABLE = pa.Table.from_pylist(ROWS)
EXPECTED = expected(ROWS)


def answers(data: Any, **options: Any) -> pa.Table:
    return pa.table(evaluate_arrow(data, json=True, **options))


def flat() -> dict[str, list[Any]]:
    """The rows as a library of tables without structs has them."""
    return {
        "interaction_id": [row["interaction_id"] for row in ROWS],
        "session_id": [row["session_id"] for row in ROWS],
        "query": [row["query"] for row in ROWS],
        "response": [row["response"] for row in ROWS],
        "rag_documents": [json.dumps(row["rag_documents"]) for row in ROWS],
        "metadata": [json.dumps(row["metadata"]) for row in ROWS],
    }


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TABLE, id="pyarrow"),
        pytest.param(
            pa.RecordBatchReader.from_batches(TABLE.schema, iter(TABLE.to_batches(max_chunksize=7))), id="reader"
        ),
        pytest.param(TABLE.combine_chunks().to_batches()[0], id="batch"),
        pytest.param(TABLE.to_struct_array().combine_chunks(), id="array of structs"),
        pytest.param(pa.table(flat()), id="json text"),
        pytest.param(pd.DataFrame(ROWS), id="pandas"),
        pytest.param(TABLE.to_pandas(types_mapper=pd.ArrowDtype), id="pandas of arrow"),
        pytest.param(pl.DataFrame(ROWS), id="polars"),
        pytest.param(
            pl.DataFrame(flat()).with_columns(pl.col("session_id").cast(pl.Categorical)), id="polars categorical"
        ),
        pytest.param(TABLE.slice(3).slice(0, 297), id="slice"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 3])
def test_every_table_gives_the_bytes_of_the_core(data: Any, jobs: int, request: pytest.FixtureRequest) -> None:
    if isinstance(data, pa.RecordBatchReader):  # it can be read once
        data = pa.RecordBatchReader.from_batches(TABLE.schema, iter(TABLE.to_batches(max_chunksize=7)))
    found = answers(data, jobs=jobs)["json"].to_pylist()
    assert found == (EXPECTED[3:] if "slice" in request.node.name else EXPECTED)


def test_duckdb_gives_the_bytes_of_the_core() -> None:
    connection = duckdb.connect()
    relation = connection.from_arrow(TABLE)
    assert answers(relation)["json"].to_pylist() == EXPECTED
    found = endurance.duckdb.evaluate(relation, connection=connection, keep=["query"], json=True)
    assert found.to_arrow_table()["json"].to_pylist() == EXPECTED
    assert found.project("query").limit(1).fetchall() == [(ROWS[0]["query"],)]  # it can be read again
    assert endurance.duckdb.summarize(relation, groups=["asked_in"]).to_json() == report(ROWS)
    endurance.duckdb.register(connection, "checked", {"response": "VARCHAR", "rag_documents": "VARCHAR"}, json=True)
    sql = "select checked(response, rag_documents) as found from texts"
    texts = pa.table({name: flat()[name] for name in ("response", "rag_documents")})
    connection.register("texts", texts)
    checked = [row[0]["json"] for row in connection.sql(sql).fetchall()]
    assert checked == expected([{name: row[name] for name in ("response", "rag_documents")} for row in ROWS])
    with pytest.raises(endurance.EnduranceValidationError, match="no column is called `a`"):
        endurance.duckdb.evaluate(relation, {"query": "a"}, connection=connection)


def test_what_comes_out_is_read_by_all() -> None:
    def stream() -> endurance.arrow.ArrowStream:
        return evaluate_arrow(TABLE, keep=["query"])

    arrow = pa.table(stream())
    assert arrow.schema.remove(0) == pa.schema(endurance.arrow.schema())
    assert arrow.num_rows == 300
    assert arrow["query"].to_pylist() == TABLE["query"].to_pylist()
    frame = pl.DataFrame(stream())
    assert frame["verdict"].to_list() == arrow["verdict"].to_pylist()
    assert pd.DataFrame.from_arrow(stream())["verdict"].tolist() == arrow["verdict"].to_pylist()
    counted = duckdb.from_arrow(stream()).aggregate("verdict, count(*)").fetchall()
    assert dict(counted) == dict(frame["verdict"].value_counts().iter_rows())


def test_columns_are_those_of_the_evaluation() -> None:
    table = pa.table(evaluate_arrow(TABLE))
    for number, found in enumerate(endurance.evaluate_batch(ROWS)):
        assert isinstance(found, endurance.Evaluation)
        row = table.slice(number, 1).to_pylist()[0]
        assert row["overall_score"] == found.overall_score
        assert row["metrics"] == {name: metric.score for name, metric in found.metrics.items()}
        assert row["dimensions"] == found.dimensions
        assert row["hallucination_risk"] == found.verification.hallucination_risk
        assert row["digest"] == json.loads(EXPECTED[number])["digest"]
        assert row["json"] is None
        claims = found.verification.claims
        assert [(claim["start"], claim["end"]) for claim in row["claims"]] == [
            (claim.span.start, claim.span.end) for claim in claims
        ]
        for claim in row["claims"]:
            assert ROWS[number]["response"][claim["start"] : claim["end"]] == claim["text"]
            for evidence in claim["evidence"]:
                content = ROWS[number]["rag_documents"][evidence["index"]]["content"]
                assert content[evidence["start"] : evidence["end"]] == evidence["text"]
        assert [alert["message"] for alert in row["alerts"]] == [alert.message for alert in found.alerts]
        assert len(row["detections"]) == len(found.detections)


def test_a_bad_row_has_an_error() -> None:
    lone = pa.array([b"fine", b"\xff\xfe", b"also fine"], pa.binary())
    texts = pa.Array.from_buffers(pa.string(), 3, lone.buffers())
    viewed = pa.array([b"It is 7.", b"\xff" * 20, b""], pa.binary()).cast(pa.binary_view())
    views = pa.Array.from_buffers(pa.string_view(), 3, viewed.buffers())
    table = pa.table({"response": texts, "query": views, "interaction_id": [1, 2, 3]})
    found = answers(table)
    assert found["error"].to_pylist() == [
        None,
        {"code": "invalid_utf8", "message": "`query`: invalid UTF-8 at byte 0"},
        None,
    ]
    assert found["interaction_id"].to_pylist() == ["1", "2", "3"]
    slip = pa.table({"response": ["a"], "rag_documents": ['[{"content": "a", "titel": "b"}]']})
    strict = answers(slip, strict=True)
    assert strict["error"][0].as_py()["code"] == "unknown_field"


def test_a_wrong_table_is_refused_with_what_it_must_be() -> None:
    ids = pa.table({"response": ["a"], "interaction_id": ["1"], "verdict": ["pass"]})
    cases: list[tuple[Any, dict[str, Any], str, str]] = [
        ([1], {}, "data", "`data` must have `__arrow_c_stream__` or `__arrow_c_array__`, .* and is a list"),
        (pl.Series([1]), {}, "data", "`data` must be a table, or an array of structs"),
        (pa.array([1]), {}, "data", "`data` must be a table, or an array of structs"),
        (pa.table({"a": [1]}), {}, "response", "no column gives `response`; the columns are a; "),
        (
            pa.table({"response": [1]}),
            {},
            "response",
            "the column `response`, read as `response`, is of type Int64, and must be text",
        ),
        (
            pa.table({"response": ["a"], "metadata": [{"a": b""}]}),
            {},
            "metadata",
            "with Binary in it, and must be a struct, a map, or text",
        ),
        (ids, {"columns": {"query": "frage"}}, "frage", "no column is called `frage`, for `query`; "),
        (ids, {"columns": {"frage": "query"}}, "frage", "`frage` is no field; the fields are "),
        (ids, {"keep": ["frage"]}, "frage", "no column is called `frage`, for `keep`; "),
        (ids, {"keep": ["verdict"]}, "verdict", "the answers have one of this name; rename it first"),
        (ids, {"keep": ["interaction_id"]}, "interaction_id", "have one of this name, with what is read as `inter"),
    ]
    for data, options, field, message in cases:
        with pytest.raises(endurance.EnduranceValidationError, match=message) as caught:
            evaluate_arrow(data, **options)
        assert caught.value.field == field, message
    assert pa.table(evaluate_arrow(ids))["interaction_id"].to_pylist() == ["1"]
    with pytest.raises(endurance.EnduranceConfigError, match="jobs"):
        evaluate_arrow(TABLE, jobs=0)
    with pytest.raises(endurance.EnduranceConfigError, match="weight"):
        evaluate_arrow(TABLE, config={"weight": 1})


def test_nothing_is_read_before_it_is_asked_for() -> None:
    pulled: list[int] = []

    def batches() -> Iterator[pa.RecordBatch]:
        for number, batch in enumerate(TABLE.to_batches(max_chunksize=100)):
            pulled.append(number)
            yield batch

    reader = pa.RecordBatchReader.from_batches(TABLE.schema, batches())
    summary = endurance.Summary()
    stream = evaluate_arrow(reader, summary=summary)
    assert (pulled, summary.rows) == ([], 0)
    out = pa.RecordBatchReader.from_stream(stream)
    assert out.read_next_batch().num_rows == 100
    assert (pulled, summary.rows) == ([0], 100)
    out.read_all()
    assert pulled == [0, 1, 2]
    assert summary.to_json() == report(ROWS, ())
    with pytest.raises(endurance.EnduranceValidationError, match="can be read once"):
        pa.table(stream)


def test_an_error_of_the_reader_is_raised_where_it_is_pulled() -> None:
    def batches() -> Iterator[pa.RecordBatch]:
        yield TABLE.to_batches()[0]
        raise ValueError("the disk is gone")

    out = pa.RecordBatchReader.from_stream(evaluate_arrow(pa.RecordBatchReader.from_batches(TABLE.schema, batches())))
    out.read_next_batch()
    with pytest.raises(Exception, match="the disk is gone"):
        out.read_next_batch()


def test_an_empty_table_has_the_schema() -> None:
    empty = answers(TABLE.slice(0, 0))
    assert (empty.num_rows, empty.schema) == (0, pa.schema(endurance.arrow.schema()))
    assert empty.schema.metadata == {b"offset_unit": b"codepoint"}
    assert answers(pa.table({"response": pa.nulls(2)}))["error"][1].as_py()["message"] == "missing field `response`"


def test_other_threads_run_meanwhile() -> None:
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.wait(0.001):
            ticks += 1

    stream = evaluate_arrow(pa.concat_tables([TABLE] * 4).combine_chunks(), jobs=1)
    thread = threading.Thread(target=tick)
    thread.start()
    before = ticks
    frame = pl.DataFrame(stream)  # polars holds the interpreter while it pulls
    ran = ticks - before
    stop.set()
    thread.join()
    assert len(frame) == 1200
    assert ran > 3


def test_a_stream_that_nobody_reads_lets_go() -> None:
    for _ in range(20):
        evaluate_arrow(TABLE)
        pa.RecordBatchReader.from_stream(evaluate_arrow(TABLE)).close()
    gc.collect()


def test_the_examples_of_the_page_run() -> None:
    assert len(examples()) == 7
    for block in (block for block in examples() if not re.search(r"endurance\.(spark|ray|dask|daft)", block)):
        subprocess.run([sys.executable, "-c", block], check=True)


def test_capsules_that_were_read_are_refused() -> None:
    capsules = pa.record_batch({"response": ["It opens at 9."]}).__arrow_c_array__()

    class Cached:
        def __arrow_c_array__(self, requested_schema: object = None) -> object:
            return capsules

    assert pa.table(evaluate_arrow(Cached())).num_rows == 1
    for _ in range(2):
        with pytest.raises(endurance.EnduranceValidationError, match="read already"):
            evaluate_arrow(Cached())


def test_types_that_stand_in_each_other_without_end_are_refused() -> None:
    deep = pa.string()
    for _ in range(5_000):
        deep = pa.list_(deep)

    class Deep:
        def __arrow_c_schema__(self) -> Any:
            return pa.schema([("response", deep)]).__arrow_c_schema__()

        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            empty = pa.RecordBatchReader.from_batches(pa.schema([("response", deep)]), [])
            return empty.__arrow_c_stream__()

    with pytest.raises(endurance.EnduranceValidationError, match="more than 64 types stand in each other"):
        evaluate_arrow(Deep())
    inner = pa.string()
    for _ in range(50):
        inner = pa.list_(inner)
    kept = pa.table({"response": ["It opens at 9."], "deep": pa.nulls(1, inner)})
    assert answers(kept, keep=["deep"])["deep"].type == inner


@pytest.mark.parametrize("offsets", [[0, 14, -1], [0, -5, 14], [7, 3, 14]])
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_offsets_that_point_nowhere_are_errors_of_their_rows(offsets: list[int], kind: pa.DataType) -> None:
    written = np.array([0, 5, 14], np.int64 if kind == pa.large_string() else np.int32)
    texts = pa.Array.from_buffers(kind, 2, [None, pa.py_buffer(written), pa.py_buffer(b"It opens at 9.")])
    table = pa.table({"response": texts})
    written[:] = offsets  # pyarrow has looked at them
    errors = pa.table(evaluate_arrow(table))["error"].to_pylist()
    assert errors[0]["code"] == "invalid_utf8"


def test_what_lies_under_a_null_row_is_not_judged() -> None:
    texts = pa.array(["first", "It opens at 9.", "hidden"])
    rows = pa.StructArray.from_arrays([texts], names=["response"], mask=pa.array([False, False, True]))
    for given, want in ((rows, [None, None, "missing_field"]), (rows.slice(1), [None, "missing_field"])):
        errors = pa.table(evaluate_arrow(given))["error"].to_pylist()
        assert [error and error["code"] for error in errors] == want


def test_names_must_be_names() -> None:
    table = pa.table({"response": ["x"], "q": [1]})
    for options in ({"keep": "q"}, {"columns": {"query": 5}}, {"columns": {"query": "\ud800"}}, {"keep": [5]}):
        with pytest.raises(endurance.EnduranceValidationError, match="keep"):
            evaluate_arrow(table, **options)
