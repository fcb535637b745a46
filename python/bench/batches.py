"""How many rows a second pass, with one thread and with two: from objects, and from a table."""

# mypy: disable-error-code="import-not-found, import-untyped"

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
from samples import samples
from table import table

from endurance import EnduranceClient, evaluate_arrow

# Each round has rows of its own, which one thread and two threads evaluate in turns.
ROUNDS = 10
OBJECTS, ROWS = 200, 10_000


def batches() -> str:
    """Rows a second, and what the second thread brings: medians over rounds."""
    client = EnduranceClient()

    def objects(rows: Sequence[Any], jobs: int) -> int:
        return sum(1 for _ in client.evaluate_batch(rows, jobs=jobs, progress=False))

    def columns(rows: Any, jobs: int) -> int:
        answered = pa.RecordBatchReader.from_stream(evaluate_arrow(rows, jobs=jobs))
        return sum(batch.num_rows for batch in answered)

    large, small = samples(OBJECTS * ROUNDS, 8), samples(ROWS * ROUNDS, 1)
    tables = [pa.Table.from_pylist(small[at : at + ROWS]) for at in range(0, len(small), ROWS)]
    lists = [large[at : at + OBJECTS] for at in range(0, len(large), OBJECTS)]
    heads = ["rows a second", "one thread", "two threads", "two against one", "at least"]
    rows = [
        ["`evaluate_batch`, 8 KB", *measured(objects, lists), "1.85"],
        [f"`evaluate_arrow`, {len(small):,} rows of 1 KB", *measured(columns, tables), "1.85"],
    ]
    return table(heads, rows)


def measured(work: Callable[[Any, int], int], rounds: Sequence[Any]) -> list[str]:
    """Rows a second of one thread and of two, and how much faster two are in the same round."""
    rates: list[dict[int, float]] = []
    for at, rows in enumerate(rounds):
        rate = {}
        for jobs in (1, 2) if at % 2 else (2, 1):
            start = time.perf_counter()
            number = work(rows, jobs)
            rate[jobs] = number / (time.perf_counter() - start)
        rates.append(rate)
    one, two = (statistics.median(rate[jobs] for rate in rates) for jobs in (1, 2))
    gain = statistics.median(rate[2] / rate[1] for rate in rates)
    return [f"{one:,.0f}", f"{two:,.0f}", f"{gain:.2f}"]
