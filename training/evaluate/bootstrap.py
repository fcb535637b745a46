"""Intervals by drawing whole source documents with replacement, because answers about one document are alike."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from evaluate.ranking import Weights

LEVEL = 0.95
SAMPLES = 1000
SEED = 7


class Estimate(NamedTuple):
    """A measure on all rows, and its percentile interval. None where nothing can be divided."""

    value: float | None
    low: float | None
    high: float | None

    def excludes_zero(self) -> bool:
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


class Draws:
    """Index of the groups of a set and `samples` drawings of them: one weight per group and sample."""

    def __init__(self, groups: Iterable[str], samples: int = SAMPLES, seed: int = SEED) -> None:
        self.index = {group: number for number, group in enumerate(sorted(set(groups)))}
        size = len(self.index)
        self.once = [1] * size
        draw = random.Random(seed)
        self.samples = [weights_of(draw.choices(range(size), k=size), size) for _ in range(samples)] if size else []

    def indices(self, groups: Iterable[str]) -> list[int]:
        return [self.index[group] for group in groups]

    def estimate(self, measure: Callable[[Weights], float | None]) -> Estimate:
        """`measure` on all rows, and its interval over the samples where it is defined."""
        value = measure(self.once)
        drawn = sorted(found for found in map(measure, self.samples) if found is not None)
        if value is None or not drawn:
            return Estimate(value, None, None)
        return Estimate(value, *percentiles(drawn))


def weights_of(drawn: Sequence[int], size: int) -> list[int]:
    """How often each of `size` groups was drawn; sums to the number of draws."""
    counted = Counter(drawn)
    return [counted[group] for group in range(size)]


def percentiles(ordered: Sequence[float], level: float = LEVEL) -> tuple[float, float]:
    """The middle `level` of ascending values."""
    tail, last = (1 - level) / 2, len(ordered) - 1
    return ordered[int(tail * last)], ordered[round((1 - tail) * last)]
