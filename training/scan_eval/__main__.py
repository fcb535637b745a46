#!/usr/bin/env python3
"""Measure the detector, and print the tables.

    python3 training/scan_eval [--only NAME ...] [--data DIR] [--endurance COMMAND] [--out DIR] [--page FILE]

Thresholds are the engine's own: a text counts as flagged when its answer says `is_malicious`. A row that could not be read counts
as not flagged, and in a column of its own. Each table is written to OUT/detector-NAME.md; with --page all of them to one page,
with what training/scan_eval/peers wrote. The inputs and the answers stay in OUT/detector/.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import convert  # noqa: E402
from scan_eval.engine import Engine  # noqa: E402
from scan_eval.measures import MEASURES, Bench  # noqa: E402

HEAD = """# How well the detector does

Measured by `make eval` with {version} on the development data, thresholds as shipped. Texts that the rules were written with are among
them, so this says what works and what does not, and not how it does on attacks nobody has seen; [families kept apart](#families-kept-apart)
say that. A figure is a share in per cent unless its head says otherwise.
"""

NOT_RUN = "<!-- not run: it needs the labelled data and a release build -->"

PEERS = f"""## Other detectors

Not measured here. The head of the program says how:

{NOT_RUN}
```sh
python3 training/scan_eval/peers --help
```
"""


def section(name: str, body: str) -> str:
    measure = MEASURES[name]
    return f"## {measure.title}\n\n{measure.about}\n\n{NOT_RUN}\n```sh\npython3 training/scan_eval --only {name}\n```\n\n{body}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=MEASURES, help="this measure alone; can be repeated")
    parser.add_argument("--data", type=Path, default=convert.repository_data(), help="folder with injection/")
    parser.add_argument("--endurance", default="target/release/endurance", help="the command")
    parser.add_argument("--out", type=Path, default=Path("out/eval"))
    parser.add_argument("--page", type=Path, help="write all sections to this file; not with --only")
    arguments = parser.parse_args()
    if arguments.page and arguments.only:
        parser.error("--page has all measures: leave --only out")
    bench = Bench(Engine(arguments.endurance, arguments.out / "detector"), arguments.data)
    sections = []
    for name in arguments.only or MEASURES:
        started = time.perf_counter()
        sections.append(section(name, MEASURES[name].run(bench)))
        (arguments.out / f"detector-{name}.md").write_text(sections[-1], encoding="utf-8")
        print(f"{sections[-1]}", flush=True)
        print(f"{name}: {time.perf_counter() - started:.1f} s", file=sys.stderr, flush=True)
    if arguments.page:
        peers = arguments.out / "detector-peers.md"
        sections.append(peers.read_text(encoding="utf-8") if peers.is_file() else PEERS)
        arguments.page.write_text("\n".join([HEAD.format(version=bench.engine.version()), *sections]), encoding="utf-8")


if __name__ == "__main__":
    main()
