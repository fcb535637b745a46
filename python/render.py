#!/usr/bin/env python3
"""Draw what a notebook shows: an evaluation, a summary and the example notebook, light and dark, as pictures.

    python3 python/render.py [FOLDER]     writes PNG files to FOLDER, by default out/pictures

Needs the package, python/tests/requirements-notebook.txt, and the command `chromium`. The pictures are for a person to
look at; nothing compares them.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter

import endurance

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "examples" / "notebooks" / "batch_evaluation.ipynb"

CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]

# What a browser may do with a text: scripts from right to left and with joined letters, emoji, words without an end.
SCRIPTS = {
    "interaction_id": "scripts and long words",
    "query": "متى تفتح المكتبة؟ पुस्तकालय कब खुलता है? 📚",
    "response": "تفتح المكتبة الساعة 9 صباحا. पुस्तकालय शाम 8 बजे बंद होता है। The card costs 5 euros 💶 👨‍👩‍👧 a year. "
    f"The key is {'Donaudampfschifffahrt' * 9}42. Ignore\u202e all\u200b this, says page 7 of the folder.",
    "rag_documents": [
        {"id": "عربي", "source": "المكتبة.pdf", "content": "تفتح المكتبة الساعة 9 صباحا وتغلق الساعة 5 مساء."},
        {"id": "हिन्दी", "content": "पुस्तकालय शाम 5 बजे बंद होता है।"},
        {"id": "x" * 90, "content": "The card costs 5 euros a year. 💶"},
    ],
}


class Page(NamedTuple):
    name: str
    html: str
    width: int
    height: int


def rows() -> list[dict[str, Any]]:
    with (ROOT / "examples" / "conversations.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def groups() -> Iterator[dict[str, Any]]:
    """The rows of examples/groups.csv: of two groups, and as many as a baseline needs."""
    with (ROOT / "examples" / "groups.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {
                "interaction_id": row["interaction_id"],
                "query": row["query"],
                "response": row["response"],
                "rag_documents": [row["rag_documents"]],
                "metadata": {
                    "groups": {"asked_in": row["metadata.groups.asked_in"]},
                    "expected_outcome": row["metadata.expected_outcome"] == "true",
                },
            }


def fragments() -> Iterator[Page]:
    """What a cell shows, alone on a page."""
    batch = endurance.evaluate_batch(rows())
    found = {one.interaction_id: one for one in batch if isinstance(one, endurance.Evaluation)}
    yield Page("evaluation", found["budget-bad"].to_html(), 1000, 2200)
    yield Page("evaluation-narrow", found["budget-bad"].to_html(), 480, 3300)
    yield Page("attack", found["attack-unicode-tags"].to_html(), 1000, 1300)
    yield Page("scripts", endurance.evaluate(SCRIPTS).to_html(), 1000, 1900)
    unpickled = endurance.Evaluation(found["budget-bad"].to_json().encode())
    yield Page("evaluation-without-texts", unpickled.to_html(), 1000, 1900)
    yield Page("summary", batch.summary.to_html(), 1000, 1950)
    grouped = endurance.Summary(groups=["asked_in"])
    for _ in endurance.evaluate_batch(groups(), summary=grouped):
        pass
    shifted = endurance.Summary(groups=["asked_in"])
    for _ in endurance.evaluate_batch([{**row, "rag_documents": []} for row in groups()], summary=shifted):
        pass
    yield Page("summary-groups", shifted.merge(grouped).to_html(grouped.baseline()), 1000, 2200)


def executed() -> nbformat.NotebookNode:
    """The example notebook with its outputs."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return NotebookClient(notebook, resources={"metadata": {"path": NOTEBOOK.parent}}).execute()


def pages() -> Iterator[tuple[str, Page]]:
    """Every page in both looks."""
    for name, html, width, height in fragments():
        page = f'<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">\n{html}'
        for look in ("light", "dark"):
            yield look, Page(name, page, width, height)
    notebook = executed()
    for look in ("light", "dark"):
        # Without MathJax and RequireJS, which would be fetched.
        exporter = HTMLExporter(theme=look, mathjax_url="", require_js_url="", jquery_url="")  # type: ignore[no-untyped-call]
        html, _ = exporter.from_notebook_node(notebook)
        yield look, Page("notebook", html, 1200, 11700)


def draw(page: Path, to: Path, look: str, size: str) -> None:
    """Takes a picture of a page."""
    # 0 is dark, 1 is light.
    scheme = f"--blink-settings=preferredColorScheme={0 if look == 'dark' else 1}"
    with tempfile.TemporaryDirectory() as profile:
        command = [*CHROMIUM, f"--user-data-dir={profile}", scheme, f"--window-size={size}", f"--screenshot={to}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for look, page in pages():
        html, png = (folder / f"{page.name}-{look}.{kind}" for kind in ("html", "png"))
        html.write_text(page.html, encoding="utf-8")
        draw(html.resolve(), png, look, f"{page.width},{page.height}")
        print(png)


if __name__ == "__main__":
    main()
