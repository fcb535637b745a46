"""The figure of a summary."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import endurance

DOCUMENT = "The office opens at 9."
ROWS: list[dict[str, object]] = [
    {"response": f"The office opens at {hour}.", "rag_documents": [DOCUMENT]} for hour in (9, 9, 9, 10, 11)
]


def counted(rows: list[dict[str, object]]) -> endurance.Summary:
    batch = endurance.evaluate_batch(rows)
    assert len(list(batch)) == len(rows)
    return batch.summary


def axes(figure: Figure) -> list[Axes]:
    return figure.get_axes()


def test_bars_are_the_histogram() -> None:
    summary = counted([*ROWS, {"response": 7}])
    scores, dimensions, metrics = axes(summary.plot())
    report = summary.report()
    assert sum(bar.get_height() for bar in scores.patches if isinstance(bar, Rectangle)) == report.overall_score.n == 5
    assert scores.get_title(loc="left").startswith("Overall score, n 5 of 5 rows, mean ")
    assert scores.get_title(loc="left").endswith("; 1 could not be read")
    legend = scores.get_legend()
    assert legend is not None
    told = [text.get_text() for text in legend.get_texts()]
    assert told == [f"{verdict} {n}" for verdict, n in report.verdicts.items() if n]
    names = [label.get_text() for label in dimensions.get_yticklabels()]
    assert names == [f"{name.replace('_', ' ')}\nn {s.n} of 5" for name, s in report.dimensions.items()]
    lowest = sorted((s.mean, name, s.n) for name, s in report.metrics.items() if s.mean is not None)[:12]
    names = [label.get_text() for label in metrics.get_yticklabels()]
    assert names == [f"{name.replace('_', ' ')}\nn {n} of 5" for _, name, n in lowest]


def test_nothing_is_said_to_be_nothing() -> None:
    for part in axes(endurance.Summary().plot()):
        assert [text.get_text() for text in part.texts] == ["nothing was measured"]


def test_a_figure_is_written_and_shown_and_is_none_of_pyplots(tmp_path: Path) -> None:
    figure = counted(ROWS).plot(tmp_path / "scores.png")
    assert (tmp_path / "scores.png").read_bytes().startswith(b"\x89PNG")
    assert figure._repr_png_().startswith(b"\x89PNG")  # type: ignore[attr-defined]
    assert pyplot.get_fignums() == []


def test_axes_of_ones_own_take_the_scores() -> None:
    figure = Figure()
    own = figure.subplots()
    assert counted(ROWS).plot(ax=own) is figure
    assert len(own.patches) > 0


def test_without_matplotlib_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)
    monkeypatch.delitem(sys.modules, "endurance.plot", raising=False)
    with pytest.raises(ImportError, match="pip install matplotlib"):
        endurance.Summary().plot()
