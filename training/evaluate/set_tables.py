"""Tables of single sets: SummEdits by domain, TabFact by operation."""

from __future__ import annotations

from functools import partial

from evaluate.calibration import mean
from evaluate.domains import RANGES, domain
from evaluate.operators import NAMES, operator
from evaluate.sets import TABLES, Answer
from evaluate.study import THRESHOLD, Study
from evaluate.tables import Rows, count, markdown, percent, ranged
from evaluate.tally import Confusion, best_threshold

FOLDS = 5
EVERY = "all"


def named(studies: list[Study], name: str) -> Study | None:
    return next((study for study in studies if study.name == name), None)


def domains(studies: list[Study]) -> list[str]:
    """SummEdits. The threshold of the last column is the best for the other four domains."""
    study = named(studies, "summedits")
    if study is None:
        return ["SummEdits is not among the sets."]
    rows: Rows = []
    shipped, left_out = [], []
    for name, _, _ in RANGES:
        part = study.only(partial(in_domain, name), name)
        rest = [answer for answer in study.answers if domain(answer.id) != name]
        threshold = best_threshold([answer.risk for answer in rest], [answer.positive for answer in rest], "balanced")
        moved = part.of(part.confusions(risk >= threshold for risk in part.risks), "balanced")
        shipped.append(part.of(part.engine, "balanced"))
        left_out.append(moved)
        rows.append([name, count(len(part.answers)), count(len(part.draws.once)),
                     ranged(part.draws.estimate(part.by_risk.auroc)), percent(part.by_novel.auroc(part.draws.once)), ranged(shipped[-1]),
                     percent(Confusion(*part.engine.total(part.draws.once)).fpr), f"{threshold:.2f}", ranged(moved)])
    means = [percent(mean(found.value or 0.0 for found in column)) for column in (shipped, left_out)]
    rows.append(["mean", "", "", "", "", means[0], "", "", means[1]])
    head = ("domain", "answers", "documents", "AUROC", "novel words", "balanced accuracy at 0.5", "false positives at 0.5",
            "threshold of the others", "balanced accuracy there")
    return [markdown(head, rows)]


def in_domain(name: str, answer: Answer) -> bool:
    return domain(answer.id) == name


def asks(name: str, answer: Answer) -> bool:
    return name in (EVERY, operator(answer.response))


def tables(studies: list[Study]) -> list[str]:
    """TabFact. The threshold of the second accuracy is the best for the tables of the other four folds."""
    study = named(studies, TABLES)
    if study is None:
        return ["TabFact is not among the sets."]
    thresholds = [fold_threshold(study, fold) for fold in range(FOLDS)]
    by_group = {answer.id: thresholds[group % FOLDS] for answer, group in zip(study.answers, study.groups, strict=True)}
    rows: Rows = []
    for name in (EVERY, *NAMES):
        part = study.only(partial(asks, name), name)
        refuted = [answer for answer in part.answers if answer.positive]
        entailed = [answer for answer in part.answers if not answer.positive]
        moved = part.confusions(answer.risk >= by_group[answer.id] for answer in part.answers)
        rows.append([name, count(len(part.answers)), percent(mean(part.positives)), ranged(part.of(part.engine, "accuracy")),
                     ranged(part.of(moved, "accuracy")), percent(part.by_risk.auroc(part.draws.once)),
                     percent(mean(answer.has("contradicted") for answer in refuted)),
                     percent(mean(answer.has("contradicted") for answer in entailed))])
    head = ("operation", "statements", "refuted", f"accuracy at {THRESHOLD}", "accuracy, threshold of other tables", "AUROC",
            "refuted, contradicted", "entailed, contradicted")
    return [markdown(head, rows)]


def fold_threshold(study: Study, fold: int) -> float:
    """The threshold with the best accuracy on the tables outside a fold."""
    rest = [(risk, positive) for risk, positive, group in zip(study.risks, study.positives, study.groups, strict=True) if group % FOLDS != fold]
    return best_threshold([risk for risk, _ in rest], [positive for _, positive in rest], "accuracy")
