"""Count in how many passages each English word occurs; write endurance-core/data/words_en.tsv.

Reads the grounding sets and the benign English rows of the injection sets from ENDURANCE_DATA
(default: ../shared/data beside the repository). The output depends only on those files.

Usage: python3 training/words.py
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "endurance-core" / "data" / "words_en.tsv"
GROUNDING = "ragtruth_qa mtrag summedits wice begin_wow begin_cmu begin_tc".split()
FILES = [f"grounding/{n}.jsonl.gz" for n in GROUNDING]
FILES += [f"injection/{n}.jsonl.gz" for n in ("dev", "dev_extra")]
PASSAGE_WORDS = 100
MIN_PASSAGES = 4
MAX_WORDS = 24_000
# A word stands alone: "x86", "foo_bar" and words with letters outside a-z do not count.
WORD = re.compile(r"(?<!\w)[a-z]+(?:'[a-z]+)?(?!\w)")
HEADER = """\
# name: words_en
# version: 1
# source: counts over ragtruth_qa, mtrag, summedits, wice, begin, injection dev sets
# licence: counts only; sets under MIT, Apache-2.0, ODC-BY, CC BY, CC BY-SA, CDLA-Sharing
# passages: {passages}
# columns: word  passages
# How many passages of about 100 words contain a word: the weight of rare and common English words. Made by training/words.py.
"""


def texts(data: Path) -> Iterator[str]:
    """Source texts of the grounding sets, then benign English texts of the injection sets."""
    for file in FILES:
        with gzip.open(data / file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if "source" in row:
                    yield row["source"]
                elif row["label"] == 0 and row["lang"] == "en":
                    yield row["text"]


def fold(text: str) -> str:
    """Lower case without diacritics, entities decoded, curly apostrophes made straight."""
    plain = html.unescape(text).replace("\u2019", "'").replace("\u02bc", "'").lower()
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def passages(text: str) -> Iterator[str]:
    """The text cut into equal parts of about PASSAGE_WORDS words."""
    words = text.split()
    parts = max(1, round(len(words) / PASSAGE_WORDS)) if words else 0
    for i in range(parts):
        yield " ".join(words[i * len(words) // parts : (i + 1) * len(words) // parts])


def count(data: Path) -> tuple[int, Counter[str]]:
    """The number of passages, and for each word the number of passages it occurs in."""
    seen: set[str] = set()
    total, counts = 0, Counter[str]()
    for text in map(fold, texts(data)):
        key = " ".join(text.split())
        for passage in () if key in seen else passages(text):
            total += 1
            counts.update({word.removesuffix("'s") for word in WORD.findall(passage)})
        seen.add(key)
    return total, counts


def main() -> int:
    """Write the table; 1 when a data file is missing."""
    data = Path(os.environ.get("ENDURANCE_DATA") or ROOT.parent / "shared" / "data")
    missing = [str(data / file) for file in FILES if not (data / file).is_file()]
    if missing:
        print("missing data (set ENDURANCE_DATA): " + ", ".join(missing), file=sys.stderr)
        return 1
    total, counts = count(data)
    frequent = [(word, n) for word, n in counts.items() if n >= MIN_PASSAGES]
    kept = sorted(sorted(frequent, key=lambda item: (-item[1], item[0]))[:MAX_WORDS])
    body = "".join(f"{word}\t{n}\n" for word, n in kept)
    OUTPUT.write_text(HEADER.format(passages=total) + body, encoding="utf-8", newline="\n")
    print(f"{OUTPUT.relative_to(ROOT)}: {len(kept)} of {len(frequent)} words, {total} passages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
