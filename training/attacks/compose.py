"""Puts rows together: queries, documents, twins."""
import json
import re

from grammar import expand
from noise import noise, tidy

# what an attack wants, in the words of docs/detector.md
CLASS = {"role": "jailbreak", "refusal": "jailbreak", "fiction": "jailbreak", "unrule": "jailbreak", "pressure": "jailbreak",
         "manyshot": "jailbreak", "extract": "system_prompt_leak", "exfil": "data_extraction", "image": "data_extraction"}
ARTICLE = re.compile(r"\b(?:a|an) (?:(AI|LLM|assistant|automated)|chatbot|language|bot|copilot|summariser)\b")
JOINS = (" ", " ", "\n", "\n\n", " - ", "... ")


class Writer:
    """Draws the rows of one language."""

    def __init__(self, lang, grammar, rng, foreign=None):
        self.lang, self.g, self.rng, self.foreign = lang, grammar, rng, foreign
        self.domains = sorted(s[5:] for s in grammar.slots if s.startswith("fact."))
        self.queues = {}

    def line(self, section):
        """The templates of a section in turn, so that each is used as often as the others."""
        queue = self.queues.get(section)
        if not queue:
            queue = self.queues[section] = list(self.g.sections[section])
            self.rng.shuffle(queue)
        return queue.pop()

    def given(self):
        """Slots whose values hang together: one subject, no sentence twice."""
        rng, g = self.rng, self.g
        domain = rng.choice(self.domains)
        facts = list(g.slots["fact." + domain])
        rng.shuffle(facts)
        state = {"at": 0}

        def fact():
            state["at"] += 1
            return expand(facts[state["at"] % len(facts)], g, rng, {})

        def pick(name):
            return lambda: expand(("slot", name, False), g, rng, {})

        def inside(get):
            return lambda: json.dumps(tidy(get()), ensure_ascii=False)[1:-1]
        ask = pick("ask." + domain)
        return {"fact": fact, "ask": ask, "title": pick("title." + domain), "factj": inside(fact), "askj": inside(ask),
                "sysj": inside(pick("sys")), "goalj": inside(pick("goal")), "plainj": inside(pick("plain")),
                "splitbad": lambda: self.pieces(pick("mini")()), "splitok": lambda: self.pieces(pick("ok")())}

    def pieces(self, text):
        """Variables that hold the parts of a text."""
        rng, n = self.rng, min(len(text) - 1, self.rng.choice((2, 2, 3, 3, 4)))
        cuts = sorted(rng.sample(range(1, len(text)), n - 1))
        parts = [text[a:b] for a, b in zip([0] + cuts, cuts + [len(text)])]
        names = rng.choice(("abcd", "xyzw", ("p1", "p2", "p3", "p4"), ("s1", "s2", "s3", "s4"), ("A", "B", "C", "D")))
        shape = rng.choice(('%s = "%s"', "%s='%s'", '%s := "%s"', 'let %s = "%s";', "%s: %s", 'str %s = "%s"'))
        return rng.choice(("\n", " ", "; ", ", ")).join(shape % p for p in zip(names, parts))

    def text(self, section, **more):
        text = tidy(expand(self.line(section), self.g, self.rng, {**self.given(), **more}))
        return ARTICLE.sub(lambda m: ("an " if m.group(1) else "a ") + m.group(0).split(" ", 1)[1], text) if self.lang == "en" else text

    def typed(self, text):
        return noise(text, self.lang, self.rng)

    def joined(self, first, second):
        if self.rng.random() < 0.5:
            first, second = second, first
        mark = self.rng.choice(JOINS)
        return (first.rstrip(".") if mark.startswith(".") else first) + mark + second

    def query(self, section, others):
        """A query of a family: alone, after an ordinary question, or with a line of another family."""
        text, draw = self.text(section), self.rng.random()
        if draw > 0.62 and "\n" not in text and len(text) < 600:
            if draw > 0.94:  # a long message
                for section in self.rng.choices(others, k=self.rng.choice((2, 3, 4))):
                    text = self.joined(text, self.text(section))
                return self.typed(text)[:1500]
            if draw < 0.78:
                second = tidy(self.given()["ask"]() if self.rng.random() < 0.7 else self.text("benign.style"))
            else:
                second = self.text(self.rng.choice(others))
            text = self.joined(text, second)
        return self.typed(text)[:1500]

    def asked(self):
        return self.typed(tidy(self.given()["ask"]() if self.rng.random() < 0.4 else expand(("slot", "summ", False), self.g, self.rng, {})))

    def carrier(self):
        """A document with a place: a function from what stands there to the text."""
        mark = "\x01"
        node, given = self.line("carrier"), self.given()
        raw = expand(node, self.g, self.rng, {**given, "X": mark + "X", "XL": mark + "L", "XJ": mark + "J"})
        if self.rng.random() < 0.15:  # a long document
            page = [expand(("slot", "fact." + self.rng.choice(self.domains), False), self.g, self.rng, {}) for _ in range(self.rng.randint(4, 14))]
            at = self.rng.randrange(len(page))
            space = "" if self.lang in ("zh", "ja") else " "
            raw = (space.join(page[:at]) + "\n\n" + raw + "\n\n" + space.join(page[at:])).strip()

        def fill(text):
            def put(match):
                if match.group(1) == "X":
                    return text
                flat = re.sub(r"\s*\n\s*", " ", text)
                return flat if match.group(1) == "L" else json.dumps(text, ensure_ascii=False)[1:-1]
            return tidy(re.sub(mark + "([XLJ])", put, raw))[:1500]
        return fill

    @staticmethod
    def place(whole, part):
        """Where in a document the planted part stands, in characters; none where it was cut off."""
        for form in (part, re.sub(r"\s*\n\s*", " ", part), json.dumps(part, ensure_ascii=False)[1:-1]):
            form = tidy(form)
            at = whole.find(form)
            if at >= 0:
                return [at, at + len(form)]
        return None

    def planted(self, section):
        """What stands in a document; now and then in another language than the document."""
        if self.foreign is not None and self.rng.random() < 0.05 and section in self.foreign.g.sections:
            return self.foreign.text(section)
        return self.typed(self.text(section))
