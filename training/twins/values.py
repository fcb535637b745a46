"""What the expressions of a scenario may call: draws, number and date formats."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen").split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
LONG = {"es": "{d} de {m} de {y}", "pt": "{d} de {m} de {y}", "de": "{d}. {m} {y}", "zh": "{y}年{n}月{d}日", "ja": "{y}年{n}月{d}日"}


def sp(n):
    """A number in words: 342 is "three hundred and forty-two"."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (" and " + sp(n % 100) if n % 100 else "")
    if n < 1000000:
        rest = n % 1000
        return sp(n // 1000) + " thousand" + ((" and " if rest < 100 else " ") + sp(rest) if rest else "")
    return sp(n // 1000000) + " million" + (" " + sp(n % 1000000) if n % 1000000 else "")


def Sp(n):
    """The same at the start of a sentence."""
    return sp(n)[0].upper() + sp(n)[1:]


def spo(n):
    """An ordinal in words, to ninety-nine."""
    if n in ORDINALS:
        return ORDINALS[n]
    if n < 20:
        return ONES[n] + "th"
    return TENS[n // 10][:-1] + "ieth" if n % 10 == 0 else TENS[n // 10] + "-" + spo(n % 10)


def o(n):
    """An ordinal in figures: 3rd."""
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def wg(n):
    """Western grouping: 1,234,567."""
    return f"{n:,}"


def ig(n):
    """Indian grouping: 12,34,567."""
    text, head = str(n)[-3:], str(n)[:-3]
    while head:
        text, head = head[-2:] + "," + text, head[:-2]
    return text


def eu(n, sep="."):
    """Grouping of continental Europe: 1.234.567."""
    return wg(n).replace(",", sep)


def r(x, places=0):
    """Rounded half up, as a reader would, with the places kept."""
    return str(Decimal(repr(x) if isinstance(x, float) else x).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def g(x, places=2):
    """Rounded half up, without trailing zeros."""
    text = r(x, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def c(x, places=1):
    """The same with a decimal comma."""
    return g(x, places).replace(".", ",")


def D(year, month, day):
    return datetime.date(year, month, day)


def plus(day, n):
    return day + datetime.timedelta(days=n)


def workdays(day, n):
    """n working days (Monday to Friday) after a day."""
    while n:
        day = plus(day, 1)
        n -= day.weekday() < 5
    return day


def dmy(d):
    return f"{d.day} {MONTHS['en'][d.month - 1]} {d.year}"


def mdy(d):
    return f"{MONTHS['en'][d.month - 1]} {d.day}, {d.year}"


def dm(d):
    return f"{d.day} {MONTHS['en'][d.month - 1]}"


def md(d):
    return f"{MONTHS['en'][d.month - 1]} {d.day}"


def mon(d):
    return MONTHS["en"][d.month - 1]


def wd(d):
    return DAYS[d.weekday()]


def num(d, sep="/"):
    return f"{d.day:02d}{sep}{d.month:02d}{sep}{d.year}"


def iso(d):
    return d.isoformat()


def ld(language, d):
    """A long date in another language."""
    month = MONTHS.get(language, MONTHS["en"])[d.month - 1]
    return LONG.get(language, "{d} {m} {y}").format(d=d.day, m=month, n=d.month, y=d.year)


def t24(minutes):
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def t12(minutes, dot=":", tail=" "):
    """5:30 pm; full hours without minutes."""
    hour, rest = minutes // 60 % 24, minutes % 60
    return f"{hour % 12 or 12}{dot + format(rest, '02d') if rest else ''}{tail}{'am' if hour < 12 else 'pm'}"


NAMES = {name: value for name, value in list(globals().items()) if name[0] != "_" and callable(value) and name != "Decimal"}
NAMES["DAYS"] = DAYS
NAMES["MONTHS"] = MONTHS
