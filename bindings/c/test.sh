#!/usr/bin/env bash
# Compiles the programs in C and runs them, also under valgrind; the last line is `N passed, N failed`.
#   OUT     a folder for what is built and answered (required)
#   TARGET  the folder with libendurance (required)
#   CALLS   how many calls the program about memory makes (default 100000)
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
source bindings/check.sh

out=$OUT/c
mkdir -p "$out"
rm -rf "$out"/*
export LD_LIBRARY_PATH=$TARGET

flags=(-std=c11 -Wall -Wextra -Werror -pedantic -g -O1 -Ibindings/c/include)
compile() {
    gcc "${flags[@]}" "$1" -o "$2" -L"$TARGET" -lendurance -pthread
}
compile_static() {
    gcc "${flags[@]}" "$1" -o "$2" "$TARGET/libendurance.a" -pthread -ldl -lm
}
# Every kind of leak is an error, but for the tables that stay.
under_valgrind() {
    valgrind -q --num-callers=60 --suppressions=bindings/c/tests/valgrind.supp --leak-check=full --show-leak-kinds=all \
        --errors-for-leak-kinds=all --error-exitcode=9 "$@"
}
answer_cases() {
    "$out/conformance" conformance/cases.json "$OUT/conformance/c.jsonl" >"$OUT/conformance/c.tsv"
}
as_cpp() {
    gcc -x c++ -Wall -Wextra -Werror -fsyntax-only bindings/c/include/endurance.h
}

for file in examples/c/*.c bindings/c/tests/*.c; do
    check "compile $file" compile "$file" "$out/$(basename "$file" .c)"
done
check 'compile against the static library' compile_static examples/c/hello.c "$out/hello_static"
check 'the header in C++' as_cpp
for program in border hello hello_static threads; do
    check "run $program" "$out/$program"
done
for program in border hello threads; do
    check "valgrind $program" under_valgrind "$out/$program"
done
mkdir -p "$OUT/conformance"
check 'conformance' answer_cases
check 'the blocks of docs/c.md' python3 bindings/blocks.py docs/c.md c "$out/docs"
for block in "$out"/docs/*.c; do
    check "compile docs/c.md $(basename "$block")" compile "$block" "${block%.c}"
    check "run docs/c.md $(basename "$block")" "${block%.c}"
done
check "memory over ${CALLS:-100000} calls" "$out/memory" "${CALLS:-100000}"
closing
