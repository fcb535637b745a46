"""Makes rows of a scenario: fills its slots, takes the right or the wrong reading, labels the claims."""

import random
import re

import values
from scenario import Broken

END = "\ue000"
SWITCH = re.compile(r"\[([^\[\]]*~[^\[\]]*)\]|<([^<>]*~[^<>]*)>")
SEPARATOR = re.compile(r" (//|/n/n/|/n/) ")
BREAK = re.compile(r"(?<=[.!?])\s+|(?<=[।。])\s*")
ABBREVIATION = re.compile(r"\b(Dr|Mr|Ms|Mrs|St|No|tel|Tel|Sra?|z\. ?B|Nr|[A-Z])\.$")
LEANS = re.compile(
    r"(Altogether|If (?:she|he|it|they)|The 50 km|Of (?:them|the two|the four)|It|Its|He|His|She|Her|They|Their|This|These|That|Those|There|Then|"
    r"Both|Yes|No|You|As|Because|Some|About|Nearly|Roughly|Around|Together|At that|On that|After that|Rounded|Shows|Expect|"
    r"The (?:buyer|club|other|rest|younger|older)|Él|Ella|Ellos|Esto|Este|Il|Elle|Ils|Ce|Er|Sie|Es|Sein|Ihr|Dies|Ele|Ela|Esse|Lui|Lei|Questo|"
    r"वह|वे|यह|उन|هو|هي|هذا|وهو|他|她|它|彼|彼女|それ)\b")
# Answers of these kinds lean on their question.
TIED = ("conditions", "not_stated", "non_claims")
PAIRS = 6
LEADS = {
    "en": ["Sure!", "Good question.", "Happy to help.", "Here is what I found.", "Of course.", "Thanks for asking!", "Let me explain.",
           "Hi there!", "Great, let's look at that."],
    "es": ["¡Claro!", "Con gusto."], "fr": ["Bien sûr !", "Avec plaisir."], "de": ["Gern!", "Natürlich."], "it": ["Certo!", "Volentieri."],
    "pt": ["Claro!", "Com prazer."], "hi": ["ज़रूर!", "नमस्ते!"], "ar": ["بالتأكيد!", "أهلا بك."], "zh": ["好的。", "您好！"],
    "ja": ["はい。", "お問い合わせありがとうございます。"], "hinglish": ["Zaroor!", "Namaste!"],
}
CLOSERS = {
    "en": ["Let me know if you need anything else.", "Is there anything else you would like to know?", "I hope this helps!",
           "Feel free to ask if something is unclear.", "Would you like more details?", "Happy to look up more if you need it."],
    "es": ["¿Necesita algo más?"], "fr": ["Avez-vous d'autres questions ?"], "de": ["Kann ich sonst noch helfen?"],
    "it": ["Posso aiutarla in altro?"], "pt": ["Posso ajudar em algo mais?"], "hi": ["क्या आपको कुछ और जानना है?"],
    "ar": ["هل لديك سؤال آخر؟"], "zh": ["还有其他问题吗？"], "ja": ["他にご質問はありますか？"], "hinglish": ["Kuch aur jaanna hai?"],
}


def namespace(passage, filling, world):
    """The values of one filling; drawn again, with another seed, while `ok` is false."""
    for attempt in range(200):
        rng = random.Random(f"twins 41 {passage['id']} {filling} {attempt}")
        names = dict(values.NAMES)
        names["ri"] = lambda low, high, step=1: rng.randrange(low, high + 1, step)
        names["pick"] = lambda *options: rng.choice(options)
        names["cyc"] = lambda *options: options[filling % len(options)]
        names["some"] = lambda k, *options: rng.sample(options, k)
        names["W"] = lambda first, second: (first, second)[world]
        try:
            exec(passage["slots"], names)
        except Exception as error:
            raise Broken(f"{passage['where']}: {error}") from error
        if names.get("ok", True):
            return names
    raise Broken(f"{passage['where']}: ok is never true")


def fill(text, names, passage):
    """The text with its expressions evaluated."""
    try:
        return eval(f"f'''{text}{END}'''", names).removesuffix(END)
    except Exception as error:
        raise Broken(f"{passage['where']}: {error} in {text[:60]}") from error


def read_switches(text, index, world):
    """The text with option `index` of each switch, and the options taken. `<a~b>` turns with the world, `[a~b]` does not."""
    taken = []

    def take(match):
        if match[2] is not None:
            options = match[2].split("~")
            if world:
                options.reverse()
        else:
            options = match[1].split("~")
        right = options[0].removeprefix("?")
        option = options[0] if index == 0 else options[(index - 1) % (len(options) - 1) + 1]
        taken.append((right, option))
        return option.removeprefix("?")

    return SWITCH.sub(take, text), taken


def answer(text, index, world, join):
    """Response and claims of one reading of an answer. A claim that starts with `*` states nothing."""
    parts = SEPARATOR.split(text)
    response, claims = "", []
    for place in range(0, len(parts), 2):
        claim = parts[place].strip()
        idle = claim.startswith("*")
        plain, taken = read_switches(claim.removeprefix("*"), index, world)
        plain = re.sub(r"  +", " ", plain).strip()
        if place:
            response += {"//": join, "/n/": "\n", "/n/n/": "\n\n"}[parts[place - 1]]
        response += plain
        wrong = [(right, option) for right, option in taken if option.removeprefix("?") != right]
        if index and wrong:
            loose = any(option.startswith("?") for _, option in wrong)
            right, option = wrong[0]
            why = (f"the documents do not hold “{option.removeprefix('?').strip()}”" if loose or not right.strip()
                   else f"“{option.strip() or '(left out)'}” where the documents give “{right.strip()}”")
            claims.append({"text": plain, "verdict": "unsupported" if loose else "contradicted", "why": why})
        elif idle:
            claims.append({"text": plain, "verdict": "not_checkable", "why": "states nothing to check"})
        else:
            claims.append({"text": plain, "verdict": "supported", "why": "the documents hold it"})
    return response, claims


def wrongs(text):
    """How many wrong readings an answer has."""
    return max(match[0].count("~") for match in SWITCH.finditer(text))


def combinations(passage, question):
    """Which filling, world and answer make a pair: every answer and world once before any comes again."""
    turning = any(match[2] is not None for text in question["answers"] for match in SWITCH.finditer(text))
    worlds = any("<" in text for text in passage["documents"])
    if turning and not worlds:
        raise Broken(f"{passage['where']}: <~> in an answer but in no document")
    found, count = [], len(question["answers"])
    for filling in range(passage["fillings"]):
        for place in range(count):
            for world in range(2 if turning else 1):
                found.append((filling, world if turning else filling % 2 if worlds else 0, (place + filling) % count))
    head = count * (2 if turning else 1)
    if passage["fillings"] == 1 and not turning:
        # Nothing is drawn: each wrong reading makes a pair of its own.
        return [item for item in found for _ in range(wrongs(question["answers"][item[2]]))]
    # The first filling takes every answer; then each further filling brings one answer at a time.
    rest = sorted(found[head:], key=lambda item: ((item[2] - item[0]) % count, item[0]))
    return (found[:head] + rest)[:max(PAIRS, head)]


def sentences(documents):
    """Whole sentences of the documents that can stand alone: chatbots copy them."""
    found = []
    for document in documents:
        parts = BREAK.split(document)
        for before, part in zip(["", *parts], parts):
            if 30 <= len(part) <= 140 and part[-1] in ".।。" and not re.search(r"[\n|]|^\W", part) and not LEANS.match(part) \
                    and not ABBREVIATION.search(before) and not ABBREVIATION.search(part):
                found.append(part)
    return found


def neighbours(passage, question, names, world, join):
    """Right answers to other questions of the passage that can stand alone: true, and in words of their own."""
    found = []
    for other in passage["questions"]:
        if other is question or other["category"] in TIED:
            continue
        for text in other["answers"]:
            if not SEPARATOR.search(text) and not text.startswith("*"):
                right = answer(fill(text, names, passage), 0, world, join)[0]
                if not LEANS.match(right):
                    found.append(right)
    return found


def apart(companion, text):
    """Whether a companion speaks of something else than the answer."""
    one, other = ({word.lower()[:5] for word in re.findall(r"\w+", part) if len(word) > 3 or word.isdigit()} for part in (companion, text))
    return len(one & other) < 0.5 * min(len(one), len(other))


def rows(passage, question, scenario, foreign):
    """The rows of one question: two a pair."""
    language = passage["lang"]
    join = "" if language in ("zh", "ja") else " "
    bank = passage["domain"] if language == "en" else f"{passage['domain']}-{language}"
    seen = set()
    for number, (filling, world, place) in enumerate(combinations(passage, question)):
        names = namespace(passage, filling, world)
        rng = random.Random(f"twins 41 {scenario} {number}")
        documents = [read_switches(fill(text, names, passage), 0, world)[0] for text in passage["documents"]]
        query = read_switches(fill(question["query"], names, passage), 0, world)[0]
        text = fill(question["answers"][place], names, passage)
        # What stands beside the error must not give the right value away, nor be wrong about what is not a claim.
        plain = question["category"] not in ("non_claims", "not_stated")
        mark = " /n/n/ " if "/n/" in text else " // "  # a list or a table stands apart
        companions = [fill(companion, names, passage) for companion in passage["companions"]]
        for source, share in ((neighbours(passage, question, names, world, join), 0.6), (sentences(documents), 0.3)):
            if rng.random() < share:
                others = [other for other in source if all(apart(other, companion) for companion in companions)]
                companions += rng.sample(others, min(1, len(others)))
        companions = [companion for companion in companions if apart(companion, text)] if plain else []
        least = len(text) < (25 if join == "" else 70)
        count = max(least, rng.choices((0, 1, 2), (3, 4, 3))[0])
        for companion in rng.sample(companions, min(len(companions), count)):
            text = f"{companion}{mark}{text}" if rng.random() < 0.4 else f"{text}{mark}{companion}"
        if plain and rng.random() < 0.12:
            text = f"*{rng.choice(LEADS[language])}{mark}{text}"
        if plain and rng.random() < 0.12:
            text = f"{text}{mark}*{rng.choice(CLOSERS[language])}"
        contents = [(f"{bank}-{place + 1}.md", content) for place, content in enumerate(documents)]
        if len(contents) < 3 and question["category"] != "not_stated" and rng.random() < 0.2:
            other = foreign(passage, rng)
            if other:
                contents.insert(rng.randrange(len(contents) + 1), other)
        right, claims = answer(text, 0, world, join)
        if (right, *documents) in seen:
            continue
        seen.add((right, *documents))
        # Drawn values may make a wrong option equal to the right one: the next option then.
        tried = (answer(text, 1 + number + turn, world, join) for turn in range(3))
        wrong = next((found for found in tried if found[0] != right), None)
        if wrong is None:
            continue
        pair = f"{scenario}-{number:02d}"
        for letter, (response, claims) in (("f", (right, claims)), ("h", wrong)):
            row = {
                "id": f"{pair}-{letter}", "scenario": scenario, "pair": pair, "category": question["category"], "lang": language,
                "query": query,
                "documents": [{"id": f"d{place + 1}", "source": source, "content": content} for place, (source, content) in enumerate(contents)],
                "response": response, "claims": claims, "hallucinated": letter == "h",
            }
            check(passage, row)
            yield row


def check(passage, row):
    """What a row must hold."""
    for text in (row["response"], row["query"], *(document["content"] for document in row["documents"])):
        if re.search(r"[~<>{}\[\]]", text):
            raise Broken(f"{passage['where']}: a mark is left in: {text[:120]}")
    wrong = sum(claim["verdict"] in ("contradicted", "unsupported") for claim in row["claims"])
    if wrong != row["hallucinated"]:
        raise Broken(f"{passage['where']}: {wrong} wrong claims in: {row['response'][:120]}")
