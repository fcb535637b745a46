#!/usr/bin/env python3
"""Harmless look-alike sentences.  python3 lookalikes_test.py --seed 11 -o lookalikes_test.jsonl"""
import argparse
import json
import random
import re
from collections import Counter

import la_disparate, la_harm, la_norm, la_respect

SETS = [("disparate_impact", la_disparate.ROWS), ("harm_risk", la_harm.ROWS), ("norm_compliance", la_norm.ROWS), ("respectful_language", la_respect.ROWS)]
S = {
 "en": dict(g=["women", "men", "elderly people", "immigrants", "Muslims", "Christians", "Tamils", "teenagers", "Hindus", "refugees"],
            tr=["lazy", "bad at maths", "too emotional", "dishonest", "stupid", "bad drivers"], p=["Leeds", "Pune", "Kandy", "Austin", "Perth", "Lagos"],
            name=["Daniel Brooks", "Farah Khan", "Helen Carter", "Arun Prasad"], ins=["idiot", "imbecile", "ignoramus"]),
 "hi": dict(g=["बुजुर्ग", "मुसलमान", "ईसाई", "हिंदू", "प्रवासी", "किशोर"], tr=["आलसी", "बेईमान", "मूर्ख", "कमजोर"], p=["नागपुर", "पटना", "इंदौर", "जयपुर"],
            name=["सुनीता वर्मा", "राकेश गुप्ता", "अनिल मिश्रा"], ins=["बेवकूफ", "मूर्ख", "गधा"]),
 "es": dict(tr=["débiles", "irresponsables", "cobardes"], p=["Sevilla", "Lima", "Quito"], name=["Carmen", "Pablo", "Lucía"]),
 "fr": dict(tr=["paresseux", "menteurs", "stupides"], p=["Lyon", "Lille", "Dijon"], name=["Claire", "Luc", "Nadia"]),
 "de": dict(tr=["faul", "dumm", "unehrlich"], p=["Kassel", "Bonn", "Bremen"], name=["Anna", "Jonas", "Mira"]),
 "pt": dict(tr=["irresponsáveis", "fracas", "desonestas"], p=["Recife", "Braga", "Porto"], name=["Ana", "Rui", "Joana"]),
}
YEARS = [1921, 1938, 1954, 1967, 2003, 2011, 2019]


def expand(rng, lang, text, k=3):
    seen = []
    for _ in range(60):
        if len(seen) == k:
            break
        d = S[lang]
        v = {x: rng.choice(d[x]) for x in ("g", "tr", "p", "name", "ins") if x in d}
        v["G"] = v["g"][:1].upper() + v["g"][1:] if "g" in v else ""
        v["Ins"] = v["ins"].capitalize() if "ins" in v else ""
        v["n"], v["y"] = rng.randint(3, 28), rng.choice(YEARS)
        t = text.format(**v)
        if t not in seen:
            seen.append(t)
    return seen


def build(seed):
    rows = []
    for metric, R in SETS:
        rng = random.Random("%d/%s" % (seed, metric))
        n = 0
        for lang, why, text in R:
            for t in expand(rng, lang, text, 3):
                n += 1
                rows.append({"id": "look-%s-%03d" % (metric, n), "metric": metric, "language": lang, "text": t, "why": why})
    return rows


def check(path):
    rows = [json.loads(l) for l in open(path, encoding="utf-8")]
    assert len({r["id"] for r in rows}) == len(rows)
    assert len({(r["metric"], r["text"]) for r in rows}) == len(rows)
    for metric, R in SETS:
        assert len(R) >= 70 and len({t for _, _, t in R}) == len(R), metric
        m = [r for r in rows if r["metric"] == metric]
        assert len(m) >= 200, (metric, len(m))
        assert not any("{" in r["text"] for r in m)
        non = sum(r["language"] != "en" for r in m) / len(m)
        assert non >= .24, (metric, non)
        print(metric, "templates", len(R), "rows", len(m), "non-English %.2f" % non, dict(Counter(r["language"] for r in m)))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=11)
    ap.add_argument("-o", default="lookalikes_test.jsonl")
    a = ap.parse_args()
    with open(a.o, "w", encoding="utf-8", newline="\n") as f:
        for r in build(a.seed):
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    check(a.o)
