"""The written cases are pairs with one wrong claim, and each half holds its own."""

import hashlib
import json
import pathlib
import unittest

HERE = pathlib.Path(__file__).resolve().parent / "written"
WRONG = {"contradicted", "unsupported"}


def half_of(pair):
    """Which half a pair is in: the last bit of a hash of its id."""
    return ("read", "apart")[int(hashlib.sha256(f"{pair}x".encode()).hexdigest(), 16) % 2]


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.halves = {half: [json.loads(line) for line in (HERE / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()] for half in ("read", "apart")}

    def test_halves_hold_their_pairs(self):
        for half, rows in self.halves.items():
            self.assertEqual({half_of(row["id"][:-1]) for row in rows}, {half})
        self.assertEqual([len(rows) for rows in self.halves.values()], [292, 268])

    def test_a_row_is_whole(self):
        for row in sum(self.halves.values(), []):
            with self.subTest(row["id"]):
                place = 0
                for claim in row["claims"]:
                    found = row["response"].find(claim["text"], place)
                    self.assertGreaterEqual(found, 0, claim["text"])
                    place = found + len(claim["text"])
                self.assertEqual(row["hallucinated"], row["id"].endswith("b"))
                self.assertEqual(sum(claim["verdict"] in WRONG for claim in row["claims"]), int(row["hallucinated"]))

    def test_both_twins_ask_the_same(self):
        for rows in self.halves.values():
            twins = {row["id"]: row for row in rows}
            self.assertEqual(len(twins), len(rows))
            for id, row in twins.items():
                other = twins[id[:-1] + ("a" if id.endswith("b") else "b")]
                self.assertEqual([row["query"], row["documents"]], [other["query"], other["documents"]])


if __name__ == "__main__":
    unittest.main()
