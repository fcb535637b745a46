"""How far a batch is, in one line on standard error."""

from __future__ import annotations

import sys
import time

# Seconds between two lines, and until the first: what is done before then needs none.
EVERY, FIRST = 0.2, 1.0


class Progress:
    """Tells how many of `total` rows are done; silent unless standard error is a terminal or a notebook's, or
    `shown`."""

    def __init__(self, total: int | None, shown: bool | None) -> None:
        self.total = total
        self.rows = 0
        self.started = time.monotonic()
        self.next = self.started + FIRST
        self.shown = watched() if shown is None else shown
        self.told = False

    def add(self, rows: int) -> None:
        """Counts rows that are done."""
        self.rows += rows
        now = time.monotonic()
        if self.shown and now >= self.next:
            self.next = now + EVERY
            self.tell(now)

    def end(self) -> None:
        """Ends the line, if there was one."""
        if self.told:
            self.tell(time.monotonic())
            self.write("\n")
            self.told = False

    def tell(self, now: float) -> None:
        rate = self.rows / max(now - self.started, 1e-9)
        of = "" if self.total is None else f" of {self.total:,}"
        left = "" if self.total is None else f", {round(max(self.total - self.rows, 0) / max(rate, 1e-9)):,} s left"
        self.told = True
        self.write(f"\r{self.rows:,}{of} rows, {rate:,.0f} a second{left}   ")

    def write(self, text: str) -> None:
        try:
            print(text, end="", file=sys.stderr, flush=True)
        except (OSError, ValueError):  # a terminal that is gone, or closed, must not end the batch
            self.shown = self.told = False


def watched() -> bool:
    """Whether someone sees standard error as it is written."""
    if sys.stderr is None:
        return False
    return sys.stderr.isatty() or type(sys.stderr).__module__.startswith("ipykernel")
