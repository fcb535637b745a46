#!/usr/bin/env python3
"""Train the model of tables in `endurance-core/data/grid_model.tsv`: one command, no chance in it, no library.

    python3 training/tables.py [--data DIR] [--check]

Converts TabFact, asks the engine what its programs and its binding say of each statement (`examples/tables.rs`), and fits a
logistic regression to whether the statement is refuted. A statement of several sentences is as suspicious as its most
suspicious one, and is learned from the one that links to most of the table. Prints accuracy and AUROC by five-fold
cross-validation over tables, also by what a statement asks for; `--check` prints without writing.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from claims import auroc, fold, solve

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "endurance-core" / "data" / "grid_model.tsv"

RIDGE = 3.0
STEPS = 60
FOLDS = 5

Vector = list[float]
Sparse = list[tuple[int, float]]

# What a statement asks for, by its programs and words; a statement may ask for several.
OPERATORS = {
    "count": {"count", "count_part", "distinct"},
    "superlative": {"superlative", "superlative_within", "superlative_any", "ends"},
    "comparison": {"compare", "compare_any", "threshold", "same"},
    "difference, sum": {"difference", "sum", "average"},
    "all, only": {"all", "only", "both", "none", "majority"},
}
DENIALS = {"said_not", "said_none"}


class Row(NamedTuple):
    group: str
    refuted: bool
    sentences: list[Sparse]
    main: Sparse  # the sentence to learn from
    operators: set[str]


def seen(path: Path) -> tuple[list[str], list[list[dict]]]:
    """The names of the features, and what the engine sees of each interaction of a JSONL file."""
    command = ["cargo", "run", "--quiet", "--release", "-p", "endurance-core", "--features", "training", "--example", "tables"]
    binary = os.environ.get("ENDURANCE_TABLES")  # an example that is built already
    with path.open("rb") as interactions:
        done = subprocess.run([binary] if binary else command, cwd=ROOT, stdin=interactions, stdout=subprocess.PIPE, check=True)
    first, *lines = done.stdout.decode().splitlines()
    return json.loads(first)["names"], [json.loads(line)["sentences"] for line in lines]


def operators_of(sentences: list[dict], said: set[int]) -> set[str]:
    kinds = {kind for sentence in sentences for kind in sentence["kinds"]}
    found = {name for name, own in OPERATORS.items() if own & kinds}
    if any(sentence["features"][at] for sentence in sentences for at in said):
        found.add("negation")
    return found or {"plain"}


def load(path: Path) -> tuple[list[str], list[Row]]:
    golds = [json.loads(line)["metadata"]["gold"] for line in path.read_text(encoding="utf-8").splitlines()]
    names, all_sentences = seen(path)
    links = [at for at, name in enumerate(names) if name.endswith("_links")]
    said = {at for at, name in enumerate(names) if name in DENIALS}
    rows = []
    for gold, sentences in zip(golds, all_sentences, strict=True):
        sparse = [[(at, x) for at, x in enumerate(s["features"]) if x] for s in sentences] or [[(0, 1.0)]]
        linked = [sum(s["features"][at] for at in links) for s in sentences] or [0.0]
        main = sparse[linked.index(max(linked))]
        rows.append(Row(gold["group"], bool(gold["hallucinated"]), sparse, main, operators_of(sentences, said)))
    return names, rows


def probability(weights: Vector, features: Sparse) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum(weights[at] * x for at, x in features)))))


def risk(weights: Vector, row: Row) -> float:
    return max(probability(weights, sentence) for sentence in row.sentences)


def inverse(matrix: list[Vector]) -> list[Vector]:
    """Column by column; the matrix is symmetric, so that its inverse is too."""
    n = len(matrix)
    return [solve(matrix, [1.0 if i == j else 0.0 for i in range(n)]) for j in range(n)]


def fit(rows: list[Row], size: int) -> Vector:
    """Logistic regression with a ridge on all weights but the bias, by steps that never overshoot: the curvature is
    bounded by that at probability one half (Böhning 1992), so that one matrix serves all steps."""
    curve = [[(RIDGE if i == j and i else 1e-6 if i == j else 0.0) for j in range(size)] for i in range(size)]
    for row in rows:
        for i, x in row.main:
            line = curve[i]
            for j, y in row.main:
                line[j] += 0.25 * x * y
    steps = inverse(curve)
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [0.0 if i == 0 else RIDGE * w for i, w in enumerate(weights)]
        for row in rows:
            error = probability(weights, row.main) - row.refuted
            for i, x in row.main:
                gradient[i] += error * x
        change = [sum(s * g for s, g in zip(line, gradient, strict=True)) for line in steps]
        weights = [w - c for w, c in zip(weights, change, strict=True)]
        if max(map(abs, change)) < 1e-4:
            break
    return weights


def report(rows: list[Row], size: int) -> None:
    scored: list[tuple[float, Row]] = []
    for k in range(FOLDS):
        weights = fit([r for r in rows if fold(r.group) != k], size)
        scored += [(risk(weights, r), r) for r in rows if fold(r.group) == k]
    print(f"{'operator':<17}{'statements':>11}{'accuracy':>10}{'AUROC':>8}   five folds over tables")
    for name in ["all", *OPERATORS, "negation", "plain"]:
        own = [(p, r.refuted) for p, r in scored if name == "all" or name in r.operators]
        if own:
            right = sum((p >= 0.5) == refuted for p, refuted in own)
            print(f"{name:<17}{len(own):>11}{100 * right / len(own):>10.1f}{100 * auroc(own):>8.1f}")


def write(names: list[str], weights: Vector) -> None:
    header = [
        "# name: grid_model", "# version: 1", "# source: training/tables.py on the development part of TabFact",
        "# licence: weights only; the set is under MIT", "# columns: feature\tweight",
    ]
    rows = [f"{name}\t{w:.4f}" for name, w in zip(names, weights, strict=True)]
    MODEL.write_text("\n".join(header + rows) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("ENDURANCE_DATA", str(ROOT / ".." / "shared" / "data")))
    parser.add_argument("--check", action="store_true", help="print the cross-validation and write nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        convert = [sys.executable, str(ROOT / "training" / "convert.py"), "grounding", "--data", options.data, "--out", folder]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
        names, rows = load(Path(folder) / "tabfact.jsonl")
    report(rows, len(names))
    if not options.check:
        write(names, fit(rows, len(names)))


if __name__ == "__main__":
    main()
