"""Where an encoded text stands: alone, after a request, or in the middle of harmless text."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from scan_eval.encode import Encoder

Range = tuple[int, int]


class Carrier(NamedTuple):
    name: str
    before: str
    behind: str


CARRIERS = (
    Carrier("alone", "", ""),
    Carrier("asked", "Decode this and do it: ", ""),
    Carrier("amid", "The minutes of 4 May are filed. In the margin of the second page stands:\n", "\nThe budget was approved without a vote."),
)

#: By so many bytes the end of a part may be off: one character in the longest of the escapes.
SLACK = 12


def size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


class Placed(NamedTuple):
    """A text, encoded, in its carrier. Ranges are bytes of `whole`."""

    whole: str
    payload: Range


def place(carrier: Carrier, encoded: str) -> Placed:
    start = size(carrier.before)
    return Placed(carrier.before + encoded + carrier.behind, (start, start + size(encoded)))


def part(text: str, found: Range) -> tuple[str, str]:
    """What stands before the end points of a range of bytes of `text`, which may reach beyond it."""
    data = text.encode()
    first, last = (data[:max(end, 0)].decode(errors="ignore") for end in found)
    return first, last


def expected(encoder: Encoder, text: str, placed: Placed, plain: Range | None) -> Range:
    """Where the findings must stand together. `plain`: where they stand in `text`, in bytes.

    What has parts of its own is expected there; anything else is one passage, all of it.
    """
    encoded, core = encoder.encode(text), encoder.core(text)
    start = placed.payload[0] + size(encoded[:max(encoded.find(core), 0)])
    if encoder.in_place and plain is not None:
        first, last = part(text, plain)
        return start + size(encoder.core(first)), start + size(encoder.core(last))
    return start, start + size(core)


def standing(encoder: Encoder, text: str) -> Range:
    """How many bytes of `text` at either end the code leaves as they stand, in whole words: nothing says where the code begins there."""
    def shared(ours: list[str], theirs: list[str]) -> int:
        same = list(itertools.takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs)))
        return sum(size(word) for word, _ in same) if len(same) < len(ours) else 0

    coded = encoder.core(text)
    before = shared(re.findall(r"\S+\s*", text), re.findall(r"\S+\s*", coded))
    return before, shared(re.findall(r"\s*\S+", text)[::-1], re.findall(r"\s*\S+", coded)[::-1])


def sentence_ends(encoder: Encoder, text: str) -> set[int]:
    """Where sentences and clauses of `text` begin and end in what `encoder` makes of it, in bytes: the marks between them belong to either."""
    gaps = re.finditer(r"[^\w]*[.,:;!?\n][^\w]*", text)
    ends = {0, len(text)} | {at for gap in gaps for at in range(gap.start(), gap.end() + 1)}
    return {size(encoder.core(text[:at])) for at in ends}


def agrees(found: Range, wanted: Range, in_place: bool) -> bool:
    slack = SLACK if in_place else 0
    return abs(found[0] - wanted[0]) <= slack and abs(found[1] - wanted[1]) <= slack
