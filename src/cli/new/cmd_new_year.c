/* cmd_new_year.c: folioscope new year. */
#include "cli/cli.h"

#include "os/os.h"
#include "pipeline/new/new_year.h"

#include <stdio.h>
#include <string.h>

static int usage(void) {
    fputs("usage: folioscope new year [--map OLD=NEW,...] [--to FILE] [-C WORKSPACE]\n"
          "       folioscope new year --take FILE --first-day DATE [--shift-terms] [--dry-run] "
          "[-C WORKSPACE]\n",
          stderr);
    return EXIT_USAGE;
}

static bool ask(const char *what, const char *question) {
    char answer[16];
    fprintf(stderr, "%s.\n%s [y/N] ", what, question);
    fflush(stderr);
    return os_read_answer(answer, sizeof answer) && (answer[0] == 'y' || answer[0] == 'Y');
}

int cmd_new_year(const struct arguments *args, struct arena *a) {
    struct new_year n = {.map = args->map,
                         .here = args->folder,
                         .shift_terms = args->shift_terms,
                         .dry_run = args->dry_run};
    struct arguments here = *args;
    struct texts lines;
    here.workspace = ".";
    if (args->take && (args->map || args->to || !args->first_day)) return usage();
    if (!args->take && (args->first_day || args->shift_terms)) return usage();
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &n.load)) return EXIT_USAGE;
    if (!cli_date(args->first_day, &n.first_day)) return EXIT_USAGE;
    n.file = cli_from(args, a, "new-year.csv");
    if (args->to) n.file = cli_from(args, a, args->to);
    if (args->take) n.file = cli_from(args, a, args->take);
    if (os_is_terminal(0) && os_is_terminal(2)) n.ask = ask;
    struct diags *diags = diags_new(a);
    bool ok =
        args->take ? new_year_take(a, &n, diags, &lines) : new_year_list(a, &n, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}
