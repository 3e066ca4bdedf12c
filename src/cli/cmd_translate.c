/* cmd_translate.c: folioscope translate --missing TAG, and --take FILE. */
#include "cli/cli.h"

#include "i18n/i18n.h"
#include "pipeline/exchange/translate.h"

#include <stdio.h>

static int usage(const char *text, const char *word) {
    if (text) fprintf(stderr, "folioscope: '%s' %s\n", word, text);
    fputs(
        "usage: folioscope translate --missing TAG [--class GLOB] [--learner GLOB] [--to FILE] [WORKSPACE]\n"
        "       folioscope translate --take FILE [--dry-run] [WORKSPACE]\n",
        stderr);
    return EXIT_USAGE;
}

static const char *counted(struct arena *a, size_t n, const char *what) {
    return arena_printf(a, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static void say_missing(const struct translating *t, const struct translated_files *done,
                        struct arena *a) {
    const char *name = tag_english_name(a, t->tag);
    if (!done->learners) {
        printf("no home reads %s: there is nothing to translate\n", name);
    } else if (!done->texts) {
        printf("everything that homes read has %s words\n", name);
    } else {
        printf("%s: %s to translate into %s, for the homes of %s\n", t->file,
               counted(a, done->texts, "text"), name, counted(a, done->learners, "learner"));
        if (!t->dry_run)
            puts("it holds texts of children: hand it to the translator only, and delete it "
                 "afterwards");
    }
}

static void say_taken(const struct translating *t, const struct translated_files *done,
                      struct arena *a) {
    for (size_t i = 0; i < done->lines.n; i++) puts(done->lines.v[i]);
    printf("%s %s", counted(a, done->texts, "translation"),
           t->dry_run ? "would be put in" : "put in");
    if (done->same) printf(", %zu already there", done->same);
    putchar('\n');
}

int cmd_translate(const struct arguments *args, struct arena *a) {
    struct translating t = {.learner = args->learner,
                            .group = args->group,
                            .force = args->force,
                            .dry_run = args->dry_run,
                            .tag = args->missing};
    struct translated_files done;
    if (!args->missing == !args->take) return usage(NULL, NULL);
    if (args->missing && !tag_is_language(args->missing))
        return usage("is not the tag of a language, such as es, vi or zh-Hans", args->missing);
    if (!findings_format_known(args) || !cli_load_options_of(args, a, &t.load)) return EXIT_USAGE;
    t.file = args->take;
    if (args->missing)
        t.file = args->to ? args->to : arena_printf(a, "translate-%s.csv", args->missing);
    struct diags *diags = diags_new(a);
    bool ok = args->missing ? translate_missing(a, &t, diags, &done)
                            : translate_take(a, &t, diags, &done);
    ok = findings_print(args, diags) && ok;
    if (diags->errors) findings_print_counts(args, diags);
    if (ok && !args->quiet && findings_are_text(args) && args->missing) say_missing(&t, &done, a);
    if (ok && !args->quiet && findings_are_text(args) && args->take) say_taken(&t, &done, a);
    return cli_status_of(ok, diags);
}
