"""What docs/integrations.md shows and examples/python holds runs as it stands; what is missing is said."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)

# A program, and what it must print.
PROGRAMS = {
    "guard_a_service": "the answer was judged fail and is withheld",
    "follow_a_chain": 'the documents say "INR 78 crore"',
    "judge_an_index": "pass: 1 of 1 claims supported",
    "read_messages": "'chatcmpl-1' 49.0 fail",
}

# A module, the package that it needs, and the extra that has it.
EXTRAS = [
    ("fastapi", "fastapi", "fastapi"),
    ("langchain", "langchain_core", "langchain"),
    ("langchain_classic", "langchain_classic", "langchain-classic"),
    ("llama_index", "llama_index", "llama-index"),
]


def run(*arguments: str) -> str:
    """What Python prints."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_section_has_an_example() -> None:
    assert len(BLOCKS) == 6


@pytest.mark.parametrize("block", BLOCKS, ids=[f"block-{number}" for number in range(len(BLOCKS))])
def test_the_examples_of_the_page_run(block: str) -> None:
    run("-c", block)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_programs_run(name: str) -> None:
    assert PROGRAMS[name] in run(str(ROOT / "examples" / "python" / f"{name}.py"))


@pytest.mark.parametrize(("module", "package", "extra"), EXTRAS)
def test_a_missing_package_is_named_with_its_extra(module: str, package: str, extra: str) -> None:
    absent = f"import sys; sys.modules['{package}'] = None\n"
    said = run("-c", f"{absent}try: import endurance.{module}\nexcept ImportError as error: print(error)")
    assert f'pip install "endurance-eval[{extra}]"' in said


def test_the_package_imports_none_of_them() -> None:
    packages = sorted({package for _, package, _ in EXTRAS} | {"openai", "anthropic", "starlette", "pydantic"})
    run("-c", f"import endurance, endurance.asgi, endurance.openai, sys; assert not set({packages}) & set(sys.modules)")
