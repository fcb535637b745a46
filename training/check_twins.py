"""Holds the verdicts on `training/twins` to the committed table: no kind of claim gets worse, or better, unseen.

    ENDURANCE=target/debug/endurance python3 training/check_twins.py
    UPDATE=1 ...                          writes the table anew; read the difference before you commit it

`training/twins/results.tsv` has a row per category: how many claims, how many verdicts are right, how many contradicted claims there are,
how many of them are accepted and how many caught, how many supported ones are called contradicted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from convert import twins
from evaluate.gold import judged
from evaluate.sets import answer_of
from evaluate.tables import Rows, count, markdown, percent
from evaluate.tally import share

ROOT = Path(__file__).resolve().parent.parent
ENDURANCE = Path(os.environ.get("ENDURANCE") or ROOT / "target" / "debug" / "endurance").resolve()
TABLE = ROOT / "training" / "twins" / "results.tsv"
PAGE = ROOT / "docs" / "verification.md"
COLUMNS = ("claims", "right", "contradicted", "accepted", "caught", "denied")

Results = dict[str, tuple[int, ...]]


def results() -> Results:
    """The counts of the engine, per category."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in twins(Path(folder)).items():
            given = list(rows)
            inputs, outputs = Path(folder, f"{name}.jsonl"), Path(folder, f"{name}-out.jsonl")
            inputs.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in given), encoding="utf-8")
            subprocess.run([ENDURANCE, "verify", inputs, "--quiet", "-o", outputs], check=True)
            for row, line in zip(given, outputs.read_text(encoding="utf-8").splitlines(), strict=True):
                for claim in judged(answer_of(row, json.loads(line))):
                    counts = found[claim.category]
                    wrong = claim.gold == "contradicted"
                    counts.update(claims=1, right=claim.gold == claim.said, contradicted=wrong,
                                  accepted=wrong and claim.said == "supported", caught=wrong and claim.said == "contradicted",
                                  denied=claim.gold == "supported" and claim.said == "contradicted")
    return {category: tuple(counts[column] for column in COLUMNS) for category, counts in sorted(found.items())}


def read() -> Results:
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {category: tuple(map(int, counts)) for category, *counts in lines}


def write(found: Results) -> None:
    rows = ["\t".join([category, *map(str, counts)]) for category, counts in found.items()]
    head = ["# Verdicts of the engine on training/twins, both halves, per category. Written by `UPDATE=1 training/check_twins.py`.",
            "\t".join(["# category", *COLUMNS])]
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def page(found: Results) -> str:
    """The page of the documentation with the shares of the counts."""
    total = tuple(sum(column) for column in zip(*found.values(), strict=True))
    rows: Rows = []
    for category, (claims, right, wrong, accepted, caught, denied) in [*found.items(), ("**all**", total)]:
        rows.append([category.replace("_", " "), count(claims), percent(share(right, claims)), count(wrong), percent(share(caught, wrong)),
                     percent(share(accepted, wrong)), percent(share(denied, claims - wrong))])
    table = markdown(("kind", "claims", "verdict right %", "contradicted", "caught %", "accepted %", "denied %"), rows)
    before, rest = PAGE.read_text(encoding="utf-8").split("<!-- twins -->")
    return f"{before}<!-- twins -->\n{table}\n<!-- /twins -->{rest.split('<!-- /twins -->')[1]}"


class Twins(unittest.TestCase):
    def test_every_category_is_as_the_table_says(self) -> None:
        found = results()
        if os.environ.get("UPDATE"):
            write(found)
            PAGE.write_text(page(found), encoding="utf-8")
        expected = read()
        self.assertEqual(sorted(found), sorted(expected))
        differs = [f"{category}: {dict(zip(COLUMNS, expected[category]))} became {dict(zip(COLUMNS, counts))}"
                   for category, counts in found.items() if counts != expected[category]]
        self.assertFalse(differs, "\n".join(["run with UPDATE=1 and read the difference:", *differs]))
        self.assertEqual(PAGE.read_text(encoding="utf-8"), page(found), "docs/verification.md: run with UPDATE=1")


if __name__ == "__main__":
    unittest.main()
