#!/usr/bin/env python3
"""Parse files of Swift where there is no compiler: python3 swift/parse.py FILE... fails at the first that is no Swift.

It sees grammar, not types. Needs what swift/requirements.txt lists.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import tree_sitter
import tree_sitter_swift


def wrong(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    if node.type == "ERROR" or node.is_missing:
        yield node
    elif node.has_error:
        for child in node.children:
            yield from wrong(child)


def main(files: list[str]) -> int:
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_swift.language()))
    failed = 0
    for file in files:
        for node in wrong(parser.parse(Path(file).read_bytes()).root_node):
            print(f"{file}:{node.start_point.row + 1}: no Swift: {node.text!r}")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
