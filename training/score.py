#!/usr/bin/env python3
"""Score the engine's scans against the gold labels that training/convert.py kept. Grounding is scored by training/evaluate.

    endurance scan --format jsonl out/i/dev.jsonl -o out/i-scanned/dev.jsonl
    python3 training/score.py injection --inputs out/i --outputs out/i-scanned [--threshold 0.5]

A file of --outputs is scored with the file of the same name in --inputs, line by line. Every row counts: a failed row (`error`)
is scored as risk 0 and also counted in its own column, so that a missing answer never flatters. Without --threshold the engine's
own `is_malicious` decides.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    if not path.is_file():
        sys.exit(f"missing: {path}")
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as error:
                sys.exit(f"{path}:{number}: {error}")
    return rows


def paired(golds: list[Row], outputs: list[Row], key: str, name: str) -> list[tuple[Row, Row]]:
    """Gold and output in order. Refuses another number of lines, and an id that is not the one of its line."""
    if len(golds) != len(outputs):
        sys.exit(f"{name}: {len(golds)} inputs but {len(outputs)} outputs")
    for number, (gold, output) in enumerate(zip(golds, outputs), start=1):
        if output.get(key) not in (None, gold[key]):
            sys.exit(f"{name}:{number}: expected {key} {gold[key]!r}, found {output[key]!r}")
    return list(zip(golds, outputs))


def shown(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def table(rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]).rstrip())


def injection(pairs: list[tuple[Row, Row]], threshold: float | None) -> list[list[str]]:
    """One line per source and label, then the macro means. `flagged` is the recall of attacks and the false-positive rate of the rest."""
    flags: dict[tuple[int, str], list[bool]] = defaultdict(list)
    failed: Counter[tuple[int, str]] = Counter()
    for gold, output in pairs:
        key = (-gold["label"], gold["src"])
        failed[key] += "is_malicious" not in output
        flagged = bool(output.get("is_malicious")) if threshold is None else (output.get("confidence") or 0.0) >= threshold
        flags[key].append(flagged)
    names = {-1: "attack", 0: "benign"}
    lines = [[source, names[label], str(len(found)), str(failed[label, source]), shown(sum(found) / len(found))]
             for (label, source), found in sorted(flags.items())]
    for label, measure in ((-1, "macro recall"), (0, "macro FPR")):
        shares = [sum(found) / len(found) for (kind, _), found in flags.items() if kind == label]
        rows = sum(len(found) for (kind, _), found in flags.items() if kind == label)
        failures = sum(count for (kind, _), count in failed.items() if kind == label)
        lines.append([measure, names[label], str(rows), str(failures), shown(sum(shares) / len(shares) if shares else None)])
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("injection",))
    parser.add_argument("--inputs", type=Path, required=True, help="folder that training/convert.py wrote")
    parser.add_argument("--outputs", type=Path, required=True, help="folder of the engine's outputs, same file names")
    parser.add_argument("--threshold", type=float, help="the engine's own verdict when absent")
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.outputs.glob("*.jsonl") if not path.name.endswith(".gold.jsonl"))
    if not files:
        sys.exit(f"no .jsonl in {arguments.outputs}")
    for path in files:
        pairs = paired(read(arguments.inputs / f"{path.stem}.gold.jsonl"), read(path), "id", path.name)
        print(path.stem)
        table([["source", "label", "rows", "failed", "flagged %"], *injection(pairs, arguments.threshold)])


if __name__ == "__main__":
    main()
