"""Evaluates the rows of a Dask DataFrame, partition by partition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from endurance.arrow import appended, count, evaluate_arrow, settings, used
from endurance.evaluator import Config, Evaluator
from endurance.summary import Summary

if TYPE_CHECKING:
    import pandas
    from dask.dataframe import DataFrame

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
    """A DataFrame of answers with the index of `df`, lazily; takes what `endurance.arrow.evaluate_arrow` takes.

    Columns and configuration are checked here. The columns have the types of Arrow (`pandas.ArrowDtype`), so that lists
    and structs stay what they are. Each partition uses one thread.
    """
    kept = list(keep)
    needed = settings(columns, config, keep=kept, jobs=1, json=json, strict=strict)
    df = df[used(list(df.columns), columns, kept)]
    return df.map_partitions(_evaluated, needed, meta=_evaluated(df._meta, needed))


def summarize(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    strict: bool = False,
    groups: Iterable[str] = (),
    outcome: str = "pass",
) -> Summary:
    """The summary of a DataFrame's rows, to the byte that of one machine. It evaluates them.

    Each partition is counted where it is; what comes back grows with the kinds of things, not with the rows.
    """
    import dask

    needed = settings(columns, config, jobs=1, strict=strict)
    df = df[used(list(df.columns), columns, ())]
    _evaluated(df._meta, needed)
    counted = dask.delayed(_counted)
    parts = [counted(part, needed, list(groups), outcome) for part in df.to_delayed()]
    return appended(dask.compute(*parts), Summary(groups, outcome))


def _evaluated(part: pandas.DataFrame, needed: dict[str, Any]) -> pandas.DataFrame:
    import pandas
    import pyarrow

    rows = pyarrow.Table.from_pandas(part, preserve_index=False)
    found = pyarrow.table(evaluate_arrow(rows, **needed)).to_pandas(types_mapper=pandas.ArrowDtype)
    return found.set_index(part.index)


def _counted(part: pandas.DataFrame, needed: dict[str, Any], groups: list[str], outcome: str) -> bytes:
    import pyarrow

    rows = pyarrow.Table.from_pandas(part, preserve_index=False)
    return count(rows, summary=Summary(groups, outcome), **needed).to_bytes()
