"""Whether memory stays where it is over a million calls."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from table import table

from endurance import EnduranceClient

CALLS, PARTS = 1_000_000, 5
STATM = Path("/proc/self/statm")


def steady(calls: int = CALLS) -> str:
    """Resident memory, and blocks that Python's allocator holds, after each part of the calls; each has a text of its
    own, so that nothing can be remembered."""
    client = EnduranceClient()
    rows = [["0", *held()]]
    for part in range(1, PARTS + 1):
        for call in range((part - 1) * calls // PARTS, part * calls // PARTS):
            found = client.evaluate(query="When?", response=f"It opens at {call}.", rag_documents=["It opens at 9."])
            if found.overall_score is None:
                raise SystemExit(f"call {call} was not measured")
        rows.append([f"{part * calls // PARTS:,}", *held()])
    return table(["calls of `evaluate`", "resident MB", "Python's blocks"], rows)


def held() -> list[str]:
    """What this process holds now."""
    resident = "not measured: no /proc"
    if STATM.exists():
        pages = int(STATM.read_text().split()[1])
        resident = f"{pages * os.sysconf('SC_PAGE_SIZE') / 1e6:.1f}"
    return [resident, f"{sys.getallocatedblocks():,}"]
