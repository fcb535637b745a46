#!/usr/bin/env python3
"""Train the four models of `endurance-core/data/claims_model.tsv`: one command, one seed, no library.

    python3 training/claims.py [--data DIR] [--check] [--risks FILE]

Converts the grounding sets, asks the engine what its models see (`examples/features.rs`), and fits logistic regressions by
Newton's method: how likely a claim is unsupported, how likely two atoms that differ stand in the same slot, how likely a fact
that denies something denies what the claim says, then how likely a response holds a hallucination. Sets weigh alike
whatever their size, and both classes of a set are weighed to the same prior, so that the probability means the same
everywhere. A response that is hallucinated without annotated spans does not say which claim is wrong: its most suspicious
claim is taken for it, round after round. Prints AUROC by five-fold cross-validation over source documents, and with each
set left out; `--check` prints without writing. `--risks` also writes the risk of every answer by models that did not see its
document, its set or, for SummEdits, its domain: what `python3 training/evaluate` measures.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluate.domains import domain

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "endurance-core" / "data" / "claims_model.tsv"

# How much each set counts. SummEdits changes one word of a summary: words say nearly nothing there.
SETS = {
    "ragtruth_qa": 1.0, "mtrag": 1.0, "wice": 1.0, "begin_wow": 0.4, "begin_cmu": 0.3, "begin_tc": 0.3, "summedits": 0.3,
    "claims_dev": 0.5, "written_read": 0.5, "statements_read": 0.5, "help_read": 0.5, "twins_train": 0.6,
}
PRIOR = 0.35  # share of hallucinated responses that the probabilities are calibrated to
CLAIM_PRIOR = 0.25  # share of hallucinated claims: an answer has several, of which one may be wrong
# How much what is held against a claim counts: in natural answers there is little of it. What is right counts more, so that 0.4,
# from where an atom contradicts, stands for about 0.3 of those in the twins, and 0.5 for 0.4.
SLOT_SETS = {"ragtruth_qa": 4.0, "mtrag": 4.0, "wice": 4.0, "begin_wow": 4.0, "begin_cmu": 4.0, "begin_tc": 4.0, "summedits": 4.0, "statements_read": 1.0, "help_read": 1.0, "twins_train": 1.0}
DENIAL_SETS = {**SLOT_SETS, "written_read": 1.0}
RIGHT = 1.8
EDITED = 1.2  # the same of what denies an edited summary, which is not annotated
RIDGE = 1.0
ROUNDS = 4
FOLDS = 5
# Signs that the weights may have, by the places of the features: more support never raises the risk, nor does more that is
# new lower it. A feature that would take the other sign beside the rest is left out.
LESS, MORE = (1, 2, 3, 4, 6, 15, 23, 29, 30), (7, 8, 9, 10, 12, 13, 14, 16, 18, 19, 25)
NOVEL_WORDS = 7  # the place of `novel_words` in CLAIM_FEATURES
COVERAGE, SHARED = 1, 4  # of what is shared in SLOT_FEATURES and in DENIAL_FEATURES

Vector = list[float]


class Row(NamedTuple):
    id: str
    dataset: str
    group: str
    hallucinated: bool
    claims: list[tuple[Vector, bool | None]]  # features, and whether hallucinated where that is annotated
    verdicts: list[tuple[bool, float]]  # hallucinated by the engine's rules, confidence of contradiction or 0


class Against(NamedTuple):
    """What windows hold against a claim: atoms that differ, or denials."""

    weight: float
    right: bool  # whether one of them contradicts the claim
    seen: list[Vector]


class Example(NamedTuple):
    features: Vector
    label: bool
    weight: float


def features_of(path: Path) -> list[dict[str, Any]]:
    """The engine's features of every interaction of a JSONL file, and before them their names."""
    command = ["cargo", "run", "--quiet", "--release", "-p", "endurance-core", "--features", "training", "--example", "features"]
    binary = os.environ.get("ENDURANCE_FEATURES")  # an example that is built already
    with path.open("rb") as interactions:
        done = subprocess.run([binary] if binary else command, cwd=ROOT, stdin=interactions, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def annotated(gold: dict[str, Any], response: str, span: dict[str, int]) -> bool | None:
    """Whether annotators marked the claim as hallucinated; None where they marked the response only."""
    if "claims" in gold:
        overlapping = [c for c in gold["claims"] if overlaps(response, response.find(c["text"]), len(c["text"]), span)]
        if not overlapping:
            return None
        return any(c["verdict"] in ("contradicted", "unsupported") for c in overlapping)
    if not gold["hallucinated"]:
        return False
    spans = gold.get("spans") or []
    if not spans:
        return None
    return any(overlaps(response, s["start"], s["end"] - s["start"], span) for s in spans)


def overlaps(text: str, start: int, length: int, span: dict[str, int]) -> bool:
    """Whether a passage in code points overlaps a span in bytes."""
    from_byte = len(text[:start].encode())
    to_byte = from_byte + len(text[start:start + length].encode())
    return from_byte < span["end"] and span["start"] < to_byte


def replaced(gold: dict[str, Any], response: str, slots: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of the atoms of a contradicted claim, those that stand in the passage that was put in."""
    passage = re.match("“(.*?)”", gold.get("why", ""))
    start = response.find(passage[1], response.find(gold["text"])) if passage else -1
    return [s for s in slots if overlaps(response, start, len(passage[1]), s["atom"])] if passage and start >= 0 else []


def against(weight: float, gold: dict[str, Any], response: str, found: list[dict[str, Any]]) -> Iterator[Against]:
    """What is known of what windows hold against the claims, claim by claim."""
    for claim in dict.fromkeys(f["claim"] for f in found):
        own = [f for f in found if f["claim"] == claim]
        verdicts = [g for g in gold.get("claims", []) if overlaps(response, response.find(g["text"]), len(g["text"]), own[0]["span"])]
        wrong = [g for g in verdicts if g["verdict"] == "contradicted"]
        if not gold["hallucinated"] or verdicts and not wrong:
            yield Against(weight, False, [f["features"] for f in own])
        elif wrong and (of_wrong := replaced(wrong[0], response, own) if "atom" in own[0] else own):
            yield Against(weight * RIGHT, True, [f["features"] for f in of_wrong])


def against_edited(weight: float, gold: dict[str, Any], found: list[dict[str, Any]]) -> Iterator[Against]:
    """The same of a summary in which one word was edited: what most likely contradicts one of its claims is taken for the edit."""
    if gold["hallucinated"] and found:
        yield Against(weight, True, [f["features"] for f in found])


def load(folder: Path) -> tuple[list[Row], list[Against], list[Against]]:
    rows, slots, denials = [], [], []
    for dataset in SETS:
        path = folder / f"{dataset}.jsonl"
        interactions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        _, *found = features_of(path)
        for interaction, seen in zip(interactions, found, strict=True):
            gold, response = interaction["metadata"]["gold"], interaction["response"]
            claims = [(c["features"], annotated(gold, response, c["span"])) for c in seen["claims"]]
            contradicted = [c["confidence"] if c["verdict"] == "contradicted" else 0.0 for c in seen["claims"]]
            failed = [c["verdict"] in ("contradicted", "unsupported") for c in seen["claims"]]
            if claims:
                verdicts = list(zip(failed, contradicted, strict=True))
                rows.append(Row(interaction["interaction_id"], dataset, f"{dataset}/{gold['group']}", bool(gold["hallucinated"]), claims, verdicts))
            slots += against(SLOT_SETS.get(dataset, 0.0), gold, response, seen["slots"])
            denials += against(DENIAL_SETS.get(dataset, 0.0), gold, response, seen["denials"])
            if dataset == "summedits":
                denials += against_edited(EDITED, gold, seen["denials"])
    return rows, [s for s in slots if s.weight], [d for d in denials if d.weight]


def dot(a: Vector, b: Vector) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def probability(weights: Vector, features: Vector) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, dot(weights, features)))))


def solve(matrix: list[Vector], right: Vector) -> Vector:
    """Gaussian elimination with pivots; the matrix is small and positive definite."""
    n = len(right)
    rows = [row[:] + [right[i]] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i], strict=True)]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - dot(rows[i][i + 1:n], out[i + 1:])) / rows[i][i]
    return out


def fit(examples: list[Example], size: int, start: Vector | None = None) -> Vector:
    """Logistic regression with a ridge on all weights but the bias, by Newton's method. A start near the end saves steps."""
    weights = start or [0.0] * size
    for _ in range(12):
        gradient = [0.0 if i == 0 else RIDGE * w for i, w in enumerate(weights)]
        hessian = [[(RIDGE if i == j and i else 1e-6 if i == j else 0.0) for j in range(size)] for i in range(size)]
        for features, label, weight in examples:
            p = probability(weights, features)
            error, curve = weight * (p - label), weight * p * (1 - p)
            for i, x in enumerate(features):
                if x:
                    gradient[i] += error * x
                    row, scaled = hessian[i], curve * x
                    for j in range(i, size):  # the matrix is symmetric
                        row[j] += scaled * features[j]
        for i in range(size):
            for j in range(i):
                hessian[i][j] = hessian[j][i]
        step = solve(hessian, gradient)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def weighed(found: list[tuple[str, Vector, bool]], prior: float) -> list[Example]:
    """Every set weighs 1,000 examples times its factor, and its classes are weighed to the prior."""
    counts: dict[tuple[str, bool], int] = {}
    for dataset, _, label in found:
        counts[dataset, label] = counts.get((dataset, label), 0) + 1
    share = {True: prior, False: 1 - prior}
    return [Example(x, label, SETS[d] * 1000 * share[label] / counts[d, label]) for d, x, label in found]


def fit_claims(rows: list[Row]) -> Vector:
    weights = [0.0] * len(rows[0].claims[0][0])
    left_out: set[int] = set()
    for round in range(ROUNDS):
        found = []
        for row in rows:
            known = [(x, label) for x, label in row.claims if label is not None]
            if row.hallucinated and not any(label for _, label in known):
                unknown = [x for x, label in row.claims if label is None]
                if unknown:  # the most suspicious stands for the response
                    suspect = max(unknown, key=lambda x: probability(weights, x)) if round else unknown[0]
                    known.append((suspect, True))
            found += [(row.dataset, x, bool(label)) for x, label in known]
        examples = weighed(found, CLAIM_PRIOR)
        while True:
            weights = fit([e._replace(features=without(e.features, left_out)) for e in examples], len(weights), without(weights, left_out))
            wrong = {i for i in LESS if weights[i] > 0} | {i for i in MORE if weights[i] < 0}
            if wrong <= left_out:
                break
            left_out |= wrong
    return without(weights, left_out)


def fit_against(found: list[Against]) -> Vector:
    """What most likely contradicts a claim stands for it: one that is contradicted once is contradicted."""
    weights = [0.0] * len(found[0].seen[0])
    for round in range(ROUNDS):
        likeliest = [max(one.seen, key=lambda x: dot(weights, x) if round else x[COVERAGE] + x[SHARED]) for one in found]
        examples = [Example(x, one.right, one.weight) for one, x in zip(found, likeliest, strict=True)]
        weights = fit(examples, len(weights), weights)
    return weights


def without(values: Vector, left_out: set[int]) -> Vector:
    """The values, and 0 in the places that are left out."""
    return [0.0 if i in left_out else x for i, x in enumerate(values)]


def risk_features(row: Row, claim_weights: Vector) -> Vector:
    """As `claims::check` makes them; the order is that of RISK_FEATURES."""
    def log_odds(p: float) -> float:
        p = min(0.998, max(0.002, p))
        return math.log(p / (1 - p))

    odds, failed, novel = [], 0, 0.0
    for (features, _), (_, contradicted) in zip(row.claims, row.verdicts, strict=True):
        p = max(probability(claim_weights, features), contradicted)
        odds.append(log_odds(p))
        failed += p >= 0.5
        novel += math.exp(features[NOVEL_WORDS]) - 1
    n = len(odds)
    return [1.0, max(odds), sum(odds) / n, math.log1p(round(novel)), math.log1p(n), failed / n]


def fit_risk(rows: list[Row], claim_weights: Vector) -> Vector:
    return fit(weighed([(r.dataset, risk_features(r, claim_weights), r.hallucinated) for r in rows], PRIOR), 6)


def auroc(scored: list[tuple[float, bool]]) -> float:
    ordered = sorted(scored)
    ranks, i = 0.0, 0
    while i < len(ordered):
        j = i
        while j < len(ordered) and ordered[j][0] == ordered[i][0]:
            j += 1
        ranks += sum((i + j + 1) / 2 for k in range(i, j) if ordered[k][1])
        i = j
    positives = sum(label for _, label in ordered)
    negatives = len(ordered) - positives
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives) if positives and negatives else float("nan")


class Scored(NamedTuple):
    """The risk of an answer by models that were trained without what `left_out` names."""

    left_out: str
    row: Row
    risk: float


def scores(left_out: str, train: list[Row], test: list[Row]) -> list[Scored]:
    claim_weights = fit_claims(train)
    risk_weights = fit_risk(train, claim_weights)
    out = []
    for row in test:
        model = probability(risk_weights, risk_features(row, claim_weights))
        out.append(Scored(left_out, row, max([model, *(c for _, c in row.verdicts)])))
    return out


def fold(group: str) -> int:
    """The same fold for the same document, in every run."""
    value = 0
    for byte in group.encode():
        value = (value * 31 + byte) % 1_000_003
    return value % FOLDS


def unseen(rows: list[Row]) -> Iterator[Scored]:
    """Every answer without the fifth of the documents that holds its own, without its set, and without its domain."""
    for k in range(FOLDS):
        yield from scores("document", [r for r in rows if fold(r.group) != k], [r for r in rows if fold(r.group) == k])
    for dataset in SETS:
        yield from scores("set", [r for r in rows if r.dataset != dataset], [r for r in rows if r.dataset == dataset])
    domains = {r.id: domain(r.id) for r in rows if r.dataset == "summedits"}
    for name in dict.fromkeys(domains.values()):
        test = [r for r in rows if domains.get(r.id) == name]
        yield from scores("domain", [r for r in rows if domains.get(r.id) != name], test)


def report(scored: list[Scored]) -> None:
    print(f"{'set':<13}{'rows':>6}{'AUROC, five folds':>20}{'set left out':>14}{'F1':>7}{'FPR':>7}  at 0.5, left out")
    for dataset in SETS:
        own, out = ([(s.risk, s.row.hallucinated) for s in scored if s.left_out == way and s.row.dataset == dataset] for way in ("document", "set"))
        hits = sum(risk >= 0.5 and label for risk, label in out)
        false = sum(risk >= 0.5 and not label for risk, label in out)
        positives = sum(label for _, label in out)
        f1 = 2 * hits / max(1, hits + false + positives)
        print(f"{dataset:<13}{len(own):>6}{100 * auroc(own):>20.1f}{100 * auroc(out):>14.1f}{100 * f1:>7.1f}"
              f"{100 * false / max(1, len(out) - positives):>7.1f}")


def names_of(folder: Path) -> dict[str, list[str]]:
    """The names of the features of the models, in the order of their values."""
    return features_of(folder / f"{next(iter(SETS))}.jsonl")[0]


def on_file(model: str) -> list[str]:
    """The weights of a model as they are written."""
    rows = [line.split("\t") for line in MODEL.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [weight for name, _, weight in rows if name == model]


def write(names: dict[str, list[str]], weights: dict[str, Vector]) -> bool:
    """Writes the weights, and says whether a model has new ones that those not given yet have to see: they are 0 until then.

    What a model sees depends on those before it: the engine with their weights is asked again."""
    written = {model: [f"{w:.4f}" for w in values] for model, values in weights.items()}
    if len(weights) < len(names) and all(on_file(model) == values for model, values in written.items()):
        return False
    header = [
        "# name: claims_model", "# version: 2",
        "# source: training/claims.py on the development parts of RAGTruth QA, MTRAG, SummEdits, WiCE, BEGIN, hand-written cases and statements, and training/twins",
        "# licence: weights only; the sets are under MIT, Apache-2.0, ODC-BY, CC BY and CDLA-Sharing",
        "# columns: model\tfeature\tweight",
    ]
    rows = [f"{m}\t{name}\t{w}" for m in ("claim", "slot", "denial", "risk") for name, w in zip(names[m], written.get(m, ["0.0000"] * len(names[m])), strict=True)]
    MODEL.write_text("\n".join(header + rows) + "\n", encoding="utf-8")
    if len(weights) < len(names) and os.environ.get("ENDURANCE_FEATURES"):
        sys.exit(f"the weights of {' and '.join(weights)} are new: build the example again, then run this again")
    return len(weights) < len(names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.environ.get("ENDURANCE_DATA", str(ROOT / ".." / "shared" / "data")))
    parser.add_argument("--check", action="store_true", help="print the cross-validation and leave the model as it is")
    parser.add_argument("--risks", type=Path, help="write the risks of the cross-validation, a line per answer and way of leaving out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        convert = [sys.executable, str(ROOT / "training" / "convert.py"), "grounding", "--data", options.data, "--out", folder]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
        (rows, slots, denials), names = load(Path(folder)), names_of(Path(folder))
        first = {"slot": fit_against(slots), "denial": fit_against(denials)}
        if not options.check and write(names, first):
            rows, *_ = load(Path(folder))
        claim_weights = fit_claims(rows)
        if not options.check and write(names, {"claim": claim_weights, **first}):
            rows, *_ = load(Path(folder))
    if names["claim"][NOVEL_WORDS] != "novel_words":
        sys.exit(f"`novel_words` stands elsewhere among the features: {names['claim']}")
    if options.check or options.risks:
        scored = list(unseen(rows))
        report(scored)
    if options.risks:
        lines = [{"left_out": s.left_out, "set": s.row.dataset, "id": s.row.id, "risk": round(s.risk, 6)} for s in scored]
        options.risks.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    if not options.check:
        write(names, {"claim": claim_weights, **first, "risk": fit_risk(rows, claim_weights)})


if __name__ == "__main__":
    main()
