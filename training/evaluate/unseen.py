"""Risks of models that did not see the row: `training/claims.py --check --risks FILE` writes one line per answer and way of leaving out."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import NamedTuple

from score import Row, read

from evaluate.calibration import mean
from evaluate.domains import RANGES
from evaluate.set_tables import in_domain
from evaluate.sets import Set
from evaluate.study import THRESHOLD, Study
from evaluate.tables import Rows, markdown, percent, ranged
from evaluate.tally import Confusion

# What was left out of training when the row was scored.
WAYS = {"document": "a fifth of the documents", "set": "the whole set", "domain": "the whole domain"}
HEAD = ("AUROC", f"F1 at {THRESHOLD}", "balanced accuracy", "false positives")


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
    """Each set and way of leaving out, then the domains apart."""
    rows: Rows = [figures(study.name, WAYS[way], study) for way, study in found]
    parts = [markdown(("set", "left out of training", *HEAD), rows)]
    for way, study in found:
        if way == "domain":
            domains = [study.only(partial(in_domain, name), name) for name, _, _ in RANGES]
            chosen = [figures(part.name, study.name, part) for part in domains if part.answers]
            balanced = mean(part.of(part.engine, "balanced").value or 0.0 for part in domains if part.answers)
            parts.append(markdown(("domain left out", "set", *HEAD), [*chosen, ["mean", study.name, "", "", percent(balanced), ""]]))
    return parts


def figures(first: str, second: str, study: Study) -> list[str]:
    """A row: two names, then the columns of HEAD."""
    total = Confusion(*study.engine.total(study.draws.once))
    return [first, second, ranged(study.draws.estimate(study.by_risk.auroc)), ranged(study.of(study.engine, "f1")),
            ranged(study.of(study.engine, "balanced")), percent(total.fpr)]
