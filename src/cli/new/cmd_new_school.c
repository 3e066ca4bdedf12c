/* cmd_new_school.c: folioscope new school. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/new/new_school.h"

#include <stdio.h>

static const char *ask_name(struct arena *a) {
    char answer[200];
    if (!os_is_terminal(0) || !os_is_terminal(2)) return NULL;
    fputs("What is the name of the school? ", stderr);
    fflush(stderr);
    if (!os_read_answer(answer, sizeof answer) || !*answer) return NULL;
    return arena_strdup(a, answer);
}

int cmd_new_school(const struct arguments *args, struct arena *a) {
    struct load_options load;
    struct texts lines;
    if (!findings_format_known(args) || !cli_load_options_of(args, a, &load)) return EXIT_USAGE;
    struct new_school n = {.share = load.share,
                           .folder = args->workspace,
                           .start = args->start,
                           .name = args->name,
                           .today = load.today,
                           .dry_run = args->dry_run};
    if (!n.name) n.name = ask_name(a);
    if (!n.name) {
        fputs("usage: folioscope new school [FOLDER] --name NAME [--start START]\n", stderr);
        return EXIT_USAGE;
    }
    struct diags *diags = diags_new(a);
    bool ok = new_school(a, &n, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}
