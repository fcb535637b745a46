"""Letters of other scripts, and styled ones, that look like Latin letters."""

from __future__ import annotations

import unicodedata

UPPER, LOWER, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"

CYRILLIC = str.maketrans("aeopcyxsijhkABEKMHOPCTXSIJ", "аеорсухѕіјһкАВЕКМНОРСТХЅІЈ")
GREEK = str.maketrans("aeioupvxynABEZHIKMNOPTXY", "αειουρνχγηΑΒΕΖΗΙΚΜΝΟΡΤΧΥ")
SMALL_CAPS = str.maketrans(LOWER, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ")
UPSIDE_DOWN = str.maketrans(LOWER + ".,?!'", "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz˙'¿¡,")

# Mathematical letters that Unicode had already given another place.
SCRIPT_HOLES = {"B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ"}
DOUBLE_STRUCK_HOLES = {"C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"}
FRAKTUR_HOLES = {"C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"}


def styled(upper: int, lower: int, digits: int | None = None, holes: dict[str, str] | None = None) -> dict[int, str]:
    """A table from Latin letters to the blocks that begin at these codes."""
    table = {ord(c): chr(upper + nth) for nth, c in enumerate(UPPER)} | {ord(c): chr(lower + nth) for nth, c in enumerate(LOWER)}
    if digits is not None:
        table |= {ord(c): chr(digits + nth) for nth, c in enumerate(DIGITS)}
    return table | {ord(c): other for c, other in (holes or {}).items()}


BOLD = styled(0x1D400, 0x1D41A, 0x1D7CE)
SCRIPT = styled(0x1D49C, 0x1D4B6, holes=SCRIPT_HOLES)
DOUBLE_STRUCK = styled(0x1D538, 0x1D552, 0x1D7D8, DOUBLE_STRUCK_HOLES)
FRAKTUR = styled(0x1D504, 0x1D51E, holes=FRAKTUR_HOLES)
MONOSPACE = styled(0x1D670, 0x1D68A, 0x1D7F6)
CIRCLED = styled(0x24B6, 0x24D0)
SQUARED = styled(0x1F130, 0x1F130)
FULL_WIDTH = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {0x20: "\u3000"}


def cyrillic(text: str) -> str:
    return text.translate(CYRILLIC)


def greek(text: str) -> str:
    return text.translate(GREEK)


def bold(text: str) -> str:
    return text.translate(BOLD)


def script(text: str) -> str:
    return text.translate(SCRIPT)


def double_struck(text: str) -> str:
    return text.translate(DOUBLE_STRUCK)


def fraktur(text: str) -> str:
    return text.translate(FRAKTUR)


def monospace(text: str) -> str:
    return text.translate(MONOSPACE)


def circled(text: str) -> str:
    return text.translate(CIRCLED)


def squared(text: str) -> str:
    return text.translate(SQUARED)


def full_width(text: str) -> str:
    return text.translate(FULL_WIDTH)


def small_caps(text: str) -> str:
    return text.lower().translate(SMALL_CAPS)


def upside_down(text: str) -> str:
    """Turned letters, read from the end."""
    return text.lower().translate(UPSIDE_DOWN)[::-1]


def accents(text: str) -> str:
    """An acute on each vowel, as one character where Unicode has it."""
    return unicodedata.normalize("NFC", "".join(c + "\u0301" if c in "aeiouAEIOU" else c for c in text))


def diacritics(text: str) -> str:
    """Three combining marks on each letter."""
    return "".join(c + "\u0336\u0301\u0323" if c.isalpha() else c for c in text)
