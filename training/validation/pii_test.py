#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Independent TEST set generator for a detector of personal data and secrets in chatbot text.

    python3 pii_test.py --seed 23 -o pii_test.jsonl

Every value is synthetic: drawn from a seeded generator and given a valid form and checksum.
Python 3 standard library only.

Labelling conventions (one span per value, spans never overlap):
  * start/end are UTF-8 byte offsets, end exclusive; "value" is exactly those bytes.
  * The outermost type wins: GSTIN (not the PAN inside it), IBAN (not the account inside it),
    connection_string = the whole URI / key=value string including its user, password and host.
  * password / named_secret = the value only, without the key name, quotes or backticks.
  * phone = the whole number including +CC, (0) and brackets; ip_address excludes a port.
  * private_key = the whole block, BEGIN line to END line (real newlines, or literal \\n in JSON).
  * names, addresses, sort codes, PIN/ZIP codes, amounts and case numbers are not labelled.
  * ip_address positives are public addresses only (no private, loopback or documentation ranges).
"""
import argparse, base64, binascii, hashlib, ipaddress, json, random, re, string, sys, zlib
from collections import Counter, defaultdict

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


# ------------------------------------------------------------------ checksums (generator side)
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


# ------------------------------------------------------------------ value generators
def g_aadhaar(r, lang):
    while True:
        s = verhoeff_add(r.choice("23456789") + pick(r, D, 10))
        if s != s[::-1]:
            break
    v = wpick(r, [(by4(s), 50), (s, 28), (by4(s, "-"), 18), (by4(s, "  "), 2), (by4(s, "."), 2)])
    if lang == "hi" and r.random() < 0.08:
        v = v.translate(DEVA)
    return v


def pan_raw(r):
    return pick(r, U, 3) + wpick(r, list(zip("PCHFATBLJG", (60, 12, 6, 6, 4, 4, 2, 2, 2, 2)))) + r.choice(U) + \
        "%04d" % r.randint(1, 9999) + r.choice(U)


def g_pan(r, lang):
    s = pan_raw(r)
    return wpick(r, [(s, 86), (s.lower(), 6), (group(s, (5, 4, 1), " "), 5), (group(s, (5, 4, 1), "-"), 3)])


STATES = [s for s in range(1, 39) if s not in (25, 28)]


def g_gstin(r, lang):
    b = "%02d" % r.choice(STATES) + pan_raw(r) + r.choice("1111111222345A") + "Z"
    s = b + gstin_check(b)
    return wpick(r, [(s, 90), (s.lower(), 4), (group(s, (2, 10, 3), " "), 6)])


BANKS4 = ("SBIN HDFC ICIC UTIB PUNB BARB CNRB KKBK YESB IDIB UBIN IOBA MAHB BKID CBIN UCBA FDRL INDB "
          "IDFB RATN KVBL SIBL DCBL KARB PSIB AUBL BDBL ESFB CIUB TMBL JAKA IBKL").split()


def g_ifsc(r, lang):
    tail = pick(r, D, 6) if r.random() < 0.8 else r.choice(U) + pick(r, AN.upper(), 5)
    s = r.choice(BANKS4) + "0" + tail
    return s.lower() if r.random() < 0.06 else s


def card_raw(r):
    brand = wpick(r, [("visa", 30), ("mc", 28), ("amex", 16), ("rupay", 16), ("disc", 10)])
    n = 16
    if brand == "visa":
        p, n = "4", wpick(r, [(16, 92), (13, 4), (19, 4)])
    elif brand == "mc":
        p = str(r.randint(51, 55)) if r.random() < .6 else str(r.randint(2221, 2720))
    elif brand == "amex":
        p, n = r.choice(("34", "37")), 15
    elif brand == "rupay":
        p = r.choice(("6521", "6522", "6070", "6073", "6080", "6082", "508%d" % r.randint(500, 999), "817", "820"))
    else:
        p = r.choice(("6011", "644", "645", "647", "649", "651", "659"))
    while True:
        s = luhn_add(p + pick(r, D, n - 1 - len(p)))
        if len(set(s)) > 4:
            return s


def g_payment_card(r, lang):
    s = card_raw(r)
    g = (lambda sep: group(s, (4, 6, 5), sep)) if len(s) == 15 else (lambda sep: by4(s, sep))
    return wpick(r, [(g(" "), 46), (s, 32), (g("-"), 20), (g("."), 2)])


def _es_ccc(bank, br, acc):
    w = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]
    f = lambda x: {10: 1, 11: 0}.get(11 - sum(int(a) * b for a, b in zip(x, w)) % 11,
                                     11 - sum(int(a) * b for a, b in zip(x, w)) % 11)
    return bank + br + str(f("00" + bank + br)) + str(f(acc)) + acc


def _fr_bban(r):
    bank, br = pick(r, D, 5), pick(r, D, 5)
    acc = pick(r, D, 11) if r.random() < .8 else pick(r, D, 10) + r.choice(U)
    tr = {}
    for i, c in enumerate(U):
        tr[c] = "12345678912345678923456789"[i]
    num = "".join(tr.get(c, c) for c in acc)
    key = 97 - (89 * int(bank) + 15 * int(br) + 3 * int(num)) % 97
    return bank + br + acc + "%02d" % key


def bban(r, cc):
    n = lambda k: pick(r, D, k)
    a = lambda k: pick(r, U, k)
    c = lambda k: pick(r, D + U, k)
    if cc == "DE": return r.choice(("10010010", "37040044", "50010517", "70051995", "20050550", n(8))) + n(10)
    if cc == "FR": return _fr_bban(r)
    if cc == "ES": return _es_ccc(r.choice(("2100", "0049", "0182", "1465", "2085")), n(4), n(10))
    if cc == "GB": return r.choice(("BARC", "NWBK", "LOYD", "HBUK", "MIDL", "MONZ")) + n(14)
    if cc == "NL": return r.choice(("ABNA", "INGB", "RABO", "TRIO")) + n(10)
    if cc == "IT": return a(1) + n(10) + c(12)
    if cc == "BE":
        b = n(10); return b + "%02d" % (int(b) % 97 or 97)
    if cc == "CH": return n(5) + (n(12) if r.random() < .7 else c(12))
    if cc == "AT": return n(16)
    if cc == "PT":
        b = n(19); return b + "%02d" % (98 - int(b) * 100 % 97)
    if cc == "PL": return n(24)
    if cc == "IE": return r.choice(("AIBK", "BOFI")) + n(14)
    if cc == "SE": return n(20)
    if cc == "NO": return n(11)
    if cc in ("DK", "FI"): return n(14)
    if cc == "BR": return n(23) + r.choice("CP") + r.choice("1234")
    if cc == "AE": return "0" + n(18)
    if cc == "SA": return n(2) + (n(18) if r.random() < .7 else c(18))
    if cc == "LU": return n(3) + (n(13) if r.random() < .7 else c(13))
    if cc == "CZ": return n(20)
    if cc == "GR": return n(7) + n(16)
    if cc == "TR": return n(5) + "0" + n(16)
    raise KeyError(cc)


IBAN_LEN = dict(DE=22, FR=27, ES=24, GB=22, NL=18, IT=27, BE=16, CH=21, AT=20, PT=25, PL=28, IE=22, SE=24, NO=15,
                DK=18, FI=18, BR=29, AE=23, SA=24, LU=20, CZ=24, GR=27, TR=26)


def g_iban(r, lang):
    pref = {"de": ["DE"] * 9 + ["AT"] * 3 + ["CH"] * 3, "fr": ["FR"] * 10 + ["BE"] * 3 + ["LU", "CH"],
            "es": ["ES"] * 12 + ["PT"]}.get(lang, ["GB"] * 4 + ["DE"] * 3 + ["FR", "NL", "IE", "AE"] * 2)
    cc = r.choice(pref + sorted(IBAN_LEN) * (1 if lang in ("en", "hi", "hx") else 0))
    s = iban_make(cc, bban(r, cc))
    return wpick(r, [(by4(s), 55), (s, 36), (by4(s, "-"), 5), (s.lower(), 4)])


def g_ssn(r, lang):
    while True:
        a, g, n = r.randint(1, 899), r.randint(1, 99), r.randint(1, 9999)
        if a != 666 and (a, g, n) not in ((78, 5, 1120), (219, 9, 9999)):
            break
    s = "%03d%02d%04d" % (a, g, n)
    return wpick(r, [(group(s, (3, 2, 4), "-"), 66), (group(s, (3, 2, 4), " "), 18), (s, 14), (group(s, (3, 2, 4), "."), 2)])


def g_nhs_number(r, lang):
    while True:
        b = r.choice("4446667775") + pick(r, D, 8)
        c = 11 - sum(int(x) * w for x, w in zip(b, range(10, 1, -1))) % 11
        if c != 10 and len(set(b)) > 3:
            break
    s = b + str(0 if c == 11 else c)
    return wpick(r, [(group(s, (3, 3, 4), " "), 56), (s, 28), (group(s, (3, 3, 4), "-"), 16)])


def g_national_insurance(r, lang):
    while True:
        p = r.choice("ABCEGHJKLMNOPRSTWXYZ") + r.choice("ABCEGHJKLMNPRSTWXYZ")
        if p not in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"):
            break
    d, x = pick(r, D, 6), r.choice("ABCD")
    v = wpick(r, [(p + d + x, 40), ("%s %s %s %s %s" % (p, d[:2], d[2:4], d[4:], x), 42),
                  ("%s-%s-%s-%s-%s" % (p, d[:2], d[2:4], d[4:], x), 8), ("%s %s %s" % (p, d, x), 10)])
    return v.lower() if r.random() < .06 else v


def g_passport(r, lang):
    c = r.choice({"hi": ["IN"], "hx": ["IN"], "de": ["DE", "DE", "DE", "CH"], "fr": ["FR", "FR", "FR", "CH"],
                  "es": ["ES", "ES", "BR", "MX"]}.get(lang, ["IN", "IN", "US", "US2", "GB", "DE", "FR", "BR", "AU", "ES"]))
    if c == "IN":
        s = r.choice("ABCDEFGHJKLMNPRSTUVWYZ") + r.choice("123456789") + pick(r, D, 5) + r.choice("123456789")
        return wpick(r, [(s, 80), (s[0] + " " + s[1:], 12), (s[:3] + " " + s[3:], 8)])
    if c == "DE":
        return r.choice("CFGHJK") + pick(r, "CFGHJKLMNPRTVWXYZ0123456789", 3) + pick(r, D, 2) + \
            pick(r, "CFGHJKLMNPRTVWXYZ0123456789", 3)
    return {"US": lambda: r.choice("123456") + pick(r, D, 8), "US2": lambda: r.choice("AXYZ") + pick(r, D, 8),
            "GB": lambda: r.choice("1357") + pick(r, D, 8), "FR": lambda: pick(r, D, 2) + pick(r, U, 2) + pick(r, D, 5),
            "BR": lambda: r.choice("CFG") + r.choice(U) + pick(r, D, 6),
            "AU": lambda: r.choice(("N", "E", "PA", "PB", "RA")) + pick(r, D, 7),
            "ES": lambda: r.choice(("PA", "XD", "AA", "PB")) + r.choice(U) + pick(r, D, 6),
            "CH": lambda: r.choice("XS") + pick(r, D, 7), "MX": lambda: r.choice("GN") + pick(r, D, 8)}[c]()


def ph_in(r):
    if r.random() < .82:
        s = r.choice("6789") + pick(r, D, 9)
        a, b = s[:5], s[5:]
        return wpick(r, [("+91 %s %s" % (a, b), 24), ("+91-" + s, 14), ("+91" + s, 12), ("+91 " + s, 10), ("0" + s, 6),
                         ("%s %s" % (a, b), 10), (s, 14), ("%s-%s" % (a, b), 4), ("+91-%s-%s" % (a, b), 3),
                         ("+91 %s %s %s" % (s[:3], s[3:6], s[6:]), 2), ("(+91) %s %s" % (a, b), 3), ("0091 " + s, 2)])
    std, sub = r.choice(("11", "22", "33", "44", "40", "80", "20")), r.choice("24") + pick(r, D, 7)
    return r.choice(("0%s-%s" % (std, sub), "(0%s) %s %s" % (std, sub[:4], sub[4:]), "+91 %s %s %s" % (std, sub[:4], sub[4:]),
                     "0%s %s" % (std, sub), "+91-%s-%s" % (std, sub)))


US_AREA = "212 646 718 415 408 510 312 773 617 206 305 404 512 713 214 303 602 503 702 919 202 213 310 858 904".split()


def ph_us(r):
    a = r.choice(US_AREA)
    while True:
        e = "555" if r.random() < .15 else r.choice("23456789") + pick(r, D, 2)
        n = pick(r, D, 4)
        if e[1:] != "11" and not (e == "555" and n[:2] == "01"):
            break
    return wpick(r, [("(%s) %s-%s" % (a, e, n), 30), ("%s-%s-%s" % (a, e, n), 18), ("%s.%s.%s" % (a, e, n), 8),
                     ("+1 %s %s %s" % (a, e, n), 10), ("+1 (%s) %s-%s" % (a, e, n), 12), ("+1-%s-%s-%s" % (a, e, n), 10),
                     ("1-%s-%s-%s" % (a, e, n), 4), ("+1%s%s%s" % (a, e, n), 5), ("(%s)%s-%s" % (a, e, n), 3)])


def ph_gb(r):
    if r.random() < .7:
        while True:
            s = "7" + r.choice("345789") + pick(r, D, 8)
            if not s.startswith("7700900"):
                break
        return r.choice(("+44 %s %s" % (s[:4], s[4:]), "0%s %s" % (s[:4], s[4:]), "0%s %s %s" % (s[:4], s[4:7], s[7:]), "+44" + s,
                         "+44 (0)%s %s" % (s[:4], s[4:]), "0" + s, "+44 %s %s %s" % (s[:4], s[4:7], s[7:])))
    x = r.choice("378") + pick(r, D, 3)
    if x == "7946":
        x = "7845"
    y = pick(r, D, 4)
    return r.choice(("020 %s %s" % (x, y), "+44 20 %s %s" % (x, y), "(020) %s %s" % (x, y), "0161 %s %s" % (r.choice("278") + pick(r, D, 2), y)))


def ph_de(r):
    if r.random() < .6:
        p, s = r.choice(("151", "152", "157", "160", "170", "171", "172", "175", "176", "178")), pick(r, "123456789", 1) + pick(r, D, r.choice((6, 7)))
        return r.choice(("+49 %s %s" % (p, s), "0%s %s" % (p, s), "0%s/%s" % (p, s), "+49 (0)%s %s" % (p, s), "+49%s%s" % (p, s),
                         "0%s %s %s" % (p, s[:3], s[3:]), "0049 %s %s" % (p, s), "+49 %s %s %s" % (p, s[:4], s[4:]), "0%s-%s" % (p, s)))
    p, s = r.choice(("30", "89", "40", "69", "221", "711", "341")), r.choice("23456789") + pick(r, D, r.choice((6, 7)))
    return r.choice(("+49 %s %s" % (p, s), "0%s %s" % (p, s), "0%s / %s" % (p, s), "(0%s) %s" % (p, s), "0%s-%s" % (p, s),
                     "+49 (%s) %s %s" % (p, s[:3], s[3:]), "0%s %s-%s" % (p, s[:5], s[5:])))


def ph_fr(r):
    while True:
        s = r.choice("1234566677789") + pick(r, D, 8)
        if s[:5] not in ("63998",) and s[:4] not in ("1990",) and not s.startswith("19900"):
            break
    q = [s[1:3], s[3:5], s[5:7], s[7:9]]
    return r.choice(("0%s %s" % (s[0], " ".join(q)), "+33 %s %s" % (s[0], " ".join(q)), "0%s.%s" % (s[0], ".".join(q)), "0" + s,
                     "+33" + s, "0%s-%s" % (s[0], "-".join(q)), "+33 (0)%s %s" % (s[0], " ".join(q)), "0033 %s %s" % (s[0], " ".join(q))))


def ph_es(r):
    s = r.choice("66679") + pick(r, "12345678", 1) + pick(r, D, 7)
    return r.choice(("+34 %s %s %s" % (s[:3], s[3:6], s[6:]), "%s %s %s" % (s[:3], s[3:6], s[6:]), "%s %s %s %s" % (s[:3], s[3:5], s[5:7], s[7:]),
                     "+34" + s, "+34 " + s, "+34-%s-%s-%s" % (s[:3], s[3:6], s[6:]), "+34 %s %s %s %s" % (s[:3], s[3:5], s[5:7], s[7:])))


def ph_br(r):
    a = r.choice(("11", "21", "31", "41", "51", "61", "71", "81"))
    s = "9" + r.choice("6789") + pick(r, D, 7) if r.random() < .75 else r.choice("23") + pick(r, D, 7)
    x, y = s[:-4], s[-4:]
    return r.choice(("+55 %s %s-%s" % (a, x, y), "(%s) %s-%s" % (a, x, y), "+55 (%s) %s-%s" % (a, x, y), "%s %s-%s" % (a, x, y),
                     "+55%s%s" % (a, s), "(%s) %s %s" % (a, x, y), "+55 %s %s %s" % (a, x, y)))


def g_phone(r, lang):
    w = {"hi": [(ph_in, 1)], "hx": [(ph_in, 1)], "fr": [(ph_fr, 9), (ph_gb, 1)], "de": [(ph_de, 9), (ph_fr, 1)],
         "es": [(ph_es, 7), (ph_br, 3)]}.get(lang, [(ph_us, 30), (ph_in, 22), (ph_gb, 20), (ph_br, 12), (ph_de, 6), (ph_fr, 5), (ph_es, 5)])
    while True:
        v = wpick(r, w)(r)
        if not ambiguous(re.sub(r"\D", "", v)) or v.startswith("+"):
            return v


FIRST = {"en": "James Olivia Daniel Grace Marcus Hannah Peter Naomi Samuel Ruth Kevin Fatima Andrew Priya Liam Chloe".split(),
         "hi": "राजेश सुनीता अमित पूजा विकास कविता मोहन रेखा दीपक अंजलि संजय मीना".split(),
         "hx": "Rajesh Sunita Amit Pooja Vikas Kavita Mohan Rekha Deepak Anjali Sanjay Meena".split(),
         "es": "Lucía Javier Carmen Andrés Sofía Diego Elena Mateo Rocío Álvaro".split(),
         "fr": "Camille Julien Élodie Mathieu Chloé Antoine Inès Bastien Amélie Rémi".split(),
         "de": "Lukas Anna Jürgen Katrin Felix Sabine Björn Lena Tobias Ursula".split()}
LAST = {"en": "Carter Nguyen Whitfield Osei Brennan Fairbanks Iyer Maddox Pereira Sutton Khan Holloway Reyes Thornton".split(),
        "hi": "शर्मा वर्मा सिंह गुप्ता यादव मिश्रा पटेल नायर चौहान जोशी".split(),
        "hx": "Sharma Verma Singh Gupta Yadav Mishra Patel Nair Chauhan Joshi".split(),
        "es": "Navarro Ibáñez Quintero Herrera Peña Salazar Fuentes Cordero".split(),
        "fr": "Lefèvre Moreau Girard Chevalier Fontaine Besson Marchand Rousseau".split(),
        "de": "Schäfer Köhler Brandt Winkler Vogel Krämer Lindner Böhm".split()}
ASCII_NAMES = [n.lower() for k in ("en", "hx") for n in FIRST[k]] + "lucia javier carmen julien lukas katrin sofia antoine".split()
ASCII_LAST = [n.lower() for k in ("en", "hx") for n in LAST[k]] + "navarro herrera moreau girard winkler vogel".split()
EDOM = ("gmail.com yahoo.co.in outlook.com hotmail.fr web.de gmx.de orange.fr rediffmail.com icloud.com protonmail.com "
        "yahoo.es live.com fastmail.com nic.in btinternet.com mail.brightwell-clinic.co.uk hr.northlake.io "
        "sunrise-retail.in kestrelbank.co quarryworks.dev it.uni-halden.de ops.meridianfoods.com.br").split()


def g_email(r, lang):
    f, l = r.choice(ASCII_NAMES), r.choice(ASCII_LAST)
    u = r.choice(("%s.%s" % (f, l), f[0] + l, "%s_%s%d" % (f, l, r.randint(1, 99)), "%s%d" % (f, r.randint(70, 2009)), "%s.%s%d" % (f, l, r.randint(1, 999)),
                  "%s.%s+%s" % (f, l, r.choice(("bills", "work", "kyc", "news"))), "%s-%s" % (l, f), "%s.%s" % (l, f[0])))
    v = u + "@" + r.choice(EDOM)
    return wpick(r, [(v, 92), (v.upper(), 3), (v.title().replace("@G", "@g"), 5)])


def g_ip_address(r, lang):
    if r.random() < .74:
        while True:
            v = "%d.%d.%d.%d" % (r.randint(11, 222), r.randint(0, 255), r.randint(0, 255), r.randint(1, 254))
            if ipaddress.ip_address(v).is_global:
                return v
    pre = r.choice(("2a02:%x" % r.randint(0x100, 0xfff), "2401:4900", "2600:%x" % r.randint(0x1000, 0x1fff), "2a01:cb%02x" % r.randint(0, 255), "2405:201",
                    "2003:%x" % r.randint(0xc0, 0xff), "2804:%x" % r.randint(0x100, 0xfff)))
    h = lambda: "%x" % r.randint(1, 0xffff)
    v = r.choice((":".join([pre] + [h() for _ in range(6)]), pre + ":" + h() + "::" + h(), pre + "::" + h() + ":" + h(),
                  pre + ":" + ":".join(h() for _ in range(2)) + "::" + h()))
    return v.upper() if r.random() < .15 else v


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


def g_date_of_birth(r, lang):
    return fmt_date(r, lang, *ymd(r, 1938, 2012))


def g_bank_account(r, lang):
    while True:
        k = r.choice({"es": ["ES", "ES", "L10"], "fr": ["L11", "L11", "L10"], "de": ["L10", "L8", "L7"], "hi": ["IN"], "hx": ["IN"]}
                     .get(lang, ["IN", "IN", "US", "US", "GB"]))
        if k == "IN":
            s = r.choice((r.choice("123") + pick(r, D, 10), "50100" + pick(r, D, 9), "0" + pick(r, D, 11), "9" + pick(r, D, 14), pick(r, "1234", 1) + pick(r, D, 15),
                          "0" + pick(r, D, 13), r.choice("124") + pick(r, D, 9), pick(r, "123456789", 1) + pick(r, D, 12), "1" + pick(r, D, 8)))
        elif k == "US":
            s = pick(r, "123456789", 1) + pick(r, D, r.choice((7, 8, 9, 10, 11, 11)))
        elif k == "GB":
            s = pick(r, D, 8)
        elif k == "ES":
            s = _es_ccc(r.choice(("2100", "0049", "0182", "2085")), pick(r, D, 4), pick(r, D, 10))
        else:
            s = pick(r, "123456789", 1) + pick(r, D, int(k[1:]) - 1)
        if not ambiguous(s) and len(set(s)) > 3:
            break
    if k == "ES":
        return wpick(r, [(s, 40), (group(s, (4, 4, 2, 10), " "), 40), (group(s, (4, 4, 2, 10), "-"), 20)])
    if len(s) >= 11:
        return wpick(r, [(s, 80), (by4(s), 13), (by4(s, "-"), 7)])
    return s


# ---------------------------------------------------------------- secrets
def g_aws_access_key(r, lang):
    return wpick(r, [("AKIA", 78), ("ASIA", 22)]) + pick(r, U + "234567", 16)


def g_google_api_key(r, lang):
    return "AIza" + r.choice(("Sy", "Sy", "Sy", pick(r, AN, 2))) + pick(r, B64U, 32) + r.choice(AN)


B62 = D + U + L


def b62(n, w):
    s = ""
    while n:
        n, m = divmod(n, 62)
        s = B62[m] + s
    return s.rjust(w, "0")


def g_github_token(r, lang):
    if r.random() < .25:
        return "github_pat_" + pick(r, AN, 22) + "_" + pick(r, AN, 59)
    body = pick(r, AN, 30)
    return wpick(r, [("ghp", 60), ("gho", 12), ("ghu", 8), ("ghs", 12), ("ghr", 8)]) + "_" + body + b62(zlib.crc32(body.encode()), 6)


def g_gitlab_token(r, lang):
    k = wpick(r, [("glpat-", 62), ("gldt-", 10), ("glrt-", 10), ("glptt-", 8), ("glcbt-", 5), ("glsoat-", 5)])
    if k == "glptt-":
        return k + pick(r, HEX, 40)
    if k == "glcbt-":
        return k + pick(r, HEX, 2) + "_" + pick(r, AN, 20)
    if k == "glpat-" and r.random() < .2:
        return k + pick(r, AN, 27) + ".01." + pick(r, D + L, 9)
    return k + pick(r, AN, 1) + pick(r, B64U, 18) + pick(r, AN, 1)


def g_slack_token(r, lang):
    n = lambda k: r.choice("123456789") + pick(r, D, k - 1)
    return wpick(r, [("xoxb-%s-%s-%s" % (n(12), n(13), pick(r, AN, 24)), 46), ("xoxp-%s-%s-%s-%s" % (n(12), n(12), n(13), pick(r, HEX, 32)), 26),
                     ("xapp-1-A0%s-%s-%s" % (pick(r, U + D, 9), n(13), pick(r, HEX, 64)), 14), ("xoxa-2-%s-%s-%s-%s" % (n(12), n(12), n(13), pick(r, HEX, 32)), 7),
                     ("xoxb-%s-%s" % (n(12), pick(r, AN, 24)), 7)])


def g_stripe_key(r, lang):
    p = wpick(r, [("sk_live_", 50), ("rk_live_", 20), ("sk_test_", 24), ("rk_test_", 6)])
    return p + (pick(r, AN, 24) if r.random() < .45 else "51" + pick(r, AN, r.choice((97, 60, 40))))


def g_openai_key(r, lang):
    k = wpick(r, [("p", 46), ("l", 34), ("s", 12), ("a", 8)])
    if k == "l":
        return "sk-" + pick(r, AN, 20) + "T3BlbkFJ" + pick(r, AN, 20)
    n = r.choice((58, 74))
    return {"p": "sk-proj-", "s": "sk-svcacct-", "a": "sk-admin-"}[k] + pick(r, AN, 1) + pick(r, B64U, n - 1) + "T3BlbkFJ" + pick(r, B64U, n - 1) + pick(r, AN, 1)


def g_anthropic_key(r, lang):
    return wpick(r, [("sk-ant-api03-", 84), ("sk-ant-admin01-", 16)]) + pick(r, AN, 1) + pick(r, B64U, 92) + "AA"


def g_private_key(r, lang):
    lab, head, lines = r.choice((("RSA PRIVATE KEY", "MIIEpAIBAAKCAQEA", (12, 25)), ("RSA PRIVATE KEY", "MIIEowIBAAKCAQEA", (12, 25)), ("PRIVATE KEY", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", (10, 26)),
                                 ("PRIVATE KEY", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg", (3, 3)), ("EC PRIVATE KEY", "MHcCAQEEI", (3, 3)),
                                 ("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB", (5, 20)), ("ENCRYPTED PRIVATE KEY", "MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQww", (14, 26)),
                                 ("PGP PRIVATE KEY BLOCK", "lQdGBG", (6, 16)), ("DSA PRIVATE KEY", "MIIBugIBAAKBgQ", (7, 9))))
    n = r.randint(*lines) * 64 - r.choice((4, 20, 36))
    body = head + pick(r, B64, n - len(head))
    pad = "=" * r.choice((0, 1, 2))
    body = body[:len(body) - len(pad)] + pad
    ls = [body[i:i + 64] for i in range(0, len(body), 64)]
    if lab.startswith("PGP"):
        ls = [""] + ls + ["=" + pick(r, B64, 4)]
    ls = ["-----BEGIN %s-----" % lab] + ls + ["-----END %s-----" % lab]
    return ("\\n" if r.random() < .18 else "\n").join(ls)


def b64u(b):
    return base64.urlsafe_b64encode(b).decode().rstrip("=")


def g_jwt(r, lang):
    alg = r.choice(("HS256", "HS256", "RS256", "ES256", "HS512"))
    h = {"alg": alg, "typ": "JWT"}
    if alg == "RS256":
        h["kid"] = pick(r, HEX, 12)
    iat = r.randint(1690000000, 1760000000)
    p = {"sub": r.choice((pick(r, HEX, 24), str(r.randint(1000, 99999)), "user|" + pick(r, HEX, 10))), "iat": iat, "exp": iat + r.choice((900, 3600, 86400))}
    if r.random() < .5:
        p["role"] = r.choice(("admin", "agent", "viewer", "svc"))
    if r.random() < .4:
        p["iss"] = "https://auth." + r.choice(("northlake.io", "quarryworks.dev", "kestrelbank.co"))
    n = {"HS256": 32, "RS256": 256, "ES256": 64, "HS512": 64}[alg]
    return ".".join((b64u(json.dumps(h, separators=(",", ":")).encode()), b64u(json.dumps(p, separators=(",", ":")).encode()),
                     b64u(bytes(r.randrange(256) for _ in range(n)))))


WORDS = "Sunflower Monsoon Tiger Bluebird Cricket Chennai Winter Guitar Mango Falcon Paris Madrid Berlin Rocket Coffee Dragon Pepper Violet Ganga Harbor".split()


def strong(r, n, sym="!@#$%^&*?+=~"):
    while True:
        s = r.choice(AN) + pick(r, AN + sym, n - 2) + r.choice(AN + "!#$@*")
        if any(c in sym for c in s) and any(c.isdigit() for c in s) and any(c.isupper() for c in s) and any(c.islower() for c in s):
            return s


def g_password(r, lang):
    w, x = r.choice(WORDS), r.choice(WORDS)
    return wpick(r, [(strong(r, r.randint(8, 18)), 44), ("%s%s%d" % (w, r.choice("@#$!_"), r.randint(10, 2025)), 20), ("%s%d%s" % (w.lower(), r.randint(1, 9999), r.choice("!#@$*")), 12),
                     ("%s-%s-%s-%d" % (w.lower(), x.lower(), r.choice(WORDS).lower(), r.randint(2, 99)), 8),
                     (w.replace("o", "0").replace("e", "3").replace("i", "1") + r.choice("!@#") + str(r.randint(1, 999)), 8), (pick(r, AN, r.randint(10, 16)), 8)])


USERS = "app svc_orders reporting admin payroll_rw clinic sync_user portal".split()
DBS = "orders payroll patients ledger inventory portal_prod crm claims".split()


def g_connection_string(r, lang):
    u, db = r.choice(USERS), r.choice(DBS)
    pw = pick(r, AN, r.randint(10, 20)) if r.random() < .6 else pick(r, AN, 6) + r.choice(("!", "%40", "_", "-", "$")) + pick(r, AN, 6)
    host = r.choice(("db-%s-%d.internal" % (r.choice(("prod", "stage", "eu")), r.randint(1, 9)), "%s.c%s.ap-south-1.rds.amazonaws.com" % (db.split("_")[0], pick(r, L + D, 10)),
                     "pg%d.kestrelbank.co" % r.randint(1, 9), "10.%d.%d.%d" % (r.randint(0, 30), r.randint(0, 255), r.randint(2, 250)), "%s-db.quarryworks.dev" % r.choice(("core", "edge"))))
    plain = pick(r, AN, 8) + r.choice("!@#$") + pick(r, AN, 5)
    key = base64.b64encode(bytes(r.randrange(256) for _ in range(64))).decode()
    k32 = base64.b64encode(bytes(r.randrange(256) for _ in range(32))).decode()
    return r.choice((
        "postgres://%s:%s@%s:5432/%s" % (u, pw, host, db), "postgresql://%s:%s@%s:5432/%s?sslmode=require" % (u, pw, host, db),
        "postgresql+psycopg2://%s:%s@%s/%s" % (u, pw, host, db), "mysql://%s:%s@%s:3306/%s" % (u, pw, host, db), "mysql+pymysql://%s:%s@%s/%s?charset=utf8mb4" % (u, pw, host, db),
        "mongodb://%s:%s@%s:27017/%s?authSource=admin" % (u, pw, host, db), "mongodb+srv://%s:%s@cluster%d.%s.mongodb.net/%s" % (u, pw, r.randint(0, 9), pick(r, L + D, 5), db),
        "redis://:%s@%s:6379/%d" % (pw, host, r.randint(0, 5)), "rediss://default:%s@%s:6380/0" % (pw, host), "amqp://%s:%s@%s:5672/%s" % (u, pw, host, db),
        "jdbc:postgresql://%s:5432/%s?user=%s&password=%s" % (host, db, u, pw), "jdbc:sqlserver://%s:1433;databaseName=%s;user=%s;password=%s" % (host, db, u, plain),
        "Server=%s;Database=%s;User Id=%s;Password=%s;Encrypt=True" % (host, db, u, plain), "Server=tcp:%s,1433;Initial Catalog=%s;User ID=%s;Password=%s" % (host, db, u, plain),
        "DefaultEndpointsProtocol=https;AccountName=%sstore;AccountKey=%s;EndpointSuffix=core.windows.net" % (db.replace("_", ""), key),
        "Endpoint=sb://%s-bus.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=%s" % (db.replace("_", "-"), k32)))


def g_named_secret(r, lang):
    return wpick(r, [(pick(r, HEX, 32), 22), (pick(r, HEX, 64), 12), (pick(r, AN, r.choice((24, 32, 40))), 28), (base64.b64encode(bytes(r.randrange(256) for _ in range(32))).decode(), 14),
                     (pick(r, AN, 1) + pick(r, B64, 38) + pick(r, AN, 1), 10), (pick(r, AN, 1) + pick(r, B64U, 41) + pick(r, AN, 1), 8),
                     ("%s-%s-4%s-%s%s-%s" % (pick(r, HEX, 8), pick(r, HEX, 4), pick(r, HEX, 3), r.choice("89ab"), pick(r, HEX, 3), pick(r, HEX, 12)), 6)])


GEN = {t: globals()["g_" + t] for t in TYPES}


# ================================================================== positive templates
# one per line: language|domain|text ; [[type]] = labelled value, [[~x]] = unlabelled filler, \n = newline
POS = {}
POS["aadhaar"] = r"""
en|gov|Your Aadhaar number [[aadhaar]] has been linked to your ration card application.
en|bank|For e-KYC I have the following on file: Aadhaar [[aadhaar]], name [[~name]]. Please confirm.
en|hr|The onboarding form lists UIDAI number [[aadhaar]] for [[~name]], so PF activation can go ahead.
en|health|The Ayushman card request was raised with Aadhaar No: [[aadhaar]] at the [[~icity]] centre.
en|gov|I found one record:\n- Name: [[~name]]\n- Aadhaar: [[aadhaar]]\n- Status: active
en|retail|To activate the SIM the shop scanned the 12-digit Aadhaar ([[aadhaar]]) and took a photo.
en|soft|The validation error comes from this row: {"uid": "[[aadhaar]]", "type": "aadhaar"}.
hi|gov|आपका आधार नंबर [[aadhaar]] पेंशन पोर्टल पर दर्ज हो गया है।
hi|bank|खाते से जोड़ा गया आधार [[aadhaar]] है, कृपया इसकी पुष्टि करें।
hi|health|[[~name]] का आयुष्मान कार्ड आधार संख्या [[aadhaar]] से बनाया गया है।
hx|gov|Aapka Aadhaar number [[aadhaar]] hai, ise kisi ke saath share mat kijiye.
hx|bank|KYC ke liye [[~name]] ne aadhaar [[aadhaar]] diya tha, verification abhi pending hai.
es|gov|El solicitante indicó su número Aadhaar [[aadhaar]] en el formulario de visado.
fr|hr|Le dossier du salarié indien mentionne le numéro Aadhaar [[aadhaar]].
de|hr|In der Personalakte steht die Aadhaar-Nummer [[aadhaar]] des Mitarbeiters [[~name]].
"""
POS["pan"] = r"""
en|bank|Your PAN [[pan]] is already linked to this demat account.
en|gov|The income tax portal shows PAN: [[pan]] as inoperative until it is linked with Aadhaar.
en|hr|Form 16 for [[~name]] was issued against PAN [[pan]] for the last financial year.
en|retail|Purchases above two lakh need a PAN; the invoice carries [[pan]].
en|soft|The regex rejects "[[pan]]" because the PAN field is trimmed to nine characters.
en|bank|KYC summary\nName: [[~name]]\nPermanent Account Number: [[pan]]\nBranch: [[~icity]]
en|health|The insurer asks for a PAN on claims of this size; yours on record is [[pan]].
hi|gov|आपका पैन नंबर [[pan]] आयकर पोर्टल पर सक्रिय है।
hi|bank|पैन कार्ड [[pan]] को खाते से जोड़ने का अनुरोध मिल गया है।
hx|hr|Salary slip mein PAN [[pan]] likha hai, agar galat ho to HR ko batayein.
hx|bank|Aapka PAN card number [[pan]] demat ke saath link ho chuka hai.
es|bank|El cliente aportó su PAN indio [[pan]] para la declaración fiscal.
fr|bank|Le PAN (identifiant fiscal indien) du client est [[pan]].
de|hr|Für die indische Tochterfirma wurde die PAN [[pan]] hinterlegt.
"""
POS["gstin"] = r"""
en|retail|The supplier's GSTIN is [[gstin]]; please print it on the tax invoice.
en|gov|GST registration [[gstin]] was verified on the portal and is active.
en|bank|For the current account we recorded GSTIN [[gstin]] of the proprietor [[~name]].
en|soft|In the e-invoice JSON set "SellerDtls": {"Gstin": "[[gstin]]"} and resubmit.
en|retail|Bill to: [[~name]] Traders, [[~icity]]\nGST No. [[gstin]]\nAmount: [[~amt]]
en|hr|Contract staff are billed by the agency under GSTIN [[gstin]].
en|health|The pharmacy's GST number ([[gstin]]) appears on the claim bill.
hi|retail|विक्रेता का जीएसटी नंबर [[gstin]] बिल पर छपा होना चाहिए।
hi|gov|जीएसटीआईएन [[gstin]] का पंजीकरण सक्रिय पाया गया।
hx|retail|Invoice par GST number [[gstin]] daalna zaroori hai, warna credit nahi milega.
hx|bank|Current account ke liye GSTIN [[gstin]] verify ho gaya hai.
es|retail|El proveedor de la India factura con el GSTIN [[gstin]].
fr|retail|Le fournisseur indien a indiqué le GSTIN [[gstin]] sur sa facture.
de|retail|Auf der Rechnung des indischen Lieferanten steht die GSTIN [[gstin]].
"""
POS["ifsc"] = r"""
en|bank|The IFSC for your [[~icity]] branch is [[ifsc]].
en|gov|The scholarship form needs a bank IFSC; you entered [[ifsc]].
en|hr|Payroll will transfer the salary using IFSC code [[ifsc]] on [[~day]].
en|bank|Add the beneficiary like this:\nName: [[~name]]\nIFSC: [[ifsc]]\nMode: NEFT
en|retail|Your refund of [[~amt]] goes to the bank with IFSC [[ifsc]].
en|soft|The API returned 404 for /[[ifsc]] so the IFSC lookup cache must be rebuilt.
en|health|Claim money is sent by NEFT to IFSC [[ifsc]] within seven days.
hi|bank|आपकी शाखा का आईएफएससी कोड [[ifsc]] है।
hi|gov|छात्रवृत्ति के लिए IFSC [[ifsc]] दर्ज किया गया है।
hx|bank|NEFT karne ke liye IFSC code [[ifsc]] daaliye aur naam check kijiye.
hx|hr|Payroll team ke paas IFSC [[ifsc]] update ho gaya hai.
es|bank|Para la transferencia a la India use el código IFSC [[ifsc]].
fr|bank|Le virement vers l'Inde exige le code IFSC [[ifsc]].
de|bank|Für die Überweisung nach Indien lautet der IFSC-Code [[ifsc]].
"""
POS["payment_card"] = r"""
en|bank|Your card [[payment_card]] was blocked on [[~day]] after three wrong PIN attempts.
en|retail|The order was paid with card number [[payment_card]], expiry 09/28.
en|health|The clinic charged [[~amt]] to the credit card [[payment_card]].
en|hr|Travel expenses were booked on the corporate card [[payment_card]] by [[~name]].
en|gov|The passport fee was taken from debit card [[payment_card]]; the receipt is in your inbox.
en|soft|Your log prints a full card number: `card=[[payment_card]] status=declined`. Please mask it.
en|retail|Saved payment methods:\n1. [[payment_card]] (default)\n2. Cash on delivery
hi|bank|आपका कार्ड [[payment_card]] अस्थायी रूप से बंद कर दिया गया है।
hi|retail|भुगतान कार्ड नंबर [[payment_card]] से [[~amt]] का किया गया।
hx|bank|Aapke debit card [[payment_card]] par [[~amt]] ka transaction hua hai.
hx|retail|Refund usi card [[payment_card]] par aayega jisse payment kiya tha.
es|bank|Su tarjeta [[payment_card]] ha sido bloqueada por seguridad.
es|retail|El pedido se pagó con la tarjeta número [[payment_card]].
fr|bank|Votre carte bancaire [[payment_card]] a été mise en opposition [[~day]].
de|retail|Die Bestellung wurde mit der Kreditkarte [[payment_card]] bezahlt.
"""
POS["iban"] = r"""
en|bank|Please send the transfer to IBAN [[iban]] and quote [[~ref]].
en|hr|Your salary will be paid to [[iban]] from next month.
en|retail|The refund goes to the bank details you gave: [[iban]] ([[~name]]).
en|gov|The tax office returned [[~amt]] to IBAN [[iban]].
en|health|The insurer reimburses to the account [[iban]].
en|soft|The SEPA export failed for <IBAN>[[iban]]</IBAN> because the BIC is missing.
hi|bank|विदेशी भुगतान के लिए IBAN [[iban]] का उपयोग करें।
hx|bank|Payment is IBAN par bhejna hai: [[iban]] aur naam [[~name]] likhna.
es|bank|El IBAN de la cuenta es [[iban]].
es|hr|La nómina se ingresará en [[iban]] a partir del mes que viene.
es|gov|Hacienda devolverá [[~amt]] en el IBAN [[iban]].
fr|bank|Voici le RIB du bénéficiaire [[~name]] : IBAN [[iban]].
fr|health|Le remboursement sera versé sur le compte [[iban]].
de|bank|Bitte überweisen Sie den Betrag auf die IBAN [[iban]].
de|hr|Das Gehalt geht künftig auf das Konto [[iban]] von [[~name]].
de|retail|Die Rückzahlung von [[~amt]] erfolgt auf [[iban]].
"""
POS["ssn"] = r"""
en|gov|The Social Security number on your return is [[ssn]].
en|hr|The W-4 for [[~name]] lists SSN [[ssn]].
en|bank|To open the account we verified your SSN: [[ssn]].
en|health|Medicare matched the patient by Social Security Number [[ssn]].
en|soft|The record {"name": "[[~name]]", "ssn": "[[ssn]]"} should be encrypted at rest.
en|retail|The store credit check was run with social security no. [[ssn]].
en|hr|I-9 details\nEmployee: [[~name]]\nSSN: [[ssn]]\nStart: [[~day]]
en|gov|If your SSN, [[ssn]], was exposed, place a fraud alert with the credit bureaus.
hi|gov|अमेरिकी फॉर्म में आपका SSN [[ssn]] लिखा है।
hx|hr|US payroll ke liye SSN [[ssn]] submit ho chuka hai.
es|gov|Su número de Seguro Social (SSN) es [[ssn]].
es|hr|El empleado [[~name]] tiene el número de Seguro Social [[ssn]].
fr|hr|Le numéro de sécurité sociale américain (SSN) du salarié est [[ssn]].
de|hr|Die US-Sozialversicherungsnummer (SSN) von [[~name]] lautet [[ssn]].
"""
POS["nhs_number"] = r"""
en|health|Your NHS number is [[nhs_number]]; bring it to the appointment on [[~day]].
en|health|Patient: [[~name]]\nNHS No: [[nhs_number]]\nClinic: cardiology
en|health|The referral letter quotes NHS number [[nhs_number]] at the top right.
en|gov|The blue badge form was submitted with NHS number [[nhs_number]].
en|hr|Occupational health filed the report under NHS no. [[nhs_number]].
en|soft|The FHIR bundle uses "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "[[nhs_number]]".
en|retail|The pharmacy matched your prescription by NHS number ([[nhs_number]]).
en|bank|The insurance claim was attached to NHS number [[nhs_number]].
hi|health|मरीज़ का एनएचएस (NHS) नंबर [[nhs_number]] है।
hx|health|UK clinic mein aapka NHS number [[nhs_number]] register hai.
es|health|Su número del NHS británico es [[nhs_number]].
fr|health|Le numéro NHS du patient britannique est [[nhs_number]].
de|health|Die NHS-Nummer der Patientin lautet [[nhs_number]].
"""
POS["national_insurance"] = r"""
en|gov|HMRC holds your National Insurance number as [[national_insurance]].
en|hr|The starter checklist gives NI number [[national_insurance]] for [[~name]].
en|hr|Payslip header\nEmployee: [[~name]]\nNINO: [[national_insurance]]\nTax code: 1257L
en|bank|To open the ISA we recorded your National Insurance number, [[national_insurance]].
en|health|The HC2 certificate was requested with NI number [[national_insurance]].
en|soft|The RTI file was rejected: <NINO>[[national_insurance]]</NINO> does not match the surname.
en|gov|Universal Credit found a claim under [[national_insurance]] (National Insurance).
en|retail|The staff discount form wrongly asks for NI no. [[national_insurance]]; that is not needed.
hi|gov|ब्रिटेन में आपका नेशनल इंश्योरेंस नंबर [[national_insurance]] है।
hx|hr|UK payroll mein aapka NI number [[national_insurance]] daala gaya hai.
es|hr|El número de National Insurance del empleado es [[national_insurance]].
fr|hr|Le National Insurance number de [[~name]] est [[national_insurance]].
de|hr|Die britische National-Insurance-Nummer lautet [[national_insurance]].
"""
POS["passport"] = r"""
en|gov|Your passport number [[passport]] expires in eleven months, so renew it soon.
en|bank|We accepted passport [[passport]] as proof of identity for [[~name]].
en|hr|The visa team needs a scan of passport no. [[passport]] by [[~day]].
en|health|The travel vaccination certificate shows passport number [[passport]].
en|retail|Tax-free shopping was registered to passport [[passport]].
en|soft|The booking API rejects {"passport": "[[passport]]"} because the country code is empty.
en|gov|Application summary\nApplicant: [[~name]]\nPassport No.: [[passport]]\nOffice: [[~city]]
hi|gov|आपका पासपोर्ट (passport) नंबर [[passport]] नवीनीकरण के लिए जमा है।
hi|bank|पहचान के लिए पासपोर्ट संख्या [[passport]] स्वीकार की गई।
hx|gov|Aapka passport number [[passport]] agle saal expire ho raha hai.
hx|hr|Visa ke liye [[~name]] ka passport [[passport]] upload kar diya hai.
es|gov|El número de pasaporte [[passport]] figura en su solicitud.
fr|gov|Le passeport n° [[passport]] de [[~name]] est prêt à être retiré.
de|gov|Ihr Reisepass mit der Passnummer [[passport]] liegt zur Abholung bereit.
de|hr|Für das Visum benötigen wir den Reisepass [[passport]].
"""
POS["phone"] = r"""
en|bank|I can see your registered mobile number is [[phone]].
en|health|The clinic will call you on [[phone]] on [[~day]] morning.
en|retail|The courier tried to reach you at [[phone]] but nobody answered.
en|hr|Emergency contact for [[~name]]: [[phone]] (spouse).
en|gov|The officer handling your file, [[~name]], can be reached at [[phone]].
en|soft|An OTP was sent to [[phone]]; if it does not arrive, check the SMS gateway log.
en|retail|Contact details\n• Name: [[~name]]\n• Phone: [[phone]]\n• City: [[~city]]
en|hr|You can text the recruiter on WhatsApp: [[phone]].
hi|bank|आपका पंजीकृत मोबाइल नंबर [[phone]] है।
hi|health|डॉक्टर [[~name]] से बात करने के लिए [[phone]] पर फ़ोन करें।
hx|retail|Delivery boy ka number [[phone]] hai, aap call kar lijiye.
hx|bank|OTP aapke mobile [[phone]] par bheja gaya hai.
es|health|La consulta le llamará al teléfono [[phone]].
es|retail|Puede contactar con [[~name]] en el [[phone]] por WhatsApp.
fr|gov|Vous pouvez joindre [[~name]] au [[phone]] du lundi au vendredi.
fr|health|Le cabinet vous rappellera au numéro [[phone]].
de|retail|Der Kurier erreicht Sie unter der Telefonnummer [[phone]].
de|hr|Rückfragen bitte an [[~name]], Tel. [[phone]].
"""
POS["email"] = r"""
en|bank|We sent the statement to [[email]].
en|soft|The account [[email]] is locked after five failed sign-ins.
en|hr|Please forward your documents to [[email]] before [[~day]].
en|health|Your test report was mailed to [[email]] this morning.
en|gov|The appeal was acknowledged; the reply goes to [[email]].
en|retail|Order updates go to [[email]], and you can change that in settings.
en|soft|From: [[~name]] <[[email]]>\nSubject: VPN keeps dropping
hi|gov|आपकी शिकायत का उत्तर [[email]] पर भेज दिया गया है।
hi|bank|स्टेटमेंट आपके ईमेल [[email]] पर भेजा गया है।
hx|soft|Aapki login ID [[email]] hai, password reset link wahin aayega.
hx|hr|Resume [[email]] par bhej dijiye, HR [[~day]] tak reply karega.
es|soft|Hemos enviado el enlace a [[email]].
fr|retail|La confirmation a été envoyée à l'adresse [[email]].
de|bank|Der Kontoauszug wurde an [[email]] gesendet.
"""
POS["ip_address"] = r"""
en|soft|The failed logins came from IP address [[ip_address]].
en|bank|Your net banking session was opened from [[ip_address]] at [[~time]].
en|gov|The portal blocked IP [[ip_address]] after repeated captcha failures.
en|retail|The suspicious order was placed from IP [[ip_address]] in [[~city]].
en|hr|The time-sheet was edited by [[~name]] from the address [[ip_address]].
en|health|Audit trail: patient file opened by [[~name]] from [[ip_address]].
en|soft|sshd[2211]: Accepted publickey for deploy from [[ip_address]] port 51122
en|soft|Add `allow [[ip_address]];` to the nginx block and reload.
hi|soft|लॉगिन का प्रयास आईपी पते [[ip_address]] से हुआ था।
hx|bank|Aapke account mein login IP [[ip_address]] se hua hai, kya ye aap the?
es|soft|El acceso se realizó desde la IP [[ip_address]].
fr|soft|La connexion provient de l'adresse IP [[ip_address]].
de|soft|Die Anmeldung kam von der IP-Adresse [[ip_address]].
"""
POS["date_of_birth"] = r"""
en|gov|The certificate shows DOB [[date_of_birth]] for [[~name]].
en|health|Patient [[~name]], born on [[date_of_birth]], has an appointment on [[~day]].
en|bank|To verify you, I matched your date of birth: [[date_of_birth]].
en|hr|Employee profile\nName: [[~name]]\nDate of birth: [[date_of_birth]]\nGrade: B2
en|retail|Your loyalty profile lists [[date_of_birth]] as your date of birth.
en|soft|The parser fails on "dob": "[[date_of_birth]]" because the format differs.
en|health|D.O.B. [[date_of_birth]]; no known allergies.
hi|gov|प्रमाण पत्र में जन्म तिथि [[date_of_birth]] लिखी है।
hi|health|मरीज़ [[~name]] की जन्म तिथि [[date_of_birth]] है।
hi|hr|[[~name]] का जन्म [[date_of_birth]] को हुआ था।
hx|gov|Form mein aapki date of birth [[date_of_birth]] likhi hai.
hx|bank|[[~name]] ka janm tithi [[date_of_birth]] hai, KYC se match karta hai.
es|health|La paciente [[~name]], nacida el [[date_of_birth]], tiene cita [[~day]].
es|gov|Fecha de nacimiento: [[date_of_birth]].
fr|health|Patient né le [[date_of_birth]], suivi par le docteur [[~name]].
fr|gov|Date de naissance : [[date_of_birth]], lieu : [[~city]].
de|health|[[~name]], geboren am [[date_of_birth]], wurde in die Klinik überwiesen.
de|gov|Geburtsdatum: [[date_of_birth]], Wohnort [[~city]].
"""
POS["bank_account"] = r"""
en|bank|Your savings account number is [[bank_account]].
en|hr|Salary will be credited to bank account [[bank_account]] of [[~name]].
en|gov|The subsidy was paid into account no. [[bank_account]] at [[~bank]].
en|retail|The refund of [[~amt]] was sent to your account [[bank_account]].
en|health|Claim settlement goes to account number: [[bank_account]].
en|bank|Beneficiary: [[~name]]\nA/c No: [[bank_account]]\nBank: [[~bank]]
en|soft|The import skipped the row {"account_number": "[[bank_account]]"} as a duplicate.
hi|bank|आपका बैंक खाता संख्या [[bank_account]] सक्रिय है।
hi|gov|पेंशन खाता नंबर [[bank_account]] में जमा कर दी गई है।
hx|bank|Aapka account number [[bank_account]] hai, branch [[~city]] mein hai.
hx|hr|Salary aapke bank account [[bank_account]] mein aayegi.
es|bank|Su número de cuenta es [[bank_account]].
fr|bank|Le numéro de compte du bénéficiaire est [[bank_account]].
de|bank|Die Kontonummer des Empfängers lautet [[bank_account]].
"""




POS["aws_access_key"] = r"""
en|soft|Set AWS_ACCESS_KEY_ID=[[aws_access_key]] in the [[~env]] environment and redeploy.
en|soft|```\n[default]\naws_access_key_id = [[aws_access_key]]\nregion = ap-south-1\n```
en|bank|The reconciliation job at [[~bank]] still uses access key [[aws_access_key]]; rotate it.
en|hr|[[~name]] left on [[~day]], so disable the IAM key [[aws_access_key]].
en|health|The imaging bucket is read with the key ID [[aws_access_key]].
en|retail|Your catalogue sync has "accessKeyId": "[[aws_access_key]]" in plain text.
en|gov|The open-data portal log shows Credential=[[aws_access_key]]/20250114/us-east-1/s3.
hi|soft|कॉन्फ़िग फ़ाइल में AWS एक्सेस की [[aws_access_key]] लिखी हुई है, इसे तुरंत बदलें।
hx|soft|Aapke .env mein AWS key [[aws_access_key]] padi hai, isko rotate kar do.
hx|retail|S3 upload ke liye access key [[aws_access_key]] use ho rahi hai.
es|soft|La clave de acceso de AWS [[aws_access_key]] aparece en el repositorio.
fr|soft|La clé d'accès AWS [[aws_access_key]] est visible dans le fichier de configuration.
de|soft|Der AWS-Zugriffsschlüssel [[aws_access_key]] steht im Klartext in der Datei.
"""
POS["google_api_key"] = r"""
en|soft|Your Maps key [[google_api_key]] has no referrer restriction.
en|soft|Call it with `curl "https://maps.googleapis.com/maps/api/geocode/json?address=[[~city]]&key=[[google_api_key]]"`.
en|retail|The store locator page exposes [[google_api_key]] in its script tag.
en|health|The clinic app config has "google_api_key": "[[google_api_key]]".
en|gov|The district map widget was set up with API key [[google_api_key]].
en|bank|The branch finder of [[~bank]] uses apiKey: '[[google_api_key]]'.
en|hr|The interview scheduler reads GOOGLE_API_KEY=[[google_api_key]] at start-up.
hi|soft|आपकी गूगल एपीआई की [[google_api_key]] सार्वजनिक हो गई है।
hx|soft|Firebase config mein [[google_api_key]] dikh raha hai, isko restrict karo.
hx|retail|Map load nahi ho raha kyunki key [[google_api_key]] ka quota khatam hai.
es|soft|La clave de Google [[google_api_key]] no tiene restricciones.
fr|soft|La clé d'API Google [[google_api_key]] doit être limitée à votre domaine.
de|soft|Der Google-API-Schlüssel [[google_api_key]] ist nicht eingeschränkt.
"""
POS["github_token"] = r"""
en|soft|Run `git clone https://[[github_token]]@github.com/northlake/[[~svc]].git`.
en|soft|export GITHUB_TOKEN=[[github_token]]
en|soft|Your workflow log printed the token [[github_token]]; revoke it now.
en|hr|Contractor [[~name]] shared the GitHub token [[github_token]] in chat.
en|bank|The audit of [[~bank]] found [[github_token]] in an old commit.
en|retail|The deploy script for the shop uses -H "Authorization: token [[github_token]]".
en|gov|The open-source office stored the PAT "[[github_token]]" in a wiki page.
en|health|CI for the records app authenticates as bot with [[github_token]].
hi|soft|लॉग में गिटहब टोकन [[github_token]] दिख रहा है, इसे रद्द करें।
hx|soft|Push fail ho raha hai kyunki token [[github_token]] expire ho gaya.
es|soft|El token de GitHub [[github_token]] quedó expuesto en el registro.
fr|soft|Le jeton GitHub [[github_token]] apparaît dans le journal de la CI.
de|soft|Das GitHub-Token [[github_token]] steht im Build-Log.
"""
POS["gitlab_token"] = r"""
en|soft|curl --header "PRIVATE-TOKEN: [[gitlab_token]]" "https://gitlab.northlake.io/api/v4/projects"
en|soft|The runner was registered with [[gitlab_token]] on [[~day]].
en|soft|GITLAB_TOKEN=[[gitlab_token]] is set for [[~svc]] in [[~env]].
en|hr|When [[~name]] left, the token [[gitlab_token]] was never revoked.
en|bank|Pipeline variables at [[~bank]] include the GitLab token '[[gitlab_token]]'.
en|retail|The storefront repo is mirrored with https://oauth2:[[gitlab_token]]@gitlab.northlake.io/shop/web.git
en|health|The lab integration pulls images using deploy token [[gitlab_token]].
en|gov|The ministry mirror lists [[gitlab_token]] as its access token.
hi|soft|पाइपलाइन में गिटलैब टोकन [[gitlab_token]] सीधे लिखा है।
hx|soft|GitLab CI mein [[gitlab_token]] hardcode mat karo, variable banao.
es|soft|El token de GitLab [[gitlab_token]] caduca [[~day]].
fr|soft|Le jeton GitLab [[gitlab_token]] doit être révoqué.
de|soft|Das GitLab-Token [[gitlab_token]] läuft am [[~day]] ab.
"""
POS["slack_token"] = r"""
en|soft|SLACK_BOT_TOKEN=[[slack_token]]
en|soft|The bot for [[~svc]] posts with token [[slack_token]].
en|soft|client = WebClient(token="[[slack_token]]")
en|hr|The leave-approval bot in the HR channel uses [[slack_token]].
en|bank|The fraud alert channel of [[~bank]] leaks its Slack token: [[slack_token]].
en|retail|Stock alerts go to Slack with "Bearer [[slack_token]]" in the header.
en|health|The on-call bot configuration has slack_token: '[[slack_token]]'.
en|gov|The grievance dashboard stores [[slack_token]] for notifications.
hi|soft|स्लैक टोकन [[slack_token]] कोड में लिखा हुआ है।
hx|soft|Bot reply nahi kar raha, token [[slack_token]] invalid aa raha hai.
es|soft|El bot de Slack utiliza el token [[slack_token]].
fr|soft|Le robot Slack se connecte avec le jeton [[slack_token]].
de|soft|Der Slack-Bot verwendet das Token [[slack_token]].
"""
POS["stripe_key"] = r"""
en|soft|stripe.api_key = "[[stripe_key]]"
en|retail|Your checkout page sends the secret key [[stripe_key]] to the browser, which is unsafe.
en|retail|Test the refund with `curl https://api.stripe.com/v1/refunds -u [[stripe_key]]:`.
en|soft|STRIPE_SECRET_KEY=[[stripe_key]] belongs in the vault, not in git.
en|bank|The settlement service at [[~bank]] was given the Stripe key [[stripe_key]].
en|health|The telehealth billing page uses [[stripe_key]] for consult fees.
en|gov|The permit fee module still contains '[[stripe_key]]'.
en|hr|[[~name]] pasted [[stripe_key]] into the onboarding document.
hi|retail|भुगतान सेवा की स्ट्राइप की [[stripe_key]] किसी को न दें।
hx|retail|Payment fail ho raha hai kyunki Stripe key [[stripe_key]] galat mode ki hai.
es|retail|La clave secreta de Stripe es [[stripe_key]].
fr|retail|La clé secrète Stripe [[stripe_key]] est présente dans le code du site.
de|retail|Der geheime Stripe-Schlüssel [[stripe_key]] liegt offen im Quelltext.
"""
POS["openai_key"] = r"""
en|soft|export OPENAI_API_KEY="[[openai_key]]"
en|soft|client = OpenAI(api_key="[[openai_key]]")
en|soft|The 401 comes from the revoked key [[openai_key]].
en|health|The triage assistant was deployed with OpenAI key [[openai_key]].
en|bank|[[~bank]]'s chatbot config shows `api_key: [[openai_key]]`.
en|hr|[[~name]] shared an API key, [[openai_key]], in the resume screening sheet.
en|retail|The product description tool sends Authorization: Bearer [[openai_key]]
en|gov|The citizen helpdesk bot reads [[openai_key]] from a text file.
hi|soft|आपकी ओपनएआई एपीआई की [[openai_key]] लॉग में छप रही है।
hx|soft|Code mein OpenAI key [[openai_key]] direct likhi hai, env variable use karo.
es|soft|La clave de OpenAI [[openai_key]] se publicó por error.
fr|soft|La clé OpenAI [[openai_key]] a été publiée par erreur.
de|soft|Der OpenAI-Schlüssel [[openai_key]] wurde versehentlich eingecheckt.
"""
POS["anthropic_key"] = r"""
en|soft|ANTHROPIC_API_KEY=[[anthropic_key]]
en|soft|client = anthropic.Anthropic(api_key="[[anthropic_key]]")
en|soft|curl https://api.anthropic.com/v1/messages -H "x-api-key: [[anthropic_key]]"
en|bank|The summariser at [[~bank]] uses the Anthropic key [[anthropic_key]].
en|health|The discharge-note service has anthropic_key: '[[anthropic_key]]' in its values file.
en|retail|The review bot in [[~env]] was started with [[anthropic_key]].
en|gov|The translation desk key [[anthropic_key]] must be rotated by [[~day]].
en|hr|[[~name]] emailed the key [[anthropic_key]] to the whole team.
hi|soft|एंथ्रोपिक एपीआई की [[anthropic_key]] को तुरंत रद्द करें।
hx|soft|Claude API ke liye key [[anthropic_key]] set hai par 401 aa raha hai.
es|soft|La clave de Anthropic [[anthropic_key]] está en el fichero de ejemplo.
fr|soft|La clé Anthropic [[anthropic_key]] figure dans le dépôt.
de|soft|Der Anthropic-Schlüssel [[anthropic_key]] steht in der Konfiguration.
"""
POS["private_key"] = r"""
en|soft|Here is the key you pasted:\n\n[[private_key]]\n\nDo not share it with anyone.
en|soft|```\n[[private_key]]\n```\nSave it as id_deploy and run chmod 600.
en|soft|The Kubernetes secret for [[~svc]] holds:\n[[private_key]]
en|bank|The signing key for the UPI gateway at [[~bank]] is in the ticket:\n[[private_key]]\nPlease revoke it.
en|health|The HL7 interface uses this client key:\n[[private_key]]
en|gov|The digital signature key was attached in plain text:\n[[private_key]]
en|retail|The payment terminal key was found in the backup:\n\n[[private_key]]
en|hr|[[~name]] posted this SSH key in the onboarding channel:\n[[private_key]]
en|soft|In service-account.json the field is "private_key": "[[private_key]]".
hi|soft|आपने जो निजी कुंजी भेजी है वह यह है:\n[[private_key]]\nइसे तुरंत बदल दें।
hx|soft|Ye private key server par rakho:\n[[private_key]]\nAur permission 600 karo.
es|soft|La clave privada del servidor es:\n[[private_key]]
fr|soft|Voici la clé privée du serveur :\n[[private_key]]
de|soft|Der private Schlüssel des Servers lautet:\n[[private_key]]
"""
POS["jwt"] = r"""
en|soft|Send the header `Authorization: Bearer [[jwt]]`.
en|soft|The session cookie is session=[[jwt]]; HttpOnly; Secure
en|soft|Your token [[jwt]] has expired; request a new one.
en|bank|The net banking API at [[~bank]] returned {"access_token": "[[jwt]]", "expires_in": 900}.
en|health|The patient portal log contains the bearer token [[jwt]].
en|hr|The payroll export link was shared with ?token=[[jwt]] in it.
en|retail|The cart service rejects this JWT: [[jwt]]
en|gov|The citizen login response includes id_token=[[jwt]]
hi|soft|आपका एक्सेस टोकन [[jwt]] समाप्त हो चुका है।
hx|soft|Postman mein ye token daalo: [[jwt]] aur phir request bhejo.
es|soft|El token de sesión es [[jwt]].
fr|soft|Le jeton de session est [[jwt]] et il expire bientôt.
de|soft|Das Sitzungstoken lautet [[jwt]] und ist abgelaufen.
"""
POS["connection_string"] = r"""
en|soft|Set the database URL to `[[connection_string]]` and restart [[~svc]].
en|soft|```\nDATABASE_URL=[[connection_string]]\n```
en|soft|The stack trace leaks the connection string "[[connection_string]]".
en|bank|The ledger service at [[~bank]] connects with '[[connection_string]]'.
en|health|The records app has this in appsettings.json: "Default": "[[connection_string]]"
en|hr|[[~name]] sent the payroll connection string `[[connection_string]]` by chat.
en|retail|The stock worker in [[~env]] uses:\n[[connection_string]]\nand times out.
en|gov|The land-records site printed [[connection_string]] on its error page.
hi|soft|डेटाबेस कनेक्शन स्ट्रिंग यह है:\n[[connection_string]]
hx|soft|DB connect nahi ho raha, string ye hai: [[connection_string]] please check karo.
es|soft|La cadena de conexión es `[[connection_string]]`.
fr|soft|La chaîne de connexion est la suivante :\n[[connection_string]]
de|soft|Die Verbindungszeichenfolge lautet "[[connection_string]]".
"""
POS["password"] = r"""
en|soft|Your temporary password: [[password]]
en|soft|Username: [[~user]]\nPassword: [[password]]\nChange it at first login.
en|bank|The e-statement PDF password is `[[password]]`.
en|hr|The HR portal login for [[~name]] is [[~user]] and the password is "[[password]]".
en|health|The clinic wifi password is [[password]] (guests only).
en|retail|I have reset the till login; the new password is '[[password]]'.
en|gov|The e-filing account was reset to pwd: [[password]]
en|soft|DB_PASSWORD=[[password]]
en|soft|{"user": "[[~user]]", "password": "[[password]]"}
hi|soft|आपका नया पासवर्ड: [[password]]
hi|bank|नेट बैंकिंग का अस्थायी पासवर्ड "[[password]]" है, इसे तुरंत बदलें।
hx|soft|Aapka password [[password]] hai, login ke baad change kar lena.
hx|hr|Portal ka user [[~user]] aur password: [[password]]
es|soft|Su contraseña temporal es "[[password]]".
es|bank|Usuario: [[~user]]\nContraseña: [[password]]
fr|soft|Votre mot de passe provisoire : [[password]]
fr|hr|Le mot de passe du portail RH est « [[password]] ».
de|soft|Ihr vorläufiges Passwort: [[password]]
de|bank|Das Passwort für die PDF-Datei lautet "[[password]]".
"""
POS["named_secret"] = r"""
en|soft|client_secret: "[[named_secret]]"
en|soft|Put SECRET_KEY=[[named_secret]] in the .env file of [[~svc]].
en|soft|aws_secret_access_key = [[named_secret]]
en|soft|JWT_SECRET="[[named_secret]]"
en|bank|The payment gateway of [[~bank]] was set up with webhook_secret=[[named_secret]]
en|health|The lab system calls the API with X-API-Key: [[named_secret]]
en|retail|The courier integration has "api_secret": "[[named_secret]]" in its settings.
en|gov|The single sign-on client uses CLIENT_SECRET=[[named_secret]] in [[~env]].
en|hr|The attendance device pushes data with auth_token=[[named_secret]]
en|soft|TWILIO_AUTH_TOKEN=[[named_secret]] is still hard-coded.
hi|soft|कॉन्फ़िग में api_key=[[named_secret]] लिखा है, इसे हटाएँ।
hx|soft|.env mein ENCRYPTION_KEY=[[named_secret]] daal do aur server restart karo.
es|soft|El valor de client_secret es "[[named_secret]]".
fr|soft|Dans le fichier, API_TOKEN=[[named_secret]] doit être supprimé.
de|soft|In der Konfiguration steht app_secret: '[[named_secret]]'.
"""
# several values in one answer
MULTI = r"""
en|bank|KYC record for [[~name]]:\n- Aadhaar: [[aadhaar]]\n- PAN: [[pan]]\n- Mobile: [[phone]]\n- Email: [[email]]
en|bank|Transfer details: account number [[bank_account]], IFSC [[ifsc]], beneficiary [[~name]]. The request ID is [[~ref]].
en|hr|New joiner [[~name]]: date of birth [[date_of_birth]], PAN [[pan]], salary account [[bank_account]] (IFSC [[ifsc]]).
en|health|Patient [[~name]], DOB [[date_of_birth]], NHS number [[nhs_number]], phone [[phone]].
en|hr|UK starter [[~name]]: NI number [[national_insurance]], date of birth [[date_of_birth]], e-mail [[email]].
en|gov|Visa file: passport [[passport]], born on [[date_of_birth]], contact [[email]] or phone [[phone]].
en|hr|W-2 correction: SSN [[ssn]] for [[~name]], call [[phone]] with questions.
en|retail|The order was paid with card [[payment_card]] by [[email]] from IP [[ip_address]].
en|soft|```\nAWS_ACCESS_KEY_ID=[[aws_access_key]]\nAWS_SECRET_ACCESS_KEY=[[named_secret]]\nDATABASE_URL=[[connection_string]]\n```
en|soft|Rotate these today: GitHub [[github_token]], GitLab [[gitlab_token]], Slack [[slack_token]].
en|soft|OPENAI_API_KEY=[[openai_key]]\nANTHROPIC_API_KEY=[[anthropic_key]]\nSTRIPE_SECRET_KEY=[[stripe_key]]\nGOOGLE_API_KEY=[[google_api_key]]
en|soft|Login [[email]] with password: [[password]]\nThe last sign-in was from [[ip_address]] at [[~time]].
en|retail|Vendor: GSTIN [[gstin]], PAN [[pan]], account no. [[bank_account]], phone [[phone]].
hi|bank|ग्राहक [[~name]]: आधार [[aadhaar]], पैन [[pan]], मोबाइल [[phone]], जन्म तिथि [[date_of_birth]]।
hi|gov|आवेदन में खाता संख्या [[bank_account]], IFSC [[ifsc]] और आधार [[aadhaar]] दिया गया है।
hx|bank|[[~name]] ka aadhaar [[aadhaar]], PAN [[pan]] aur mobile [[phone]] verify ho gaya.
hx|soft|User [[email]] ka password: [[password]]\nServer IP [[ip_address]] hai.
es|bank|Titular [[~name]], IBAN [[iban]], teléfono [[phone]], correo [[email]].
es|health|Paciente [[~name]], fecha de nacimiento [[date_of_birth]], teléfono [[phone]], pasaporte [[passport]].
fr|bank|Bénéficiaire [[~name]], IBAN [[iban]], téléphone [[phone]], courriel [[email]].
fr|health|Patient [[~name]], né le [[date_of_birth]], téléphone [[phone]].
de|bank|Kontoinhaber [[~name]], IBAN [[iban]], Telefon [[phone]], E-Mail [[email]].
de|hr|Mitarbeiter [[~name]], geboren am [[date_of_birth]], Reisepass [[passport]], IBAN [[iban]].
"""


# ================================================================== look-alike rows (no spans)
NEG = {}
NEG["order_number"] = r"""
en|retail|Your order number is [[~order]] and it ships on [[~day]].
en|retail|I found order #[[~order]]; the status is "packed".
en|retail|Refund for order [[~order]] takes five to seven working days.
hi|retail|आपका ऑर्डर नंबर [[~order]] है, डिलीवरी [[~day]] को होगी।
hx|retail|Aapka order ID [[~order]] hai, wo [[~city]] hub par pahunch gaya hai.
es|retail|El número de pedido es [[~order]].
fr|retail|Votre commande n° [[~order]] est en préparation.
de|retail|Ihre Bestellnummer lautet [[~order]].
"""
NEG["invoice_number"] = r"""
en|retail|Invoice [[~invoice]] for [[~amt]] was raised on [[~date]].
en|bank|The payment reference must quote invoice no. [[~invoice]].
en|hr|Agency invoice [[~invoice]] is waiting for approval by [[~name]].
en|soft|The PDF for invoice [[~invoice]] fails to render page two.
hi|retail|बिल संख्या [[~invoice]] का भुगतान बाकी है।
hx|retail|Invoice number [[~invoice]] ka payment [[~day]] tak karna hai.
es|retail|La factura [[~invoice]] vence [[~day]].
fr|retail|La facture [[~invoice]] a été réglée.
de|retail|Die Rechnung [[~invoice]] ist noch offen.
"""
NEG["isbn10"] = r"""
en|retail|The paperback has ISBN-10 [[~isbn10]].
en|retail|You can search the catalogue by ISBN [[~isbn10]].
en|gov|The public library holds two copies of ISBN [[~isbn10]].
en|hr|The training book (ISBN [[~isbn10]]) is available from the HR library.
hi|retail|इस किताब का ISBN [[~isbn10]] है।
es|retail|El libro tiene el ISBN [[~isbn10]].
de|retail|Das Buch hat die ISBN [[~isbn10]].
"""
NEG["isbn13"] = r"""
en|retail|The hardcover edition is ISBN [[~isbn13]].
en|gov|The textbook approved by the board is ISBN-13: [[~isbn13]].
en|health|The nursing manual (ISBN [[~isbn13]]) was revised last year.
hi|retail|पाठ्यपुस्तक का ISBN [[~isbn13]] है।
hx|retail|Book ka ISBN [[~isbn13]] hai, stock mein available hai.
fr|retail|Le livre porte l'ISBN [[~isbn13]].
de|retail|Die gebundene Ausgabe trägt die ISBN [[~isbn13]].
"""
NEG["product_code"] = r"""
en|retail|The replacement filter is SKU [[~sku]].
en|retail|Product code [[~sku]] is out of stock in [[~city]].
en|health|The wheelchair cushion is listed as item [[~sku]].
en|soft|Importing model [[~sku]] fails because the weight is empty.
hi|retail|उत्पाद कोड [[~sku]] अभी उपलब्ध नहीं है।
hx|retail|SKU [[~sku]] ka stock [[~day]] ko aayega.
es|retail|La referencia del artículo es [[~sku]].
de|retail|Die Artikelnummer ist [[~sku]].
"""
NEG["version_string"] = r"""
en|soft|Please update the agent from version [[~ver]] to version [[~ver]].
en|soft|The crash is fixed in v[[~ver]].
en|soft|Firmware release [[~ver]] adds support for WPA3.
en|bank|The mobile app version [[~ver]] shows the new passbook.
en|health|The imaging viewer must be at version [[~ver]] or later.
hi|soft|ऐप का संस्करण [[~ver]] इंस्टॉल करें।
hx|soft|App ka version [[~ver]] purana hai, update kar lijiye.
es|soft|Actualice a la versión [[~ver]].
fr|soft|Le correctif est inclus dans la version [[~ver]].
de|soft|Bitte installieren Sie die Version [[~ver]].
"""
NEG["git_hash"] = r"""
en|soft|The regression started at commit [[~git]].
en|soft|Run `git cherry-pick [[~git]]` on the release branch.
en|soft|[[~svc]] in [[~env]] is built from [[~git]].
en|bank|The ledger fix was merged as [[~git]].
hi|soft|यह बग कमिट [[~git]] से शुरू हुआ।
hx|soft|Commit [[~git]] ko revert kar do.
de|soft|Der Fehler kam mit Commit [[~git]].
"""
NEG["sha256"] = r"""
en|soft|The SHA-256 checksum of the installer is [[~sha]].
en|soft|docker pull northlake/[[~svc]]@sha256:[[~sha]]
en|gov|The tender document has the digest sha256 [[~sha]].
en|health|Verify the image file: [[~sha]]  scan-014.dcm
hx|soft|File ka sha256sum [[~sha]] hona chahiye.
es|soft|La suma SHA-256 del archivo es [[~sha]].
fr|soft|L'empreinte SHA-256 du fichier est [[~sha]].
"""
NEG["uuid"] = r"""
en|soft|The request ID is [[~uuid]].
en|soft|Job [[~uuid]] finished in [[~n2]] seconds.
en|bank|The correlation ID for this session is [[~uuid]].
en|health|The FHIR resource Observation/[[~uuid]] was updated.
en|retail|Your cart {[[~uuid]]} has [[~n2]] items.
hi|soft|अनुरोध की पहचान [[~uuid]] है।
de|soft|Die Vorgangs-ID ist [[~uuid]].
"""
NEG["timestamp"] = r"""
en|soft|The event was logged at [[~ts]].
en|soft|{"created_at": "[[~ts]]", "status": "ok"}
en|bank|The batch closed at [[~ts]].
en|health|The last backup of the imaging archive is dated [[~ts]].
hi|soft|यह लॉग [[~ts]] का है।
hx|soft|Server [[~ts]] par restart hua tha.
es|soft|El evento se registró el [[~ts]].
fr|soft|La sauvegarde date du [[~ts]].
"""
NEG["date_range"] = r"""
en|hr|Your leave is approved from [[~date]] to [[~date]].
en|bank|The statement covers [[~date]] - [[~date]].
en|gov|Applications are open between [[~date]] and [[~date]].
en|health|The vaccination camp runs [[~date]] to [[~date]] in [[~city]].
hi|gov|आवेदन [[~date]] से [[~date]] तक खुले हैं।
hx|hr|Aapki chhutti [[~date]] se [[~date]] tak approved hai.
es|hr|Las vacaciones van del [[~date]] al [[~date]].
fr|retail|L'offre est valable du [[~date]] au [[~date]].
de|retail|Die Aktion läuft vom [[~date]] bis [[~date]].
"""
NEG["money_amount"] = r"""
en|bank|Your available balance is [[~money]].
en|retail|The total with tax comes to [[~money]].
en|hr|The annual package is [[~money]] before tax.
en|gov|The scheme sanctioned [[~money]] for [[~city]].
hi|bank|आपके खाते में [[~money]] शेष हैं।
hx|retail|Total bill [[~money]] hua, GST alag hai.
es|bank|El saldo disponible es [[~money]].
fr|bank|Le solde disponible est de [[~money]].
de|bank|Der verfügbare Saldo beträgt [[~money]].
"""
NEG["phone_like_quantity"] = r"""
en|soft|The table now holds [[~big10]] rows.
en|gov|The state generated [[~big10]] units of electricity last quarter.
en|retail|The warehouse processed [[~big10]] grams of tea, or so the meter says.
en|soft|The counter overflowed after [[~big10]] requests.
en|health|The culture contained about [[~big10]] cells.
hi|gov|इस वर्ष कुल [[~big10]] यूनिट बिजली बनी।
hx|soft|Queue mein [[~big10]] messages process ho chuke hain.
es|soft|La tabla contiene [[~big10]] filas.
de|soft|Der Zähler steht bei [[~big10]] Anfragen.
"""
NEG["coordinates"] = r"""
en|gov|The survey stone is at [[~coord]].
en|retail|The [[~city]] warehouse pin is [[~coord]].
en|soft|The map centre defaults to [[~coord]].
en|health|The mobile clinic will park at [[~coord]] on [[~day]].
hi|gov|केंद्र का स्थान [[~coord]] है।
hx|retail|Store ki location [[~coord]] hai.
fr|soft|Le marqueur est placé à [[~coord]].
"""
NEG["tracking_number"] = r"""
en|retail|Your parcel's tracking number is [[~track]].
en|retail|The courier scanned [[~track]] at the [[~city]] depot.
en|gov|The passport booklet was dispatched by Speed Post, consignment [[~track]].
en|bank|The new cheque book is on its way, airway bill [[~track]].
hi|retail|पार्सल का ट्रैकिंग नंबर [[~track]] है।
hx|retail|Tracking ID [[~track]] se status dekh sakte ho.
es|retail|El número de seguimiento es [[~track]].
de|retail|Die Sendungsnummer lautet [[~track]].
"""
NEG["case_number"] = r"""
en|soft|I have opened ticket [[~case]] for this.
en|gov|Your grievance is registered as [[~case]].
en|bank|The dispute has the case number [[~case]].
en|hr|Payroll query [[~case]] was closed on [[~day]].
en|health|The insurer opened claim file [[~case]].
hi|gov|आपकी शिकायत संख्या [[~case]] है।
hx|soft|Aapka ticket [[~case]] [[~day]] tak solve ho jayega.
es|gov|El número de expediente es [[~case]].
fr|gov|Votre dossier porte la référence [[~case]].
de|gov|Das Aktenzeichen lautet [[~case]].
"""
NEG["invalid_12_digit"] = r"""
en|gov|[[~bad12]] is not a valid Aadhaar number because the check digit is wrong.
en|bank|The UPI transaction reference is [[~bad12]].
en|retail|The barcode printed on the box reads [[~bad12]].
en|soft|The unit test expects [[~bad12]] to fail the Verhoeff check.
en|gov|The electricity consumer number on the bill is [[~bad12]].
hi|bank|लेनदेन का यूटीआर [[~bad12]] है।
hi|gov|[[~bad12]] वैध आधार नहीं है, अंतिम अंक गलत है।
hx|bank|UPI reference [[~bad12]] se payment successful dikh raha hai.
de|soft|Die Seriennummer [[~bad12]] ist nicht registriert.
"""
NEG["invalid_16_digit"] = r"""
en|bank|[[~bad16]] fails the Luhn check, so it is not a card number.
en|retail|The gift voucher code is [[~bad16]].
en|soft|Use the malformed value [[~bad16]] to test the rejection path.
en|soft|The licence serial for the scanner is [[~bad16]].
en|gov|The challan reference number is [[~bad16]].
hi|retail|गिफ्ट वाउचर का कोड [[~bad16]] है।
hx|retail|Voucher code [[~bad16]] apply karne par 200 ki chhoot milegi.
es|retail|El código del vale es [[~bad16]].
fr|retail|Le code du bon d'achat est [[~bad16]].
"""
NEG["nine_digit_number"] = r"""
en|soft|The import processed [[~n9]] records overnight.
en|gov|The budget note lists a head count of [[~n9]].
en|retail|Batch [[~n9]] was baked on [[~day]].
en|soft|The random seed for this run was [[~n9]].
en|health|The trial archive has file number [[~n9]].
hi|gov|मतदाता सूची में कुल [[~n9]] नाम हैं।
hx|soft|Script ne [[~n9]] rows insert ki hain.
es|soft|El proceso leyó [[~n9]] registros.
"""
NEG["license_plate"] = r"""
en|gov|The vehicle [[~plate]] has one pending challan.
en|retail|The delivery van is [[~plate]], please open the gate.
en|hr|Parking slot 14 is assigned to the car [[~plate]].
hi|gov|गाड़ी [[~plate]] का चालान बाकी है।
hx|retail|Delivery gaadi ka number [[~plate]] hai.
es|gov|La matrícula del vehículo es [[~plate]].
fr|gov|Le véhicule immatriculé [[~plate]] est bien assuré.
de|gov|Das Fahrzeug mit dem Kennzeichen [[~plate]] ist zugelassen.
"""
NEG["flight_number"] = r"""
en|hr|Your flight [[~flight]] leaves [[~city]] at [[~time]].
en|retail|Flight [[~flight]] is delayed by [[~n2]] minutes.
en|hr|The travel desk booked [[~flight]] for [[~name]] on [[~day]].
en|gov|The delegation arrives on [[~flight]].
hi|hr|उड़ान [[~flight]] [[~time]] बजे निकलेगी।
hx|hr|Aapki flight [[~flight]] [[~city]] se [[~time]] baje hai.
es|hr|Su vuelo [[~flight]] sale a las [[~time]].
"""
NEG["chemical_formula"] = r"""
en|health|The active salt is [[~chem]], dissolved in [[~n2]] ml of water.
en|health|The lab measured [[~chem]] at [[~n2]] mg/dL.
en|retail|The cleaner contains [[~chem]] and should be kept from children.
hi|health|इस दवा का सूत्र [[~chem]] है और खुराक [[~n2]] मिग्रा है।
es|health|La fórmula química es [[~chem]]; la muestra pesa [[~n2]] gramos.
fr|health|La solution contient [[~n2]] % de [[~chem]].
de|health|Die Probe enthält [[~n2]] Prozent [[~chem]].
"""
NEG["math"] = r"""
en|soft|The result is [[~math]].
en|bank|Working it out step by step: [[~math]].
en|retail|So the discount formula becomes [[~math]].
hi|bank|हिसाब इस प्रकार है: [[~math]]।
hx|soft|Calculation dekho: [[~math]].
es|soft|La operación es [[~math]].
de|soft|Die Rechnung ergibt [[~math]].
"""
NEG["helpline_in_words"] = r"""
en|bank|To block the card, call the helpline number printed on the back of your [[~bank]] card; it answers from [[~time]].
en|gov|Dial the toll-free number shown on the [[~city]] municipal website for complaints.
en|health|For emergencies call the national ambulance line; the [[~city]] desk opens at [[~time]].
en|hr|Ring the HR help desk on the extension listed in the [[~city]] intranet.
en|retail|Customer care for the [[~city]] store answers the phone between nine and six except [[~day]].
hi|bank|[[~bank]] की हेल्पलाइन का नंबर कार्ड के पीछे लिखा है।
hx|bank|[[~bank]] ka helpline number card ke peeche likha hai, [[~time]] ke baad call karo.
es|health|Llame al teléfono que figura en su tarjeta sanitaria de [[~city]].
fr|bank|Appelez le numéro inscrit au dos de votre carte avant [[~time]].
de|bank|Rufen Sie die Sperrnummer auf der Rückseite Ihrer Karte vor [[~time]] an.
"""
NEG["example_email"] = r"""
en|soft|Use a test address such as [[~exmail]] in the form.
en|soft|The docs show `[[~exmail]]` as a sample login.
en|hr|Replace [[~exmail]] with your own work e-mail.
en|bank|A valid address looks like [[~exmail]].
hi|soft|ईमेल का प्रारूप [[~exmail]] जैसा होना चाहिए।
hx|soft|Email field mein [[~exmail]] jaisa format chahiye.
es|soft|Escriba una dirección como [[~exmail]].
fr|soft|Saisissez une adresse du type [[~exmail]].
de|soft|Geben Sie eine Adresse wie [[~exmail]] ein.
"""
NEG["documentation_ip"] = r"""
en|soft|In the documentation the server is at [[~docip]].
en|soft|Replace [[~docip]] in the sample config with your own host.
en|soft|The tutorial pings [[~docip]], which is reserved for examples.
en|gov|The tender annex uses [[~docip]] as a placeholder address.
hi|soft|उदाहरण में सर्वर का पता [[~docip]] दिया गया है।
hx|soft|Example mein [[~docip]] diya hai, apna server address daalo.
es|soft|En el ejemplo se usa la dirección [[~docip]].
de|soft|Im Beispiel wird [[~docip]] verwendet.
"""
NEG["secret_placeholder"] = r"""
en|soft|Set `[[~phvar]]=[[~ph]]` before you start [[~svc]].
en|soft|In the sample file for [[~svc]], [[~ph]] must be replaced by your real key.
en|soft|curl -H "Authorization: Bearer [[~ph]]" https://api.northlake.io/v1/[[~svc]]
en|bank|The [[~bank]] sandbox guide writes [[~ph]] where the credential goes.
en|retail|The plugin still contains the default [[~ph]] in [[~env]].
hi|soft|[[~svc]] में [[~ph]] की जगह अपनी कुंजी लिखें।
hx|soft|[[~svc]] ke config mein [[~ph]] ki jagah apni key daalo.
es|soft|Sustituya [[~ph]] por su clave en [[~env]].
fr|soft|Remplacez [[~ph]] par votre clé dans [[~svc]].
de|soft|Ersetzen Sie [[~ph]] in [[~svc]] durch Ihren Schlüssel.
"""
NEG["password_policy"] = r"""
en|soft|The password must have at least [[~n1]] characters, one digit and one symbol.
en|bank|Your password expires every [[~n2]] days, and the last [[~n1]] passwords cannot be reused.
en|hr|Password: minimum [[~n1]] characters, changed within [[~n2]] days.
en|health|After [[~n1]] wrong passwords the portal locks for [[~n2]] minutes.
en|soft|Click "Forgot password" and the link stays valid for [[~n2]] minutes.
hi|soft|पासवर्ड में कम से कम [[~n1]] अक्षर होने चाहिए और यह [[~n2]] दिन चलेगा।
hx|soft|Password kam se kam [[~n1]] characters ka hona chahiye, [[~n2]] din baad badalna hoga.
es|soft|La contraseña debe tener al menos [[~n1]] caracteres y caduca a los [[~n2]] días.
fr|soft|Le mot de passe doit contenir au moins [[~n1]] caractères et expire après [[~n2]] jours.
de|soft|Das Passwort muss mindestens [[~n1]] Zeichen haben und gilt [[~n2]] Tage.
"""
NEG["aws_example_key"] = r"""
en|soft|The AWS docs use [[~awsex]] as a sample access key for [[~svc]].
en|soft|```\naws_access_key_id = [[~awsex]]\nregion = eu-west-[[~n1]]\n```
en|soft|Access keys start with AKIA... and temporary ones with ASIA..., as the [[~svc]] guide says.
en|bank|The [[~bank]] runbook prints [[~awsex]], which is only an example.
hi|soft|[[~svc]] के दस्तावेज़ में [[~awsex]] केवल एक उदाहरण है।
hx|soft|[[~awsex]] sirf example key hai, [[~svc]] mein asli key daalo.
de|soft|[[~awsex]] ist nur ein Beispielschlüssel für [[~svc]].
"""
NEG["masked_value"] = r"""
en|bank|Your card ending [[~mask]] is active.
en|bank|I can only show the masked number: [[~mask]].
en|gov|The Aadhaar on file is displayed as [[~mask]].
en|soft|The log now prints [[~mask]] instead of the value.
en|retail|Payment method: [[~mask]], amount [[~amt]].
hi|bank|आपके कार्ड का छिपा हुआ नंबर [[~mask]] है।
hx|bank|Security ke liye number [[~mask]] dikhaya gaya hai.
es|bank|Su tarjeta aparece como [[~mask]].
fr|bank|Votre carte s'affiche ainsi : [[~mask]].
de|bank|Ihre Karte wird als [[~mask]] angezeigt.
"""
NEG["base64_image"] = r"""
en|soft|Use this icon: <img src="[[~b64img]]" alt="icon">
en|soft|background-image: url([[~b64img]]);
en|retail|The product thumbnail is embedded as [[~b64img]]
en|health|The logo in the letter template is [[~b64img]]
hx|soft|Ye chhota logo hai: [[~b64img]]
fr|soft|Voici l'icône encodée : [[~b64img]]
"""
NEG["hex_color"] = r"""
en|soft|Set the button to [[~hexc]] and the border to [[~hexc]].
en|retail|The brand palette is [[~hexc]], [[~hexc]] and [[~hexc]].
en|soft|.header { color: [[~hexc]]; background: [[~hexc]]; }
hi|soft|बटन का रंग [[~hexc]] और किनारा [[~hexc]] रखें।
hx|soft|Background [[~hexc]] rakho aur text [[~hexc]].
de|soft|Die Farbe [[~hexc]] passt zu [[~hexc]].
"""
NEG["device_serial"] = r"""
en|soft|The printer's serial number is [[~serial]].
en|retail|Warranty for the unit with serial [[~serial]] ends next year.
en|hr|Laptop asset [[~serial]] is assigned to the [[~city]] office.
en|health|The infusion pump S/N [[~serial]] is due for calibration.
hi|retail|मशीन का सीरियल नंबर [[~serial]] है।
hx|soft|Router ka serial [[~serial]] hai, neeche sticker par dekho.
de|soft|Die Seriennummer des Geräts ist [[~serial]].
"""
NEG["imei_in_words"] = r"""
en|retail|Dial *#06# to see the IMEI of the handset bought in [[~city]]; I do not have it here.
en|soft|The device ID column is empty for [[~svc]], so enter the IMEI manually after [[~time]].
en|gov|To block a lost phone in [[~city]] you must enter its fifteen-digit IMEI on the portal.
hi|retail|IMEI देखने के लिए फ़ोन पर *#06# डायल करें, [[~city]] की दुकान भी मदद करेगी।
hx|retail|Bill par IMEI likha hota hai, [[~city]] store par [[~time]] tak dikha dena.
es|retail|Marque *#06# para ver el IMEI y llévelo a la tienda de [[~city]] antes de las [[~time]].
"""
NEG["section_number"] = r"""
en|gov|The information is exempt under [[~sect]].
en|gov|As per [[~sect]], the reply is due in [[~n2]] days.
en|bank|The notice was issued under [[~sect]].
en|hr|Leave during this period is governed by [[~sect]].
hi|gov|यह सूचना [[~sect]] के अंतर्गत नहीं दी जा सकती।
hx|gov|[[~sect]] ke hisaab se jawab [[~n2]] din mein milna chahiye.
es|gov|Así lo dispone [[~sect]].
de|gov|Maßgeblich ist [[~sect]].
"""
NEG["census_number"] = r"""
en|gov|The census counted [[~census]] people in the region.
en|gov|[[~city]] district has a population of [[~census]], census code [[~ccode]].
en|health|With [[~census]] residents, the area needs [[~n2]] more clinics.
hi|gov|जनगणना के अनुसार जनसंख्या [[~census]] है।
hx|gov|Census ke hisaab se [[~city]] ki population [[~census]] hai.
es|gov|Según el censo, la población es de [[~census]] habitantes.
fr|gov|Le recensement compte [[~census]] habitants.
"""
NEG["pin_code"] = r"""
en|retail|We deliver to PIN code [[~pin]] on [[~day]].
en|gov|The office is in [[~city]] - [[~pin]].
en|bank|The branch pincode is [[~pin]].
hi|retail|पिन कोड [[~pin]] पर डिलीवरी उपलब्ध है।
hx|retail|Pincode [[~pin]] par cash on delivery available nahi hai.
es|retail|El código postal [[~zip5]] está en la zona de [[~city]], con entrega [[~day]].
de|retail|Wir liefern nach [[~zip5]] [[~city]].
"""
NEG["year"] = r"""
en|gov|The scheme began in [[~yr]] and was revised in [[~yr]].
en|bank|Interest rates fell between [[~yr]] and [[~yr]].
en|health|The guideline from [[~yr]] was replaced in [[~yr]].
en|hr|The [[~fy]] appraisal cycle closes on [[~day]].
hi|gov|यह योजना वर्ष [[~yr]] में शुरू हुई और [[~yr]] में बदली।
hx|gov|Ye rule [[~yr]] se [[~yr]] tak laagu tha.
fr|gov|La loi de [[~yr]] a été modifiée en [[~yr]].
"""
NEG["statistic"] = r"""
en|health|In a sample of [[~n4]] patients, [[~pct]] recovered within [[~n2]] days (95% CI [[~n1]].1-[[~n2]].8).
en|retail|Conversion rose from [[~pct]] to [[~pct]] across [[~n4]] visits.
en|hr|Of [[~n4]] applicants, [[~pct]] passed the first round.
en|soft|p99 latency is [[~n4]] ms, error rate [[~pct]].
hi|health|कुल [[~n4]] मरीज़ों में से [[~pct]] ठीक हुए।
hx|hr|[[~n4]] employees mein se [[~pct]] ne survey bhara.
es|retail|De [[~n4]] clientes, el [[~pct]] repitió la compra.
de|health|Von [[~n4]] Patienten wurden [[~pct]] geheilt.
"""
# ordinary answers that name a type but hold no value (lookalike = null, no spans)
PLAIN = r"""
en|gov|An Aadhaar number has twelve digits and the last one is a check digit; ask at the [[~city]] centre.
en|gov|You can apply for a passport online and book a slot in [[~city]] on [[~day]].
en|bank|Never tell anyone your card number, CVV or OTP, even if the caller says he is from [[~bank]].
en|bank|An IFSC has eleven characters; you can find yours on a [[~bank]] cheque leaf.
en|hr|Please keep your PAN and bank account details ready before [[~day]].
en|hr|Hi [[~name]], your leave balance will be updated after [[~day]].
en|health|Bring your NHS letter and a photo ID to the [[~city]] clinic at [[~time]].
en|health|Drink plenty of water and see a doctor in [[~city]] if the fever lasts beyond [[~day]].
en|retail|Returns are free at any [[~city]] store until [[~day]].
en|retail|I have emailed the receipt to the address on your profile, [[~name]].
en|soft|Rotate the API key for [[~svc]] and store it in a vault rather than in git.
en|soft|A JWT has three parts separated by dots; [[~svc]] checks the third one.
en|soft|Restart [[~svc]] in [[~env]] and tell me whether the login works at [[~time]].
hi|gov|आधार अपडेट कराने के लिए [[~city]] केंद्र पर [[~day]] को जाएँ।
hi|bank|अपना पासवर्ड और ओटीपी किसी को न बताएँ, [[~bank]] कभी नहीं पूछता।
hi|health|[[~name]] जी, [[~day]] को खाली पेट जाँच के लिए आएँ।
hx|bank|[[~bank]] kabhi aapka PIN ya password nahi poochta, [[~name]] ji.
hx|retail|[[~name]] ji, aapka saamaan [[~day]] tak [[~city]] pahunch jayega.
hx|gov|PAN aur Aadhaar link karne ki last date [[~day]] hai, [[~city]] office jaiye.
es|bank|No comparta nunca su contraseña; la oficina de [[~city]] abre [[~day]].
es|health|Tome el medicamento después de comer y vuelva [[~day]], [[~name]].
fr|gov|Le renouvellement du passeport se fait à la mairie de [[~city]] [[~day]].
fr|bank|Ne communiquez jamais votre IBAN par téléphone, [[~name]].
de|bank|Geben Sie Ihre IBAN niemals am Telefon weiter, auch nicht am [[~day]].
de|hr|Bitte reichen Sie die Unterlagen bis [[~day]] in [[~city]] ein.
"""
# ------------------------------------------------------------------ unlabelled fillers
CITY = {"en": "Leeds Pune Austin Bristol Chennai Denver Nagpur Oakland Cardiff Kochi".split(), "hi": "पटना लखनऊ भोपाल जयपुर इंदौर रांची कानपुर".split(),
        "hx": "Patna Lucknow Bhopal Jaipur Indore Ranchi Kanpur".split(), "es": "Sevilla Zaragoza Bilbao Guadalajara Córdoba Mérida".split(),
        "fr": "Lyon Nantes Toulouse Grenoble Orléans Rennes".split(), "de": "Köln Leipzig Nürnberg Bremen Münster Kassel".split()}
DAY = {"en": "Monday Tuesday Wednesday Thursday Friday Saturday".split(), "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार".split(), "hx": "Monday Tuesday somvaar guruvaar Friday Saturday".split(),
       "es": ["el lunes", "el martes", "el miércoles", "el jueves", "el viernes"], "fr": "lundi mardi mercredi jeudi vendredi".split(), "de": "Montag Dienstag Mittwoch Donnerstag Freitag".split()}
BANKN = {"en": ["Kestrel Bank", "Meridian Bank", "State Bank", "Harbour Trust", "Union Co-op Bank"], "hi": ["स्टेट बैंक", "ग्रामीण बैंक", "सहकारी बैंक"], "hx": ["State Bank", "Gramin Bank", "Sahakari Bank"],
         "es": ["Banco Sur", "Caja Norte"], "fr": ["Banque du Rhône", "Crédit Ouest"], "de": ["Sparkasse Mitte", "Volksbank Nord"]}
SVC = "billing-api auth-gateway orders-worker patient-sync payroll-export search-index notify-svc cart-service".split()
CHEMS = "C6H12O6 H2SO4 NaHCO3 C8H9NO2 CaCO3 KMnO4 C2H5OH Fe2O3 (NH4)2SO4 CuSO4·5H2O C17H19N3O3S C9H8O4 NaOCl Al2(SO4)3 H2O2 C10H16N5O13P3".split()


def indian(n):
    s = str(n)
    if len(s) <= 3:
        return s
    h, t = s[:-3], s[-3:]
    p = []
    while h:
        p.insert(0, h[-2:]); h = h[:-2]
    return ",".join(p) + "," + t


def isbn13(r):
    b = "978" + r.choice("0123689") + pick(r, D, 8)
    s = b + str(-sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(b)) % 10)
    return r.choice((s, "%s-%s-%s-%s-%s" % (s[:3], s[3], s[4:8], s[8:12], s[12]), "%s %s %s %s %s" % (s[:3], s[3], s[4:7], s[7:12], s[12]), s[:3] + "-" + s[3:]))


def isbn10(r):
    b = r.choice("0123789") + pick(r, D, 8)
    k = -sum(int(c) * w for c, w in zip(b, range(10, 1, -1))) % 11
    s = b + ("X" if k == 10 else str(k))
    return r.choice((s, "%s-%s-%s-%s" % (s[0], s[1:5], s[5:9], s[9]), "%s-%s-%s-%s" % (s[0], s[1:4], s[4:9], s[9])))


def ver(r):
    a = "%d.%d.%d.%d" % (r.randint(1, 24), r.randint(0, 20), r.randint(0, 30), r.randint(0, 255))
    return wpick(r, [(a, 60), (a.rsplit(".", 1)[0], 14), ("10.0.%d.%d" % (r.randint(17000, 26000), r.randint(1, 4000)), 10), (a.rsplit(".", 1)[0] + r.choice(("-rc1", "-beta.2", "+build.417")), 16)])


def bad12(r):
    while True:
        s = r.choice("23456789") + pick(r, D, 11)
        if verhoeff_sum(s):
            return r.choice((s, by4(s), by4(s, "-")))


def bad16(r):
    while True:
        s = r.choice("4455566") + pick(r, D, 15)
        if not luhn_ok(s):
            return r.choice((s, by4(s), by4(s, "-")))


def ts(r):
    y, m, d = ymd(r, 2019, 2025)
    H, M, S = r.randint(0, 23), r.randint(0, 59), r.randint(0, 59)
    t = "%02d:%02d:%02d" % (H, M, S)
    e = r.randint(1600000000, 1760000000)
    return r.choice(("%d-%02d-%02dT%sZ" % (y, m, d, t), "%d-%02d-%02d %s.%03d" % (y, m, d, t, r.randint(0, 999)), "%d-%02d-%02dT%s+05:30" % (y, m, d, t), str(e), str(e * 1000 + r.randint(0, 999)),
                     "%02d/%s/%d:%s +0000" % (d, MON["en"][m - 1][:3], y, t), "%d%02d%02d%s" % (y, m, d, t.replace(":", ""))))


def money(r, lang):
    c = r.choice((r.randint(1000, 99999), r.randint(100000, 9999999), r.randint(10 ** 7, 9 * 10 ** 9)))
    p = r.randint(0, 99)
    if lang in ("hi", "hx"):
        return r.choice(("₹%s" % indian(c), "₹ %s.%02d" % (indian(c), p), "Rs. %s" % indian(c), "%s %s" % (indian(c), "रुपये" if lang == "hi" else "rupaye")))
    g = "{:,}".format(c)
    if lang == "en":
        return r.choice(("$%s.%02d" % (g, p), "£%s" % g, "₹%s" % indian(c), "USD %s" % g, "EUR %d.%02d" % (c, p), "INR %d" % c))
    if lang == "fr":
        return "%s,%02d €" % (g.replace(",", " "), p)
    return "%s,%02d %s" % (g.replace(",", "."), p, r.choice(("€", "EUR")))


def coord(r):
    a, b = r.uniform(-60, 70), r.uniform(-120, 140)
    return r.choice(("%.4f, %.4f" % (a, b), "%.6f,%.6f" % (a, b), "%d°%02d'%02d\"N %d°%02d'%02d\"E" % (abs(a), r.randint(0, 59), r.randint(0, 59), abs(b), r.randint(0, 59), r.randint(0, 59)),
                     "lat %.5f lon %.5f" % (a, b), "%.4f° N, %.4f° E" % (abs(a), abs(b))))


def track(r):
    return r.choice(("1Z" + pick(r, U + D, 6) + pick(r, D, 10), "9400 1" + group(pick(r, D, 17), (3, 4, 4, 4, 2), " "), "E" + r.choice("EKLMU") + pick(r, D, 9) + "IN", "JD0146" + pick(r, D, 12),
                     "TBA" + pick(r, D, 12), pick(r, "7", 1) + pick(r, D, 11), "R" + r.choice("ABR") + pick(r, D, 9) + "GB", pick(r, "56", 1) + pick(r, D, 10), "SF" + pick(r, D, 13)))


def sect(r, lang):
    n, m = r.randint(2, 140), r.choice("abcdefghij")
    if lang == "es":
        return r.choice(("el artículo %d.%d de la Ley %d/%d" % (n, r.randint(1, 9), r.randint(1, 50), r.randint(1985, 2023)), "el art. %d de la Ley Orgánica %d/%d" % (n, r.randint(1, 9), r.randint(1985, 2023))))
    if lang == "de":
        return r.choice(("§ %d Abs. %d BGB" % (n * 5, r.randint(1, 5)), "§ %d Absatz %d Nummer %d VwVfG" % (n, r.randint(1, 4), r.randint(1, 6)), "Art. %d DSGVO" % r.randint(5, 99)))
    if lang == "hi":
        return r.choice(("धारा %d(%d)(%s)" % (n, r.randint(1, 4), m), "सूचना का अधिकार अधिनियम 2005 की धारा %d(%d)" % (r.randint(4, 24), r.randint(1, 9))))
    return r.choice(("s. %d(%d)(%s)" % (n, r.randint(1, 6), m), "s. 8(1)(j)", "Section %d%s" % (n, r.choice(("", "A", "B", "C"))), "section %d(%d) of the RTI Act, 2005" % (r.randint(4, 24), r.randint(1, 9)),
                     "Rule %d.%d.%d" % (r.randint(1, 20), r.randint(1, 20), r.randint(1, 9)), "Article %d(%d) GDPR" % (r.randint(5, 99), r.randint(1, 4))))


def mask(r):
    n4, n3 = pick(r, D, 4), pick(r, D, 3)
    return r.choice(("XXXX-XXXX-" + n4, "XXXX XXXX XXXX " + n4, "**** **** **** " + n4, "xxxxxxxx" + n4, "•••• " + n4, "XXXXXX" + n4, "***-**-" + n4, "+91 ******" + n3, "%s***@g****.com" % r.choice(L),
                     "XXXXX%s%s" % (n4, r.choice(U)), "ghp_" + "*" * 12, "AKIA************" + pick(r, U, 2), "4%s-XX**-****-%s" % (n3, n4), "********" + n3))


PH = ("YOUR_API_KEY <password> sk-xxxx sk-xxxxxxxxxxxxxxxxxxxx <YOUR_TOKEN> your-api-key-here ${API_KEY} {{api_key}} ghp_xxxxxxxxxxxxxxxxxxxx ghp_<token> glpat-XXXXXXXXXXXXXXXXXXXX xoxb-your-token sk_live_xxx "
      "sk-ant-api03-xxxx... AIzaSyXXXXXXXXXXXXXXXX process.env.API_KEY os.environ[\"TOKEN\"] $SECRET_KEY CHANGEME changeme <client-secret> ******** [REDACTED] INSERT_TOKEN_HERE sk_test_... eyJhbGci... "
      "postgres://user:<password>@host:5432/db -----BEGIN|PRIVATE|KEY-----|...|-----END|PRIVATE|KEY----- <your-password-here> xxx-xxx-xxx %(password)s").split()


def F(name, r, lang):
    """Unlabelled filler."""
    if name == "name":
        return r.choice(FIRST[lang]) + " " + r.choice(LAST[lang])
    if name == "city": return r.choice(CITY[lang])
    if name == "icity": return r.choice("Pune Chennai Nagpur Kochi Surat Mysuru Guwahati Jaipur".split())
    if name == "day": return r.choice(DAY[lang])
    if name == "bank": return r.choice(BANKN[lang])
    if name == "svc": return r.choice(SVC)
    if name == "env": return r.choice(("staging", "production", "the QA cluster" if lang == "en" else "qa", "sandbox"))
    if name == "user": return r.choice(ASCII_NAMES) + r.choice((".", "_", "")) + r.choice(("ops", "hr", "k", "r2", "desk", "01"))
    if name == "time": return "%02d:%02d" % (r.randint(6, 21), r.choice((0, 15, 30, 45)))
    if name == "amt": return money(r, lang)
    if name == "money": return money(r, lang)
    if name in ("ref", "case"):
        return r.choice(("SR-%05d" % r.randint(1, 99999), "INC%07d" % r.randint(1, 9999999), "CASE-%d-%04d" % (r.randint(2021, 2025), r.randint(1, 9999)), "%s/%d/%05d" % (r.choice(("GRV", "PGR", "RTI", "DAR")), r.randint(2021, 2025), r.randint(1, 99999)),
                         "#%d" % r.randint(10000, 9999999), "%s-%d" % (r.choice(("OPS", "PAY", "HELP", "WEB")), r.randint(100, 29999)), "CRN-%03d-%06d" % (r.randint(1, 999), r.randint(1, 999999))))
    if name == "order":
        return r.choice(("40%d-%07d-%07d" % (r.randint(2, 9), r.randint(1, 9999999), r.randint(1, 9999999)), "OD" + pick(r, "123456789", 1) + pick(r, D, 17), pick(r, "123456789", 1) + pick(r, D, 7), "ORD-%d-%05d" % (r.randint(2020, 2025), r.randint(1, 99999)),
                         pick(r, "123456789", 1) + pick(r, D, 9), "W%09d" % r.randint(1, 999999999), pick(r, "123456789", 1) + pick(r, D, 11), "SO/%02d-%02d/%06d" % (r.randint(20, 24), r.randint(21, 25), r.randint(1, 999999))))
    if name == "invoice":
        return r.choice(("INV-%d-%05d" % (r.randint(2020, 2025), r.randint(1, 99999)), "%s/24-25/%04d" % (r.choice(("GST", "TX", "MH")), r.randint(1, 9999)), "RE%08d" % r.randint(1, 99999999), "F%d-%04d" % (r.randint(2020, 2025), r.randint(1, 9999)),
                         pick(r, "123456789", 1) + pick(r, D, 9), "IN%s" % pick(r, D, 12)))
    if name == "isbn10": return isbn10(r)
    if name == "isbn13": return isbn13(r)
    if name == "sku":
        return r.choice(("%s-%04d-%s" % (pick(r, U, 3), r.randint(1, 9999), pick(r, U, 2)), "%s%d%s" % (pick(r, U, 2), r.randint(100, 99999), pick(r, U, 1)), "%s/%s-%d" % (pick(r, U, 2), pick(r, U, 2), r.randint(10, 9999)), "B0" + pick(r, U + D, 8),
                         pick(r, U, 5) + pick(r, D, 3) + pick(r, U, 2), "%03d.%03d.%02d" % (r.randint(100, 999), r.randint(0, 999), r.randint(0, 99)), pick(r, U, 4) + "-" + pick(r, U + D, 6)))
    if name == "ver": return ver(r)
    if name == "git": return pick(r, HEX, r.choice((40, 40, 7, 8, 12)))
    if name == "sha": return hashlib.sha256(pick(r, AN, 20).encode()).hexdigest()
    if name == "uuid":
        s = "%s-%s-4%s-%s%s-%s" % (pick(r, HEX, 8), pick(r, HEX, 4), pick(r, HEX, 3), r.choice("89ab"), pick(r, HEX, 3), pick(r, HEX, 12))
        return s.upper() if r.random() < .2 else s
    if name == "ts": return ts(r)
    if name == "date": return fmt_date(r, lang, *ymd(r, 2022, 2026))
    if name == "big10":
        s = r.choice("6789") + pick(r, D, 9)
        return r.choice((s, s, "{:,}".format(int(s)), indian(int(s)), s[:5] + " " + s[5:]))
    if name == "coord": return coord(r)
    if name == "track": return track(r)
    if name == "bad12": return bad12(r)
    if name == "bad16": return bad16(r)
    if name == "n9": return r.choice("12345678") + pick(r, D, 8)
    if name == "plate":
        rnd = lambda a, n: pick(r, a, n)
        C = "BCDFGHJKLMNPRSTVWXYZ"
        k = {"es": "es", "fr": "fr", "de": "de", "hi": "in", "hx": "in"}.get(lang) or r.choice(("in", "gb", "us"))
        return {"in": lambda: r.choice(("%s %s %s %s", "%s-%s-%s-%s", "%s%s%s%s")) % (r.choice(("KA", "DL", "MH", "UP", "TN", "BR")), "%02d" % r.randint(1, 60), rnd(U, 2), rnd(D, 4)), "gb": lambda: "%s%02d %s" % (rnd(C, 2), r.randint(2, 74), rnd(C, 3)),
                "us": lambda: "%s%s%s" % (rnd(D, 1), rnd(U, 3), rnd(D, 3)), "es": lambda: "%s %s" % (rnd(D, 4), rnd(C, 3)), "fr": lambda: "%s-%s-%s" % (rnd(C, 2), rnd(D, 3), rnd(C, 2)),
                "de": lambda: "%s-%s %d" % (r.choice(("B", "M", "HH", "K", "LEV")), rnd(U, 2), r.randint(10, 9999))}[k]()
    if name == "flight": return r.choice(("AI", "6E", "UK", "LH", "BA", "AF", "IB", "UA")) + r.choice(("", " ", "-")) + str(r.randint(100, 7999))
    if name == "chem": return r.choice(CHEMS)
    if name == "math":
        a, b, c = r.randint(12, 9999), r.randint(12, 9999), r.randint(2, 99)
        return r.choice(("%d × %d = %d" % (a, b, a * b), "%dx² + %dx - %d = 0" % (c, a, b), "(%d + %d) / %d ≈ %.4f" % (a, b, c, (a + b) / c), "%d^%d mod %d = %d" % (a, c, b, pow(a, c, b)), "√%d ≈ %.6f" % (a, a ** .5),
                         "%d - %d + %d = %d" % (a, b, c, a - b + c), "%d * 1.18 = %.2f" % (a, a * 1.18)))
    if name == "exmail": return r.choice(("user", "jane.doe", "john.smith", "test", "admin", "info", "your.name", "support", "customer1", "a.kumar")) + r.choice(("", "", str(r.randint(1, 99)))) + "@" + r.choice(("example.com", "example.org", "example.net", "mail.example.com"))
    if name == "docip": return r.choice(("192.0.2.%d" % r.randint(1, 254), "198.51.100.%d" % r.randint(1, 254), "203.0.113.%d" % r.randint(1, 254), "2001:db8::%x" % r.randint(1, 65535), "2001:db8:%x::%x" % (r.randint(1, 4095), r.randint(1, 99))))
    if name == "ph": return r.choice(PH).replace("|", " ")
    if name == "phvar": return r.choice("API_KEY SECRET_KEY DB_PASSWORD CLIENT_SECRET AUTH_TOKEN".split())
    if name == "awsex": return r.choice(("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE", "AKIA" + pick(r, U + "234567", 9) + "EXAMPLE", "AKIA...EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
    if name == "mask": return mask(r)
    if name == "b64img": return r.choice(("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA", "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/", "data:image/gif;base64,R0lGODlh")) + pick(r, B64, 4 * r.randint(12, 60)) + r.choice(("", "==", "="))
    if name == "hexc": return "#" + r.choice((pick(r, HEX, 6), pick(r, HEX.upper(), 6), pick(r, HEX, 3), pick(r, HEX, 8)))
    if name == "serial": return r.choice((pick(r, U, 2) + pick(r, U + D, 8), pick(r, U, 3) + "-" + pick(r, D, 4) + "-" + pick(r, D, 4), "SN" + pick(r, D, 9), "C02" + pick(r, U + D, 9), pick(r, D, 4) + pick(r, U, 3) + pick(r, D, 5)))
    if name == "sect": return sect(r, lang)
    if name == "census":
        n = r.choice((r.randint(20000, 999999), r.randint(10 ** 6, 99 * 10 ** 6), r.randint(10 ** 8, 1450 * 10 ** 6)))
        return r.choice(("{:,}".format(n), indian(n), str(n))) if lang in ("en", "hi", "hx") else "{:,}".format(n).replace(",", "." if lang == "es" else " ")
    if name == "ccode": return "%06d" % r.randint(1, 804999)
    if name == "pin": return r.choice(("110001", "5600%02d" % r.randint(1, 99), "400%03d" % r.randint(1, 104), "700%03d" % r.randint(1, 160), "%d" % r.randint(110001, 855999), "%d %03d" % (r.randint(110, 855), r.randint(1, 999))))
    if name == "zip5": return "%05d" % r.randint(10115, 52999)
    if name == "yr": return str(r.randint(1947, 2026))
    if name == "fy": return (lambda y: "%d-%02d" % (y, (y + 1) % 100))(r.randint(2014, 2026))
    if name == "pct": return r.choice(("%d%%" % r.randint(2, 98), "%.1f%%" % r.uniform(1, 99))) if lang in ("en", "hi", "hx") else "%d,%d %%" % (r.randint(1, 98), r.randint(0, 9))
    if name == "n1": return str(r.randint(3, 9))
    if name == "n2": return str(r.randint(10, 98))
    if name == "n4": return str(r.randint(1000, 9999))
    raise KeyError(name)


BEFORE = {"en": ["Sure, here is what I found.", "Thanks for waiting.", "I checked the record for you.", "Happy to help with that.", "According to the system:", "Here is the answer to your question."],
          "hi": ["जी, मैंने जानकारी देख ली है।", "धन्यवाद, विवरण नीचे है।", "आपके प्रश्न का उत्तर यह है।", "मैं आपकी मदद करता हूँ।"], "hx": ["Ji, maine check kar liya hai.", "Thanks, details ye hain.", "Main help karta hoon.", "Haan ji, ye dekhiye."],
          "es": ["Claro, esto es lo que encontré.", "Gracias por esperar.", "He revisado su expediente.", "Con mucho gusto le ayudo."], "fr": ["Bien sûr, voici la réponse.", "Merci d'avoir patienté.", "J'ai vérifié le dossier.", "Je vous aide volontiers."],
          "de": ["Gern, hier ist die Auskunft.", "Danke für Ihre Geduld.", "Ich habe den Vorgang geprüft.", "Hier ist die Antwort auf Ihre Frage."]}
AFTER = {"en": ["Let me know if anything looks wrong.", "Is there anything else I can do?", "You can change this in your profile settings.", "This usually takes two working days.", "I can also send you the steps as a checklist."],
         "hi": ["क्या मैं और कुछ मदद करूँ?", "कृपया एक बार जाँच लें।", "इसमें दो कार्य दिवस लग सकते हैं।"], "hx": ["Aur kuch help chahiye to bataiye.", "Ek baar check kar lijiye.", "Isme do din lag sakte hain."],
         "es": ["¿Necesita algo más?", "Revíselo, por favor.", "Suele tardar dos días hábiles."], "fr": ["Avez-vous besoin d'autre chose ?", "Merci de vérifier.", "Le délai est en général de deux jours."],
         "de": ["Kann ich sonst noch helfen?", "Bitte prüfen Sie die Angaben.", "Das dauert meist zwei Werktage."]}

TOK = re.compile(r"\[\[(~?\w+)\]\]")


def parse(block):
    out = []
    for line in block.strip().split("\n"):
        lang, dom, text = line.split("|", 2)
        assert lang in LANG and dom in DOMAIN, line
        out.append((lang, dom, text.replace("\\n", "\n")))
    return out


def render(r, lang, dom, text, kind):
    pieces = []                                   # (string, type or None)
    multi = "\n" in text or "[[private_key]]" in text
    if r.random() < .34:
        pieces.append((r.choice(BEFORE[lang]) + ("\n\n" if multi or r.random() < .2 else " "), None))
    pos, queue = 0, {}
    if text.count("[[~date]]") == 2:               # ordered, and both in the same written form
        form, ds = r.random(), sorted(ymd(r, 2022, 2026) for _ in range(2))
        queue["~date"] = [fmt_date(random.Random(form), lang, *d) for d in ds]
    if text.count("[[~yr]]") == 2:
        queue["~yr"] = [str(y) for y in sorted(r.sample(range(1947, 2027), 2))]
    for m in TOK.finditer(text):
        before = text[pos:m.start()]
        pieces.append((before, None))
        name = m.group(1)
        if name in queue:
            pieces.append((queue[name].pop(0), None))
        elif name.startswith("~"):
            pieces.append((F(name[1:], r, lang), None))
        else:
            v = GEN[name](r, lang)
            if name == "named_secret" and "aws_secret_access_key" in before.lower():
                v = pick(r, AN, 1) + pick(r, B64, 38) + pick(r, AN, 1)
            if name == "private_key":                # literal \\n inside a JSON string, real line breaks elsewhere
                v = v.replace("\n", "\\n") if before.endswith('": "') else v
            pieces.append((v, name))
        pos = m.end()
    pieces.append((text[pos:], None))
    if r.random() < .34:
        codey = multi or not text.rstrip().endswith((".", "।", "?", "!", "»"))
        pieces.append((("\n\n" if codey else " ") + r.choice(AFTER[lang]), None))
    spans, off, out = [], 0, []
    for s, t in pieces:
        n = len(s.encode("utf-8"))
        if t:
            spans.append({"type": t, "start": off, "end": off + n, "value": s})
        off += n
        out.append(s)
    return {"id": None, "text": "".join(out), "spans": spans, "language": LANG[lang], "domain": DOMAIN[dom], "lookalike": kind}


# ------------------------------------------------------------------ guard: nothing valid may hide outside the spans
_NUM = re.compile(r"(?<![\w.,/-])\d(?:[ -]?\d){8,20}(?![\w])")
_GUARDS = [("pan", r"\b[A-Za-z]{3}[PCHFATBLJG][A-Za-z]\d{4}[A-Za-z]\b"), ("gstin", r"\b\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]\b"), ("ifsc", r"\b[A-Za-z]{4}0[A-Za-z0-9]{6}\b"), ("ssn", r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"),
           ("nino", r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"), ("phone", r"(?<!T\d\d:\d\d:\d\d)\+\d(?:[ ().-]{0,2}\d){8,}"), ("aws", r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b(?<!EXAMPLE)"), ("google", r"AIza[\w-]{35}"),
           ("github", r"gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,}"), ("gitlab", r"gl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20}(?<!X{20})"), ("slack", r"xox[abp]-\d"), ("stripe", r"[sr]k_(?:live|test)_\w{20}"),
           ("openai", r"sk-(?!x+\b)[\w-]{20,}"), ("jwt", r"eyJ\w{10,}\.eyJ"), ("pem", r"PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n)*[A-Za-z0-9+/]{20}"), ("conn", r"://[^\s:/@<]*:[^\s:/@<]+@"), ]
_GUARDS = [(n, re.compile(p)) for n, p in _GUARDS]
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IP = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_DOCIP = re.compile(r"^(192\.0\.2|198\.51\.100|203\.0\.113)\.")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b")


def leak(row):
    b, rest, p = row["text"].encode(), [], 0
    for s in row["spans"]:
        rest += [b[p:s["start"]].decode("utf-8", "replace"), " \u241f "]; p = s["end"]
    t = "".join(rest) + b[p:].decode("utf-8", "replace")
    kind = row["lookalike"]
    for m in _NUM.finditer(t):
        d = re.sub(r"\D", "", m.group())
        if ambiguous(d) and kind != "isbn10":       # every all-digit ISBN-10 is also a valid NHS mod-11 number
            return "number:" + m.group()
    for n, g in _GUARDS:
        if g.search(t):
            return n
    for m in _MAIL.finditer(t):
        if not re.search(r"example\.(com|org|net)$", m.group()) and "\u241f" not in m.group():
            return "email:" + m.group()
    if kind != "version_string":
        for m in _IP.finditer(t):
            if not _DOCIP.match(m.group()) and max(map(int, m.group().split("."))) < 256:
                return "ip:" + m.group()
    for m in _IBAN.finditer(t):
        s = re.sub(r"[ -]", "", m.group())
        if IBAN_LEN.get(s[:2]) == len(s) and mod97(s[4:] + s[:4]) == 1:
            return "iban"
    return None


def build(seed, per_type, multi, per_kind, plain):
    r = random.Random(seed)
    rows, seen, used = [], set(), defaultdict(set)
    rejected = Counter()

    def add(tmpl, kind, tag):
        for _ in range(400):
            row = render(r, *tmpl, kind)
            if row["text"] in seen:
                rejected["duplicate"] += 1
                continue
            why = leak(row)
            if why:
                rejected[why.split(":")[0]] += 1
                continue
            seen.add(row["text"]); rows.append(row); used[tag].add(tmpl)
            return
        raise SystemExit("cannot fill %s from %r" % (tag, tmpl))

    def fill(block, n, kind, tag):
        ts_ = parse(block)
        assert len(set(ts_)) == len(ts_), tag
        for i in range(n):
            add(ts_[i % len(ts_)], kind, tag)

    for t in TYPES:
        assert all("[[%s]]" % t in x[2] for x in parse(POS[t])), t
        fill(POS[t], per_type, None, "pos:" + t)
    fill(MULTI, multi, None, "multi")
    for k in NEG:
        fill(NEG[k], per_kind, k, "neg:" + k)
    fill(PLAIN, plain, None, "plain")
    r.shuffle(rows)
    for i, row in enumerate(rows):
        row["id"] = "pii-test-%d-%05d" % (seed, i)
    return rows, used, rejected


# ================================================================== self-check (separate implementations, read back from the file)
_VD = ("0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210")
_VP = ("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258")


def ck_verhoeff(s):
    c = 0
    for i, ch in enumerate(s[::-1]):
        c = int(_VD[c][int(_VP[i % 8][int(ch)])])
    return c == 0


def ck_luhn(s):
    odd = s[::-1][0::2]; even = s[::-1][1::2]
    return (sum(map(int, odd)) + sum([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][int(c)] for c in even)) % 10 == 0


def ck_gstin(s):
    f, t = 2, 0
    for ch in reversed(s[:14]):
        p = int(ch, 36) * f
        t += p // 36 + p % 36
        f = 3 - f
    return int(s[14], 36) == (36 - t % 36) % 36


def ck_iban(s):
    acc = 0
    for ch in s[4:] + s[:4]:
        acc = (acc * (10 if ch.isdigit() else 100) + int(ch, 36)) % 97
    return acc == 1 and len(s) == IBAN_LEN[s[:2]]


def ck_nhs(s):
    t = sum((10 - i) * int(s[i]) for i in range(9)) % 11
    return t != 1 and (11 - t) % 11 == int(s[9])


def ck_card(s):
    n, p2, p3, p4 = len(s), int(s[:2]), int(s[:3]), int(s[:4])
    brand = ("visa" if s[0] == "4" and n in (13, 16, 19) else "mastercard" if n == 16 and (51 <= p2 <= 55 or 2221 <= p4 <= 2720) else "amex" if n == 15 and p2 in (34, 37) else
             "rupay" if n == 16 and (p4 in (6521, 6522, 6070, 6073, 6080, 6082) or p2 in (81, 82) or p3 == 508) else "discover" if n == 16 and (p4 == 6011 or 644 <= p3 <= 649 or p2 == 65) else None)
    return brand if brand and ck_luhn(s) else None


def ck_dob(v):
    v = v.translate({ord(d): str(i) for i, d in enumerate("०१२३४५६७८९")})
    nums = [int(x) for x in re.findall(r"\d+", v)]
    if any(m in v for ms in MON.values() for m in ms) or any(m[:3] in v for m in MON["en"]):
        return len(nums) == 2 and any(1 <= n <= 31 for n in nums) and any(1938 <= n <= 2012 for n in nums)
    if len(nums) != 3:
        return False
    y = max(nums) if max(nums) > 99 else nums[2]
    return (1938 <= y <= 2012 or 0 <= y <= 99) and any(1 <= n <= 12 for n in nums if n != y or nums.count(n) > 1) and min(nums) >= 0


def check_value(t, v):
    x = re.sub(r"[\s.-]", "", v).upper()
    dg = re.sub(r"\D", "", v)
    if t == "aadhaar":
        dg = "".join(str(int(c)) for c in dg)
        return len(dg) == 12 and dg[0] in "23456789" and ck_verhoeff(dg)
    if t == "pan": return re.fullmatch(r"[A-Z]{3}[PCHFATBLJG][A-Z]\d{4}[A-Z]", x)
    if t == "gstin": return re.fullmatch(r"(0[1-9]|[12]\d|3[0-8])[A-Z]{3}[PCHFATBLJG][A-Z]\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]", x) and ck_gstin(x)
    if t == "ifsc": return re.fullmatch(r"[A-Z]{4}0[A-Z0-9]{6}", x)
    if t == "payment_card": return ck_card(dg)
    if t == "iban": return ck_iban(x)
    if t == "ssn": return re.fullmatch(r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}", dg)
    if t == "nhs_number": return len(dg) == 10 and ck_nhs(dg)
    if t == "national_insurance": return re.fullmatch(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]", x)
    if t == "passport": return re.fullmatch(r"[A-Z0-9]{8,9}", x) and re.search(r"\d", x)
    if t == "phone":
        return 8 <= len(dg) <= 15 and not re.search(r"555.{0,2}01\d\d$", v) and "20 7946 0" not in v and not re.search(r"7700 ?900", v)
    if t == "email": return re.fullmatch(r"[\w.+-]+@[\w.-]+\.[A-Za-z]{2,}", v) and "example" not in v
    if t == "ip_address": return ipaddress.ip_address(v).is_global
    if t == "date_of_birth": return ck_dob(v)
    if t == "bank_account": return 7 <= len(dg) <= 20 and re.fullmatch(r"[\d -]+", v)
    if t == "aws_access_key": return re.fullmatch(r"A(KIA|SIA)[A-Z2-7]{16}", v) and "EXAMPLE" not in v
    if t == "google_api_key": return re.fullmatch(r"AIza[\w-]{35}", v)
    if t == "github_token":
        m = re.fullmatch(r"gh[pousr]_([A-Za-z0-9]{30})([A-Za-z0-9]{6})", v)
        if not m:
            return re.fullmatch(r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}", v)
        n = 0
        for c in m.group(2):
            n = n * 62 + B62.index(c)
        return n == binascii.crc32(m.group(1).encode())
    if t == "gitlab_token": return re.fullmatch(r"gl(pat|dt|rt|soat)-[\w-]{20}|glpat-\w{27}\.01\.\w{9}|glptt-[0-9a-f]{40}|glcbt-[0-9a-f]{2}_\w{20}", v)
    if t == "slack_token": return re.fullmatch(r"xoxb-\d{12}(-\d{13})?-\w{24}|xox(p|a-2)-\d{12}-\d{12}-\d{13}-[0-9a-f]{32}|xapp-1-A0\w{9}-\d{13}-[0-9a-f]{64}", v)
    if t == "stripe_key": return re.fullmatch(r"[sr]k_(live|test)_[A-Za-z0-9]{24,107}", v)
    if t == "openai_key": return re.fullmatch(r"sk-(proj-|svcacct-|admin-)?[\w-]+T3BlbkFJ[\w-]+", v)
    if t == "anthropic_key": return re.fullmatch(r"sk-ant-(api03|admin01)-[\w-]{93}AA", v)
    if t == "private_key": return re.fullmatch(r"-----BEGIN ([A-Z ]*PRIVATE KEY(?: BLOCK)?)-----(?:\n|\\n)[\s\S]+(?:\n|\\n)-----END \1-----", v)
    if t == "jwt":
        dec = lambda q: base64.urlsafe_b64decode(q + "=" * (-len(q) % 4))
        h, p, s = v.split(".")
        return json.loads(dec(h))["typ"] == "JWT" and json.loads(dec(p))["sub"] and len(dec(s)) in (32, 64, 256)
    if t == "connection_string": return re.search(r"://[^\s@]*:[^\s@]+@[\w.-]+|password=|SharedAccessKey=|AccountKey=", v, re.I) and " ;" not in v and v[-1] not in ";.,"
    if t == "password": return 7 <= len(v) <= 40 and not re.search(r"[\s\"'`]", v)
    if t == "named_secret": return len(v) >= 24 and not re.search(r"[\s\"'`]", v)
    return False


def selfcheck(path, used, full):
    errs, n, per_row, per_span, look, lang, dom = [], 0, Counter(), Counter(), Counter(), Counter(), Counter()
    brands, ids, texts, tl, td, plain, multi = Counter(), set(), set(), defaultdict(set), defaultdict(set), 0, 0
    assert ck_verhoeff("2363") and ck_gstin("27AAPFU0939F1ZV") and ck_iban("GB82WEST12345698765432") and ck_nhs("9434765919") and ck_luhn("79927398713")
    with open(path, encoding="utf-8") as f:
        for line in f:
            row = json.loads(line); n += 1
            b, last = row["text"].encode("utf-8"), 0
            if list(row) != ["id", "text", "spans", "language", "domain", "lookalike"]: errs.append((row["id"], "keys"))
            if "[[" in row["text"] or "]]" in row["text"]: errs.append((row["id"], "unfilled template"))
            ids.add(row["id"]); texts.add(row["text"]); lang[row["language"]] += 1; dom[row["domain"]] += 1
            for s in row["spans"]:
                if s["start"] < last or b[s["start"]:s["end"]] != s["value"].encode("utf-8"): errs.append((row["id"], "offset", s))
                last = s["end"]
                try:
                    ok = check_value(s["type"], s["value"])
                except Exception as e:
                    ok = None; errs.append((row["id"], repr(e), s))
                if not ok: errs.append((row["id"], "value", s["type"], s["value"][:80]))
                per_span[s["type"]] += 1
                if s["type"] == "payment_card": brands[ok] += 1
            for t in {s["type"] for s in row["spans"]}:
                per_row[t] += 1; tl[t].add(row["language"]); td[t].add(row["domain"])
            multi += len(row["spans"]) > 1
            if row["lookalike"]:
                look[row["lookalike"]] += 1
                if row["spans"]: errs.append((row["id"], "look-alike with spans"))
            elif not row["spans"]: plain += 1
            why = leak(row)
            if why: errs.append((row["id"], "unlabelled value", why))
    if len(ids) != n or len(texts) != n: errs.append("ids or texts not unique")
    for t in TYPES:
        if len(used["pos:" + t]) < 12: errs.append((t, "templates", len(used["pos:" + t])))
        if full and per_row[t] < 150: errs.append((t, "rows", per_row[t]))
        if set(tl[t]) != set(LANG.values()) : errs.append((t, "languages", sorted(tl[t])))
        if set(td[t]) != set(DOMAIN.values()): errs.append((t, "domains", sorted(td[t])))
    for k in NEG:
        if len(used["neg:" + k]) < 5: errs.append((k, "templates", len(used["neg:" + k])))
    if full and n < 6000: errs.append(("total", n))
    if full and sum(look.values()) < 2500: errs.append(("look-alikes", sum(look.values())))
    if set(per_span) - set(TYPES): errs.append("unknown type")
    p = lambda *a: print(*a, file=sys.stderr)
    p("rows %d | positive %d (several spans: %d) | look-alike %d in %d kinds | plain negative %d" % (n, n - sum(look.values()) - plain, multi, sum(look.values()), len(look), plain))
    p("spans %d" % sum(per_span.values()))
    for t in TYPES:
        p("  %-20s rows %4d  spans %4d  templates %2d" % (t, per_row[t], per_span[t], len(used["pos:" + t])))
    p("look-alike kinds: " + ", ".join("%s %d (%d templates)" % (k, look[k], len(used["neg:" + k])) for k in NEG))
    p("languages: %s" % dict(sorted(lang.items()))); p("domains: %s" % dict(sorted(dom.items()))); p("card brands: %s" % dict(sorted(brands.items())))
    p("templates: %d positive, %d multi-value, %d look-alike, %d plain" % (sum(len(used["pos:" + t]) for t in TYPES), len(used["multi"]), sum(len(used["neg:" + k]) for k in NEG), len(used["plain"])))
    p("sha256 %s" % hashlib.sha256(open(path, "rb").read()).hexdigest())
    return errs


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--seed", type=int, default=23)
    ap.add_argument("-o", "--output", default="pii_test.jsonl")
    ap.add_argument("--per-type", type=int, default=170, help="single-type positive rows per type")
    ap.add_argument("--multi", type=int, default=460)
    ap.add_argument("--per-kind", type=int, default=76, help="look-alike rows per kind")
    ap.add_argument("--plain", type=int, default=250)
    a = ap.parse_args()
    full = (a.per_type, a.multi, a.per_kind, a.plain) == (170, 460, 76, 250)
    rows, used, rejected = build(a.seed, a.per_type, a.multi, a.per_kind, a.plain)
    with open(a.output, "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
    errs = selfcheck(a.output, used, full)
    print("redrawn while generating: %s" % dict(rejected), file=sys.stderr)
    if errs:
        for e in errs[:40]:
            print("ERROR", e, file=sys.stderr)
        raise SystemExit("self-check FAILED: %d errors" % len(errs))
    print("self-check OK", file=sys.stderr)


if __name__ == "__main__":
    main()
