"""Tables in Markdown, and the figures in them."""

from __future__ import annotations

from collections.abc import Sequence

Z = 1.959964  # two-sided 95 %


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def wilson(part: int, whole: int) -> tuple[float, float] | None:
    """The 95 % interval of a share, after Wilson."""
    if not whole:
        return None
    rate, weight = part / whole, Z * Z / whole
    middle = (rate + weight / 2) / (1 + weight)
    half = Z * ((rate * (1 - rate) + Z * Z / (4 * whole)) / whole) ** 0.5 / (1 + weight)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def interval(part: int, whole: int) -> str:
    bounds = wilson(part, whole)
    return "-" if bounds is None else f"{percent(bounds[0])}..{percent(bounds[1])}"


def escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|")


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first column is text and whose others are figures."""
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"{len(row)} cells under {len(head)} heads: {row}")
        lines.append("| " + " | ".join(map(escaped, row)) + " |")
    return "\n".join(lines)
