"""What is installed: the command, the types, the version, the licence."""

from __future__ import annotations

import importlib.metadata
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import endurance

HERE = Path(endurance.__file__).parent
COMMAND = Path(sys.executable).parent / "endurance"


def test_the_version_is_one() -> None:
    assert endurance.__version__ == importlib.metadata.version("endurance-eval")
    assert endurance.evaluate(response="x").to_dict()["engine_version"] == endurance.__version__


def test_nothing_is_required_and_types_are_there() -> None:
    needed = importlib.metadata.requires("endurance-eval") or []
    assert all("extra ==" in one for one in needed)
    assert (HERE / "py.typed").is_file()
    assert (HERE / "_native.pyi").is_file()


def test_the_licences_travel_with_it() -> None:
    files = [str(one) for one in importlib.metadata.files("endurance-eval") or []]
    assert any("LICENSE-MIT" in one for one in files)
    assert any("LICENSE-APACHE" in one for one in files)


def test_importing_imports_little() -> None:
    code = "import sys; before = set(sys.modules); import endurance; print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"asyncio", "dataclasses", "inspect", "numpy", "pandas", "pyarrow", "socket", "ssl", "pytest", "logging"}
    assert not heavy & {name.split(".")[0] for name in loaded}


LINE = '{"interaction_id": "a1", "response": "It opens at 9.", "rag_documents": [{"content": "It opens at 9."}]}\n'


@pytest.mark.parametrize("start", [[str(COMMAND)], [sys.executable, "-m", "endurance"]], ids=["script", "module"])
def test_the_command_is_the_engines(start: list[str]) -> None:
    done = subprocess.run([*start, "evaluate", "-", "--quiet"], input=LINE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == endurance.evaluate(LINE).to_json()
    bad = subprocess.run(
        [*start, "evaluate", "-", "--quiet"], input="{}\n", capture_output=True, text=True, check=False
    )
    assert (bad.returncode, "missing_field" in bad.stdout) == (1, True)
    wrong = subprocess.run([*start, "no-such-command"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, "no-such-command" in wrong.stderr) == (2, True)
    told = subprocess.run([*start, "--version"], capture_output=True, text=True, check=True)
    assert endurance.__version__ in told.stdout


def test_ctrl_c_ends_the_command() -> None:
    child = subprocess.Popen([COMMAND, "evaluate", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(LINE.encode())
    child.stdin.flush()
    child.stdout.read(1)  # it is under way
    child.send_signal(signal.SIGINT)
    assert child.wait(10) in (-signal.SIGINT, 128 + signal.SIGINT)
