"""The labelled sets as the engine answered them: one Answer per row of `out/eval/grounding` and `out/eval/grounding-answers`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from score import Row, paired, read

from evaluate.offsets import code_points

FAILING = ("contradicted", "unsupported")
SEVERITY = ("not_checkable", "supported", "unsupported", "contradicted")
TABLES = "tabfact"
# The order of the page. What is not here follows by name.
ORDER = ("ragtruth_qa", "mtrag", "wice", "begin_wow", "begin_cmu", "begin_tc", "summedits", TABLES, "claims_dev", "written_read", "written_apart", "statements_read", "statements_apart", "help_read", "help_apart", "twins_train", "twins_test")


class Claim(NamedTuple):
    """A predicted claim; `start` and `end` are code points of the response."""

    text: str
    start: int
    end: int
    verdict: str
    confidence: float
    detail: Row | None
    evidence: list[Row]

    @property
    def fails(self) -> bool:
        return self.verdict in FAILING


class Answer(NamedTuple):
    """One row. A failed row and a null risk have risk 0, so that a missing answer never flatters."""

    id: str
    group: str
    positive: bool
    risk: float
    failed: bool
    null: bool
    query: str
    response: str
    source: str
    claims: tuple[Claim, ...]
    gold: Row

    def has(self, verdict: str) -> bool:
        return any(claim.verdict == verdict for claim in self.claims)

    @property
    def fails(self) -> bool:
        """Whether any claim is contradicted or unsupported."""
        return any(claim.fails for claim in self.claims)


class Set(NamedTuple):
    name: str
    answers: list[Answer]

    @property
    def positives(self) -> list[bool]:
        return [answer.positive for answer in self.answers]

    @property
    def risks(self) -> list[float]:
        return [answer.risk for answer in self.answers]


def claim_of(response: str, found: Row) -> Claim:
    start, end = code_points(response, found["span"]["start"], found["span"]["end"])
    return Claim(found["text"], start, end, found["verdict"], found["confidence"], found.get("detail"), found.get("evidence") or [])


def answer_of(row: Row, output: Row) -> Answer:
    """A converted row and what `endurance verify` says of it."""
    verification: dict[str, Any] | None = output.get("verification")
    risk = verification.get("hallucination_risk") if verification else None
    gold, response = row["metadata"]["gold"], row["response"]
    claims = tuple(claim_of(response, found) for found in (verification or {}).get("claims", ()))
    source = "\n\n".join(document["content"] for document in row["rag_documents"])
    return Answer(row["interaction_id"], gold["group"], gold["hallucinated"] == 1, risk or 0.0, verification is None,
                  verification is not None and risk is None, row["query"], response, source, claims, gold)


def load(inputs: Path, outputs: Path, only: Sequence[str] = ()) -> list[Set]:
    """The sets of a folder, or those named, in the order of the page. Exits when one is missing or answered differently."""
    found = {path.stem: path for path in inputs.glob("*.jsonl")}
    if not found:
        sys.exit(f"no .jsonl in {inputs}: run `make eval` first")
    if lost := [name for name in only if name not in found]:
        sys.exit(f"no set {', '.join(lost)} in {inputs}; there are {', '.join(sorted(found))}")
    names = sorted(only or found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return [load_set(name, found[name], outputs / f"{name}.jsonl") for name in names]


def load_set(name: str, inputs: Path, outputs: Path) -> Set:
    pairs = paired(read(inputs), read(outputs), "interaction_id", name)
    return Set(name, [answer_of(row, output) for row, output in pairs])
