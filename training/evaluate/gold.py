"""Gold claims against predicted ones, for the sets whose answers are annotated claim by claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from evaluate.sets import FAILING, SEVERITY, Answer, Claim
from evaluate.spans import Span, annotated, overlaps


class Judged(NamedTuple):
    """A gold claim: what is right, and what the engine says."""

    category: str
    gold: str
    said: str


def worst(verdicts: Iterable[str]) -> str:
    """The gravest verdict: contradicted, unsupported, supported, not_checkable; the last one when there is none."""
    return max(verdicts, key=SEVERITY.index, default=SEVERITY[0])


def place(answer: Answer, claim: dict[str, str]) -> Span:
    """Where a gold claim stands. A claim that its response does not hold is a fault of the data."""
    start = answer.response.find(claim["text"])
    if start < 0:
        raise ValueError(f"{answer.id}: the response does not hold the gold claim {claim['text']!r}")
    return start, start + len(claim["text"])


def judged(answer: Answer) -> list[Judged]:
    """Each gold claim with the worst verdict among the predicted claims that overlap it."""
    found = []
    for claim in answer.gold["claims"]:
        span = place(answer, claim)
        said = worst(predicted.verdict for predicted in answer.claims if overlaps(predicted, span))
        found.append(Judged(answer.gold["category"], claim["verdict"], said))
    return found


def right(answer: Answer, claim: Claim) -> bool | None:
    """Whether a predicted claim fails as the annotation says; None where that is not annotated.

    With gold claims, those that it overlaps decide; one that overlaps none is not annotated. With spans, a claim should fail
    when it overlaps one. An opinion, or a claim that cannot be checked, says nothing and is left out.
    """
    if claim.verdict == "not_checkable":
        return None
    if "claims" in answer.gold:
        truths = [gold["verdict"] for gold in answer.gold["claims"] if overlaps(claim, place(answer, gold))]
        return (worst(truths) in FAILING) == claim.fails if truths else None
    spans = annotated(answer)
    return None if spans is None else any(overlaps(claim, span) for span in spans) == claim.fails


def pair_wins(answers: Iterable[Answer]) -> tuple[float, int]:
    """Over the pairs of a faithful and a hallucinated twin: how often the latter has the higher risk, ties half; and the pairs."""
    answers = list(answers)
    wins, pairs = 0.0, 0
    for high in (answer for answer in answers if answer.positive):
        for low in (answer for answer in answers if not answer.positive):
            wins += 1.0 if high.risk > low.risk else 0.5 if high.risk == low.risk else 0.0
            pairs += 1
    return wins, pairs
