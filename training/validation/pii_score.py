"""Recall and precision of `endurance scan` over the rows of pii_test.py: `pii_score.py ROWS ENDURANCE`."""

import collections
import json
import subprocess
import sys

# The names of the engine for those of the rows.
NAMES = {"ssn": "us_ssn", "national_insurance": "uk_nino"}


def main(rows_path, binary):
    rows = [json.loads(line) for line in open(rows_path, encoding="utf-8")]
    asked = "\n".join(json.dumps({"id": r["id"], "text": r["text"], "role": "response"}) for r in rows)
    answer = subprocess.run([binary, "scan", "-", "--quiet"], input=asked.encode(), capture_output=True, check=True)
    scans = [json.loads(line) for line in answer.stdout.decode().splitlines()]
    assert len(scans) == len(rows), f"{len(scans)} answers for {len(rows)} rows"
    given, found, exact, hits, false = (collections.Counter() for _ in range(5))
    flagged = collections.Counter()
    for row, scan in zip(rows, scans):
        pii = [(p["type"], p["span"]["start"], p["span"]["end"]) for p in scan["pii"]]
        spans = [(NAMES.get(s["type"], s["type"]), s["start"], s["end"]) for s in row["spans"]]
        for kind, start, end in spans:
            given[kind] += 1
            found[kind] += any(p[0] == kind and p[1] < end and start < p[2] for p in pii)
            exact[kind] += (kind, start, end) in pii
        for kind, start, end in pii:
            hits[kind] += 1
            false[kind] += not any(start < s[2] and s[1] < end for s in spans)
        if row["lookalike"] and pii:
            flagged[row["lookalike"]] += 1
    print(f"{'type':20} {'rows':>5} {'recall':>7} {'exact':>7} {'precision':>9}")
    for kind in sorted(set(given) | set(hits)):
        n, h = given[kind], hits[kind]
        share = lambda part, whole: f"{100 * part / whole:.1f}" if whole else "-"
        print(f"{kind:20} {n:5} {share(found[kind], n):>7} {share(exact[kind], n):>7} {share(h - false[kind], h):>9}")
    print(f"look-alikes flagged: {sum(flagged.values())} of {sum(bool(r['lookalike']) for r in rows)} {dict(flagged)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
