"""What does a verdict owe to how the documents are handed over? Reordered, among unrelated ones, and cut or joined at other bounds.

    python3 training/evaluate/invariance.py write IN OUT    the sets of IN, handed over otherwise, into OUT/<way>/
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from score import Row, paired, read  # noqa: E402

from evaluate.tables import Rows, count, markdown, percent  # noqa: E402
from evaluate.tally import share  # noqa: E402

# Sets of prose over several documents or paragraphs; of each every STEP-th row.
SETS = ("ragtruth_qa", "mtrag", "begin_wow", "wice", "claims_dev", "twins_test")
STEP = 2
UNRELATED = 3

Documents = list[Row]


def reordered(documents: Documents, _: Documents) -> Documents:
    return documents[::-1]


def among_others(documents: Documents, others: Documents) -> Documents:
    """Three documents of another row around those of this one."""
    return [*others[:1], *documents, *others[1:UNRELATED]]


def joined(documents: Documents, _: Documents) -> Documents:
    """Neighbours joined two by two, as paragraphs of one document."""
    pairs = [documents[at : at + 2] for at in range(0, len(documents), 2)]
    return [{**pair[0], "content": "\n\n".join(each["content"] for each in pair)} for pair in pairs]


def cut(documents: Documents, _: Documents) -> Documents:
    """Every paragraph a document of its own."""
    parts = [(document, part) for document in documents for part in document["content"].split("\n\n") if part.strip()]
    return [{**document, "id": f"{document.get('id', 'd')}-{at}", "content": part} for at, (document, part) in enumerate(parts)]


WAYS: dict[str, Callable[[Documents, Documents], Documents]] = {
    "reordered": reordered, "among-others": among_others, "joined": joined, "cut": cut,
}
TITLES = {"reordered": "documents reordered", "among-others": "among three unrelated documents",
          "joined": "joined two by two", "cut": "cut at paragraphs"}


def write(inputs: Path, out: Path) -> None:
    """Each way of handing over as a folder of sets; rows whose documents stay as they are are left out."""
    for name in SETS:
        rows = list(read(inputs / f"{name}.jsonl"))
        far = len(rows) // 2  # a row of another source
        for way, change in WAYS.items():
            changed = []
            for at in range(0, len(rows), STEP):
                documents, others = rows[at]["rag_documents"], rows[(at + far) % len(rows)]["rag_documents"]
                if others == documents:
                    continue
                found = change(documents, others)
                if [each["content"] for each in found] != [each["content"] for each in documents]:
                    changed.append({**rows[at], "rag_documents": found})
            if not changed:
                continue  # one document of one paragraph each
            (out / way).mkdir(parents=True, exist_ok=True)
            with (out / way / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in changed)


def flips(answers: Path, inputs: Path, outputs: Path, name: str) -> tuple[int, int]:
    """How many claims get another verdict, of how many. Where an answer is cut into other claims, all of them count as flipped."""
    if not (inputs / f"{name}.jsonl").exists():
        return 0, 0
    as_given = {row["interaction_id"]: row for row in read(answers / f"{name}.jsonl")}
    flipped = claims = 0
    for row, output in paired(read(inputs / f"{name}.jsonl"), read(outputs / f"{name}.jsonl"), "interaction_id", name):
        before = as_given[row["interaction_id"]]["verification"]["claims"]
        after = output["verification"]["claims"]
        claims += len(before)
        if [claim["span"] for claim in before] != [claim["span"] for claim in after]:
            # the language of a short answer is that of a document near to it
            flipped += len(before)
        else:
            flipped += sum(one["verdict"] != other["verdict"] for one, other in zip(before, after, strict=True))
    return flipped, claims


def invariance(answers: Path, inputs: Path, outputs: Path) -> list[str]:
    """A row per way: the share of claims whose verdict flips, over all sets and in each."""
    if not inputs.is_dir():
        sys.exit(f"no {inputs}: run `make eval` first")
    rows: Rows = []
    for way in WAYS:
        found = {name: flips(answers, inputs / way, outputs / way, name) for name in SETS}
        flipped, claims = (sum(part) for part in zip(*found.values(), strict=True))
        rows.append([TITLES[way], count(claims), count(flipped), percent(share(flipped, claims)), *(percent(share(*found[name])) for name in SETS)])
    return [markdown(("documents", "claims", "flipped", "flipped %", *SETS), rows)]


def main() -> None:
    match sys.argv[1:]:
        case ["write", inputs, out]:
            write(Path(inputs), Path(out))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
