"""Measures and prints; `--write PATH` writes the tables to a page as well."""

from __future__ import annotations

import argparse
from pathlib import Path

import javascript
from batches import batches
from call import calls
from composites import composites
from footprint import footprint
from steady import steady
from table import machine, peers


def main() -> None:
    """Prints table after table, so that a person sees that it goes on."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", type=Path, metavar="PATH", help="a Markdown page to write as well")
    written: Path | None = arguments.parse_args().write
    versions = [peers(), *([] if javascript.absent() else [javascript.versions()])]
    page = []
    for part in (machine, footprint, calls, batches, composites, steady, lambda: f"Peers: {'; '.join(versions)}."):
        page.append(part())
        print(page[-1], end="\n\n", flush=True)
    if written:
        head = "# Benchmark from Python\n\nMade by `make bench`; docs/performance.md says how to read it."
        written.write_text("\n\n".join([head, *page]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
