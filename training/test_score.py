"""Checks of the scorer and the converter: python3 -m unittest discover -s training"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import convert
import score
from score import Case


def cases(*pairs: tuple[int, float]) -> list[Case]:
    made = [Case(bool(positive), risk, f"g{index}") for index, (positive, risk) in enumerate(pairs)]
    return sorted(made, key=lambda case: case.risk)


def interaction(hallucinated: int, group: str = "g") -> score.Row:
    return {"interaction_id": "a", "metadata": {"gold": {"hallucinated": hallucinated, "group": group}}}


class Auroc(unittest.TestCase):
    def test_order(self) -> None:
        self.assertEqual(score.auroc(cases((0, 0.1), (1, 0.9))), 1.0)
        self.assertEqual(score.auroc(cases((1, 0.1), (0, 0.9))), 0.0)
        self.assertEqual(score.auroc(cases((0, 0.1), (1, 0.2), (0, 0.3), (1, 0.4))), 0.75)

    def test_ties_count_half(self) -> None:
        self.assertEqual(score.auroc(cases((0, 0.5), (1, 0.5))), 0.5)
        self.assertEqual(score.auroc(cases((0, 0.0), (0, 0.5), (1, 0.5), (1, 1.0))), 0.875)

    def test_one_class_has_none(self) -> None:
        self.assertIsNone(score.auroc(cases((1, 0.5))))
        self.assertIsNone(score.auroc([]))

    def test_a_weight_is_a_repeated_row(self) -> None:
        rows = cases((0, 0.1), (1, 0.2), (0, 0.3))
        self.assertEqual(score.auroc(rows, {"g0": 3, "g1": 1, "g2": 1}), 0.75)
        self.assertEqual(score.auroc(rows, {"g0": 1, "g1": 2}), 1.0)

    def test_interval_is_seeded_and_holds_the_area(self) -> None:
        rows = cases(*[(index % 2, (index * 7 % 40) / 40) for index in range(40)])
        area, bounds = score.auroc(rows), score.interval(rows, 200, 7)
        assert area is not None and bounds is not None
        self.assertLessEqual(bounds[0], area)
        self.assertLessEqual(area, bounds[1])
        self.assertEqual(bounds, score.interval(rows, 200, 7))
        self.assertNotEqual(bounds, score.interval(rows, 200, 8))

    def test_one_group_has_no_spread(self) -> None:
        rows = [Case(False, 0.1, "g"), Case(True, 0.9, "g")]
        self.assertEqual(score.interval(rows, 50, 7), (1.0, 1.0))


class Rates(unittest.TestCase):
    def test_counts(self) -> None:
        found = score.rates(cases((1, 0.9), (1, 0.1), (0, 0.8), (0, 0.2), (0, 0.5)), 0.5)
        self.assertEqual(found, {"f1": 0.4, "precision": 1 / 3, "recall": 0.5, "fpr": 2 / 3})

    def test_nothing_to_divide(self) -> None:
        self.assertEqual(score.rates(cases((0, 0.1)), 0.5), {"f1": None, "precision": None, "recall": None, "fpr": 0.0})


class Tables(unittest.TestCase):
    def test_failed_and_null_rows_are_counted_and_score_zero(self) -> None:
        pairs = [(interaction(1), {"line": 1, "error": {"code": "bad_json"}}), (interaction(0), {"verification": {"hallucination_risk": None}}),
                 (interaction(1), {"verification": {"hallucination_risk": 0.7}})]
        line = score.grounding("set", pairs, 0.5, 10, 7)
        self.assertEqual(line[:6], ["set", "3", "2", "1", "1", "75.0"])
        self.assertEqual(line[7:], ["66.7", "100.0", "50.0", "0.0"])

    def test_scans_by_source_and_macro(self) -> None:
        def gold(label: int, src: str) -> score.Row:
            return {"id": "a", "label": label, "src": src}

        pairs = [(gold(1, "a"), {"is_malicious": True, "confidence": 0.9}), (gold(1, "b"), {"is_malicious": False, "confidence": 0.4}),
                 (gold(1, "b"), {"error": {}}), (gold(0, "a"), {"is_malicious": False, "confidence": 0.1})]
        self.assertEqual(score.injection(pairs, None), [
            ["a", "attack", "1", "0", "100.0"], ["b", "attack", "2", "1", "0.0"], ["a", "benign", "1", "0", "0.0"],
            ["macro recall", "attack", "3", "1", "50.0"], ["macro FPR", "benign", "1", "0", "0.0"]])
        self.assertEqual(score.injection(pairs, 0.4)[3][4], "75.0")

    def test_pairs_must_match(self) -> None:
        golds = [{"id": "a"}, {"id": "b"}]
        self.assertEqual(len(score.paired(golds, [{"id": "a"}, {}], "id", "x")), 2)
        for outputs in ([{"id": "a"}], [{"id": "b"}, {"id": "a"}]):
            with self.assertRaises(SystemExit):
                score.paired(golds, outputs, "id", "x")


class Convert(unittest.TestCase):
    def test_passages(self) -> None:
        found = convert.passages("passage 1:one.\n\npassage 2: see passage 9: two")
        self.assertEqual([(d["id"], d["content"]) for d in found], [("p1", "one."), ("p2", "see passage 9: two")])
        self.assertEqual([d["content"] for d in convert.passages("whole")], ["whole"])

    def test_pipe_table(self) -> None:
        self.assertEqual(convert.pipe_table("a#b\r\n1#x|y\r\n2\r\n"), "| a | b |\n| --- | --- |\n| 1 | x/y |\n| 2 |  |")


if __name__ == "__main__":
    unittest.main()
