/* cmd_check.c: folioscope check. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/read/lacking.h"

#include <stdio.h>

static int usage(const char *word) {
    fprintf(stderr, "folioscope: one workspace at a time: '%s' is too many\n", word);
    fputs("usage: folioscope check [--missing [TERM]] [WORKSPACE]\n", stderr);
    return EXIT_USAGE;
}

/* `check --missing TERM`: of the words, the first one that is not a folder is the term. */
static bool read_words(const struct arguments *args, struct arguments *out) {
    bool has_folder = false;
    *out = *args;
    out->workspace = ".";
    for (size_t i = 0; i < args->n_words; i++) {
        if (!out->term && os_look(args->words[i]).kind != OS_FOLDER) {
            out->term = args->words[i];
        } else if (!has_folder) {
            has_folder = true;
            out->workspace = args->words[i];
        } else {
            return false;
        }
    }
    return true;
}

static int tell_missing(const struct arguments *args, struct arena *a) {
    struct arguments rest;
    struct buf out = BUF_INIT;
    if (!read_words(args, &rest)) return usage(args->words[args->n_words - 1]);
    struct missing m = {.learner = args->learner, .group = args->group};
    if (!findings_format_known(args) || !cli_load_options_of(&rest, a, &m.load)) return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    bool ok = lacking_find(a, &m, diags);
    if (ok) (findings_are_text(args) ? lacking_text : lacking_json)(&m, &out);
    ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0 && ok;
    buf_release(&out);
    rest.format = NULL; /* errors go to standard error, beside the document */
    ok = findings_print(&rest, diags) && ok;
    if (diags->errors) findings_print_counts(&rest, diags);
    return cli_status_of(ok, diags);
}

int cmd_check(const struct arguments *args, struct arena *a) {
    struct build_options o = {.names_kept = !args->quiet};
    size_t learners;
    if (args->lacking) return tell_missing(args, a);
    if (args->n_words > 1) return usage(args->words[1]);
    if (args->learner || args->group) {
        fputs("folioscope: check reads everything; --learner and --class go with --missing\n",
              stderr);
        return EXIT_USAGE;
    }
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
