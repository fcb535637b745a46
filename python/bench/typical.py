"""What a team puts together today: the usual packages, one after the other, set up once.

Each part is one job with the usual call of its package. Nothing is tuned, and nothing made slow on purpose: models of
spaCy are left out, ROUGE does not stem, personal data is searched by presidio's patterns alone.
"""

# mypy: disable-error-code="import-not-found, import-untyped"

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import langdetect
import textstat
import yara
from better_profanity import profanity
from presidio_analyzer import predefined_recognizers
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu import sentence_chrf
from samples import Sample, texts
from signatures import TABLE, decoded
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

ROUGE = RougeScorer(["rouge1", "rouge2", "rougeL"])
VADER = SentimentIntensityAnalyzer()

RECOGNISERS: list[Any] = [
    getattr(predefined_recognizers, f"{name}Recognizer")()
    for name in ("CreditCard", "Email", "Iban", "InAadhaar", "InPan", "Ip", "Url", "UsSsn")
]


def rules() -> Any:
    """The signatures as rules of YARA."""
    source = []
    for kind, expressions in TABLE.items():
        case = "nocase" if kind == "attacks" else ""
        strings = " ".join(
            f"$s{at} = /{expression.replace('/', chr(92) + '/')}/ {case}" for at, expression in enumerate(expressions)
        )
        source.append(f"rule {kind} {{ strings: {strings} condition: any of them }}")
    return yara.compile(source="\n".join(source))


RULES = rules()


def rouge(sample: Sample) -> list[dict[str, float]]:
    """ROUGE-1, -2 and -L of the answer against each document."""
    scores = [ROUGE.score(document, sample["response"]) for document in sample["rag_documents"]]
    return [{name: score.fmeasure for name, score in found.items()} for found in scores]


def chrf(sample: Sample) -> float:
    """chrF of the answer against the document that fits best."""
    return float(sentence_chrf(sample["response"], sample["rag_documents"]).score)


def readability(sample: Sample) -> list[float]:
    """Four formulas over the answer."""
    text = sample["response"]
    return [
        textstat.flesch_reading_ease(text),
        textstat.flesch_kincaid_grade(text),
        textstat.gunning_fog(text),
        textstat.automated_readability_index(text),
    ]


def personal(sample: Sample) -> set[str]:
    """Kinds of personal data in all texts."""
    found: set[str] = set()
    for text in texts(sample):
        for recogniser in RECOGNISERS:
            kinds = recogniser.supported_entities
            found.update(one.entity_type for one in recogniser.analyze(text, kinds, None) or ())
    return found


def profane(sample: Sample) -> bool:
    """Whether the answer swears."""
    return bool(profanity.contains_profanity(sample["response"]))


def sentiment(sample: Sample) -> float:
    """From -1 to 1."""
    return float(VADER.polarity_scores(sample["response"])["compound"])


def language(sample: Sample) -> str:
    """Of the answer."""
    return str(langdetect.detect(sample["response"]))


def similarity(sample: Sample) -> list[float]:
    """TF-IDF cosine of the answer and each document."""
    matrix = TfidfVectorizer().fit_transform([sample["response"], *sample["rag_documents"]])
    return [float(one) for one in cosine_similarity(matrix[0], matrix[1:])[0]]


def attacks(sample: Sample) -> set[str]:
    """Rules that match a text, or what it hides."""
    found: set[str] = set()
    for text in texts(sample):
        for searched in (text, *decoded(text)):
            found.update(match.rule for match in RULES.match(data=searched))
    return found


PARTS: dict[str, Callable[[Sample], object]] = {
    "rouge-score": rouge,
    "sacrebleu chrF": chrf,
    "textstat": readability,
    "presidio patterns": personal,
    "better-profanity": profane,
    "VADER": sentiment,
    "langdetect": language,
    "scikit-learn TF-IDF": similarity,
    "YARA, base64, hex": attacks,
}
