#!/usr/bin/env bash
# Checks the package for Swift; the last line is `N passed, N failed`. With a Swift compiler it runs the package's tests, else
# it parses the sources and compiles the C header that they import.
#   OUT     a folder for what is built (required)
#   TARGET  the folder with libendurance_uniffi (required)
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source bindings/check.sh

out=$OUT/swift
mkdir -p "$out"
rm -rf "$out/docs"

# `_Nonnull` and `_Nullable` are words of clang.
header() {
    echo '#include "endurance_uniffiFFI.h"' |
        gcc -std=c11 -Wall -Wextra -Werror -D_Nonnull= -D_Nullable= -fsyntax-only -Iswift/Sources/endurance_uniffiFFI -x c -
}
parser() {
    { [[ -x $out/venv/bin/python ]] || python3 -m venv "$out/venv"; } &&
        "$out/venv/bin/python" -m pip install -q --disable-pip-version-check -r swift/requirements.txt
}
parse() {
    "$out/venv/bin/python" -B swift/parse.py "$@"
}
run_tests() {
    LD_LIBRARY_PATH=$TARGET swift test --package-path swift --scratch-path "$out/build" -Xlinker "-L$TARGET"
}

check 'the header' header
check 'the blocks of docs/swift.md' python3 bindings/blocks.py docs/swift.md swift "$out/docs"
if command -v swift >/dev/null; then
    check 'the tests' run_tests
else
    check 'install a parser' parser
    # what UniFFI generates is parsed by UniFFI's own tests; it holds attributes that the grammar does not know
    for file in swift/Package.swift swift/Sources/Endurance/*.swift swift/Tests/*/*.swift "$out"/docs/*.swift; do
        check "parse $file" parse "$file"
    done
fi
closing
