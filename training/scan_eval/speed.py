"""How long the command takes over big batches: start, reading, writing and JSON included."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence

from scan_eval.encode import BY_NAME
from scan_eval.engine import Engine, Row, Seconds
from scan_eval.labelled import Labelled
from scan_eval.tables import markdown

PROMPT = 200
PROMPTS = 20_000
BATCH = 4_000_000
DOCUMENT = 4_000
RUNS = 3

#: The costliest to undo: lists, escapes, invisible characters, letters moved, and two of them inside each other.
HOSTILE = ("base64", "hex 0x list", "decimal list", "\\uXXXX", "percent twice", "zero-width space", "Cyrillic", "spaced evenly", "rot13",
           "reversed letters", "leetspeak", "joined words")


def filled(texts: Sequence[str], size: int, total: int) -> list[Row]:
    """Rows of about `size` bytes, the texts joined in their order, again from the first until `total` bytes are there."""
    rows: list[Row] = []
    held, read, at = b"", 0, 0
    while read < total:
        held += texts[at % len(texts)].encode() + b"\n"
        at += 1
        while len(held) >= size and read < total:
            rows.append({"id": str(len(rows)), "text": held[:size].decode(errors="ignore"), "role": "document"})
            held, read = held[size:], read + size
    return rows


def batches(rows: Sequence[Labelled], seed: int) -> dict[str, list[Row]]:
    draw = random.Random(seed)
    benign = [row.text for row in rows if not row.attack]
    draw.shuffle(benign)
    ascii_only = [text for text in benign if text.isascii()]
    other = [text for text in benign if sum(not c.isascii() for c in text) > len(text) / 2]
    attacks = [row.text[:600] for row in rows if row.attack and row.text.isascii()]
    draw.shuffle(attacks)
    hostile = [BY_NAME[HOSTILE[nth % len(HOSTILE)]].encode(text) for nth, text in enumerate(attacks[:1200])]
    return {"plain ASCII": filled(ascii_only, DOCUMENT, BATCH), "not ASCII": filled(other, DOCUMENT, BATCH), "encoded attacks": filled(hostile, DOCUMENT, BATCH)}


def prompts(rows: Sequence[Labelled]) -> list[Row]:
    texts = [row.text for row in rows if not row.attack and row.role == "query" and row.text.isascii()]
    return [row | {"role": "query"} for row in filled(texts, PROMPT, PROMPT * PROMPTS)]


def median(engine: Engine, name: str, rows: list[Row]) -> Seconds:
    runs = [engine.timed(name, rows)[1] for _ in range(RUNS)]
    return Seconds(statistics.median(run.clock for run in runs), statistics.median(run.processor for run in runs))


def line(name: str, rows: list[Row], took: Seconds) -> list[str]:
    """Processor time a text and bytes a second of it, then the clock's."""
    size = sum(len(row["text"].encode()) for row in rows)
    return [name, str(len(rows)), f"{size / 1e6:.1f}", f"{1e6 * took.processor / len(rows):.1f}", f"{size / took.processor / 1e6:.1f}",
            f"{1e6 * took.clock / len(rows):.1f}", f"{size / took.clock / 1e6:.1f}"]


def table(engine: Engine, rows: Sequence[Labelled], seed: int) -> str:
    groups = {f"prompts of {PROMPT} bytes": prompts(rows)}
    groups |= {f"{name}, documents of {DOCUMENT:,} bytes": batch for name, batch in batches(rows, seed).items()}
    start = median(engine, "speed-start", [{"id": "0", "text": "", "role": "query"}])
    lines = [line(name, batch, median(engine, f"speed-{nth}", batch)) for nth, (name, batch) in enumerate(groups.items())]
    head = ["batch", "texts", "MB", "µs a text, processor", "MB/s", "µs a text, clock", "MB/s, clock"]
    return (f"{markdown(head, lines)}\n\nMedians of {RUNS} runs. Of each run {1e3 * start.processor:.0f} ms, {1e3 * start.clock:.0f} ms by the clock, "
            "are the start of the command.")
