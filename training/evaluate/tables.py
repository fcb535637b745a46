"""Markdown tables, and how their figures are written."""

from __future__ import annotations

from collections.abc import Sequence

from evaluate.bootstrap import Estimate

Rows = list[list[str]]


def percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def signed(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:+.1f}"


def ranged(estimate: Estimate) -> str:
    """`42.1 (35.0 to 48.9)`."""
    if estimate.low is None:
        return percent(estimate.value)
    return f"{percent(estimate.value)} ({percent(estimate.low)} to {percent(estimate.high)})"


def signed_range(estimate: Estimate) -> str:
    """`+4.2 (-1.0 to +9.3)`."""
    if estimate.low is None:
        return signed(estimate.value)
    return f"{signed(estimate.value)} ({signed(estimate.low)} to {signed(estimate.high)})"


def count(number: int) -> str:
    return f"{number:,}"


def markdown(head: Sequence[str], rows: Rows) -> str:
    """A table; a column with words in it is set left, one of figures right. Refuses a row of another width."""
    if wrong := [row for row in rows if len(row) != len(head)]:
        raise ValueError(f"expected {len(head)} cells, found {wrong[0]}")
    words = [any(row[column][:1].isalpha() for row in rows) for column in range(len(head))]
    rule = "|" + "".join("---|" if left else "---:|" for left in words)
    return "\n".join([f"| {' | '.join(head)} |", rule, *(f"| {' | '.join(row)} |" for row in rows)])
