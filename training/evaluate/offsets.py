"""The engine counts offsets in bytes of UTF-8, the annotations in code points."""

from __future__ import annotations


def code_points(text: str, start: int, end: int) -> tuple[int, int]:
    """A span of bytes of `text` as a span of code points. A bound inside a character counts as before it."""
    if text.isascii():
        return start, end
    encoded = text.encode()
    return len(encoded[:start].decode(errors="ignore")), len(encoded[:end].decode(errors="ignore"))
