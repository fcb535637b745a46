"""Grammars as plain text: sections of templates, slots, alternatives. README.md explains the format."""

# an alternative that is one of these words alone is the slot: {goal|task} is {{goal}|{task}}
ALONE = [[mark + name] for mark in ("", "^") for name in "goal task instr ignline pers prod mail url phone".split()]


class Grammar:
    """What the files of one language say."""

    def __init__(self):
        self.slots, self.sections = {}, {}

    def read(self, path):
        section = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith(";; "):
                continue
            if line.startswith("== "):
                section = self.sections.setdefault(line[3:].strip(), [])
            elif line.startswith("@"):
                name, _, body = line[1:].partition(":")
                self.slots.setdefault(name.strip(), []).extend(parse(body.strip(), path, number))
            elif section is None:
                raise ValueError("%s:%d: a template before the first section" % (path, number))
            else:
                section.append(("alt", parse(line, path, number)))
        return self

    def names(self):
        """Every slot that a template or a slot asks for."""
        found, work = set(), [a for group in (*self.slots.values(), *self.sections.values()) for a in group]
        while work:
            node = work.pop()
            if isinstance(node, list):
                work.extend(node)
            elif isinstance(node, tuple) and node[0] == "alt":
                work.extend(node[1])
            elif isinstance(node, tuple):
                found.add(node[1])
        return found


def parse(text, path, number):
    """The alternatives of a line: lists of strings, ("slot", name, capital) and ("alt", alternatives)."""
    def slot(name):
        return ("slot", name.lstrip("^"), name.startswith("^"))

    def alternatives(at, inside):
        found, items, run = [], [], []

        def flush():
            if run:
                items.append("".join(run))
                run.clear()
        while at < len(text):
            c = text[at]
            if c == "\\" and at + 1 < len(text):
                run.append({"n": "\n", "t": "\t"}.get(text[at + 1], text[at + 1]))
                at += 2
            elif c == "{":
                flush()
                inner, at = alternatives(at + 1, True)
                if len(inner) == 1:
                    if len(inner[0]) != 1 or not isinstance(inner[0][0], str):
                        raise ValueError("%s:%d: braces without a choice: %s" % (path, number, text))
                    items.append(slot(inner[0][0]))
                else:
                    items.append(("alt", [[slot(a[0])] if a in ALONE else a for a in inner]))
            elif c == "}" and inside:
                flush()
                return found + [items], at + 1
            elif c == "|":
                flush()
                found.append(items)
                items = []
                at += 1
            else:
                run.append(c)
                at += 1
        if inside:
            raise ValueError("%s:%d: a brace is not closed: %s" % (path, number, text))
        flush()
        return found + [items], at
    return alternatives(0, False)[0]


def capital(text):
    return text[:1].upper() + text[1:]


def expand(node, grammar, rng, given):
    """One text of a node; `given` has the slots that the caller fills (text, or a function)."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(expand(item, grammar, rng, given) for item in node)
    if node[0] == "alt":
        return expand(rng.choice(node[1]), grammar, rng, given)
    name = node[1]
    if name in given:
        value = given[name]() if callable(given[name]) else given[name]
    else:
        value = expand(rng.choice(grammar.slots[name]), grammar, rng, given)
    return capital(value) if node[2] else value
