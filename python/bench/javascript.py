"""The Node stack, in a process of its own that gets one sample after the other."""

from __future__ import annotations

import json
import shutil
import subprocess
from types import TracebackType
from typing import Any

import environment
from samples import Sample
from signatures import TABLE


class Node:
    """Runs node/stack.mjs as long as the block lasts."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", environment.NODE / "stack.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.tell(TABLE)

    def __enter__(self) -> Node:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.process.communicate()

    def tell(self, value: object) -> None:
        """Sends one line."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(value) + "\n")
        self.process.stdin.flush()

    def evaluate(self, sample: Sample) -> tuple[dict[str, float], dict[str, Any]]:
        """CPU nanoseconds of each part, and what it found."""
        self.tell(sample)
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("node ended without an answer")
        answer = json.loads(line)
        return answer["took"], answer["found"]


def absent() -> str | None:
    """Why Node cannot be measured, if it cannot."""
    if shutil.which("node") and shutil.which("npm"):
        return None
    return "node or npm is not installed"


def versions() -> str:
    """Node's own and its packages'."""
    own = subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    packages = json.loads((environment.NODE / "package.json").read_text())["dependencies"]
    return ", ".join([f"Node {own.removeprefix('v')}", *(f"{name} {at}" for name, at in packages.items())])
