# shellcheck shell=bash
# For suites in bash: one line for each thing that is checked, and the exit status at the end.
#
#   check NAME COMMAND...      ok when the command succeeds; its output is shown when it does not
#   finish                     exits with 1 if anything was not ok

tap_failed=0

check() {
    local name=$1 log
    shift
    if log=$("$@" 2>&1); then
        printf 'ok %s\n' "$name"
    else
        printf 'not ok %s\n' "$name"
        head -n 40 <<<"$log" | while IFS= read -r line; do printf '    %s\n' "$line"; done
        tap_failed=1
    fi
}

finish() { exit "$tap_failed"; }

# ends_with STATUS COMMAND...: true when the command ends with that exit status; shows what it said otherwise.
ends_with() {
    local want=$1 got=0
    shift
    "$@" || got=$?
    ((got == want)) || { printf 'exit status %d, wanted %d\n' "$got" "$want" && false; }
}
