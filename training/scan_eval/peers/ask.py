#!/usr/bin/env python3
"""Asks one detector about each text of a file: ask.py NAME TEXTS ANSWERS. Runs in the environment of requirements.txt.

TEXTS has {"text"} a line, ANSWERS gets {"flagged", "failed"} a line. The verdict is the one that the package gives by itself.
A text that raises, or takes longer than SECONDS, has failed.
"""

from __future__ import annotations

import importlib
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

SECONDS = 2.0

Judge = Callable[[str], bool]


def module(name: str) -> Any:
    return importlib.import_module(name)


def ai_injection_guard() -> Judge:
    package = module("prompt_shield")
    scanner = package.PromptScanner()
    levels = scanner.SEVERITY_ORDER
    return lambda text: levels.index(scanner.scan(text).severity) >= levels.index(scanner.threshold)


def injectguard() -> Judge:
    scan = module("injectguard").scan
    return lambda text: scan(text).is_injection


def injectionguard() -> Judge:
    safe = module("injectionguard").is_safe
    return lambda text: not safe(text)


def injectionshield() -> Judge:
    scan = module("injectionshield").scan
    return lambda text: not scan(text).safe


def nukon() -> Judge:
    package = module("nukon_pi_detect")
    return lambda text: package.scan(text).decision == package.DECISION_MALICIOUS


def prompt_inject_detect() -> Judge:
    scan = module("prompt_inject_detect").scan
    return lambda text: scan(text).is_injection


JUDGES: dict[str, Callable[[], Judge]] = {
    "ai-injection-guard": ai_injection_guard, "injectguard": injectguard, "injectionguard": injectionguard, "injectionshield": injectionshield,
    "nukon-pi-detect": nukon, "prompt-inject-detect": prompt_inject_detect,
}


def too_long(*_: object) -> None:
    raise TimeoutError


def verdict(judge: Judge, text: str) -> dict[str, bool]:
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return {"flagged": bool(judge(text)), "failed": False}
    except Exception:  # whatever a package raises is its failure, and counted
        return {"flagged": False, "failed": True}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    name, texts, answers = sys.argv[1:]
    signal.signal(signal.SIGALRM, too_long)
    judge = JUDGES[name]()
    with Path(texts).open(encoding="utf-8") as lines, Path(answers).open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(verdict(judge, json.loads(line)["text"])) + "\n")


if __name__ == "__main__":
    main()
