"""Checks of the scorer and the converter: python3 -m unittest discover -s training"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import convert
import score


class Tables(unittest.TestCase):
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
