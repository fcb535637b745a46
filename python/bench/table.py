"""Tables in Markdown, which a terminal shows as well; and what figures mean nothing without."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import environment


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns padded; the first is names, the rest figures."""
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        return f"| {' | '.join(padded)} |"

    rule = "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])])
    return "\n".join([line(heads), f"|{rule}|", *map(line, rows)])


def machine() -> str:
    """Processor, load, commit, Python."""
    load = f"{os.getloadavg()[0]:.1f}"
    command = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True).stdout.strip() or "unknown"
    cores = f"{os.cpu_count()} cores, load {load}"
    return f"{processor()}, {cores}, commit {commit}, {platform.python_implementation()} {platform.python_version()}"


def processor() -> str:
    """The model, where Linux tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def peers() -> str:
    """The pinned packages and the versions that run."""
    pinned = (environment.HERE / "requirements.txt").read_text().splitlines()
    names = [line.split("==")[0] for line in pinned if "==" in line]
    return ", ".join(f"{name} {version(name)}" for name in names)
