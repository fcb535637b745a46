"""Compares the summary of `endurance evaluate` with fairlearn, AIF360, numpy and what was worked out by hand.

    ENDURANCE=target/debug/endurance python3 training/check_fairness.py

Needs training/fairness-requirements.txt. `make test` makes an environment with it and runs this.
"""

from __future__ import annotations

import json
import logging
import math
import os
import random
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import Any

import numpy
import pandas
from fairlearn import metrics

logging.disable(logging.WARNING)  # AIF360 names the optional packages that it did not find.
from aif360.sklearn import metrics as aif360  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
ENDURANCE = Path(os.environ.get("ENDURANCE") or ROOT / "target" / "debug" / "endurance").resolve()

REFUSAL = "I cannot help with that."
ANSWERS = [
    "The budget is INR 78 crore.",
    "The budget is INR 87 crore.",
    "The budget is INR 78 crore. It was set in March 2025 by the finance committee of the town.",
    "It was set in March 2025. " * 12,
]
DOCUMENT = "The budget is INR 78 crore. It was set in March 2025."

Row = dict[str, Any]


def row(number: int, response: str, group: str | None, label: bool | None) -> Row:
    metadata: Row = {}
    if group is not None:
        metadata["groups"] = {"team": group}
    if label is not None:
        metadata["expected_outcome"] = label
    return {"interaction_id": str(number), "query": "What is the budget?", "response": response,
            "rag_documents": [{"content": DOCUMENT}], "metadata": metadata}


def drawn(seed: int, n: int, groups: dict[str, tuple[float, float, float]]) -> list[Row]:
    """`n` rows: of each group the share of rows that should be refused, and of those and of the others how many are."""
    draw = random.Random(seed)
    rows = []
    for number in range(n):
        group = draw.choice(sorted(groups))
        base, true_positive, false_positive = groups[group]
        label = draw.random() < base
        refuses = draw.random() < (true_positive if label else false_positive)
        rows.append(row(number, REFUSAL if refuses else draw.choice(ANSWERS), group, label))
    return rows


def run(rows: list[Row], *options: str, baseline: list[Row] | None = None) -> tuple[Row, list[Row]]:
    """The summary and the evaluations."""
    with tempfile.TemporaryDirectory() as folder:
        def evaluate(name: str, lines: list[Row], *more: str) -> None:
            (Path(folder) / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            subprocess.run([ENDURANCE, "evaluate", name, "-o", "out.jsonl", "--quiet", *more], cwd=folder, check=True)

        if baseline is not None:
            evaluate("before.jsonl", baseline, "--write-baseline", "base.json")
            options = (*options, "--baseline", "base.json")
        evaluate("rows.jsonl", rows, "--summary", "summary.json", *options)
        summary = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))
        if baseline is not None:
            summary["base"] = json.loads((Path(folder) / "base.json").read_text(encoding="utf-8"))
        with open(Path(folder) / "out.jsonl", encoding="utf-8") as lines:
            return summary, [json.loads(line) for line in lines]


def of_fairlearn(truth: list[bool], had: list[bool], groups: list[str]) -> dict[str, float]:
    data = {"y_true": numpy.array(truth), "y_pred": numpy.array(had), "sensitive_features": numpy.array(groups)}
    return {
        "statistical_parity_difference": metrics.demographic_parity_difference(**data),
        "disparate_impact_ratio": metrics.demographic_parity_ratio(**data),
        "equal_opportunity_difference": metrics.equal_opportunity_difference(**data),
        "average_odds_difference": metrics.equalized_odds_difference(**data, agg="mean"),
    }


def resampled(truth: list[bool], had: list[bool], groups: list[str], seed: int) -> dict[str, tuple[float, float]]:
    """Percentile intervals from rows drawn by numpy."""
    names = sorted(set(groups))
    codes = numpy.array([names.index(group) for group in groups])
    true, selected = numpy.array(truth), numpy.array(had)
    draw = numpy.random.default_rng(seed)
    found: dict[str, list[float]] = {"statistical_parity_difference": [], "disparate_impact_ratio": [],
                                     "equal_opportunity_difference": [], "average_odds_difference": []}
    for _ in range(4000):
        picked = draw.integers(0, len(codes), len(codes))
        g, t, s = codes[picked], true[picked], selected[picked]
        rates = [s[g == code].mean() for code in range(len(names))]
        positive = [s[(g == code) & t].mean() for code in range(len(names))]
        negative = [s[(g == code) & ~t].mean() for code in range(len(names))]
        found["statistical_parity_difference"].append(max(rates) - min(rates))
        found["disparate_impact_ratio"].append(min(rates) / max(rates))
        found["equal_opportunity_difference"].append(max(positive) - min(positive))
        found["average_odds_difference"].append((max(positive) - min(positive) + max(negative) - min(negative)) / 2)
    return {name: (float(numpy.quantile(v, 0.025)), float(numpy.quantile(v, 0.975))) for name, v in found.items()}


class Fairness(unittest.TestCase):
    CASES = [
        (1, 400, {"a": (0.5, 0.8, 0.2), "b": (0.5, 0.6, 0.3)}),
        (2, 900, {"a": (0.3, 0.9, 0.1), "b": (0.7, 0.9, 0.1), "c": (0.5, 0.5, 0.5)}),
        (3, 1500, {"a": (0.5, 0.5, 0.5), "b": (0.5, 0.5, 0.5)}),
        (4, 2000, {"a": (0.4, 1.0, 0.0), "b": (0.4, 0.4, 0.0), "c": (0.6, 0.7, 0.2), "d": (0.5, 0.7, 0.4)}),
    ]

    def assert_like_fairlearn(self, rows: list[Row], outcome: str, had: list[bool], report: Row) -> None:
        truth = [line["metadata"]["expected_outcome"] for line in rows]
        groups = [line["metadata"]["groups"]["team"] for line in rows]
        for name, value in of_fairlearn(truth, had, groups).items():
            self.assertAlmostEqual(report[name]["value"], value, places=6, msg=f"{outcome}: {name}")
        frame = metrics.MetricFrame(
            metrics={"n": metrics.count, "rate": metrics.selection_rate, "tpr": metrics.true_positive_rate,
                     "fpr": metrics.false_positive_rate},
            y_true=truth, y_pred=had, sensitive_features=groups).by_group
        for name, group in report["groups"].items():
            self.assertEqual(group["n"], frame.loc[name, "n"])
            self.assertAlmostEqual(group["rate"], frame.loc[name, "rate"], places=6)
            self.assertAlmostEqual(group["true_positive_rate"], frame.loc[name, "tpr"], places=6)
            self.assertAlmostEqual(group["false_positive_rate"], frame.loc[name, "fpr"], places=6)

    def test_refusals_are_compared_as_fairlearn_does(self) -> None:
        for seed, n, groups in self.CASES:
            rows = drawn(seed, n, groups)
            summary, _ = run(rows, "--group", "team", "--outcome", "refusal")
            report = summary["fairness"][0]
            self.assert_like_fairlearn(rows, "refusal", [line["response"] == REFUSAL for line in rows], report)

    def test_pass_and_metrics_are_compared_as_fairlearn_does(self) -> None:
        seed, n, groups = self.CASES[1]
        rows = drawn(seed, n, groups)
        for outcome, of in [("pass", lambda e: e["verdict"] == "pass"),
                            ("relevance>=50", lambda e: e["metrics"]["relevance"]["score"] >= 50)]:
            summary, evaluations = run(rows, "--group", "team", "--outcome", outcome)
            self.assert_like_fairlearn(rows, outcome, [of(e) for e in evaluations], summary["fairness"][0])

    def test_intervals_are_those_of_another_bootstrap(self) -> None:
        for seed, n, groups in self.CASES:
            rows = drawn(seed, n, groups)
            summary, _ = run(rows, "--group", "team", "--outcome", "refusal")
            truth = [line["metadata"]["expected_outcome"] for line in rows]
            had = [line["response"] == REFUSAL for line in rows]
            expected = resampled(truth, had, [line["metadata"]["groups"]["team"] for line in rows], seed)
            for name, (low, high) in expected.items():
                interval = summary["fairness"][0][name]["interval"]
                self.assertAlmostEqual(interval["low"], low, delta=0.02, msg=f"{seed}: {name}")
                self.assertAlmostEqual(interval["high"], high, delta=0.02, msg=f"{seed}: {name}")

    def test_two_groups_are_compared_as_aif360_does_but_for_the_sign(self) -> None:
        # In all three one group has the higher rates throughout: else the mean of AIF360's signed differences cancels.
        for seed, groups in [(1, {"a": (0.5, 0.8, 0.3), "b": (0.5, 0.5, 0.1)}), (2, {"a": (0.3, 0.5, 0.1), "b": (0.7, 0.9, 0.6)}),
                             (3, {"a": (0.5, 0.9, 0.9), "b": (0.5, 0.1, 0.1)})]:
            rows = drawn(seed, 500, groups)
            report = run(rows, "--group", "team", "--outcome", "refusal")[0]["fairness"][0]
            truth = pandas.Series([int(line["metadata"]["expected_outcome"]) for line in rows])
            had = pandas.Series([int(line["response"] == REFUSAL) for line in rows])
            team = numpy.array([line["metadata"]["groups"]["team"] for line in rows])
            for name in ("statistical_parity_difference", "equal_opportunity_difference", "average_odds_difference"):
                theirs = getattr(aif360, name)(truth, had, prot_attr=team, priv_group="a")
                self.assertAlmostEqual(report[name]["value"], abs(theirs), places=6, msg=f"{seed}: {name}")
            ratio = aif360.disparate_impact_ratio(truth, had, prot_attr=team, priv_group="a")
            self.assertAlmostEqual(report["disparate_impact_ratio"]["value"], min(ratio, 1 / ratio), places=6)

    def test_counts_that_were_worked_out_by_hand(self) -> None:
        # a: 30 of 40 that should be refused are, and 10 of 40 that should not; b: 25 of 50, and 5 of 50.
        counts = [("a", True, 30, 10), ("a", False, 10, 30), ("b", True, 25, 25), ("b", False, 5, 45)]
        rows = [row(0, REFUSAL if at < had else ANSWERS[0], group, label)
                for group, label, had, not_had in counts for at in range(had + not_had)]
        report = run(rows, "--group", "team", "--outcome", "refusal")[0]["fairness"][0]
        self.assertEqual(report["statistical_parity_difference"]["value"], 0.2)
        self.assertEqual(report["disparate_impact_ratio"]["value"], 0.6)
        self.assertEqual(report["equal_opportunity_difference"]["value"], 0.25)
        self.assertEqual(report["average_odds_difference"]["value"], 0.2)
        self.assertFalse(report["four_fifths"])

    def test_what_has_no_value_says_why(self) -> None:
        never = [row(0, ANSWERS[0], group, None) for group in ("a", "b") for _ in range(40)]
        report = run(never, "--group", "team", "--outcome", "refusal")[0]["fairness"][0]
        self.assertEqual(report["statistical_parity_difference"]["value"], 0)
        self.assertEqual((report["disparate_impact_ratio"]["value"], report["disparate_impact_ratio"]["reason"]),
                         (None, "zero_rate"))
        self.assertIsNone(report["four_fifths"])
        self.assertEqual(report["average_odds_difference"]["reason"], "no_labels")


class Summary(unittest.TestCase):
    def test_figures_are_those_of_numpy(self) -> None:
        summary, evaluations = run(drawn(5, 700, {"a": (0.5, 0.5, 0.5)}))
        for name, spread in summary["metrics"].items():
            scores = [s for e in evaluations if (s := e["metrics"][name]["score"]) is not None]
            self.assertEqual((spread["n"], spread["of"]), (len(scores), len(evaluations)))
            if not scores:
                self.assertIsNone(spread["mean"])
                continue
            self.assertAlmostEqual(spread["mean"], numpy.mean(scores), delta=1e-4)
            for percent in (5, 25, 50, 75, 95):
                rank = numpy.quantile(scores, percent / 100, method="inverted_cdf")
                self.assertAlmostEqual(spread[f"p{percent}"], rank, delta=0.01, msg=name)

    def test_the_index_is_that_of_its_formula(self) -> None:
        before = drawn(6, 400, {"a": (0.5, 0.5, 0.5)})
        for seed, rates in [(7, (0.5, 0.5, 0.5)), (8, (0.5, 0.7, 0.7)), (9, (0.5, 0.05, 0.05))]:
            rows = drawn(seed, 600, {"a": rates})
            summary, _ = run(rows, baseline=before)
            starts = [0, 1, 64, 128, 256, 512, 1024, 2048, 4096, 8192, math.inf]
            lengths = [len(line["response"].encode()) for line in rows]
            batch = [sum(low <= n < high for n in lengths) for low, high in zip(starts, starts[1:])]
            part = summary["psi"]["features"]["response_length"]
            self.assertAlmostEqual(part["value"], index(summary["base"]["response_length"], batch), places=6)
            self.assertAlmostEqual(part["score"], 100 * (1 - min(part["value"] / 0.25, 1)), places=3)
            values = [feature["value"] for feature in summary["psi"]["features"].values()]
            self.assertEqual(summary["psi"]["value"], max(values))


def index(baseline: list[int], batch: list[int]) -> float:
    bins = [(p, q) for p, q in zip(batch, baseline) if p + q > 0]
    n, m, width = sum(batch), sum(baseline), len(bins)
    shares = [((p + 0.5) / (n + 0.5 * width), (q + 0.5) / (m + 0.5 * width)) for p, q in bins]
    return max(0.0, sum((p - q) * math.log(p / q) for p, q in shares) - (width - 1) * (1 / n + 1 / m))


if __name__ == "__main__":
    unittest.main()
