/* cmd_check.c: folioscope check. */
#include "cli/cli.h"

#include <stdio.h>

int cmd_check(const struct arguments *args, struct arena *a) {
    struct build_options o = {0};
    size_t learners;
    if (!load_options_of(args, a, &o.load)) return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    bool ok = build_check(&o, diags, &learners);
    print_findings(args, diags);
    if (diags->errors || diags->warnings)
        print_counts(diags);
    else if (!args->quiet)
        printf("%zu learners, nothing to report\n", learners);
    return status_of(ok, diags);
}
