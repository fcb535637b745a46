"""The command `endurance`, as the wheel installs it: without Parquet."""

from __future__ import annotations

import signal
import sys

from endurance import _native


def main() -> int:
    """Runs the command with the arguments of this process and returns its exit status."""
    # Python's own handler would wait until the run is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.run(["endurance", *sys.argv[1:]])
