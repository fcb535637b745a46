"""Evaluates the rows of a Ray Dataset, on its workers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from endurance.arrow import appended, count, evaluate_arrow, settings
from endurance.evaluator import Config, Evaluator
from endurance.summary import Summary

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

__all__ = ["evaluate", "summarize"]


def evaluate(
    ds: Dataset,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    keep: Iterable[str] = (),
    json: bool = False,
    strict: bool = False,
    **options: Any,
) -> Dataset:
    """A Dataset of answers, one row for each of `ds`, lazily; takes what `endurance.arrow.evaluate_arrow` takes.

    `options` go to `Dataset.map_batches`, such as `batch_size` and `concurrency`. Each task uses one thread. The rows
    of a block stay in order; blocks do when Ray is told to (`DataContext.execution_options.preserve_order`).
    """
    needed = settings(columns, config, keep=list(keep), jobs=1, json=json, strict=strict)
    return ds.map_batches(
        _evaluated, batch_format="pyarrow", zero_copy_batch=True, fn_kwargs={"needed": needed}, **options
    )


def summarize(
    ds: Dataset,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    strict: bool = False,
    groups: Iterable[str] = (),
    outcome: str = "pass",
) -> Summary:
    """The summary of a Dataset's rows, to the byte that of one machine that reads its blocks in their order.

    It evaluates the rows, each block where it is; what comes back grows with the kinds of things, not with the rows.
    """
    import ray

    needed = settings(columns, config, jobs=1, strict=strict)
    counted = ray.remote(_counted)
    parts = [counted.remote(block, needed, list(groups), outcome) for block in ds.to_arrow_refs()]
    return appended(ray.get(parts), Summary(groups, outcome))


def _evaluated(table: pyarrow.Table, needed: dict[str, Any]) -> pyarrow.Table:
    import pyarrow

    return pyarrow.table(evaluate_arrow(table, **needed))


def _counted(table: pyarrow.Table, needed: dict[str, Any], groups: list[str], outcome: str) -> bytes:
    return count(table, summary=Summary(groups, outcome), **needed).to_bytes()
