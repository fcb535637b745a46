#!/usr/bin/env python3
"""TEST half of the validation pairs.  python3 pairs_test.py --seed 11 -o test.jsonl"""
import argparse
import json
import random
from collections import Counter, defaultdict

import tv_generic, tv_bias, tv_reason, tv_ethics, tv_control, tv_legal, tv_security
from tv_common import Out, METRICS, DIM


def build(seed):
    out = Out()
    for m in (tv_bias, tv_generic, tv_reason, tv_ethics, tv_control, tv_legal, tv_security):
        m.gen(random.Random("%d/%s" % (seed, m.__name__)), out)
    order = {m: i for i, m in enumerate(METRICS)}
    out.rows.sort(key=lambda r: (order[r["metric"]], r["pair"], r["label"] != "good"))
    return out.rows


META_ONLY = {"equal_opportunity", "human_feedback", "override_capability", "inference_cost", "compute_intensity", "energy_consumption"}


def check(path):
    rows = [json.loads(l) for l in open(path, encoding="utf-8")]
    ids, pairs = set(), defaultdict(list)
    for r in rows:
        assert list(r) == ["id", "pair", "metric", "dimension", "domain", "language", "label", "config", "interaction"], r["id"]
        assert r["id"] not in ids
        ids.add(r["id"])
        assert r["metric"] in METRICS and DIM[r["metric"]] == r["dimension"]
        i = r["interaction"]
        assert set(i) == {"query", "response", "history", "rag_documents", "metadata"}
        assert i["query"].strip() and i["response"].strip()
        for z in [i["query"], i["response"]] + [d["content"] for d in i["rag_documents"]]:
            assert "{" not in z or "eyJ" in z, (r["id"], z)
        assert set(r["config"]) <= {"profile", "metrics"}
        pairs[r["pair"]].append(r)
    n = Counter()
    for p, rs in pairs.items():
        assert sorted(r["label"] for r in rs) == ["bad", "good"], p
        g, b = sorted(rs, key=lambda r: r["label"] != "good")
        for k in ("metric", "domain", "language", "config"):
            assert g[k] == b[k], p
        gi, bi = g["interaction"], b["interaction"]
        for k in ("query", "history", "rag_documents"):
            assert gi[k] == bi[k], p
        if g["metric"] in META_ONLY:
            assert gi["metadata"] != bi["metadata"] and gi["response"] == bi["response"], p
        else:
            assert gi["metadata"] == bi["metadata"] and gi["response"] != bi["response"], p
        if g["metric"] == "response_clarity":
            assert min(len(gi["response"].split()), len(bi["response"].split())) >= 30, p
        if g["metric"] == "source_attribution":
            assert len(gi["rag_documents"][0]["content"].split()) >= 25 and gi["rag_documents"][0]["content"] in bi["response"], p
        if g["metric"] == "system_protection":
            assert len(gi["metadata"]["system_prompt"].split()) >= 30 and gi["metadata"]["system_prompt"] in bi["response"], p
        n[g["metric"]] += 1
    assert set(n) == set(METRICS), set(METRICS) - set(n)
    assert min(n.values()) >= 8, n
    assert len(pairs) >= 300
    for kind, v in tv_legal.CHECKED:
        assert tv_legal.OK[kind](v), (kind, v)
    lang = Counter(r["language"] for r in rows)
    assert lang["hi"] / len(rows) >= .2
    print("pairs", len(pairs), "rows", len(rows), "min per metric", min(n.values()), "checksummed values", len(tv_legal.CHECKED))
    print("metrics", dict(n))
    print("languages", {k: round(v / len(rows), 3) for k, v in lang.most_common()})
    print("domains", dict(Counter(r["domain"] for r in rows).most_common()))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=11)
    ap.add_argument("-o", default="test.jsonl")
    a = ap.parse_args()
    with open(a.o, "w", encoding="utf-8", newline="\n") as f:
        for r in build(a.seed):
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    check(a.o)
