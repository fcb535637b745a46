"""Writes the twins: `python3 training/twins --out DIR`."""

import argparse
import collections
import hashlib
import json
import math
import pathlib
import sys

import render
import scenario

TEST_SHARE = 0.27


def halves(passages):
    """Which half each passage goes to, with all its questions and fillings: the same share of every language."""
    found = {}
    for language in sorted({passage["lang"] for passage in passages}):
        names = [passage["id"] for passage in passages if passage["lang"] == language]
        names.sort(key=lambda name: hashlib.sha256(f"twins 41 {name}".encode()).digest())
        for place, name in enumerate(names):
            found[name] = "test" if place < math.ceil(TEST_SHARE * len(names)) else "train"
    return found


def foreign(passages, half):
    """A function that draws a document of another domain, of the same half and language, without slots."""
    plain = [passage for passage in passages if not any(mark in text for text in passage["documents"] for mark in "{<[")]

    def draw(passage, rng):
        others = [other for other in plain
                  if other["lang"] == passage["lang"] and other["domain"] != passage["domain"] and half[other["id"]] == half[passage["id"]]]
        if not others:
            return None
        other = rng.choice(others)
        return f"{other['domain']}.md", rng.choice(other["documents"]).replace("\\n", "\n")

    return draw


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for train.jsonl and test.jsonl")
    arguments = parser.parse_args()
    passages = scenario.read()
    half = halves(passages)
    draw = foreign(passages, half)
    lines = {"train": [], "test": []}
    counts = collections.defaultdict(collections.Counter)
    for passage in passages:
        for number, question in enumerate(passage["questions"]):
            name = f"{passage['id']}-{number + 1}"
            for row in render.rows(passage, question, name, draw):
                lines[half[passage["id"]]].append(json.dumps(row, ensure_ascii=False))
                for key in (question["category"], "lang " + passage["lang"], "all"):
                    counts[key]["rows"] += 1
                    counts[key][half[passage["id"]]] += 1
            for key in (question["category"], "lang " + passage["lang"], "all"):
                counts[key]["scenarios"] += 1
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, rows in lines.items():
        (arguments.out / f"{name}.jsonl").write_text("".join(row + "\n" for row in rows), "utf-8")
    for key in sorted(counts):
        count = counts[key]
        print(f"{key:20} {count['scenarios']:5} scenarios {count['rows']:6} rows  train {count['train']:6}  test {count['test']:6}", file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except scenario.Broken as error:
        sys.exit(str(error))
