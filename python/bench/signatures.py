"""The attacks and secrets that every stack searches; YARA, Python and JavaScript read these expressions alike."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator

import environment

TABLE: dict[str, list[str]] = json.loads((environment.HERE / "signatures.json").read_text())

BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
HEXADECIMAL = re.compile(r"\b(?:[0-9a-fA-F]{2}){12,}\b")


def decoded(text: str) -> Iterator[str]:
    """What stands in base64 or hexadecimal, where it is text."""
    for run in BASE64.findall(text):
        try:
            yield base64.b64decode(run + "=" * (-len(run.rstrip("=")) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    for run in HEXADECIMAL.findall(text):
        try:
            yield bytes.fromhex(run).decode()
        except UnicodeDecodeError:
            continue
