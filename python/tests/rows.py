"""Rows that tables are made of, and what the core says of them one by one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import endurance

PAGE = Path(__file__).resolve().parents[2] / "docs" / "arrow.md"

DEPARTMENTS = ["IT", "health", "education", "roads", "water", "housing", "forests"]


def rows(count: int) -> list[dict[str, Any]]:
    """Answers of which some are right, some wrong, some 😀, and none like another."""
    made = []
    for n in range(count):
        department, said, true = DEPARTMENTS[n % 7], 10 + n, 10 + n - n % 3
        made.append(
            {
                "interaction_id": f"turn_{n}",
                "session_id": f"s{n % 5}",
                "query": f"What is the {department} budget of {2000 + n % 25}?",
                "response": f"{'😀 ' * (n % 2)}The {department} budget of {2000 + n % 25} is INR {said} crore.",
                "rag_documents": [
                    {
                        "id": f"d{n}",
                        "content": f"{department} budget for {2000 + n % 25}: INR {true} crore.",
                        "page": 1 + n % 9,
                    }
                ],
                "metadata": {
                    "model": "gpt-4",
                    "latency_ms": 100.0 + n,
                    "groups": {"asked_in": "en" if n % 2 else "es"},
                },
            }
        )
    return made


def examples() -> list[str]:
    """The blocks of Python in the page."""
    return re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def expected(made: list[dict[str, Any]]) -> list[str]:
    """The core's own JSON of each row."""
    return [found.to_json() for found in endurance.evaluate_batch(made, jobs=2)]  # type: ignore[union-attr]


def report(made: list[dict[str, Any]], groups: tuple[str, ...] = ("asked_in",)) -> str:
    """The summary of one machine, as JSON."""
    summary = endurance.Summary(groups)
    for _ in endurance.evaluate_batch(made, jobs=1, summary=summary):
        pass
    return summary.to_json()
