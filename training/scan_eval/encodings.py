"""What an encoding costs: the same texts plain and encoded, in the same carrier, attack and benign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from scan_eval.carrier import CARRIERS, SLACK, Placed, Range, agrees, expected, place, sentence_ends, standing
from scan_eval.encode import PLAIN, Encoder
from scan_eval.engine import Answer, Engine, Finding, Row
from scan_eval.labelled import Labelled
from scan_eval.tables import markdown, mean, percent, share


class Trial(NamedTuple):
    """One text in one carrier, plain and encoded."""

    text: Labelled
    carrier: str
    placed: Placed
    plain: Answer
    plain_placed: Placed
    encoded: Answer


class Scores(NamedTuple):
    """The figures of one encoder; a share without a whole is None."""

    encoder: Encoder
    trials: int
    failed: int
    degraded: int
    plain_recall: float | None
    recall: float | None
    retention: float | None
    worst_carrier: float | None
    plain_false: float | None
    false: float | None
    kept_malicious: float | None
    kept_clean: float | None
    chain: float | None
    #: The chain that is named most often instead; empty where there is none.
    other_chain: str
    span: float | None
    inside: float | None
    rules: float | None
    text: float | None


def rows(encoder: Encoder, texts: Sequence[Labelled]) -> list[tuple[Row, Placed, str]]:
    """The texts, encoded, each in the carrier that its place in the sample gives it."""
    found = []
    for number, text in enumerate(texts):
        carrier = CARRIERS[number % len(CARRIERS)]
        placed = place(carrier, encoder.encode(text.text))
        found.append(({"id": f"{encoder.name}/{text.id}", "text": placed.whole, "role": text.role}, placed, carrier.name))
    return found


def trials(engine: Engine, name: str, encoders: Sequence[Encoder], texts: Sequence[Labelled]) -> list[tuple[Encoder, list[Trial]]]:
    """All encoders over all texts in one scan, the plain texts once."""
    plain = rows(PLAIN, texts)
    coded = [rows(encoder, texts) for encoder in encoders]
    answers = engine.scan(name, [row for part in [plain, *coded] for row, _, _ in part])
    of_plain, found = answers[:len(texts)], []
    for nth, (encoder, part) in enumerate(zip(encoders, coded), start=1):
        of_part = answers[nth * len(texts):(nth + 1) * len(texts)]
        found.append((encoder, [Trial(text, carrier, placed, before, bare, after) for text, (_, placed, carrier), before, (_, bare, _), after
                                in zip(texts, part, of_plain, plain, of_part, strict=True)]))
    return found


def hull(findings: Iterable[Finding]) -> Range | None:
    spans = [(one.start, one.end) for one in findings]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def through(encoder: Encoder, trial: Trial) -> list[Finding]:
    """The findings that name a right chain. A text that was encoded before it was encoded here has its own chain behind it."""
    behind = {one.decoded for one in trial.plain.findings} | {()}
    wanted = {chain + own for chain in encoder.chains for own in behind}
    return [one for one in trial.encoded.findings if one.decoded in wanted]


def instead(encoder: Encoder, found: Iterable[Trial]) -> str:
    """The most frequent chain of findings where none names a right one."""
    chains = Counter(" > ".join(one.decoded) or "none" for trial in found if not through(encoder, trial) for one in trial.encoded.findings)
    return min(chains, key=lambda chain: (-chains[chain], chain), default="")


def recall(found: Sequence[Trial], encoded: bool) -> float | None:
    return share(sum((one.encoded if encoded else one.plain).malicious for one in found), len(found))


def ratio(found: Sequence[Trial]) -> float | None:
    plain, encoded = recall(found, False), recall(found, True)
    return encoded / plain if plain and encoded is not None else None


def places(encoder: Encoder, trial: Trial) -> tuple[Range | None, Range, Range]:
    """Where the findings stand together, where the part of them would, and where all of the encoded text does."""
    start = trial.plain_placed.payload[0]
    # What the code leaves as it stands, as dots and dashes between other letters, was not encoded.
    data = trial.plain_placed.whole.encode()
    texts = ((one, data[one.start:one.end].decode(errors="ignore")) for one in trial.plain.findings)
    before = hull([one for one, text in texts if () in encoder.chains or encoder.core(text) != text])
    inside = None if before is None else (before[0] - start, before[1] - start)
    return (hull(through(encoder, trial)), expected(encoder, trial.text.text, trial.placed, inside),
            expected(encoder, trial.text.text, trial.placed, None))


def outside(encoder: Encoder, trial: Trial, at: Range) -> bool:
    """Whether they begin before the text and rightly so: in words that stand plain a sentence may, as it did without the syntax around them."""
    before = hull(trial.plain.findings)
    return () in encoder.chains and before is not None and before[0] < trial.plain_placed.payload[0] and at[0] == before[0]


def exact(encoder: Encoder, trial: Trial) -> bool:
    """Whether the findings stand where the encoded attack does: all of it, but for words at its ends that the code leaves as they stand; or,
    where each character has a code of its own, the part that they stood in plain and, where more of the text was found, whole sentences of it."""
    at, part, whole = places(encoder, trial)
    if at is None:
        return False
    part, whole = ((at[0], part[1]), (at[0], whole[1])) if outside(encoder, trial, at) else (part, whole)
    if at == whole or agrees(at, part, encoder.in_place):
        return True
    if not encoder.in_place:
        before, behind = standing(encoder, trial.text.text)
        return whole[0] <= at[0] <= whole[0] + before and whole[1] - behind <= at[1] <= whole[1]
    start = expected(encoder, trial.text.text, trial.placed, None)[0]
    ends = {start + end for end in sentence_ends(encoder, trial.text.text)}
    begins = abs(at[0] - part[0]) <= SLACK or at[0] <= part[0] and at[0] in ends
    return begins and (abs(at[1] - part[1]) <= SLACK or at[1] >= part[1] and at[1] in ends) and whole[0] <= at[0] and at[1] <= whole[1]


def inside(encoder: Encoder, trial: Trial) -> bool:
    """Whether they lie inside the encoded text, and where that can be said, reach over the part that they stood in plain."""
    at, part, _ = places(encoder, trial)
    if at is None:
        return False
    first, last = trial.placed.payload
    covers = not encoder.in_place or at[0] <= part[0] + SLACK and at[1] >= part[1] - SLACK
    return (first <= at[0] or outside(encoder, trial, at)) and at[1] <= last and covers


def untouched(trial: Trial) -> bool:
    """Whether all that was found is of another code, as it stood before this one, which leaves it as it is: base64 in words run together."""
    def said(placed: Placed, findings: Iterable[Finding]) -> set[tuple[tuple[str, ...], bytes]]:
        return {(one.decoded, placed.whole.encode()[one.start:one.end]) for one in findings}

    found = said(trial.placed, trial.encoded.findings)
    return bool(found) and all(chain for chain, _ in found) and found <= said(trial.plain_placed, trial.plain.findings)


def same_rules(encoder: Encoder, trial: Trial) -> bool:
    return {one.rule for one in through(encoder, trial)} >= {one.rule for one in trial.plain.findings}


def folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def within(part: str, text: str, signs: Mapping[str, str]) -> bool:
    """Whether `part` is read somewhere in `text`, up to case and punctuation. A sign of `text` may be read as a letter that it is
    written for; as such it is no punctuation. No letter may be read as a sign."""
    readings = [(c.isalnum(), c.casefold() + signs.get(c, "")) for c in text if c.isalnum() or c in signs]

    def on(found: set[int]) -> set[int]:
        """With the places behind marks that may be left out."""
        for at in sorted(found):
            while at < len(readings) and not readings[at][0]:
                at += 1
                found.add(at)
        return found

    places = on(set(range(len(readings) + 1)))
    for c in folded(part):
        places = on({at + 1 for at in places if at < len(readings) and c in readings[at][1]})
    return bool(places)


def same_text(encoder: Encoder, trial: Trial) -> bool | None:
    """Whether what the findings read is part of the text, or holds it; None where the answer does not carry what was read.

    What was encoded in the text before it was encoded here must read as it does plain.
    """

    def same(read: str, text: str) -> bool:
        if encoder.lossy:
            text = encoder.carried(text)
            return within(read, text, encoder.signs) or folded(text) in folded(read)
        return read in text or text in read

    def said(one: Finding) -> list[str]:
        """What stands behind the rest of its chain."""
        behind = [one.decoded[len(chain):] for chain in encoder.chains if one.decoded[:len(chain)] == chain]
        return [plain.text for plain in trial.plain.findings if plain.text is not None and plain.decoded in behind] or [trial.text.text]

    read = [any(same(one.text, text) for text in said(one)) for one in through(encoder, trial) if one.text is not None]
    return all(read) if read else None


def scores(encoder: Encoder, found: Sequence[Trial]) -> Scores:
    attacks = [one for one in found if one.text.attack]
    benign = [one for one in found if not one.text.attack]
    kept = [one for one in attacks if one.plain.malicious and one.encoded.malicious and not untouched(one)]
    right = [one for one in kept if through(encoder, one)]
    texts = [same for same in (same_text(encoder, one) for one in right) if same is not None]
    per_carrier = [ratio([one for one in attacks if one.carrier == carrier.name]) for carrier in CARRIERS]
    malicious = [one for one in found if one.plain.malicious]
    clean = [one for one in found if not one.plain.malicious]
    return Scores(
        encoder, len(found), sum(one.encoded.failed for one in found), sum(one.encoded.degraded for one in found),
        recall(attacks, False), recall(attacks, True), ratio(attacks), min((value for value in per_carrier if value is not None), default=None),
        recall(benign, False), recall(benign, True), share(sum(one.encoded.malicious for one in malicious), len(malicious)),
        share(sum(not one.encoded.malicious for one in clean), len(clean)), share(len(right), len(kept)),
        instead(encoder, kept), share(sum(exact(encoder, one) for one in right), len(right)),
        share(sum(inside(encoder, one) for one in right), len(right)), share(sum(same_rules(encoder, one) for one in right), len(right)),
        share(sum(texts), len(texts)))


HEAD = ["encoding", "named", "plain recall", "recall", "retention", "worst carrier", "FPR plain", "FPR", "yes stays", "no stays", "chain", "else", "span",
        "inside", "rules", "text", "failed", "degraded"]


def line(one: Scores, known: frozenset[str]) -> list[str]:
    named = any(all(name in known for name in chain) for chain in one.encoder.chains)
    verdicts = (one.plain_recall, one.recall, one.retention, one.worst_carrier, one.plain_false, one.false, one.kept_malicious, one.kept_clean)
    return [one.encoder.name, "yes" if named else "no", *map(percent, verdicts), percent(one.chain), one.other_chain or "-",
            *map(percent, (one.span, one.inside, one.rules, one.text)), str(one.failed), str(one.degraded)]


def summary(found: Sequence[Scores], known: frozenset[str]) -> str:
    """Mean, minimum and counts over the encodings, all of them and those that the detector names."""
    named = [one for one in found if line(one, known)[1] == "yes"]
    rows = []
    for name, part in (("all", found), ("named by the detector", named)):
        kept = [one.retention for one in part if one.retention is not None]
        stays = [one.kept_malicious for one in part if one.kept_malicious is not None]
        false = [one.false for one in part if one.false is not None]
        worst = max((one for one in part if one.false is not None), key=lambda one: one.false or 0.0, default=None)
        rows.append([name, str(len(part)), percent(mean(kept)), percent(min(kept, default=None)), percent(mean(stays)), str(sum(value >= 0.95 for value in kept)),
                     str(sum(value < 0.05 for value in kept)), percent(mean(false)), percent(max(false, default=None)),
                     worst.encoder.name if worst and worst.false else "-"])
    head = ["encodings", "count", "mean retention", "least", "yes stays", "at least 95 %", "below 5 %", "mean FPR", "most", "where"]
    return markdown(head, rows)


def table(found: Sequence[Scores], known: frozenset[str]) -> str:
    return f"{summary(found, known)}\n\n{markdown(HEAD, [line(one, known) for one in found])}"
