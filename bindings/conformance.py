#!/usr/bin/env python3
"""Compare what each language answered with conformance/: python3 bindings/conformance.py FOLDER LANGUAGE...

FOLDER holds, for each language, what its conformance program wrote: LANGUAGE.tsv with a line `name<TAB>digest` for each
case (the code in place of the digest where the input is refused, `-` for a scan), and LANGUAGE.jsonl with its answers.
Writes FOLDER/matrix.tsv, a line for each case and a column for each language; the last line is `N passed, N failed`.
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
    columns = {language: compared(folder, language, cases, digests) for language in languages}
    rows = ["\t".join(["case", *languages])]
    for number, case in enumerate(cases):
        rows.append(
            "\t".join([case["name"], *("ok" if not column[number] else "differs" for column in columns.values())])
        )
    (folder / "matrix.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    failed = 0
    for language, column in columns.items():
        wrong = [told for told in column if told]
        failed += len(wrong)
        print("\n".join(f"{language}: {told}" for told in wrong[:20]), end="\n" if wrong else "")
        print(
            f"{language}: {len(column) - len(wrong)} of {len(column)} cases as expected, {len(digests)} with a digest"
        )
    total = len(cases) * len(languages)
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


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
