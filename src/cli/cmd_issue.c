/* cmd_issue.c: folioscope issue. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/issued/issue_make.h"
#include "pipeline/issued/reprint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WHY_MOST = 500 }; /* bytes */

static int usage(const char *text) {
    fprintf(stderr, "folioscope: %s\ntry 'folioscope issue --help'\n", text);
    return EXIT_USAGE;
}

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

/* ---- once more ---- */

static int run_reprint(const struct arguments *args, struct arena *a) {
    const struct reprint_options o = {.root = ".",
                                      .term = args->words[0],
                                      .learner = args->n_words > 1 ? args->words[1] : args->learner,
                                      .out = args->out ? cli_from(args, a, args->out) : NULL};
    struct reprinted made;
    if (!o.out) return usage("name a new folder for the reprints with -o");
    struct diags *diags = diags_new(a);
    bool ok = reprint(&o, diags, &made);
    ok = findings_print(args, diags) && ok;
    if (diags->errors) findings_print_counts(args, diags);
    if (!args->quiet && findings_are_text(args) && (made.learners || !diags->errors))
        printf("%zu learner%s: %zu file%s, as issued\n", made.learners, plural(made.learners),
               made.files, plural(made.files));
    return cli_status_of(ok, diags);
}

/* ---- for the first time ---- */

static bool is_one_line(const char *text) {
    size_t n = strlen(text);
    bool seen = false;
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F) return false;
        seen = seen || text[i] != ' ';
    }
    return seen && n <= WHY_MOST;
}

static bool read_options(const struct arguments *args, struct arena *a, struct issue_options *o) {
    char *end = NULL;
    long jobs = args->jobs ? strtol(args->jobs, &end, 10) : 0;
    if (!cli_load_options_of(args, a, &o->build.load)) return false;
    o->build.load.root = "."; /* not the first argument, which is the term */
    o->build.load.term = args->words[0];
    o->build.load.clock = o->build.load.today;
    if (!cli_date(args->on, &o->build.load.today)) return false;
    if (args->on && !args->as_of) o->build.load.as_of = o->build.load.today;
    if (args->jobs && (*end || jobs < 1 || jobs > 256))
        return usage("--jobs takes a number from 1 to 256") == EXIT_WELL;
    if (args->correct && !is_one_line(args->correct))
        return usage("--correct takes the reason, in one line of up to 500 letters") == EXIT_WELL;
    o->build.jobs = (int)jobs;
    o->build.learner = args->learner;
    o->build.group = args->group;
    o->build.dry_run = args->dry_run;
    o->build.quiet = args->quiet;
    o->reports = args->report;
    o->correct = args->correct;
    return true;
}

static void print_made(const struct arguments *args, const struct issue_made *made) {
    enum { MOST = 40 };
    const char *would = args->dry_run ? " would be" : "";
    for (size_t i = 0; i < made->lines.n && i < MOST; i++) printf("  %s\n", made->lines.v[i]);
    if (made->lines.n > MOST) printf("  and %zu more\n", made->lines.n - MOST);
    printf("%zu learner%s%s issued", made->issued, plural(made->issued), would);
    if (made->already) printf(", %zu already issued", made->already);
    if (made->refused) printf(", %zu not issued: see the errors above", made->refused);
    putchar('\n');
    if (made->away)
        printf(
            "%zu learner%s who left, or has not joined yet, %s left out; --learner ID issues one of "
            "them\n",
            made->away, plural(made->away), made->away == 1 ? "is" : "are");
}

static int run_issue(const struct arguments *args, struct arena *a) {
    struct issue_options o = {0};
    struct issue_made made;
    if (args->n_words > 1) {
        fprintf(stderr, "folioscope: '%s' is too many: one term at a time\n", args->words[1]);
        cli_hint_learner("issue", args->words[1]);
        return EXIT_USAGE;
    }
    if (args->out) return usage("-o goes with --reprint; what is issued is kept in the workspace");
    if (!read_options(args, a, &o)) return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    os_catch_interrupt();
    bool ok = issue_make(&o, diags, &made);
    ok = findings_print(args, diags) && ok;
    if (diags->errors || (diags->warnings && !args->quiet)) findings_print_counts(args, diags);
    if (!args->quiet && findings_are_text(args)) print_made(args, &made);
    if (!made.interrupted) return cli_status_of(ok, diags);
    fputs(
        "interrupted: reports were issued for the learners listed, and no others; issue again to finish\n",
        stderr);
    return EXIT_IO;
}

int cmd_issue(const struct arguments *args, struct arena *a) {
    if (!findings_format_known(args)) return EXIT_USAGE;
    if (!args->n_words) return usage("issue the reports of which term?");
    if (os_look("folioscope.yaml").kind == OS_ABSENT && os_look(ISSUED).kind == OS_ABSENT) {
        fputs("folioscope: there is no workspace here: no file 'folioscope.yaml'\n"
              "name the workspace with -C: folioscope issue -C FOLDER TERM\n",
              stderr);
        return EXIT_USAGE;
    }
    if (args->reprint) return run_reprint(args, a);
    return run_issue(args, a);
}
