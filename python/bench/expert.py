"""The same list of jobs as an expert writes it in Python.

Every text is read once; expressions are compiled once, and joined; sets and dictionaries look words up; numpy counts
the n-grams of characters; a whole number holds the bits of a longest common subsequence.
"""

# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import importlib.resources
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from samples import Sample, texts
from signatures import TABLE, decoded

Grams: TypeAlias = "tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]"

WORD = re.compile(r"[a-z0-9]+")
SENTENCE = re.compile(r"[ \n]+(?:(?<=\n)|(?<=[.!?] )(?=[A-Z0-9*-]))")
SYLLABLE = re.compile(r"[aeiouy]+(?<!e)|[aeiouy]*e(?!\b)")
QUANTITY = re.compile(
    r"(?P<money>[$€£₹]|\b(?:INR|USD|EUR|GBP|Rs)\.? ?)?(?<![\w.])(?P<number>\d+(?:,\d{2,3})*(?:\.\d+)?)"
    r"(?: ?(?P<unit>%|per ?cent\b|thousand\b|lakh\b|million\b|crore\b|billion\b|[a-z]{1,12}\b))?"
)
SCALE = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9}
EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+\b")
CODE = re.compile(r"\b(?:(?P<pan>[A-Z]{5}\d{4}[A-Z])|(?P<iban>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}))\b")
# What begins and ends with a digit and may be a number of a person: one search for all of them.
DIGITS = re.compile(r"[+(]?\d[\d ().-]{5,24}\d")
ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
SSN = re.compile(r"\d{3}-\d{2}-\d{4}")

# What an attack, or a secret, cannot be without: looking for these is many times faster than the expressions.
BAIT = (
    "ignore", "disregard", "forget", "prompt", "instructions", "you are now", "act as ", "pretend ", "anything now",
    "safety", "filter", "guardrails", "restrictions", "limitations", "rules", "<", "[inst", "[/", "[sys", "![",
    "to http", " table ", "union ", "rm -rf", "curl ", "from now on",
)  # fmt: skip
SECRET_BAIT = ("AKIA", "ghp_", "sk-", "xox", "-----BEGIN", "eyJ")
ATTACK = re.compile("|".join(TABLE["attacks"]), re.IGNORECASE)
SECRET = re.compile("|".join(TABLE["secrets"]))


def words_of(text: str) -> frozenset[str]:
    """A list written as a text."""
    return frozenset(text.split())


STOP_WORDS = {
    "en": words_of("the of and a to in is was for on that with as by at from it are this be has an or"),
    "fr": words_of("le la les de des du et un une est en que qui pour dans sur par au pas ce il"),
    "es": words_of("el la los las de del y un una es en que por para con se al lo como su no"),
    "de": words_of("der die das und ist von zu den mit ein eine auf im nicht dem des sich als"),
}
NEGATIONS = words_of("not no never none nothing cannot without hardly")


def lines(package: str, file: str) -> list[str]:
    """A word list that a peer ships: the same words for all."""
    return importlib.resources.files(package).joinpath(file).read_text(encoding="utf-8").splitlines()


PROFANE = frozenset(lines("better_profanity", "profanity_wordlist.txt"))
FEELINGS = {
    word: float(value) for word, value, *_ in (s.split("\t") for s in lines("vaderSentiment", "vader_lexicon.txt"))
}


def f_score(shared: int, left: int, right: int) -> float:
    """Twice what is shared, of both together."""
    return 2 * shared / (left + right) if shared else 0.0


def subsequence(places: dict[str, int], length: int, words: list[str]) -> int:
    """Length of the longest common subsequence; one bit for each word (Hyyrö 2004)."""
    every = (1 << length) - 1
    rest = every
    for word in words:
        hit = rest & places.get(word, 0)
        rest = ((rest + hit) | (rest - hit)) & every
    return length - rest.bit_count()


def rouge(words: list[str], documents: list[list[str]]) -> list[dict[str, float]]:
    """ROUGE-1, -2 and -L of the answer against each document."""
    ones, twos = Counter(words), Counter(pairwise(words))
    places: dict[str, int] = defaultdict(int)
    for at, word in enumerate(words):
        places[word] |= 1 << at
    found = []
    for document in documents:
        one = (ones & Counter(document)).total()
        two = (twos & Counter(pairwise(document))).total()
        common = subsequence(places, len(words), document)
        sizes = len(words), len(document)
        found.append(
            {
                "rouge1": f_score(one, *sizes),
                "rouge2": f_score(two, max(sizes[0] - 1, 0), max(sizes[1] - 1, 0)),
                "rougeL": f_score(common, *sizes),
            }
        )
    return found


def grams(text: str) -> list[Grams]:
    """The n-grams of 1 to 6 characters, blanks left out, as hashes and how often each stands there."""
    codes = np.frombuffer("".join(text.split()).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    rolling = codes
    found: list[Grams] = []
    for order in range(6):
        if order:
            rolling = rolling[:-1] * np.uint64(0x9E3779B97F4A7C15) + codes[order:]
        unique, counts = np.unique(rolling, return_counts=True)
        found.append((unique, counts))
    return found


def chrf_of(answer: list[Grams], document: list[Grams]) -> float:
    """chrF with beta 2, as sacrebleu counts it."""
    precision = recall = 0.0
    orders = 0
    for (own, own_counts), (other, other_counts) in zip(answer, document, strict=True):
        if not len(own) or not len(other):
            continue
        at = np.minimum(np.searchsorted(other, own), len(other) - 1)
        shared = np.minimum(own_counts, other_counts[at])[other[at] == own].sum()
        precision += shared / own_counts.sum()
        recall += shared / other_counts.sum()
        orders += 1
    if not precision + recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return float(100 * 5 * precision * recall / (4 * precision + recall))


def tf_idf(answer: list[str], documents: list[list[str]]) -> list[float]:
    """TF-IDF cosine of the answer and each document, smoothed as scikit-learn does it."""
    counts = [Counter(word for word in words if len(word) > 1) for words in (answer, *documents)]
    within: Counter[str] = Counter()
    for count in counts:
        within.update(count.keys())
    weights = {word: math.log((1 + len(counts)) / (1 + number)) + 1 for word, number in within.items()}
    own, *others = ({word: number * weights[word] for word, number in count.items()} for count in counts)
    length = math.sqrt(sum(value * value for value in own.values()))
    found = []
    for other in others:
        both = length * math.sqrt(sum(value * value for value in other.values()))
        found.append(sum(value * other.get(word, 0.0) for word, value in own.items()) / both if both else 0.0)
    return found


def quantities(text: str) -> set[tuple[float, str]]:
    """Numbers with their scale applied, each with its unit or currency."""
    found = set()
    for match in QUANTITY.finditer(text):
        money, number, unit = match.groups()
        value = float(number.replace(",", "")) * SCALE.get(unit or "", 1.0)
        kind = money.strip(" .") if money else "" if unit in SCALE else unit or ""
        found.add((value, "%" if kind.startswith("per") else kind))
    return found


def claims(answer: str, documents: list[str]) -> list[tuple[str, float]]:
    """Whether the sentence that shares most words with it supports, or contradicts, each sentence of the answer."""
    sources = [sentence for document in documents for sentence in SENTENCE.split(document)]
    words = [frozenset(WORD.findall(sentence.lower())) for sentence in sources]
    holding: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(words):
        for word in own:
            holding[word].append(at)
    found = []
    for sentence in SENTENCE.split(answer):
        own = frozenset(WORD.findall(sentence.lower()))
        shared: Counter[int] = Counter()
        for word in own - STOP_WORDS["en"]:
            shared.update(holding.get(word, ()))
        best, number = shared.most_common(1)[0] if shared else (0, 0)
        share = number / max(len(own - STOP_WORDS["en"]), 1)
        missing = quantities(sentence) - quantities(sources[best])
        verdict = "unsupported" if share < 0.4 else "contradicted" if missing else "supported"
        found.append((verdict, share))
    return found


def luhn(digits: str) -> bool:
    """The check digit of payment cards."""
    values = [int(digit) for digit in reversed(digits)]
    return sum(values[::2] + [sum(divmod(2 * value, 10)) for value in values[1::2]]) % 10 == 0


def personal(text: str) -> Iterator[str]:
    """Kinds of personal data; a card has a check digit, an address four bytes."""
    if "@" in text and EMAIL.search(text):
        yield "email"
    if "http://" in text or "https://" in text:
        yield "url"
    yield from (match.lastgroup or "" for match in CODE.finditer(text))
    for found in DIGITS.findall(text):
        digits = "".join(filter(str.isdigit, found))
        if ADDRESS.fullmatch(found):
            if all(int(part) < 256 for part in found.split(".")):
                yield "ip"
        elif SSN.fullmatch(found):
            yield "ssn"
        elif found[0] in "+(" and 8 <= len(digits) <= 15:
            yield "phone"
        elif 13 <= len(digits) <= 19 and luhn(digits):
            yield "card"


def attacks(text: str) -> Iterator[str]:
    """Attacks and secrets of a text and of what it hides."""
    for searched in (text, *decoded(text)):
        lowered = searched.lower()
        if any(bait in lowered for bait in BAIT) and ATTACK.search(lowered):
            yield "attacks"
        if any(bait in searched for bait in SECRET_BAIT) and SECRET.search(searched):
            yield "secrets"


def readability(answer: str, words: list[str]) -> tuple[float, float]:
    """Flesch reading ease and Flesch-Kincaid grade."""
    sentences = max(sum(1 for sentence in SENTENCE.split(answer) if sentence), 1)
    number = max(len(words), 1)
    syllables = sum(max(len(SYLLABLE.findall(word)), 1) for word in words) / number
    return 206.835 - 1.015 * number / sentences - 84.6 * syllables, 0.39 * number / sentences + 11.8 * syllables - 15.59


def sentiment(words: list[str]) -> float:
    """Sum of the words' values, turned round after a negation, from -1 to 1."""
    total = sum(
        FEELINGS[word] * (-0.74 if before in NEGATIONS else 1.0)
        for before, word in zip(["", *words], words, strict=False)
        if word in FEELINGS
    )
    return total / math.sqrt(total * total + 15)


def evaluate(sample: Sample) -> dict[str, Any]:
    """All jobs over one sample."""
    answer, documents = sample["response"], sample["rag_documents"]
    words = WORD.findall(answer.lower())
    read = [WORD.findall(document.lower()) for document in documents]
    own = grams(answer)
    known = frozenset(words)
    return {
        "rouge": rouge(words, read),
        "chrf": max((chrf_of(own, grams(document)) for document in documents), default=0.0),
        "similarity": tf_idf(words, read),
        "claims": claims(answer, documents),
        "personal": {kind for text in texts(sample) for kind in personal(text)},
        "attacks": {kind for text in texts(sample) for kind in attacks(text)},
        "readability": readability(answer, words),
        "profane": not PROFANE.isdisjoint(known),
        "sentiment": sentiment(words),
        "language": max(STOP_WORDS, key=lambda name: len(known & STOP_WORDS[name])),
    }
