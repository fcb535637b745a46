#!/usr/bin/env python3
"""What are the lexical packs of the verifier worth? Verdicts on training/twins without each of them.

    python3 training/ablation.py

The weights stay as shipped; only the rows of the pack are left out (`ENDURANCE_WITHOUT`, which the engine reads with the feature
`training` alone). Claims that are not verifiable count as not_checkable.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from claims import features_of
from convert import twins
from evaluate.gold import Judged, judged
from evaluate.sets import answer_of
from evaluate.tables import count, markdown, percent
from evaluate.tally import share

PACKS = ("", "synonyms", "opposites", "relations", "synonyms,opposites,relations")


def said(rows: list[dict], path: Path) -> Iterator[Judged]:
    """The gold claims of `rows`, which stand in `path`, with the engine's verdicts."""
    _, *found = features_of(path)
    for row, seen in zip(rows, found, strict=True):
        text = row["response"].encode()
        claims = [{**claim, "text": text[claim["span"]["start"] : claim["span"]["end"]].decode()} for claim in seen["claims"]]
        yield from judged(answer_of(row, {"verification": {"claims": claims, "hallucination_risk": 0.0}}))


def main() -> None:
    table = []
    with tempfile.TemporaryDirectory() as folder:
        sets = {name: list(rows) for name, rows in twins(Path(folder)).items()}
        for name, rows in sets.items():
            Path(folder, f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        for packs in PACKS:
            os.environ["ENDURANCE_WITHOUT"] = packs
            verdicts = [verdict for name, rows in sets.items() for verdict in said(rows, Path(folder, f"{name}.jsonl"))]
            wrong = [verdict for verdict in verdicts if verdict.gold == "contradicted"]
            good = [verdict for verdict in verdicts if verdict.gold == "supported"]
            table.append([packs.replace(",", ", ") or "nothing", count(len(verdicts)), percent(share(sum(v.gold == v.said for v in verdicts), len(verdicts))),
                          percent(share(sum(v.said == "contradicted" for v in wrong), len(wrong))),
                          percent(share(sum(v.said == "supported" for v in wrong), len(wrong))),
                          percent(share(sum(v.said == "supported" for v in good), len(good))),
                          percent(share(sum(v.said == "contradicted" for v in good), len(good)))])
    head = ("left out", "claims", "verdict right %", "contradicted caught %", "contradicted accepted %", "supported passed %", "supported denied %")
    print(markdown(head, table))


if __name__ == "__main__":
    main()
