/* cmd_move.c: folioscope move LEARNER CLASS. */
#include "cli/cli.h"

#include "pipeline/run/move.h"

#include <stdio.h>
#include <string.h>

static int usage(void) {
    fputs("usage: folioscope move LEARNER CLASS [--on DATE] [--dry-run] [-C WORKSPACE]\n", stderr);
    return EXIT_USAGE;
}

int cmd_move(const struct arguments *args, struct arena *a) {
    struct moving m = {.dry_run = args->dry_run};
    struct arguments here = *args;
    struct texts lines;
    if (args->n_words != 2) return usage();
    here.workspace = ".";
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &m.load)) return EXIT_USAGE;
    m.learner = args->words[0];
    m.class = args->words[1];
    if (args->on && !date_parse(args->on, strlen(args->on), &m.on)) {
        fprintf(stderr, "folioscope: '%s' is not a date; write it as 2026-03-04\n", args->on);
        return EXIT_USAGE;
    }
    struct diags *diags = diags_new(a);
    bool ok = move_learner(a, &m, diags, &lines);
    ok = findings_print(args, diags) && ok;
    if (diags->errors) findings_print_counts(args, diags);
    for (size_t i = 0; i < lines.n && !args->quiet && findings_are_text(args); i++)
        puts(lines.v[i]);
    return cli_status_of(ok, diags);
}
