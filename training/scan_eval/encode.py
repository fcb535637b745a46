"""The table of encoders, plain to encoded, and the seeded choice of those inside each other.

Each row says which chain of decodings a finding must name, outermost first. Where more than one naming is right, all are
listed. A name that the detector does not have yet is the name it would have to get.
"""

from __future__ import annotations

import html
import itertools
import random
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from scan_eval import digits, escapes, invisible, letters, lookalikes, wrapping

Encode = Callable[[str], str]
Chain = tuple[str, ...]


def same(text: str) -> str:
    return text


class Encoder(NamedTuple):
    """A way to write a text, and what undoing it must give."""

    name: str
    #: What a finding's `decoded` may be. The empty chain: the words stand plain, in the syntax of something else or as another language writes them.
    chains: tuple[Chain, ...]
    encode: Encode
    #: Decoding gives the text up to case, punctuation and blanks only.
    lossy: bool = False
    #: Of a lossy code: what it has a sign for. The rest is left out of the encoded text, so that nothing can bring it back.
    carried: Encode = same
    #: Of a lossy code: the signs that it writes for letters, and which letters. Where one stood in the text, either may be read.
    signs: Mapping[str, str] = MappingProxyType({})
    #: Each character becomes its own passage in the same order, so that a part of the text has a place of its own.
    in_place: bool = False
    #: What the text itself becomes, where `encode` wraps something around it.
    inner: Encode | None = None

    def core(self, text: str) -> str:
        """The passage of the encoded text that stands for `text`."""
        return (self.inner or self.encode)(text)


def json_body(text: str) -> str:
    return wrapping.quoted(text)[1:-1]


def chain(*names: str) -> tuple[Chain, ...]:
    """One chain of these names."""
    return (names,)


def either(*names: str) -> tuple[Chain, ...]:
    """One of these names alone."""
    return tuple((name,) for name in names)


PLAIN = Encoder("plain", chain(), same, in_place=True)

BASE64, HEX, BINARY, DECIMAL = chain("base64"), chain("hex"), chain("binary"), chain("decimal")
PERCENT, HTML, UNICODE = chain("percent"), chain("html_entities"), chain("unicode_escape")
LOOKALIKE, LEET, SPACED, JOINED = chain("homoglyphs"), chain("leetspeak"), chain("spaced_letters"), chain("joined_words")
REVERSED, UNSEEN, CAESAR = chain("reversed"), chain("zero_width"), chain("caesar")
#: Marks in HTML are written as entities.
AS_HTML = (*chain(), *HTML)
FRAGMENTS = either("fragments", "concatenation")

ENCODERS: tuple[Encoder, ...] = (
    # bytes as letters and digits
    Encoder("base64", BASE64, digits.base64),
    Encoder("base64 url-safe", BASE64, digits.base64_url),
    Encoder("base64 unpadded", BASE64, digits.base64_unpadded),
    Encoder("base64 wrapped at 76", BASE64, digits.base64_mime),
    Encoder("base64 lines of 20", BASE64, digits.base64_short_lines),
    Encoder("base64 of UTF-16", BASE64, digits.base64_utf16),
    Encoder("base32", chain("base32"), digits.base32),
    Encoder("base58", chain("base58"), digits.base58),
    Encoder("base85", either("base85", "ascii85"), digits.base85),
    Encoder("ascii85", either("ascii85", "base85"), digits.ascii85),
    Encoder("hex", HEX, digits.hex_run),
    Encoder("hex pairs", HEX, digits.hex_pairs),
    Encoder("hex 0x list", HEX, digits.hex_list),
    Encoder("hex \\x", chain("hex_escape"), escapes.hex_escape, in_place=True),
    Encoder("decimal codes", DECIMAL, digits.decimal),
    Encoder("decimal list", DECIMAL, digits.decimal_list, inner=lambda text: digits.decimal_list(text)[1:-1]),
    Encoder("octal codes", chain("octal"), digits.octal),
    Encoder("octal \\", chain("octal_escape"), escapes.octal_escape, in_place=True),
    Encoder("binary groups", BINARY, digits.binary),
    Encoder("binary run", BINARY, digits.binary_run),
    Encoder("morse", chain("morse"), digits.morse, lossy=True, carried=digits.in_morse),
    Encoder("gzip, base64", chain("base64", "gzip"), digits.gzip_base64),
    Encoder("zlib, base64", chain("base64", "zlib"), digits.zlib_base64),
    # characters as escapes
    Encoder("percent, all", PERCENT, escapes.percent, in_place=True),
    Encoder("percent, reserved", PERCENT, escapes.percent_reserved, in_place=True),
    Encoder("percent, form", (*PERCENT, ()), escapes.percent_form, in_place=True),
    Encoder("percent twice", chain("percent", "percent"), lambda text: escapes.percent_reserved(escapes.percent(text)), in_place=True),
    Encoder("HTML named", HTML, escapes.html_named, in_place=True),
    Encoder("HTML decimal", HTML, escapes.html_decimal, in_place=True),
    Encoder("HTML hex", HTML, escapes.html_hex, in_place=True),
    Encoder("\\u{..}", UNICODE, escapes.unicode_braces, in_place=True),
    Encoder("\\uXXXX", UNICODE, escapes.unicode_escape, in_place=True),
    Encoder("\\UXXXXXXXX", UNICODE, escapes.unicode_long, in_place=True),
    Encoder("quoted-printable", chain("quoted_printable"), escapes.quoted_printable),
    Encoder("quoted-printable, all", chain("quoted_printable"), escapes.quoted_printable_all),
    Encoder("punycode", chain("punycode", "homoglyphs"), escapes.punycode, lossy=True),
    Encoder("UTF-7", chain("utf7"), escapes.utf7),
    # letters moved, replaced, turned round, set apart, spelled out
    Encoder("rot13", chain("rot13"), letters.rot13, in_place=True),
    Encoder("Caesar 3", CAESAR, letters.caesar_3, in_place=True),
    Encoder("Caesar 7", CAESAR, letters.caesar_7, in_place=True),
    Encoder("Caesar 19", CAESAR, letters.caesar_19, in_place=True),
    Encoder("rot47", chain("rot47"), letters.rot47, in_place=True),
    Encoder("Atbash", chain("atbash"), letters.atbash, in_place=True),
    Encoder("reversed letters", REVERSED, letters.reversed_text),
    Encoder("mirrored words", REVERSED, letters.mirrored_words),
    Encoder("backward words", either("reversed", "backward_words"), letters.backward_words),
    Encoder("leetspeak", LEET, letters.leet, lossy=True, in_place=True, signs=letters.letters_of(letters.LEET)),
    Encoder("leetspeak, heavy", LEET, letters.leet_heavy, lossy=True, in_place=True, signs=letters.letters_of(letters.LEET_HEAVY)),
    Encoder("spaced letters", SPACED, letters.spaced, lossy=True),
    Encoder("spaced evenly", (*SPACED, ("spaced_letters", "joined_words")), letters.spaced_evenly, lossy=True),
    Encoder("dotted letters", SPACED, letters.dotted, lossy=True),
    Encoder("hyphenated letters", SPACED, letters.hyphenated, lossy=True),
    Encoder("joined words", JOINED, letters.joined, lossy=True),
    Encoder("underscored words", JOINED, letters.underscored, lossy=True),
    Encoder("camel case", JOINED, letters.camel, lossy=True),
    Encoder("pig latin", chain("pig_latin"), letters.pig_latin, lossy=True),
    Encoder("NATO", chain("nato"), letters.nato, lossy=True, carried=letters.in_nato),
    Encoder("Braille", chain("braille"), letters.braille, lossy=True, in_place=True),
    # letters that look like others
    Encoder("Cyrillic", LOOKALIKE, lookalikes.cyrillic, in_place=True),
    Encoder("Greek", LOOKALIKE, lookalikes.greek, in_place=True),
    Encoder("bold", LOOKALIKE, lookalikes.bold, in_place=True),
    Encoder("script", LOOKALIKE, lookalikes.script, in_place=True),
    Encoder("double-struck", LOOKALIKE, lookalikes.double_struck, in_place=True),
    Encoder("fraktur", LOOKALIKE, lookalikes.fraktur, in_place=True),
    Encoder("monospace", LOOKALIKE, lookalikes.monospace, in_place=True),
    Encoder("circled", LOOKALIKE, lookalikes.circled, in_place=True),
    Encoder("squared", LOOKALIKE, lookalikes.squared, lossy=True, in_place=True),
    Encoder("full-width", either("homoglyphs", "full_width"), lookalikes.full_width, in_place=True),
    Encoder("small caps", LOOKALIKE, lookalikes.small_caps, lossy=True, in_place=True),
    Encoder("upside-down", (("upside_down",), ("homoglyphs", "reversed"), ("reversed", "homoglyphs")), lookalikes.upside_down, lossy=True),
    Encoder("accents", (("diacritics",), ("homoglyphs",), ()), lookalikes.accents, in_place=True),
    Encoder("combining marks", either("diacritics", "homoglyphs", "zero_width"), lookalikes.diacritics, in_place=True),
    # characters that are not seen
    Encoder("zero-width space", UNSEEN, invisible.zero_width, in_place=True),
    Encoder("zero-width joiner", UNSEEN, invisible.zero_width_joiner, in_place=True),
    Encoder("word joiner", UNSEEN, invisible.word_joiner, in_place=True),
    Encoder("soft hyphen", UNSEEN, invisible.soft_hyphen, in_place=True),
    Encoder("selectors between", either("zero_width", "variation_selectors"), invisible.selectors_between, in_place=True),
    Encoder("zero-width binary", chain("zero_width_binary"), invisible.zero_width_binary),
    Encoder("Unicode tags", chain("unicode_tags"), invisible.tags, lossy=True),
    Encoder("selector bytes", chain("variation_selectors"), invisible.selector_bytes),
    Encoder("bidi override", either("bidi", "reversed"), invisible.bidi),
    # the text plain or in base64, in the syntax of something else
    Encoder("JSON string", chain(), wrapping.json_string, in_place=True, inner=json_body),
    Encoder("JSON in JSON", chain(), wrapping.json_in_json, in_place=True, inner=lambda text: json_body(json_body(text))),
    Encoder("HTML comment", chain(), wrapping.html_comment, in_place=True, inner=same),
    Encoder("HTML attribute", AS_HTML, wrapping.html_attribute, in_place=True, inner=html.escape),
    Encoder("HTML hidden", AS_HTML, wrapping.html_hidden, in_place=True, inner=html.escape),
    Encoder("Markdown comment", chain(), wrapping.markdown_comment, lossy=True, in_place=True, inner=lambda text: " ".join(text.split())),
    Encoder("code fence", chain(), wrapping.code_fence, in_place=True, inner=same),
    Encoder("data URI", BASE64, wrapping.data_uri, inner=digits.base64),
    # cut into quoted pieces
    Encoder("added strings", FRAGMENTS, wrapping.concatenated),
    Encoder("listed fragments", FRAGMENTS, wrapping.listed_fragments),
    Encoder("named fragments", FRAGMENTS, wrapping.named_fragments),
)

BY_NAME = {encoder.name: encoder for encoder in ENCODERS}

#: What may stand inside and around others: one of each family, none that makes a text more than eight times as long.
NESTED = ("base64", "base32", "hex", "decimal codes", "gzip, base64", "percent, all", "HTML decimal", "\\uXXXX", "quoted-printable, all",
          "rot13", "Caesar 7", "Atbash", "reversed letters", "leetspeak", "Cyrillic", "zero-width space")


#: A text in which every level must change something of what it stands around.
PROBE = "Zebras ignore 42 loose tiles"


def through(levels: Sequence[Encoder], text: str) -> str:
    for level in reversed(levels):
        text = level.encode(text)
    return text


def nested(levels: tuple[Encoder, ...]) -> Encoder:
    """Encoders inside each other, the outermost first."""
    def encode(text: str) -> str:
        return through(levels, text)

    # Where two orders give the same bytes, nothing says which it was: either is named rightly.
    orders = [order for order in itertools.permutations(levels) if through(order, PROBE) == through(levels, PROBE)]
    chains = tuple(tuple(itertools.chain.from_iterable(parts)) for order in orders for parts in itertools.product(*(level.chains for level in order)))
    inmost = levels[-1]
    return Encoder(" > ".join(level.name for level in levels), chains, encode, any(level.lossy for level in levels), inmost.carried, inmost.signs,
                   all(level.in_place for level in levels))


def possible(levels: tuple[Encoder, ...]) -> bool:
    """Whether each level does something there, and none that loses letters stands around another."""
    text = PROBE
    for level in reversed(levels):
        before, text = text, level.encode(text)
        if before == text:
            return False
    return not any(level.lossy for level in levels[:-1])


def nestings(two: int, three: int, seed: int) -> list[Encoder]:
    """So many different stacks of two and of three levels, no level twice in one."""
    draw, found = random.Random(seed), dict[str, Encoder]()
    for depth, count in ((2, two), (3, three)):
        stop = len(found) + count
        while len(found) < stop:
            levels = tuple(BY_NAME[name] for name in draw.sample(NESTED, depth))
            if possible(levels):
                stack = nested(levels)
                found.setdefault(stack.name, stack)
    return list(found.values())
