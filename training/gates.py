#!/usr/bin/env python3
"""What each metric gives on faithful answers, as a Markdown table, from the summary of a run.

    endurance evaluate faithful.jsonl --quiet --summary summary.json -o /dev/null
    python3 training/gates.py summary.json

A metric whose median is above 99 is a gate: it tells the rare bad answer from all others, and says nothing about how good they are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

GATE = 99.0
QUANTILES = ("p5", "p25", "p50", "p75")


def line(metric: str, spread: dict[str, Any]) -> str:
    """One row of the table. A metric that no row measures has no quantile, and is called neither."""
    if not spread["n"]:
        reason = max(spread["not_measured"].items(), key=lambda item: item[1])[0]
        return f"| `{metric}` | 0 |" + " - |" * len(QUANTILES) + f" not measured: `{reason}` |"
    cells = "".join(f" {spread[name]:.1f} |" for name in QUANTILES)
    return f"| `{metric}` | {spread['n']:,} |{cells} {'gate' if spread['p50'] > GATE else 'score'} |"


def markdown(summary: dict[str, Any]) -> str:
    head = f"{summary['evaluated']:,} answers.\n\n| metric | measured | 5 % | 25 % | median | 75 % | |\n|---|---|---|---|---|---|---|"
    return "\n".join([head, *(line(*item) for item in summary["metrics"].items())])


if __name__ == "__main__":
    print(markdown(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
