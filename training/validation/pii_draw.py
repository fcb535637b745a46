"""What all draw with: alphabets, a choice by weight, groups of digits, dates, and check digits."""
import string

TYPES = ("aadhaar pan gstin ifsc payment_card iban ssn nhs_number national_insurance passport phone "
         "email ip_address date_of_birth bank_account aws_access_key google_api_key github_token "
         "gitlab_token slack_token stripe_key openai_key anthropic_key private_key jwt "
         "connection_string password named_secret").split()
LANG = {"en": "en", "hi": "hi", "hx": "hinglish", "es": "es", "fr": "fr", "de": "de"}
DOMAIN = {"gov": "government", "bank": "banking", "health": "health", "hr": "hr",
          "retail": "retail", "soft": "software_support"}
U, L, D = string.ascii_uppercase, string.ascii_lowercase, string.digits
AN = U + L + D
B64 = AN + "+/"
B64U = AN + "-_"
HEX = "0123456789abcdef"
DEVA = str.maketrans("0123456789", "०१२३४५६७८९")


def pick(r, alphabet, n):
    return "".join(r.choice(alphabet) for _ in range(n))


def wpick(r, pairs):
    xs, ws = zip(*pairs)
    return r.choices(xs, ws)[0]


def number(r, n):
    """Digits that begin with no zero."""
    return r.choice("123456789") + pick(r, D, n - 1)


def dashed(r):
    """The form of a UUID of the fourth version."""
    return "%s-%s-4%s-%s%s-%s" % (pick(r, HEX, 8), pick(r, HEX, 4), pick(r, HEX, 3), r.choice("89ab"), pick(r, HEX, 3), pick(r, HEX, 12))


def _d5(a, b):
    """Product in the dihedral group D5: 0-4 rotations, 5-9 reflections."""
    if a < 5:
        return (a + b) % 5 if b < 5 else (a + b - 5) % 5 + 5
    return (a - 5 - b) % 5 + 5 if b < 5 else (a - b) % 5


_S = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]


def verhoeff_sum(digits):
    c = 0
    for i, ch in enumerate(reversed(digits)):
        x = int(ch)
        for _ in range(i % 8):
            x = _S[x]
        c = _d5(c, x)
    return c


def verhoeff_add(body):
    return next(body + k for k in D if verhoeff_sum(body + k) == 0)


def luhn_ok(s):
    t = 0
    for i, ch in enumerate(reversed(s)):
        x = int(ch) * (1 + i % 2)
        t += x - 9 if x > 9 else x
    return t % 10 == 0


def luhn_add(body):
    return next(body + k for k in D if luhn_ok(body + k))


B36 = D + U


def gstin_check(first14):
    t = 0
    for i, ch in enumerate(first14):
        q, m = divmod(B36.index(ch) * (1 + i % 2), 36)
        t += q + m
    return B36[-t % 36]


def mod97(s):
    return int("".join(str(B36.index(c)) for c in s.upper())) % 97


def iban_make(cc, bban):
    return cc + "%02d" % (98 - mod97(bban + cc + "00")) + bban


def nhs_ok(s):
    return len(s) == 10 and s.isdigit() and sum(int(c) * w for c, w in zip(s, range(10, 0, -1))) % 11 == 0


def group(s, sizes, sep):
    out, i = [], 0
    for n in sizes:
        out.append(s[i:i + n]); i += n
    if i < len(s):
        out.append(s[i:])
    return sep.join(x for x in out if x)


def by4(s, sep=" "):
    return sep.join(s[i:i + 4] for i in range(0, len(s), 4))


def ambiguous(d):
    """A digit string that would also be a valid number of another labelled type."""
    if len(d) == 10 and nhs_ok(d):
        return True
    if len(d) == 12 and d[0] in "23456789" and verhoeff_sum(d) == 0:
        return True
    return 13 <= len(d) <= 19 and d[0] in "234568" and luhn_ok(d)


MON = {"en": "January February March April May June July August September October November December".split(),
       "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(),
       "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
       "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
       "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()}
MON["hx"] = MON["en"]
MDAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def ymd(r, a, b):
    y, m = r.randint(a, b), r.randint(1, 12)
    return y, m, r.randint(1, MDAYS[m - 1])


def fmt_date(r, lang, y, m, d):
    M = MON[lang][m - 1]
    sl, da, iso, dot = "%02d/%02d/%d" % (d, m, y), "%02d-%02d-%d" % (d, m, y), "%d-%02d-%02d" % (y, m, d), "%02d.%02d.%d" % (d, m, y)
    if lang == "en":
        sfx = "th" if 11 <= d <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
        return r.choice((sl, da, iso, "%d %s %d" % (d, M, y), "%s %d, %d" % (M, d, y), "%d%s %s %d" % (d, sfx, M, y), "%02d-%s-%d" % (d, M[:3], y),
                         "%d/%d/%d" % (m, d, y), "%02d/%02d/%02d" % (d, m, y % 100), "%s %d %d" % (M[:3], d, y)))
    if lang == "hi":
        v = r.choice((sl, da, "%d %s %d" % (d, M, y), "%d %s, %d" % (d, M, y)))
        return v.translate(DEVA) if r.random() < .12 else v
    if lang == "hx":
        return r.choice((sl, da, iso, "%d %s %d" % (d, M, y), "%d %s %d" % (d, M[:3], y)))
    if lang == "es":
        return r.choice((sl, da, "%d de %s de %d" % (d, M, y), "%d/%d/%d" % (d, m, y)))
    if lang == "fr":
        return r.choice((sl, "%s %s %d" % ("1er" if d == 1 else d, M, y), dot, da))
    return r.choice((dot, "%d. %s %d" % (d, M, y), "%d.%d.%d" % (d, m, y), iso))
