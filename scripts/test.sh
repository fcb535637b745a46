#!/usr/bin/env bash
# The whole test suite as named parts, the fast ones first. A part that passes prints a line, one that fails all its output.
# The last line is `N passed, N failed`, with `, N skipped` when something was not run. Exits 1 on a failure.
#   REQUIRE=all  a part that cannot run here counts as failed
#   CARGO, PYTHON  the commands to use
#   ONLY         the parts to run, such as "rust readme"; all without
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

root=$PWD
cargo=${CARGO:-cargo}
python=${PYTHON:-python3}
log=$(mktemp)
built=${CARGO_TARGET_DIR:-$root/target}
[[ $built == /* ]] || built=$root/$built
# What each language answers to the conformance cases, for the matrix at the end.
export CONFORMANCE_ANSWERS=$built/bindings/conformance
rm -rf "$CONFORMANCE_ANSWERS" && mkdir -p "$CONFORMANCE_ANSWERS"
trap 'rm -f "$log"' EXIT

passed=0 failed=0 skipped=0
absent=()  # "part: why", for the closing lines

# part NAME COUNT COMMAND...: runs the command; COUNT reads its output and exit status and prints "passed failed skipped".
part() {
    local name=$1 count=$2 started=$SECONDS status=0 p f s
    shift 2
    [[ -z ${ONLY:-} || " $ONLY " == *" $name "* ]] || return 0
    "$@" >"$log" 2>&1 || status=$?
    read -r p f s < <("$count" "$status" <"$log")
    # A command that failed before it counted, or that counted nothing, has failed.
    if ((f == 0 && (status != 0 || p == 0))); then f=1; fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    if ((f > 0)); then
        printf '\n--- %s: %s\n' "$name" "$*"
        cat "$log"
        printf '\n'
    fi
    if ((s > 0)); then absent+=("$name: $s tests ignored"); fi
    printf '%-7s %-8s %5d passed, %d failed  (%d s)\n' "$( ((f > 0)) && echo FAILED || echo ok)" \
        "$name" "$p" "$f" "$((SECONDS - started))"
}

# without NAME WHY: a part that cannot run here.
without() {
    absent+=("$1: $2")
    if [[ ${REQUIRE:-} == all ]]; then
        failed=$((failed + 1))
        printf 'FAILED  %-8s not run: %s\n' "$1" "$2"
    else
        skipped=$((skipped + 1))
        printf 'skipped %-8s %s\n' "$1" "$2"
    fi
}

# A check without tests of its own: one passed or one failed.
count_check() {
    if (($1 == 0)); then echo 1 0 0; else echo 0 1 0; fi
}

# Sums the `test result:` lines of cargo: unit tests, integration tests, documentation examples.
count_cargo() {
    awk '/^test result:/ {
            for (i = 2; i <= NF; i++) {
                if ($i ~ /^passed/) p += $(i - 1)
                if ($i ~ /^failed/) f += $(i - 1)
                if ($i ~ /^ignored/) s += $(i - 1)
            }
        }
        END { print p + 0, f + 0, s + 0 }'
}

# Sums the `Ran N tests` and `FAILED (failures=N, errors=N, skipped=N)` lines of unittest.
count_unittest() {
    awk '/^Ran [0-9]+ tests? in / { ran += $2 }
        /^(OK|FAILED)( |$)/ {
            while (match($0, /(failures|errors|skipped|unexpected successes)=[0-9]+/)) {
                split(substr($0, RSTART, RLENGTH), pair, "=")
                if (pair[1] == "skipped") s += pair[2]; else f += pair[2]
                $0 = substr($0, RSTART + RLENGTH)
            }
        }
        END { p = ran - f - s; print (p > 0 ? p : 0), f + 0, s + 0 }'
}

# Reads the closing line of the scripts beside this one.
count_readme() {
    awk '/^[0-9]+ passed, [0-9]+ failed$/ { p = $1; f = $3 } END { print p + 0, f + 0, 0 }'
}

test_python() {
    "$python" -B -m unittest discover -s training && "$python" -B -m unittest discover -s scripts
}

# The environment with fairlearn, made once under the target folder.
environment=$built/fairness
prepare_fairness() {
    { [[ -x $environment/bin/python ]] || "$python" -m venv "$environment"; } &&
        "$environment/bin/python" -m pip install -q --disable-pip-version-check -r training/fairness-requirements.txt
}

# The command as the tests in Rust build it: the same features, so that nothing is built twice.
build_command() { "$cargo" test -q --workspace --all-features --no-run; }

test_fairness() {
    build_command && ENDURANCE=$built/debug/endurance "$environment/bin/python" -B training/check_fairness.py
}

# The verdicts on the generated twins are those of the committed table.
test_twins() {
    build_command && ENDURANCE=$built/debug/endurance "$python" -B training/check_twins.py
}

# The environment with the package and what its tests need, made once under the target folder; the package is built anew.
package=$built/python
prepare_package() {
    { [[ -x $package/bin/python ]] || "$python" -m venv "$package"; } &&
        "$package/bin/python" -m pip install -q --disable-pip-version-check $(printf -- '-r %s ' python/tests/requirements*.txt)
}

# The package is installed from its sdist and tested as installed: what the one or the other lacks is missed here.
# What the engine depends on is built into the repository's folder, where `pip install ./python` finds it.
# `pip install ./python` is a command of the README, which the part readme runs.
test_package() {
    local sources=$package/sdist
    # Extracted as new: cargo tells what changed by the time.
    rm -rf "$sources" && mkdir -p "$sources" && (cd python && "$package/bin/maturin" sdist -o "$sources") &&
        tar -xzmf "$sources"/*.tar.gz --strip-components=1 -C "$sources" &&
        CARGO_TARGET_DIR=$built "$package/bin/python" -m pip install -q --disable-pip-version-check --force-reinstall --no-deps "$sources" &&
        (cd "$package" && bin/python -m pytest -c "$root/python/pyproject.toml" --rootdir "$root/python" \
            --pyargs endurance "$root/python/tests")
}

# Types, stubs, style, and that what is generated is what the schemas say.
test_types() {
    (
        cd python && "$package/bin/ruff" check . && "$package/bin/ruff" format --check . &&
            "$package/bin/mypy" endurance tests bench generate.py render.py ../examples/python && "$package/bin/python" generate.py --check
    ) && (cd "$package" && bin/stubtest endurance._native --mypy-config-file "$root/python/pyproject.toml")
}

# Sums the closing line of pytest: `2 failed, 7 passed, 1 skipped, 1 error in 0.12s`.
count_pytest() {
    awk '/ in [0-9.]+s( |$|\))/ && /(passed|failed|error)/ { last = $0 }
        END {
            gsub(/[=,]/, "", last); n = split(last, word, " ")
            for (i = 2; i <= n; i++) {
                if (word[i] == "passed") p = word[i - 1]
                if (word[i] == "failed") f += word[i - 1]
                if (word[i] ~ /^errors?$/) f += word[i - 1]
                if (word[i] == "skipped") s = word[i - 1]
            }
            print p + 0, f + 0, s + 0
        }'
}

has() { "$@" >/dev/null 2>&1; }

if has "$python" --version; then
    part python count_unittest test_python
else
    without python "$python is not installed"
fi
if has "$cargo" fmt --version; then
    part format count_check "$cargo" fmt --all --check
else
    without format 'rustfmt is not installed'
fi
if has "$cargo" clippy --version; then
    part lints count_check "$cargo" clippy --workspace --all-targets --all-features -- -D warnings
else
    without lints 'clippy is not installed'
fi
if has "$cargo" --version; then
    part rust count_cargo "$cargo" test --workspace --all-features --no-fail-fast
else
    without rust 'cargo is not installed'
fi
if has "$cargo" --version && has "$python" --version; then
    part twins count_unittest test_twins
else
    without twins 'needs cargo and Python'
fi
if has "$cargo" --version && has prepare_fairness; then
    part fairness count_unittest test_fairness
else
    without fairness 'needs cargo, Python with venv, and PyPI'
fi
if has "$cargo" --version && has prepare_package; then
    part package count_pytest test_package
    part types count_check test_types
else
    without package 'needs cargo, Python with venv, and PyPI'
fi
if has "$cargo" --version && has npm --version; then
    part node count_readme bash scripts/test-node.sh
else
    without node 'needs cargo, Node 20 and npm'
fi
if has "$cargo" --version && has npm --version && has java -version; then
    part bindings count_readme env PARTS='generated c kotlin ruby swift docs' bash scripts/test-bindings.sh
    part matrix count_readme "$python" -B scripts/conformance.py "$CONFORMANCE_ANSWERS" rust python node c kotlin ruby
else
    without bindings 'needs cargo, npm and Java 17'
fi
if has "$cargo" --version && has "$python" --version; then
    part readme count_readme "$python" scripts/readme.py
else
    without readme 'needs cargo and Python'
fi

printf '\n'
for line in "${absent[@]+"${absent[@]}"}"; do printf 'not run: %s\n' "$line"; done
if ((passed + failed + skipped == 0)); then
    printf 'no part is called %s\n' "${ONLY:-}" >&2
    failed=1
fi
if ((skipped > 0)); then
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
else
    printf '%d passed, %d failed\n' "$passed" "$failed"
fi
((failed == 0))
