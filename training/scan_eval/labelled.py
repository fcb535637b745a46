"""The labelled texts, and a seeded draw from them."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import convert
from scan_eval.engine import Row


class Labelled(NamedTuple):
    id: str
    text: str
    role: str
    attack: bool
    source: str
    family: str
    language: str
    #: The question that a document was retrieved for; empty where there is none.
    query: str = ""

    def row(self) -> Row:
        """What `endurance scan` reads."""
        return {"id": self.id, "text": self.text, "role": self.role} | ({"query": self.query} if self.query else {})


def development(data: Path) -> list[Labelled]:
    """injection/dev and dev_extra; the family of a source that names none is the source."""
    found = []
    for name in ("dev", "dev_extra"):
        for number, row in enumerate(convert.read_rows(data / "injection" / f"{name}.jsonl.gz"), start=1):
            family = row.get("family") or row["src"]
            found.append(Labelled(f"{name}-{number}", row["text"], convert.role(row), row["label"] == 1, row["src"], family, row.get("lang") or "-"))
    return found


def folder(path: Path) -> list[Labelled]:
    """Every .jsonl of a folder: id, family, lang, role, query, text, label (1 or `attack`: an attack)."""
    found = []
    for file in sorted(path.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                attack = row["label"] in (1, True, "attack")
                found.append(Labelled(f"{file.stem}-{row['id']}", row["text"], row.get("role") or "query", attack, file.stem,
                                      row.get("family") or file.stem, row.get("lang") or "-", row.get("query") or ""))
    return found


def draw(rows: Sequence[Labelled], count: int, seed: int, wanted: Callable[[Labelled], bool]) -> list[Labelled]:
    """`count` wanted rows, one of each source in turn until a source has no more; fewer where there are not so many."""
    shuffle = random.Random(seed)
    sources: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        if wanted(row):
            sources[row.source].append(row)
    queues = [sources[name] for name in sorted(sources)]
    for queue in queues:
        shuffle.shuffle(queue)
    found: list[Labelled] = []
    while any(queues) and len(found) < count:
        for queue in queues:
            if queue and len(found) < count:
                found.append(queue.pop())
    return found
