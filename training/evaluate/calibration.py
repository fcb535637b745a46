"""Whether a stated probability is the share that it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BINS = 10


def calibration_error(stated: Sequence[float], happened: Sequence[bool], weights: Sequence[float] | None = None) -> float | None:
    """0..=1: mean over ten bins of equal width of |mean stated - share that happened|, weighed by what each bin holds."""
    sums = [[0.0, 0.0, 0.0] for _ in range(BINS)]
    for probability, outcome, weight in zip(stated, happened, weights or [1.0] * len(stated), strict=True):
        cell = sums[min(int(probability * BINS), BINS - 1)]
        cell[0] += weight
        cell[1] += weight * probability
        cell[2] += weight * outcome
    total = sum(weight for weight, _, _ in sums)
    return sum(abs(said - was) for _, said, was in sums) / total if total else None


def prior_weights(positives: Sequence[bool], prior: float) -> list[float]:
    """Weights under which `prior` of the rows are positive. All one where a class is missing."""
    hits = sum(positives)
    if not hits or hits == len(positives):
        return [1.0] * len(positives)
    return [prior / hits if positive else (1 - prior) / (len(positives) - hits) for positive in positives]


def mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None
