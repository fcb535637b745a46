"""Shared helpers for the TEST half of the validation set (standard library only)."""
import random

DIM = {}
for _d, _ms in {
    "bias_fairness": "statistical_parity equal_opportunity disparate_impact average_odds_difference",
    "data_grounding": "groundedness_score source_coverage hallucination_rate psi",
    "explainability": "source_citation_score response_clarity reasoning_transparency confidence_indicator",
    "ethical_alignment": "harm_risk norm_compliance respectful_language human_feedback",
    "human_control": "escalation_path appeal_information decision_transparency override_capability",
    "legal_compliance": "rti_compliance pii_protection source_attribution exemption_handling",
    "security": "prompt_injection_resistance information_leakage_risk response_appropriateness system_protection",
    "response_quality": "accuracy completeness relevance f1_score",
    "environmental_cost": "inference_cost compute_intensity energy_consumption cost_efficiency",
}.items():
    for _m in _ms.split():
        DIM[_m] = _d

METRICS = [m for m in DIM if m != "psi"]


class Out:
    def __init__(self):
        self.rows = []
        self.count = {}

    def add(self, metric, domain, lang, query, good, bad, docs, config=None, meta=None,
            meta_good=None, meta_bad=None, history=None):
        n = self.count[metric] = self.count.get(metric, 0) + 1
        pair = "test-%s-%03d" % (metric, n)
        dd = []
        for i, d in enumerate(docs):
            dd.append({"id": "doc_%d" % (i + 1), "source": d[0], "content": d[1],
                       "labels": list(d[2]) if len(d) > 2 else ["public"]})
        for label, resp, extra in (("good", good, meta_good), ("bad", bad, meta_bad)):
            m = dict(meta or {})
            m.update(extra or {})
            self.rows.append({
                "id": pair + "-" + label, "pair": pair, "metric": metric, "dimension": DIM[metric],
                "domain": domain, "language": lang, "label": label, "config": dict(config or {}),
                "interaction": {"query": query, "response": resp,
                                "history": [dict(h) for h in (history or [])],
                                "rag_documents": [dict(x) for x in dd], "metadata": m}})


def slots(rng, spec):
    """{name: [values]} -> {name: right, name_: wrong (another value)}"""
    out = {}
    for k in sorted(spec):
        v = list(spec[k])
        a = rng.choice(v)
        b = rng.choice([x for x in v if x != a])
        out[k], out[k + "_"] = a, b
    return out


def cite(sentence, n):
    """put [n] before the final stop"""
    tag = "[%s]" % n
    for stop in ("।", "。"):
        if sentence.endswith(stop):
            return sentence[:-1] + (" " if stop == "।" else "") + tag + stop
    if sentence.endswith("."):
        return sentence[:-1] + " " + tag + "."
    return sentence + " " + tag


def join(lang, sents):
    return ("" if lang in ("zh", "ja") else " ").join(s for s in sents if s)


def lower1(s):
    return s[:1].lower() + s[1:]


# ---- checksums -------------------------------------------------------------
_D = [[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],
      [4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],
      [8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
_P = [[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],
      [9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]


def verhoeff_ok(s):
    c = 0
    for i, ch in enumerate(reversed(s)):
        c = _D[c][_P[i % 8][int(ch)]]
    return c == 0


def luhn_ok(s):
    t = 0
    for i, ch in enumerate(reversed(s)):
        d = int(ch)
        if i % 2:
            d = d * 2 - 9 if d > 4 else d * 2
        t += d
    return t % 10 == 0


def iban_ok(s):
    s = s.replace(" ", "")
    r = s[4:] + s[:4]
    return int("".join(str(int(ch, 36)) for ch in r)) % 97 == 1


def nhs_ok(s):
    s = s.replace(" ", "")
    t = sum(int(s[i]) * (10 - i) for i in range(9))
    c = 11 - t % 11
    c = 0 if c == 11 else c
    return c != 10 and c == int(s[9])


def digits(rng, n):
    return "".join(rng.choice("0123456789") for _ in range(n))


def aadhaar(rng):
    while True:
        base = rng.choice("23456789") + digits(rng, 10)
        for c in "0123456789":
            s = base + c
            if verhoeff_ok(s) and s != s[::-1]:
                return s[:4] + " " + s[4:8] + " " + s[8:]


def card(rng):
    base = rng.choice(["4", "51", "53", "55"])
    base += digits(rng, 15 - len(base))
    for c in "0123456789":
        if luhn_ok(base + c):
            s = base + c
            return " ".join(s[i:i + 4] for i in range(0, 16, 4))


def iban(rng, country="DE"):
    n = {"DE": 18, "ES": 20, "AT": 16}[country]
    bban = digits(rng, n)
    r = bban + country + "00"
    chk = 98 - int("".join(str(int(ch, 36)) for ch in r)) % 97
    s = country + "%02d" % chk + bban
    return " ".join(s[i:i + 4] for i in range(0, len(s), 4))


def nhs(rng):
    while True:
        b = rng.choice("4567") + digits(rng, 8)
        for c in "0123456789":
            if nhs_ok(b + c):
                s = b + c
                return s[:3] + " " + s[3:6] + " " + s[6:]


def pan(rng):
    L = "ABCDEFGHJKLMNRSTV"
    return "".join(rng.choice(L) for _ in range(3)) + "P" + rng.choice(L) + rng.choice("123456789") + digits(rng, 3) + rng.choice(L)


def ssn(rng):
    return "%03d-%02d-%04d" % (rng.choice([x for x in range(101, 660)]), rng.randint(11, 98), rng.randint(1101, 9889))


B62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def rnd(rng, n, alpha=B62):
    return "".join(rng.choice(alpha) for _ in range(n))
