#!/usr/bin/env bash
# Has every language answer conformance/cases.json and prints the matrix of their digests; the last line is
# `N passed, N failed`. Builds what it needs, which takes minutes the first time.
#   CARGO, PYTHON  the commands to use
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO=${CARGO:-cargo} PYTHON=${PYTHON:-python3}
built=${CARGO_TARGET_DIR:-$PWD/target}
[[ $built == /* ]] || built=$PWD/$built
export CONFORMANCE_ANSWERS=$built/bindings/conformance
rm -rf "$CONFORMANCE_ANSWERS" && mkdir -p "$CONFORMANCE_ANSWERS"

echo 'Rust' >&2
"$CARGO" test -q -p endurance-core --all-features --test conformance >&2
echo 'Python' >&2
environment=$built/conformance-python
[[ -x $environment/bin/python ]] || "$PYTHON" -m venv "$environment"
"$environment/bin/python" -m pip install -q --disable-pip-version-check pytest ./python
(cd "$environment" && bin/python -m pytest -q -p no:cacheprovider "$OLDPWD/python/tests/test_conformance.py") >&2
echo 'Node' >&2
(cd node && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent build && node --test tests/conformance.test.mjs) >&2
echo 'C, Kotlin, Ruby' >&2
PARTS='c kotlin ruby' bash scripts/test-bindings.sh >&2
"$PYTHON" -B scripts/conformance.py "$CONFORMANCE_ANSWERS" rust python node c kotlin ruby
