"""Harmless texts that are no prose: lists, tables, joined strings, logs, programs, names, noise. `Shapes` draws them."""
import base64
import codecs
import json
import string

from grammar import expand
from noise import tidy
from programs import PROGRAMS, TRACES

MODELS = "m|x|gpt-4o|gpt-4o-mini|o3|gemini-2.0-flash|claude-sonnet-4|my-model|claude-3-haiku|mistral-7b|llama3:8b|default|chat|qwen2.5|base-v2|small|assistant-1|test|prod".split("|")
ROLES = "user|assistant|user|assistant|system|tool|human|ai".split("|")
KEYS = ("messages role content type text model temperature stream max_tokens query question prompt user id session_id lang locale top_p stop "
        "metadata source tools name arguments function options system history input output context settings mode format").split()
VALUES = "text|json|true|false|null|en|de|auto|none|0.7|1.0|256|gpt|web|mobile|chat|markdown|v1|2024-11-03|low|high|function|image_url".split("|")
NAMES = "dragon shadow master admin hacker elite ninja wizard phoenix falcon storm killer leader system raven maria kevin lukas sofia ahmed yuki".split()
LEET = str.maketrans("aeiost", "431057")
LEVELS = "INFO WARN DEBUG ERROR TRACE NOTICE".split()
PARTS = "auth db cache http worker scheduler mailer ingest billing search prompt-store policy rules router session".split()
EVENTS = ("request finished|connection reset by peer|retrying|cache miss|user logged in|ignored 3 duplicate rows|rule set reloaded|override applied|"
          "previous lock released|system restart scheduled|instructions file not found|prompt template loaded|token refreshed|password reset mail sent|"
          "access denied for role guest|filter disabled by configuration|mode switched to maintenance|developer console opened|state reset|output truncated|"
          "job deleted|secret rotated|unknown command ignored|limit exceeded|new session started|act_as header ignored|safe mode off").split("|")
COLUMNS = "id name date amount status city email sku qty price role rule note owner version code system score country tag".split()
REGEXES = (r"^\d{3}-\d{4}$", r"(?i)ignore (all )?previous", r"[A-Z]{2}\d{6}", r"\bsystem[_ ]prompt\b", r"^(?!.*admin).*$", r"(\w+)@(\w+)\.com", r"<!--.*?-->",
           r"https?://\S+", r"(?:rules?|instructions?)\s*:", r"^\s*#.*$", r"(act|pretend) as \w+", r"\.(png|jpe?g)$", r"[^\x00-\x7f]+", r"^you are .*")


def strings(value, under):
    """The strings of a JSON value in their order, with the name that each stands under; a name itself under none."""
    if isinstance(value, str):
        yield value, under
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, under)
    else:
        for name, one in value.items():
            yield name, None
            yield from strings(one, name)


class Shapes:
    """Draws texts of one language; `w` is the writer of its grammar."""

    def __init__(self, w):
        self.w, self.rng = w, w.rng

    def text(self, kind):
        return getattr(self, kind)()[:1500]

    def ask(self):
        return tidy(self.w.given()["ask"]())

    def fact(self):
        return tidy(self.w.given()["fact"]())

    def letters(self, alphabet, low, high):
        return "".join(self.rng.choices(alphabet, k=self.rng.randint(low, high)))

    def number(self):
        """A function that gives values of one kind."""
        rng = self.rng
        top = rng.choice((9, 99, 255, 999, 65535, 10 ** 6, 10 ** 9))
        return rng.choice((
            lambda: str(rng.randint(0, top)),
            lambda: "%.*f" % (rng.choice((1, 2, 3)), rng.uniform(-top, top)),
            lambda: "%x" % rng.randint(0, top),
            lambda: "0x%04X" % rng.randint(0, top),
            lambda: "%02x" % rng.randint(0, 255),
            lambda: "%08x" % rng.getrandbits(32),
            lambda: "-".join("%0*x" % (n, rng.getrandbits(4 * n)) for n in (8, 4, 4, 4, 12)),
            lambda: rng.choice(("A", "B", "SKU", "ORD", "INV", "T")) + "-%d" % rng.randint(1, top),
            lambda: self.letters(string.ascii_uppercase + string.digits, 4, 10),
            lambda: "%d.%d.%d.%d" % tuple(rng.randint(0, 255) for _ in range(4)),
            lambda: "20%02d-%02d-%02d" % (rng.randint(0, 30), rng.randint(1, 12), rng.randint(1, 28)),
            lambda: "%02d:%02d" % (rng.randint(0, 23), rng.randint(0, 59)),
            lambda: self.letters("01", 8, 8),
            lambda: self.letters(string.ascii_letters, 1, 2),
            lambda: base64.b64encode(rng.randbytes(rng.randint(6, 24))).decode(),
            lambda: "+%d %d %d" % (rng.randint(1, 98), rng.randint(10, 999), rng.randint(10 ** 5, 10 ** 7)),
        ))

    def numbers(self):
        """A list; counting up, or of one or two kinds."""
        rng = self.rng
        between = rng.choice((" ", ", ", ",", "\n", "; ", "", "\t", " | ", "-", "/"))
        one, other = self.number(), self.number()
        count = rng.randint(4, 200)
        if rng.random() < 0.35:
            start, shape = rng.choice((0, 0, 1, 100, 4096)), rng.choice(("%d", "%x", "%X", "%03d", "0x%x", "#%d", "a%d", "%d."))
            body = between.join(shape % n for n in range(start, start + count))
        else:
            mixed = rng.random() < 0.3
            body = between.join((other if mixed and rng.random() < 0.5 else one)() for _ in range(count))
        draw = rng.random()
        if draw < 0.12:
            return self.ask() + rng.choice((" ", "\n")) + body
        return "[%s]" % body if draw < 0.2 else body

    def table(self):
        rng = self.rng
        columns = rng.sample(COLUMNS, rng.randint(2, 6))
        between = rng.choice((",", ";", "\t", ", ", " | "))
        makers = [rng.choice((self.number(), self.number(), self.fact, lambda: rng.choice(NAMES), lambda: rng.choice(EVENTS))) for _ in columns]
        lines = [between.join(columns)] if rng.random() < 0.8 else []
        lines += [between.join(make() for make in makers) for _ in range(rng.randint(2, 12))]
        head = self.ask() + "\n" if rng.random() < 0.3 else ""
        return head + "\n".join(lines)

    def request(self):
        """The strings of a request for an answer, as a guard joins them: those under a name, all values, or all with the names."""
        rng = self.rng
        parts, cut = rng.random() < 0.4, rng.random() < 0.2
        turns = []
        for at in range(rng.randint(1, 7)):
            said = rng.choice((self.ask, self.fact, self.ask, self.follow, self.home))()
            pieces = self.cut(said) if cut else [said]
            body = [{"type": "text", "text": piece} for piece in pieces] if parts else " ".join(pieces)
            role = rng.choice(("user", "user", rng.choice(ROLES)))
            turns.append(rng.choice(({"role": role, "content": body}, {"content": body, "role": role}, {rng.choice(("text", "query", "message")): said})))
        request = rng.choice(({"messages": turns}, {"messages": turns}, {"history": turns[:-1], "query": turns[-1]}, {"input": turns}))
        request |= {key: rng.choice(VALUES) if rng.random() < 0.7 else self.number()() for key in rng.sample(KEYS, rng.choice((0, 0, 1, 2, 4)))}
        if rng.random() < 0.5:
            request["model"] = rng.choice(MODELS)
        found = list(strings(request, ""))
        name = rng.choice(("", "", "all", "all", "text", "content"))
        out = [text for text, under in found if name == "all" or (under == name if name in ("text", "content") else under is not None)]
        return rng.choice((" ", " ", " ", "", "\n")).join(out or [text for text, _ in found])

    def home(self):
        return self.w.text(self.rng.choice([name for name in sorted(self.w.g.sections) if name.startswith("look.")]))

    def follow(self):
        """What is said in a later turn."""
        return self.w.text("look.follow")

    def cut(self, text):
        at = self.rng.randint(1, max(1, len(text) - 1))
        return [text[:at], text[at:]]

    def json(self):
        rng = self.rng

        def value(depth):
            draw = rng.random()
            if depth < 3 and draw < 0.25:
                return {rng.choice(KEYS + COLUMNS): value(depth + 1) for _ in range(rng.randint(1, 5))}
            if depth < 3 and draw < 0.4:
                return [value(depth + 1) for _ in range(rng.randint(1, 4))]
            return rng.choice((self.ask, self.fact, self.home, lambda: rng.choice(VALUES), lambda: rng.choice(ROLES), lambda: rng.randint(0, 999), lambda: True))()
        body = {rng.choice(KEYS): value(1) for _ in range(rng.randint(2, 6))}
        return json.dumps(body, ensure_ascii=rng.random() < 0.1, indent=rng.choice((None, None, 2)))

    def log(self):
        rng = self.rng
        stamp = rng.choice(("2025-%02d-%02dT%02d:%02d:%02dZ", "[%02d/%02d %02d:%02d:%02d]", "%02d-%02d %02d:%02d:%02d"))
        lines = []
        for _ in range(rng.randint(2, 14)):
            at = stamp % (rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59))
            extra = rng.choice(("", "", " id=%08x" % rng.getrandbits(32), " took %d ms" % rng.randint(1, 9000), " user=%s" % rng.choice(NAMES)))
            lines.append("%s %s %s: %s%s" % (at, rng.choice(LEVELS), rng.choice(PARTS), rng.choice(EVENTS), extra))
        if rng.random() < 0.3:
            lines.append(rng.choice(TRACES))
        head = self.ask() + "\n" if rng.random() < 0.3 else ""
        return head + "\n".join(lines)

    def code(self):
        rng = self.rng
        word = lambda: rng.choice(NAMES + KEYS + COLUMNS + PARTS).replace("-", "_")  # noqa: E731
        text = rng.choice(PROGRAMS)
        for mark in "ABCDE":
            text = text.replace("$" + mark, word())
        text = text.replace("$T", json.dumps(self.fact(), ensure_ascii=False)).replace("$N", str(rng.randint(0, 99))).replace("$R", rng.choice(REGEXES))
        draw = rng.random()
        return (self.ask() + "\n\n" + text) if draw < 0.3 else "```\n%s\n```" % text if draw < 0.45 else text

    def manual(self):
        """Orders to a reader, one after the other: a manual, a recipe."""
        return self.orders("step")

    def terms(self):
        return self.orders("term")

    def brief(self):
        """What people paste to tell an assistant its work, under headings; the grammars of some languages have it."""
        rng = self.rng

        def draw(slot):
            return tidy(expand(("slot", slot, True), self.w.g, rng, {}))
        mark = rng.choice(("## %s", "# %s", "**%s**", "%s:", "<%s>", "### %s"))
        lines = ["You are a %s." % tidy(expand(("slot", "b.who", False), self.w.g, rng, {}))] if rng.random() < 0.7 else ["# " + draw("b.who")]
        for head in rng.sample("Role|Context|Task|Goals|Rules|Constraints|Output format|Workflow|Tone|Instructions".split("|"), rng.randint(2, 5)):
            lines += ["", mark % head]
            lines += [rng.choice(("- ", "1. ", "")) + draw(rng.choice(("b.duty", "b.rule"))) for _ in range(rng.randint(1, 5))]
        return "\n".join(lines)

    def orders(self, slot):
        rng, w = self.rng, self.w
        lines = [tidy(expand(("slot", slot, False), w.g, rng, {})) for _ in range(rng.randint(2, 14))]
        lines = [line for at, line in enumerate(lines) if line not in lines[:at]]
        while rng.random() < 0.5:
            lines.insert(rng.randint(0, len(lines)), self.fact())
        shape = rng.choice(("", "", "%d. ", "%d) ", "- ", "* ", "§ %d "))
        lines = [(shape % (at + 1) if "%" in shape else shape) + line for at, line in enumerate(lines)]
        between = "\n" if shape or rng.random() < 0.3 else "" if w.lang in ("zh", "ja") else " "
        head = tidy(w.given()["title"]()) + "\n\n" if rng.random() < 0.5 else self.ask() + "\n" if rng.random() < 0.2 else ""
        return head + between.join(lines)

    def regex(self):
        rng = self.rng
        found = rng.sample(REGEXES, rng.randint(1, 4))
        return (rng.choice(("", self.ask() + " ", "regex: ", "pattern = ", "grep -E "))) + rng.choice((" ", "\n", " | ")).join(found)

    def user(self):
        """A name or a password, in leet as often as not."""
        rng = self.rng
        word = rng.choice((rng.choice(NAMES), rng.choice(NAMES) + rng.choice(("", "_", ".", "-")) + rng.choice(NAMES)))
        word = word.translate(LEET) if rng.random() < 0.6 else word.title()
        return rng.choice(("", "xX_", "the_", "@", "mr")) + word + rng.choice(("", str(rng.randint(0, 2010)), "!", "_Xx", "#" + str(rng.randint(1, 9999))))

    def users(self):
        rng = self.rng
        draw = rng.random()
        found = [self.user() for _ in range(rng.randint(2, 12))]
        if draw < 0.4:
            return rng.choice((" ", ", ", "\n", " vs ")).join(found)
        shape = rng.choice(("%s:%s", "login %s password %s", "user=%s pass=%s", "%s / %s", "username: %s\npassword: %s"))
        body = "\n".join(shape % pair for pair in zip(found[::2], found[1::2]))
        return self.ask() + "\n" + body if draw < 0.7 else body

    def gibberish(self):
        """Noise, and harmless sentences so encoded that they are."""
        rng = self.rng
        draw = rng.randrange(6)
        if draw == 0:
            return " ".join(self.letters(string.ascii_lowercase, 1, 11) for _ in range(rng.randint(3, 40)))
        if draw == 1:
            rows = rng.choice((("asdf", "jkl", "qwer", "uiop", "zxcv"), ("ka", "to", "mi", "re", "no", "su"), ("bla", "blub", "foo", "hm")))
            return rng.choice((" ", "", ", ")).join("".join(rng.choices(rows, k=rng.randint(1, 4))) for _ in range(rng.randint(3, 20)))
        said = rng.choice((self.ask, self.fact, self.home))()
        if draw == 2:
            return " ".join("".join(rng.sample(word, len(word))) for word in said.split())
        if draw == 3:
            return said[::-1]
        if draw == 4:
            return codecs.encode(said, "rot13")
        return said.lower().translate(LEET)
