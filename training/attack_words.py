#!/usr/bin/env python3
"""Write `endurance-core/data/attack_words.tsv` from one file a language, and the compact file that the engine reads.

    python3 training/attack_words.py [FOLDER]

FOLDER holds LANG.tsv with lines CLASS<TAB>form|form|form. Forms are put in lower case and in order, each once; a form that a
language has in several classes stays in the first three, in the order of the classes in the file of English. Without FOLDER only
`attack_words.bin` is made anew: its hashes are those of the engine, so that a program of the engine writes it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "endurance-core" / "data" / "attack_words.tsv"
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "tr", "id", "vi", "hi", "hi-Latn", "ar", "zh", "ja", "ko")
HEAD = """\
# name: attack_words
# version: 1
# source: written for this project
# licence: MIT OR Apache-2.0
# Classes of words in attacks on an assistant, and of words that disarm. Columns: class, language, forms. A form is a word, a phrase of
# fixed words, or with * the beginning of a word; Chinese and Japanese forms are characters as they stand. training/attack_words.py sorts.
"""


def rows(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, _, forms = line.partition("\t")
        own = found.setdefault(name.strip(), [])
        for form in forms.replace("\t", "|").split("|"):
            form = " ".join(form.strip().lower().split())
            if form.strip("*") and form not in own:
                own.append(form)
    return found


def compact() -> None:
    command = ["cargo", "run", "--release", "-p", "endurance-core", "--features", "training", "--example", "attack_words", "--"]
    subprocess.run([*command, str(OUT), str(OUT.with_suffix(".bin"))], check=True, cwd=OUT.parent)


def main() -> None:
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
    compact()


def write(folder: Path) -> None:
    languages = {name: rows(folder / f"{name}.tsv") for name in LANGUAGES if (folder / f"{name}.tsv").is_file()}
    order = list(dict.fromkeys(name for found in languages.values() for name in found))
    lines = [f"{name}\t{language}\t{'|'.join(sorted(found[name]))}\n"
             for name in order for language, found in languages.items() if found.get(name)]
    OUT.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(order)} classes, {', '.join(languages)}, {sum(len(forms) for found in languages.values() for forms in found.values())} forms")


if __name__ == "__main__":
    main()
