# shellcheck shell=bash
# Installs Debian packages named in a list, for tests/setup-build and tests/setup-tests.
# Silent, and without network, where nothing is missing. Installs packages only: no repository is added,
# nothing is removed, nothing is upgraded on purpose.

# packages_in LIST...: the lines of the lists without comments: "package", "package command", or "package ?".
packages_in() {
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$@"
}

# packages_missing LIST...: names of the packages that are neither installed nor replaced by their command. One with
# "?" is missing only where this release of Debian has it.
packages_missing() {
    local package command installed known
    # shellcheck disable=SC2016 # the braces are dpkg-query's
    installed=$(packages_in "$@" | awk '{ print $1 }' |
        xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null || true)
    known=$(packages_in "$@" | awk '$2 == "?" { print $1 }' | xargs -r apt-cache show --no-all-versions 2>/dev/null || true)
    while read -r package command; do
        grep -qx "installed $package" <<<"$installed" && continue
        if [[ $command == '?' ]]; then
            grep -qx "Package: $package" <<<"$known" || continue
        fi
        [[ -n $command ]] && command -v "$command" >/dev/null && continue
        printf '%s\n' "$package"
    done < <(packages_in "$@")
}

# packages_install LIST...: installs what is missing; false when that did not succeed.
packages_install() {
    local -a missing as_root=()
    local log
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        printf '%s\n' "no apt-get here: make sure that these, or what your system calls them, are installed:" >&2
        packages_in "$@" | awk '{ print "  " $1 }' >&2
        return 0
    fi
    mapfile -t missing < <(packages_missing "$@")
    ((${#missing[@]})) || return 0
    printf 'installing %d Debian packages: %s\n' "${#missing[@]}" "${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || {
            printf 'this needs root, and there is no sudo; as root: apt-get install %s\n' "${missing[*]}" >&2
            return 1
        }
        printf 'asking sudo for the right to install them\n'
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
    log=$(mktemp)
    # A list of packages that could not be refreshed may still be good enough; the install will tell.
    "${as_root[@]}" update >"$log" 2>&1 || printf 'the list of packages could not be refreshed; going on\n' >&2
    mapfile -t missing < <(packages_missing "$@") # now those that this release has are known
    if ! "${as_root[@]}" install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
        tail -n 25 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
