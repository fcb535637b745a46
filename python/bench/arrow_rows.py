"""Rows a second of `evaluate_arrow`, with one and two threads.

    python python/bench/arrow_rows.py [ROWS]

Every row has texts of its own, from a generator with a seed: nothing repeats, so nothing can be remembered. Figures
depend on the machine; two threads need two free cores.
"""

from __future__ import annotations

import random
import sys
import time

import pyarrow as pa

from endurance import evaluate_arrow

SUBJECTS = ["health", "education", "roads", "water", "housing", "forests", "transport", "culture", "energy", "research"]
VERBS = ["grew by", "fell by", "was cut by", "was raised by", "changed by", "was corrected by"]
PLACES = ["Pune", "Nagpur", "Nashik", "Thane", "Solapur", "Kolhapur", "Satara", "Latur", "Akola", "Wardha"]


def sentence(draw: random.Random) -> str:
    what = f"{draw.choice(SUBJECTS)} budget of {draw.choice(PLACES)}"
    return (
        f"The {what} for {draw.randrange(1990, 2030)} {draw.choice(VERBS)} "
        f"INR {draw.randrange(1, 10**6):,} crore under order {draw.randrange(10**9)}."
    )


def table(count: int) -> pa.Table:
    """Questions, answers of three sentences and three documents of six: what one says, the others may not."""
    draw = random.Random(20261121)
    queries, responses, documents = [], [], []
    for _ in range(count):
        texts = [[sentence(draw) for _ in range(6)] for _ in range(3)]
        queries.append(f"What happened in {draw.choice(PLACES)} by order {draw.randrange(10**9)}?")
        responses.append(" ".join([texts[0][0], texts[1][3], sentence(draw)]))
        documents.append([" ".join(text) for text in texts])
    return pa.table({"query": queries, "response": responses, "rag_documents": documents})


def measured(rows: pa.Table, jobs: int) -> float:
    begun = time.perf_counter()
    answered = 0
    for batch in pa.RecordBatchReader.from_stream(evaluate_arrow(rows, jobs=jobs)):
        answered += batch.num_rows
    assert answered == rows.num_rows
    return answered / (time.perf_counter() - begun)


def main() -> None:
    rows = table(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    measured(rows.slice(0, 1000), 1)  # the tables of the engine are read once
    one = measured(rows, 1)
    print(f"evaluate_arrow, {rows.num_rows:,} rows, 1 thread: {one:,.0f} rows/s")
    two = measured(rows, 2)
    print(f"evaluate_arrow, {rows.num_rows:,} rows, 2 threads: {two:,.0f} rows/s ({two / one:.2f} x)")


if __name__ == "__main__":
    main()
