"""Where the benchmark runs: an environment under the target folder, with the package and its pinned peers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").absolute()
PLACE = TARGET / "bench-python"
NODE = PLACE / "node"

CARGO = os.environ.get("CARGO") or "cargo"
# The stopwatch inside the native module, which wheels do not have.
FEATURES = "build-args=--features bench"


def prepare() -> Path:
    """Installs what is missing or has changed, and returns the interpreter."""
    python = PLACE / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", PLACE)
    pip = (python, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    run(*pip, "-r", HERE / "requirements.txt")
    # Its version does not change with its code.
    run(*pip, "--force-reinstall", "--no-deps", "--config-settings", FEATURES, ROOT / "python")
    run(CARGO, "build", "-q", "--release", "-p", "endurance-bench")
    if shutil.which("node") and shutil.which("npm"):
        shutil.copytree(HERE / "node", NODE, dirs_exist_ok=True)
        run("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", cwd=NODE)
    return python


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Runs a command; says which one failed, and ends."""
    print("$", *(shown(word) for word in command), file=sys.stderr)
    try:
        subprocess.run(command, cwd=cwd, check=True, env={**os.environ, "CARGO_TARGET_DIR": str(TARGET)})
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"the benchmark cannot run: {error}")


def shown(word: str | Path) -> str:
    """A path from the repository, where it is one."""
    return str(word.relative_to(ROOT)) if isinstance(word, Path) and word.is_relative_to(ROOT) else str(word)
