# Sourced by the test scripts of the bindings: `check NAME COMMAND...` runs a command, prints a line, and all its output
# when it fails; `closing` prints `N passed, N failed` and fails when something did.

passed=0 failed=0

check() {
    local name=$1 output status=0
    shift
    output=$("$@" 2>&1) || status=$?
    if ((status == 0)); then
        passed=$((passed + 1))
        printf '  ok      %s\n' "$name"
    else
        failed=$((failed + 1))
        printf '  FAILED  %s\n%s\n' "$name" "$output"
    fi
}

closing() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    ((failed == 0))
}
