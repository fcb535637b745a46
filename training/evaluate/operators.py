"""What a statement about a table asks for, told from its words: the first group whose trigger stands in it."""

from __future__ import annotations

import re

SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

# Words in -est that are no superlatives.
NO_SUPERLATIVE = (
    "west|east|southwest|northwest|midwest|test|contest|protest|request|guest|rest|forest|interest|harvest|nest|crest|chest|quest|vest|guest|fest"
    "|bucharest|budapest|everest|ernest|brest|trieste|conquest|arrest|invest|suggest|honest|priest|digest"
)

# In this order: a statement that compares counts ("more than two times") is called by the operation that comes first.
GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sum or difference", re.compile(r"\b(sum|total of|in total|combine|combined|altogether|average|mean|difference|differ by)\b")),
    ("count", re.compile(
        rf"\b(there (be|are|is|were|was) (only |exactly |at least )?({SMALL}|\d+|no more than|several|multiple)\b|number of|amount of|how many"
        rf"|({SMALL}|\d+) (\S+ )?(time|times|of the|different|game|games|team|teams|player|players|match|matches|people|year|years|city|cities"
        rf"|country|countries|race|races|member|members|event|events|episode|episodes|candidate|candidates)\b)")),
    ("superlative", re.compile(
        rf"\b(most|least|best|worst|(first|last)( \S+)? to|(?!({NO_SUPERLATIVE})\b)[a-z]{{2,}}est)\b")),
    ("comparison", re.compile(
        r"\b(than|more|less|fewer|higher|lower|larger|smaller|better|worse|greater|older|younger|earlier|later|before|after|prior to|above|below"
        r"|exceed|outscore|ahead of|behind|as many|as much)\b")),
    ("negation", re.compile(r"\b(not|no|never|none|neither|nor|without|nobody|nothing|fail to|cannot|didn't|don't)\b|n't\b")),
    ("unique, all or only", re.compile(r"\b(only|all|every|each|both|unique|same|different|always|any|single|entire|respectively|multiple)\b")),
)
PLAIN = "plain"
NAMES = (*(name for name, _ in GROUPS), PLAIN)


def operator(statement: str) -> str:
    """One of NAMES."""
    lowered = statement.lower()
    return next((name for name, trigger in GROUPS if trigger.search(lowered)), PLAIN)
