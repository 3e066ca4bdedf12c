/* cmd_new_term.c: folioscope new term. */
#include "cli/cli.h"

#include "pipeline/new/new_term.h"

#include <stdio.h>
#include <string.h>

static int usage(void) {
    fputs("usage: folioscope new term ID --name NAME --starts DATE --ends DATE [--class CLASS] "
          "[-C WORKSPACE]\n",
          stderr);
    return EXIT_USAGE;
}

int cmd_new_term(const struct arguments *args, struct arena *a) {
    struct new_term n = {.name = args->name, .of = args->group, .dry_run = args->dry_run};
    struct arguments here = *args;
    struct texts lines;
    here.workspace = ".";
    if (args->n_words != 1 || !args->name || !args->starts || !args->ends) return usage();
    if (!cli_date(args->starts, &n.starts) || !cli_date(args->ends, &n.ends)) return EXIT_USAGE;
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &n.load)) return EXIT_USAGE;
    n.id = args->words[0];
    struct diags *diags = diags_new(a);
    bool ok = new_term(a, &n, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}
