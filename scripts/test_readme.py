"""What scripts/readme.py finds in a page, and what it makes of a command's output."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import readme

PAGE = """# Title

<!-- run -->
```sh
echo one > out/one
test -f out/one
```

<!-- not run: needs a printer -->
```sh
lp page
```

```json
{}
```
"""
OUTPUT = "Intro\n\n<!-- output: printf 'a  \\nb\\n\\n' -->\n{}<!-- /output -->\nrest\n"


class Blocks(unittest.TestCase):
    def test_only_marked_blocks_are_run(self) -> None:
        self.assertEqual(readme.blocks(PAGE), ([readme.Block(4, "echo one > out/one\ntest -f out/one\n")], []))

    def test_a_block_without_a_mark_is_reported(self) -> None:
        self.assertEqual(readme.blocks("text\n```sh\nls\n```\n"), ([], [2]))
        self.assertEqual(readme.blocks("<!-- not run: -->\n```sh\nls\n```\n"), ([], [2]))


class Commands(unittest.TestCase):
    def setUp(self) -> None:
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        self.root = folder / "root"
        (self.root / "out").mkdir(parents=True)
        (self.root / "data.txt").write_text("here\n")
        (folder / "copy").mkdir()
        with mock.patch.dict(os.environ, {"CARGO": "true"}):
            self.copy = readme.Copy(self.root, folder / "copy")
        self.report = readme.Report()
        self.said = io.StringIO()

    def check(self, page: str, update: bool = False) -> str:
        with contextlib.redirect_stdout(self.said):
            readme.check_blocks("page", page, self.copy, self.report)
            return readme.check_outputs("page", page, self.copy, self.report, update)

    def test_what_a_block_writes_stays_in_the_copy(self) -> None:
        self.check(PAGE)
        self.assertEqual((self.report.passed, self.report.failed), (1, 0))
        self.assertEqual(list((self.root / "out").iterdir()), [])

    def test_a_block_stops_at_the_first_failure(self) -> None:
        self.check("<!-- run -->\n```sh\ncat data.txt\nfalse\necho never\n```\n")
        self.assertEqual((self.report.passed, self.report.failed), (0, 1))
        self.assertIn("page:2: exit status 1\nhere\n", self.said.getvalue())
        self.assertNotIn("\nnever", self.said.getvalue())

    def test_an_output_that_differs_fails_and_can_be_rewritten(self) -> None:
        page = OUTPUT.format("```text\nold\n```\n")
        self.assertEqual(self.check(page), page)
        self.assertEqual((self.report.passed, self.report.failed), (0, 1))
        after = self.check(page, update=True)
        self.assertEqual(after, OUTPUT.format("```text\na\nb\n```\n"))
        self.assertEqual(self.check(after), after)
        self.assertEqual((self.report.passed, self.report.failed), (2, 1))

    def test_an_empty_place_is_filled(self) -> None:
        self.assertEqual(self.check(OUTPUT.format(""), update=True), OUTPUT.format("```text\na\nb\n```\n"))

    def test_a_command_that_fails_changes_nothing(self) -> None:
        page = "\n<!-- output: echo x; exit 3 -->\n```text\nx\n```\n<!-- /output -->\n"
        self.assertEqual(self.check(page, update=True), page)
        self.assertEqual(self.report.failed, 1)

    def test_an_open_mark_is_reported(self) -> None:
        self.check("\n<!-- output: true -->\n")
        self.assertIn("1 output marks but 0 that are closed", self.said.getvalue())

    def test_a_fence_is_longer_than_what_it_holds(self) -> None:
        self.assertEqual(readme.fenced("```\n", ""), "````text\n```\n````\n")


if __name__ == "__main__":
    unittest.main()
