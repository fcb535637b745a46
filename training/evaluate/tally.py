"""Counts per group, and the shares that are made of them.

A measure made of counts is summed per group once; a bootstrap sample then weighs groups, not rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import mul
from typing import NamedTuple

from evaluate.ranking import Weights


class Tally:
    """Sums of the columns of rows, per group: `columns[c][g]`."""

    def __init__(self, groups: int, width: int, rows: Iterable[tuple[int, Sequence[float]]]) -> None:
        self.columns: list[list[float]] = [[0] * groups for _ in range(width)]
        for group, counts in rows:
            for column, count in zip(self.columns, counts, strict=True):
                column[group] += count

    def total(self, weights: Weights) -> list[float]:
        """The weighed sum of each column."""
        return [sum(map(mul, weights, column)) for column in self.columns]


class Confusion(NamedTuple):
    """Weighed counts of hallucinated answers flagged and missed, and of faithful ones flagged and passed."""

    hit: float
    miss: float
    false: float
    right: float

    @property
    def precision(self) -> float | None:
        return share(self.hit, self.hit + self.false)

    @property
    def recall(self) -> float | None:
        return share(self.hit, self.hit + self.miss)

    @property
    def f1(self) -> float | None:
        return share(2 * self.hit, 2 * self.hit + self.miss + self.false)

    @property
    def fpr(self) -> float | None:
        return share(self.false, self.false + self.right)

    @property
    def accuracy(self) -> float | None:
        return share(self.hit + self.right, sum(self))

    @property
    def balanced(self) -> float | None:
        """The mean of recall and of the share of faithful answers passed; None without both classes."""
        return None if self.recall is None or self.fpr is None else (self.recall + 1 - self.fpr) / 2


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def confusion_row(positive: bool, flagged: bool) -> tuple[int, int, int, int]:
    """One row as the columns of Confusion."""
    return (int(positive and flagged), int(positive and not flagged), int(not positive and flagged), int(not positive and not flagged))


def confusion(flags: Iterable[tuple[bool, bool]]) -> Confusion:
    """Pairs of (hallucinated, flagged), every row once."""
    return Confusion(*map(sum, zip((0, 0, 0, 0), *(confusion_row(positive, flagged) for positive, flagged in flags))))


def best_threshold(scores: Sequence[float], positives: Sequence[bool], measure: str) -> float:
    """The score that, as a threshold (score >= it is flagged), gives the highest `measure` of Confusion; the lowest such score."""
    total = Confusion(sum(positives), 0, len(positives) - sum(positives), 0)
    best, chosen = -1.0, 0.0
    hit, false, previous = total.hit, total.false, None
    for score, positive in sorted(zip(scores, positives, strict=True)):
        if score != previous:
            value = getattr(Confusion(hit, total.hit - hit, false, total.false - false), measure)
            if value is not None and value > best:
                best, chosen = value, score
            previous = score
        hit, false = hit - positive, false - (not positive)
    return chosen
