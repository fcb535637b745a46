"""What the package takes before it does anything: time to import, memory, disk."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from table import table

INTERPRETERS = 15
IMPORTS = ["import endurance", "from endurance import EnduranceClient"]

# Resident memory in pages, before and after: both of one process.
MEMORY = """
def pages():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1])
before = pages()
from endurance import EnduranceClient
imported = pages()
found = EnduranceClient().evaluate(query="When?", response="It opens at 9.", rag_documents=["The office opens at 9."])
found.overall_score
print(imported - before, pages() - before)
"""


def footprint() -> str:
    """The rows, with their goals."""
    nothing, *imported = import_times()
    rows = [
        *(
            [f"`{code}`, CPU ms more", f"{took - nothing:.1f}", "30"]
            for code, took in zip(IMPORTS, imported, strict=True)
        ),
        ["`python -c pass`, CPU ms", f"{nothing:.1f}", ""],
        ["installed, MB", f"{installed():.1f}", "10"],
    ]
    if Path("/proc/self/statm").exists():
        after_import, after_first = memory()
        rows += [
            ["memory after importing the client, MB more", f"{after_import:.1f}", "15"],
            ["memory after the first evaluation, MB more", f"{after_first:.1f}", "15"],
        ]
    else:
        rows.append(["memory: not measured, this system has no /proc", "", ""])
    return table(["", "measured", "at most"], rows)


def import_times() -> list[float]:
    """CPU milliseconds of an interpreter that does nothing, of one that imports the package, and of one that imports
    the client: names are loaded when they are first asked for."""
    codes = ["pass", *IMPORTS]
    for code in codes:
        cpu(code)  # reads the files once
    rounds = [[cpu(code) for code in codes] for _ in range(INTERPRETERS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def cpu(code: str) -> float:
    """CPU milliseconds of a fresh interpreter."""
    process = subprocess.Popen([sys.executable, "-c", code])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"`{code}` failed")
    return 1e3 * (usage.ru_utime + usage.ru_stime)


def memory() -> tuple[float, float]:
    """Megabytes that importing adds, and that importing and evaluating once add."""
    page = os.sysconf("SC_PAGE_SIZE") / 1e6
    rounds = []
    for _ in range(INTERPRETERS):
        told = subprocess.run([sys.executable, "-c", MEMORY], check=True, capture_output=True, text=True).stdout
        rounds.append([int(pages) * page for pages in told.split()])
    after_import, after_first = (statistics.median(values) for values in zip(*rounds, strict=True))
    return after_import, after_first


def installed() -> float:
    """Megabytes of the files that pip installed."""
    files = [Path(str(file.locate())) for file in distribution("endurance-eval").files or ()]
    return sum(path.stat().st_size for path in files if path.exists()) / 1e6
