/* common.c: shared by commands that read a workspace: folders, options, and the exit status. */
#include "cli/cli.h"

#include "base/codes.h"
#include "os/os.h"
#include "pipeline/read/audience.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool holds_templates(struct arena *a, const char *folder) {
    return folder && os_look(os_join(a, folder, "templates")).kind == OS_FOLDER;
}

/* Folioscope's own files: in FOLIOSCOPE_SHARE, near the program (built or installed), or in the
 * install prefix. */
static const char *share_folder(struct arena *a) {
    const char *said = getenv("FOLIOSCOPE_SHARE");
    if (said) return said;
    const char *program = os_program_folder(a);
    const char *beside[] = {"..", "../..", "../share/folioscope"};
    for (size_t i = 0; program && i < 3; i++)
        if (holds_templates(a, os_join(a, program, beside[i])))
            return os_join(a, program, beside[i]);
    return FOLIOSCOPE_SHARE;
}

bool cli_date(const char *text, struct date *out) {
    if (!text) return true;
    struct arena *scratch = arena_new();
    const char *day = load_typed_day(scratch, text, os_today().year);
    const bool ok = day && date_parse(day, strlen(day), out);
    arena_free(scratch);
    if (!ok)
        fprintf(stderr, "folioscope: '%s' is not a date%s; write it as 2026-03-04\n", text,
                day ? "" : " that can be read in one way only");
    return ok;
}

bool cli_load_options_of(const struct arguments *args, struct arena *a, struct load_options *out) {
    *out = (struct load_options){
        .root = args->workspace, .share = share_folder(a), .today = os_today(), .term = args->term};
    return cli_date(args->as_of, &out->as_of);
}

const char *cli_from(const struct arguments *args, struct arena *a, const char *path) {
    return *path == '/' || !args->from ? path : os_join(a, args->from, path);
}

bool cli_audience_of(const struct arguments *args, enum audience *out) {
    const char *word = args->audience, *meant;
    *out = AUDIENCE_STAFF;
    if (!word || audience_find(word, out, &meant)) return true;
    fprintf(stderr, "folioscope: --audience '%s' is not known", word);
    if (meant) fprintf(stderr, "; did you mean '%s'?", meant);
    fputs(
        "\nuse staff, learner, family or public; 'folioscope audience' lists what each one sees\n",
        stderr);
    return false;
}

int cli_status_of(bool ok, const struct diags *diags) {
    bool failed = false;
    for (size_t i = 0; i < diags->list.n; i++) {
        const struct diag *d = &diags->list.v[i];
        enum code_cause cause =
            d->severity == DIAG_ERROR && d->code ? code_cause(d->code) : CAUSE_INPUT;
        if (cause == CAUSE_USAGE) return EXIT_USAGE;
        failed = failed || cause != CAUSE_INPUT;
    }
    if (failed) return EXIT_IO;
    if (diags->errors) return EXIT_FINDINGS;
    return ok ? EXIT_WELL : EXIT_IO;
}

int cli_tell(const struct arguments *args, bool ok, struct diags *diags,
             const struct texts *lines) {
    ok = findings_print(args, diags) && ok;
    if (diags->errors) findings_print_counts(args, diags);
    for (size_t i = 0; i < lines->n && !args->quiet && findings_are_text(args); i++)
        puts(lines->v[i]);
    return cli_status_of(ok, diags);
}
