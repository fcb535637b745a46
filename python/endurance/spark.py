"""Evaluates the rows of a Spark DataFrame, on its workers: `pip install endurance-eval[spark]` there too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from endurance.arrow import appended, count, evaluate_arrow, settings, used
from endurance.evaluator import Config, Evaluator
from endurance.summary import Summary

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["evaluate", "summarize"]


def evaluate(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    keep: Iterable[str] = (),
    json: bool = False,
    strict: bool = False,
) -> DataFrame:
    """A DataFrame of answers, one row for each of `df`, lazily; takes what `endurance.arrow.evaluate_arrow` takes.

    Columns and configuration are checked here, before a job starts. Each task uses one thread.
    """
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema

    options = settings(columns, config, keep=list(keep), jobs=1, json=json, strict=strict)
    df, rows = _selected(df, options)
    answers = pyarrow.schema(evaluate_arrow(rows, **options))

    def evaluated(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from pyarrow.RecordBatchReader.from_stream(evaluate_arrow(batch, **options))

    return df.mapInArrow(evaluated, from_arrow_schema(answers))


def summarize(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    strict: bool = False,
    groups: Iterable[str] = (),
    outcome: str = "pass",
) -> Summary:
    """The summary of a DataFrame's rows, to the byte that of one machine. It evaluates them, and runs a job.

    Each partition is counted where it is; what comes back grows with the kinds of things, not with the rows.
    """
    options = settings(columns, config, jobs=1, strict=strict)
    df, rows = _selected(df, options)
    evaluate_arrow(rows, **options)
    groups = list(groups)

    def counted(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow
        from pyspark import TaskContext

        summary = Summary(groups, outcome)
        for batch in batches:
            count(batch, summary=summary, **options)
        task = TaskContext.get()
        assert task is not None  # this runs in one
        yield pyarrow.record_batch({"part": [task.partitionId()], "state": [summary.to_bytes()]})

    parts = df.mapInArrow(counted, "part long, state binary").collect()
    states = [bytes(part["state"]) for part in sorted(parts, key=lambda part: part["part"])]
    return appended(states, Summary(groups, outcome))


def _selected(df: DataFrame, options: Mapping[str, Any]) -> tuple[DataFrame, pyarrow.Table]:
    """The columns that are read, and a table without rows that has them, for checking."""
    from pyspark.sql.pandas.types import to_arrow_schema

    names = used(df.columns, options["columns"], options.get("keep", ()))
    df = df.select(*(f"`{name.replace('`', '``')}`" for name in names))
    return df, to_arrow_schema(df.schema).empty_table()
