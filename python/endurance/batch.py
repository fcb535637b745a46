"""Many answers, one after the other."""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sized
from typing import TYPE_CHECKING, Any

from endurance import errors
from endurance._inputs import interaction as read
from endurance._progress import Progress
from endurance._threads import positive, threads
from endurance.evaluation import Evaluation
from endurance.results import RowError
from endurance.summary import Summary

if TYPE_CHECKING:
    from endurance.evaluator import Evaluator

__all__ = ["Batch"]

# A chunk of rows grows until it takes about this long: what Ctrl-C waits for.
SECONDS = 0.1

# Rows of the first chunk, and at most, for each thread: what memory holds.
FIRST, MOST = 4, 256

# What stands for an empty line, as files have them at their end: it is counted, and gives nothing.
NO_ROW = ("", "")


class Batch(Iterator["Evaluation | RowError"]):
    """The evaluations of many answers, in their order, made as they are read.

    Each row is what `evaluate` takes as one value. A row that cannot be read gives a `RowError` with its number (from
    1), code and message in its place, and the rest goes on. An empty line has a number and gives nothing. At most a few
    hundred rows are held for each thread. `summary` counts what was read so far.

    `jobs`: threads; physical cores by default, or `ENDURANCE_NUM_THREADS`, and one in a worker of Spark, Ray or Dask.
    `first_row`: the number of the first row; of a part of a run, so that its summary merges to the bytes of the whole.
    `progress`: whether to tell how far it is on standard error; by default on a terminal or in a notebook.

    >>> import endurance
    >>> rows = [{"response": "It opens at 9.", "rag_documents": ["It opens at 9."]}, {"response": 7}]
    >>> batch = endurance.evaluate_batch(rows)
    >>> [type(found).__name__ for found in batch]
    ['Evaluation', 'RowError']
    >>> batch.summary.report().errors.by_code
    {'invalid_field': 1}
    """

    def __init__(
        self,
        evaluator: Evaluator,
        rows: Iterable[Any],
        *,
        jobs: int | None = None,
        strict: bool = False,
        progress: bool | None = None,
        summary: Summary | None = None,
        first_row: int | None = None,
    ) -> None:
        if hasattr(rows, "__arrow_c_stream__") or hasattr(rows, "iterrows"):
            raise errors.EnduranceValidationError(
                "`rows` must be answers one by one; `endurance.evaluate_arrow` takes tables", "invalid_field"
            )
        if isinstance(rows, (str, bytes, dict)) or not isinstance(rows, Iterable):
            raise errors.EnduranceValidationError(
                f"`rows` must be a list or another iterable, not a value of type {type(rows).__qualname__}",
                "invalid_field",
            )
        self.summary = Summary() if summary is None else summary
        self._evaluator = evaluator
        self._strict = strict
        self._jobs = threads(jobs)
        self._rows = iter(rows)
        self._progress = Progress(len(rows) if isinstance(rows, Sized) else None, progress)
        self._raised: BaseException | None = None
        self._row = 1 + self.summary.rows if first_row is None else positive(first_row, "`first_row`", 2**63)
        self._size = FIRST * self._jobs
        # Rows that were taken, and what they gave: Ctrl-C at any moment leaves them to who goes on.
        self._taken: list[Any] = []
        self._read: list[Any] = []
        self._answers: list[Any] = []
        self._ready: deque[tuple[int, Any, Any]] = deque()
        self._one = threading.RLock()  # several threads may read

    def __repr__(self) -> str:
        return f"<Batch, read once: {self.summary!r}>"

    def __next__(self) -> Evaluation | RowError:
        while True:
            try:
                number, row, (pair, wrong) = self._ready.popleft()
            except IndexError:
                if self._fill():
                    continue
                self._progress.end()
                raise StopIteration from None
            if (pair, wrong) == (None, NO_ROW):
                continue
            if pair is None:
                return RowError({"row": number, "code": wrong[0], "message": wrong[1]})
            json, counted = pair
            return Evaluation(json, counted, row)

    def _fill(self) -> bool:
        """Evaluates the next rows; whether there were any."""
        with self._one:
            if self._ready:
                return True
            started = time.monotonic()
            if not self._answers:
                self._take()
                self._read = [readable(row) for row in self._taken]
                self._evaluator._native.evaluate_many(
                    self._read, self._answers, self._jobs, self._strict, self.summary._native, self._row
                )
            number = self._row + len(self._answers)
            ready = deque(zip(range(self._row, number), self._read, self._answers, strict=True))
            # No call stands between these: an interrupt comes before all of them or after.
            self._ready, self._taken, self._answers, self._row = ready, [], [], number
            self._progress.add(len(ready))
            self._resize(time.monotonic() - started)
            return bool(ready)

    def _take(self) -> None:
        """Takes the next rows. What the source raises behind some of them waits until these are evaluated."""
        if self._raised is not None and not self._taken:
            raised, self._raised = self._raised, None
            raise raised
        try:
            for row in itertools.islice(self._rows, self._size - len(self._taken)):
                self._taken.append(row)
        except Exception as error:
            if not self._taken:
                raise
            self._raised = error

    def _resize(self, took: float) -> None:
        """Fits the next chunk to the time that this one took."""
        if took < SECONDS / 2:
            self._size = min(self._size * 2, MOST * self._jobs)
        elif took > SECONDS * 2:
            self._size = max(self._size // 2, self._jobs)


def readable(row: object) -> object:
    """A row as the engine reads it, or the code and the message of what is wrong with it."""
    if isinstance(row, (str, bytes)) and not row.strip():
        return NO_ROW
    try:
        return read(row)
    except errors.EnduranceValidationError as error:
        return (error.code, str(error))
    except Exception as error:  # of the row's own code, such as a property that raises
        return ("invalid_field", f"the row cannot be read: {type(error).__name__}: {error}")
