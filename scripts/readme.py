#!/usr/bin/env python3
"""Run the commands of README.md and docs/*.md, and check the outputs they show.

    python3 scripts/readme.py             run and check; the last line is `N passed, N failed`
    python3 scripts/readme.py --update    rewrite the outputs that are shown

Every ```sh block says in the line above it whether it is run, so that nothing is left out by accident:

    <!-- run -->
    <!-- not run: the reason -->

An output stands in one code block between two lines, and equals what the command prints:

    <!-- output: endurance explain --line 1 examples/conversations.jsonl -->
    <!-- /output -->

Commands run in a copy of the repository made of links, with an `out/` of its own, and with `endurance` in the path. A block is
one script that stops at the first command that fails. In the copy `cargo` works on the repository itself, so that nothing is
built twice.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 900

OUTPUT = re.compile(r"^<!-- output: (?P<command>.+?) -->\n(?P<body>.*?)^<!-- /output -->$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(r"<!-- not run: \S.* -->")


class Block(NamedTuple):
    line: int
    script: str


def blocks(markdown: str) -> tuple[list[Block], list[int]]:
    """The sh blocks to run, and the lines of those that do not say whether they are run."""
    found, unmarked = [], []
    for fence in FENCE.finditer(markdown):
        if fence["info"].strip() != "sh":
            continue
        before = markdown[: fence.start()]
        line = before.count("\n") + 1
        mark = before.rstrip().rpartition("\n")[2].strip()
        if mark == "<!-- run -->":
            found.append(Block(line, fence["text"]))
        elif not NOT_RUN.fullmatch(mark):
            unmarked.append(line)
    return found, unmarked


def shown(body: str) -> str:
    """The text of the code block between the output marks; empty when there is none."""
    fence = FENCE.search(body)
    return fence["text"] if fence else ""


def fenced(text: str, body: str) -> str:
    """`text` as a code block in the manner of the one in `body`, with a fence that `text` does not hold."""
    old = FENCE.search(body)
    longest = max((len(ticks) for ticks in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{old['info'] if old else 'text'}\n{text}{fence}\n"


def tidy(output: str) -> str:
    """Without spaces at the ends of lines or empty lines at the end, as editors leave a file."""
    text = "\n".join(line.rstrip() for line in output.splitlines()).rstrip("\n")
    return text + "\n" if text else ""


class Copy:
    """The repository as links in a folder of its own."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.tree = folder / "tree"
        tools = folder / "bin"
        self.tree.mkdir()
        tools.mkdir()
        (self.tree / "out").mkdir()
        for entry in root.iterdir():
            if entry.name not in ("out", ".git"):
                (self.tree / entry.name).symlink_to(entry)
        target = Path(os.environ.get("CARGO_TARGET_DIR") or root / "target").resolve()
        (tools / "endurance").symlink_to(target / "release" / "endurance")
        cargo = shutil.which(os.environ.get("CARGO") or "cargo")
        if cargo:
            script = tools / "cargo"
            script.write_text(f"#!/bin/sh\ncd '{root}' && exec '{cargo}' \"$@\"\n")
            script.chmod(0o755)
        self.environment = {
            **os.environ, "PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}",
            "CARGO": "cargo", "CARGO_TARGET_DIR": str(target), "NO_COLOR": "1", "COLUMNS": "100", "LC_ALL": "C.UTF-8",
        }
        for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CLICOLOR_FORCE"):
            self.environment.pop(name, None)

    def run(self, script: str, flags: str) -> tuple[int, str, str]:
        """Exit status, standard output, standard error."""
        try:
            done = subprocess.run(["sh", flags, script], cwd=self.tree, env=self.environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return 124, "", f"not finished after {SECONDS} s\n"
        return done.returncode, done.stdout, done.stderr


class Report:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    def good(self) -> None:
        self.passed += 1

    def bad(self, where: str, what: str) -> None:
        self.failed += 1
        print(f"{where}: {what}")


def check_blocks(name: str, markdown: str, copy: Copy, report: Report) -> None:
    found, unmarked = blocks(markdown)
    for line in unmarked:
        report.bad(f"{name}:{line}", "say <!-- run --> or <!-- not run: reason --> in the line above this sh block")
    for block in found:
        status, out, err = copy.run(block.script, "-exuc")
        if status:
            report.bad(f"{name}:{block.line}", f"exit status {status}\n{out}{err}")
        else:
            report.good()


def check_outputs(name: str, markdown: str, copy: Copy, report: Report, update: bool) -> str:
    """Checks what is shown; gives the page, with the outputs rewritten when `update` says so."""
    def one(match: re.Match[str]) -> str:
        where = f"{name}:{markdown[: match.start()].count(chr(10)) + 1}"
        status, out, err = copy.run(match["command"], "-euc")
        actual, old = tidy(out), shown(match["body"])
        if status:
            report.bad(where, f"{match['command']}: exit status {status}\n{out}{err}")
        elif actual == old:
            report.good()
        elif update:
            report.good()
            print(f"{where}: rewritten")
            return f"<!-- output: {match['command']} -->\n{fenced(actual, match['body'])}<!-- /output -->"
        else:
            report.bad(where, f"{match['command']} prints something else (make readme rewrites it)\n"
                              f"--- shown\n{old}--- printed\n{actual}---")
        return match[0]

    if (marks := markdown.count("\n<!-- output:")) != (whole := len(OUTPUT.findall(markdown))):
        report.bad(name, f"{marks} output marks but {whole} that are closed")
    return OUTPUT.sub(one, markdown)


def pages(root: Path) -> list[Path]:
    return [page for page in (root / "README.md", *sorted((root / "docs").glob("*.md"))) if page.is_file()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="rewrite the outputs that are shown; commands are not run")
    update = parser.parse_args().update
    report = Report()
    if not (ROOT / "README.md").is_file():
        report.bad("README.md", "missing")
    cargo = os.environ.get("CARGO") or "cargo"
    if subprocess.run([cargo, "build", "--release", "-q", "-p", "endurance-cli"], cwd=ROOT).returncode:
        sys.exit("the command `endurance` does not build")
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(ROOT, Path(folder))
        for page in pages(ROOT):
            name, markdown = str(page.relative_to(ROOT)), page.read_text(encoding="utf-8")
            if not update:
                check_blocks(name, markdown, copy, report)
            after = check_outputs(name, markdown, copy, report, update)
            if after != markdown:
                page.write_text(after, encoding="utf-8")
    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
