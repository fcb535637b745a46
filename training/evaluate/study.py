"""A set with what its measures share: drawings of its documents, and the rankings of the engine and of the simple rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from evaluate.baselines import NOVEL_WORDS, length, novel_words
from evaluate.bootstrap import SAMPLES, SEED, Draws, Estimate
from evaluate.ranking import Ranking, Weights
from evaluate.sets import Answer, Set
from evaluate.tally import Confusion, Tally, confusion_row, share

THRESHOLD = 0.5  # the shipped threshold of hallucination_risk


class Study:
    def __init__(self, found: Set, samples: int = SAMPLES, seed: int = SEED) -> None:
        self.samples, self.seed = samples, seed
        self.name, self.answers = found.name, found.answers
        self.positives, self.risks = found.positives, found.risks
        self.draws = Draws((answer.group for answer in found.answers), samples, seed)
        self.groups = self.draws.indices(answer.group for answer in found.answers)

    @cached_property
    def novel(self) -> list[int]:
        """Per answer: content words that the source lacks."""
        return [novel_words(answer.response, answer.source) for answer in self.answers]

    @cached_property
    def lengths(self) -> list[int]:
        return [length(answer.response) for answer in self.answers]

    @cached_property
    def by_risk(self) -> Ranking:
        return self.ranking(self.risks)

    @cached_property
    def by_novel(self) -> Ranking:
        return self.ranking(self.novel)

    @cached_property
    def by_length(self) -> Ranking:
        return self.ranking(self.lengths)

    @cached_property
    def engine(self) -> Tally:
        """Confusion of the engine at the shipped threshold, per document."""
        return self.confusions(risk >= THRESHOLD for risk in self.risks)

    @cached_property
    def rule(self) -> Tally:
        """Confusion of the 13-word rule, per document."""
        return self.confusions(count >= NOVEL_WORDS for count in self.novel)

    def ranking(self, scores: Sequence[float]) -> Ranking:
        return Ranking(scores, self.positives, self.groups)

    def confusions(self, flags: Iterable[bool]) -> Tally:
        """`flags`: one per answer."""
        rows = zip(self.groups, self.positives, flags, strict=True)
        return self.tally(4, ((group, confusion_row(positive, flagged)) for group, positive, flagged in rows))

    def tally(self, width: int, rows: Iterable[tuple[int, Sequence[float]]]) -> Tally:
        """Sums per document of `rows`, each an index of a document and `width` counts."""
        return Tally(len(self.draws.once), width, rows)

    def each(self, width: int, counts: Callable[[Answer], Sequence[float]]) -> Tally:
        """Sums per document of what `counts` says of every answer."""
        return self.tally(width, zip(self.groups, map(counts, self.answers), strict=True))

    def ratio(self, part: Callable[[Answer], float], whole: Callable[[Answer], float]) -> Estimate:
        """The sum of `part` over the sum of `whole`, with its interval."""
        summed = self.each(2, lambda answer: (part(answer), whole(answer)))
        return self.draws.estimate(lambda weights: share(*summed.total(weights)))

    def of(self, summed: Tally, measure: str) -> Estimate:
        """A measure of Confusion, with its interval."""
        return self.draws.estimate(lambda weights: getattr(Confusion(*summed.total(weights)), measure))

    def only(self, wanted: Callable[[Answer], bool], name: str) -> Study:
        """The answers that `wanted` keeps, as a set of its own."""
        kept = [answer for answer in self.answers if wanted(answer)]
        return Study(Set(name, kept), self.samples, self.seed)

    def difference(self, one: Callable[[Weights], float | None], other: Callable[[Weights], float | None]) -> Estimate:
        """`one` less `other` on the same documents, so that what both find hard cancels out."""

        def paired(weights: Weights) -> float | None:
            first, second = one(weights), other(weights)
            return None if first is None or second is None else first - second

        return self.draws.estimate(paired)
