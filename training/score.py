#!/usr/bin/env python3
"""Score the engine's outputs against the gold labels that training/convert.py kept.

    endurance verify --format jsonl out/g/mtrag.jsonl -o out/g-verified/mtrag.jsonl
    python3 training/score.py grounding --inputs out/g --outputs out/g-verified [--threshold 0.5]

    endurance scan --format jsonl out/i/dev.jsonl -o out/i-scanned/dev.jsonl
    python3 training/score.py injection --inputs out/i --outputs out/i-scanned [--threshold 0.5]

A file of --outputs is scored with the file of the same name in --inputs, line by line. `endurance evaluate` output works too.
Every row counts: a failed row (`error`) and a null risk are scored as risk 0 and also counted in their own columns, so that a
missing answer never flatters. The interval is a bootstrap over source documents, not rows, because rows share documents.
For scans without --threshold the engine's own `is_malicious` decides.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]


class Case(NamedTuple):
    positive: bool
    risk: float
    group: str


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


def auroc(cases: Sequence[Case], weights: dict[str, int] | None = None) -> float | None:
    """Area under the ROC curve, ties counted half, groups weighted. None without both classes. Cases must be sorted by risk."""
    wins = below = tied_negative = tied_positive = 0.0
    positives = negatives = 0
    previous: float | None = None
    for positive, risk, group in cases:
        weight = 1 if weights is None else weights.get(group, 0)
        if not weight:
            continue
        if risk != previous:
            wins += tied_positive * (below + tied_negative / 2)
            below += tied_negative
            tied_negative = tied_positive = 0.0
            previous = risk
        if positive:
            tied_positive += weight
            positives += weight
        else:
            tied_negative += weight
            negatives += weight
    wins += tied_positive * (below + tied_negative / 2)
    return wins / (positives * negatives) if positives and negatives else None


def interval(cases: Sequence[Case], samples: int, seed: int) -> tuple[float, float] | None:
    """The 95 % percentile interval of the AUROC when whole groups are drawn with replacement. Cases must be sorted by risk."""
    groups = sorted({case.group for case in cases})
    draw = random.Random(seed)
    drawn = (auroc(cases, Counter(draw.choices(groups, k=len(groups)))) for _ in range(samples))
    areas = sorted(area for area in drawn if area is not None)
    if not areas:
        return None
    return areas[int(0.025 * (len(areas) - 1))], areas[round(0.975 * (len(areas) - 1))]


def rates(cases: Sequence[Case], threshold: float) -> dict[str, float | None]:
    """F1, precision, recall and false-positive rate when risk >= threshold means hallucinated. None where nothing can be divided."""
    counted = Counter((case.positive, case.risk >= threshold) for case in cases)
    hit, miss, false = counted[True, True], counted[True, False], counted[False, True]

    def share(part: int, whole: int) -> float | None:
        return part / whole if whole else None

    return {"f1": share(2 * hit, 2 * hit + miss + false), "precision": share(hit, hit + false), "recall": share(hit, hit + miss),
            "fpr": share(false, false + counted[False, False])}


def shown(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def table(rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]).rstrip())


def grounding(name: str, pairs: list[tuple[Row, Row]], threshold: float, samples: int, seed: int) -> list[str]:
    """One line of the table for one set."""
    failed = nulls = 0
    cases = []
    for row, output in pairs:
        verification = output.get("verification")
        if not isinstance(verification, dict):
            failed += 1
            verification = {"hallucination_risk": 0.0}
        risk = verification.get("hallucination_risk")
        nulls += risk is None
        gold = row["metadata"]["gold"]
        cases.append(Case(gold["hallucinated"] == 1, risk or 0.0, gold["group"]))
    cases.sort(key=lambda case: case.risk)
    bounds = interval(cases, samples, seed)
    measured = rates(cases, threshold)
    return [name, str(len(cases)), str(sum(case.positive for case in cases)), str(failed), str(nulls), shown(auroc(cases)),
            f"{shown(bounds[0])}..{shown(bounds[1])}" if bounds else "-", *(shown(measured[key]) for key in ("f1", "precision", "recall", "fpr"))]


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
    parser.add_argument("kind", choices=("grounding", "injection"))
    parser.add_argument("--inputs", type=Path, required=True, help="folder that training/convert.py wrote")
    parser.add_argument("--outputs", type=Path, required=True, help="folder of the engine's outputs, same file names")
    parser.add_argument("--threshold", type=float, help="grounding: 0.5 when absent; injection: the engine's own verdict when absent")
    parser.add_argument("--samples", type=int, default=1000, help="bootstrap samples")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.outputs.glob("*.jsonl") if not path.name.endswith(".gold.jsonl"))
    if not files:
        sys.exit(f"no .jsonl in {arguments.outputs}")
    if arguments.kind == "grounding":
        threshold = 0.5 if arguments.threshold is None else arguments.threshold
        lines = [["set", "rows", "positive", "failed", "null risk", "AUROC", "95 %", "F1", "precision", "recall", "FPR"]]
        for path in files:
            pairs = paired(read(arguments.inputs / path.name), read(path), "interaction_id", path.name)
            lines.append(grounding(path.stem, pairs, threshold, arguments.samples, arguments.seed))
        table(lines)
        print(f"threshold {threshold}; {arguments.samples} bootstrap samples over source documents, seed {arguments.seed}")
    else:
        for path in files:
            pairs = paired(read(arguments.inputs / f"{path.stem}.gold.jsonl"), read(path), "id", path.name)
            print(path.stem)
            table([["source", "label", "rows", "failed", "flagged %"], *injection(pairs, arguments.threshold)])


if __name__ == "__main__":
    main()
