/* cmd_new_people.c: folioscope new class and new learner. */
#include "cli/cli.h"

#include "pipeline/new/new_people.h"

#include <stdio.h>
#include <string.h>

static int usage(bool class) {
    if (class)
        fputs(
            "usage: folioscope new class CLASS [--names FILE] [--name NAME] [--roster] [-C WORKSPACE]\n",
            stderr);
    else
        fputs("usage: folioscope new learner NAME --class CLASS [--id ID] [-C WORKSPACE]\n"
              "       folioscope new learner --names FILE --class CLASS [-C WORKSPACE]\n",
              stderr);
    return EXIT_USAGE;
}

static int make(const struct arguments *args, struct arena *a, struct new_people *n) {
    struct arguments here = *args;
    struct texts lines;
    here.workspace = ".";
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &n->load)) return EXIT_USAGE;
    if (!cli_date(args->joined, &n->joined)) return EXIT_USAGE;
    n->dry_run = args->dry_run;
    n->file = args->names;
    if (args->names && strcmp(args->names, "-") != 0) n->file = cli_from(args, a, args->names);
    struct diags *diags = diags_new(a);
    bool ok = new_people(a, n, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}

int cmd_new_class(const struct arguments *args, struct arena *a) {
    struct new_people n = {.makes_class = true, .title = args->name, .roster = args->roster};
    if (args->n_words != 1) return usage(true);
    n.class = args->words[0];
    return make(args, a, &n);
}

int cmd_new_learner(const struct arguments *args, struct arena *a) {
    struct new_people n = {.class = args->group, .id = args->id};
    if (!args->group || (!args->n_words == !args->names)) return usage(false);
    const char **v = arena_array(a, args->n_words + 1, sizeof *v);
    for (size_t i = 0; i < args->n_words; i++) v[i] = args->words[i];
    n.names = (struct texts){v, args->n_words};
    return make(args, a, &n);
}
