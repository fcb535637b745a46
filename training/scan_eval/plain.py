"""The labelled texts as they stand: what is found of each family, and what is flagged of each benign source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from scan_eval.engine import Answer
from scan_eval.labelled import Labelled
from scan_eval.tables import interval, markdown, mean, percent, share

Judged = tuple[Labelled, Answer]

# Harmless texts that were written or chosen to look like attacks, or speak about them.
LOOKALIKES = ("notinject", "spikee_fp", "cse_frr", "llmguard_tests", "garak_latent_ctx", "promptinject_base", "security_docs", "system_prompts",
              "awesome_prompts")

#: A word, or one character of a script without blanks.
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")

DOCUMENT = 1_000


def tokens(text: str) -> int:
    return sum(1 for _ in TOKEN.finditer(text))


def grouped(judged: Iterable[Judged], key: Callable[[Labelled], str]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        found[key(one[0])].append(one)
    return dict(sorted(found.items()))


def flagged(judged: Sequence[Judged]) -> int:
    return sum(answer.malicious for _, answer in judged)


def failed(judged: Sequence[Judged]) -> int:
    return sum(answer.failed for _, answer in judged)


def rate(judged: Sequence[Judged]) -> float:
    return flagged(judged) / len(judged)


def recall(judged: Sequence[Judged]) -> str:
    """Attacks found per source of each family; the macro means count each family, and each source, once."""
    attacks = [one for one in judged if one[0].attack]
    sources = grouped(attacks, lambda row: f"{row.family} / {row.source}" if row.family != row.source else row.source)
    rows = [[name, str(len(found)), str(failed(found)), str(flagged(found)), percent(rate(found)), interval(flagged(found), len(found))]
            for name, found in sources.items()]
    families = grouped(attacks, lambda row: row.family)
    for name, groups in (("macro over families", families), ("macro over sources", sources)):
        rows.append([name, str(len(attacks)), str(failed(attacks)), str(flagged(attacks)), percent(mean([rate(found) for found in groups.values()])), ""])
    return markdown(["family / source", "attacks", "failed", "found", "recall %", "95 %"], rows)


def false_alarms(judged: Sequence[Judged]) -> str:
    """Benign texts flagged per source, per 1,000 tokens, the worst source first."""
    benign = [one for one in judged if not one[0].attack]
    sources = sorted(grouped(benign, lambda row: row.source).items(), key=lambda item: (-rate(item[1]), item[0]))
    rows = []
    for name, found in [*sources, ("all benign texts", benign)]:
        read = sum(tokens(row.text) for row, _ in found)
        roles = "/".join(sorted({row.role for row, _ in found})) if name != "all benign texts" else ""
        rows.append([name, roles, str(len(found)), str(failed(found)), str(flagged(found)), percent(rate(found)), interval(flagged(found), len(found)),
                     f"{1000 * flagged(found) / read:.3f}"])
    over = sum(rate(found) > 0.01 for _, found in sources)
    head = ["source", "role", "texts", "failed", "flagged", "FPR %", "95 %", "per 1,000 tokens"]
    summary = (f"Macro over {len(sources)} sources {percent(mean([rate(found) for _, found in sources]))} %; worst source "
               f"{sources[0][0]} with {percent(rate(sources[0][1]))} %; above 1 %: {over} sources.")
    return f"{markdown(head, rows)}\n\n{summary}"


def languages(judged: Sequence[Judged]) -> str:
    rows = []
    for name, found in grouped(judged, lambda row: row.language).items():
        attacks, benign = ([one for one in found if one[0].attack is kind] for kind in (True, False))
        rows.append([name, str(len(attacks)), percent(share(flagged(attacks), len(attacks))), str(len(benign)), percent(share(flagged(benign), len(benign)))])
    return markdown(["language", "attacks", "recall %", "benign", "FPR %"], rows)


def lookalikes(judged: Sequence[Judged]) -> str:
    """Accuracy on harmless texts that look like attacks: the share that is not flagged."""
    rows = []
    for name in LOOKALIKES:
        found = [one for one in judged if one[0].source == name and not one[0].attack]
        kept = len(found) - flagged(found)
        rows.append([name, str(len(found)), str(flagged(found)), percent(share(kept, len(found))), interval(kept, len(found))])
    return markdown(["look-alikes", "texts", "flagged", "accuracy %", "95 %"], rows)


def documents(rows: Sequence[Labelled]) -> list[Labelled]:
    """The benign documents of each source and language joined, in their order, to documents of at least 1,000 tokens each."""
    found: list[Labelled] = []
    sources: dict[tuple[str, str], list[Labelled]] = defaultdict(list)
    for row in rows:
        if row.role == "document" and not row.attack:
            sources[row.source, row.language].append(row)
    for (source, language), parts in sorted(sources.items()):
        texts: list[str] = []
        for row in parts:
            texts.append(row.text)
            if tokens("\n\n".join(texts)) >= DOCUMENT:
                found.append(Labelled(f"long-{len(found)}", "\n\n".join(texts), "document", False, source, row.family, language))
                texts = []
    return found


def long_documents(judged: Sequence[Judged]) -> str:
    rows = []
    for name, found in [*grouped(judged, lambda row: row.source).items(), ("all", list(judged))]:
        rows.append([name, str(len(found)), str(sum(tokens(row.text) for row, _ in found)), str(flagged(found)), percent(share(flagged(found), len(found)))])
    return markdown(["source", "documents", "tokens", "flagged", "flagged %"], rows)
