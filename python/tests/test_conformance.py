"""What every language must answer: conformance/README.md has the rules."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from endurance import EnduranceError, Evaluator

FOLDER = Path(__file__).resolve().parents[2] / "conformance"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
DIGESTS: dict[str, str] = json.loads((FOLDER / "digests.json").read_text(encoding="utf-8"))
DEFAULT = Evaluator()


def answer(case: dict[str, Any]) -> Any:
    """What the package answers: the engine's JSON, parsed, or an error."""
    try:
        evaluator = Evaluator(case["config"]) if "config" in case else DEFAULT
        if "scan" in case:
            return evaluator.scan(case["scan"]).to_dict()
        given = bytes(case["bytes"]) if "bytes" in case else json.dumps(case["interaction"])
        return evaluator.evaluate(given).to_dict()
    except EnduranceError as error:
        return {"error": {"code": error.code, "message": str(error)}}


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    given = answer(case)
    assert differs("", case["expect"], given) is None
    assert given.get("digest") == DIGESTS.get(case["name"])


def test_all_are_answered_for_the_matrix(tmp_path: Path) -> None:
    """scripts/conformance.py lays the answers of all languages side by side."""
    folder = Path(os.environ.get("CONFORMANCE_ANSWERS", tmp_path))
    answers = [answer(case) for case in CASES]
    told = [found.get("digest") or found.get("error", {}).get("code") or "-" for found in answers]
    lines = [f"{case['name']}\t{said}\n" for case, said in zip(CASES, told, strict=True)]
    (folder / "python.tsv").write_text("".join(lines), encoding="utf-8")
    (folder / "python.jsonl").write_text("".join(json.dumps(found) + "\n" for found in answers), encoding="utf-8")
    assert len(lines) == len(CASES) > 500


def test_values_give_the_same_as_their_json() -> None:
    compared = 0
    for case in CASES:
        if "digest" in (want := answer(case)) and isinstance(case.get("interaction"), dict):
            evaluator = Evaluator(case["config"]) if "config" in case else DEFAULT
            assert evaluator.evaluate(case["interaction"]).to_dict() == want, case["name"]
            compared += 1
    assert compared > 400


def test_the_rules_refuse() -> None:
    assert differs("", {"a": [1, 2]}, {"a": [1, 3, 2]}) is None
    for want, got in [({"a": 1}, {"a": 2}), ([1, 2], [2, 1]), ([], [1]), (True, 1), ("a", None), (None, 0)]:
        assert differs("", want, got) is not None
