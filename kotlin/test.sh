#!/usr/bin/env bash
# Compiles the package for Kotlin with the compiler of kotlin/compiler and runs its programs; the last line is
# `N passed, N failed`.
#   OUT     a folder for what is built and answered (required)
#   TARGET  the folder with libendurance_uniffi (required)
#   JNA     the jar of JNA (default: Debian's)
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source bindings/check.sh

out=$OUT/kotlin
jna=${JNA:-/usr/share/java/jna.jar}
mkdir -p "$out/compiler" "$OUT/conformance"
rm -rf "$out"/*.jar "$out/docs"
jars=$jna:$out/endurance.jar

install_compiler() {
    cp kotlin/compiler/package.json kotlin/compiler/package-lock.json "$out/compiler/" &&
        (cd "$out/compiler" && { [[ -d node_modules/kotlin-compiler ]] || npm ci --no-audit --no-fund; })
}
kotlinc() {
    bash "$out/compiler/node_modules/kotlin-compiler/bin/kotlinc" -J-Xmx1g -jvm-target 17 "$@"
}
library() {
    kotlinc -Werror -cp "$jna" kotlin/src/main -d "$out/endurance.jar"
}
# The programs see what is internal, as tests in the same module do.
programs() {
    kotlinc -Xfriend-paths="$out/endurance.jar" -cp "$jars" kotlin/src/test examples/kotlin "$out/docs" -d "$out/programs.jar"
}
# Each block of the page is a program of its own, in a package of its own.
blocks() {
    python3 bindings/blocks.py docs/kotlin.md kotlin "$out/docs" &&
        for block in "$out"/docs/*.kt; do sed -i "1i package block$(basename "$block" .kt)" "$block"; done
}
run() {
    java -Djna.library.path="$TARGET" \
        -cp "$jars:$out/programs.jar:$out/compiler/node_modules/kotlin-compiler/lib/kotlin-stdlib.jar" "$@"
}
answer_cases() {
    run endurance.ConformanceKt conformance/cases.json "$OUT/conformance/kotlin.jsonl" >"$OUT/conformance/kotlin.tsv"
}

check 'install the compiler' install_compiler
check 'compile the package' library
check 'the blocks of docs/kotlin.md' blocks
check 'compile the programs' programs
check 'run the checks' run endurance.ChecksKt
check 'run examples/kotlin/Hello.kt' run HelloKt
check 'conformance' answer_cases
for block in "$out"/docs/*.kt; do
    number=$(basename "$block" .kt)
    check "run docs/kotlin.md $number" run "block$number._${number}Kt"
done
closing
