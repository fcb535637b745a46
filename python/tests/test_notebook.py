"""The example notebook and the examples of docs/notebook.md run."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))
PAGE = ROOT / "docs" / "notebook.md"


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> nbformat.NotebookNode:
    read: nbformat.NotebookNode = nbformat.read(request.param, as_version=4)  # type: ignore[no-untyped-call]
    return read


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


def test_it_is_kept_without_outputs(notebook: nbformat.NotebookNode) -> None:
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_it_runs(notebook: nbformat.NotebookNode) -> None:
    """From its own folder, as Jupyter does; a cell that fails fails the test."""
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": NOTEBOOKS[0].parent}})
    outputs = {cell.id: cell.outputs for cell in client.execute().cells if cell.cell_type == "code"}
    assert all(outputs.values()), [name for name, shown in outputs.items() if not shown]
    shown = {name: "".join(text(output) for output in found) for name, found in outputs.items()}
    assert "endurance-summary" in shown["batch"]
    assert "endurance-evaluation" in shown["one"]
    assert "endurance-evaluation" in shown["worst"]
    assert "image/png" in outputs["plot"][0].data
    assert "has already -> is planned" in shown["claims"]
    assert "INR 78 crore" in shown["failing"]
    assert "budget-good' 88" in shown["again"]
    assert "60 of 90 answers pass" in shown["groups"]
    assert "against 200" in shown["baseline"]
    assert "Stability" in shown["baseline-shown"]
    assert "<Summary of 56 rows" in shown["keep"]


def text(output: nbformat.NotebookNode) -> str:
    """What an output shows, as text."""
    if output.output_type == "stream":
        return str(output.text)
    return "".join(str(value) for kind, value in output.data.items() if kind.startswith("text/"))


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, in a folder with the examples in it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    assert {"answer.html", "scores.png"} <= {path.name for path in tmp_path.iterdir()}
