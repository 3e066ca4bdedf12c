/* cmd_sheet.c: folioscope sheet CLASS, and take FILE. */
#include "cli/cli.h"

#include "pipeline/exchange/class_sheet.h"

#include <stdio.h>
#include <string.h>

int cmd_sheet(const struct arguments *args, struct arena *a) {
    struct sheet_wish wish = {
        .title = args->title, .targets = args->targets, .dry_run = args->dry_run};
    struct arguments here = *args;
    struct texts lines;
    if (args->n_words != 1) {
        fputs("usage: folioscope sheet CLASS [--title TITLE] [--on DATE] [--targets LIST] "
              "[--to FILE] [-C WORKSPACE]\n",
              stderr);
        return EXIT_USAGE;
    }
    here.workspace = ".";
    wish.class = args->words[0];
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &wish.load))
        return EXIT_USAGE;
    if (!cli_date(args->on, &wish.on)) return EXIT_USAGE;
    wish.folder = args->from;
    wish.here = args->folder;
    wish.to = args->to ? cli_from(args, a, args->to) : NULL;
    struct diags *diags = diags_new(a);
    bool ok = class_sheet_make(a, &wish, diags, &lines);
    return cli_tell(args, ok, diags, &lines);
}

/* What changes is said before it is written. */
static void say_changes(const struct entry_taken *t) {
    for (size_t i = 0; i < t->lines.n; i++) puts(t->lines.v[i]);
    fflush(stdout);
}

static void say_counts(const struct entry_taken *t, const char *what) {
    printf("%zu cell%s %s", t->changed, t->changed == 1 ? "" : "s", what);
    if (t->same) printf(", %zu already there", t->same);
    if (t->since) printf(", %zu changed in the files since", t->since);
    putchar('\n');
    fflush(stdout);
}

static bool read_activity(const char *word, enum entry_activity *out) {
    if (!word) return true;
    *out = ENTRY_SAME;
    if (strcmp(word, "same") == 0) return true;
    *out = ENTRY_OTHER;
    if (strcmp(word, "new") == 0) return true;
    fprintf(stderr, "folioscope: --activity is 'same' or 'new', not '%s'\n", word);
    return false;
}

int cmd_take(const struct arguments *args, struct arena *a) {
    struct sheet_back back = {0};
    struct arguments here = *args;
    if (args->n_words != 1) {
        fputs("usage: folioscope take FILE.xlsx [--activity same|new] [--replace] [--dry-run] "
              "[-C WORKSPACE]\n",
              stderr);
        return EXIT_USAGE;
    }
    if (!read_activity(args->activity, &back.activity)) return EXIT_USAGE;
    back.replace = args->replace;
    here.workspace = ".";
    back.file = cli_from(args, a, args->words[0]);
    if (!findings_format_known(args) || !cli_load_options_of(&here, a, &back.load))
        return EXIT_USAGE;
    struct diags *diags = diags_new(a);
    bool ok = class_sheet_read(a, &back, diags);
    const bool shown = ok && !args->quiet && findings_are_text(args);
    if (shown) say_changes(&back.taken);
    if (ok && !args->dry_run) ok = class_sheet_write(a, &back, diags);
    if (shown && args->dry_run) say_counts(&back.taken, "would be put in");
    if (shown && !args->dry_run) say_counts(&back.taken, ok ? "put in" : "not put in");
    class_sheet_close(&back);
    ok = findings_print(args, diags) && ok;
    if (diags->errors) findings_print_counts(args, diags);
    return cli_status_of(ok, diags);
}
