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
import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict

import pii_numbers
import pii_secrets
from pii_check import leak, selfcheck
from pii_draw import AN, B64, DOMAIN, LANG, TYPES, fmt_date, pick, ymd
from pii_fillers import FILL
from pii_lookalikes import NEG, PLAIN
from pii_sentences import MULTI, POS

GEN = {t: getattr(pii_numbers, "g_" + t, None) or getattr(pii_secrets, "g_" + t) for t in TYPES}
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
            pieces.append((FILL[name[1:]](r, lang), None))
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
