/* cmd_move.c: folioscope move LEARNER CLASS. */
#include "cli/cli.h"

#include "pipeline/new/move.h"

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
    if (!cli_date(args->on, &m.on)) return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    bool ok = move_learner(a, &m, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}
