"""How people type: casing, punctuation, accents left out, slips. The same rates for both labels."""
import re
import unicodedata

SLIPPED = "en es fr de pt it tr id hinglish ru vi".split()  # where swapped letters still read as a slip
ANGLED = {"fr": "« \\1 »", "it": "«\\1»", "es": "«\\1»", "ru": "«\\1»"}  # the other quotation marks of a language
BARE = "es fr pt it vi tr de".split()  # where people leave accents out


def tidy(text):
    """Optional parts leave spaces behind."""
    text = particles(re.sub(r"(?<=\S) {2,}", " ", text))
    text = re.sub(r" +([,.])(?=\s|$)", r"\1", text)
    text = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def particles(text):
    """Korean: 을(를) and its like, by the sound before it."""
    def pick(match):
        before, closed, after_vowel = match.groups()
        sound = re.sub(r"\W+$", "", before)[-1:]
        if "가" <= sound <= "힣":
            shut = (ord(sound) - 0xAC00) % 28 > 0
        else:
            shut = sound in "013678LMNRlmnr"
        return before + (closed if shut else after_vowel)
    return re.sub(r"(\S+?)([을은이])\(([를는가])\)", pick, text) if "(" in text else text


def slip(text, rng):
    places = [m.start() for m in re.finditer(r"(?<=\w)\w\w(?=\w)", text)]
    if not places:
        return text
    for at in sorted(rng.sample(places, min(len(places), rng.choice((1, 1, 2)))), reverse=True):
        kind = rng.randrange(3)
        if kind == 0:
            text = text[:at] + text[at + 1] + text[at] + text[at + 2:]
        elif kind == 1:
            text = text[:at] + text[at + 1:]
        else:
            text = text[:at] + text[at] + text[at:]
    return text


def bare(text):
    text = text.replace("đ", "d").replace("Đ", "D").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def noise(text, lang, rng):
    if lang in ANGLED and rng.random() < 0.35:
        text = re.sub('"([^"\n]+)"', ANGLED[lang], text)
    cased = text.upper() != text
    draw = rng.random()
    if cased and draw < 0.07:
        text = text.lower()
    elif cased and draw < 0.09 and len(text) < 300:
        text = text.upper()
    elif draw < 0.15:
        text = text.rstrip(".!。！।")
    elif draw < 0.17:
        text = re.sub(r"[.।。]$", lambda m: rng.choice(("!", "!!", "...", " :)")), text)
    elif draw < 0.19:
        text = text.replace(". ", "\n") if lang != "zh" else text.replace("。", "。\n").strip()
    if lang in BARE and rng.random() < 0.04:
        text = bare(text)
    if lang in SLIPPED and rng.random() < 0.05:
        text = slip(text, rng)
    return text
