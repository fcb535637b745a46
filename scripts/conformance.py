#!/usr/bin/env python3
"""Lay what each language answered to the conformance cases side by side: python3 scripts/conformance.py FOLDER LANGUAGE...

FOLDER holds, for each language, what its conformance program wrote: LANGUAGE.tsv with a line `name<TAB>digest` for each
case (the code in place of the digest where the input is refused, `-` for a scan), and LANGUAGE.jsonl with its answers.
Prints a line for each case: the digest on file, and for each language `=`, or what is wrong; the last line is
`N passed, N failed`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

CONFORMANCE = Path(__file__).resolve().parent.parent / "conformance"


def main(folder: Path, languages: list[str]) -> int:
    cases = json.loads((CONFORMANCE / "cases.json").read_text(encoding="utf-8"))
    digests = json.loads((CONFORMANCE / "digests.json").read_text(encoding="utf-8"))
    columns = [compared(folder, language, cases, digests) for language in languages]
    print(*(f"{language:>7}" for language in languages), "", "digest on file".ljust(16), "case")
    for case, *told in zip(cases, *columns, strict=True):
        marks = (f"{'=' if wrong is None else 'differs':>7}" for wrong in told)
        print(*marks, "", short(case, digests.get(case["name"])).ljust(16), case["name"])
    wrong = [f"{language}: {told}" for language, column in zip(languages, columns, strict=True) for told in column if told]
    print("", *wrong, sep="\n")
    print(f"{len(cases) * len(languages) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


def short(case: dict[str, Any], digest: str | None) -> str:
    """The beginning of a digest; a scan and what is refused have none."""
    if digest is None:
        return "scan" if "scan" in case else "refused"
    return digest.removeprefix("sha256:")[:16]


def compared(folder: Path, language: str, cases: list[dict[str, Any]], digests: dict[str, str]) -> list[str | None]:
    """For each case what is wrong with its answer, or none."""
    told = [line.rsplit("\t", 1) for line in lines(folder / f"{language}.tsv")]
    answers = [json.loads(line) for line in lines(folder / f"{language}.jsonl")]
    if [name for name, *_ in told] != [case["name"] for case in cases] or len(answers) != len(cases):
        raise SystemExit(f"{language} did not answer each case once, in order")
    return [
        wrong(case, digest, answer, digests.get(case["name"]))
        for case, (_, digest), answer in zip(cases, told, answers, strict=True)
    ]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def wrong(case: dict[str, Any], digest: str, answer: dict[str, Any], expected: str | None) -> str | None:
    code = answer.get("error", {}).get("code")
    if digest != (expected or code or "-"):
        return f"{case['name']}: the digest is {digest}, not {expected or code or '-'}"
    if answer.get("digest") != expected:
        return f"{case['name']}: the answer has another digest than the line"
    found = differs("", case["expect"], answer)
    return f"{case['name']}: {found}" if found else None


def differs(path: str, want: Any, got: Any) -> str | None:
    """Where `got` does not hold what is wanted: objects by key, lists as subsequences, numbers to 1e-9."""
    if isinstance(want, dict) and isinstance(got, dict):
        return next(filter(None, (differs(f"{path}.{key}", one, got.get(key)) for key, one in want.items())), None)
    if isinstance(want, list) and isinstance(got, list):
        if not want:
            return f"{path}: expected none, got {got}" if got else None
        rest = iter(got)
        missing = (one for one in want if not any(differs(path, one, found) is None for found in rest))
        return next((f"{path}: no {one} in {got}" for one in missing), None)
    if type(want) in (int, float) and type(got) in (int, float):
        return None if abs(want - got) < 1e-9 else f"{path}: expected {want}, got {got}"
    return None if type(want) is type(got) and want == got else f"{path}: expected {want}, got {got}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
