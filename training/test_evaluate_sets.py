"""Checks of what training/evaluate reads, matches and writes: python3 -m unittest discover -s training"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import convert
from evaluate import answer_tables, claim_tables, errors, gold, invariance, offsets, page, set_tables, spans, tables, unseen
from evaluate.bootstrap import Estimate
from evaluate.domains import domain
from evaluate.operators import operator
from evaluate.sets import Answer, Set, answer_of, load
from evaluate.study import Study

ROOT = Path(__file__).resolve().parent.parent
RESPONSE = "Café opened. It shut. Rents rose."  # the second byte of é moves what follows by one

Found = tuple[int, int, str]  # span in bytes, verdict


def answer(id: str = "a", *, positive: int = 1, risk: float | None = 0.5, claims: tuple[Found, ...] = (), group: str = "g", **extra: object) -> Answer:
    row = {"interaction_id": id, "query": "", "response": RESPONSE, "rag_documents": [{"content": "Cafés."}],
           "metadata": {"gold": {"hallucinated": positive, "group": group, **extra}}}
    found = [{"text": RESPONSE.encode()[start:end].decode(), "span": {"start": start, "end": end}, "verdict": verdict, "confidence": 0.8}
             for start, end, verdict in claims]
    return answer_of(row, {"verification": {"hallucination_risk": risk, "claims": found}})


def study(*answers: Answer, name: str = "mtrag") -> Study:
    return Study(Set(name, list(answers)), 20)


ALL_SUPPORTED: tuple[Found, ...] = ((0, 13, "supported"), (14, 22, "supported"), (23, 34, "supported"))
SECOND_FAILS: tuple[Found, ...] = ((0, 13, "supported"), (14, 22, "contradicted"), (23, 34, "unsupported"))
GOLD = [{"text": "Café opened.", "verdict": "supported"}, {"text": "It shut.", "verdict": "contradicted", "why": "it did not"}]


class Reading(unittest.TestCase):
    def test_bytes_become_code_points(self) -> None:
        self.assertEqual(offsets.code_points("Café é", 0, 5), (0, 4))
        self.assertEqual(offsets.code_points("Café é", 6, 8), (5, 6))
        self.assertEqual(offsets.code_points("plain", 1, 3), (1, 3))
        self.assertEqual([RESPONSE[claim.start:claim.end] for claim in answer(claims=SECOND_FAILS).claims], ["Café opened.", "It shut.", "Rents rose."])

    def test_failed_and_null_rows_are_counted_and_score_zero(self) -> None:
        row = {"interaction_id": "a", "query": "", "response": "", "rag_documents": [], "metadata": {"gold": {"hallucinated": 1, "group": "g"}}}
        failed = answer_of(row, {"line": 1, "error": {"code": "bad_json"}})
        self.assertEqual((failed.risk, failed.failed, failed.null), (0.0, True, False))
        null = answer(risk=None)
        self.assertEqual((null.risk, null.failed, null.null), (0.0, False, True))
        [table] = answer_tables.decided([study(failed, null, answer(risk=0.9), answer(positive=0, risk=0.5, group="h"))])
        # Three hallucinated answers in two documents, one found, one false alarm.
        self.assertTrue(table.splitlines()[-1].startswith("| mtrag | 4 | 2 | 3 | 1 | 1 | 50.0 | 33.3 | 40.0 "), table)

    def test_answers_without_a_risk_count_and_are_left_out_apart(self) -> None:
        [table] = answer_tables.ranked([study(answer(risk=None), answer("b", risk=0.9), answer("c", positive=0, risk=0.5))])
        self.assertIn("| mtrag | 50.0 (50.0 to 50.0) | 50.0 (50.0 to 50.0) | 50.0 (50.0 to 50.0) | 2 | 100.0 (100.0 to 100.0) |", table)

    def test_load_refuses_what_does_not_match(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            inputs, outputs = Path(folder, "in"), Path(folder, "out")
            inputs.mkdir()
            outputs.mkdir()
            with self.assertRaises(SystemExit):
                load(inputs, outputs)
            row = {"interaction_id": "a", "query": "", "response": "", "rag_documents": [], "metadata": {"gold": {"hallucinated": 1, "group": "g"}}}
            for name in ("wice", "mtrag", "zebra"):
                (inputs / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
                (outputs / f"{name}.jsonl").write_text(json.dumps({"interaction_id": "a", "error": {}}) + "\n", encoding="utf-8")
            self.assertEqual([found.name for found in load(inputs, outputs)], ["mtrag", "wice", "zebra"])
            with self.assertRaises(SystemExit):
                load(inputs, outputs, ["mtrag", "absent"])
            (outputs / "wice.jsonl").write_text("", encoding="utf-8")
            with self.assertRaises(SystemExit):
                load(inputs, outputs)


class Spans(unittest.TestCase):
    def test_characters(self) -> None:
        marked = answer(claims=SECOND_FAILS, spans=[{"start": 16, "end": 24}])
        # Marked 16..24; predicted 13..21 and 22..33: in common 16..21 and 22..24.
        self.assertEqual(spans.counts(marked), (7, 1, 12))
        self.assertEqual(spans.counts(marked, 0.6), (0, 8, 0))
        self.assertEqual(spans.counts(marked, 0.5), (7, 1, 12))

    def test_what_is_annotated(self) -> None:
        self.assertEqual(spans.annotated(answer(positive=0)), [])
        self.assertIsNone(spans.annotated(answer(positive=1)))
        self.assertEqual(spans.annotated(answer(claims=SECOND_FAILS, spans=[{"start": 1, "end": 2}])), [(1, 2)])
        self.assertFalse(spans.has_spans([answer(positive=0)]))
        self.assertFalse(spans.has_spans([answer(), answer(spans=[{"start": 1, "end": 2}])]))

    def test_table(self) -> None:
        [table] = claim_tables.spans([study(answer(claims=SECOND_FAILS, spans=[{"start": 16, "end": 24}]), answer("b", positive=0, claims=ALL_SUPPORTED))])
        self.assertIn("| mtrag | every answer | 36.8 | 87.5 | 51.9", table)

    def test_labels_apart(self) -> None:
        [table] = claim_tables.touched([study(answer(claims=SECOND_FAILS, spans=[
            {"start": 16, "end": 18, "kind": "conflict"}, {"start": 23, "end": 24, "kind": "baseless"}, {"start": 0, "end": 3, "kind": "baseless"}]))])
        self.assertIn("| mtrag | baseless | 2 | 50.0 | 0.0 |\n| mtrag | conflict | 1 | 100.0 | 100.0 |", table)


def case(id: str, positive: int, risk: float, claims: tuple[Found, ...]) -> Answer:
    found = answer(id, positive=positive, risk=risk, claims=claims, category="negation", pair=id[:-1], group=id[:-1])
    return found._replace(gold={**found.gold, "claims": GOLD if positive else GOLD[:1]})


class Gold(unittest.TestCase):
    def test_the_worst_overlapping_verdict_counts(self) -> None:
        self.assertEqual(gold.worst(["supported", "unsupported", "not_checkable"]), "unsupported")
        self.assertEqual(gold.worst([]), "not_checkable")
        whole = case("xa", 1, 0.5, ((0, 22, "unsupported"), (14, 22, "contradicted")))
        self.assertEqual([found[1:] for found in gold.judged(whole)], [("supported", "unsupported"), ("contradicted", "contradicted")])
        self.assertEqual([found.said for found in gold.judged(case("xa", 1, 0.5, ((23, 34, "supported"),)))], ["not_checkable"] * 2)

    def test_a_claim_that_is_not_there_is_refused(self) -> None:
        broken = case("xa", 1, 0.5, ())._replace(gold={"category": "c", "claims": [{"text": "absent", "verdict": "supported"}]})
        with self.assertRaises(ValueError):
            gold.judged(broken)

    def test_right(self) -> None:
        found = case("xa", 1, 0.5, ((0, 13, "supported"), (14, 22, "unsupported"), (23, 34, "supported"), (14, 22, "not_checkable")))
        self.assertEqual([gold.right(found, claim) for claim in found.claims], [True, True, None, None])
        marked = answer(claims=SECOND_FAILS, spans=[{"start": 16, "end": 18}])
        self.assertEqual([gold.right(marked, claim) for claim in marked.claims], [True, True, False])
        unmarked = answer(claims=ALL_SUPPORTED)
        self.assertIsNone(gold.right(unmarked, unmarked.claims[0]))

    def test_pairs(self) -> None:
        high, low = case("xa", 1, 0.5, ()), case("xb", 0, 0.5, ())
        self.assertEqual(gold.pair_wins([high, low]), (0.5, 1))
        self.assertEqual(gold.pair_wins([high._replace(risk=0.6), low]), (1.0, 1))
        self.assertEqual(gold.pair_wins([high, low._replace(risk=0.6)]), (0.0, 1))
        self.assertEqual(gold.pair_wins([high]), (0.0, 0))

    def test_figures(self) -> None:
        found = study(case("xa", 1, 0.7, SECOND_FAILS), case("xb", 0, 0.2, ALL_SUPPORTED), case("ya", 1, 0.4, ALL_SUPPORTED),
                      case("yb", 0, 0.6, ((0, 13, "contradicted"),)), name="claims_dev")
        figures = {name: estimate.value for name, estimate in claim_tables.of_claims(found).items()}
        self.assertEqual(figures, {
            "verdict accuracy": 4 / 6, "contradicted, accepted": 0.5, "supported, called contradicted": 0.25, "answer accuracy by risk": 0.5,
            "answer accuracy by verdicts": 0.5, "faithful answers flagged by risk": 0.5, "faithful answers flagged by verdicts": 0.5,
            "hallucinated twin has the higher risk": 0.5})
        texts = claim_tables.verdicts([found])
        self.assertIn("| contradicted | 2 | 50.0 | 0.0 | 50.0 | 0.0 |", texts[1])
        self.assertIn("| negation | 6 | 66.7 | 2 | 50.0 | 50.0 |", texts[2])


class Groups(unittest.TestCase):
    def test_operators(self) -> None:
        for statement, name in (
                ("the average score be 4", "sum or difference"), ("there be 3 game in may", "count"), ("they win two times", "count"),
                ("ann have the highest score", "superlative"), ("the west team be the guest", "plain"), ("ann score more than bob", "comparison"),
                ("ann do not play", "negation"), ("only ann play", "unique, all or only"), ("ann play in paris", "plain")):
            with self.subTest(statement):
                self.assertEqual(operator(statement), name)

    def test_domains(self) -> None:
        for number, name in ((668, "news"), (1486, "news"), (1487, "podcast"), (3000, "sales e-mail"), (3551, "messenger"), (4680, "science")):
            self.assertEqual(domain(f"summedits-{number}"), name)
        for number in (1, 667, 2000, 4681):
            with self.assertRaises(ValueError):
                domain(f"summedits-{number}")

    def test_fold_threshold_does_not_see_its_fold(self) -> None:
        rows = [answer(f"t{index}", positive=index % 2, risk=0.2 + 0.6 * (index % 2), group=f"g{index // 2}") for index in range(10)]
        found = study(*rows, name="tabfact")
        self.assertEqual([set_tables.fold_threshold(found, fold) for fold in range(5)], [0.8] * 5)
        moved = study(*rows[:8], answer("t8", positive=0, risk=0.9, group="g4"), answer("t9", positive=1, risk=0.95, group="g4"))
        self.assertEqual(set_tables.fold_threshold(moved, 4), 0.8)

    def test_kinds(self) -> None:
        [table] = answer_tables.kinds([study(answer(kinds=["baseless", "conflict"], risk=0.4), answer("b", kinds=["baseless"], claims=SECOND_FAILS),
                                             answer("c", positive=0, kinds=["faithful"]))])
        self.assertIn("| mtrag | baseless | 2 | 50.0", table)
        self.assertIn("| mtrag | conflict | 1 | 0.0", table)
        self.assertNotIn("faithful", table)


class Blocking(unittest.TestCase):
    def test_shares(self) -> None:
        faithful = [answer(f"f{index}", positive=0, claims=ALL_SUPPORTED) for index in range(49)]
        good = study(*faithful, answer("h", claims=SECOND_FAILS), answer("x", positive=0, claims=SECOND_FAILS))
        bad = study(*faithful[:48], answer("h", claims=ALL_SUPPORTED), answer("x", positive=0, claims=SECOND_FAILS))
        self.assertIn("| mtrag | 50 | 2.0 (2.0 to 2.0) | yes | 100.0 (100.0 to 100.0) | 50.0 |", answer_tables.blocked([good])[0])
        self.assertIn("| no | 0.0", answer_tables.blocked([bad])[0])


class Unseen(unittest.TestCase):
    def test_risks_take_the_place_of_the_shipped_ones(self) -> None:
        found = Set("mtrag", [answer("a", risk=0.1), answer("b", positive=0, risk=0.9), answer("c", positive=0, risk=0.9)])
        rows = [{"left_out": "set", "set": "mtrag", "id": id, "risk": risk} for id, risk in (("a", 0.7), ("b", 0.6))]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "unseen.jsonl")
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            [left] = unseen.load(path, [found], 5)
            self.assertEqual((left.way, left.study.risks), ("set", [0.7, 0.6, 0.0]))
            self.assertIn("| mtrag | the whole set | 100.0 (100.0 to 100.0) | 66.7 (66.7 to 66.7) | 75.0 (75.0 to 75.0) | 50.0 |", unseen.unseen([left])[0])
            for broken in ({**rows[0], "id": "z"}, {**rows[0], "left_out": "year"}):
                path.write_text(json.dumps(broken), encoding="utf-8")
                with self.assertRaises(ValueError):
                    unseen.load(path, [found], 5)


    def test_domains_apart(self) -> None:
        rows = [answer("summedits-700", risk=0.9), answer("summedits-701", positive=0, risk=0.9), answer("summedits-4300", risk=0.9),
                answer("summedits-4301", positive=0, risk=0.1)]
        _, table = unseen.unseen([unseen.Left("domain", study(*rows, name="summedits"))])
        self.assertIn("| news | summedits | 50.0 (50.0 to 50.0) | 66.7", table)
        self.assertIn("| science | summedits | 100.0", table)
        self.assertTrue(table.endswith("| mean | summedits |  |  | 75.0 |  |"), table)


class Program(unittest.TestCase):
    """The command on two answers to one question."""

    def run_on(self, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
        for part in ("in", "out"):
            (folder / part).mkdir(exist_ok=True)
        case = {"id": "negation-01a", "query": "", "response": "It is open.", "documents": [{"id": "d", "source": "s", "content": "It is shut."}],
                "hallucinated": True, "category": "negation", "lang": "en", "claims": [{"text": "It is open.", "verdict": "contradicted"}]}
        twin = {**case, "id": "negation-01b", "response": "It is shut.", "hallucinated": False, "claims": [{"text": "It is shut.", "verdict": "supported"}]}
        (folder / "cases.jsonl").write_text(json.dumps(case) + "\n" + json.dumps(twin), encoding="utf-8")
        rows = list(convert.by_claim(folder / "cases.jsonl", "claims_dev"))
        (folder / "in" / "claims_dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        claim = {"text": "", "span": {"start": 0, "end": 11}, "verdict": "supported", "confidence": 0.9}
        outputs = [{"verification": {"hallucination_risk": risk, "claims": [claim]}} for risk in (0.7, 0.2)]
        (folder / "out" / "claims_dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in outputs), encoding="utf-8")
        left = {"left_out": "set", "set": "claims_dev", "id": "negation-01a", "risk": 0.6}
        (folder / "unseen.jsonl").write_text(json.dumps(left), encoding="utf-8")
        for part in ("handed", "handed-answers"):
            (folder / part).mkdir(exist_ok=True)
        command = [sys.executable, "-B", str(ROOT / "training" / "evaluate"), "--inputs", str(folder / "in"), "--outputs", str(folder / "out"),
                   "--invariance", str(folder / "handed"),
                   "--unseen", str(folder / "unseen.jsonl"), "--out", str(folder / "made"), "--samples", "10", *options]
        return subprocess.run(command, capture_output=True, text=True)

    def test_every_section_is_written_and_the_page_holds_them(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_on(Path(folder), "--page", f"{folder}/page.md")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            written = {path.stem: path.read_text(encoding="utf-8") for path in Path(folder, "made").glob("*.md")}
            self.assertEqual(set(written), {section.name for section in page.SECTIONS} | {page.UNSEEN[0], page.INVARIANCE[0]})
            text = Path(folder, "page.md").read_text(encoding="utf-8")
            self.assertTrue(text.startswith("# Evaluation\n") and all(part in text for part in written.values()))
            self.assertIn("| contradicted, accepted | 100.0 (100.0 to 100.0) |", written["claims"])

    def test_documents_are_handed_over_otherwise(self) -> None:
        one, two = {"id": "a", "content": "Open.\n\nFree."}, {"id": "b", "content": "Shut."}
        others = [{"content": "x"}, {"content": "y"}, {"content": "z"}, {"content": "left out"}]
        ways = {way: [each["content"] for each in change([one, two], others)] for way, change in invariance.WAYS.items()}
        self.assertEqual(ways, {
            "reordered": ["Shut.", "Open.\n\nFree."], "among-others": ["x", "Open.\n\nFree.", "Shut.", "y", "z"],
            "joined": ["Open.\n\nFree.\n\nShut."], "cut": ["Open.", "Free.", "Shut."],
        })

    def test_a_verdict_that_flips_is_counted(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for part, verdict in (("given", "supported"), ("in", None), ("out", "contradicted")):
                (folder / part).mkdir()
                claims = [{"span": {"start": 0, "end": 5}, "verdict": verdict}, {"span": {"start": 6, "end": 9}, "verdict": "unsupported"}]
                row = {"interaction_id": "1", "verification": {"claims": claims}} if verdict else {"interaction_id": "1"}
                (folder / part / "mtrag.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
            self.assertEqual(invariance.flips(folder / "given", folder / "in", folder / "out", "mtrag"), (1, 2))
            fewer = {"interaction_id": "1", "verification": {"claims": claims[:1]}}
            (folder / "out" / "mtrag.jsonl").write_text(json.dumps(fewer) + "\n", encoding="utf-8")
            self.assertEqual(invariance.flips(folder / "given", folder / "in", folder / "out", "mtrag"), (2, 2))

    def test_a_section_is_printed_alone(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_on(Path(folder), "--section", "spans")
            self.assertTrue(done.stdout.startswith("## Wrong passages") and done.stdout.count("## ") == 1)
            self.assertFalse(Path(folder, "made").exists())

    def test_what_is_missing_ends_the_program(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for options in (("--unseen", f"{folder}/none"), ("--sets", "none"), ("--errors", "none"), ("--section", "spans", "--page", "x")):
                self.assertNotEqual(self.run_on(Path(folder), *options).returncode, 0, options)

    def test_errors_are_listed(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_on(Path(folder), "--errors", "claims_dev", "--kind", "miss", "--sources")
            self.assertEqual(done.stdout, "==== claims_dev: miss, 0 of 0 (of 2 answers)\n")


class Writing(unittest.TestCase):
    def test_tables(self) -> None:
        self.assertEqual(tables.markdown(("a", "b"), [["x", "1"]]), "| a | b |\n|---|---:|\n| x | 1 |")
        with self.assertRaises(ValueError):
            tables.markdown(("a", "b"), [["x"]])

    def test_figures(self) -> None:
        self.assertEqual(tables.ranged(Estimate(0.421, 0.35, 0.489)), "42.1 (35.0 to 48.9)")
        self.assertEqual(tables.signed_range(Estimate(-0.01, -0.02, 0.5)), "-1.0 (-2.0 to +50.0)")
        self.assertEqual((tables.ranged(Estimate(None, None, None)), tables.signed(None)), ("-", "-"))

    def test_the_page_has_the_sections_of_the_program(self) -> None:
        text = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
        titles = [section.title for section in page.SECTIONS] + [page.UNSEEN[1], page.INVARIANCE[1]]
        self.assertEqual([line[3:] for line in text.splitlines() if line.startswith("## ")], titles)
        for section in page.SECTIONS:
            self.assertIn(page.block(*section[:3], []).strip(), text, section.name)

    def test_errors(self) -> None:
        found = Set("mtrag", [answer("a", positive=0, risk=0.9, claims=SECOND_FAILS), answer("b", positive=0, risk=0.4, claims=ALL_SUPPORTED),
                              answer("c", risk=0.1, claims=ALL_SUPPORTED, spans=[{"start": 22, "end": 24, "kind": "baseless"}])])
        self.assertIn("source: Cafés.\nanswer: Café", errors.listed(found, ["miss"], 5, sources=True))
        alarm = errors.listed(found, ["false-alarm"], 5)
        self.assertNotIn("source:", alarm)
        self.assertIn("1 of 1 (of 3 answers)", alarm)
        self.assertIn("claim [contradicted 0.80]: It shut.\n  claim [unsupported 0.80]: Rents rose.\n(1 more claims)", alarm)
        miss = errors.listed(found, ["miss"], 5)
        self.assertIn("gold baseless: Re\n  claim [supported 0.80]: Rents rose.\n(2 more claims)", miss)
        self.assertIn("0 of 1", errors.listed(found, ["contradiction"], 0))


class Converting(unittest.TestCase):
    def test_kinds(self) -> None:
        self.assertEqual([convert.span_kind(label) for label in ("Evident Conflict", "Subtle Baseless Info")], ["conflict", "baseless"])
        with self.assertRaises(ValueError):
            convert.span_kind("Evident Nonsense")
        self.assertEqual(convert.kinds({"meta": {"et": ["antonym_swap"]}}, []), ["antonym swap"])
        self.assertEqual(convert.kinds({"meta": {"l": "not_supported"}}, []), ["not supported"])
        self.assertEqual(convert.kinds({"meta": {}}, [{"kind": "conflict"}, {"kind": "conflict"}]), ["conflict"])

    def test_pairs(self) -> None:
        row = {"id": "negation-01a", "query": "", "response": "r", "documents": [{"id": "d", "source": "s", "content": "c"}], "hallucinated": True,
               "category": "negation", "lang": "en", "claims": []}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "rows.jsonl")
            path.write_text(json.dumps(row) + "\n" + json.dumps({**row, "pair": "p-1", "scenario": "p"}), encoding="utf-8")
            plain, made = (found["metadata"]["gold"] for found in convert.by_claim(path, "x"))
        self.assertEqual((plain["pair"], made["pair"], made["group"]), ("negation-01", "p-1", "p"))


if __name__ == "__main__":
    unittest.main()
