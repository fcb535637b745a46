"""The statements, and those about help pages, are of one claim each, and each half holds its own documents."""

import hashlib
import json
import pathlib
import unittest

HERE = pathlib.Path(__file__).resolve().parent
VERDICTS = {"supported", "contradicted", "unsupported"}


def half_of(document):
    """Which half a document is in: the last bit of a hash of its id."""
    return ("read", "apart")[int(hashlib.sha256(f"{document}x".encode()).hexdigest(), 16) % 2]


class Statements(unittest.TestCase):
    folder, sizes = "statements", [866, 1054]

    @classmethod
    def setUpClass(cls):
        folder = HERE / cls.folder
        cls.halves = {half: [json.loads(line) for line in (folder / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()] for half in ("read", "apart")}

    def test_halves_hold_their_documents(self):
        for half, rows in self.halves.items():
            self.assertEqual({half_of(row["scenario"]) for row in rows}, {half})
        self.assertEqual([len(rows) for rows in self.halves.values()], self.sizes)

    def test_a_row_is_one_claim(self):
        for row in sum(self.halves.values(), []):
            with self.subTest(row["id"]):
                (claim,) = row["claims"]
                self.assertEqual(claim["text"], row["response"])
                self.assertIn(claim["verdict"], VERDICTS)
                self.assertEqual(row["hallucinated"], claim["verdict"] != "supported")

    def test_each_document_has_a_right_and_a_wrong_statement(self):
        for rows in self.halves.values():
            documents = {}
            for row in rows:
                documents.setdefault(row["scenario"], []).append(row)
            for of in documents.values():
                self.assertEqual({row["hallucinated"] for row in of}, {True, False})
                self.assertEqual(len({json.dumps(row["documents"]) for row in of}), 1)


class Help(Statements):
    folder, sizes = "help", [690, 550]


if __name__ == "__main__":
    unittest.main()
