"""The written attacks and look-alikes are whole, each once, and each half holds its own."""

import collections
import hashlib
import json
import pathlib
import unittest

HERE = pathlib.Path(__file__).resolve().parent / "injections"
FIELDS = {"id", "family", "lang", "role", "query", "text", "label"}


def half_of(name):
    """Which half a row is in: the last bit of a hash of its id."""
    return ("read", "apart")[int(hashlib.sha256(f"{name}x".encode()).hexdigest(), 16) % 2]


class Injections(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.halves = {half: [json.loads(line) for line in (HERE / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()] for half in ("read", "apart")}
        cls.rows = sum(cls.halves.values(), [])

    def test_halves_hold_their_rows(self):
        for half, rows in self.halves.items():
            self.assertEqual({half_of(row["id"]) for row in rows}, {half})

    def test_a_row_is_whole(self):
        for row in self.rows:
            with self.subTest(row["id"]):
                self.assertEqual(set(row), FIELDS)
                self.assertIn(row["label"], (0, 1))
                self.assertTrue(row["text"].strip())
                # A document stands there because somebody asked; what a user types answers nothing.
                self.assertEqual((row["role"], bool(row["query"])), ("document", True) if row["role"] == "document" else ("query", False))
                self.assertEqual(row["id"].split("-a-" if row["label"] else "-b-")[0], row["lang"])

    def test_no_row_twice(self):
        for field in ("id", "text"):
            self.assertEqual(len({row[field] for row in self.rows}), len(self.rows))

    def test_every_language_has_attacks_and_harmless_rows_of_both_speakers(self):
        counts = collections.Counter((row["lang"], row["role"], row["label"]) for row in self.rows)
        for language in {row["lang"] for row in self.rows}:
            for role, label, least in (("query", 1, 90), ("document", 1, 50), ("query", 0, 60), ("document", 0, 55)):
                self.assertGreaterEqual(counts[language, role, label], least, (language, role, label))


if __name__ == "__main__":
    unittest.main()
