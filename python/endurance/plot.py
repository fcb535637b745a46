"""A summary as a figure. Needs matplotlib, which is imported with this module and not before."""

from __future__ import annotations

import io
import os

from endurance.results import Bin, Spread, SummaryReport

try:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine
    from matplotlib.ticker import MaxNLocator
except ImportError as error:
    raise ImportError("`Summary.plot` needs matplotlib: pip install matplotlib", name="matplotlib") from error

__all__ = ["Picture", "plot"]

# Verdicts from the bottom of a bar to its top, and their colours, which are those of the page.
VERDICTS = {"pass": "#35a06c", "review": "#e3a838", "fail": "#d6534a", "not_measured": "#a9a8a2"}
BLUE, GREY = "#4a6f94", "#a9a8a2"

# Metrics shown: those with the lowest means.
METRICS = 12


class Picture(Figure):
    """A figure that a notebook shows by itself. It is none of pyplot's: it appears once, and needs no closing."""

    def _repr_png_(self) -> bytes:
        png = io.BytesIO()
        self.savefig(png, format="png", dpi=144)
        return png.getvalue()


def plot(report: SummaryReport, path: str | os.PathLike[str] | None = None, ax: Axes | None = None) -> Figure:
    """See `Summary.plot`."""
    if ax is not None:
        scores(report, ax)
        figure = ax.get_figure(root=True)
        if figure is None:
            raise ValueError("`ax` must be the axes of a figure")
    else:
        figure = Picture(figsize=(11, 8.5), layout=ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.12))
        parts = figure.subplot_mosaic([["scores", "scores"], ["dimensions", "metrics"]], height_ratios=[1, 1.35])
        scores(report, parts["scores"])
        dimensions(report, parts["dimensions"])
        metrics(report, parts["metrics"])
    if path is not None:
        figure.savefig(path, dpi=144)
    return figure


def scores(report: SummaryReport, ax: Axes) -> None:
    """How many rows have which overall score, each bar cut by verdict."""
    overall, errors = report.overall_score, report.errors.rows
    for verdict, bars in stacked(report.histogram):
        ax.bar(
            [bin.from_ for bin in report.histogram],
            [n for _, n in bars],
            width=[bin.to - bin.from_ for bin in report.histogram],
            bottom=[below for below, _ in bars],
            align="edge",
            color=VERDICTS[verdict],
            edgecolor="white",
            label=f"{verdict.replace('_', ' ')} {report.verdicts.get(verdict, 0):,}",
        )
    mean = "" if overall.mean is None else f", mean {overall.mean:.1f}"
    unread = f"; {errors:,} could not be read" if errors else ""
    ax.set_title(f"Overall score, n {overall.n:,} of {overall.of:,} rows{mean}{unread}", loc="left", fontsize=11)
    ax.set_ylabel("rows")
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.margins(y=0.08)
    if overall.n:
        ax.legend(frameon=False, loc="upper left")
    finish(ax, overall.n)


def stacked(histogram: tuple[Bin, ...]) -> list[tuple[str, list[tuple[int, int]]]]:
    """For each verdict that occurs, of each bar: how many are below it, and how many it has."""
    below = [0] * len(histogram)
    found = []
    for verdict in VERDICTS:
        counts = [bin.verdicts.get(verdict, 0) for bin in histogram]
        if any(counts):
            found.append((verdict, list(zip(below, counts, strict=True))))
            below = [low + n for low, n in zip(below, counts, strict=True)]
    return found


def dimensions(report: SummaryReport, ax: Axes) -> None:
    """Where the scores of each dimension lie."""
    ax.set_title("Dimensions: p5 to p95, p25 to p75, median ( | ), mean ( x )", loc="left", fontsize=11)
    spreads(list(report.dimensions.items()), ax)


def metrics(report: SummaryReport, ax: Axes) -> None:
    """Where those of the metrics with the lowest means lie."""
    measured = [(spread.mean, name, spread) for name, spread in report.metrics.items() if spread.mean is not None]
    worst = [(name, spread) for _, name, spread in sorted(measured, key=lambda found: found[:2])[:METRICS]]
    ax.set_title(f"Lowest of {len(measured)} metrics measured, by mean ( x )", loc="left", fontsize=11)
    spreads(worst, ax)


def spreads(found: list[tuple[str, Spread]], ax: Axes) -> None:
    """Each spread as a line, with the rows that it was measured in; a spread of nothing is named all the same."""
    for at, (_, spread) in enumerate(found):
        figures = (spread.mean, spread.p5, spread.p25, spread.p50, spread.p75, spread.p95)
        known = [value for value in figures if value is not None]
        if len(known) < len(figures):
            ax.text(50, at, "not measured", ha="center", va="center", color=GREY, fontsize=9)
            continue
        mean, p5, p25, p50, p75, p95 = known
        ax.plot([p5, p95], [at, at], color=GREY, linewidth=2, solid_capstyle="round")
        ax.plot([p25, p75], [at, at], color=BLUE, linewidth=7, solid_capstyle="butt")
        ax.plot([p50], [at], marker="|", markersize=13, markeredgewidth=2, color="black")
        ax.plot([mean], [at], marker="x", markersize=5, color="black")
    names = [f"{name.replace('_', ' ')}\nn {spread.n:,} of {spread.of:,}" for name, spread in found]
    ax.set_yticks(range(len(found)), names, fontsize=8)
    ax.invert_yaxis()
    finish(ax, len(found))


def finish(ax: Axes, shown: int) -> None:
    """The scale, without a frame; and where nothing is shown, that there is nothing."""
    ax.set_xlim(-2, 102)
    ax.set_xlabel("points")
    if not shown:
        ax.text(
            50, 0.5, "nothing was measured", ha="center", va="center", color=GREY, transform=ax.get_xaxis_transform()
        )
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(length=0)
