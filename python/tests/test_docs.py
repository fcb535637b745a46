"""The examples of the pages and of the folder run as they stand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "docs" / "python.md"]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S))
]


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize("block", BLOCKS)
def test_the_example_of_a_page_runs(block: str) -> None:
    subprocess.run([sys.executable, "-c", block], check=True, cwd=ROOT)


def test_hello_shows_what_is_wrong() -> None:
    said = subprocess.run(
        [sys.executable, ROOT / "examples" / "python" / "hello.py"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert "INR 78 crore" in said
