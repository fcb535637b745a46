#!/usr/bin/env python3
"""Compare the detector with others that run in the caller's process without a model, over the same texts.

    python3 -m venv VENV && VENV/bin/pip install -r training/scan_eval/peers/requirements.txt
    mkdir NODE && cp training/scan_eval/peers/package.json NODE && npm install --prefix NODE --ignore-scripts
    python3 training/scan_eval/peers --venv VENV --node NODE [--data DIR] [--endurance COMMAND] [--out DIR]

Every detector gives the verdict that it gives by itself. One that is not installed has a line that says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import convert  # noqa: E402
from scan_eval import blobs  # noqa: E402
from scan_eval.carrier import CARRIERS, place  # noqa: E402
from scan_eval.encode import ENCODERS, PLAIN, Encoder  # noqa: E402
from scan_eval.engine import Answer, Engine  # noqa: E402
from scan_eval.labelled import Labelled, draw  # noqa: E402
from scan_eval.measures import LONGEST, SEED, SHORTEST, Bench  # noqa: E402
from scan_eval.plain import grouped, rate  # noqa: E402
from scan_eval.tables import markdown, mean, percent  # noqa: E402

HERE = Path(__file__).resolve().parent
# Rules in Python and JavaScript take milliseconds a text, so that all texts would take an hour. No verdict has a part in the choice.
PER_SOURCE, ENCODED, PER_BLOB = 100, 30, 20

NOT_RUN_HERE = "<!-- not run: it needs the labelled data, a release build and packages of others -->"

NOT_RUN = {
    "guardrails-ai-detect-prompt-injection": "downloads a model after it is installed",
    "jailguard": "downloads a model of 90 MB at its first call",
    "llm-guard": "its prompt-injection scanner downloads a model",
    "pytector": "needs transformers and a model",
    "rebuff": "asks a service and a language model",
    "nemoguardrails": "its injection rules look for SQL, code and markup in answers, not for instructions",
}

NOBODY = Answer(False, False, False, ())


class Peer(NamedTuple):
    name: str
    version: str
    #: The command before NAME TEXTS ANSWERS; empty where it is not installed.
    command: tuple[str, ...]


class Part(NamedTuple):
    """The texts of one question, and where they stand among all."""

    rows: list[Labelled]
    start: int

    def of(self, answers: Sequence[Answer]) -> list[tuple[Labelled, Answer]]:
        return list(zip(self.rows, answers[self.start:self.start + len(self.rows)], strict=True))


def pinned() -> Iterator[tuple[str, str, str]]:
    """Name, version and language of each package."""
    for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            yield (*line.split("=="), "python")  # type: ignore[misc]
    for name, version in json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"].items():
        yield name, version, "node"


def peers(venv: Path | None, node: Path | None) -> list[Peer]:
    found = []
    for name, version, language in pinned():
        command: tuple[str, ...] = ()
        if language == "python" and venv and (venv / "bin" / "python").exists():
            command = (str(venv / "bin" / "python"), str(HERE / "ask.py"))
        if language == "node" and node and (node / "node_modules" / name).exists():
            command = ("node", str(HERE / "ask.cjs"))
        found.append(Peer(name, version, command))
    return found


def coded(encoder: Encoder, texts: Sequence[Labelled]) -> list[Labelled]:
    return [text._replace(id=f"{encoder.name}/{text.id}", text=place(CARRIERS[nth % len(CARRIERS)], encoder.encode(text.text)).whole)
            for nth, text in enumerate(texts)]


def capped(rows: Sequence[Labelled]) -> list[Labelled]:
    """At most so many attacks, and so many benign texts, of each source."""
    found = []
    for group in grouped([(row, NOBODY) for row in rows], lambda row: f"{row.attack} {row.source}").values():
        found += draw([row for row, _ in group], PER_SOURCE, SEED, lambda row: True)
    return found


def sample(rows: Sequence[Labelled]) -> list[Labelled]:
    """The texts to encode, attacks and benign."""
    fits = [row for row in rows if row.text.isascii() and SHORTEST <= len(row.text) <= LONGEST]
    return draw(fits, ENCODED, SEED, lambda row: row.attack) + draw(fits, ENCODED, SEED, lambda row: not row.attack)


def parts(rows: list[Labelled]) -> dict[str, Part]:
    """All texts: labelled, blobs, and a sample plain and in each encoding."""
    texts = sample(rows)
    found: dict[str, Part] = {}
    start = 0
    for name, part in (("labelled", capped(rows)), ("blobs", blobs.texts(PER_BLOB, SEED)), *((one.name, coded(one, texts)) for one in (PLAIN, *ENCODERS))):
        found[name] = Part(part, start)
        start += len(part)
    return found


def ask(peer: Peer, node: Path | None, texts: Path, answers: Path, keep: bool) -> tuple[list[Answer], float]:
    """One answer a text, and the seconds. With `keep` the answers of an earlier run to the same texts are taken."""
    environment = os.environ | ({"NODE_PATH": str(node / "node_modules")} if node else {})
    took = answers.with_suffix(".seconds")
    mark = hashlib.sha256(texts.read_bytes() + peer.version.encode()).hexdigest()
    known = took.read_text(encoding="utf-8").split() if keep and took.is_file() else []
    if known[:1] == [mark]:
        seconds = float(known[1])
    else:
        started = time.perf_counter()
        subprocess.run([*peer.command, peer.name, str(texts), str(answers)], check=True, env=environment, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        took.write_text(f"{mark} {seconds:.1f}\n", encoding="utf-8")
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    return [Answer(row["flagged"], row["failed"], False, ()) for row in rows], seconds


HEAD = ["detector", "recall: macro over families", "FPR: macro over sources", "worst source", "NotInject accuracy", "blobs flagged",
        "encoded: mean retention", "least", "below 5 %", "encoded benign FPR", "most", "failed", "µs a text"]


def line(name: str, all_parts: dict[str, Part], answers: Sequence[Answer], seconds: float) -> list[str]:
    judged = all_parts["labelled"].of(answers)
    attacks, benign = ([one for one in judged if one[0].attack is kind] for kind in (True, False))
    recalls = [rate(found) for found in grouped(attacks, lambda row: row.family).values()]
    false = {source: rate(found) for source, found in grouped(benign, lambda row: row.source).items()}
    worst = max(false, key=lambda source: false[source])
    kept, wrong = [], []
    plain = {kind: rate([one for one in all_parts["plain"].of(answers) if one[0].attack is kind]) for kind in (True, False)}
    for encoder in ENCODERS:
        found = all_parts[encoder.name].of(answers)
        if plain[True]:
            kept.append(rate([one for one in found if one[0].attack]) / plain[True])
        wrong.append(rate([one for one in found if not one[0].attack]))
    innocent = [one for one in benign if one[0].source == "notinject"]
    return [name, percent(mean(recalls)), percent(mean(list(false.values()))), f"{worst} {percent(false[worst])}", percent(1 - rate(innocent)),
            percent(rate(all_parts["blobs"].of(answers))), percent(mean(kept)), percent(min(kept, default=None)), str(sum(value < 0.05 for value in kept)),
            percent(mean(wrong)), percent(max(wrong)), str(sum(answer.failed for answer in answers)), f"{1e6 * seconds / len(answers):.0f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=Path, help="virtual environment with requirements.txt")
    parser.add_argument("--node", type=Path, help="folder whose node_modules has the packages of package.json")
    parser.add_argument("--data", type=Path, default=convert.repository_data())
    parser.add_argument("--endurance", default="target/release/endurance")
    parser.add_argument("--out", type=Path, default=Path("out/eval"))
    parser.add_argument("--keep", action="store_true", help="take the answers of an earlier run where the texts are the same")
    arguments = parser.parse_args()
    node = arguments.node.resolve() if arguments.node else None
    bench = Bench(Engine(arguments.endurance, arguments.out / "peers"), arguments.data)
    all_parts = parts(bench.rows)
    rows = [row for part in all_parts.values() for row in part.rows]
    scanned = [row._replace(id=str(nth)).row() for nth, row in enumerate(rows)]
    started = time.perf_counter()
    answers = bench.engine.scan("texts", scanned)
    lines = [line(bench.engine.version(), all_parts, answers, time.perf_counter() - started)]
    texts = bench.engine.folder / "texts.jsonl"
    for peer in peers(arguments.venv, node):
        name = f"{peer.name} {peer.version}"
        if not peer.command:
            lines.append([name, "not installed here", *["-"] * (len(HEAD) - 2)])
            continue
        found, seconds = ask(peer, node, texts, bench.engine.folder / f"{peer.name}.jsonl", arguments.keep)
        lines.append(line(name, all_parts, found, seconds))
        print(f"{name}: {seconds:.0f} s", file=sys.stderr, flush=True)
    reasons = "\n".join(f"- {name}: {reason}." for name, reason in NOT_RUN.items())
    about = (f"{len(rows):,} texts: of each source up to {PER_SOURCE} attacks and as many benign texts, {PER_BLOB} natural blobs of each kind, and {ENCODED} attacks "
             f"and {ENCODED} benign texts in each of {len(ENCODERS)} encodings, drawn without regard to any verdict. Times include start, reading and writing.")
    command = f"{NOT_RUN_HERE}\n```sh\npython3 training/scan_eval/peers --venv VENV --node NODE\n```"
    page = f"## Other detectors\n\n{about}\n\n{command}\n\n{markdown(HEAD, lines)}\n\nNot run, since they need more than their package:\n\n{reasons}\n"
    (arguments.out / "detector-peers.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
