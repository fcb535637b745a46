"""Bytes written as letters or digits. Each function takes a text and gives the encoded text; UTF-8 unless its name says otherwise."""

from __future__ import annotations

import base64 as codec
import gzip
import zlib

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # the alphabet of Bitcoin addresses

MORSE = {
    "a": ".-", "b": "-...", "c": "-.-.", "d": "-..", "e": ".", "f": "..-.", "g": "--.", "h": "....", "i": "..", "j": ".---", "k": "-.-",
    "l": ".-..", "m": "--", "n": "-.", "o": "---", "p": ".--.", "q": "--.-", "r": ".-.", "s": "...", "t": "-", "u": "..-", "v": "...-",
    "w": ".--", "x": "-..-", "y": "-.--", "z": "--..", "0": "-----", "1": ".----", "2": "..---", "3": "...--", "4": "....-", "5": ".....",
    "6": "-....", "7": "--...", "8": "---..", "9": "----.", ".": ".-.-.-", ",": "--..--", "?": "..--..", "'": ".----.", "!": "-.-.--",
    "-": "-....-", '"': ".-..-.", ":": "---...", "@": ".--.-.", "/": "-..-.", "(": "-.--.", ")": "-.--.-", "=": "-...-", "+": ".-.-.",
}  # ITU-R M.1677-1, and the exclamation mark in common use


def base64(text: str) -> str:
    return codec.b64encode(text.encode()).decode()


def base64_url(text: str) -> str:
    return codec.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def base64_unpadded(text: str) -> str:
    return base64(text).rstrip("=")


def lines(text: str, width: int) -> str:
    return "\n".join(text[at:at + width] for at in range(0, len(text), width))


def base64_mime(text: str) -> str:
    """Wrapped at 76, as mail does."""
    return lines(base64(text), 76)


def base64_short_lines(text: str) -> str:
    """Split across lines of 20."""
    return lines(base64(text), 20)


def base64_utf16(text: str) -> str:
    """As PowerShell's -EncodedCommand wants it."""
    return codec.b64encode(text.encode("utf-16-le")).decode()


def base32(text: str) -> str:
    return codec.b32encode(text.encode()).decode()


def base58(text: str) -> str:
    data = text.encode()
    number, out = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        out = BASE58[digit] + out
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + out


def base85(text: str) -> str:
    """The alphabet of git and mercurial."""
    return codec.b85encode(text.encode()).decode()


def ascii85(text: str) -> str:
    """Adobe's, between <~ and ~>."""
    return codec.a85encode(text.encode(), adobe=True).decode()


def each_byte(text: str, form: str, between: str = "") -> str:
    return between.join(form.format(byte) for byte in text.encode())


def hex_run(text: str) -> str:
    return text.encode().hex()


def hex_pairs(text: str) -> str:
    return each_byte(text, "{:02X}", " ")


def hex_list(text: str) -> str:
    return each_byte(text, "0x{:02x}", ", ")


def decimal(text: str) -> str:
    return each_byte(text, "{}", " ")


def decimal_list(text: str) -> str:
    return "[" + each_byte(text, "{}", ", ") + "]"


def octal(text: str) -> str:
    return each_byte(text, "{:03o}", " ")


def binary(text: str) -> str:
    return each_byte(text, "{:08b}", " ")


def binary_run(text: str) -> str:
    return each_byte(text, "{:08b}")


def morse(text: str) -> str:
    """Letters apart by a blank, words by a stroke; a character without a sign is left out."""
    words = (" ".join(MORSE[c] for c in word.lower() if c in MORSE) for word in text.split())
    return " / ".join(word for word in words if word)


def in_morse(text: str) -> str:
    """What of it has a sign."""
    return "".join(c for c in text if c.lower() in MORSE)


def gzip_base64(text: str) -> str:
    return codec.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def zlib_base64(text: str) -> str:
    return codec.b64encode(zlib.compress(text.encode())).decode()
