#!/usr/bin/env bash
# The tests of the Node package: builds the engine and the package, then runs node --test, which also checks types, the
# documentation, what publint and arethetypeswrong say, and a tarball in an empty project. The last line is
# `N passed, N failed`. Needs cargo, Node 20 or later, npm and its registry.
set -uo pipefail
cd "$(dirname "$0")/../node" || exit 1

npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent build || {
    echo '0 passed, 1 failed'
    exit 1
}

# One file at a time: several build into the same folders, and some measure time.
node --test --test-concurrency=1 --test-reporter=tap tests/*.test.mjs | awk '
    /^# (Subtest|tests|suites|skipped|todo|duration_ms)/ || /^ *ok / { next }
    /^ *not ok / { bad = 1 }
    /^# pass / { passed = $3; next }
    /^# (fail|cancelled) / { failed += $3; next }
    bad { print }
    /^ *\.\.\.$/ { bad = 0 }
    END {
        if (passed + failed == 0) failed = 1
        printf "%d passed, %d failed\n", passed, failed
        exit failed > 0
    }'
