"""Spark, Ray, Dask and Daft on this machine give the bytes of the core, and the summary of one machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from rows import examples, expected, report, rows

import endurance
import endurance.daft
import endurance.dask
import endurance.ray
import endurance.spark

ROWS = [*rows(120), {"interaction_id": "bad", "response": "a", "metadata": {"pue": 0.5}}]
TABLE = pa.Table.from_pylist(ROWS)
EXPECTED = [*expected(ROWS[:-1]), None]
GROUPS = ("asked_in",)
WRONG = {"query": "frage"}


def example(engine: str, **names: Any) -> dict[str, Any]:
    """What the page's example of an engine names, after it ran."""
    (block,) = [block for block in examples() if f"endurance.{engine}." in block]
    exec(block, names)
    return names


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "1g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    df = spark.createDataFrame(TABLE).withColumnRenamed("query", "the question").repartition(1)
    columns = {"query": "the question"}
    found = endurance.spark.evaluate(df, columns, keep=["the question"], json=True)
    assert found.columns[:3] == ["the question", "interaction_id", "session_id"]
    collected = found.collect()
    assert {row["interaction_id"]: row["json"] for row in collected} == dict(
        zip([row["interaction_id"] for row in ROWS], EXPECTED, strict=True)
    )
    assert [row["error"]["code"] for row in collected if row["error"]] == ["invalid_field"]
    assert found.where("verdict = 'fail'").selectExpr("explode(claims) as claim").select("claim.text").count() > 0

    parts = spark.createDataFrame(TABLE).coalesce(3)
    in_order = parts.collect()
    assert [row["interaction_id"] for row in in_order] == [row["interaction_id"] for row in ROWS]
    assert endurance.spark.summarize(parts, groups=GROUPS).to_json() == report(ROWS, GROUPS)
    assert example("spark", df=parts.withColumnRenamed("query", "question"))["summary"].to_json() == report(ROWS, ())
    assert spark.read.parquet("failed").count() > 0
    with pytest.raises(endurance.EnduranceValidationError, match="no column is called `frage`"):
        endurance.spark.evaluate(df, WRONG)
    with pytest.raises(endurance.EnduranceConfigError):
        endurance.spark.evaluate(df, columns, config={"weight": 1})


def test_ray() -> None:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100 << 20, log_to_driver=False)
    try:
        ds = ray.data.from_arrow([TABLE.slice(0, 50), TABLE.slice(50, 20), TABLE.slice(70)])
        found = endurance.ray.evaluate(ds, keep=["query"], json=True, batch_size=32).take_all()
        assert sorted(row["json"] or "" for row in found) == sorted(text or "" for text in EXPECTED)
        assert endurance.ray.summarize(ds, groups=GROUPS).to_json() == report(ROWS, GROUPS)
        named = ds.rename_columns({"query": "question"})
        assert example("ray", ds=named)["answers"].count() == len(ROWS)
        with pytest.raises(Exception, match="no column is called `frage`"):
            endurance.ray.evaluate(ds, WRONG).take_all()
    finally:
        ray.shutdown()


def test_dask() -> None:
    import dask.dataframe
    import pandas as pd

    frame = TABLE.to_pandas(types_mapper=pd.ArrowDtype).rename(columns={"query": "question"})
    df = dask.dataframe.from_pandas(frame, npartitions=4)
    columns = {"query": "question"}
    found = endurance.dask.evaluate(df, columns, keep=["question"], json=True)
    computed = found.compute()
    assert found.dtypes.to_dict() == computed.dtypes.to_dict()
    assert [None if text is pd.NA else text for text in computed["json"]] == EXPECTED
    assert computed.index.tolist() == list(range(len(ROWS)))
    assert endurance.dask.summarize(df, columns, groups=GROUPS).to_json() == report(ROWS, GROUPS)
    assert example("dask", df=df)["summary"].to_json() == report(ROWS, ())
    with pytest.raises(endurance.EnduranceValidationError, match="no column is called `frage`"):
        endurance.dask.evaluate(df, WRONG)


def test_daft() -> None:
    import daft

    df = daft.from_arrow(TABLE).with_column_renamed("query", "question")
    columns = {"query": "question"}
    found = endurance.daft.evaluate(df, columns, keep=["question"], json=True)
    assert found.column_names[:2] == ["question", "interaction_id"]
    assert found.to_arrow()["json"].to_pylist() == EXPECTED
    assert endurance.daft.summarize(df, columns, groups=GROUPS).to_json() == report(ROWS, GROUPS)
    assert example("daft", df=df)["answers"].count_rows() == len(ROWS)
    with pytest.raises(endurance.EnduranceValidationError, match="no column is called `frage`"):
        endurance.daft.evaluate(df, WRONG)
