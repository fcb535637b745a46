# -*- coding: utf-8 -*-
"""Check digits, made-up identifiers, sentence helpers."""
import string
D = [[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],
     [5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
P = [[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],
     [9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
INV = [0,4,3,2,1,5,6,7,8,9]
def verhoeff_ok(s):
    c = 0
    for i, ch in enumerate(reversed(s)): c = D[c][P[i % 8][int(ch)]]
    return c == 0
def verhoeff_add(s):
    c = 0
    for i, ch in enumerate(reversed(s)): c = D[c][P[(i + 1) % 8][int(ch)]]
    return s + str(INV[c])
def luhn_ok(s):
    t = 0
    for i, ch in enumerate(reversed(s)):
        n = int(ch)
        if i % 2: n = n * 2 - 9 if n * 2 > 9 else n * 2
        t += n
    return t % 10 == 0
def luhn_add(s):
    return next(s + str(k) for k in range(10) if luhn_ok(s + str(k)))
def iban_num(s): return int("".join(str(int(c, 36)) for c in s[4:] + s[:4]))
def iban_ok(s): return iban_num(s) % 97 == 1
def iban_make(cc, bban):
    k = 98 - iban_num(cc + "00" + bban) % 97
    return "%s%02d%s" % (cc, k, bban)
def nhs_ok(s):
    k = 11 - sum(int(s[i]) * (10 - i) for i in range(9)) % 11
    return (0 if k == 11 else k) == int(s[9]) if k != 10 else False
def digits(r, n): return "".join(r.choice(string.digits) for _ in range(n))
def grp(s, n): return " ".join(s[i:i + n] for i in range(0, len(s), n))
def aadhaar(r):
    s = verhoeff_add(r.choice("3456789") + digits(r, 10)); assert verhoeff_ok(s); return grp(s, 4)
def card(r):
    s = luhn_add(r.choice(["4539", "5412", "4716"]) + digits(r, 11)); assert luhn_ok(s); return grp(s, 4)
def iban(r):
    cc, n = r.choice([("DE", 18), ("ES", 20), ("PT", 21)])
    s = iban_make(cc, r.choice("123456789") + digits(r, n - 1)); assert iban_ok(s); return grp(s, 4)
def pan(r):
    L = string.ascii_uppercase
    return "".join(r.choice(L) for _ in range(3)) + "P" + r.choice(L) + digits(r, 4) + r.choice(L)
def nhs(r):
    while True:
        b = r.choice("4567") + digits(r, 8)
        for k in "0123456789":
            if nhs_ok(b + k): return "%s %s %s" % (b[:3], b[3:6], b[6:] + k)
def ssn(r): return "%03d-%02d-%04d" % (r.choice([x for x in range(100, 660)]), r.randint(11, 98), r.randint(1011, 9899))
B64 = string.ascii_letters + string.digits
def rnd(r, n, a=B64): return "".join(r.choice(a) for _ in range(n))
ENDS = "।。.！!؟?"
def cite(s, c):
    """put a citation before the final stop"""
    gap = "" if c[0] in "（" else " "
    return s[:-1] + gap + c + s[-1] if s[-1] in ENDS else s + gap + c
def join(sents, lang):
    return ("" if lang in ("zh", "ja") else " ").join(s for s in sents if s)
def low(s, lang="en"):
    """lower the first letter (no card sentence starts with a proper name; German keeps its nouns)"""
    if lang == "de" and s.split()[0] not in ("Ein", "Die", "Der", "Das", "Nach", "Jeder"): return s
    return s[0].lower() + s[1:]
def words(s, lang):
    return len(s) // 2 if lang in ("zh", "ja") else len(s.split())
