"""Evaluates the rows of a Daft DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from endurance.arrow import count, evaluate_arrow, settings, used
from endurance.evaluator import Config, Evaluator
from endurance.summary import Summary

if TYPE_CHECKING:
    from daft import DataFrame, Series

__all__ = ["evaluate", "summarize"]


def evaluate(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    keep: Iterable[str] = (),
    jobs: int | None = None,
    json: bool = False,
    strict: bool = False,
) -> DataFrame:
    """A DataFrame of answers, one row for each of `df`, lazily; takes what `endurance.arrow.evaluate_arrow` takes.

    Columns and configuration are checked here.
    """
    import daft
    import pyarrow

    needed = settings(columns, config, jobs=jobs, json=json, strict=strict)
    kept = list(keep)
    names = used(df.column_names, columns, ())
    # Kept columns pass beside the function; it names them only to have them checked.
    rows = df.select(*dict.fromkeys([*names, *kept])).schema().to_pyarrow_schema().empty_table()
    evaluate_arrow(rows, keep=kept, **needed)
    answers = pyarrow.struct(pyarrow.schema(evaluate_arrow(rows, **needed)))

    def endurance_evaluate(*series: Series) -> Series:
        rows = pyarrow.table(dict(zip(names, (one.to_arrow() for one in series), strict=True)))
        found = pyarrow.table(evaluate_arrow(rows, **needed))
        return daft.Series.from_arrow(found.to_struct_array().combine_chunks(), "answers")

    function = daft.func.batch(return_dtype=daft.DataType.from_arrow_type(answers), unnest=True)(endurance_evaluate)
    return df.select(*kept, function(*(df[name] for name in names)))


def summarize(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    jobs: int | None = None,
    strict: bool = False,
    groups: Iterable[str] = (),
    outcome: str = "pass",
) -> Summary:
    """The summary of a DataFrame's rows. It evaluates them here, as Daft streams them to this process."""
    names = used(df.column_names, columns, ())
    summary = Summary(groups, outcome)
    return count(df.select(*names), columns=columns, config=config, jobs=jobs, strict=strict, summary=summary)
