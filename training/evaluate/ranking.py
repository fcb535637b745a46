"""Measures that depend on the order of scores: area under the ROC curve, and recall at a share of false positives.

Rows are sorted once. A measure then takes one weight per group, so that a bootstrap sample costs a few passes in C.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import mul

Weights = Sequence[int]


class Ranking:
    """Scores of `n` rows (higher means hallucinated), whether each is, and the group of each as an index into the weights."""

    def __init__(self, scores: Sequence[float], positives: Sequence[bool], groups: Sequence[int]) -> None:
        rows = sorted(zip(scores, positives, groups, strict=True), key=lambda row: row[0])
        negatives = [score for score, positive, _ in rows if not positive]
        hits = [score for score, positive, _ in rows if positive]
        self._negative_groups = [group for _, positive, group in rows if not positive]
        self._positive_groups = [group for _, positive, group in rows if positive]
        # For each positive, ascending: how many negatives lie below it, and how many lie below it or on it.
        self._below = [bisect_left(negatives, score) for score in hits]
        self._upto = [bisect_right(negatives, score) for score in hits]
        self._negatives = negatives

    def _weighed(self, weights: Weights) -> tuple[list[int], list[int]]:
        """Running weight of the negatives (one more entry than negatives), and the weight of each positive."""
        running = list(accumulate(map(weights.__getitem__, self._negative_groups), initial=0))
        return running, list(map(weights.__getitem__, self._positive_groups))

    def auroc(self, weights: Weights) -> float | None:
        """0..=1: how often a positive scores above a negative, ties half. None without both classes."""
        running, hits = self._weighed(weights)
        pairs = running[-1] * sum(hits)
        if not pairs:
            return None
        below: int = sum(map(mul, hits, map(running.__getitem__, self._below)))
        upto: int = sum(map(mul, hits, map(running.__getitem__, self._upto)))
        return (below + upto) / (2 * pairs)

    def recall_at(self, share: float, weights: Weights) -> float | None:
        """0..=1: the share of positives found by the lowest threshold that flags at most `share` of the negatives."""
        running, hits = self._weighed(weights)
        total, found = running[-1], sum(hits)
        if not total or not found:
            return None
        # Negatives from `first` on may be flagged; a score equal to the last one that may not be is not flagged either.
        first = bisect_left(running, total - share * total - 1e-9)
        return sum(hits[bisect_left(self._below, first):]) / found
