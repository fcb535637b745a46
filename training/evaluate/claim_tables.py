"""Tables of claims: which part of the answer is wrong, and is the verdict right?"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from evaluate.bootstrap import Estimate
from evaluate.calibration import calibration_error, mean
from evaluate.gold import Judged, judged, pair_wins, right
from evaluate.sets import Answer
from evaluate.spans import counts, has_spans, overlaps
from evaluate.study import THRESHOLD, Study
from evaluate.tables import Rows, count, markdown, percent, ranged
from evaluate.tally import Confusion, share


def spans(studies: list[Study]) -> list[str]:
    """Characters, once for every failing claim and once for those of answers at or above the threshold."""
    rows: Rows = []
    for study in studies:
        if not has_spans(study.answers):
            continue
        for name, threshold in (("every answer", None), (f"risk from {THRESHOLD}", THRESHOLD)):
            summed = study.each(4, partial(characters, threshold))
            total = Confusion(*summed.total(study.draws.once))
            rows.append([study.name, name, percent(total.precision), percent(total.recall), ranged(study.of(summed, "f1"))])
    return [markdown(("set", "failing claims of", "precision", "recall", "span F1"), rows)]


def characters(threshold: float | None, answer: Answer) -> tuple[int, int, int, int]:
    """The columns of Confusion; what is neither marked nor predicted takes no part in precision, recall and F1."""
    return *counts(answer, threshold), 0


def touched(studies: list[Study]) -> list[str]:
    """Annotated spans by their label, and what stands on them. Only RAGTruth labels its spans."""
    rows: Rows = []
    for study in studies:
        found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for answer in study.answers:
            for span in answer.gold.get("spans") or ():
                on = [claim for claim in answer.claims if overlaps(claim, (span["start"], span["end"]))]
                found[span["kind"]].append((any(claim.fails for claim in on), any(claim.verdict == "contradicted" for claim in on)))
        for kind, hits in sorted(found.items()):
            rows.append([study.name, kind, count(len(hits)), percent(mean(fails for fails, _ in hits)), percent(mean(hit for _, hit in hits))])
    return [markdown(("set", "label", "spans", "on a failing claim", "on a contradicted claim"), rows)]


def confident(studies: list[Study]) -> list[str]:
    """Confidence of the claims that are annotated, per verdict and together."""
    rows: Rows = []
    for study in studies:
        if not has_spans(study.answers):
            continue
        said = [(claim, right(answer, claim)) for answer in study.answers for claim in answer.claims]
        known = [(claim.verdict, claim.confidence, outcome) for claim, outcome in said if outcome is not None]
        for verdict in ("all", "supported", "unsupported", "contradicted"):
            part = [(confidence, outcome) for name, confidence, outcome in known if verdict in ("all", name)]
            stated, happened = [confidence for confidence, _ in part], [outcome for _, outcome in part]
            rows.append([study.name, verdict, count(len(part)), percent(mean(stated)), percent(mean(happened)),
                         percent(calibration_error(stated, happened))])
    return [markdown(("set", "verdict", "claims", "mean confidence", "right", "error"), rows)]


def claimed(studies: list[Study]) -> list[Study]:
    """The sets whose answers are annotated claim by claim."""
    return [study for study in studies if study.answers and all("claims" in answer.gold for answer in study.answers)]


def of_claims(study: Study) -> dict[str, Estimate]:
    """The figures of a set with gold claims, with intervals over its scenarios."""
    found = {answer.id: judged(answer) for answer in study.answers}

    def flagged(answer: Answer) -> bool:
        return answer.risk >= THRESHOLD

    return {
        "verdict accuracy": study.ratio(lambda a: sum(j.gold == j.said for j in found[a.id]), lambda a: len(found[a.id])),
        "contradicted, accepted": study.ratio(
            lambda a: sum(j.gold == "contradicted" and j.said == "supported" for j in found[a.id]),
            lambda a: sum(j.gold == "contradicted" for j in found[a.id])),
        "supported, called contradicted": study.ratio(
            lambda a: sum(j.gold == "supported" and j.said == "contradicted" for j in found[a.id]),
            lambda a: sum(j.gold == "supported" for j in found[a.id])),
        "answer accuracy by risk": study.ratio(lambda a: flagged(a) == a.positive, lambda a: 1),
        "answer accuracy by verdicts": study.ratio(lambda a: a.fails == a.positive, lambda a: 1),
        "faithful answers flagged by risk": study.ratio(lambda a: flagged(a) and not a.positive, lambda a: not a.positive),
        "faithful answers flagged by verdicts": study.ratio(lambda a: a.fails and not a.positive, lambda a: not a.positive),
        "hallucinated twin has the higher risk": pairwise(study),
    }


def pairwise(study: Study) -> Estimate:
    twins: dict[str, list[tuple[int, Answer]]] = defaultdict(list)
    for group, answer in zip(study.groups, study.answers, strict=True):
        twins[answer.gold["pair"]].append((group, answer))
    summed = study.tally(2, ((found[0][0], pair_wins(answer for _, answer in found)) for found in twins.values()))
    return study.draws.estimate(lambda weights: share(*summed.total(weights)))


def verdicts(studies: list[Study]) -> list[str]:
    """The figures of each set, then its verdicts by gold verdict and by category."""
    chosen = claimed(studies)
    if not chosen:
        return ["No set is annotated claim by claim."]
    figures = {study.name: of_claims(study) for study in chosen}
    rows = [[measure, *(ranged(found[measure]) for found in figures.values())] for measure in next(iter(figures.values()))]
    sizes = [["answers", *(count(len(study.answers)) for study in chosen)], ["scenarios", *(count(len(study.draws.once)) for study in chosen)]]
    parts = [markdown(("measure", *figures), sizes + rows)]
    parts += [part for study in chosen for part in (crossed(study), categories(study))]
    return parts


def crossed(study: Study) -> str:
    """Gold verdicts down, those of the engine across."""
    said: dict[str, list[Judged]] = defaultdict(list)
    for answer in study.answers:
        for found in judged(answer):
            said[found.gold].append(found)
    order = ("contradicted", "unsupported", "supported", "not_checkable")
    rows = [[f"{gold}", count(len(said[gold])), *(percent(mean(found.said == verdict for found in said[gold])) for verdict in order)]
            for gold in order]
    return f"{study.name}: gold verdicts, and the share of each that the engine calls\n\n" + markdown(("gold", "claims", *order), rows)


def categories(study: Study) -> str:
    """Each category alone: few claims, so counts stand beside the shares."""
    claims: dict[str, list[Judged]] = defaultdict(list)
    twins: dict[str, list[Answer]] = defaultdict(list)
    for answer in study.answers:
        claims[answer.gold["category"]] += judged(answer)
        twins[answer.gold["pair"]].append(answer)
    wins: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for found in twins.values():
        for slot, value in enumerate(pair_wins(found)):
            wins[found[0].gold["category"]][slot] += value
    rows = []
    for category, judgements in sorted(claims.items()):
        wrong = [found for found in judgements if found.gold == "contradicted"]
        rows.append([category, count(len(judgements)), percent(mean(found.gold == found.said for found in judgements)), count(len(wrong)),
                     percent(mean(found.said == "supported" for found in wrong)), percent(share(*wins[category]))])
    head = ("category", "claims", "verdict accuracy", "contradicted", "accepted", "twin higher")
    return f"{study.name}: by category\n\n" + markdown(head, rows)
