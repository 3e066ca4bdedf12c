# shellcheck shell=bash
# What the checkers of this folder share: protocol lines and the way to the tools. Not a checker itself.

tools=$(cd "$(dirname "${BASH_SOURCE[0]}")/../tools/node_modules" 2>/dev/null && pwd) || {
    echo "not ok checkers are installed"
    echo "    run tests/setup-tests"
    exit 1
}
status=0 # the checker ends with: exit $status

# verdict NAME TEXT: "ok" when TEXT is empty; otherwise "not ok" with TEXT, at most 200 lines of it.
verdict() {
    if [[ -z $2 ]]; then
        printf 'ok %s\n' "$1"
        return
    fi
    printf 'not ok %s\n' "$1"
    printf '%s\n' "$2" | awk 'NR <= 200 { print "    " $0 } END { if (NR > 200) print "    and " NR - 200 " lines more" }'
    status=1
}
