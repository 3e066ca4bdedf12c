/* cmd_explain.c: folioscope explain. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/read/explain_one.h"

#include <stdio.h>

static int print(const struct buf *text) {
    fwrite(text->p, 1, text->n, stdout);
    if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_WELL;
    fputs("folioscope: cannot write to standard output\n", stderr);
    return EXIT_IO;
}

/* Warnings about shared files would precede every answer, so only `check` prints them. */
static void print_errors(const struct arguments *args, const struct diags *diags, struct arena *a) {
    struct diags *errors = diags_new(a);
    for (size_t i = 0; i < diags->list.n; i++)
        if (diags->list.v[i].severity == DIAG_ERROR) diag_add(errors, diags->list.v[i]);
    findings_print(args, errors);
    if (errors->errors) findings_print_counts(args, errors);
}

/* The arguments are the learner and the target, so the workspace is the current folder. */
static bool is_in_workspace(const struct arguments *args, struct arena *a) {
    if (os_look("folioscope.yaml").kind != OS_ABSENT) return true;
    const char *first = args->words[0];
    bool named =
        args->n_words > 1 && os_look(os_join(a, first, "folioscope.yaml")).kind != OS_ABSENT;
    fprintf(stderr, "folioscope: there is no workspace here: no file 'folioscope.yaml'\n");
    if (named)
        fprintf(stderr, "name it with -C: folioscope explain -C %s %s\n", first, args->words[1]);
    else
        fprintf(
            stderr,
            "change to the folder that holds it, or name that: folioscope explain -C FOLDER %s\n",
            first);
    return false;
}

int cmd_explain(const struct arguments *args, struct arena *a) {
    struct explain_options o = {.compare = args->compare};
    if (args->n_words == 0) {
        fputs("folioscope: explain whom? usage: folioscope explain LEARNER [TARGET]\n", stderr);
        return EXIT_USAGE;
    }
    o.learner = args->words[0];
    o.target = args->n_words > 1 ? args->words[1] : NULL;
    if (!is_in_workspace(args, a) || !cli_load_options_of(args, a, &o.load)) return EXIT_USAGE;
    o.load.root = "."; /* not the first argument, which is the learner */
    struct diags *diags = diags_new(a);
    struct buf text = BUF_INIT;
    enum explained outcome = explain_one(&o, diags, &text);
    int status = EXIT_USAGE;
    if (outcome == EXPLAINED_UNKNOWN) fprintf(stderr, "folioscope: %s", text.p);
    print_errors(args, diags, a);
    if (outcome != EXPLAINED_UNKNOWN) status = cli_status_of(outcome == EXPLAINED, diags);
    if (outcome == EXPLAINED) {
        int printed = print(&text);
        if (printed != EXIT_WELL) status = printed;
    }
    buf_release(&text);
    return status;
}
