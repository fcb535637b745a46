#!/usr/bin/env python3
"""Write the types of the packages for Kotlin, Ruby and Swift from the JSON Schemas in endurance-core/schema.

    python3 bindings/uniffi/generate            writes them
    python3 bindings/uniffi/generate --check    fails when they are not what the schemas say

The engine speaks JSON; the packages speak classes. Each language has a module here, with one function for each file:
words (open enumerations), inputs and results. What counts bytes in JSON counts the language's own unit in its classes,
and names it.
"""

from __future__ import annotations

import argparse
import sys

import schema

import kotlin
import ruby
import swift


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail when a file is not what the schemas say")
    check = parser.parse_args().check
    types = schema.load()
    wrong = 0
    for language in (kotlin, ruby, swift):
        for name, text in language.files(types).items():
            path = schema.ROOT / language.FOLDER / name
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                print(
                    f"{path.relative_to(schema.ROOT)} is not what the schemas say: run python3 bindings/uniffi/generate"
                )
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
