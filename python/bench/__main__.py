"""The Python part of `make bench`: what a call costs beside the engine, and what other stacks cost for such work.

    python3 python/bench [--write docs/benchmark-python.md]

Makes an environment of its own under the target folder (pinned peers, the package, the Node packages), then measures in
it. Needs cargo, Python 3.11 and, for one row, node. Nothing fails on time.
"""

from __future__ import annotations

import subprocess
import sys

import environment


def main() -> int:
    """Prepares, then measures with the prepared interpreter."""
    made = environment.prepare()
    measure = environment.HERE / "measure.py"
    return subprocess.call([made, "-B", measure, *sys.argv[1:]], cwd=environment.ROOT)


if __name__ == "__main__":
    sys.exit(main())
