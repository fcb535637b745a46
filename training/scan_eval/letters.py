"""Letters moved, replaced, turned round, set apart or spelled out."""

from __future__ import annotations

import re

LEET = str.maketrans("eoiatsEOIATS", "301475301475")
LEET_HEAVY = str.maketrans("eoiatsglbzEOIATSGLBZ", "301@7$9|8230!@7$9|82")
NATO = {
    word[0].lower(): word
    for word in ("Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra "
                 "Tango Uniform Victor Whiskey X-ray Yankee Zulu").split()
}
BRAILLE = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵")) | dict(zip(".,?!;:'-", "⠲⠂⠦⠖⠆⠒⠄⠤"))


def shift(text: str, by: int) -> str:
    """Caesar's: each letter `by` places on."""
    def moved(c: str) -> str:
        first = ord("a") if "a" <= c <= "z" else ord("A") if "A" <= c <= "Z" else None
        return c if first is None else chr((ord(c) - first + by) % 26 + first)

    return "".join(map(moved, text))


def rot13(text: str) -> str:
    return shift(text, 13)


def caesar_3(text: str) -> str:
    return shift(text, 3)


def caesar_7(text: str) -> str:
    return shift(text, 7)


def caesar_19(text: str) -> str:
    return shift(text, 19)


def rot47(text: str) -> str:
    return "".join(chr((ord(c) - 33 + 47) % 94 + 33) if "!" <= c <= "~" else c for c in text)


def atbash(text: str) -> str:
    return "".join(chr(219 - ord(c)) if "a" <= c <= "z" else chr(155 - ord(c)) if "A" <= c <= "Z" else c for c in text)


def reversed_text(text: str) -> str:
    return text[::-1]


def mirrored_words(text: str) -> str:
    """Each word from its end, the words and the white space in their order."""
    return re.sub(r"\S+", lambda word: word[0][::-1], text)


def backward_words(text: str) -> str:
    """The words from the last to the first."""
    return " ".join(reversed(text.split(" ")))


def leet(text: str) -> str:
    return text.translate(LEET)


def leet_heavy(text: str) -> str:
    return text.translate(LEET_HEAVY)


def letters_of(table: dict[int, int]) -> dict[str, str]:
    """The letters that each sign of such a table is written for."""
    found: dict[str, str] = {}
    for letter, sign in table.items():
        found[chr(sign)] = found.get(chr(sign), "") + chr(letter).lower()
    return found


def spread(text: str, between: str, words: str) -> str:
    return words.join(between.join(word) for word in text.split())


def spaced(text: str) -> str:
    """Letters one blank apart, words three."""
    return spread(text, " ", "   ")


def spaced_evenly(text: str) -> str:
    """Letters and words one blank apart."""
    return spread(text, " ", " ")


def dotted(text: str) -> str:
    return spread(text, ".", " ")


def hyphenated(text: str) -> str:
    return spread(text, "-", " ")


def joined(text: str) -> str:
    return "".join(text.split())


def underscored(text: str) -> str:
    return "_".join(text.split())


def camel(text: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in text.split())


def pig_latin(text: str) -> str:
    """The consonants before the first vowel go to the end, with `ay`; a word that begins with a vowel takes `way`."""
    def word(found: re.Match[str]) -> str:
        plain = found[0].lower()
        start = next((at for at, c in enumerate(plain) if c in "aeiou" or c == "y" and at), len(plain))
        return plain + "way" if start == 0 else plain[start:] + plain[:start] + "ay"

    return re.sub("[A-Za-z]+", word, text)


def nato(text: str) -> str:
    """Letters by their names, words apart by a stroke; what has no name is left out."""
    words = (" ".join(NATO[c] for c in word.lower() if c in NATO) for word in text.split())
    return " / ".join(word for word in words if word)


def in_nato(text: str) -> str:
    """What of it has a name."""
    return "".join(c for c in text if c.lower() in NATO)


def braille(text: str) -> str:
    """Grade 1, without capital and number signs; what has no cell stays."""
    return "".join(BRAILLE.get(c, c) for c in text.lower())
