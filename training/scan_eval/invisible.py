"""Characters that are not seen: between the letters, or instead of them."""

from __future__ import annotations


def between(text: str, mark: str) -> str:
    return mark.join(text)


def zero_width(text: str) -> str:
    """A zero-width space between any two characters."""
    return between(text, "\u200b")


def zero_width_joiner(text: str) -> str:
    return between(text, "\u200d")


def word_joiner(text: str) -> str:
    return between(text, "\u2060")


def soft_hyphen(text: str) -> str:
    return between(text, "\u00ad")


def selectors_between(text: str) -> str:
    """VARIATION SELECTOR-16 between any two characters."""
    return between(text, "\ufe0f")


def zero_width_binary(text: str) -> str:
    """Eight bits a byte: a zero-width space is 0, a zero-width non-joiner 1."""
    bits = "".join(f"{byte:08b}" for byte in text.encode())
    return bits.translate({ord("0"): "\u200b", ord("1"): "\u200c"})


def tags(text: str) -> str:
    """Unicode's invisible copy of ASCII; anything else is left out."""
    return "".join(chr(0xE0000 + ord(c)) for c in text if " " <= c <= "~")


def selector_bytes(text: str) -> str:
    """Each byte as one of 256 variation selectors: VS1-16, then VS17-256."""
    return "".join(chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16) for byte in text.encode())


def bidi(text: str) -> str:
    """RIGHT-TO-LEFT OVERRIDE, the text from its end, POP DIRECTIONAL FORMATTING: shown, it reads as before."""
    return "\u202e" + text[::-1] + "\u202c"
