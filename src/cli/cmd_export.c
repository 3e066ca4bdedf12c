/* cmd_export.c: folioscope export ratings|record. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/read/export.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    bool (*run)(const struct build_options *o, FILE *out, struct diags *diags);
} kinds[] = {{"ratings", export_ratings}, {"record", export_records}};

static int usage(const char *word) {
    if (word) fprintf(stderr, "folioscope: '%s' cannot be exported\n", word);
    fputs("usage: folioscope export ratings|record [WORKSPACE] [--audience staff|learner|family]\n",
          stderr);
    return EXIT_USAGE;
}

/* The public only gets pages: no record and no list of ratings. */
static bool read_audience(const struct arguments *args, enum audience *out) {
    if (!cli_audience_of(args, out)) return false;
    if (*out != AUDIENCE_PUBLIC) return true;
    fputs(
        "folioscope: nothing is exported for the public, which sees pages alone; use staff, learner or family\n",
        stderr);
    return false;
}

int cmd_export(const struct arguments *args, struct arena *a) {
    const char *what = args->n_words ? args->words[0] : NULL;
    struct arguments rest = *args;
    rest.workspace = args->n_words > 1 ? args->words[1] : ".";
    struct build_options o = {.out = args->out, .learner = args->learner, .group = args->group};
    for (size_t i = 0; what && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(what, kinds[i].name) != 0) continue;
        if (args->n_words > 1 && os_look(rest.workspace).kind == OS_ABSENT)
            cli_hint_learner("export", rest.workspace);
        if (!cli_load_options_of(&rest, a, &o.load) || !read_audience(&rest, &o.audience))
            return EXIT_USAGE;
        struct diags *diags = diags_new(a);
        bool ok = kinds[i].run(&o, stdout, diags);
        ok = fflush(stdout) == 0 && ok;
        ok = findings_print(&rest, diags) && ok;
        if (diags->errors) findings_print_counts(&rest, diags);
        return cli_status_of(ok, diags);
    }
    return usage(what);
}
