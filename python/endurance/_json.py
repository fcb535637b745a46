"""JSON of requests and answers, as the middleware reads it: whoever sends it chooses its shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from endurance.errors import EnduranceError

# A half of a UTF-16 pair without its other half, which is no Unicode.
HALF = re.compile("[\ud800-\udfff]")

# Escapes of JSON, and in the group such a half.
ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\ud800-\udfff])|\\."
)

# Digits of a whole number that Python reads under every setting of its limit.
DIGITS = 640


def mended(value: Any) -> Any:
    """A text without halves of UTF-16 pairs, which become U+FFFD; what is no text as it is."""
    return HALF.sub("\ufffd", value) if isinstance(value, str) else value


def parsed(body: bytes) -> Any:
    """A JSON value; ValueError for what is none. Halves of UTF-16 pairs become U+FFFD, so that all text is Unicode, and
    whole numbers that are too long for Python become floats."""
    text = body.decode(json.detect_encoding(body), "surrogatepass")
    text = ESCAPES.sub(lambda found: "\ufffd" if found[1] else found[0], text)
    try:
        return json.loads(text, parse_int=lambda digits: (int if len(digits) <= DIGITS else float)(digits))
    except RecursionError:
        raise ValueError("values stand in each other too deep") from None


def texts(value: Any) -> list[str]:
    """The texts of a JSON value in which an attack can stand, each once.

    Each string alone, names of fields too, since words around an attack can make it look harmless. And strings
    together, with a space and without, since it may be in pieces, of words too: those under each name, which are apart
    from such as `"type": "text"` between them; all values; and all with the names. At most eight times the bytes.
    """
    found = [(text, names) for text, names in strings(value) if text]
    groups: dict[str, list[str]] = {}
    for text, names in found:
        for name in names:
            groups.setdefault(name, []).append(text)
    alone = [text for text, _ in found]
    together = [*groups.values(), [text for text, names in found if names]]
    joined = [between.join(group) for group in together for between in (" ", "")]
    return [text for text in dict.fromkeys([*alone, *joined, " ".join(alone)]) if text]


def strings(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All strings of a JSON value in their order, each with the names that it stands under: none for what is a name
    itself. Not recursive, since a sender chooses the depth."""
    left: list[tuple[Any, tuple[str, ...]]] = [(value, ("",))]
    while left:
        one, names = left.pop()
        if isinstance(one, str):
            yield one, names
        elif isinstance(one, dict):
            for name, inner in reversed(one.items()):
                # The text of a part stands for the part, which may be a string too.
                left += [(inner, (name, names[0]) if name == "text" else (name,)), (name, ())]
        elif isinstance(one, list):
            left += [(inner, names) for inner in reversed(one)]


def at(value: Any, path: str) -> Any:
    """What stands at a path of names and numbers of items, or None."""
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and re.fullmatch(r"-?[0-9]+", step) and -len(value) <= int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def put(body: bytes, answered: Any, field: str, written: bytes) -> bytes:
    """The body with a field more. Its own bytes stay: written anew, its numbers might not be the same."""
    if not isinstance(answered, dict) or field in answered:
        raise EnduranceError(f"the answer must be a JSON object without the field {field!r}", "invalid_field")
    text = body.decode(json.detect_encoding(body), "surrogatepass")
    head = text.rstrip().removesuffix("}").encode("utf-8", "surrogatepass")
    return head + (b"," if answered else b"") + json.dumps(field).encode() + b":" + written + b"}"
