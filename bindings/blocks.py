#!/usr/bin/env python3
"""Write the code blocks of a page to files, one each: python3 bindings/blocks.py docs/c.md c FOLDER.

The files are named 1.c, 2.c, ... in the order of the page. A block of shell commands is written only where the line
above it says that scripts/test-bindings.sh runs it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SUFFIXES = {"c": "c", "kotlin": "kt", "ruby": "rb", "swift": "swift", "sh": "sh"}
MARK = "<!-- not run: scripts/test-bindings.sh runs it -->\n"


def main(page: Path, language: str, folder: Path) -> int:
    mark = re.escape(MARK) if language == "sh" else ""
    blocks = re.findall(
        rf"^{mark}```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    if not blocks:
        print(f"{page} has no block of {language}")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for number, block in enumerate(blocks, 1):
        (folder / f"{number}.{SUFFIXES[language]}").write_text(block, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
