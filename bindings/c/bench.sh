#!/usr/bin/env bash
# What a call costs in C, and whether memory stays over a million of them. Linux only.
#   CARGO  the command to use
#   CALLS  how many (default 1000000)
set -euo pipefail
cd "$(dirname "$0")/../.."

built=${CARGO_TARGET_DIR:-$PWD/target}
[[ $built == /* ]] || built=$PWD/$built
"${CARGO:-cargo}" build -q --release -p endurance-c
program=$built/bindings/c-memory
mkdir -p "$built/bindings"
gcc -std=c11 -O2 -Ibindings/c/include bindings/c/tests/memory.c -o "$program" -L"$built/release" -lendurance -pthread
LD_LIBRARY_PATH=$built/release "$program" "${CALLS:-1000000}"
