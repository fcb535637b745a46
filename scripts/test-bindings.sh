#!/usr/bin/env bash
# Tests the bindings for C, Kotlin, Ruby and Swift: installs what is missing, builds, and runs the programs of each language.
# The last line is `N passed, N failed`; exits 1 on a failure.
#   PARTS   which parts to run (default: "rust generated c kotlin ruby swift docs conformance")
#   CALLS   how many calls the program about memory makes (default 100000; 1000000 take a few minutes, in release)
#   PROFILE `dev` (default) or `release`
#   CARGO, PYTHON  the commands to use
# On Debian, as root, missing packages are installed; elsewhere install them first: gcc and g++, valgrind, Java 17, JNA, Ruby
# with the gem ffi, Node with npm, Python with venv.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

export CARGO=${CARGO:-cargo}
parts=${PARTS:-rust generated c kotlin ruby swift docs conformance}
profile=${PROFILE:-dev}
built=${CARGO_TARGET_DIR:-$PWD/target}
[[ $built == /* ]] || built=$PWD/$built
export CARGO_TARGET_DIR=$built
export OUT=$built/bindings
export TARGET=$built/$([[ $profile == release ]] && echo release || echo debug)
languages=()
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# A command, or a file, and the package of Debian that brings it.
needed=(
    gcc:gcc g++:g++ valgrind:valgrind java:openjdk-17-jre-headless npm:npm ruby:ruby
    /usr/share/java/jna.jar:libjna-java /usr/share/doc/ruby-ffi:ruby-ffi
)

install_missing() {
    local missing=() pair what
    for pair in "${needed[@]}"; do
        what=${pair%%:*}
        if [[ $what == /* ]]; then [[ -e $what ]]; else command -v "$what" >/dev/null; fi || missing+=("${pair#*:}")
    done
    ((${#missing[@]} == 0)) && return
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        echo "not installed: ${missing[*]}" >&2
        return
    fi
    echo "installing ${missing[*]}"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}") >/dev/null
}

# part NAME COMMAND...: runs a command whose last line is `N passed, N failed`.
part() {
    local name=$1 started=$SECONDS p=0 f=0
    shift
    [[ " $parts " == *" $name "* ]] || return
    echo "$name"
    "$@" 2>&1 | tee "$log"
    read -r p f < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | tail -n 1) || f=1
    passed=$((passed + p)) failed=$((failed + f))
    printf '%s: %d passed, %d failed (%d s)\n\n' "$name" "$p" "$f" "$((SECONDS - started))"
}

# The tests in Rust, the drift of the C header among them.
test_rust() {
    "$CARGO" test -p endurance-c -p endurance-uniffi 2>&1 | tee "$log.rust"
    awk '/^test result:/ { p += $4; f += $6 } END { printf "%d passed, %d failed\n", p, f + (p == 0) }' "$log.rust"
    rm -f "$log.rust"
}

# That the committed files are what the schemas and the library say.
test_generated() (
    source bindings/check.sh
    check 'the types are what the schemas say' "${PYTHON:-python3}" -B bindings/uniffi/generate --check
    check 'the bindings are what the library says' bash bindings/uniffi/bind.sh --check
    closing
)

# The commands that the pages show.
test_docs() (
    source bindings/check.sh
    mkdir -p out
    for language in c ruby; do
        check "the commands of docs/$language.md" python3 bindings/blocks.py "docs/$language.md" sh "$OUT/docs/$language"
        for block in "$OUT/docs/$language"/*.sh; do
            check "run docs/$language.md $(basename "$block")" bash -e "$block"
        done
    done
    closing
)

test_conformance() {
    "${PYTHON:-python3}" -B scripts/conformance.py "$OUT/conformance" "${languages[@]}"
}

install_missing
"$CARGO" build -q --profile "$profile" -p endurance-c -p endurance-uniffi || exit 1
mkdir -p "$OUT"
for language in c kotlin ruby; do
    [[ " $parts " == *" $language "* ]] && languages+=("$language")
done
part rust test_rust
part generated test_generated
part c bash bindings/c/test.sh
part kotlin bash kotlin/test.sh
part ruby bash ruby/test.sh
part swift bash swift/test.sh
part docs test_docs
part conformance test_conformance

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
