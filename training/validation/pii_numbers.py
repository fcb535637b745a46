"""Personal data as people write it: one function a type, `g_TYPE(r, lang)`."""
import ipaddress
import re

from pii_draw import *


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


def g_date_of_birth(r, lang):
    return fmt_date(r, lang, *ymd(r, 1938, 2012))


def g_bank_account(r, lang):
    while True:
        k = r.choice({"es": ["ES", "ES", "L10"], "fr": ["L11", "L11", "L10"], "de": ["L10", "L8", "L7"], "hi": ["IN"], "hx": ["IN"]}
                     .get(lang, ["IN", "IN", "US", "US", "GB"]))
        if k == "IN":
            s = r.choice((r.choice("123") + pick(r, D, 10), "50100" + pick(r, D, 9), "0" + pick(r, D, 11), "9" + pick(r, D, 14), pick(r, "1234", 1) + pick(r, D, 15),
                          "0" + pick(r, D, 13), r.choice("124") + pick(r, D, 9), number(r, 13), "1" + pick(r, D, 8)))
        elif k == "US":
            s = pick(r, "123456789", 1) + pick(r, D, r.choice((7, 8, 9, 10, 11, 11)))
        elif k == "GB":
            s = pick(r, D, 8)
        elif k == "ES":
            s = _es_ccc(r.choice(("2100", "0049", "0182", "2085")), pick(r, D, 4), pick(r, D, 10))
        else:
            s = number(r, int(k[1:]))
        if not ambiguous(s) and len(set(s)) > 3:
            break
    if k == "ES":
        return wpick(r, [(s, 40), (group(s, (4, 4, 2, 10), " "), 40), (group(s, (4, 4, 2, 10), "-"), 20)])
    if len(s) >= 11:
        return wpick(r, [(s, 80), (by4(s), 13), (by4(s, "-"), 7)])
    return s
