"""Risks of models that did not see the row: `training/claims.py --check --risks FILE` writes one line per answer and way of leaving out."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from score import Row, read

from evaluate.sets import Set
from evaluate.study import THRESHOLD, Study
from evaluate.tables import Rows, markdown, percent, ranged
from evaluate.tally import Confusion

# What was left out of training when the row was scored.
WAYS = {"document": "a fifth of the documents", "set": "the whole set", "domain": "the whole domain"}


class Left(NamedTuple):
    """The answers of one set with the risks of models that were trained without what `way` names."""

    way: str
    study: Study


def load(path: Path, sets: list[Set], samples: int) -> list[Left]:
    """The sets of the file, in the order of the page. An answer that the file lacks has no claim, and risk 0."""
    risks: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in read(path):
        risks[row["left_out"], row["set"]][row["id"]] = known(row)
    found = []
    for name in sets:
        for way in WAYS:
            if mine := risks.pop((way, name.name), None):
                answers = [answer._replace(risk=mine.pop(answer.id, 0.0)) for answer in name.answers]
                if mine:
                    raise ValueError(f"{path}: {name.name} has no answer {next(iter(mine))}")
                found.append(Left(way, Study(Set(name.name, answers), samples)))
    return found


def known(row: Row) -> float:
    if row["left_out"] not in WAYS:
        raise ValueError(f"unknown way of leaving out: {row['left_out']}")
    return float(row["risk"])


def unseen(found: list[Left]) -> list[str]:
    rows: Rows = []
    for way, study in found:
        total = Confusion(*study.engine.total(study.draws.once))
        rows.append([study.name, WAYS[way], ranged(study.draws.estimate(study.by_risk.auroc)), ranged(study.of(study.engine, "f1")),
                     ranged(study.of(study.engine, "balanced")), percent(total.fpr)])
    return [markdown(("set", "left out of training", "AUROC", f"F1 at {THRESHOLD}", "balanced accuracy", "false positives"), rows)]
