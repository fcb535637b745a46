"""Families of attacks that nothing was tuned on: rows kept apart in the repository, and rows that a grammar makes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scan_eval.plain import Judged, failed, flagged, grouped
from scan_eval.tables import interval, markdown, mean, percent, share

TRAINING = Path(__file__).resolve().parent.parent
APART = TRAINING / "apart"
WRITTEN = TRAINING / "injections"
GRAMMAR = TRAINING / "attacks"


def made(out: Path) -> Path | None:
    """The folder that `training/attacks` filled; None where there is no such program."""
    if not (GRAMMAR / "__main__.py").is_file():
        return None
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, str(GRAMMAR), "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    return out


def line(name: str, judged: Sequence[Judged]) -> list[str]:
    attacks, benign = ([one for one in judged if one[0].attack is kind] for kind in (True, False))
    return [name, str(len(attacks)), percent(share(flagged(attacks), len(attacks))), interval(flagged(attacks), len(attacks)), str(len(benign)),
            percent(share(flagged(benign), len(benign))), interval(flagged(benign), len(benign)), str(failed(judged))]


def table(judged: Sequence[Judged]) -> str:
    """By family, then by language; the macro recall counts each family once."""
    families = grouped(judged, lambda row: row.family)
    recalls = [flagged(attacks) / len(attacks) for found in families.values() if (attacks := [one for one in found if one[0].attack])]
    rates = [flagged(benign) / len(benign) for found in families.values() if (benign := [one for one in found if not one[0].attack])]
    head = ["", "attacks", "recall %", "95 %", "benign", "FPR %", "95 %", "failed"]
    tables = [markdown([by, *head[1:]], [line(name, found) for name, found in groups.items()])
              for by, groups in (("family", families), ("language", grouped(judged, lambda row: row.language)))]
    tables.append(markdown(head, [line("all", judged)]))
    tables.append(f"Macro over families: recall {percent(mean(recalls))} %, FPR {percent(mean(rates))} %.")
    return "\n\n".join(tables)


def halves(judged: Sequence[Judged]) -> str:
    """By half and speaker, then the half that is kept apart by language."""
    head = ["attacks", "recall %", "95 %", "benign", "FPR %", "95 %", "failed"]
    speakers = grouped(judged, lambda row: f"{row.source}, {row.role}")
    languages = grouped([one for one in judged if one[0].source == "apart"], lambda row: row.language)
    return "\n\n".join(markdown([by, *head], [line(name, found) for name, found in groups.items()])
                       for by, groups in (("half, speaker", speakers), ("language", languages)))
