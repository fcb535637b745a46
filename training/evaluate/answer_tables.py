"""Tables of whole answers: is the answer hallucinated?"""

from __future__ import annotations

from functools import partial

from evaluate.baselines import NOVEL_WORDS
from evaluate.calibration import calibration_error, mean, prior_weights
from evaluate.ranking import Ranking, Weights
from evaluate.sets import Answer
from evaluate.study import THRESHOLD, Study
from evaluate.tables import Rows, count, markdown, percent, ranged, signed_range
from evaluate.tally import Confusion, Tally, best_threshold, confusion

THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
PRIOR = 0.35  # the share of hallucinated answers that the model is trained to; see docs/verification.md
TARGET = 0.02  # of faithful answers, the share that may carry a contradicted claim


def decided(studies: list[Study]) -> list[str]:
    rows: Rows = []
    for study in studies:
        total = Confusion(*study.engine.total(study.draws.once))
        rows.append([study.name, count(len(study.answers)), count(len(study.draws.once)), count(sum(study.positives)),
                     count(sum(answer.failed for answer in study.answers)), count(sum(answer.null for answer in study.answers)),
                     percent(total.precision), percent(total.recall), ranged(study.of(study.engine, "f1")),
                     ranged(study.of(study.engine, "balanced")), percent(total.fpr)])
    head = ("set", "answers", "documents", "hallucinated", "failed", "no risk", "precision", "recall", "F1", "balanced accuracy", "false positives")
    return [markdown(head, rows)]


def recall(at: float, ranking: Ranking, weights: Weights) -> float | None:
    return ranking.recall_at(at, weights)


def ranked(studies: list[Study]) -> list[str]:
    rows: Rows = []
    for study in studies:
        judged = study.only(lambda answer: not answer.null and not answer.failed, study.name)
        rows.append([study.name, ranged(study.draws.estimate(study.by_risk.auroc)),
                     *(ranged(study.draws.estimate(partial(recall, at, study.by_risk))) for at in (0.05, 0.1)),
                     count(len(judged.answers)), ranged(judged.draws.estimate(judged.by_risk.auroc))])
    return [markdown(("set", "AUROC", "recall at 5 % false positives", "recall at 10 % false positives", "with a risk", "AUROC of these"), rows)]


def simple(studies: list[Study]) -> list[str]:
    """Decisions, then orders, of the engine and of the rules that need no engine."""
    decisions: Rows = []
    orders: Rows = []
    measures = (Ranking.auroc, partial(recall, 0.05), partial(recall, 0.1))
    for study in studies:
        longest = best_threshold(study.lengths, study.positives, "f1")
        rules = {
            "flag all": [True] * len(study.answers),
            "length": [words >= longest for words in study.lengths],
            "words": [words >= NOVEL_WORDS for words in study.novel],
        }
        found = {name: confusion(zip(study.positives, flags)) for name, flags in rules.items()}
        engine = Confusion(*study.engine.total(study.draws.once))
        decisions.append([study.name, percent(engine.f1), *(percent(one.f1) for one in found.values()), percent(engine.balanced),
                          percent(found["length"].balanced), percent(found["words"].balanced), percent(engine.fpr),
                          percent(found["length"].fpr), percent(found["words"].fpr)])
        rankings = (study.by_risk, study.by_length, study.by_novel)
        orders.append([study.name, *(percent(measure(ranking, study.draws.once)) for measure in measures for ranking in rankings)])
    head = ("set", "F1", "F1, flag all", "F1, length", "F1, 13 words", *beside("balanced accuracy", "13 words"), *beside("false positives", "13 words"))
    second = ("set", *beside("AUROC", "novel words"), *beside("recall at 5 %", "novel words"), *beside("recall at 10 %", "novel words"))
    return [markdown(head, decisions), markdown(second, orders)]


def beside(measure: str, words: str) -> tuple[str, str, str]:
    """The heads of a measure of the engine, of length and of the novel words."""
    return measure, f"{measure}, length", f"{measure}, {words}"


def of(measure: str, summed: Tally, weights: Weights) -> float | None:
    """A measure of Confusion by its name."""
    value: float | None = getattr(Confusion(*summed.total(weights)), measure)
    return value


def gained(studies: list[Study]) -> list[str]:
    """The engine less the 13-word rule, on the same rows and drawings."""
    rows: Rows = []
    for study in studies:
        found = [study.difference(study.by_risk.auroc, study.by_novel.auroc)]
        found += [study.difference(partial(of, measure, study.engine), partial(of, measure, study.rule)) for measure in ("f1", "balanced")]
        rows.append([study.name, *(signed_range(gain) + (" *" if gain.excludes_zero() else "") for gain in found)])
    return [markdown(("set", "AUROC", "F1", "balanced accuracy"), rows)]


def fixed(studies: list[Study]) -> list[str]:
    rows: Rows = []
    for study in studies:
        cells: list[str] = []
        for threshold in THRESHOLDS:
            total = confusion((positive, risk >= threshold) for positive, risk in zip(study.positives, study.risks))
            cells += [percent(total.fpr), percent(total.recall)]
        rows.append([study.name, *cells])
    return [markdown(("set", *(f"{what} at {threshold}" for threshold in THRESHOLDS for what in ("false positives", "recall"))), rows)]


def blocked(studies: list[Study]) -> list[str]:
    """What a contradicted verdict costs and finds when it blocks an answer."""
    rows: Rows = []
    for study in studies:
        false = study.ratio(lambda answer: not answer.positive and answer.has("contradicted"), lambda answer: not answer.positive)
        found = study.ratio(lambda answer: answer.positive and answer.has("contradicted"), lambda answer: answer.positive)
        met = "-" if false.value is None else "yes" if false.value <= TARGET else "no"
        blocks = confusion((answer.positive, answer.has("contradicted")) for answer in study.answers)
        rows.append([study.name, count(int(blocks.false + blocks.right)), ranged(false), met, ranged(found), percent(blocks.precision)])
    return [markdown(("set", "faithful", "faithful with a contradiction", "at most 2 %", "hallucinated with a contradiction", "precision"), rows)]


def calibrated(studies: list[Study]) -> list[str]:
    rows = []
    for study in studies:
        error = calibration_error(study.risks, study.positives)
        level = calibration_error(study.risks, study.positives, prior_weights(study.positives, PRIOR))
        rows.append([study.name, percent(mean(study.risks)), percent(mean(study.positives)), percent(error), percent(level)])
    return [markdown(("set", "mean risk", "hallucinated", "error", "error at 35 % hallucinated"), rows)]


def kinds(studies: list[Study]) -> list[str]:
    """Recall apart for each kind of hallucination that a set annotates."""
    rows: Rows = []
    for study in studies:
        for kind in sorted({kind for answer in study.answers if answer.positive for kind in answer.gold.get("kinds", ())}):
            part = study.only(partial(holds, kind), study.name)
            flagged = part.ratio(lambda answer: answer.risk >= THRESHOLD, lambda answer: 1)
            rows.append([study.name, kind, count(len(part.answers)), ranged(flagged), percent(mean(answer.fails for answer in part.answers)),
                         percent(mean(answer.has("contradicted") for answer in part.answers))])
    return [markdown(("set", "kind", "answers", "recall", "any failing claim", "any contradicted claim"), rows)]


def holds(kind: str, answer: Answer) -> bool:
    return answer.positive and kind in answer.gold.get("kinds", ())
