"""Training rows for the detector of attacks: python3 training/attacks --out DIR writes DIR/train.jsonl, the same bytes each time."""
import argparse
import json
import pathlib
import random

from compose import CLASS, Writer
from grammar import Grammar
from shapes import Shapes

SEED = 4127
DATA = pathlib.Path(__file__).resolve().parent / "data"
LANGS = "en hi hinglish es fr de pt it ru ar zh ja ko tr id vi".split()
SIZE = {"en": (11000, 14500)}  # attacks, benign rows
OTHER = (2400, 2700)
LOOKS = {"en": 6500}  # texts beside them that only look like attacks, or like nothing at all
OTHER_LOOKS = 1200


def grammar(lang):
    g = Grammar()
    for path in [DATA / "frames.txt", DATA / "carriers.txt", DATA / (lang + ".txt"), *sorted(DATA.glob(lang + "_*.txt"))]:
        g.read(path)
    return g


class Rows:
    """The rows of a language; a text that is there already is not taken again."""

    def __init__(self, lang, seen):
        self.lang, self.seen, self.rows, self.count, self.size = lang, seen, [], {}, [0, 0]

    def add(self, family, kind, role, query, text, label, place=None):
        key = " ".join(text.casefold().split())
        if len(text) < 8 or key in self.seen:
            return None
        self.seen.add(key)
        n = self.count[family] = self.count.get(family, 0) + 1
        row = {"id": "atk-%s-%s-%05d" % (self.lang, family, n), "family": family, "class": kind, "lang": self.lang, "role": role,
               "query": query, "text": text, "label": label, "twin": None, "place": place}
        self.rows.append(row)
        self.size[label] += 1
        return row


def join(a, b):
    if a and b:
        a["twin"], b["twin"] = b["id"], a["id"]


def kind(section):
    family = section.split(".")[1]
    return CLASS.get(family, "injection")


def write_language(lang, seen, foreign):
    attacks, benign = SIZE.get(lang, OTHER)
    rng = random.Random("%d %s" % (SEED, lang))
    w, rows = Writer(lang, grammar(lang), rng, foreign), Rows(lang, seen)
    names = sorted(w.g.sections)
    direct, plants = [s for s in names if s.startswith("attack.")], [s for s in names if s.startswith("plant.")]
    asks, papers = [s for s in names if s.startswith("benign.")], [s for s in names if s.startswith("benign_doc.")]
    quotes_q, quotes_d = [s for s in names if s.startswith("quote_q.")], [s for s in names if s.startswith("quote_d.")]
    # a section of many templates gives more rows than a short one
    weight = {s: len(w.g.sections[s]) ** 0.5 for s in names}

    def one(sections):
        return rng.choices(sections, [weight[s] for s in sections])[0]

    def quoted(text):
        """The same words, quoted to a person."""
        if rng.random() < 0.5:
            return rows.add("quoted_query", "quoted", "query", "", w.typed(w.text(one(quotes_q), Q=text))[:1500], 0)
        body = w.typed(w.text(one(quotes_d), Q=text))
        if rng.random() < 0.5:
            body = w.carrier()(body)
        return rows.add("quoted_document", "quoted", "document", w.asked(), body[:1500], 0)

    def human():
        section = one(papers)
        return section, w.planted(section)

    plain = [s for s in direct if s not in ("attack.faketurn", "attack.manyshot", "attack.split")]
    while rows.size[1] < attacks:
        if rng.random() < 0.58:
            section = one(direct)
            row = rows.add(section[7:], kind(section), "query", "", w.query(section, plain), 1)
            if row and len(row["text"]) < 240 and "\n" not in row["text"] and rng.random() < 0.34:
                join(row, quoted(row["text"]))
        else:
            section = one(plants) if rng.random() < 0.8 else one(direct)
            text, fill, query = w.planted(section), w.carrier(), w.asked()
            family = ("planted_" if section in plants else "document_") + section.split(".")[1]
            whole = fill(text)
            row = rows.add(family, kind(section), "document", query, whole, 1, w.place(whole, text))
            draw = rng.random()
            if row and draw < 0.42:
                join(row, rows.add("same_carrier_human", "imperative", "document", query, fill(human()[1]), 0))
            elif row and draw < 0.52:
                join(row, rows.add("same_carrier_clean", "clean", "document", query, fill(""), 0))
            elif row and draw < 0.66 and len(text) < 240:
                join(row, rows.add("same_carrier_quoted", "quoted", "document", query, fill(w.typed(w.text(one(quotes_d), Q=text))), 0))
            elif row and draw < 0.76 and section == "plant.foreign":
                join(row, rows.add("asked_by_user", "task", "query", "", text, 0))
    while rows.size[0] < benign:
        draw = rng.random()
        if draw < 0.62:
            section = one(asks)
            rows.add(section[7:], "query", "query", "", w.query(section, [s for s in asks if s not in ("benign.manyshot", "benign.split")]), 0)
        elif draw < 0.78:
            section, text = human()
            rows.add(section[11:], "imperative", "document", w.asked(), text, 0)
        elif draw < 0.90:
            section, text = human()
            rows.add(section[11:] + "_carried", "imperative", "document", w.asked(), w.carrier()(text), 0)
        else:
            quoted(w.text(one(plain + plants))[:240])
    add_looks(w, rows)
    return w, rows.rows


def add_looks(w, rows):
    """Household talk, questions to support, roles played, manuals and terms, and what is no prose at all."""
    rng, shapes, spoken = w.rng, Shapes(w), [s for s in sorted(w.g.sections) if s.startswith("look.")]
    # lists and joined strings have little in common with each other: they are drawn more often than what people say
    drawn = [*spoken, "manual", "manual", "terms", "numbers", "numbers", "request", "request", "request", "table", "json", "log", "code", "regex",
             "users", "gibberish"]
    # the grammars of some languages have briefs
    drawn += ["brief", "brief"] if "b.who" in w.g.slots else []
    wanted = rows.size[0] + LOOKS.get(w.lang, OTHER_LOOKS)
    while rows.size[0] < wanted:
        name = rng.choice(drawn)
        if name in spoken:
            rows.add("look_" + name[5:], "look", "query", "", w.query(name, spoken), 0)
            continue
        text = w.typed(shapes.text(name)) if name in ("manual", "terms") else shapes.text(name)
        paper = rng.random() < (0.5 if name in ("manual", "terms") else 0.2)
        rows.add("look_" + name, "look", "document" if paper else "query", w.asked() if paper else "", text[:1500], 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    seen, english = set(), None
    with open(out / "train.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for lang in LANGS:
            if not (DATA / (lang + ".txt")).exists():
                continue
            writer, rows = write_language(lang, seen, english)
            english = english or writer
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
