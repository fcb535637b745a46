"""The command `endurance`, as the wheel installs it: without Parquet."""

import sys

from endurance import _native


def main() -> int:
    """Runs the command with the arguments of this process and returns its exit status."""
    return _native.run(["endurance", *sys.argv[1:]])
