/* cmd_check.c: folioscope check. */
#include "cli/cli.h"

#include <stdio.h>

int cmd_check(const struct arguments *args, struct arena *a) {
    struct build_options o = {.names_kept = !args->quiet};
    size_t learners;
    if (!findings_format_known(args) || !cli_load_options_of(args, a, &o.load)) return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    struct texts notes;
    bool ok = build_check(&o, diags, &learners, &notes);
    ok = findings_print(args, diags) && ok;
    if (diags->errors || diags->warnings) {
        findings_print_counts(args, diags);
    } else if (!args->quiet && findings_are_text(args)) {
        const char *result = diags->list.n ? "no errors or warnings" : "nothing to report";
        printf("%zu learner%s, %s\n", learners, learners == 1 ? "" : "s", result);
    }
    for (size_t i = 0; !args->quiet && findings_are_text(args) && i < notes.n; i++)
        puts(notes.v[i]);
    return cli_status_of(ok, diags);
}
