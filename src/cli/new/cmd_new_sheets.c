/* cmd_new_sheets.c: folioscope new activity, narratives, conferences, and evidence. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/new/new_sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef bool making(struct arena *a, const struct new_sheet *n, struct diags *diags,
                    struct texts *lines);

static int usage(const char *text) {
    fprintf(stderr, "usage: folioscope new %s [-C WORKSPACE]\n", text);
    return EXIT_USAGE;
}

static int make(const struct arguments *args, struct arena *a, struct new_sheet *n, making *sheet) {
    struct arguments here = *args;
    struct texts lines;
    here.workspace = ".";
    here.term = NULL;
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &n->load)) return EXIT_USAGE;
    if (!cli_date(args->on, &n->on)) return EXIT_USAGE;
    n->dry_run = args->dry_run;
    n->targets = args->targets;
    struct diags *diags = diags_new(a);
    bool ok = sheet(a, n, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}

int cmd_new_activity(const struct arguments *args, struct arena *a) {
    struct new_sheet n = {.class = args->group};
    if (args->n_words != 1 || !args->group || !args->targets)
        return usage("activity TITLE --class CLASS --targets LIST [--on DATE]");
    n.title = args->words[0];
    return make(args, a, &n, new_activity);
}

int cmd_new_narratives(const struct arguments *args, struct arena *a) {
    struct new_sheet n = {.class = args->group};
    if (args->n_words > 1 || !args->group) return usage("narratives TERM --class CLASS");
    if (args->n_words) n.term = args->words[0];
    return make(args, a, &n, new_narratives);
}

static bool read_first(const char *typed, struct arena *a, struct new_sheet *n) {
    enum { HOUR = 60 };
    int hour, minute;
    if (!load_typed_time(a, typed, os_today().year, &n->first, &hour, &minute)) return false;
    n->first_minute = hour * HOUR + minute;
    return true;
}

int cmd_new_conferences(const struct arguments *args, struct arena *a) {
    struct new_sheet n = {.class = args->group, .minutes = 20};
    if (args->n_words || !args->group || !args->first)
        return usage("conferences --class CLASS --first \"2026-11-24 15:20\" [--minutes N]");
    if (args->minutes) n.minutes = (int)strtol(args->minutes, NULL, 10);
    if (n.minutes < 1 || n.minutes > 240) {
        fprintf(stderr, "folioscope: '%s' is no number of minutes from 1 to 240\n", args->minutes);
        return EXIT_USAGE;
    }
    if (!read_first(args->first, a, &n)) {
        fprintf(
            stderr,
            "folioscope: '%s' is not a day with a time; write it as '2026-11-24 15:20' or '2026-11-24 3:20 PM'\n",
            args->first);
        return EXIT_USAGE;
    }
    return make(args, a, &n, new_conferences);
}

int cmd_new_evidence(const struct arguments *args, struct arena *a) {
    struct new_sheet n = {.class = args->group};
    n.learner = args->group ? args->learners : args->learner;
    if (args->n_words != 1 || !n.learner || (args->learner && args->learners) ||
        (args->learner && args->group))
        return usage("evidence TITLE --learner LEARNER | --class CLASS --learners LIST [--targets "
                     "LIST] [--on DATE]");
    n.title = args->words[0];
    return make(args, a, &n, new_evidence);
}
