"""Two checks of the rows: that no value hides where no label is, and that each value is what its label says.

The second is written apart from what draws the values, and reads the rows back from the file.
"""
import base64
import binascii
import hashlib
import ipaddress
import json
import re
import sys
from collections import Counter, defaultdict

from pii_draw import *
from pii_lookalikes import NEG
from pii_numbers import IBAN_LEN
from pii_secrets import B62


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
