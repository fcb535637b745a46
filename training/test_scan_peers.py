"""Checks of the comparison with other detectors: what is pinned, how a verdict is taken, and one line by hand."""

from __future__ import annotations

import signal
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from scan_eval.encode import ENCODERS
from scan_eval.engine import Answer
from scan_eval.labelled import Labelled
from scan_eval.peers import __main__ as compare
from scan_eval.peers import ask
from scan_eval.peers.__main__ import Part

FLAGGED, CLEAN = Answer(True, False, False, ()), Answer(False, False, False, ())


def row(id: str, attack: bool, source: str) -> Labelled:
    return Labelled(id, "text", "query", attack, source, source, "en")


class Pinned(unittest.TestCase):
    def test_every_package_has_one_version_and_a_way_to_be_asked(self) -> None:
        found = list(compare.pinned())
        self.assertEqual({name for name, _, language in found if language == "python"}, set(ask.JUDGES))
        script = (compare.HERE / "ask.cjs").read_text(encoding="utf-8")
        for name, version, language in found:
            self.assertRegex(version, r"^\d+\.\d+\.\d+$", name)
            self.assertTrue(language == "python" or f"{name}:" in script or f'"{name}":' in script, name)

    def test_what_is_not_installed_has_no_command(self) -> None:
        self.assertEqual({peer.command for peer in compare.peers(None, Path("/nowhere"))}, {()})


class Verdict(unittest.TestCase):
    def test_an_error_is_a_failure(self) -> None:
        self.assertEqual(ask.verdict(lambda text: "x" in text, "x"), {"flagged": True, "failed": False})
        self.assertEqual(ask.verdict(lambda text: bool(1 / 0), "x"), {"flagged": False, "failed": True})

    @unittest.skipUnless(hasattr(signal, "SIGALRM"), "no alarm on this system")
    def test_too_long_is_a_failure(self) -> None:
        before, limit = signal.signal(signal.SIGALRM, ask.too_long), ask.SECONDS
        ask.SECONDS = 0.01
        try:
            self.assertEqual(ask.verdict(lambda text: time.sleep(5) is None, "x"), {"flagged": False, "failed": True})
        finally:
            ask.SECONDS = limit
            signal.signal(signal.SIGALRM, before)


class Line(unittest.TestCase):
    def test_by_hand(self) -> None:
        labelled = [row("1", True, "a"), row("2", True, "a"), row("3", True, "b"), row("4", False, "notinject"), row("5", False, "notinject"), row("6", False, "c")]
        answers = [FLAGGED, CLEAN, FLAGGED, FLAGGED, CLEAN, CLEAN]
        parts = {"labelled": Part(labelled, 0), "blobs": Part([row("7", False, "JWT")], 6)}
        answers.append(CLEAN)
        sample = [row("8", True, "a"), row("9", True, "a"), row("10", False, "c")]
        for nth, name in enumerate(["plain", *(one.name for one in ENCODERS)]):
            parts[name] = Part(sample, len(answers))
            answers += [FLAGGED if nth < 2 else CLEAN, CLEAN, FLAGGED if nth == 1 else CLEAN]  # plain and the first encoding find one of two
        found = compare.line("x", parts, answers, 1.0)
        count = len(ENCODERS)
        self.assertEqual(found[:6], ["x", "75.0", "25.0", "notinject 50.0", "50.0", "0.0"])
        self.assertEqual(found[6:9], [f"{100 / count:.1f}", "0.0", str(count - 1)])
        self.assertEqual(found[9:], [f"{100 / count:.1f}", "100.0", "0", f"{1e6 / len(answers):.0f}"])


if __name__ == "__main__":
    unittest.main()
