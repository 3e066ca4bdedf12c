# shellcheck shell=bash
# The sample in any language and theme, for suites of pages. Not a suite itself.

# themed OUT THEME LANGUAGE [OPTION...]: builds the sample's sites into OUT; LANGUAGE "home" is that of each home. Says what
# went wrong as a protocol line. Workspaces lie beside OUT.
themed() {
    local out=$1 theme=$2 language=$3 workspace=${1%/*}/in-$2 said
    shift 3
    [[ $language == home ]] || set -- --lang "$language" "$@"
    if [[ ! -d $workspace ]]; then
        cp -r sample-data "$workspace"
        sed -i '/^theme:/d' "$workspace/folioscope.yaml"
        printf 'theme: %s\n' "$theme" >>"$workspace/folioscope.yaml"
    fi
    said=$("${FOLIOSCOPE:-build/folioscope}" build -q --only html "$@" "$workspace" -o "$out" 2>&1) || {
        printf 'not ok the sample in %s, %s, is built\n    %s\n' "$language" "$theme" "${said//$'\n'/$'\n'    }"
        return 1
    }
}
