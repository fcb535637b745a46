"""Check the lexical relations: endurance-core/data/synonyms.tsv, opposites.tsv and relations.tsv.

A wrong row lets a false statement pass or blocks a right answer, so that rows which contradict each other are refused.
It cannot tell whether a row is true, only whether it is whole, read by the engine, and at peace with the others. Words
are compared in lower case, not by stem.

Usage: python3 training/relations.py
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "endurance-core" / "data"
COLUMNS = {"synonyms": 2, "opposites": 3, "relations": 4}
CLASSES = {
    "implies": {"done", "not_done"},
    "denies": {"done", "not_done"},
    "plans": {"planned", "proposed", "expected", "possible"},
}
RELATIONS = {"broader", "exclusive", "converse", "noun", "spoken", *CLASSES}
# Relations whose words may be names, which keep their capitals; all German nouns do.
NAMED = {"broader", "exclusive", "noun", "spoken"}
QUANTITY = re.compile(r"\d+(\.\d+)?( (%|°C|[a-z]+( [a-z]+){0,2}))?|\d\d:\d\d")

Row = tuple[str, ...]
Pair = tuple[str, str, str]  # the language and two words in order


def read(text: str) -> list[Row]:
    return [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]


def members(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",")]


def pair(language: str, a: str, b: str) -> Pair:
    first, second = sorted((a.lower(), b.lower()))
    return language, first, second


def shape(name: str, rows: list[Row]) -> Iterable[str]:
    """Cells that are missing or empty, rows that stand twice or apart from their kind."""
    seen: set[Row] = set()
    closed: set[Row] = set()
    last: Row = ()
    for row in rows:
        at = f"{name}: {' | '.join(row)}"
        if len(row) != COLUMNS[name]:
            yield f"{at}: {len(row)} columns"
            continue
        if any(cell != cell.strip() or not all(members(cell)) for cell in row):
            yield f"{at}: an empty cell or a stray space"
        if row in seen:
            yield f"{at}: stands twice"
        seen.add(row)
        kind = row[:2] if name == "relations" else row[:1]
        if kind != last:
            if kind in closed:
                yield f"{at}: apart from its kind"
            closed.add(last)
            last = kind


def readable(language: str, word: str, at: str) -> Iterable[str]:
    """The engine compares single folded words: a phrase or a hyphen would never match."""
    if word != word.lower():
        yield f"{at}: {word} has a capital"
    if re.search(r"[\s/-]", word):
        yield f"{at}: {word} is no single word"


def check(synonyms: list[Row], opposites: list[Row], relations: list[Row]) -> list[str]:
    """What is wrong with the rows, one line each."""
    files = {"synonyms": synonyms, "opposites": opposites, "relations": relations}
    faults = [fault for name, rows in files.items() for fault in shape(name, rows)]
    if faults:
        return faults

    group: dict[tuple[str, str], str] = {}
    for language, cell in synonyms:
        words = members(cell)
        if len(words) < 2:
            faults.append(f"synonyms: {language} {cell}: one word alone")
        for word in words:
            faults += readable(language, word, f"synonyms: {language} {cell}")
            if (language, word) in group:
                faults.append(f"synonyms: {language} {word}: in two groups")
            group[language, word] = cell

    def same(language: str, a: str, b: str) -> bool:
        first = group.get((language, a.lower()))
        return a.lower() == b.lower() or (first is not None and first == group.get((language, b.lower())))

    opposed: set[Pair] = set()
    for language, a, b in opposites:
        at = f"opposites: {language} {a} {b}"
        faults += [fault for word in (a, b) for fault in readable(language, word, at)]
        if same(language, a, b):
            faults.append(f"{at}: synonyms")
        if pair(language, a, b) in opposed:
            faults.append(f"{at}: stands twice")
        opposed.add(pair(language, a, b))
    return faults + check_relations(relations, same, opposed)


def check_relations(
    relations: list[Row], same: Callable[[str, str, str], bool], opposed: set[Pair]
) -> list[str]:
    """The same of the relations alone, given which words are synonyms and which opposites."""
    faults: list[str] = []
    above: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language, relation, a, b in relations:
        if relation == "broader":
            above[language, a.lower()].add(b.lower())

    def broader(language: str, word: str) -> set[str]:
        found: set[str] = set()
        new = {word.lower()}
        while new:
            new = {b for a in new for b in above.get((language, a), ())} - found
            found |= new
        return found

    classes: dict[Row, str] = {}
    for language, relation, a, b in relations:
        at = f"relations: {language} {relation} {a} | {b}"
        if relation not in RELATIONS:
            faults.append(f"{at}: unknown relation")
        if relation not in NAMED and (a, b) != (a.lower(), b.lower()):
            faults.append(f"{at}: a capital")
        if relation in CLASSES:
            if b not in CLASSES[relation]:
                faults.append(f"{at}: unknown class")
            kind = "denies" if relation == "denies" else "affirmed"
            if classes.setdefault((language, kind, a), b) != b:
                faults.append(f"{at}: also {classes[language, kind, a]}")
        if relation == "spoken" and not QUANTITY.fullmatch(b):
            faults.append(f"{at}: no quantity")
        if relation in {"broader", "noun"} and same(language, a, b):
            faults.append(f"{at}: synonyms")
        if relation == "broader":
            if pair(language, a, b) in opposed:
                faults.append(f"{at}: opposites")
            if a.lower() in broader(language, a):
                faults.append(f"{at}: broader than itself")
        if relation == "exclusive":
            if len(members(b)) < 2:
                faults.append(f"{at}: one member")
            for one, other in combinations(members(b), 2):
                if same(language, one, other):
                    faults.append(f"{at}: {one} and {other} are synonyms")
                if other.lower() in broader(language, one) or one.lower() in broader(language, other):
                    faults.append(f"{at}: one of {one} and {other} is broader")
        elif "," in a + b:
            faults.append(f"{at}: a list")
    return faults


def counts(synonyms: list[Row], opposites: list[Row], relations: list[Row]) -> Counter[Row]:
    kinds = [(row[0], "synonyms") for row in synonyms] + [(row[0], "opposites") for row in opposites]
    return Counter(kinds + [row[:2] for row in relations])


def main() -> int:
    files = [read((DATA / f"{name}.tsv").read_text(encoding="utf-8")) for name in COLUMNS]
    faults = check(*files)
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        for (language, kind), count in sorted(counts(*files).items()):
            print(f"{language}\t{kind}\t{count}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
