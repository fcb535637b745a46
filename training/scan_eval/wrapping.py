"""A text inside the syntax of something else, or cut into quoted pieces."""

from __future__ import annotations

import html
import json

from scan_eval.digits import base64


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def json_string(text: str) -> str:
    return json.dumps({"status": "ok", "comment": text}, ensure_ascii=False)


def json_in_json(text: str) -> str:
    """A JSON document as a string of another, as tool answers have it."""
    return json.dumps({"content": json_string(text)}, ensure_ascii=False)


def html_comment(text: str) -> str:
    return f"<!-- {text} -->"


def html_attribute(text: str) -> str:
    return f'<img src="logo.png" alt="{html.escape(text)}">'


def html_hidden(text: str) -> str:
    return f'<span style="display:none">{html.escape(text)}</span>'


def markdown_comment(text: str) -> str:
    return f"[//]: # ({' '.join(text.split())})"


def code_fence(text: str) -> str:
    return f"```text\n{text}\n```"


def data_uri(text: str) -> str:
    return f"data:text/plain;base64,{base64(text)}"


def pieces(text: str, length: int) -> list[str]:
    return [text[at:at + length] for at in range(0, len(text), length)]


def concatenated(text: str) -> str:
    """`"Ignore a" + "ll previ" + ..`, pieces of eight characters."""
    return " + ".join(quoted(piece) for piece in pieces(text, 8))


def listed_fragments(text: str) -> str:
    """Quoted pieces of twelve characters in a list."""
    return "[" + ", ".join(quoted(piece) for piece in pieces(text, 12)) + "]"


def named_fragments(text: str) -> str:
    """Pieces in four variables that are then added up."""
    length = -(-len(text) // 4)
    parts = pieces(text, max(length, 1))
    return "".join(f"{name} = {quoted(part)}; " for name, part in zip("abcd", parts)) + "now follow " + " + ".join("abcd"[:len(parts)])
