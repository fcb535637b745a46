"""The worst errors of a set as text to read: false alarms, misses, and faithful answers with a contradiction."""

from __future__ import annotations

import json
from collections.abc import Callable

from evaluate.gold import place
from evaluate.sets import Answer, Claim, Set
from evaluate.spans import annotated, overlaps
from evaluate.study import THRESHOLD

EVIDENCE = 400  # characters shown of a piece of evidence

# Which answers are errors of a kind, and which of them comes first.
KINDS: dict[str, tuple[Callable[[Answer], bool], Callable[[Answer], float]]] = {
    "false-alarm": (lambda answer: not answer.positive and answer.risk >= THRESHOLD, lambda answer: -answer.risk),
    "miss": (lambda answer: answer.positive and answer.risk < THRESHOLD, lambda answer: answer.risk),
    "contradiction": (lambda answer: not answer.positive and answer.has("contradicted"), lambda answer: -surest(answer)),
}


def surest(answer: Answer) -> float:
    """The highest confidence of a contradicted claim; 0 without one."""
    return max((claim.confidence for claim in answer.claims if claim.verdict == "contradicted"), default=0.0)


def listed(found: Set, kinds: list[str], limit: int, sources: bool = False) -> str:
    """The worst `limit` errors of each kind, with their documents when `sources`."""
    parts = []
    for kind in kinds:
        wrong, badness = KINDS[kind]
        chosen = sorted(filter(wrong, found.answers), key=lambda answer: (badness(answer), answer.id))
        parts.append(f"==== {found.name}: {kind}, {min(limit, len(chosen))} of {len(chosen)} (of {len(found.answers)} answers)")
        parts += [f"---- {kind} {number}\n{shown(answer, kind, sources)}" for number, answer in enumerate(chosen[:limit], start=1)]
    return "\n\n".join(parts)


def shown(answer: Answer, kind: str, sources: bool) -> str:
    """One answer with what is right, and its claims that matter for the kind of error."""
    lines = [f"{answer.id}  risk {answer.risk:.3f}  {'hallucinated' if answer.positive else 'faithful'}"]
    if sources:
        lines.append(f"source: {answer.source}")
    if answer.query:
        lines.append(f"query: {answer.query}")
    lines += [f"answer: {answer.response}", *gold(answer)]
    claims = relevant(answer, kind)
    lines += [line for claim in claims for line in claim_lines(claim)]
    if len(claims) < len(answer.claims):
        lines.append(f"({len(answer.claims) - len(claims)} more claims)")
    if not answer.claims:
        lines.append("no claim was found in the answer")
    return "\n".join(lines)


def gold(answer: Answer) -> list[str]:
    """What the annotation says, a line each."""
    lines = [f"gold kinds: {', '.join(answer.gold['kinds'])}"] if answer.gold.get("kinds") else []
    lines += [f"gold {span['kind']}: {answer.response[span['start']:span['end']]}" for span in answer.gold.get("spans") or ()]
    for claim in answer.gold.get("claims", ()):
        start, end = place(answer, claim)
        lines.append(f"gold {claim['verdict']}: {answer.response[start:end]}  ({claim.get('why') or 'no reason given'})")
    return lines


def relevant(answer: Answer, kind: str) -> list[Claim]:
    """A false alarm: the claims that fail. A contradiction: those contradicted. A miss: those on a marked span, or all."""
    if kind == "contradiction":
        return [claim for claim in answer.claims if claim.verdict == "contradicted"]
    if kind == "false-alarm":
        return [claim for claim in answer.claims if claim.fails] or list(answer.claims)
    spans = annotated(answer) or []
    return [claim for claim in answer.claims if any(overlaps(claim, span) for span in spans)] or list(answer.claims)


def claim_lines(claim: Claim) -> list[str]:
    lines = [f"  claim [{claim.verdict} {claim.confidence:.2f}]: {claim.text}"]
    if claim.detail:
        lines.append(f"    detail: {json.dumps(claim.detail, ensure_ascii=False)}")
    for piece in claim.evidence:
        text = " ".join(piece["text"].split())
        cut = text if len(text) <= EVIDENCE else text[:EVIDENCE] + " ..."
        lines.append(f"    {piece['role']} ({piece.get('in')} {piece.get('id') or piece.get('index')}): {cut}")
    return lines
