"""Annotated spans against the claims that the engine says fail: in characters, and span by span."""

from __future__ import annotations

from collections.abc import Iterable

from evaluate.sets import FAILING, Answer, Claim

Span = tuple[int, int]  # code points of the response, end excluded


def annotated(answer: Answer) -> list[Span] | None:
    """The hallucinated spans of an answer: empty when it is faithful, None where its set does not mark them."""
    if "claims" in answer.gold:
        found = [(answer.response.find(claim["text"]), claim) for claim in answer.gold["claims"] if claim["verdict"] in FAILING]
        return [(start, start + len(claim["text"])) for start, claim in found]
    marked = [(span["start"], span["end"]) for span in answer.gold.get("spans") or ()]
    return marked if marked or not answer.positive else None


def predicted(answer: Answer) -> list[Span]:
    return [(claim.start, claim.end) for claim in answer.claims if claim.fails]


def characters(spans: Iterable[Span]) -> set[int]:
    return {position for start, end in spans for position in range(start, end)}


def overlaps(claim: Claim, span: Span) -> bool:
    return claim.start < span[1] and span[0] < claim.end


def counts(answer: Answer, threshold: float | None = None) -> tuple[int, int, int]:
    """Characters annotated and predicted, annotated only, predicted only. With a threshold an answer below it predicts nothing."""
    gold = characters(annotated(answer) or ())
    said = characters(predicted(answer)) if threshold is None or answer.risk >= threshold else set()
    return len(gold & said), len(gold - said), len(said - gold)


def has_spans(answers: Iterable[Answer]) -> bool:
    """Whether every hallucinated answer of a set has its spans marked, and there is one."""
    marks = [annotated(answer) for answer in answers if answer.positive]
    return bool(marks) and all(mark is not None for mark in marks)
