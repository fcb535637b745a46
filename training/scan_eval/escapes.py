"""Single characters written as escapes, the way programs and mail do."""

from __future__ import annotations

import base64
import html.entities
import quopri
import re
import urllib.parse

from scan_eval.digits import each_byte
from scan_eval.lookalikes import CYRILLIC

def shortest_names() -> dict[str, str]:
    """The HTML name of each character that has one: in small letters where there is such a name, and the shortest of these."""
    names = [(name != name.lower(), len(name), name) for name, text in html.entities.html5.items() if name.endswith(";") and len(text) == 1]
    return {html.entities.html5[name]: name for *_, name in sorted(names, reverse=True)}


NAMES = shortest_names()


def percent(text: str) -> str:
    """Every byte."""
    return each_byte(text, "%{:02X}")


def percent_reserved(text: str) -> str:
    """What a URL may not hold."""
    return urllib.parse.quote(text, safe="")


def percent_form(text: str) -> str:
    """What a form may not hold; a blank is a plus."""
    return urllib.parse.quote_plus(text)


def html_named(text: str) -> str:
    """By name where HTML has one, else by number."""
    return "".join(f"&{NAMES[c]}" if c in NAMES else f"&#{ord(c)};" for c in text)


def html_decimal(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


def html_hex(text: str) -> str:
    return "".join(f"&#x{ord(c):X};" for c in text)


def hex_escape(text: str) -> str:
    return each_byte(text, "\\x{:02x}")


def octal_escape(text: str) -> str:
    return each_byte(text, "\\{:03o}")


def unicode_braces(text: str) -> str:
    return "".join(f"\\u{{{ord(c):x}}}" for c in text)


def unicode_escape(text: str) -> str:
    """Four digits each, as JSON and Java: a character beyond them is two halves."""
    halves = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[at]:02x}{halves[at + 1]:02x}" for at in range(0, len(halves), 2))


def unicode_long(text: str) -> str:
    return "".join(f"\\U{ord(c):08x}" for c in text)


def quoted_printable(text: str) -> str:
    """As mail writes it: soft line breaks and what is not plain."""
    return quopri.encodestring(text.encode(), quotetabs=True).decode()


def quoted_printable_all(text: str) -> str:
    """Every byte escaped, softly broken at 75."""
    coded = each_byte(text, "={:02X}")
    return "=\n".join(coded[at:at + 75] for at in range(0, len(coded), 75))


def punycode(text: str) -> str:
    """Each word in Cyrillic look-alikes, as an internationalised domain label, which holds no white space; a word without any stays."""
    def word(found: re.Match[str]) -> str:
        disguised = found[0].lower().translate(CYRILLIC)
        return found[0] if disguised.isascii() else "xn--" + disguised.encode("punycode").decode()

    return re.sub(r"\S+", word, text)


def utf7(text: str) -> str:
    """RFC 2152, every character shifted."""
    return "+" + base64.b64encode(text.encode("utf-16-be")).decode().rstrip("=") + "-"
