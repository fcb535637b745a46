#!/usr/bin/env python3
"""Score what `endurance verify` says of the labelled sets.

    python3 training/evaluate                           all sections, into out/eval/*.md
    python3 training/evaluate --section spans           one section
    python3 training/evaluate --errors mtrag --limit 50 the worst errors of a set, to read

Run `make eval` first: it converts the sets and has the engine answer them. `--page` writes the page of the documentation as well.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluate import errors, invariance, page, sets, unseen  # noqa: E402
from evaluate.bootstrap import SAMPLES, SEED  # noqa: E402
from evaluate.study import Study  # noqa: E402


NAMES = [*(section.name for section in page.SECTIONS), page.UNSEEN[0], page.INVARIANCE[0]]


def made(options: argparse.Namespace) -> dict[str, str]:
    """The text of each wanted section, by name."""
    found = sets.load(options.inputs, options.outputs, options.sets)
    studies = [Study(each, options.samples, options.seed) for each in found]
    wanted = options.section or NAMES
    texts = {section.name: page.block(*section[:3], section.make(studies)) for section in page.SECTIONS if section.name in wanted}
    if page.UNSEEN[0] in wanted:
        texts[page.UNSEEN[0]] = page.block(*page.UNSEEN, unseen.unseen(unseen.load(options.unseen, found, options.samples)))
    if page.INVARIANCE[0] in wanted:
        folder = options.invariance
        parts = invariance.invariance(options.outputs, folder, folder.with_name(f"{folder.name}-answers"))
        texts[page.INVARIANCE[0]] = page.block(*page.INVARIANCE, parts)
    return texts


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training/evaluate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=Path, default=Path("out/eval/grounding"), help="folder that training/convert.py wrote")
    parser.add_argument("--outputs", type=Path, default=Path("out/eval/grounding-answers"), help="folder of the engine's outputs, same file names")
    parser.add_argument("--unseen", type=Path, default=Path("out/eval/unseen.jsonl"), help="what training/claims.py --risks wrote")
    parser.add_argument("--invariance", type=Path, default=Path("out/eval/invariance"), help="folder that training/evaluate/invariance.py wrote")
    parser.add_argument("--out", type=Path, default=Path("out/eval"), help="folder for one .md per section")
    parser.add_argument("--page", type=Path, help="the page of the documentation, written whole")
    parser.add_argument("--section", action="append", choices=NAMES, help="only this section, printed and not written; repeatable")
    parser.add_argument("--sets", nargs="+", default=[], help="only these sets")
    parser.add_argument("--samples", type=int, default=SAMPLES, help="bootstrap samples")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--errors", metavar="SET", help="print the worst errors of a set")
    parser.add_argument("--kind", choices=tuple(errors.KINDS), help="only errors of this kind")
    parser.add_argument("--limit", type=int, default=20, help="how many errors of each kind")
    parser.add_argument("--sources", action="store_true", help="print the documents of each error as well")
    options = parser.parse_args()
    if options.page and (options.section or options.sets):
        parser.error("--page takes all sections of all sets")
    return options


def main() -> None:
    options = parse()
    if options.errors:
        [found] = sets.load(options.inputs, options.outputs, [options.errors])
        print(errors.listed(found, [options.kind] if options.kind else list(errors.KINDS), options.limit, options.sources))
        return
    texts = made(options)
    print("\n".join(texts.values()))
    if options.section or options.sets:
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (options.out / f"{name}.md").write_text(text, encoding="utf-8")
    if options.page:
        twins = (options.inputs / "twins_test.jsonl").is_file()
        options.page.write_text("\n".join([page.head(options.samples, twins), *texts.values()]), encoding="utf-8")


if __name__ == "__main__":
    main()
