"""The simple rules that every figure stands beside: flag all, flag the long, flag 13 words that the source lacks."""

from __future__ import annotations

import re
from functools import lru_cache

NOVEL_WORDS = 13

WORD = re.compile(r"[^\W\d_]{3,}")

STOP = frozenset("""
about all also and any are been being but can could did does each for from had has have her here him his how into its may might more most
must not other our over she should some such than that the their them then there these they this those under very was were what when where
which who whom why will with would you your
""".split())


def content_words(text: str) -> frozenset[str]:
    """Lower-cased alphabetic words of three letters or more that are not in the stop list."""
    return frozenset(WORD.findall(text.lower())) - STOP


@lru_cache(maxsize=64)
def source_words(source: str) -> frozenset[str]:
    return content_words(source)


def novel_words(response: str, source: str) -> int:
    """How many different content words of the response the source does not contain."""
    return len(content_words(response) - source_words(source))


def length(response: str) -> int:
    """Words of a response, as spaces part them."""
    return len(response.split())
