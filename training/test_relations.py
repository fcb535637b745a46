"""Checks of the lexical relations and of their checker: python3 -m unittest discover -s training"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import relations

SYNONYMS = "en\tbuy, purchase\nen\tcar, automobile"
OPPOSITES = "en\topen\tclosed"
RELATIONS = """\
en\tbroader\tpoodle\tdog
en\tbroader\tdog\tanimal
en\texclusive\tpet\tdog, cat
en\timplies\tforget to\tnot_done
en\tdenies\tforget to\tdone
en\tspoken\thalf an hour\t30 min"""

# What is added to the rows above, and what the checker says of it.
WRONG = [
    ("synonyms", "en\tbuy, acquire", "in two groups"),
    ("synonyms", "en\tstart", "one word alone"),
    ("synonyms", "en\tcell phone, mobile", "no single word"),
    ("synonyms", "en\tBerlin, capital", "has a capital"),
    ("synonyms", "en\tstart, , begin", "empty cell"),
    ("synonyms", "es\tcoche, auto\nen\tstart, begin", "apart from its kind"),
    ("opposites", "en\tbuy\tpurchase", "synonyms"),
    ("opposites", "en\tclosed\topen", "stands twice"),
    ("opposites", "en\topen", "2 columns"),
    ("opposites", "en\tfull-time\tpart", "no single word"),
    ("relations", "en\tspoken\ta week\t7 days\nen\tspoken\ta week\t7 days", "stands twice"),
    ("relations", "en\tspoken\ta while\tlong", "no quantity"),
    ("relations", "en\tnoun\tdecide\t", "empty cell"),
    ("relations", "en\tlarger\tdog\tcat", "unknown relation"),
    ("relations", "en\tplans\thope to\tdone", "unknown class"),
    ("relations", "en\tplans\tforget to\tplanned", "also not_done"),
    ("relations", "es\tbroader\tperro\tanimal\nes\tbroader\tanimal\tperro", "broader than itself"),
    ("relations", "es\tbroader\tcaniche\tperro\nes\texclusive\tanimal\tcaniche, perro", "is broader"),
    ("relations", "es\texclusive\tanimal\tperro", "one member"),
    ("relations", "fr\tnoun\ta, b\tc", "a list"),
    ("relations", "fr\tconverse\tNord de\tsud de", "a capital"),
]


class Check(unittest.TestCase):
    def test_sound_rows_have_no_fault(self) -> None:
        self.assertEqual(relations.check(*map(relations.read, (SYNONYMS, OPPOSITES, RELATIONS))), [])

    def test_wrong_rows_are_told(self) -> None:
        for name, added, said in WRONG:
            texts = {"synonyms": SYNONYMS, "opposites": OPPOSITES, "relations": RELATIONS}
            texts[name] += "\n" + added
            faults = relations.check(*map(relations.read, texts.values()))
            self.assertTrue(any(said in fault for fault in faults), f"{added!r}: {faults}")

    def test_relations_see_the_other_files(self) -> None:
        for added, said in [("en\tbroader\tcar\tautomobile", "synonyms"), ("en\tbroader\topen\tclosed", "opposites")]:
            rows = relations.read(SYNONYMS), relations.read(OPPOSITES), relations.read(added)
            self.assertIn(said, relations.check(*rows)[0])


class Pack(unittest.TestCase):
    def test_the_files_are_at_peace(self) -> None:
        self.assertEqual(relations.main(), 0)


if __name__ == "__main__":
    unittest.main()
