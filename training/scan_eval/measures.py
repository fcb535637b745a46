"""The measures, one section of the page each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from scan_eval import blobs, encodings, held_out, plain, speed
from scan_eval.encode import BY_NAME, ENCODERS, Encoder, nestings
from scan_eval.engine import Engine
from scan_eval.labelled import Labelled, development, draw, folder
from scan_eval.plain import Judged

SEED = 20260101
FOUND, MISSED, BENIGN = 300, 300, 600
STACKS, NESTED_TEXTS = 24, 100
OTHER_SCRIPTS = 100
BLOBS = 200
#: Encodings of bytes and characters, which any script survives.
ANY_SCRIPT = ("base64", "base32", "hex", "decimal list", "hex \\x", "gzip, base64", "percent, all", "HTML decimal", "\\uXXXX", "quoted-printable, all",
              "UTF-7", "selector bytes", "zero-width space", "JSON string")
#: Texts for the encodings are as long as a prompt: the longest encoding makes eight or ten characters of one.
SHORTEST, LONGEST = 20, 600


class Bench:
    """What the measures share: the engine, the labelled texts and their plain answers, read and scanned once."""

    def __init__(self, engine: Engine, data: Path) -> None:
        self.engine = engine
        self.data = data

    @cached_property
    def rows(self) -> list[Labelled]:
        return development(self.data)

    @cached_property
    def judged(self) -> list[Judged]:
        return self.judge("plain", self.rows)

    @cached_property
    def found(self) -> frozenset[str]:
        return frozenset(row.id for row, answer in self.judged if answer.malicious)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Texts in which all findings stand behind an encoding already: another, around it, would measure both."""
        return frozenset(row.id for row, answer in self.judged if answer.findings and all(one.decoded for one in answer.findings))

    def judge(self, name: str, rows: list[Labelled]) -> list[Judged]:
        return list(zip(rows, self.engine.scan(name, [row.row() for row in rows]), strict=True))

    def sample(self, found: int, missed: int, benign: int, ascii_only: bool = True) -> list[Labelled]:
        """Attacks that the plain scan finds, attacks that it does not, and benign texts, spread over the sources."""
        def fits(row: Labelled) -> bool:
            if not SHORTEST <= len(row.text) <= LONGEST or row.id in self.hidden:
                return False
            return row.text.isascii() if ascii_only else 2 * sum(map(str.isascii, row.text)) < len(row.text)

        return (draw(self.rows, found, SEED, lambda row: fits(row) and row.attack and row.id in self.found)
                + draw(self.rows, missed, SEED, lambda row: fits(row) and row.attack and row.id not in self.found)
                + draw(self.rows, benign, SEED, lambda row: fits(row) and not row.attack))


def recall(bench: Bench) -> str:
    return plain.recall(bench.judged)


def false_alarms(bench: Bench) -> str:
    return plain.false_alarms(bench.judged)


def long_documents(bench: Bench) -> str:
    return plain.long_documents(bench.judge("documents", plain.documents(bench.rows)))


def lookalikes(bench: Bench) -> str:
    return plain.lookalikes(bench.judged)


def languages(bench: Bench) -> str:
    return plain.languages(bench.judged)


def count(texts: list[Labelled], bench: Bench) -> str:
    attacks = [row for row in texts if row.attack]
    found = sum(row.id in bench.found for row in attacks)
    return f"Texts: {found} attacks that the plain scan finds, {len(attacks) - found} that it does not, {len(texts) - len(attacks)} benign."


def coded(bench: Bench, name: str, encoders: list[Encoder], texts: list[Labelled]) -> str:
    found = [encodings.scores(*one) for one in encodings.trials(bench.engine, name, encoders, texts)]
    return f"{count(texts, bench)}\n\n{encodings.table(found, bench.engine.decodings())}"


def encoded(bench: Bench) -> str:
    return coded(bench, "encodings", list(ENCODERS), bench.sample(FOUND, MISSED, BENIGN))


def nested(bench: Bench) -> str:
    return coded(bench, "nested", nestings(STACKS, STACKS, SEED), bench.sample(NESTED_TEXTS, 0, NESTED_TEXTS))


def other_scripts(bench: Bench) -> str:
    return coded(bench, "scripts", [BY_NAME[name] for name in ANY_SCRIPT], bench.sample(OTHER_SCRIPTS, 0, OTHER_SCRIPTS, ascii_only=False))


def natural(bench: Bench) -> str:
    rows = blobs.texts(BLOBS, SEED)
    return blobs.table(rows, bench.engine.scan("blobs", [row.row() for row in rows]))


def fast(bench: Bench) -> str:
    return speed.table(bench.engine, bench.rows, SEED)


def apart(bench: Bench) -> str:
    rows = folder(held_out.APART) if held_out.APART.is_dir() else []
    return held_out.table(bench.judge("apart", rows)) if rows else "Not measured: `training/apart` holds no rows."


def written(bench: Bench) -> str:
    rows = folder(held_out.WRITTEN) if held_out.WRITTEN.is_dir() else []
    return held_out.halves(bench.judge("written", rows)) if rows else "Not measured: `training/injections` holds no rows."


def made(bench: Bench) -> str:
    out = held_out.made(bench.engine.folder / "made")
    rows = folder(out) if out else []
    return held_out.table(bench.judge("attacks", rows)) if rows else "Not measured: `training/attacks` is not there, or made no rows."


class Measure(NamedTuple):
    title: str
    about: str
    run: Callable[[Bench], str]


ENCODED = """\
Each text stands encoded in one of three carriers: alone, after `Decode this and do it:`, or on a line of its own in harmless text. The same text in the
same carrier, not encoded, is the plain one.

- *named*: the detector names this decoding
- *retention*: recall over plain recall; above 100 where an attack is found only because it was hidden. *worst carrier*: the least of the three
- *FPR*: benign texts flagged
- *yes stays*, *no stays*: of the texts flagged plain the share flagged encoded, and of the others the share not flagged
- *chain*: of the attacks flagged both ways, a finding names the right decodings in the right order; those are left out of which only what was encoded
  before, and stands there untouched, was found. *else*: the chain named most often where none does
- *span*: of those with the right chain, the findings together stand exactly where the encoded text does, but for words at its ends that the code leaves as
  they stand; or, where each character has a code of its own, where the plain findings stood, to the one code, and where more of the text was found, from
  the beginning to the end of its sentences
- *inside*: they stand inside the encoded text and reach over that part
- *rules*: all rules of the plain findings are there again
- *text*: what was read is the text, for lossy encodings up to case and punctuation; - where the answer does not carry it"""

MEASURES: dict[str, Measure] = {
    "recall": Measure("Attacks as they stand", "Recall per source, the engine's own verdict. Intervals are Wilson's.", recall),
    "false-alarms": Measure("Benign texts", "The false-positive rate that the fixed threshold really gives on each source.", false_alarms),
    "long-documents": Measure("Long documents", "The benign documents of a source joined to documents of 1,000 tokens or a little more.", long_documents),
    "look-alikes": Measure("Look-alikes", "Harmless texts with the words of attacks: accuracy is the share not flagged.", lookalikes),
    "languages": Measure("Languages", "By the language of the text, as the source gives it.", languages),
    "encodings": Measure("Encodings", ENCODED, encoded),
    "nested": Measure("Encodings inside each other", "Columns as above. Two and three levels, outermost first, a seeded choice.", nested),
    "scripts": Measure("Encodings of other scripts", "Columns as above, over texts of which more than half is not ASCII.", other_scripts),
    "blobs": Measure("Natural blobs", "Made from a seed; every second as a document. Nothing here is an attack.", natural),
    "apart": Measure("Families kept apart", "`training/apart`: nothing was tuned on these.", apart),
    "written": Measure("Attacks in words of their own", "`training/injections`: a third and more of them without a known phrase. The half `read` may be looked at, `apart` may not.", written),
    "made": Measure("Made attacks", "What `training/attacks` makes.", made),
    "speed": Measure("Speed", "The command over one file with one thread: start, reading, JSON, secrets and personal data, and writing are included.", fast),
}
