"""Reads the scenarios: passages, questions, and answers with a right and a wrong reading."""

import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent / "scenarios"


class Broken(Exception):
    """A scenario that does not follow its shape."""


def read():
    """All passages of the folder, each with its questions."""
    passages, seen = [], set()
    for path in sorted(FOLDER.glob("*.txt")):
        category, language = path.stem, "en"
        passage = question = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            where = f"{path.name}:{number}"
            if line.startswith("@lang "):
                language = line.split()[1]
            elif line.startswith("@"):
                category = line[1:].strip()
            elif line.startswith("= "):
                slug, domain, *count = line[2:].split()
                if (language, slug) in seen:
                    raise Broken(f"{where}: {slug} stands twice")
                seen.add((language, slug))
                passage = {"where": where, "id": slug if language == "en" else f"{language}-{slug}", "domain": domain, "lang": language,
                           "fillings": int(count[0]) if count else 1, "slots": "", "documents": [], "companions": [], "questions": []}
                passages.append(passage)
            elif passage is None or line[1:3] != ": ":
                raise Broken(f"{where}: not a line of a scenario: {line[:40]}")
            else:
                kind, text = line[0], line[3:].strip()
                if kind == "s":
                    passage["slots"] = "\n".join(part.strip() for part in text.split(";;"))
                elif kind == "d":
                    passage["documents"].append(text)
                elif kind == "c":
                    passage["companions"].append(text)
                elif kind == "q":
                    name, found, rest = text.partition(" :: ")
                    question = {"category": name if found else category, "query": rest if found else text, "answers": []}
                    passage["questions"].append(question)
                elif kind == "a":
                    question["answers"].append(text)
                else:
                    raise Broken(f"{where}: unknown line {kind}")
    return passages
