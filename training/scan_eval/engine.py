"""Runs `endurance scan` over rows, and what it answers."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]


class Finding(NamedTuple):
    start: int
    end: int
    decoded: tuple[str, ...]
    rule: str
    #: What was read there, where the answer carries it.
    text: str | None


class Answer(NamedTuple):
    #: The verdict in force; False for a row that failed, which `failed` says.
    malicious: bool
    failed: bool
    degraded: bool
    findings: tuple[Finding, ...]


def answer(row: Row) -> Answer:
    findings = tuple(
        Finding(one["span"]["start"], one["span"]["end"], tuple(one["decoded"]), one["rule"], one.get("decoded_text"))
        for one in row.get("findings", ()))
    return Answer(bool(row.get("is_malicious")), "is_malicious" not in row, bool(row.get("degraded")), findings)


class Seconds(NamedTuple):
    """What a call took: by the clock, and of the processor, which other programs on the machine disturb less."""

    clock: float
    processor: float


def used() -> float:
    """Processor time of all calls that have ended."""
    times = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


class Engine:
    """The command, and a folder for its inputs and outputs."""

    def __init__(self, command: str, folder: Path) -> None:
        self.command = command
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, *arguments: str) -> str:
        """The standard output. A refusal ends the program; a line that could not be read is an error row, and counted later."""
        done = subprocess.run([self.command, *arguments], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{self.command} {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def timed(self, name: str, rows: Iterable[Row]) -> tuple[Path, Seconds]:
        """Scans the rows in one call, one line at a time; where the answers are, and what the call took."""
        read, written = self.folder / f"{name}.jsonl", self.folder / f"{name}.answers.jsonl"
        with read.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        started, before = time.perf_counter(), used()
        self.run("scan", str(read), "--jobs", "1", "--quiet", "-o", str(written))
        return written, Seconds(time.perf_counter() - started, used() - before)

    def scan(self, name: str, rows: list[Row]) -> list[Answer]:
        """One answer a row, in order. Refuses another number of answers and an answer to another row."""
        written, _ = self.timed(name, rows)
        answers = []
        with written.open(encoding="utf-8") as lines:
            for line, row in zip(lines, rows, strict=True):
                found = json.loads(line)
                if found.get("id", row["id"]) != row["id"]:
                    sys.exit(f"{written}: expected id {row['id']!r}, found {found['id']!r}")
                answers.append(answer(found))
        return answers

    def decodings(self) -> frozenset[str]:
        """The decodings that the command names in its schema."""
        schema = json.loads(self.run("schema", "scan"))
        named = next(iter(schema["$defs"]["Decoding"]["anyOf"]))
        return frozenset(named["enum"])

    def version(self) -> str:
        return self.run("--version").strip()
