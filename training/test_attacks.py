"""The generator of attacks keeps its word: the same bytes, no text twice, enough of everything."""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
LANGS = "en hi hinglish es fr de pt it ru ar zh ja ko tr id vi".split()
KEYS = ["id", "family", "class", "lang", "role", "query", "text", "label", "twin", "place"]


def written(folder):
    subprocess.run([sys.executable, "-B", str(HERE / "attacks"), "--out", folder], check=True, capture_output=True)
    return (pathlib.Path(folder) / "train.jsonl").read_bytes()


class Attacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            cls.bytes, cls.again = written(one), written(two)
        cls.rows = [json.loads(line) for line in cls.bytes.decode("utf-8").splitlines()]

    def test_same_bytes(self):
        self.assertEqual(self.bytes, self.again)

    def test_fields(self):
        for row in self.rows:
            self.assertEqual(list(row), KEYS, row["id"])
            self.assertIn(row["role"], ("query", "document"), row["id"])
            self.assertEqual(bool(row["query"]), row["role"] == "document", row["id"])
            self.assertTrue(8 <= len(row["text"]) <= 1500, row["id"])
            self.assertNotIn("\x01", row["text"], row["id"])

    def test_what_is_planted_is_known_in_documents(self):
        planted = [row for row in self.rows if row["role"] == "document" and row["label"] == 1]
        self.assertGreater(sum(row["place"] is not None for row in planted), 0.97 * len(planted))
        for row in self.rows:
            start, end = row["place"] or (0, 1)
            self.assertTrue(0 <= start < end <= len(row["text"]), row["id"])
            self.assertTrue(row["place"] is None or row["label"] == 1 and row["role"] == "document", row["id"])

    def test_ids_are_unique_and_twins_point_at_each_other(self):
        rows = {row["id"]: row for row in self.rows}
        self.assertEqual(len(rows), len(self.rows))
        for row in self.rows:
            if row["twin"]:
                twin = rows[row["twin"]]
                self.assertEqual((twin["twin"], twin["lang"], twin["label"]), (row["id"], row["lang"], 1 - row["label"]), row["id"])

    def test_no_text_twice_nor_under_both_labels(self):
        seen = {}
        for row in self.rows:
            text = " ".join(row["text"].casefold().split())
            self.assertNotIn(text, seen, "%s and %s" % (row["id"], seen.get(text)))
            seen[text] = row["id"]

    def test_counts(self):
        count = collections.Counter((row["lang"], row["label"]) for row in self.rows)
        self.assertIn("{:,} rows: ".format(len(self.rows)), (HERE / "attacks" / "README.md").read_text(encoding="utf-8"))
        self.assertEqual({lang for lang, _ in count}, set(LANGS))
        self.assertGreaterEqual(sum(n for (_, label), n in count.items() if label == 1), 30000)
        self.assertGreaterEqual(sum(n for (_, label), n in count.items() if label == 0), 38000)
        for lang in LANGS:
            for label in (0, 1):
                self.assertGreaterEqual(count[lang, label], 1400, (lang, label))
            self.assertGreaterEqual(count[lang, 0], count[lang, 1], lang)
        english = sum(n for (lang, _), n in count.items() if lang == "en") / len(self.rows)
        self.assertTrue(0.2 <= english <= 0.3, english)

    def test_grammars_are_whole_and_short(self):
        for path in sorted((HERE / "attacks").rglob("*.*")):
            if path.suffix in (".py", ".txt", ".md"):
                self.assertLessEqual(len(path.read_text(encoding="utf-8").splitlines()), 600, path.name)


if __name__ == "__main__":
    unittest.main()
