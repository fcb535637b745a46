"""The twins are pairs that differ in one thing, and nothing but that thing tells which is which."""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = ["id", "scenario", "pair", "category", "lang", "query", "documents", "response", "claims", "hallucinated"]
VERDICTS = {"supported", "contradicted", "unsupported", "not_checkable"}
WRONG = {"contradicted", "unsupported"}
# An addition that no document holds brings new words by its nature: bounded apart.
ADDITIONS = {"baseless", "world_knowledge"}


def write(folder):
    subprocess.run([sys.executable, "-B", str(HERE / "twins"), "--out", folder], check=True, capture_output=True)
    return {name: (pathlib.Path(folder) / f"{name}.jsonl").read_bytes() for name in ("train", "test")}


def novel(row):
    """Words of the response that no document holds."""
    known = set(re.findall(r"\w+", " ".join(document["content"] for document in row["documents"]).lower()))
    return sum(word not in known for word in re.findall(r"\w+", row["response"].lower()))


class Twins(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.files = write(folder)
        cls.halves = {name: [json.loads(line) for line in data.splitlines()] for name, data in cls.files.items()}
        cls.rows = [row for rows in cls.halves.values() for row in rows]
        cls.pairs = collections.defaultdict(list)
        for row in cls.rows:
            cls.pairs[row["pair"]].append(row)

    def test_same_bytes_each_time(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(write(folder), self.files)

    def test_a_row_is_whole(self):
        self.assertEqual(len({row["id"] for row in self.rows}), len(self.rows))
        for row in self.rows:
            with self.subTest(row["id"]):
                self.assertEqual(list(row), FIELDS)
                self.assertIn(len(row["documents"]), (1, 2, 3))
                self.assertEqual(len({document["id"] for document in row["documents"]}), len(row["documents"]))
                self.assertTrue(row["claims"])
                place = 0
                for claim in row["claims"]:
                    self.assertIn(claim["verdict"], VERDICTS)
                    self.assertTrue(claim["text"] and claim["why"])
                    found = row["response"].find(claim["text"], place)
                    self.assertGreaterEqual(found, 0, claim["text"])
                    place = found + len(claim["text"])
                self.assertEqual(row["hallucinated"], any(claim["verdict"] in WRONG for claim in row["claims"]))

    def test_both_twins_are_there(self):
        for pair, rows in self.pairs.items():
            with self.subTest(pair):
                self.assertEqual([row["hallucinated"] for row in rows], [False, True])
                one, other = rows
                for field in ("scenario", "category", "lang", "query", "documents"):
                    self.assertEqual(one[field], other[field])
                self.assertNotEqual(one["response"], other["response"])
                self.assertEqual(len(one["claims"]), len(other["claims"]))
                self.assertEqual(sum(claim["verdict"] in WRONG for claim in other["claims"]), 1)
                for claim, twin in zip(one["claims"], other["claims"]):
                    self.assertTrue(twin["verdict"] in WRONG or claim == twin)

    def test_no_answer_is_right_and_wrong(self):
        verdicts = collections.defaultdict(set)
        for row in self.rows:
            contents = tuple(sorted(document["content"] for document in row["documents"]))
            verdicts[row["query"], contents, row["response"]].add(row["hallucinated"])
        self.assertEqual([key for key, values in verdicts.items() if len(values) > 1], [])

    def test_a_passage_stands_in_one_half(self):
        # The id of a scenario is that of its passage and the number of its question.
        passages = {name: {row["scenario"].rsplit("-", 1)[0] for row in rows} for name, rows in self.halves.items()}
        self.assertFalse(passages["train"] & passages["test"])

    def test_size(self):
        self.assertGreaterEqual(len({row["scenario"] for row in self.rows}), 900)
        self.assertGreaterEqual(len(self.rows), 6000)
        for field, least in (("category", 30), ("lang", 25)):
            scenarios = collections.defaultdict(set)
            for row in self.rows:
                scenarios[row[field]].add(row["scenario"])
            for name, found in scenarios.items():
                with self.subTest(name):
                    self.assertGreaterEqual(len(found), least)

    def test_length_and_new_words_tell_nothing(self):
        groups = collections.defaultdict(list)
        for one, other in self.pairs.values():
            difference = (len(other["response"]) - len(one["response"]), novel(other) - novel(one))
            for name in (one["category"], "all", "all but additions" if one["category"] not in ADDITIONS else "additions"):
                groups[name].append(difference)
        for name, differences in sorted(groups.items()):
            length, words = (sum(column) / len(differences) for column in zip(*differences))
            print(f"{name:20} {len(differences):5} pairs  length {length:+6.2f}  new words {words:+5.2f}", file=sys.stderr)
        for name, most_length, most_words in (("all", 1.0, 0.3), ("all but additions", 1.0, 0.2), ("additions", 4.0, 1.0)):
            differences = groups[name]
            length, words = (sum(column) / len(differences) for column in zip(*differences))
            with self.subTest(name):
                self.assertLess(abs(length), most_length)
                self.assertLess(abs(words), most_words)


if __name__ == "__main__":
    unittest.main()
