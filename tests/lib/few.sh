# shellcheck shell=bash
# The sample with a few of its learners, for suites where all ten would show no more. Not a suite itself.

# few_of_the_sample TO LEARNER...
few_of_the_sample() {
    cp -R sample-data "$1"
    leave_few "$@"
}

# leave_few WORKSPACE LEARNER...: the others' folders, and what is written of them for a whole class, are taken out.
leave_few() {
    local to=$1 few folder file
    shift
    few=$(IFS='|' && echo "$*")
    for folder in "$to"/classes/*/learners/*; do [[ ${folder##*/} =~ ^($few)$ ]] || rm -r "$folder"; done
    for file in "$to"/classes/*/*.csv "$to"/classes/*/activities/*.csv; do
        [[ ! -e $file ]] || sed -i -E "0,/^(date,)?learner,/b; /^([^,]*,)?($few),/!d" "$file"
    done
    for file in "$to"/classes/*/narratives/*.md; do
        [[ ! -e $file ]] || sed -i -E "/^## /{h}; x; /^## /{/^## ($few)\$/!{x;d}}; x" "$file"
    done
}

# small_pictures FOLDER: all pictures in it are 8 by 8 pixels. To read those of the sample takes most of the time of a build.
small_pictures() {
    local picture
    while IFS= read -r -d '' picture; do
        base64 -d >"$picture" <<<'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGNImJCAFTEMLQkA0qhUAU76KQgAAAAASUVORK5CYII='
    done < <(find "$1" -regex '.*[.]\(jpe?g\|png\|webp\|heic\)' -print0)
}
