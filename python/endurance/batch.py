"""Many answers, one after the other."""

from __future__ import annotations

import itertools
import time
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


class Batch(Iterator["Evaluation | RowError"]):
    """The evaluations of many answers, in their order, made as they are read.

    Each row is what `evaluate` takes as one value. A row that cannot be read gives a `RowError` with its number (from
    1), code and message in its place, and the rest goes on. At most a few hundred rows are held for each thread.
    `summary` counts what was read so far.

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
        self._found: Iterator[Evaluation | RowError] = iter(())
        self._row = 1 + self.summary.rows if first_row is None else positive(first_row, "`first_row`", 2**63)
        self._size = FIRST * self._jobs

    def __next__(self) -> Evaluation | RowError:
        found = next(self._found, None)
        if found is None:
            self._found = self._chunk()
            found = next(self._found, None)
        if found is None:
            self._progress.end()
            raise StopIteration
        return found

    def _chunk(self) -> Iterator[Evaluation | RowError]:
        """Evaluates the next rows."""
        started = time.monotonic()
        taken = self._take()
        rows: list[Any] = [readable(row) for row in taken]
        counted = self.summary._native
        answers = self._evaluator._native.evaluate_many(rows, self._jobs, self._strict, counted, self._row)
        found: list[Evaluation | RowError] = []
        for at, (row, (pair, wrong)) in enumerate(zip(rows, answers, strict=True)):
            if pair is None:
                found.append(RowError({"row": self._row + at, "code": wrong[0], "message": wrong[1]}))
            else:
                found.append(Evaluation(*pair, row))
        self._row += len(taken)
        self._progress.add(len(taken))
        self._resize(time.monotonic() - started)
        return iter(found)

    def _take(self) -> list[Any]:
        """The next rows. What the source raises behind some of them waits until these are evaluated."""
        if self._raised is not None:
            raised, self._raised = self._raised, None
            raise raised
        taken: list[Any] = []
        try:
            for row in itertools.islice(self._rows, self._size):
                taken.append(row)  # one by one: a list would be lost with the error
        except Exception as error:
            if not taken:
                raise
            self._raised = error
        except BaseException:  # Ctrl-C ends at once, and loses nothing to who goes on
            self._rows = itertools.chain(taken, self._rows)
            raise
        return taken

    def _resize(self, took: float) -> None:
        """Fits the next chunk to the time that this one took."""
        if took < SECONDS / 2:
            self._size = min(self._size * 2, MOST * self._jobs)
        elif took > SECONDS * 2:
            self._size = max(self._size // 2, self._jobs)


def readable(row: object) -> object:
    """A row as the engine reads it, or the code and the message of what is wrong with it."""
    try:
        return read(row)
    except errors.EnduranceValidationError as error:
        return (error.code, str(error))
    except Exception as error:  # of the row's own code, such as a property that raises
        return ("invalid_field", f"the row cannot be read: {type(error).__name__}: {error}")
