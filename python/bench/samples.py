"""The samples of the Rust benchmark, which has the only generator."""

from __future__ import annotations

import json
import subprocess
from typing import TypedDict

import environment


class Sample(TypedDict):
    """A question, an answer and the documents it was answered from."""

    query: str
    response: str
    rag_documents: list[str]


def samples(number: int, kilobytes: int) -> list[Sample]:
    """`number` samples of 1, 8 or 64 KB; no text is in two of them."""
    program = environment.TARGET / "release" / "endurance-bench"
    command = [str(program), "--samples", str(number), "--size", str(kilobytes)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def texts(sample: Sample) -> list[str]:
    """All texts of a sample."""
    return [sample["query"], sample["response"], *sample["rag_documents"]]
